"""Draw docs/pictures/architecture.svg: the rooms of the program, one row a layer, from its own source.

Run `.venv/bin/python -m docs.make_architecture` after a change of rooms; tests/test_docs.py fails when the picture is
stale. Rows are those of tests/test_layers.py, the words those of each room's docstring, the numbers those of the stages in
architecture.md.
"""

import ast
import math
import re
import runpy
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hexapla"
PICTURE = ROOT / "docs" / "pictures" / "architecture.svg"

TITLE = "The rooms of Hexapla"
RULES = (
    "Every room imports from the rows below it alone, and knows no other of its own row.",
    "Rooms inside a room stand above those that they import, or beside those that import them too.",
)
WIDTH, MARGIN, GAP, PAD = 1120, 20, 10, 12
NAME, TEXT, LEADING = 16, 13, 17
CHARACTER = 7.0  # how wide a letter of the small text is taken to be, on the safe side
WIDE = 2.7  # how much wider than a column of plain rooms a room with rooms in it is
ABREAST = 3  # how many rooms at most stand beside each other inside a room
ACROSS = 6  # how many plain rooms at most stand beside each other in the width of the picture
STEP = 130  # from one stage to the next in the line that shows their way
INK, SOFT, LINE, BLUE = "#1b2733", "#43525f", "#9fb3c4", "#00629b"
FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
FILLS = ("#ffffff", "#eef3f8")  # of a room, and of one inside it

E = ElementMaker(namespace="http://www.w3.org/2000/svg", nsmap={None: "http://www.w3.org/2000/svg"})
Box = tuple[float, float, float, float]  # from the left, from above, width, height


@dataclass
class Room:
    """A room: a folder or a file of the program; `rows` are the rooms in it, from above to below."""

    path: Path
    stage: str = ""
    rows: list["Row"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name as one sees it in the repository."""
        return f"{self.path.name}/" if self.path.is_dir() else self.path.name

    @cached_property
    def words(self) -> str:
        """What its docstring says in the first line, without the number of the stage, which the picture shows."""
        source = self.path / "__init__.py" if self.path.is_dir() else self.path
        said = (ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").splitlines()[0]
        said = re.sub(r"^Stage \w+: ", "", said).replace("`", "").rstrip(".")
        return said[:1].upper() + said[1:]

    def lines(self, width: float) -> list[str]:
        """Its words, broken for a box."""
        return textwrap.wrap(self.words, int((width - 2 * PAD) / CHARACTER), break_long_words=False)

    def height(self, width: float) -> float:
        """How tall its box has to be."""
        inner = sum(row.height(width - 2 * PAD) + GAP for row in self.rows)
        return PAD + NAME + 6 + LEADING * len(self.lines(width)) + PAD - 4 + inner


@dataclass
class Row:
    """Rooms beside each other; beside one with rooms in it, the plain ones stand in a column."""

    rooms: list[Room]

    @cached_property
    def columns(self) -> list[list[Room]]:
        """Its columns, from left to right."""
        plain = sorted((room for room in self.rooms if not room.rows), key=lambda room: room.stage or "none")
        if len(plain) == len(self.rooms):
            tall = math.ceil(len(plain) / ACROSS)
            return [self.rooms[place : place + tall] for place in range(0, len(plain), tall)]
        return [*([room] for room in self.rooms[:1]), plain, *([room] for room in self.rooms[1:] if room.rows)]

    def widths(self, width: float) -> list[float]:
        """Share a width among the columns."""
        weights = [WIDE if column[0].rows else 1 for column in self.columns]
        free = width - GAP * (len(weights) - 1)
        return [free * weight / sum(weights) for weight in weights]

    def height(self, width: float) -> float:
        """The height of its tallest column."""
        return max(stacked(column, each) for column, each in zip(self.columns, self.widths(width), strict=True))

    def boxes(self, x: float, y: float, width: float) -> Iterator[tuple[Room, Box]]:
        """The place of every room; what is free in a column is shared among its rooms."""
        height = self.height(width)
        for column, each in zip(self.columns, self.widths(width), strict=True):
            spare, top = (height - stacked(column, each)) / len(column), y
            for room in column:
                tall = room.height(each) + spare
                yield room, (x, top, each, tall)
                top += tall + GAP
            x += each + GAP


def stacked(column: list[Room], width: float) -> float:
    """The height of rooms that stand on each other."""
    return sum(room.height(width) for room in column) + GAP * (len(column) - 1)


def house() -> list[Row]:
    """The rooms of the program, from the command line down to what everything else stands on."""
    layers = runpy.run_path(str(ROOT / "tests" / "test_layers.py"))
    files = {name: layers["files_imported"](name) for name in layers["NAMES"]}
    numbers = {place: number for number, _, place in stages()}
    return [
        Row([Room(path_of(part), numbers.get(part, ""), inner_rows(part, files)) for part in row])
        for row in layers["LAYERS"]
        if row != ("__main__",)
    ]


def stages() -> list[tuple[str, str, str]]:
    """Number, verb and room of every stage, from the table of the page."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (\d) \| (\w+) \| `(\w+)\.", page, re.MULTILINE)


def path_of(part: str) -> Path:
    """The folder or the file of a part."""
    return PACKAGE / part if (PACKAGE / part).is_dir() else PACKAGE / f"{part}.py"


def inner_rows(part: str, files: dict[str, set[str]]) -> list[Row]:
    """The rooms of a part that has several, each above those that it imports and that do not import it."""
    rooms = [path.name for path in sorted((PACKAGE / part).glob("*/")) if (path / "__init__.py").is_file()]
    reached = {room: set(rooms_imported(part, room, files)) & set(rooms) - {room} for room in rooms}
    for _ in rooms:
        reached = {room: others.union(*(reached[other] for other in others)) for room, others in reached.items()}

    def level(room: str) -> int:
        above = (other for other in rooms if room in reached[other] and other not in reached[room])
        return max((level(other) + 1 for other in above), default=0)

    levels = {room: level(room) for room in rooms}
    rows = [[room for room in rooms if levels[room] == each] for each in sorted(set(levels.values()))]
    return [Row([Room(PACKAGE / part / room) for room in some]) for row in rows for some in evenly(row)]


def rooms_imported(part: str, room: str, files: dict[str, set[str]]) -> Iterator[str]:
    """The rooms of its own part that a room imports."""
    for name, found in files.items():
        if name.startswith(f"{part}/{room}/"):
            yield from (other.split("/")[1] for other in found if other.startswith(f"{part}/"))


def evenly(row: list[str]) -> list[list[str]]:
    """Cut a long row into short ones of one length."""
    size = math.ceil(len(row) / math.ceil(len(row) / ABREAST))
    return [row[place : place + size] for place in range(0, len(row), size)]


def draw_rows(rows: list[Row], x: float, y: float, width: float, depth: int = 0) -> Iterator[etree._Element]:
    """Draw rows below each other."""
    for row in rows:
        for room, box in row.boxes(x, y, width):
            yield from draw_room(room, box, depth)
        y += row.height(width) + GAP


def draw_room(room: Room, box: Box, depth: int) -> Iterator[etree._Element]:
    """Draw a room into a box: its name, what it is for, the rooms in it."""
    x, y, width, height = box
    sides = {"x": shown(x), "y": shown(y), "width": shown(width), "height": shown(height)}
    yield E.rect({**sides, "rx": "6", "fill": FILLS[depth], "stroke": BLUE if room.stage else LINE})
    yield label(x + PAD, y + PAD + NAME - 2, room.name, size=NAME, fill=INK, weight="bold")
    if room.stage:
        yield from badge(x + width - PAD - 9, y + PAD + 7, room.stage)
    y += PAD + NAME + 6
    for line in room.lines(width):
        y += LEADING
        yield label(x + PAD, y - 4, line)
    yield from draw_rows(room.rows, x + PAD, y + PAD - 4, width - 2 * PAD, depth + 1)


def draw_stages(right: float, y: float) -> Iterator[etree._Element]:
    """Draw the way of a document through the stages, up to a right edge."""
    way = stages()
    for x, (number, verb, _) in zip(range(int(right - STEP * len(way)), WIDTH, STEP), way, strict=False):
        yield from badge(x + 9, y, number)
        yield label(x + 24, y + 4, verb)
        if number != way[-1][0]:
            yield label(x + (24 + CHARACTER * len(verb) + STEP) / 2 - 6, y + 4, "→")


def badge(x: float, y: float, number: str) -> Iterator[etree._Element]:
    """Draw the number of a stage on a disc."""
    yield E.circle({"cx": shown(x), "cy": shown(y), "r": "9", "fill": BLUE})
    text = label(x, y + 4, number, fill="#ffffff", weight="bold")
    text.set("text-anchor", "middle")
    yield text


def label(
    x: float, y: float, text: str, *, size: int = TEXT, fill: str = SOFT, weight: str = "normal"
) -> etree._Element:
    """Draw a line of text."""
    place = {"x": shown(x), "y": shown(y)}
    return E.text(text, {**place, "font-size": str(size), "fill": fill, "font-weight": weight})


def shown(length: float) -> str:
    """A length as it is written."""
    return f"{length:.1f}"


def picture() -> bytes:
    """The picture as it should be."""
    rows, inside, top = house(), WIDTH - 2 * MARGIN, 112
    height = shown(top + sum(row.height(inside) + GAP for row in rows) - GAP + MARGIN)
    ground = E.rect({"width": "100%", "height": "100%", "fill": "#f7f9fb"})
    head = [label(MARGIN, 46, TITLE, size=20, fill=INK, weight="bold")]
    head += [label(MARGIN, 72 + LEADING * place, rule) for place, rule in enumerate(RULES)]
    root = E.svg(
        {"width": str(WIDTH), "height": height, "viewBox": f"0 0 {WIDTH} {height}", "role": "img", "font-family": FONT},
        *[E.title(TITLE), ground, *head, *draw_stages(WIDTH - MARGIN, 40), *draw_rows(rows, MARGIN, top, inside)],
    )
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


if __name__ == "__main__":
    PICTURE.write_bytes(picture())
