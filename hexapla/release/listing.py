"""What could be released: each edition of each document, whether it is ready, published or held back, and why."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from hexapla.domain.symbol import Symbol
from hexapla.engine.building import check
from hexapla.engine.documents import inputs_of
from hexapla.engine.fingerprint import tool_versions
from hexapla.engine.progress import Watch
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request
from hexapla.engine.versions import issue_of, package_name
from hexapla.errors import HexaplaError
from hexapla.project.layout import Project, Work, open_work
from hexapla.release.editions import sources_of, stated_for
from hexapla.release.publication import is_made_of, record_of
from hexapla.release.refusals import Terms, reason
from hexapla.storage.lock import Turn
from hexapla.storage.tree import Tree

FORMAT = "hexapla-releases/1"
READY, PUBLISHED, CHANGED, HELD_BACK = "ready", "published", "changed", "held back"
"""Of an edition: it can go out; its package is there, of these sources; a package of its name is there, of other sources;
it is refused."""


@dataclass(frozen=True)
class Listed:
    """An edition of a document, "" for all of one that cannot be read, and what `release` would do with it.

    `reason` and `advice` say why it is not ready, `kind` is what `--even` calls that; `upgrade` names the tools of a published package that are of another
    version now, each with both: what releasing it again could change although no text did.
    """

    document: str
    symbol: str
    edition: str
    state: str
    package: str = ""
    reason: str = ""
    advice: str = ""
    kind: str = ""
    upgrade: Mapping[str, Sequence[str]] = field(default_factory=dict)


def listing(project: Project, request: Request, terms: Terms, watch: Watch, turn: Turn) -> list[Listed]:
    """Return what could be released of the documents, languages and editions that were asked for, by their texts.

    Nothing is built: what is wrong with a finished file is found by `release` itself.
    """
    report = check(project, request, watch, turn)
    return [each for document in report.documents for each in _editions(project, request, terms, document)]


def as_json(listed: Sequence[Listed], request: Request) -> dict[str, Any]:
    """Return what `--json` says: every edition, those with something ready and of what, and those without anything."""
    ready = {name: _ready(listed, name) for name in editions(listed, request)}
    return {
        "format": FORMAT,
        "editions": [{name: value for name, value in asdict(each).items() if name != "kind"} for each in listed],
        "ready": [{"edition": name, "documents": documents} for name, documents in ready.items() if documents],
        "nothing": nothing(listed, request),
        "held_back": any(each.state in (CHANGED, HELD_BACK) for each in listed),
    }


def editions(listed: Sequence[Listed], request: Request) -> list[str]:
    """Return the editions that there are, and those that were asked for, the single ones first."""
    names = {each.edition for each in listed if each.edition} | {*request.editions, *request.languages}
    return sorted(names, key=lambda name: (name.count("-"), name))


def nothing(listed: Sequence[Listed], request: Request) -> list[str]:
    """Return the editions of which no document is ready."""
    return [name for name in editions(listed, request) if not _ready(listed, name)]


def _ready(listed: Sequence[Listed], edition: str) -> list[str]:
    return [each.document for each in listed if (each.edition, each.state) == (edition, READY)]


def _editions(project: Project, request: Request, terms: Terms, document: DocumentReport) -> Iterator[Listed]:
    """Yield the editions of a document; of one that cannot be read those of its languages, where these are known."""
    work = None
    with contextlib.suppress(HexaplaError):
        work = open_work(project.sources / document.folder, request.tracked)
    stated = str(work.config.symbol) if work and work.config.symbol else document.folder
    symbol = document.symbol or stated
    if work is None:
        first = document.faults[0]
        yield Listed(document.folder, symbol, "", HELD_BACK, "", first.message, first.advice)
        return
    tree = Tree(project.out, is_ours=True)
    for edition in _wanted(request, work):
        place = (document.folder, symbol, edition)
        if fault := next(_faults(document, edition), None):
            yield Listed(*place, HELD_BACK, "", fault.message, fault.advice)
            continue
        number = issue_of(document.facts, edition)
        package = package_name(Symbol.parse(symbol).folder, edition, number)
        sources = sources_of(work, inputs_of(work, project, request), edition)
        there = tree.read(f"releases/{package}")
        published = record_of(there or b"")
        refused = reason(document.facts, document, edition, terms)
        if is_made_of(published, sources, stated_for(work, edition)):
            yield Listed(*place, PUBLISHED, package, upgrade=_upgrade(published.get("tools", {})))
        elif there is not None:
            why = f"{package} is published, of other sources."
            yield Listed(
                *place, CHANGED, package, why, f"Say in document.toml that this is issue {number + 1}, and why."
            )
        elif refused:
            kind, fault = refused
            why = fault.message.replace(f"{symbol} ({edition})", "it")
            yield Listed(*place, HELD_BACK, package, why, fault.advice, kind)
        else:
            yield Listed(*place, READY, package)


def _faults(document: DocumentReport, edition: str) -> Iterator[HexaplaError]:
    """Yield what keeps an edition from being read: faults of its document, and of its own languages."""
    yield from (fault for fault in document.faults if fault not in document.unreadable.values())
    yield from (fault for code, fault in document.unreadable.items() if code in edition.split("-"))
    if document.bugs:
        yield HexaplaError("A fault of Hexapla stopped it.", "Report it.")


def _wanted(request: Request, work: Work | None) -> list[str]:
    """Return the editions that were asked for and that a document has; of those that it has not, nothing is to be said."""
    if work is None:
        return []
    asked = [each for each in request.editions if set(each.split("-")) <= set(work.languages)]
    if request.editions and not asked:
        return []
    narrowed = Request(languages=request.languages, editions=tuple(asked))
    return list(dict.fromkeys(str(edition) for edition, _ in narrowed.wanted(work.languages, work.config.editions)))


def _upgrade(tools: Mapping[str, str]) -> dict[str, list[str]]:
    now = tool_versions()
    return {
        name: [tools.get(name, ""), now.get(name, "")]
        for name in sorted({*tools, *now})
        if tools.get(name) != now.get(name)
    }
