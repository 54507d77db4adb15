"""What the PDF engine may read: our styles, our fonts, the pictures of the document; nothing else.

The fetcher inherits none of WeasyPrint's handlers, so that there is no code in it that could open a
file, a socket or a data URI: it looks an address up in a table, or refuses.  WeasyPrint 70 only logs
a refusal and leaves a hole in the page; so refusals are kept, and `raise_failures` names them.
"""

import base64
import binascii
import contextlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from hexapla.errors import TemplateError

BASE = "https://hexapla.invalid/"
"""The address under which our own resources stand; `.invalid` resolves nowhere, by RFC 2606."""

_INNER = re.compile(rb"href=\"(?P<address>data:image/(?:png|jpeg|gif);base64,(?P<data>[A-Za-z0-9+/=]+))\"")
"""A picture inside a drawing, as the readers of sources write it."""


class Fetcher:
    """A table of addresses: to bytes, or to the path of a file of ours."""

    _fail_on_errors = False

    def __init__(self, resources: Mapping[str, bytes | Path]) -> None:
        """Serve `resources`, keyed by their path below `BASE`."""
        self._resources = {urljoin(BASE, name): source for name, source in resources.items()}
        for source in resources.values():
            self._resources |= _inner_pictures(source) if isinstance(source, bytes) else {}
        self.failures: list[str] = []

    def __call__(self, url: str) -> Any:
        """Return the response for an address of the table; refuse and remember any other."""
        from weasyprint.urls import URLFetcherResponse

        source = self._resources.get(url)
        try:
            if source is None:
                raise PermissionError(f"{url} is none of this document's own resources")
            body = source if isinstance(source, bytes) else source.read_bytes()
        except OSError:
            self.failures.append(url)
            raise
        return URLFetcherResponse(url, body, {"Content-Type": _media_type(url)})

    def raise_failures(self, undrawn: Iterable[str] = ()) -> None:
        """Fail by name if anything was refused or missing, or was no picture (`undrawn`).

        Raises:
            TemplateError: a page would have a hole where a resource is wanting.
        """
        wanting = [*self.failures, *undrawn]
        if wanting:
            names = ", ".join(dict.fromkeys(name.removeprefix(BASE) for name in wanting))
            raise TemplateError(
                f"The page needs what it may not or cannot have: {names}",
                "Pages may use the styles, fonts and pictures of the project only; put the file there.",
            )


def _inner_pictures(drawing: bytes) -> dict[str, bytes | Path]:
    """Return the pictures that a drawing of the document holds itself, by the addresses that hold them."""
    found: dict[str, bytes | Path] = {}
    if b"<svg" in drawing:
        for match in _INNER.finditer(drawing):
            with contextlib.suppress(binascii.Error):
                found[match["address"].decode("ascii")] = base64.b64decode(match["data"], validate=True)
    return found


def _media_type(url: str) -> str:
    ending = url.rpartition(".")[2].lower()
    return {"css": "text/css", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}.get(
        ending, "application/octet-stream"
    )
