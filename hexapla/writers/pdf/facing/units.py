"""Units: the rows of an edition as both pages of a spread print them, finished but for their place."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.present.presentation import Presentation, Row
from hexapla.writers.markup.composer import DEEPEST_HEADING, Composer, Flavour, room_on_paper
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.shared_columns import shared_columns
from hexapla.writers.markup.table_notes import is_table, rows_below, set_below
from hexapla.writers.pdf.facing import slicing, tables
from hexapla.writers.pdf.facing.cutting import Cut, cuts_of
from hexapla.writers.pdf.facing.slicing import BEYOND, END, START, Break, Place, hang
from hexapla.writers.pdf.page_markup import prepare_for_paper
from hexapla.writers.pdf.running_heads import numbered, numbers_of
from hexapla.xml_tree import take_out

LONG_NOTE = 1200
"""A note of more characters than this, a quarter of a page, may go on on the next page of its language."""

Pair = tuple[etree._Element, etree._Element]  # noqa: SLF001 - lxml has no other name for it


@dataclass
class Unit:
    """A row: its element in both languages, the places where it may be cut, the paragraphs it is part of.

    `ends` are the ends of its pieces in each language; `breaks` tells what a cut there divides.  A piece of a
    table is one of its rows, and a place then counts rows.
    """

    kind: str
    elements: Pair
    ends: list[tuple[Place, Place]] = field(default_factory=lambda: [(END, END)])
    breaks: list[Break] = field(default_factory=lambda: [Break.SENTENCES])
    numbers: tuple[str | None, str | None] = (None, None)

    def part(self, side: int, first: int, last: int) -> etree._Element:
        """Return the pieces from `first` to `last` in one language; a whole unit is the element itself."""
        whole = self.elements[side]
        if first == 0 and last == len(self.ends) - 1:
            return whole
        start = self.ends[first - 1][side] if first else START
        end = self.ends[last][side] if last < len(self.ends) - 1 else BEYOND
        if whole.get("data-gap"):
            made = deepcopy(whole)
        else:
            made = (tables.rows_of if self.kind == "table" else slicing.sliced)(whole, start, end)
        if first:
            made.attrib.pop("id", "")
            for each in made:
                each.set("class", f"{each.get('class', '')} continued".strip())
        return made

    def divide(self, places: Iterable[tuple[tuple[Place, Place], Break]]) -> None:
        """Say where the unit may be cut, and what that divides."""
        found = list(places)
        self.ends = [*(ends for ends, _ in found), (END, END)]
        self.breaks = [*(kind for _, kind in found), Break.SENTENCES]

    def notes(self, side: int) -> list[tuple[Place, etree._Element]]:
        """Return the notes of one language in their order, each with the place where it hangs."""
        whole = self.elements[side]
        return list(tables.notes_in(whole) if self.kind == "table" else slicing.notes_in(whole))

    def piece_of(self, side: int, place: Place) -> int:
        """Return the number of the piece that a place of one language lies in."""
        return next((n for n, ends in enumerate(self.ends) if place <= ends[side]), len(self.ends) - 1)


def units_of(presentation: Presentation) -> list[Unit]:
    """Return the rows of an edition in two languages as units, in their order; what belongs to a table is one with it."""
    composers = tuple(composers_of(presentation))
    numbers = [numbered(column) for column in presentation.columns]
    made = [_elements(row, composers) for row in presentation.rows]
    below = rows_below(presentation)
    for number, table in below.items():
        for line, holder in zip(made[number], made[table], strict=True):
            line[0].set("id", line.get("id", ""))
            set_below(list(line), next(filter(is_table, holder)))
    rows = zip(presentation.rows, made, strict=True)
    return [_unit(*row, composers, numbers) for number, row in enumerate(rows) if number not in below]


def composers_of(presentation: Presentation) -> Iterator[Composer]:
    """Yield what makes the elements of each language; ids end in the language, notes are in it alone."""
    room = room_on_paper(presentation, 0, turns_pages=False)
    shared = shared_columns(presentation, room)
    for column in presentation.columns:
        suffix = f"-{column.language.code}"
        yield Composer(column, Flavour.PDF, suffix=suffix, media=presentation.media, room=room, shared=shared)


def _unit(row: Row, elements: Pair, composers: Sequence[Composer], numbers: Sequence[dict[str, str]]) -> Unit:
    columns = [composer.column for composer in composers]
    for element_, column in zip(elements, columns, strict=True):
        if not element_.get("data-gap"):
            prepare_for_paper(element_, column, LONG_NOTE)
            etree.strip_attributes(element_, "data-flows")  # each part of a note has its own place on a spread
    left, right = numbers_of(row, numbers)
    unit = Unit("annex" if row.begins_page else row.kind, elements, numbers=(left, right))
    if row.kind == "table":
        unit.divide(tables.row_ends(unit.elements))
    elif row.kind not in ("heading", "annex", "figure"):
        kinds = {True: Break.SENTENCES, False: Break.WORDS}
        unit.divide((_places(each), kinds[each.is_sentence]) for each in cuts_of(row, columns))
    return unit


def _places(cut_: Cut) -> tuple[Place, Place]:
    first, second = ((0 if each is None else each, 0) for each in cut_.letters)
    return first, second


def _elements(row: Row, composers: Sequence[Composer]) -> Pair:
    """Return a row in both languages, as they compose it."""
    known = next(cell for cell in row.cells if cell is not None)
    first, second = (_element(row, side, composer, known) for side, composer in enumerate(composers))
    return first, second


def _element(row: Row, side: int, composer: Composer, known: Block) -> etree._Element:
    column, block = composer.column, row.cells[side]
    made = element(
        "div", {"class": "leveled cell", "lang": column.language.code, "id": f"{row.id}-{column.language.code}"}
    )
    if block is None:
        # Where a heading is missing, the words that say so stand for it, or the outline would skip a level.
        is_heading = row.kind in ("heading", "annex")
        name = f"h{min(known.level + 1, DEEPEST_HEADING)}" if is_heading else "p"
        made.set("data-gap", "yes")
        made.append(element(name, {"class": "missing"}, row.gaps[side] if side < len(row.gaps) else None))
    else:
        for part in composer.cell(block).elements:
            part.attrib.pop("id", "")
            made.append(part)
    return made


def carry(unit: Unit, piece: int, notes: tuple[Sequence[etree._Element], Sequence[etree._Element]]) -> None:
    """Let parts of notes go on to later spreads: each is a piece of its own behind the one that calls them.

    The parts of both languages go side by side, as far as each has them.
    """
    first, second = (end[0] for end in unit.ends[piece])
    for number in range(1, max(map(len, notes)) + 1):
        left, right = (min(number, len(each)) for each in notes)
        unit.ends.insert(piece + number, ((first, left), (second, right)))
        unit.breaks.insert(piece + number, Break.SENTENCES)
    for own, end in zip(notes, (first, second), strict=True):
        for number, note in enumerate(own, 1):
            hang(note, (end, number))


def for_feet_and_heads(root: etree._Element) -> etree._Element:
    """Return a copy of an element that holds its notes, its symbol for the running heads, and what these stand in."""
    made = etree.Element(root.tag, {str(name): str(value) for name, value in root.attrib.items()})
    for each in root:
        if _is_repeated(each):
            made.append(deepcopy(each))
            made[-1].tail = None
        elif any(map(_is_repeated, each.iter())):
            made.append(for_feet_and_heads(each))
    return made


def stripped(root: etree._Element) -> tuple[etree._Element, list[etree._Element]]:
    """Return a copy of an element without its notes, and these."""
    made = deepcopy(root)
    found = [*filter(_is_note, made.iter("span"))]
    for note in found:
        take_out(note)
    return made, found


def _is_repeated(element: etree._Element) -> bool:
    return _is_note(element) or element.get("class") == "symbol"


def _is_note(element: etree._Element) -> bool:
    return "footnote" in element.get("class", "").split()
