"""A drawing of a Word file as a picture: LibreOffice draws it on the page of a file that holds nothing else.

Word alone knows how to draw what it draws, and LibreOffice nearly.  A file for each: where several stand in one, LibreOffice
paints the boxes of one over the words of another, and one that takes two pages would cost all others their places.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from hexapla.akn.names import local
from hexapla.readers.word.box_list import is_folio
from hexapla.readers.word.canvases import group_canvases
from hexapla.readers.word.chart_dates import state_days
from hexapla.readers.word.chart_labels import show_as_word_does
from hexapla.readers.word.chart_legends import free_legends
from hexapla.readers.word.chart_lines import state_widths
from hexapla.readers.word.chart_room import make_room
from hexapla.readers.word.grouped_charts import anchor_of, part_grouped_charts
from hexapla.readers.word.media import POINT
from hexapla.readers.word.names import WP, R, w
from hexapla.readers.word.package import Package
from hexapla.readers.word.pie_labels import keep_words_whole
from hexapla.readers.word.straight_lines import draw_straight_lines
from hexapla.tools import libreoffice
from hexapla.tools.pdfcharts import Chart, charts
from hexapla.tools.pdfdrawings import MARGIN, page_drawings

_TEXT = ("t", "br", "lastRenderedPageBreak", "instrText", "fldChar", "fldSimple")
"""What of a paragraph is text, or becomes some."""

_PAGE = ("pgSz", "pgMar", "cols", "docGrid")
"""What of a section says how large its pages are."""

_FLOWS = ("wrapTopAndBottom", "wrapSquare", "wrapTight", "wrapThrough")
"""How text may flow round a drawing."""

_LIGATURES = re.compile("[fTt](?=[fijlbhkt])")
_DRAWN_PARTS = re.compile(r"word/(?:charts|diagrams)/[^/]+\.xml")
_SHOWN_PARTS = re.compile(r"word/(?:charts|diagrams|media|embeddings)/.*")

_DRAWN_AS = "{http://schemas.microsoft.com/office/drawing/2008/diagram}dataModelExt"
"""Where a diagram says which part of the file holds its shapes."""

_COLOURS = ("spPr/{*}solidFill", "style/{*}fontRef")
"""Where a shape says the colour of its ground and that of its letters."""

_LEAST_DRAWN = 0.75
"""How much of the height of its frame a drawing takes at least that is one with the room around it."""

_LINE = 1.0
"""Points by which the line around a drawing that fills its frame stands out of it, above and below together."""

LEGEND = 0.92
"""The size of type of legends, in parts of that stated: LibreOffice leaves out what has no room."""

HIGHEST = 31_680
"""Twentieths of a point that a page may be high in Word, 22 inches: a drawing of many paragraphs has room on one."""

ABOVE = 8
"""Empty lines above a drawing: what stands higher than its paragraph must not be cut."""


def drawn_alone(
    drawings: Sequence[Sequence[etree._Element]], body: etree._Element, package: Package
) -> tuple[list[bytes | None], list[Chart]]:
    """Return the picture of each drawing, and how its boxes stand; a drawing is the paragraphs that it is anchored in.

    A drawing has no picture where LibreOffice fails, or shows something on more than one page.

    Raises:
        ToolMissingError: LibreOffice is not there.
    """
    made = libreoffice.pdfs_of([_document(each, body, package) for each in drawings], ".docx")
    pairs = [_drawn(data) if data else (None, Chart()) for data in made]
    pictures = [_in_frame(picture, _height(drawing)) for (picture, _), drawing in zip(pairs, drawings, strict=True)]
    return pictures, [chart for _, chart in pairs]


def _drawn(data: bytes) -> tuple[bytes | None, Chart]:
    shown = [(picture, chart) for picture, chart in zip(page_drawings(data), charts(data), strict=True) if picture]
    return shown[0] if len(shown) == 1 else (None, Chart())


def _height(drawing: Sequence[etree._Element]) -> float:
    """Return how high the frame of a drawing is that has one alone, in points; 0 for another."""
    frames = [each for element in drawing for each in element.iter("{*}anchor", "{*}inline")]
    size = frames[0].find("{*}extent") if len(frames) == 1 else None
    return int(size.get("cy", "0")) / POINT if size is not None else 0.0


def _in_frame(picture: bytes | None, height: float) -> bytes | None:
    """Return a picture, of which the page shows what is drawn alone, as high as its frame: in the middle of it, where it lacks little.

    What is drawn has room around it in its picture, which a frame that is full of it has not.
    """
    root = etree.fromstring(picture) if picture and picture.lstrip().startswith(b"<") else None
    if picture is None or root is None:
        return picture
    left, top, width, drawn = map(float, root.get("viewBox", "0 0 0 0").split())
    if not _LEAST_DRAWN * height <= drawn <= height + 2 * MARGIN + _LINE:
        return picture
    root.set("viewBox", f"{left:.1f} {top - (height - drawn) / 2:.1f} {width:.1f} {height:.1f}")
    root.set("height", f"{height:.1f}pt")
    return etree.tostring(root)


def _document(drawing: Sequence[etree._Element], body: etree._Element, package: Package) -> bytes:
    """Return a Word file with a page for a drawing and nothing else."""
    whole = body.getroottree().getroot()
    root = etree.Element(whole.tag, whole.attrib, nsmap=whole.nsmap)  # type: ignore[arg-type]  # a prefix may be None
    made = etree.SubElement(root, w("body"))
    made.extend(etree.Element(w("p")) for _ in range(ABOVE))
    made.extend(_without_text(element) for element in drawing)
    _let_nothing_flow_round(made)
    made.append(_section(drawing[-1]))
    members = {name: data for name, data in package.members.items() if not _SHOWN_PARTS.fullmatch(name)}
    sizes = _sizes(drawing, package)
    for name in _reached(drawing, package):
        part = deepcopy(package.root(name)) if _DRAWN_PARTS.fullmatch(name) else None
        if part is not None and name in sizes:
            free_legends(part, *sizes[name])
            make_room(part, *sizes[name])
            keep_words_whole(part, sizes[name][0])
        members[name] = package.members[name] if part is None else _with_letters_apart(part)
        rels = "/_rels/".join(name.rpartition("/")[::2]) + ".rels"
        members |= {rels: package.members[rels]} if rels in package.members else {}
    members[package.main] = _with_letters_apart(root)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def _let_nothing_flow_round(body: etree._Element) -> None:
    """Let a single drawing float, and no text flow round it: LibreOffice sets the words of its boxes below it, as it would that text."""
    frames = list(body.iter("{*}anchor", "{*}inline"))
    flows = list(body.iter(*(f"{{*}}{name}" for name in _FLOWS)))
    if len(frames) == 1 and local(frames[0]) == "inline" and next(frames[0].iter("{*}wgp", "{*}wpc"), None) is not None:
        graphic, size = frames[0].find("{*}graphic"), frames[0].find("{*}extent")
        if graphic is not None and size is not None:
            sides = [int(size.get(side, "0")) for side in ("cx", "cy")]
            floating = anchor_of(graphic, [0, 0], sides, 0, ("column", "paragraph"))
            frames[0].getparent().replace(frames[0], floating)  # type: ignore[union-attr]
    if len(frames) == 1:
        for flow in flows:
            flow.getparent().replace(flow, flow.makeelement(f"{{{WP}}}wrapNone"))  # type: ignore[union-attr]


def _reached(drawing: Sequence[etree._Element], package: Package) -> Iterator[str]:
    """Yield the parts that a drawing shows, and those that they lead to."""
    known = package.relations(package.main)
    named = {value for element in drawing for each in element.iter() for value in each.attrib.values()}
    waiting = [each for ident, each in known.items() if ident in named]
    seen = set[str]()
    while waiting:
        relation = waiting.pop()
        if not relation.is_outside and relation.target in package.members and relation.target not in seen:
            seen.add(relation.target)
            yield relation.target
            waiting += package.relations(relation.target).values()
            part = package.root(relation.target) if _DRAWN_PARTS.fullmatch(relation.target) else None
            drawn = part.iter(_DRAWN_AS) if part is not None else ()
            waiting += [known[ident] for each in drawn if (ident := each.get("relId", "")) in known]


def _sizes(drawing: Sequence[etree._Element], package: Package) -> dict[str, tuple[float, float]]:
    """Return width and height of the charts of a drawing, in points, by the parts that hold them.

    Those in a group are left out: boxes stand over the places that their bars have.
    """
    known = package.relations(package.main)
    found = {}
    for chart in (each for element in drawing for each in element.iter("{*}chart")):
        relation = known.get(chart.get(f"{{{R}}}id", ""))
        is_grouped = next(chart.iterancestors("{*}wgp", "{*}wpc"), None) is not None
        frame = None if is_grouped else next(chart.iterancestors("{*}inline", "{*}anchor"), None)
        size = frame.find("{*}extent") if frame is not None else None
        if relation is not None and size is not None:
            found[relation.target] = (int(size.get("cx", "0")) / POINT, int(size.get("cy", "0")) / POINT)
    return found


def _with_letters_apart(root: etree._Element) -> bytes:
    """Return a part without ligatures, whose outlines no letter has: a sign without width stands between their letters."""
    group_canvases(root)
    draw_straight_lines(root)
    part_grouped_charts(root)
    show_as_word_does(root)
    state_widths(root)
    state_days(root)
    for position in root.iter(w("position")):
        if any(local(each) == "vertAlign" for each in position.itersiblings()):
            position.set(w("val"), "0")  # LibreOffice sets what is raised twice in full size
    for shape in (each for each in root.iter() if local(each) == "sp"):
        fills, types = (list(shape.iterfind(f"{{*}}{path}/{{*}}schemeClr")) for path in _COLOURS)
        for letters in types if {each.get("val") for each in fills} == {"lt1"} else ():
            letters.set("val", "dk1")  # Word knows better than its file, where it says white on white
    for text in (each for each in root.iter() if local(each) in ("t", "v") and each.text):
        text.text = _LIGATURES.sub("\\g<0>\u200c", str(text.text))
    for type_ in (
        each for legend in root.iter() if local(legend) == "legend" for each in legend.iter() if each.get("sz")
    ):
        type_.set("sz", f"{int(type_.get('sz', '')) * LEGEND:.0f}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _without_text(element: etree._Element) -> etree._Element:
    """Return a paragraph with its drawings alone, without its number."""
    made = deepcopy(element)
    properties = next(iter(made.findall(w("pPr"))), None)
    if properties is not None:
        for number in properties.findall(w("numPr")):
            properties.remove(number)
        etree.SubElement(etree.SubElement(properties, w("numPr")), w("numId")).set(w("val"), "0")
    for text in list(made.iter(*map(w, _TEXT))):
        if next(text.iterancestors(w("txbxContent")), None) is None:
            text.getparent().remove(text)  # type: ignore[union-attr]
    for drawing in list(made.iter(w("drawing"))):
        if is_folio(drawing):
            drawing.getparent().remove(drawing)  # type: ignore[union-attr]
    for section in list(made.iter(w("sectPr"), w("pageBreakBefore"))):
        section.getparent().remove(section)  # type: ignore[union-attr]
    return made


def _section(element: etree._Element) -> etree._Element:
    """Return a section of pages as wide as those that an element stands on, without heads and feet."""
    made = etree.Element(w("sectPr"))
    own = next((each for after in (element, *element.itersiblings()) for each in after.iter(w("sectPr"))), None)
    made.extend(deepcopy(each) for each in (own if own is not None else ()) if local(each) in _PAGE)
    for page in made.iterfind(w("pgSz")):
        page.set(w("h"), str(HIGHEST))
    return made
