"""The gate of facing pages: do both pages of every spread hold the same paragraphs, and are they level?

Even pages are of one language, odd ones of the other; the first page is the title leaf.  Each language is read by
itself, from its own pages alone, so that a line on the wrong page is a line that is missing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.tools.pdfgate import ARCHIVAL, Expected, Verdict, located, missing, verify_pdf
from hexapla.tools.pdftext import Structure, fold, structure

LEVEL = 1.0
"""How far apart first lines of the same paragraph may stand, in points."""

RAISED = 5.0
"""What begins by less than this above what follows, in points, is raised on the same line: the letter of a note."""


@dataclass(frozen=True)
class Facing:
    """What facing pages promise: those of the left, those of the right; each unit is named alike in both.

    `gaps` are the units that one language lacks: words that say so stand on every page where the other has it.
    `loose` are those whose lines need not be level: tables, what belongs to them below, and pictures; `ragged` are tables that have fewer rows in
    one language, which may end on an earlier spread there.
    """

    sides: tuple[Expected, Expected]
    gaps: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    ragged: frozenset[str] = frozenset()


Heights = dict[str, dict[int, float]]
"""For each unit the spreads that it stands on, and how high its first line on each is."""


def verify_spreads(
    data: bytes,
    promised: Facing,
    file: str | None = None,
    standards: Iterable[str] = ARCHIVAL,
) -> Verdict:
    """Return the verdict on a finished PDF of facing pages."""
    sides = promised.sides
    fonts = frozenset[str]().union(*(side.fonts for side in sides))
    whole = Expected((), tuple(note for side in sides for note in side.notes), fonts)
    verdict = verify_pdf(data, whole, file, standards)
    seen = structure(data)
    found: list[Finding] = []
    heights: list[Heights] = []
    for parity, side in enumerate(sides):
        lost, own = _read(seen, parity, side)
        found += lost
        heights.append(own)
    odd = list(_uneven(heights[0], heights[1], promised))
    found += odd
    units = len({*heights[0], *heights[1]})
    facts = {**verdict.facts, "units": f"{units - len({each.eid for each in odd})} of {units} level on their spread"}
    return Verdict((*verdict.findings, *(replace(each, file=file) for each in found)), facts)


def _read(seen: Structure, parity: int, side: Expected) -> tuple[list[Finding], Heights]:
    """Return what is missing on the pages of one language, and where its units stand."""
    chunks = [
        (fold(chunk), (page - 1) // 2, height)
        for chunk, (page, height) in zip(seen.chunks, seen.places, strict=True)
        if page > 0 and page % 2 != parity
    ]
    chunks = [each for each in chunks if each[0]]
    starts = [0, *accumulate(len(text) for text, _, _ in chunks)]
    lost: list[Finding] = []
    heights: Heights = {}
    for passage, (start, end) in located([text for text, _, _ in chunks], side.passages):
        if start < 0:
            lost.append(missing(passage))
            continue
        if start == end:
            continue
        own = heights.setdefault(passage.eid, {})
        first = bisect_right(starts, start) - 1
        for at in range(first, len(chunks)):
            if starts[at] >= end:
                break
            _, spread, height = chunks[at]
            top = own.setdefault(spread, height)
            own[spread] = height if 0 < top - height < RAISED else top
    return lost, heights


def _uneven(left: Heights, right: Heights, promised: Facing) -> Iterator[Finding]:
    """Yield a finding for every unit that stands on other spreads in one language, or at another height."""
    for eid in (each for each in left if each in right):
        one, other = left[eid], right[eid]
        is_whole = eid not in promised.gaps and eid not in promised.ragged
        if min(one) != min(other) or (is_whole and set(one) != set(other)):
            pages = " and ".join(", ".join(str(spread + 1) for spread in sorted(each)) for each in (one, other))
            yield finding("F-905", what=f"stands on pages {pages}", eid=eid)
            continue
        far = max(abs(one[spread] - other[spread]) for spread in one if spread in other)
        if far > LEVEL and eid not in promised.loose:
            yield finding("F-905", what=f"begins {far:.1f} pt lower on one of its pages", eid=eid)
