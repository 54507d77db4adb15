"""Recognition of a page: its picture becomes lines of ink, these words with their places, size and weight, and its rules."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from lxml import etree

from hexapla.readers.pdf.cuttings import paper_of
from hexapla.readers.pdf.ink_lines import SMALL_LETTER, Dots, InkLine, lines_of, size_of, without_leaders
from hexapla.readers.pdf.measured_signs import with_dashes, with_figures, with_symbols
from hexapla.readers.pdf.page_emblems import is_within, pictures_of
from hexapla.readers.pdf.raised_marks import parted
from hexapla.readers.pdf.recognised_lines import Packs, ReadLine, Script, read_lines, without_marks
from hexapla.readers.pdf.second_look import with_labels, with_latin
from hexapla.readers.pdf.strips import is_label_of
from hexapla.tools.hocr import SeenWord, page_element
from hexapla.tools.ink import Shape, levelled, rules_of, shapes_of, uprights_of

if TYPE_CHECKING:
    from PIL.Image import Image

_BOLD = 1.22
"""By how much thicker than usual, in parts of the size, the strokes of bold type are."""

_CAPITAL = 0.72
"""How high a capital letter, or a figure, is, in sizes."""

_LOW = "acemnorsuvwxzагежзиклмнопстхчшыэюя"
"""Letters as high as the small ones are."""

_IDEOGRAPH = 0.92
"""How high most signs of Chinese are, in sizes."""

_FIRST_IDEOGRAPH = "\u2e80"
"""From which sign on all are as wide as high."""

_LEADERS = "....."
"""What stands for the points that lead to a folio."""

_LETTER = 0.4
"""How high a letter is, in others, and how wide one that stands alone in Arabic, in its height."""

_STANDS = 0.12
"""How far, in sizes, a letter that stands on the baseline may end from it."""


_BESIDE = 0.25
"""How far, in sizes, the baseline of a number may lie from that of its text."""


def page_of(picture: "Image", packs: Packs) -> etree._Element:
    """Return what is read on the picture of a page, as an element of hOCR.

    Raises:
        ToolMissingError, ToolFailedError: Tesseract is not there or failed.
    """
    level = levelled(picture)
    seen = shapes_of(level)
    size = size_of(seen, packs.script.high)
    pictures = pictures_of(seen, size)
    rules, uprights = (
        [each for each in found if not is_within(each, pictures)] for found in (rules_of(level), uprights_of(level))
    )
    clean = _without_rules(level, [*rules, *uprights])
    shapes = [each for each in shapes_of(clean) if not is_within(each, pictures)]
    script = packs.script
    dots = Dots(script.dots, script.apart)
    lines = lines_of(clean, shapes, size, dots, script.room, is_from_right=script.is_from_right)
    lines, leaders = _without_leaders(lines, size)
    parts = parted(clean, lines, packs.latin or packs.own, size, is_alphabet=packs.script.is_alphabet)
    clean = without_marks(clean, [mark for _, marks in parts for mark in marks])
    read = with_labels(clean, read_lines(clean, parts, packs, size), packs, size)
    if not packs.script.is_alphabet:
        read = with_latin(clean, read, packs.latin, is_joined=packs.script.is_joined)
    read = [line for line in read if line.words or line.marks]
    sizes = _with_labels(read, _even([_size(line, packs.script, size) for line in read], packs.script.near))
    if packs.script.is_alphabet:
        read = [with_symbols(with_figures(with_dashes(line, own), own)) for line, own in zip(read, sizes, strict=True)]
    bold = _bold(read, sizes)
    seen_lines = [
        (line.ink.base, size, list(_words(line, packs, is_bold=is_bold)))
        for line, size, is_bold in zip(read, sizes, bold, strict=True)
    ]
    seen_lines += [(box[3], size, [SeenWord(_LEADERS, *box, 1.0)]) for box in leaders]
    dots = picture.info.get("dpi", (300, 300))[0]
    return page_element(picture.size, dots, seen_lines, [each[:4] for each in (*rules, *uprights)])


def _without_leaders(lines: Sequence[InkLine], size: float) -> tuple[list[InkLine], list[tuple[int, int, int, int]]]:
    """Return lines without the points that lead to folios, and the edges of these."""
    parts = [without_leaders(line, size) for line in lines]
    return [line for line, _ in parts if line is not None], [box for _, box in parts if box is not None]


def _without_rules(picture: "Image", rules: Sequence[Shape]) -> "Image":
    clean = picture.copy()
    paper = paper_of(picture)
    for left, top, right, bottom, *_ in rules:
        clean.paste(
            paper,
            (left - 8, top - 2, right + 8, bottom + 2)
            if right - left > bottom - top
            else (left - 2, top - 8, right + 2, bottom + 8),
        )
    return clean


def _size(line: ReadLine, script: Script, usual: float) -> float:
    """Return the size of the type of a line in pixels: by its small letters, its capitals and figures, or what else stands on it."""
    text = "".join(word.text for word in line.words)
    high = [
        each
        for each in line.ink.shapes
        if each.height > _LETTER * line.ink.unit and abs(each.bottom - line.ink.base) <= _STANDS * usual
    ]
    heights = sorted(each.height for each in high)
    if not heights:
        return usual
    if script.is_alphabet or text.isascii():
        if any(sign.isalpha() and sign.islower() for sign in text) and sum(sign in _LOW for sign in text) * 4 > len(
            text
        ):
            return heights[len(heights) // 4] / SMALL_LETTER
        return median(heights) / _CAPITAL
    if script.is_joined:
        alone = [each.height for each in high if each.width < _LETTER * each.height]
        return median(alone) / _CAPITAL if alone else usual
    return _ideograph(line) or heights[len(heights) * 3 // 4] / _IDEOGRAPH


def _ideograph(line: ReadLine) -> float:
    """Return the size of the signs of Chinese of a line, in pixels, 0 where it has none: those of a word together are as high as one."""
    found = []
    for word in line.words:
        own = [each for each in line.ink.shapes if word.left <= (each.left + each.right) / 2 < word.right]
        if own and any(sign >= _FIRST_IDEOGRAPH for sign in word.text if sign.isalpha()):
            found.append(max(each.bottom for each in own) - min(each.top for each in own))
    return sorted(found)[len(found) // 2] / _IDEOGRAPH if found else 0.0


def _even(sizes: Sequence[float], near: float) -> list[float]:
    """Return sizes that differ by little, `near` in parts of them, as the one of most lines."""
    found = list(sizes)
    rest = set(range(len(sizes)))
    while rest:
        counts = {
            place: sum(abs(sizes[other] - sizes[place]) < near * sizes[place] for other in rest) for place in rest
        }
        most = max(counts, key=lambda place: (counts[place], -place))
        same = {other for other in rest if abs(sizes[other] - sizes[most]) < near * sizes[most]}
        usual = median(sizes[place] for place in same)
        for place in same:
            found[place] = usual
        rest -= same
    return found


def _with_labels(lines: Sequence[ReadLine], sizes: Sequence[float]) -> list[float]:
    """Return sizes, that of a number in the margin as the text beside it: few letters tell none."""
    found = list(sizes)
    for place, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        beside = [
            other
            for other, text in enumerate(lines)
            if abs(text.ink.base - line.ink.base) <= _BESIDE * size and is_label_of(line.ink, text.ink, size)
        ]
        if len(beside) == 1:
            found[place] = sizes[beside[0]]
    return found


def _bold(lines: Sequence[ReadLine], sizes: Sequence[float]) -> list[bool]:
    """Tell of each line whether it is bold: whether its strokes are thicker than those of most."""
    weights = [_weight(line.ink, size) for line, size in zip(lines, sizes, strict=True)]
    known = [weight for line, weight in zip(lines, weights, strict=True) for _ in line.ink.shapes]
    usual = median(known) if known else 0.0
    return [weight > _BOLD * usual for weight in weights]


def _weight(ink: InkLine, size: float) -> float:
    strokes = [each.stroke for each in ink.shapes if each.height > 0.6 * ink.unit]
    return median(strokes) / size if strokes else 0.0


def _words(line: ReadLine, packs: Packs, *, is_bold: bool) -> Iterator[SeenWord]:
    """Yield the words of a line, its raised marks among them."""
    way = -1 if packs.script.is_from_right else 1
    marks = sorted(line.marks, key=lambda mark: way * mark.box[0])
    for word in line.words:
        while marks and way * (marks[0].box[0] + marks[0].box[2]) < way * (word.left + word.right):
            mark = marks.pop(0)
            yield SeenWord(mark.text, *mark.box, mark.sure, is_raised=True)
        yield word._replace(is_bold=is_bold)
    yield from (SeenWord(mark.text, *mark.box, mark.sure, is_raised=True) for mark in marks)
