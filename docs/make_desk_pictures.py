"""Make the pictures of the desk, from two Word files to the packages: `.venv/bin/python docs/make_desk_pictures.py`.

It needs what the tests of the desk need: Playwright, and a browser (HEXAPLA_BROWSER).
"""

import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from hexapla.desk.address import ports

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
STEM = "CAT-C-PER-FCO-7"
WIDTH, HEIGHT = 1100, 690
COLOURS = 32
PATIENCE = 120_000
"""Milliseconds."""


def main() -> None:
    """Go the way of an officer, and take a picture at each step."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = word_files(folder)
        with desk(folder / "project") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("HEXAPLA_BROWSER"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(PATIENCE)
            page.goto(address)
            walk(page, files)
            browser.close()


def walk(page: Page, files: list[Path]) -> None:
    """Drop two files, look at them, take them in, settle an item, take in a second version, release."""
    take(page, 1)
    page.set_input_files("#files", files[:2])
    page.get_by_role("button", name="Take in").wait_for()
    take(page, 2)
    page.get_by_role("button", name="Take in").click()
    page.get_by_role("status").wait_for()
    take(page, 3)
    page.locator("iframe").wait_for()
    page.get_by_role("link", name="English – French", exact=True).click()
    page.frame_locator("iframe").get_by_text("Ombudsman").first.wait_for()
    kind = page.locator("details[data-code=name]")
    kind.locator("summary").click()
    kind.locator("li a").first.click()
    page.wait_for_timeout(500)
    take(page, 4)
    kind = page.locator("details[data-code=acronym]")
    kind.locator("summary").click()
    kind.locator("input[name=reason]").first.fill("The English text speaks of the pandemic.")
    kind.get_by_role("button", name="Settle").first.click()
    page.get_by_text("Settled: 1 item.").wait_for()
    take(page, 5)
    page.get_by_role("link", name="Title, date, notes").click()
    page.locator("textarea[name$='/en']").first.fill("The present document is being issued without formal editing.")
    page.locator("input[name$='/marker']").first.fill("*")
    take(page, 6)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Both").click()
    page.locator("#paper img").first.wait_for()
    page.locator("#paper img").first.evaluate("image => image.decode()")
    take(page, 7)
    page.goto(page.url.partition("/documents")[0])
    page.set_input_files("#files", files[2])
    page.locator("ins").first.wait_for()
    page.locator("input[name$='/replace']").check()
    take(page, 8)
    page.get_by_role("button", name="Take in").click()
    page.get_by_role("link", name="Release").click()
    page.get_by_role("button", name="Release what is chosen").wait_for()
    take(page, 9)
    page.get_by_role("button", name="Release what is chosen").click()
    page.locator(".package").first.wait_for()
    take(page, 10)


def take(page: Page, number: int) -> None:
    """Take a picture of what is shown, in few colours."""
    page.mouse.move(0, HEIGHT - 1)
    shot = (
        Image.open(io.BytesIO(page.screenshot()))
        .convert("RGB")
        .resize((WIDTH * 4 // 5, HEIGHT * 4 // 5), Image.Resampling.LANCZOS)
    )
    few = shot.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(PICTURES / f"desk-{number}.png", optimize=True)


def word_files(folder: Path) -> list[Path]:
    """Make the Word files that are dropped, of the texts in `sources/`: English, French, and the English corrected."""
    run("build", "-q", "-f", "docx", "--sources", str(ROOT / "sources"), "--out", str(folder / "first"))
    texts = folder / "texts" / STEM
    texts.mkdir(parents=True)
    for path in (ROOT / "sources" / STEM).iterdir():
        text = path.read_text(encoding="utf-8").replace("Cuzco", "Cusco")
        (texts / path.name).write_text(text, encoding="utf-8")
    run("build", "-q", "-f", "docx", "-l", "en", "--sources", str(folder / "texts"), "--out", str(folder / "second"))
    made = [folder / "first" / STEM / code / f"{STEM}.{code}.docx" for code in ("en", "fr")]
    again = folder / "second" / STEM / "en" / f"{STEM}.en.docx"
    return [
        path.rename(folder / f"{name}.docx")
        for path, name in zip([*made, again], ("report-E", "report-F", "report-E-corrected"), strict=True)
    ]


def run(*words: str) -> None:
    """Run the program; findings are no fault."""
    subprocess.run([sys.executable, "-m", "hexapla", *words], cwd=ROOT, check=False)  # noqa: S603 - our own program


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """Serve the desk of a project without documents; yield its address."""
    (folder / "sources").mkdir(parents=True)
    command = [sys.executable, "-m", "hexapla", "serve", "--no-browser"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    ) as program:
        while program.stderr and "Watching" not in program.stderr.readline():
            pass
        yield f"http://127.0.0.1:{ports(folder / 'sources')[0]}/"
        program.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
