"""The web edition in one language: what stands in it, what it never does, and how it behaves in a browser."""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml.html import document_fromstring
from playwright.sync_api import Browser

from hexapla import catalogue
from hexapla.akn.inlines import Run
from hexapla.domain.office import Office
from hexapla.present.presentation import Entry, Presentation
from hexapla.writers.web.edition import write
from judges.browser import View, opened
from samples import block_kinds
from samples import web as samples

Ask = Callable[[str, Path | bytes], list[str]]
OFFICE = Office(base_url="https://office.example/documents/", publisher=samples.HOSTILE, rights="© Office")


def page(content: bytes) -> Any:
    """Return the root of a page."""
    return document_fromstring(content.decode())


def squeezed(text: str) -> str:
    """Return a text without ordinary blanks; those that do not break stay, but inside numbers."""
    return re.sub(r"(?<=\d)\u00a0(?=\d{3})", "", "".join(text.replace("\n", " ").split(" ")))


def settings(root: Any) -> dict[str, dict[str, dict[str, str]]]:
    """Return what the scripts of a page are told."""
    found: dict[str, dict[str, dict[str, str]]] = json.loads(root.get_element_by_id("settings").text)
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition with everything in it, as a file."""
    file = tmp_path_factory.mktemp("html") / "sample.html"
    file.write_bytes(write(samples.edition(samples.column("en"))))
    return file


@pytest.fixture
def view(sample: Path, browser: Browser) -> Iterator[View]:
    """The sample in a browser."""
    with opened(browser, sample) as shown:
        yield shown


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_text_of_the_page_is_the_text_of_the_document_in_order(
    presentations: Mapping[str, Presentation], code: str
) -> None:
    column = presentations[code].first
    texts = [(each.num or "") + "".join(r.text for c in each.content for r in column.runs(c)) for each in column.blocks]
    article = page(write(presentations[code])).get_element_by_id("text")
    assert squeezed("".join(article.itertext())) == squeezed("".join(texts))


@pytest.mark.parametrize("code", ["en", "fr", "en-fr"])
def test_the_same_presentation_gives_the_same_bytes(presentations: Mapping[str, Presentation], code: str) -> None:
    assert write(presentations[code]) == write(presentations[code])


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_paragraph_can_be_linked_to(presentations: Mapping[str, Presentation], code: str) -> None:
    root = page(write(presentations[code]))
    numbers = [each for each in presentations[code].first.blocks if each.kind == "paragraph"]
    assert [root.get_element_by_id(each.eid).tag for each in numbers] == ["p"] * len(numbers)
    assert root.xpath("//a[@class='num']/@href") == [f"#{each.eid}" for each in numbers]


def test_every_link_within_the_page_has_its_target() -> None:
    root = page(write(samples.edition(samples.column("en"))))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_the_page_carries_all_it_needs() -> None:
    root = page(write(samples.edition(samples.column("en"))))
    assert not root.xpath("//script[@src] | //link[@rel='stylesheet'] | //iframe | //object | //embed | //base")
    assert all(src.startswith("data:") for src in root.xpath("//img/@src"))
    style = root.findtext(".//style")
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_names_the_very_scripts_of_the_page() -> None:
    root = page(write(samples.edition(samples.column("en"))))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 3


def test_hostile_text_arrives_whole_and_runs_nothing(tmp_path: Path, browser: Browser) -> None:
    text = html.escape(samples.HOSTILE)
    column = samples.column("en", f'<alinea eId="alinea_1"><content><p>{text}</p></content></alinea>', title=text)
    file = tmp_path / "hostile.html"
    file.write_bytes(write(samples.edition(column, office=OFFICE)))
    with opened(browser, file) as shown:
        dialogs: list[str] = []
        shown.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        assert shown.run("document.querySelector('#text p').textContent") == samples.HOSTILE
        assert shown.run("document.querySelector('h1').textContent") == samples.HOSTILE
        assert samples.HOSTILE in str(shown.run("document.querySelector('footer').textContent"))
        described = shown.run("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent).name")
        assert described == samples.HOSTILE
        assert dialogs == []
        assert shown.complaints == []


def test_a_page_says_what_it_is_to_machines() -> None:
    root = page(write(samples.edition(samples.column("en"), office=Office(publisher="Office"))))
    named = {each.get("name"): each.get("content") for each in root.xpath("//meta[@name]")}
    assert named["dcterms.identifier"] == samples.SYMBOL
    assert (named["dcterms.issued"], named["dcterms.language"]) == ("2021-12-03", "en")
    facts = json.loads(root.xpath("//script[@type='application/ld+json']")[0].text)
    assert (facts["identifier"], facts["inLanguage"], facts["datePublished"]) == (
        samples.SYMBOL,
        "en",
        "2021-12-03",
    )
    assert facts["publisher"]["name"] == "Office"


def test_a_date_that_nobody_gave_is_told_to_nobody() -> None:
    column = samples.column("en")
    column = replace(column, masthead=replace(column.masthead, date=None))
    content = write(samples.edition(column)).decode()
    assert "2021-12-03" not in content


def test_only_editions_in_one_language_are_called_alternates() -> None:
    root = page(write(samples.edition(samples.column("en"))))
    links = [(each.get("hreflang"), each.get("href")) for each in root.xpath("//link[@rel='alternate']")]
    assert links == [("fr", f"../fr/{samples.STEM}.fr.html")]


@pytest.mark.parametrize(
    ("office", "base"),
    [
        (Office(), f"https://docs.un.org/en/{samples.SYMBOL}"),
        (OFFICE, f"https://office.example/documents/{samples.STEM}/en/{samples.STEM}.en.html"),
    ],
)
def test_a_copied_link_starts_at_the_office_or_else_at_the_official_text(office: Office, base: str) -> None:
    root = page(write(samples.edition(samples.column("en"), office=office)))
    assert settings(root)["columns"]["en"]["base"] == base


def test_without_a_title_the_symbol_stands_in() -> None:
    column = replace(samples.column("en"), title=samples.SYMBOL)
    column = replace(column, masthead=replace(column.masthead, title=()))
    assert page(write(samples.edition(column))).findtext(".//h1") == samples.SYMBOL


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_no_english_word_of_ours_is_in_another_edition(code: str) -> None:
    root = page(write(samples.edition(samples.column(code))))
    ours = catalogue.language(code)
    english = {text for key, text in catalogue.language("en").labels.items() if text not in ours.labels.values()}
    pieces = {each.strip() for each in root.xpath("//text()[not(parent::script or parent::style)]")}
    pieces |= set(root.xpath("//@title | //@aria-label | //@placeholder"))
    pieces |= set(re.findall(r'"([^"]*)"', root.get_element_by_id("settings").text))
    assert english & pieces == set()
    assert ours.label("search") in pieces


def test_an_arabic_page_runs_from_right_to_left() -> None:
    root = page(write(samples.edition(samples.column("ar"))))
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.xpath("//ul[contains(@class, 'distribution')]/@lang") == ["en"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sample: Path, browser: Browser, width: int, scheme: str) -> None:
    with opened(browser, sample, width=width, scheme=scheme) as shown:
        assert shown.violations() == []
        shown.page.click(".menu summary")
        shown.page.click("#search-button")
        assert shown.violations() == []


@pytest.mark.browser
def test_axe_finds_nothing_where_a_title_calls_a_note(tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "kinds.html"
    file.write_bytes(write(block_kinds.every_kind()))
    with opened(browser, file) as shown:
        assert shown.run("document.querySelectorAll('.title .note-call').length") == 1
        assert shown.violations() == []


@pytest.mark.browser
def test_axe_finds_nothing_where_lines_around_the_title_call_notes(tmp_path: Path, browser: Browser) -> None:
    made = block_kinds.every_kind()
    call, head = (Run("1", note="note_90000"),), made.first.masthead
    called = replace(
        head,
        committee=(*head.committee, *call),
        session=tuple((*line, *call) for line in head.session),
        subtitle=tuple((*line, *call) for line in head.subtitle),
        received=(*head.received, *call),
    )
    file = tmp_path / "lines.html"
    file.write_bytes(write(replace(made, columns=(replace(made.first, masthead=called),))))
    with opened(browser, file) as shown:
        lines = ":is(.committee, .session, .subtitle, .received) .note-call"
        assert shown.run(f"document.querySelectorAll('{lines}').length") == len(called.front) - 1
        assert shown.violations() == []


@pytest.mark.browser
@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_is_never_wider_than_the_window(tmp_path: Path, browser: Browser, width: int, code: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(write(samples.edition(samples.column(code))))
    with opened(browser, file, width=width) as shown:
        assert shown.run("document.documentElement.scrollWidth") == width


@pytest.mark.browser
def test_long_labels_in_the_contents_stand_below_each_other(tmp_path: Path, browser: Browser) -> None:
    entries = tuple(
        Entry(f"art_{number}", 1, f"Article {number} and a half", "", "", "chapter") for number in range(1, 12)
    )
    made = samples.edition(samples.column("en"))
    file = tmp_path / "articles.html"
    file.write_bytes(write(replace(made, columns=(replace(made.first, contents=entries),))))
    with opened(browser, file) as shown:
        boxes = "[...document.querySelectorAll('.contents .num')].map(each => each.getBoundingClientRect())"
        assert shown.run(f"{boxes}.every((box, place, all) => !place || box.top >= all[place - 1].bottom)")
        assert shown.run(f"new Set({boxes}.map(box => box.left)).size") == 1


@pytest.mark.browser
def test_long_labels_of_items_stand_on_one_line_before_their_words(tmp_path: Path, browser: Browser) -> None:
    file = tmp_path / "items.html"
    made = samples.edition(samples.column("en"))
    file.write_bytes(write(made).replace(b">(ii)</", b">(xxxviii)</"))
    labels = "[...document.querySelectorAll('.item > .num')]"
    height = "each.offsetHeight < 1.5 * parseFloat(getComputedStyle(each).lineHeight)"
    before = "each.getBoundingClientRect().right <= each.nextElementSibling.getClientRects()[0].left"
    with opened(browser, file) as shown:
        assert shown.run(f"{labels}.some(each => each.textContent == '(xxxviii)')")
        assert shown.run(f"{labels}.every(each => {height} && {before})")


@pytest.mark.browser
def test_nothing_leaves_the_file_and_nothing_is_amiss(view: View, sample: Path) -> None:
    view.page.click("a.note-call")
    view.page.click("a.num")
    asked = [each for each in view.requests if not each.startswith("data:")]
    assert asked == [sample.as_uri()]
    assert view.complaints == []


@pytest.mark.browser
def test_following_a_number_copies_what_to_cite(view: View) -> None:
    view.page.click("a.num >> nth=1")
    view.page.wait_for_selector("#toast:not(:empty)")
    copied = view.run("navigator.clipboard.readText()")
    assert copied == f"{samples.SYMBOL}, para. 2\nhttps://docs.un.org/en/{samples.SYMBOL}#para_2"
    assert view.page.url.endswith("#para_2")
    assert view.page.inner_text("#toast") == "Link copied"


@pytest.mark.browser
def test_a_note_opens_by_keyboard_and_escape_leads_back(view: View) -> None:
    view.page.focus("a.note-call")
    view.page.keyboard.press("Enter")
    note = view.page.locator("#note-popup")
    assert note.get_attribute("aria-label") == "Note 1"
    assert note.locator(".note-text").inner_text() == "See paragraph 2."
    assert view.violations() == []
    view.page.keyboard.press("Escape")
    assert note.count() == 0
    assert view.run("document.activeElement.id") == "call-note_1"


@pytest.mark.browser
def test_search_overlooks_case_accents_and_kinds_of_blank(view: View) -> None:
    view.page.click("#search-button")
    for words, count in (
        ("ESPANOL", "1 of 1"),
        ("13 701,21 soles", "1 of 1"),
        ("cat/c/xxx/7)", "1 of 1"),
        ("zzz", "No match"),
    ):
        view.page.fill("#search-field", words)
        assert view.page.inner_text("#search-count") == count
    view.page.keyboard.press("Escape")
    assert view.page.is_hidden("#search")


@pytest.mark.browser
def test_the_theme_is_chosen_and_kept(view: View) -> None:
    view.page.click(".menu summary")
    view.page.check("[name=theme][value=dark]")
    dark = view.run("getComputedStyle(document.body).backgroundColor")
    assert view.after_reloading("document.documentElement.dataset.theme ?? null", "dark") == "dark"
    assert view.run("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.browser
def test_keys_walk_through_the_paragraphs_and_can_be_switched_off(view: View) -> None:
    view.page.keyboard.press("j")
    view.page.keyboard.press("j")
    assert view.run("document.activeElement.textContent") == "2."
    view.page.keyboard.press("g")
    view.page.keyboard.type("1")
    view.page.keyboard.press("Enter")
    assert view.run("document.activeElement.textContent") == "1."
    view.page.click(".menu summary")
    view.page.uncheck("#shortcuts")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("j")
    assert view.run("document.activeElement.textContent") != "2."


@pytest.mark.browser
def test_the_text_is_there_without_scripts(sample: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(sample.as_uri())
    assert shown.is_visible("#para_1")
    assert shown.is_visible(".contents a >> nth=0")
    assert shown.is_hidden("#search-button")
    shown.click("a.note-call")
    assert shown.is_visible("#note_1")


@pytest.mark.judge
def test_the_nu_validator_finds_no_error(
    sample: Path, complaints: Ask, presentations: Mapping[str, Presentation], tmp_path: Path
) -> None:
    files = [sample]
    for code, presentation in presentations.items():
        files.append(tmp_path / f"{code}.html")
        files[-1].write_bytes(write(presentation))
    assert [each for file in files for each in complaints("Nu", file)] == []
