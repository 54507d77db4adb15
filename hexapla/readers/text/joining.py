"""Lines that a source broke in two: headings, titles, sentences and lines of the masthead are joined, and logged."""

import re
from collections.abc import Collection

from hexapla.akn.reading import Repair
from hexapla.domain.label_patterns import matches
from hexapla.readers.masthead.slots import folded_line, looks_like_symbol, phrase_lines
from hexapla.readers.structure.labels import BLANKS, LONGEST_HEADING, ends_sentence, split_label

BROKEN_LINE = "S-101"
EMPTY_NUMBER = "S-102"

_LONE_NUMBER = re.compile(r"[ \t\u00a0]*\d{1,4}\.[ \t\u00a0]*")
_LONE_RESOLUTION = re.compile(r"[ \t\u00a0]*(?:S-|ES-)?\d{1,3}/\d{1,3}(?:\.| ?[-–])[ \t\u00a0]*")
_SHORT_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{1,3}$")
_HEADINGS = ("text", "chapter", "letter", "annex", "heading", "part", "book_chapter", "book_section", "article")
_MASTHEAD_LINES = 40
_MOST_JOINED = 6
_LONGEST_PHRASE = 1000
"""Characters that no phrase of a masthead has, however it is spaced."""


def joined(text: str, language: str, untouched: Collection[int] = ()) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with its broken lines joined, and the log; `untouched` lines (of a contents list) stay."""
    log: list[Repair] = []
    kept: list[str] = []
    offset = 0
    lines = text.split("\n")
    masthead = _masthead_joins(lines, language)
    for number, line in enumerate(lines, 1):
        follower = lines[number] if number < len(lines) else ""
        is_joined = (
            kept
            and number not in untouched
            and (number in masthead or (number - 1 not in untouched and _continues(kept[-1], line, follower, language)))
        )
        if _parts_number(kept, line, follower, language):  # a blank line stands below the number of a resolution
            log.append(Repair(BROKEN_LINE, number - 1, offset - 1, "\n", ""))
            offset -= 1
        elif is_joined:
            log.append(Repair(BROKEN_LINE, number - 1, offset - 1, "\n", " "))
            kept[-1] = f"{kept[-1]} {line}"
        else:
            kept.append(line)
        offset += len(line) + 1
    return "\n".join(kept), tuple(log)


def _parts_number(kept: list[str], line: str, follower: str, language: str) -> bool:
    """Tell whether a blank line parts the number of a resolution, `70/1.`, from its title."""
    is_lone = bool(kept) and not line.strip(BLANKS) and _LONE_RESOLUTION.fullmatch(kept[-1]) is not None
    return is_lone and bool(follower.strip(BLANKS)) and split_label(follower, language).kind == "text"


def without_empty_numbers(text: str, language: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the text without automatic numbers of empty paragraphs, and the log.

    A number alone on its line is one of these, unless the words it belongs to stand on the next line.
    """
    log: list[Repair] = []
    lines = text.split("\n")
    offset = 0
    for index, line in enumerate(lines):
        if _LONE_NUMBER.fullmatch(line) and not _has_words_below(lines, index, language):
            log.append(Repair(EMPTY_NUMBER, index + 1, offset, line, ""))
            lines[index] = ""
        offset += len(lines[index]) + 1
    return "\n".join(lines), tuple(log)


def _has_words_below(lines: list[str], index: int, language: str) -> bool:
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(below.strip(BLANKS)) and split_label(below, language).kind == "text"


def _masthead_joins(lines: list[str], language: str) -> set[int]:
    """Return the numbers of lines that end a masthead line broken in several: `Distr.` and `GENERAL`."""
    known = phrase_lines(language)
    found: set[int] = set()
    index = 0
    end = min(len(lines), _MASTHEAD_LINES)
    while index < end:
        length = _longest_phrase(lines[index : min(end, index + _MOST_JOINED)], known)
        found.update(range(index + 2, index + length + 1))
        index += max(length, 1)
    return found


def _longest_phrase(lines: list[str], known: Collection[str]) -> int:
    """Return how many of the lines are one phrase together, 1 where none are."""
    words = ""
    best = 1
    for count, line in enumerate(lines, 1):
        if not line.strip(BLANKS) or "|" in line:
            break
        words = f"{words} {line}".strip()
        if len(words) > _LONGEST_PHRASE:
            break
        if count > 1 and folded_line(words) in known:
            best = count
    if (
        best == 1
        and len(lines) > 1
        and re.fullmatch(r"Distr\.?\s*:?", lines[0].strip())
        and re.fullmatch(r"\s*\w+\*?", lines[1])
    ):
        best = 2
    return best


def _continues(before: str, line: str, follower: str, language: str) -> bool:
    """Tell whether a line goes on with the sentence or heading of the line before it."""
    if _LONE_RESOLUTION.fullmatch(before) or (_LONE_NUMBER.fullmatch(before) and line[:1] not in ("\t", "|")):
        return split_label(line, language).kind == "text" and bool(line.strip(BLANKS))
    if (
        not line
        or line[0] in "\t|"
        or before.lstrip().startswith("|")
        or line.strip(BLANKS).count("\t") > 1  # a row of cells
        or not before.strip(BLANKS)
        or ends_sentence(before)
        or matches("resolution_number", before, language)
        or looks_like_symbol(before.strip(BLANKS))
    ):
        return False
    kind = split_label(before, language).kind
    if line[:1].islower() and split_label(line, language).kind == "text":
        return kind in _HEADINGS or not before.startswith((" ", "\u00a0"))
    if kind in _HEADINGS:
        return _is_cut_heading(before, line, follower, language)
    return kind in ("point", "paragraph") and _is_cut_sentence(before, line, language)


def _is_cut_heading(before: str, line: str, follower: str, language: str) -> bool:
    """Tell whether a heading set in by a tab broke after a small word: `information on` and `Kyoto Protocol units`."""
    if (
        line[0] in "(["
        or not before.startswith("\t")
        or not _SHORT_WORD.search(before)
        or not before.rstrip()[-1:].islower()
    ):
        return False
    is_short = len(before) + len(line) <= LONGEST_HEADING
    return (
        is_short
        and split_label(line, language).kind == "text"
        and not ends_sentence(line)
        and follower.startswith("\t")
    )


def _is_cut_sentence(before: str, line: str, language: str) -> bool:
    """Tell whether the sentence of an item or paragraph broke: no stop before, one after, and no label between."""
    return (
        before.startswith("\t")
        and before[-1:].islower()
        and ends_sentence(line)
        and split_label(line, language).kind in ("text", "number", "prefixed")
    )
