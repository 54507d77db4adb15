"""Which box of a drawn chart stands under which: boxes and lines as the pages of a PDF hold them."""

import ctypes
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, pairwise
from math import ceil
from typing import Any, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)

NEAR = 6.0
"""Points that a line may end before the box that it leads to."""

FARTHEST = 30.0
"""Points that lines to several boxes may end before the one above them."""

SMALLEST = 10.0
"""Points that a box is wide and high at the least."""


class Box(NamedTuple):
    """A box, or a line from one point to another: its edges in points, and the words in it."""

    left: float
    bottom: float
    right: float
    top: float
    words: str = ""


Chart = list[tuple[int, str]]
"""Words of boxes in reading order, each with how many boxes stand above it."""


def charts(data: bytes) -> Iterator[Chart]:
    """Yield the chart of each page: what is joined by lines stands under the highest box of them."""
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


def _is_level(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) <= NEAR


def _nearest_above(boxes: Sequence[Box], net: Sequence[Box], otherwise: int) -> int:
    """Return the nearest box above lines that end before it."""
    top, left, right = max(line.top for line in net), min(line.left for line in net), max(line.right for line in net)
    near = [
        (box.bottom - top, number)
        for number, box in enumerate(boxes)
        if -NEAR <= box.bottom - top <= FARTHEST and box.left <= right and left <= box.right
    ]
    return min(near)[1] if near else otherwise


def beside(pairs: Iterable[tuple[Key, Key]], above: Mapping[Key, Key]) -> dict[Key, Key]:
    """Return what stands under the box that a level line joins it to, as an adviser does: it has none above or below it, the other has.

    `above` says which box each other one stands under.
    """
    heads = set(above.values())
    both = (ends for pair in pairs for ends in (pair, pair[::-1]))
    return {box: head for head, box in both if head in heads and box not in heads and box not in above}


def _heads(boxes: Sequence[Box], lines: Sequence[list[Box]], tips: Sequence[Box]) -> dict[int, int]:
    """Return which box each stands under, by their numbers; the highest stand under none, but one beside such a box.

    `tips` are those of arrows: a level one joins the steps of a flow chart.
    """
    above: dict[int, int] = {}
    nets = _nets(lines)
    joined = [[number for number, box in enumerate(boxes) if any(_touch(box, line) for line in net)] for net in nets]
    for net, numbers in zip(nets, joined, strict=True):
        head = next(iter(numbers), 0)
        if len(numbers) > 1 and all(_is_level(boxes[head], boxes[each]) for each in numbers):
            head = _nearest_above(boxes, net, head)
        for number in numbers:
            if boxes[number].top < boxes[head].top - NEAR:
                above.setdefault(number, head)
    plain = [numbers for net, numbers in zip(nets, joined, strict=True) if not any(map(partial(_has, net), tips))]
    pairs = (pair for numbers in plain for pair in combinations(numbers, 2))
    above |= beside([pair for pair in pairs if _is_level(*(boxes[each] for each in pair))], above)
    for numbers in joined:  # what stands beside one that it is joined to stands under the same
        held = [(boxes[each], above[each]) for each in numbers if each in above]
        for number in numbers:
            same = [head for box, head in held if head != number and _is_level(box, boxes[number])]
            if same:
                above.setdefault(number, same[0])
    return above


def _chart(boxes: Sequence[Box], lines: Sequence[list[Box]], tips: Sequence[Box]) -> Chart:
    """Return boxes, sorted from above, each below that which it stands under."""
    above = _heads(boxes, lines, tips)
    found: Chart = []

    def add(number: int, depth: int) -> None:
        found.append((depth, boxes[number].words))
        for below in (each for each, parent in above.items() if parent == number):
            add(below, depth + 1)

    for number in range(len(boxes)):
        if number not in above:
            add(number, 0)
    return found
