"""Where the author of a Word file has begun a page by hand: typed breaks, paragraphs set to begin one, sections."""

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from hexapla.readers.word.cleaning import section_of
from hexapla.readers.word.names import child_val, is_on, paragraphs, val, w

_SHOWN = (*map(w, ("t", "drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference")), "{*}oMath")
_NEW_PAGE = (None, "nextPage", "oddPage", "evenPage")
"""How a section begins (`w:type`), where it begins on a page of its own; None is Word's usual."""


def page_beginnings(body: etree._Element, *, is_ours: bool) -> frozenset[etree._Element]:
    """Return the paragraphs and tables of a body that begin a page: what shows something first behind each break.

    What stands in tables, notes and boxes begins none, nor does a style; a break amid the words of a paragraph is not kept.
    In a file of ours (`is_ours`) no page is begun by hand where the paper turns: there tables have the pages that they need.
    """
    sections = [*(section for each in body if (section := section_of(each)) is not None), body.find(w("sectPr"))]
    begun = iter([
        child_val(behind, "type") in _NEW_PAGE and not (is_ours and _is_on_side(before) != _is_on_side(behind))
        for before, behind in pairwise(sections)
    ])  # fmt: skip
    found, is_waiting = set(), False
    for each in body:
        is_before, is_behind, is_shown = _breaks(each)
        if is_shown and (is_waiting or is_before):
            found.add(each)
        is_waiting = is_behind if is_shown else is_waiting or is_before
        if section_of(each) is not None:
            is_waiting |= next(begun)
    return frozenset(found)


def _is_on_side(section: etree._Element | None) -> bool:
    return section is not None and val(section.find(w("pgSz")), "orient") == "landscape"


def _breaks(element: etree._Element) -> tuple[bool, bool, bool]:
    """Return whether a page is begun before what an element of the body shows, and behind it, and whether it shows anything."""
    first = next(paragraphs(element), None)
    is_before = first is not None and is_on(first.find(f"{w('pPr')}/{w('pageBreakBefore')}"))
    is_behind = is_shown = False
    for is_break in _events(element):
        is_before |= is_break and not is_shown
        is_behind = is_break and is_shown
        is_shown |= not is_break
    return is_before, is_behind, is_shown


def _events(element: etree._Element) -> Iterator[bool]:
    """Yield True for each typed break between the words of an element, False for each thing that it shows."""
    is_table = element.tag == w("tbl")
    for each in element.iter(w("br"), *_SHOWN):
        if each.tag != w("br"):
            if each.tag != w("t") or (each.text or "").strip():
                yield False
        elif val(each, "type") == "page" and not is_table and next(each.iterancestors(w("txbxContent")), None) is None:
            yield True
