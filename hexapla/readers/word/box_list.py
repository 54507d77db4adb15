"""The words of a drawing as a list: an item for each of its boxes."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from hexapla.akn.names import E
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.names import paragraphs, w
from hexapla.xml_tree import append_text


def with_box_list(
    lines: Sequence[Line], drawn: Sequence[etree._Element], numbers: Mapping[etree._Element, int]
) -> list[Line]:
    """Return lines with one list in the place of those that stand in the boxes of a drawing; `numbers` are of paragraphs."""
    boxes = {
        numbers[paragraph]: index
        for index, box in enumerate(box for each in drawn for box in each.iter(w("txbxContent")))
        for paragraph in paragraphs(box)
        if paragraph in numbers
    }
    written = [line for line in lines if line.number in boxes and line.block is None]
    if not written:
        return list(lines)
    items = [_item(list(held)) for _, held in groupby(written, lambda line: boxes[line.number])]
    first = Line(written[0].number, "", block=E.blockList(*items))
    taken = set(map(id, written))
    return [first if line is written[0] else line for line in lines if line is written[0] or id(line) not in taken]


def is_folio(element: etree._Element) -> bool:
    """Tell whether all that is written in a drawing or a box is the number of a page."""
    words = "".join(text.text or "" for text in element.iter(w("t"))).strip()
    return words.isdecimal() and len(words) <= len("999")


def _item(lines: Sequence[Line]) -> etree._Element:
    """Return the item of a box: its lines one after the other."""
    made = E.p()
    for line in lines:
        if made.text or len(made):
            append_text(made, " ")
        append_text(made, f"{line.label} " if line.label else None)
        if line.content is None:
            append_text(made, line.text)
        else:
            append_text(made, line.content.text or "")
            made.extend(list(line.content))
    return E.item(made)
