"""The contents list of a source: it repeats the headings with page numbers, and none of its lines is a heading."""

import re
from collections.abc import Sequence
from unicodedata import decomposition, normalize

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.names import E
from hexapla.domain.label_patterns import matches
from hexapla.readers.structure.labels import BLANKS, ends_sentence, split_label
from hexapla.readers.structure.lines import RANKS, Line

_PAGE = re.compile(
    r"(?:\t[ \u00a0]*|(?<!\.)\.{3,}[ \u00a0]*|(?<!…)…+[ \u00a0]*|(?<!\. )(?:\. ){3,}|(?<![ \u00a0])[ \u00a0]{2,})(?:\d{1,4}(?:[–-]\d{1,4})?|[ivxl]{1,6})[ \u00a0]*$"
)
_TRAILING = re.compile(r"(?<![\d\s–-])(?:[\d\s–-]+|[\t ][ivxl]{1,6})$")
_LONGEST_ENTRY = 320
_LONGEST_HEADING = 700
_WIDEST_GAP = 8
_LONGEST_TAIL = 12
_FEWEST_PAGES = 2
_LONGEST_PAGES = 10
_MOST_LINES = 8
_NUMBER_OF_DECISION = re.compile(r"\d{1,3}/[A-Z]{2,4}\.\d{1,2}")
_NOTE = re.compile(r"\*{1,3}[ \t\u00a0]|[_\-–—]{5,}$")
_OPENERS = ("decision", "resolution", "annex", "appendix", "chapter", "part", "article", "paragraph")


def contents_range(lines: Sequence[str], language: str) -> range:
    """Return the indexes of the lines that are the contents list, its title the first; empty where there is none.

    It ends with the last entry that has a page number; lines behind it belong to it until one repeats an entry.
    """
    title = next((index for index, line in enumerate(lines) if matches("contents", line.strip(BLANKS), language)), None)
    if title is None:
        return range(0)
    later = _repeated(lines, title)
    last, pages, gap = title, 0, 0
    entries: set[str] = set()
    for index in range(title + 1, len(lines)):
        line = lines[index]
        if not line.strip(BLANKS):
            continue
        if pages and not entries.isdisjoint(_forms(line)):
            break
        entry = _TRAILING.sub("", line)
        if entry != line.rstrip():
            entries.add(_folded(entry))
        gap += 1
        if (len(line) > _LONGEST_ENTRY and not _PAGE.search(line)) or gap > _WIDEST_GAP:
            break
        if _PAGE.search(line) or (line[-1:].isdigit() and _repeats(lines, index, later, language)):
            last, pages, gap = index, pages + 1, 0
    if pages < _FEWEST_PAGES:
        return range(0)
    return range(title, _with_tail(lines, title, last, language))


def with_contents_as_one(lines: Sequence[Line], language: str) -> tuple[list[Line], list[int]]:
    """Return the lines with a contents list in no style of its own as one line, and the number of its title, none where there is none."""
    texts = ["" if line.block is not None else f"{line.label or ''} {line.text}".strip(BLANKS) for line in lines]
    found = contents_range(texts, language) if not any(line.eid or _is_list(line) for line in lines) else range(0)
    ends = (index for index in found[1:] if _begins_text(lines[index], texts[index]))
    found = range(found.start, next(ends, found.stop))
    listed = [lines[index] for index in found]
    if len(listed) <= _FEWEST_PAGES or any(line.block is not None for line in listed):
        return list(lines), []
    entries = (E.alinea(E.content(E.p(texts[index]))) for index in found[1:] if texts[index])
    holder = E.hcontainer({"name": CONTENTS}, E.heading(texts[found.start]), *entries)
    one = Line(listed[0].number, "", block=holder)
    return [*lines[: found.start], one, *lines[found.stop :]], [one.number]


def _begins_text(line: Line, text: str) -> bool:
    """Tell whether a line without a page number is a heading by its style, or a sentence: the text has begun."""
    return not _TRAILING.search(text) and (line.style in RANKS or ends_sentence(text))


def _is_list(line: Line) -> bool:
    """Tell whether a line is a contents list."""
    return line.block is not None and line.block.get("name") == CONTENTS


def with_kept_contents(lines: Sequence[Line], kept: Sequence[str]) -> list[Line]:
    """Put the contents list that a file of ours keeps back to its place.

    `kept` is the id of the line that follows the list, its heading, its lines; nothing where the source had none.
    """
    if not kept:
        return list(lines)
    following, heading, *entries = kept
    holder = E.hcontainer({"name": CONTENTS}, E.heading(heading), *(E.alinea(E.content(E.p(each))) for each in entries))
    place = next((index for index, line in enumerate(lines) if following and line.eid == following), 0)
    return [*lines[:place], Line(0, "", block=holder), *lines[place:]]


def _with_tail(lines: Sequence[str], title: int, last: int, language: str) -> int:
    """Return where the list ends, lines behind the last page number included until one repeats an entry."""
    entries = {_folded(_TRAILING.sub("", lines[index])) for index in range(title + 1, last + 1)} - {""}
    for index in range(last + 1, min(len(lines), last + 1 + _LONGEST_TAIL)):
        bare = lines[index].strip(BLANKS)
        if bare and not entries.isdisjoint(_forms(bare)):
            return index
        if split_label(bare, language).kind in _OPENERS or _NOTE.match(bare):
            break
    return last + 1


def _repeated(lines: Sequence[str], title: int) -> set[str]:
    """Return the lines below the title, folded, with the marks of notes that end them and without."""
    return {form for line in lines[title + 1 :] if len(line) <= _LONGEST_HEADING for form in _forms(line)} - {""}


def _repeats(lines: Sequence[str], index: int, later: set[str], language: str) -> bool:
    """Tell whether an entry whose page number is glued to it repeats a line below: it, or it and the lines before it."""
    entry = ""
    for first in range(index, max(-1, index - _MOST_LINES), -1):
        entry = f"{lines[first].strip(BLANKS)} {entry}".strip()
        unlabelled = split_label(entry, language).text
        for words in {entry, unlabelled, _NUMBER_OF_DECISION.sub("", entry, count=1)}:
            folded = _folded(words)
            if any(folded[:-cut] in later for cut in range(1, _LONGEST_PAGES + 1) if folded[-cut:].isdecimal()):
                return True
    return False


def _forms(line: str) -> set[str]:
    """Return a line, folded, with the raised marks that end it, which a copy of the list has as plain ones, and without them."""
    bare = line.rstrip()
    while bare and decomposition(bare[-1]).startswith("<super>"):
        bare = bare[:-1]
    return {_folded(line), _folded(bare)}


def _folded(line: str) -> str:
    return re.sub(r"[\W_]+", "", normalize("NFKC", line)).casefold()
