"""What changed between two versions of a text: units paired by id, then by likeness, and marked word by word."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.rising import longest_rising

MASTHEAD = {
    "symbol": "docNumber", "date": "docDate", "committee": "docCommittee", "session": "session", "title": "docTitle",
    "subtitle": "akn4un:subTitle", "received": "akn4un:dateReceived",
}  # fmt: skip
"""Parts of a masthead that are compared, and where the canonical XML has them."""

ALIKE = 0.5
"""From which share of common words on two texts count as versions of one."""

SAME_PLACE = 0.3
"""The same for two texts with the same id."""

FAR = 60
"""How many places apart two units are looked at for likeness."""

_TOKEN = re.compile(r"\s+|\d+(?:[.,/\u00a0\u202f-]\d+)*|[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|[^\w\s]")


@dataclass(frozen=True)
class Unit:
    """A paragraph, heading, item, note or part of the masthead: its id, label and text."""

    eid: str
    kind: str
    num: str | None
    text: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: kept, taken out, or put in."""

    text: str
    is_removed: bool = False
    is_added: bool = False


@dataclass(frozen=True)
class Revision:
    """A unit in two versions, None where a version lacks it; `is_moved` if others have overtaken it."""

    old: Unit | None
    new: Unit | None
    is_moved: bool = False

    @property
    def status(self) -> str:
        """One of `added`, `removed`, `changed`, `moved`, `renumbered`, `same`; `absent` from both."""
        if self.old is None or self.new is None:
            return "removed" if self.old else "added" if self.new else "absent"
        if self.old.text != self.new.text:
            return "changed"
        return "moved" if self.is_moved else "renumbered" if self.is_renumbered else "same"

    @property
    def is_renumbered(self) -> bool:
        """True when the unit has another id or another number now; a note has the id of its place, and its number alone counts."""
        if self.old is None or self.new is None:
            return False
        if self.new.kind == "note":
            return self.old.num != self.new.num
        return (self.old.eid, self.old.num) != (self.new.eid, self.new.num)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text of both versions with what was taken out and put in."""
        return tuple(marked(self.old.text if self.old else "", self.new.text if self.new else ""))


def units_of(document: AknDocument) -> list[Unit]:
    """Return everything of a document that is compared, in reading order."""
    slots = ((name, document.slot(slot)) for name, slot in MASTHEAD.items())
    units = [Unit(name, "masthead", None, plain_text(slot)) for name, slot in slots if slot is not None]
    units += [
        Unit(block.eid, block.kind, block.num, " ".join(plain_text(part) for part in block.content))
        for block in document.blocks()
    ]
    for note in document.main.iter(akn("authorialNote")):
        text = " ".join(plain_text(part) for part in note.iterfind(akn("p")))
        units.append(Unit(note.get("eId", ""), "note", note.get("marker"), text))
    return units


def revisions(old: Sequence[Unit], new: Sequence[Unit]) -> list[Revision]:
    """Return all units of both versions: the new ones in their order, those taken out after what stood before them."""
    pairs = _pairs(old, new)
    partner = {j: i for i, j in pairs.items()}
    places = [partner[j] for j in sorted(partner)]
    steady = {places[place] for place in longest_rising(places)}
    made = [
        Revision(old[partner[j]], unit, partner[j] not in steady) if j in partner else Revision(None, unit)
        for j, unit in enumerate(new)
    ]
    waiting: dict[int, list[Revision]] = {}
    place = -1
    for i, unit in enumerate(old):
        if i in pairs:
            place = pairs[i] if i in steady else place
        else:
            waiting.setdefault(place, []).append(Revision(unit, None))
    return [*waiting.get(-1, ()), *(each for j, own in enumerate(made) for each in (own, *waiting.get(j, ())))]


def marked(old: str, new: str) -> Iterator[Piece]:
    """Yield the words of two texts: kept, taken out, put in."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    gone, come = "", ""
    for place, (code, i, j, k, m) in enumerate(codes):
        kept = "".join(before[i:j])
        if code != "equal":
            gone, come = gone + kept, come + "".join(after[k:m])
        elif kept.isspace() and 0 < place < len(codes) - 1:
            gone, come = gone + kept, come + kept
        else:
            yield from _both(gone, come)
            gone = come = ""
            yield Piece(kept)
    yield from _both(gone, come)


def _both(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(gone, is_removed=True)
    if come:
        yield Piece(come, is_added=True)


def _pairs(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Return which old unit became which new one: the same text first, then the likest text, then the same id."""
    texts = [[(unit.kind, unit.text) for unit in side] for side in (old, new)]
    blocks = difflib.SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_matching_blocks()
    pairs = {block.a + n: block.b + n for block in blocks for n in range(block.size)}
    _pair_keys(pairs, *texts)
    taken = set(pairs.values())
    for _, _, i, j in sorted(_scores(old, new, pairs)):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    _pair_keys(pairs, *([(unit.kind, unit.eid) for unit in side] for side in (old, new)))
    return pairs


def _scores(old: Sequence[Unit], new: Sequence[Unit], pairs: dict[int, int]) -> Iterator[tuple[float, int, int, int]]:
    """Yield what is left on both sides and alike: minus the likeness, how far apart, and the places."""
    taken = set(pairs.values())
    bags = [[Counter(word for word in _TOKEN.findall(unit.text) if not word.isspace()) for unit in side]
            for side in (old, new)]  # fmt: skip
    names = {(unit.kind, unit.eid): j for j, unit in enumerate(new)}
    for i, unit in enumerate(old):
        same = names.get((unit.kind, unit.eid), -1)
        near = {same, *range(max(0, i - FAR), min(len(new), i + FAR))} - taken - {-1} if i not in pairs else set()
        for j in (j for j in near if new[j].kind == unit.kind):
            score = _likeness(bags[0][i], bags[1][j])
            if score >= (SAME_PLACE if j == same else ALIKE):
                yield -score - (0.1 if j == same else 0), abs(i - j), i, j


def _pair_keys(pairs: dict[int, int], old: Sequence[object], new: Sequence[object]) -> None:
    """Add pairs of what is left on both sides under the same key, first come, first served."""
    taken = set(pairs.values())
    waiting: dict[object, list[int]] = {}
    for j, key in enumerate(new):
        if j not in taken:
            waiting.setdefault(key, []).append(j)
    for i, key in enumerate(old):
        if i not in pairs and waiting.get(key):
            pairs[i] = waiting[key].pop(0)


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    """Return the share of words that two texts have in common."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0
