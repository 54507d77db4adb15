"""Repairs to a source text: which ones run is data, per language; each one is logged, in order."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from hexapla.akn.reading import Repair
from hexapla.data_files import data_file, data_names


@dataclass(frozen=True)
class Rule:
    """One repair: what it looks for in a line, and what it puts in its place (None: markup alone)."""

    code: str
    pattern: re.Pattern[str]
    put: Callable[[str], str] | None


_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]"
_COMPOSITION = Rule("T-113", re.compile(f"{_LETTER}[\u0300-\u036f]+"), partial(unicodedata.normalize, "NFC"))
"""Latin, Greek and Cyrillic letters with their marks apart: one letter where Unicode has one."""


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Return the repairs of a language: those for every language first, markup last."""
    tables = [data_file(f"repairs/{name}") for name in ("any", language) if name in data_names("repairs")]
    written = (
        Rule(row["code"], re.compile(row["pattern"]), _always(row["after"]) if kind == "repair" else None)
        for kind in ("repair", "superscript")
        for table in tables
        for row in table.get(kind, ())
    )
    return (_COMPOSITION, *written)


def repaired(text: str, language: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the text after its repairs, and the log that leads from one to the other.

    Line ends stay where they are, so the line numbers of the source hold for the result.
    """
    log: list[Repair] = []
    for rule in rules(language):
        if rule.put is not None:
            text = _apply(text, rule, rule.put, log)
    return text, tuple(log)


def superscripts(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return the parts of a text whose raised letters were lost: start, end, code; in order, apart."""
    found = []
    for rule in rules(language):
        if rule.put is None:
            found += [(*match.span("sup"), rule.code) for match in rule.pattern.finditer(text)]
    return sorted(found)


def _always(after: str) -> Callable[[str], str]:
    return lambda _: after


def _apply(text: str, rule: Rule, put: Callable[[str], str], log: list[Repair]) -> str:
    lines = text.split("\n")
    offset = 0
    for number, line in enumerate(lines, 1):
        group = "cut" if "cut" in rule.pattern.groupindex else 0
        kept, position, shift = [], 0, 0
        for match in rule.pattern.finditer(line):
            start, end = match.span(group)
            after = put(line[start:end])
            if line[start:end] == after:
                continue
            log.append(Repair(rule.code, number, offset + start + shift, line[start:end], after))
            kept += [line[position:start], after]
            position, shift = end, shift + len(after) - (end - start)
        lines[number - 1] = "".join([*kept, line[position:]])
        offset += len(lines[number - 1]) + 1
    return "\n".join(lines)
