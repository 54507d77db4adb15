"""Directions: pages in Arabic are looked at in a mirror, so that lines begin at the left, and their rows put in reading order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from unicodedata import bidirectional

from hexapla.readers.pdf.latin_passages import RIGHT, STOPS, end_of_passage, kind_of
from hexapla.readers.pdf.ligatures import with_ligatures_in_order
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.turns import Box

_BRACKETS = dict(zip("()[]{}«»<>“”‘’", ")(][}{»«><”“’‘", strict=True))
"""Signs that PDFium turns round where it takes a row to run from right to left."""

_RANGE, _POINTS = "-–", ".,"
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_GROUPS = re.compile(r"\d[\d.,\s]*")

_SIGNED = 3
"""Characters behind a letter among which its sign may stand."""

_FAR = 0.5
"""From which distance on, in parts of the size, a sign is none of a letter."""

_NEARLY = 0.05
"""Up to which distance a sign stands over the letter drawn right before it: narrow letters have signs that reach over both their edges."""

_WORD = 24
"""Characters before and behind a sign among which its letter is looked for."""

_NARROWEST = 0.02
"""From which width on, in parts of the size, a blank is one wherever it stands."""

_APART = 0.12
"""From which distance on, in parts of the size, two letters are parted, a blank without a width between them too."""

_UNSEEN = "\u061c\u2060\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


def mirrored(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return pages whose letters run from right to left as a mirror shows them, all others as they are."""
    letters = [glyph.text for page in pages for glyph in page.glyphs if glyph.text.isalpha()]
    if sum(bidirectional(each[0]) in RIGHT for each in letters) * 2 <= len(letters):
        return tuple(pages)
    return tuple(_mirrored(page) for page in pages)


def _mirrored(page: Page) -> Page:
    glyphs = (replace(each, left=page.width - each.right, right=page.width - each.left) for each in page.glyphs)
    drawn = with_ligatures_in_order(_as_words_run([each for each in glyphs if each.text not in _UNSEEN]))
    kept = _without_empty_blanks(_with_signs_in_place(drawn))
    rules, uprights, shapes, pictures = (
        tuple(_box(each, page.width) for each in boxes)
        for boxes in (page.rules, page.uprights, page.shapes, page.pictures)
    )
    return replace(
        page, glyphs=kept, rules=rules, uprights=uprights, shapes=shapes, pictures=pictures, is_mirrored=True
    )


def _as_words_run(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return characters with the letters of each word from its first on: some programs draw them from left to right.

    There each letter ends where the one drawn before it begins, as no other does.
    """
    pairs = [(one, two) for one, two in pairwise(glyphs) if _is_letter(one) and _is_letter(two)]
    turned = sum(abs(one.left - two.right) < _APART * two.size for one, two in pairs)
    straight = sum(abs(one.right - two.left) < _APART * two.size for one, two in pairs)
    if turned * 2 <= straight:
        return list(glyphs)
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        is_sign = bidirectional(glyph.text[0]) == "NSM"
        is_turned = last and _is_letter(glyph) and abs(last.left - glyph.right) < _APART * glyph.size
        if runs and last and abs(last.base - glyph.base) < glyph.size / 2 and (is_sign or is_turned):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = last if is_sign and last else glyph if _is_letter(glyph) else None
    return [each for run in runs for each in reversed(run)]


def _with_signs_in_place(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return characters with each sign behind the letter it stands at: a row drawn from left to right has it before its word."""
    signs: dict[int, list[Glyph]] = {}
    moved: set[int] = set()
    for place, sign in enumerate(glyphs):
        if bidirectional(sign.text[0]) != "NSM":
            continue
        before = [each for each in glyphs[max(0, place - _SIGNED) : place] if _is_letter(each)]
        window = glyphs[max(0, place - _WORD) : place + _WORD]
        after = next((each for each in glyphs[place + 1 : place + _SIGNED] if _is_letter(each)), sign)
        reach = _NEARLY * sign.size if before and after.left > before[-1].left else 0.0
        at_once = before[-1:] if before and _distance(sign, before[-1]) <= reach else []
        distance, letter = _nearest(sign, at_once or window)
        if distance > 0 and not at_once:  # some programs draw the signs of a row far from their letters
            distance, letter = _nearest(sign, glyphs)
        if distance < _FAR * sign.size:
            moved.add(id(sign))
            signs.setdefault(id(letter), []).append(sign)
    return [one for each in glyphs if id(each) not in moved for one in (each, *signs.get(id(each), ()))]


def _nearest(sign: Glyph, letters: Sequence[Glyph]) -> tuple[float, Glyph]:
    """Return the letter of the row of a sign that stands nearest to it, and how far away, in points; of two, that whose middle does."""
    near = (
        (_distance(sign, each), abs(each.left + each.right - sign.left - sign.right), place)
        for place, each in enumerate(letters)
        if abs(each.base - sign.base) < sign.size / 2 and _is_letter(each)
    )
    distance, _, place = min(near, default=(sign.size, 0.0, -1))
    return distance, letters[place] if place >= 0 else sign


def _is_letter(glyph: Glyph) -> bool:
    return glyph.text[0].isalpha() and bidirectional(glyph.text[0]) in RIGHT


def _distance(sign: Glyph, letter: Glyph) -> float:
    """Return how far the middle of a sign stands beside a letter, in points."""
    middle = (sign.left + sign.right) / 2
    return max(letter.left - middle, middle - letter.right, 0.0)


def _without_empty_blanks(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return characters without the blanks that fonts put between letters and their signs: nothing stands apart there."""
    return tuple(each for place, each in enumerate(glyphs) if not _is_empty(each, glyphs, place))


def _is_empty(blank: Glyph, glyphs: Sequence[Glyph], place: int) -> bool:
    """Tell whether a blank has no width, and what follows it, soon in the file too, stands right beside what is before it."""
    if (
        not blank.text.isspace()
        or blank.right - blank.left > _NARROWEST * blank.size
        or not 0 < place < len(glyphs) - 1
    ):
        return False
    near = _APART * blank.size
    before, *after = glyphs[place - 1], *glyphs[place + 1 : place + 1 + _SIGNED]
    return after[0].left - before.right <= near or any(abs(each.left - blank.right) <= near for each in after)


def _box(box: Box, width: float) -> Box:
    return Box(width - box.right, box.bottom, width - box.left, box.top)


def as_seen(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return the characters of a mirrored row from edge to edge, Arabic words whole."""
    return tuple(glyph for unit in sorted(_units(glyphs), key=_middle) for glyph in unit)


def in_reading_order(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return the characters of a mirrored row in reading order: words and figures that run from left to right turned."""
    units = sorted(_units(glyphs), key=_middle)
    kinds = [kind_of(unit) for unit in units]
    place = _end_of_range(units, kinds)
    found = [glyph for unit in reversed(units[:place]) for glyph in unit]
    while place < len(units):
        end = end_of_passage(units, kinds, place)
        if end > place:
            passage = [glyph for unit in reversed(units[place:end]) for glyph in unit]
            found += [*passage[:-1], _closing(passage)]
            place = end
        else:
            after = units[place + 1][0].text if place + 1 < len(units) else " "
            found += [replace(glyph, text=_turned(found[-1:], glyph.text, after)) for glyph in units[place]]
            place += 1
    return _with_marks_behind(found)


def _with_marks_behind(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return characters with the raised letter of a note behind the figure that they say alone: pages set it on either side."""
    marks = list(takewhile(lambda glyph: glyph.marks & {"sup"} and glyph.text.isalpha(), glyphs))
    figure = glyphs[len(marks) :]
    is_one = bool(marks) and _GROUPS.fullmatch("".join(glyph.text for glyph in figure)) is not None
    return (*figure, *marks) if is_one else tuple(glyphs)


def _end_of_range(units: Sequence[list[Glyph]], kinds: Sequence[str]) -> int:
    """Return where a range of figures ends that a row begins with and that rises only when read from left to right, else 0.

    Programs that lay each row by itself do not know of the letters before it, and set such a range from left to right (UAX #9, W2).
    """
    end = next(
        (n for n, kind in enumerate(kinds) if kind != "N" and units[n][0].text not in _RANGE + _POINTS), len(units)
    )
    while end and units[end - 1][0].text in _POINTS:
        end -= 1
    figures = "".join(unit[0].text for unit in reversed(units[:end]))
    first, _, last = figures.replace("–", "-").partition("-")
    is_range = all(map(_FIGURE.fullmatch, (first, last))) and len(first) == len(last) > 1
    return end if is_range and first < last else 0


def _turned(before: Sequence[Glyph], sign: str, after: str) -> str:
    """Return a sign outside of passages as it is read: a bracket by what stands around it, else the other one."""
    opens = not before or before[0].text.isspace()
    if sign not in "()" or opens == (after.isspace() or after in STOPS):
        return _BRACKETS.get(sign, sign)
    return "(" if opens else ")"


def _closing(passage: Sequence[Glyph]) -> Glyph:
    """Return the last sign of a passage from left to right: a bracket that ends it closes it, whichever PDFium says."""
    last = passage[-1]
    return replace(last, text=")") if last.text == "(" and len(passage) > 1 else last


def _middle(unit: Sequence[Glyph]) -> float:
    return min(glyph.left for glyph in unit) + max(glyph.right for glyph in unit)


def _units(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return Arabic words, whose letters reach over each other, as the file has them; every other character alone."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        is_letter = bidirectional(glyph.text[0]) in RIGHT and bool(found) and kind_of(found[-1]) == "R"
        is_mark = bidirectional(glyph.text[0]) == "NSM"
        lettered = next((unit for unit in found[: -_SIGNED - 1 : -1] if kind_of(unit) == "R"), None)
        if is_mark and lettered:  # a sign may be drawn behind the blank, the stop or the bracket after its letter
            lettered.append(glyph)
        elif found and (
            is_mark or _is_ligature(found[-1][-1], glyph) or (is_letter and _touches(found[-1][-1], glyph))
        ):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _is_ligature(one: Glyph, two: Glyph) -> bool:
    """Tell whether two characters are Latin letters that one sign draws."""
    return one.left == two.left and one.right == two.right and kind_of([one]) == kind_of([two]) == "L"


def _touches(one: Glyph, two: Glyph) -> bool:
    return max(two.left - one.right, one.left - two.right) < _APART * one.size
