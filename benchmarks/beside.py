"""Pages of ours beside published ones, as one picture each: ``.venv/bin/python -m benchmarks.beside OURS.pdf PUBLISHED.pdf FOLDER [PAGE …]``.

Ours is at the left.  Without pages, all are shown that both have.  Of a document that may not be passed on, neither may the pictures.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

RESOLUTION = 110
"""Dots per inch: letters of 7 points can be read."""

BETWEEN = 12


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    """Return two pages as one picture, with a grey line between them."""
    size = left.width + BETWEEN + right.width, max(left.height, right.height)
    both = Image.new("RGB", size, "grey")
    both.paste(left, (0, 0))
    both.paste(right, (left.width + BETWEEN, 0))
    return both


def main(arguments: Sequence[str]) -> int:
    """Write the pictures and say where they are; the exit code is 1 where a page is missing in one of the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("published", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", type=int, nargs="*")
    options = parser.parse_args(arguments)
    files = [pypdfium2.PdfDocument(path) for path in (options.ours, options.published)]
    common = range(1, min(map(len, files)) + 1)
    options.folder.mkdir(parents=True, exist_ok=True)
    for number in options.pages or common:
        if number in common:
            pages = [file[number - 1].render(scale=RESOLUTION / 72).to_pil().convert("RGB") for file in files]
            path = options.folder / f"{options.ours.stem}.{number:03}.png"
            beside(*pages).save(path, optimize=True)
            print(path)
        else:
            print(f"Page {number} is missing in one of them.", file=sys.stderr)
    return int(any(number not in common for number in options.pages))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
