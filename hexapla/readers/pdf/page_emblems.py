"""Pictures among the ink of a page: emblems, codes and photographs, in which no line of text is looked for."""

from collections.abc import Iterator, Sequence

from hexapla.readers.pdf.ink_lines import PICTURE, bounds
from hexapla.tools.ink import Shape

_DENSE = 0.2
"""The part of its place that the ink of a picture fills, at least: frames of tables fill less."""

_TOUCHING, _EMBLEM = 0.08, (2.5, 9.0, 1.4)
"""How close shapes of an emblem stand, and how small and large it is, in sizes, and how much longer one side is than the other."""

_FRAME = 12.0
"""How much longer than wide a rule is."""


def pictures_of(shapes: Sequence[Shape], size: float) -> list[tuple[int, int, int, int]]:
    """Return the edges of pictures: a large shape full of ink, or shapes close to each other that are together as wide as high."""
    large = [each[:4] for each in shapes if _is_full(each, size)]
    together = (bounds(group) for group in _groups(shapes, _TOUCHING * size))
    return [*large, *(box for box in together if _is_emblem(box, size))]


def _is_full(shape: Shape, size: float) -> bool:
    is_large = min(shape.width, shape.height) > PICTURE / 2 * size and max(shape.width, shape.height) > PICTURE * size
    return is_large and shape.ink > _DENSE * shape.width * shape.height


def _is_emblem(box: tuple[int, int, int, int], size: float) -> bool:
    low, high = sorted((box[2] - box[0], box[3] - box[1]))
    return _EMBLEM[0] * size < low and high < min(_EMBLEM[1] * size, _EMBLEM[2] * low)


def _groups(shapes: Sequence[Shape], near: float) -> Iterator[list[Shape]]:
    """Yield shapes in groups within which no gap is wider than `near` pixels, rules and frames left out."""
    open_: list[list[Shape]] = []
    for shape in sorted(shapes):
        if max(shape.width, shape.height) > _FRAME * min(shape.width, shape.height) + 2 * near:
            continue
        ended = [group for group in open_ if max(each.right for each in group) + near < shape.left]
        yield from ended
        open_ = [group for group in open_ if group not in ended]
        close = [group for group in open_ if any(_is_close(each, shape, near) for each in group)]
        open_ = [group for group in open_ if group not in close]
        open_.append([each for group in close for each in group] + [shape])
    yield from open_


def _is_close(one: Shape, two: Shape, near: float) -> bool:
    return one.right + near >= two.left and one.top - near <= two.bottom and two.top - near <= one.bottom


def is_within(shape: Shape, pictures: Sequence[tuple[int, int, int, int]]) -> bool:
    """Tell whether a shape stands within one of some pictures."""
    across, down = (shape.left + shape.right) / 2, (shape.top + shape.bottom) / 2
    return any(left <= across <= right and top <= down <= bottom for left, top, right, bottom in pictures)
