"""Rows of tables that the structure tree has as the page has them are sure; those that it has in two places, or elsewhere, are not."""

from dataclasses import replace
from itertools import pairwise

import pytest

from hexapla.readers.pdf.block_tags import torn_or_moved
from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cell_agreement import agreed
from hexapla.readers.pdf.cell_doubts import with_doubts
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.doubts import HYPHEN, ROWS
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.rules import RuleLine, regions
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.pdf.table_parts import TableRow, heads_of_parts, whole_table
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.pdf.turns import Box
from hexapla.readers.pdf.words import Vocabulary, characters_of

EDGES = (0.0, 95.0, 195.0, 295.0)


def glyphs(text: str, tag: Tag | None = None, left: float = 0.0, base: float = 700.0) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(sign, left + 5 * place, left + 5 * place + 5, base, 10, frozenset(), tag=tag)
        for place, sign in enumerate(text)
    )


def cell(text: str, column: int, number: int = 0, *, row: int = 0, span: int = 1) -> CellText:
    tag = Tag(number, "P", row and number, row)
    return CellText((glyphs(text, tag, 100.0 * column),) if text else (), column, span)


def part(*rows: tuple[CellText, ...], page: int = 1, heads: int = 0) -> PageTable:
    return PageTable(page, 700, 600, EDGES, rows, heads, 10)


def table(*rows: tuple[CellText, ...]) -> list[TableRow]:
    """Return a table whose rows stand two lines below each other."""
    lower = [tuple(moved(each, 20.0 * place) for each in row) for place, row in enumerate(rows)]
    own = part(*lower)
    return [TableRow(row, own, is_head=False) for row in lower]


def moved(cell: CellText, down: float) -> CellText:
    return replace(cell, rows=tuple(tuple(replace(one, base=one.base - down) for one in line) for line in cell.rows))


FIRST = (cell("Pilots of", 0, 1), cell("4", 1, 2), cell("5", 2, 3))
SMALL = (cell("boats,", 0, 4), cell("", 1), cell("7", 2, 6))
LAST = (cell("Lights", 0, 7), cell("8", 1, 8), cell("9", 2, 9))


def doubtful(rows: list[TableRow], torn: tuple[int, ...] = ()) -> set[int]:
    return {place for place, row in enumerate(with_doubts(rows, torn=torn)) if any(one.reasons for one in row.cells)}


def test_a_row_that_the_tree_has_between_those_around_it_is_sure_however_its_words_begin_and_end() -> None:
    assert agreed(table(FIRST, SMALL, LAST)) == {1}
    assert 1 not in doubtful(table(FIRST, SMALL, LAST))


@pytest.mark.parametrize(
    "small",
    [
        (cell("boats,", 0, 4), cell("", 1), cell("7", 2, 5)),
        (cell("boats,", 0, 5), cell("", 1), cell("7", 2, 7)),
        (cell("boats,", 0, 4), cell("7", 1, 6), cell("", 2)),
        (cell("boats,", 0, 4), cell("", 1), cell("7", 2, 9)),
        (cell("boats,", 0), cell("", 1), cell("7", 2, 6)),
    ],
    ids=["no empty cell", "later", "another column", "a paragraph of another row", "no element of its own"],
)
def test_a_row_that_the_tree_has_otherwise_is_not_sure(small: tuple[CellText, ...]) -> None:
    assert not agreed(table(FIRST, small, LAST))
    assert 1 in doubtful(table(FIRST, small, LAST))


def test_a_row_over_columns_is_as_wide_as_the_tree_has_it() -> None:
    wide = (cell("of the harbour and", 0, 4, span=2), cell("", 2))
    for first in (5, 6):
        below = tuple(cell(text, column, first + column) for column, text in enumerate(("Lights", "8", "9")))
        assert agreed(table(FIRST, wide, below)) == {1}
    below = tuple(cell(text, column, 9 + column) for column, text in enumerate(("Lights", "8", "9")))
    assert not agreed(table(FIRST, wide, below))


def test_rows_of_the_tree_tell_the_rows_of_a_tagged_table() -> None:
    def row(text: str, first: int, number: int, last: int) -> tuple[CellText, ...]:
        return cell(text, 0, first, row=number), cell("4", 1, first + 2, row=last)

    sound = row("Pilots", 1, 1, 1), row("boats,", 5, 2, 2), row("Lights", 9, 3, 3)
    assert agreed(table(*sound)) == {1}
    assert not agreed(table(sound[0], row("boats,", 5, 2, 3), sound[2]))


def test_a_cell_whose_element_has_words_outside_the_table_is_doubtful_alone() -> None:
    sound = (cell("Boats", 0, 4), cell("6", 1, 5), cell("7", 2, 6))
    first = (cell("Pilots", 0, 1), *FIRST[1:])
    rows = with_doubts(table(first, sound, LAST), torn=(5,))
    assert [ROWS in one.reasons for one in rows[1].cells] == [False, True, False]
    assert not any(one.reasons for one in with_doubts(table(first, sound, LAST))[1].cells)


def test_what_stands_in_two_blocks_is_torn_and_a_table_that_the_tree_has_before_another_is_elsewhere() -> None:
    early, late = (cell("Buoys", 0, 21), cell("6", 1, 22)), (cell("Ropes", 0, 11), cell("6", 1, 12))
    text = Paragraph([Row(1, (Piece(glyphs("in the harbour", Tag(2, "P"))),))])
    blocks = [Block([part(FIRST, SMALL)]), Block(text), Block([part(early)]), Block([part(late)])]
    assert torn_or_moved(blocks) in ({2, 11, 12}, {2, 21, 22})
    assert torn_or_moved([*blocks[:1], blocks[3], blocks[2]]) == frozenset()


def test_a_head_that_a_page_repeats_is_known_by_the_tree_though_another_table_has_it_first() -> None:
    def head(number: int) -> tuple[CellText, ...]:
        return tuple(cell(text, column, number + column) for column, text in enumerate(("Kind", "2025", "2026")))

    above, below = part(head(1), heads=1), part(head(1), LAST, page=3, heads=1)
    begun = part((cell("Buoys", 0, 4), cell("6", 1, 5), cell("7", 2, 6)), page=2)
    known = heads_of_parts([above])
    assert len(whole_table([begun, below], known)[0]) == 2
    assert whole_table([begun, below], known)[1] == [(3, "Kind 2025 2026")]
    assert len(whole_table([begun, below])[0]) == 3
    assert len(whole_table([begun, part(head(41), LAST, page=3, heads=1)], known)[0]) == 3


@pytest.mark.parametrize(
    ("one", "two", "draws_blanks", "text", "is_told"),
    [
        ("$43,684,7", "00", True, "$43,684,700", False),
        ("Abolishme", "nt", True, "Abolishme nt", True),
        ("Abolishme", "nt", False, "Abolishment", True),
        ("har", "bour", False, "harbour", False),
        ("harbour", "master", True, "harbour master", False),
        ("Harbour", "Master", True, "Harbour Master", False),
    ],
)
def test_a_figure_or_a_word_that_no_blank_ends_may_go_on(
    one: str, two: str, draws_blanks: bool, text: str, is_told: bool
) -> None:
    known = Vocabulary(frozenset({"harbour", "master", "harbourmaster"}), draws_blanks=draws_blanks)
    made, reasons = characters_of([glyphs(one), glyphs(two)], known, "en")
    assert ("".join(each.text for each in made), reasons) == (text, {HYPHEN} if is_told else set())


def test_a_subtotal_of_two_lines_over_columns_parts_no_table() -> None:
    def line(base: float, *edges: float) -> RuleLine:
        bounds = [60.0, *edges, 550.0]
        rules = pairwise(bounds)
        return RuleLine(base, tuple(Box(left, base, right - 1, base) for left, right in rules))

    def row(base: float, *texts: tuple[str, float]) -> Row:
        return Row(1, tuple(Piece(glyphs(text, None, left, base)) for text, left in texts))

    full = 126, 184, 300
    lines = [line(640, *full), line(600, *full), line(560, *full), line(520, 184, 300), line(480, *full)]
    rows = [
        row(620, ("Kind", 60), ("2025", 190)),
        row(580, ("Pilots", 60), ("4", 190)),
        row(546, ("Subtotaloftheharbour", 60)),
    ]
    rows += [row(534, ("the harbour", 60), ("4", 190)), row(500, ("Lights", 60), ("6", 190))]
    assert [len(each) for each in regions(lines, rows)] == [5]
    title = [
        *rows[:2],
        row(546, ("Harbourmastersandpilots", 60)),
        row(534, ("Lighthousekeepersandboats", 60)),
        rows[4],
    ]
    assert [len(each) for each in regions(lines, title)] == [3, 2]
