"""`document.toml` and `office.toml` as frozen values: what people state, nothing derived."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from hexapla.domain.addresses import leads_outside
from hexapla.domain.language import Origin, Phrase
from hexapla.domain.limits import Limits
from hexapla.domain.office import Office
from hexapla.domain.organ import Organ
from hexapla.domain.symbol import Symbol
from hexapla.project.snapshot import read_if_there
from hexapla.project.toml_file import Kind, TomlFile
from hexapla.stations import stations
from hexapla.storage.tree import is_own_name

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
PIVOT = "en"
"""The language that stands first, and beside which every other is set."""

DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")
SIGNATURES = (1, 2, 4, 8, 16, 32)
"""How many pages a sheet of the print edition may make; 1 leaves their number as it is."""
TRACKED = ("accept", "reject")
"""What may become of tracked changes of a Word file, once it is decided."""

_LARGEST = 1_000_000_000
PDF_PROFILES = ("3a", "2a")
"""What PDF files may be for archives: PDF/A-3a or PDF/A-2a."""

STATUSES = ("derived", "issued", "draft", "advance-unedited")


@dataclass(frozen=True)
class Issue:
    """A reissue of one language: its number, its day, and why."""

    number: int
    date: datetime.date | None
    reason: str | None


@dataclass(frozen=True)
class LanguageConfig:
    """What `document.toml` states for one language."""

    source: str | None = None
    title: str | None = None
    title_confirmed: bool = False
    date: datetime.date | None = None
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
    """What `office.toml` states about this office; `pages` is what its pages say, `emblem_file` where its emblem lies.

    `signing_key` names the key that its packages are signed with, by a path from `sources/` on.
    """

    path: Path
    pages: Office = field(default_factory=Office)
    word_limit: int | None = None
    confirmed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    organs: tuple[Organ, ...] = ()
    series: Mapping[str, str] = field(default_factory=dict)
    emblem_file: str | None = None
    signing_key: str | None = None


_DOCUMENT_KEYS: dict[str, Kind] = {
    "symbol": str, "date": datetime.date, "distribution": str, "status": str, "original": str, "languages": list,
    "received": datetime.date, "submitter": str, "session": (str, int), "agenda_item": (str, int), "job_number": str,
    "corrects": str, "partial": bool, "pdf_profile": str, "subjects": list, "notes": dict, "align": dict, "limits": dict, **dict.fromkeys(LANGUAGES, dict),
}  # fmt: skip
_LANGUAGE_KEYS: dict[str, Kind] = {
    "source": str, "title": str, "title_confirmed": bool, "date": datetime.date, "job_number": str, "issue": list,
    "partial": bool,
    "tracked": str,
}  # fmt: skip
_ISSUE_KEYS: dict[str, Kind] = {"number": int, "date": datetime.date, "reason": str}
_OFFICE_KEYS: dict[str, Kind] = {
    "emblem": str, "base_url": str, "publisher": str, "contact": str, "rights": str, "page_size": str, "verso": str, "station": str,
    "word_limit": int, "confirmed": dict, "memory": str, "signature": int, "crop_marks": bool, "cover": bool,
    "pdf_profile": str,
    "organs": dict, "series": dict, "signing_key": str,
}  # fmt: skip
_NOT_ON_PAGES = ("word_limit", "confirmed", "organs", "series", "signing_key")


def load_document(path: Path, data: bytes | None = None) -> DocumentConfig:
    """Return what a `document.toml` states, from its bytes, else from the file; a missing one states nothing.

    Raises:
        ConfigurationError: an unknown key, a wrong value, or no TOML, with file and line.
    """
    table = TomlFile(path, read_if_there(path) if data is None else data)
    values = table.values
    table.check_keys(values, _DOCUMENT_KEYS)
    _check_choice(table, values, "distribution", DISTRIBUTIONS)
    _check_choice(table, values, "status", STATUSES)
    _check_choice(table, values, "original", LANGUAGES)
    _check_choice(table, values, "pdf_profile", PDF_PROFILES)
    for language in values.get("languages", ()):
        _check_value(table, "languages", language, LANGUAGES)
    for name, note in values.get("notes", {}).items():
        table.check_keys(note, {"marker": str, **dict.fromkeys(LANGUAGES, str)}, f" in [notes.{name}]")
    expressions = {code: _language(table, code, values[code]) for code in LANGUAGES if code in values}
    plain = {key: values.get(key) for key in ("date", "distribution", "original", "received", "submitter")}
    return DocumentConfig(
        path=path,
        symbol=table.convert("symbol", values["symbol"], Symbol.parse) if "symbol" in values else None,
        status=values.get("status", "derived"),
        languages=tuple(values.get("languages", ())),
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
    table.check_keys(values, _OFFICE_KEYS)
    _check_choice(table, values, "page_size", ("A4", "Letter"))
    _check_choice(table, values, "verso", LANGUAGES)
    _check_choice(table, values, "station", tuple(stations()))
    _check_choice(table, values, "memory", ("agreed", "all"))
    _check_choice(table, values, "signature", SIGNATURES)
    _check_choice(table, values, "pdf_profile", PDF_PROFILES)
    if "base_url" in values:
        table.convert("base_url", values["base_url"], _web_address)
    confirmed = values.get("confirmed", {})
    table.check_keys(confirmed, dict.fromkeys(LANGUAGES, list), " in [confirmed]")
    if "emblem" in values:
        values["emblem"] = _emblem(table, values["emblem"])
    return OfficeConfig(
        path=path,
        pages=Office(**{key: value for key, value in values.items() if key not in _NOT_ON_PAGES}),
        word_limit=values.get("word_limit"),
        confirmed={code: tuple(map(str, keys)) for code, keys in confirmed.items()},
        organs=_organs(table, values.get("organs", {})),
        series=_series(table, values.get("series", {})),
        emblem_file=table.values.get("emblem"),
        signing_key=values.get("signing_key"),
    )


def _organs(table: TomlFile, values: Mapping[str, Any]) -> tuple[Organ, ...]:
    """Return the organs of the office: `"UNEP/PP" = "…"` in every language, or a table of names by language."""
    found = []
    for prefix, names in values.items():
        stated = dict.fromkeys(LANGUAGES, names) if isinstance(names, str) else names
        if not isinstance(stated, dict):
            table.fail(f"has {names!r} for {prefix!r} in [organs]", "Write the organ's name.", table.line_of(prefix))
        table.check_keys(stated, dict.fromkeys(LANGUAGES, str), f" in [organs.{prefix}]")
        key = re.sub(r"[^a-z0-9]+", "-", prefix.lower()).strip("-")
        phrases = {code: Phrase(name, Origin.OFFICE) for code, name in stated.items()}
        found.append(Organ(key, (prefix,), "organ", phrases, {}))
    return tuple(found)


def _series(table: TomlFile, values: Mapping[str, Any]) -> Mapping[str, str]:
    table.check_keys(values, dict.fromkeys(values, str), " in [series]")
    return values


def _emblem(table: TomlFile, name: str) -> str:
    """Return the SVG that an office names, a file beside its `office.toml` or below it."""
    line = table.line_of("emblem")
    data = read_if_there(table.path.parent / name) if is_own_name(name) else None
    if data is None:
        table.fail(f"names an emblem {name!r} that is not there", "Put the SVG beside it.", line)
    try:
        return data.decode()
    except UnicodeDecodeError:
        table.fail(f"names an emblem {name!r} that is no UTF-8", "Save the SVG as UTF-8.", line)


def _language(table: TomlFile, code: str, values: Mapping[str, Any]) -> LanguageConfig:
    table.check_keys(values, _LANGUAGE_KEYS, f" in [{code}]")
    _check_choice(table, values, "tracked", TRACKED)
    issues: list[Issue] = []
    for issue in values.get("issue", ()):
        table.check_keys(issue, _ISSUE_KEYS, f" in [[{code}.issue]]")
        issues.append(Issue(issue.get("number", len(issues) + 2), issue.get("date"), issue.get("reason")))
    rest = {key: value for key, value in values.items() if key != "issue"}
    return LanguageConfig(issues=tuple(issues), **rest)


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


def _check_choice(table: TomlFile, values: Mapping[str, Any], key: str, choices: tuple[object, ...]) -> None:
    if key in values:
        _check_value(table, key, values[key], choices)


def _check_value(table: TomlFile, key: str, value: object, choices: tuple[object, ...]) -> None:
    if value not in choices:
        table.fail(f"has {value!r} for {key!r}", f"Write one of: {', '.join(map(str, choices))}.", table.line_of(key))


def _limits(table: TomlFile, values: Mapping[str, Any]) -> Limits:
    """Return the limits of a document; each may be raised, and lowered to 1."""
    table.check_keys(values, dict.fromkeys((each.name for each in fields(Limits)), int), " in [limits]")
    for key, value in values.items():
        if not 0 < value < _LARGEST:
            table.fail(f"has {value} for {key!r} in [limits]", "Write a number from 1 on.", table.line_of(key))
    return Limits(**values)


def _web_address(value: str) -> str:
    if not (leads_outside(value) and value.lower().startswith(("https:", "http:"))):
        message = f"{value!r} is no address of the web"
        raise ValueError(message)
    return value


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
