"""The words of a drawing as a list: an item for each of its boxes, those below it in its chart under it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from hexapla.akn.blocks import DRAWING
from hexapla.akn.names import E, local
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.connectors import are_all_told, heads_of
from hexapla.readers.word.names import paragraphs, w
from hexapla.tools.pdfcharts import Chart
from hexapla.xml_tree import append_text

FEWEST_LETTERS = 8
"""Letters by which a box is known whose words run over its edge."""

LEAST_ALIKE = 0.75
"""The part of the letters of a box that its picture has at least, in whatever order: faces that lack some are drawn behind others."""


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
    contents = [box for each in drawn for box in each.iter(w("txbxContent"))]
    boxes = {
        numbers[paragraph]: index
        for index, box in enumerate(contents)
        for paragraph in paragraphs(box)
        if paragraph in numbers
    }
    written = [line for line in lines if line.number in boxes and (line.block is None or local(line.block) == "table")]
    if not written:
        return list(lines)
    grouped = [(contents[box], _item(list(held))) for box, held in groupby(written, lambda line: boxes[line.number])]
    items = [item for _, item in grouped]
    order, above = _as_drawn(items, chart)
    block = _nested(order, ({} if are_all_told(drawn) else above) | _as_joined(dict(grouped), drawn))
    taken = set(map(id, written))
    if is_drawn and not _letters(_said(block)):  # dashes over bars, which the picture shows
        return [line for line in lines if id(line) not in taken]
    if not is_drawn:
        block.set("class", DRAWING)
    first = Line(written[0].number, "", block=block)
    return [first if line is written[0] else line for line in lines if line is written[0] or id(line) not in taken]


def _nested(items: Sequence[etree._Element], above: Mapping[etree._Element, etree._Element]) -> etree._Element:
    """Return items as a list, those that stand under others in lists below them; one that would close a ring stands under none."""
    made = E.blockList()
    for item in items:
        head = above.get(item)
        if head is None or item in head.iterancestors():
            made.append(item)
            continue
        inner = head.find("{*}blockList")
        if inner is None:
            inner = E.blockList()
            head.append(inner)
        inner.append(item)
    return made


def _as_joined(
    items: Mapping[etree._Element, etree._Element], drawn: Sequence[etree._Element]
) -> dict[etree._Element, etree._Element]:
    """Return which item stands under which by the connectors of a drawing; `items` by the contents of their boxes."""
    return {items[box]: items[head] for box, head in heads_of(drawn).items() if box in items and head in items}


def _as_drawn(
    items: Sequence[etree._Element], chart: Chart
) -> tuple[list[etree._Element], dict[etree._Element, etree._Element]]:
    """Return items in the order of a chart, what it does not have behind, and which of them stands under which in it.

    What stands under a box whose words are those of no item stands under none.
    """
    found = _found(items, [_letters(words) for _, words in chart])
    above: dict[etree._Element, etree._Element] = {}
    heads: list[etree._Element | None] = []
    for (depth, words), item in zip(chart, found, strict=True):
        del heads[depth:]
        head = heads[-1] if heads else None
        heads.append(item if _letters(words) else head)
        above |= {item: head} if item is not None and head is not None else {}
    order = [item for item in found if item is not None]
    return order + [item for item in items if item not in order], above


def _found(items: Sequence[etree._Element], boxes: Sequence[str]) -> list[etree._Element | None]:
    """Return the item of each box of a chart, known by its letters, an item once.

    Words may run over the edge of a box: then its item begins with those within.  Those of what is left may come in another
    order: the most alike is it.
    """
    left = {item: _letters(_said(item)) for item in items}
    found: list[etree._Element | None] = []
    for box in boxes:
        begun = (item for item, said in left.items() if len(box) >= FEWEST_LETTERS and said.startswith(box))
        found.append(next((item for item, said in left.items() if said == box), next(begun, None)))
        if found[-1] is not None:
            del left[found[-1]]
    for number, box in enumerate(boxes):
        nearest = max(left, key=lambda item: _alike(box, left[item]), default=None)
        if found[number] is None and nearest is not None and _alike(box, left[nearest]) >= LEAST_ALIKE:
            found[number] = nearest
            del left[nearest]
    return found


def _alike(one: str, other: str) -> float:
    """Return what part of the letters of the longer of two texts the other has, in whatever order; 0 for the shortest."""
    longer = max(len(one), len(other))
    return (Counter(one) & Counter(other)).total() / longer if longer >= FEWEST_LETTERS else 0.0


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
