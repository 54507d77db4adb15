"""Every finding there is, told once: `data/findings.toml` holds code, severity, message and remedy."""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from hexapla.data_files import data_file, data_names
from hexapla.errors import UsageError
from hexapla.findings import NOTHING, Finding, Severity
from hexapla.sentences import Number
from hexapla.translation import again_in

MORE = "F-233"
"""The code that counts findings of another one which are not listed."""

_PLACE_OF_VALUE = re.compile(r"\{(\w+)(?::[^{}|]*\|([^{}]*))?\}")
_PLACES = ("file", "line", "eid", "language", "before", "after")


@dataclass(frozen=True)
class Code:
    """One kind of finding: what it says (with places for values), how much it weighs, what to do about it.

    `heading` says what several of it are, where the message without its values would not;
    `goes_with_others` is true of what counts or names things that are settled elsewhere: no entry settles it itself.
    """

    code: str
    severity: Severity
    message: str
    remedy: str
    rule: str = ""
    goes_with_others: bool = False
    heading: str = ""

    @property
    def says(self) -> str:
        """What it says, without its values: `Number … stands twice`."""
        return self.heading or _without_values(self.message)

    @property
    def asks(self) -> str:
        """What is to be done, without values."""
        return _without_values(self.remedy)

    def as_json(self) -> dict[str, str]:
        """Return the entry of `explain --json`."""
        said = {"severity": str(self.severity), "message": self.says, "remedy": self.asks}
        return {
            name: value
            for name, value in {**asdict(self), **said}.items()
            if name not in ("goes_with_others", "heading")
        }


def with_names(text: str, mark: str) -> str:
    """Return a message with the names of its values in their places, each within a mark: `<{}>`."""
    return _PLACE_OF_VALUE.sub(lambda match: " ".join(filter(None, (mark.format(match[1]), match[2]))), text)


def _without_values(text: str) -> str:
    return re.sub(r"…(?:[ :]+…)+", "…", with_names(text, "…"))


@cache
def _codes() -> dict[str, Code]:
    rows = data_file("findings").items()
    return {code: Code(code, **{**row, "severity": Severity(row["severity"])}) for code, row in rows}


def codes() -> Iterator[Code]:
    """Yield every code, in the order of the data file."""
    yield from _codes().values()


@cache
def code_in(code: str, language: str) -> Code:
    """Return a kind of finding in a language; in English where that does not say it yet."""
    own = data_file(f"findings/{language}") if language in data_names("findings") else {}
    return replace(_codes()[code], **own.get(code, {}))


def in_language(each: Finding, language: str) -> Finding:
    """Return a finding that was stored, said in a language."""
    kind = _codes().get(each.code)
    if kind is None:  # a record of another version may have it
        return each
    own = code_in(each.code, language)
    message, remedy = (
        again_in(text, template, other, language)
        for text, template, other in ((each.message, kind.message, own.message), (each.remedy, kind.remedy, own.remedy))
    )
    return replace(each, message=message, remedy=remedy)


def explained(code: str) -> Code:
    """Return a kind of finding by its code, in letters of any size.

    Raises:
        UsageError: there is none; the nearest is named.
    """
    known, wanted = _codes(), code.strip().upper()
    if wanted not in known:
        near = nearest(code, known)
        message = f"There is no finding {code!r}."
        raise UsageError(message, f"Did you mean {near}?" if near else "Their list is docs/checks.md.")
    return known[wanted]


def nearest(code: str, known: Collection[str]) -> str:
    """Return the code that is likeliest to be meant: by its letter and number (`s2` is S-002), else by its look; "" for none."""
    parts = re.fullmatch(r"([A-Z])\W*0*(\d{1,3})", code.strip().upper())
    wanted = f"{parts[1]}-{parts[2]:>03}" if parts else code
    return wanted if wanted in known else next(iter(difflib.get_close_matches(wanted, known, n=1)), "")


def asks_nothing(code: str) -> bool:
    """Tell whether findings of a code are notes that nobody has to settle."""
    kind = _codes().get(code)
    return kind is not None and kind.severity is Severity.INFO and kind.remedy.startswith(NOTHING)


def may_be_settled(code: str) -> bool:
    """Tell whether an entry of `accepted.toml` settles what a code, or a kind of concordance items, says."""
    kind = _codes().get(code)
    return kind is None or not kind.goes_with_others


def capped(findings: Iterable[Finding], most: int) -> Iterator[Finding]:
    """Yield findings, of one kind in one file no more than `most`; one finding counts the others, as heavy as they."""
    seen: dict[tuple[str, str | None], int] = {}
    for each in findings:
        key = (each.code, each.file or each.language)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= most or each.code == MORE:
            yield each
    for (code, place), number in seen.items():
        if number > most and code != MORE:
            said = finding(MORE, before=code, count=f"{number - most:,}", listed=f"{most:,}", file=place)
            yield replace(said, severity=_codes()[code].severity)


def finding(code: str, **values: Any) -> Finding:
    """Return a finding of this code; `values` are its place (file, line, eid, …) and what its message names.

    Raises:
        KeyError: the code is not in the data file, which is a bug of ours.
    """
    kind = _codes()[code]
    places = {key: values.get(key) for key in _PLACES}
    shown = {key: Number(value) if type(value) is int else value for key, value in values.items()}
    message, remedy = (text.format(**shown) for text in (kind.message, kind.remedy))
    return Finding(code=code, severity=kind.severity, message=message, remedy=remedy, **places)
