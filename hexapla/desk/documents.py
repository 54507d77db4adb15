"""The list of documents, and a document: an edition beside what is open in it, each change by the command that does it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import RedirectResponse, Response

from hexapla.desk.desk import Desk
from hexapla.desk.editions import address, pages_of
from hexapla.desk.interface import Words
from hexapla.desk.kinds import Kind, open_kinds
from hexapla.desk.outputs import web_page
from hexapla.desk.rendering import fault_page, fault_said, form, rendered, said_to
from hexapla.desk.saying import day_said
from hexapla.desk.search import Hit, search
from hexapla.desk.settled import settled_entries
from hexapla.desk.settling import listed, open_as_built
from hexapla.desk.word_files import offered
from hexapla.engine.manifest import Manifest
from hexapla.engine.request import Request, target_of
from hexapla.errors import ConfigurationError, UsageError
from hexapla.officer.accepting import accept, undo
from hexapla.officer.standing import AT_FAULT, ERRORS, TO_LOOK_AT, Standing, standings
from hexapla.project.accepted import NAME as ACCEPTED
from hexapla.project.accepted import Acceptance, load_accepted
from hexapla.project.keys import LANGUAGES
from hexapla.project.snapshot import read_if_there
from hexapla.sentences import Number
from hexapla.storage.reading import sha256
from hexapla.storage.tree import Tree
from hexapla.translation import fault_in

DONE = ("settled", "undone", "taken", "saved", "removed")
"""What a page may say that was done."""

TASKS = ("page", "statement", "release")
"""What a document has a page for."""

FINDINGS = "reports/findings.html"
"""The report of the findings; the others are concordances."""

VIEWS = ("web", "pages", "both")
"""An edition as a web page, as the pages of its PDF, or both beside each other."""


def catalogue(desk: Desk, asked: Asked) -> Response:
    """Show every document with its state; of a search those that have the words in their symbol, titles or texts."""
    project, said = desk.project(), said_to(asked)
    text, tree = asked.query_params.get("search", ""), Tree(project.out, is_ours=True)
    rows = []
    for each in standings(project, ()):
        met = desk.news.faults.get(each.folder, ())
        standing = replace(each, state=AT_FAULT, fault=each.fault or met[0]) if met else each
        manifest = Manifest.load(tree, standing.folder)
        hits = search(tree, manifest, standing.symbol, text)
        if hits is not None:
            rows.append(row(standing, said, manifest.summary.get("titles", ()), hits))
    return rendered(
        asked, "catalogue", news=desk.news.number, rows=rows, search=text, faults=[fault_said(asked, each) for each in desk.news.of("")],
        done=done(asked, said), waiting=len(desk.dropped_files.files),
    )  # fmt: skip


def document(desk: Desk, asked: Asked) -> Response:
    """Show an edition of a document, and what is open in it."""
    project, folder = desk.named(asked)
    said = said_to(asked)
    (standing,) = standings(project, (folder,))
    tree = Tree(project.out, is_ours=True)
    manifest = Manifest.load(tree, folder)
    made = {each["edition"] for each in manifest.outputs.values() if each["format"] == "html"}
    editions = sorted(made, key=order_of)
    edition = asked.query_params.get("edition") or next(iter(manifest.summary.get("languages", editions)), "")
    view = asked.query_params.get("view", "web")
    page, at = web_page(tree, manifest, edition), asked.query_params.get("at", "")
    pdf = manifest.outputs.get(target_of(folder, edition, "pdf"))
    is_paged = view in VIEWS[1:] and pdf is not None
    accepted = _accepted(project.sources / folder)
    kinds, entries = open_kinds(tree, manifest, said, accepted), settled_entries(tree, manifest, said, accepted)
    return rendered(
        asked, "document", news=desk.news.number, row=row(standing, said, task="page"), edition=edition, query=_query(edition, view),
        may_undo=any(each.at for each in accepted), seen=_seen(project.sources / folder), settled=entries, editions=[(each, name_of(each, said), _query(each, view), each == edition) for each in editions],
        views=[(said["views"][each], _query(edition, each), each == view) for each in VIEWS],
        kinds=list(_numbered(kinds, said, has_frame=page is not None and view != "pages")), count=sum(len(each.entries) for each in kinds), view=view, has_frame=page is not None and view != "pages",
        page=address(folder, page[0]) + (f"#{quote(at)}" if at else "") if page and view != "pages" else None, digest=sha256(page[1]) if page else "",
        pages=pages_of(tree, manifest, edition, str(pdf["sha256"])) if is_paged and pdf else [],
        is_paged=view in VIEWS[1:], alone=address(folder, page[0]) if page else None, faults=[fault_said(asked, each) for each in desk.news.of(folder)],
        reports=[(said["words"]["report"] if name == FINDINGS else f"{said['words']['concordance']} {name_of(name.split('.')[1], said)}", address(folder, name))
                 for name in sorted(manifest.reports, key=lambda each: (each != FINDINGS, each)) if name.endswith(".html")],
        word_files=list(offered(project.sources / folder, [(code, name_of(code, said)) for code in standing.languages if manifest.outputs], said)),
        pdf=address(folder, target_of(folder, edition, "pdf")) if pdf else None, done=done(asked, said), is_passing=asked.query_params.get("done") == "taken",
    )  # fmt: skip


def _accepted(folder: Path) -> tuple[Acceptance, ...]:
    """Return what is settled up to now; nothing where the file cannot be read, which the build says."""
    try:
        return load_accepted(folder, read_if_there(folder / ACCEPTED))
    except ConfigurationError:
        return ()


def _seen(folder: Path) -> str:
    """Return by what a page says up to which entry it shows what is settled."""
    return sha256(read_if_there(folder / ACCEPTED) or b"")[:16]


async def settle(desk: Desk, asked: Asked) -> Response:
    """Settle one place, or all of a kind that a page has listed."""
    return await run_in_threadpool(_settle, desk, asked, await form(asked))


async def undo_last(desk: Desk, asked: Asked) -> Response:
    """Undo what was settled last, or one entry of what was settled."""
    return await run_in_threadpool(_undo, desk, asked, dict(await form(asked)))


def _settle(desk: Desk, asked: Asked, fields: list[tuple[str, str]]) -> Response:
    project, folder = desk.named(asked)
    given = dict(fields)
    ids, hashes = ([value for name, value in fields if name == key] for key in ("id", "hash"))
    code, is_one = given.get("code", ""), "all" not in given
    if not is_one and "looked" not in given:
        raise UsageError(said_to(asked)["words"]["no_look"])
    places = set(zip_longest(ids, hashes, fillvalue=""))
    try:
        with desk.changing:  # of two pages that settle one place the second finds it settled
            tree = Tree(project.out, is_ours=True)
            accepted = load_accepted(place := project.sources / folder, read_if_there(place / ACCEPTED))
            known = open_as_built(tree, Manifest.load(tree, folder), said_to(asked), accepted)
            request, choose = Request(names=(folder,)), listed(code, places)
            _, count = accept(project, request, choose, given.get("reason", ""), turn=desk.turn, known=known)
    except UsageError as fault:
        return fault_page(asked, fault, given.get("reason", ""))
    return back(folder, "settled", asked, count)


def _undo(desk: Desk, asked: Asked, given: dict[str, str]) -> Response:
    project, folder = desk.named(asked)
    with desk.changing:
        one = [given.get(key, "") for key in ("code", "id", "hash")] if "code" in given else []
        if not one and given.get("seen", seen := _seen(project.sources / folder)) != seen:
            message = "Something was settled or undone since this page was shown; nothing was undone."
            raise UsageError(message, "Look at what is settled now, and undo what you mean.")
        _, count = undo(project, Request(names=(folder,)), one, turn=desk.turn)
    return back(folder, "undone", asked, count)


def row(
    standing: Standing, said: Words, titles: Sequence[Any] = (), hits: Sequence[Hit] = (), task: str = ""
) -> dict[str, Any]:
    """Return a document as pages show it: its address, its state in words and as the name of a style, what is done with it.

    `task` is the one that a page is for.
    """
    place = place_of(standing.folder)
    return {
        "fault": fault_in(standing.fault, said["language"]) if standing.fault else "",
        "standing": standing, "titles": titles, "hits": hits, "place": place,
        "state": _state(standing, said), "style": standing.state.replace(" ", "-"),
        "released": _released(standing, said),
        "languages": [name_of(code, said) for code in standing.languages],
        "tasks": [(said["words"][name], f"{place}/{name}".removesuffix("/page"), name == task) for name in TASKS],
    }  # fmt: skip


def _released(standing: Standing, said: Words) -> str:
    """Return when a document was released last, and how many packages there are; "" where it was not."""
    if not standing.released:
        return ""
    day, count = day_said(standing.released[0].day, said), Number(len(standing.released))
    return str(said["words"]["released"]).format(day=day, count=count)


def _state(standing: Standing, said: Words) -> str:
    """Return how a document stands, with how many places are open: `2 errors · 6 to look at`."""
    words, is_open = said["words"], standing.state in (ERRORS, TO_LOOK_AT)
    counts = [(standing.errors, words["errors"]), (standing.warnings, words["warnings"])] if is_open else []
    return (
        " · ".join(text.format(count=Number(count)) for count, text in counts if count) or said["state"][standing.state]
    )


def name_of(edition: str, said: Words) -> str:
    """Return what an edition is called: its language, or its languages."""
    return " – ".join(said["languages"].get(code, code) for code in edition.split("-"))


def order_of(edition: str) -> tuple[int, list[int]]:
    """Return where an edition stands among others: single languages first, in the order of the United Nations."""
    codes = edition.split("-")
    return len(codes), [LANGUAGES.index(code) for code in codes]


def place_of(folder: str) -> str:
    """Return the address of a document."""
    return quote(f"/documents/{folder}")


def done(asked: Asked, said: Words) -> str:
    """Return what a page says after something was done."""
    name = asked.query_params.get("done", "")
    count = asked.query_params.get("count", "")
    return str(said["words"][name]).format(count=Number(count if count.isdecimal() else 1)) if name in DONE else ""


def back(folder: str, name: str, asked: Asked | None = None, count: int = 0) -> Response:
    """Lead back to a document, which says what was done, of how many, and shows the edition that was looked at."""
    shown = {key: value for key in ("edition", "view") if asked and (value := asked.query_params.get(key))}
    counted = {"count": count} if count else {}
    return RedirectResponse(f"{place_of(folder)}?{urlencode({**shown, 'done': name, **counted})}", 303)


def _query(edition: str, view: str, at: str = "") -> str:
    asked = {"edition": edition, "view": view if view != VIEWS[0] else "", "at": at}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _numbered(kinds: Sequence[Kind], said: Words, *, has_frame: bool) -> Iterator[dict[str, Any]]:
    """Yield kinds as a page shows them, the first open, each place with the name of its field and the way to its words."""
    for number, kind in enumerate(kinds, 1):
        ways = [
            each.href if has_frame or not each.href else _query(each.edition, "both", each.at) for each in kind.entries
        ]
        entries = [(f"r{number}-{place}", *each) for place, each in enumerate(zip(kind.entries, ways, strict=True), 1)]
        severity, is_said = said["severity"][kind.severity], all(entry.said == kind.says for entry in kind.entries)
        yield {
            "kind": kind,
            "number": number,
            "is_first": number == 1,
            "severity": severity,
            "entries": entries,
            "is_said": is_said,
        }
