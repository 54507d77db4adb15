"""Addresses that hold a picture themselves."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

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
