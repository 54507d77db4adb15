"""Which box of a chart stands under which: a drawing runs from above, from a side or from below, told once by all its lines.

Lines leave the boxes of a tree at the side that it runs to, and lead each box to one other.  The tree is read all four ways;
from above, as most are drawn, unless that contradicts its lines and another way does so less.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from hexapla.readers.word.connectors import Key, Told
from hexapla.tools.pdfcharts import NEAR, Box, Chart, Net

FARTHEST = 30.0
"""Points that lines to several boxes may end before the one above them."""

LEVEL = 5.0
"""How far apart in height the ends of a connector are at the most that joins boxes beside each other, in points."""

_GRAVE = 3
"""What a second box above one, or a line that leaves a box at the wrong edge, counts against a way of reading; a level line counts one."""

_ROW = 2
"""Connectors at the least that make a row of boxes a chain."""

Pair = tuple[Key, Key]
_Turn = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True)
class _Way:
    """A direction that a tree runs in: how its places are turned so that it runs down, and what each edge of a box is then."""

    turn: _Turn
    edges: Mapping[str, str]


def _edges(turned: str) -> dict[str, str]:
    return dict(zip("tblr", turned, strict=True))


_DOWN = _Way(lambda across, up: (across, up), _edges("tblr"))
_UP = _Way(lambda across, up: (across, -up), _edges("btlr"))
_RIGHT = _Way(lambda across, up: (-up, -across), _edges("lrtb"))
_LEFT = _Way(lambda across, up: (-up, across), _edges("lrbt"))


@dataclass
class Tree:
    """How the boxes of a chart stand: each under another (`above`), some under a second one too (`also`), others beside one.

    `level` are boxes beside each other that both stand elsewhere, `silent` those of whose line nothing is said; `order` has the boxes of the
    picture row by row.
    """

    above: dict[Key, Key] = field(default_factory=dict)
    also: list[Pair] = field(default_factory=list)
    beside: dict[Key, Key] = field(default_factory=dict)
    level: list[Pair] = field(default_factory=list)
    silent: list[Pair] = field(default_factory=list)
    order: list[Key] = field(default_factory=list)


def tree_of(chart: Chart, told: Sequence[Told], *, is_leftward: bool = False) -> Tree:
    """Return how boxes stand by the lines of their picture and by connectors that name them, of which these have the last word.

    Of two sides that a tree may run to as well, it runs where the script does (`is_leftward`).  A tree of several steps that
    seems to run upward, of which no connector tells it, leaves its boxes under none.
    """
    sides = (_LEFT, _RIGHT) if is_leftward else (_RIGHT, _LEFT)
    down, *others = (_Reading.of(way, chart, told) for way in (_DOWN, *sides, _UP))
    if not down.doubts:
        rows = [each for each in others if down.is_row and each.is_agreed]
        return (rows[0] if len(rows) == 1 else down).tree
    fit = [each for each in others if not each.against and each.doubts < down.doubts and each.cost < down.cost]
    best = min(fit, key=lambda each: each.cost, default=down)
    if best.way is not _UP or told:
        return best.tree
    return Tree(silent=down.joined, order=down.tree.order) if best.is_deep else down.tree


@dataclass
class _Reading:
    """A chart as a tree that runs down, once its places are turned by `way`, and what its lines have against that.

    `wrong` counts lines that leave or enter a box at the wrong edge, `against` connectors that begin at the lower box, `led` all that are not level.
    """

    way: _Way
    boxes: dict[Key, Box]
    tree: Tree = field(default_factory=Tree)
    level: list[Pair] = field(default_factory=list)
    flat: int = 0
    wrong: int = 0
    against: int = 0
    led: int = 0
    joined: list[Pair] = field(default_factory=list)
    is_row: bool = False

    @classmethod
    def of(cls, way: _Way, chart: Chart, told: Sequence[Told]) -> "_Reading":
        made = cls(way, {number: _turned(box, way) for number, box in enumerate(chart.boxes)})
        for each in told:
            made._follow(each)
        made.is_row = made.flat == len(told) >= _ROW and not made.tree.silent and not chart.nets
        named = dict(made.tree.above)
        for net in chart.nets:
            made._spread(net, named)
        made._set_beside(chart)
        made.tree.order = list(_in_rows(made.boxes))
        return made

    @property
    def doubts(self) -> int:
        """Return how often lines contradict this way: those of someone who draws every connector from below upward do not."""
        return len(self.tree.also) + self.wrong + (0 < self.against < self.led)

    @property
    def cost(self) -> int:
        return _GRAVE * (len(self.tree.also) + self.wrong) + self.flat + self.against

    @property
    def is_agreed(self) -> bool:
        return not (self.cost or self.tree.silent)

    @property
    def is_deep(self) -> bool:
        return any(head in self.tree.above for head in self.tree.above.values())

    def _follow(self, told: Told) -> None:
        """Take what a connector says that names both of its boxes."""
        _, up = self.way.turn(told.across, -told.down)
        pair = (told.start, told.end)
        self.joined.append(pair)
        if abs(up) > LEVEL:
            self.led += 1
            self.against += up > 0
            self._put(*(pair if up < 0 else pair[::-1]))
            return
        self.flat += 1
        is_silent = told.is_arrow or not (told.across or told.down)
        (self.tree.silent if is_silent else self.level).append(pair)

    def _spread(self, net: Net, named: Mapping[Key, Key]) -> None:
        """Take what lines say that touch each other: what they lead to stands under the boxes that they come from."""
        edges: dict[Key, set[str]] = {each.box: {self.way.edges[side] for side in each.sides} for each in net.touches}
        keys = sorted(edges, key=lambda key: (-self.boxes[key].top, self.boxes[key].left))
        if len(keys) <= 1:
            return
        self.joined += pairwise(keys)
        heads, under = self._ends(keys, edges, net)
        for key, head in ((key, head) for key in under for head in heads if key not in named):
            if self.boxes[head].top > self.boxes[key].top + NEAR:
                self._put(head, key)
        if heads:
            is_bracket = all(edges[key] == {"l"} for key in keys) or all(edges[key] == {"r"} for key in keys)
            is_wrong = not is_bracket and any(edges.get(key) and "b" not in edges[key] for key in heads)
            self.wrong += len(under) * is_wrong + sum(1 for key in under if edges[key] == {"b"})
        else:
            self.flat += 1
            self.wrong += (len(keys) - 1) * (not all(edges[key] <= {"l", "r"} for key in keys))
        pairs = (pair for pair in combinations(keys, 2) if not {*pair} <= {*heads})
        level = [(one, other) for one, other in pairs if _is_level(self.boxes[one], self.boxes[other])]
        (self.tree.silent if net.has_tip else self.level).extend(level)

    def _ends(self, keys: Sequence[Key], edges: Mapping[Key, set[str]], net: Net) -> tuple[list[Key], list[Key]]:
        """Return the boxes that lines come from and those that they lead to: from the highest to the lower ones.

        From any other, too, that they leave at its lower edge alone, where there are some that they enter elsewhere.  Where all
        are level, and the lines are not between them, these may end short of the one above; else they come from none.
        """
        lower = [key for key in keys if not _is_level(self.boxes[keys[0]], self.boxes[key])]
        if lower:
            is_entered = any(edges[key] != {"b"} for key in lower)
            heads = [key for key in keys if key == keys[0] or (is_entered and edges[key] == {"b"})]
            return heads, [key for key in lower if key not in heads]
        is_between = all(edges[key] and edges[key] <= {"l", "r"} for key in keys)
        over = None if is_between else _nearest_above(self.boxes, _turned(net.bounds, self.way))
        return ([], []) if over is None else ([over], list(keys))

    def _put(self, head: Key, key: Key) -> None:
        """Let a box stand under another, and under a second one too; not where that would close a ring."""
        if (
            head in (key, self.tree.above.get(key))
            or (key, head) in self.tree.also
            or key in _line(head, self.tree.above)
        ):
            return
        if key in self.tree.above:
            self.tree.also.append((key, head))
        else:
            self.tree.above[key] = head

    def _set_beside(self, chart: Chart) -> None:
        """Say what level lines say: a box without others above or below it stands beside one that has some, as an adviser does.

        What is joined to one that stands under another is under it too.  Of two that no other line joins, the second
        stands beside the first.
        """
        above, beside = self.tree.above, self.tree.beside
        heads = {*above.values(), *(head for _, head in self.tree.also)}

        def is_free(key: Key) -> bool:
            return not (key in heads or key in above or key in beside)

        for box, head in (ends for pair in self.level for ends in (pair[::-1], pair)):
            if head in heads and is_free(box):
                beside[box] = head
        for net in chart.nets:
            self._set_with_neighbours([each.box for each in net.touches])
        for one, other in self.level:
            box, partner = (other, one) if is_free(other) else (one, other)
            if is_free(box) and box not in _line(partner, beside):
                beside[box] = partner
        self.tree.level = list(self._apart((other, one) for one, other in self.level))
        self.tree.silent = list(self._apart(self.tree.silent))

    def _apart(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield pairs of boxes, each once, that neither stand with the same box nor one with the other."""
        stands = self.tree.above | self.tree.beside
        seen = set[frozenset[Key]]()
        for one, other in pairs:
            are_akin = (
                one in _line(other, stands)
                or other in _line(one, stands)
                or stands.get(one, one) == stands.get(other, other)
            )
            if not are_akin and frozenset((one, other)) not in seen:
                seen.add(frozenset((one, other)))
                yield one, other

    def _set_with_neighbours(self, keys: Sequence[int]) -> None:
        """Let a box stand where one does that it is joined to and stands level with, if it stands nowhere."""
        for held in (self.tree.above, self.tree.beside):
            known = {key: held[key] for key in keys if key in held}
            for key in (each for each in keys if each not in self.tree.above and each not in self.tree.beside):
                for other, head in known.items():
                    if head != key and _is_level(self.boxes[other], self.boxes[key]) and key not in _line(head, held):
                        held.setdefault(key, head)


def _turned(box: Box, way: _Way) -> Box:
    across, up = zip(way.turn(box.left, box.bottom), way.turn(box.right, box.top), strict=True)
    return Box(min(across), min(up), max(across), max(up), box.words)


def _line(key: Key, above: Mapping[Key, Key]) -> Iterator[Key]:
    """Yield the boxes that one stands under, the nearest first."""
    while key in above:
        key = above[key]
        yield key


def _is_level(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) <= NEAR


def _nearest_above(boxes: Mapping[Key, Box], net: Box) -> Key | None:
    """Return the nearest box above lines that end before it."""
    near = [
        (box.bottom - net.top, number)
        for number, box in enumerate(boxes.values())
        if -NEAR <= box.bottom - net.top <= FARTHEST and box.left <= net.right and net.left <= box.right
    ]
    return list(boxes)[min(near)[1]] if near else None


def _in_rows(boxes: Mapping[Key, Box]) -> Iterator[Key]:
    """Yield boxes from above, those of a row from the left."""
    row: list[Key] = []
    for key in [*sorted(boxes, key=lambda key: -boxes[key].top), None]:
        if key is None or (row and not _is_level(boxes[row[0]], boxes[key])):
            yield from sorted(row, key=lambda each: boxes[each].left)
            row = []
        row += [key] if key is not None else []
