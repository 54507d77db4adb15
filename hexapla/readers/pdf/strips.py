"""Strips: lines of ink as Tesseract reads them best, a number beside its text, the letters of a symbol in one size."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from hexapla.readers.pdf.cuttings import MARGIN, paper_of
from hexapla.readers.pdf.ink_lines import LARGER, InkLine
from hexapla.tools.hocr import SeenWord

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE = 6
"""Pixels of it that are taken from the page at the ends of a line."""

_LABEL, _TEXT, _GAP = 4.0, 6.0, 6.0
"""How wide a number in the margin is, at most, the text beside it, at least, and the room between both, in sizes."""

_LEVEL = 0.15

_BLANK = 0.5
"""The room, in sizes, that is left between a number and its text: they are read as one, and neither alone."""


class Part(NamedTuple):
    """A line in a picture of several that are read as one: where it begins there, in pixels, and by how much it is larger."""

    line: InkLine
    left: int
    scale: float = 1.0


Strip = list[Part]


def strips_of(lines: Sequence[InkLine], size: float, *, is_from_right: bool) -> Iterator[Strip]:
    """Yield lines as they are read: a number at the edge with the text beside it, large letters of a symbol with its others, any other alone."""
    rest = {id(line): line for line in lines}
    for line in lines:
        level = [each for each in rest.values() if abs(each.base - line.base) <= _LEVEL * size and each is not line]
        after = [each for each in level if each.box[0] >= line.box[2]]
        beside = [each for each in level if each.box[2] <= line.box[0]] if is_from_right else after
        symbol = min(after, key=lambda each: each.box[0], default=None)
        text = min(beside, key=lambda each: abs(each.box[0] - line.box[0]), default=None)
        if id(line) in rest and symbol and _is_one_symbol(line, symbol):
            yield _as_symbol(line, symbol)
            del rest[id(line)], rest[id(symbol)]
        elif id(line) in rest and text and len(beside) == len(level) and _is_numbered(line, text, size):
            first, second = sorted((line, text), key=lambda each: each.box[0])
            yield _as_numbered(first, second, size)
            del rest[id(line)], rest[id(text)]
    yield from ([Part(line, 0)] for line in rest.values())


def _is_numbered(label: InkLine, text: InkLine, size: float) -> bool:
    """Tell whether a line is short enough for a number, and the one beside it long enough for its text."""
    return text.box[2] - text.box[0] >= _TEXT * size and is_label_of(label, text, size)


def is_label_of(label: InkLine, text: InkLine, size: float) -> bool:
    """Tell whether a line is short enough for the number of a longer one near it."""
    gap = max(text.box[0] - label.box[2], label.box[0] - text.box[2])
    widths = [line.box[2] - line.box[0] for line in (label, text)]
    return widths[0] <= min(_LABEL * size, widths[1]) and 0 < gap <= _GAP * size


def _as_numbered(first: InkLine, second: InkLine, size: float) -> Strip:
    room = min(second.box[0] - first.box[2], round(_BLANK * size))
    return [Part(first, 0), Part(second, first.box[2] - first.box[0] + room)]


def _is_one_symbol(large: InkLine, small: InkLine) -> bool:
    return small.box[0] - large.box[2] < small.unit and large.unit > LARGER * small.unit and large.base == small.base


def _as_symbol(large: InkLine, small: InkLine) -> Strip:
    """Return the letters of a symbol as high as its others: in two sizes it cannot be read."""
    scale = small.unit / large.unit
    width = round((large.box[2] - large.box[0]) * scale)
    return [Part(large, 0, scale), Part(small, width + small.box[0] - large.box[2])]


def is_symbol(strip: Strip) -> bool:
    """Tell whether a strip is the symbol of a document in two sizes."""
    return any(part.scale != 1 for part in strip)


def picture_of(picture: "Image", strip: Strip) -> "Image":
    """Return what a strip shows, cut out of the picture of its page."""
    from PIL import Image

    over, under = _reach(strip)
    width = max(part.left + round((part.line.box[2] - part.line.box[0]) * part.scale) for part in strip)
    paper = paper_of(picture)
    whole = Image.new("L", (width + 2 * MARGIN, over + under), paper)
    for line, at, scale in strip:
        left, top, right, bottom = line.box
        cut = picture.crop((left - _SIDE, top - MARGIN, right + _SIDE, bottom + MARGIN))
        if scale != 1:
            cut = cut.resize((round(cut.width * scale), round(cut.height * scale)), Image.Resampling.BICUBIC)
        whole.paste(cut, (at + MARGIN - round(_SIDE * scale), over - round((line.base - top + MARGIN) * scale)))
    return whole


def picture_of_line(picture: "Image", line: InkLine) -> "Image":
    """Return a line by itself."""
    return picture_of(picture, [Part(line, 0)])


def _reach(strip: Strip) -> tuple[int, int]:
    """Return how far a picture reaches over and under its baseline."""
    over = max(round((line.base - line.box[1]) * scale) for line, _, scale in strip)
    under = max(round((line.box[3] - line.base) * scale) for line, _, scale in strip)
    return over + MARGIN, under + MARGIN


def placed(strip: Strip, words: Sequence[SeenWord]) -> Iterator[tuple[InkLine, list[SeenWord]]]:
    """Yield each line of a picture with its words, in pixels of the page."""
    over, _ = _reach(strip)
    own: list[list[SeenWord]] = [[] for _ in strip]
    for word in words:
        middle = (word.left + word.right) / 2 - MARGIN
        place = max((at for at, part in enumerate(strip) if part.left <= middle), default=0)
        line, at, scale = strip[place]
        across, down = line.box[0] - (at + MARGIN) / scale, line.base - over / scale
        left, right = word.left / scale + across, word.right / scale + across
        top, bottom = word.top / scale + down, word.bottom / scale + down
        own[place].append(word._replace(left=left, right=right, top=top, bottom=bottom))
    yield from zip((part.line for part in strip), own, strict=True)


def apart(words: Sequence[SeenWord]) -> Iterator[SeenWord]:
    """Yield the words of a line, each ending where the next begins at the latest: in Chinese Tesseract lets them reach into each other."""
    for word, after in zip_longest(words, words[1:]):
        if after is not None and word.left < after.left < word.right:
            yield word._replace(right=after.left)
        elif after is not None and after.left < word.left < after.right < word.right:  # from right to left
            yield word._replace(left=after.right)
        else:
            yield word
