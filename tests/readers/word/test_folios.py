"""Numbers of pages in the head of the first page are page furniture: logged, and in no edition."""

import dataclasses
from pathlib import Path

import pytest

from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.checks.repairs import check_repairs
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, TITLE, docx, p, r, row, table

HEAD = '<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="p1"/>'
BODY = TITLE + p("1.\tBoats stay in.")


def field(code: str, result: str) -> str:
    steps = [f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")]
    return f"{steps[0]}<w:r><w:instrText> {code} </w:instrText></w:r>{steps[1]}{r(result) if result else ''}{steps[2]}"


def read(head: str, language: str = "en", body: str = BODY) -> Reading:
    data = docx(body, parts={"header1": head}, section=HEAD)
    return dataclasses.replace(read_word(data, "en.docx", language), source=data)


def codes(reading: Reading) -> list[str]:
    """Return what is said of a file as a whole: of its reading, its repairs, its words."""
    config = DocumentConfig(Path("document.toml"))
    document = canonicalise(reading, settle([reading], config).metadata, config, reading.language)[0]
    found = (*reading.findings, *check_repairs(reading), *prove(document, reading))
    return [each.code for each in found if each.code in ("M-204", "F-103", "F-003")]


def slots(reading: Reading) -> list[str]:
    return [each.text for each in reading.slots]


@pytest.mark.parametrize(
    "folio",
    [
        p("Page 1 of 2"),
        p(r("Page "), field("PAGE", "1"), r(" of "), field("NUMPAGES", "2")),
        p(r("Page "), field("PAGE", ""), r(" of "), field("NUMPAGES", "")),
        p(field("PAGE", "1")),
        p("- 1 -"),
        p("1/27"),
    ],
)
def test_the_number_of_a_page_in_its_head_is_logged_and_not_printed(folio: str) -> None:
    found = read(MASTHEAD + folio)
    assert codes(found) == ["F-103"]
    assert not any("age" in each or each == "1" for each in slots(found))


@pytest.mark.parametrize(
    ("language", "folio"),
    [
        ("fr", "Page 1 sur 2"),
        ("es", "Página 1 de 2"),
        ("ru", "Стр. 1 из 2"),
        ("ar", "الصفحة ١ من ٢"),
        ("zh", "第 1 页,共 2 页"),
    ],
)
def test_so_it_is_in_every_language(language: str, folio: str) -> None:
    found = read(MASTHEAD + p(folio), language)
    assert folio not in slots(found)
    assert [each.before for each in found.repairs] == [folio]


def test_it_may_stand_beside_other_lines_of_the_masthead() -> None:
    head = table(
        row("", "United Nations", "CAT/C/NLD/8"),
        row("", "Convention against Torture", p("Distr.: General\tPage 1 of 2")),
    )
    found = read(head)
    assert "Distr.: General" in slots(found)
    assert codes(found) == ["F-103"]


def test_a_masthead_in_the_body_keeps_its_numbers_and_loses_what_is_named_a_page() -> None:
    masthead = MASTHEAD.replace(
        "Original: English", "Original: English</w:t></w:r></w:p>" + "<w:p><w:r><w:t>Page 1 of 2"
    )
    found = read(p(), body=masthead + BODY)
    assert codes(found) == ["F-103"]
