"""Passages from left to right in rows of a mirrored page: where words, figures and addresses in Latin letters end."""

from collections.abc import Sequence
from itertools import takewhile
from unicodedata import bidirectional

from hexapla.readers.pdf.pages import Glyph

RIGHT = frozenset({"AL", "R"})
"""The classes of letters that run from right to left (UAX #9, table 4)."""

_JOINING = ".,:/\u00a0"
"""Signs that stand within a figure behind Arabic letters (UAX #9, W4): 2019-2021 is two; blanks stand in Latin passages."""

_CUT = "-/?&=#:"
"""Signs at which a passage of Latin words, or an address, goes over the end of a row."""

_ARABIC_STOPS = "،؛"
STOPS = _ARABIC_STOPS + ".,:;"
"""Signs that end a part of a sentence, in both scripts."""

_MANY = 15
"""Latin letters of a row without others that runs from left to right, at least."""

_SIGNS = "-–+"
"""Signs that stand before a figure."""


def kind_of(unit: Sequence[Glyph]) -> str:
    """Return `R` for Arabic letters, `L` for Latin ones, `N` for figures, "" for signs and blanks."""
    kind = bidirectional(unit[0].text[0])
    return "R" if kind in RIGHT else "L" if kind == "L" else "N" if kind in ("EN", "AN") else ""


def end_of_passage(units: Sequence[list[Glyph]], kinds: Sequence[str], start: int) -> int:
    """Return where a passage from left to right ends that begins at a place, the place itself where none does."""
    begun = start
    if (end := _end_of_rest(units, kinds, start)) > start:
        return end
    before = units[start - 1][0].text if start else " "
    if units[start][0].text in STOPS and kinds[start + 1 : start + 2] in (["L"], ["N"]) and before in " ()":
        begun += 1  # the end of a row cuts a passage behind a stop
    if units[start][0].text in "()" and kinds[start + 1 : start + 2] and kinds[start + 1] in ("L", "N"):
        begun += 1
    end = place = begun
    while place < len(units) and kinds[place] != "R" and _is_raised(units[place]) == _is_raised(units[begun]):
        if kinds[place]:
            between = [unit[0].text for unit in units[end:place]]
            is_joined = len(between) <= 1 and all(sign in _JOINING for sign in between)
            if end > begun and not is_joined and "L" not in (*kinds[begun:end], kinds[place]):
                break
            is_figure = kinds[place] == "N" and not _is_of_word(units, kinds, place)
            if end > begun and (_is_parted(between) or (is_figure and _is_closed(between))):
                break
            if end == begun and place > begun:
                break
            end = place + 1
        place += 1
    if end > begun and end < len(units) and units[end][0].text in _SIGNS and kinds[end + 1 : end + 2] != ["N"]:
        end += 1
    opened = sum(unit[0].text == "(" for unit in units[begun:end]) - sum(
        unit[0].text == ")" for unit in units[begun:end]
    )
    is_led = begun == start or opened > 0 or (units[start][0].text in STOPS and "L" in kinds[begun:end])
    return end if end > begun and is_led else start


def _end_of_rest(units: Sequence[list[Glyph]], kinds: Sequence[str], start: int) -> int:
    """Return where the rest of a row ends that is one passage, the place itself where it is none.

    It is in a row of Latin letters, but for a stop that ends the sentence around it, and in a word that goes on in the next row.
    """
    is_begun = any(kind and not _is_raised(unit) for unit, kind in zip(units[:start], kinds, strict=False))
    cut = next((place for place in range(start, len(units)) if units[place][0].text not in _CUT), start)
    goes_on = cut > start and _is_of_word(units, kinds, cut) and "R" not in kinds[start:]
    if not goes_on and (is_begun or not _is_latin(units[start:], kinds[start:])):
        return start
    end = len(units)
    while end > start + 1 and units[end - 1][0].text in STOPS:
        end -= 1
    return end


def _is_latin(units: Sequence[list[Glyph]], kinds: Sequence[str]) -> bool:
    """Tell whether a row runs from left to right: it has many Latin letters, or begins with a stop, and nothing else of Arabic."""
    if "R" in kinds or _is_raised(units[0]) or any(unit[0].text in _ARABIC_STOPS for unit in units):
        return False
    return units[0][0].text in STOPS or (kinds[0] in ("L", "N") and kinds.count("L") >= _MANY)


def _is_parted(between: Sequence[str]) -> bool:
    """Tell whether a stop follows on what stands before it: within words that run from left to right a blank stands between."""
    return between[:1] != [] and between[0] in STOPS and between[1:2] == [" "]


def _is_closed(between: Sequence[str]) -> bool:
    """Tell whether what stands between Latin words and a figure closes their brackets: the figure is no part of them.

    Where it is, it stands on the other side of them (UAX #9, W7).
    """
    return " " in between and any(sign in "()" for sign in between)


def _is_of_word(units: Sequence[list[Glyph]], kinds: Sequence[str], start: int) -> bool:
    """Tell whether a figure stands in one word with Latin letters (`S/PV.9532`)."""
    word = takewhile(lambda place: not units[place][0].text.isspace(), range(start, len(units)))
    return next((kinds[place] for place in word if kinds[place] in ("L", "R")), "") == "L"


def _is_raised(unit: Sequence[Glyph]) -> bool:
    return "sup" in unit[0].marks
