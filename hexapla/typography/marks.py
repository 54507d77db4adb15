"""Running text becomes AKN: cited symbols are linked, lost superscripts raised, note marks made notes."""

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.names import E
from hexapla.akn.reading import Repair
from hexapla.domain.citations import find_symbols
from hexapla.typography.repairs import superscripts
from hexapla.xml_tree import append_text

OF_MARK = "#mark:"
"""How the address of a repeated call begins while a source is read: the mark of its note follows."""

_TITLE_MARK = re.compile(r"(?P<mark>\*{1,3})$")


@dataclass(frozen=True)
class Call:
    """A note mark in a running text: where it stands, the mark, and the text of the note.

    `text` is None where it was lost; `is_repeat` where the same note was called before.
    """

    start: int
    end: int
    mark: str
    text: str | None = None
    is_repeat: bool = False


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    element: etree._Element
    code: str = ""


def marked(
    holder: str, text: str, language: str, line: int, calls: Sequence[Call] = ()
) -> tuple[etree._Element, list[Repair]]:
    """Return an element of this name holding `text` with its markup, and the repairs of markup made."""
    element = E(holder)
    repairs: list[Repair] = []
    position = 0
    for span in _spans(text, language, line, calls, repairs):
        append_text(element, text[position : span.start])
        element.append(span.element)
        if span.code:
            word = text[max(0, text.rfind(" ", 0, span.start) + 1) : span.end]
            repairs.append(
                Repair(span.code, line, span.start, word, _raised(word, span.end - span.start), is_markup=True)
            )
        position = span.end
    append_text(element, text[position:])
    return element, repairs


def _spans(text: str, language: str, line: int, calls: Sequence[Call], repairs: list[Repair]) -> list[_Span]:
    """Return the spans that become elements, in order, none inside another; notes first, then links."""
    found: list[_Span] = []
    taken: list[tuple[int, int]] = []
    for call in calls:
        note, made = note_at(call, language, line)
        repairs += made
        found.append(_Span(call.start, call.end, note))
        insort(taken, (call.start, call.end))
    for start, end, symbol in find_symbols(text):
        if _claim(taken, start, end):
            found.append(_Span(start, end, E.ref({"href": symbol.undocs_url}, text[start:end])))
    for start, end, code in superscripts(text, language):
        if _claim(taken, start, end):
            found.append(_Span(start, end, E.sup(text[start:end]), code))
    return sorted(found, key=lambda span: span.start)


def _claim(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Take a span unless a part of it is taken; the taken ones are kept in order."""
    place = bisect_right(taken, (start, end))
    if (place and taken[place - 1][1] > start) or (place < len(taken) and taken[place][0] < end):
        return False
    taken.insert(place, (start, end))
    return True


def note_at(call: Call, language: str, line: int) -> tuple[etree._Element, list[Repair]]:
    """Return what stands at a call: the note with its text, one whose text is lost, or the mark of one called before."""
    if call.is_repeat:
        return called_again(call.mark), []
    if call.text is None:
        return lost_note(call.mark), []
    paragraph, repairs = marked("p", call.text, language, line)
    return note_of(call.mark, paragraph), repairs


def called_again(mark: str) -> etree._Element:
    """Return a call of a note that was called before; it leads to the last one of its mark."""
    return E.sup({"class": "footnote"}, E.noteRef({"href": f"{OF_MARK}{mark}", "marker": mark}))


def split_mark(text: str) -> tuple[str, str]:
    """Split a title from the note mark at its end: `report*` gives `report` and `*`."""
    match = _TITLE_MARK.search(text)
    return (text[: match.start()], match["mark"]) if match else (text, "")


def lost_note(mark: str) -> etree._Element:
    """Return a note whose mark survived and whose text did not: AKN's honest `incomplete`."""
    note = E.authorialNote({"marker": mark, "placement": "bottom", "status": "incomplete"}, E.p())
    return E.sup({"class": "footnote"}, note)


def note_of(mark: str, *content: etree._Element) -> etree._Element:
    """Return a note with its text, as it stands at its call."""
    return E.sup({"class": "footnote"}, E.authorialNote({"marker": mark, "placement": "bottom"}, *content))


def _raised(word: str, length: int) -> str:
    raised = {"e": "ᵉ", "r": "ʳ", "s": "ˢ", "o": "ᵒ"}
    return word[:-length] + "".join(raised.get(letter, letter) for letter in word[-length:])
