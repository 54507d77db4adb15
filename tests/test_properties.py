"""What holds for any text at all: nothing is lost, nothing is invented, nothing breaks."""

import contextlib
import copy
import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from hexapla.akn.canonical import canonicalise as canonical_form
from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.inlines import runs
from hexapla.akn.names import SUPPLIED, akn, local
from hexapla.akn.reading import Reading, applied
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.domain.symbol import Symbol
from hexapla.errors import SourceError
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.text.reader import read_text
from hexapla.writers import FORMATS, write
from samples import project as small
from samples.any_text import any_text, language, texts

CONFIG = DocumentConfig(Path("document.toml"), symbol=Symbol.parse("CAT/C/NLD/FCO/8"))
MOVED = ("N-101", "N-102", "T-110")
"""Repairs of markup that take characters from where they stood: notes to their marks, brackets and rules away."""


def read(text: str, code: str) -> Reading:
    return read_text(text.encode(), f"{code}.txt", code)


def made(text: str, code: str) -> tuple[AknDocument, Reading, list]:
    reading = read(text, code)
    settled = settle([reading], CONFIG)
    document, odd = canonicalise(reading, settled.metadata, CONFIG, code)
    return document, reading, [*settled.findings, *odd]


def spoken(document: AknDocument) -> str:
    """The characters that the source gave, in the order of the file, blanks left out."""
    pieces = []
    for area in document.main:
        if local(area) == "meta":
            continue
        for element in area.iter(*(akn(name) for name in ("p", "heading", "subheading", "num"))):
            chain = [element, *element.iterancestors()]
            if any(e.get(SUPPLIED) for e in [*chain, *element]) or any(local(e) == "authorialNote" for e in chain):
                continue
            pieces += [run.text for run in runs(element)]
    return bare("".join(pieces))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(any_text, language)
@example("", "en")
@example("\x00\ufffe\x1b", "en")
@example("Distr. générale\nA/RES/70/1*\nNations Unies\nUnited Nations\nUnited Nations", "ar")
@example("United Nations\nCAT/C/NLD/FCO/8\n1.\tOne.\n1.\tTwo.", "en")
def test_any_text_becomes_valid_xml_and_never_an_exception(text, code):
    document, reading, _ = made(text, code)
    assert schema_errors(parse(document_bytes(document))) == ()
    ids = [element.get("eId") for element in document.root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    assert [each for each in check({code: document}, [reading], {}) if each.code in ("F-003", "S-007")] == []


@given(st.binary(max_size=80), language)
def test_any_bytes_are_read_or_refused_with_a_reason(data, code):
    said = ""
    try:
        said = read_text(data, "x.txt", code).name
    except SourceError as refusal:
        said = refusal.advice
    assert said


@given(texts, language)
def test_what_comes_out_is_what_went_in_apart_from_the_logged_repairs(text, code):
    document, reading, _ = made(text, code)
    wanted = Counter(bare(re.sub("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]", "\ufffd", text)))
    for repair in reading.repairs:
        if not repair.is_markup or repair.code in MOVED:
            wanted = wanted - Counter(bare(repair.before)) + Counter(bare(repair.after))
    overruled = settle([reading], CONFIG).metadata.overruled
    if not overruled:
        assert Counter(spoken(document)) == wanted


@given(texts, language)
def test_without_a_masthead_the_order_stays_too(text, code):
    document, reading, _ = made(text, code)
    if not reading.slots and not any(repair.code in MOVED for repair in reading.repairs):
        assert spoken(document) == bare(applied(reading.text, reading.repairs))


@given(any_text, language)
def test_canonicalising_twice_is_once(text, code):
    once = document_bytes(made(text, code)[0])
    assert document_bytes(AknDocument.from_bytes(once)) == once
    assert etree.tostring(canonical_form(canonical_form(parse(once)))) == etree.tostring(canonical_form(parse(once)))


@given(texts, language)
def test_the_same_text_gives_the_same_bytes(text, code):
    assert document_bytes(made(text, code)[0]) == document_bytes(made(text, code)[0])


parts = st.sampled_from(
    [
        "A",
        "CAT",
        "C",
        "CRC",
        "75",
        "L.6",
        "RES",
        "PER",
        "CO",
        "7",
        "Add.1",
        "Rev.2",
        "Corr.1",
        "2020",
        "S-27",
        "SR.12",
        "HRC",
        "WG.2",
        "INF",
    ]
)


symbols = st.lists(parts, min_size=2, max_size=7).map("/".join)


@given(st.one_of(symbols, st.text(max_size=30)), st.sampled_from(["", "*", "**"]))
def test_a_symbol_that_can_be_read_is_printed_as_it_was(text, stars):
    symbol = None
    with contextlib.suppress(ValueError):
        symbol = Symbol.parse(text + stars)
    if symbol is None:
        return
    assert str(symbol) == text + stars
    assert Symbol.parse(str(symbol)) == symbol
    assert "/" not in symbol.folder
    assert symbol.docs_url("en").startswith("https://docs.un.org/en/")


@pytest.mark.parametrize(
    ("edition", "name"),
    [(edition, name) for name, kind in FORMATS.items() if name in ("xml", "html", "docx", "epub", "tmx", "xlf")
     for edition, is_there in (("en", kind.is_single), ("en-fr", kind.is_parallel)) if is_there],
)  # fmt: skip
def test_a_writer_leaves_the_documents_as_they_were(documents, edition, name):
    chosen = {code: AknDocument(copy.deepcopy(document.root)) for code, document in documents.items()}
    presentation = present(chosen, Edition.parse(edition), Office())
    before = {code: etree.tostring(document.root) for code, document in chosen.items()}
    first = write(presentation, name)
    assert write(presentation, name) == first, "the second time gave other bytes"
    assert {code: etree.tostring(document.root) for code, document in chosen.items()} == before


@pytest.mark.parametrize("edition", ["en", "en-fr"])
def test_the_pdf_writer_leaves_the_documents_as_they_were(edition):
    chosen = {code: made(text, code)[0] for code, text in (("en", small.EN), ("fr", small.FR))}
    before = {code: etree.tostring(document.root) for code, document in chosen.items()}
    presentation = present(chosen, Edition.parse(edition), Office())
    assert write(presentation, "pdf") == write(presentation, "pdf")
    assert {code: etree.tostring(document.root) for code, document in chosen.items()} == before


hostile = st.lists(
    st.one_of(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Zs"), blacklist_characters="\ufffe\uffff\u00ad\u200b\u2060"), min_size=1, max_size=12),
              st.sampled_from(["{{ 7*7 }}", "{% raw %}", "</w:t>", "<script>alert(1)</script>", "&amp;", "]]>", "A & B <c>", "\"'", "${x}", "javascript:x"])),
    min_size=1, max_size=8,
).map(" ".join)  # fmt: skip


@settings(max_examples=25)
@given(hostile)
@example("{{ 7*7 }} A & B <c> </w:t><w:p/>")
def test_html_and_word_carry_any_string_whole(text):
    document, _, _ = made(f"United Nations\nCAT/C/NLD/FCO/8\n1.\tBefore.\n2.\tX {text} Y.\n", "en")
    wanted = bare("".join(run.text for element in document.body.iter(akn("p")) for run in runs(element)))
    presentation = present({"en": document}, Edition.parse("en"), Office())
    page = html.document_fromstring(write(presentation, "html").decode())
    main = bare("".join(page.itertext()))
    assert all(bare(piece) in main for piece in pieces_of(document)), wanted
    assert not page.xpath("//script[contains(., 'alert(1)')]")
    with zipfile.ZipFile(io.BytesIO(write(presentation, "docx"))) as package:
        word = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(resolve_entities=False))
    letters = bare("".join(e.text or "" for e in word.iter() if local(e) == "t"))
    assert all(bare(piece) in letters for piece in pieces_of(document))


def pieces_of(document: AknDocument) -> list[str]:
    return ["".join(run.text for run in runs(element) if run.note is None) for element in document.body.iter(akn("p"))]


@settings(max_examples=5)
@given(hostile)
def test_an_ebook_carries_any_string_whole(text):
    document, _, _ = made(f"United Nations\nCAT/C/NLD/FCO/8\n1.\tX {text} Y.\n", "en")
    data = write(present({"en": document}, Edition.parse("en"), Office()), "epub")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        chapters = [name for name in package.namelist() if name.endswith(".xhtml")]
        trees = [etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False)) for name in chapters]
    letters = bare("".join(text for tree in trees for text in tree.itertext()))
    assert all(bare(piece) in letters for piece in pieces_of(document))
    for tree in trees:
        assert not tree.xpath(
            "//*[local-name()='script'][not(@src)] | //@onclick | //@href[starts-with(., 'javascript:')]"
        )
