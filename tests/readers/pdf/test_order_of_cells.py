"""The order of cells: the structure tree tells which lines are one cell, and in which row it stands."""

from hexapla.readers.pdf.cell_order import Line, Order
from hexapla.readers.pdf.cells import CellText, rows_of_cells
from hexapla.readers.pdf.doubts import ROWS
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.pdf.table_parts import whole_table
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.pdf.words import Vocabulary, characters_of


def line(number: int, column: int, base: float) -> Line:
    return Line(Tag(number, "P"), column, base)


def glyphs(text: str, *, is_spaced: bool = False) -> tuple[Glyph, ...]:
    made = [Glyph(sign, 5.0 * place, 5.0 * place + 5, 700, 10, frozenset()) for place, sign in enumerate(text)]
    last = made.pop()
    return (*made, Glyph(last.text, last.left, last.right, 700, 10, frozenset(), is_spaced=is_spaced))


def test_a_cell_in_the_middle_of_several_rows_stands_in_the_first_of_them() -> None:
    lines = [line(1, 0, 700), line(2, 1, 700), line(3, 2, 690), line(4, 0, 685), line(5, 1, 685)]
    assert Order.of(lines, 2).rows([1, 2, 3, 4, 5]) == {1: 0, 2: 0, 3: 0, 4: 1, 5: 1}


def test_lines_of_one_element_are_one_cell_and_those_with_other_cells_between_are_two() -> None:
    order = Order.of([line(1, 0, 700), line(1, 0, 660), line(2, 1, 700), line(3, 2, 700), line(4, 1, 690)], 2)
    assert order.are_parted(Tag(1, "P"), Tag(1, "P")) is False
    assert order.are_parted(Tag(2, "P"), Tag(4, "P")) is True


def test_a_tree_whose_order_is_not_that_of_the_page_is_not_followed() -> None:
    assert not Order.of([line(1, 0, 600), line(2, 1, 600), line(3, 0, 700), line(4, 1, 700)], 1).lines


def test_cells_of_a_tagged_table_are_told_by_its_cells() -> None:
    own = [Line(Tag(number, "P", cell), 1, 700 - 10 * number) for number, cell in ((2, 1), (3, 1), (5, 4))]
    order = Order.of(own, 1)
    assert order.are_parted(Tag(2, "P", 1), Tag(3, "P", 1)) is False
    assert order.are_parted(Tag(3, "P", 1), Tag(5, "P", 4)) is True


def test_a_blank_that_the_file_has_behind_a_sign_at_the_end_of_a_row_is_one_of_the_text() -> None:
    rows = [Row(1, (Piece(glyphs("nets and", is_spaced=True)),)), Row(1, (Piece(glyphs("lines")),))]
    vocabulary = Vocabulary.of([rows])
    assert vocabulary.draws_blanks
    for end, is_spaced, text in (
        ("2024–", False, "2024–2034"),
        ("rise/", True, "rise/ 2034"),
        ("troop-", True, "troop- 2034"),
    ):
        made, reasons = characters_of([glyphs(end, is_spaced=is_spaced), glyphs("2034")], vocabulary, "en")
        assert "".join(each.text for each in made) == text
        assert not reasons


def piece(text: str, number: int, left: float, base: float) -> Piece:
    own = Tag(number, "P")
    places = [left + 5 * place for place in range(len(text))]
    return Piece(
        tuple(Glyph(sign, x, x + 5, base, 10, frozenset(), tag=own) for sign, x in zip(text, places, strict=True))
    )


def test_what_follows_in_the_last_column_is_a_row_of_its_own_where_empty_cells_stand_between_alone() -> None:
    lines = [line(1, 0, 700), line(2, 1, 700), line(3, 1, 680), line(5, 1, 660), line(6, 0, 640)]
    assert Order.of(lines, 1).rows([1, 2, 3, 5, 6]) == {1: 0, 2: 0, 5: 1, 6: 2}


def test_a_row_that_the_tree_and_the_page_tell_differently_is_doubtful() -> None:
    def doubtful(base: float) -> list[str]:
        rows = [
            Row(1, (piece("Pilots", 1, 0, 700), piece("four", 2, 100, 700))),
            Row(1, (piece("Lights", 4, 0, 685), piece("five", 5, 100, 685))),
            Row(1, (piece("late", 3, 200, base),)),
        ]
        made, _ = rows_of_cells(rows, (0, 90, 190, 290), [], 1000)
        return [glyph.text for row in made for cell in row if ROWS in cell.reasons for glyph in cell.rows[0]]

    assert doubtful(692) == []
    assert doubtful(684) == list("late")


def test_a_head_that_a_page_repeats_is_no_part_of_the_row_above_it() -> None:
    def cells(words: str, first: int) -> tuple[CellText, ...]:
        one, two = (piece(word, first + at, 100 * at, 700) for at, word in enumerate(words.split()))
        return CellText((one.glyphs,), 0), CellText((two.glyphs,), 1)

    parts = [
        PageTable(page, 700, 600, (0, 90, 190), made, heads, 10)
        for page, made, heads in (
            (1, (cells("All 6", 11), cells("Pilots four", 13)), 1),
            (2, (cells("Vessels 2025", 1), cells("Lights five", 15)), 0),
        )
    ]
    found = [
        "".join(glyph.text for cell in row.cells for line in cell.rows for glyph in line)
        for row in whole_table(parts)[0]
    ]
    assert found == ["All6", "Pilotsfour", "Vessels2025", "Lightsfive"]
