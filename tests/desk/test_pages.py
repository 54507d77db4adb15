"""The desk in a real Chromium, beside the engine that builds what is saved: by pointer, by keyboard, narrow and wide."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from judges.browser import View
from samples import project as small
from samples.desk import PATIENCE, serving

pytestmark = [
    pytest.mark.browser,
    pytest.mark.processes,
    pytest.mark.skipif(
        sys.platform == "win32", reason="Windows ends a program by a signal at once, without an exit code of ours"
    ),
]
PAGES = ("", "?edition=en-fr", "?edition=en&view=both", "/statement", "/release")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A project of which `serve` shows the desk: its folder and the address."""
    folder = tmp_path_factory.mktemp("desk")
    small.document(folder / "sources", en=small.EN, fr=small.FR.replace("onze lieux", "douze lieux"))
    with serving(folder) as address:
        yield folder, address


@pytest.fixture
def page(desk: tuple[Path, str], browser: Browser) -> Iterator[Page]:
    """The page of the document, in a window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE * 1000)
    shown = context.new_page()
    shown.goto(f"{desk[1]}/")
    shown.get_by_role("link", name=small.SYMBOL).click()
    yield shown
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    desk: tuple[Path, str], browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    shown, asked = context.new_page(), list[str]()
    shown.on("request", lambda request: asked.append(request.url))
    drop(shown, desk[1], "reply.txt", small.EN.replace("eleven", "twelve"))
    for path in ("/", "/files", *(f"/documents/{small.NAME}{more}" for more in PAGES)):
        shown.goto(desk[1] + path)
        shown.locator("#live:not(:has(> p[role=status]:only-child))").wait_for() if "release" in path else None
        assert View(shown).violations() == []
        assert shown.evaluate("document.documentElement.scrollWidth") == width
    shown.goto(f"{desk[1]}/files")
    shown.get_by_role("button", name="Leave this file out").click()
    expect(shown.get_by_role("heading", name="Documents")).to_be_visible()
    assert all(each.startswith((desk[1], "data:")) for each in asked)
    context.close()


def drop(page: Page, address: str, name: str, text: str) -> None:
    """Drop a file as a pointer does, on the list of documents."""
    page.goto(f"{address}/")
    drop_on(page, ".drop", name, text)


def drop_on(page: Page, place: str, name: str, text: str) -> None:
    """Drop a file on an element of the page that is shown."""
    page.evaluate(
        """([place, name, text]) => {
            const files = new DataTransfer();
            files.items.add(new File([text], name));
            document.querySelector(place).dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
        }""",
        [place, name, text],
    )
    page.wait_for_url("**/files")


def test_a_corrected_file_is_dropped_on_the_page_of_its_document(desk: tuple[Path, str], page: Page) -> None:
    for path in ("", "/statement", "/release"):
        page.goto(f"{desk[1]}/documents/{small.NAME}{path}")
        drop_on(page, "main", "reply.txt", small.EN.replace("eleven", "ninety"))
        expect(page.locator("ins").first).to_have_text("ninety", timeout=PATIENCE * 1000)
        page.get_by_role("button", name="Leave this file out").click()
        expect(page.get_by_role("heading", name="Documents")).to_be_visible()


def test_two_files_are_dropped_taken_in_stated_and_released_by_pointer_and_keyboard(
    desk: tuple[Path, str], browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    context.set_default_timeout(PATIENCE * 1000)
    page, place = context.new_page(), desk[0] / "sources" / "CAT-C-NLD-FCO-9"
    page.goto(f"{desk[1]}/files")
    while (leave := page.get_by_role("button", name="Laisser")).count():  # what another test has dropped
        leave.first.click()
    drop(page, desk[1], "reply.txt", small.EN.replace(small.SYMBOL, "CAT/C/NLD/FCO/9"))
    drop(page, desk[1], "réponse.txt", small.FR.replace(small.SYMBOL, "CAT/C/NLD/FCO/9"))
    page.get_by_role("button", name="Prendre").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Pris. La production est en cours.")).to_be_attached()
    assert sorted(path.name for path in place.iterdir()) == ["document.toml", "en.txt", "fr.txt"]
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("Follow-up", timeout=PATIENCE * 1000)
    page.get_by_role("link", name="Titre, date, notes").click()
    page.get_by_label("Session dans cette langue").last.fill("Soixante-dixième session")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Enregistré.")).to_be_attached()
    assert 'session = "Soixante-dixième session"' in (place / "document.toml").read_text("utf-8")
    page.get_by_role("link", name="Publier").click()
    page.get_by_label("Anglais", exact=True).wait_for()
    for each in ("Français", "Anglais – Français"):
        page.get_by_label(each, exact=True).uncheck()
    page.get_by_role("button", name="Publier ce qui est choisi").click()
    expect(page.get_by_role("link", name="CAT-C-NLD-FCO-9-en-1.zip")).to_be_visible(timeout=2 * PATIENCE * 1000)
    context.close()


def test_what_is_saved_is_shown_where_one_was_reading_and_a_reason_that_is_written_stays(
    desk: tuple[Path, str], page: Page
) -> None:
    reason = page.locator("details input[name=reason]").first
    reason.fill("half a sen")
    page.evaluate("document.body.dataset.same = 'yes'")
    text = small.EN.replace("eleven places", "eleven guarded places").replace("public.", "public, all of them.")
    (desk[0] / "sources" / small.NAME / "en.txt").write_text(text, encoding="utf-8")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text(
        "eleven guarded places", timeout=PATIENCE * 1000
    )
    assert (reason.input_value(), page.evaluate("document.body.dataset.same")) == ("half a sen", "yes")


def test_what_cannot_be_read_is_said_and_the_last_good_page_stays(desk: tuple[Path, str], page: Page) -> None:
    settings = desk[0] / "sources" / small.NAME / "document.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before + "date = 3 May\n", encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text("document.toml", timeout=PATIENCE * 1000)
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("Follow-up")
    settings.write_text(before, encoding="utf-8")
    expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE * 1000)


def test_an_item_is_found_in_the_page_settled_by_keyboard_and_undone_by_pointer(
    desk: tuple[Path, str], page: Page
) -> None:
    kind = page.locator("details[data-code=number]")
    if kind.get_attribute("open") is None:
        kind.locator("summary").focus()
        page.keyboard.press("Enter")
    way = kind.locator("li a").first
    way.click()
    expect(page.frame_locator("iframe").locator(":target")).to_have_count(1)
    kind.locator("input[name=reason]").first.focus()
    page.keyboard.type("the French text counts one more")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Settled: 1 item.", timeout=PATIENCE * 1000)
    expect(kind).to_have_count(0)
    assert "the French text counts one more" in (desk[0] / "sources" / small.NAME / "accepted.toml").read_text("utf-8")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_have_text("Undone: 1 item.", timeout=PATIENCE * 1000)
    expect(kind).to_have_count(1)


def test_a_language_that_is_added_gets_its_tab_and_what_was_being_done_is_said_no_more(
    desk: tuple[Path, str], page: Page
) -> None:
    name, english = "CAT-C-NLD-FCO-10", small.EN.replace(small.SYMBOL, "CAT/C/NLD/FCO/10")
    folder = small.document(desk[0] / "sources", name, 'symbol = "CAT/C/NLD/FCO/10"\n', en=english)
    expect(page.locator("body")).to_be_visible()
    while page.goto(f"{desk[1]}/documents/{name}?done=taken") and not page.locator("iframe").count():
        page.wait_for_timeout(200)
    expect(page.get_by_role("status")).to_have_text("Taken in. It is being built.")
    (folder / "fr.txt").write_text(small.FR.replace(small.SYMBOL, "CAT/C/NLD/FCO/10"), encoding="utf-8")
    expect(page.get_by_role("link", name="French", exact=True)).to_be_visible(timeout=PATIENCE * 1000)
    expect(page.get_by_role("status")).to_have_count(0)


def test_a_file_that_is_no_source_is_said_not_to_be_taken_where_the_others_wait(
    desk: tuple[Path, str], page: Page
) -> None:
    page.goto(f"{desk[1]}/")
    page.locator("#files").set_input_files(
        [
            {"name": "reply.txt", "mimeType": "text/plain", "buffer": small.EN.encode()},
            {"name": "map.png", "mimeType": "image/png", "buffer": b"x"},
        ]
    )
    page.wait_for_url("**/files")
    expect(page.locator("#refused")).to_contain_text("Not taken: map.png")
    page.reload()
    expect(page.locator("#refused")).to_be_hidden()
    page.get_by_role("button", name="Leave this file out").first.click()


def test_a_click_on_words_of_another_edition_marks_its_tab_and_what_is_settled_leads_back_to_it(page: Page) -> None:
    page.get_by_role("link", name="French", exact=True).click()
    kind = page.locator("details[data-code=number]")
    if kind.get_attribute("open") is None:
        kind.locator("summary").click()
    kind.locator("li a").first.click()
    tab = page.get_by_role("link", name="English – French", exact=True)
    expect(tab).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("link", name="French", exact=True)).not_to_have_attribute("aria-current", "page")
    expect(page.frame_locator("iframe").locator(":target")).to_have_count(1)
    assert "edition=en-fr" in page.url
    expect(kind.locator("form").first).to_have_attribute("action", re.compile("edition=en-fr"))


def test_settling_and_undoing_leave_the_page_where_one_was_reading(page: Page) -> None:
    kind = page.locator("details[data-code=number]")
    if kind.get_attribute("open") is None:
        kind.locator("summary").click()
    kind.locator("li a").first.click()
    expect(page.frame_locator("iframe").locator(":target")).to_have_count(1)
    page.evaluate("document.body.dataset.same = 'yes'")
    page.locator("iframe").evaluate("frame => { frame.contentDocument.body.dataset.same = 'yes' }")
    kind.locator("input[name=reason]").first.fill("as in print")
    kind.get_by_role("button", name="Settle", exact=True).first.click()
    expect(page.get_by_role("status")).to_have_text("Settled: 1 item.", timeout=PATIENCE * 1000)
    assert page.evaluate("document.body.dataset.same") == "yes"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_have_text("Undone: 1 item.", timeout=PATIENCE * 1000)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_a_link_leads_by_keyboard_past_the_page_to_what_is_open(page: Page) -> None:
    skip = page.get_by_role("link", name="Skip to what is open")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("h2#open")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_of_every_edition_names_the_document_in_every_view(
    page: Page, desk: tuple[Path, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for query in ("?edition=en", "?edition=en-fr", "?edition=en-fr&view=both"):
        page.goto(f"{desk[1]}/documents/{small.NAME}{query}")
        expect(page.frame_locator("iframe").locator(".bar")).to_contain_text(small.SYMBOL)
        expect(page.frame_locator("iframe").locator(".bar-symbol")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes_are_seen_on_a_light_and_on_a_dark_page(desk: tuple[Path, str], browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    shown = context.new_page()
    shown.goto(f"{desk[1]}/documents/{small.NAME}/statement")
    for box in shown.locator("input[type=checkbox], input[type=radio]").all():
        colours = box.evaluate(
            "box => [getComputedStyle(box).borderTopColor, getComputedStyle(document.body).backgroundColor]"
        )
        assert contrast(*colours) >= 4.5
    context.close()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)
