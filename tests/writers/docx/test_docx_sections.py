"""Pages on their side in Word files: for the tables for which the PDF turns a page, with what belongs to them, and no others."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from hexapla.akn.names import PAGE, REACH, akn
from hexapla.archive import deterministic_zip
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.writers import write
from hexapla.writers.docx import write as write_docx
from hexapla.writers.pdf.expectations import tables_set
from samples import tables
from samples.docx import WordFile, edition, need, paragraph, said, val, w
from samples.tables import HUGE, NARROW
from samples.word_sources import MASTHEAD, TITLE, docx, p

UPRIGHT, TURNED = ("11907", "16840", None), ("16840", "11907", "landscape")
CAPTION = "<caption>Wide</caption>"


def holding(table: str, number: int = 1) -> str:
    """Return a table as AKN in an unnumbered paragraph."""
    return f'<alinea eId="al_{number}"><content><table eId="tbl_{number}">{table}</table></content></alinea>'


def text(number: int, words: str) -> str:
    return f'<alinea eId="text_{number}"><content><p>{words}</p></content></alinea>'


LONG = text(8, "The harbour master counts the boats of every place. " * 8)


def heading(words: str, below: str = "") -> str:
    return f'<division eId="d_{words}"><heading>{words}</heading>{below}</division>'


def sections(made: Presentation) -> list[tuple[str, str | None]]:
    """Return the words of each section of the Word file below its masthead, a table as `…`, and how its paper lies."""
    found, words = [], ""
    for each in list(WordFile(write_docx(made)).body)[3:]:
        is_last = each.tag == w("sectPr")
        words += "…" if each.tag == w("tbl") else "" if is_last else said(each)[:7]
        section = each if is_last else each.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            found.append((words, need(section, "pgSz").get(w("orient"))))
            words = ""
    return found


SECTIONS = {
    "a table between texts": (
        paragraph("1.", "Before.") + holding(HUGE) + LONG, [("Before.", None), ("…", "landscape"), ("The har", None)],
    ),
    "its caption": (
        paragraph("1.", "Before.") + holding(CAPTION + HUGE) + LONG,
        [("Before.", None), ("Wide…", "landscape"), ("The har", None)],
    ),
    "the headings above it": (
        paragraph("1.", "Before.") + heading("C", heading("B", heading("A", holding(HUGE)))) + LONG,
        [("Before.C", None), ("BA…", "landscape"), ("The har", None)],
    ),
    "the lines below it": (
        paragraph("1.") + holding(HUGE) + text(1, "Source: Boats.") + text(2, "<sup>a</sup> Sails.") + LONG,
        [("Text.", None), ("…Source:a Sails", "landscape"), ("The har", None)],
    ),
    "what stands alone between two": (
        paragraph("1.") + holding(HUGE) + LONG + holding(HUGE, 2) + LONG,
        [("Text.", None), ("…The har…", "landscape"), ("The har", None)],
    ),
    "two texts between two": (
        paragraph("1.") + holding(HUGE) + LONG + LONG + holding(HUGE, 2),
        [("Text.", None), ("…", "landscape"), ("The harThe har", None), ("…", "landscape")],
    ),
    "the last lines": (paragraph("1.") + holding(HUGE) + text(1, "Done."), [("Text.", None), ("…Done.", "landscape")]),
    "a last line that begins a page": (
        paragraph("1.") + holding(HUGE) + text(1, "Done.").replace("<p>", f'<p xmlns:hx="{PAGE[1:].partition("}")[0]}" hx:page="before">'),
        [("Text.", None), ("…", "landscape"), ("Done.", None)],
    ),
    "a table that has room on an upright page": (paragraph("1.") + holding(NARROW), [("Text.…", None)]),
}  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_a_table_stands_on_a_page_on_its_side_with_what_belongs_to_it(name: str) -> None:
    body, wanted = SECTIONS[name]
    first, *others = sections(edition(body))
    assert (first[0].endswith(wanted[0][0]), first[1]) == (True, None)
    assert others == wanted[1:]


def test_a_picture_that_is_wider_than_the_text_is_as_wide_as_the_page_and_what_belongs_to_it_is_small() -> None:
    data = io.BytesIO()
    Image.new("1", (900, 500)).save(data, "PNG", dpi=(144, 144))
    shown = '<alinea eId="al_1"><content><p><img src="wide.png" alt="Master Mate"/></p></content></alinea>'
    mate = '<blockList><item eId="box_2"><p>Mate</p></item></blockList>'
    boxes = f'<alinea eId="al_2"><content><blockList><item eId="box_1"><p>Master</p>{mate}</item></blockList></content></alinea>'
    words = paragraph("1.", "Before.") + shown + boxes + text(3, "<sup>a</sup> Rows.") + LONG
    written = WordFile(write_docx(replace(edition(words), media={"wide.png": data.getvalue()})))
    last = [int(each.find("{*}extent").get("cx")) / 12_700 for each in written.body.iter("{*}inline")][-1]
    assert last == 450  # its own size, which the text has no room for
    lines = [each for each in written.body.iter(w("p")) if said(each) in ("Master", "Mate", "a Rows.")]
    assert len(lines) == 3
    assert [val(each.find(f"{w('pPr')}/{w('pStyle')}")) for each in lines] == ["Normal"] * 3
    first, second, note = (int(need(each, "pPr", "ind").get(w("left"))) for each in lines)
    assert first == 0
    assert second > first
    assert note < second


def test_a_picture_that_is_larger_there_stands_on_a_page_on_its_side_as_large_as_that_allows() -> None:
    pictures = {}
    for source, size in (("broad.png", (1400, 600)), ("small.png", (600, 400))):
        data = io.BytesIO()
        Image.new("1", size).save(data, "PNG", dpi=(144, 144))
        pictures[source] = data.getvalue()
    shown = '<alinea eId="al_{0}"><content><p><img src="{0}" alt="Boats"/></p></content></alinea>'.format
    words = paragraph("1.", "Before.") + shown("small.png") + heading("Map", shown("broad.png")) + LONG
    made = replace(edition(words), media=pictures)
    first, *others = sections(made)
    assert (first[1], others) == (None, [("Map", "landscape"), ("The har", None)])
    frames = WordFile(write_docx(made)).body.iter("{*}inline")
    widths = [int(each.find("{*}extent").get("cx")) / 12_700 for each in frames]
    assert widths[-2] == 300
    assert widths[-1] > 481.95  # the text area of an upright page


def test_an_edition_of_two_languages_turns_no_page() -> None:
    written = WordFile(write_docx(tables.edition("en", "fr", table=HUGE)))
    assert [val(each) for each in written.body.iter(w("pgSz"))] == [None]
    assert len(list(written.body.iter(w("sectPr")))) == 1


def settings(section: etree._Element) -> list[str]:
    return [etree.QName(each).localname for each in section]


def test_heads_feet_and_numbers_of_pages_go_on_and_the_first_page_alone_is_another() -> None:
    written = WordFile(write_docx(edition(paragraph("1.") + holding(HUGE) + LONG)))
    first, turned, last = written.body.iter(w("sectPr"))
    for section, paper in ((first, UPRIGHT), (turned, TURNED), (last, UPRIGHT)):
        size = need(section, "pgSz")
        assert tuple(size.get(w(name)) for name in ("w", "h", "orient")) == paper
        heads = [each.attrib.values() for each in section if "Reference" in str(each.tag)]
        assert {"even", "default"} <= {kind for kind, _ in heads}
    assert "titlePg" in settings(first)
    assert "pgNumType" in settings(first)
    for section in (turned, last):
        assert not {"titlePg", "pgNumType"} & set(settings(section))
        assert "first" not in [value for each in section for value in each.attrib.values()]
    assert settings(turned) == settings(last)


@pytest.mark.parametrize(("station", "paper"), [("geneva", "A4"), ("geneva", "Letter"), ("new-york", "Letter")])
def test_its_columns_and_its_type_are_those_of_the_pdf(station: str, paper: str) -> None:
    documents = {"en": tables.document("en", table=HUGE)}
    made = present(documents, Edition.parse("en"), Office(station=station, page_size=paper))
    ((_, _, ((_, layout),)),) = tables_set(made)
    body = WordFile(write_docx(made)).body
    table = [each for each in body if each.tag == w("tbl")][-1]
    widths = [int(each.get(w("w")) or 0) for each in table.iter(w("gridCol"))]
    size, margins = need(body, "sectPr", "pgSz"), need(body, "sectPr", "pgMar")
    room = int(size.get(w("w")) or 0) - int(margins.get(w("left")) or 0) - int(margins.get(w("right")) or 0)
    assert sum(widths) == room
    assert widths == pytest.approx([room * share for share in layout.shares], abs=len(widths))
    assert {val(each) for each in table.findall(f"{w('tr')}")[-1].iter(w("sz"))} == {f"{2 * layout.size:g}"}
    with pypdfium2.PdfDocument(write(made, "pdf")) as pages:
        width = pages[len(pages) - 1].get_size()[0]
    assert width == pytest.approx(int(size.get(w("w")) or 0) / 20, abs=0.5)


WIDE = '<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/><w:pgMar w:left="1134" w:right="1134"/>'
TALL = '<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:left="1134" w:right="1134"/>'
BEGUN = {
    "a section of its own": p("2.\tBehind."),
    "one, and a page begun by hand": p("2.\tBehind.", properties="<w:pageBreakBefore/>"),
    "one, with no words behind it": "",
}


def in_word(width: int, behind: str) -> bytes:
    """Return a Word file with a table of this width in a section on its side, and what stands behind it."""
    cells = "".join(f"<w:tc><w:tcPr/>{p(each)}</w:tc>" for each in ("Sail", "3"))
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in (width // 3, width - width // 3))
    table = f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    table += f"<w:tr>{cells}</w:tr>" * 3 + "</w:tbl>"
    ends = [p(properties=f"<w:sectPr>{each}</w:sectPr>") for each in (TALL, WIDE)]
    return docx(MASTHEAD + TITLE + p("1.\tSee:") + ends[0] + table + ends[1] + behind, section=TALL)


def canonical(data: bytes):
    reading = read_word(data, "en.docx", "en")
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


@pytest.mark.parametrize("name", BEGUN)
def test_a_table_that_a_source_sets_on_its_side_is_so_in_our_word_file_and_in_what_is_read_of_that(name: str) -> None:
    once = canonical(in_word(14_500, BEGUN[name]))
    assert [each.get(REACH) for each in once.root.iter(akn("table"))] == ["landscape"]
    made = present({"en": once}, Edition.parse("en"), Office())
    assert [lies for _, lies in sections(made)][:2] == [None, "landscape"]
    again = canonical(write_docx(made))
    assert etree.tostring(again.body) == etree.tostring(once.body)


def test_a_page_that_turns_for_a_table_is_not_begun_by_hand() -> None:
    rows = HUGE.replace("Country", "Port")
    once = tables.document("en", table=rows)
    again = canonical(write_docx(present({"en": once}, Edition.parse("en"), Office())))
    assert [each.tag for document in (once, again) for each in document.root.iter() if each.get(PAGE)] == []
    assert [each.get(REACH) for each in again.root.iter(akn("table"))] == [None]


# Columns shared out to several tables

REPORT = '<sup class="footnote"><authorialNote eId="n_1" marker="1" placement="bottom"><p>From June on.</p></authorialNote></sup>'
SPANS = (("Region", 1), ("Appropriation", 24), ("Expenditure", 15), ("Variance", 2))
SHARED = (
    "<tr>" + "".join(f'<th colspan="{span}"><p>{words}</p></th>' for words, span in SPANS) + "</tr>"
    + tables.row("Name", *map(str, range(2001, 2042)), kind="th")
    + '<tr><td colspan="42"><p>Where no count was made</p></td></tr>'
    + f"<tr><th><p>North{REPORT}</p></th>" + "".join(f"<td><p>{number * 1234567:,}</p></td>" for number in range(1, 42)) + "</tr>"
    + tables.row("South", *("–" for _ in range(41)))
    + '<tr><td><p>East</p></td><td colspan="20" rowspan="2"><p>unknown</p></td>' + "<td><p>7</p></td>" * 21 + "</tr>"
    + "<tr><td><p>West</p></td>" + "<td><p>8</p></td>" * 21 + "</tr>"
)  # fmt: skip


def test_columns_are_shared_out_to_the_tables_of_the_pdf_and_one_table_again_when_the_file_is_read() -> None:
    once = tables.document("en", table=SHARED)
    made = present({"en": once}, Edition.parse("en"), Office())
    ((_, _, parts),) = tables_set(made)
    written = WordFile(write_docx(made))
    found = [each for each in written.body if each.tag == w("tbl")][1:]
    assert [len(list(each.iter(w("gridCol")))) for each in found] == [part.width for part, _ in parts]
    assert len(found) > 2
    assert {said(each.findall(w("tr"))[3])[:5] for each in found} == {"North"}
    assert len(list(written.body.iter(w("footnoteReference")))) == len(written.notes())
    again = canonical(written.data)
    assert [strip(each) for each in again.root.iter(akn("table"))] == [
        strip(each) for each in once.root.iter(akn("table"))
    ]


def strip(table: etree._Element) -> list[tuple[str, str, str, str]]:
    """Return the cells of a table: their kind, how many columns and rows they cover, their words."""
    return [
        (etree.QName(each).localname, each.get("colspan", "1"), each.get("rowspan", "1"), said(each).strip())
        for each in table.iter(akn("td"), akn("th"))
    ]


def test_tables_between_which_somebody_wrote_words_stay_apart() -> None:
    made = present({"en": tables.document("en", table=SHARED)}, Edition.parse("en"), Office())
    written = WordFile(write_docx(made))
    root = written.root("word/document.xml")
    second = [each for each in root[0] if each.tag == w("tbl")][2]
    second.addprevious(etree.fromstring(f'<p xmlns="{w("")[1:-1]}"><r><t>A remark.</t></r></p>'))
    again = canonical(deterministic_zip({**written.parts, "word/document.xml": etree.tostring(root)}))
    assert len(list(again.root.iter(akn("table")))) > 1


# The judges


@pytest.mark.judge
@pytest.mark.parametrize("name", ["openxml-audit", "Open XML SDK"])
def test_judges_find_nothing_in_a_file_whose_pages_turn(
    complaints: Callable[[str, Path | bytes], list[str]], name: str, tmp_path: Path
) -> None:
    file = tmp_path / "turned.docx"
    file.write_bytes(write_docx(edition(paragraph("1.") + holding(CAPTION + HUGE) + LONG)))
    assert complaints(name, file) == []


@pytest.mark.judge
def test_libreoffice_turns_the_pages_that_the_pdf_turns_with_the_symbol_and_the_number_on_each(
    judge: Callable[[str], str], tmp_path: Path
) -> None:
    body = paragraph("1.") + holding(CAPTION + HUGE) + LONG + LONG + holding(CAPTION + HUGE, 2) + text(1, "Done.")
    made = edition(body)
    (tmp_path / "turned.docx").write_bytes(write_docx(made))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [judge("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "turned.docx")], capture_output=True, check=True, timeout=180)
    lies = []
    for data in ((tmp_path / "turned.pdf").read_bytes(), write(made, "pdf")):
        with pypdfium2.PdfDocument(io.BytesIO(data)) as paper:
            lies.append([width > height for width, height in (page.get_size() for page in paper)])
            words = [
                page.get_textpage().get_text_range().split() for page in paper
            ]  # lines of their own where they read downwards
        assert all(made.symbol in each for each in words[1:])
        assert all(str(number) in each for number, each in enumerate(words[1:], 2))
    assert lies[0] == lies[1] == [False, True, False, True]
