"""The text of every paragraph of a Word file as AKN: what pandoc read, repaired, with its notes and pictures."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from hexapla.akn.names import BEFORE, BOOKMARKS, BOX, CLOSER, CLOSER_LINES, PAGE, ROOM, TURNED, E
from hexapla.akn.reading import Repair
from hexapla.findings import Finding
from hexapla.readers.structure.labels import BLANKS
from hexapla.readers.word.characters import (
    Character,
    Characters,
    characters,
    element_of,
    plain,
    refused_links,
    with_repairs,
)
from hexapla.readers.word.media import Pictures
from hexapla.readers.word.notes import Notes, has_own_mark, note_element, without_mark
from hexapla.readers.word.own_file import OwnFile
from hexapla.readers.word.pandoc_input import Inline, PandocInput
from hexapla.readers.word.styles import NOTE_MARKS, plain_name
from hexapla.readers.word.units import Paragraph

CALLED_AGAIN = "#_Note"
"""How links begin that call a note again, in a file of ours."""

BULLET_OR_LETTER = re.compile(r"[a-z]{1,2}")


@dataclass
class ParagraphTexts:
    """Gives the characters of paragraphs and makes elements of them."""

    name: str
    language: str
    pandoc_input: PandocInput
    read: Mapping[int, list[Inline]]
    pictures: Pictures
    notes: Notes
    parts: Mapping[int, str]
    own: OwnFile
    formulas: Mapping[str, etree._Element] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _lost: list[str] = field(default_factory=list)
    _own: list[etree._Element] = field(default_factory=list)
    _contents: dict[int, Characters] = field(default_factory=dict)

    def content(self, paragraph: Paragraph, *, in_note: bool = False) -> Characters:
        """Return the characters of a paragraph after their repairs; what pandoc lost is taken from the file itself."""
        known = self._contents.get(paragraph.input_number)
        if known is not None:
            return known
        found = characters(self.read.get(paragraph.input_number, ()))
        found, log = with_repairs(found, self.language, paragraph.number)
        self.repairs += log
        self.findings += refused_links(found, file=self.name, line=paragraph.number, language=self.language)
        found = _quiet_blanks(found)
        found = self._with_calls_again(found) if self.own.is_ours else found
        found = found if in_note else self._with_lost_notes(found)
        self._contents[paragraph.input_number] = found
        return found

    def element(self, holder: str, content: Characters, paragraph: Paragraph) -> etree._Element:
        """Return an element with these characters, their notes and pictures."""

        def make(character: Character) -> etree._Element | None:
            if character.kind == "formula":
                return copy.deepcopy(self.formulas.get(character.href or ""))
            if character.kind == "lost":
                return note_element(self._lost[character.value], ())
            if character.kind == "own":
                return copy.deepcopy(self._own[character.value])
            if character.kind == "note":
                return self._called(character)
            return self.pictures.element(self.drawing(character), self.parts.get(character.value, ""), paragraph.number)

        element = element_of(holder, content, make)
        if paragraph.bookmarks:
            element.set(BOOKMARKS, " ".join(paragraph.bookmarks))
        if paragraph.begins_page:
            element.set(PAGE, BEFORE)
        turned = "true" if paragraph.is_turned and not self.own.is_ours else ""
        by_hand = ((CLOSER, paragraph.closer), (CLOSER_LINES, paragraph.closer_lines), (ROOM, paragraph.room))
        for name, count in (*by_hand, (TURNED, turned), (BOX, paragraph.box)):
            if count:
                element.set(name, str(count))
        return element

    def _called(self, character: Character) -> etree._Element | None:
        """Return the note that a character calls; in a file of ours a call in italics is one by what its source says."""
        note = self.notes.element(character.value, self._note)
        return E.i(note) if note is not None and self.own.is_ours and "i" in character.marks else note

    def shows(self, content: Characters) -> bool:
        """Tell whether characters show anything: letters, a note, or a drawing that has a picture or a chart in it."""
        return any(
            character.text.strip()
            if character.kind == "text"
            else character.kind != "break" and self._is_seen(character)
            for character in content
        )

    def _is_seen(self, character: Character) -> bool:
        return character.kind != "picture" or self.pictures.is_seen(self.drawing(character))

    def drawing(self, character: Character) -> etree._Element:
        """Return the drawing that a character stands for."""
        return self.pandoc_input.objects[character.value]

    def placed(self, element: etree._Element, look: Character) -> Character:
        """Return a character that stands for an element made elsewhere."""
        self._own.append(element)
        return look._replace(text="\ufffc", kind="own", value=len(self._own) - 1, marks=frozenset())

    def typed_note(self, mark: str, content: Characters, paragraph: Paragraph) -> etree._Element:
        """Return a note whose text was typed below a table, its mark before it."""
        return note_element(mark, [self.element("p", without_mark(content, mark), paragraph)])

    def with_lost_note(self, content: Characters, length: int) -> Characters:
        """Return characters whose last ones, a typed mark, have become the call of a note whose text is lost."""
        self._lost.append(plain(content[-length:]))
        call = content[-1]._replace(kind="lost", text="\ufffc", value=len(self._lost) - 1, marks=frozenset())
        return [*content[:-length], call]

    def _note(self, paragraph: Paragraph, mark: str) -> etree._Element:
        is_typed = not has_own_mark(paragraph.element)
        content, _ = trimmed(without_mark(self.content(paragraph, in_note=True), mark, is_typed=is_typed))
        if self.own.is_ours_to_say(plain(content)):
            content = []
        return self.element("p", content, paragraph)

    def _with_calls_again(self, content: Characters) -> Characters:
        """Make calls of the links of a file of ours that lead to a note called before."""
        found: Characters = []
        for href, group in groupby(content, key=lambda each: each.href or ""):
            called = list(group)
            if href.startswith(CALLED_AGAIN):
                call = E.sup({"class": "footnote"}, E.noteRef({"href": href, "marker": plain(called)}))
                called = [self.placed(call, called[0]._replace(href=None))]
            found += called
        return found

    def _with_lost_notes(self, content: Characters) -> Characters:
        """Make notes of marks that look like calls but lead to no text: the text was lost on the way."""
        if not any(plain_name(style) in NOTE_MARKS for style in {character.style for character in content}):
            return content
        found: Characters = []
        for character in content:
            is_mark = (
                character.kind == "text"
                and plain_name(character.style) in NOTE_MARKS
                and bool(character.text.strip())
                and not character.href
            )
            if not is_mark:
                found.append(character)
            elif found and found[-1].kind == "lost" and not character.text.isspace():
                self._lost[found[-1].value] += character.text
            else:
                self._lost.append(character.text)
                found.append(
                    character._replace(kind="lost", text="\ufffc", value=len(self._lost) - 1, marks=frozenset())
                )
        return found


def _quiet_blanks(content: Characters) -> Characters:
    """Take the formatting off blanks between stretches of it: nobody sees a bold blank."""
    found: Characters = []
    for index, character in enumerate(content):
        if character.kind == "text" and character.text.isspace() and character.marks:
            before = content[index - 1].marks if index else frozenset()
            after = content[index + 1].marks if index + 1 < len(content) else frozenset()
            found.append(character._replace(marks=character.marks & before & after))
        else:
            found.append(character)
    return found


def trimmed(content: Characters) -> tuple[Characters, int]:
    """Return the characters without blanks and breaks at their ends, and how many tabulators stood before them."""
    start, end = 0, len(content)
    while start < end and _is_blank(content[start]):
        start += 1
    while end > start and _is_blank(content[end - 1]):
        end -= 1
    return content[start:end], sum(1 for each in content[:start] if each.text == "\t")


def _is_blank(character: Character) -> bool:
    return character.kind == "break" or (character.kind == "text" and not character.text.strip(BLANKS))


def without_format(content: Characters, mark: str) -> Characters:
    """Return the characters without a format that all of them have: a heading that is bold as a whole is a heading."""
    texts = [each for each in content if each.kind == "text" and each.text.strip()]
    if not texts or not all(mark in each.marks for each in texts):
        return content
    return [each._replace(marks=each.marks - {mark}) for each in content]


def with_upright_notes(content: Characters) -> Characters:
    """Return the characters of a cell of ours, in which every call of a note is set in italics."""
    return [each._replace(marks=each.marks - {"i"}) if each.kind == "note" else each for each in content]


def letters(content: Characters) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and letters of the raised letters that call the notes of a table."""
    position = 0
    while position < len(content):
        end = position
        while end < len(content) and content[end].kind == "text" and "sup" in content[end].marks:
            end += 1
        word = plain(content[position:end])
        if BULLET_OR_LETTER.fullmatch(word.strip()):
            yield position, end, word.strip()
        position = max(end, position + 1)
