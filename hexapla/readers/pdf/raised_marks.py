"""Raised marks in the picture of a page: figures set small and high, which a program that reads the line takes for quotation marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hexapla.readers.pdf.cuttings import doubled
from hexapla.readers.pdf.ink_lines import SMALL_LETTER, InkLine, bounds
from hexapla.tools import tesseract
from hexapla.tools.ink import Shape

if TYPE_CHECKING:
    from PIL.Image import Image

_OVER, _HIGHEST = 0.35, 2.6
"""How far over the baseline a raised figure ends, at least, and how high it reaches, in heights of small letters."""

_HEIGHTS = (0.68, 1.4)
_WIDEST = 0.95
"""How high a figure is, in heights of small letters (a quotation mark is half as high), and how wide, in its own."""

_NEAR = 0.6
"""How far the figures of one mark stand apart, in heights of small letters."""

_OTHER = 1.5
"""From how much more than usual on a line is set larger."""

_MOST = 80
"""Marks of a page that are read: more are strokes of letters."""

_THINNEST = 0.47
"""How wide the figure 1 is, at most, in its height: no other figure is so narrow."""

_FIGURES = "0123456789"
_SURE = 0.4
"""Below which confidence a figure is none."""


class RaisedMark(NamedTuple):
    """A mark that was read: its figures, its edges in pixels, how sure the program is."""

    text: str
    box: tuple[int, int, int, int]
    sure: float


def parted(
    picture: "Image", lines: Sequence[InkLine], pack: str, size: float, *, is_alphabet: bool
) -> list[tuple[InkLine, list[RaisedMark]]]:
    """Return each line without its raised marks, and these.

    `size` is the usual size of type, `is_alphabet` tells that
    most shapes of the script are letters.

    Raises:
        ToolMissingError, ToolFailedError: Tesseract, which reads them, is not there or failed.
    """
    groups = [
        (place, group) for place, line in enumerate(lines) for group in _groups(line, size, is_alphabet=is_alphabet)
    ]
    if len(groups) > _MOST:
        return [(line, []) for line in lines]
    cuts = [doubled(picture, bounds(group)) for _, group in groups]
    read = tesseract.words_of(cuts, pack, signs=_FIGURES)
    found: list[tuple[InkLine, list[RaisedMark]]] = [(line, []) for line in lines]
    for (place, group), words in zip(groups, read, strict=True):
        text = "".join(word.text for word in words)
        sure = min((word.sure for word in words), default=0.0)
        if all(shape.width <= _THINNEST * shape.height for shape in group):
            text, sure = "1" * len(group), 1.0
        if text.isascii() and text.isdecimal() and len(text) == len(group) and sure >= _SURE:
            line, marks = found[place]
            rest = tuple(shape for shape in line.shapes if shape not in group)
            found[place] = (replace(line, shapes=rest), [*marks, RaisedMark(text, bounds(group), sure)])
    return found


def _groups(line: InkLine, size: float, *, is_alphabet: bool) -> Iterator[list[Shape]]:
    """Yield what may be raised marks of a line, each with its figures in order."""
    if len(line.shapes) < 2:  # a mark alone is a line by itself
        return
    usual = size * SMALL_LETTER
    unit = line.unit if is_alphabet and line.unit > _OTHER * usual else usual  # capitals and figures are higher
    held: list[Shape] = []
    for shape in line.shapes:
        if _is_raised(shape, line, unit):
            if held and shape.left - held[-1].right > _NEAR * unit:
                yield held
                held = []
            held.append(shape)
    if held:
        yield held


def _is_raised(shape: Shape, line: InkLine, unit: float) -> bool:
    """Tell whether a shape is as high as a small figure and stands high, with nothing under it."""
    is_figure = (
        _HEIGHTS[0] * unit <= shape.height <= _HEIGHTS[1] * unit
        and shape.width <= _WIDEST * shape.height
        and shape.bottom <= line.base - _OVER * unit
        and shape.top >= line.base - _HIGHEST * unit
    )
    return is_figure and not any(_is_under(other, shape) for other in line.shapes if other is not shape)


def _is_under(other: Shape, shape: Shape) -> bool:
    over = min(other.right, shape.right) - max(other.left, shape.left)
    return over > shape.width / 4 and other.bottom > shape.bottom
