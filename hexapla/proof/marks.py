"""The marks of a source beside its words: what was bold, struck out, raised or a link, and is it no more."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from hexapla.akn.names import akn, local
from hexapla.proof.stories import words

KINDS = (
    "bold",
    "italic",
    "struck out",
    "underlined",
    "raised",
    "lowered",
    "links",
    "captions",
    "addresses",
    "note calls",
)

_DOCUMENTS = re.compile(r"^https?://(?:www\.)?(?:undocs|docs\.un)\.org/(?:(?:ar|en|es|fr|ru|zh)/)?", re.IGNORECASE)
"""Where documents of the United Nations are, by their symbols: these addresses are one."""

CALL = "call"
"""What stands for each call of a note, whose mark a source need not print."""

_ELEMENTS = {
    "b": "bold", "i": "italic", "del": "struck out", "u": "underlined", "ins": "underlined", "sup": "raised",
    "sub": "lowered", "ref": "links", "noteRef": "raised", "authorialNote": "raised", "caption": "captions",
}  # fmt: skip
_LINKS = ("ref", "rref", "mref", "a")
_CALLS = ("authorialNote", "noteRef")
_BOLD_BY_ITSELF = ("heading", "subheading", "num", "th", "caption", "docTitle", "coverPage", "preface")
"""Elements whose words a page sets in a way of its own: a heading that is bold as a whole is a heading."""


def begins(raised: etree._Element) -> bool:
    """Tell whether raised letters begin what they stand in: the mark of a note, which no blank need part from its words."""
    above = raised.getparent()
    return raised.getprevious() is None and above is not None and not (above.text or "").strip()


def lost_marks(source: Mapping[str, Iterable[str]], main: etree._Element) -> Iterator[tuple[str, int]]:
    """Yield kinds of marks and how many words of the source had each that the text has without it."""
    known = {kind: Counter[str]() for kind in KINDS}
    for element in main.iter():
        for kind, said in marks_of(element):
            known[kind].update(words(_DOCUMENTS.sub("", said)))
    own = Counter(word for name in _BOLD_BY_ITSELF for each in main.iter(akn(name)) for word in words(_text(each)))
    for kind in KINDS:
        lost = Counter(words(" ".join(_DOCUMENTS.sub("", said) for said in source.get(kind, ())))) - known[kind]
        if count := (lost - own).total():
            yield kind, count


def marks_of(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the kinds of marks that an AKN element is, with the words that have each."""
    name = local(element)
    if name in _ELEMENTS:
        yield _ELEMENTS[name], element.get("marker") or "".join(map(str, element.itertext()))
    if name in ("num", "heading") and local(_above(element)) == "tblock":
        yield "captions", _text(element)
    if name in _LINKS and is_outside(element.get("href", "")):
        yield "addresses", element.get("href", "")
    if name in _CALLS:
        yield "note calls", CALL
        yield "raised", element.get("marker", "")  # a note that is typed as a paragraph begins with it once more


def is_outside(address: str) -> bool:
    """Tell whether an address leads out of a document to a place that it may name."""
    return address.startswith(("http:", "https:", "mailto:"))


def _above(element: etree._Element) -> etree._Element:
    above = element.getparent()
    return element if above is None else above


def _text(element: etree._Element) -> str:
    return " ".join(map(str, element.itertext()))
