"""Make the README's pictures from the project's own output: `.venv/bin/python docs/make_pictures.py`."""

from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "out" / "CAT-C-PER-FCO-7"
STEM = "CAT-C-PER-FCO-7"
PAGES = (("en", 0, "first-page-en"), ("en-fr", 1, "side-by-side-en-fr"))
DOTS_PER_INCH = 80


def main() -> None:
    """Render each page to a PNG of 256 greys and colours, small enough for a repository."""
    for edition, number, name in PAGES:
        document = pypdfium2.PdfDocument(FOLDER / edition / f"{STEM}.{edition}.pdf")
        picture = document[number].render(scale=DOTS_PER_INCH / 72).to_pil()
        picture.quantize(64).save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
