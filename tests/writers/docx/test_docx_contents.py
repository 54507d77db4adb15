"""Contents lists of Word files: the headings and the places of the PDF's, numbers of pages as the source says them, never read back twice."""

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from hexapla.akn.canonical import to_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import hx
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Entry
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.readers.word.names import remove
from hexapla.writers import write
from hexapla.writers.markup.contents_list import pages_said
from samples.docx import WordFile, converted, text_of, val, w
from samples.word_sources import MASTHEAD, TITLE, docx, p, styles

TOC = '<w:style w:type="paragraph" w:styleId="L1"><w:name w:val="toc 1"/></w:style>'
LISTED = ("I.\tBoats\t4", "II.\tOars and sails\t17", "Annexes", "Annex I\tOf the crews\t23")


def read(data: bytes) -> AknDocument:
    reading, config = read_word(data, "en.docx", "en"), DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def xml(document: AknDocument) -> bytes:
    for block in list(document.root.iter(hx("provenance"))):
        remove(block)
    return to_bytes(document.root)


@pytest.fixture(scope="module")
def source() -> AknDocument:
    body = [
        *(p("Contents", style="L1"), *(p(each, style="L1") for each in LISTED)),
        *(p("\tI.\tBoats", style="HCh"), p("1.\tThey float."), p("\tII.\tOars and sails", style="HCh"), p("2.\tThey help.")),
        *(p("Annex I", style="HCh"), p("\t\tOf the crews", style="HCh"), p("3.\tThey row.")),
    ]  # fmt: skip
    return read(docx(MASTHEAD + TITLE + "".join(body), parts={"styles": styles(TOC)}))


@pytest.fixture(scope="module")
def written(source: AknDocument) -> bytes:
    return write(present({"en": source}, Edition.parse("en"), Office(station="new-york")), "docx")


def lines(data: bytes) -> list[etree._Element]:
    found = WordFile(data).paragraphs()
    return [each for each in found if (val(each.find(f".//{w('pStyle')}")) or "").startswith("TOC")]


def test_the_list_of_the_source_is_printed_with_the_pages_that_it_says(written: bytes) -> None:
    said = [text_of(each).strip() for each in lines(written)]
    assert said[:2] == ["Contents", "Page"]
    assert said[2:] == ["I.Boats4", "II.Oars and sails17", "Annexes", "Annex IOf the crews23"]
    codes = [(code.text or "").split() for each in lines(written) for code in each.iter(w("instrText"))]
    names = {each.get(w("name")) for each in WordFile(written).body.iter(w("bookmarkStart"))}
    assert all(code[0] == "PAGEREF" and code[1] in names for code in codes)
    assert len(codes) == 3


def test_what_follows_the_list_begins_a_page(written: bytes) -> None:
    following = next(each for each in lines(written)[-1].itersiblings() if each.tag == w("p"))
    assert following.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None


def test_the_list_of_a_file_of_ours_is_not_read_back_twice(source: AknDocument, written: bytes) -> None:
    assert xml(read(written)) == xml(source)


def test_no_file_has_word_ask_its_reader_about_fields(written: bytes) -> None:
    with ZipFile(io.BytesIO(written)) as archive:
        parts = [
            archive.read(name) for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")
        ]
    assert not any(b"updateFields" in each or b"w:dirty" in each for each in parts)


def test_libreoffice_counts_the_pages_itself(written: bytes, tmp_path: Path, judge: Callable[[str], str]) -> None:
    with pypdfium2.PdfDocument(converted(written, tmp_path, judge)) as paper:
        said = paper[0].get_textpage().get_text_range().splitlines()
    assert next(each for each in said if "Boats" in each).endswith(".2")


def test_a_heading_has_the_page_of_its_own_line() -> None:
    headings = [Entry(f"d{place}", 1, None, text, "", "") for place, text in enumerate(("Sails", "Oars", "Sails"))]
    assert [*pages_said(headings, ["Sails 3", "Rudders 5", "Sails\t9"])] == ["3", "", "9"]
