"""What comes back of PDFs that we write ourselves: `python -m benchmarks.own_pages [--only WORD] [--differences] [--keep FOLDER]`.

Documents are composed in six languages of the sentences in benchmarks/data/own_pages.toml, with mastheads, headings of three
levels, numbered paragraphs, lists, notes (some over two pages), tables, bold and italic words and annexes, short and of more
than ten pages.  Each is written as a PDF: alone, side by side and on facing pages in two languages.  Read back are the PDF as it is,
whose attached XML must be taken (`F-237`), and its pages alone: attachments, structure tree, destinations, bookmarks and
metadata taken out.  What the text gave is the measure, paragraph by paragraph, as in `benchmarks.pdf_reading`.
"""

import argparse
import io
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.pdf_reading import fold, headings, measured, notes, paragraphs, rows, shared
from benchmarks.round_trip import canonical
from hexapla.akn.reading import Reading
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.errors import HexaplaError
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_markdown
from hexapla.readers.pdf.reader import read_pdf
from hexapla.writers import write

TEXTS = Path(__file__).parent / "data" / "own_pages.toml"
PAIRS = ("en-fr", "en-ar", "fr-es", "ru-zh", "ar-fr", "zh-en")
_TELLING = ("/StructTreeRoot", "/MarkInfo", "/Names", "/Dests", "/Outlines", "/AF", "/Metadata")
_SYMBOLS = ("CAT/C/NLD/CO/7", "A/RES/75/201", "E/CN.4/2005/12/Add.3", "S/2019/997", "CCPR/C/125/D/2632/2015")
_CHAPTERS = {
    "ar": ("أولاً-", "ثانياً-", "ثالثاً-", "رابعاً-", "خامساً-", "سادساً-", "سابعاً-", "ثامناً-"),
    "zh": ("一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、"),
}
_LETTERS = {"ar": ("ألف-", "باء-", "جيم-")}
_ITEMS = {
    "ar": ("(أ)", "(ب)", "(ج)", "(د)"),
    "ru": ("a)", "b)", "c)", "d)"),
    "fr": ("a)", "b)", "c)", "d)"),
    "es": ("a)", "b)", "c)", "d)"),
}
_LABEL = re.compile(r"^(\(?\w{1,4})([.)-])\t")
_ROMAN = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.")


@dataclass(frozen=True)
class Shape:
    """How a document is composed: how many chapters and paragraphs in each, on how many paragraphs comes a note, a list, a table."""

    name: str
    chapters: int
    paragraphs: int
    notes: int
    lists: int
    tables: int
    sentences: int = 3
    has_annex: bool = False
    station: str = "geneva"


SHAPES = (
    Shape("short", 2, 4, 3, 3, 0, station="new_york"),
    Shape("notes", 4, 6, 1, 5, 0, 2),
    Shape("tables", 4, 4, 6, 4, 3, has_annex=True, station="new_york"),
    Shape("long", 8, 12, 3, 4, 15, 5, has_annex=True),
)


def composed(texts: Mapping[str, Any], language: str, shape: Shape) -> str:
    """Return a document as a Markdown text."""
    sentence, item, note, figure = (
        cycle(texts["sentences"]), cycle(texts["items"]), cycle(texts["notes"]), iter(range(113, 999)),
    )  # fmt: skip
    symbol, blank = cycle(_SYMBOLS), "" if language == "zh" else " "

    def filled(text: str) -> str:
        return text.replace("{n}", str(next(figure))).replace("{s}", next(symbol))

    lines = [*texts[shape.station], texts["title"]]
    below: list[str] = []
    number = 0
    for chapter in range(shape.chapters):
        heading = texts["headings"][chapter]
        lines += [f"{_CHAPTERS.get(language, _ROMAN)[chapter]}\t{heading}"]
        for place in range(shape.paragraphs):
            number += 1
            if place and place % 3 == 0:
                letters = _LETTERS.get(language, ("A.", "B.", "C."))
                lines += [f"{letters[(place // 3 - 1) % 3]}\t{texts['headings'][(chapter + place) % 8]}"]
            words = [filled(next(sentence)) for _ in range(1 + (number * 7) % shape.sentences)]
            if number % 5 == 0:
                words[0] += f"{blank}**{texts['strong']}**"
            if number % 7 == 0:
                words[-1] += f"{blank}*{texts['strong']}.*"
            if number % shape.notes == 0:
                words[-1] += f"[^{len(below) + 1}]"
                below.append(filled(blank.join(next(note) for _ in range(1 + 6 * (number % 11 == 0)))))
            lines += [f"{number}.\t{blank.join(words)}"]
            if number % shape.lists == 0:
                labels = _ITEMS.get(language, ("(a)", "(b)", "(c)", "(d)"))
                lines += [f"{label}\t{filled(next(item))}" for label in labels]
            if shape.tables and number % shape.tables == 0:
                lines.append("\n".join(_table(texts, number)))
    annex = [texts["annex"], texts["annex_title"], *(f"{place}.\t{filled(next(sentence))}" for place in (1, 2))]
    lines += annex if shape.has_annex else []
    lines += [f"[^{place}]: {text}" for place, text in enumerate(below, 1)]
    return "\n\n".join(_LABEL.sub(r"\1\\\2\t", line) for line in lines) + "\n"


def _table(texts: Mapping[str, Any], number: int) -> Iterator[str]:
    yield "| " + " | ".join(texts["table"]) + " |"
    yield "|---|---|---|"
    for place, name in enumerate(texts["cells"], 1):
        yield f"| {name} | {number * place} | {number * place * 9 + 100} |"


def pages_alone(data: bytes) -> bytes:
    """Return a PDF without all that tells more than its pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        for key in _TELLING:
            if key in pdf.Root:
                del pdf.Root[key]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def editions(only: str) -> Iterator[tuple[str, bytes, dict[str, Reading]]]:
    """Yield the name of each edition whose name holds a word, its PDF, and what its texts gave by language."""
    texts = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    for shape in SHAPES:
        kinds = [(code, "pdf") for code in texts] + [(pair, kind) for pair in PAIRS for kind in ("pdf", "facing")]
        for edition, kind in kinds:
            name = f"{shape.name} {edition} {kind}"
            if only not in name:
                continue
            codes = edition.split("-")
            read = {
                code: read_markdown(composed(texts[code], code, shape).encode(), f"{code}.md", code) for code in codes
            }
            made = canonical(list(read.values()), DocumentConfig(Path("document.toml")))
            yield name, write(present(made, Edition.parse(edition), Office()), kind), read


def differences(one: Reading, two: Reading) -> Iterator[str]:
    """Yield what one of two readings has and the other has not, kind by kind."""
    for part in (paragraphs, headings, notes, rows):
        first, second = Counter(part(one)), Counter(part(two))  # type: ignore[operator]
        yield from (f"- {part.__name__} {each}" for each in (first - second).elements())
        yield from (f"+ {part.__name__} {each}" for each in (second - first).elements())


def main(arguments: Sequence[str]) -> int:
    """Print the table; the exit code is 1 where attached XML was not taken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only editions whose name holds this word: `long`, ` ar`, `facing`")
    parser.add_argument("--differences", action="store_true", help="print what differs below each edition")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the PDFs, pages alone")
    options = parser.parse_args(arguments)
    totals: dict[str, Counter[str]] = {}
    untaken = 0
    for name, data, read in editions(options.only):
        alone = pages_alone(data)
        if options.keep:
            (options.keep / f"{name.replace(' ', '.')}.pdf").write_bytes(alone)
        for code, source in read.items():
            try:
                taken = any(each.code == "F-237" for each in read_pdf(data, f"{code}.pdf", code).findings)
                begun = time.process_time()
                found = read_pdf(alone, f"{code}.pdf", code)
            except HexaplaError as error:
                print(f"{name} {code}: {error}")
                untaken += 1
                continue
            untaken += not taken
            told = {kind: each for kind, each in measured(source, found).items() if each[1] or each[0]}
            own, other = ([(slot.key, fold(slot.text)) for slot in each.slots] for each in (source, found))
            told["masthead"] = shared(own, other), len(own)
            seconds = (time.process_time() - begun) / max(1, int(found.handling["pages"]))
            for kind, (right, count) in told.items():
                totals.setdefault(code, Counter()).update({f"{kind} right": right, kind: count})
            figures = "  ".join(f"{kind} {right}/{count}" for kind, (right, count) in told.items())
            print(
                f"{name:24} {code}  {'XML taken' if taken else 'XML NOT TAKEN'}  {figures}  {seconds:.3f} s", flush=True
            )
            if options.differences:
                print(*(f"    {line}" for line in differences(source, found)), sep="\n")
    for code, counts in totals.items():
        kinds = [kind for kind in counts if not kind.endswith(" right")]
        print(code, *(f"{kind} {counts[f'{kind} right']}/{counts[kind]}" for kind in kinds), sep="  ")
    return 1 if untaken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
