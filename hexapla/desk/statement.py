"""What `document.toml` states, as a form: title, date, session, notes, exceptions to the pairing of paragraphs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import RedirectResponse, Response

from hexapla.akn.document import AknDocument
from hexapla.canonical.slots import line_of
from hexapla.dates import parse_any_day
from hexapla.desk.desk import Desk
from hexapla.desk.documents import back, name_of, row
from hexapla.desk.exceptions import Fields, Paragraphs
from hexapla.desk.form_values import EDITIONS, PARTIAL, WHOLE, filled_in, refused, values
from hexapla.desk.interface import Words
from hexapla.desk.released import reissued
from hexapla.desk.rendering import fault_said, form, rendered, said_to
from hexapla.desk.saying import day_said
from hexapla.engine.manifest import Manifest, stored_findings
from hexapla.engine.request import target_of
from hexapla.errors import HexaplaError, UsageError
from hexapla.officer.removing import remove
from hexapla.officer.renaming import move, place_for
from hexapla.officer.standing import standings
from hexapla.officer.stating import state, stated
from hexapla.project.config import PIVOT
from hexapla.project.keys import REISSUES
from hexapla.project.layout import Project
from hexapla.project.toml_edit import Key
from hexapla.storage.reading import sha256
from hexapla.storage.tree import Tree

FACTS = {"agenda_item": "agendaItem", "job_number": "jobNumber"}
"""What the canonical file calls them, where that is something else."""

LOST = "N-001"
"""The finding of a mark of the masthead whose note is lost."""

SURE = "other_symbol"
"""The box of who gives another symbol to a document that was released."""

MARK = "*"
"""The mark of a note that states none."""


def show(desk: Desk, asked: Asked) -> Response:
    """Show what is stated now."""
    project, folder = desk.named(asked)
    own, digest = stated(project.sources / folder)
    return _page(desk, asked, own, digest)


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
            _refuse_other_texts(project, folder, given.get("built", ""))
            align = _paragraphs(project, folder, said_to(asked)).stated(fields, before.get("align", {}))
            wanted = dict(values(before, fields, align))
            target = _place_for(project, folder, wanted, before, is_sure=SURE in given)
            state(place, wanted, desk.turn, given.get("digest", ""))
            if target != place:
                move(project, folder, target, desk.turn)
            desk.news.wait_beyond(number, desk.patience)
    except HexaplaError as fault:
        return _page(
            desk,
            asked,
            filled_in(before, fields),
            given.get("digest", ""),
            fault=fault,
            wrong=refused(fields),
            typed=given,
        )
    return back(target.name, "saved")


def _texts(manifest: Manifest) -> str:
    """Return by what a page says of which texts it shows what they say: those of the last build; "" before the first."""
    made = sorted(str(each["sha256"]) for each in manifest.outputs.values() if each["format"] == "xml")
    return sha256(" ".join(made).encode())[:16] if made else ""


def _refuse_other_texts(project: Project, folder: str, shown: str) -> None:
    """Refuse what was filled in beside other texts than there are now.

    Raises:
        UsageError: they were built anew since the page was shown.
    """
    if shown and shown != _texts(Manifest.load(Tree(project.out, is_ours=True), folder)):
        message = "The texts of this document were built anew since this page was shown; nothing was written."
        raise UsageError(message, "What you wrote is here still: look at it once more, and save it.")


def _place_for(
    project: Project, folder: str, wanted: Mapping[Key, object], before: Mapping[str, Any], *, is_sure: bool
) -> Path:
    """Return the folder of a document as its symbol is wanted, which stays where no other is written."""
    symbol, stated_ = wanted.get(("symbol",)), before.get("symbol")
    if stated_ and ("symbol",) in wanted and not symbol:
        message = "A document has a symbol; none was written."
        raise UsageError(message, "Write it as the first page prints it.")
    if not symbol or symbol == stated_:
        return project.sources / folder
    return place_for(project, folder, str(symbol), is_sure=is_sure)


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
    desk: Desk,
    asked: Asked,
    own: Mapping[str, Any],
    digest: str,
    *,
    fault: HexaplaError | None = None,
    wrong: frozenset[str] = frozenset(),
    typed: Mapping[str, str] = MappingProxyType({}),
) -> Response:  # fmt: skip
    project, folder = desk.named(asked)
    said = said_to(asked)
    (standing,) = standings(project, (folder,))
    tree = Tree(project.out, is_ours=True)
    manifest, paragraphs = Manifest.load(tree, folder), _paragraphs(project, folder, said)
    known, read = {**manifest.summary, "symbol": manifest.symbol}, dict[str, AknDocument]()
    for code in reversed(standing.languages):
        if data := tree.read(f"{folder}/{target_of(folder, code, 'xml')}"):
            read[code] = AknDocument.from_bytes(data)
            known |= {str(name): text for name, text in read[code].facts.items()}
    languages = [(code, name_of(code, said)) for code in standing.languages]
    issues = reissued(desk, folder)
    return rendered(
        asked, "statement", 409 if fault else 200, news=desk.news.number, row=row(standing, said, task="statement"), digest=digest, built=_texts(manifest), fault=fault_said(asked, fault) if fault else None,
        whole=[(*_whole(own, known, key, said), key in wrong) for key in WHOLE], is_partial=own.get(PARTIAL, False),
        titles=[_language(own, code, name, read.get(code), said) | {"is_refused": f"{code}/date" in wrong, "is_reissued": code in issues, **_reissue(typed, code, said)} for code, name in languages],
        notes=list(_notes(own, languages, _lost(tree, folder))), exceptions=list(paragraphs.shown(own.get("align", {}))),
        paragraphs=list(paragraphs), editions=list(_editions(own, standing.languages, said)), languages=languages if len(languages) > 1 else [],
    )  # fmt: skip


def _paragraphs(project: Project, folder: str, said: Words) -> Paragraphs:
    (standing,) = standings(project, (folder,))
    return Paragraphs(Tree(project.out, is_ours=True), folder, standing.languages, said)


def _whole(own: Mapping[str, Any], known: Mapping[str, Any], key: str, said: Words) -> tuple[object, ...]:
    """Return a field of the document: key, name, what is stated, what the first page says, and an example where neither does."""
    read = _understood(known.get(FACTS.get(key, key)), said)
    example = said["words"]["day_example"] if key == "date" and not read else ""
    return key, said["facts"][key], _shown(own.get(key, ""), said), read, example


def _language(
    stated_: Mapping[str, Any], code: str, name: str, read: AknDocument | None, said: Words
) -> dict[str, Any]:
    """Return what is stated of a language, with the title and the day that its first page has."""
    own = stated_.get(code, {})
    return {
        "code": code, "label": said["words"]["title_of"].format(language=name), "text": own.get("title", ""), "known": (read.own_title if read else "") or "",
        "is_confirmed": own.get("title_confirmed", False), "is_partial": own.get(PARTIAL, False),
        "date": _shown(own.get("date", ""), said), "known_date": _understood(read and read.issued, said),
        "session": own.get("session", ""), "known_session": _understood(read and line_of(read, "session", code), said),
    }  # fmt: skip


def _reissue(typed: Mapping[str, str], code: str, said: Words) -> dict[str, Any]:
    """Return what was typed of why a language is issued again, and the kinds of it that there are."""
    kind = typed.get(f"{code}/kind", "")
    return {
        "reissue": typed.get(f"{code}/reissue", ""),
        "kinds": [(each, said["reissues"][each], each == kind) for each in REISSUES],
    }


def _editions(stated_: Mapping[str, Any], languages: Sequence[str], said: Words) -> Iterator[tuple[str, str, bool]]:
    """Yield the editions that may be stated besides those that every document has: two languages, none the first of ours."""
    known = [f"{one}-{other}" for one, other in combinations(languages, 2) if PIVOT not in (one, other)]
    own = [str(each) for each in stated_.get(EDITIONS, ())]
    for edition in dict.fromkeys([*known, *own]):
        yield edition, name_of(edition, said), edition in own


def _shown(value: object, said: Words) -> object:
    """Return a value as a field has it, a day in the language of the desk, however it is stated."""
    known = value if isinstance(value, date) else parse_any_day(value) if isinstance(value, str) else None
    return day_said(known, said) if known else value


def _understood(known: object, said: Words) -> str:
    """Return what the first page says, where it says something."""
    shown = _shown(known, said)
    words = (
        shown if shown != known else said["words"]["quoted"].format(words=shown)
    )  # a day is written in words of ours
    return said["words"]["understood"].format(words=words) if known else ""


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
