"""`document.toml` and `office.toml` as frozen values: what people state, nothing derived."""

import base64
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hexapla.domain.addresses import leads_outside
from hexapla.domain.edition import Edition
from hexapla.domain.language import Origin, Phrase
from hexapla.domain.limits import Limits
from hexapla.domain.office import Office
from hexapla.domain.organ import Organ
from hexapla.domain.symbol import Symbol
from hexapla.project.keys import DOCUMENT, LANGUAGES, TECHNICAL, office
from hexapla.project.snapshot import read_if_there
from hexapla.project.toml_file import TomlFile
from hexapla.stations import stations
from hexapla.storage.tree import is_own_name

PIVOT = "en"
"""The language that stands first, and beside which every other is set."""

_LARGEST = 1_000_000_000


@dataclass(frozen=True)
class Issue:
    """A reissue of one language: its number, its day, and why: of which kind, "" where nobody has said, and in words."""

    number: int
    date: datetime.date | None
    reason: str | None
    kind: str = ""

    @property
    def is_told(self) -> bool:
        """True where the pages tell of it, by an asterisk and a line."""
        return self.kind == TECHNICAL


@dataclass(frozen=True)
class LanguageConfig:
    """What `document.toml` states for one language."""

    source: str | None = None
    title: str | None = None
    title_confirmed: bool = False
    date: datetime.date | None = None
    session: str | None = None
    job_number: str | None = None
    partial: bool = False
    tracked: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class DocumentConfig:
    """What `document.toml` states; None means that it says nothing. `lines` tells where a key stands.

    `align` are the exceptions to pairing by number: language, eId there, the ids of the units it answers; `partial`
    says that a text is known to be shorter than it should be; `pdf_profile` wins over the office's.
    """

    path: Path
    symbol: Symbol | None = None
    date: datetime.date | None = None
    distribution: str | None = None
    status: str = "derived"
    original: str | None = None
    languages: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    received: datetime.date | None = None
    submitter: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    job_number: str | None = None
    corrects: str | None = None
    partial: bool = False
    pdf_profile: str | None = None
    subjects: tuple[str, ...] = ()
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    align: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    expressions: Mapping[str, LanguageConfig] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)

    def expression(self, language: str) -> LanguageConfig:
        """Return what is stated for a language; an empty record where nothing is."""
        return self.expressions.get(language, LanguageConfig())


@dataclass(frozen=True)
class OfficeConfig:
    """What `office.toml` states about this office; `pages` is what its pages say, `files` where its emblem and its Word template lie.

    `signing_key` names the key that its packages are signed with, by a path from `sources/` on.
    """

    path: Path
    pages: Office = field(default_factory=Office)
    word_limit: int | None = None
    confirmed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organs: tuple[Organ, ...] = ()
    series: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    signing_key: str | None = None


_FILES = ("emblem", "word_template")
"""Keys that name files of the office."""

_NOT_ON_PAGES = ("word_limit", "confirmed", "organs", "series", "signing_key")


def load_document(path: Path, data: bytes | None = None) -> DocumentConfig:
    """Return what a `document.toml` states, from its bytes, else from the file; a missing one states nothing.

    Raises:
        ConfigurationError: an unknown key, a wrong value, or no TOML, with file and line.
    """
    table = TomlFile(path, read_if_there(path) if data is None else data)
    values = table.values
    table.check(values, DOCUMENT)
    expressions = {code: _language(values[code]) for code in LANGUAGES if code in values}
    plain = {key: values.get(key) for key in ("date", "distribution", "original", "received", "submitter")}
    return DocumentConfig(
        path=path,
        symbol=table.convert("symbol", values["symbol"], Symbol.parse) if "symbol" in values else None,
        status=values.get("status", "derived"),
        languages=tuple(values.get("languages", ())),
        editions=tuple(table.convert("editions", each, _edition) for each in values.get("editions", ())),
        session=_text(values.get("session")),
        agenda_item=_text(values.get("agenda_item")),
        job_number=values.get("job_number"),
        corrects=values.get("corrects"),
        partial=values.get("partial", False),
        pdf_profile=values.get("pdf_profile"),
        subjects=_subjects(table, values.get("subjects", [])),
        notes=values.get("notes", {}),
        align=_align(table, values.get("align", {})),
        expressions=expressions,
        limits=_limits(table, values.get("limits", {})),
        lines={key: line for key in (*values, *values.get("align", ())) if (line := table.line_of(key))},
        **plain,
    )


def load_office(path: Path, data: bytes | None = None) -> OfficeConfig:
    """Return what an `office.toml` states, from its bytes, else from the file; a missing one states nothing.

    Raises:
        ConfigurationError: an unknown key, a wrong value, a missing emblem, or no TOML.
    """
    table = TomlFile(path, read_if_there(path) if data is None else data)
    values = dict(table.values)
    table.check(values, office(tuple(stations())))
    if "base_url" in values:
        table.convert("base_url", values["base_url"], _web_address)
    confirmed = values.get("confirmed", {})
    if "emblem" in values:
        values["emblem"] = _emblem(table, values["emblem"])
    if "word_template" in values:
        values["word_template"] = base64.b64encode(_beside(table, "word_template", "Word file")).decode()
    return OfficeConfig(
        path=path,
        pages=Office(**{key: value for key, value in values.items() if key not in _NOT_ON_PAGES}),
        word_limit=values.get("word_limit"),
        confirmed={code: tuple(map(str, keys)) for code, keys in confirmed.items()},
        organs=_organs(values.get("organs", {})),
        series=values.get("series", {}),
        files={key: table.values[key] for key in _FILES if key in table.values},
        signing_key=values.get("signing_key"),
    )


def _organs(values: Mapping[str, Any]) -> tuple[Organ, ...]:
    """Return the organs of the office: `"UNEP/PP" = "…"` in every language, or a table of names by language."""
    found = []
    for prefix, names in values.items():
        stated = dict.fromkeys(LANGUAGES, names) if isinstance(names, str) else names
        key = re.sub(r"[^a-z0-9]+", "-", prefix.lower()).strip("-")
        phrases = {code: Phrase(name, Origin.OFFICE) for code, name in stated.items()}
        found.append(Organ(key, (prefix,), "organ", phrases, {}))
    return tuple(found)


def _emblem(table: TomlFile, name: str) -> str:
    """Return the SVG that an office names."""
    try:
        return _beside(table, "emblem", "SVG").decode()
    except UnicodeDecodeError:
        table.fail(f"names an emblem {name!r} that is no UTF-8", "Save the SVG as UTF-8.", table.line_of("emblem"))


def _beside(table: TomlFile, key: str, what: str) -> bytes:
    """Return a file that an office names, beside its `office.toml` or below it."""
    name = table.values[key]
    data = read_if_there(table.path.parent / name) if is_own_name(name) else None
    if data is None:
        table.fail(f"names the {what} {name!r}, which is not there", f"Put the {what} beside it.", table.line_of(key))
    return data


def _language(values: Mapping[str, Any]) -> LanguageConfig:
    issues: list[Issue] = []
    for issue in values.get("issue", ()):
        number = issue.get("number", len(issues) + 2)
        issues.append(Issue(number, issue.get("date"), issue.get("reason"), issue.get("kind", "")))
    rest = {key: value for key, value in values.items() if key not in ("issue", "session")}
    return LanguageConfig(issues=tuple(issues), session=_text(values.get("session")), **rest)


def _align(table: TomlFile, values: Mapping[str, Any]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the exceptions to pairing by number: `"fr:para_12" = "para_13"`, or a list where one answers several."""
    found = []
    for key, value in values.items():
        code, _, unit = key.partition(":")
        targets = [value] if isinstance(value, str) else value
        if code not in LANGUAGES or not unit:
            advice = 'Write the language and the id of its unit: "fr:para_12" = "para_13".'
            table.fail(f"has {key!r} in [align], which names no unit of a language", advice, table.line_of(key))
        if not isinstance(targets, list) or not targets or not all(isinstance(each, str) and each for each in targets):
            advice = 'Write the id of the unit that it answers, or a list of them: ["para_12", "para_13"].'
            table.fail(f"has {value!r} for {key!r} in [align]", advice, table.line_of(key))
        found.append((code, unit, tuple(targets)))
    return tuple(found)


def _subjects(table: TomlFile, values: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(each, str) and each.strip() for each in values):
        table.fail(f"has {values!r} for 'subjects'", 'Write words in quotes: ["TORTURE"].', table.line_of("subjects"))
    return tuple(values)


def _limits(table: TomlFile, values: Mapping[str, Any]) -> Limits:
    """Return the limits of a document; each may be raised, and lowered to 1."""
    for key, value in values.items():
        if not 0 < value < _LARGEST:
            table.fail(f"has {value} for {key!r} in [limits]", "Write a number from 1 on.", table.line_of(key))
    return Limits(**values)


def _edition(name: object) -> Edition:
    edition = Edition.parse(str(name))
    if unknown := [code for code in edition.languages if code not in LANGUAGES]:
        message = f"{unknown[0]!r} in {name!r} is no language of the United Nations"
        raise ValueError(message)
    return edition


def _web_address(value: str) -> str:
    if not (leads_outside(value) and value.lower().startswith(("https:", "http:"))):
        message = f"{value!r} is no address of the web"
        raise ValueError(message)
    return value


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
