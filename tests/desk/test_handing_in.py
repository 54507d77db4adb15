"""A corrected file handed in from the pages of its document, and Word files saved from there, in a real Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hexapla.desk.address import HOST
from judges.browser import View
from samples import project as small
from samples.desk import built, served

pytestmark = pytest.mark.browser
PLACE = f"/documents/{small.NAME}"
NINE = small.EN.replace("eleven places", "nine places")
DRAG = """([place, names]) => {
    const files = new DataTransfer();
    files.items.add(new File(["x"], "reply.txt"));
    for (const name of names)
        document.querySelector(place).dispatchEvent(new DragEvent(name, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def address(sources: Path, out: Path) -> Iterator[str]:
    """A desk of one document that was built, and corrected since."""
    built(sources, out, en=small.EN, fr=small.FR.replace("onze", "douze"))
    previous = sources / small.NAME / "previous"
    previous.mkdir()
    (previous / "en-2020-05-04.txt").write_text(NINE, encoding="utf-8")
    with served(sources, out) as desk:
        yield f"http://{HOST}:{desk.port}"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the document."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    shown = context.new_page()
    shown.goto(address + PLACE)
    yield shown
    context.close()


@pytest.mark.parametrize("task", ["", "/statement", "/release"])
def test_the_pages_of_a_document_say_how_a_corrected_file_is_handed_in_and_open_the_chooser(
    page: Page, address: str, task: str
) -> None:
    page.on("filechooser", lambda _: None)  # so that the second is awaited as the first is
    page.goto(address + PLACE + task)
    expect(page.get_by_text("drop it anywhere on this page")).to_be_visible()
    with page.expect_file_chooser() as chosen:
        page.get_by_text("Hand in a corrected file").click()
    chosen.value.set_files([{"name": "reply.txt", "mimeType": "text/plain", "buffer": NINE.encode()}])
    page.wait_for_url("**/files")
    expect(page.locator("ins").first).to_have_text("nine")
    page.goto(address + PLACE + task)
    page.get_by_label("Hand in a corrected file").focus()
    with page.expect_file_chooser():
        page.keyboard.press("Enter")


def test_a_file_dragged_over_the_edition_falls_on_the_page_of_the_desk(page: Page) -> None:
    page.evaluate(DRAG, ["h1", ["dragenter", "dragover"]])
    assert page.locator("iframe").evaluate("frame => getComputedStyle(frame).pointerEvents") == "none"
    page.evaluate(DRAG, ["h1", ["dragleave"]])
    assert page.locator("iframe").evaluate("frame => getComputedStyle(frame).pointerEvents") == "auto"


def test_word_files_are_saved_from_the_page_which_stays_as_it_is(page: Page) -> None:
    page.evaluate("document.body.dataset.same = 'yes'")
    for name, file in (
        ("What is open as comments in the Word file (takes a moment): French", f"{small.NAME}.fr.findings.docx"),
        (
            "Differences from the previous version as tracked changes in Word: English",
            f"{small.NAME}.en.differences.docx",
        ),
    ):
        with page.expect_download() as saved:
            page.get_by_role("button", name=name).press("Enter")
        assert saved.value.suggested_filename == file
    assert page.evaluate("document.body.dataset.same") == "yes"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
def test_axe_finds_nothing_in_them_and_nothing_is_wider_than_the_window(
    browser: Browser, address: str, width: int, scheme: str, locale: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        locale=locale,
    )
    shown = context.new_page()
    for task in ("", "/statement"):
        shown.goto(address + PLACE + task)
        assert View(shown).violations() == []
        assert shown.evaluate("document.documentElement.scrollWidth") == width
    context.close()
