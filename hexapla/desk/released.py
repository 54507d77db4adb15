"""Releasing a document: which editions could go out and why the others not, then the packages."""

from collections import Counter
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import RedirectResponse, Response

from hexapla.desk.desk import Desk
from hexapla.desk.documents import name_of, place_of, row
from hexapla.desk.editions import served
from hexapla.desk.interface import Words
from hexapla.desk.outputs import package
from hexapla.desk.pending import Pending
from hexapla.desk.rendering import fault_said, form, rendered, said_to
from hexapla.desk.saying import day_said, size_said
from hexapla.engine.request import Request
from hexapla.errors import UsageError
from hexapla.officer.standing import Package, Standing, standings
from hexapla.project.layout import Project
from hexapla.release.judges import FAILED, NOT_ASKED
from hexapla.release.listing import CHANGED, READY, Listed, listing
from hexapla.release.packages import Released, release
from hexapla.release.refusals import Terms
from hexapla.sentences import Number
from hexapla.translation import fault_in

LISTING, RELEASING = "listing", "releasing"


def show(desk: Desk, asked: Asked) -> Response:
    """Show what would be refused and why, or how far a release is, or what came of it."""
    project, folder = desk.named(asked)
    said = said_to(asked)
    (standing,) = standings(project, (folder,))
    pending = desk.pending.of(folder) or desk.pending.begin(folder, LISTING, partial(_listed, desk, project, folder))
    listed = pending.value if pending.is_done and pending.name == LISTING and not pending.fault else []
    return rendered(
        asked, "release", news=desk.news.number, row=row(standing, said, task="release"), packages=[_package(each, said) for each in standing.released],
        is_releasing=pending.name == RELEASING, is_done=pending.is_done, fault=fault_said(asked, pending.fault), found=_found(pending, said),
        listed=[_edition(each, said) for each in listed], looks=_looks(standing, said), is_any_ready=any(each.state == READY for each in listed),
    )  # fmt: skip


async def begin(desk: Desk, asked: Asked) -> Response:
    """Begin a release of the editions that were chosen, or look again."""
    return await run_in_threadpool(_begin, desk, asked, await form(asked))


def file(desk: Desk, asked: Asked) -> Response:
    """Serve a package."""
    return served(package(desk.project(), asked.path_params["name"]))


def _begin(desk: Desk, asked: Asked, fields: list[tuple[str, str]]) -> Response:
    project, folder = desk.named(asked)
    editions = tuple(value for name, value in fields if name == "edition")
    if "again" in dict(fields):
        desk.pending.begin(folder, LISTING, partial(_listed, desk, project, folder))
    elif not editions:
        raise UsageError(said_to(asked)["words"]["choose_edition"])
    else:
        desk.pending.begin(folder, RELEASING, partial(_released, desk, project, Request((folder,), editions=editions)))
    return RedirectResponse(f"{place_of(folder)}/release", 303)


def reissued(desk: Desk, folder: str) -> frozenset[str]:
    """Return the editions that the release page has found changed since they were published: why they are issued again is asked."""
    pending = desk.pending.of(folder)
    if pending is None or not pending.is_done or pending.name != LISTING or pending.fault:
        return frozenset()
    return frozenset(each.edition for each in pending.value if each.state == CHANGED)


def _listed(desk: Desk, project: Project, folder: str) -> list[Listed]:
    return listing(project, Request(names=(folder,)), Terms(), lambda _: None, desk.turn)


def _released(desk: Desk, project: Project, request: Request) -> Released:
    return release(project, request, frozenset(), desk.news.happened, desk.turn, judges="found")


def _looks(standing: Standing, said: Words) -> str:
    """Return how many places ask for a look, which refuses nothing; "" of none."""
    if not standing.warnings:
        return ""
    items = said["words"]["warnings"].format(count=Number(standing.warnings))
    return str(said["words"]["looks_open"].format(items=items))


def _edition(each: Listed, said: Words) -> dict[str, Any]:
    """Return an edition as the page shows it: why it is not ready in the words of the desk, where it has some."""
    why = said["refusals"].get(each.kind)
    return {
        "each": each, "name": name_of(each.edition, said) if each.edition else each.symbol, "state": said["release"][each.state],
        "is_ready": each.state == READY, "style": each.state.replace(" ", "-"),
        "reason": fault_in(each.reason, said["language"]) if why is None or each.kind == "errors" else why[0],
        "advice": why[1] if why else fault_in(each.advice, said["language"]),
    }  # fmt: skip


def _package(each: Package, said: Words) -> dict[str, Any]:
    """Return a package as the page lists it."""
    return {
        "name": each.name, "edition": name_of(each.edition, said) if each.edition else said["words"]["archive"],
        "issue": each.issue, "day": day_said(each.day, said), "size": size_said(each.size, said),
    }  # fmt: skip


def _found(pending: Pending, said: Words) -> dict[str, Any] | None:
    """Return what came of a release: packages, faults, and what judges say."""
    if pending.name != RELEASING or not isinstance(found := pending.value, Released):
        return None
    outcomes = Counter((each.judge, each.outcome) for each in found.verdicts)
    judges = dict.fromkeys(each.judge for each in found.verdicts)
    return {
        "made": said["words"]["packages_made"].format(count=Number(len(found.packages))) if found.packages else "",
        "faults": [fault_in(str(fault), said["language"]) for document in found.report.documents for fault in document.faults],
        "bugs": found.report.bugs,
        "failed": [(each.judge, each.subject, each.detail) for each in found.verdicts if each.outcome == FAILED],
        "asked": ", ".join(each for each in judges if not outcomes[each, NOT_ASKED]),
        "not_asked": ", ".join(each for each in judges if outcomes[each, NOT_ASKED]),
        "said": said["words"]["judges_none"],
    }  # fmt: skip
