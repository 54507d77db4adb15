"""Bitexts: PDFs in two languages, in columns side by side or on facing pages, of which one language is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from statistics import median

from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.identification import language_of_text, nearer_of
from hexapla.readers.masthead.slots import key_of
from hexapla.readers.pdf.bitext_gutters import NARROWEST, below_masthead, gutter_of, upper_half
from hexapla.readers.pdf.bitext_lines import SharedLine, blocks_of_lines, with_addresses
from hexapla.readers.pdf.bitext_notes import NoteRow, are_opposed, are_pairs, is_apart, opposed_notes, second_language
from hexapla.readers.pdf.bitext_tables import TableBand, tables_over
from hexapla.readers.pdf.doubts import ranges
from hexapla.readers.pdf.facing_pages import text_of, turns_of
from hexapla.readers.pdf.first_page import is_below, rows_of_masthead
from hexapla.readers.pdf.notes import begins_note, is_mark, notes_below
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.turned_rows import straightened
from hexapla.readers.pdf.turns import Box

_SOME = 0.25
"""The part of the pages on whose upper half a gutter stands, at least: of others no notes are looked for."""

_MOSTLY = 0.8
"""The part of the pages that have a gutter, at least."""

_APART = 0.6
"""Below which gap, in parts of the size, words on both sides of a gutter are of one row."""

_BAR = "|"


@dataclass(frozen=True)
class Bitext:
    """Which part of a PDF in two languages was read: a column (`left`, `right`), parted at `gutter`, or some of its pages.

    `others` are the lines in the other language that stand among those of both, by page.
    """

    languages: tuple[str, str]
    column: str = ""
    gutter: float = 0.0
    pages: tuple[int, ...] = ()
    others: tuple[tuple[int, str], ...] = ()

    @property
    def handling(self) -> dict[str, str]:
        """What its provenance says: its languages, and which part was read."""
        part = f"{self.column} {self.gutter:.1f}" if self.column else f"pages {' '.join(map(str, self.pages))}"
        return {"languages": " ".join(self.languages), "part": part}

    def said(self, name: str, language: str) -> Finding:
        """Return the finding that says which part was read."""
        how = "side by side" if self.column else f"on facing pages; in this one are pages {ranges(self.pages)}"
        names = [language_of(code).english_name for code in self.languages]
        own = language_of(language).english_name
        return finding("F-244", languages=" and ".join(names), how=how, after=own, file=name, language=language)


def in_one_language(pages: Sequence[Page], language: str) -> tuple[tuple[Page, ...], Bitext | None]:
    """Return the pages of a PDF with what they have in a language, and which part that is; None where all of it is one text."""
    if any(page.recognised for page in pages):
        return tuple(pages), None
    return _columns(pages, language) or _facing(pages, language) or (tuple(pages), None)


def _facing(pages: Sequence[Page], language: str) -> tuple[tuple[Page, ...], Bitext] | None:
    turns = turns_of(pages)
    if turns is None or language not in turns.languages:
        return None
    own = turns.pages_in(language)
    return tuple(page for page in pages if page.number in own), Bitext(turns.languages, pages=own)


def _columns(pages: Sequence[Page], language: str) -> tuple[tuple[Page, ...], Bitext] | None:
    filled = [page for page in pages if page.glyphs]
    upper = [upper_half(page) for page in filled]
    rough = [edge for edge in map(gutter_of, upper) if edge is not None]
    if len(rough) < _SOME * max(1, len(filled)) or _are_alike(upper, rough):
        return None
    texts_only = [_without_notes(page) for page in filled]
    parts = ((below_masthead(page), page) for page in texts_only)
    found = (next(filter(None, map(gutter_of, each)), None) for each in parts)
    gutters = [edge for edge in found if edge is not None]
    if len(gutters) < _MOSTLY * len(filled):
        return None
    gutter = median(gutters)
    glyphs = [
        [each for page in texts_only for each in page.glyphs if _is_right(each, gutter) is side]
        for side in (False, True)
    ]
    left, right = (language_of_text(text_of(each)) for each in glyphs)
    if left is None or right is None or left == right or language not in (left, right):
        return None
    column = "left" if language == left else "right"
    split = _Columns(gutter, column, language, right if language == left else left)
    made = tuple(split.part(page) for page in pages)
    return made, Bitext((left, right), column, gutter, others=tuple(split.others))


def _are_alike(pages: Sequence[Page], gutters: Sequence[float]) -> bool:
    """Tell whether what stands on both sides of the gutters of most pages is in one language: then no notes are looked for."""
    middle = median(gutters) if gutters else 0.0
    sides = [
        language_of_text(text_of(each for page in pages for each in page.glyphs if _is_right(each, middle) is side))
        for side in (False, True)
    ]
    return len(set(sides)) == 1 and sides[0] is not None


def _is_right(glyph: Glyph, gutter: float) -> bool:
    return glyph.left + glyph.right > 2 * gutter


def _without_notes(page: Page) -> Page:
    """Return a page without the notes at its foot."""
    top = next((row.base + row.size / 2 for row in notes_below(page, rows_of(page))), 0.0)
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph.base > top))


@dataclass
class _Columns:
    """Takes the column of a language out of pages, with what stands above both columns and is not in the other language."""

    gutter: float
    column: str
    language: str
    other: str
    others: list[tuple[int, str]] = field(default_factory=list)

    def part(self, page: Page) -> Page:
        """Return a page with what of it is in the language."""
        rows = rows_of(page)
        notes, parted = self._notes(page, rows)
        is_over = bool(parted)
        tables = tables_over(page.rules, rows, self.gutter, lambda text: self._is_own_line(text, is_told=True))
        text = [row for row in rows if (not is_over or row not in notes) and not _band_of(row.base, tables)]
        told = [*self._told(self._shared(page, text)), *((row, is_own) for row, is_own, _ in parted)]
        told += [(row, band[2]) for row in rows if (band := _band_of(row.base, tables))]
        self.others += [(page.number, row.text) for row, is_own in told if not is_own]
        kept = tuple(glyph for glyph in page.glyphs if self._is_wanted(glyph, told))
        kept += tuple(glyph for _, _, marks in parted for glyph in marks)
        kept = straightened(kept) if self._ways == ["ltr", "rtl"] else kept
        first = next((row for row, is_own, _ in parted if is_own), None)
        rules = [
            (rule if band[2] else replace(rule, right=rule.left))
            if (band := _band_of(rule.bottom, tables))
            else self._clipped(rule)
            if not parted or rule.bottom > parted[0][0].base + parted[0][0].size * 2
            else Box(rule.left, first.base + first.size, rule.right, first.base + first.size + 0.5)
            if first
            else rule
            for rule in page.rules
        ]  # the rule above the notes is that of both languages
        uprights = tuple(
            rule for rule in page.uprights if self._clipped(rule).left <= rule.left <= self._clipped(rule).right
        )
        return replace(
            page, glyphs=kept, rules=tuple(rule for rule in rules if rule.right - rule.left > 1), uprights=uprights
        )

    def _notes(self, page: Page, rows: Sequence[Row]) -> tuple[Sequence[Row], Sequence[NoteRow]]:
        """Return the rows of notes, and each told where they go over both columns."""
        notes = notes_below(page, rows)
        left, right = min((row.left for row in rows), default=0.0), max((row.right for row in rows), default=0.0)
        if self.is_opposed and are_opposed(notes, self.gutter):
            return notes, list(opposed_notes(notes, left, right, self.column))
        notes = [row for row in notes if row.left < self.gutter]
        is_over = any(row.right > self.gutter + NARROWEST for row in notes) or are_pairs(notes)
        return notes, list(self._told_notes(notes, right)) if is_over else []

    @property
    def is_opposed(self) -> bool:
        """Tell whether the column at the left runs from left to right, and that at the right from right to left."""
        return (self._ways if self.column == "left" else self._ways[::-1]) == ["ltr", "rtl"]

    @property
    def _ways(self) -> list[str]:
        """Return which way the language that is read runs, and the other."""
        return [language_of(code).direction for code in (self.language, self.other)]

    def _is_wanted(self, glyph: Glyph, told: Sequence[tuple[Row, bool]]) -> bool:
        across = (glyph.left + glyph.right) / 2
        near = (each for each in told if abs(glyph.base - each[0].base) < each[0].size / 2)
        lines = [is_own for row, is_own in near if row.left <= across <= row.right]
        return any(lines) if lines else self._is_own(across)

    def _is_own(self, across: float) -> bool:
        return (across > self.gutter) == (self.column == "right")

    def _clipped(self, rule: Box) -> Box:
        if self.column == "right":
            return replace(rule, left=max(rule.left, self.gutter))
        return replace(rule, right=min(rule.right, self.gutter))

    def _told_notes(self, rows: Sequence[Row], edge: float) -> Iterator[NoteRow]:
        """Yield the rows of notes that go over both columns, whether each is in the language, and the mark that it lacks.

        A note has its mark before the language at the left alone; that at the right goes on below it.  `edge` is the
        right one of the page.
        """
        starts = [place for place, row in enumerate(rows) if not place or begins_note(row)]
        for start, stop in pairwise([*starts, len(rows)]):
            end = next((place for place in range(start + 1, stop) if is_apart(*rows[place - 1 : place + 1])), stop)
            own = [self._is_own_line(row.text.strip(), is_told=True) for row in rows[start:end]]
            is_marked, other = begins_note(rows[start]), self.column == "right"
            first = second_language(rows[start:end], own, edge, is_left=not other) if is_marked else 0
            if not is_marked:
                first = next((place for place, says in enumerate(own) if says is other), len(own))
            for place, row in enumerate(rows[start:end]):
                lacks = is_marked and other and place == first
                marks = takewhile(is_mark, rows[start].pieces[0].glyphs) if lacks else ()
                yield row, (place >= first) is other, tuple(replace(each, base=row.base) for each in marks)
            told = True
            for row in rows[end:stop]:  # what stands at the foot of the page, in both languages
                says = self._is_own_line(row.text.strip())
                told = told if says is None else says
                yield row, told, ()

    def _shared(self, page: Page, rows: Sequence[Row]) -> list[SharedLine]:
        """Return the lines that stand in the masthead, or in both columns."""
        head = [row for row in rows if page.number == 1 and row.base > page.height / 2]
        count = rows_of_masthead(head, (self.language, self.other))
        found: list[SharedLine] = []
        for place, row in enumerate(rows):
            for piece in row.pieces:
                goes_over = piece.left < self.gutter - NARROWEST and piece.right > self.gutter + NARROWEST
                goes_on = bool(found) and is_below(found[-1].row.pieces[0], piece)
                bars = [number for number, glyph in enumerate(piece.glyphs) if glyph.text == _BAR]
                if len(bars) == 1 and not place:  # two running heads, or two names
                    left, right = piece.glyphs[: bars[0]], piece.glyphs[bars[0] + 1 :]
                    own = left if self.column == "left" else right
                    found.append(SharedLine(Row(page.number, (piece,)), is_own=False))
                    if page.number == 1 and own:  # a bar by itself parts nothing
                        found.insert(-1, SharedLine(Row(page.number, (Piece(own),)), is_own=True))
                elif (place < count and not self._begins_column(piece, rows)) or goes_over or goes_on:
                    found.append(SharedLine(Row(page.number, (piece,))))
        return found

    def _begins_column(self, piece: Piece, rows: Sequence[Row]) -> bool:
        """Tell whether words beside a masthead are text: they fill no slot, and begin where the column at the right does."""
        lefts = [each.left for row in rows for each in row.pieces if each.left > self.gutter]
        is_at_edge = piece.left > self.gutter and abs(piece.left - median(lefts)) < NARROWEST / 3
        return is_at_edge and not any(key_of(piece.text.strip(), code) for code in (self.language, self.other))

    def _told(self, lines: Sequence[SharedLine]) -> Iterator[tuple[Row, bool]]:
        """Yield the rows of lines that both languages share, and whether each is in the language that is read, or in no other."""
        yield from with_addresses(list(self._by_words(lines)))

    def _by_words(self, lines: Sequence[SharedLine]) -> Iterator[tuple[Row, bool]]:
        """Yield the rows of lines, and whether their words are in the language that is read, or in no other."""
        for block in blocks_of_lines(lines):
            told = [self._is_own_line(row.text.strip()) if says is None else says for row, says in block]
            first = next((each for each in told if each is not None), None)
            is_own = language_of_text(" ".join(row.text for row, _ in block)) != self.other if first is None else first
            for (row, _), says in zip(block, told, strict=True):
                is_own = is_own if says is None else says
                yield row, is_own

    def _is_own_line(self, text: str, *, is_told: bool = False) -> bool | None:
        """Tell whether a line is in the language that is read, not in the other, by its slot or words; of one in either few words tell."""
        codes = (self.language, self.other)
        own, other = (key_of(text, code, frozenset()) is not None for code in codes)
        if own == other:  # each language knows the line of English
            own, other = (language_of(code).phrase("language_line").text == text for code in codes)
        if own != other:
            return own
        told = language_of_text(text) or (nearer_of(text, codes) if is_told else None)
        return told == self.language if told in codes else None


def _band_of(height: float, tables: Sequence[TableBand]) -> TableBand | None:
    """Return the table over both columns that stands at a height."""
    return next((each for each in tables if each[0] <= height <= each[1]), None)
