"""Findings on a screen: a line a kind with its count and first places, and what a build has said before folded."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from hexapla.findings import Finding, Severity

PLACES = 3
"""How many places of a kind are named."""


LEAST = 4
"""What stands in further than this says more of the line above."""


class Line(NamedTuple):
    """A line on a screen: how far it stands in, its words, and what they are of: a severity, or nothing."""

    indent: int
    text: str
    severity: Severity | None = None


def every(findings: Sequence[Finding]) -> Iterator[Line]:
    """Yield findings one by one, the heaviest first."""
    for severity in Severity:
        for each in findings:
            if each.severity is severity:
                yield from _kind([each])


def by_kind(findings: Sequence[Finding], known: Collection[Finding]) -> Iterator[Line]:
    """Yield findings by kind, the heaviest first; those that were `known` in one line, but for errors."""
    heavy = [each for each in findings if each.severity is not Severity.INFO]
    notes = [each for each in findings if each.severity is Severity.INFO]
    kinds = _kinds(heavy)
    folded = [kind for kind in kinds if kind[0].severity is not Severity.ERROR and all(each in known for each in kind)]
    for kind in kinds:
        if kind not in folded:
            yield from _kind(kind)
    is_noted = any(each not in known for each in notes)
    before = [f"{_codes(folded)}"] if folded else []
    if notes and is_noted:
        yield Line(2, f"{counted(len(notes), 'repair or note', 'repairs and notes')}:")
        yield from _notes(notes)
    elif notes:
        before.append(counted(len(notes), "repair or note", "repairs and notes"))
    if before:
        yield Line(2, f"As before: {'; '.join(before)}.")
    if before or notes:
        yield Line(2, "Each one with -v, and in reports/findings.html.")


def counted(number: int, one: str, more: str) -> str:
    """Return a number and its noun."""
    return f"{number} {one if number == 1 else more}"


def _kinds(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return findings by their code, the heaviest first."""
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for severity in Severity:
        for each in findings:
            if each.severity is severity:
                kinds[each.code].append(each)
    return list(kinds.values())


def _kind(kind: Sequence[Finding]) -> Iterator[Line]:
    """Yield the lines of findings of one code: what is seen, where, what to do."""
    first, head = kind[0], f"{kind[0].severity} {kind[0].code}"
    more = counted(len(kind) - PLACES, "more place", "more places")
    if len(kind) == 1:
        yield Line(2, f"{head} {_seen(first)}", first.severity)
    elif len({each.message for each in kind}) == 1:
        places = list(filter(None, map(_place, kind)))
        yield Line(2, f"{head} × {len(kind)}: {first.message}", first.severity)
        if places:
            yield Line(10, ", ".join(places[:PLACES]) + (f" and {more}" if len(kind) > PLACES else ""))
    else:
        yield Line(2, f"{head} × {len(kind)}:", first.severity)
        yield from (Line(10, _seen(each)) for each in kind[:PLACES])
        if len(kind) > PLACES:
            yield Line(10, f"and {more}")
    yield Line(10, first.remedy)


def _notes(notes: Sequence[Finding]) -> Iterator[Line]:
    """Yield notes by kind and language, and how many normal repairs there are."""
    kinds: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in notes:
        if not each.is_routine:
            kinds[each.code, each.language or ""].append(each)
    for (code, language), kind in kinds.items():
        text = f"{len(kind)} × {code} {language} {kind[0].message}"
        yield Line(4, text.replace("  ", " "), Severity.INFO)
    if routine := len(notes) - sum(map(len, kinds.values())):
        yield Line(4, f"{routine} × normal repairs: nothing to do")


def _seen(each: Finding) -> str:
    """Return the place of a finding and what it says."""
    place = _place(each)
    return f"{place}: {each.message}" if place else each.message


def _place(each: Finding) -> str:
    return " ".join(part for part in (each.language, each.shown_place) if part)


def _codes(kinds: Sequence[Sequence[Finding]]) -> str:
    names = (f"{kind[0].code}{f' × {len(kind)}' if len(kind) > 1 else ''}" for kind in kinds)
    return f"{counted(sum(map(len, kinds)), 'warning', 'warnings')} ({', '.join(names)})"
