"""Settling findings and concordance items, and undoing it: each entry is tied to the text that it was made for."""

import difflib
import getpass
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hexapla.codes import asks_nothing, may_be_settled, nearest
from hexapla.engine.comparing import comparison
from hexapla.engine.comparison import pairs_in
from hexapla.engine.documents import Document, examining, opened
from hexapla.engine.finishing import known_findings
from hexapla.engine.manifest import stored_findings
from hexapla.engine.pool import Pool
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request
from hexapla.errors import UsageError
from hexapla.findings import Severity
from hexapla.project.accepted import (
    NAME,
    Acceptance,
    finding_id,
    finding_text,
    load_accepted,
    moment_after,
    settled,
    text_hash,
    undone,
    with_acceptances,
)
from hexapla.project.layout import Project
from hexapla.project.toml_schema import first_line, missing_schemas
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import printable
from hexapla.storage.tree import Change
from hexapla.timing import moment

_DIGITS = 6
"""Of a hash, in the name of one of several that stand at a place."""


class Open(NamedTuple):
    """What waits for an officer: a finding by its code, or a concordance item by its kind, and the id of its place.

    `text` is what an entry is made for, `said` what is seen, `words` the first that stand there, `language` that of the
    text, or the pair of a concordance; an item that is no look has nothing `said`.
    """

    code: str
    id: str
    text: str
    said: str
    severity: Severity
    words: str | None = None
    language: str = ""

    @property
    def hash(self) -> str:
        """What tells it from others at its place."""
        return text_hash(self.text)

    def name_among(self, known: "Sequence[Open]") -> str:
        """Return what is typed for this one alone: its id, with the beginning of its hash where others stand there too."""
        own = {each.hash for each in known if (each.code, each.id) == (self.code, self.id)}
        return f"{self.id}@{self.hash[:_DIGITS]}" if len(own) > 1 else self.id

    def is_called(self, name: str) -> bool:
        """Tell whether a name that was typed is of this one: its id, with a hash behind it or its language before it."""
        own = (self.id, f"{self.id}@{self.hash[:_DIGITS]}")
        return name in (*own, *(f"{self.language}:{each}" for each in own))


Choice = Callable[[Sequence[Open]], Sequence[Open]]
"""What is to be settled, of all that is open."""


def open_ones(project: Project, request: Request, turn: Turn = Turn("accept")) -> list[Open]:
    """Return what waits in a document, the heaviest first: what is a finding, then what a concordance asks to look at.

    Notes of normal repairs ask for nothing, and are left out.
    """
    known = dict.fromkeys(_settleable(project, request, turn))
    found = [each for each in known if each.said and not asks_nothing(each.code)]
    return sorted(found, key=lambda each: list(Severity).index(each.severity))


def one(code: str, place: str, name: str, of: str = "") -> Choice:
    """Choose what stands at a place: by its id, this behind its language (`fr:para_2`) or before a hash, or by its words.

    `name` is the document's in errors, `of` the hash of one of several that stand there.
    """

    def choose(known: Sequence[Open]) -> list[Open]:
        words = place.strip("“”")
        where = next((each.id for each in known if (each.code, each.words) == (code, words)), place)
        found = [each for each in known if each.code == code and each.is_called(where) and of in ("", each.hash)]
        if not found:
            ids = [f"{each.code} {each.id}" for each in known if each.said and not asks_nothing(each.code)]
            near = difflib.get_close_matches(f"{code} {place}", ids, n=1, cutoff=0.3)
            message = f"{name} has no open finding or item {code} at {place}."
            raise UsageError(message, f"Did you mean {near[0]}?" if near else "Look at the reports of this document.")
        return found

    return choose


def all_of(code: str, name: str) -> Choice:
    """Choose all of a kind; errors are settled one by one."""

    def choose(known: Sequence[Open]) -> list[Open]:
        found = [each for each in known if each.code == code and each.said]
        if not found:
            near = nearest(code, {each.code for each in known if each.said})
            message = f"{name} has no open finding or item {code}."
            raise UsageError(message, f"Did you mean {near}?" if near else "Look at the reports of this document.")
        if found[0].severity is Severity.ERROR:
            message = f"{code} is an error; errors are settled one by one."
            raise UsageError(message, f'Look at each: python3 build.py accept {name} {code} {found[0].id} "reason"')
        return found

    return choose


def accept(
    project: Project,
    request: Request,
    choose: Choice,
    reason: str,
    *,
    turn: Turn = Turn("accept"),
    known: Sequence[Open] | None = None,
) -> tuple[Path, int]:
    """Settle what is chosen of what is open in a document; return `accepted.toml` and how many entries that made.

    Of several that differ each entry says that it was made in bulk.  `known` is what is open where that is known already;
    without it the sources are read and compared.

    Raises:
        UsageError: there is no such finding or item, or no reason; the nearest that there is is named.
    """
    if not reason.strip():
        message = "An acceptance needs a reason."
        raise UsageError(message, "Say in a few words why it is right as it is.")
    there = list(_settleable(project, request, turn)) if known is None else known
    chosen = list(dict.fromkeys(choose(there)))
    is_bulk = len({(each.code, each.id, each.hash) for each in chosen}) > 1

    def with_chosen(data: bytes) -> bytes:
        at, by = moment_after(data, moment()), _user()
        entries = [Acceptance(each.code, each.id, printable(reason), each.hash, by, at, is_bulk) for each in chosen]
        return with_acceptances(data, entries)

    return _changed(project, request, turn, with_chosen), len(chosen)


def undo(
    project: Project, request: Request, one: Sequence[str] = (), *, turn: Turn = Turn("accept")
) -> tuple[Path, int]:
    """Take out of `accepted.toml` what the last `accept` has put there, or the entry of `one` code, id and hash.

    Returns the file and how many entries it was.

    Raises:
        UsageError: nothing there was put in by `accept`, or there is no such entry.
    """
    counts: list[int] = []

    def without_last(data: bytes) -> bytes:
        kept, count = undone(data, one)
        counts.append(count)
        if not count:
            message = f"Nothing that was settled in {request.names[0]} is left to undo."
            raise UsageError(message, f"Entries that were written by hand stay; take them out of {NAME} yourself.")
        return kept

    return _changed(project, request, turn, without_last), counts[0]


def _changed(project: Project, request: Request, turn: Turn, change: Callable[[bytes], bytes]) -> Path:
    """Change the `accepted.toml` of a document, while no other command writes."""
    folder = project.chosen(request.names)[0]
    name = f"{folder.name}/{NAME}"
    with exclusive(folder.parent, turn, is_ours=False) as tree:
        there = tree.read(name)
        load_accepted(folder, there)
        files = {name: change(f"{first_line(NAME)}\n".encode() if there is None else there)}
        files |= missing_schemas(tree.read) if there is None else {}
        tree.commit([Change(each, data) for each, data in files.items()])
    return folder / NAME


def _settleable(project: Project, request: Request, turn: Turn) -> Iterator[Open]:
    """Yield everything open in a document: its findings, then its concordance items."""
    folder = project.chosen(request.names)[0]
    work = opened(folder, project, request.tracked, turn)
    with Pool(request.allowance) as pool:
        examined = pool.result(examining(work, project))
        document = Document.of(project, request, work, examined, DocumentReport(folder.name))
        concordances = [pool.result(comparison(document, pair)) for pair in pairs_in(document.editions)]
    found = [*known_findings(document, concordances), *stored_findings(document.tree, examined.folder)]
    for each in settled(found, work.accepted)[0]:  # since the last build too, whose findings are as they were then
        if each.is_open and may_be_settled(each.code):
            place, text = finding_id(each), finding_text(each)
            yield Open(each.code, place, text, each.message, each.severity, each.words, each.language or "")
    for concordance in concordances:
        for kind, pair, text, said, words in concordance.items:
            yield Open(kind, pair, text, said, Severity.WARNING, words, concordance.pair)


def _user() -> str:
    """Return how the system calls who settles; nobody where it does not know."""
    try:
        return printable(getpass.getuser())
    except (KeyError, OSError):
        return ""
