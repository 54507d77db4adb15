"""Tables of a Word file with what belongs to them: captions above, notes typed below and called by letters."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from hexapla.akn.names import ALIGN, BEFORE, BOOKMARKS, BOX, CHART, INDENT, PAGE, ROOM, VALIGN
from hexapla.akn.row_lines import keep_whole
from hexapla.akn.table_settings import (
    keep_columns,
    keep_indents,
    keep_leading,
    keep_reach,
    keep_size,
    keep_tracking,
    set_columns,
    set_reach,
)
from hexapla.codes import finding
from hexapla.domain.label_patterns import matches
from hexapla.readers.structure.content import is_empty, with_label
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.row_heads import mark_row_heads
from hexapla.readers.word.braces import set_braces
from hexapla.readers.word.characters import Characters, plain
from hexapla.readers.word.charts_in_cells import keep_place_of_chart
from hexapla.readers.word.close_rows import close_ends, set_close
from hexapla.readers.word.colours import told_by_colour
from hexapla.readers.word.framed_boxes import has_text
from hexapla.readers.word.grid import akn_table, covered, widths
from hexapla.readers.word.indents import indent_of, leading, set_indents
from hexapla.readers.word.own_file import OwnFile
from hexapla.readers.word.paragraph_text import ParagraphTexts, letters, trimmed, with_upright_notes, without_format
from hexapla.readers.word.plain_calls import in_order, letter_of_note, plain_call, with_raised_call
from hexapla.readers.word.table_rules import set_aligns, set_rules
from hexapla.readers.word.type_size import set_size
from hexapla.readers.word.units import Cell, Paragraph, Row, Table
from hexapla.readers.word.valigns import set_valigns, valign_of
from hexapla.typography.marks import called_again, lost_note

_QUOTED = 60
"""Letters of a table that a finding quotes."""

_LETTER = re.compile(r"(?P<letter>[a-z]{1,2})[\t \u00a0]")


@dataclass(frozen=True)
class TextUnit:
    """A paragraph with its characters, blanks at its ends taken off."""

    unit: Paragraph
    content: Characters
    tabs: int
    text: str

    @property
    def is_empty(self) -> bool:
        """True for a paragraph that holds nothing."""
        return not self.content


@dataclass
class Tables:
    """Makes the lines of tables; `used` are the paragraphs that have become part of one (tables: less than zero)."""

    texts: ParagraphTexts
    own: OwnFile
    used: set[int] = field(default_factory=set)
    hidden: int = 0

    def words(self, unit: Paragraph) -> TextUnit:
        """Return a paragraph with its characters."""
        content, tabs = trimmed(self.texts.content(unit))
        return TextUnit(unit, content, tabs, plain(content))

    def opened(self, held: TextUnit | Table) -> Iterator[TextUnit | Table]:
        """Yield what a box holds in its place, anything else as it is; our own files have no boxes.

        A box is a table that only frames what stands in it: one column, no heads.  A summary is often set so, with
        tables in it.  One with a frame is a boxed section.
        """
        if not isinstance(held, Table) or self.own.is_ours:
            yield held
            return
        box = held.number if is_boxed(held) else 0
        for found in _held(held):
            unit = replace(found, box=box or found.box)
            each = self.words(unit) if isinstance(unit, Paragraph) else unit
            if isinstance(each, Table) or not each.is_empty:
                yield each

    def _not_bold(self, caption: Characters) -> Characters:
        """Return a caption that is not bold as a whole; nor is one of ours in part, which sets the title of every table so."""
        if not self.own.is_ours:
            return without_format(caption, "b")
        return [each._replace(marks=each.marks - {"b"}) for each in caption]

    def line(self, table: Table, captions: Sequence[TextUnit], rest: Sequence[TextUnit | Table]) -> Iterator[Line]:
        """Yield the line of a table, none for one that holds nothing; `rest` is what follows it."""
        if -table.number in self.used:
            return
        notes = self._notes_below(rest)
        plain_notes = {} if self.own.is_ours else self._plain_notes_below(rest, table)
        notes |= plain_notes
        bare = [self.texts.element("p", self._not_bold(each.content), each.unit) for each in captions]
        lines = [with_label(line, each.unit.label) for line, each in zip(bare, captions, strict=True)]
        spacers = {number for number, row in enumerate(table.rows) if self._is_spacer(row)}
        ends = close_ends(table, spacers)
        kept = tuple(row for number, row in enumerate(table.rows) if number not in spacers)
        table = replace(table, rows=kept, rules=table.rules.without(spacers))
        self.hidden += sum(1 for cell in covered(table) if not self._is_spacer(_row(replace(cell, merge=None))))
        found = akn_table(
            table,
            lambda cell, is_head: self._cell(cell, notes, plain_notes, is_head=is_head),
            lines,
            is_ours=self.own.is_ours,
        )
        marks = [name for each in captions for name in each.unit.bookmarks]
        if found is not None:
            marks += marks_of(table)
            set_indents(found, is_ours=self.own.is_ours)
            eid = self.own.eid(marks)
            if self.own.is_ours:
                self._keep_stated(found, eid or "", marks)
            else:
                mark_row_heads(found, is_told=table.has_row_heads)
                set_columns(found, widths(found, table.columns), are_set=table.has_set_columns)
                set_reach(found, table.reach)
                set_size(found, table.size)
                self._set_braces(found, table, spacers)
            self._set_look(found, table, ends)
            self._tell_inner(found, table)
            self._tell_colours(table)
            if table.begins_page or any(each.unit.begins_page for each in captions):
                found.set(PAGE, BEFORE)
            number = captions[0].unit.number if captions else table.number
            yield Line(number, "", block=found, eid=eid)

    def _set_look(self, found: etree._Element, table: Table, ends: Sequence[frozenset[str]]) -> None:
        """Say in a table how its rows and words stand, in which frame, how close to what is above it, and its names."""
        keep_leading(found, leading(table, is_ours=self.own.is_ours))
        keep_tracking(found, table.tracking)
        set_rules(found, table.rules)
        set_close(found, ends)
        set_aligns(found)
        set_valigns(found, is_ours=self.own.is_ours)
        keep_whole(found)
        if table.box:
            found.set(BOX, str(table.box))
        if table.room:
            found.set(ROOM, table.room)
        if table.bookmarks:
            found.set(BOOKMARKS, " ".join(table.bookmarks))

    def _keep_stated(self, found: etree._Element, eid: str, marks: Sequence[str]) -> None:
        """Say in a table what a file of ours states of the one with its id."""
        own = self.own
        keep_columns(found, own.columns.get(eid, ""))
        keep_reach(found, own.reaches.get(eid, ""))
        keep_size(found, own.sizes.get(eid, ""))
        keep_indents(found, own.indents.get(eid, "").split())
        own.keep_by_hand(found, marks)
        if eid in own.charts:
            found.set("class", CHART)

    def _set_braces(self, found: etree._Element, table: Table, spacers: Collection[int]) -> None:
        lost = set_braces(found, table.braces, table.columns, spacers)
        if lost:
            place = {"file": self.texts.name, "line": table.number, "language": self.texts.language}
            self.texts.findings.append(finding("F-252", count=lost, **place))

    def _tell_inner(self, found: etree._Element, table: Table) -> None:
        words = " ".join(" ".join(map(str, found.itertext())).split())
        place = {
            "file": self.texts.name,
            "line": table.number,
            "language": self.texts.language,
            "before": words[:_QUOTED],
        }
        for code, rows in (("F-253", table.unfolded), ("F-254", table.flat)):
            if rows:
                said = ", ".join(rows.split())
                self.texts.findings.append(finding(code, rows=said, **place))

    def _tell_colours(self, table: Table) -> None:
        """Tell of cells that say something by their colour alone."""

        def words(cell: Cell) -> str:
            units = list(Table((_row(cell),), 0).paragraphs())
            said = " ".join(" ".join(plain(self.texts.content(unit)) for unit in units).split())
            has_picture = not said and any(self.texts.shows(self.texts.content(unit)) for unit in units)
            return str(units[0].number) if has_picture else said

        rows = told_by_colour(table, words)
        if rows:
            place = {"file": self.texts.name, "line": table.number, "language": self.texts.language}
            self.texts.findings.append(
                finding("A-211", count=len(rows), before="; ".join(filter(None, rows[:3])), **place)
            )

    def _is_spacer(self, row: Row) -> bool:
        """Tell whether a row only makes room: no cell of it holds anything or reaches into another row."""
        texts = (trimmed(self.texts.content(unit))[0] for unit in Table((row,), 0).paragraphs())
        return not any(self.texts.shows(text) for text in texts) and all(cell.merge is None for cell in row.cells)

    def _notes_below(self, rest: Sequence[TextUnit | Table]) -> dict[str, TextUnit]:
        """Return the notes typed below a table, by their letters."""
        found: dict[str, TextUnit] = {}
        for each in rest:
            if isinstance(each, Table):
                break
            match = _LETTER.match(each.text)
            if match and next(letters(each.content), (1,))[0] == 0:
                found[match["letter"]] = each
            elif each.unit.kind != "note":
                break
        return found

    def _plain_notes_below(self, rest: Sequence[TextUnit | Table], table: Table) -> dict[str, TextUnit]:
        """Return the notes right below a table whose letters are raised neither there nor in its cells, which call them."""
        found: list[tuple[str, TextUnit]] = []
        for each in rest:
            letter = "" if isinstance(each, Table) or each.unit.label else letter_of_note(each.text)
            if isinstance(each, Table) or not (letter or matches("source", each.text, self.texts.language)):
                break
            found += [(letter, each)] if letter else []
        contents = [trimmed(self.texts.content(unit))[0] for unit in table.paragraphs()] if found else []
        called = set(map(plain_call, contents)) - {letter for each in contents for *_, letter in letters(each)}
        return {letter: each for letter, each in in_order(found) if letter in called}

    def _cell(
        self, cell: Cell, notes: dict[str, TextUnit], plain_letters: Collection[str], *, is_head: bool
    ) -> list[etree._Element]:
        found = []
        for unit in Table((_row(cell),), 0).paragraphs():
            content, tabs = trimmed(self.texts.content(unit))
            if not content and not unit.label:
                continue
            if is_head:
                content = without_format(without_format(content, "i"), "b")
            content = with_upright_notes(content) if self.own.is_ours else content
            content = with_raised_call(content, plain_letters)
            element = with_label(self.texts.element("p", self._called(content, notes), unit), unit.label)
            keep_place_of_chart(element, unit.number, self.texts.pictures)
            if not is_empty(element):
                element.set(INDENT, str(indent_of(unit.element, tabs)))
                element.set(ALIGN, unit.align)
                element.set(VALIGN, valign_of(unit.element))
                found.append(element)
        return found

    def _called(self, content: Characters, notes: dict[str, TextUnit]) -> Characters:
        """Put the notes below the table where their letters call them; a second call leads to the first.

        A letter that goes on in the row of those that are there has lost its note.
        """
        for start, end, letter in reversed(list(letters(content))):
            below = notes.get(letter)
            if below is None and chr(ord(letter[-1]) - 1) not in notes:
                continue
            if below is None:
                note = lost_note(letter)
            elif below.unit.number in self.used:
                note = called_again(letter)
            else:
                note = self.texts.typed_note(letter, below.content, below.unit)
            self.used.update({below.unit.number} if below else ())
            content = [*content[:start], self.texts.placed(note, content[start]), *content[end:]]
        return content


def is_boxed(table: Table) -> bool:
    """Tell whether a table is one column without heads, and has a frame around a text."""
    is_column = all(len(row.cells) == 1 and not row.is_head for row in table.rows)
    return is_column and bool(table.rules.frame) and has_text(each.element for each in table.paragraphs())


def _held(table: Table) -> Iterator[Paragraph | Table]:
    """Yield what a box holds, boxes within it opened too; any other table as it is."""
    if any(row.is_head or len(row.cells) != 1 for row in table.rows):
        yield table
        return
    for unit in (unit for row in table.rows for unit in row.cells[0].content):
        if isinstance(unit, Table):
            yield from _held(unit)
        else:
            yield unit


def marks_of(table: Table) -> tuple[str, ...]:
    """Return the bookmarks that a table bears: its own, those of its first paragraph."""
    first = next(table.paragraphs(), None)
    return (*table.bookmarks, *(first.bookmarks if first else ()))


def _row(cell: Cell) -> Row:
    return Row(is_head=False, cells=(cell,))
