"""Paragraphs that the end of a page cut in two: they are made whole, and both halves of that are logged."""

import re
from collections.abc import Sequence

from hexapla.akn.reading import Repair
from hexapla.readers.structure.labels import BLANKS, split_label
from hexapla.readers.text.line_ends import SMALL_WORD, STOP, blank_between, cells, has_no_case

CUT = "S-106"

NOTE = re.compile(r"(?:\d{1,3}/?[ \t]+|[⁰¹²³⁴-⁹]{1,3}\)?[ \t]*|\*{1,3}[ \t]*|\[\d{1,3}\][ \t]*)[^\W_a-zа-яё]")
"""How the text of a note begins that stands below the lines of its page."""

_RULE = re.compile("[_—–-]{5,}")
_FARTHEST = 30
"""Lines above a page end among which the last of the text is looked for."""

_SHORTEST = 30
_WITHIN_SENTENCE = re.compile("[,;，、；،؛。]")


def rejoined(text: str, language: str, breaks: Sequence[int]) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with paragraphs that the end of a page cut in two made whole; `breaks` are indexes of lines."""
    lines = text.split("\n")
    found: dict[int, int] = {}
    for position in breaks:
        above = _last_words(lines, position)
        below = next(
            (index for index in range(position, min(len(lines), position + 12)) if lines[index].strip(BLANKS + "\f")),
            None,
        )
        if above is None or below is None or below in found.values() or above in found or above in found.values():
            continue
        first, second = lines[above].strip(BLANKS), lines[below].strip(BLANKS + "\f")
        is_text = split_label(second, language).kind == "text" and not second.startswith("|")
        is_open = not STOP.search(first) and cells(first) > _SHORTEST
        if is_text and is_open and _goes_on(first, second):
            found[above] = below
    log: list[Repair] = []
    offset = shift = 0
    taken = {below: above for above, below in found.items()}
    for index, line in enumerate(lines):
        if index in taken:
            words = line.strip(BLANKS + "\f")
            log.append(Repair(CUT, index + 1, offset + shift + line.index(words), words, ""))
            shift -= len(words)
        if index in found:
            words = lines[found[index]].strip(BLANKS + "\f")
            words = f"{blank_between(line, words, language)}{words}"
            log.append(Repair(CUT, index + 1, offset + shift + len(line), "", words))
            shift += len(words)
        offset += len(line) + 1
    for above, below in found.items():
        words = lines[below].strip(BLANKS + "\f")
        lines[above] += f"{blank_between(lines[above], words, language)}{words}"
        lines[below] = lines[below].replace(words, "", 1)
    return "\n".join(lines), tuple(log)


def _last_words(lines: Sequence[str], position: int) -> int | None:
    """Return the index of the last line above a page end that is no note, nor below the rule that parts the notes."""
    above = range(position - 1, max(-1, position - _FARTHEST), -1)
    rule = next((index for index in above if "\f" in lines[index] or _RULE.fullmatch(lines[index].strip(BLANKS))), None)
    position = position if rule is None or "\f" in lines[rule] else rule
    for index in range(position - 1, max(-1, position - _FARTHEST), -1):
        words = lines[index].strip(BLANKS + "\f")
        if words and not NOTE.match(words):
            return index
    return None


def _goes_on(first: str, second: str) -> bool:
    """Tell whether a sentence that has no end above a page end goes on below it, by how the two lines meet."""
    is_small = second[0].islower() or SMALL_WORD.search(first) is not None or first.endswith(",")
    is_letter = has_no_case(second) and not second[0].isdigit()
    return is_small or (is_letter and _WITHIN_SENTENCE.search(first) is not None)
