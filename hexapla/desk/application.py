"""The pages of the desk: each a value of the project as it is now, each change by the command that does it at the terminal."""

import json
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from hexapla.data_files import data_file
from hexapla.desk.guard import Guard
from hexapla.desk.kinds import Kind, listed, open_kinds
from hexapla.desk.news import News
from hexapla.desk.outputs import Output, output, package, web_page
from hexapla.engine.manifest import Manifest
from hexapla.engine.request import Request, target_of
from hexapla.errors import HexaplaError, UsageError
from hexapla.officer.accepting import accept, one, undo
from hexapla.officer.standing import Standing, standings
from hexapla.project.layout import Project
from hexapla.resources import style_bytes
from hexapla.storage.lock import Turn
from hexapla.storage.tree import Tree
from hexapla.writers.markup.templates import render

MOST = 256 * 1024
"""Bytes of what is sent to be done; a longer body is refused before it is read to its end."""

PATIENCE = 10.0
"""Seconds for which an answer waits until what was settled is built."""

_OWN = {"tokens.css": "text/css", "desk.css": "text/css", "desk.js": "text/javascript"}
_PAUSE = 0.02
"""Seconds between two looks for news; a page that is open costs no more than this look."""


@dataclass
class Desk:
    """The desk of a project: its folders, and what the engine that watches them says."""

    sources: Path
    out: Path
    news: News
    turn: Turn = Turn("serve")
    _changing: threading.Lock = field(default_factory=threading.Lock)

    def application(self, origin: str) -> Guard:
        """Return what answers at an origin."""
        routes = [
            Route("/", self.catalogue),
            Route("/documents/{folder}", self.document),
            Route("/documents/{folder}/settle", self.settle, methods=["POST"]),
            Route("/documents/{folder}/undo", self.undo, methods=["POST"]),
            Route("/out/{folder}/{name:path}", self.output),
            Route("/releases/{name}", self.package),
            Route("/desk/{name}", self.own),
            Route("/events", self.events),
        ]
        faults: Mapping[type[Exception], Callable[..., Response]] = {
            HexaplaError: _fault, HTTPException: lambda _, error: PlainTextResponse(_said(error.status_code), error.status_code),
        }  # fmt: skip
        return Guard(Starlette(routes=routes, exception_handlers=dict(faults)), origin)

    def catalogue(self, asked: Asked) -> Response:
        """Show every document with its state, those alone that a search names."""
        project, wanted = self._project(), asked.query_params.get("search", "").casefold().split()
        tree = Tree(project.out, is_ours=True)
        rows = [(each, Manifest.load(tree, each.folder).summary.get("titles", ())) for each in standings(project, ())]
        found = [
            (each, titles)
            for each, titles in rows
            if all(word in " ".join((each.symbol, *(t["text"] for t in titles))).casefold() for word in wanted)
        ]
        shown = [_row(each, titles) for each, titles in found]
        return self._page("catalogue", rows=shown, search=asked.query_params.get("search", ""), faults=self.news.of(""))

    def document(self, asked: Asked) -> Response:
        """Show an edition of a document, and what is open in it."""
        project, folder = self._named(asked)
        (standing,) = standings(project, (folder,))
        tree = Tree(project.out, is_ours=True)
        manifest = Manifest.load(tree, folder)
        made = {each["edition"] for each in manifest.outputs.values() if each["format"] == "html"}
        editions = sorted(made, key=lambda edition: ("-" in edition, edition))
        edition = asked.query_params.get("edition") or next(iter(manifest.summary.get("languages", editions)), "")
        page = web_page(tree, manifest, edition)
        pdf = target_of(folder, edition, "pdf")
        values = {
            "standing": standing, "row": _row(standing), "editions": [(each, each == edition) for each in editions],
            "edition": edition, "kinds": list(_numbered(open_kinds(tree, manifest))),
            "page": _address(folder, page[0]) if page else None, "digest": manifest.outputs[page[0]]["sha256"] if page else "",
            "pdf": _address(folder, pdf) if pdf in manifest.outputs else None, "faults": self.news.of(folder),
            "done": _done(asked.query_params.get("done", "")), "titles": manifest.summary.get("titles", ()),
        }  # fmt: skip
        return self._page("document", **values)

    async def settle(self, asked: Asked) -> Response:
        """Settle one place, or all of a kind that a page has listed."""
        form = await _form(asked)
        return await run_in_threadpool(self._settle, asked, form)

    async def undo(self, asked: Asked) -> Response:
        """Undo what was settled last."""
        await _form(asked)
        return await run_in_threadpool(self._undo, asked)

    def output(self, asked: Asked) -> Response:
        """Serve a file that the record of a document lists."""
        project, folder = self._named(asked)
        is_framed = asked.headers.get("sec-fetch-dest") == "iframe"
        return _file(output(project, folder, asked.path_params["name"], is_framed=is_framed))

    def package(self, asked: Asked) -> Response:
        """Serve a package."""
        return _file(package(self._project(), asked.path_params["name"]))

    def own(self, asked: Asked) -> Response:
        """Serve a style sheet or the script of the desk."""
        name = asked.path_params["name"]
        if name not in _OWN:
            raise HTTPException(404)
        return Response(style_bytes(f"screen/{name}"), media_type=_OWN[name])

    async def events(self, asked: Asked) -> Response:
        """Tell a page, for as long as it is open, whenever something was built."""
        text = asked.headers.get("last-event-id", asked.query_params.get("since", ""))
        since = int(text) if text.isdecimal() else self.news.number

        async def news() -> AsyncIterator[str]:
            last = since
            yield ": \n\n"
            while True:
                if last != self.news.number:
                    last = self.news.number
                    yield f"id: {last}\ndata: {json.dumps(last)}\n\n"
                await anyio.sleep(_PAUSE)

        return StreamingResponse(news(), media_type="text/event-stream")

    def _settle(self, asked: Asked, form: list[tuple[str, str]]) -> Response:
        project, folder = self._named(asked)
        given = dict(form)
        code, ids = given.get("code", ""), [value for name, value in form if name == "id"]
        if "all" in given and "looked" not in given:
            raise UsageError(data_file("desk")["words"]["no_look"])
        choose = listed(code, ids, folder) if "all" in given else one(code, "".join(ids[:1]), folder)
        with self._changing:  # of two pages that settle one place the second finds it settled
            before = self.news.number
            accept(project, Request(names=(folder,)), choose, given.get("reason", ""), turn=self.turn)
            self.news.wait_beyond(before, PATIENCE)
        return _back(folder, "settled")

    def _undo(self, asked: Asked) -> Response:
        project, folder = self._named(asked)
        with self._changing:
            before = self.news.number
            undo(project, Request(names=(folder,)), turn=self.turn)
            self.news.wait_beyond(before, PATIENCE)
        return _back(folder, "undone")

    def _project(self) -> Project:
        return Project.open(self.sources, self.out)

    def _named(self, asked: Asked) -> tuple[Project, str]:
        """Return the project and the folder that an address names, which is one of its documents."""
        project, folder = self._project(), asked.path_params["folder"]
        if folder not in {each.name for each in project.folders()}:
            raise HTTPException(404)
        return project, folder

    def _page(self, name: str, **values: object) -> Response:
        return _rendered(name, 200, news=self.news.number, **values)


def _row(standing: Standing, titles: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
    """Return a document as pages show it: its address, its state in words and as the name of a style."""
    return {
        "standing": standing, "titles": titles, "place": quote(f"/documents/{standing.folder}"),
        "state": data_file("desk")["state"][standing.state], "style": standing.state.replace(" ", "-"),
    }  # fmt: skip


def _numbered(kinds: Sequence[Kind]) -> Iterator[dict[str, Any]]:
    """Yield kinds as a page shows them, the first open, each place with the name of its field."""
    for number, kind in enumerate(kinds, 1):
        entries = [(f"r{number}-{place}", entry) for place, entry in enumerate(kind.entries, 1)]
        severity = data_file("desk")["severity"][kind.severity]
        yield {"kind": kind, "number": number, "is_first": number == 1, "severity": severity, "entries": entries}


def _done(name: str) -> str:
    """Return what a page says after something was settled or undone."""
    return str(data_file("desk")["words"][name]) if name in ("settled", "undone") else ""


def _rendered(name: str, status: int, /, **values: object) -> Response:
    return HTMLResponse(render(f"desk/{name}.html", said=data_file("desk"), **values), status)


def _fault(_: Asked, fault: Exception) -> Response:
    """Say what was not done, and what to do."""
    if not isinstance(fault, HexaplaError):
        raise fault
    return _rendered("fault", 409, message=fault.message, advice=fault.advice, news=0)


async def _form(asked: Asked) -> list[tuple[str, str]]:
    """Read the fields of a form, no longer than they may be."""
    data = b""
    stated = asked.headers.get("content-length", "0")
    if not stated.isdecimal() or int(stated) > MOST:
        raise HTTPException(413)
    async for part in asked.stream():
        data += part
        if len(data) > MOST:
            raise HTTPException(413)
    return parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True)


def _said(status: int) -> str:
    refused = data_file("desk")["refused"]
    return str(refused["large" if status == 413 else "missing"])


def _file(found: Output | None) -> Response:
    if found is None:
        raise HTTPException(404)
    return Response(found.data, media_type=found.kind, headers={"Content-Security-Policy": found.policy})


def _address(folder: str, name: str) -> str:
    return quote(f"/out/{folder}/{name}")


def _back(folder: str, done: str) -> Response:
    return RedirectResponse(f"/documents/{quote(folder)}?done={done}", 303)
