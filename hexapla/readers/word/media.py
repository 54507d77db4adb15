"""Pictures of a Word file: their bytes by content, their alternative text; nothing is fetched, no workbook taken."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.codes import finding
from hexapla.errors import ToolMissingError
from hexapla.findings import Finding
from hexapla.readers.pictures import plain_picture
from hexapla.readers.pictures.descriptions import without_program_note
from hexapla.readers.pictures.frames import frame_of
from hexapla.readers.pictures.metafile_words import words_of_metafile
from hexapla.readers.pictures.shown import Shown, as_shown, of_paper
from hexapla.readers.pictures.shown_drawings import drawing_as_shown
from hexapla.readers.pictures.svg import title_of
from hexapla.readers.pictures.vectors import drawable
from hexapla.readers.word.charts import chart_table
from hexapla.readers.word.names import WP, A, R, w
from hexapla.readers.word.package import Package
from hexapla.tools.metafiles import MARKS, drawings_of
from hexapla.typography.picture_size import of_width

FOLDER = "../media/"
_SHOWN = {"png", "jpg", "jpeg", "gif", "svg"}
"""Endings of pictures that every edition can show."""

POINT = 12_700
"""English metric units in a point."""

_RIGHT_ANGLE = 5_400_000
"""What a right angle is in DrawingML (ISO/IEC 29500-1, 20.1.10.3)."""

_LEAST_TILT = 2.0
"""Degrees: a picture that is turned by fewer was meant to stand upright."""

_PARTS, _MOST_CUT = 100_000, 99_000
"""Of how many parts what is cut off is stated in, and of how many at most."""

_LENGTH = re.compile(
    r"(?:^|;)\s*(?P<side>width|height)\s*:\s*(?P<number>\d{1,5}(?:\.\d{1,6})?)\s*(?P<unit>pt|in|cm|mm|pc|px)"
)
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
"""How VML says the size of a shape, and its units in points."""

AS_IT_IS = Shown()

_V = "urn:schemas-microsoft-com:vml"
_VECTOR = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_CHARTS = ("chart", "relIds")


@dataclass
class Pictures:
    """The pictures that a reading takes out of a file."""

    package: Package
    language: str
    media: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    charts: list[etree._Element] = field(default_factory=list)
    charts_of_cells: dict[int, list[etree._Element]] = field(default_factory=dict)
    is_ours: bool = False

    def element(self, drawing: etree._Element, part: str, line: int) -> etree._Element | None:
        """Return the `img` of a drawing; None for a drawing without a picture, which is reported if it showed anything."""
        place = {"file": self.package.name, "line": line, "language": self.language}
        words = alternative(drawing)
        relations = self.package.relations(part)
        for ident, is_link in _references(drawing, has_vectors=self.is_ours):
            relation = relations.get(ident)
            if relation is None or relation.is_outside or is_link:
                self.findings.append(finding("F-204", before=relation.target if relation else ident, **place))
                continue
            data = self.package.members.get(relation.target)
            if data is None:
                self.findings.append(finding("F-204", before=relation.target, **place))
                continue
            if (said := without_program_note(words)) is not None:
                self.findings.append(finding("A-203", before=words, after=said, **place))
                words = said
            shown = Shown() if self.is_ours else _shown(drawing)
            drawn = self._drawn.get(data) or self._beside(drawing, part, shown)
            return self._image(data, words, place, shown, drawn)
        if any(local(each) in _CHARTS for each in _own(drawing)):
            tables = [table for each in _own(drawing) if (table := self._chart(each, part)) is not None]
            self.charts += tables
            self.findings.append(finding("F-214" if tables else "F-205", before=words, **place))
        return None

    def taken_charts(self) -> list[etree._Element]:
        """Return the charts, as tables, that were met since this was last asked."""
        found, self.charts = self.charts, []
        return found

    def _chart(self, element: etree._Element, part: str) -> etree._Element | None:
        """Return what a chart or a diagram says as a table, None for another element or where nothing is kept."""
        key = {"chart": "id", "relIds": "dm"}.get(local(element))
        relation = self.package.relations(part).get(element.get(f"{{{R}}}{key}", "")) if key else None
        root = self.package.root(relation.target) if relation is not None and not relation.is_outside else None
        return chart_table(root) if root is not None else None

    def is_seen(self, drawing: etree._Element) -> bool:
        """Tell whether a drawing has a picture or a chart in it; lines and frames are ornament."""
        names = {local(each) for each in _own(drawing)}
        return bool(names & set(_CHARTS)) or next(_references(drawing), None) is not None

    @cached_property
    def _drawn(self) -> dict[bytes, bytes]:
        """The metafiles of the file as every edition shows them, drawn by LibreOffice in one run where a machine has it."""
        held = (data for name, data in sorted(self.package.members.items()) if "/media/" in name)
        plain = {data: each.data for data in held if data.startswith(MARKS) and (each := plain_picture(data))}
        try:
            made = drawings_of([*plain.values()])
        except ToolMissingError:
            return {}
        return {data: drawn for data, drawn in zip(plain, made, strict=True) if drawn is not None}

    def _beside(self, drawing: etree._Element, part: str, shown: Shown) -> bytes | None:
        """Return the drawing that a foreign file keeps beside the bitmap of it, where it can stand in its place."""
        if self.is_ours or shown.is_turned or not (shown.width and shown.height):
            return None
        relations = self.package.relations(part)
        named = (relations.get(each.get(f"{{{R}}}embed", "")) for each in _own(drawing, _VECTOR))
        held = (self.package.members.get(each.target) for each in named if each is not None and not each.is_outside)
        return next((drawn for data in held if data and (drawn := drawable(data))), None)

    def _image(
        self, data: bytes, words: str, place: dict[str, object], shown: Shown, drawn: bytes | None
    ) -> etree._Element | None:
        image, plain, codes = image_element(data, words, shown, drawn)
        if image is not None:
            self.media[image.get("src", FOLDER)] = plain
        self.findings += [finding(code, before=before, taken=before, **place) for code, before in codes]
        return image


def image_element(
    data: bytes, words: str, shown: Shown = AS_IT_IS, drawn: bytes | None = None
) -> tuple[etree._Element | None, bytes, list[tuple[str, str | None]]]:
    """Return the `img` of a picture, its bytes without what is no picture, and the codes of what is to be said of it.

    It is as its source shows it (`shown`), and named by its content; a drawing without words is called by its title.  Where it is no picture
    of a kind that we know, a frame with its words stands for it; one without words has no element.  `drawn` is what stands in the place of a metafile, an SVG or a PNG of it, or in that of a bitmap, the SVG that it is made of.
    """
    picture = plain_picture(data)
    if picture is None:
        return (*_framed(words, shown), [("F-210", words or None)])
    words = words or (title_of(picture.data) if picture.ending == "svg" else "")
    if drawn is None and not words and picture.ending in ("emf", "wmf"):
        words = words_of_metafile(picture.data, picture.ending)
    if drawn is not None:
        picture = replace(picture, data=drawn, ending="svg" if drawn.startswith(b"<") else "png")
    seen = as_shown(picture, shown)
    is_changed = seen is not picture
    seen = drawing_as_shown(seen, shown) if seen.ending == "svg" else of_paper(seen, shown)
    plain = of_width(seen.data, shown.room[0])
    source = f"{FOLDER}{hashlib.sha256(plain).hexdigest()}.{seen.ending}"
    codes: list[tuple[str, str | None]] = [] if words else [("A-201", None)]
    if picture.ending not in _SHOWN:
        codes.append(("A-202", picture.ending))
    if is_changed or (seen is not picture and not shown.is_as_it_is):
        codes.append(("F-251", None))
    if picture.removed:
        codes.append(("F-209", ", ".join(picture.removed)))
    return E.img({"src": source, "alt": words}), plain, codes


def _framed(words: str, shown: Shown) -> tuple[etree._Element | None, bytes]:
    """Return the `img` of the frame that stands for a picture with these words, and its bytes; none where there are no words."""
    if not words:
        return None, b""
    frame = frame_of(words, *shown.room)
    return E.img({"src": f"{FOLDER}{hashlib.sha256(frame).hexdigest()}.svg", "alt": words}), frame


def _own(drawing: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield what a drawing holds, but not what its text boxes hold: that has paragraphs of its own."""
    for element in drawing.iter(*names):
        box = next(element.iterancestors(w("txbxContent")), None)
        if box is None or drawing not in box.iterancestors():
            yield element


def _references(drawing: etree._Element, *, has_vectors: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the relationships that a drawing shows pictures by, and whether each is a mere link.

    `has_vectors`: an SVG beside a bitmap is the picture, as in files of ours, whose bitmap is empty.
    """
    for blip in _own(drawing, f"{{{A}}}blip"):
        if has_vectors:
            yield from ((str(each.get(f"{{{R}}}embed")), False) for each in blip.iter(_VECTOR))
        if blip.get(f"{{{R}}}embed"):
            yield str(blip.get(f"{{{R}}}embed")), False
        elif blip.get(f"{{{R}}}link"):
            yield str(blip.get(f"{{{R}}}link")), True
    for image in _own(drawing, f"{{{_V}}}imagedata"):
        if image.get(f"{{{R}}}id"):
            yield str(image.get(f"{{{R}}}id")), False


def _shown(drawing: etree._Element) -> Shown:
    """Return how a drawing shows its picture, and how wide it stands in its text."""
    extent, frame = next(drawing.iter(f"{{{WP}}}extent"), None), next(_own(drawing, f"{{{A}}}xfrm"), None)
    part = next(_own(drawing, f"{{{A}}}srcRect"), None)
    angle = _whole(frame, "rot") / _RIGHT_ANGLE
    turns, tilt = round(angle) % 4, (angle - round(angle)) * 90
    across, down = (_whole(extent, side) / POINT for side in ("cy", "cx")[:: 1 if turns % 2 else -1])
    if extent is None:
        across, down = _stated(drawing)
    cut = [min(max(_whole(part, side), 0), _MOST_CUT) / _PARTS for side in "ltrb"]
    mirrored = [frame is not None and frame.get(each) in ("1", "true") for each in ("flipH", "flipV")]
    tilt = tilt if abs(tilt) >= _LEAST_TILT else 0.0
    return Shown((cut[0], cut[1], cut[2], cut[3]), turns, (mirrored[0], mirrored[1]), across, down, tilt)


def _stated(drawing: etree._Element) -> tuple[float, float]:
    """Return how wide and high a shape of VML says its picture is, in points, zeros where it does not say both."""
    image = next(_own(drawing, f"{{{_V}}}imagedata"), None)
    shape = image.getparent() if image is not None else None
    said = {found["side"]: found for found in _LENGTH.finditer(shape.get("style", "") if shape is not None else "")}
    sides = [float(said[side]["number"]) * _UNITS[said[side]["unit"]] for side in ("width", "height") if side in said]
    return (sides[0], sides[1]) if len(sides) == 2 else (0.0, 0.0)


def _whole(element: etree._Element | None, name: str) -> int:
    said = element.get(name, "") if element is not None else ""
    return int(said) if re.fullmatch(r"-?\d{1,9}", said) else 0


def alternative(drawing: etree._Element) -> str:
    """Return the alternative text that the author of a drawing wrote."""
    for said in drawing.iter(f"{{{WP}}}docPr"):
        return str(said.get("descr") or said.get("title") or "").strip()
    for shape in drawing.iter(f"{{{_V}}}shape"):
        return str(shape.get("alt") or "").strip()
    return ""
