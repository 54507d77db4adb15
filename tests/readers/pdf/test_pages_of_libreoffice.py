"""Pages as LibreOffice prints them: rows set to a width, figures that a narrow cell breaks, heads between two rules, kashida."""

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import CONFIDENCE
from hexapla.akn.reading import Reading
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.gutters import edges_of_heads
from hexapla.readers.pdf.pages import Glyph, pages_of
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.table_parts import whole_table
from hexapla.readers.pdf.tables import PageTable
from hexapla.tools.kashida import without_kashida
from samples.pages_alone import drawn

Text = tuple[float, float, float, str]
LEFT, RIGHT = 60.0, 460.0
WIDE = [(LEFT, RIGHT, height) for height in (716, 692)]


def read(*pages: list[Text], rules: list[tuple[float, float, float]] | None = None) -> Reading:
    return read_pdf(drawn(*pages, rules=rules or []), "en.pdf", "en")


def rows(reading: Reading) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for row in reading.body.iter("{*}tr")]


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.findings]


def stretched(base: float, words: str) -> list[Text]:
    """Return the words of a row, each by itself, with equal gaps from edge to edge."""
    own = words.split()
    (seen,) = pages_of(drawn([(LEFT, 100 + 20 * n, 10, word) for n, word in enumerate(own)]), "x.pdf")
    widths = [max(g.right for g in seen.glyphs if round(g.base) == 100 + 20 * n) - LEFT for n in range(len(own))]
    gap = (RIGHT - LEFT - sum(widths)) / (len(own) - 1)
    places = [LEFT + sum(widths[:n]) + gap * n for n in range(len(own))]
    return [(place, base, 10, word) for place, word in zip(places, own, strict=True)]


ROWS = (
    "The keeper of the northern lighthouse told the council of the island",
    "that the lamps notwithstanding uninterrupted replenishment had smoked",
    "and that no ship had seen them since the first night of the year.",
)


def test_a_numbered_paragraph_ends_the_table_above_it_also_where_it_is_set_to_a_width() -> None:
    heads = [(300, 722, 9, "2024/25"), (400, 722, 9, "2026/27")]
    row = [(LEFT, 700, 10, "Lamps"), (310, 700, 10, "12"), (410, 700, 10, "7")]
    said = f"105. {ROWS[0]}", ROWS[1], ROWS[2]
    text = [each for base, words in zip((676, 664, 652), said, strict=True) for each in stretched(base, words)]
    again = [(left, base - 90, size, words) for left, base, size, words in (*heads, *row)]
    halves = [(280, 370), (370, RIGHT + 1)]
    lines = [(732, halves), (714, halves), (692, [(LEFT, 280), *halves])]
    rules = [(*rule, level - 90 * below) for below in (0, 1) for level, own in lines for rule in own]
    reading = read([*heads, *row, *text, *again], rules=rules)
    assert [plain_text(each) for each in reading.body.iter("{*}num")] == ["105."]
    assert [each[-1] for each in (rows(reading)[0], rows(reading)[-1])] == ["2026/27", "7"]
    assert len(list(reading.body.iter("{*}table"))) == 2


def test_words_that_a_row_sets_far_apart_are_a_sentence_without_a_doubt() -> None:
    page = [*stretched(700, ROWS[0]), *stretched(688, ROWS[1]), *stretched(676, ROWS[2])]
    reading = read(page)
    (only,) = [each for each in reading.body.iter("{*}p") if each.get(CONFIDENCE)]
    assert plain_text(only) == " ".join(ROWS)
    assert only.get(CONFIDENCE) == "1.00"
    assert not list(reading.body.iter("{*}table"))


def columns(base: float, *cells: str, size: float = 9) -> list[Text]:
    """Return the cells of a row with words."""
    return [(x, base, size, cell) for x, cell in zip((62, 262, 402), cells, strict=True) if cell]


HEAD = columns(700, "Tower", "Oil", "Wicks", size=7)


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [("54", "907.0", "54 907.0"), ("\\(1", "814.9\\)", "(1 814.9)"), ("$68,791,1", "00", "$68,791,100"), ("\\(23", "\\)", "(23)")],
)  # fmt: skip
def test_a_figure_that_a_narrow_cell_breaks_is_one(upper: str, lower: str, whole: str) -> None:
    page = [*HEAD, *columns(676, "Northern", "12", "7"), *columns(662, "", "", upper), *columns(652, "Southern", "14", lower)]  # fmt: skip
    assert rows(read(page, rules=WIDE))[1:] == [["Northern", "12", "7"], ["Southern", "14", whole]]


def test_figures_beside_labels_of_two_rows_are_two() -> None:
    page = [*HEAD, *columns(676, "Northern", "12", "54"), *columns(666, "Southern", "14", "907")]
    assert rows(read(page, rules=WIDE))[1:] == [["Northern", "12", "54"], ["Southern", "14", "907"]]


def test_the_head_of_a_table_that_comes_back_at_the_top_of_pages_is_no_page_furniture() -> None:
    def page(number: int) -> list[Text]:
        body = [each for row in range(5) for each in columns(744 - 14 * row, f"Tower {number}.{row}", "12", "7")]
        return [(60, 806, 9, "A/80/9"), *columns(770, "Tower", "Oil", "Wicks", size=8), *body]

    reading = read(*map(page, range(1, 6)), rules=[(LEFT, RIGHT, 782), (LEFT, RIGHT, 762)])
    assert rows(reading)[0] == ["Tower", "Oil", "Wicks"]
    assert len(rows(reading)) == 26
    assert not any("Wicks" in (each.before or "") for each in reading.findings if each.code == "F-238")
    assert codes(reading).count("F-250") == 1


def part(page: int, *lines: tuple[str, ...]) -> PageTable:
    """Return a part of a table, its first row a head."""
    cells = tuple(
        tuple(CellText((tuple(Glyph(sign, 0, 1, 700, 9, frozenset()) for sign in text),), place) for place, text in enumerate(line))
        for line in lines
    )  # fmt: skip
    return PageTable(page, 700, 100, (0, 100, 200), cells, 1, 9)


def test_a_head_whose_lines_a_later_page_parts_otherwise_is_the_same_head() -> None:
    one = part(1, ("Component", "Number"), ("Lamps", "12"))
    two = part(2, ("Component", "Num"), ("", "ber"), ("Wicks", "7"))
    found, again = whole_table([one, two])
    assert [row.cells[0].rows[0][0].text for row in found] == ["C", "L", "W"]
    assert again == [(2, "Component Num ber")]


def noted(mark: str) -> list[Text]:
    cell = [(472, 676, 9, "7"), (477, 680, 5, "a")]
    note = [(62, 640, 5, mark), (70, 636, 7, "Wicks of the old lamps are not counted.")]
    return [*HEAD, *columns(676, "Northern", "12", ""), *cell, *columns(662, "Southern", "14", "8"), *note]


@pytest.mark.parametrize(("mark", "is_doubted"), [("a", False), ("b", True)])
def test_a_note_of_a_table_is_sure_where_a_mark_in_it_calls_it(mark: str, is_doubted: bool) -> None:
    rules = [(LEFT, 500, height) for height in (716, 692, 655)]
    reading = read(noted(mark), rules=rules)
    doubted = [each.before for each in reading.findings if each.code == "F-235" and "old lamps" in (each.before or "")]
    assert bool(doubted) == is_doubted


def test_a_latin_letter_within_an_arabic_word_is_kashida() -> None:
    assert without_kashida("مكتبFة منFFFذ CAT/C/NLD، وF F") == "مكتبة منذ CAT/C/NLD، وF F"


def test_heads_tell_halves_in_which_few_rows_have_words() -> None:
    page = [*columns(700, "2022", "2023", "2024"), *columns(676, "-", "-", "The wicks of the")]
    page += [(402, 664, 9, "northern tower are"), (402, 652, 9, "trimmed at dusk.")]
    (seen,) = pages_of(drawn(page), "x.pdf")
    own = rows_of(seen)
    assert [round(edge) for edge in edges_of_heads([LEFT, RIGHT], own[:1], own)] == [60, 171, 341, 460]
    title = (62, 640, 9, "None of the other towers was ever lit by night, whatever the council said.")
    below = rows_of(next(pages_of(drawn([*page, title]), "x.pdf")))
    assert edges_of_heads([LEFT, RIGHT], below[:1], below) == edges_of_heads([LEFT, RIGHT], own[:1], own)
    long = rows_of(next(pages_of(drawn([*page, title, (402, 640, 9, "7")]), "x.pdf")))
    assert [round(edge) for edge in edges_of_heads([LEFT, RIGHT], long[:1], long)] == [60, 364, 460]


def test_signs_below_each_other_that_are_no_cells_are_doubtful() -> None:
    signs = [(402, 676 - 14 * n, 9, sign) for n, sign in enumerate(("\\(", "$", "4"))]
    labels = [each for n in range(3) for each in columns(676 - 14 * n, f"Tower {n}", "12", "")]
    reading = read([*HEAD, *labels, *signs], rules=WIDE)
    doubted = [cell.get(CONFIDENCE) != "1.00" for cell in reading.body.iter("{*}td")]
    assert all(doubted[2::3])
