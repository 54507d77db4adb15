"""What comes back of scans: `python -m benchmarks.scans [--only WORD] [--pages N] [--differences] [FILE.pdf …]`.

Pages of PDFs that have text are made into pictures as a scanner makes them (300 dots an inch, off level by up to half a degree,
not sharp, with noise and grey paper), recognised by Tesseract and read.  The PDFs are our own of `benchmarks.own_pages` in six
languages, and the measure is what their text gave; or those that are named, which are English, and the measure is what the
reader makes of their first pages as text.

A paragraph or item counts as right with its number where at most two in a hundred of its letters differ, and as exact where none
does; headings, notes and cells as well.  A note is right at its mark behind its word.  `letters` are those that differ, of
all.  `doubtful` counts the wrong paragraphs and the right ones whose confidence is below that from which on `F-243` quotes words.
"""

import argparse
import io
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageFilter

from benchmarks.own_pages import editions, pages_alone
from benchmarks.pdf_reading import headings, notes, paragraphs, rows, words_of
from hexapla.akn.names import CONFIDENCE
from hexapla.akn.reading import Reading
from hexapla.errors import HexaplaError
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.recognition import DOUBTFUL, recognised

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
DOTS = 300
ANGLES = (0.3, -0.4, 0.15, -0.2, 0.5)
"""Degrees by which the pages of a scan are off level, by turns."""

NEARLY = 0.98
"""How alike a text and what was recognised of it are, at least, that count as right."""


def scanned(data: bytes) -> bytes:
    """Return a PDF as a scanner makes it of the printed pages."""
    chance, pages = random.Random(0), []  # noqa: S311 - noise
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            level = page.render(scale=DOTS / 72, grayscale=True).to_pil().convert("L")
            turned = level.rotate(ANGLES[number % len(ANGLES)], Image.Resampling.BICUBIC, fillcolor=255)
            soft = turned.filter(ImageFilter.GaussianBlur(0.8)).point([24 + value * 220 // 255 for value in range(256)])
            noise = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512))
            grain = Image.new("L", soft.size)
            for left in range(0, soft.width, 512):
                for top in range(0, soft.height, 512):
                    grain.paste(noise.rotate(90 * chance.randrange(4)), (left, top))
            pages.append(Image.blend(soft, grain, 0.12))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DOTS, quality=80)
    return out.getvalue()


def cut(data: bytes, count: int) -> bytes:
    """Return the first pages of a PDF, as pages alone."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[count:]
        out = io.BytesIO()
        pdf.save(out)
    return pages_alone(out.getvalue())


def sources(files: Sequence[Path], only: str, count: int) -> Iterator[tuple[str, str, bytes, Reading]]:
    """Yield name, language, pages and measure of each PDF."""
    for path in files:
        data = cut(path.read_bytes(), count)
        yield path.stem, "en", data, read_pdf(data, path.name, "en")
    for code in LANGUAGES if not files else ():
        for name, data, read in editions(f" {code} pdf"):
            if name.endswith(f" {code} pdf") and only in name:
                yield name, code, pages_alone(data), read[code]


Told = tuple[tuple[str, ...], str]
"""What has to be the same of a part, and its words, which may differ a little."""


def parts(reading: Reading) -> dict[str, list[Told]]:
    """Return the parts of a reading by kind."""
    return {
        "paragraphs": [((number,), text) for number, text in paragraphs(reading)],
        "headings": [((number, str(depth)), text) for number, text, depth in headings(reading)],
        "notes": [((mark, before[-3:].strip(" .,;:，。；،؛")), text) for mark, text, before in notes(reading)],
        "cells": [((), cell) for row in rows(reading) for cell in row if cell],
        "masthead": [((slot.key,), slot.text) for slot in reading.slots],
    }


def counted(wanted: Sequence[Told], found: Sequence[Told]) -> tuple[int, int, set[str]]:
    """Return how many are nearly and how many wholly right, and the words found that are nearly right."""
    left = list(found)
    near = exact = 0
    known = set()
    for told in wanted:
        best = max(
            (each for each in left if each[0] == told[0]), key=lambda each: alike(told[1], each[1]), default=None
        )
        if best is not None and alike(told[1], best[1]) >= NEARLY:
            left.remove(best)
            near += 1
            exact += best == told
            known.add(best[1])
    return near, exact, known


def alike(one: str, two: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    if one == two:
        return 1.0
    if min(len(one), len(two)) < NEARLY * max(len(one), len(two)) - 1:
        return 0.0
    return 1 - wrong_letters(one, two) / max(1, len(one))


def wrong_letters(one: str, two: str) -> int:
    """Return how many letters of two texts differ: words are compared first, then the letters of those that differ."""
    wrong = 0
    first, second = one.split(" "), two.split(" ")
    for tag, low, high, start, end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag != "equal":
            left, right = " ".join(first[low:high]), " ".join(second[start:end])
            blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
            wrong += max(len(left), len(right)) - sum(block.size for block in blocks)
    return wrong


def doubted(reading: Reading, right: set[str]) -> Counter[str]:
    """Count the wrong and the right paragraphs and items, and those of each that are marked as doubtful."""
    found: Counter[str] = Counter()
    for part in (reading.body, *reading.attachments):
        for p in part.iter("{*}p"):
            if CONFIDENCE in p.attrib and not any(True for _ in p.iterancestors("{*}table", "{*}authorialNote")):
                kind = "right" if words_of(p) in right else "wrong"
                found[kind] += 1
                found[f"{kind} told"] += float(p.get(CONFIDENCE, "1")) < DOUBTFUL
    return found


def measured(source: Reading, scan: Reading) -> Counter[str]:
    """Return what is counted of a scan."""
    found: Counter[str] = Counter()
    one, two = parts(source), parts(scan)
    for kind, wanted in one.items():
        near, exact, _ = counted(wanted, two[kind])
        found.update({kind: len(wanted), f"{kind} right": near, f"{kind} exact": exact})
    right = {text for _, text in one["paragraphs"]}
    found.update({f"doubtful {key}": count for key, count in doubted(scan, right).items()})
    text, read = (" ".join(words for _, words in each["paragraphs"]) for each in (one, two))
    found.update({"letters": len(text), "letters wrong": wrong_letters(text, read)})
    return found


def said(counts: Counter[str]) -> str:
    """Return counts as one line."""
    kinds = [f"{kind} {counts[f'{kind} right']} ({counts[f'{kind} exact']}) of {counts[kind]}"
             for kind in ("paragraphs", "headings", "notes", "cells", "masthead") if counts[kind]]  # fmt: skip
    doubts = [
        f"{counts[f'doubtful {kind} told']} of {counts[f'doubtful {kind}']} {kind}" for kind in ("wrong", "right")
    ]
    letters = f"letters wrong {100 * counts['letters wrong'] / max(1, counts['letters']):.2f} %"
    return "  ".join([*kinds, letters, f"doubtful {', '.join(doubts)}"])


def differences(source: Reading, scan: Reading) -> Iterator[str]:
    """Yield what one of two readings has and the other has not, kind by kind."""
    one, two = parts(source), parts(scan)
    for kind, wanted in one.items():
        first, second = Counter(wanted), Counter(two[kind])
        yield from (f"- {kind} {each}" for each in (first - second).elements())
        yield from (f"+ {kind} {each}" for each in (second - first).elements())


def main(arguments: Sequence[str]) -> None:
    """Print a line a document, and the sums by language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--only", default="short", help="of our own, only those whose name holds this word")
    parser.add_argument("--pages", type=int, default=4, help="of those that are named, the first pages that are read")
    parser.add_argument("--differences", action="store_true", help="print what differs below each document")
    options = parser.parse_args(arguments)
    totals: dict[str, Counter[str]] = {}
    for name, code, data, source in sources(options.files, options.only, options.pages):
        scan = scanned(data)
        begun = time.monotonic()
        try:
            found = read_pdf(scan, f"{code}.pdf", code, recognised(scan, f"{code}.pdf", code))
        except HexaplaError as error:
            print(f"{name}: {error}")
            continue
        counts = measured(source, found)
        totals.setdefault(code, Counter()).update(counts)
        print(f"{name:16}  {said(counts)}  {time.monotonic() - begun:.0f} s", flush=True)
        if options.differences:
            print(*(f"    {line}" for line in differences(source, found)), sep="\n", flush=True)
    for code, counts in totals.items():
        print(code, said(counts), sep="  ")


if __name__ == "__main__":
    main(sys.argv[1:])
