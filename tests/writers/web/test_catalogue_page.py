"""The page over all documents."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser

from hexapla.writers.web.catalogue import FORMAT, write_catalogue
from judges.browser import View, opened
from samples import web as samples
from samples.repository import SCHEMAS

Ask = Callable[[str, Path | bytes], list[str]]
SCHEMA = SCHEMAS / "catalogue.json"


def document(symbol: str, **facts: object) -> dict[str, Any]:
    """Return one entry of the catalogue."""
    folder = symbol.replace("/", "-")
    file = {"format": "html", "href": f"{folder}/en/{folder}.en.html", "size": 164_429}
    report = {"name": "Findings", "href": f"{folder}/reports/findings.html"}
    entry = {
        "symbol": symbol, "folder": folder, "status": "derived", "titles": [{"language": "en", "text": "A title"}],
        "organ": None, "state": None, "date": None, "languages": ["en"],
        "editions": [{"edition": "en", "files": [file, {"format": "pdf", "href": f"{folder}.pdf", "size": 2_100_000}]}],
        "findings": {"error": 0, "warning": 0, "info": 0, "accepted": 0}, "reports": [report], "versions": [],
    }  # fmt: skip
    return entry | facts


def three() -> list[dict[str, Any]]:
    """Return documents of two organs."""
    cat = {
        "organ": "Committee against Torture",
        "state": "Peru",
        "date": "2021-12-03",
        "languages": ["en", "fr"],
    }
    return [
        document("CCPR/C/GC/36", organ="Human Rights Committee", date="2019-09-03", languages=["ar"],
                 titles=[{"language": "ar", "text": "التعليق العام"}], findings={"error": 1, "warning": 2, "info": 1, "accepted": 0}),
        document("CAT/C/PER/FCO/10", **cat),
        document("CAT/C/PER/FCO/7", **cat | {"date": "2018-01-01"}),
    ]  # fmt: skip


def page(documents: list[dict[str, Any]]) -> Any:
    """Return the root of the page."""
    return document_fromstring(write_catalogue(documents).decode())


@pytest.fixture
def view(tmp_path: Path, browser: Browser) -> Iterator[View]:
    """The page in a browser."""
    file = tmp_path / "index.html"
    file.write_bytes(write_catalogue(three()))
    with opened(browser, file) as shown:
        yield shown


def symbols(view: View) -> list[str]:
    """Return the symbols that the page shows, in order."""
    found = view.page.eval_on_selector_all(".card", "cards => cards.map(card => card.dataset.symbol)")
    return list(map(str, found))


def test_the_entries_follow_the_schema_and_the_schema_is_strict() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = {
        "format": FORMAT,
        "held_back": [],
        "own_files": [],
        "fingerprint": "0" * 64,
        "page": "0" * 64,
        "made_of": "0" * 64,
    }
    jsonschema.validate({**whole, "documents": three()}, schema)
    for wrong in (
        {"date": "3 December"},
        {"folder": "a/b"},
        {"more": 1},
        {"reports": [{"name": "R", "href": "/etc"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**whole, "documents": [document("A/1", **wrong)]}, schema)


def test_a_document_is_shown_with_all_that_is_known() -> None:
    card = page([three()[1]]).xpath("//li[@class='card']")[0]
    assert card.findtext("h2/a") == "CAT/C/PER/FCO/10"
    facts = [each.text for each in card.xpath(".//*[@class='facts']/span")]
    assert facts == ["Committee against Torture", "Peru", "3 December 2021", "English, French"]
    files = [(each.text, each.get("href")) for each in card.xpath(".//dd//a")]
    assert files == [
        ("HTML", "CAT-C-PER-FCO-10/en/CAT-C-PER-FCO-10.en.html"),
        ("PDF", "CAT-C-PER-FCO-10.pdf"),
    ]
    assert [each.text for each in card.xpath(".//*[@class='size']")] == ["164 kB", "2.1 MB"]


def test_findings_are_counted_in_words() -> None:
    counts = page(three()).xpath("//*[contains(@class, 'count ')]")
    assert [each.text for each in counts] == ["1 error", "2 warnings", "1 note"]


def test_what_nobody_knows_is_not_printed() -> None:
    card = page([document("A/RES/70/1")]).xpath("//li[@class='card']")[0]
    assert [each.text for each in card.xpath(".//*[@class='facts']/span")] == ["English"]
    assert [card.get(f"data-{each}") for each in ("organ", "state", "date")] == ["", "", ""]


def test_titles_keep_their_language_and_direction() -> None:
    title = page(three()).xpath("//p[@lang='ar']")[0]
    assert (title.get("dir"), title.text) == ("rtl", "التعليق العام")


def test_the_same_documents_give_the_same_bytes_in_any_order() -> None:
    assert write_catalogue(three()) == write_catalogue(three()[::-1])


def test_hostile_text_arrives_whole() -> None:
    root = page([document("A/1", organ=samples.HOSTILE, titles=[{"language": "en", "text": samples.HOSTILE}])])
    assert root.findtext(".//p[@class='card-title']") == samples.HOSTILE
    assert root.xpath("//li[@class='card']/@data-organ") == [samples.HOSTILE]


def test_no_documents_is_a_page_too() -> None:
    assert page([]).get_element_by_id("total").text == "0 documents"


@pytest.mark.browser
def test_words_filter_the_documents_as_they_are_typed(view: View) -> None:
    view.page.fill("#filter", "peru 2018")
    assert symbols(view) == ["CAT/C/PER/FCO/7"]
    assert view.page.inner_text("#total") == "1 document"
    view.page.fill("#filter", "nowhere")
    assert view.page.inner_text("#total") == "No document matches."
    view.page.fill("#filter", "")
    assert len(symbols(view)) == len(three())


@pytest.mark.browser
def test_documents_are_sorted_and_grouped_and_numbers_count(view: View) -> None:
    assert symbols(view) == ["CAT/C/PER/FCO/7", "CAT/C/PER/FCO/10", "CCPR/C/GC/36"]
    view.page.select_option("#sort", "date")
    assert symbols(view) == ["CAT/C/PER/FCO/10", "CCPR/C/GC/36", "CAT/C/PER/FCO/7"]
    view.page.select_option("#group", "organ")
    assert view.page.locator("h2").all_inner_texts() == [
        "Committee against Torture",
        "Human Rights Committee",
    ]
    assert view.violations() == []
    headings = "[...document.querySelectorAll('h2')].map((each) => each.innerText)"
    organs = ["Committee against Torture", "Human Rights Committee"]
    assert view.after_reloading(headings, organs) == organs


@pytest.mark.browser
def test_axe_finds_nothing_and_nothing_leaves_the_file(view: View) -> None:
    assert view.violations() == []
    assert view.complaints == []
    assert all(each.startswith(("file:", "data:")) for each in view.requests)
    view.page.set_viewport_size({"width": 360, "height": 700})
    assert view.violations() == []
    assert view.run("document.documentElement.scrollWidth") == 360


@pytest.mark.judge
def test_the_nu_validator_finds_no_error(complaints: Ask, tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_bytes(write_catalogue(three()))
    assert complaints("Nu", file) == []
