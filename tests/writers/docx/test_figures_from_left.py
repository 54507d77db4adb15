"""Figures of a table that runs from the right: LibreOffice, which knows no runs of another direction, keeps their groups in order."""

import io
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from hexapla.akn.grid import grid
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.readers.word.names import w
from hexapla.writers import write
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, row

JUSTIFIED = '<w:bidi/><w:jc w:val="right"/>'


def made(data: bytes):
    found = read_word(data, "ar.docx", "ar")
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(found, settle([found], config).metadata, config, "ar")[0]


def source() -> bytes:
    words = [cell(p(each, properties="<w:bidi/>")) for each in ("البند", "المبلغ")]
    rows = [
        row(cell(p(name, properties="<w:bidi/>")), cell(p(figure, properties=JUSTIFIED)))
        for name, figure in (("الكتب", "1 204.5"), ("المقاعد", "(61 763.3)"), ("المجموع", "62 967.8"))
    ]
    table = (
        '<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    )
    return docx(
        MASTHEAD + TITLE + p("1.\tنص.") + f"{table}{row(*words, head=True)}{''.join(rows)}</w:tbl>" + p("2.\tنص.")
    )


def test_their_paragraphs_run_from_left_at_the_end_of_their_cell_and_are_read_back_so() -> None:
    document = made(source())
    word = write(present({"ar": document}, Edition.parse("ar"), Office()), "docx")
    with ZipFile(io.BytesIO(word)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    figures = [
        (each.find(f"{w('pPr')}/{w('bidi')}").get(w("val")), each.find(f"{w('pPr')}/{w('jc')}").get(w("val")))
        for each in body.iter(w("p"))
        if "".join(each.itertext()).translate({0x2066: None, 0x2069: None}) in ("1 204.5", "(61 763.3)", "62 967.8")
    ]
    assert figures == [("0", "left")] * 3
    places = [
        [(place.align, "".join(place.element.itertext())) for line in grid(table).rows for place in line]
        for again in (document, made(word))
        for table in again.main.iter(akn("table"))
    ]
    assert places[0] == places[1]
