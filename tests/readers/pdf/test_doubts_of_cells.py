"""What is doubtful in a page's cells and words: where the structure tree has them otherwise, where a row or a page end cuts them."""

from dataclasses import replace

import pytest

from hexapla.akn.names import E
from hexapla.readers.pdf.cell_doubts import with_doubts
from hexapla.readers.pdf.cell_tags import told_otherwise
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.columns import parted
from hexapla.readers.pdf.doubts import EDGE, HYPHEN, ROWS
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.structure_tree import Tag
from hexapla.readers.pdf.table_parts import TableRow, whole_table
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.pdf.words import Vocabulary, characters_of
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.typed_notes import with_typed_notes

EDGES = (0.0, 95.0, 195.0, 295.0)


def glyphs(text: str, tag: Tag | None, left: float = 0.0, base: float = 700.0) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(sign, left + 5 * place, left + 5 * place + 5, base, 10, frozenset(), tag=tag)
        for place, sign in enumerate(text)
    )


def part(*rows: tuple[CellText, ...], page: int = 1, heads: int = 0) -> PageTable:
    return PageTable(page, 700, 600, EDGES, rows, heads, 10)


def cell(text: str, column: int, *numbers: int, cells: int = 0, left: float | None = None, span: int = 1) -> CellText:
    start = 100.0 * column if left is None else left
    lines = (glyphs(text, Tag(number, "P", cells and cells + number), start) for number in numbers)
    return CellText(tuple(lines) if text else (), column, span)


def table(*rows: tuple[CellText, ...], heads: int = 0) -> list[TableRow]:
    """Return a table whose rows stand two lines below each other."""
    lower = [tuple(moved(each, 20.0 * place) for each in row) for place, row in enumerate(rows)]
    own = part(*lower, heads=heads)
    return [TableRow(row, own, place < heads) for place, row in enumerate(lower)]


def moved(cell: CellText, down: float) -> CellText:
    return replace(cell, rows=tuple(tuple(replace(one, base=one.base - down) for one in line) for line in cell.rows))


def doubtful(rows: list[TableRow], reason: str = ROWS) -> list[tuple[int, int]]:
    return [
        (row, place)
        for row, each in enumerate(with_doubts(rows))
        for place, one in enumerate(each.cells)
        if reason in one.reasons
    ]


SOUND = (
    (cell("Pilots", 0, 1), cell("4", 1, 2), cell("5", 2, 3)),
    (cell("Lights", 0, 4), cell("6", 1, 5), cell("7", 2, 6)),
)


def test_a_table_that_the_tree_has_as_the_page_has_it_is_not_doubtful() -> None:
    assert told_otherwise(table(*SOUND)) == set()
    assert doubtful(table(*SOUND)) == []


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ((cell("Lights", 0, 4), cell("6", 1, 5, 6), cell("7", 2, 6)), {(1, 1), (1, 2)}),
        ((cell("Lights", 0, 4), cell("6", 1, 6), cell("7", 2, 5)), {(1, 0), (1, 1), (1, 2)}),
        ((cell("Lights", 0, 4), cell("6", 1, 7), cell("7", 2, 8)), {(1, 0), (1, 1)}),
        ((cell("Lights", 0, 2), cell("6", 1, 7), cell("7", 2, 8)), {(0, 1), (0, 2), (1, 0), (1, 1)}),
    ],
    ids=["a paragraph in two cells", "cells the other way round", "a paragraph left out", "a cell before those above"],
)
def test_a_cell_that_the_tree_has_otherwise_is_doubtful(second, told) -> None:
    assert told_otherwise(table(SOUND[0], second)) == told
    assert told <= set(doubtful(table(SOUND[0], second)))


def test_all_heads_are_doubtful_where_the_tree_has_one_otherwise() -> None:
    heads = (cell("Kind", 0, 1), cell("2025", 1, 2, 3), cell("2026", 2, 3))
    rows = table(heads, (cell("Lights", 0, 4), cell("6", 1, 5), cell("7", 2, 6)), heads=1)
    assert doubtful(rows) == [(0, 0), (0, 1), (0, 2)]


def test_a_table_beside_whose_edges_words_stand_may_be_within_a_cell_of_another() -> None:
    rows = table((cell("as was asked for", 0, 1, left=-60), cell("9 %", 1, 2), cell("8 %", 2, 3)), SOUND[1])
    assert len(doubtful(rows, EDGE)) == 6


def test_a_sentence_over_the_columns_is_text_between_two_tables() -> None:
    said = (cell("The vessels are as follows:", 0, 7, span=3),)
    title = (cell("Vessels of the harbour", 0, 7, span=3),)
    more = (cell("Buoys", 0, 8), cell("6", 1, 9), cell("7", 2, 10))
    assert (2, 0) in doubtful(table(*SOUND, said, more))
    assert (2, 0) not in doubtful(table(*SOUND, title, more))


def test_words_of_two_paragraphs_are_two_cells_however_near_they_stand() -> None:
    words = (*glyphs("actual", Tag(1, "P"), 40), *glyphs("planned", Tag(2, "P"), 71))
    piece = Piece(words)
    assert ["".join(each.text for each in own) for own in parted(piece, (0.0, 70.0, 140.0))] == ["actual", "planned"]
    one = Piece(tuple(Glyph(g.text, g.left, g.right, g.base, g.size, g.marks, tag=Tag(1, "P")) for g in words))
    assert len(list(parted(one, (0.0, 70.0, 140.0)))) == 1


def test_a_row_that_a_page_end_cuts_goes_on_with_a_name_beside_an_empty_cell() -> None:
    def rows(*below: str) -> list[str]:
        above = part((cell("as the note for the", 0, 1), cell("means of", 1, 2), cell("told", 2, 3)))
        under = part(tuple(cell(text, place, 9 - place) for place, text in enumerate(below)), page=2)
        return [
            " ".join("".join(g.text for g in line) for c in row.cells for line in c.rows)
            for row in whole_table([above, under])[0]
        ]

    assert rows("Harbour", "pilots", "") == ["as the note for the Harbour means of pilots told"]
    assert len(rows("Harbour", "pilots", "Vessels")) == 2


def test_a_word_that_a_narrow_cell_breaks_without_a_hyphen_is_whole_again_and_doubtful() -> None:
    known = Vocabulary(frozenset({"unv", "harbour", "master"}), draws_blanks=True)
    for one, two, text, reasons in (
        ("UN", "V", "UNV", {HYPHEN}),
        ("har", "bour", "harbour", {HYPHEN}),
        ("harbour", "master", "harbour master", set()),
    ):
        made, found = characters_of([glyphs(one, None), glyphs(two, None)], known, "en")
        assert ("".join(each.text for each in made), found) == (text, reasons)


def test_letters_that_are_set_apart_within_a_known_word_are_one_word() -> None:
    known = Vocabulary(frozenset({"and"}))
    spaced = [Glyph("d", 0, 5, 700, 10, frozenset(), is_spaced=True), *glyphs(" an d", None, 5)]
    made, reasons = characters_of([spaced], known, "en")
    assert ("".join(each.text for each in made), reasons) == ("d and", {HYPHEN})


def test_the_blank_behind_a_raised_mark_is_not_raised() -> None:
    mark = [Glyph(sign, 30 + 3 * place, 33 + 3 * place, 704, 6, frozenset()) for place, sign in enumerate("a ")]
    page = Page(1, 600, 800, (*glyphs("vessel", None), *mark, *glyphs("2025", None, 36)), ())
    (row,) = rows_of(page)
    assert [(glyph.text, sorted(glyph.marks)) for glyph in row.pieces[0].glyphs[5:9]] == [
        ("l", []), ("a", ["sup"]), (" ", []), ("2", []),
    ]  # fmt: skip
    assert isinstance(row, Row)


def test_what_a_cell_at_the_end_of_a_table_announces_may_stand_in_it() -> None:
    said = (cell("Pilots", 0, 4), cell("Named as follows:", 1, 5), cell("7", 2, 6))
    assert doubtful(table(SOUND[0], said)) == [(1, 0), (1, 1), (1, 2)]
    assert doubtful(table(SOUND[0], said, (cell("Buoys", 0, 7), cell("8", 1, 8), cell("9", 2, 9)))) == []


@pytest.mark.parametrize(("before", "calls"), [("2 million m", ["told"]), ("the harbour", ["the harbour", "told"])])
def test_the_raised_figure_of_an_area_calls_no_note(before: str, calls: list[str]) -> None:
    def raised(words: str, behind: str) -> Line:
        made = E.p(words, E.sup("2"), behind)
        return Line(1 + len(words), f"{words}2{behind}", 0, None, None, made)

    found, _, _ = with_typed_notes([raised(before, " of water"), raised("told", "."), raised("", " By others.")], "en")
    called = [
        each.content
        for each in found
        if each.content is not None and each.content.find(".//{*}sup[@class]") is not None
    ]
    assert [each.text for each in called] == calls


def test_a_row_that_the_tree_has_elsewhere_is_doubtful_and_those_around_it_are_not() -> None:
    late = (cell("Buoys", 0, 21), cell("8", 1, 22), cell("9", 2, 23))
    assert told_otherwise(table(late, *SOUND)) == {(0, 0), (0, 1), (0, 2)}
    assert told_otherwise(table(*SOUND, late)) == set()


@pytest.mark.parametrize(
    ("end", "is_told"), [("72/266;", True), ("72/266", False), ("Vessels of", True), ("Total a", False)]
)
def test_the_row_below_a_list_or_a_sentence_that_is_not_at_its_end_is_doubtful(end: str, is_told: bool) -> None:
    rows = table((cell(end, 0, 1), cell("4", 1, 2), cell("5", 2, 3)), SOUND[1])
    assert ((1, 0) in doubtful(rows)) is is_told
    assert [ROWS in one.reasons for one in with_doubts(table(*SOUND), goes_on=True)[0].cells] == [True] * 3


def untagged(text: str, column: int) -> CellText:
    """Return a cell of a file without a structure tree."""
    return CellText((glyphs(text, None, 100.0 * column),) if text else (), column)


def beside(*texts: str, column: int = 1) -> CellText:
    """Return a cell with words that stand wide apart on one line."""
    return CellText(tuple(glyphs(text, None, 100.0 + 30 * place) for place, text in enumerate(texts)), column)


@pytest.mark.parametrize(("texts", "is_told"), [(("275", "282", "7"), True), (("(a)", "Buoys"), False)])
def test_words_wide_apart_in_one_cell_may_be_two_cells_but_not_behind_a_label(
    texts: tuple[str, ...], *, is_told: bool
) -> None:
    rows = table((untagged("Kind", 0), untagged("2026", 1)), (untagged("Ports", 0), beside(*texts)))
    assert ((1, 1) in doubtful(rows, EDGE)) == is_told


def test_words_between_two_empty_cells_may_be_those_of_a_cell_over_several_rows() -> None:
    def posts(middle: str) -> list[TableRow]:
        said = ("", middle, "")
        return table(
            *((untagged(f"({one})", 0), untagged("Pilot", 1), untagged(two, 2)) for one, two in enumerate(said))
        )

    assert doubtful(posts("Abolished")) == [(1, 2)]
    assert not doubtful(posts("7"))


def test_a_head_once_more_within_a_table_and_the_words_alone_above_it_may_begin_another_one() -> None:
    head, ports = ((untagged(text, 0), untagged(other, 1)) for text, other in (("Category", "Total"), ("Ports", "7")))
    rows = table(head, ports, (untagged("Component two", 0), untagged("", 1)), head, ports, ports)
    assert {(2, 0), (3, 0), (3, 1)} <= set(doubtful(rows))
    assert (4, 1) not in doubtful(rows)
