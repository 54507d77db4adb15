"""What `add` says of the pages of a PDF, in few lines: what stands on which, what was left out, what is doubted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from hexapla.akn.reading import PageOutline
from hexapla.cli.kinds import counted

if TYPE_CHECKING:
    from hexapla.officer.changes import Change

WIDTH = 80
_LABEL = 13
_MOST = 12
"""Lines of one kind that are shown."""

_NAMES = {"headings": "heading", "paragraphs": "paragraph", "notes": "note", "tables": "table", "drawings": "drawing"}
_OTHERS = {"contents": "contents list", "goes_on": "more of a table"}
_DIGITS = re.compile(r"\d+")


def lines_of(pages: Sequence[PageOutline]) -> Iterator[str]:
    """Yield what was understood of pages, each line no wider than `WIDTH`."""
    runs = [list(run) for _, run in groupby(pages, key=lambda page: (page.how, tuple(sorted(page.counts))))]
    yield from _few([_line(_range(run), _said(run)) for run in runs], "ranges of pages")
    yield from _wrapped("left out", "; ".join(_left_out([text for page in pages for text in page.furniture])))
    doubted = [page for page in pages if page.doubts]
    yield from _few([_line(f"doubted {page.number}", _doubt(page)) for page in doubted], "pages with doubtful places")


def _left_out(texts: Sequence[str]) -> Iterator[str]:
    """Yield what comes back on pages, the most often first: what differs in its figures alone by its first and last."""
    alike: dict[str, list[str]] = {}
    for text in texts:
        alike.setdefault(_DIGITS.sub("#", text), []).append(text)
    for own in sorted(alike.values(), key=len, reverse=True):
        said = own[0] if len(set(own)) == 1 else f"{own[0]} … {own[-1]}"
        yield said if len(own) == 1 else f"{said} ({len(own)} times)"


def _range(run: Sequence[PageOutline]) -> str:
    first, last = run[0].number, run[-1].number
    return f"page {first}" if first == last else f"pages {first}–{last}"


def _said(run: Sequence[PageOutline]) -> str:
    counts = Counter[str]()
    for page in run:
        counts.update(page.counts)
    parts = [counted(counts[key], one, key) for key, one in _NAMES.items() if counts[key]]
    said = ", ".join([*parts, *(words for key, words in _OTHERS.items() if counts[key])]) or "nothing"
    how = run[0].how
    if how == "picture":
        return "a picture whose words nobody has read"
    return f"{said}, recognised by {how}" if how else said


def _doubt(page: PageOutline) -> str:
    more = len(page.doubts) - 1
    return f"{page.doubts[0]}" if not more else f"{counted(more + 1, 'place', 'places')}: {page.doubts[0]}"


def _line(label: str, text: str) -> str:
    line = f"  {label.ljust(_LABEL)} {text}"
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def _wrapped(label: str, text: str) -> Iterator[str]:
    lines = wrap(text, WIDTH - _LABEL - 3)
    yield from _few([_line("" if number else label, line) for number, line in enumerate(lines)], "lines")


def _few(lines: Sequence[str], what: str) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield _line("", f"and {len(lines) - _MOST} more {what}")


def compared(before: str, after: str, changes: "Sequence[Change]") -> Iterator[str]:
    """Yield what a reading of a PDF had missed or has otherwise than the other file, by their endings; nothing for two of a kind."""
    if not changes or (before == ".pdf") == (after == ".pdf"):
        return
    only_before = sum(each.after is None for each in changes)
    only_after = sum(each.before is None for each in changes)
    missed, more = (only_after, only_before) if before == ".pdf" else (only_before, only_after)
    which = "had" if before == ".pdf" else "has"
    yield (
        f"Against the other file, the reading of the PDF {which} missed {counted(missed, 'paragraph', 'paragraphs')}, "
        f"{which} {more} too many and {len(changes) - missed - more} otherwise:"
    )
