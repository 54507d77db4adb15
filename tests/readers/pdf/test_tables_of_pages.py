"""Tables as pages show them: lists of references in two columns, paragraphs within a cell, heads that come back, titles between tables."""

import weasyprint

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import CONFIDENCE
from hexapla.akn.reading import Reading
from hexapla.readers.pdf.gutters import refined_edges
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.reader import read_pdf

STYLE = """@page { size: A4; margin: 90pt 60pt } body { font: 10pt/12pt 'Liberation Serif', serif } p { margin: 0 0 12pt }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 10pt }
th { border-top: .5pt solid; border-bottom: .5pt solid; font-weight: normal } td, th { vertical-align: top; text-align: left; padding: 2pt 3pt }
td p { margin: 0 0 6pt } .end td { border-bottom: .5pt solid } .list { column-count: 2; column-gap: 24pt; font-size: 8.5pt; line-height: 10pt }
.list div { padding-left: 75pt; text-indent: -75pt; margin-bottom: 4pt } .list b { display: inline-block; width: 75pt; text-indent: 0; font-weight: normal }"""
LONG = "The Committee notes that the vessels of the harbour wait for pilots longer than was foreseen in the plan of the year before"
TITLES = (
    "Pilots of the harbour and of the river above it",
    "Vessels that wait",
    "Lights and buoys at the mouth of the river",
)


def read(*pages: str) -> Reading:
    body = "".join(f"<section style='break-after: page'>{page}</section>" for page in pages)
    data = weasyprint.HTML(string=f"<html lang='en'><style>{STYLE}</style>{body}</html>").write_pdf()
    return read_pdf(data, "x.pdf", "en")


def rows(reading: Reading) -> list[list[str]]:
    return [[plain_text(cell) for cell in row if plain_text(cell)] for row in reading.body.iter("{*}tr")]


def test_a_list_of_references_in_two_columns_is_read_one_column_after_the_other() -> None:
    entries = [(f"79/{number}", TITLES[number % 3]) for number in range(101, 109)]
    listed = "".join(f"<div><b>{number}</b>{title}</div>" for number, title in entries)
    assert rows(read(f"<p>1. {LONG}.</p><div class='list'>{listed}</div>")) == [list(each) for each in entries]


def test_a_list_of_references_alone_in_two_columns_too() -> None:
    entries = [f"{number} (2019)" for number in range(2401, 2409)]
    listed = "".join(f"<div>{each}</div>" for each in entries)
    assert rows(read(f"<p>1. {LONG}.</p><div class='list'>{listed}</div>")) == [[each] for each in entries]


def test_a_second_paragraph_of_a_cell_begins_no_row() -> None:
    heads = "".join(f"<th>{year} (actual)</th>" for year in (2023, 2024, 2025))
    prose = "Pilots came to the harbour in time and told the vessels of each delay"
    cells = f"<td><p>{prose}</p><p>{LONG}</p></td><td>{prose}</td><td>{prose}</td>"
    found = rows(read(f"<p>1. {LONG}.</p><table><tr>{heads}</tr><tr class='end'>{cells}</tr></table>"))
    assert [[len(row) for row in found], found[1][0]] == [[3, 3], f"{prose} {LONG}"]


def test_the_first_line_of_a_head_that_comes_back_on_each_page_is_no_furniture() -> None:
    head = "<tr><th>Vessels<br>by kind</th><th>2025<br>planned</th><th>2025<br>actual</th></tr>"
    page = "".join(f"<tr><td>Vessel {{0}}{number}</td><td>{number}</td><td>{number}</td></tr>" for number in range(40))
    found = rows(read(*(f"<table><thead>{head}</thead>{page.format(place)}</table>" for place in "ABCD")))
    assert [row for row in found if "kind" in row[0]] == [["Vessels by kind", "2025 planned", "2025 actual"]]


def test_a_row_of_one_cell_that_a_table_ends_with_is_doubtful() -> None:
    head = "<tr><th>Vessels</th><th>2024</th><th>2025</th></tr>"
    row = "<tr><td>Pilots</td><td>4</td><td>5</td></tr>" * 3
    reading = read(
        f"<p>1. {LONG}.</p><table>{head}{row}<tr class='end'><td>All that wait</td><td></td><td></td></tr></table>"
    )
    sure = {plain_text(cell): cell.get(CONFIDENCE) for cell in reading.body.iter("{*}td") if plain_text(cell)}
    assert sure == {"Pilots": "1.00", "4": "1.00", "5": "1.00", "All that wait": "0.70"}


def confidences(reading: Reading, name: str) -> dict[str, str]:
    """Return how sure each cell or paragraph is by its words."""
    found = reading.body.iter(f"{{*}}{name}")
    return {
        plain_text(each): str(each.get(CONFIDENCE)) for each in found if plain_text(each) and CONFIDENCE in each.attrib
    }


def test_a_cell_that_the_column_of_text_cuts_is_whole_again() -> None:
    left = [f"<div><b>79/{number}</b>{TITLES[number % 3]}</div>" for number in range(101, 105)]
    right = [f"<div><b>80/{number}</b>{TITLES[number % 3]}</div>" for number in range(101, 106)]
    cut = "<div><b>79/199</b>Pilots of the harbour and of</div>"
    goes_on = "<div style='text-indent: 0; break-before: column'>the river above it</div>"
    found = rows(read(f"<p>1. {LONG}.</p><div class='list'>{''.join((*left, cut, goes_on, *right))}</div>"))
    assert [row for row in found if row[0] == "79/199"] == [
        ["79/199", "Pilots of the harbour and of the river above it"]
    ]


def test_cells_that_begin_or_end_as_none_does_are_doubtful() -> None:
    head = "<tr><th>Vessels</th><th>2024</th><th>2025</th></tr>"
    lines = ("Pilots and lights,", "Vessels (that wait", "III.Harbour dues", "Lights and buoys")
    body = "".join(f"<tr><td>{line}</td><td>4</td><td>5</td></tr>" for line in lines)
    sure = confidences(read(f"<p>1. {LONG}.</p><table>{head}{body}</table>"), "td")
    assert [sure[line] for line in lines] == ["0.70", "0.70", "0.50", "1.00"]


def test_columns_of_text_are_doubtful_where_a_document_has_hardly_any_and_the_text_above_them_is_not() -> None:
    beside = "".join(f"<p>{LONG}, {number}.</p>" for number in ("one", "two", "three", "four"))
    rare = f"<p>1. Also {LONG}.</p><p>2. {LONG}, five.</p><div style='column-count: 2; column-gap: 24pt'>{beside}</div>"
    sure = confidences(read(rare, *(f"<p>{number}. {LONG}.</p>" for number in (2, 3, 4))), "p")
    assert [sure[f"Also {LONG}."], sure[f"{LONG}, two."]] == ["1.00", "0.70"]


def _spread(base: float, *texts: tuple[float, str]) -> Row:
    """Return a row of words that end at given places."""
    return Row(
        1,
        tuple(
            Piece(
                tuple(
                    Glyph(sign, end - 5 * (len(text) - place), end - 5 * (len(text) - place) + 5, base, 10, frozenset())
                    for place, sign in enumerate(text)
                )
            )
            for end, text in texts
        ),
    )


def test_columns_under_the_rule_of_a_group_are_told_by_the_room_between_their_figures() -> None:
    rows = [
        _spread(700 - 12 * place, (150, "Pilots"), (250, f"{place}75"), (300, "82"), (350, "(7)")) for place in range(6)
    ]
    assert refined_edges([60, 400], rows[:2]) == [60, 400]
    assert [round(edge) for edge in refined_edges([60, 400], rows)] == [60, 151, 251, 301, 400]
    items = [_spread(700 - 12 * place, (80, "(a)"), (200, "Pilots ashore")) for place in range(6)]
    assert refined_edges([60, 400], items) == [60, 400]


def test_titles_over_the_columns_of_a_table_hide_no_room_between_these() -> None:
    rows = [_spread(700 - 12 * place, (85, "Posts"), (250, "Pilots")) for place in range(0, 6, 2)]
    titles = [_spread(700 - 12 * place, (315, "Office of the master of the harbour and its quays")) for place in (1, 3)]
    assert refined_edges([60, 400], [*rows, *titles]) == refined_edges([60, 400], rows) == [60, 86, 400]
