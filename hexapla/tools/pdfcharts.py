"""Boxes of a drawn chart and the lines between them, as the pages of a PDF hold them."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple

NEAR = 6.0
"""Points that a line may end before the box that it leads to."""

SMALLEST = 10.0
"""Points that a box is wide and high at the least."""

FRAMED = 2
"""Boxes that a frame is around at the least; one in another is the same drawn twice."""


class Box(NamedTuple):
    """A box, or a line from one point to another: its edges in points, and the words in it."""

    left: float
    bottom: float
    right: float
    top: float
    words: str = ""


class Touch(NamedTuple):
    """A box that lines touch, by its number, and the edges at which they leave or enter it: of `t b l r`, none for lines within it."""

    box: int
    sides: frozenset[str]


class Net(NamedTuple):
    """Lines that touch each other: the boxes that they join, how far they reach, whether there is a tip of an arrow among them."""

    touches: tuple[Touch, ...]
    bounds: Box
    has_tip: bool = False


class Chart(NamedTuple):
    """The boxes of a page, from above and from the left, and the lines between them."""

    boxes: tuple[Box, ...] = ()
    nets: tuple[Net, ...] = ()


def charts(data: bytes) -> Iterator[Chart]:
    """Yield the boxes and lines of each page."""
    import pypdfium2  # heavy, and few documents have drawings

    document = pypdfium2.PdfDocument(data)
    for page in document:
        items = list(page.get_objects())
        words = page.get_textpage()
        strokes = [stroke for item in items if (stroke := _points(item))]
        bounds = [_bounds(stroke) for stroke in strokes if stroke[0] == stroke[-1]]
        boxes = [
            Box(*box[:4], words.get_text_bounded(*box[:4]))
            for box in dict.fromkeys(bounds)
            if box.right - box.left > SMALLEST and box.top - box.bottom > SMALLEST
        ]
        lines = [_segments(stroke) for stroke in strokes if stroke[0] != stroke[-1]]
        tips = [box for box in bounds if max(box.right - box.left, box.top - box.bottom) <= SMALLEST]
        yield _chart(sorted(boxes, key=lambda box: (-box.top, box.left)), lines, tips)
        page.close()
    document.close()


def _points(item: Any) -> list[tuple[float, float]]:
    """Return the corners of a path, none of anything else."""
    from pypdfium2 import raw

    if item.type != raw.FPDF_PAGEOBJ_PATH:
        return []
    matrix = item.get_matrix()
    found: list[tuple[float, float]] = []
    for number in range(raw.FPDFPath_CountSegments(item.raw)):
        x, y = ctypes.c_float(), ctypes.c_float()
        segment = raw.FPDFPath_GetPathSegment(item.raw, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        across, up = matrix.on_point(x.value, y.value)
        found.append((round(across, 1), round(up, 1)))
        if raw.FPDFPathSegment_GetClose(segment):
            found.append(found[0])
    return found


def _bounds(points: Sequence[tuple[float, float]]) -> Box:
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def _segments(points: Sequence[tuple[float, float]]) -> list[Box]:
    """Return the parts of a line, one that runs aslant in pieces: it touches what it passes, and not all between its ends."""
    return [_bounds(piece) for ends in pairwise(points) for piece in pairwise(_steps(*ends))]


def _steps(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points from one to another, so near each other that no two are far apart both ways."""
    across, up = end[0] - start[0], end[1] - start[1]
    count = max(1, ceil(min(abs(across), abs(up)) / NEAR))
    return [(start[0] + across * step / count, start[1] + up * step / count) for step in range(count + 1)]


def _touch(one: Box, other: Box) -> bool:
    return (
        max(one.left, other.left) <= min(one.right, other.right) + NEAR
        and max(one.bottom, other.bottom) <= min(one.top, other.top) + NEAR
    )


def _has(net: Sequence[Box], tip: Box) -> bool:
    return any(_touch(tip, line) for line in net)


def _nets(lines: Sequence[list[Box]]) -> list[list[Box]]:
    """Return the lines, those that touch as one."""
    nets: list[list[Box]] = []
    for line in lines:
        joined = [net for net in nets if any(_touch(one, other) for one in net for other in line)]
        nets = [net for net in nets if net not in joined] + [[*line, *(each for net in joined for each in net)]]
    return nets


def _chart(boxes: Sequence[Box], lines: Sequence[list[Box]], tips: Sequence[Box]) -> Chart:
    """Return boxes, sorted from above, with the lines between them; a frame around others is not what the lines in it join."""
    nets = []
    for net in _nets(lines):
        touched = [number for number, box in enumerate(boxes) if _has(net, box)]
        joined = [each for each in touched if sum(_holds(boxes[each], boxes[other]) for other in touched) < FRAMED]
        touches = tuple(Touch(number, _sides(boxes[number], net)) for number in joined)
        nets.append(Net(touches, _around(net), any(_has(net, tip) for tip in tips)))
    return Chart(tuple(boxes), tuple(nets))


def _holds(one: Box, other: Box) -> bool:
    """Tell whether a box lies within another."""
    return one != other and all(
        first <= second
        for first, second in (
            (one.left, other.left),
            (one.bottom, other.bottom),
            (other.right, one.right),
            (other.top, one.top),
        )
    )


def _around(boxes: Iterable[Box]) -> Box:
    left, bottom, right, top = zip(*(box[:4] for box in boxes), strict=True)
    return Box(min(left), min(bottom), max(right), max(top))


def _sides(box: Box, net: Iterable[Box]) -> frozenset[str]:
    """Return the edges of a box beyond which the lines lie that touch it."""
    beyond = set()
    for line in (each for each in net if _touch(box, each)):
        gaps = {
            "t": line.bottom - box.top,
            "b": box.bottom - line.top,
            "l": box.left - line.right,
            "r": line.left - box.right,
        }
        side = max(gaps, key=gaps.__getitem__)
        beyond |= {side} if gaps[side] >= -NEAR else set()
    return frozenset(beyond)
