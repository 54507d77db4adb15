"""Pages of a desk that answers late, has ended, or was started again: what they say, and that nothing typed is lost."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from judges.browser import View
from samples import project as small
from samples.desk import PATIENCE, serving

pytestmark = [
    pytest.mark.browser,
    pytest.mark.processes,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program by a signal at once"),
]
NINE = small.EN.replace("Its reports", "Its nine reports")
TEN = small.FR.replace("onze lieux", "douze lieux").replace("Ses rapports", "Ses dix rapports")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of one document, of whose numbers some differ between the languages."""
    small.document(tmp_path / "sources", en=NINE, fr=TEN)
    (tmp_path / "run").mkdir(mode=stat.S_IRWXU)
    return tmp_path


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window, no wider than a telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


def test_a_page_says_that_the_desk_has_ended_and_goes_on_when_it_is_started_again(folder: Path, page: Page) -> None:
    said, entries = page.locator("#ended"), folder / "sources" / small.NAME / "accepted.toml"
    with serving(folder) as address:
        page.goto(f"{address}/documents/{small.NAME}")
        expect(said).to_be_hidden()
        page.locator("details:not([open]) summary").first.click()
        reason = page.locator("details[data-code=number] input[name=reason]").first
        reason.fill("as in print")
        closed = page.context.new_page()
        closed.goto(address)
        closed.get_by_role("button", name="Close the desk").click()
        expect(closed.get_by_role("heading", name="The desk is closed")).to_be_visible()
    expect(said).to_contain_text("The desk has ended")
    assert View(page).violations() == []
    reason.press("Enter")
    expect(said).to_be_focused()
    assert (reason.input_value(), entries.exists()) == ("as in print", False)
    with serving(folder):
        expect(said).to_be_hidden()
        expect(closed.get_by_role("heading", name="Documents")).to_be_visible()
        assert reason.input_value() == "as in print"
        reason.press("Enter")
        expect(page.get_by_role("status")).to_have_text("Settled: 1 item.")
        assert "as in print" in entries.read_text("utf-8")


def test_while_one_place_is_being_written_it_says_so_and_the_next_can_be_typed_into(folder: Path, page: Page) -> None:
    def late(route: Route) -> None:
        waiting.append(route)

    waiting: list[Route] = []
    with serving(folder) as address:
        page.goto(f"{address}/documents/{small.NAME}")
        kind = page.locator("details[data-code=number]")
        if kind.get_attribute("open") is None:
            kind.locator("summary").click()
        page.route("**/settle**", late)
        first = kind.locator("li").first
        second = kind.locator("li").nth(1).locator("input[name=reason]")
        first.locator("input[name=reason]").fill("as in print")
        page.keyboard.press("Enter")
        expect(first.get_by_role("status")).to_have_text("Being written …")
        expect(first.get_by_role("button")).to_be_hidden()
        expect(second).to_be_focused()
        page.keyboard.type("half a sen")
        waiting[0].continue_()
        expect(page.get_by_role("status")).to_have_text("Settled: 1 item.")
        expect(kind.locator("li")).to_have_count(1)
        expect(kind.locator("input[name=reason]")).to_have_value("half a sen")
        expect(kind.locator("input[name=reason]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(kind.get_by_role("status")).to_have_text("Being written …")
        waiting[1].abort()
        expect(kind.locator("input[name=reason]")).to_have_value("half a sen")
        expect(kind.get_by_role("button", name="Settle")).to_be_enabled()


def test_of_two_tabs_that_settle_one_place_the_second_is_told_and_shows_the_list_as_it_is(
    folder: Path, page: Page
) -> None:
    with serving(folder) as address:
        page.goto(f"{address}/documents/{small.NAME}")
        other = page.context.new_page()
        for tab, why in ((page, "as in print"), (other, "as in the minutes")):
            tab.goto(f"{address}/documents/{small.NAME}")
            kind = tab.locator("details[data-code=number]")
            if kind.get_attribute("open") is None:
                kind.locator("summary").click()
            kind.locator("li input[name=reason]").first.fill(why)
        count = page.locator("details[data-code=number] li").count()
        page.locator("details[data-code=number] li button").first.click()
        expect(page.get_by_role("status")).to_have_text("Settled: 1 item.")
        other.locator("details[data-code=number] li button").first.click()
        expect(other.locator("#live").get_by_role("alert")).to_contain_text("nothing was settled.")
        expect(other.locator("#live").get_by_role("alert")).to_contain_text("What you wrote: as in the minutes")
        expect(other.locator("details[data-code=number] li")).to_have_count(count - 1)
