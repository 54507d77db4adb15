"""What we write reads back to the same canonical XML, the provenance block apart: XML, Word files, web pages."""

import copy
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from conftest import SEED
from hexapla.akn.canonical import document_bytes, to_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import hx
from hexapla.akn.reading import Reading
from hexapla.archive import deterministic_zip, read_zip
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.errors import SourceError
from hexapla.present import present
from hexapla.present.presentation import Office
from hexapla.project.config import DocumentConfig, load_document
from hexapla.readers.akn import read_akn
from hexapla.readers.pandoc import read_html
from hexapla.readers.word import read_word
from hexapla.writers import write as write_as
from hexapla.writers.docx import write

NAMES = (
    "A_80_590.docx",
    "A_80_604_Add.6.docx",
    "A_81_6_SECT._13.docx",
    "A_81_6_SECT._26.docx",
    "FCCC_PA_CMA_cma2021.docx",
)


def without_provenance(document: AknDocument) -> bytes:
    root = copy.deepcopy(document.root)
    for block in list(root.iter(hx("provenance"))):
        block.getparent().remove(block)
    return to_bytes(root)


def word_file(documents: Mapping[str, AknDocument], edition: str, media: Mapping[str, bytes] | None = None) -> bytes:
    return write(present(documents, Edition.parse(edition), Office(), media=media))


def web_page(documents: Mapping[str, AknDocument], edition: str, media: Mapping[str, bytes] | None = None) -> bytes:
    return write_as(present(documents, Edition.parse(edition), Office(), media=media), "html")


def canonical(readings: list[Reading], config: DocumentConfig) -> dict[str, AknDocument]:
    metadata = settle(readings, config).metadata
    return {each.language: canonicalise(each, metadata, config, "en")[0] for each in readings}


def test_our_word_files_of_the_seed_read_back_to_the_same_xml(documents):
    config = load_document(SEED / "document.toml")
    back = canonical([read_word(word_file(documents, code), f"{code}.docx", code) for code in documents], config)
    assert {code: without_provenance(each) for code, each in back.items()} == {
        code: without_provenance(each) for code, each in documents.items()
    }


def test_our_xml_is_taken_as_it_is(documents):
    config = load_document(SEED / "document.toml")
    back = canonical([read_akn(document_bytes(each), f"{code}.xml", code) for code, each in documents.items()], config)
    assert {code: document_bytes(each) for code, each in back.items()} == {
        code: document_bytes(each) for code, each in documents.items()
    }


def test_our_web_pages_of_the_seed_read_back_to_the_same_xml(documents):
    config = load_document(SEED / "document.toml")
    back = canonical([read_html(web_page(documents, code), f"{code}.html", code) for code in documents], config)
    assert {code: without_provenance(each) for code, each in back.items()} == {
        code: without_provenance(each) for code, each in documents.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_real_word_file_goes_to_xml_and_to_word_and_to_the_same_xml(corpus, name):
    config = DocumentConfig(Path("document.toml"))
    found = read_word((corpus / "docx" / name).read_bytes(), name, "en")
    once = canonical([found], config)
    again = canonical([read_word(word_file(once, "en", found.media), name, "en")], config)
    assert without_provenance(again["en"]) == without_provenance(once["en"])


@pytest.mark.parametrize("name", NAMES)
def test_a_real_word_file_goes_to_xml_and_to_a_web_page_and_to_the_same_xml(corpus, name):
    config = DocumentConfig(Path("document.toml"))
    found = read_word((corpus / "docx" / name).read_bytes(), name, "en")
    once = canonical([found], config)
    again = canonical([read_html(web_page(once, "en", found.media), "en.html", "en")], config)
    assert without_provenance(again["en"]) == without_provenance(once["en"])


def test_what_an_editor_changes_in_our_word_file_is_all_that_changes(documents):
    data = word_file(documents, "en")
    old, new = "The Committee against Torture considered", "The Committee against Torture examined"
    members = read_zip(data)
    text = members["word/document.xml"].decode()
    assert old in text
    members["word/document.xml"] = text.replace(old, new, 1).encode()
    config = load_document(SEED / "document.toml")
    back = canonical([read_word(deterministic_zip(members), "en.docx", "en")], config)["en"]
    assert without_provenance(back) == without_provenance(documents["en"]).replace(old.encode(), new.encode(), 1)


def test_a_line_that_we_supplied_is_the_authors_once_somebody_changes_it(documents):
    members = read_zip(word_file(documents, "fr"))
    name = "word/document.xml"
    members[name] = members[name].decode().replace("3 décembre 2021", "6 décembre 2021", 1).encode()
    found = read_word(deterministic_zip(members), "fr.docx", "fr")
    assert [(slot.key, slot.text) for slot in found.slots] == [("date", "6 décembre 2021")]


def test_a_side_by_side_file_is_no_source(documents):
    with pytest.raises(SourceError, match="side by side"):
        read_word(word_file(documents, "en-fr"), "en.docx", "en")
    with pytest.raises(SourceError):
        read_html(web_page(documents, "en-fr"), "en.html", "en")


def test_a_paragraph_that_an_editor_adds_to_our_word_file_is_read_where_it_stands(documents):
    members = read_zip(word_file(documents, "en"))
    root = etree.fromstring(members["word/document.xml"])
    space = {"w": root.nsmap["w"]}
    (mark,) = root.xpath("//w:bookmarkStart[@w:name='para_2']", namespaces=space)
    fresh = copy.deepcopy(mark.getparent())
    for odd in fresh.xpath("w:bookmarkStart | w:bookmarkEnd | w:r | w:hyperlink", namespaces=space):
        fresh.remove(odd)
    run = etree.SubElement(fresh, f"{{{space['w']}}}r")
    etree.SubElement(run, f"{{{space['w']}}}t").text = "A paragraph more."
    mark.getparent().addnext(fresh)
    members["word/document.xml"] = etree.tostring(root)
    config = load_document(SEED / "document.toml")
    back = canonical([read_word(deterministic_zip(members), "en.docx", "en")], config)["en"]
    numbered = [block for block in back.blocks() if block.kind == "paragraph"]
    assert len(numbered) == 66
    assert [block.num for block in numbered[:4]] == ["1.", "2.", "3.", "4."]
    assert "A paragraph more." in "".join(numbered[2].content[0].itertext())
