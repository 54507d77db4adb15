"""The side-by-side web edition: rows, languages to choose, and the same text as its columns."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser

from hexapla.present.presentation import Presentation
from hexapla.writers.web.edition import write
from judges.browser import View, opened
from samples import web as samples

Ask = Callable[[str, Path | bytes], list[str]]
SHORTER = samples.BODY.partition("<alinea")[0] + "</division></section>"


def page(content: bytes) -> Any:
    """Return the root of a page."""
    return document_fromstring(content.decode())


def squeezed(text: str) -> str:
    """Return a text without ordinary blanks; those that do not break stay, but inside numbers."""
    return re.sub(r"(?<=\d)\u00a0(?=\d{3})", "", "".join(text.replace("\n", " ").split(" ")))


def pair() -> Presentation:
    """Return a small edition, the French without what stands at the end of the English."""
    return samples.edition(samples.column("en"), samples.column("fr", SHORTER))


def trio() -> Presentation:
    """Return an edition in three languages, one of them from right to left."""
    return samples.edition(samples.column("en"), samples.column("fr", SHORTER), samples.column("ar"))


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory, presentations: Mapping[str, Presentation]) -> Path:
    """The seed, English and French, as a file."""
    file = tmp_path_factory.mktemp("parallel") / "en-fr.html"
    file.write_bytes(write(presentations["en-fr"]))
    return file


@pytest.fixture
def view(seed: Path, browser: Browser) -> Iterator[View]:
    """The seed in a browser."""
    with opened(browser, seed) as shown:
        yield shown


@pytest.mark.parametrize("place", [0, 1])
def test_each_column_holds_the_whole_text_of_its_language(
    presentations: Mapping[str, Presentation], place: int
) -> None:
    column = presentations["en-fr"].columns[place]
    texts = [(each.num or "") + "".join(r.text for c in each.content for r in column.runs(c)) for each in column.blocks]
    cells = page(write(presentations["en-fr"])).xpath(f"//article//div[contains(@class, 'column-{place}')]")
    shown = "".join("".join(cell.itertext()) for cell in cells if cell.find("p[@class='missing']") is None)
    assert squeezed(shown) == squeezed("".join(texts))


def test_a_row_has_its_id_and_each_cell_its_own() -> None:
    root = page(write(pair()))
    row = root.get_element_by_id("para_1")
    assert [(cell.get("id"), cell.get("lang")) for cell in row] == [("para_1-en", "en"), ("para_1-fr", "fr")]
    assert row.xpath(".//a[@class='num']/@href") == ["#para_1-en", "#para_1-fr"]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_a_gap_is_told_in_the_language_that_has_it() -> None:
    gaps = page(write(pair())).xpath("//p[@class='missing']")
    assert {(gap.text, gap.getparent().get("lang")) for gap in gaps} == {
        ("[Pas de texte français à cet endroit]", "fr")
    }
    assert len(gaps) == 2


def test_the_second_language_does_not_double_the_outline() -> None:
    root = page(write(pair()))
    headings = root.xpath("//article//*[self::h2 or self::h3]")
    assert len(headings) == 3
    assert {each.getparent().get("lang") for each in headings} == {"en"}
    assert len(root.xpath("//h1")) == 1
    assert len(root.xpath("//article//p[contains(@class, 'heading')]")) == 3


def test_two_translations_say_so_in_their_languages() -> None:
    made = page(write(replace(pair(), original="es"))).xpath("//*[@class='standing']/p[2]/text()")
    assert made == [
        "Both versions are translations; original language: Spanish.",
        "Les deux versions sont des traductions\u00a0; langue originale\u00a0: espagnol.",
    ]
    assert page(write(replace(pair(), original="eng"))).xpath("//*[@class='standing']/p[2]") == []


def test_notes_stand_in_both_languages_and_lead_back() -> None:
    root = page(write(pair()))
    assert root.xpath("//*[@class='note-call']/@href") == ["#note_1-en", "#note_1-fr"]
    assert root.xpath("//*[@class='note-back']/@href") == ["#call-note_1-en", "#call-note_1-fr"]


def test_three_languages_and_both_directions_stand_side_by_side() -> None:
    root = page(write(trio()))
    row = root.get_element_by_id("para_1")
    assert "columns-3" in row.get("class")
    assert [cell.get("dir") for cell in row] == ["ltr", "ltr", "rtl"]
    buttons = root.xpath("//div[@class='toggle']/button")
    assert [each.get("data-show") for each in buttons] == ["en", "fr", "ar", "all"]
    assert buttons[3].findtext("span") == "All languages"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_edition_is_wider_than_the_window(tmp_path: Path, browser: Browser, width: int) -> None:
    for name, presentation in (("pair", pair()), ("trio", trio())):
        file = tmp_path / f"{name}.html"
        file.write_bytes(write(presentation))
        with opened(browser, file, width=width) as shown:
            assert shown.run("document.documentElement.scrollWidth") == width


@pytest.mark.browser
def test_on_a_telephone_the_bar_is_one_line_and_no_button_is_cut_off(tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "trio.html"
    file.write_bytes(write(trio()))
    with opened(browser, file, width=360) as shown:
        assert shown.run("document.querySelector('.bar').offsetHeight") <= 56
        toggle = "document.querySelector('.toggle')"
        assert shown.run(f"{toggle}.scrollWidth <= {toggle}.clientWidth")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(tmp_path: Path, browser: Browser, width: int) -> None:
    file = tmp_path / "trio.html"
    file.write_bytes(write(trio()))
    with opened(browser, file, width=width) as shown:
        assert shown.violations() == []
        for choice in ("fr", "ar"):
            shown.page.click(f"[data-show={choice}]")
            assert shown.violations() == []


@pytest.mark.browser
def test_axe_finds_nothing_in_the_seed(view: View) -> None:
    assert view.violations() == []
    assert view.complaints == []


@pytest.mark.browser
def test_one_language_is_shown_and_the_address_remembers_it(view: View) -> None:
    view.page.click("[data-show=fr]:not(html)")
    assert view.page.is_hidden("#para_1-en")
    assert view.page.is_visible("#para_1-fr")
    assert view.page.get_attribute("button[data-show=fr]", "aria-pressed") == "true"
    assert view.page.get_attribute("button[data-show=all]", "aria-pressed") == "false"
    assert "lang=fr" in view.page.url
    view.page.reload()
    assert view.page.is_hidden("#para_1-en")
    view.page.click("button[data-show=all]")
    assert view.page.is_visible("#para_1-en")
    assert "lang=" not in view.page.url


@pytest.mark.browser
def test_the_row_at_the_top_stays_in_its_place(view: View) -> None:
    view.run("document.getElementById('para_30').scrollIntoView()")
    top = "document.getElementById('para_30').getBoundingClientRect().top"
    before = view.run(top)
    view.page.keyboard.press("l")
    assert view.page.is_hidden("#para_30-fr")
    after = view.run(top)
    assert isinstance(before, int | float)
    assert after == pytest.approx(before, abs=1)


@pytest.mark.browser
def test_a_link_into_a_hidden_language_shows_it(seed: Path, browser: Browser) -> None:
    address = "?lang=en#para_12-fr"
    with opened(browser, seed, address=address) as shown:
        assert shown.page.is_visible("#para_12-fr")


@pytest.mark.browser
def test_a_number_is_cited_in_the_language_of_its_column(view: View) -> None:
    view.page.click("#para_12-fr a.num")
    view.page.wait_for_selector("#toast:not(:empty)")
    copied = view.run("navigator.clipboard.readText()")
    assert copied == "CAT/C/PER/FCO/7, par. 12\nhttps://docs.un.org/fr/CAT/C/PER/FCO/7#para_12-fr"
    assert view.page.inner_text("#toast") == "Lien copié"


@pytest.mark.browser
def test_both_columns_are_level_when_wide_and_stacked_when_narrow(seed: Path, browser: Browser) -> None:
    top = "document.getElementById('{}').getBoundingClientRect().top"
    with opened(browser, seed, width=1280) as shown:
        assert shown.run(top.format("para_4-en")) == shown.run(top.format("para_4-fr"))
    with opened(browser, seed, width=360) as shown:
        bottom = "document.getElementById('para_4-en').getBoundingClientRect().bottom"
        assert shown.run(f"{bottom} <= {top.format('para_4-fr')}") is True


@pytest.mark.judge
def test_the_nu_validator_finds_no_error(complaints: Ask, tmp_path: Path) -> None:
    file = tmp_path / "trio.html"
    file.write_bytes(write(trio()))
    assert complaints("Nu", file) == []
