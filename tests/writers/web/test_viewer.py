"""The viewer of two languages: sentences that light up together, and remarks on demand."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser

from hexapla.writers.web.edition import write
from judges.browser import View, opened
from samples import parallel as samples

Ask = Callable[[str, Path | bytes], list[str]]

REMARKS = (
    ("en-fr", "para_1", "number", "only in the English text. English: three", (32, 60), None),
    ("en-fr", "para_3", "name", "only in the <b>French</b> text", None, (3, 8)),
)
LIT = "[...document.querySelectorAll('.lit')].map((each) => each.textContent.trim())"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English and French with two remarks, as a page."""
    path = tmp_path_factory.mktemp("viewer") / "en-fr.html"
    path.write_bytes(write(samples.pair(REMARKS)))
    return path


@pytest.fixture
def view(file: Path, browser: Browser) -> Iterator[View]:
    """The page in a browser."""
    with opened(browser, file) as shown:
        yield shown


def test_sentences_are_named_and_the_first_language_bears_the_ids() -> None:
    root: Any = document_fromstring(write(samples.pair()).decode())
    named = [(each.get("data-b"), each.get("id"), each.text_content().strip()) for each in root.xpath("//*[@data-b]")]
    assert named[:4] == [
        ("para_1.s1", "para_1.s1", "The mission came on 4 May 2019."),
        ("para_1.s2", "para_1.s2", "It stayed for three days. It left."),
        ("para_1.s1", None, "La mission est venue le 4 mai 2019."),
        ("para_1.s2", None, "Elle est restée trois jours, puis est repartie."),
    ]
    assert not [name for name, _, _ in named if name.startswith("para_2")], "the sentence is the whole paragraph"


def test_remarks_are_escaped_and_lead_into_the_report() -> None:
    root: Any = document_fromstring(write(samples.pair(REMARKS)).decode())
    assert root.xpath("//ul[@class='flags']/li/a/@href") == [
        "../reports/concordance.en-fr.html#para_1", "../reports/concordance.en-fr.html#para_3",
    ]  # fmt: skip
    assert "only in the <b>French</b> text" in root.xpath("string((//ul[@class='flags'])[2])")
    assert document_fromstring(write(samples.pair()).decode()).xpath("//*[@class='flags' or @id='qa']") == []


@pytest.mark.browser
def test_a_pair_of_sentences_lights_up_under_the_pointer(view: View) -> None:
    view.page.hover('#para_1-fr [data-b="para_1.s2"]')
    assert view.run(LIT) == ["It stayed for three days. It left.", "Elle est restée trois jours, puis est repartie."]
    view.page.hover("#para_2-en")
    assert view.run(LIT) == []


@pytest.mark.browser
def test_the_keyboard_walks_from_sentence_to_sentence(view: View) -> None:
    for _ in range(3):
        view.page.keyboard.press("s")
    assert view.run(LIT) == ["The mayor spoke of a bridge.", "Le maire a parlé d’un pont."]
    view.page.keyboard.press("Shift+S")
    assert view.run("document.activeElement.dataset.b") == "para_1.s2"
    view.page.keyboard.press("Enter")
    view.page.wait_for_selector("#toast:not(:empty)")
    copied = view.run("navigator.clipboard.readText()")
    assert copied == "CAT/C/XXX/FCO/9\nhttps://docs.un.org/en/CAT/C/XXX/FCO/9#para_1.s2"


@pytest.mark.browser
def test_the_box_that_switches_keys_off_switches_these_off_too(view: View) -> None:
    view.page.click("summary.tool")
    view.page.uncheck("#shortcuts")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("s")
    assert view.run(LIT) == []


@pytest.mark.browser
def test_a_link_to_a_sentence_lights_it_and_one_to_a_whole_paragraph_finds_it(file: Path, browser: Browser) -> None:
    with opened(browser, file, address="#para_3.s2") as view:
        assert view.run(LIT) == ["A road was planned.", "Une route était prévue."]
    with opened(browser, file, address="?lang=fr#para_1.s1") as view:
        assert view.page.is_visible("#para_1-en")
    with opened(browser, file, address="#para_2.s1", width=360) as view:
        assert view.run("scrollY > 0") is True
        assert view.complaints == []


@pytest.mark.browser
def test_remarks_are_off_until_they_are_asked_for(file: Path, browser: Browser) -> None:
    with opened(browser, file) as view:
        assert view.page.is_hidden(".flags >> nth=0")
        view.page.keyboard.press("n")
        assert view.run("document.activeElement === document.body") is True
        view.page.click("summary.tool")
        view.page.check("#qa")
        assert view.page.is_visible(".flags >> nth=0")
        assert "qa" in view.page.url
        view.page.uncheck("#qa")
        assert view.page.is_hidden(".flags >> nth=0")
        assert "qa" not in view.page.url.rpartition("/")[2]


@pytest.mark.browser
def test_n_and_p_go_from_remark_to_remark(file: Path, browser: Browser) -> None:
    with opened(browser, file, address="?qa") as view:
        places = []
        for key in "nnnp":
            view.page.keyboard.press(key)
            places.append(view.run("document.activeElement.closest('.row').id"))
        assert places == ["para_1", "para_3", "para_3", "para_1"]
        assert view.page.inner_text("#toast") == "1 / 2"


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_remarks_shown(file: Path, browser: Browser, width: int) -> None:
    for scheme in ("light", "dark"):
        with opened(browser, file, width=width, address="?qa#para_1.s2", scheme=scheme) as view:
            assert view.violations() == []
            assert view.complaints == []
            assert view.run("document.documentElement.scrollWidth") == width


@pytest.mark.judge
def test_the_nu_validator_finds_no_error(complaints: Ask, file: Path) -> None:
    assert complaints("Nu", file) == []
