"""The writer of one column: runs of text, links and note calls as WordprocessingML in that column's language."""

import copy
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

from lxml import etree

from hexapla.akn.formulas import MATHML, tex_of
from hexapla.akn.inlines import Run
from hexapla.akn.names import akn
from hexapla.akn.table_type import Tracking
from hexapla.catalogue import languages
from hexapla.domain.language import Language
from hexapla.present.presentation import Column, Note, Presentation
from hexapla.writers.docx.directions import Piece, divided, from_left
from hexapla.writers.docx.formulas import office_math
from hexapla.writers.docx.notes import Notes, is_star, lead, letters, repeat, setting
from hexapla.writers.docx.pictures import Pictures
from hexapla.writers.docx.registers import Bookmarks, Links, Numbers
from hexapla.writers.docx.wml import R, Slot, make, name, paragraph, run, text_parts
from hexapla.writers.markup.contents_list import ContentsList

_ORDER = (
    "rStyle",
    "b",
    "bCs",
    "i",
    "iCs",
    "strike",
    "dstrike",
    "spacing",
    "w",
    "sz",
    "szCs",
    "u",
    "vertAlign",
    "rtl",
    "lang",
)
_MARKS = {"b": ("b", "bCs"), "i": ("i", "iCs")}
_RAISED = {"sup": "superscript", "sub": "subscript"}


@dataclass
class WordFile:
    """What one Word file collects while it is written: everything that needs an id of its own."""

    presentation: Presentation
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    numbers: Numbers = field(default_factory=Numbers)
    links: Links = field(default_factory=Links)
    note_links: Links = field(default_factory=Links)
    notes: Notes = field(default_factory=Notes)
    pictures: Pictures = field(default_factory=Pictures)
    formulas: Mapping[str, etree._Element] = field(default_factory=dict)
    called_again: set[str] = field(default_factory=set)
    parts: dict[str, str] = field(default_factory=dict)
    broad: Mapping[str, int] = field(default_factory=dict)
    wide: Mapping[str, int] = field(default_factory=dict)
    contents: ContentsList = field(default_factory=ContentsList)

    def __post_init__(self) -> None:
        """Formatting up the notes whose text is known."""
        for index, column in enumerate(self.presentation.columns):
            self.notes.texts.update({(index, note.eid): note for note in column.notes if not note.is_lost})
        self.called_again = {
            each.get("href", "")[1:]
            for column in self.presentation.columns for block in column.blocks for content in block.content
            for each in content.iter(akn("noteRef"))
        }  # fmt: skip
        elements = (each for column in self.presentation.columns for block in column.blocks for each in block.content)
        self.formulas = office_math(math for each in elements for math in each.iter(f"{{{MATHML}}}math"))


@dataclass(frozen=True)
class Formatting:
    """How a whole stretch looks: bold, italic, size in half-points; `flat_marks`: note marks on the baseline, `italic_marks`: in italics; how its letters stand."""

    bold: bool = False
    italic: bool = False
    size: int | None = None
    flat_marks: bool = False
    italic_marks: bool = False
    tracking: Tracking | None = None


MARK = 18
"""The type of the marks of notes in half-points (the style `FootnoteReference`); among smaller letters they are as small."""

PLAIN = Formatting()
TITLE = Formatting(flat_marks=True)


@dataclass(frozen=True)
class ColumnWriter:
    """Writes the text of one column; `index` is its place, `in_note` says that it writes in the notes.

    `measure` is the width that pictures may take, in twentieths of a point.
    """

    file: WordFile
    column: Column
    index: int
    measure: int = 7371
    in_note: bool = False

    @property
    def language(self) -> Language:
        """The column's language."""
        return self.column.language

    def setting(self) -> list[etree._Element]:
        """Return the paragraph properties that the script demands: none, or right to left."""
        return [make("bidi")] if self.language.direction == "rtl" else []

    def words(self, runs: Iterable[Run], formatting: Formatting = PLAIN) -> list[etree._Element]:
        """Return the elements of some runs: text, links, note calls, forced breaks."""
        pieces = divided(list(runs)) if self.language.direction == "rtl" else map(Piece, runs)
        found: list[etree._Element] = []
        for href, group in groupby(pieces, key=lambda piece: piece.run.href if piece.run.note is None else None):
            inside = [*self._directed(group, formatting)]
            found.extend(self._linked(href, inside) if href and inside else inside)
        return found

    def text(self, words: str, formatting: Formatting = PLAIN) -> list[etree._Element]:
        """Return the elements of words that are no part of the canonical tree, such as a label."""
        return self.words([Run(words)], formatting) if words else []

    def content(self, elements: Sequence[etree._Element], formatting: Formatting = PLAIN) -> list[etree._Element]:
        """Return the elements for the text of AKN elements."""
        return self.words([one for element in elements for one in self.column.runs(element)], formatting)

    def properties(self, one: Run, formatting: Formatting = PLAIN, style: str | None = None) -> etree._Element:
        """Return the run properties of a run: its marks, the formatting, its language."""
        found = [make("rStyle", val=style)] if style else []
        marks = one.marks | ({"b"} if formatting.bold else set()) | ({"i"} if formatting.italic else set())
        found += [make(tag) for mark in sorted(marks & _MARKS.keys()) for tag in _MARKS[mark]]
        found += [make(tag, val=formatting.size) for tag in ("sz", "szCs") if formatting.size]
        found += tracked(formatting.tracking)
        found += _lines(marks)
        found += [make("vertAlign", val=_RAISED[mark]) for mark in sorted(marks & _RAISED.keys())[:1]]
        found += [make("rtl")] if _is_rtl(one.text, self.language) else []
        tag = _word_tag(one.language) if one.language else self.language.word_tag
        found.append(make("lang", val=tag, eastAsia=tag, bidi=tag))
        return make("rPr", *sorted(found, key=lambda part: _ORDER.index(etree.QName(part).localname)))

    def _directed(self, pieces: Iterable[Piece], formatting: Formatting) -> Iterator[etree._Element]:
        """Yield the elements of pieces of runs, those of passages that run the other way in an element that says so."""
        for span, group in groupby(pieces, key=lambda piece: piece.span):
            of_span = list(group)
            inside = [element for piece in of_span for element in self._one(piece.run, formatting)]
            yield from from_left(inside, of_span) if span and inside else inside

    def _one(self, one: Run, formatting: Formatting) -> Iterator[etree._Element]:
        if one.href and (self.index, one.href[1:]) in self.file.notes.texts:
            yield from self._note(replace(one, note=one.href[1:], href=None), formatting)
        elif one.note is not None:
            yield from self._note(one, formatting)
        elif one.is_break:
            yield run(self.properties(one, formatting), make("br"))
        elif one.formula is not None and (math := self._formula(one.formula)) is not None:
            yield math
        elif one.image is not None:
            yield from self._picture(one, formatting)
        else:
            yield from self._styled(one, formatting, one.text)

    def _note(self, one: Run, formatting: Formatting) -> list[etree._Element]:
        """Return the elements of a note call; the note's text is kept for `footnotes.xml`."""
        notes = self.file.notes
        leader = notes.leader((self.index, one.note or ""))
        members = notes.members(leader)
        texts = [(member[0], notes.texts[member]) for member in members if member in notes.texts]
        mark = self._mark(one, formatting)
        if not texts:
            return [run(mark, *text_parts(one.text))] if one.text else []
        if leader in notes.called:
            return repeat(mark, notes.called[leader].bookmark, one.text)
        footnote = notes.open(leader, one.text)
        footnote.paragraphs = Slot.of(self._note_paragraphs(texts, None if footnote.is_automatic else one, formatting))
        reference = make("footnoteReference", id=footnote.id)
        if not footnote.is_automatic:
            reference.set(name("customMarkFollows"), "1")
        call = [run(mark, reference, *([] if footnote.is_automatic else letters(one.text)))]
        return (
            self.file.bookmarks.named(footnote.bookmark, call)
            if len(members) > 1 or leader[1] in self.file.called_again
            else call
        )

    def _note_paragraphs(
        self, texts: Iterable[tuple[int, Note]], custom: Run | None, called: Formatting
    ) -> Iterator[etree._Element]:
        """Yield the paragraphs of a note, every language after the other: the mark before its own in the first of them."""
        for number, (place, note) in enumerate(texts):
            writer = ColumnWriter(self.file, self.file.presentation.columns[place], place, in_note=True)
            for index, element in enumerate(note.content):
                look = Formatting(flat_marks=is_star(custom), italic_marks=custom is not None and called.italic_marks)
                mark = writer._mark(custom or Run("1"), look)
                is_marked = number == 0 and index == note.marked
                before = lead(mark, custom) if is_marked else [make("r", make("tab"), make("tab"))]
                settings = [*(setting(custom) if is_marked else []), *writer.setting()]
                yield paragraph("FootnoteText", settings, [*before, *writer.content((element,))])

    def _mark(self, one: Run, formatting: Formatting) -> etree._Element:
        """Return the properties of a note mark: raised, in italics where it is called so, but a star of a title is 10 pt roman on the baseline."""
        is_flat = formatting.flat_marks and is_star(one)
        marks = frozenset() if is_flat else one.marks & {"i"}
        size = formatting.size if (formatting.size or MARK) < MARK else None
        look = Formatting(italic=formatting.italic or formatting.italic_marks, size=size)
        found = self.properties(replace(one, marks=marks), look, style="FootnoteReference")
        if is_flat:
            flat = [make("b", val=0), make("bCs", val=0), make("sz", val=20), make("szCs", val=20)]
            found[1:1] = [*flat, make("vertAlign", val="baseline")]
        return found

    def _formula(self, formula: etree._Element) -> etree._Element | None:
        """Return a formula as Office Math, None where it does not say how it was written."""
        known = self.file.formulas.get(tex_of(formula))
        if known is None:
            return None
        math = copy.deepcopy(known)
        return _apart(math) if formula.get("display") == "block" else math

    def _picture(self, one: Run, formatting: Formatting) -> Iterator[etree._Element]:
        """Yield the picture; its alternative text in brackets where Word cannot show it."""
        data = self.file.presentation.media.get(one.image or "")
        drawing = self.file.pictures.drawing(data, one.text, self.measure) if data and not self.in_note else None
        if drawing is not None:
            yield run(self.properties(one, formatting), drawing)
        elif one.text:
            yield from self._styled(one, formatting, "[" + one.text + "]")

    def _styled(self, one: Run, formatting: Formatting, words: str) -> Iterator[etree._Element]:
        parts = text_parts(words)
        if parts:
            yield run(self.properties(one, formatting, "Hyperlink" if one.href else None), *parts)

    def _linked(self, href: str, inside: list[etree._Element]) -> list[etree._Element]:
        link = make("hyperlink", *inside)
        if href.startswith("#"):
            target = self.file.bookmarks.names.get(href[1:])
            if target is None:
                return inside
            link.set(name("anchor"), target)
        else:
            target = (self.file.note_links if self.in_note else self.file.links).allot(href)
            if target is None:
                return inside
            link.set(f"{{{R}}}id", target)
        link.set(name("history"), "1")
        return [link]


def tracked(tracking: Tracking | None) -> list[etree._Element]:
    """Return the properties of letters that stand otherwise than their font sets them."""
    if tracking is None:
        return []
    return [make("spacing", val=round(20 * tracking.points)), make("w", val=tracking.width)]


def _lines(marks: frozenset[str] | set[str]) -> list[etree._Element]:
    """Return the properties of lines through and under letters."""
    is_double = "double" in marks
    found = [make("dstrike" if is_double else "strike")] if "del" in marks else []
    return [*found, *([make("u", val="double" if is_double else "single")] if marks & {"u", "ins"} else [])]


def _apart(math: etree._Element) -> etree._Element:
    """Return Office Math that stands by itself."""
    holder = etree.Element(f"{math.tag}Para", nsmap={"m": etree.QName(math).namespace or ""})
    holder.append(math)
    return holder


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
