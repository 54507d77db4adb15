"""What a form of `document.toml` states: its fields as values, what is left as the file has it, what is to be taken out."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, count
from types import MappingProxyType
from typing import Any

from hexapla.dates import parse_any_day
from hexapla.desk.exceptions import Fields, picked
from hexapla.desk.saying import typed_day, typed_symbol
from hexapla.errors import UsageError
from hexapla.project.toml_edit import Key
from hexapla.timing import moment

WHOLE = ("symbol", "date", "agenda_item", "job_number")
"""What is stated of a document; of each language it is title, day and session, and whether it was compared."""

Read = Mapping[str, Callable[[str], object]]
"""How what is typed becomes a value, by key."""

READ: Read = MappingProxyType({"date": typed_day, "symbol": typed_symbol})

_AS_IT_IS: Read = {"date": lambda text: parse_any_day(text) or text}

EDITIONS = "editions"
"""States which editions there are besides those that every document has."""

PARTIAL = "partial"
"""States that a text is as short as it is on purpose: that of a language, or all of them."""


def values(
    before: Mapping[str, Any],
    fields: Fields,
    align: Mapping[str, object],
    read: Read = READ,
) -> Iterator[tuple[Key, object]]:
    """Yield what shall stand where; None for what a form has left empty and no file states as empty.

    Raises:
        UsageError: what stands where a day or a symbol should is none.
    """
    given = dict(fields)
    for key in WHOLE:
        if key in given:
            value = _as_it_was(before.get(key), given[key])
            yield (key,), read.get(key, str)(value) if isinstance(value, str) and value != before.get(key) else value
    if WHOLE[0] in given:
        yield (PARTIAL,), _flag(before.get(PARTIAL), PARTIAL in given)
    for name, text in given.items():
        code, _, key = name.partition("/")
        own = before.get(code, {}) if key in ("title", "date", "session", "reissue") else {}
        if key == "title":
            yield from _title(code, own, text, given)
        elif key in ("date", "session"):
            value = _as_it_was(own.get(key), text)
            yield (code, key), read.get(key, str)(value) if isinstance(value, str) else value
        elif key == "reissue" and (issue := _issue(text.strip(), given.get(f"{code}/kind", ""))):
            yield (code, "issue"), [*own.get("issue", []), issue]
    if EDITIONS in given:
        chosen = [name.removeprefix(f"{EDITIONS}/") for name in given if name.startswith(f"{EDITIONS}/")]
        stated = before.get(EDITIONS)
        yield (EDITIONS,), stated if set(stated or ()) == set(chosen) else chosen or None
    yield from _of_notes(before, fields)
    yield from ((("align", key), align.get(key)) for key in {**before.get("align", {}), **align})


def refused(fields: Fields) -> frozenset[str]:
    """Return the names of the fields whose text is not what they ask for."""
    return frozenset(name for name, text in fields if text.strip() and not _is_read(name, text))


def _is_read(name: str, text: str) -> bool:
    try:
        READ.get(name.rpartition("/")[2], str)(text.strip())
    except UsageError:
        return False
    return True


def _issue(reason: str, kind: str) -> dict[str, object]:
    """Return a reissue of today: its kind and its reason, where either is given; nothing where neither is."""
    why = {name: text for name, text in (("kind", kind), ("reason", reason)) if text}
    return {"date": moment().date(), **why} if why else {}


def _title(code: str, own: Mapping[str, Any], text: str, given: Mapping[str, str]) -> Iterator[tuple[Key, object]]:
    """Yield what is stated of the title of a language, and of its length."""
    title, is_known = _as_it_was(own.get("title"), text), own.get("title_confirmed")
    yield (code, "title"), title
    if title:
        yield (code, "title_confirmed"), _flag(is_known, f"{code}/title_confirmed" in given)
    else:
        yield (code, "title_confirmed"), None if own.get("title") else is_known
    yield (code, PARTIAL), _flag(own.get(PARTIAL), f"{code}/{PARTIAL}" in given)


def _of_notes(before: Mapping[str, Any], fields: Fields) -> Iterator[tuple[Key, object]]:
    """Yield the notes of a form; what has no text at all stays as it was, or goes."""
    for name, note in _named(before.get("notes", {}), fields).items():
        own = before.get("notes", {}).get(name, {})
        texts = {key: _as_it_was(own.get(key), text) for key, text in note.items()}
        is_stated = any(text for key, text in {**own, **texts}.items() if key != "marker")
        is_kept = is_stated or all(text == own.get(key) for key, text in texts.items())
        yield from ((("notes", name, key), text if is_kept else None) for key, text in texts.items())


def filled_in(before: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """Return what was filled in as if it were stated, to be shown again."""
    shown: dict[str, Any] = dict(before) | {"notes": {}, "align": {}}
    for path, value in values(before, fields, {}, _AS_IT_IS):
        table = shown
        for name in path[:-1]:
            table[name] = dict(table.get(name, {}))
            table = table[name]
        table[path[-1]] = "" if value is None else value
    shown["notes"] = {name: note for name, note in shown["notes"].items() if any(note.values())}
    shown["align"] = {"".join(names): answers for names, answers in picked(fields)}
    return shown


def _flag(before: object, is_set: bool) -> object:
    """Return what a box states: as the file has it where that says the same."""
    return before if bool(before) == is_set else is_set


def _named(before: Mapping[str, Any], fields: Fields) -> dict[str, dict[str, str]]:
    """Return the notes of a form by name; each that has none gets one of its own, the first that of the title's note."""
    rows: dict[str, dict[str, str]] = {}
    for field, text in fields:
        number, _, key = field.removeprefix("note/").partition("/")
        if field.startswith("note/"):
            rows.setdefault(number, {})[key] = text.strip()
    taken = {*before, *(row.get("name") for row in rows.values())}
    free = (name for name in chain(["title"], (f"title_{number}" for number in count(2))) if name not in taken)
    return {row.pop("name", "") or next(free): row for row in rows.values()}


def _as_it_was(before: object, text: str) -> object:
    """Return a value as the file writes it where it says the same: a session may be a number; None for an empty one."""
    said = "\n".join(text.split("\r\n")).strip()
    is_same = before is not None and (str(before).strip() == said or _is_same_day(str(before), said))
    return before if is_same else said or None


def _is_same_day(one: str, other: str) -> bool:
    """Tell whether two texts write one day."""
    day = parse_any_day(one)
    return day is not None and day == parse_any_day(other)
