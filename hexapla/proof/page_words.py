"""The words of a PDF, page by page, against those of the text: a counted set, since pages say nothing of an order for certain."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.catalogue import notices_in
from hexapla.proof.accounting import Fault
from hexapla.proof.canonical import CanonicalText, texts
from hexapla.proof.stories import MARK, NUMBER, Word
from hexapla.tools.hocr import recognised_pages
from hexapla.tools.pdfwords import PageText, page_texts
from hexapla.word_counts import part_marks, rejoined, runs_of, unequal, words_in

_FEWEST = 3
"""Pages from which on a line at an edge that comes back is page furniture."""

_FIGURES = re.compile(r"\d+")
_ALONE = re.compile(r"\*?[A-Z]*\.?[\d\s/–-]+(?:\([A-Z]\))?[\d\s]*\*?")
"""Folios, job numbers, the figures below a bar code."""

FURNITURE = "page furniture"


@dataclass
class PageAccount:
    """Sets the pages of a PDF against a document; `left` counts the words that each rule has left out."""

    reading: Reading
    canonical: CanonicalText
    left: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def settle(self) -> None:
        """Count the words of all pages and of the whole text; what is excused stands among those of the text, so that it hides nothing else."""
        pages = list(_pages(self.reading))
        printed = [(word, number) for number, page in enumerate(pages, 1) for word in words_in(page.text)]
        written = list(self._written())
        row = [word for word, _ in printed]
        excused = self._excused(pages, written, row)
        lacking, surplus = unequal(row, [*written, *excused.elements()])
        whole = [word for page in pages for word in words_in(page.whole or page.text)]
        _, more = unequal(whole, [*written, *excused.elements()])
        surplus, more = surplus - excused, more - excused
        lacking &= Counter(whole)  # but for what the edge of a column leaves of a word
        self._part_marks(lacking, surplus, more)
        others = self._others(lacking, row)
        more -= rejoined(lacking, surplus + others)
        self._leave(
            "label",
            lacking,
            [word.text for word in self.canonical.body if word.rule == NUMBER and not word.text.isdecimal()],
        )
        self._leave(
            "overruled line", lacking, [slot.text for slot in self.reading.slots] if self.canonical.supplied else []
        )
        self.left["unnamed"] = sum(page.unnamed for page in pages)
        for repair in self.reading.repairs:
            lacking -= Counter(words_in(repair.before))
            more -= Counter(words_in(repair.after))
        for page, runs in groupby(runs_of(row, lacking), key=lambda run: printed[run.start][1]):
            said = " … ".join(" ".join(row[run.start : run.stop]) for run in runs)
            self.faults.append(Fault(said, "", 0, f"page {page}"))
        self.faults += [Fault("", " ".join(written[run.start : run.stop]), 0, "page") for run in runs_of(written, more)]

    def _excused(self, pages: Sequence[PageText], written: Sequence[str], row: Sequence[str]) -> Counter[str]:
        """Return the words of pages that the reader says it has left out, or has said as the words of a picture."""
        images = (each for part in (self.reading.body, *self.reading.attachments) for each in part.iter(akn("img")))
        drawn = [word for each in images for word in words_in(each.get("alt", ""))]
        notice = (
            [word for line in notices_in(pages[0].whole or pages[0].text) for word in words_in(line)] if pages else []
        )
        rules = {
            "repeated head": self._repeated_heads(written),
            FURNITURE: [*notice, *self._logged(furniture_of(pages)).elements()],
            "alternative text": drawn,
        }
        counts = {rule: Counter(words) & Counter(row) for rule, words in rules.items()}
        self.left |= {rule: each.total() for rule, each in counts.items()}
        return sum(counts.values(), Counter[str]())

    def _part_marks(self, lacking: Counter[str], *parted: Counter[str]) -> None:
        """Take off words that a page joins with the mark of a note; a head that comes back calls notes that the text calls once."""
        calls = [(one.text, mark.text) for each in self._rows() for one, mark in pairwise(each) if mark.rule == MARK]
        marks = {mark for _, mark in calls}
        calls += [(word[:-1], word[-1]) for word in lacking.elements() if word[-1] in marks]
        part_marks(lacking, calls, *parted)

    def _others(self, lacking: Counter[str], row: Sequence[str]) -> Counter[str]:
        """Leave out the words of lines in another language and the letters that the edge of a column cuts off; return the first that lack nowhere."""
        lines = [line for page in self.reading.outline for line in page.others]
        letters = [word for word in lacking if len(word) == 1 and word.isalpha()] if lines else []
        known = Counter(word for line in lines for word in words_in(line)) & Counter(row)
        rest = known - lacking
        self._leave(
            "other language", lacking, [*lines, *(letter for each in letters for letter in [each] * lacking[each])]
        )
        return rest

    def _rows(self) -> Iterator[Sequence[Word]]:
        yield self.canonical.body
        yield from (story.words for story in (*self.canonical.front, *self.canonical.notes))

    def _written(self) -> Iterator[str]:
        return (word for row in self._rows() for text in texts(row) for word in words_in(text))

    def _logged(self, furniture: Counter[str]) -> Counter[str]:
        """Return what of the furniture that pages have the reader says it has left out; of one of two languages it says its own alone."""
        if "part" in self.reading.handling:
            return furniture
        return furniture & Counter(
            word for page in self.reading.outline for line in page.furniture for word in words_in(line)
        )

    def _repeated_heads(self, written: Sequence[str]) -> list[str]:
        """Return the words of heads that the reader says it has left out, as far as they stand in the text, a note mark behind them or not."""
        known = set(written)
        heads = [line for page in self.reading.outline for line in page.heads]
        return [word for line in heads for word in words_in(line) if {word, word[:-1]} & known]

    def _leave(self, rule: str, lacking: Counter[str], lines: Sequence[str]) -> None:
        """Count what a rule leaves out, and take it off what is lacking."""
        words = lacking & Counter(word for line in lines for word in words_in(line))
        lacking.subtract(words)
        self.left[rule] = sum(words.values())


def _pages(reading: Reading) -> Iterator[PageText]:
    """Yield the words of all pages: those of the file, and those that were recognised in its pictures."""
    hocr = reading.recognised
    read = {each.number: each for each in recognised_pages(hocr)} if hocr else {}
    for number, page in enumerate(page_texts(reading.source, reading.handling.get("part", "")), 1):
        more = read.get(number)
        yield PageText(f"{page.text}\n{more.text}", (*page.edges, *more.edges)) if more else page


def furniture_of(pages: Sequence[PageText]) -> Counter[str]:
    """Return the words of lines at the edges of pages that come back, figures left open, or are figures alone."""
    kept = [{_key(line): line for line in page.edges} for page in pages]
    counts = Counter(key for lines in kept for key in lines)
    enough = min(_FEWEST, max(2, len(pages)))
    back = {key for key, count in counts.items() if count >= enough}
    found = [line for lines in kept for key, line in lines.items() if key in back or _ALONE.fullmatch(line.strip())]
    known = {word for line in found for word in words_in(line)}
    found += [
        line for page, lines in zip(pages, kept, strict=True) for line in _set_sideways(page, back - set(lines), known)
    ]
    return Counter(word for line in found for word in words_in(line))


def _set_sideways(page: PageText, lacking: Collection[str], known: Collection[str]) -> Iterator[str]:
    """Yield the lines of a turned sheet that stand at the edges of the others and not at its own, then its folio and job number.

    A turned sheet is one that has such a line; folios and job numbers on it are figures alone, of what the edges `known`
    of the others hold, and may be cut in two.
    """
    lines = list(dict.fromkeys(page.text.splitlines()))
    turned = [line for line in lines if _key(line) in lacking]
    yield from turned
    for line in lines if turned else ():
        if line not in turned and line not in page.edges and _ALONE.fullmatch(line.strip()):
            yield from [line] if set(words_in(line)) <= set(known) else ()


def _key(line: str) -> str:
    return _FIGURES.sub("#", " ".join(line.split()))
