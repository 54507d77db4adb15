"""Pictures of a Word file: their bytes by content, their alternative text; nothing is fetched, no workbook taken."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from lxml import etree

from hexapla.akn.names import E, local
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.word.names import WP, A, R
from hexapla.readers.word.package import Package

FOLDER = "../media/"
_SHOWN = {"png", "jpg", "jpeg", "gif", "svg"}
"""Endings of pictures that every edition can show."""

_LONGEST_ENDING = 5
_DATA = re.compile(r"data:(?P<type>image/[\w.+-]+)(?P<base>;base64)?,(?P<data>.*)", re.DOTALL)
_V = "urn:schemas-microsoft-com:vml"
_CHARTS = ("chart", "relIds")
_ENDINGS = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"), (b"II*\0", "tiff"),
            (b"MM\0*", "tiff"), (b"\xd7\xcd\xc6\x9a", "wmf"))  # fmt: skip


@dataclass
class Pictures:
    """The pictures that a reading takes out of a file."""

    package: Package
    language: str
    media: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def element(self, drawing: etree._Element, part: str, line: int) -> etree._Element | None:
        """Return the `img` of a drawing; None for a drawing without a picture, which is reported if it showed anything."""
        place = {"file": self.package.name, "line": line, "language": self.language}
        words = _alternative(drawing)
        relations = self.package.relations(part)
        for ident, is_link in _references(drawing):
            relation = relations.get(ident)
            if relation is None or relation.is_outside or is_link:
                self.findings.append(finding("F-204", before=relation.target if relation else ident, **place))
                continue
            data = self.package.members.get(relation.target)
            if data is None:
                self.findings.append(finding("F-204", before=relation.target, **place))
                continue
            return self._image(data, relation.target, words, place)
        if any(local(each) in _CHARTS for each in drawing.iter()):
            self.findings.append(finding("F-205", before=words, **place))
        return None

    def is_seen(self, drawing: etree._Element) -> bool:
        """Tell whether a drawing has a picture or a chart in it; lines and frames are ornament."""
        names = {local(each) for each in drawing.iter()}
        return bool(names & set(_CHARTS)) or next(_references(drawing), None) is not None

    def _image(self, data: bytes, target: str, words: str, place: dict[str, object]) -> etree._Element:
        image, codes = image_element(data, target.rpartition(".")[2].lower(), words)
        self.media[image.get("src", FOLDER)] = data
        self.findings += [finding(code, before=before, **place) for code, before in codes]
        return image


def image_element(data: bytes, ending: str, words: str) -> tuple[etree._Element, list[tuple[str, str | None]]]:
    """Return the `img` of a picture, named by its content, and the codes of what it lacks."""
    ending = next((name for start, name in _ENDINGS if data.startswith(start)), ending)
    ending = ending if ending.isascii() and ending.isalnum() and len(ending) <= _LONGEST_ENDING else "bin"
    source = f"{FOLDER}{hashlib.sha256(data).hexdigest()}.{ending}"
    codes: list[tuple[str, str | None]] = [] if words else [("A-201", None)]
    if ending not in _SHOWN:
        codes.append(("A-202", ending))
    return E.img({"src": source, "alt": words}), codes


def _references(drawing: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield the relationships that a drawing shows pictures by, and whether each is a mere link."""
    for blip in drawing.iter(f"{{{A}}}blip"):
        if blip.get(f"{{{R}}}embed"):
            yield str(blip.get(f"{{{R}}}embed")), False
        elif blip.get(f"{{{R}}}link"):
            yield str(blip.get(f"{{{R}}}link")), True
    for image in drawing.iter(f"{{{_V}}}imagedata"):
        if image.get(f"{{{R}}}id"):
            yield str(image.get(f"{{{R}}}id")), False


def _alternative(drawing: etree._Element) -> str:
    for said in drawing.iter(f"{{{WP}}}docPr"):
        return str(said.get("descr") or said.get("title") or "").strip()
    for shape in drawing.iter(f"{{{_V}}}shape"):
        return str(shape.get("alt") or "").strip()
    return ""


def embedded(address: str) -> bytes | None:
    """Return the bytes of a picture that its address itself holds."""
    match = _DATA.fullmatch(address)
    if match is None:
        return None
    try:
        return base64.b64decode(match["data"], validate=True) if match["base"] else unquote_to_bytes(match["data"])
    except binascii.Error:
        return None
