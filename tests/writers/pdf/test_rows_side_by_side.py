"""Rows of side-by-side editions on paper: both languages of a paragraph begin on one page, none leaves a page empty."""

from dataclasses import replace

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import AKN, HX
from hexapla.present.presentation import Column, Presentation
from hexapla.tools.pdftext import structure
from hexapla.verify import verify
from hexapla.writers import pdf
from hexapla.writers.markup.composer import Composer, Flavour
from hexapla.writers.pdf import facing
from hexapla.writers.pdf.facing.units import units_of
from hexapla.writers.pdf.parallel import rows
from samples import facing as samples
from samples import parallel as parallel_samples
from samples.paper import WORDS

BELOW = {
    "en": ("Source: Harbour.", "Abbreviations: H, harbour."),
    "fr": ("Source : port.", "Abréviations : P, port."),
}
"""What stands below a table in two languages."""


def rows_of(edition: Presentation) -> list[etree._Element]:
    columns = edition.columns
    composers = [Composer(each, Flavour.PDF, f"-{each.language.code}", edition_columns=columns) for each in columns]
    return list(rows(edition, composers).elements)


def test_a_paragraph_of_one_line_begins_on_the_page_of_its_counterpart_of_two() -> None:
    texts = {
        "en": [WORDS["en"][:25] for _ in range(120)],
        "fr": [WORDS["fr"][: 60 - 40 * (number % 7 < 3)] for number in range(120)],
    }
    edition = parallel_samples.edition(*(parallel_samples.column(code, each) for code, each in texts.items()))
    seen = structure(pdf.write(edition))
    begins: dict[str, set[int]] = {}
    for text, (page, _) in zip(seen.chunks, seen.places, strict=True):
        if text.strip().rstrip(".").isdigit() and page >= 0:
            begins.setdefault(text.strip(), set()).add(page)
    assert len(begins) == 120
    assert {number for number, pages in begins.items() if len(pages) > 1} == set()


def test_a_long_row_goes_on_over_pages_unless_one_of_its_cells_cannot() -> None:
    kinds = {(300, 400): False, (60, 300): True, (60, 2000): False, (20, 30): True}
    for lengths, is_whole in kinds.items():
        columns = [
            parallel_samples.column(code, [(WORDS[code] * 20)[:length]])
            for code, length in zip(("en", "fr"), lengths, strict=True)
        ]
        (row,) = rows_of(parallel_samples.edition(*columns))
        assert ("whole" in row.get("class", "").split()) == is_whole, lengths


def test_tables_that_call_notes_of_their_own_are_not_kept_together() -> None:
    def column(code: str, note: str) -> Column:
        cells = "".join(f"<td><p>{n} 118 204 611.4</p></td>" for n in range(9))
        table = f'<table eId="table_1"><tr><td><p>A<sup>{note}</sup></p></td>{cells}</tr></table>'
        return samples.column(code, f'<hcontainer eId="hc_1"><content>{table}</content></hcontainer>')

    def note(marker: str) -> str:
        return f'<authorialNote eId="n_1" marker="{marker}"><p>Of it.</p></authorialNote>'

    own, shared = (
        rows_of(parallel_samples.edition(*(column(code, note(marker)) for code in ("en", "fr"))))[0]
        for marker in ("a", "1")
    )
    assert own.get("class") == "row stacked"
    assert shared.get("class") == "row whole stacked"


def test_tables_of_one_page_stand_beside_each_other() -> None:
    made = [samples.column(code, samples.table(1, rows, code, 2)) for code, rows in (("en", 5), ("fr", 6))]
    (row,) = rows_of(parallel_samples.edition(*made))
    assert row.get("class") == "row whole"
    longer = [samples.column(code, samples.table(1, rows, code, 2)) for code, rows in (("en", 5), ("fr", 60))]
    (row,) = rows_of(parallel_samples.edition(*longer))
    assert row.get("class") == "row"


def test_a_caption_stays_on_the_page_of_its_picture() -> None:
    picture = '<p><img src="../media/ducks.png" alt="Ducks"/></p>'
    heads = "<num>Figure 1</num><heading>Ducks</heading>"
    unit = '<p class="unit">(Thousands)</p>'
    for kind, parts, leading in (
        ("figure", f"{heads}{picture}", [True, False]),
        ("figure", f"{heads}{unit}{picture}", [True, True, False]),
        ("figure caption-below", f"{heads}{picture}", [True, False]),
    ):
        block = f'<tblock class="{kind}" eId="tblock_1">{parts}</tblock>'
        body = f'<hcontainer eId="hc_1"><content>{block}</content></hcontainer>'
        found = rows_of(parallel_samples.edition(*(samples.column(code, body) for code in ("en", "fr"))))
        assert ["leads" in each.get("class", "").split() for each in found] == leading, parts


def with_lines_below() -> Presentation:
    """Return an edition of a table, its source and abbreviations, and a paragraph in two languages."""
    columns = []
    for code, (source, short) in BELOW.items():
        words = WORDS[code] * (1 + 4 * (code == "fr"))
        table = f'<table eId="table_1"><tr><td><p>{words}</p></td></tr></table>'
        block = f'<content>{table}<p class="source" eId="table_1__p">{source}</p></content>'
        after = f'<alinea eId="alin_2"><content><p>{short}</p></content></alinea>'
        last = f'<alinea eId="alin_3"><content><p>{WORDS[code]}</p></content></alinea>'
        columns.append(samples.column(code, f'<hcontainer eId="hc_1">{block}</hcontainer>{after}{last}'))
    return parallel_samples.edition(*columns)


def test_what_belongs_to_a_table_stands_below_that_of_its_language() -> None:
    table, paragraph = rows_of(with_lines_below())
    assert paragraph.get("id") == "alin_3"
    said = [["".join(line.itertext()) for line in cell.iterfind(".//p[@class='table-note']")] for cell in table]
    assert said == [list(each) for each in BELOW.values()]
    names = {each.get("id") for each in table.iter() if each.get("id")}
    assert {"alin_2", "alin_2-en", "alin_2-fr"} <= names


def test_so_it_does_on_facing_pages() -> None:
    edition = with_lines_below()
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()
    table, paragraph = units_of(edition)
    assert (table.kind, paragraph.kind) == ("table", "alinea")
    said = [
        ["".join(line.itertext()) for line in side.iterfind(".//p[@class='table-note']")] for side in table.elements
    ]
    assert said == [list(each) for each in BELOW.values()]
    assert [
        bool(side.findall(f".//p[@id='alin_2-{code}']")) for side, code in zip(table.elements, BELOW, strict=True)
    ] == [
        True,
        True,
    ]


def pages_of_a_table(paragraphs: int) -> set[int]:
    """Return the pages with rows of a table of two languages that call one note, below so many paragraphs."""

    def column(code: str) -> Column:
        note = '<authorialNote eId="n_1" marker="1"><p>Of it.</p></authorialNote>'
        lines = "".join(f"<tr><td><p>Pier {number}</p></td><td><p>118</p></td></tr>" for number in range(2, 36))
        table = f'<table eId="table_1"><tr><td><p>Pier 1<sup>{note}</sup></p></td><td><p>9</p></td></tr>{lines}</table>'
        before = "".join(
            f'<hcontainer eId="hc_{n}"><content><p>{WORDS[code][:60]}</p></content></hcontainer>'
            for n in range(2, paragraphs + 2)
        )
        return samples.column(code, f'{before}<hcontainer eId="hc_1"><content>{table}</content></hcontainer>')

    seen = structure(pdf.write(parallel_samples.edition(column("en"), column("fr"))))
    return {page for text, (page, _) in zip(seen.chunks, seen.places, strict=True) if text.strip().startswith("Pier")}


def test_a_table_is_kept_whole_only_where_the_page_before_stays_more_than_half_full() -> None:
    assert {few: len(pages_of_a_table(few)) for few in (2, 10)} == {2: 2, 10: 1}


def annexed(code: str) -> Column:
    """Return a letter with an annex, and what is enclosed with it on a page that its author began."""
    page = f' xmlns:hx="{HX}" hx:page="before"'
    enclosed = (
        f'<hcontainer name="appendix" eId="app_1"><num>E</num><heading{page}>Wells</heading>'
        '<alinea eId="app_1__al_1"><content><p>Deep.</p></content></alinea></hcontainer>'
    )
    made = samples.column(code, f"{samples.paragraph(1, 'Dear friend.')}{enclosed}")
    heading = etree.fromstring(f'<heading xmlns="{AKN}">Boats</heading>')
    return replace(made, blocks=(*made.blocks, Block("annex", "att_1", (heading,), "Annex", 1, element=heading)))


def test_annexes_and_enclosures_begin_a_page_and_their_labels_stand_on_lines_of_their_own() -> None:
    edition = parallel_samples.edition(annexed("en"), annexed("fr"))
    begun = [row.get("id") for row in rows_of(edition) if "begins-page" in row.get("class", "").split()]
    assert begun == ["app_1", "att_1"]
    assert [unit.kind for unit in units_of(edition) if unit.kind == "annex"] == ["annex", "annex"]
    seen = structure(pdf.write(edition))
    pages = {text.strip(): page for text, (page, _) in zip(seen.chunks, seen.places, strict=True)}
    assert pages["Wells"] == 1
    assert pages["Boats"] == 2
    heads = [each for row in rows_of(edition) for each in row.iter() if "heading" in each.get("class", "").split()]
    assert all("apart" in each.get("class", "").split() for each in heads)
