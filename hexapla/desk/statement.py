"""What `document.toml` states, as a form: title, date, session, notes, exceptions to the pairing of paragraphs."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import Response

from hexapla.desk.desk import Desk
from hexapla.desk.documents import back, name_of, row
from hexapla.desk.rendering import form, rendered, said_to
from hexapla.desk.search import texts
from hexapla.engine.manifest import Manifest
from hexapla.engine.request import target_of
from hexapla.errors import HexaplaError
from hexapla.officer.standing import standings
from hexapla.officer.stating import state, stated
from hexapla.project.toml_edit import Key
from hexapla.storage.tree import Tree

WHOLE = ("date", "session", "agenda_item", "job_number")
"""What is stated of a document; of each language it is the title, and whether it was compared."""

Fields = Sequence[tuple[str, str]]

_SHOWN = 60
"""Characters of a paragraph by which it is known in a list."""


def show(desk: Desk, asked: Asked) -> Response:
    """Show what is stated now."""
    project, folder = desk.named(asked)
    values, digest = stated(project.sources / folder)
    return _page(desk, asked, values, digest)


async def save(desk: Desk, asked: Asked) -> Response:
    """Write what was filled in; what the loader refuses is shown again with its words."""
    return await run_in_threadpool(_save, desk, asked, await form(asked))


def _save(desk: Desk, asked: Asked, fields: Fields) -> Response:
    project, folder = desk.named(asked)
    place, given = project.sources / folder, dict(fields)
    before, _ = stated(place)
    try:
        with desk.changing:
            number = desk.news.number
            state(place, dict(_values(before, fields)), desk.turn, given.get("digest", ""))
            desk.news.wait_beyond(number, desk.patience / 5)
    except HexaplaError as fault:
        return _page(desk, asked, _filled_in(before, fields), given.get("digest", ""), fault)
    return back(folder, "saved")


def _page(
    desk: Desk, asked: Asked, values: Mapping[str, Any], digest: str, fault: HexaplaError | None = None
) -> Response:
    project, folder = desk.named(asked)
    said = said_to(asked)
    (standing,) = standings(project, (folder,))
    tree = Tree(project.out, is_ours=True)
    known = Manifest.load(tree, folder).summary
    titles = {each["language"]: each["text"] for each in known.get("titles", ())}
    languages = [(code, name_of(code, said)) for code in standing.languages]
    return rendered(
        asked, "statement", 409 if fault else 200, news=desk.news.number, row=row(standing, said, task="statement"), digest=digest, fault=fault,
        whole=[(key, said["facts"][key], values.get(key, ""), known.get(key) or "") for key in WHOLE],
        titles=[_title(values, code, name, titles.get(code, "")) for code, name in languages],
        notes=list(_notes(values, languages)), exceptions=list(_exceptions(values, languages)),
        units=[(code, list(_units(tree, folder, code))) for code, _ in languages],
    )  # fmt: skip


def _title(values: Mapping[str, Any], code: str, name: str, known: str) -> dict[str, Any]:
    own = values.get(code, {})
    return {
        "code": code,
        "name": name,
        "text": own.get("title", ""),
        "known": known,
        "is_confirmed": own.get("title_confirmed", False),
    }


def _notes(values: Mapping[str, Any], languages: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield the notes that are stated, and an empty one to fill in."""
    notes = values.get("notes", {})
    for number, (name, note) in enumerate([*notes.items(), ("", {})], 1):
        texts_ = [(code, language, note.get(code, "")) for code, language in languages]
        yield {"number": number, "name": name, "marker": note.get("marker", ""), "texts": texts_}


def _exceptions(values: Mapping[str, Any], languages: Sequence[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield the exceptions that are stated, and an empty one to fill in."""
    for number, (key, answers) in enumerate([*values.get("align", {}).items(), ("", "")], 1):
        code, _, unit = key.partition(":")
        text = answers if isinstance(answers, str) else " ".join(map(str, answers))
        own = [(each, name, each == code) for each, name in languages]
        yield {"number": number, "languages": own, "unit": unit, "answers": text}


def _units(tree: Tree, folder: str, code: str) -> Iterator[tuple[str, str]]:
    """Yield the ids of the paragraphs of a language, each with its first words."""
    manifest = Manifest.load(tree, folder)
    data = tree.read(f"{folder}/{target_of(manifest.folder, code, 'xml')}") if manifest.folder else None
    for eid, text in texts(data) if data else ():
        yield eid, text[:_SHOWN]


def _values(before: Mapping[str, Any], fields: Fields) -> Iterator[tuple[Key, object]]:
    """Yield what shall stand where; None for what a form has left empty."""
    given = dict(fields)
    for key in WHOLE:
        if key in given:
            text = given[key].strip()
            yield (key,), (day(text) if key == "date" else _as_it_was(before.get(key), text)) or None
    for name, text in given.items():
        code, _, key = name.partition("/")
        if key == "title":
            yield (code, "title"), text.strip() or None
            yield (code, "title_confirmed"), (f"{code}/title_confirmed" in given or None) if text.strip() else None
    for name, text in fields:
        number, _, key = name.removeprefix("note/").partition("/")
        if name.startswith("note/") and key != "name":
            own = given.get(f"note/{number}/name") or _new_name(before.get("notes", {}))
            yield ("notes", own, key), text.strip() or None
    yield from ((("align", key), None) for key in before.get("align", {}))
    yield from ((("align", key), answers) for key, answers in _aligned(fields).items())


def _new_name(names: Mapping[str, Any]) -> str:
    return next(name for number in count(1) if (name := f"note_{number}") not in names)


def _aligned(fields: Fields) -> dict[str, object]:
    """Return the exceptions that were filled in."""
    found: dict[str, object] = {}
    given = dict(fields)
    for name, code in fields:
        number, _, key = name.removeprefix("align/").partition("/")
        unit, answers = given.get(f"align/{number}/unit", "").strip(), given.get(f"align/{number}/answers", "").split()
        if name.startswith("align/") and key == "language" and (unit or answers):
            found[f"{code}:{unit}"] = answers[0] if len(answers) == 1 else answers
    return found


def _filled_in(before: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """Return what was filled in as if it were stated, to be shown again."""
    values: dict[str, Any] = dict(before) | {"notes": {}, "align": {}}
    for path, value in _values(before, fields):
        table = values
        for name in path[:-1]:
            table[name] = dict(table.get(name, {}))
            table = table[name]
        table[path[-1]] = "" if value is None else value
    values["notes"] = {name: note for name, note in values["notes"].items() if any(note.values())}
    values["align"] = {key: answers for key, answers in values["align"].items() if answers}
    return values


def day(text: str) -> object:
    """Return a date; what is none stays a text, which the loader refuses with its words."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def _as_it_was(before: object, text: str) -> object:
    """Return a value as the file writes it where it says the same: a session may be a number."""
    return before if before is not None and str(before) == text else text
