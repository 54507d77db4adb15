"""A note of several paragraphs whose mark stands before a later one: kept in the XML, printed there in every edition."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import MARKED, akn
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.akn import read_akn
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf, write
from hexapla.writers.pdf.page_markup import page
from samples.docx import W, WordFile
from samples.word_sources import MASTHEAD, TITLE, docx, p, r

OWN = "<w:r><w:footnoteRef/></w:r>"
TYPED = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>{}</w:t></w:r>'
CALL = '<w:r><w:footnoteReference w:id="2"{}/>{}</w:r>'
KEY, TEXT, YEAR = "Key: B, boats.", "Nets are counted dry.", "1994 was wet."


def read(*paragraphs: str, mark: str = "") -> AknDocument:
    """Return a document whose only paragraph calls a note of these paragraphs, by a mark of its own where there is one."""
    called = CALL.format(' w:customMarkFollows="1"' if mark else "", f"<w:t>{mark}</w:t>" if mark else "")
    note = f'<w:footnote w:id="2">{"".join(paragraphs)}</w:footnote>'
    source = docx(MASTHEAD + TITLE + p("1.\tNets", called, " dry."), parts={"footnotes": note})
    return document_of(read_word(source, "en.docx", "en"))


def document_of(reading: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def noted(document: AknDocument) -> list[tuple[str, str | None]]:
    """Return the paragraphs of the note, and what they say of its mark."""
    found = next(document.main.iter(akn("authorialNote")))
    return [(plain_text(each), each.get(MARKED)) for each in found]


def below(mark: str = OWN) -> AknDocument:
    """Return the document whose note has its key above and its mark below."""
    own = "" if mark == OWN else mark
    before = mark if mark == OWN else TYPED.format(mark)
    return read(p(r("\t\t" + KEY)), p(r("\t"), before, r("\t" + TEXT)), mark=own)


WITHIN = [(KEY, None), (TEXT, "true")]


@pytest.mark.parametrize("mark", [OWN, "*", "a"])
def test_a_mark_before_a_later_paragraph_is_kept_there(mark):
    document = below(mark)
    assert noted(document) == WITHIN
    assert not schema_errors(document.root)


def test_a_mark_before_the_first_paragraph_is_nothing_to_tell():
    assert noted(read(p(OWN, r(KEY)), p(TEXT))) == [(KEY, None), (TEXT, None)]
    assert noted(read(p(KEY), p(TEXT))) == [(KEY, None), (TEXT, None)]
    assert noted(read(p(""), p(OWN, r(TEXT)))) == [(TEXT, None)]


def test_words_that_begin_like_the_mark_are_no_mark():
    assert noted(read(p(OWN, r("\t1 January.")), p("1 May."))) == [("1 January.", None), ("1 May.", None)]
    assert noted(read(p(OWN, r(" " + YEAR)), p(YEAR))) == [(YEAR, None), (YEAR, None)]
    assert noted(read(p(YEAR), p(OWN, r(YEAR)))) == [(YEAR, None), (YEAR, "true")]
    assert noted(read(p(TYPED.format("a"), r(" all dry")), p("a net"), mark="a")) == [
        ("all dry", None),
        ("a net", None),
    ]


@pytest.mark.parametrize("mark", [OWN, "*", "a"])
def test_it_comes_back_from_our_word_files_pages_and_xml(mark):
    document = below(mark)
    presentation = present({"en": document}, Edition.parse("en"), Office())
    for reading in (
        read_word(write(presentation, "docx"), "en.docx", "en"),
        read_html(write(presentation, "html"), "en.html", "en"),
        read_akn(document_bytes(document), "en.xml", "en"),
    ):
        assert noted(document_of(reading)) == WITHIN


def test_every_edition_prints_it_there():
    presentation = present({"en": below()}, Edition.parse("en"), Office())
    text = WordFile(write(presentation, "docx")).root("word/footnotes.xml")
    marked = [each for each in text.iter(W + "p") if next(each.iter(W + "footnoteRef"), None) is not None]
    assert ["".join(each.itertext()) for each in marked] == [TEXT]
    web = html.document_fromstring(write(presentation, "html")).find(".//li[@class='note']")
    assert " ".join(web.text_content().split()) in (f"{KEY}1 {TEXT}", f"{KEY} 1 {TEXT}")
    with zipfile.ZipFile(io.BytesIO(write(presentation, "epub"))) as book:
        chapters = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert chapters.index(KEY) < chapters.index('class="note-back"') < chapters.index(TEXT)
    printed = next(each for each in etree.HTML(page(presentation)).iter("span") if each.get("class") == "footnote")
    assert ["".join(each.itertext()) for each in printed] == [KEY, f"1{TEXT}"]
    assert verify_pdf(pdf.write(presentation), pdf.expected(presentation)).findings == (), (
        "the gate finds the note whole"
    )
