"""A first page that was run together in one long line: the masthead is cut off it, then the title, and logged."""

import re

from hexapla.akn.reading import Repair
from hexapla.domain.label_patterns import matches
from hexapla.readers.masthead.slots import beginning_of

RUN_TOGETHER = "M-102"

_FEWEST = 120
_MOST = 1200
_LONGEST_TITLE = 320
_SURE = frozenset({"authority", "symbol", "distribution", "original"})
_WORDS_OF_CONTENTS = 3
_BEGINS_TEXT = re.compile(r"\*{1,3}|1\.|I\.")


def with_masthead_apart(text: str, language: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with the masthead at the beginning of its first line as a row, the title and the rest below it."""
    number, line = next(((number, line) for number, line in enumerate(text.split("\n")) if line.strip()), (0, ""))
    if len(line) < _FEWEST or line.lstrip().startswith("|"):
        return text, ()
    head = line[:_MOST]
    keys, end = beginning_of(head, language)
    if len(set(keys) & _SURE) < 2:
        return text, ()
    title = _title_end(head, end, language)
    pieces = [f"| {' '.join(line[:end].split())} |", line[end:title].strip(), line[title:].strip()]
    after = "\n".join(piece for piece in pieces if piece)
    start = sum(len(each) + 1 for each in text.split("\n", number)[:number])
    return text[:start] + after + text[start + len(line) :], (Repair(RUN_TOGETHER, number + 1, start, line, after),)


def _title_end(line: str, start: int, language: str) -> int:
    """Return where a title ends: before a note, a contents list or the first label; where it began, if nothing ends it."""
    words = [match.span() for match in re.finditer(r"\S+", line[start : start + _LONGEST_TITLE])]
    for index, (begin, end) in enumerate(words):
        ahead = [words[min(len(words), index + count) - 1][1] for count in range(1, _WORDS_OF_CONTENTS + 1)]
        if _BEGINS_TEXT.fullmatch(line[start + begin : start + end]) or any(
            matches("contents", line[start + begin : start + each], language) for each in ahead
        ):
            return start + begin
    return start
