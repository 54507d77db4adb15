"""How high everything is, asked of the engine itself: laid out once on one endless page, in its real column.

The boxes are kept: what was measured is what is set on the pages (`setting.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from hexapla.writers.markup.elements import Fragment
from hexapla.writers.pdf.facing import tables
from hexapla.writers.pdf.facing.slicing import count
from hexapla.writers.pdf.facing.units import stripped

WIDTHS = {"A4": "210mm", "Letter": "8.5in"}


@dataclass(frozen=True)
class Line:
    """A line of text: where it begins and ends, its baseline, and how many signs stand before its end."""

    top: float
    bottom: float
    baseline: float
    signs: int


@dataclass(frozen=True)
class Measure:
    """The height of a part of a unit in one language, in pixels, without the space before and after it, and its box.

    `heads` are how high what stands above each of its `rows` is where that begins a page.
    """

    height: float
    before: float
    after: float
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[float, float], ...] = ()
    heads: tuple[float, ...] = ()
    notes: tuple[float, ...] = ()
    box: Any = None

    @property
    def lead(self) -> float:
        """How far below its top the first baseline is."""
        return self.lines[0].baseline if self.lines else 0.0


@dataclass(frozen=True)
class Room:
    """The height of a page: of the first spread, of the others, and what the first note takes besides its own."""

    first: float
    rest: float
    overhead: float


@dataclass
class Flow:
    """What is measured in one language: elements without their notes, and the notes of each."""

    language: str
    direction: str
    elements: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)

    def add(self, key: str, root: etree._Element) -> None:
        """Add an element that is to be measured under a key."""
        bare, notes = stripped(root)
        bare.set("data-key", key)
        self.elements.append(bare)
        self.add_notes(key, notes)

    def add_notes(self, key: str, notes: Sequence[etree._Element]) -> None:
        """Add notes that belong to what is measured under a key."""
        for note in notes:
            note.tag, note.tail = "div", None
            for each in note.iter():
                each.attrib.pop("id", "")
            note.attrib.pop("role", "")
            note.set("class", f"{note.get('class')} measured")
            note.set("data-note-of", key)
            self.notes.append(note)

    @property
    def body(self) -> Fragment:
        """All of it, for the template."""
        return Fragment((*self.elements, *self.notes))


def measures_of(page: Any) -> Mapping[str, Measure]:
    """Return what the boxes of a laid-out page measure, by key."""
    found: dict[str, Measure] = {}
    notes: dict[str, list[float]] = {}
    for box in _marked(page):
        key = box.element.get("data-note-of")
        if key is not None:
            notes.setdefault(key, []).append(box.margin_height())
        else:
            found[box.element.get("data-key")] = measured(box)
    return {key: replace(one, notes=tuple(notes.get(key, ()))) for key, one in found.items()}


def measured(box: Any) -> Measure:
    """Return what one box of a unit measures."""
    inner = [child for child in box.children if getattr(child, "is_in_normal_flow", lambda: True)()]
    before, after = (inner[0].margin_top, inner[-1].margin_bottom) if inner else (0.0, 0.0)
    top = box.content_box_y() + before
    rows, heads = _rows(box, top)
    lines = tuple(_lines(box, top))
    return Measure(box.height - before - after, before, after, lines, rows, heads, box=box)


def _marked(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        attributes = child.element.attrib if child.element is not None else {}
        is_own = child.element_tag == "div" and not getattr(child, "is_for_root_element", False)
        if is_own and ("data-key" in attributes or "data-note-of" in attributes):
            yield child
        else:
            yield from _marked(child)


def _lines(root: Any, top: float) -> Iterator[Line]:
    """Yield the lines of a box with how many signs stand before the end of each, numbers and marks among them."""
    signs = 0
    for box in _line_boxes(root):
        signs += sum(count(getattr(each, "text", "")) for each in box.descendants())
        start = box.position_y - top
        yield Line(start, start + box.height, start + box.baseline, signs)


def _line_boxes(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            yield child
        else:
            yield from _line_boxes(child)


def _rows(root: Any, top: float) -> tuple[tuple[tuple[float, float], ...], tuple[float, ...]]:
    """Return where the rows of a table begin and end below its head, and how high that is above each which begins a page."""
    from weasyprint.formatting_structure import boxes

    rows: list[tuple[float, float]] = []
    heads: list[float] = []
    for table in (each for each in root.descendants() if isinstance(each, boxes.TableBox)):
        groups = [each for each in table.children if isinstance(each, boxes.TableRowGroupBox)]
        above = [each for each in groups if each.element_tag == "thead"]
        is_single = any(each.element.get("class") == "single" for each in above)
        head = sum(each.height for each in above)
        for number, row in enumerate(row for group in groups if group not in above for row in group.children):
            is_bare = row.element.get(tables.GOES_ON) or (is_single and number)
            rows.append((row.position_y - top, row.position_y + row.height - top))
            heads.append(0.0 if is_bare else head)
    return tuple(rows), tuple(heads)


def room_of(pages: Sequence[Any]) -> Room:
    """Return how high pages are: those of the probe, whose first is a first page, each with a note."""
    from weasyprint.formatting_structure import boxes

    first, rest = (page._page_box for page in pages)  # noqa: SLF001 - pages are read as the engine laid them out
    area = next(child for child in rest.children if isinstance(child, boxes.FootnoteAreaBox))
    return Room(first.height, rest.height, area.margin_height() - sum(note.margin_height() for note in area.children))


def endless(page_size: str) -> str:
    """Return the style of a page so high that all stands on it."""
    return f"@page {{ size: {WIDTHS[page_size]} 1000000pt; }}"
