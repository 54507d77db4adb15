"""A second look at recognised lines: the numbers that they begin with, and Latin letters and figures in another script."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from hexapla.readers.pdf.cuttings import MARGIN, doubled
from hexapla.readers.pdf.ink_lines import bounds
from hexapla.readers.pdf.recognised_lines import Packs, ReadLine
from hexapla.readers.pdf.strips import picture_of_line
from hexapla.tools import tesseract
from hexapla.tools.hocr import SeenWord
from hexapla.tools.ink import Shape

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTED = 0.85
"""Below which confidence a word is read again."""

_SURE = 0.8
"""From which confidence on words of another script are taken."""

_SIGNS = (
    (False, "0123456789."),
    (False, "ABCDEFGHIJKLMNOPQRSTUVWXYZ."),
    (True, "()0123456789abcdefghijklmnopqrstuvwxyz"),
)
"""The signs of numbers, by whether they end with a bracket: those of one kind are read more surely by themselves."""

_THINNEST = 0.45
"""How wide the figure 1 is, at most, in its height: no other figure is so narrow."""

_FIGURE = 0.8
"""How high a figure of running text is, at most, in sizes."""

_SAME, _NARROW = 3, 0.6
"""Pixels by which one letter differs from another of its kind, and how wide the numeral I is, at most, in its height."""

_ROOM = 0.55
"""The room behind a number, in sizes, at least."""

_MOST = 5
"""Shapes of a number."""

_POINT = 0.25
"""How large a point is, at most, in sizes."""

_WIDE_SIGNS = str.maketrans(",;:", "，；：")
_LATIN = re.compile(r"[\w/.,()$%:;–-]{2,}")
_RUN, _NEARLY = re.compile(r"[!-~–]{3,}"), 0.6
"""Latin letters and figures in a word of Chinese, and how alike another reading of them is, at least."""

_TELLING = re.compile(r"\d{2}|[A-Za-z]{3}|\w/\w|\d[%.,]")
_ONES = ("I", "II", "III", "IL", "IT", "L", "T", "LI", "TI", "1", "11", "111")
"""How the numeral I, once or more, is read."""

_MISREAD = {"IL": "II", "IT": "II", "TI": "II", "ILL": "III", "IIL": "III", "TIL": "III", "TV": "IV"}
"""What is no Roman numeral, and which it is."""

_JOINED = re.compile(r"[IVX]{2}")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[IVXL]{1,5}|[A-Za-z])[.)]")


def with_labels(picture: "Image", lines: Sequence[ReadLine], packs: Packs, size: float) -> list[ReadLine]:
    """Return lines with the numbers that they begin with as Latin figures and letters, where they were read as none or in another script.

    Raises:
        ToolMissingError, ToolFailedError: Tesseract is not there or failed.
    """
    labels = [_label(line, packs, size) for line in lines]
    asked = [place for place, label in enumerate(labels) if label and not _is_settled(lines[place], label, packs)]
    pack = packs.latin or packs.own
    readings: dict[int, list[SeenWord]] = {place: [] for place in asked}
    for ends, signs in _SIGNS:
        own = [place for place in asked if _is_bracket(labels[place][-1]) == ends]
        cuts = [doubled(picture, bounds(labels[place])) for place in own]
        for place, words in zip(own, tesseract.words_of(cuts, pack, signs=signs), strict=True):
            if seen := _label_of(words, labels[place], packs, size):
                readings[place].append(seen)
    found = list(lines)
    for place, own_readings in readings.items():
        if own_readings:
            best = max(own_readings, key=lambda each: each.sure)
            found[place] = _with_first(lines[place], labels[place], best)
    return found


def _label(line: ReadLine, packs: Packs, size: float) -> list[Shape]:
    """Return the shapes of what may be the number that a line begins with, a point or a bracket last."""
    shapes = (
        sorted(line.ink.shapes, key=lambda each: -each.right) if packs.script.is_from_right else list(line.ink.shapes)
    )
    end = next(
        (place for place in range(1, len(shapes)) if _gap(*shapes[place - 1 : place + 1]) > _ROOM * size), len(shapes)
    )
    label = [each for each in shapes[:end] if each.height > 2]
    if not 1 < len(label) <= _MOST or not line.words:
        return []
    last, others = label[-1], label[:-1]
    is_point = max(last.width, last.height) < _POINT * size and abs(last.bottom - line.ink.base) < _POINT * size / 2
    is_high = all(each.height > _POINT * size for each in others)
    return label if (is_point and is_high) or (not packs.script.is_joined and _is_bracket(last)) else []


def _gap(one: Shape, two: Shape) -> int:
    return max(two.left - one.right, one.left - two.right)


def _is_bracket(shape: Shape) -> bool:
    return shape.height > 2.5 * shape.width


def _is_settled(line: ReadLine, label: Sequence[Shape], packs: Packs) -> bool:
    """Tell whether the number of a line was read as one, in Latin letters, without a doubt."""
    own = _within(line, label)
    text = "".join(word.text for word in own)
    is_sure = all(word.sure >= _DOUBTED for word in own)
    return bool(_LABEL.fullmatch(text)) and is_sure and packs.latin == ""


def _within(line: ReadLine, label: Sequence[Shape]) -> list[SeenWord]:
    left, right = min(each.left for each in label), max(each.right for each in label)
    return [word for word in line.words if left <= (word.left + word.right) / 2 <= right]


def _label_of(words: Sequence[SeenWord], label: Sequence[Shape], packs: Packs, size: float) -> SeenWord | None:
    text = "".join(word.text for word in words)
    sure = min((word.sure for word in words), default=0.0)
    body = label[:-1]
    if not _is_bracket(label[-1]):
        if all(each.width <= _THINNEST * each.height for each in body) and body[0].height <= _FIGURE * size:
            text, sure = "1" * len(body) + ".", 1.0
        elif packs.script.is_alphabet and text.strip(".") in _ONES and _are_numerals(body, size):
            text, sure = "I" * len(body) + ".", 1.0
        elif text.strip(".") in _MISREAD:
            text = f"{_MISREAD[text.strip('.')]}."
        elif text and not text.endswith("."):
            text += "."
    has_more = bool(_JOINED.match(text)) and len(text) > len(label)  # serifs may touch
    is_known = bool(_LABEL.fullmatch(text)) and (len(text) == len(label) or has_more or "i" in text or "j" in text)
    if not is_known or not (packs.script.is_alphabet or text.strip("().").isalnum() or sure >= _SURE):
        return None
    box = (min(each.left for each in label), min(each.top for each in label))
    edges = (max(each.right for each in label), max(each.bottom for each in label))
    return SeenWord(text, *box, *edges, sure)


def _are_numerals(body: Sequence[Shape], size: float) -> bool:
    """Tell whether shapes are the same narrow one: the numeral I more than once, or as high as in a heading."""
    if len(body) == 1 and body[0].height <= _FIGURE * size:
        return False
    widths, heights = [each.width for each in body], [each.height for each in body]
    are_same = max(widths) - min(widths) <= _SAME and max(heights) - min(heights) <= _SAME
    return are_same and max(widths) < _NARROW * min(heights)


def _with_first(line: ReadLine, label: Sequence[Shape], seen: SeenWord) -> ReadLine:
    """Return a line that begins with a number instead of what was read there, where that is not as sure of the same."""
    own = _within(line, label)
    text = "".join(word.text for word in own)
    if text == seen.text:
        seen = seen._replace(sure=max(seen.sure, min(word.sure for word in own)))
    elif _LABEL.fullmatch(text) and min(word.sure for word in own) > seen.sure:
        return line
    rest = [word for word in line.words if word not in own]
    return ReadLine(line.ink, (seen, *rest), line.marks)


def with_latin(picture: "Image", lines: Sequence[ReadLine], pack: str, *, is_joined: bool) -> list[ReadLine]:
    """Return lines with Latin letters and figures as the pack for these reads them, where that of their language is in doubt.

    Raises:
        ToolMissingError, ToolFailedError: Tesseract is not there or failed.
    """
    asked = [place for place, line in enumerate(lines) if pack and any(word.sure < _DOUBTED for word in line.words)]
    read = tesseract.words_of([picture_of_line(picture, lines[place].ink) for place in asked], pack)
    found = list(lines)
    for place, words in zip(asked, read, strict=True):
        line = lines[place]
        left, top, *_ = line.ink.box
        own = list(line.words)
        for word in words:
            if (
                word.sure >= _SURE
                and _LATIN.fullmatch(word.text)
                and word.text.isascii()
                and _TELLING.search(word.text)
            ):
                across, down = left - MARGIN, top - MARGIN
                moved = word._replace(
                    left=word.left + across, right=word.right + across, top=word.top + down, bottom=word.bottom + down
                )
                runs = own if is_joined else [_with_run(each, moved) for each in own]
                wide = moved if is_joined else moved._replace(text=_with_wide_end(moved.text))
                own = runs if runs != own else _replaced(own, wide)
        found[place] = ReadLine(line.ink, tuple(own), line.marks)
    return found


def _with_wide_end(text: str) -> str:
    """Return a word with the sign at its end as Chinese has it."""
    return text[:-1] + text[-1].translate(_WIDE_SIGNS)


def _with_run(word: SeenWord, other: SeenWord) -> SeenWord:
    """Return a word of Chinese with another reading of the Latin letters in it, where that is nearly the same and the word in doubt."""
    if word.sure >= _DOUBTED or not word.left < (other.left + other.right) / 2 < word.right:
        return word
    for run in _RUN.finditer(word.text):
        if (
            run[0] != word.text
            and run[0] != other.text
            and SequenceMatcher(None, run[0], other.text).ratio() >= _NEARLY
        ):
            return word._replace(text=word.text[: run.start()] + other.text + word.text[run.end() :])
    return word


def _replaced(words: list[SeenWord], other: SeenWord) -> list[SeenWord]:
    """Return words with another reading of some in their place, where one of these is in doubt."""
    within = [place for place, word in enumerate(words) if other.left <= (word.left + word.right) / 2 <= other.right]
    if not within or within != list(range(within[0], within[-1] + 1)):
        return words
    old = words[within[0] : within[-1] + 1]
    if any(east_asian_width(sign) == "W" for word in old for sign in word.text):  # other signs than Latin letters
        return words
    if all(word.sure >= _DOUBTED for word in old) or "".join(word.text for word in old) == other.text:
        return words
    return [*words[: within[0]], other, *words[within[-1] + 1 :]]
