"""What we write reads back to the same canonical XML, the provenance block apart: XML, Word files, web pages."""

import copy
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.canonical import document_bytes, to_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import INDENT, hx
from hexapla.akn.reading import Reading
from hexapla.archive import deterministic_zip, read_zip
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.domain.symbol import Symbol
from hexapla.errors import SourceError
from hexapla.present import present
from hexapla.project.config import DocumentConfig, load_document
from hexapla.readers.akn import read_akn
from hexapla.readers.pandoc.reader import read_html, read_markdown
from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from hexapla.readers.word.characters import Character
from hexapla.readers.word.notes import without_mark
from hexapla.writers import write as write_as
from hexapla.writers.docx import write
from samples.repository import SEED
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, row, table

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
    codes = [each.language for each in readings]
    master = "en" if "en" in codes else codes[0]
    return {each.language: canonicalise(each, metadata, config, master)[0] for each in readings}


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


REPORT = """United Nations
CCPR/C/PER/5
International Covenant on Civil and Political Rights
Distr.: General
4 May 2020
Original: English
Human Rights Committee
Fifth periodic report submitted by Peru
Addendum
Part two: Replies
Contents
\t\t\tPage
\tI.\tIntroduction\t2
\tII.\tReplies\t3
\tI.\tIntroduction
(Agenda item 3)
\t1.\tThe Committee met 2,000 persons.
\tII.\tReplies
(Agenda item 4)
A.\tFirst reply
(Agenda sub-item 4(a))
B.\tSecond reply
\t2.\tNothing was said.
"""

NUMBERS = """Nations Unies
CCPR/C/PER/5
Pacte international relatif aux droits civils et politiques
Distr. générale
4 mai 2020
Comité des droits de l’homme
Rapport
\t1.\tIl y a 2\u202f000 personnes, 13\u00a0701 dossiers et 1\u202f234\u202f567,5 francs.
"""

TREATIES = {
    "fr": "Article premier\nLes États s’engagent :\na) À lire ;\nb) À écrire.\nArticle 2\nLes États rendent compte.\n",
    "ar": "المادة 1\nتتعهد الدول بالقراءة.\nالمادة 2\nتتعهد الدول بالكتابة.\n",
    "zh": "第一条\n缔约国应当阅读。\n第二条\n缔约国应当书写。\n",
    "ru": "Статья 1\nГосударства обязуются читать.\nСтатья 2\nГосударства обязуются писать.\n",
}


def there_and_back(texts: Mapping[str, str], config: DocumentConfig) -> None:
    """Hold that texts come back from Word files and web pages as they went into them."""
    once = canonical([read_text(text.encode(), f"{code}.txt", code) for code, text in texts.items()], config)
    words = canonical([read_word(word_file(once, code), f"{code}.docx", code) for code in once], config)
    pages = canonical([read_html(web_page(once, code), f"{code}.html", code) for code in once], config)
    for code, document in once.items():
        assert without_provenance(words[code]).decode() == without_provenance(document).decode()
        assert without_provenance(pages[code]).decode() == without_provenance(document).decode()


def test_lines_below_headings_and_of_subtitles_and_of_the_contents_list_come_back():
    config = DocumentConfig(Path("document.toml"))
    once = canonical([read_text(REPORT.encode(), "en.txt", "en")], config)["en"]
    names = [each.get("name") for each in once.root.iter("{*}hcontainer", "{*}inline")]
    assert {"contents", "akn4un:subTitle"} <= set(names)
    assert once.root.find(".//{*}subheading") is not None
    there_and_back({"en": REPORT}, config)


@pytest.mark.parametrize("code", TREATIES)
def test_the_label_of_an_article_comes_back_in_every_script(code):
    config = DocumentConfig(Path("document.toml"), symbol=Symbol.parse("A/RES/1/1"))
    once = canonical([read_text(TREATIES[code].encode(), f"{code}.txt", code)], config)[code]
    assert len(list(once.root.iter("{*}article"))) == 2
    there_and_back({code: TREATIES[code]}, config)


def test_the_blanks_inside_a_number_come_back_as_they_were():
    there_and_back({"fr": NUMBERS}, DocumentConfig(Path("document.toml")))


def test_the_lines_of_a_subtitle_are_lines_of_the_word_file_and_of_the_page():
    once = canonical([read_text(REPORT.encode(), "en.txt", "en")], DocumentConfig(Path("document.toml")))
    page = web_page(once, "en").decode()
    assert '<p class="subtitle">Addendum</p>' in page
    assert '<p class="subtitle">Part two: Replies</p>' in page
    assert b">Addendum<" in read_zip(word_file(once, "en"))["word/document.xml"]


@pytest.mark.parametrize(
    ("typed", "mark", "text"),
    [
        ("\t1\tText", "1", "Text"),
        ("1\t1\tText", "1", "Text"),  # LibreOffice writes the mark once more
        ("\t*\t\tText", "*", "Text"),
        ("*\t*\t\tText", "*", "Text"),
        ("\t1\t1 January", "1", "1 January"),
        ("\t2\tText", "1", "2\tText"),
    ],
)
def test_the_mark_before_a_note_is_no_part_of_it(typed, mark, text):
    assert "".join(each.text for each in without_mark([Character(each) for each in typed], mark)) == text


def test_libreoffice_keeps_what_a_reader_sees(documents, judge):
    from benchmarks.round_trip import through_libreoffice

    judge("soffice")
    config = load_document(SEED / "document.toml")
    saved = {code: through_libreoffice(word_file(documents, code)) for code in documents}
    back = canonical([read_word(data, f"{code}.docx", code) for code, data in saved.items()], config)
    assert {code: without_provenance(each) for code, each in back.items()} == {
        code: without_provenance(each) for code, each in documents.items()
    }


CHART_IN_TABLES = """United Nations

CAT/C/NLD/8

Distr.: General

4 May 2020

Original: English

1. Boats by year.

| Year | Boats |
|------|-------|
| 2019 | 3 |

2. Ships by year.

| Year | Ships |
|------|-------|
| 2019 | 4 |
"""


def test_how_deep_rows_stand_in_comes_back_and_nothing_is_said_where_none_does():
    config = DocumentConfig(Path("document.toml"))
    body = "".join(
        table(row("Staff", "2024", head=True), *(row(cell(p(words, properties=indent)), "3") for words, indent in rows))
        for rows in (
            [("Civilian", ""), ("\tNational", ""), ("\t\tField", ""), ("Police", '<w:ind w:left="288"/>')],
            [("One", '<w:ind w:left="288"/>'), ("Two", '<w:ind w:left="300"/>')],
        )
    )
    source = docx(
        MASTHEAD + TITLE + p("1.\tSee:") + body.replace("</w:tbl><w:tbl>", "</w:tbl>" + p("2.\tAnd:") + "<w:tbl>")
    )
    once = canonical([read_word(source, "en.docx", "en")], config)
    words = canonical([read_word(word_file(once, "en"), "en.docx", "en")], config)["en"]
    page = canonical([read_html(web_page(once, "en"), "en.html", "en")], config)["en"]
    for document in (once["en"], words, page):
        tables = [[line.get(INDENT) for line in each.iter("{*}tr")] for each in document.root.iter("{*}table")]
        assert tables == [[None, None, "1", "2", "1"], [None, None, None]]


def test_the_table_of_a_chart_comes_back_as_that_and_no_other_does():
    config = DocumentConfig(Path("document.toml"))
    reading = read_markdown(CHART_IN_TABLES.encode(), "en.md", "en")
    reading.body.findall(".//{*}table")[1].set("class", "chart")
    once = canonical([reading], config)
    words = canonical([read_word(word_file(once, "en"), "en.docx", "en")], config)["en"]
    page = canonical([read_html(web_page(once, "en"), "en.html", "en")], config)["en"]
    for document in (once["en"], words, page):
        assert [table.get("class") for table in document.root.iter("{*}table")] == [None, "chart"]
