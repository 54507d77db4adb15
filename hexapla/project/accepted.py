"""`accepted.toml`: what an officer has looked at and settled, each with a reason and the text it was made for."""

import datetime
import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from hexapla.codes import finding, may_be_settled
from hexapla.findings import Finding
from hexapla.project.keys import ACCEPTED
from hexapla.project.toml_file import TomlFile

NAME = "accepted.toml"


@dataclass(frozen=True)
class Acceptance:
    """One settled finding or concordance item: its code (or kind), its id, the reason, the text's hash.

    `by` and `at` say who has settled it and when, where that is known; `bulk`, that it was one of many.
    """

    code: str
    id: str
    reason: str
    hash: str
    by: str = ""
    at: datetime.datetime | None = None
    bulk: bool = False

    def fits(self, code: str, place: str, text: str) -> bool:
        """Tell whether this entry was made for a finding of this code at this place, and its text is unchanged."""
        return self.code == code and self.id == place and self.hash == text_hash(text)


def text_hash(text: str) -> str:
    """Return the hash that ties an acceptance to the words it was made for."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def finding_id(each: Finding) -> str:
    """Return what a person types to accept a finding: its eId, else `file:line`, else its language."""
    return each.eid or each.place or each.language or "-"


def finding_text(each: Finding) -> str:
    """Return the words of a finding that an acceptance is made for."""
    return "\n".join((each.language or "", each.message, each.before or "", each.after or ""))


def load_accepted(folder: Path, data: bytes | None) -> tuple[Acceptance, ...]:
    """Return what the `accepted.toml` of a document settles, from its bytes; None, for no file, settles nothing.

    Raises:
        ConfigurationError: the file is wrong, with file and line.
    """
    table = TomlFile(folder / NAME, data)
    table.check(table.values, ACCEPTED)
    known = [each.name for each in fields(Acceptance)]
    rows = [{key: row.get(key, "") for key in known[:4]} | row for row in table.values.get("accepted", ())]
    return tuple(Acceptance(**{key: row[key] for key in known if key in row}) for row in rows)


def settled(findings: Iterable[Finding], accepted: Sequence[Acceptance]) -> tuple[list[Finding], list[Acceptance]]:
    """Return the findings with the accepted ones settled, and the entries that settled something."""
    done: list[Finding] = []
    used: list[Acceptance] = []
    for each in findings:
        known = accepted if may_be_settled(each.code) else ()
        entry = next((a for a in known if a.fits(each.code, finding_id(each), finding_text(each))), None)
        done.append(each.settled(entry.reason) if entry else each)
        if entry:
            used.append(entry)
    return done, used


def leftovers(accepted: Sequence[Acceptance], used: Sequence[Acceptance]) -> list[Finding]:
    """Return a finding for every entry that matches nothing any more."""
    return [
        finding("F-007", before=entry.code, kind=entry.code, eid=entry.id, file=NAME)
        for entry in accepted
        if entry not in used
    ]


def with_acceptances(data: bytes | None, entries: Iterable[Acceptance]) -> bytes:
    """Return `accepted.toml` with more entries, those that it has left out."""
    from hexapla.project.toml_edit import editable, with_rows  # late: a build writes none

    known = [(row.get("code"), row.get("id"), row.get("hash")) for row in editable(data).get("accepted", ())]
    rows = [asdict(each) for each in entries if (each.code, each.id, each.hash) not in known]
    return with_rows(data, "accepted", ({key: value for key, value in row.items() if value} for row in rows))


def undone(data: bytes, one: Sequence[str] = ()) -> tuple[bytes, int]:
    """Return `accepted.toml` without the entries that were made last, or those of `one` code, id and hash, and how many."""
    from hexapla.project.toml_edit import without_rows  # late: a build writes none

    last = max(_moments(data), default=None)
    rows = tomllib.loads(data.decode("utf-8-sig")).get("accepted", ())

    def is_gone(row: Mapping[str, Any]) -> bool:
        own = tuple(row.get(key, "") for key in ("code", "id", "hash"))
        return own == tuple(one) if one else last is not None and row.get("at") == last

    count = sum(map(is_gone, rows))
    return (without_rows(data, "accepted", is_gone) if count else data), count


def moment_after(data: bytes, now: datetime.datetime) -> datetime.datetime:
    """Return when what is settled now is said to be: later than all before, so that it is undone by itself."""
    return max([now, *(each + datetime.timedelta(seconds=1) for each in _moments(data))])


def _moments(data: bytes) -> list[datetime.datetime]:
    rows = tomllib.loads(data.decode("utf-8-sig")).get("accepted", ())
    return [at for row in rows if isinstance(at := row.get("at"), datetime.datetime) and at.tzinfo]  # else by hand
