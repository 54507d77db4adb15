"""Make the pictures of the pages from the project's own output: `.venv/bin/python -m docs.make_pictures`.

It wants the seed built in out/, LibreOffice, and for the page of findings a browser that playwright can drive.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.officer.redline import redline
from hexapla.pipeline import examine
from hexapla.present import present
from hexapla.project.layout import Project, open_work
from hexapla.tools.libreoffice import pdf_of
from hexapla.writers import write

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
FOLDER = ROOT / "out" / "CAT-C-PER-FCO-7"
STEM = "CAT-C-PER-FCO-7"
PAGES = (("en", "pdf", (0,), "first-page-en"), ("en-fr", "pdf", (1,), "side-by-side-en-fr"),
         ("en-fr", "facing.pdf", (7, 8), "facing-pages-en-fr"))  # fmt: skip
"""Edition, format, numbers of pages that stand beside each other from 0, name of the picture."""

DOTS_PER_INCH = 80


def main() -> None:
    """Make each picture, small enough for a repository."""
    for edition, format_, numbers, name in PAGES:
        keep(pages_of((FOLDER / edition / f"{STEM}.{edition}.{format_}").read_bytes(), numbers), name)
    keep(redlined(), "redline")
    keep(page_of_findings(), "findings-page")


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture of 64 greys and colours."""
    picture.convert("RGB").quantize(64).save(PICTURES / f"{name}.png", optimize=True)


def pages_of(pdf: bytes, numbers: tuple[int, ...]) -> Image.Image:
    """Return pages of a PDF beside each other."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for number in numbers]
    picture = Image.new("RGB", (sum(page.width for page in pages), pages[0].height))
    for place, page in enumerate(pages):
        picture.paste(page, (place * page.width, 0))
    return picture


def redlined() -> Image.Image:
    """Return a page of two versions of the seed: words changed, a paragraph moved; as LibreOffice shows it."""
    with tempfile.TemporaryDirectory() as place:
        texts = {}
        for name in ("old", "new"):
            folder = Path(place) / name / STEM
            shutil.copytree(ROOT / "sources" / STEM, folder)
            if name == "new":
                text = (folder / "en.txt").read_text(encoding="utf-8").replace("2017", "2018", 1)
                (folder / "en.txt").write_text(swapped(text, "2", "3"), encoding="utf-8")
            project = Project.open(folder.parent, Path(place) / "out")
            texts[name] = examine(open_work(folder), project.office).documents["en"]
        edition = write(present({"en": texts["new"]}, Edition(("en",)), Office()), "docx")
        pdf = pdf_of(redline(edition, texts["old"], texts["new"]).data)
    page = pages_of(pdf, (0,))
    return page.crop((0, page.height * 2 // 5, page.width, page.height))


def swapped(text: str, first: str, second: str) -> str:
    """Return a text with the words of two of its paragraphs changed about."""
    words = {number: re.search(rf"^{number}\.\s*(.+)$", text, re.MULTILINE) for number in (first, second)}
    said = {number: str(found and found[1]) for number, found in words.items()}
    text = text.replace(said[first], "\0", 1).replace(said[second], said[first], 1)
    return text.replace("\0", said[second], 1)


def page_of_findings() -> Image.Image:
    """Return the beginning of the page of findings."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as program:
        browser = program.chromium.launch(executable_path=os.environ.get("HEXAPLA_BROWSER"))
        page = browser.new_page(viewport={"width": 900, "height": 620})
        page.goto((FOLDER / "reports" / "findings.html").as_uri())
        page.screenshot(path=str(Path(place) / "page.png"))
        browser.close()
        return Image.open(Path(place) / "page.png").copy()


if __name__ == "__main__":
    main()
