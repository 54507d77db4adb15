"""Make the pictures of the desk, from two Word files to the packages: `.venv/bin/python docs/make_desk_pictures.py [LANGUAGE]`.

Those in another language than English go into a folder of its own, `docs/pictures/fr`.
It needs what the tests of the desk need: Playwright, and a browser (HEXAPLA_BROWSER).
"""

import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from hexapla.desk.address import ports
from hexapla.desk.interface import Words, words
from hexapla.project.config import PIVOT
from hexapla.sentences import Number

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
STEM = "CAT-C-PER-FCO-7"
WIDTH, HEIGHT = 1100, 690
COLOURS = 32
REASON = {"en": "The English text speaks of the pandemic.", "fr": "Le texte anglais parle de la pandémie."}
"""What is written where something is settled."""

PATIENCE = 120_000
"""Milliseconds."""


def main(language: str = PIVOT) -> None:
    """Go the way of an officer, and take a picture at each step."""
    shot = partial(take, PICTURES if language == PIVOT else PICTURES / language)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = word_files(folder)
        with desk(folder / "project") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("HEXAPLA_BROWSER"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(PATIENCE)
            page.goto(f"{address}language/{language}")
            walk(page, files, words(language), shot)
            browser.close()


def walk(page: Page, files: list[Path], said: Words, shot: Callable[[Page, int], None]) -> None:
    """Drop two files, look at them, take them in, settle an item, take in a second version, release."""
    own, names = said["words"], said["languages"]
    shot(page, 1)
    page.set_input_files("#files", files[:2])
    page.get_by_role("button", name=own["take"]).wait_for()
    shot(page, 2)
    page.get_by_role("button", name=own["take"]).click()
    page.get_by_role("status").wait_for()
    shot(page, 3)
    page.locator("iframe").wait_for()
    page.get_by_role("link", name=f"{names['en']} – {names['fr']}", exact=True).click()
    page.frame_locator("iframe").get_by_text("Ombudsman").first.wait_for()
    kind = page.locator("details[data-code=name]")
    kind.locator("summary").click()
    kind.locator("li a").first.click()
    page.wait_for_timeout(500)
    shot(page, 4)
    kind = page.locator("details[data-code=acronym]")
    kind.locator("summary").click()
    kind.locator("input[name=reason]").first.fill(REASON[said["language"]])
    kind.get_by_role("button", name=own["settle"], exact=True).first.click()
    page.get_by_text(own["settled"].format(count=Number(1))).wait_for()
    shot(page, 5)
    page.get_by_role("link", name=own["statement"]).click()
    page.locator("textarea[name$='/en']").first.fill("The present document is being issued without formal editing.")
    page.locator("input[name$='/marker']").first.fill("*")
    shot(page, 6)
    page.get_by_role("button", name=own["save"]).click()
    page.get_by_role("link", name=said["views"]["both"]).click()
    page.locator("#paper img").first.wait_for()
    page.locator("#paper img").first.evaluate("image => image.decode()")
    shot(page, 7)
    page.goto(page.url.partition("/documents")[0])
    page.set_input_files("#files", files[2])
    page.locator("ins").first.wait_for()
    page.locator("input[name$='/replace']").check()
    shot(page, 8)
    page.get_by_role("button", name=own["take"]).click()
    page.get_by_role("link", name=own["release"], exact=True).click()
    page.get_by_role("button", name=own["release_chosen"]).wait_for()
    shot(page, 9)
    page.get_by_role("button", name=own["release_chosen"]).click()
    page.locator(".package").first.wait_for()
    shot(page, 10)


def take(folder: Path, page: Page, number: int) -> None:
    """Take a picture of what is shown, in few colours."""
    folder.mkdir(exist_ok=True)
    page.mouse.move(0, HEIGHT - 1)
    shot = (
        Image.open(io.BytesIO(page.screenshot()))
        .convert("RGB")
        .resize((WIDTH * 4 // 5, HEIGHT * 4 // 5), Image.Resampling.LANCZOS)
    )
    few = shot.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(folder / f"desk-{number}.png", optimize=True)


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
    main(*sys.argv[1:2])
