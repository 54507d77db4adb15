"""Settling a finding or a concordance item: the entry is tied to the text it was made for."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from hexapla.engine.draft import Draft
from hexapla.engine.languages import item_text
from hexapla.engine.manifest import stored_findings
from hexapla.engine.planning import examined
from hexapla.engine.report import DocumentReport
from hexapla.errors import UsageError
from hexapla.project.accepted import Acceptance, add_acceptance, finding_id, finding_text, text_hash
from hexapla.project.layout import Project, open_work


def accept(project: Project, symbol: str, code: str, place: str, reason: str) -> Path:
    """Settle what stands at a place of a document, in every language that has it there; return `accepted.toml`.

    Raises:
        UsageError: there is no such finding or item; the nearest that there is is named.
    """
    if not reason.strip():
        message = "An acceptance needs a reason."
        raise UsageError(message, "Say in a few words why it is right as it is.")
    folder = project.chosen([symbol])[0]
    known = list(_settleable(folder, project))
    texts = dict.fromkeys(text for kind, where, text in known if (kind, where) == (code, place))
    if not texts:
        near = difflib.get_close_matches(
            f"{code} {place}", [f"{kind} {where}" for kind, where, _ in known], n=1, cutoff=0.3
        )
        message = f"{symbol} has no open finding or item {code} at {place}."
        raise UsageError(message, f"Did you mean {near[0]}?" if near else "Look at the reports of this document.")
    path = folder
    for text in texts:
        path = add_acceptance(folder, Acceptance(code, place, reason, text_hash(text)))
    return path


def _settleable(folder: Path, project: Project) -> Iterator[tuple[str, str, str]]:
    """Yield code, id and text of everything open in a document: its findings, then its concordance items."""
    draft = Draft(folder, project, DocumentReport(folder.name), open_work(folder))
    examined(draft)
    draft.verified = draft.stored
    for each in [*draft.settled_findings(), *(stored_findings(draft.out) if draft.out else ())]:
        if each.is_open:
            yield each.code, finding_id(each), finding_text(each)
    for concordance in draft.concordances.values():
        for item in concordance.items:
            if item.accepted is None:
                yield item.kind, item.pair, item_text(item)
