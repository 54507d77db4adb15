"""Pages of the desk and the forms that they send: what is shown comes from templates, what is sent has its bounds."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from hexapla.desk.dropped_files import LARGEST
from hexapla.desk.interface import COOKIE, Words, languages, wanted, words
from hexapla.errors import HexaplaError
from hexapla.project.layout import SUFFIXES
from hexapla.translation import fault_in
from hexapla.writers.markup.templates import render

MOST = 256 * 1024
"""Bytes of a form; a longer one is refused before it is read to its end."""


def said_to(asked: Asked) -> Words:
    """Return the words for who asks."""
    return wanted(asked.headers, asked.cookies.get(COOKIE, ""))


def rendered(asked: Asked, name: str, status: int = 200, /, *, news: int = 0, **values: object) -> Response:
    """Return a page; `news` is the number of what it shows last."""
    own = said_to(asked)
    tongues = [(code, words(code)["itself"], code == own["language"]) for code in languages()]
    known = {"said": own, "tongues": tongues, "news": news, "most": LARGEST, "suffixes": ",".join(SUFFIXES)}
    return HTMLResponse(render(f"desk/{name}.html", **known, **values), status)


def fault_said(asked: Asked, fault: object) -> str:
    """Return a fault, or what was said of one, in the words of who asks."""
    return fault_in(str(fault), str(said_to(asked)["language"]))


def fault_page(asked: Asked, fault: Exception, typed: str = "") -> Response:
    """Say what was not done, and what to do; `typed` is what somebody wrote, and finds again there."""
    if not isinstance(fault, HexaplaError):
        raise fault
    return rendered(asked, "fault", 409, fault=fault_said(asked, fault), place=_place(asked), typed=typed)


def _place(asked: Asked) -> str:
    """Return the address of the document that an address is about, with the edition that is looked at; "" for none."""
    folder = asked.path_params.get("folder")
    return quote(f"/documents/{folder}") + (f"?{asked.url.query}" if asked.url.query else "") if folder else ""


def refused(asked: Asked, error: Exception) -> Response:
    """Say that there is nothing at an address, or that too much was sent; where something is sent to, lead to its document."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 405 and asked.method == "GET" and (place := _place(asked)):
        return RedirectResponse(place, 303)
    said = said_to(asked)["refused"]["large" if status == 413 else "missing"]
    if asked.url.path.startswith("/documents/") and status != 413:
        return rendered(asked, "fault", status, fault=said, place="", typed="")
    return PlainTextResponse(said, status, {"Connection": "close"} if status == 413 else {})  # the rest is not read


FAULTS: Mapping[type[Exception], Callable[[Asked, Exception], Response]] = {
    HexaplaError: fault_page,
    HTTPException: refused,
}


async def body(asked: Asked, most: int) -> bytes:
    """Read what is sent, no more than may be; of what says that it is longer nothing.

    Raises:
        HTTPException: it is longer.
    """
    data = bytearray()
    stated = asked.headers.get("content-length", "0")
    if not stated.isdecimal() or int(stated) > most:
        raise HTTPException(413)
    async for part in asked.stream():
        data += part
        if len(data) > most:
            raise HTTPException(413)
    return bytes(data)


async def form(asked: Asked) -> list[tuple[str, str]]:
    """Read the fields of a form, in their order."""
    return parse_qsl((await body(asked, MOST)).decode("utf-8", "replace"), keep_blank_values=True)
