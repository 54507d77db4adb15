"""What `document.toml` states, as a form: title, date, session, notes, exceptions to the pairing of paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, count
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import RedirectResponse, Response

from hexapla.akn.document import AknDocument
from hexapla.dates import parse_any_day
from hexapla.desk.desk import Desk
from hexapla.desk.documents import back, name_of, row
from hexapla.desk.exceptions import Fields, Paragraphs, picked
from hexapla.desk.interface import Words
from hexapla.desk.rendering import fault_said, form, rendered, said_to
from hexapla.desk.saying import day_said
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.engine.request import target_of
from hexapla.errors import HexaplaError
from hexapla.officer.removing import remove
from hexapla.officer.standing import standings
from hexapla.officer.stating import state, stated
from hexapla.project.layout import Project
from hexapla.project.toml_edit import Key
from hexapla.storage.tree import Tree
from hexapla.timing import moment

WHOLE = ("date", "session", "agenda_item", "job_number")
"""What is stated of a document; of each language it is the title, and whether it was compared."""

FACTS = {"agenda_item": "agendaItem", "job_number": "jobNumber"}
"""What the canonical file calls them, where that is something else."""

PARTIAL = "partial"
"""States that a text is as short as it is on purpose: that of a language, or all of them."""

LOST = "N-001"
"""The finding of a mark of the masthead whose note is lost."""

MARK = "*"
"""The mark of a note that states none."""


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
            align = _paragraphs(project, folder, said_to(asked)).stated(fields, before.get("align", {}))
            state(place, dict(_values(before, fields, align)), desk.turn, given.get("digest", ""))
            desk.news.wait_beyond(number, desk.patience)
    except HexaplaError as fault:
        return _page(desk, asked, _filled_in(before, fields), given.get("digest", ""), fault)
    return back(folder, "saved")


async def take_out(desk: Desk, asked: Asked) -> Response:
    """Take a document, or a language of one, out of the sources."""
    return await run_in_threadpool(_take_out, desk, asked, dict(await form(asked)))


def _take_out(desk: Desk, asked: Asked, given: Mapping[str, str]) -> Response:
    project, folder = desk.named(asked)
    language = given.get("language", "")
    with desk.changing:
        number = desk.news.number
        remove(project, folder, language, turn=desk.turn, is_sure="sure" in given)
        desk.news.wait_beyond(number, desk.patience)
    return back(folder, "removed") if language else RedirectResponse("/?done=removed", 303)


def _page(
    desk: Desk, asked: Asked, values: Mapping[str, Any], digest: str, fault: HexaplaError | None = None
) -> Response:
    project, folder = desk.named(asked)
    said = said_to(asked)
    (standing,) = standings(project, (folder,))
    tree = Tree(project.out, is_ours=True)
    known, paragraphs = dict(Manifest.load(tree, folder).summary), _paragraphs(project, folder, said)
    titles: dict[str, str | None] = {}
    for code in reversed(standing.languages):
        if data := tree.read(f"{folder}/{target_of(folder, code, 'xml')}"):
            read = AknDocument.from_bytes(data)
            known |= {str(name): text for name, text in read.facts.items()}
            titles[code] = read.own_title
    languages = [(code, name_of(code, said)) for code in standing.languages]
    return rendered(
        asked, "statement", 409 if fault else 200, news=desk.news.number, row=row(standing, said, task="statement"), digest=digest, fault=fault_said(asked, fault) if fault else None,
        whole=[(key, said["facts"][key], _shown(values.get(key, ""), said), _understood(known.get(FACTS.get(key, key)), said)) for key in WHOLE], is_partial=values.get(PARTIAL, False),
        titles=[_title(values, code, name, titles.get(code) or "") for code, name in languages],
        notes=list(_notes(values, languages, _lost(tree, folder))), exceptions=list(paragraphs.shown(values.get("align", {}))),
        paragraphs=list(paragraphs), languages=languages if len(languages) > 1 else [],
    )  # fmt: skip


def _paragraphs(project: Project, folder: str, said: Words) -> Paragraphs:
    (standing,) = standings(project, (folder,))
    return Paragraphs(Tree(project.out, is_ours=True), folder, standing.languages, said)


def _title(values: Mapping[str, Any], code: str, name: str, known: str) -> dict[str, Any]:
    own = values.get(code, {})
    return {
        "code": code,
        "name": name,
        "text": own.get("title", ""),
        "known": known,
        "is_confirmed": own.get("title_confirmed", False),
        "is_partial": own.get(PARTIAL, False),
    }


def _shown(value: object, said: Words) -> object:
    """Return a value as a field has it, a day in the language of the desk, however it is stated."""
    known = value if isinstance(value, date) else parse_any_day(value) if isinstance(value, str) else None
    return day_said(known, said) if known else value


def _understood(known: object, said: Words) -> str:
    """Return what the first page says, where it says something."""
    shown = _shown(known, said)
    return said["words"]["understood"].format(words=said["words"]["quoted"].format(words=shown)) if known else ""


def _lost(tree: Tree, folder: str) -> list[str]:
    """Return the marks whose notes the last build has found lost: each wants the text that is stated here."""
    return [each.before or "" for each in stored_findings(tree, folder) if each.code == LOST and each.is_open]


def _notes(
    values: Mapping[str, Any], languages: Sequence[tuple[str, str]], lost: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Yield the notes that are stated, then one to fill in for each mark that has lost its own; an empty one for none."""
    notes = values.get("notes", {})
    marks = {note.get("marker") or MARK for note in notes.values()}
    wanted = [("", {"marker": mark}) for mark in dict.fromkeys(lost) if mark not in marks] or [("", {})]
    for number, (name, note) in enumerate([*notes.items(), *wanted], 1):
        texts_ = [(code, language, note.get(code, "")) for code, language in languages]
        yield {"number": number, "name": name, "marker": note.get("marker", ""), "texts": texts_}


def _values(before: Mapping[str, Any], fields: Fields, align: Mapping[str, object]) -> Iterator[tuple[Key, object]]:
    """Yield what shall stand where; None for what a form has left empty and no file states as empty."""
    given = dict(fields)
    for key in WHOLE:
        if key in given:
            value = _as_it_was(before.get(key), given[key])
            yield (key,), day(value) if key == "date" and isinstance(value, str) else value
    if WHOLE[0] in given:
        yield (PARTIAL,), _flag(before.get(PARTIAL), PARTIAL in given)
    for name, text in given.items():
        code, _, key = name.partition("/")
        if key == "title":
            own = before.get(code, {})
            title, is_known = _as_it_was(own.get("title"), text), own.get("title_confirmed")
            yield (code, "title"), title
            yield (
                (code, "title_confirmed"),
                _flag(is_known, f"{code}/title_confirmed" in given)
                if title
                else None
                if own.get("title")
                else is_known,
            )
            yield (code, PARTIAL), _flag(own.get(PARTIAL), f"{code}/{PARTIAL}" in given)
        elif key == "reissue" and text.strip():
            issue = {"date": moment().date(), "reason": text.strip()}
            yield (code, "issue"), [*before.get(code, {}).get("issue", []), issue]
    for name, note in _named(before.get("notes", {}), fields).items():
        own = before.get("notes", {}).get(name, {})
        texts = {key: _as_it_was(own.get(key), text) for key, text in note.items()}
        is_stated = any(text for key, text in {**own, **texts}.items() if key != "marker")
        is_kept = is_stated or all(text == own.get(key) for key, text in texts.items())
        yield from ((("notes", name, key), text if is_kept else None) for key, text in texts.items())
    yield from ((("align", key), align.get(key)) for key in {**before.get("align", {}), **align})


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


def _filled_in(before: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """Return what was filled in as if it were stated, to be shown again."""
    values: dict[str, Any] = dict(before) | {"notes": {}, "align": {}}
    for path, value in _values(before, fields, {}):
        table = values
        for name in path[:-1]:
            table[name] = dict(table.get(name, {}))
            table = table[name]
        table[path[-1]] = "" if value is None else value
    values["notes"] = {name: note for name, note in values["notes"].items() if any(note.values())}
    values["align"] = {"".join(names): answers for names, answers in picked(fields)}
    return values


def day(text: str) -> object:
    """Return a date as any of the six languages writes it; what is none stays a text, which the loader refuses with its words."""
    return parse_any_day(text) or text


def _as_it_was(before: object, text: str) -> object:
    """Return a value as the file writes it where it says the same: a session may be a number; None for an empty one."""
    said = "\n".join(text.split("\r\n")).strip()
    is_same = before is not None and (str(before).strip() == said or (said and day(said) == day(str(before))))
    return before if is_same else said or None
