"""Doubts: what of a page could be read otherwise, why, and how sure the reading is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hexapla.codes import finding
from hexapla.findings import Finding

CONFIDENCE_OF = {
    "it may go on from the paragraph before, or begin a new one": 0.60,
    "a hyphen or a blank may be one too many, or lack": 0.80,
    "a heading by its look alone": 0.70,
    "a note without a mark": 0.40,
    "words stand over the edge of a cell": 0.50,
    "it may stand in another row of the table": 0.70,
    "columns are told by the room between words alone": 0.70,
    "the end of the page may cut a row of the table, or part two": 0.80,
    "it may belong to a table or a drawing": 0.40,
    "it is no heading and ends as no sentence does": 0.60,
    "words of it may stand in another order, or elsewhere": 0.60,
}
"""How sure a reading is by the reason to doubt it."""

BEGIN, HYPHEN, HEADING, NOTE, EDGE, ROWS, COLUMNS, CUT, DRAWING, FRAGMENT, ORDER = CONFIDENCE_OF

_LONGEST = 60
_MOST = 12
"""Places that one finding quotes."""


class Doubt(NamedTuple):
    """A place that could be read otherwise: its page, the line it became, its words, the reason."""

    page: int
    line: int
    words: str
    reason: str


def confidence_of(reasons: Iterable[str], sure: float = 1.0) -> str:
    """Return how sure a reading is, from 0.00 to 1.00; `sure` is how sure its words are, of whatever its place says."""
    return f"{min((sure, *(CONFIDENCE_OF[reason] for reason in reasons))):.2f}"


def findings_of(doubts: Iterable[Doubt], name: str, language: str) -> Iterator[Finding]:
    """Yield one finding a page that has doubtful places: it quotes them."""
    for page, group in groupby(sorted(dict.fromkeys(doubts)), key=lambda each: each.page):
        places = list(group)
        yield finding(
            "F-235",
            page=page,
            count=len(places),
            before=quoted([said_of(each) for each in places]),
            file=name,
            line=places[0].line,
            language=language,
        )


def said_of(doubt: Doubt) -> str:
    """Return the beginning of a doubtful place and why it is one."""
    return f"“{_beginning(doubt.words)}” ({doubt.reason})"


def quoted(places: Sequence[str]) -> str:
    """Return the first of some places in one line, and how many more there are."""
    more = [f"and {len(places) - _MOST} more"] if len(places) > _MOST else []
    return "; ".join([*places[:_MOST], *more])


def ranges(pages: Iterable[int]) -> str:
    """Return the numbers of pages in order, those in a row as one: `3–5, 9`."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _beginning(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
