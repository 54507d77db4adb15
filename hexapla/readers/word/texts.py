"""The text of every paragraph of a Word file as AKN: what pandoc read, repaired, with its notes and pictures."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.reading import Repair
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.word.media import Pictures
from hexapla.readers.word.notes import Notes, note_element, without_mark
from hexapla.readers.word.own import OwnFile
from hexapla.readers.word.runs import Atom, Atoms, atoms, characters_of, element_of, mended, plain
from hexapla.readers.word.stamps import Inline, Stamped
from hexapla.readers.word.styles import plain_name
from hexapla.readers.word.units import Paragraph

BULLET_OR_LETTER = re.compile(r"[a-z]{1,2}")
_MARKS = ("footnotereference", "endnotereference", "footnotecharacters", "endnotecharacters")
"""Styles of note marks; LibreOffice gives a mark without a note one of the last two."""


@dataclass
class Texts:
    """Gives the characters of paragraphs and makes elements of them."""

    name: str
    language: str
    stamped: Stamped
    read: Mapping[int, list[Inline]]
    pictures: Pictures
    notes: Notes
    parts: Mapping[int, str]
    own: OwnFile
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _lost: list[str] = field(default_factory=list)
    _own: list[etree._Element] = field(default_factory=list)
    _contents: dict[int, Atoms] = field(default_factory=dict)

    def content(self, paragraph: Paragraph, *, in_note: bool = False) -> Atoms:
        """Return the characters of a paragraph after their repairs; what pandoc lost is taken from the file itself."""
        known = self._contents.get(paragraph.stamp)
        if known is not None:
            return known
        found = atoms(self.read.get(paragraph.stamp, ()))
        self._prove(paragraph, found)
        found, log = mended(found, self.language, paragraph.number)
        self.repairs += log
        found = _quiet_blanks(found)
        found = found if in_note else self._with_lost_notes(found)
        self._contents[paragraph.stamp] = found
        return found

    def element(self, holder: str, content: Atoms, paragraph: Paragraph) -> etree._Element:
        """Return an element with these characters, their notes and pictures."""

        def make(atom: Atom) -> etree._Element | None:
            if atom.kind == "lost":
                return note_element(self._lost[atom.value], ())
            if atom.kind == "own":
                return self._own[atom.value]
            if atom.kind == "note":
                return self.notes.element(atom.value, self._note)
            drawing = self.stamped.objects[atom.value]
            return self.pictures.element(drawing, self.parts.get(atom.value, ""), paragraph.number)

        return element_of(holder, content, make)

    def shows(self, content: Atoms) -> bool:
        """Tell whether characters show anything: letters, a note, or a drawing that has a picture or a chart in it."""
        return any(
            atom.text.strip() if atom.kind == "text" else atom.kind != "break" and self._is_seen(atom)
            for atom in content
        )

    def _is_seen(self, atom: Atom) -> bool:
        return atom.kind != "picture" or self.pictures.is_seen(self.stamped.objects[atom.value])

    def stand_in(self, element: etree._Element, look: Atom) -> Atom:
        """Return an atom that stands for an element made elsewhere."""
        self._own.append(element)
        return look._replace(text="\ufffc", kind="own", value=len(self._own) - 1, marks=frozenset())

    def typed_note(self, mark: str, content: Atoms, paragraph: Paragraph) -> etree._Element:
        """Return a note whose text was typed below a table, its mark before it."""
        return note_element(mark, [self.element("p", without_mark(content, mark), paragraph)])

    def with_lost_note(self, content: Atoms, length: int) -> Atoms:
        """Return characters whose last ones, a typed mark, have become the call of a note whose text is lost."""
        self._lost.append(plain(content[-length:]))
        call = content[-1]._replace(kind="lost", text="\ufffc", value=len(self._lost) - 1, marks=frozenset())
        return [*content[:-length], call]

    def _note(self, paragraph: Paragraph, mark: str) -> etree._Element:
        content, _ = trimmed(without_mark(self.content(paragraph, in_note=True), mark))
        if self.own.is_ours_to_say(plain(content)):
            content = []
        return self.element("p", content, paragraph)

    def _prove(self, paragraph: Paragraph, content: Atoms) -> None:
        """Compare the characters with those of the file: neither may have one that the other has not."""
        written = self.stamped.texts[paragraph.stamp]
        if written is None:
            return
        before, after = characters_of(written), "".join(each.text for each in content)
        if before != after:
            self.findings.append(finding("F-003", before=before, after=after, file=self.name, line=paragraph.number,
                                         language=self.language))  # fmt: skip

    def _with_lost_notes(self, content: Atoms) -> Atoms:
        """Make notes of marks that look like calls but lead to no text: the text was lost on the way."""
        if not any(plain_name(style) in _MARKS for style in {atom.style for atom in content}):
            return content
        found: Atoms = []
        for atom in content:
            is_mark = atom.kind == "text" and plain_name(atom.style) in _MARKS and bool(atom.text.strip())
            if not is_mark:
                found.append(atom)
            elif found and found[-1].kind == "lost" and not atom.text.isspace():
                self._lost[found[-1].value] += atom.text
            else:
                self._lost.append(atom.text)
                found.append(atom._replace(kind="lost", text="\ufffc", value=len(self._lost) - 1, marks=frozenset()))
        return found


def _quiet_blanks(content: Atoms) -> Atoms:
    """Take the looks off blanks that stand between looks: nobody sees a bold blank."""
    found: Atoms = []
    for index, atom in enumerate(content):
        if atom.kind == "text" and atom.text.isspace() and atom.marks:
            before = content[index - 1].marks if index else frozenset()
            after = content[index + 1].marks if index + 1 < len(content) else frozenset()
            found.append(atom._replace(marks=atom.marks & before & after))
        else:
            found.append(atom)
    return found


def trimmed(content: Atoms) -> tuple[Atoms, int]:
    """Return the characters without blanks and breaks at their ends, and how many tabulators stood before them."""
    start, end = 0, len(content)
    while start < end and _is_blank(content[start]):
        start += 1
    while end > start and _is_blank(content[end - 1]):
        end -= 1
    return content[start:end], sum(1 for each in content[:start] if each.text == "\t")


def _is_blank(atom: Atom) -> bool:
    return atom.kind == "break" or (atom.kind == "text" and not atom.text.strip(" \t\u00a0"))


def without_look(content: Atoms, mark: str) -> Atoms:
    """Return the characters without a look that all of them have: a heading that is bold as a whole is a heading."""
    texts = [each for each in content if each.kind == "text" and each.text.strip()]
    if not texts or not all(mark in each.marks for each in texts):
        return content
    return [each._replace(marks=each.marks - {mark}) for each in content]


def letters(content: Atoms) -> Iterator[tuple[int, int, str]]:
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
