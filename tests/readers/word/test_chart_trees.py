"""Which way a chart runs, and what stands under what in it: told by the lines of its picture."""

import pytest

from hexapla.readers.word.chart_trees import tree_of
from hexapla.readers.word.connectors import Told
from hexapla.tools.pdfcharts import charts
from samples.chart_lists import listed
from samples.misprints import printed

WIDE, HIGH = 80, 24
Point = tuple[int, int]


def page(boxes: dict[str, Point], *lines: tuple[Point, ...]) -> bytes:
    """Return a page with boxes, each at its upper left corner, and lines through points, all from the upper left of a drawing."""
    drawn = []
    for x, y in boxes.values():
        corners = ((x, y), (x + WIDE, y), (x + WIDE, y + HIGH), (x, y + HIGH))
        drawn.append(f"{path(corners)} h S")
    drawn += [f"{path(line)} S" for line in lines]
    texts = [(50 + x + 5, 700 - y - 15, words) for words, (x, y) in boxes.items()]
    return printed(texts, drawn=" ".join(drawn))


def path(points: tuple[Point, ...]) -> str:
    return " ".join(f"{50 + x} {700 - y} {'l' if place else 'm'}" for place, (x, y) in enumerate(points))


def tree(data: bytes) -> str:
    """Return a chart as one line, what stands under others in brackets."""
    said, deep = "", 0
    for depth, words in listed(data):
        said += ("[" if depth > deep else "]" * (deep - depth) + " " * bool(said)) + words
        deep = depth
    return said + "]" * deep


def bus(head: Point, bar: int, *ends: Point) -> tuple[tuple[Point, ...], ...]:
    """Return lines of a tree that runs down: a trunk from a head to a bar, and one from there to each end."""
    return tuple((head, (head[0], bar), (end[0], bar), end) for end in ends)


def aside(*lines: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """Return lines with across and down exchanged."""
    return tuple(tuple((y, x) for x, y in line) for line in lines)


EAST = {
    "Board": (0, 100),
    "Audit": (150, 40),
    "Works": (150, 160),
    "Rain": (300, 20),
    "Sun": (300, 60),
    "Roads": (300, 160),
}
EASTWARD = (*aside(*bus((112, 80), 115, (52, 150), (172, 150)), *bus((52, 230), 265, (32, 300), (72, 300))), ((230, 172), (300, 172)))  # fmt: skip
WEST = {words: (300 - x, y) for words, (x, y) in EAST.items()}
WESTWARD = tuple(tuple((380 - x, y) for x, y in line) for line in EASTWARD)
FROM_ABOVE = {"Chief": (180, 0), "North": (20, 80), "Mid": (180, 80), "South": (340, 80), "Sand": (20, 160)}
DOWNWARD = (*bus((220, 24), 52, (60, 80), (220, 80), (380, 80)), ((60, 104), (60, 160)))
MATRIX = {"Board": (180, 0), "Lamps": (60, 80), "Glass": (300, 80), "Shop": (180, 160)}
TWO = {"King": (0, 20), "Duke": (120, 0), "Earl": (120, 50), "Pope": (250, 20), "Abbot": (370, 0), "Prior": (370, 50)}


@pytest.mark.parametrize(
    ("boxes", "lines", "expected"),
    [
        (FROM_ABOVE, DOWNWARD, "Chief[North[Sand] Mid South]"),
        (EAST, EASTWARD, "Board[Audit[Rain Sun] Works[Roads]]"),
        (WEST, WESTWARD, "Board[Audit[Rain Sun] Works[Roads]]"),
        (EAST, (((80, 112), (150, 52)), ((80, 112), (150, 172))), "Board[Audit Works] Rain Sun Roads"),
        (TWO, aside(*bus((32, 80), 100, (12, 120), (62, 120)), *bus((32, 330), 350, (12, 370), (62, 370))), "King[Duke Earl] Pope[Abbot Prior]"),
    ],
)  # fmt: skip
def test_a_tree_runs_to_the_side_at_which_lines_leave_its_boxes(
    boxes: dict[str, Point], lines: tuple[tuple[Point, ...], ...], expected: str
) -> None:
    assert tree(page(boxes, *lines)) == expected


@pytest.mark.parametrize("down", ["bracket", "hanging"])
def test_boxes_that_hang_below_one_stand_under_it_at_whatever_edge_the_line_leaves_that(down: str) -> None:
    boxes = {"Head": (40, 0), "One": (60, 50), "Two": (60, 90)}
    trunk = ((40, 12), (20, 12), (20, 102)) if down == "bracket" else ((50, 24), (50, 102))
    stubs = (((trunk[-1][0], y + 12), (60, y + 12)) for y in (50, 90))
    assert tree(page(boxes, trunk, *stubs)) == "Head[One Two]"


def test_advisers_on_both_sides_of_a_head_do_not_turn_its_tree() -> None:
    boxes = {"Head": (180, 0), "East": (320, 0), "West": (20, 0), "Left": (60, 80), "Right": (300, 80)}
    lines = (*bus((220, 24), 52, (100, 80), (340, 80)), ((260, 12), (320, 12)), ((100, 12), (180, 12)))
    assert tree(page(boxes, *lines)) == "Head[West East Left Right]"


def test_a_frame_around_a_chart_is_not_what_its_lines_join() -> None:
    frame = ((-10, -10), (440, -10), (440, 200), (-10, 200), (-10, -10))
    assert tree(page(FROM_ABOVE, *DOWNWARD, frame)).endswith("Chief[North[Sand] Mid South]")


def found(boxes: dict[str, Point], *lines: tuple[Point, ...]) -> list[tuple[str, str]]:
    """Return the boxes that stand under a second one too, each with that."""
    (chart,) = charts(page(boxes, *lines))
    names = [box.words.strip() for box in chart.boxes]
    return [(names[int(key)], names[int(head)]) for key, head in tree_of(chart, ()).also]


@pytest.mark.parametrize("bar", [52, 0])
def test_a_box_under_two_others_stands_under_both(bar: int) -> None:
    over = bus((220, 24), 52, (100, 80), (340, 80))
    below = ((100, 104), (100, 132), (220, 132), (220, 160)), ((340, 104), (340, 132), (220, 132), (220, 160))
    straight = ((100, 104), (220, 160)), ((340, 104), (220, 160))
    lines = (*over, *(below if bar else straight))
    assert found(MATRIX, *lines) == [("Shop", "Glass")]
    assert tree(page(MATRIX, *lines)) == "Board[Lamps[Shop] Glass]"


def test_a_tree_that_seems_to_run_upward_leaves_its_boxes_under_none_unless_connectors_tell_it() -> None:
    boxes = {words: (x, 160 - y) for words, (x, y) in FROM_ABOVE.items()}
    lines = tuple(tuple((x, 184 - y) for x, y in line) for line in DOWNWARD)
    data = page(boxes, *lines)
    (chart,) = charts(data)
    assert tree(data) == "Sand North Mid South Chief"
    assert tree_of(chart, ()).silent
    names = {box.words.strip(): key for key, box in enumerate(chart.boxes)}
    told = [
        Told(names[one], names[other], 0.0, -40.0)
        for one, other in (("Chief", "North"), ("Chief", "Mid"), ("North", "Sand"))
    ]
    assert listed(data, told)[0] == (0, "Chief")


def test_a_line_between_two_heads_of_trees_is_a_line_between_boxes_beside_each_other() -> None:
    boxes = {"King": (60, 0), "Duke": (60, 60), "Pope": (310, 0), "Abbot": (310, 60)}
    lines = (((100, 24), (100, 60)), ((350, 24), (350, 60)), ((140, 12), (310, 12)))
    (chart,) = charts(page(boxes, *lines))
    found = tree_of(chart, ())
    assert [[chart.boxes[int(key)].words.strip() for key in pair] for pair in found.level] == [["Pope", "King"]]
