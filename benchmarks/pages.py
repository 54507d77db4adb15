"""What the gate sees on the pages of PDFs: texts over one another, texts that an edge cuts, lone headings, short last pages.

``.venv/bin/python -m benchmarks.pages FILE.pdf …`` looks at these files; without any, at the published PDFs of the corpus
(HEXAPLA_CORPUS, else ../shared/corpus).  ``--built`` builds the PDFs of the Word files of the corpus in a temporary project
instead, and adds the lines that end within a word or a figure and the verdicts on PDF/A-3a and PDF/UA-1.  ``--planted`` plants
twenty faults of each kind and says how many are found, and of how many of the same pages without them anything is said.

Of a published PDF nobody tells the gate which words it should hold; figures that two lines divide are looked for by where their
groups of digits stand.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from hexapla.engine.building import build
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from hexapla.tools import pdflines, pdfpositions
from hexapla.tools.pdfgate import Expected, Passage, verify_pdf
from hexapla.tools.pdftext import structure
from samples.planted_pages import Planted, planted, sound

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
CODES = ("F-904", "A-901", "F-906", "F-907", "T-130", "T-131", "T-132", "F-008", "F-220")


LEADING = (5.0, 16.0)
"""How far apart two lines of a cell are, in points."""

_FIGURE = re.compile(r"(?<![\d/.,\-–])\d{1,3}(\s+)(?=\d{3}(?![\d/]))")


def divided(data: bytes) -> int:
    """Count the figures of a PDF of whose groups one stands below the one before it, in the same column."""
    count = 0
    for page in pypdfium2.PdfDocument(data):
        words = page.get_textpage()
        whole = "".join((words.get_text_range(place, 1) or " ")[0] for place in range(words.count_chars()))
        for found in _FIGURE.finditer(whole):
            places = found.start(), found.start(1) - 1, found.end(1), found.end(1) + 2
            first, (_, base, right, _), (left, below, *_), last = (words.get_charbox(each) for each in places)
            count += LEADING[0] < base - below < LEADING[1] and left < right and last[2] > first[0]
    return count


def said(file: Planted) -> set[str]:
    """Return the codes of what the gate says of a page, the fonts of this machine apart."""
    passages = tuple(Passage(f"p{number}", "en", text) for number, text in enumerate(file.passages))
    found = verify_pdf(file.pdf, Expected(passages, (), frozenset()), standards=()).findings
    return {each.code for each in found} - {"F-902"}


def show_planted() -> bool:
    """Print how many planted faults of each kind are found, and tell whether all are and nothing else is said."""
    found = Counter(each.kind for each in planted() if said(each) == {each.code})
    false = Counter(each.kind for each in sound() if said(each))
    counts = Counter(each.kind for each in planted())
    print(f"{'kind':32} {'found':>8} {'said without it':>16}")
    for kind, count in counts.items():
        print(f"{kind:32} {f'{found[kind]}/{count}':>8} {false[kind]:>16}")
    return found == counts and not false


def seen(data: bytes) -> Counter[str]:
    """Count what is wrong on the pages of any PDF."""
    found = Counter("F-907" if fault.other is None else "F-906" for fault in pdfpositions.faults(data))
    found["T-130"] = divided(data)
    tree = structure(data)
    found["T-131"] = len(list(pdflines.lone_headings(tree)))
    found["T-132"] = int(0 < pdflines.lines_of_last_page(tree) <= pdflines.FEWEST)
    return found


def built() -> Iterator[tuple[str, Counter[str]]]:
    """Build the Word files of the corpus, and yield how often each code is said of a document."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, source in enumerate(sorted(CORPUS.glob("**/*.docx")), 1):
            place = folder / "sources" / source.stem
            place.mkdir(parents=True)
            (place / "en.docx").write_bytes(source.read_bytes())
            (place / "document.toml").write_text(f'symbol = "A/RES/1/{number}"\n', encoding="utf-8")
        report = build(Project.open(folder / "sources", folder / "out"), Request(formats=("pdf",), tracked="accept"))
        for document in report.documents:
            yield document.folder, Counter(each.code for each in document.findings)


def main() -> int:
    """Print a line a file, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--built", action="store_true")
    parser.add_argument("--planted", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.planted:
        return int(not show_planted())
    files = given.files or sorted(CORPUS.glob("**/*.pdf"))
    rows = dict(built()) if given.built else {path.name: seen(path.read_bytes()) for path in files}
    sums = sum(rows.values(), Counter())
    if given.json:
        print(json.dumps({name: {code: row[code] for code in CODES if row[code]} for name, row in rows.items()}))
        return 0
    for name, row in [*rows.items(), (f"{len(rows)} files", sums)]:
        print(f"{name:44}", *(f"{code} {row[code]}" for code in CODES if row[code] or name.endswith(" files")))
    return int(bool(sums["F-906"] or sums["F-907"]))


if __name__ == "__main__":
    sys.exit(main())
