"""Notes that asterisks of lines under the masthead call, `Item 139 of the provisional agenda*`: from the text to their calls.

A source types such a note below its masthead, at the foot of page one or at its end (UN Editorial Manual: notes of the
title page); what an asterisk of the text or of a title calls is at its call already.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, local
from hexapla.akn.reading import Reading, Repair, Slot
from hexapla.readers.structure.content import content_of
from hexapla.readers.structure.noted_lines import NOTED, STARS, TYPED_STARS
from hexapla.readers.structure.notes import MOVED
from hexapla.typography.marks import called_again, note_of

_MOST = 7
"""More asterisks than a mark has."""

_CALL = re.compile(r"(?<=[^\s*])(?:, ?|[ \u00a0])?(?P<mark>\*{1,6})(?!\*)")


@dataclass
class _Notes:
    """Paragraphs of a text that may be such notes, by their marks, and those that were called, in their order."""

    typed: dict[str, etree._Element]
    called: dict[str, etree._Element] = field(default_factory=dict)

    def at(self, mark: str) -> etree._Element | None:
        """Return what stands at a call: the note, its mark where it was called before, None where nothing is typed."""
        if mark in self.called:
            return called_again(mark)
        if mark not in self.typed:
            return None
        self.called[mark] = self.typed[mark]
        first, *rest = self.called[mark].iter("{*}p")
        begins = TYPED_STARS.match(plain_text(first))
        cut = begins.end() if begins is not None else 0
        return note_of(mark, content_of("p", first, cut), *(content_of("p", each, 0) for each in rest))


def with_starred_notes(reading: Reading) -> Reading:
    """Return a reading whose lines under the masthead hold the notes that their asterisks call; what moved is logged."""
    if reading.canonical is not None or not any("*" in slot.text for slot in reading.slots if slot.key in NOTED):
        return reading
    called = {mark for slot in reading.slots if slot.key in NOTED for mark in STARS.findall(slot.text)}
    notes = _Notes(_in_order(dict(_typed(reading.body)), called))
    slots = tuple(_with_notes(slot, notes) if slot.key in NOTED else slot for slot in reading.slots)
    lines = {words: number for number, words in reading.words.items()}
    moved = []
    for holder in notes.called.values():
        words = plain_text(holder)
        moved.append(Repair(MOVED, lines.get(words, 0), 0, words, "", is_markup=True))
        parent = holder.getparent()
        if parent is not None:
            parent.remove(holder)
    return replace(reading, slots=slots, repairs=(*reading.repairs, *moved)) if moved else reading


def _in_order(typed: dict[str, etree._Element], called: set[str]) -> dict[str, etree._Element]:
    """Return the notes that lines call before which none remains a paragraph: those of the masthead itself, `*` before `**`, do, and page one has all in their order."""
    first = min((len(mark) for mark in typed if mark not in called), default=_MOST)
    return {mark: each for mark, each in typed.items() if mark in called and len(mark) < first}


def _typed(body: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the marks and the paragraphs that begin with them: those that stand first, else the only one of its mark."""
    held = [(each, found[1]) for each in body.iter("{*}alinea") if (found := _begins(each))]
    for mark in dict.fromkeys(mark for _, mark in held):
        own = [each for each, other in held if other == mark]
        first = next((each for each in own if _stands_first(each, body)), None)
        if first is not None or (len(own) == 1 and _leaves_some(own[0])):
            yield mark, own[0] if first is None else first


def _begins(alinea: etree._Element) -> re.Match[str] | None:
    """Return the match of the asterisks that a paragraph without a label begins with."""
    paragraph = alinea.find("{*}content/{*}p")
    is_bare = paragraph is not None and alinea.find("{*}num") is None and alinea.find("{*}heading") is None
    return TYPED_STARS.match(plain_text(paragraph)) if is_bare and paragraph is not None else None


def _stands_first(alinea: etree._Element, body: etree._Element) -> bool:
    """Tell whether nothing but such paragraphs, and the contents list, stands before a paragraph of the text."""
    if alinea.getparent() is not body:
        return False
    return all(
        each.get("name") == CONTENTS or _begins(each) is not None for each in alinea.itersiblings(preceding=True)
    )


def _leaves_some(alinea: etree._Element) -> bool:
    """Tell whether what holds a paragraph holds another one, too."""
    parent = alinea.getparent()
    return parent is not None and any(local(each) not in ("num", "heading") for each in parent if each is not alinea)


def _with_notes(slot: Slot, notes: _Notes) -> Slot:
    """Give a line the notes that its asterisks call; one whose asterisks call none stays as it is."""
    content = content_of("p", slot.content, 0) if slot.content is not None else E.p(slot.text)
    count = sum(_put(content, behind, notes) for behind in (None, *content))
    return replace(slot, content=content) if count else slot


def _put(content: etree._Element, behind: etree._Element | None, notes: _Notes) -> int:
    """Put notes to their asterisks in the first words of a line, or in those behind one of its elements; return how many."""
    words = (content.text if behind is None else behind.tail) or ""
    before = "" if behind is None else plain_text(behind)[-1:]
    found = []
    for match in _CALL.finditer(before + words):
        note = notes.at(match["mark"])
        if note is not None:
            found.append((match.start("mark") - len(before), match.end("mark") - len(before), note))
    for start, end, note in reversed(found):
        note.tail = words[end:] or None
        words = words[:start]
        content.insert(0 if behind is None else content.index(behind) + 1, note)
    if behind is None:
        content.text = words or None
    else:
        behind.tail = words or None
    return len(found)
