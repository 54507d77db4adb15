"""What is drawn in a Word file, as pictures: organization charts and flow charts of boxes and lines, charts, SmartArt.

Where a machine has LibreOffice, each is taken as a picture whose alternative text is the words in it.  The words themselves
stay in the text, an item for each box.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.codes import finding
from hexapla.errors import ToolMissingError
from hexapla.findings import Finding
from hexapla.readers.pictures.descriptions import without_program_note
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.box_list import is_folio, with_box_list
from hexapla.readers.word.charts import chart_table
from hexapla.readers.word.charts_in_cells import with_charts_in_cells
from hexapla.readers.word.drawn_alone import drawn_alone
from hexapla.readers.word.media import Pictures, alternative, image_element
from hexapla.readers.word.names import R, paragraphs, w
from hexapla.readers.word.package import Package
from hexapla.readers.word.units import Paragraph, Unit
from hexapla.tools.pdfcharts import Chart
from hexapla.xml_tree import take_out

_LINES = frozenset({"cNvCnPr", "line", "cxnSp", "custGeom", "wgp", "wpc"})
"""What joins boxes: lines, outlines drawn by hand, the group or the canvas that they stand in."""

_DRAWN_LINES = re.compile(r"line(?:Inv)?|.*Connector\d|.*Arrow")
"""The preset shapes that are lines, as programs other than Word write them (ECMA-376-1, 20.1.10.56)."""

_CHARTS = frozenset({"chart", "relIds"})
_SHAPES = frozenset({"wsp", "rect", "roundrect", "oval", "shape"})
FEWEST_BOXES = 2
LONGEST = 600
"""Characters of the alternative text of a chart, whose table stands beside it."""

SAID = 300
"""Characters of what is said of boxes that are joined and whose list does not say how."""


@dataclass(frozen=True)
class Drawing:
    """Paragraphs of a body that a drawing is anchored in, from the first to the last, and the words in it."""

    elements: tuple[etree._Element, ...]
    words: str
    is_chart: bool


def drawings_of(body: etree._Element) -> Iterator[Drawing]:
    """Yield the drawings of a body: shapes that only empty paragraphs part are one, where there are boxes and lines."""
    waiting: list[etree._Element] = []
    drawn = 0
    for child in [*body, None]:
        shows = child is not None and child.tag == w("p") and _is_drawn(child)
        if child is not None and shows and not _has_chart(child):
            waiting.append(child)
            drawn = len(waiting)
        elif child is not None and waiting and _is_empty(child):
            waiting.append(child)
        else:
            for elements in _apart(waiting[:drawn]):
                yield Drawing(tuple(elements), _words(elements), is_chart=False)
            waiting, drawn = [], 0
            within = child.iter(w("p")) if child is not None else ()
            yield from (Drawing((each,), "", is_chart=True) for each in within if _has_chart(each))


def with_drawings(
    lines: Sequence[Line], units: Sequence[Unit], body: etree._Element, pictures: Pictures
) -> tuple[list[Line], list[Finding]]:
    """Return lines with a picture of each drawing before its words, and what is to be said of the drawings.

    Of a chart that has its picture it is no longer said that it has none (`F-214`).
    """
    found = list(drawings_of(body))
    if not found:
        return list(lines), []
    known = (each for unit in units for each in ((unit,) if isinstance(unit, Paragraph) else unit.paragraphs()))
    numbers = {each.element: each.number for each in known}
    undrawn = "F-225"
    try:
        taken, seen = drawn_alone([each.elements for each in found], body, pictures.package)
    except ToolMissingError:
        undrawn, taken, seen = "F-220", [None] * len(found), [Chart() for _ in found]
    figures: dict[int, etree._Element] = {}
    findings, in_cells = [], pictures.charts_of_cells
    for drawing, data, chart in zip(found, taken, seen, strict=True):
        number = numbers.get(drawing.elements[0], 0)
        place = {"file": pictures.package.name, "line": number, "language": pictures.language}
        written = _written(drawing) if drawing.is_chart else ""
        described = without_program_note(written)
        words = drawing.words if not drawing.is_chart else "" if described is not None else written
        words = words or _said_by_charts(drawing, pictures.package) or described or ""
        words = _with_values(words, in_cells[number]) if number in in_cells else words
        image, plain, _ = image_element(data, words) if data else (None, b"", [])
        lines, silent = with_box_list(
            lines, drawing.elements, numbers, chart, language=pictures.language, is_drawn=image is not None
        )
        findings += [finding("F-226", before="; ".join(silent)[:SAID], **place)] if silent else []
        if image is None:
            findings += [] if drawing.is_chart else [finding(undrawn, before=words[:120], **place)]
            continue
        _take_inner_pictures(lines, drawing, numbers, pictures)
        pictures.media[image.get("src", "")] = plain
        figures[number] = E.p(image)
        findings.append(finding("F-221", before=words[:120], **place))
        if described is not None:
            findings.append(finding("A-203" if words == described else "A-204", before=written, after=words, **place))
        pictures.findings = [each for each in pictures.findings if (each.code, each.line) != ("F-214", number)]
    below = {numbers.get(each.elements[0], 0) for each in found if _has_words(each.elements[0])}
    lines = with_charts_in_cells(lines, figures, in_cells)
    return list(_inserted(lines, figures, below)), findings


def _take_inner_pictures(
    lines: Sequence[Line], drawing: Drawing, numbers: dict[etree._Element, int], pictures: Pictures
) -> None:
    """Take the pictures in the boxes of a drawing out of their list, and what is said of them: its picture shows them."""
    boxes = (box for element in drawing.elements for box in element.iter(w("txbxContent")))
    held = {numbers[paragraph] for box in boxes for paragraph in paragraphs(box) if paragraph in numbers}
    blocks = [line.block for line in lines if line.block is not None and line.number in held]
    inner = [image for block in blocks for image in block.iter("{*}img")]
    for image in inner:
        take_out(image)
    if inner:
        of_pictures = ("A-201", "A-202", "A-203", "F-209")
        pictures.findings = [
            each for each in pictures.findings if each.code not in of_pictures or each.line not in held
        ]


def _inserted(lines: Sequence[Line], figures: dict[int, etree._Element], below: Collection[int]) -> Iterator[Line]:
    """Yield lines with each figure before those of its number, behind them where they are the words it is anchored in (`below`)."""
    waiting = sorted(figures)
    for line in lines:
        while waiting and line.number >= waiting[0] + (waiting[0] in below):
            number = waiting.pop(0)
            yield _line(number, figures[number])
        yield line
    yield from (_line(number, figures[number]) for number in waiting)


def _line(number: int, content: etree._Element) -> Line:
    return Line(number, "", style="paragraph", content=content)


def _is_drawn(paragraph: etree._Element) -> bool:
    return any(local(each) in _SHAPES | _LINES | _CHARTS for each in _drawn(paragraph))


def _has_chart(paragraph: etree._Element) -> bool:
    return any(
        local(each) in _CHARTS and each.get(f"{{{R}}}id" if local(each) == "chart" else f"{{{R}}}dm")
        for each in _drawn(paragraph)
    )


def _drawn(paragraph: etree._Element) -> Iterator[etree._Element]:
    for holder in paragraph.iter(w("drawing"), w("pict")):
        yield from (each for each in holder.iter(etree.Element))


def _is_empty(child: etree._Element) -> bool:
    """Tell whether a paragraph has no words (a point by itself is none), no picture and ends no section."""
    is_plain = child.tag == w("p") and next(child.iter(w("sectPr"), w("drawing"), w("pict"), w("object")), None) is None
    return is_plain and not any(map(str.isalnum, "".join(text.text or "" for text in child.iter(w("t")))))


def _apart(elements: Sequence[etree._Element]) -> list[Sequence[etree._Element]]:
    """Return the diagrams among paragraphs: one, or several that lines of text part, a heading that a box is anchored in."""
    begins = [0, *(place for place, each in enumerate(elements) if place and _has_words(each)), len(elements)]
    parts = [elements[first:last] for first, last in pairwise(begins)]
    if all(map(_is_diagram, parts)):
        return parts
    return [elements] if _is_diagram(elements) else []


def _has_words(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph has words of its own, outside of the boxes that are anchored in it."""
    texts = (each for each in paragraph.iter(w("t")) if next(each.iterancestors(w("txbxContent")), None) is None)
    return any(map(str.isalnum, "".join(each.text or "" for each in texts)))


def _is_diagram(elements: Sequence[etree._Element]) -> bool:
    drawn = [each for element in elements for each in _drawn(element)]
    boxes = sum(1 for element in elements for _ in element.iter(w("txbxContent")))
    return boxes >= FEWEST_BOXES and any(
        local(each) in _LINES or _DRAWN_LINES.fullmatch(each.get("prst", "")) for each in drawn
    )


def _words(elements: Sequence[etree._Element]) -> str:
    """Return the words in the boxes of a drawing, one box after the other."""
    boxes = [
        " ".join("".join(text.text or "" for text in each.iter(w("t"))).strip() for each in paragraphs(box)).strip()
        for element in elements
        for box in element.iter(w("txbxContent"))
        if not is_folio(box)
    ]
    return "; ".join(" ".join(box.split()) for box in boxes if box)


def _with_values(words: str, tables: Sequence[etree._Element]) -> str:
    """Return the words of a chart in a cell with what its tables say, as far as a reader listens: they have no place beside it."""
    said = "; ".join("; ".join(filter(None, _rows(table))) for table in tables)
    return words if len(said) > LONGEST or said.startswith(words[:LONGEST]) else f"{words}; {said}"


def _written(drawing: Drawing) -> str:
    """Return the alternative text that the file has for the charts of a drawing."""
    return "; ".join(filter(None, map(alternative, drawing.elements[0].iter(w("drawing")))))


def _said_by_charts(drawing: Drawing, package: Package) -> str:
    """Return the titles, names and values of the charts of a paragraph, as far as a reader listens."""
    relations = package.relations(package.main)
    keys = [
        str(each.get(f"{{{R}}}id", each.get(f"{{{R}}}dm", "")))
        for each in _drawn(drawing.elements[0])
        if local(each) in _CHARTS
    ]
    roots = [package.root(relations[key].target) for key in keys if key in relations and not relations[key].is_outside]
    tables = [table for root in roots if root is not None and (table := chart_table(root)) is not None]
    rows = ["; ".join(filter(None, _rows(table))) for table in tables]
    return "; ".join(row[:LONGEST] if local(table) == "table" else row for row, table in zip(rows, tables, strict=True))


def _rows(table: etree._Element) -> Iterator[str]:
    """Yield what the rows of a table say, or the items of a list."""
    for row in table.iter("{*}p") if local(table) == "blockList" else table:
        cells = [row] if local(row) == "p" else row
        yield " ".join(filter(None, ("".join(map(str, cell.itertext())) for cell in cells)))
