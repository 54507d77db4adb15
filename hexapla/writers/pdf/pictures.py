"""The pictures of a document as paper can show them: colours in red, green and blue, kinds that the engine draws; its formulas.

A picture that cannot be made so is left out of the edition on paper; its words stand in its place, and a finding says so.
"""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.names import akn, local
from hexapla.errors import HexaplaError
from hexapla.present.presentation import Presentation
from hexapla.tools import metafiles
from hexapla.writers.pdf.drawn_words import with_printable_words
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.formulas import drawings
from hexapla.writers.pdf.weasyprint import engine
from hexapla.xml_tree import parse

RASTERS = frozenset({".png", ".jpg", ".jpeg", ".gif"})
METAFILES = frozenset({".emf", ".wmf"})
QUALITY = 95
"""Of a photograph whose colours are changed: no eye sees a difference."""

LONGEST = 2000
"""Characters of an alternative text: where a chart shows more, its table stands below it."""

LETTERED = 300
"""Characters of a box, four lines of a page: one that holds more is read as text where its drawing may end before its words."""

BETWEEN = "; "
"""What parts the words of boxes in an alternative; no drawing shows it."""

_LETTER = b"<use "
"""How a drawing of ours begins a letter: one that has as many as its alternative shows all words (`tools.pdfdrawings`)."""

_SURE = frozenset({"svg", "defs", "g", "path", "use", "clipPath"})
_UNSURE = re.compile(rb"\bd=\"[^\"]*[^\"MLCZ0-9 .,-]|style")

_KEPT = 64
"""Pictures whose outcome is remembered: the writer asks, and what verifies its file asks again."""


def for_paper(presentation: Presentation) -> Presentation:
    """Return an edition with the pictures that paper can show, each under its address.

    The words in the boxes of a drawing that is shown are its alternative text; they are not printed a second time, but for
    those of a box that holds a text (`LETTERED`) which the drawing does not show whole.
    """
    shown = {
        source: made for source, data in presentation.media.items() if (made := _printable(source, data)) is not None
    }
    shown |= drawings(presentation)
    if not shown and not presentation.media:
        return presentation
    columns = tuple(replace(each, blocks=tuple(_printed(each.blocks, shown))) for each in presentation.columns)
    return replace(presentation, media=shown, columns=columns)


def _printed(blocks: Iterable[Block], shown: Mapping[str, bytes]) -> Iterator[Block]:
    """Yield blocks but what a drawing that is shown says: items without a label that its alternative holds, a chart's table.

    Words of ours in the list of a chart say what its lines show, and go with those of its boxes.
    """
    words, longest, hides, made = "", LETTERED, False, list[Block]()
    for block in blocks:
        found = [run for content in block.content for run in runs(content)] if block.kind != "table" else []
        drawn = "".join(run.text for run in found if run.image in shown)
        if drawn or block.kind in ("heading", "annex"):
            words, hides = "".join(drawn.split()), False
            letters = sum(shown.get(run.image or "", b"").count(_LETTER) for run in found)
            longest = len(words) if letters >= len(words) - drawn.count(BETWEEN) else LETTERED
        text = "".join("".join(run.text for run in found if not run.supplied).split())
        is_ours = not text and any(run.supplied for run in found)
        is_drawn = block.kind == "item" and not block.num and not any(run.note for run in found)
        if is_drawn and words and len(text) <= longest and text in words and (hides or not is_ours):
            hides = True
            continue
        if words and made and (told := _with_values(made[-1], block)) is not None:
            made[-1] = told
            continue
        made.append(block)
    yield from made


def _with_values(figure: Block, chart: Block) -> Block | None:
    """Return a chart's picture with what the table below it says as its alternative; None where that is no such table, or long."""
    tables = [each for each in chart.content if chart.kind == "table" and each.get("class") == "chart"]
    images = [image for content in figure.content for image in content.iter(akn("img"))]
    said = "; ".join(" ".join(filter(None, map(plain_text, row))) for each in tables for row in each.iter(akn("tr")))
    if len(images) != 1 or not said or len(said) > LONGEST:
        return None
    content = deepcopy(figure.content)
    (image,) = (image for each in content for image in each.iter(akn("img")))
    written = image.get("alt", "")
    image.set("alt", said if said.startswith(written) else f"{written}; {said}")
    return replace(figure, content=content)


def not_shown(presentation: Presentation) -> Iterator[str]:
    """Yield the addresses of the pictures of an edition that paper cannot show."""
    shown = for_paper(presentation).media
    yield from (source for source in presentation.media if source not in shown)


@lru_cache(_KEPT)
def _printable(source: str, data: bytes) -> bytes | None:
    ending = PurePosixPath(source).suffix.lower()
    if ending == ".svg":
        return with_printable_words(data) if _is_drawing(data) else None
    if ending in METAFILES:
        return _drawn(data)
    return _raster(data) if ending in RASTERS else None


def _is_drawing(data: bytes) -> bool:
    """Tell whether the engine draws an SVG: one that stops it half-way would spoil the page that follows.

    One of paths alone, as LibreOffice makes them for us, stops nothing, and takes long.
    """
    try:
        root = parse(data)
    except etree.XMLSyntaxError:
        return False
    if {local(each) for each in root.iter()} <= _SURE and _UNSURE.search(data) is None:
        return local(root) == "svg"
    source = {"string": '<img src="drawing.svg">', "base_url": BASE, "url_fetcher": Fetcher({"drawing.svg": data})}
    with engine.undrawn() as failures:
        engine.load().HTML(**source).write_pdf()
    return not failures


def _raster(data: bytes) -> bytes | None:
    """Return a picture as it is, one in cyan, magenta, yellow and black in red, green and blue, 65,536 greys as 256."""
    from PIL import Image  # heavy, and few documents have pictures

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            is_deep = image.mode.startswith("I")
            if image.mode != "CMYK" and not is_deep:
                image.load()
                return data
            made, density = io.BytesIO(), image.info.get("dpi")
            greys = image.convert("I").point(lambda grey: grey * (1 / 256)) if is_deep else image
            kind = {"format": "PNG"} if is_deep else {"format": "JPEG", "quality": QUALITY}
            greys.convert("L" if is_deep else "RGB").save(made, **kind, **({"dpi": density} if density else {}))
            return made.getvalue()
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError, MemoryError):
        return None


def _drawn(data: bytes) -> bytes | None:
    """Return a metafile as LibreOffice draws it, nothing where a machine has none or it fails."""
    try:
        return metafiles.drawing_of(data)
    except HexaplaError:
        return None
