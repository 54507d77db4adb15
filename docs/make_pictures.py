"""Make the README's pictures from the project's own output: `.venv/bin/python docs/make_pictures.py`."""

from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "out" / "CAT-C-PER-FCO-7"
STEM = "CAT-C-PER-FCO-7"
PAGES = (("en", "pdf", (0,), "first-page-en"), ("en-fr", "pdf", (1,), "side-by-side-en-fr"),
         ("en-fr", "facing.pdf", (7, 8), "facing-pages-en-fr"))  # fmt: skip
"""Edition, format, numbers of pages that stand beside each other from 0, name of the picture."""

DOTS_PER_INCH = 80


def main() -> None:
    """Render each page to a PNG of 256 greys and colours, small enough for a repository."""
    for edition, format_, numbers, name in PAGES:
        document = pypdfium2.PdfDocument(FOLDER / edition / f"{STEM}.{edition}.{format_}")
        pages = [document[number].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB") for number in numbers]
        picture = Image.new("RGB", (sum(page.width for page in pages), pages[0].height))
        for place, page in enumerate(pages):
            picture.paste(page, (place * page.width, 0))
        picture.quantize(64).save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
