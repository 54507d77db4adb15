"""Lists inside a paragraph: items under the words before them, as deep as their labels say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.readers.structure.content import open_list, takes_list
from hexapla.readers.structure.labels import Labelled, style_of
from hexapla.readers.structure.lines import Line

_DASHES = "–—-"
_AMBIGUOUS = frozenset("ivxlcdm")
_FIRST = frozenset("ai1١аأ一")
"""What a row of labels begins with."""


@dataclass
class OpenList:
    """A list that can still get items: the style of its labels, the last of them, how far it was set in.

    `level` is how deep the source says that it is, 0 where it does not tell.
    """

    style: str
    element: etree._Element
    last: str = ""
    tabs: int = 0
    level: int = 0


@dataclass
class Lists:
    """The lists that are open inside one holder (a paragraph, an alinea), the outermost first."""

    holder: etree._Element | None = None
    open: list[OpenList] = field(default_factory=list)

    def __bool__(self) -> bool:
        """True while a list is open."""
        return bool(self.open)

    @property
    def innermost(self) -> etree._Element | None:
        """The last item of the innermost list; the holder where no list is open."""
        return self.open[-1].element[-1] if self.open else self.holder

    def style(self, unit: Labelled, line: Line) -> str:
        """Return the style of a label here: a lone (i) continues letters after (h), and begins romans elsewhere."""
        if unit.kind == "bullet":
            return "–" if unit.label in _DASHES else unit.label
        if unit.kind in ("paragraph", "quoted"):
            return "1."
        style = style_of(unit.label)
        inner = "".join(re.findall(r"\w", unit.label))
        as_letter = style.replace("i", "a")
        for known in reversed(self.open):
            if (
                known.style == as_letter
                and _next_letter(known.last) == inner
                and not (line.tabs > known.tabs > 0 and inner in _AMBIGUOUS)
            ):
                return as_letter
        return style

    def continues(self, unit: Labelled, line: Line) -> bool:
        """Tell whether a label goes on in a list that is open, or may begin one."""
        style = self.style(unit, line)
        inner = "".join(re.findall(r"\w", unit.label))
        if any(known.style == style for known in self.open):
            return True
        return inner in _FIRST and self.holder is not None

    def counts_below(self, number: int | None, paragraph: int) -> bool:
        """Tell whether a number counts what the last item announces with its colon, or goes on so; `paragraph` is the last of the text."""
        if not self.open or number is None or 1 < number == paragraph + 1:
            return False
        last = self.open[-1]
        words = "".join(map(str, last.element[-1].itertext())).rstrip()
        return words.endswith((":", "：")) if number == 1 else last.style == "1." and last.last == str(number - 1)

    def add(
        self, name: str, unit: Labelled, line: Line, content: etree._Element, home: etree._Element
    ) -> etree._Element:
        """Add an item with its words; `home` is where a list stands that no paragraph introduces."""
        style = self.style(unit, line)
        depth = self._depth(style, unit, line)
        if depth is None:
            while self.open and 0 < line.level < self.open[-1].level:
                self.open.pop()
            self.open.append(OpenList(style, self._new(home), tabs=line.tabs, level=line.level))
        else:
            del self.open[depth + 1 :]
        item = E(name, E.num(unit.label), E.content(content))
        self.open[-1].element.append(item)
        self.open[-1].last = "".join(re.findall(r"\w", unit.label))
        return item

    def _depth(self, style: str, unit: Labelled, line: Line) -> int | None:
        """Return which open list a label goes on in; None where it begins one, below the last item."""
        inner = "".join(re.findall(r"\w", unit.label))
        rows = [(each.style, each.level) for each in self.open]
        for depth in reversed(lists_of(rows, style, line.level, unit.label)):
            known = self.open[depth]
            if unit.kind == "bullet" and 0 < line.tabs < known.tabs:
                continue
            is_next = _next_letter(known.last) == inner or (inner == "1" and _counts_down(known))
            restarts = unit.kind != "bullet" and inner in _FIRST and known.last and not is_next
            if restarts:
                if not line.tabs > known.tabs > 0:
                    del self.open[depth:]
                return None
            if unit.kind == "bullet" and line.tabs > known.tabs > 0 and depth == len(self.open) - 1:
                return None
            return depth
        return None

    def _new(self, home: etree._Element) -> etree._Element:
        """Open a list in the last item, else in the holder, whose words become its introduction."""
        holder = self.open[-1].element[-1] if self.open else self.holder
        if holder is not None and takes_list(holder):
            return open_list(holder)
        new = E.list()
        home.append(new)
        return new


def counts_within(holder: etree._Element | None, unit: Labelled) -> bool:
    """Tell whether (1) counts the items of the paragraph above it, whose number is written otherwise and which is no article's."""
    if unit.kind != "number" or holder is None or local(holder) != "paragraph":
        return False
    is_free = not any(local(above) == "article" for above in holder.iterancestors())
    return is_free and style_of(holder.findtext("{*}num") or "") != style_of(unit.label)


def lists_of(known: Sequence[tuple[str, int]], style: str, level: int, label: str) -> list[int]:
    """Return which of the lists that are open a label may go on in, the outermost first; each is its style and its level.

    Lists of one style on two levels are two; a label that begins no row goes on in one of another level too.
    """
    rows = [place for place, (each, _) in enumerate(known) if each == style]
    beside = [place for place in rows if not 0 < known[place][1] != level > 0]
    return beside or ([] if "".join(re.findall(r"\w", label)) in ("", *_FIRST) else rows)


def _counts_down(known: OpenList) -> bool:
    """Tell whether a list has come to its 2 without a 1 before it."""
    return known.last == "2" and not any(num.text == "1." for num in known.element.findall("*/{*}num"))


def _next_letter(last: str) -> str:
    """Return the label that follows a letter: b after a, aa after z; nothing after what is no letter."""
    if not last or not last.isalpha() or len(set(last)) != 1:
        return ""
    if last[0] in "zя":
        return ("a" if last[0] == "z" else "а") * (len(last) + 1)
    return chr(ord(last[0]) + 1) * len(last)
