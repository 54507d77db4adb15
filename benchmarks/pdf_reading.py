"""How much of a published PDF is read as the Word file says it that it was made from: `python -m benchmarks.pdf_reading FOLDER [stripped] [libreoffice]`.

The folder, and those within it, may hold any pairs of NAME.docx and NAME.pdf.  Each pair of a Word file and the PDF published from it is read twice; what the Word file gives is the measure.  A numbered
paragraph, a paragraph or an item is right with its number and its words; a heading with its number, its words and how
deep it stands; a note with its mark, its words and the words that it is called behind; a cell with its words and its
place in its row; the figures behind a chart, which the pages draw as bars and lines and never set as a table, are
counted apart.  Below stands what `pdftotext -layout` and the text reader give.  Of paragraphs and cells it says how
many of the wrong and of the right ones are marked as doubtful (`pdf_doubts.py`); words of drawings, which the Word file has as a table or a
list, count where the PDF has them in an alternative text.  The last column is CPU seconds a page.  `stripped` behind the
folder counts the same PDFs without their tags too, `libreoffice` what LibreOffice makes of the Word files (`pdf_variants.py`);
at the end stands how many wrong and right ones are marked in all, and the memory that one process took at most.
"""

import re
import resource
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import count, pairwise
from pathlib import Path

from lxml import etree

from hexapla.akn.reading import Reading
from hexapla.errors import HexaplaError
from hexapla.readers.pdf.pages import pages_of
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from hexapla.tools.pdfwords import page_texts

_UNITS = ("paragraph", "alinea", "point", "indent")
_HOLDERS = ("p", "heading", "num", "subheading", "caption")
SURE = "1.00"
_HEADED = ("division", "section", "chapter", "part", "hcontainer", "article", "attachment")


def fold(text: str) -> str:
    """Return words without what the layout of a page changes, and without signs that no page shows."""
    seen = re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", " ", seen.replace("\u2010", "-")).strip()


def words_of(element: etree._Element, *, has_marks: bool = False) -> str:
    """Return the words of an element without its notes, or with the marks of these: Word files type those of tables."""
    parts: list[str] = []

    def walk(one: etree._Element) -> None:
        name = etree.QName(one).localname if isinstance(one.tag, str) else ""
        if name in ("authorialNote", "noteRef") and has_marks:
            parts.append(str(one.get("marker")))
        elif name and name != "authorialNote":
            parts.append(one.text or "")
            for child in one:
                walk(child)
                parts.append(child.tail or "")
            parts.append(" " if name in ("p", "num", "br") else "")

    walk(element)
    return fold("".join(parts))


def row_words(cell: etree._Element) -> str:
    """Return the words of a cell, with the marks of its notes."""
    return words_of(cell, has_marks=True)


def paragraphs(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield number and words of each paragraph and item, tables left out."""
    for part in (reading.body, *reading.attachments):
        for unit in part.iter(*(f"{{*}}{name}" for name in _UNITS)):
            holders = unit.findall("{*}content") or [
                each for each in unit.findall(".//{*}intro") if _owner(each) is unit
            ]
            for holder in holders:
                text = fold(" ".join(words_of(p) for p in holder.iterfind("{*}p")))
                if text:
                    yield fold(unit.findtext("{*}num") or ""), text


def _owner(element: etree._Element) -> etree._Element | None:
    return next((each for each in element.iterancestors() if etree.QName(each).localname in _UNITS), None)


def headings(reading: Reading) -> Iterator[tuple[str, str, int]]:
    """Yield number, words and depth of each heading."""
    for part in (reading.body, *reading.attachments):
        for heading in part.iter("{*}heading"):
            above = heading.getparent()
            if above is not None and etree.QName(above).localname in _HEADED:
                depth = sum(1 for each in above.iterancestors() if etree.QName(each).localname in _HEADED)
                yield fold(above.findtext("{*}num") or ""), words_of(heading), depth


def notes(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield the mark of each note, its words, and the words that it is called behind."""
    for part in (reading.body, *reading.attachments):
        for note in part.iter("{*}authorialNote"):
            before = fold("".join(_before(note)))
            yield str(note.get("marker")), fold(" ".join(words_of(p) for p in note.iter("{*}p"))), before[-12:]


def as_printed(source: list[tuple[str, str, str]], printed: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the notes of a Word file with the numbers that its pages have: LibreOffice counts them on where a section of Word begins anew."""
    own, others = ([int(mark) for mark, _, _ in each if mark.isdecimal()] for each in (source, printed))
    if any(two <= one for one, two in pairwise(others)) or own == sorted(set(own)):
        return source
    numbers = count(1)
    return [(str(next(numbers)) if mark.isdecimal() else mark, *rest) for mark, *rest in source]


def _before(note: etree._Element) -> Iterator[str]:
    """Yield the words of its paragraph that stand before a note."""
    paragraph = next((each for each in note.iterancestors() if etree.QName(each).localname in _HOLDERS), note)
    for event, each in etree.iterwalk(paragraph, events=("start", "end")):
        if each is note:
            return
        if not any(etree.QName(one).localname == "authorialNote" for one in (each, *each.iterancestors())):
            yield (each.text if event == "start" else each.tail if each is not paragraph else "") or ""
        elif event == "end" and etree.QName(each).localname == "authorialNote":
            yield each.tail or ""


def rows(reading: Reading, *, of_charts: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield the rows of each table as the words of their cells, or of the figures behind each chart."""
    for table in tables(reading, of_charts=of_charts):
        for row in placed(table):
            yield tuple(map(row_words, row))


def tables(reading: Reading, *, of_charts: bool = False) -> Iterator[etree._Element]:
    """Yield the tables of a reading, or those of the figures behind its charts."""
    for part in (reading.body, *reading.attachments):
        for table in part.iter("{*}table"):
            if (table.get("class") == "chart") == of_charts:
                yield table


def placed(table: etree._Element) -> list[list[etree._Element]]:
    """Return the cells of each row of a table, a head over several rows in the last of them.

    A head that reaches over two rows and one that stands in the lower below an empty cell look the same on a page.
    """
    own = [row for row in table.iter("{*}tr") if next(row.iterancestors("{*}table")) is table]
    found: list[list[tuple[int, etree._Element]]] = [[] for _ in own]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(own):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            depth, span = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            taken |= {(number + down, column + right) for down in range(depth) for right in range(span)}
            last = min(number + depth, len(own)) - 1 if etree.QName(cell).localname == "th" else number
            found[last].append((column, cell))
            column += span
    return [[cell for _, cell in sorted(row, key=lambda each: each[0])] for row in found]


def shared(one: list, two: list) -> int:
    """Return how many of one are among two, each counted once."""
    return sum((Counter(one) & Counter(two)).values())


def cells_right(one: list[tuple[str, ...]], two: list[tuple[str, ...]]) -> tuple[int, int]:
    """Return how many cells with words stand in their row in their order, of how many; empty cells are not counted."""
    full = [[tuple(cell for cell in row if cell) for row in table] for table in (one, two)]
    one, two = [[row for row in table if row] for table in full]
    right = 0
    for tag, low, high, start, end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            right += sum(len(row) for row in one[low:high])
        elif tag == "replace":
            for first, second in zip(one[low:high], two[start:end], strict=False):
                right += sum(1 for a, b in zip(first, second, strict=False) if a == b)
    return right, sum(len(row) for row in one)


def measured(word: Reading, pdf: Reading) -> dict[str, tuple[int, int]]:
    """Return by kind how many the PDF gives right, of how many of the Word file."""
    found = {}
    for name, part in (("paragraphs", paragraphs), ("headings", headings), ("notes", notes)):
        one, two = list(part(word)), list(part(pdf))
        one = as_printed(one, two) if part is notes else one
        found[name] = (shared(one, two), len(one))
    found["cells"] = cells_right(list(rows(word)), list(rows(pdf)))
    found["figures of charts"] = cells_right(list(rows(word, of_charts=True)), list(rows(pdf)))
    one, two = (Counter(re.findall(r"\w+", " ".join(_all(each)))) for each in (word, pdf))
    drawn = [str(each.get("alt")) for part in (pdf.body, *pdf.attachments) for each in part.iter("{*}img")]
    found["words lost"] = (sum((one - two - Counter(re.findall(r"\w+", " ".join(drawn)))).values()), sum(one.values()))
    found["words more"] = (sum((two - one).values()), sum(two.values()))
    return found


def _all(reading: Reading) -> Iterator[str]:
    for part in (reading.body, *reading.attachments):
        for each in part.iter():
            if isinstance(each.tag, str) and etree.QName(each).localname in (
                "p",
                "num",
                "heading",
                "caption",
                "subheading",
            ):
                yield fold("".join(map(str, each.itertext())))


def pairs(corpus: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the Word files of a corpus that have a PDF beside them, with it."""
    found = {path.stem: path for path in sorted(corpus.rglob("*.docx"))}
    for path in sorted(corpus.rglob("*.pdf")):
        if path.stem in found:
            yield found[path.stem], path


def as_layout(pdf: Path) -> Reading | None:
    """Return what the text reader gives of `pdftotext -layout`, None where that is not there or cannot be read."""
    if not shutil.which("pdftotext"):
        return None
    command = ["pdftotext", "-layout", "-nopgbrk", str(pdf), "-"]
    data = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout
    try:
        return read_text(data, f"{pdf.stem}.txt", "en")
    except HexaplaError:
        return None


def main(corpus: Path, wanted: Sequence[str] = ()) -> None:
    """Print the table; `wanted` names the variants that are counted beside the published PDFs."""
    from benchmarks.pdf_doubts import doubted, marked, plain  # it counts what this module finds
    from benchmarks.pdf_variants import variants

    total: dict[str, Counter[str]] = defaultdict(Counter)
    for word, pdf in pairs(corpus):
        source = read_word(word.read_bytes(), word.name, "en", "accept")
        for variant, data in variants(word, pdf, wanted):
            begun = time.process_time()
            read = read_pdf(data, pdf.name, "en")
            seconds = (time.process_time() - begun) / sum(1 for _ in pages_of(data, pdf.name))
            _print(f"{pdf.stem} {variant}", measured(source, read), f"{seconds:.3f} s")
            seen = plain(" ".join(page.text for page in page_texts(data)))
            for kind, each in doubted(source, read, seen).items():
                apart = f"published otherwise {len(each.published)}, a blank behind a dash {len(each.blanks)}"
                print(f"    doubtful {kind}: {marked(each.counts)}; {apart}")
                total[f"{variant} {kind}"] += each.counts
        layout = as_layout(pdf)
        if layout is not None:
            _print("    pdftotext -layout", measured(source, layout), "")
    for name, counts in total.items():
        print(f"all {name}: {marked(counts)}")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


def _print(name: str, told: dict[str, tuple[int, int]], end: str) -> None:
    print(name, *(f"{kind} {right}/{count}" for kind, (right, count) in told.items()), end, sep="  ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
