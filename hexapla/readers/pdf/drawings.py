"""Drawings: charts, organization charts and pictures of a page, told from text and tables, and the words in them."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hexapla.readers.pdf.pages import Page
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.structure_tree import TEXT_BOX
from hexapla.readers.pdf.turns import Box

_GAP = 16.0
"""Points up to which what is drawn belongs together."""

_LOWEST = 36.0
"""Points that a drawing is high and wide, at least: the shaded head of a table is lower."""

_LARGEST = 0.9
"""The part of a page from which on a shape or a picture is its ground, and the words on it are text."""

_FEWEST = 3
"""Shapes that make a drawing where no structure tree tells its words from those of the text."""

_SENTENCE = 0.6
"""The part of a page that a row of running text is wide."""

_MOST = 2000
"""Lines and shapes of a page up to which drawings are looked for."""

_EDGE = 0.11
"""How much of a page, at its head and its foot, is no place for a drawing: rules below running heads, bar codes."""

_FEWEST_BOXES = 2

_NOTE = re.compile(r"\w{1,2}\s+[A-Z]")
"""How a note below a drawing begins."""

_POINTS = 72
_DRAWN, _FINEST = 200 / _POINTS, 300 / _POINTS
"""Pixels a point of what is drawn, and of the finest picture."""

_MARGIN = 2.0
"""White points around a drawing."""


@dataclass(frozen=True)
class PageDrawing:
    """A drawing of a page: its edges in points, its words, those of its boxes where it is a chart of boxes, whether it has pixels."""

    page: int
    box: Box
    words: str
    boxes: tuple[str, ...]
    is_photo: bool = False

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.box.top


def drawings_of(page: Page, rows: Sequence[Row]) -> tuple[list[PageDrawing], Page, list[Row]]:
    """Return the drawings of a page, the page without the rules in them, and its rows without the words in them.

    What stands above the rows of the first page belongs to the masthead; the picture of a page whose words are laid over it is none.
    """
    low, high = page.height * _EDGE, page.height * (1 - _EDGE)
    high = min(high, rows[0].base + rows[0].size) if page.number == 1 and rows else high
    lines, outlines, images = (
        [box for box in boxes if box.top > low and box.bottom < high and not _is_ground(box, page)]
        for boxes in ((*page.rules, *page.uprights), page.shapes, () if page.recognised else page.pictures)
    )
    if len(lines) + len(outlines) + len(images) > _MOST:
        return [], page, list(rows)
    pieces = [piece for row in rows for piece in row.pieces]
    is_tagged = any(row.tag for row in rows)
    drawn = [piece for piece in pieces if is_tagged and _is_drawn(piece)]
    text = [_box(piece) for piece in pieces if not _is_drawn(piece)] if is_tagged else []
    shapes = [each for each in outlines if not any(_is_in(box, each) for box in text)]
    found: list[PageDrawing] = []
    for box, seeds in _clusters([*shapes, *images], [*map(_box, drawn), *lines]):
        own = [piece for piece in (drawn if is_tagged else pieces) if _is_in(_box(piece), box)]
        is_photo = any(each in images for each in seeds)
        is_large = min(box.top - box.bottom, box.right - box.left) > _LOWEST
        is_chart = bool(own) and not _is_boxed_text(own) if is_tagged else _is_chart(page, seeds, own)
        if is_large and (is_photo or is_chart):
            found.append(replace(_drawing(page, box, own, shapes), is_photo=is_photo))
            rows = [kept for row in rows for kept in _without(row, own)]
    level, upright = (
        tuple(rule for rule in rules if not any(_is_in(rule, drawing.box) for drawing in found))
        for rules in (page.rules, page.uprights)
    )
    return found, replace(page, rules=level, uprights=upright), list(rows)


def _is_ground(box: Box, page: Page) -> bool:
    """Tell whether a shape or a picture is what a page is printed on."""
    return (box.right - box.left) * (box.top - box.bottom) >= _LARGEST * page.width * page.height


def _is_drawn(piece: Piece) -> bool:
    """Tell whether the structure tree has a piece in a text box, or not as text at all; a note below a drawing is text."""
    tag = piece.glyphs[0].tag
    is_note = "sup" in piece.glyphs[0].marks and bool(_NOTE.match(piece.text))
    return (tag is None or tag.kind == TEXT_BOX) and not is_note


def _is_boxed_text(pieces: Sequence[Piece]) -> bool:
    """Tell whether pieces stand in one text box alone: words that are framed, no chart."""
    tags = {piece.glyphs[0].tag for piece in pieces}
    return len(tags) == 1 and all(tag is not None for tag in tags)


def _is_chart(page: Page, shapes: Sequence[Box], pieces: Sequence[Piece]) -> bool:
    """Tell whether shapes are more than the ground of cells, and the words in them no running text."""
    is_text = any(piece.right - piece.left > _SENTENCE * page.width for piece in pieces)
    is_grid = len({round(each.left) for each in shapes}) * len({round(each.bottom) for each in shapes}) == len(shapes)
    return len(shapes) >= _FEWEST and bool(pieces) and not is_text and not is_grid


def _clusters(shapes: Sequence[Box], others: Sequence[Box]) -> Iterator[tuple[Box, list[Box]]]:
    """Yield what reaches from shapes over all that stands near them, with these shapes."""
    groups: list[tuple[Box, list[Box]]] = []
    for each, own in [*((shape, [shape]) for shape in shapes), *((other, []) for other in others)]:
        near = [group for group in groups if _is_near(group[0], each)]
        groups = [group for group in groups if group not in near]
        groups.append(
            (_around([each, *(box for box, _ in near)]), [*own, *(seed for _, held in near for seed in held)])
        )
    yield from (group for group in groups if group[1])


def _is_near(one: Box, two: Box) -> bool:
    across = max(one.left, two.left) - min(one.right, two.right)
    up = max(one.bottom, two.bottom) - min(one.top, two.top)
    return max(across, up) < _GAP


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _box(piece: Piece) -> Box:
    return Box(piece.left, piece.base - piece.size / 4, piece.right, piece.base + piece.size * 3 / 4)


def _is_in(one: Box, two: Box) -> bool:
    """Tell whether the middle of one part of a page stands in another."""
    across, up = (one.left + one.right) / 2, (one.bottom + one.top) / 2
    return two.left <= across <= two.right and two.bottom <= up <= two.top


def _without(row: Row, pieces: Sequence[Piece]) -> Iterator[Row]:
    taken = set(map(id, pieces))
    kept = tuple(piece for piece in row.pieces if id(piece) not in taken)
    if kept:
        yield Row(row.page, kept)


def _drawing(page: Page, box: Box, pieces: Sequence[Piece], shapes: Sequence[Box]) -> PageDrawing:
    """Return a drawing with its words box by box, the highest first, then those that stand in none."""
    held: dict[Box | None, list[str]] = {}
    for piece in pieces:
        around = [shape for shape in shapes if _is_in(_box(piece), shape)]
        smallest = min(around, key=lambda each: (each.right - each.left) * (each.top - each.bottom), default=None)
        held.setdefault(smallest, []).append(piece.text.strip())
    alone = held.pop(None, [])
    boxes = [words for words in map(" ".join, held.values()) if any(map(str.isalpha, words))]
    is_chart_of_boxes = len(boxes) >= _FEWEST_BOXES
    words = "; ".join([*map(" ".join, held.values()), *alone])
    return PageDrawing(page.number, box, words, (*boxes, *alone) if is_chart_of_boxes else ())


def picture_of(document: Any, page: Page, drawing: PageDrawing) -> bytes:
    """Return how a drawing looks as a PNG, as fine as the pictures of its page, else with 200 dots an inch."""
    from PIL import Image  # heavy, and few documents have drawings
    from pypdfium2 import raw

    sheet = document[page.number - 1]
    images = sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    fine = [each.get_px_size()[0] / max(1.0, each.get_bounds()[2] - each.get_bounds()[0]) for each in images]
    scale = min(max([_DRAWN, *fine]), _FINEST)
    image = (
        sheet.render(scale=scale, rotation=(90 * page.quarters - sheet.get_rotation()) % 360).to_pil().convert("RGB")
    )
    box = drawing.box
    left, right = (page.width - box.right, page.width - box.left) if page.is_mirrored else (box.left, box.right)
    edges = (left - _MARGIN, page.height - box.top - _MARGIN, right + _MARGIN, page.height - box.bottom + _MARGIN)
    cut = image.crop([round(max(0, min(edge * scale, most))) for edge, most in zip(edges, image.size * 2, strict=True)])
    out = io.BytesIO()
    (cut if drawing.is_photo else cut.quantize(64, Image.Quantize.FASTOCTREE)).save(
        out, "PNG", dpi=(scale * _POINTS,) * 2
    )
    return out.getvalue()
