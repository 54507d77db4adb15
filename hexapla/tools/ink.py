"""Ink: how far a picture of a page is off level, and the shapes of ink on it, letters, marks and rules."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import radians, tan
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_RUN = re.compile(rb"\x00+")
_STEEPEST, _STEP, _FINEST = 2.0, 0.2, 0.02
"""Degrees off level that are looked for, first in steps, then finely around the best of these."""

_LEVEL = 0.04
"""Degrees up to which a page is level: over its width that is half a millimetre of nothing."""

_REDUCED = 4
"""By how much a picture is made smaller to see how it lies."""

_LEAST = 6
"""Pixels from which on ink is no speck."""

_BLOCK, _SHORTEST, _THICKEST = 8, 112, 14
"""Pixels that are looked at as one, how long a rule is at least, and how thick at most; no stroke of a letter is so long."""

_THIN = 4
"""By which part of the way from ink to paper strokes may be lighter than ink."""

_MOST_RUNS = 1_500_000
"""Stretches of ink in all rows of a page that are looked at; dense text has 200,000."""


class Shape(NamedTuple):
    """Ink that hangs together: its edges in pixels from the upper left corner, how much it is, in how many stretches across and down."""

    left: int
    top: int
    right: int
    bottom: int
    ink: int
    across: int
    down: int

    @property
    def width(self) -> int:
        """How wide it is, in pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        return self.bottom - self.top

    @property
    def stroke(self) -> float:
        """How thick its strokes are, in pixels."""
        return self.ink / max(self.across, self.down)


def levelled(picture: "Image") -> "Image":
    """Return a picture in shades of grey turned so that its lines of text, and its rules, lie level."""
    from PIL.Image import Resampling

    angle = _angle_of(picture)
    if abs(angle) < _LEVEL:
        return picture
    paper = max(range(256), key=picture.histogram().__getitem__)
    return picture.rotate(angle, Resampling.BICUBIC, fillcolor=paper)


def _angle_of(picture: "Image") -> float:
    """Return by how many degrees a picture has to be turned, counter-clockwise: level lines leave the whitest rows between them."""
    small = picture.reduce(_REDUCED)
    edge = darkest(small)
    small = small.point([255 if value < edge else 0 for value in range(256)])
    tried = {angle: _contrast(small, angle) for angle in _angles(0.0, _STEEPEST, _STEP)}
    best = max(tried, key=lambda each: (tried[each], -abs(each)))
    tried |= {angle: _contrast(small, angle) for angle in _angles(best, _STEP, _FINEST)}
    found = max(tried, key=lambda each: (tried[each], -abs(each)))
    return -found if tried[found] > tried[0.0] * 1.02 else 0.0


def _angles(middle: float, reach: float, step: float) -> Iterator[float]:
    count = round(reach / step)
    yield from (round(middle + each * step, 3) for each in range(-count, count + 1))


def _contrast(small: "Image", angle: float) -> float:
    """Return how much the rows of a picture differ from their neighbours once it is turned by so many degrees."""
    from PIL.Image import Resampling, Transform

    slope = tan(radians(angle))
    shear = (1, 0, 0, -slope, 1, slope * small.width / 2)
    seen = small.transform(small.size, Transform.AFFINE, shear, Resampling.NEAREST)
    rows = seen.resize((1, small.height), Resampling.BOX).tobytes()
    return float(sum((one - two) ** 2 for one, two in pairwise(rows)))


def darkest(picture: "Image") -> int:
    """Return the shade from which on a pixel is paper: that which parts the shades of a picture best (Otsu, 1979)."""
    counts = picture.histogram()[:256]
    total, whole = sum(counts), sum(shade * count for shade, count in enumerate(counts))
    best, ends, below, sum_below = -1.0, (128, 128), 0, 0
    for shade, count in enumerate(counts):
        below, sum_below = below + count, sum_below + shade * count
        if 0 < below < total:
            apart = sum_below / below - (whole - sum_below) / (total - below)
            between = below * (total - below) * apart**2
            if between >= best:  # of shades that part them as well, the middle
                ends = (shade + 1 if between > best else ends[0], shade + 1)
                best = between
    return sum(ends) // 2


def rules_of(picture: "Image") -> list[Shape]:
    """Return the level rules of a picture that lies level, also where noise breaks them; what is so thick and long is no letter."""
    from PIL.Image import Resampling

    small = picture.resize((max(1, picture.width // _BLOCK), picture.height), Resampling.BOX)
    edge = darkest(picture)
    return [_to_its_ends(picture, each, edge) for each in shapes_of(small, edge) if _is_rule(each)]


def _to_its_ends(picture: "Image", rule: Shape, edge: int) -> Shape:
    """Return a rule with its ends where its ink begins and ends, in pixels of the picture."""
    from PIL.Image import Resampling

    left, right = max(0, rule.left * _BLOCK - _BLOCK), min(picture.width, rule.right * _BLOCK + _BLOCK)
    row = picture.crop((left, rule.top, right, rule.bottom)).resize((right - left, 1), Resampling.BOX).tobytes()
    ink = [place for place, shade in enumerate(row) if shade < edge]
    ends = (left + ink[0], left + ink[-1] + 1) if ink else (left, right)
    return rule._replace(left=ends[0], right=ends[1], ink=rule.ink * _BLOCK)


def _is_rule(shape: Shape) -> bool:
    return (
        shape.width >= _SHORTEST // _BLOCK
        and shape.height <= _THICKEST
        and shape.ink * 2 > shape.width * min(shape.height, 2)
    )


def uprights_of(picture: "Image") -> list[Shape]:
    """Return the upright rules of a picture that lies level."""
    from PIL.Image import Transpose

    turned = rules_of(picture.transpose(Transpose.TRANSPOSE))
    return [each._replace(left=each.top, top=each.left, right=each.bottom, bottom=each.right) for each in turned]


def _lightest_ink(picture: "Image") -> int:
    """Return the shade from which on a pixel is paper where thin strokes, which are grey, are not to break."""
    counts = picture.histogram()
    edge = darkest(picture)
    return edge + max(0, max(range(256), key=counts.__getitem__) - edge) // _THIN


def shapes_of(picture: "Image", edge: int = 0) -> list[Shape]:
    """Return the shapes of ink of a picture in shades of grey, specks left out; `edge` is the shade from which on a pixel is paper."""
    edge = edge or _lightest_ink(picture)
    data = picture.point([0 if value < edge else 255 for value in range(256)]).tobytes()
    width, height = picture.size
    labels: list[int] = []
    found: list[list[int]] = []
    above: list[tuple[int, int, int]] = []
    runs = 0
    for row in range(height):
        here: list[tuple[int, int, int]] = []
        place = 0
        for run in _RUN.finditer(data, row * width, (row + 1) * width):
            start, end = run.start() - row * width, run.end() - row * width
            while place < len(above) and above[place][1] < start:
                place += 1
            label, covered, at = -1, 0, place
            while at < len(above) and above[at][0] <= end:
                covered += max(0, min(end, above[at][1]) - max(start, above[at][0]))
                label = _as_one(labels, found, label, above[at][2])
                at += 1
            if label < 0:
                label = len(labels)
                labels.append(label)
                found.append([start, row, end, row + 1, 0, 0, 0])
            _grow(found[label], start, end, row, covered)
            here.append((start, end, label))
            runs += 1
        above = here
        if runs > _MOST_RUNS:
            return []
    return [Shape(*box) for label, box in enumerate(found) if labels[label] == label and box[4] >= _LEAST]


def _grow(box: list[int], start: int, end: int, row: int, covered: int) -> None:
    box[0], box[2], box[3] = min(box[0], start), max(box[2], end), row + 1
    box[4] += end - start
    box[5] += 1
    box[6] += end - start - covered


def _as_one(labels: list[int], found: list[list[int]], one: int, two: int) -> int:
    """Put two shapes together, and return the label of the whole."""
    while labels[two] != two:
        labels[two] = labels[labels[two]]
        two = labels[two]
    if one in (-1, two):
        return two
    one, two = min(one, two), max(one, two)
    labels[two] = one
    into, box = found[one], found[two]
    into[:4] = min(into[0], box[0]), min(into[1], box[1]), max(into[2], box[2]), max(into[3], box[3])
    into[4:] = into[4] + box[4], into[5] + box[5], into[6] + box[6]
    return one
