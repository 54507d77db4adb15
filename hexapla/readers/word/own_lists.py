"""Lists of the boxes of a drawing in a Word file of ours: each box is a paragraph there, whose id says under which it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from hexapla.akn.names import E
from hexapla.readers.structure.lines import Line

_BOX = re.compile(r"(?P<list>.*__content__blockList_\d+)(?P<depth>(?:__item_\d+__blockList_\d+)*)__item_\d+")
_STEP = "__blockList_"


def with_own_lists(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, those of the boxes of one drawing as one list."""
    for ident, group in groupby(lines, _list_of):
        boxes = list(group)
        if not ident:
            yield from boxes
        else:
            first = boxes[0]
            yield replace(Line(first.number, ""), block=_nested(boxes))


def _list_of(line: Line) -> str:
    """Return the id of the list whose box a line is, "" for any other line."""
    found = _BOX.fullmatch(line.eid or "")
    return found["list"] if found and not line.label and line.content is not None else ""


def _nested(boxes: Iterable[Line]) -> etree._Element:
    open_lists = [E.blockList()]
    for line in boxes:
        depth = (_BOX.fullmatch(line.eid or "") or {"depth": ""})["depth"].count(_STEP)
        del open_lists[depth + 1 :]
        while len(open_lists) <= depth and len(open_lists[-1]):
            open_lists.append(E.blockList())
            open_lists[-2][-1].append(open_lists[-1])
        open_lists[-1].append(E.item(line.content))
    return open_lists[0]
