"""Bounds of PDFs: how much the pages of a file draw, counted before anything is drawn."""

import io
import logging
import re
import zlib
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from hexapla.domain.limits import current
from hexapla.errors import SourceError

_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
"""A form or a picture that a content stream draws, by its name."""

_PACKED = re.compile(rb"/(?:ObjStm|XRef)\b[^\x00]{0,500}?\bstream\r?\n")
"""The head of a stream that holds objects, or the table of them (ISO 32000-1, 7.5.7 and 7.5.8)."""

_ADVICE = (
    "Get it again from where it comes; if it is what it should be, raise megabytes under [limits] in document.toml."
)


def check_content(data: bytes, name: str) -> None:
    """See that no page of a PDF draws more than a source may hold, each form counted as often as it is drawn, nor its objects unfold to more.

    Raises:
        SourceError: one does, or draws a form within itself without end.
    """
    import pikepdf  # heavy, and nothing but PDFs needs it

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what it mends of a damaged file in passing, line by line
    if _objects(data, current().megabytes << 20) > current().megabytes << 20:
        message = f"{name} packs more than {current().megabytes:,} MB of objects."
        raise SourceError(message, _ADVICE)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            forms = _Forms(current().megabytes << 20)
            for number, page in enumerate(pdf.pages[: current().pages], 1):
                if forms.drawn_by(page.obj, _streams(page.obj.get("/Contents"))) > forms.most:
                    message = f"Page {number} of {name} draws more than {current().megabytes:,} MB."
                    raise SourceError(message, _ADVICE)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return  # what cannot be opened so is refused where it is read


def _objects(data: bytes, most: int) -> int:
    """Return how many bytes the streams unfold to in which a file packs its objects, no more than a little over `most`."""
    size = 0
    for found in _PACKED.finditer(data):
        if size <= most:
            with suppress(zlib.error):
                size += len(zlib.decompressobj().decompress(memoryview(data)[found.end() :], most + 1 - size))
    return size


def _streams(contents: Any) -> list[Any]:
    import pikepdf

    found = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return [each for each in found if isinstance(each, pikepdf.Stream)]


@dataclass
class _Forms:
    """Counts what forms draw, each looked at once; more than `most` bytes are as good as endless."""

    most: int
    known: dict[tuple[int, int], int] = field(default_factory=dict)

    def drawn_by(self, holder: Any, streams: list[Any]) -> int:
        """Return how many bytes of content are drawn by streams whose forms the resources of `holder` name."""
        contents = [unfolded(each, self.most) for each in streams]
        size = sum(map(len, contents))
        counts = Counter(name for content in contents for name in _DRAWN.findall(content)) if size <= self.most else {}
        forms = holder.get("/Resources", {}).get("/XObject", {}) if counts else {}
        for name, count in counts.items():
            form = forms.get(f"/{name.decode('latin-1')}")
            size += count * self._form(form) if form is not None and form.get("/Subtype") == "/Form" else 0
        return size

    def _form(self, form: Any) -> int:
        key = form.objgen
        if key not in self.known:
            self.known[key] = self.most + 1  # until it is counted: what draws itself has no end
            self.known[key] = self.drawn_by(form, [form])
        return self.known[key]


def unfolded(stream: Any, most: int) -> bytes:
    """Return what a stream unfolds to, no more than a little over `most` bytes; as it is where it is packed in another way."""
    import pikepdf

    content = bytes(stream.read_raw_bytes())
    filters = stream.get("/Filter", [])
    for each in filters if isinstance(filters, pikepdf.Array) else [filters]:
        if str(each) not in ("/FlateDecode", "/Fl"):
            break
        try:
            content = zlib.decompressobj().decompress(content, most + 1)
        except zlib.error:
            break
    return content
