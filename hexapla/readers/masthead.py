"""The masthead of a text, line by line: which slot each line fills, by the phrases of its language."""

import re
from collections.abc import Sequence
from functools import cache

from hexapla.akn.reading import Slot
from hexapla.catalogue import language as language_of
from hexapla.catalogue import languages, organs
from hexapla.dates import parse_day
from hexapla.domain.symbol import Symbol
from hexapla.readers.lines import Line

DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")


def read_masthead(lines: Sequence[Line], language: str) -> tuple[tuple[Slot, ...], int]:
    """Return the slots that the first lines fill and how many lines they take; none without a masthead.

    A masthead is there when a symbol, or the words for United Nations, stand on one of the first lines.
    """
    slots: list[Slot] = []
    for count, line in enumerate(lines):
        key = _key(line.text, language, {slot.key for slot in slots})
        if key is None:
            if not _is_begun(slots) or not _may_be_title(line, slots):
                return (tuple(slots), count) if _is_begun(slots) else ((), 0)
            key = "title"
        slots.append(Slot(key, line.text, line.number))
    return (tuple(slots), len(lines)) if _is_begun(slots) else ((), 0)


def _is_begun(slots: Sequence[Slot]) -> bool:
    return any(slot.key in ("symbol", "authority") for slot in slots)


def _may_be_title(line: Line, slots: Sequence[Slot]) -> bool:
    keys = {slot.key for slot in slots}
    return "title" not in keys and bool(keys & {"committee", "limitation", "original"}) and bool(line.text)


def _key(text: str, language: str, taken: set[str]) -> str | None:
    folded = _folded(text)
    phrases = _phrases(language)
    if folded in phrases and phrases[folded] not in taken:
        return phrases[folded]
    for key, pattern in _patterns(language):
        if key not in taken and pattern.fullmatch(text):
            return key
    if "symbol" not in taken and _is_symbol(text):
        return "symbol"
    if "date" not in taken and parse_day(text, language_of(language)) is not None:
        return "date"
    return None


def _is_symbol(text: str) -> bool:
    if "/" not in text or len(text) > 80:
        return False
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return True


@cache
def _phrases(code: str) -> dict[str, str]:
    """Return every fixed line of a masthead in a language, folded, with the slot it fills."""
    tongue = language_of(code)
    found: dict[str, str] = {}
    for organ in organs():
        for key, names in (("committee", organ.committee), ("instrument", organ.masthead)):
            if code in names:
                found.setdefault(_folded(names[code].text.replace("|", " ")), key)
    for other in (tongue, language_of("en")):
        found.setdefault(_folded(other.phrase("united_nations").text), "authority")
        for name in DISTRIBUTIONS:
            found.setdefault(_folded(other.phrase(f"distribution_{name}").text), "distribution")
        found.setdefault(_folded(other.phrase("language_line").text), "language")
        for each in languages():
            if each.code == code and each.code in other.names:
                found.setdefault(_folded(other.names[each.code].text), "language")
    return found


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    keys = {"original_line": "original", "languages_only": "limitation", "language_only": "limitation",
            "date_received": "received"}  # fmt: skip
    found = [("distribution", re.compile(r"Distr\.? ?:? ?\w+\*{0,2}", re.IGNORECASE))]
    for tongue in (language_of(code), language_of("en")):
        for phrase, key in keys.items():
            literal = re.split(r"\{\w+\}", tongue.phrase(phrase).text)
            pattern = ".{1,90}".join(re.escape(part).replace(r"\ ", r"\s").replace("\u00a0", r"\s?") for part in literal)
            found.append((key, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
