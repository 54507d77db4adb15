"""From units and their measures to spreads: which parts of them stand where on which spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from hexapla.writers.pdf.facing import tables
from hexapla.writers.pdf.facing.measuring import Line, Measure, Room
from hexapla.writers.pdf.facing.packing import Extent, Piece, packed
from hexapla.writers.pdf.facing.slicing import START, Break, count, sliced
from hexapla.writers.pdf.facing.units import Unit, carry, stripped

PRICES = {
    Break.SENTENCES: 0.15, Break.WORDS: 0.6,
    Break.GROUPS: 0.05, Break.ROWS: 0.15, Break.ROW: 0.25, Break.TIED_ROWS: 5.0,
}  # fmt: skip
"""What it costs to divide a paragraph or a table at a place of a kind."""

CARRIED_NOTE = 0.02
"""What it costs to divide a long note."""

CONTINUED = {"item": 0.06, "continuation": 0.06, "quote": 0.08, "table": 0.05, "figure": 0.05, "end": 50.0}
"""What it costs to begin a spread with a unit that goes on with what is before it."""

AFTER_HEADING = 50.0
LONELY = 1.0
FEWEST_LINES = 3
"""So many lines of a divided paragraph stand on both spreads, if that can be."""

NOTES_SHARE = 0.5
"""Notes of one piece take no more than this share of a page; parts of long ones go on to the next spread."""

HIGHEST_ROW = 0.4
"""A row of a table that takes more than this share of a page is cut."""

HEADINGS = ("heading", "annex")
Measures = Mapping[str, Measure]


@dataclass(frozen=True)
class Part:
    """Pieces of a unit that stand on one spread."""

    unit: int
    first: int
    last: int

    def key(self, side: int) -> str:
        """Return what its measure in one language is called."""
        return f"{self.unit}.{side}.{self.first}-{self.last}"


@dataclass(frozen=True)
class Placed:
    """A part on its spread: the space above it, and for each language the space in it above its text, its height, its measures."""

    part: Part
    gap: float
    pads: tuple[float, float]
    height: float
    measures: tuple[Measure, Measure]


def whole_key(unit: int, side: int) -> str:
    """Return what the measure of a whole unit is called."""
    return f"{unit}.{side}"


def split_high_rows(units: Sequence[Unit], measures: Measures, room: Room) -> list[int]:
    """Cut the rows of tables that are too high for a page; return the units that have to be measured again."""
    changed = []
    for number, unit in enumerate(units):
        if unit.kind == "table":
            own = [measures[whole_key(number, side)].rows for side in (0, 1)]
            parts = [_parts(rows, HIGHEST_ROW * room.rest) for rows in own]
            if any(parts):
                tables.split_rows(unit.elements, parts)
                unit.divide(tables.row_ends(unit.elements))
                changed.append(number)
    return changed


def _parts(rows: Sequence[tuple[float, float]], most: float) -> dict[int, int]:
    """Return into how many parts each row is cut that is higher than `most`, by its number."""
    return {number: ceil(2 * (end - start) / most) for number, (start, end) in enumerate(rows, 1) if end - start > most}


def let_notes_go_on(units: Sequence[Unit], measures: Measures, room: Room) -> None:
    """Make pieces of their own of the parts of long notes that their page may not have room for."""
    for number, unit in enumerate(units):
        if unit.kind == "table" or not any(measures[whole_key(number, side)].notes for side in (0, 1)):
            continue
        moving = [_too_much(unit, side, measures[whole_key(number, side)].notes, room) for side in (0, 1)]
        for piece in sorted({*moving[0], *moving[1]}, reverse=True):
            carry(unit, piece, (moving[0].get(piece, []), moving[1].get(piece, [])))


def _too_much(unit: Unit, side: int, heights: Sequence[float], room: Room) -> dict[int, list[Any]]:
    """Return for each piece the parts of its long notes in one language that are more than its share of a page."""
    found: dict[int, list[Any]] = {}
    used: dict[int, float] = {}
    for (place, note), height in zip(unit.notes(side), heights, strict=True):
        piece = unit.piece_of(side, place)
        used[piece] = used.get(piece, 0.0) + height
        if used[piece] > NOTES_SHARE * room.rest and "part" in note.get("class", "").split():
            found.setdefault(piece, []).append(note)
    return found


def pieces_of(units: Sequence[Unit], measures: Measures) -> list[Piece]:
    """Return the pieces of all units with what they measure."""
    found: list[Piece] = []
    for number, unit in enumerate(units):
        own = [measures[whole_key(number, side)] for side in (0, 1)]
        before = [measures[whole_key(number - 1, side)].after for side in (0, 1)] if number else [0.0, 0.0]
        gap = max(max(after, measure.before) for after, measure in zip(before, own, strict=True))
        extents = [_extents(unit, side, own[side]) for side in (0, 1)]
        for piece, sides in enumerate(zip(*extents, strict=True)):
            found.append(Piece(
                number, piece, (sides[0], sides[1]), gap, _heads(unit, piece, own),
                _price(units, number, piece, own), unit.kind == "annex" and piece == 0 and number > 0,
            ))  # fmt: skip
    return _held(found, units, measures)


def _heads(unit: Unit, piece: int, measures: Sequence[Measure]) -> tuple[float, float]:
    """Return how high what is repeated above a piece is in each language."""
    if unit.kind != "table" or piece == 0:
        return 0.0, 0.0
    first, second = (
        next(iter(measure.heads[end[0] :]), 0.0) for measure, end in zip(measures, unit.ends[piece - 1], strict=True)
    )
    return first, second


def _held(pieces: list[Piece], units: Sequence[Unit], measures: Measures) -> list[Piece]:
    """Make it dear to begin a spread with so little of the end that its pages would hold two lines."""
    found = 0
    for place in reversed(range(len(pieces))):
        piece = pieces[place]
        found += max(
            int(units[piece.unit].kind == "table"),
            *(
                sum(side.start <= line.top < side.end for line in measures[whole_key(piece.unit, number)].lines)
                for number, side in enumerate(piece.sides)
            ),
        )
        if found >= FEWEST_LINES or units[piece.unit].kind in ("figure", "annex"):
            break
        pieces[place] = replace(piece, price=piece.price + AFTER_HEADING)
    return pieces


def _extents(unit: Unit, side: int, measure: Measure) -> list[Extent]:
    """Return where each piece of a unit stands in one language."""
    notes = [0.0] * len(unit.ends)
    for (place, _), height in zip(unit.notes(side), measure.notes, strict=True):
        notes[unit.piece_of(side, place)] += height
    root = unit.elements[side]
    if root.get("data-gap") or len(unit.ends) == 1:
        return [Extent(0.0, measure.height, measure.lead, each) for each in notes]
    spans = _row_spans(unit, side, measure) if unit.kind == "table" else _line_spans(unit, side, measure)
    return [Extent(start, end, lead, each) for (start, end, lead), each in zip(spans, notes, strict=True)]


def _row_spans(unit: Unit, side: int, measure: Measure) -> list[tuple[float, float, float]]:
    spans, begun, bottom = [], 0, 0.0
    for number, ends in enumerate(unit.ends):
        end = min(ends[side][0], len(measure.rows))
        start = measure.rows[begun][0] if 0 < begun < end else bottom  # one may have no row beside those of the other
        bottom = measure.height if number == len(unit.ends) - 1 else measure.rows[end - 1][1]
        spans.append((start, bottom, measure.lead))
        begun = end
    return spans


def _line_spans(unit: Unit, side: int, measure: Measure) -> list[tuple[float, float, float]]:
    """Return top and bottom of each piece by the lines that it begins and ends in."""
    spans: list[tuple[float, float, float]] = []
    lines, signs, begun = measure.lines, 0, START
    for number, ends in enumerate(unit.ends):
        if ends[side][0] == begun[0] and number:  # a part of a note: it hangs at the line that the text goes on in
            following = lines[_line_at(lines, signs + 1)]
            spans.append((following.top, following.top, following.baseline - following.top))
            continue
        first = lines[_line_at(lines, signs + 1)]
        is_last = all(later[side][0] == ends[side][0] for later in unit.ends[number:])
        signs = lines[-1].signs if is_last else _signs(unit, side, ends[side])
        last = lines[_line_at(lines, signs)]
        top = 0.0 if number == 0 else first.top
        spans.append((top, measure.height if is_last else last.bottom, first.baseline - top))
        begun = ends[side]
    return spans


def _line_at(lines: Sequence[Line], sign: int) -> int:
    return next((index for index, line in enumerate(lines) if line.signs >= sign), len(lines) - 1)


def _signs(unit: Unit, side: int, end: tuple[int, int]) -> int:
    """Return how many signs stand before a place: letters, and the numbers and marks among them."""
    bare, _ = stripped(sliced(unit.elements[side], START, end))
    return sum(count(str(text)) for text in bare.itertext())


def _price(units: Sequence[Unit], number: int, piece: int, measures: Sequence[Measure]) -> float:
    """Return what it costs to begin a spread with a piece."""
    unit = units[number]
    if piece == 0:
        price = CONTINUED.get(unit.kind, 0.0)
        return price + AFTER_HEADING if number and units[number - 1].kind in HEADINGS else price
    before, here = unit.ends[piece - 1], unit.ends[piece]
    if any(one[0] == two[0] and one[1] != two[1] for one, two in zip(before, here, strict=True)):
        return CARRIED_NOTE
    price = PRICES[unit.breaks[piece - 1]]
    if unit.kind == "table":
        return price + (LONELY if piece == 1 else 0.0)
    counts = [
        (_line_at(measure.lines, _signs(unit, side, before[side])) + 1, len(measure.lines))
        for side, measure in enumerate(measures) if not unit.elements[side].get("data-gap")
    ]  # fmt: skip
    is_lonely = any(done < FEWEST_LINES or count_ - done + 1 < FEWEST_LINES for done, count_ in counts)
    return price + (LONELY if is_lonely else 0.0)


def spreads_of(pieces: Sequence[Piece], room: Room, margin: float) -> list[list[Part]]:
    """Return the parts that stand on each spread; `margin` is what stays free at the foot of each page."""
    spreads = []
    for begin, end in packed(pieces, room.first - margin, room.rest - margin, room.overhead):
        parts: list[Part] = []
        for piece in pieces[begin:end]:
            if parts and parts[-1].unit == piece.unit:
                parts[-1] = Part(piece.unit, parts[-1].first, piece.number)
            else:
                parts.append(Part(piece.unit, piece.number, piece.number))
        spreads.append(parts)
    return spreads


def placed(parts: Sequence[Part], measures: Measures, gaps: Mapping[int, float]) -> list[Placed]:
    """Return where the parts of a spread stand, by what they measure themselves: first lines level, one under another."""
    found = []
    for index, part in enumerate(parts):
        own = measures[part.key(0)], measures[part.key(1)]
        lead = max(measure.lead for measure in own)
        pads = (lead - own[0].lead, lead - own[1].lead)
        height = max(pad + measure.height for pad, measure in zip(pads, own, strict=True))
        found.append(Placed(part, gaps[part.unit] if index else 0.0, pads, height, own))
    return found
