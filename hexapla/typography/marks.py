"""Running text becomes AKN: cited symbols are linked, lost superscripts raised, note marks made notes."""

import re

from lxml import etree

from hexapla.akn.names import E
from hexapla.akn.reading import Repair
from hexapla.domain.citations import find_symbols
from hexapla.typography.repairs import superscripts

_TITLE_MARK = re.compile(r"(?P<mark>\*{1,3})$")


def marked(holder: str, text: str, language: str, line: int) -> tuple[etree._Element, list[Repair]]:
    """Return an element of this name holding `text` with its markup, and the repairs of markup made."""
    element = E(holder)
    repairs: list[Repair] = []
    spans: list[tuple[int, int, str, str]] = []
    for start, end, symbol in find_symbols(text):
        spans.append((start, end, "ref", symbol.undocs_url))
    for start, end, code in superscripts(text, language):
        if not any(begin < end and start < stop for begin, stop, _, _ in spans):
            spans.append((start, end, "sup", code))
    position = 0
    for start, end, name, fact in sorted(spans):
        _append(element, text[position:start])
        child = E.ref({"href": fact}) if name == "ref" else E.sup()
        child.text = text[start:end]
        element.append(child)
        if name == "sup":
            word = text[max(0, text.rfind(" ", 0, start) + 1) : end]
            repairs.append(Repair(fact, line, start, word, _raised(word, end - start), is_markup=True))
        position = end
    _append(element, text[position:])
    return element, repairs


def split_mark(text: str) -> tuple[str, str]:
    """Split a title from the note mark at its end: `report*` gives `report` and `*`."""
    match = _TITLE_MARK.search(text)
    return (text[: match.start()], match["mark"]) if match else (text, "")


def lost_note(mark: str) -> etree._Element:
    """Return a note whose mark survived and whose text did not: AKN's honest `incomplete`."""
    note = E.authorialNote({"marker": mark, "placement": "bottom", "status": "incomplete"}, E.p())
    return E.sup({"class": "footnote"}, note)


def _raised(word: str, length: int) -> str:
    raised = {"e": "ᵉ", "r": "ʳ", "s": "ˢ", "o": "ᵒ"}
    return word[:-length] + "".join(raised.get(letter, letter) for letter in word[-length:])


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
