"""What is drawn in a Word file, as pictures: organization charts and flow charts of boxes and lines, charts, SmartArt.

Word alone knows how to draw them, and LibreOffice nearly: where a machine has it, each drawing is set on a page of its own
and taken as a picture whose alternative text is the words in it.  The words themselves stay in the text, an item for each box.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.codes import finding
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.box_list import is_folio, with_box_list
from hexapla.readers.word.charts import chart_table
from hexapla.readers.word.media import Pictures, alternative, image_element
from hexapla.readers.word.names import R, paragraphs, w
from hexapla.readers.word.package import Package
from hexapla.readers.word.straight_lines import draw_straight_lines
from hexapla.readers.word.units import Paragraph, Unit
from hexapla.tools import libreoffice
from hexapla.tools.pdfcharts import Chart, charts
from hexapla.tools.pdfdrawings import page_drawings

_LINES = frozenset({"cNvCnPr", "line", "cxnSp"})
_DRAWN_LINES = re.compile(r"line(?:Inv)?|.*Connector\d|.*Arrow")
"""The preset shapes that are lines, as programs other than Word write them (ECMA-376-1, 20.1.10.56)."""

_CHARTS = frozenset({"chart", "relIds"})
_SHAPES = frozenset({"wsp", "rect", "roundrect", "oval", "shape"})
_TEXT = ("t", "br", "lastRenderedPageBreak", "instrText", "fldChar", "fldSimple")
"""What of a paragraph is text, or becomes some."""

_PAGE = ("pgSz", "pgMar", "cols", "docGrid")
"""What of a section says how large its pages are."""

_LIGATURES = re.compile("[fTt](?=[fijlbhkt])")
_DRAWN_PARTS = re.compile(r"word/(?:charts|diagrams)/[^/]+\.xml")

FEWEST_BOXES = 2
LONGEST = 600
"""Characters of the alternative text of a chart, whose table stands beside it."""

LEGEND = 0.92
"""The size of type of legends, in parts of that stated: LibreOffice leaves out what has no room."""

ABOVE = 8
"""Empty lines above a drawing: what stands higher than its paragraph must not be cut."""


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
            if drawn and _is_diagram(waiting[:drawn]):
                yield Drawing(tuple(waiting[:drawn]), _words(waiting[:drawn]), is_chart=False)
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
    taken, seen = _pictures(found, body, pictures.package)
    figures: dict[int, etree._Element] = {}
    findings = []
    for drawing, data, chart in zip(found, taken, seen, strict=True):
        number = numbers.get(drawing.elements[0], 0)
        place = {"file": pictures.package.name, "line": number, "language": pictures.language}
        words = _said_by_charts(drawing, pictures.package) if drawing.is_chart else drawing.words
        image, plain, _ = image_element(data, words) if data else (None, b"", [])
        lines = with_box_list(lines, drawing.elements, numbers, chart, is_drawn=image is not None)
        if image is None:
            findings += [] if drawing.is_chart else [finding("F-220", before=words[:120], **place)]
            continue
        pictures.media[image.get("src", "")] = plain
        figures[number] = E.p(image)
        findings.append(finding("F-221", before=words[:120], **place))
        pictures.findings = [each for each in pictures.findings if (each.code, each.line) != ("F-214", number)]
    return list(_inserted(lines, figures)), findings


def _inserted(lines: Sequence[Line], figures: dict[int, etree._Element]) -> Iterator[Line]:
    waiting = sorted(figures)
    for line in lines:
        while waiting and line.number >= waiting[0]:
            number = waiting.pop(0)
            yield _line(number, figures[number])
        yield line
    yield from (_line(number, figures[number]) for number in waiting)


def _line(number: int, content: etree._Element) -> Line:
    return Line(number, "", style="paragraph", content=content)


def _pictures(
    drawings: Sequence[Drawing], body: etree._Element, package: Package
) -> tuple[Sequence[bytes | None], Sequence[Chart]]:
    """Return the picture of each drawing, and how its boxes stand: none where LibreOffice is not there or makes other pages."""
    made: list[bytes | None] = []
    seen: list[Chart] = []
    try:
        data = libreoffice.pdf_of(_document(drawings, body, package), ".docx")
        made, seen = list(page_drawings(data)), list(charts(data))
    except HexaplaError:
        pass
    count = len(drawings)
    is_one_a_page = len(made) >= count and not any(made[count:])
    return (made[:count], seen[:count]) if is_one_a_page else ([None] * count, [[]] * count)


def _document(drawings: Sequence[Drawing], body: etree._Element, package: Package) -> bytes:
    """Return a Word file with a page for each drawing and nothing else."""
    root = deepcopy(body.getroottree().getroot())
    made = root.find(w("body"))
    assert made is not None  # noqa: S101 - it is a copy of a tree that has one
    made.clear()
    for drawing in drawings:
        made.extend(etree.Element(w("p")) for _ in range(ABOVE))
        for element in drawing.elements:
            made.append(_without_text(element))
        end = etree.SubElement(etree.SubElement(made, w("p")), w("pPr"))
        end.append(_section(drawing.elements[-1]))
    made.append(_section(None))
    members = {**package.members, package.main: _with_letters_apart(root)}
    for name in (name for name in members if _DRAWN_PARTS.fullmatch(name)):
        part = package.root(name)
        members[name] = members[name] if part is None else _with_letters_apart(deepcopy(part))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def _with_letters_apart(root: etree._Element) -> bytes:
    """Return a part without ligatures, whose outlines no letter has: a sign without width stands between their letters."""
    draw_straight_lines(root)
    for position in root.iter(w("position")):
        if any(local(each) == "vertAlign" for each in position.itersiblings()):
            position.set(w("val"), "0")  # LibreOffice sets what is raised twice in full size
    for text in (each for each in root.iter() if local(each) in ("t", "v") and each.text):
        text.text = _LIGATURES.sub("\\g<0>\u200c", str(text.text))
    for type_ in (
        each for legend in root.iter() if local(legend) == "legend" for each in legend.iter() if each.get("sz")
    ):
        type_.set("sz", f"{int(type_.get('sz', '')) * LEGEND:.0f}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _without_text(element: etree._Element) -> etree._Element:
    """Return a paragraph with its drawings alone."""
    made = deepcopy(element)
    for text in list(made.iter(*map(w, _TEXT))):
        if next(text.iterancestors(w("txbxContent")), None) is None:
            text.getparent().remove(text)  # type: ignore[union-attr]
    for drawing in list(made.iter(w("drawing"))):
        if is_folio(drawing):
            drawing.getparent().remove(drawing)  # type: ignore[union-attr]
    for section in list(made.iter(w("sectPr"), w("pageBreakBefore"))):
        section.getparent().remove(section)  # type: ignore[union-attr]
    return made


def _section(element: etree._Element | None) -> etree._Element:
    """Return a section of the size of the pages that an element stands on, without heads and feet."""
    made = etree.Element(w("sectPr"))
    following = element.itersiblings() if element is not None else ()
    own = next((each for after in (element, *following) if after is not None for each in after.iter(w("sectPr"))), None)
    made.extend(deepcopy(each) for each in (own if own is not None else ()) if local(each) in _PAGE)
    return made


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


def _said_by_charts(drawing: Drawing, package: Package) -> str:
    """Return the alternative text of the charts of a paragraph, else their titles, names and values, as far as a reader listens."""
    written = "; ".join(filter(None, map(alternative, drawing.elements[0].iter(w("drawing")))))
    if written:
        return written
    relations = package.relations(package.main)
    keys = [
        str(each.get(f"{{{R}}}id", each.get(f"{{{R}}}dm", "")))
        for each in _drawn(drawing.elements[0])
        if local(each) in _CHARTS
    ]
    roots = [package.root(relations[key].target) for key in keys if key in relations and not relations[key].is_outside]
    tables = [table for root in roots if root is not None and (table := chart_table(root)) is not None]
    rows = [
        " ".join(filter(None, (" ".join(map(str, cell.itertext())) for cell in row)))
        for table in tables
        for row in table
    ]
    return "; ".join(filter(None, rows))[:LONGEST]
