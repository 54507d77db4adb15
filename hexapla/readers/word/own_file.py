"""What a Word file of ours says about itself: which ids its bookmarks stand for, which words no source gave."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.names import BOX, ROOM, TURNED

BOOKMARK = "hexapla:bookmark:"
SUPPLIED = "hexapla:supplied:"
CONTENTS = "hexapla:contents:"
CHARTS = "hexapla:chart:"
INDENTS = "hexapla:indents:"
COLUMNS = "hexapla:columns:"
REACHES = "hexapla:reach:"
PARTS = "hexapla:parts:"
TRACKINGS = "hexapla:tracking:"
SIZES = "hexapla:size:"

ROOMS = "hexapla:room:"
TURNED_TEXTS = "hexapla:turned:"
BOXES = "hexapla:box:"
JOB = "hexapla:job"
"""How the names of the custom properties begin that our Word writer gives for reading its files back."""

_KEPT = re.compile(f"{CONTENTS}[0-9]{{1,6}}")


@dataclass(frozen=True)
class OwnFile:
    """The marks of a file that we wrote; all empty for any other file."""

    is_ours: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    supplied: tuple[str, ...] = ()
    standing: str = ""
    is_parallel: bool = False
    contents: tuple[str, ...] = ()
    charts: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    indents: Mapping[str, str] = field(default_factory=dict)
    reaches: Mapping[str, str] = field(default_factory=dict)
    rooms: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    trackings: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, str] = field(default_factory=dict)
    turned: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, properties: Mapping[str, str]) -> "OwnFile":
        """Read the custom properties of a file."""
        if not properties.get("Expression IRI", "").startswith("/akn/"):
            return cls()
        names = {key.removeprefix(BOOKMARK): eid for key, eid in properties.items() if key.startswith(BOOKMARK)}
        supplied = tuple(_folded(text) for key, text in properties.items() if key.startswith(SUPPLIED))
        is_parallel = len(properties.get("Languages", "").split()) > 1
        kept = {int(key.removeprefix(CONTENTS)): text for key, text in properties.items() if _KEPT.fullmatch(key)}
        contents = tuple(kept[place] for place in sorted(kept))
        of_tables = (
            {key.removeprefix(name): each for key, each in properties.items() if key.startswith(name)}
            for name in (COLUMNS, INDENTS, REACHES, ROOMS, PARTS, TRACKINGS, SIZES, TURNED_TEXTS, BOXES)
        )
        charts = frozenset(key.removeprefix(CHARTS) for key in properties if key.startswith(CHARTS))
        standing = _folded(properties.get("Standing", ""))
        return cls(True, names, supplied, standing, is_parallel, contents, charts, *of_tables)

    def eid(self, bookmarks: Sequence[str]) -> str | None:
        """Return the id that the first bookmark of ours stands for."""
        if not self.is_ours:
            return None
        return next((self.names.get(name, name) for name in bookmarks if name and not name.startswith("_")), None)

    def keep_by_hand(self, element: etree._Element, bookmarks: Sequence[str]) -> None:
        """Say of an element that holds a block how much less room our file says that its author left above it, whether it stands on a page on its side, or in a frame."""
        eid = self.eid(bookmarks) or ""
        for name, of_blocks in ((ROOM, self.rooms), (TURNED, self.turned), (BOX, self.boxes)):
            stated = of_blocks.get(eid)
            if stated:
                element.set(name, stated)

    def is_ours_to_say(self, text: str) -> bool:
        """Tell whether a line is one that we added and no source gave: our data supplies it again."""
        folded = _folded(text)
        return bool(folded) and (folded in self.supplied or folded == self.standing)

    def target(self, anchor: str) -> str:
        """Return the id that a link inside the document leads to."""
        return self.names.get(anchor, anchor)


def _folded(text: str) -> str:
    return " ".join(text.split())
