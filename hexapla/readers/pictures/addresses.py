"""Pictures by their addresses: those that an address itself holds, and those that lie beside the page."""

import base64
import binascii
import re
from collections.abc import Mapping
from urllib.parse import unquote, unquote_to_bytes

from hexapla.project.pictures import picture_path

_DATA = re.compile(r"data:(?P<type>image/[\w.+-]+)(?:;[\w=-]+)*?(?P<base>;base64)?,(?P<data>.*)", re.DOTALL)


def embedded(address: str) -> bytes | None:
    """Return the bytes of a picture that its address itself holds."""
    match = _DATA.fullmatch(address)
    if match is None:
        return None
    try:
        return (
            base64.b64decode("".join(match["data"].split()), validate=True)
            if match["base"]
            else unquote_to_bytes(match["data"])
        )
    except binascii.Error:
        return None


def picture_at(address: str, beside: Mapping[str, bytes]) -> bytes | None:
    """Return the picture at an address of a page: one of those beside it, by their paths, or the one that it holds."""
    return next(
        (beside[path] for path in (picture_path(address), unquote(address)) if path in beside), embedded(address)
    )
