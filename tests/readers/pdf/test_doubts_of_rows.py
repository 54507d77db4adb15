"""Rows of a table that may be one, or none of it: by their distance, by the words of its head, by columns that are not seen."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cell_doubts import with_doubts
from hexapla.readers.pdf.cells import CellText, rows_of_cells
from hexapla.readers.pdf.doubts import COLUMNS, EDGE, HYPHEN, ROWS
from hexapla.readers.pdf.elements import Elements
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, paragraphs_of
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.row_doubts import doubtful_rows
from hexapla.readers.pdf.rules import RuleLine, rule_lines
from hexapla.readers.pdf.table_parts import TableRow
from hexapla.readers.pdf.tables import PageTable, tables_of
from hexapla.readers.pdf.turns import Box
from hexapla.readers.pdf.words import Vocabulary, characters_of

EDGES = (0.0, 195.0, 295.0, 395.0)
FAR, NEAR = 20.0, 11.0
PROSE = "Vessels of the harbour waited for pilots all summer long."

OTHER = "Lights of the quay were lit for boats all winter long."


def glyphs(text: str, left: float, base: float) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(sign, left + 3 * place, left + 3 * place + 3, base, 10, frozenset()) for place, sign in enumerate(text)
    )


def table(
    *rows: Sequence[str], apart: float = FAR, heads: int = 0, rules: tuple[RuleLine, ...] = (), page: int = 1
) -> list[TableRow]:
    """Return a table of words, its rows so many points apart; two words that `|` parts stand wide apart in one cell."""
    made = []
    for down, row in enumerate(rows):
        base = 700 - apart * down
        made.append(
            tuple(
                CellText(
                    tuple(glyphs(each, EDGES[at] + 40 * n, base) for n, each in enumerate(text.split("|")) if each), at
                )
                for at, text in enumerate(row)
            )
        )
    part = PageTable(page, 710, made[-1][0].rows[0][0].base if made[-1][0].rows else 0, EDGES, tuple(made), heads, 10)
    part = replace(part, rules=rules)
    return [TableRow(row, part, place < heads) for place, row in enumerate(made)]


def line(base: float) -> RuleLine:
    return RuleLine(base, (Box(0, base - 0.5, 395, base),))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("Pilots", "4", "5"), ("", "6", "")),
        (("Attrac", "The", "The"), ("tion", "Harbour", "Quay")),
        (("Boats", "41", "2"), ("Lights", "386.3", "2")),
        (("Boats", "(6", "2"), ("Lights", "442.2)", "2")),
        ((PROSE, PROSE, PROSE), (OTHER, OTHER, OTHER)),
    ],
    ids=["other columns", "a word that goes on", "half a figure", "half a figure in brackets", "sentences"],
)
def test_two_rows_as_near_as_the_lines_of_a_cell_may_be_one(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    assert doubtful_rows(table(above, below, apart=NEAR)) == {0, 1}
    assert doubtful_rows(table(above, below)) == set()
    assert doubtful_rows(table(above, below, apart=NEAR, rules=(line(695),))) == set()


def test_rows_of_figures_set_solid_are_rows() -> None:
    assert doubtful_rows(table(("Pilots", "4.1", "5"), ("Lights", "6.5", "7"), apart=NEAR)) == set()


def test_rows_of_a_head_set_solid_are_as_its_rules_have_them() -> None:
    rows = table(("", "Variance", ""), ("Category", "Amount", "Share"), ("Boats", "4", "5"), apart=NEAR, heads=2)
    assert doubtful_rows(rows) == set()


def test_the_head_once_more_is_doubtful_though_some_of_its_words_are_cut_otherwise() -> None:
    head = ("Category of posts", "Approved posts", "Variance")
    again = ("Category ofposts", "Approved posts Variance", "Variance")
    assert doubtful_rows(table(head, ("Pilots", "4", "5"), again, ("Lights", "4", "5"), heads=1)) == {2}


def test_a_row_of_figures_that_comes_again_is_no_head() -> None:
    assert doubtful_rows(table(("Pilots", "–", "–"), ("Lights", "–", "–"), ("Boats", "4", "5"))) == set()


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        (("15.5", PROSE, ""), True),
        (("1.", "Pilots and lights", ""), True),
        (("8.I.15", PROSE, ""), True),
        (("58/4", PROSE, ""), False),
        (("15.5", "4", "7"), False),
    ],
)
def test_a_number_and_words_alone_may_be_a_paragraph_of_the_text(row: tuple[str, ...], *, is_told: bool) -> None:
    rows = table(("Symbol", "Title", "Posts"), row, ("Boats", "4", "5"))
    assert (1 in doubtful_rows(rows)) is is_told


def test_all_cells_of_a_table_are_doubtful_where_a_column_holds_two_values_in_many_rows() -> None:
    def doubtful(second: str) -> list[bool]:
        rows = table(("Pilots", "4|5", "6"), ("Lights", second, "8"), ("Boats", "9", "1"), ("Buoys", "2", "3"))
        return [all(EDGE in one.reasons for one in row.cells) for row in with_doubts(rows)]

    assert doubtful("7|8") == [True] * 4
    assert not any(doubtful("7")[2:])


def test_words_that_narrow_cells_break_are_no_words_of_the_document() -> None:
    def row(*texts: str) -> Row:
        return Row(1, tuple(Piece(glyphs(text, 100.0 * place, 700)) for place, text in enumerate(texts)))

    known = Vocabulary.of([[row("the expenditure of 2026"), row("2026 expenditu", "posts of all", "Variance")]])
    assert "expenditu" not in known.words
    assert "posts" in known.words


def test_a_word_that_fills_a_narrow_cell_is_doubtful_where_it_may_go_on_below_though_both_parts_are_words() -> None:
    rows = [glyphs("expenditu", 0, 700), glyphs("re", 0, 688)]
    for whole, is_told in (("expenditure", True), ("lights", False)):
        found, reasons = characters_of(rows, Vocabulary(frozenset({"expenditu", "re", whole})), "en")
        assert "".join(each.text for each in found) == "expenditu re"
        assert (HYPHEN in reasons) is is_told


def test_a_table_that_goes_on_over_a_page_is_as_doubtful_there_as_before() -> None:
    def row(base: float, *texts: str) -> Row:
        pieces = zip(EDGES, texts, strict=False)
        return Row(2, tuple(Piece(glyphs(text, left + 5, base)) for left, text in pieces))

    above = replace(table(("Pilots", "4", "5"))[0].part, reasons=frozenset({COLUMNS}))
    page = Page(2, 600, 800, (), ())
    (found,), rest = tables_of(page, [row(700, "Lights", "6", "7"), row(680, "Boats", "8", "9")], (), above, 10)
    assert (found.reasons, rest) == (above.reasons, [])


def test_the_rule_below_a_running_head_begins_no_table_however_much_room_is_between() -> None:
    head = Row(2, (Piece(glyphs("Harbours of the north", 0, 737)),))
    page = Page(2, 600, 800, (), (Box(0, 724, 395, 725), Box(0, 700, 395, 701)))
    assert [round(each.base) for each in rule_lines(page, [head])] == [701]


def test_a_head_of_two_rows_without_an_empty_place_fits_in_one_way_alone() -> None:
    def row(base: float, *placed: tuple[float, str]) -> Row:
        return Row(1, tuple(Piece(glyphs(text, left, base)) for left, text in placed))

    rows = [
        row(700, (220, "Variance")),
        row(680, (5, "Category"), (200, "Amount"), (300, "Share")),
        row(650, (5, "Boats"), (200, "4"), (300, "5")),
    ]
    rules = [Box(0, 715, 190, 716), Box(195, 715, 395, 716), Box(195, 692, 395, 693), Box(0, 670, 395, 671)]
    made, heads = rows_of_cells(rows, EDGES, rules, 670.5)
    assert [(one.column, one.span, one.depth) for row in made[:heads] for one in row] == [
        (0, 1, 2),
        (1, 2, 1),
        (1, 1, 1),
        (2, 1, 1),
    ]
    assert not any(one.reasons for row in made[:heads] for one in row)


@pytest.mark.parametrize(
    ("said", "heads", "page", "is_told"),
    [
        ("Resolutions of the year.", 0, 2, True),
        ("Resolutions of the year.", 1, 2, False),
        ("Resolutions of the year.", 0, 1, False),
        ("72/266; 72/267 The paradigm of the", 0, 1, True),
    ],
)
def test_the_first_row_of_a_table_that_begins_a_page_or_stands_below_half_a_sentence_may_go_on(
    said: str, heads: int, page: int, *, is_told: bool
) -> None:
    above = Paragraph([Row(1, (Piece(glyphs(said, 0, 720)),))])
    part = table(("77/267", "Nations", "4"), ("76/274", "Issues", "5"), heads=heads, page=page)[0].part
    made = Elements("en", Vocabulary(frozenset()))
    made.lines([Block(above), Block([part])])
    assert ("77/267" in {each.words for each in made.doubts if each.reason == ROWS}) is is_told


@pytest.mark.parametrize("width", [57, 80])
def test_no_paragraph_ends_with_the_comma_of_a_row_that_is_as_wide_as_many(width: int) -> None:
    """Tables beside the text may reach further: what is usual there is no room at the end of its rows."""

    def row(text: str, base: float) -> Row:
        return Row(1, (Piece(glyphs(text, 100, base)),))

    lines = [PROSE[:-1] + ","] + [PROSE[:56] + "s"] * 8 + ["capacity and services."]
    wide = [row("x" * width, 300 - 12 * place) for place in range(9)]
    rows = [row(text, 700 - 12 * place) for place, text in enumerate(lines)]
    found = paragraphs_of(rows, Measure.of([[*rows, *wide]]), "en")
    assert len(found) == 1


@pytest.mark.parametrize(("again", "is_told"), [("Category", True), ("Component", False)])
def test_a_page_may_begin_with_the_head_of_the_table_before_though_words_stand_between(
    again: str, *, is_told: bool
) -> None:
    one, two = (
        table((first, second, "Posts"), ("Boats", "4", "5"), heads=1, page=page)[0].part
        for page, first, second in ((1, "Category", "Approved"), (2, again, "Proposed"))
    )
    between = Paragraph([Row(1, (Piece(glyphs("Office of the harbour.", 0, 600)),))])
    made = Elements("en", Vocabulary(frozenset()))
    made.lines([Block([one]), Block(between), Block([two])])
    assert ("Proposed" in {each.words for each in made.doubts if each.reason == ROWS}) is is_told


def test_a_table_of_figures_alone_has_lost_its_words() -> None:
    def doubtful(first: str) -> bool:
        rows = with_doubts(table((first, "2", "0"), ("3", "1", "4"), ("7", "5", "6")))
        return all(EDGE in one.reasons for row in rows for one in row.cells)

    assert doubtful("1")
    assert not doubtful("Pilots")
