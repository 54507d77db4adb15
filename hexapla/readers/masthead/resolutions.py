"""Resolutions: what their heading says between its words, the symbol that it makes and the day of adoption."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import pairwise

from hexapla.akn.reading import Slot
from hexapla.catalogue import language as language_of
from hexapla.catalogue import organs
from hexapla.dates import find_day, parse_day
from hexapla.domain.label_patterns import matches, patterns
from hexapla.domain.organ import Organ
from hexapla.readers.masthead.slots import folded_line, without_marks
from hexapla.readers.structure.labels import split_label
from hexapla.readers.structure.lines import Line

LONGEST_LINE = 420
"""Characters of a line of the front."""

MADE_SYMBOL = "made_symbol"
"""The slot of a symbol that no line names: the number of a resolution and its organ make it."""

ADOPTED_DAY = "adopted_day"
"""The slot of a day that a line names in its words: that on which a text was adopted."""

_FIRST = 6
"""Lines among which the heading of a resolution stands where nothing else is a masthead."""

_SPEAKING = 8
"""Lines below the heading in which the organ speaks: `The Security Council,`."""

_BEFORE_NAME = 6
"""Signs that may stand before the name of an organ that speaks: an article."""

_MONTH = re.compile(r"(?<=\d )\S{3,12}(?= (?:19|20)\d\d)")
_SLASHED = re.compile(r"(?P<session>(?:ES-|S-)?\d{1,3})/(?P<number>\d{1,3}) ?[.\-–]?")


def resolution_front(lines: Sequence[Line], language: str) -> tuple[list[Slot], int]:
    """Return the slots of a resolution that begins with its number, and how many lines they take; none for other texts."""
    place = next((index for index, line in enumerate(lines[:_FIRST]) if _number(line.text, language)), None)
    if place is None or any(not line.text or line.block is not None for line in lines[:place]):
        return [], 0
    slots = [Slot("line", line.text, line.number) for line in lines[:place]]
    slots.append(Slot("title", lines[place].text, lines[place].number))
    for line in lines[place + 1 :]:
        key = _key_below(line.text, language)
        if key is None:
            break
        slots.append(Slot(key, line.text, line.number))
    return (slots, len(slots)) if _organ(slots, lines[len(slots) :], language) else ([], 0)


def _key_below(text: str, language: str) -> str | None:
    """Return the slot of a line right below the number of a resolution: its day, or who adopted it; None for the text."""
    if parse_day(text, language_of(language)):
        return "date"
    return "subtitle" if any(matches(kind, text, language) for kind in ("subtitle", "adopted")) else None


def facts_of(slots: Sequence[Slot], following: Sequence[Line], language: str) -> Iterator[Slot]:
    """Yield what the lines of a resolution say between their words, where no line of its own says it."""
    keys = {slot.key for slot in slots}
    texts = [slot.text for slot in slots]
    organ = None
    if "symbol" not in keys:
        organ = _organ(slots, following, language)
    if organ is not None and (symbol := _symbol(texts, organ, language)):
        yield Slot(MADE_SYMBOL, symbol, 0)
    if "date" not in keys:
        kinds = ("subtitle", "adopted", "resolution_number")
        told = [slot.text for slot in slots if any(matches(kind, slot.text, language) for kind in kinds)]
        told += [below for above, below in pairwise(texts) if matches("meeting", above, language)]
        day = next((found for text in told if (found := _day(text, language))), None)
        if day is not None:
            yield Slot(ADOPTED_DAY, day.isoformat(), 0)


def _day(text: str, code: str) -> date | None:
    """Return the day that a line names; a scan may have read one letter of the month wrongly: `3 Apri] 1991`."""
    language = language_of(code)
    months = {name.casefold(): name for month in language.months for name in month.text.split("/")}

    def nearest(match: re.Match[str]) -> str:
        near = get_close_matches(match[0].casefold(), months, n=1, cutoff=0.75)
        return months[near[0]] if near else match[0]

    return find_day(text, language) or find_day(_MONTH.sub(nearest, text), language)


def _number(text: str, language: str) -> re.Match[str] | None:
    bare = without_marks(text)
    return next((match for each in patterns("resolution_number", language) if (match := each.match(bare))), None)


def _symbol(texts: Iterable[str], organ: Organ, language: str) -> str | None:
    """Return the symbol of a resolution by its number: 242 (1967), 1514 (XV), 70/1."""
    for text in texts:
        found = _number(text, language)
        if found:
            form = organ.resolutions.get("year" if found["session"].isdigit() else "roman")
        else:
            label = split_label(text, language)
            found = _SLASHED.fullmatch(label.label) if label.kind == "resolution" else None
            form = organ.resolutions.get("slash")
        if found and form:
            return form.format(number=found["number"], session=found["session"])
    return None


def _organ(slots: Sequence[Slot], following: Sequence[Line], language: str) -> Organ | None:
    """Return the organ that adopted a resolution: named where its adoption is, else where it speaks, else above."""
    adopted = [
        slot.text for slot in slots if any(matches(kind, slot.text, language) for kind in ("adopted", "subtitle"))
    ]
    named = [slot.text for slot in slots if slot.key in ("instrument", "committee")]
    names = list(_names(language))
    for texts, is_beginning in ((adopted, False), ([line.text for line in following[:_SPEAKING]], True), (named, True)):
        for line in map(folded_line, texts):
            found = [
                each for each in names if each[0] in (line[: len(each[0]) + _BEFORE_NAME] if is_beginning else line)
            ]
            if found:
                return max(found, key=lambda each: len(each[0]))[1]
    return None


def _names(language: str) -> Iterator[tuple[str, Organ]]:
    """Yield the names of the organs that adopt resolutions, folded."""
    for organ in organs():
        names = organ.committee or organ.masthead
        if organ.resolutions and language in names:
            yield folded_line(names[language].text.replace("|", " ")), organ


def is_resolution(slots: Sequence[Slot]) -> bool:
    """Tell whether the symbol of a masthead is that of a resolution or decision."""
    return any(slot.key == "symbol" and {"RES", "DEC"} & set(slot.text.split("/")) for slot in slots)


def resolution_title(lines: Sequence[Line], count: int, language: str) -> Slot | None:
    """Return the number and name of the one resolution of a file as its title."""
    label = split_label(lines[count].text, language)
    if label.kind != "resolution" or not label.text or len(label.text) > LONGEST_LINE:
        return None
    if any(split_label(line.text, language).kind == "resolution" for line in lines[count + 1 :]):
        return None
    return Slot("title", re.sub(r"[ \t]+", " ", lines[count].text), lines[count].number)
