"""One column's hand: runs of text, links and note calls as WordprocessingML in that column's language."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from lxml import etree

from hexapla.akn.inlines import Run
from hexapla.catalogue import languages
from hexapla.domain.language import Language
from hexapla.present.presentation import Column, Presentation
from hexapla.writers.docx.notes import Notes
from hexapla.writers.docx.pictures import Pictures
from hexapla.writers.docx.registers import Bookmarks, Links, Numbers
from hexapla.writers.docx.wml import R, make, name, run, text_parts

_ORDER = ("rStyle", "b", "bCs", "i", "iCs", "sz", "szCs", "u", "vertAlign", "rtl", "lang")
_MARKS = {"b": ("b", "bCs"), "i": ("i", "iCs")}
_RAISED = {"sup": "superscript", "sub": "subscript"}


@dataclass
class Draft:
    """What one Word file collects while it is written: everything that needs an id of its own."""

    presentation: Presentation
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    numbers: Numbers = field(default_factory=Numbers)
    links: Links = field(default_factory=Links)
    note_links: Links = field(default_factory=Links)
    notes: Notes = field(default_factory=Notes)
    pictures: Pictures = field(default_factory=Pictures)

    def __post_init__(self) -> None:
        """Look up the notes whose text is known."""
        for index, column in enumerate(self.presentation.columns):
            self.notes.texts.update({(index, note.eid): note for note in column.notes if not note.is_lost})


@dataclass(frozen=True)
class Look:
    """How a whole stretch looks: bold, italic, size in half-points; `flat_marks`: note marks on the baseline."""

    bold: bool = False
    italic: bool = False
    size: int | None = None
    flat_marks: bool = False


PLAIN = Look()
TITLE = Look(flat_marks=True)


@dataclass(frozen=True)
class Pen:
    """Writes the text of one column; `index` is its place, `in_note` says that it writes in the notes.

    `room` is the width that pictures may take, in twentieths of a point.
    """

    draft: Draft
    column: Column
    index: int
    room: int = 7371
    in_note: bool = False

    @property
    def language(self) -> Language:
        """The column's language."""
        return self.column.language

    def setting(self) -> list[etree._Element]:
        """Return the paragraph properties that the script demands: none, or right to left."""
        return [make("bidi")] if self.language.direction == "rtl" else []

    def words(self, runs: Iterable[Run], look: Look = PLAIN) -> list[etree._Element]:
        """Return the elements of some runs: text, links, note calls, forced breaks."""
        found: list[etree._Element] = []
        for href, group in groupby(runs, key=lambda one: one.href if one.note is None else None):
            inside = [element for one in group for element in self._one(one, look)]
            found.extend(self._linked(href, inside) if href and inside else inside)
        return found

    def text(self, words: str, look: Look = PLAIN) -> list[etree._Element]:
        """Return the elements of words that are no part of the canonical tree, such as a label."""
        return self.words([Run(words)], look) if words else []

    def content(self, elements: Sequence[etree._Element], look: Look = PLAIN) -> list[etree._Element]:
        """Return the elements for the text of AKN elements."""
        return self.words([one for element in elements for one in self.column.runs(element)], look)

    def properties(self, one: Run, look: Look = PLAIN, style: str | None = None) -> etree._Element:
        """Return the run properties of a run: its marks, the look, its language."""
        found = [make("rStyle", val=style)] if style else []
        marks = one.marks | ({"b"} if look.bold else set()) | ({"i"} if look.italic else set())
        found += [make(tag) for mark in sorted(marks & _MARKS.keys()) for tag in _MARKS[mark]]
        found += [make(tag, val=look.size) for tag in ("sz", "szCs") if look.size]
        found += [make("u", val="single")] if "u" in marks else []
        found += [make("vertAlign", val=_RAISED[mark]) for mark in sorted(marks & _RAISED.keys())[:1]]
        found += [make("rtl")] if _is_rtl(one.text, self.language) else []
        tag = _word_tag(one.language) if one.language else self.language.word_tag
        found.append(make("lang", val=tag, eastAsia=tag, bidi=tag))
        return make("rPr", *sorted(found, key=lambda part: _ORDER.index(etree.QName(part).localname)))

    def _one(self, one: Run, look: Look) -> Iterator[etree._Element]:
        if one.note is not None:
            yield from self.draft.notes.call(self, one, look.flat_marks)
        elif one.is_break:
            yield run(self.properties(one, look), make("br"))
        elif one.image is not None:
            yield from self._picture(one, look)
        else:
            yield from self._styled(one, look, one.text)

    def _picture(self, one: Run, look: Look) -> Iterator[etree._Element]:
        """Yield the picture; its alternative text in brackets where Word cannot show it."""
        data = self.draft.presentation.media.get(one.image or "")
        drawing = self.draft.pictures.drawing(data, one.text, self.room) if data and not self.in_note else None
        if drawing is not None:
            yield run(self.properties(one, look), drawing)
        elif one.text:
            yield from self._styled(one, look, "[" + one.text + "]")

    def _styled(self, one: Run, look: Look, words: str) -> Iterator[etree._Element]:
        parts = text_parts(words)
        if parts:
            yield run(self.properties(one, look, "Hyperlink" if one.href else None), *parts)

    def _linked(self, href: str, inside: list[etree._Element]) -> list[etree._Element]:
        link = make("hyperlink", *inside)
        if href.startswith("#"):
            target = self.draft.bookmarks.names.get(href[1:])
            if target is None:
                return inside
            link.set(name("anchor"), target)
        else:
            target = (self.draft.note_links if self.in_note else self.draft.links).allot(href)
            if target is None:
                return inside
            link.set(f"{{{R}}}id", target)
        link.set(name("history"), "1")
        return [link]


@cache
def _word_tag(code: str) -> str:
    """Return Word's tag of a language of the canonical XML (`fra`, `fr`); another code stands as it is."""
    return next((known.word_tag for known in languages() if code in (known.code, known.alpha3)), code)


def _is_rtl(text: str, language: Language) -> bool:
    """Say whether a run goes right to left: by its letters, where it has only one kind, else by language."""
    kinds = {unicodedata.bidirectional(character) for character in text}
    if kinds & {"R", "AL"}:
        return language.direction == "rtl" or "L" not in kinds
    return language.direction == "rtl" and "L" not in kinds
