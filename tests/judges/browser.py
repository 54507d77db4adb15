"""A real Chromium over one file: what it shows, what it asks of the network, what it complains about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from hexapla.tools.judges import AXE, BROWSER_FLAGS, find, violations
from judges import lacks


@dataclass
class View:
    """A page that is open, every address it asked for, and every complaint of the browser."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, script: str) -> object:
        """Return the value of a JavaScript expression."""
        return self.page.evaluate(script)

    def after_reloading(self, script: str, expected: object) -> object:
        """Return the value that an expression has once the page was loaded again, soon after something was chosen.

        Chromium hands what a page keeps to a process of its own: a page loaded in the same moment may come before it.
        """
        for pause in (0, 200, 1000, 5000):
            self.page.wait_for_timeout(pause)
            self.page.reload()
            if (value := self.run(script)) == expected:
                break
        return value

    def violations(self) -> list[str]:
        """Return what axe finds, as `rule: element`."""
        return violations(self.page, find(AXE) or lacks(AXE))[0]


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """Start the browser that the machine has."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser, file: Path, *, width: int = 1280, address: str = "", scheme: str = "light"
) -> Iterator[View]:
    """Open a file, as a reader with a fresh profile does; `address` is `?query#fragment`."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    view = View(page)
    page.on("request", lambda request: view.requests.append(request.url))
    page.on("console", lambda message: view.complaints.append(message.text))
    page.on("pageerror", lambda error: view.complaints.append(str(error)))
    page.goto(file.as_uri() + address)
    yield view
    context.close()
