"""Rules, alignment and leading that a Word file sets otherwise than the layout: kept in the XML, drawn in every edition."""

import re
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.grid import grid
from hexapla.akn.names import AKN, ALIGN, CLOSE, COLUMNS, LEADING, RULE, UPRIGHT, akn
from hexapla.akn.names import FRAME as FRAME_OF
from hexapla.akn.rules import WEIGHTS, heavier
from hexapla.akn.schema import schema_errors
from hexapla.akn.table_cells import kinds
from hexapla.akn.usual_rules import drawn_rules
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.stations import station_of
from hexapla.writers import write
from hexapla.writers.markup.table_layout import Room, layout
from hexapla.writers.markup.table_words import lines_of, undivided
from hexapla.writers.pdf.page_markup import page
from samples.docx import W, WordFile, w
from samples.word_sources import MASTHEAD, TITLE, docx, p, styles

HEAD = "<w:trPr><w:tblHeader/></w:trPr>"
RIGHT = '<w:jc w:val="right"/>'
CENTER = '<w:jc w:val="center"/>'
BLANK = "<w:tr><w:trPr><w:trHeight w:val='115'/></w:trPr>{}</w:tr>"


def rule(side: str, size: int = 4, kind: str = "single", color: str = "auto") -> str:
    """Return a border of a cell."""
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:color="{color}"/>'


def box(words: str, *rules: str, span: int = 1, place: str = "", down: str = "") -> str:
    """Return a cell with borders, its words set as `place` says."""
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    look = f'<w:gridSpan w:val="{span}"/>{merged}<w:tcBorders>{"".join(rules)}</w:tcBorders>'
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{p(words, properties=place)}</w:tc>"


def line(*cells: str, head: bool = False) -> str:
    """Return a row of cells."""
    return f"<w:tr>{HEAD if head else ''}{''.join(cells)}</w:tr>"


def ruled(*rows: str, properties: str = "", widths: tuple[int, ...] = ()) -> str:
    """Return a table, with what its properties say."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def figures(name: str, *words: str, rules: tuple[str, ...] = ()) -> str:
    """Return a row of figures, its name before them."""
    return line(box(name, *rules), *(box(each, *rules, place=RIGHT) for each in words))


TOP, BOTTOM, HEAVY = rule("top"), rule("bottom"), rule("bottom", 12)

USUAL = ruled(
    line(
        box("Boats", TOP, HEAVY), box("2023", TOP, HEAVY, place=RIGHT), box("2024", TOP, HEAVY, place=RIGHT), head=True
    ),
    figures("Sail", "3", "4"),
    figures("Steam", "1", "2", rules=(HEAVY,)),
)
"""Ruled as every table is."""

SUMMED = ruled(
    line(
        box("Boats", TOP, HEAVY), box("2023", TOP, HEAVY, place=RIGHT), box("2024", TOP, HEAVY, place=RIGHT), head=True
    ),
    figures("Sail", "3", "4"),
    figures("Steam", "1", "2", rules=(BOTTOM,)),
    figures("All", "4", "6", rules=(BOTTOM,)),
)
"""A thin rule above its sum and below it, which is not in bold type."""

VARIED = ruled(
    line(box(""), box("Change", BOTTOM, span=2, place=CENTER), box(""), box("Outlook", BOTTOM, place=CENTER), head=True),
    line(
        box("Sail", BOTTOM), box("(4.1)", BOTTOM, place=RIGHT), box("(6%)", BOTTOM, place=RIGHT), box("", BOTTOM),
        box("7", BOTTOM, place=RIGHT),
    ),
)  # fmt: skip
"""No rule above it, rules below its heads but for the first and an empty column, a thin one at its end."""

FRAME = "<w:tblBorders>" + "".join(rule(side) for side in ("top", "left", "bottom", "right")) + "</w:tblBorders>"
BOXED = ruled(
    figures("Boats in 2023", "$3,000"),
    figures("Boats in 2024", "$4,000"),
    line(box("As at 28 February.", span=2)),
    properties=FRAME,
    widths=(3000, 1000),
)
"""A box: a frame alike on all sides around figures without heads."""

PARTED = ruled(
    line(
        box("Boats", TOP, HEAVY), box("Past", TOP, HEAVY, rule("right", 12, "double")), box("To come", TOP, HEAVY), head=True
    ),
    line(box("Sail"), box("built here", rule("right", 12, "double")), box("built there")),
    line(box("Steam", HEAVY), box("bought", HEAVY), box("bought, too", HEAVY, rule("left", 12, "double"))),
)  # fmt: skip
"""A double rule upright before its last column, said by the cells on either side of it."""

NAMED = ruled(
    line(box("Boats", TOP, HEAVY), box("Tons", TOP, HEAVY, place=RIGHT), box("Rule", TOP, HEAVY), head=True),
    line(box("Sail"), box("31", place=RIGHT), box("1.1")),
    line(box("Steam", HEAVY), box("40", HEAVY, place=RIGHT), box("1.2", HEAVY)),
)
"""Its last column looks like figures, and stands where lines begin; the figures beside it stand to the right."""

NOISE = {
    "a rule left over on one cell": ruled(
        line(box("Boats", TOP, HEAVY), box("2023", TOP, HEAVY), box("2024", TOP, HEAVY), head=True),
        line(box("Sail", BOTTOM), box("3"), box("4")),
        line(box("Steam", HEAVY), box("1", HEAVY), box("2", HEAVY)),
    ),
    "rules as white as the paper": ruled(
        line(box("Boats", TOP, HEAVY), box("2023", TOP, HEAVY), box("2024", TOP, HEAVY), head=True),
        *(line(*(box(each, rule("bottom", 12, color="FFFFFF")) for each in ("Sail", "3", "4"))) for _ in range(2)),
        line(box("Steam", HEAVY), box("1", HEAVY), box("2", HEAVY)),
    ),
    "the grid that Word draws around every cell": ruled(
        *(line(*(box(each) for each in words), head=head) for words, head in ((("Boats", "2023"), True), (("Sail", "3"), False))),
        properties="<w:tblBorders>" + "".join(rule(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders>",
    ),
    "no rules at all": ruled(line(box("Boats"), box("2023"), head=True), line(box("Sail"), box("3"))),
    "a frame": ruled(
        line(box("Boats", TOP, HEAVY), box("2023", TOP, HEAVY), head=True), line(box("Sail", HEAVY), box("3", HEAVY)),
        properties=f"<w:tblBorders>{rule('left')}{rule('right')}</w:tblBorders>",
    ),
    "one cell of a column set elsewhere": ruled(
        line(box("Boats", TOP, HEAVY), box("2023", TOP, HEAVY, place=RIGHT), head=True),
        *(line(box(each), box("3", place=RIGHT)) for each in ("Sail", "Oar", "Raft")),
        line(box("Steam", HEAVY, place=CENTER), box("1", HEAVY, place=RIGHT)),
    ),
}  # fmt: skip


def document_of(*tables: str) -> AknDocument:
    """Return the canonical document of a Word file with some tables, each below a paragraph."""
    body = "".join(p(f"{number}.\tSee the table below:") + each for number, each in enumerate(tables, 1))
    reading = read_word(docx(MASTHEAD + TITLE + body), "en.docx", "en")
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def table_of(*tables: str) -> etree._Element:
    """Return the first table of such a document."""
    return next(document_of(*tables).root.iter(akn("table")))


def said(table: etree._Element) -> list[str | None]:
    """Return what a table says of its rules: above its first row, then below each."""
    return [table.get(RULE), *(row.get(RULE) for row in table.iterfind(akn("tr")))]


def aligns(table: etree._Element) -> list[list[str | None]]:
    """Return what the cells of a table say of where their words stand."""
    return [[cell.get(ALIGN) for cell in row] for row in table.iterfind(akn("tr"))]


def test_a_table_ruled_as_every_table_says_nothing_of_its_rules():
    table = table_of(USUAL)
    assert said(table) == [None] * 4
    assert table.get(UPRIGHT) is None
    assert drawn_rules(grid(table)).level == (("thin",) * 3, ("thick",) * 3, ("none",) * 3, ("thick",) * 3)


def test_rules_that_the_layout_would_not_draw_are_kept_and_no_others():
    assert said(table_of(SUMMED)) == [None, None, None, "thin", "thin"]
    assert said(table_of(VARIED)) == ["none", "none thin thin none thin", "thin"]
    parted = table_of(PARTED)
    assert said(parted) == [None] * 4
    assert parted.get(UPRIGHT) == "none double none"


def test_a_row_that_only_makes_room_leaves_its_rules_to_those_around_it():
    spaced = SUMMED.replace(
        "<w:tr><w:tc>", BLANK.format("".join(box("", rule("top", 12)) for _ in range(3))) + "<w:tr><w:tc>", 1
    )
    assert spaced != SUMMED
    assert said(table_of(spaced)) == said(table_of(SUMMED))


@pytest.mark.parametrize("kind", NOISE)
def test_what_nobody_decided_is_not_kept(kind):
    table = table_of(NOISE[kind])
    assert not any(said(table))
    assert table.get(UPRIGHT) is None
    assert not any(any(row) for row in aligns(table))


def test_the_style_of_a_table_and_its_exceptions_are_rules_too():
    style = (
        '<w:style w:type="table" w:styleId="Lined"><w:name w:val="Lined"/><w:tblPr><w:tblBorders>'
        f"{rule('top', 12)}{rule('insideH')}{rule('bottom', 12)}</w:tblBorders></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rule("bottom", 4, "double")}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
    )
    looks = '<w:tblStyle w:val="Lined"/><w:tblLook w:val="0020"/>'
    rows = (
        line(box("Boats"), box("2023"), head=True),
        line(box("Sail"), box("3")),
        line(box("Steam"), box("4", rule("top", kind="nil"))),
    )
    lined = ruled(*rows, properties=looks)
    reading = read_word(
        docx(MASTHEAD + TITLE + p("1.\tSee:") + lined, parts={"styles": styles(style)}), "en.docx", "en"
    )
    table = next(reading.body.iter(akn("table")))
    assert said(table) == ["thick", "double", "thin", None]


def test_words_set_elsewhere_than_such_words_are_kept_for_whole_columns():
    assert aligns(table_of(NAMED)) == [[None, None, "start"]] * 3
    assert aligns(table_of(NAMED.replace(RIGHT, ""))) == [[None] * 3] * 3  # nobody has set them


def test_the_leading_and_the_columns_of_the_source_are_kept():
    close = USUAL.replace("<w:pPr>", '<w:pPr><w:spacing w:before="40" w:after="40" w:line="190" w:lineRule="exact"/>')
    assert table_of(close).get(LEADING) == "9.5"
    assert table_of(USUAL).get(LEADING) is None
    assert table_of(close.replace('"190"', '"900"')).get(LEADING) is None  # that makes room, it is no leading
    assert table_of(close.replace('"190"', '"180"', 5)).get(LEADING) == "9.3"  # the mean of what differs a little
    assert table_of(close.replace('"40"', '"30"')).get(LEADING) == "9.5 3"  # above and below the words of its rows
    assert table_of(close.replace('w:after="40"', 'w:after="20"')).get(LEADING) == "9.5 3"
    assert table_of(close.replace('"40"', '"90"')).get(LEADING) == "9.5"
    at_least = close.replace('"exact"', '"atLeast"')
    assert table_of(at_least).get(LEADING) is None
    sized = at_least.replace("<w:rPr>", '<w:rPr><w:sz w:val="17"/>').replace(
        "<w:r><w:t", '<w:r><w:rPr><w:sz w:val="17"/></w:rPr><w:t'
    )
    assert table_of(sized).get(LEADING) == "9.8"  # what type of 8.5 points takes
    automatic = sized.replace('w:line="190" w:lineRule="atLeast"', 'w:line="240" w:lineRule="auto"')
    assert table_of(automatic).get(LEADING) == "9.8"
    spanned = ruled(
        line(box("Boats", span=2), box("2023"), head=True),
        line(box("Sail", span=2), box("3")),
        widths=(1000, 1000, 500),
    )
    assert table_of(spanned).get(COLUMNS) == "800 200"  # no cell begins in the second column of the grid


def test_rows_stand_as_close_as_the_source_sets_them_on_paper_and_in_word():
    close = USUAL.replace("<w:pPr>", '<w:pPr><w:spacing w:before="30" w:after="30" w:line="190" w:lineRule="exact"/>')
    document = document_of(close)
    presentation = present({"en": document}, Edition.parse("en"), Office())
    (table,) = (each for each in etree.HTML(page(presentation)).iter("table") if each.find("tbody") is not None)
    assert "--beside-words: 1.5pt" in table.get("style", "")
    words = WordFile(write(presentation, "docx")).root("word/document.xml")
    spaces = [each for each in words.iter(f"{W}spacing") if each.get(f"{W}line") == "190"]
    assert {(each.get(f"{W}before"), each.get(f"{W}after")) for each in spaces} >= {("30", "30")}


def test_every_edition_draws_the_rules_of_the_source():
    document = document_of(VARIED, PARTED, NAMED)
    presentation = present({"en": document}, Edition.parse("en"), Office())
    varied, parted, named = (
        each for each in etree.HTML(page(presentation)).iter("table") if each.find("tbody") is not None
    )
    first, *rest = varied.find("thead/tr")
    assert (varied.get("class"), first.get("class")) == ("ruled", "head")
    assert ["below-thin" in (each.get("class") or "") for each in rest] == [True, False, True]
    assert all("below-thin" in each.get("class", "") for each in varied.find("tbody/tr"))
    assert [["after-double" in (each.get("class") or "") for each in row] for row in parted.iter("tr")] == [
        [False, True, False]
    ] * 3
    assert ["align-start" in (row[2].get("class") or "") for row in named.iter("tr")] == [True] * 3
    book = WordFile(write(presentation, "epub"))
    chapter = next(data for name, data in book.parts.items() if b"To come" in data and name.endswith("xhtml"))
    assert chapter.count(b"after-double") == 3
    assert re.search(rb'<table[^>]* class="[a-z ]*ruled[ "]', chapter)
    words = WordFile(write(presentation, "docx")).root("word/document.xml")
    assert [each.get(f"{W}val") for each in words.iter(f"{W}right") if each.getparent().tag == f"{W}tcBorders"] == [
        "double"
    ] * 3


def test_rules_leading_and_alignment_come_back_from_our_word_files_and_pages():
    close = NAMED.replace("<w:pPr>", '<w:pPr><w:spacing w:line="190" w:lineRule="exact"/>')
    closer = close.replace('w:line="190"', 'w:before="30" w:after="30" w:line="190"')
    once = document_of(VARIED, PARTED, close, closer, SUMMED, USUAL)
    assert not schema_errors(once.root)
    presentation = present({"en": once}, Edition.parse("en"), Office())
    config = DocumentConfig(Path("document.toml"))
    readings = (
        read_word(write(presentation, "docx"), "en.docx", "en"),
        read_html(write(presentation, "html"), "en.html", "en"),
    )
    for reading in readings:
        again = canonicalise(reading, settle([reading], config).metadata, config, "en")[0]
        pairs = zip(once.root.iter(akn("table")), again.root.iter(akn("table")), strict=True)
        for before, after in pairs:
            assert said(after) == said(before)
            assert aligns(after) == aligns(before)
            assert [after.get(name) for name in (UPRIGHT, LEADING)] == [before.get(name) for name in (UPRIGHT, LEADING)]


def test_what_cannot_be_is_not_believed():
    for name, value in ((RULE, "bold"), (RULE, "thin thin"), (UPRIGHT, "double"), (LEADING, "3"), (LEADING, "1e9")):
        table = table_of(USUAL)
        usual = drawn_rules(grid(table)).level
        table.set(name, value)
        drawn = grid(table)
        assert drawn_rules(drawn).level == usual
        assert drawn.leading == 0


def test_rows_stand_as_far_apart_as_in_the_source_and_columns_closer_where_it_has_no_more_room():
    table = table_of(USUAL)
    wide = layout(grid(table), Room(300, 400))
    table.set(LEADING, "9.5")
    assert layout(grid(table), Room(300, 400)).height < wide.height
    table.set(COLUMNS, "970 15 15")
    close = layout(grid(table), Room(300, 400))
    assert (wide.is_tight, close.is_tight) == (False, True)


def test_of_two_rules_that_meet_the_heavier_shows():
    for one, other in product(WEIGHTS, WEIGHTS):
        assert heavier((one, other)) == heavier((other, one)) == WEIGHTS[max(WEIGHTS.index(one), WEIGHTS.index(other))]


def test_words_beside_figures_that_look_like_such_stand_off_from_them():
    table = table_of(NAMED)
    found = kinds(grid(table))
    assert [kind for cell, kind in found.items() if cell.column == 2] == ["beside"] * 3


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("31\u00a0December-2025", ["31\u00a0December-2025"]),
        ("As at 31\u00a0December-2025", ["As", "at", "31\u00a0December-2025"]),
        ("P-3 and\u00a0P-4", ["P-3", "and\u00a0P-4"]),
    ],
)
def test_what_a_no_break_space_holds_to_a_code_is_measured_with_it(words, parts):
    cell = grid(etree.fromstring(f'<table xmlns="{AKN}"><tr><td><p>{words}</p></td></tr></table>')).rows[0][0]
    found = [undivided(line, "en") for line in lines_of(cell)]
    assert sorted("".join(text for text, _ in part) for each in found for part in each if part) == sorted(parts)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Actual as at 31\u00a0December-2025", ["2025", "31\u00a0December-", "Actual", "as", "at"]),
        ("12-month (mid-2026)", ["(mid-", "12-", "2026)", "month"]),
        ("P-3 A/80/9-E COVID-19 2024-25 Add-7.", ["2024-25", "A/80/9-E", "Add-7.", "COVID-19", "P-3"]),
    ],
)
def test_words_that_a_hyphen_joins_to_a_number_divide_behind_it_in_heads_and_codes_do_not(words, parts):
    rows = f"<tr><th><p>{words}</p></th><th><p>B</p></th></tr><tr><td><p>{words}</p></td><td><p>1</p></td></tr>"
    (head, _), (body, _) = grid(etree.fromstring(f'<table xmlns="{AKN}">{rows}</table>')).rows
    found = {
        cell: sorted(
            "".join(text for text, _ in part)
            for line in lines_of(cell)
            for part in undivided(line, "en", is_head=cell.scope == "col")
            if part and part[0][0]
        )
        for cell in (head, body)
    }
    assert found[head] == sorted(parts)
    assert sum("-" in part and not part.endswith("-") for part in found[body]) == words.count("-")


def test_an_address_ends_lines_behind_its_strokes_and_before_its_query():
    words = "See https://tides.example.org/stations/index.html?year=2026, or ask: who?"
    cell = grid(etree.fromstring(f'<table xmlns="{AKN}"><tr><td><p>{words}</p></td></tr></table>')).rows[0][0]
    found = ["".join(text for text, _ in part) for line in lines_of(cell) for part in undivided(line, "en")]
    assert {"tides.example.org/", "index.html?", "year=2026,", "who?"} <= set(found)


def spaced(table: str, **spaces: tuple[int, int]) -> str:
    """Return a table whose lines have a leading, its rows the space before and behind their words that their names say."""
    rows = []
    for each in table.split("<w:tr>"):
        before, after = next((space for name, space in spaces.items() if f">{name}<" in each), (81, 81))
        look = f'<w:spacing w:before="{before}" w:after="{after}" w:line="200" w:lineRule="exact"/>'
        rows.append(each.replace("<w:pPr>", f"<w:pPr>{look}"))
    return "<w:tr>".join(rows)


CLOSER = spaced(SUMMED, Steam=(40, 81), All=(40, 40))
"""Its sum stands close to the rules above and below it, the row above that stands off from its rule."""


def test_rows_that_stand_close_to_a_rule_say_so_and_come_back():
    document = document_of(CLOSER, spaced(SUMMED), SUMMED, spaced(SUMMED, Sail=(40, 40)))
    assert not schema_errors(document.root)

    def close(table: etree._Element) -> list[str | None]:
        return [row.get(CLOSE) for row in table.iterfind(akn("tr"))]

    expected = [[None, None, None, "above below"], [None] * 4, [None] * 4, [None] * 4]
    assert [close(each) for each in document.root.iter(akn("table"))] == expected
    presentation, config = (
        present({"en": document}, Edition.parse("en"), Office()),
        DocumentConfig(Path("document.toml")),
    )
    for reading in (
        read_word(write(presentation, "docx"), "en.docx", "en"),
        read_html(write(presentation, "html"), "en.html", "en"),
    ):
        again = canonicalise(reading, settle([reading], config).metadata, config, "en")[0]
        assert [close(each) for each in again.root.iter(akn("table"))] == expected


def test_a_row_that_only_makes_room_is_room_beside_a_rule():
    cells = "".join(box("", rule("bottom")) for _ in range(3))
    apart = CLOSER.replace(
        "<w:tr>" + CLOSER.split("<w:tr>")[-1], BLANK.format(cells) + "<w:tr>" + CLOSER.split("<w:tr>")[-1]
    )
    assert [row.get(CLOSE) for row in table_of(apart).iterfind(akn("tr"))] == [None, None, None, "below"]


def test_words_close_to_a_rule_stand_there_on_paper():
    presentation = present({"en": document_of(CLOSER)}, Edition.parse("en"), Office())
    table = next(each for each in etree.HTML(page(presentation)).iter("table") if each.find("tbody") is not None)
    classes = [set(row.get("class", "").split()) for row in table.iterfind("tbody/tr")]
    assert [{"under-rule", "over-rule", "close-above", "close-below"} & each for each in classes] == [
        set(), {"over-rule"}, {"close-above", "close-below"}
    ]  # fmt: skip
    row = next(
        each for each in WordFile(write(presentation, "docx")).root("word/document.xml").iter(f"{W}tr")
        if "All" in "".join(each.itertext())
    )  # fmt: skip
    assert {(each.get(f"{W}before"), each.get(f"{W}after")) for each in row.iter(f"{W}spacing")} == {("40", "40")}


def test_a_frame_alike_on_all_sides_is_kept_drawn_and_given_back():
    made = document_of(BOXED)
    table = next(made.root.iter(akn("table")))
    assert schema_errors(made.root) == ()
    assert (table.get(FRAME_OF), said(table), table.get(UPRIGHT)) == ("thin", [None, None, None, "thin"], None)
    presentation = present({"en": made}, Edition.parse("en"), Office())
    shown = next(etree.HTML(page(presentation)).iter("table"))
    assert shown.get("class") == "ruled box framed-thin"
    written = write(presentation, "docx")
    sides = [
        [side for side in ("left", "right") if cell.find(f"{w('tcPr')}/{w('tcBorders')}/{w(side)}") is not None]
        for row in [*WordFile(written).body.iter(w("tbl"))][-1].iter(w("tr"))
        for cell in row.iter(w("tc"))
    ]
    assert sides == [["left"], ["right"], ["left"], ["right"], ["left", "right"]]
    for again in (read_word(written, "en.docx", "en"), read_html(write(presentation, "html"), "en.html", "en")):
        found = next(again.body.iter(akn("table")))
        assert (found.get(FRAME_OF), said(found)) == ("thin", said(table))


def test_the_words_of_a_box_are_set_as_text_and_off_from_its_frame():
    found = grid(table_of(BOXED))
    type_ = station_of("ga").tables
    assert layout(found, Room(360, 480, type=type_)).size == type_.words
    assert layout(grid(table_of(BOXED.replace(FRAME, ""))), Room(360, 480, type=type_)).size == type_.sizes[0]
