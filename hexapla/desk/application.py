"""Which address is answered by what, and what is told to pages that are open."""

import json
import os
import signal
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import cast

import anyio
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from hexapla.catalogue import languages as known_languages
from hexapla.desk import documents, editions, released, statement, taking_in, word_files
from hexapla.desk.desk import Desk
from hexapla.desk.guard import Guard
from hexapla.desk.interface import COOKIE, languages
from hexapla.desk.rendering import FAULTS, rendered
from hexapla.resources import style_bytes

_OWN = {
    "tokens.css": "text/css",
    "controls.css": "text/css",
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "answering.js": "text/javascript",
}
_PAUSE = 0.02
"""Seconds between two looks for news; a page that is open costs no more than this look."""


def application(desk: Desk, origin: str) -> Guard:
    """Return what answers for a desk at an origin."""
    document = "/documents/{folder}"
    routes = [
        Route("/", partial(documents.catalogue, desk)),
        Route(document, partial(documents.document, desk)),
        Route(f"{document}/settle", partial(documents.settle, desk), methods=["POST"]),
        Route(f"{document}/undo", partial(documents.undo_last, desk), methods=["POST"]),
        Route(f"{document}/statement", partial(statement.show, desk)),
        Route(f"{document}/statement", partial(statement.save, desk), methods=["POST"]),
        Route(f"{document}/remove", partial(statement.take_out, desk), methods=["POST"]),
        Route(f"{document}/word", partial(word_files.make, desk), methods=["POST"]),
        Route(f"{document}/release", partial(released.show, desk)),
        Route(f"{document}/release", partial(released.begin, desk), methods=["POST"]),
        Route("/files", partial(taking_in.show, desk)),
        Route("/files", partial(taking_in.decide, desk), methods=["POST"]),
        Route("/files/{name}", partial(taking_in.receive, desk), methods=["PUT"]),
        Route("/out/{folder}/{name:path}", partial(editions.file, desk)),
        Route("/pages/{folder}/{edition}/{number:int}.png", partial(editions.page, desk)),
        Route("/releases/{name}", partial(released.file, desk)),
        Route("/close", _close, methods=["POST"]),
        Route("/language/{code}", _language),
        Route("/desk/{name}", _own),
        Route("/events", partial(_events, desk)),
    ]
    return Guard(Starlette(routes=routes, exception_handlers=dict(FAULTS)), origin)


async def _language(asked: Asked) -> Response:
    """Remember the language that somebody chooses, and lead back."""
    code, back = asked.path_params["code"], asked.query_params.get("back", "/")
    is_own = back.startswith("/") and not back.startswith(("//", "/\\"))
    if code not in languages():
        raise HTTPException(404)
    answer = RedirectResponse(back if is_own else "/", 303)
    answer.set_cookie(COOKIE, code, max_age=10 * 365 * 86400, httponly=True, samesite="strict")
    return answer


async def _close(asked: Asked) -> Response:
    """End the desk, as Ctrl-C does where it has a terminal."""
    answer = rendered(asked, "closed")
    answer.background = BackgroundTask(_interrupt)
    return answer


async def _interrupt() -> None:
    """Interrupt the program, from the loop itself: threads for answers may all wait."""
    os.kill(os.getpid(), signal.SIGINT)


async def _own(asked: Asked) -> Response:
    """Serve a style sheet or the script of the desk."""
    name = asked.path_params["name"]
    if name not in _OWN:
        raise HTTPException(404)
    data = style_bytes(f"screen/{name}") + (_quotes() if name == "desk.css" else b"")
    return Response(data, media_type=_OWN[name])


def _quotes() -> bytes:
    """Return how each language sets quotation marks, as rules of a style sheet."""
    marks = {each.code: cast("Sequence[str]", each.facts["quotes"]) for each in known_languages()}
    said = {code: " ".join(json.dumps(each, ensure_ascii=False) for each in own) for code, own in marks.items()}
    rules = (f":lang({code}) {{ quotes: {own}; }}" for code, own in said.items())
    return "\n".join(rules).encode()


async def _events(desk: Desk, asked: Asked) -> Response:
    """Tell a page, for as long as it is open, what is made, how far the build is, and that something is new."""
    text = asked.headers.get("last-event-id", asked.query_params.get("since", ""))
    news, since = desk.news, int(text) if text.isdecimal() else desk.news.number

    async def told() -> AsyncIterator[str]:
        last, made, work = since, len(news.pages), None
        yield ": \n\n"
        while True:
            for name in news.pages[made:]:
                made += 1
                yield f"event: made\ndata: {json.dumps(name)}\n\n"
            if work is not news.work:
                work = news.work
                yield f"event: work\ndata: {json.dumps(work)}\n\n"
            if last != news.number:
                last = news.number
                yield f"id: {last}\ndata: {json.dumps(last)}\n\n"
            await anyio.sleep(_PAUSE)

    return StreamingResponse(told(), media_type="text/event-stream")
