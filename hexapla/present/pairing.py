"""Which unit of one language answers which of another, where ids alone do not say.

A numbered paragraph, an article, an item (a) is paired by its number, always, where its language calls it so: what is
a section or an item (1) in one may be an article or a paragraph 1 in another.  What has no number (a heading, a
preamble, a bullet) is paired by its place; but one heading or line more in a language gives all that follow other
places there.  Where the places of two languages differ, they are matched in order, by kind, length and shared facts:
first the headings with the text below them, then what stands between two units that are paired already.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hexapla.akn.blocks import Block
from hexapla.akn.ids import label_number
from hexapla.akn.inlines import plain_text
from hexapla.domain.language import Language
from hexapla.present.beads import NOTHING, Sentence, distance
from hexapla.rising import longest_rising

UNPAIRED = 6.0
"""What it costs that a unit has no counterpart; the cost of a sentence without one."""

SAME_PLACE, SAME_NUMBER = -1.5, -4.0
"""What it is worth that two units have the same id, or the same number below their parents."""

OTHER_LEVEL, OTHER_NUMBERS = 1.0, 6.0
"""What it costs that two headings lie one level apart, or that no paragraph below them has a common number."""

EQUIVALENT_KINDS = {"annex": "heading", "continuation": "alinea", "quote": "alinea"}
"""Kinds that may answer each other, under one name."""

UNNUMBERED = 3.0
"""What it costs that a numbered paragraph answers one whose number was lost."""

OTHER_NAME = 1.0
"""What it costs that the same number is that of a section and an article, or of a paragraph and an item."""

NEARLY_EQUAL_KINDS = ({"paragraph", "alinea"}, {"paragraph", "item"})
"""Kinds that may answer each other at a cost."""

USUAL = 500
"""The weight of what is usual between two languages beside what a document shows, in characters."""

BAND = 60
"""How far from the diagonal of two long stretches the programme looks."""


@dataclass(frozen=True)
class _Unit:
    """What the programme knows of a unit: its block, what it is paired by, its text measured, the numbers below it."""

    block: Block
    key: str
    text: Sentence
    numbers: frozenset[str] = frozenset()

    @property
    def number(self) -> str:
        """The last part of the id where a label gave it, nothing where a mere place did."""
        label = self.block.num or ""
        return self.block.eid.rpartition("__")[2] if any(map(str.isalnum, label)) else ""

    @property
    def value(self) -> str:
        """What its label counts, whatever it is a number of: 3 for `Article 3` and `第三节`, 1 for `(1)` and `㈠`."""
        return label_number(self.block.num or "", "article")


_Pair = tuple[_Unit | None, _Unit | None]


def counterparts(
    blocks: tuple[Sequence[Block], Sequence[Block]],
    languages: tuple[Language, Language],
    stated: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return for blocks of another language by eId what they are paired by: eIds of the first language.

    A block that is not named is paired by its own eId.  One that has no counterpart and whose eId another unit of the
    first language has takes its own eId and the code of its language.  `stated` is what is settled beforehand.
    """
    first, other = blocks
    code, fixed = languages[1].code, dict(stated or {})
    if [block.eid for block in first] == [block.eid for block in other]:
        return {}
    usual = float(str(languages[1].facts["length"])) / float(str(languages[0].facts["length"]))
    ratio = _ratio(first, other, usual)
    headings = _pairs(list(_headings(first, {})), list(_headings(other, fixed)), ratio)
    taken = {block.eid for block in first} | set(fixed.values())
    found = {**_below(other, headings, taken, code), **fixed}
    left = [_unit(block, block.eid) for block in first]
    right = [_unit(block, found.get(block.eid, block.eid)) for block in other]
    for own, theirs in _between_pairs(left, right, set(fixed.values())):
        if [unit.key for unit in own] != [unit.key for unit in theirs]:
            found.update(_settled(_pairs(own, theirs, ratio), taken, code))
    return {eid: key for eid, key in found.items() if eid != key and eid not in fixed}


def _ratio(first: Sequence[Block], other: Sequence[Block], usual: float) -> float:
    """Return how many characters of the other language answer one of the first: as in the paragraphs that are paired.

    `usual` is what these languages have elsewhere; it counts like `USUAL` characters.
    """
    known = {block.eid: block for block in first if block.kind == "paragraph"}
    both = [(len(_text(known[block.eid])), len(_text(block))) for block in other if block.eid in known]
    ours, theirs = (sum(lengths) for lengths in zip((USUAL, round(USUAL * usual)), *both, strict=True))
    return float(min(max(theirs / max(ours, 1), 0.1), 10.0))


def _text(block: Block) -> str:
    return " ".join(plain_text(part) for part in block.content)


def _unit(block: Block, key: str) -> _Unit:
    return _Unit(block, key, Sentence.of(_text(block)))


def _headings(blocks: Sequence[Block], fixed: Mapping[str, str]) -> Iterator[_Unit]:
    """Yield the headings, each measured with the text that stands below it before the next one."""
    starts = [place for place, block in enumerate(blocks) if block.kind in ("heading", "annex")]
    for start, end in pairwise([*starts, len(blocks)]):
        heading, below = blocks[start], blocks[start:end]
        if heading.eid not in fixed:
            numbers = frozenset(fixed.get(block.eid, block.eid) for block in below if block.kind == "paragraph")
            yield _Unit(heading, heading.eid, Sentence.of(" ".join(map(_text, below))), numbers)


def _pairs(first: Sequence[_Unit], other: Sequence[_Unit], ratio: float) -> list[_Pair]:
    """Return two sequences put together in order, as cheaply as can be; what has no counterpart stands alone."""
    width = abs(len(first) - len(other)) + BAND
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(first) + 1):
        for j in range(max(0, i - width), min(len(other), i + width) + 1):
            reached = []
            if (i - 1, j) in best:
                reached.append((best[i - 1, j][0] + UNPAIRED + distance(first[i - 1].text, NOTHING, ratio), (1, 0)))
            if (i, j - 1) in best:
                reached.append((best[i, j - 1][0] + UNPAIRED + distance(NOTHING, other[j - 1].text, ratio), (0, 1)))
            if (i - 1, j - 1) in best and (cost := _cost(first[i - 1], other[j - 1], ratio)) is not None:
                reached.append((best[i - 1, j - 1][0] + cost, (1, 1)))
            if reached:
                best[i, j] = min(reached)
    pairs: list[_Pair] = []
    i, j = len(first), len(other)
    while i or j:
        m, n = best[i, j][1]
        pairs.append((first[i - 1] if m else None, other[j - 1] if n else None))
        i, j = i - m, j - n
    return pairs[::-1]


def _cost(own: _Unit, theirs: _Unit, ratio: float) -> float | None:
    """Return what it costs that two units answer each other, None where they cannot."""
    kinds = {EQUIVALENT_KINDS.get(unit.block.kind, unit.block.kind) for unit in (own, theirs)}
    if len(kinds) == 2 and kinds not in NEARLY_EQUAL_KINDS:
        return None
    is_renamed = own.number != theirs.number and own.value == theirs.value != ""
    if own.number and theirs.number and own.number != theirs.number and not is_renamed:
        return None
    cost = distance(own.text, theirs.text, ratio)
    if len(kinds) == 2 and not is_renamed:
        cost += UNNUMBERED
    if is_renamed:
        cost += OTHER_NAME
    if own.key == theirs.key:
        cost += SAME_PLACE
    if own.number and own.number == theirs.number:
        cost += SAME_NUMBER
    if "heading" in kinds:
        cost += OTHER_LEVEL * abs(own.block.level - theirs.block.level)
    if own.numbers and theirs.numbers and not own.numbers & theirs.numbers:
        cost += OTHER_NUMBERS
    return cost


def _below(other: Sequence[Block], headings: Sequence[_Pair], taken: Collection[str], code: str) -> dict[str, str]:
    """Return for blocks of the other language the ids they would have below the headings that theirs answer."""
    known = {theirs.key: own.key for own, theirs in headings if own is not None and theirs is not None}
    alone = [theirs.key for own, theirs in headings if own is None and theirs is not None]
    known.update({key: f"{key}_{code}" for key in alone if key in taken})
    moved = {}
    for block in other:
        holder = block.eid
        while holder and holder not in known:
            holder = holder.rpartition("__")[0]
        if holder:
            moved[block.eid] = known[holder] + block.eid[len(holder) :]
    return moved


def _between_pairs(
    left: Sequence[_Unit], right: Sequence[_Unit], stated: Collection[str]
) -> Iterator[tuple[list[_Unit], list[_Unit]]]:
    """Yield what stands between two units that are paired for certain, in both languages."""
    places = {unit.key: place for place, unit in enumerate(left)}
    fixed = [
        (places[unit.key], place)
        for place, unit in enumerate(right)
        if unit.key in places and (unit.number or unit.key in stated or unit.block.kind in ("heading", "annex"))
    ]
    ends = [*(fixed[place] for place in longest_rising([place for place, _ in fixed])), (len(left), len(right))]
    crossing = {at for pair in set(fixed) - set(ends) for at in (("left", pair[0]), ("right", pair[1]))}
    begin = (0, 0)
    for end in ends:
        own = [left[n] for n in range(begin[0], end[0]) if ("left", n) not in crossing]
        theirs = [right[n] for n in range(begin[1], end[1]) if ("right", n) not in crossing]
        yield own, theirs
        begin = (end[0] + 1, end[1] + 1)


def _settled(pairs: Sequence[_Pair], taken: Collection[str], code: str) -> Mapping[str, str]:
    """Return what the units of a stretch are paired by."""
    found = {}
    for left, right in pairs:
        if right is not None and left is not None:
            found[right.block.eid] = left.key
        elif right is not None:
            found[right.block.eid] = f"{right.key}_{code}" if right.key in taken else right.key
    return found
