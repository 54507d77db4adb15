"""How a line begins: the label of a paragraph, a heading or an item, by patterns that are data."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

ORDER = ("annex", "bullet", "paragraph", "letter", "chapter", "point")
"""The order in which kinds are tried; a roman I. that is also a letter is decided by the one before it."""


@dataclass(frozen=True)
class Labelled:
    """A line taken apart: its kind (`text` when it has no label), the label, and the words after it."""

    kind: str
    label: str
    text: str


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads((resources.files("hexapla") / "data" / "labels.toml").read_text(encoding="utf-8"))
    found = []
    for kind in ORDER:
        patterns = [*table[kind].get(language, ()), *table[kind].get("any", ())]
        found += [(kind, re.compile(pattern)) for pattern in patterns]
    return tuple(found)


def split_label(line: str, language: str, previous_letter: str = "") -> Labelled:
    """Take the label off a line.

    `previous_letter` is the label of the last lettered heading: a lone `C.` after `B.` is a letter, but
    after none it is a roman hundred, and an `I.` is a chapter unless an `H.` stood before it.
    """
    bare = line.strip(" \t\u00a0")
    for kind, pattern in _patterns(language):
        match = pattern.match(bare)
        if match is None:
            continue
        label = match["label"]
        if kind == "letter" and not _follows(label, previous_letter):
            continue
        return Labelled(kind, label, bare[match.end("label") :].strip(" \t\u00a0"))
    return Labelled("text", "", bare)


def _follows(label: str, previous: str) -> bool:
    """Tell whether a lettered heading may be one: it begins a row with A, or follows its neighbour."""
    letter = label.rstrip(".")
    if len(letter) != 1 or not letter.isascii():
        return True
    if letter == "A":
        return True
    return (bool(previous) and ord(letter) - ord(previous[0]) == 1) or letter not in "IVXLC"
