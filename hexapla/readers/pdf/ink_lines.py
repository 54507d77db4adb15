"""Lines of ink: the shapes of a picture of a page in lines of text, cut by the white between them, level and upright by turns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from hexapla.tools.ink import Shape

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDE = 1.6
"""From how much white on, in sizes, two parts of a line are read by themselves."""

PICTURE = 3.0
"""How many sizes a shape is high from which on it is no letter."""

_POINT, _LEADERS, _APART = 0.2, 4, 0.8
"""How large the points of leaders are, in sizes, how many they are at least, and how far apart at most."""

_FAINT = 0.02
"""The part of the ink of the fullest row up to which a row is white: tails of letters may reach into it."""

_SPECK = 0.1
"""How large dirt is, in sizes, at most."""

LARGER, _SYMBOL = 1.75, 30
"""How much higher the first letters of a symbol are than the others, and how many shapes it has at most."""

_LABEL = 6
"""Shapes of a number, at most."""

_TALL, _PALE = 2.6, 0.4
"""From which height on, in sizes, a row is more than one, and the part of the ink of its fullest place that parts them."""

_DEEPEST = 8

_LEAST = 8
"""Pixels: no letter is so low."""

SMALL_LETTER = 0.5
"""How high a small letter is, in sizes."""

_FLAT, _MIDDLE = 0.3, 0.2
"""How high a dash is, at most, and how far over the baseline it stands, in sizes."""


@dataclass(frozen=True)
class InkLine:
    """Shapes that stand on one line without a wide gap; `base` is the row below its baseline, in pixels from the top."""

    shapes: tuple[Shape, ...]
    base: int

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """Its edges in pixels: left, top, right, bottom."""
        return bounds(self.shapes)

    @cached_property
    def unit(self) -> float:
        """How high most of its shapes are, in pixels: in Latin and Cyrillic letters, small ones."""
        return median([each.height for each in self.shapes if each.height > _LEAST] or [self.box[3] - self.box[1]])


class Dots(NamedTuple):
    """Rows of dots over or under letters, and of strokes of a sign: how high they are, and how far they stand from the rest, at most."""

    high: float
    apart: float

    def of(self, size: float) -> "Dots":
        """Return the same in pixels, where it is said in sizes."""
        return Dots(self.high * size, self.apart * size)


def bounds(shapes: Sequence[Shape]) -> tuple[int, int, int, int]:
    """Return the edges of shapes together."""
    return (
        min(each.left for each in shapes),
        min(each.top for each in shapes),
        max(each.right for each in shapes),
        max(each.bottom for each in shapes),
    )


def size_of(shapes: Sequence[Shape], high: float) -> float:
    """Return the usual size of type, in pixels, by how high most shapes are; `high` is that in sizes, which scripts differ in."""
    heights = [shape.height for shape in shapes if shape.height > _LEAST]
    return median(heights) / high if heights else 0.0


def lines_of(
    picture: "Image", shapes: Sequence[Shape], size: float, dots: Dots, room: float, *, is_from_right: bool = False
) -> list[InkLine]:
    """Return the lines of the text of a page, the highest first; pictures and dirt are in none, numbers that they begin with apart.

    `size` is the usual size of type, `dots` tells rows of dots, `room` is that behind a number, in sizes, at least.
    """
    letters = [each for each in shapes if each.height <= PICTURE * size]
    parts = [tuple(sorted(part)) for part in _cut(letters, size, dots.of(size))] if letters else []
    lines = [InkLine(part, _base(picture, part, size)) for part in parts if not _is_dirt(part, size)]
    sized = (part for line in lines for part in _by_size(line))
    return [part for line in sized for part in _by_label(line, room * size, is_from_right=is_from_right)]


def without_leaders(line: InkLine, size: float) -> tuple[InkLine | None, tuple[int, int, int, int] | None]:
    """Return a line without the row of points that leads to a folio, and the edges of this; None for what is not there."""
    best: list[Shape] = []
    run: list[Shape] = []
    for shape in line.shapes:
        is_point = max(shape.width, shape.height) < _POINT * size and abs(shape.bottom - line.base) < _POINT * size
        is_next = is_point and run and shape.left - run[-1].right < _APART * size
        run = [*run, shape] if is_next else [shape] if is_point else []
        best = max(best, run, key=len)
    if len(best) < _LEADERS:
        return line, None
    rest = tuple(shape for shape in line.shapes if shape not in best)
    return InkLine(rest, line.base) if rest else None, bounds(best)


def _by_label(line: InkLine, room: float, *, is_from_right: bool) -> Iterator[InkLine]:
    """Yield a line, in two where it begins with few shapes and room behind them, as a number stands."""
    shapes = sorted(line.shapes, key=lambda each: -each.right) if is_from_right else line.shapes
    gaps = (max(two.left - one.right, one.left - two.right) for one, two in pairwise(shapes))
    end = next((place for place, gap in enumerate(gaps, 1) if gap > room), len(shapes))
    if end <= _LABEL and len(shapes) - end > _LABEL:
        yield InkLine(tuple(sorted(shapes[:end])), line.base)
        yield InkLine(tuple(sorted(shapes[end:])), line.base)
    else:
        yield line


def _by_size(line: InkLine) -> Iterator[InkLine]:
    """Yield a line, in two where it begins with much larger letters: symbols in mastheads do."""
    large = list(
        takewhile(lambda each: each.height > LARGER * line.unit and abs(each.bottom - line.base) <= _LEAST, line.shapes)
    )
    count, rest = len(large), line.shapes[len(large) :]
    stand = sum(abs(each.bottom - line.base) <= _LEAST for each in rest)  # strokes of a sign of Chinese do not
    if 0 < count < len(line.shapes) <= _SYMBOL and 2 * stand > len(rest):
        yield InkLine(line.shapes[:count], line.base)
        yield InkLine(rest, line.base)
    else:
        yield line


def _base(picture: "Image", shapes: Sequence[Shape], size: float) -> int:
    """Return the row below a baseline: there is much more ink over it than under it."""
    from PIL.Image import Resampling

    left, top, right, bottom = bounds(shapes)
    if bottom - top < _FLAT * size and right - left > 2 * (bottom - top):  # a dash alone
        return round(bottom + _MIDDLE * size)
    rows = picture.crop((left, top, right, bottom)).resize((1, bottom - top), Resampling.BOX).tobytes()
    ink = [0, 0, *(255 - shade for shade in rows), *([255 - max(rows)] * 2)]
    falls = [ink[row] + ink[row - 1] - ink[row + 1] - ink[row + 2] for row in range(2, len(ink) - 2)]
    lowest = len(falls) // 3
    return top + lowest + max(range(len(falls) - lowest), key=lambda row: falls[lowest + row]) + 1


def _is_dirt(shapes: Sequence[Shape], size: float) -> bool:
    left, top, right, bottom = bounds(shapes)
    return max(right - left, bottom - top) < max(_LEAST, _SPECK * size)


def _cut(shapes: Sequence[Shape], size: float, dots: Dots, depth: int = 0) -> Iterator[list[Shape]]:
    """Yield shapes by rows, and each row by the wide gaps in it, again and again."""
    for row in _rows(shapes, dots):
        parts = list(_columns(row, _WIDE * size))
        if len(parts) == 1 or depth >= _DEEPEST:
            yield from (line for part in parts for line in _parted(part, size))
        else:
            for part in parts:
                yield from _cut(part, size, dots, depth + 1)


def _parted(shapes: list[Shape], size: float) -> Iterator[list[Shape]]:
    """Yield a row that is too high for one in two where it has the least ink: tails of letters may close the white between rows."""
    _, top, _, bottom = bounds(shapes)
    ink = _ink(shapes, top, bottom)
    third = len(ink) // 4
    place = min(range(third, max(third + 1, len(ink) - third)), key=ink.__getitem__)
    if bottom - top < _TALL * size or ink[place] > _PALE * max(ink):
        yield shapes
        return
    high = [each for each in shapes if (each.top + each.bottom) / 2 < top + place]
    low = [each for each in shapes if (each.top + each.bottom) / 2 >= top + place]
    for part in filter(None, (high, low)):
        yield from _parted(part, size) if len(part) < len(shapes) else [part]


def _ink(shapes: Sequence[Shape], top: int, bottom: int) -> list[int]:
    """Return how much ink is in each row."""
    ink = [0] * (bottom - top + 1)
    for shape in shapes:
        share = max(1, round(shape.ink / shape.height))
        for row in range(shape.top - top, shape.bottom - top):
            ink[row] += share
    return ink


def _rows(shapes: Sequence[Shape], dots: Dots) -> list[list[Shape]]:
    """Return shapes in rows with white between them; a row of dots belongs to the letters that it is nearest to."""
    low = min(shape.top for shape in shapes)
    ink = _ink(shapes, low, max(shape.bottom for shape in shapes))
    faint = _FAINT * max(ink)
    rows = [(start, end) for start, end in _runs(ink, faint)]
    found: list[list[Shape]] = [[] for _ in rows]
    for shape in shapes:
        top, bottom = shape.top - low, shape.bottom - low
        found[max(range(len(rows)), key=lambda place: min(rows[place][1], bottom) - max(rows[place][0], top))].append(
            shape
        )
    return _with_dots([row for row in found if row], dots)


def _runs(ink: Sequence[int], faint: float) -> Iterator[tuple[int, int]]:
    """Yield where rows with ink begin and end."""
    start = -1
    for row, amount in enumerate([*ink, 0]):
        if amount > faint and start < 0:
            start = row
        elif amount <= faint and start >= 0:
            yield start, row
            start = -1


def _with_dots(rows: Sequence[list[Shape]], dots: Dots) -> list[list[Shape]]:
    found: list[list[Shape]] = []
    held: list[Shape] = []
    for place, row in enumerate(rows):
        _, top, _, bottom = bounds(row)
        above = top - bounds(found[-1])[3] if found else float("inf")
        below = bounds(rows[place + 1])[1] - bottom if place + 1 < len(rows) else float("inf")
        if bottom - top < dots.high and min(above, below) < dots.apart:
            if above < below:
                found[-1] += row
            else:
                held += row
        else:
            found.append([*held, *row])
            held = []
    return found + ([held] if held else [])


def _columns(row: Sequence[Shape], wide: float) -> Iterator[list[Shape]]:
    """Yield the parts of a row between which no shape stands over a wide gap."""
    held: list[Shape] = []
    right = 0
    for shape in sorted(row):
        if held and shape.left - right >= wide:
            yield held
            held = []
        right = max(right, shape.right) if held else shape.right
        held.append(shape)
    yield held
