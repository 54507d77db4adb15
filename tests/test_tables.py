"""Tables of every kind, the same in all formats: square grids, heads that head something, figures, widths."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from hexapla import catalogue
from hexapla.akn.canonical import to_bytes
from hexapla.akn.grid import Place, grid, with_columns
from hexapla.akn.names import BOOKMARKS, COLUMNS, akn
from hexapla.akn.regular_tables import square
from hexapla.akn.table_cells import inner_heads, kinds, row_kinds, stub, tied, with_styled_head
from hexapla.akn.table_reach import WIDE, Reach
from hexapla.akn.table_settings import set_columns, set_reach
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.readers.pandoc.own_html import own_page, read_own_page
from hexapla.readers.word import read_word
from hexapla.tools.pdfgate import verify_pdf
from hexapla.verify import verify
from hexapla.writers import pdf, write
from hexapla.writers.markup.cell_words import hold_codes
from hexapla.writers.markup.column_labels import column_labels, words_reaching
from hexapla.writers.markup.elements import Fragment
from hexapla.writers.markup.table_layout import USUAL, Room, in_parts, layout
from hexapla.writers.markup.table_notes import move_table_notes, with_lines_below
from hexapla.writers.pdf.page_markup import page as page_of
from judges.browser import opened
from samples import parallel as parallel_samples
from samples import tables as samples
from samples.pdf_pages import elements, find, texts

XHTML = "{http://www.w3.org/1999/xhtml}"


def squared(rows: str) -> list[list[tuple[str, int, int]]]:
    """Return name, width and depth of the cells of a table made square."""
    made = samples.table(rows)
    square(made)
    return [
        [(str(cell.tag).rpartition("}")[2], int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))) for cell in row]
        for row in made.iter(akn("tr"))
    ]


def covered(rows: list[list[tuple[str, int, int]]]) -> set[int]:
    """Return the widths that the rows of a table come to, cells from above counted."""
    widths = [0] * len(rows)
    for index, row in enumerate(rows):
        for _, span, depth in row:
            for below in range(index, index + depth):
                widths[below] += span
    return set(widths)


@pytest.mark.parametrize("name", samples.ALL)
def test_a_squared_table_has_rows_of_one_width_and_is_square_already(name: str) -> None:
    made = samples.table(samples.ALL[name])
    words = "".join(made.itertext())
    square(made)
    assert len(covered(squared(samples.ALL[name]))) == 1
    assert "".join(made.itertext()) == words
    assert square(made) == 0


def test_a_short_row_gets_empty_cells_and_a_cell_too_wide_reaches_to_the_end() -> None:
    head, north, south, east = squared(samples.RAGGED)
    assert [len(row) for row in (head, north, south, east)] == [3, 3, 1, 3]
    assert south == [("td", 3, 1)]


def test_columns_and_rows_in_which_no_cell_begins_are_no_columns_and_rows() -> None:
    assert squared(samples.GAPS) == [
        [("td", 1, 2), ("td", 1, 1), ("td", 1, 1)],
        [("td", 1, 1), ("td", 1, 1)],
        [("td", 1, 1), ("td", 1, 1), ("td", 1, 1)],
    ]


def test_a_head_ends_with_the_head_of_the_table() -> None:
    assert squared(samples.SPANNERS)[0] == [("th", 1, 2), ("th", 2, 1), ("th", 1, 2)]


def test_cells_that_would_overlap_end_sooner() -> None:
    rows = "<tr><td/><td rowspan='2'/><td/></tr><tr><td colspan='3'/></tr>"
    assert squared(rows)[1] == [("td", 1, 1), ("td", 1, 1)]


@pytest.mark.parametrize("value", ["0", "-1", "x", "", "99999999999999999999", "\u0662"])
def test_a_span_that_is_none_or_beyond_all_bounds_does_no_harm(value: str) -> None:
    made = grid(samples.table(f"<tr><td colspan='{value}' rowspan='{value}'/><td/></tr>"))
    assert [(place.span, place.depth) for place in made.rows[0]] == [(1, 1), (1, 1)]


def test_heads_that_have_no_words_or_head_nothing_have_no_scope() -> None:
    spanners = grid(samples.table(samples.SPANNERS))
    assert [place.scope for place in spanners.rows[0]] == [None, "col", "col"]
    assert [row[0].scope for row in spanners.rows[2:]] == ["row", "row"]
    assert {place.scope for row in grid(samples.table(samples.ALL_HEADS)).rows for place in row} == {None}


def of_kind(rows: str, kind: str) -> set[str]:
    return {place.text for place, found in kinds(grid(samples.table(rows))).items() if found == kind}


def test_columns_of_figures_are_found_and_text_beside_them_stands_off() -> None:
    assert of_kind(samples.SPANNERS, "figures") == {"2019", "1,204", "310", "2020", "(998)", ".."}
    assert of_kind(samples.SPANNERS, "spanner") == {"Visits"}
    assert of_kind(samples.SPANNERS, "beside") == {"Remarks", "–", "Two of them closed. One is being built anew."}
    assert of_kind(samples.row("2019", "2020", "two"), "figures") == {"2020"}  # a first column is no column of figures


def test_a_column_is_as_wide_as_its_longest_word_and_text_gets_more_than_figures() -> None:
    found = layout(grid(samples.table(samples.LONG)), Room(368, 482))
    assert found.shares[1] > found.shares[2] > 0
    assert sum(found.shares) == pytest.approx(1)
    assert (found.size, found.is_wide, found.is_short) == (USUAL.sizes[0], False, False)
    wide = layout(grid(samples.table(samples.WIDE)), Room(368, 482))
    assert wide.is_wide
    assert wide.size < USUAL.sizes[0]
    assert min(wide.shares) * 482 > len("16,042") * wide.size * 0.5


@pytest.mark.parametrize(
    "rows", [samples.NARROW, samples.STAFF, samples.WIDE, samples.HUGE], ids=["narrow", "staff", "wide", "huge"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_figure_symbol_or_word_of_a_table_breaks_and_none_stands_over_another(rows: str, language: str) -> None:
    edition = samples.edition(language, table=rows)
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()


def test_a_table_that_no_page_holds_upright_stands_on_its_side_in_type_of_seven_points_or_more() -> None:
    found = layout(grid(samples.table(samples.HUGE)), Room(368, 482, 660), "en")
    assert (found.is_landscape, found.size >= 7) == (True, True)
    assert not layout(grid(samples.table(samples.HUGE)), Room(368, 482), "en").is_landscape
    assert not layout(grid(samples.table(samples.NARROW)), Room(368, 482, 660), "en").is_landscape


def test_a_table_that_no_page_holds_at_all_is_several_that_begin_with_its_first_column() -> None:
    rows = samples.row("Country", *(f"Apportionment {number}" for number in range(1, 31)), kind="th")
    rows += samples.row("Governorate", *(f"{number * 1234567:,}" for number in range(1, 31)))
    parts = in_parts(grid(samples.table(rows)), Room(368, 482, 660), "en")
    assert len(parts) > 1
    assert all((found.size, found.is_landscape, found.fits) == (USUAL.sizes[-1], True, True) for _, found in parts)
    assert {part.rows[1][0].text for part, _ in parts} == {"Governorate"}
    assert [place.text for part, _ in parts for place in part.rows[1][1:]] == [
        f"{number * 1234567:,}" for number in range(1, 31)
    ]
    edition = samples.edition("en", table=rows)
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()


def test_a_page_on_its_side_holds_its_table_and_the_end_mark_behind_it_alone() -> None:
    data = pdf.write(samples.edition("en", table=samples.HUGE))
    assert [width > height for width, height in map(pypdfium2.PdfPage.get_size, pypdfium2.PdfDocument(data))] == [
        False, True,
    ]  # fmt: skip


def test_columns_are_shared_out_evenly_by_the_heads_over_them_and_each_part_has_the_whole_stub() -> None:
    spans = (("Site", 2), ("Appropriation", 10), ("Expenditure", 8), ("Variance", 3))
    heads = "".join(f'<th colspan="{span}"><p>{words}</p></th>' for words, span in spans)
    rows = samples.row("Region", "Name", *map(str, range(2001, 2022)), kind="th")
    rows += samples.row("North", "Site 7", *(f"{number * 1234567:,}" for number in range(1, 22)))
    table = grid(samples.table(f"<tr>{heads}</tr>{rows}"))
    parts = [part for part, _ in in_parts(table, Room(368, 482, 660), "en")]
    assert [[place.text for place in part.rows[0]] for part in parts] == [
        ["Site", "Appropriation"], ["Site", "Expenditure", "Variance"],
    ]  # fmt: skip
    assert [[place.text for place in part.rows[-1][:2]] for part in parts] == [["North", "Site 7"]] * 2


def test_a_cell_over_divided_columns_covers_those_of_each_part() -> None:
    part = with_columns(grid(samples.table(samples.SPANNERS)), (0, 2))
    assert [(place.text, place.column, place.span) for place in part.rows[0]][1] == ("Visits", 1, 1)


@pytest.mark.parametrize("languages", [("en", "fr")])
def test_in_columns_no_type_is_smaller_than_seven_points(languages: tuple[str, str]) -> None:
    edition = samples.edition(*languages, table=samples.HUGE)
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    with pikepdf.open(io.BytesIO(data)) as file:
        count = len(file.pages)
    figures = [text for page in range(1, count + 1) for text in texts(data, page) if text.words == "1,234,567"]
    assert {text.size for text in figures} == {7}


def test_totals_have_their_rules_where_nothing_but_dashes_is_summed_up() -> None:
    bold = "<tr><td><p><b>Net change</b></p></td><td><p>–</p></td><td><p><b>12</b></p></td></tr>"
    rows = samples.row("Post", "2019", "2020", kind="th") + samples.row("P-3", "1", "2") * 3 + bold
    assert "total" in row_kinds(grid(samples.table(rows)))[4]


def test_a_row_of_a_chart_without_a_value_heads_no_group() -> None:
    rows = samples.row("Port", "Ships", kind="th") + samples.row("North", "12") + samples.row("South", "")
    made = samples.table(rows + samples.row("West", "7"))
    assert row_kinds(grid(made)) == {2: "group tied", 3: "indented"}
    made.set("class", "chart")
    assert row_kinds(grid(made)) == {}


def test_a_row_of_one_bold_cell_stays_with_the_row_below_it() -> None:
    rows = samples.row("What", "Who", kind="th") + samples.row("This", "Those")
    rows += "<tr><td colspan='2'><p><i>External factors</i></p></td></tr>" + samples.row("That", "These")
    assert row_kinds(grid(samples.table(rows)))[2] == "tied side-head"


def test_lines_below_a_table_are_one_block_source_first_then_letters() -> None:
    body = Fragment(
        tuple(
            html.fromstring(f"<div>{inside}</div>")[0]
            for inside in (
                "<div class='table'><table><tr><td>1</td></tr></table></div>",
                "<p class='alinea'><span class='sup'>b</span> Of them two.</p>",
                "<p class='alinea'><i>Source</i>: the State party.</p>",
                "<p class='alinea'><i><span class='sup'>a</span></i> None.</p>",
                "<p class='alinea'>The Committee notes this.</p>",
            )
        )
    )
    held, after = with_lines_below(body, catalogue.language("en")).elements
    move_table_notes(held)
    assert [each.text_content()[:6] for each in held.iterfind(".//p")] == ["Source", "a None", "b Of t"]
    assert after.get("class") == "alinea"


def test_a_lettered_note_of_the_heading_stands_below_the_table_and_a_stop_between_parts_nothing() -> None:
    note = '<span class="footnote" data-n="{}"><b>Of the year.</b></span>'
    line = '<p class="alinea"><span class="sup">b</span> Of the month.</p>'
    parts = (
        f"<h2>Staff<sup>a</sup>{note.format('a')}<sup>1</sup>{note.format('1')}</h2>", "<p class='alinea'>As follows:</p>",
        '<div class="table"><table><tr><td>1</td></tr></table></div>', "<p class='alinea'>.</p>", line,
    )  # fmt: skip
    body = Fragment(tuple(map(html.fragment_fromstring, parts)))
    heading, _, held, stop = with_lines_below(body, catalogue.language("en")).elements
    assert [each.get("data-n") for each in heading.iter("span")] == ["1"]
    assert [each.text_content() for each in held.iterfind(".//p")] == ["aOf the year.", "b Of the month."]
    assert stop.text_content() == "."


def test_a_lettered_note_of_the_heading_stands_below_the_last_of_the_tables_that_go_on_in_one_another() -> None:
    table = '<div class="table"><table>{}<tr><td>1</td></tr></table></div>'
    heading = '<h2>Staff<sup>a</sup><span class="footnote" data-n="a"><b>Of the year.</b></span></h2>'
    parts = (heading, table.format(""), table.format(""), table.format("<caption>Table 2</caption>"))
    body = Fragment(tuple(map(html.fragment_fromstring, parts)))
    made = with_lines_below(body, catalogue.language("en")).elements
    assert ["Of the year." in each.text_content() for each in made] == [False, False, True, False]


def test_a_lettered_note_of_a_caption_stands_below_its_picture() -> None:
    note = '<span class="footnote" data-n="a"><b>Of the year.</b></span>'
    parts = (
        f"<p class='alinea figure-caption'>Boats<sup>a</sup>{note}</p>", "<p class='continuation'>(Number)</p>",
        "<p class='alinea'><img src='a.png' alt='Boats'></p>", "<p class='alinea'>The Committee notes this.</p>",
    )  # fmt: skip
    made = with_lines_below(Fragment(tuple(map(html.fragment_fromstring, parts))), catalogue.language("en")).elements
    assert [each.text_content() for each in made] == [
        "Boatsa",
        "(Number)",
        "",
        "aOf the year.",
        "The Committee notes this.",
    ]
    assert made[3].get("class") == "table-note"


def test_the_head_of_a_column_and_an_empty_one_beside_it_stands_at_its_figures() -> None:
    rows = (
        samples.row("Place", "Beds", "", "Staff", kind="th").replace("<th><p></p></th><th>", '<th colspan="2">')
        + samples.row("North", "12", "", "7")
        + samples.row("South", "9", "", "3")
    )
    assert of_kind(rows, "figures") == {"Beds", "12", "9", "Staff", "7", "3"}


def test_a_page_with_a_table_on_its_side_is_as_wide_as_others_are_high() -> None:
    edition = samples.edition("en", table=samples.HUGE)
    with pikepdf.open(io.BytesIO(pdf.write(edition))) as file:
        sizes = {tuple(round(float(each)) for each in page.MediaBox[2:]) for page in file.pages}
    assert sizes == {(595, 842), (842, 595)}


def test_the_last_lines_behind_a_table_on_its_side_stand_below_it() -> None:
    document = samples.document("en", huge=samples.HUGE)
    last = '<alinea xmlns="{}" eId="al_9"><content><p>The last words.</p></content></alinea>'.format(akn("x")[1:-2])
    list(document.root.iter(akn("content")))[-1].getparent().addnext(etree.fromstring(last))  # type: ignore[union-attr]
    data = pdf.write(present({"en": document}, Edition.parse("en"), Office()))
    with pikepdf.open(io.BytesIO(data)) as file:
        pages = len(file.pages)
        assert float(file.pages[-1].MediaBox[2]) > float(file.pages[-1].MediaBox[3])
    assert find(texts(data, pages), "The last words.")


def test_group_rows_totals_and_the_stub_are_known_by_their_look() -> None:
    staff = grid(samples.table(samples.STAFF))
    assert row_kinds(staff) == {1: "group tied", 2: "indented tied", 3: "indented tied", 4: "total indented"}
    assert {cell.text for cell in stub(staff)} == {"Executive direction", "Positions", "Posts", "Net change"}
    assert stub(grid(samples.table(samples.LONG))) == frozenset()


@pytest.mark.parametrize(
    ("first", "second", "heads"),
    [
        (("<b>No.</b>", "<b>Risk</b>"), ("1", "Delay"), 1),
        (("", "<b>Risk</b>"), ("1", "Delay"), 1),
        (("<b>Item</b>", "<b>2026</b>"), ("North", "12"), 1),
        (("", "<b>2026/27</b>"), ("<b>North</b>", ""), 1),
        (("<b>Total</b>", "<b>12 345.6</b>"), ("North", "Beds"), 0),
        (("<b>Total</b>", "<b>2 026</b>"), ("North", "12"), 0),
        (("<b>No.</b>", "<b>Risk</b>"), ("<b>1</b>", "Delay"), 0),
        (("<b>No.</b>", "Risk"), ("1", "Delay"), 0),
    ],
)
def test_a_first_row_in_bold_is_the_head_where_it_names_columns_and_no_other_is_bold(
    first: tuple[str, str], second: tuple[str, str], heads: int
) -> None:
    rows = samples.row(*first) + samples.row(*second) + samples.row("2", "Cost") + samples.row("3", "Time")
    assert with_styled_head(grid(samples.table(rows))).heads == heads


def test_first_rows_in_italics_are_the_head_of_a_table_that_has_none() -> None:
    rows = samples.row("<i>Category</i>", "<i>Total</i>") + samples.row("Posts", "8") + samples.row("Positions", "6")
    made = with_styled_head(grid(samples.table(rows)))
    assert made.heads == 1
    assert [cell.scope for cell in made.rows[0]] == ["col", "col"]
    assert with_styled_head(grid(samples.table(samples.row("<i>Note</i>", "") + samples.row("Posts", "8")))).heads == 0


def test_a_head_in_italics_is_not_repeated_where_other_heads_stand_below_it() -> None:
    first, later = samples.row("<i>Category</i>", "<i>Total</i>"), samples.row("<i>Staff</i>", "<i>Sum</i>")
    figures = samples.row("Posts", "8") + samples.row("Positions", "6")
    assert with_styled_head(grid(samples.table(first + figures))).is_repeated
    assert not with_styled_head(grid(samples.table(first + figures + later + figures))).is_repeated
    named = first.replace("td>", "th>")
    assert with_styled_head(grid(samples.table(named + figures + later + figures))).is_repeated


def test_a_table_that_begins_with_words_over_all_its_columns_has_heads_below_them() -> None:
    first = "<tr><td colspan='2'><p><b>Boats</b>: sailing ones</p></td></tr>"
    heads = samples.row("<i>Place</i>", "<i>Condition</i>")
    body = "".join(samples.row(f"Berth {number}", "Open") for number in range(3))
    assert inner_heads(grid(samples.table(first + heads + body + heads + body))) == {1, 5}
    assert not inner_heads(grid(samples.table(samples.row("Boats", "Ships") + heads + body)))
    assert not inner_heads(grid(samples.table(first + heads + samples.row("A", "B") + heads + samples.row("C", "D"))))


def test_dashes_make_columns_of_figures_only_in_a_table_that_has_figures() -> None:
    heads = samples.row("2023 (actual)", "2024 (actual)", "2025 (actual)", kind="th")
    assert not kinds(grid(samples.table(heads + samples.row("–", "–", "Boats that sail"))))
    found = kinds(grid(samples.table(heads + samples.row("Boats", "–", "31"))))
    assert {place.column for place, kind in found.items() if kind == "figures"} == {1, 2}


def test_heads_within_a_table_have_spanners_too() -> None:
    over = "<tr><td><p/></td><td colspan='2'><p><i>Staff</i></p></td><td colspan='2'><p><i>Volunteers</i></p></td></tr>"
    below = samples.row(*(f"<i>{words}</i>" for words in ("Category", "Posts", "Total", "National", "Sum")))
    rows = [samples.row("Posts", "1", "2", "3", "4"), samples.row("Positions", "1", "2", "3", "4")]
    first = samples.row("Category", "A", "B", "C", "D", kind="th")
    made = grid(samples.table(first + rows[0] + over + below + rows[1]))
    assert inner_heads(made) == {2, 3}
    assert {cell.text for cell, kind in kinds(made).items() if kind == "spanner"} == {"Staff", "Volunteers"}
    assert "heads" in row_kinds(made)[3]


def test_rows_that_a_cell_spans_go_to_one_page() -> None:
    assert tied(grid(samples.table(samples.LONG))) == frozenset(range(1, 98, 2))


# all formats


@pytest.fixture(scope="module")
def edition() -> Presentation:
    """The document with every kind of table."""
    return samples.edition()


@pytest.fixture(scope="module")
def data(edition: Presentation) -> bytes:
    """Its PDF."""
    return pdf.write(edition)


def web_tables(edition: Presentation) -> list[etree._Element]:
    article = html.document_fromstring(write(edition, "html").decode()).get_element_by_id("text")
    return list(article.iter("table"))


def book_tables(edition: Presentation) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(write(edition, "epub"))) as package:
        chapters = [etree.fromstring(package.read(name)) for name in package.namelist() if "/ch" in name]
    found = [table for chapter in chapters for table in chapter.iter(f"{XHTML}table")]
    for each in (each for table in found for each in table.iter()):
        each.tag = str(each.tag).removeprefix(XHTML)
    return found


@pytest.mark.parametrize("tables_of", [web_tables, book_tables])
def test_web_pages_and_books_have_the_same_square_tables(edition: Presentation, tables_of: object) -> None:
    tables = tables_of(edition)  # type: ignore[operator]
    assert len(tables) == len(samples.ALL)
    for table in tables:
        rows = [
            [(cell.tag, int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))) for cell in row]
            for row in table.iter("tr")
        ]
        assert len(covered(rows)) == 1
        assert all("".join(cell.itertext()).strip() and cell.get("scope") for cell in table.iter("th"))
    spanners = tables[list(samples.ALL).index("spanners")]
    assert [cell.get("scope") for cell in spanners.iter("th")] == ["col"] * 4 + ["row"] * 2
    assert "figures" in next(cell for cell in spanners.iter("td") if cell.text == "1,204").get("class", "")


def test_headings_go_down_one_level_at_a_time_in_every_format(edition: Presentation, data: bytes) -> None:
    article = html.document_fromstring(write(edition, "html").decode())
    web = [int(each.tag[1]) for each in article.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    with pikepdf.open(io.BytesIO(data)) as file:
        paper = [int(str(each.S)[2]) for each in elements(file) if re.fullmatch(r"/H\d", str(each.S))]
    for levels in (web, paper, [entry.level for entry in edition.first.contents]):
        assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [entry.level for entry in edition.first.contents][-2:] == [2, 3]


def test_a_page_without_a_title_begins_its_outline_with_the_symbol(edition: Presentation) -> None:
    first = replace(edition.first, masthead=replace(edition.first.masthead, title=()))
    written = pdf.write(replace(edition, columns=(first,)))
    with pikepdf.open(io.BytesIO(written)) as file:
        heads = [str(each.S) for each in elements(file) if re.fullmatch(r"/H\d", str(each.S))]
    assert heads[:2] == ["/H1", "/H2"]


def tables_in(data: bytes) -> Iterator[list[pikepdf.Object]]:
    """Yield the structure elements of each table, while the file is open."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for table in (each for each in elements(file) if each.S == "/Table"):
            inside: list[pikepdf.Object] = []
            stack = [table]
            while stack:
                each = stack.pop()
                inside.append(each)
                kids = each.get("/K", [])
                stack += [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])
                          if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]  # fmt: skip
            yield inside


def test_every_kind_of_table_passes_the_gate_of_paper(edition: Presentation, data: bytes) -> None:
    verdict = verify_pdf(data, pdf.expected(edition))
    assert verdict.findings == ()
    assert (verdict.facts["pdf/ua-1"], verdict.facts["pdf/a-3a"]) == ("pass", "pass")


def test_a_table_that_runs_over_pages_is_one_table_with_one_head(data: bytes) -> None:
    counts = [[str(each.S) for each in inside] for inside in tables_in(data)]
    assert len(counts) == len(samples.ALL)
    long = counts[list(samples.ALL).index("long")]
    assert (long.count("/THead"), long.count("/TBody"), long.count("/TR"), long.count("/TH")) == (1, 1, 99, 3)
    pages = [page for page in (1, 2, 3, 4) if any(text.words == "Establishment" for text in texts(data, page))]
    assert len(pages) == 3


def test_no_cell_names_heads_that_the_engine_miscounted(data: bytes) -> None:
    for inside in tables_in(data):
        assert all("/Headers" not in each.get("/A", {}) for each in inside if each.S == "/TD")


def test_rows_of_one_house_stand_on_one_page(data: bytes) -> None:
    for page in (2, 3, 4):
        found = [text.words for text in texts(data, page) if text.words.startswith(("House", "Its annexe"))]
        assert len(found) % 2 == 0
        assert not found or found[0].startswith("House")


def test_a_wide_table_is_set_in_smaller_type_with_no_number_broken(data: bytes) -> None:
    page = next(page for page in range(1, 6) if any(text.words == "16,042" for text in texts(data, page)))
    figures = [text for text in texts(data, page) if re.fullmatch(r"\d\d?,\d{3}", text.words)]
    assert len(figures) == 6 * 13
    assert {text.size for text in figures} < {7, 8}
    assert max(text.end for text in figures) < 539.5


def test_side_by_side_a_wide_table_takes_the_page_in_one_language_after_the_other() -> None:
    edition = samples.edition("en", "fr", wide=samples.WIDE)
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    figures = [text for text in texts(data, 1) if text.words == "16,042"]
    assert len(figures) == 12
    assert {round(text.end) for text in figures} == {538}


def test_figures_stand_to_the_right_on_paper(data: bytes) -> None:
    page = texts(data, 1)
    ends = [find(page, words).end for words in ("2019", "1,204", "310")]
    assert max(ends) - min(ends) < 1


def test_in_word_files_too_stubs_are_heads_totals_have_rules_and_figures_hold_together() -> None:
    total = "<tr><td><p><b>Total</b></p></td><td><p><b>16 042.5</b></p></td></tr>"
    rows = samples.row("Post", "2019", kind="th") + samples.row("P-3", "1 204.0") * 2 + total
    made = zipfile.ZipFile(io.BytesIO(write(samples.edition(table=rows), "docx"))).read("word/document.xml")
    table = next(each for each in etree.fromstring(made).iter("{*}tbl") if "P-3" in "".join(map(str, each.itertext())))
    first, *_, last = table.iterfind("{*}tr")
    assert table.find("{*}tblPr/{*}tblLook") is not None
    assert [cell.find("{*}tcPr/{*}noWrap") is not None for cell in last.iterfind("{*}tc")] == [False, True]
    assert last.find(".//{*}tcBorders/{*}top") is not None
    assert first.find(".//{*}tblHeader") is not None


def test_the_cells_of_the_stub_are_heads_of_their_rows_in_web_pages_and_books() -> None:
    edition = samples.edition(table=samples.row("Post", "2019", kind="th") + samples.row("Judge", "4") * 2)
    page = html.document_fromstring(write(edition, "html").decode())
    assert [each.text_content() for each in page.iterfind(".//th[@scope='row']")] == ["Judge", "Judge"]
    with zipfile.ZipFile(io.BytesIO(write(edition, "epub"))) as book:
        assert sum(book.read(name).count(b'scope="row"') for name in book.namelist() if name.endswith(".xhtml")) == 2


# reading back


@pytest.mark.parametrize("name", ["spanners", "all heads", "long", "wide", "noted"])
def test_a_web_page_reads_back_to_the_same_table(name: str) -> None:
    rows = samples.ALL[name]
    document = samples.document(table=rows)
    data = write(samples.edition(table=rows), "html")
    root = own_page(data)
    assert root is not None
    back = read_own_page(root, data, "en.html", "en")
    wanted = next(document.body.iter(akn("table")))
    square(wanted)
    assert _plain(next(back.body.iter(akn("table")))) == _plain(wanted)


@pytest.mark.parametrize("name", ["long", "wide", "noted"])
def test_a_word_file_reads_back_to_the_same_table(name: str) -> None:
    rows = samples.ALL[name]
    data = write(samples.edition(table=rows), "docx")
    back = read_word(data, "en.docx", "en")
    assert _plain(next(back.body.iter(akn("table")))) == _plain(
        next(samples.document(table=rows).body.iter(akn("table")))
    )


def _plain(table: etree._Element) -> bytes:
    """Return the canonical bytes of a table without its ids, and the names by which links found it in the file."""
    for element in table.iter():
        for name in ("eId", "wId", "placement", BOOKMARKS):
            element.attrib.pop(name, "")
    table.tail = None
    return to_bytes(table).replace(b' xmlns:hx="urn:hexapla:1"', b"")


def test_a_place_knows_its_words() -> None:
    place = Place(samples.table(samples.NESTED).find(f".//{akn('td')}[2]"), 0, 1)
    assert place.text == "Before. inner a inner b After."


def columns(table: etree._Element) -> str:
    return table.get(COLUMNS, "")


def test_widths_that_a_source_sets_are_kept_where_they_are_not_all_alike() -> None:
    made = samples.table("<tr><td><p>a</p></td><td><p>b</p></td></tr>")
    for widths, wanted in (((300, 100), "750 250"), ((100, 101), ""), ((100, 200, 300), ""), ((0, 100), ""), ((), "")):
        made.attrib.pop(COLUMNS, None)
        set_columns(made, widths)
        assert columns(made) == wanted


def test_a_width_is_shared_out_as_the_source_does_once_each_column_has_its_longest_word() -> None:
    words = "<tr><td><p>one two three</p></td><td><p>Administration</p></td><td><p>one two</p></td></tr>"
    made = samples.table(words)
    least = layout(grid(made), Room(368, 482)).shares
    set_columns(made, (600, 10, 390))
    found = layout(grid(made), Room(368, 482)).shares
    assert 45 / 368 < found[1] < least[1] + 0.1
    assert found[0] / found[2] == pytest.approx(600 / 390)
    set_columns(made, (500, 300, 200))
    assert layout(grid(made), Room(368, 482)).shares == pytest.approx((0.5, 0.3, 0.2))


def test_parts_of_a_table_have_the_widths_of_their_own_columns() -> None:
    made = samples.table("<tr><td><p>a</p></td><td><p>b</p></td><td><p>c</p></td></tr>")
    set_columns(made, (500, 300, 200))
    assert with_columns(grid(made), (0, 2)).shares == (500, 200)


def test_bold_words_with_nothing_beside_them_stay_with_the_row_below() -> None:
    rows = [
        ("<b>Medical services</b>", ""),
        ("A clinic", "Yes"),
        ("<b>Total</b>", "<b>Two</b>"),
        ("A van", ""),
        ("A car", "No"),
    ]
    cells = ("".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows)
    found = row_kinds(grid(samples.table("".join(f"<tr>{each}</tr>" for each in cells))))
    assert [index for index, kind in found.items() if "tied" in kind] == [0]


def test_a_table_that_its_source_sets_wider_than_its_text_is_as_wide_as_the_page_where_it_stands_in_no_column() -> None:
    made = samples.table("<tr><td><p>a</p></td><td><p>b</p></td></tr>")
    assert not layout(grid(made), Room(368, 482)).is_wide
    set_reach(made, Reach(WIDE))
    assert layout(grid(made), Room(368, 482)).is_wide
    assert not layout(grid(made), Room(217, 482)).is_wide


@pytest.mark.parametrize(
    ("words", "is_wide"),
    [("A ledger that those who audit can follow from the beginning to the end of it", True), ("A ledger", False)],
)
def test_words_over_many_lines_of_a_few_letters_take_the_width_of_a_page_of_several_languages(
    words: str, *, is_wide: bool
) -> None:
    head = samples.row("Aim", "Planned", "Actual", "Percentage points", kind="th")
    made = samples.table(head + samples.row(words, "Registration, kept", "Administratively, and more", "92"))
    assert layout(grid(made), Room(217, 482)).is_wide == is_wide
    assert not layout(grid(made), Room(368, 482)).is_wide


def test_totals_stay_with_what_they_sum_up_and_a_head_over_some_columns_with_what_follows() -> None:
    head = samples.row("Category", "Amount", "Percentage", kind="th")
    sums = samples.row("Posts", "12.5", "3.1") + samples.row("<b>Total</b>", "<b>12.5</b>", "<b>3.1</b>")
    assert row_kinds(grid(samples.table(head + sums))) == {1: "tied", 2: "total indented"}
    over = "<tr><td colspan='2'><p><i>External factors</i></p></td><td><p/></td></tr>" + samples.row("a", "b", "c")
    assert row_kinds(grid(samples.table(head + samples.row("x", "y", "z") + over)))[2] == "tied side-head"


def test_words_beside_figures_keep_one_line_where_there_is_room() -> None:
    rows = samples.row("Category", *(f"202{year}" for year in range(6)), kind="th")
    rows += samples.row("Approved temporary posts", *("1 234.5",) * 6)
    made = samples.table(rows)
    set_columns(made, (5, *(20,) * 6))
    first = layout(grid(made), Room(368, 482), "en")
    assert first.shares[0] * 368 > 60


def test_a_list_of_names_stands_in_two_columns_where_a_station_sets_it_so() -> None:
    edition = replace(
        samples.edition("en", list="".join(samples.row(f"79/{n}", f"Resolution {n}") for n in range(60))),
        symbol="A/80/9",
    )
    page = html.fromstring(page_of(edition))
    (listed,) = page.xpath("//div[@class='list']/table")
    assert [row[0].text_content() for row in listed.iter("tr")] == [f"79/{n}" for n in range(60)]
    data = pdf.write(edition)
    assert not [each for each in verify_pdf(data, pdf.expected(edition)).findings if each.severity == "error"]
    lefts = {round(each.x) for number in (1, 2) for each in texts(data, number) if each.words.startswith("79/")}
    assert len(lefts) == 2


def test_codes_of_a_link_in_a_cell_hold_together_and_its_blanks_do_not() -> None:
    rows = samples.row("Symbol", "Words", kind="th") + samples.row(
        "A/CONF.157/24 (Part I)/Corr.1", "Internationalization"
    )
    page = html.fromstring(page_of(replace(samples.edition("en", codes=rows), symbol="A/80/9")))
    assert "A/CONF.157/24" in [each.text for each in page.xpath("//td//span[@class='whole-word']")]


def marked(cell: str) -> str:
    """Return a cell as it is on paper: codes in square brackets, a bar where a line may end within a word."""
    made = html.fragment_fromstring(cell)
    hold_codes(made)
    for each in made.iter("span", "wbr"):
        each.text = f"[{each.text}]" if each.tag == "span" else "|"
    return str(made.text_content())


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("<td>See A/80/628 of 2-4 May</td>", "See [A/80/628] of [2-4] May"),
        ("<td>S/RES/2087(2013);S/RES/2094(2013);S/2026/1</td>", "[S/RES/2087(2013)];|[S/RES/2094(2013)];|[S/2026/1]"),
        ("<td><a>ECE/AC.7/1</a>-Q and P-<i>3</i></td>", "[ECE/AC.7/1][-Q] and [P-][3]"),
        ("<td>P-4<sup>a</sup> and<br>P-3</td>", "[P-4]a and[P-3]"),
        ("<td><a>ECE/AC.7/2031/2</a>-HARBOUR2029314/ 4.3.2</td>", "ECE/|AC.7/|2031/|2-|HARBOUR2029314/ 4.3.2"),
        ("<td>HARBOUR/QUAYS/2031/<a>NETS/9</a>/ROPES/SAILS</td>", "HARBOUR/|QUAYS/|2031/|NETS/|9/|ROPES/|SAILS"),
    ],
)
def test_a_code_of_several_elements_is_one_and_one_that_is_too_long_ends_lines_behind_its_slashes(
    cell: str, said: str
) -> None:
    assert marked(cell) == said


def test_a_long_symbol_of_which_a_part_is_a_link_stays_in_its_column() -> None:
    symbol = '<ref href="https://undocs.org/ECE/AC.7/2031/2">ECE/AC.7/2031/2</ref>-HARBOUR2029314/ 4.3.2'
    words = "Report of the Meeting on Harbours and Quays " * 9
    rows = samples.row("Symbol", *("Title",) * 5, kind="th") + samples.row(symbol, *(words,) * 5)
    edition = replace(samples.edition("en", codes=rows), symbol="A/80/9")
    data = pdf.write(edition)
    assert not [each for each in verify_pdf(data, pdf.expected(edition)).findings if each.severity == "error"]


NUMBERED = (
    samples.row("Accomplishments", "Indicators", kind="th")
    + samples.row("1.1\tRapid delivery", "<i>II.\tCivilian staff</i>")
    + samples.row("8.\t<i>Network</i> of boats", "<i>None</i>")
)


def test_the_number_of_a_cell_stands_apart_from_its_words_on_paper_and_screens() -> None:
    made = samples.edition("en", numbered=NUMBERED)
    assert re.findall(r'class="cell-num">([^<]*)<', page_of(made)) == ["1.1 ", "II. ", "8. "]
    assert re.findall(r'class="cell-num">([^<]*)<', write(made, "html").decode()) == ["1.1\t", "II.\t", "8.\t"]
    found = texts(pdf.write(made), 1)
    number, words = find(found, "1.1"), find(found, "Rapid delivery")
    assert words.x - number.end > 5
    assert words.base == number.base


def test_notes_of_tables_side_by_side_stand_below_the_table_of_their_own_language() -> None:
    edition = samples.edition("en", "fr", noted=samples.NOTED)
    data = pdf.write(edition)
    found = texts(data, 1)
    middle = next(text.x for text in found if text.words == "Comité contre la torture")
    notes = [text.x < middle for text in found if text.words == "From June on."]
    assert notes == [True, False]
    assert verify(data, "pdf", edition, "x").findings == ()


def test_what_calls_a_note_again_side_by_side_leads_to_where_the_note_stands() -> None:
    again = '<sup><noteRef href="#{}" marker="{}"/></sup>'
    note = '<sup><authorialNote eId="para_1__authorialNote_1" marker="1" placement="bottom"><p>At the foot.</p></authorialNote></sup>'
    text = f"One{note} and again{again.format('para_1__authorialNote_1', 1)}."
    edition = parallel_samples.edition(*(parallel_samples.column(code, [text]) for code in ("en", "fr")))
    tables = samples.edition(
        "en", "fr", noted=samples.NOTED.replace("<p>3</p>", f"<p>3{again.format('table_1__note_1', 'a')}</p>")
    )
    for each in (edition, tables):
        made = html.fromstring(page_of(each))
        called = {str(link.get("href"))[1:] for link in made.iter("a") if "note" in str(link.get("href", "")).lower()}
        assert called
        assert called <= {ident for element in made.iter() if (ident := element.get("id"))}


def test_each_cell_of_a_page_says_what_its_column_is_called_and_later_heads_call_it_otherwise() -> None:
    top = "<tr><th rowspan='2'><p>Post</p></th><th colspan='2'><p>Change</p></th></tr>" + samples.row(
        "Sum", "Share", kind="th"
    )
    later = samples.row("<i>Unit</i>", "<i>Old</i>", "<i>New</i>")
    rows = top + samples.row("P-3", "12", "5") + later + samples.row("P-4", "", "7")
    found = {cell.text: words for cell, words in column_labels(grid(samples.table(rows))).items()}
    assert found == {"12": "Change, Sum", "5": "Change, Share", "7": "New"}
    bold = samples.row("", "<b>2025</b>", "<b>2026</b>") + samples.row("P-3", "12", "5") + samples.row("P-4", "9", "7")
    assert [*column_labels(grid(samples.table(bold))).values()] == ["2025", "2026"] * 2
    assert not column_labels(grid(samples.table(samples.row("Post", "Sum", kind="th") + samples.row("P-3", "12"))))
    assert not column_labels(grid(samples.table(samples.row("Post", "Sum", "Share") + samples.row("P-3", "12", "5"))))


def test_rows_of_a_page_into_which_cells_reach_down_say_their_words_again() -> None:
    top = samples.row("Unit", "Post", "Change", "Note", kind="th")
    first = "<tr><td rowspan='3'><p>Air</p></td><td><p>Pilot</p></td><td rowspan='2'><p>Moved</p></td><td><p>1</p></td></tr>"
    rows = (
        top
        + first
        + samples.row("Fitter", "2")
        + samples.row("Clerk", "Kept", "3")
        + samples.row("Sea", "Cook", "Kept", "4")
    )
    assert words_reaching(grid(samples.table(rows))) == {2: "Air\nChange: Moved", 3: "Air"}
    assert (
        words_reaching(
            grid(samples.table("<tr><td rowspan='2'><p>Air</p></td><td><p>x</p></td></tr>" + samples.row("y")))
        )
        == {}
    )
    made = samples.edition("en", table=rows)
    said = [each.get("data-reaching") for each in html.fromstring(write(made, "html")).iter("tr")]
    assert said == [None, None, "Air\nChange: Moved", "Air", None]
    with zipfile.ZipFile(io.BytesIO(write(made, "epub"))) as book:
        pages = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))
    assert pages.count("data-reaching=") == 2


@pytest.mark.browser
def test_a_narrow_screen_has_a_table_of_many_columns_row_by_row(tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "wide.html"
    file.write_bytes(write(samples.edition("en", wide=samples.WIDE), "html"))
    for width, is_by_row in ((360, True), (1280, False)):
        with opened(browser, file, width=width) as shown:
            assert (
                shown.run("getComputedStyle(document.querySelector('.labelled tbody td')).display === 'block'")
                == is_by_row
            )
            assert not is_by_row or shown.run(
                "[...document.querySelectorAll('.table')].every(e => e.scrollWidth <= e.clientWidth)"
            )
            named = "getComputedStyle(document.querySelector('.labelled tbody td'), '::before').content"
            assert not is_by_row or shown.run(named) == '"Quarter 1"'
            assert shown.run("getComputedStyle(document.querySelector('.labelled td.figures')).textAlign") == "end"
            assert shown.violations() == []


def test_figures_of_a_word_table_are_never_divided() -> None:
    heads = samples.row("Region", "Sum", "Share", kind="th")
    rows = heads + samples.row("North", "(113 580 237.5)", "24 [26]")
    with zipfile.ZipFile(io.BytesIO(write(samples.edition("en", table=rows), "docx"))) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    cells = [(each, "".join(map(str, each.itertext()))) for each in body.iter("{*}tc")]
    assert {words for cell, words in cells if cell.find("{*}tcPr/{*}noWrap") is not None} == {
        "(113 580 237.5)",
        "24 [26]",
    }
