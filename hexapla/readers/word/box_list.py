"""The words of a drawing as a list: an item for each of its boxes, those below it in its chart under it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from hexapla.akn.blocks import DRAWING
from hexapla.akn.names import E, local
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.names import paragraphs, w
from hexapla.tools.pdfcharts import Chart
from hexapla.xml_tree import append_text

FEWEST_LETTERS = 8
"""Letters by which a box is known whose words run over its edge."""


def with_box_list(
    lines: Sequence[Line],
    drawn: Sequence[etree._Element],
    numbers: Mapping[etree._Element, int],
    chart: Chart,
    *,
    is_drawn: bool,
) -> list[Line]:
    """Return lines with one list in the place of those that stand in the boxes of a drawing.

    `numbers` are those of the paragraphs; the list is as deep as `chart` says that boxes stand under others.  Where it stands
    for a picture that is not there (`is_drawn`), it has the class of a drawing: editions set it in a frame.  Boxes beside a
    picture that all say neither letter nor figure are in no list.
    """
    boxes = {
        numbers[paragraph]: index
        for index, box in enumerate(box for each in drawn for box in each.iter(w("txbxContent")))
        for paragraph in paragraphs(box)
        if paragraph in numbers
    }
    written = [line for line in lines if line.number in boxes and (line.block is None or local(line.block) == "table")]
    if not written:
        return list(lines)
    items = [_item(list(held)) for _, held in groupby(written, lambda line: boxes[line.number])]
    block = _nested(items, chart)
    taken = set(map(id, written))
    if is_drawn and not _letters(_said(block)):  # dashes over bars, which the picture shows
        return [line for line in lines if id(line) not in taken]
    if not is_drawn:
        block.set("class", DRAWING)
    first = Line(written[0].number, "", block=block)
    return [first if line is written[0] else line for line in lines if line is written[0] or id(line) not in taken]


def _nested(items: Sequence[etree._Element], chart: Chart) -> etree._Element:
    """Return items as a list, those that a chart has under the one above them; what it does not have follows."""
    left = list(items)
    open_lists = [E.blockList()]
    for depth, words in chart:
        item = _said_in(_letters(words), left)
        if item is not None:
            left.remove(item)
            del open_lists[depth + 1 :]
            while len(open_lists) <= depth and len(open_lists[-1]):
                open_lists.append(E.blockList())
                open_lists[-2][-1].append(open_lists[-1])
            open_lists[-1].append(item)
    open_lists[0].extend(left)
    return open_lists[0]


def _said_in(words: str, items: Sequence[etree._Element]) -> etree._Element | None:
    """Return the item with the words of a box; where they run over its edge, the one that begins with those within."""
    said = [(_letters(_said(each)), each) for each in items]
    begun = [each for letters, each in said if len(words) >= FEWEST_LETTERS and letters.startswith(words)]
    return next((each for letters, each in said if letters == words), begun[0] if begun else None)


def _said(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def is_folio(element: etree._Element) -> bool:
    """Tell whether all that is written in a drawing or a box is the number of a page."""
    words = "".join(text.text or "" for text in element.iter(w("t"))).strip()
    return words.isdecimal() and len(words) <= len("999")


def _item(lines: Sequence[Line]) -> etree._Element:
    """Return the item of a box: its lines one after the other, those of a table in it too."""
    made = E.p()
    for line in lines:
        append_text(made, f"{' ' * bool(made.text or len(made))}{line.label} " if line.label else None)
        for content in _contents(line):
            append_text(made, " " if (made.text or len(made)) and not line.label else None)
            append_text(made, content.text or "")
            made.extend(list(content))
    return E.item(made)


def _contents(line: Line) -> list[etree._Element]:
    if line.block is not None:
        said = line.block.iter("{*}caption", "{*}p")
        outer = (each for each in said if next(each.iterancestors("{*}authorialNote"), None) is None)
        return [each for each in outer if len(each) or each.text]
    return [line.content if line.content is not None else E.p(line.text)]
