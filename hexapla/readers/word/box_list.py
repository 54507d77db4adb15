"""The words of a drawing in the place of its boxes: a list with an item for each."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from hexapla.akn.blocks import DRAWING
from hexapla.akn.names import E, local
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.names import paragraphs, w
from hexapla.readers.word.nested_boxes import letters_of, nested_list
from hexapla.tools.pdfcharts import Chart
from hexapla.xml_tree import append_text


def with_box_list(
    lines: Sequence[Line],
    drawn: Sequence[etree._Element],
    numbers: Mapping[etree._Element, int],
    chart: Chart,
    *,
    language: str,
    is_drawn: bool,
) -> tuple[list[Line], list[str]]:
    """Return lines with one list in the place of those that stand in the boxes of a drawing, and which boxes are joined and it does not say how.

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
        return list(lines), []
    grouped = [(contents[box], _item(list(held))) for box, held in groupby(written, lambda line: boxes[line.number])]
    block, silent = nested_list(dict(grouped), drawn, chart, language)
    taken = set(map(id, written))
    if is_drawn and not letters_of(block):  # dashes over bars, which the picture shows
        return [line for line in lines if id(line) not in taken], []
    if not is_drawn:
        block.set("class", DRAWING)
    first = Line(written[0].number, "", block=block)
    return [
        first if line is written[0] else line for line in lines if line is written[0] or id(line) not in taken
    ], silent


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
