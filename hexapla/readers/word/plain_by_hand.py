"""Text in the style of a heading: an author took its bold type off and made it no larger than the text around it."""

import re

from lxml import etree

from hexapla.readers.structure.labels import BLANKS, may_be_heading
from hexapla.readers.word.caption_words import CAPTION
from hexapla.readers.word.names import child_val, is_on, w, whole
from hexapla.readers.word.styles import HEADINGS, Styles

_TEXT = 20
"""Half-points in which the templates of the United Nations set text."""

_BELOW_HEADINGS = re.compile(r"(?:\([^\W\d_]{1,4}\)|\d{1,3}(?:\.\d{1,3})+\.?|[–—•])[ \u00a0]?\t")
"""Labels of items and of numbers in several parts."""


def is_text_by_hand(paragraph: etree._Element, styles: Styles) -> bool:
    """Tell whether a paragraph in the style of a heading is text by its look and its words.

    The style is bold, most letters are not, by hand, and no larger than text; the words are a sentence, too many for a
    heading, or stand behind the label of an item.  A short line stays a heading, as a caption does: authors dress those too.
    """
    ident = child_val(paragraph, "pPr", "pStyle")
    if styles.kind(ident) not in HEADINGS or not styles.is_bold_type(ident):
        return False
    words = "".join((each.text or "") if each.tag == w("t") else "\t" for each in _signs(paragraph)).strip(BLANKS)
    if CAPTION.match(words) or (may_be_heading(words) and not _BELOW_HEADINGS.match(words)):
        return False
    return _is_plain(paragraph, styles, ident)


def _signs(paragraph: etree._Element) -> list[etree._Element]:
    return [sign for run in paragraph.iter(w("r")) for sign in run.iterchildren(w("t"), w("tab"))]


def _is_plain(paragraph: etree._Element, styles: Styles, ident: str | None) -> bool:
    """Tell whether most letters are neither bold nor larger than text because their author said so."""
    largest, inherited = styles.size(styles.standard) or _TEXT, styles.size(ident)
    letters = {True: 0, False: 0}
    for run in paragraph.iter(w("r")):
        bold = run.find(f"{w('rPr')}/{w('b')}")
        size = whole(child_val(run, "rPr", "sz")) or inherited or _TEXT
        is_plain = bold is not None and not is_on(bold) and size <= largest
        letters[is_plain] += sum(len((text.text or "").strip()) for text in run.iterchildren(w("t")))
    return letters[True] > letters[False]
