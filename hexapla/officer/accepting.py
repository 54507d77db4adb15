"""Settling a finding or a concordance item: the entry is tied to the text it was made for."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from hexapla.engine.comparing import comparison
from hexapla.engine.comparison import pairs_in
from hexapla.engine.documents import Document, examining, opened
from hexapla.engine.finishing import known_findings
from hexapla.engine.manifest import stored_findings
from hexapla.engine.pool import Pool
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request
from hexapla.errors import UsageError
from hexapla.project.accepted import NAME, Acceptance, finding_id, finding_text, text_hash, with_acceptances
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import printable


def accept(
    project: Project, request: Request, code: str, place: str, reason: str, *, turn: Turn = Turn("accept")
) -> Path:
    """Settle what stands at a place of a document, in every language that has it there; return `accepted.toml`.

    Raises:
        UsageError: there is no such finding or item; the nearest that there is is named.
    """
    if not reason.strip():
        message = "An acceptance needs a reason."
        raise UsageError(message, "Say in a few words why it is right as it is.")
    folder = project.chosen(request.names)[0]
    known = list(_settleable(folder, project, request, turn))
    place = next((where for kind, where, _, words in known if (kind, words) == (code, place.strip("“”"))), place)
    texts = dict.fromkeys(text for kind, where, text, _ in known if (kind, where) == (code, place))
    if not texts:
        near = difflib.get_close_matches(
            f"{code} {place}", [f"{kind} {where}" for kind, where, *_ in known], n=1, cutoff=0.3
        )
        message = f"{request.names[0]} has no open finding or item {code} at {place}."
        raise UsageError(message, f"Did you mean {near[0]}?" if near else "Look at the reports of this document.")
    name = f"{folder.name}/{NAME}"
    entries = [Acceptance(code, place, printable(reason), text_hash(text)) for text in texts]
    with exclusive(folder.parent, turn, is_ours=False) as tree:
        tree.put(name, with_acceptances(tree.read(name), entries))
    return folder / NAME


def _settleable(
    folder: Path, project: Project, request: Request, turn: Turn
) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield code, id, text and first words of everything open in a document: its findings, then its concordance items."""
    work = opened(folder, project, request.tracked, turn)
    with Pool(request.allowance) as pool:
        examined = pool.result(examining(work, project))
        document = Document.of(project, request, work, examined, DocumentReport(folder.name))
        concordances = [pool.result(comparison(document, pair)) for pair in pairs_in(document.editions)]
    for each in [*known_findings(document, concordances), *stored_findings(document.tree, examined.folder)]:
        if each.is_open:
            yield each.code, finding_id(each), finding_text(each), each.words
    for concordance in concordances:
        for kind, pair, text in concordance.items:
            yield kind, pair, text, None
