"""Taking files in: what was dropped, what was understood of it, what is asked, and what becomes of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Asked
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from hexapla.akn.reading import PageOutline
from hexapla.codes import in_language
from hexapla.concordance.report import place_label
from hexapla.desk.desk import Desk
from hexapla.desk.documents import back, name_of, place_of
from hexapla.desk.dropped_files import LARGEST, TAKEN
from hexapla.desk.interface import Words
from hexapla.desk.outline import PICTURE, lines_of
from hexapla.desk.rendering import body, fault_said, form, rendered, said_to
from hexapla.desk.saying import typed_day
from hexapla.errors import HexaplaError, PicturesError, ToolMissingError, UsageError
from hexapla.officer.adding import Added
from hexapla.officer.candidates import Options
from hexapla.officer.changes import Change
from hexapla.officer.first_pages import KEYS
from hexapla.officer.revisions import Piece, marked
from hexapla.officer.stating import NAME as DOCUMENT
from hexapla.officer.stating import state
from hexapla.project.config import load_document
from hexapla.project.keys import LANGUAGES, TRACKED
from hexapla.project.toml_edit import Key
from hexapla.readers.pdf.doubts import ranges
from hexapla.sentences import Number
from hexapla.tools import tesseract
from hexapla.translation import fault_in, place_in

TO_FILL_IN = ("title", "date", "session")
"""What may be filled in where a file does not say it."""

SHOWN = 40
"""Changes of a second version that are shown."""


async def receive(desk: Desk, asked: Asked) -> Response:
    """Put a file that was dropped with those that wait."""
    data = await body(asked, LARGEST)
    try:
        await run_in_threadpool(_put, desk, asked.path_params["name"], data)
    except HexaplaError as fault:
        return PlainTextResponse(fault_said(asked, fault), 415)
    return Response(status_code=204)


def _put(desk: Desk, name: str, data: bytes) -> None:
    with desk.dropped_files.changing:
        desk.dropped_files.put(name, data)


def show(desk: Desk, asked: Asked) -> Response:
    """Show what was understood of the files that wait."""
    with desk.dropped_files.changing:
        return _page(desk, asked, {})


async def decide(desk: Desk, asked: Asked) -> Response:
    """Look again at what is said of files, leave one out, or take them in."""
    return await run_in_threadpool(_decide, desk, asked, dict(await form(asked)))


def _decide(desk: Desk, asked: Asked, given: Mapping[str, str]) -> Response:
    with desk.dropped_files.changing:
        if (gone := given.get("leave", "")).isdecimal():
            desk.dropped_files.leave(int(gone))
            return RedirectResponse("/files" if desk.dropped_files.files else "/", 303)
        desk.dropped_files.say({number: _options(given, number) for number in desk.dropped_files.files})
        if "take" not in given or any(_wrong_day(given, number) for number in desk.dropped_files.files):
            return _page(desk, asked, given)
        taken = desk.dropped_files.take(desk.sources, desk.turn)
        for number, each in taken.items():
            _state(desk, each, given, number)
        folders = {each.target.parent.name for each in taken.values() if each.target}
        if desk.dropped_files.files or len(folders) > 1:
            return _page(desk, asked, given, [each for each in taken.values() if each.target])
    return back(folders.pop(), "taken") if folders else RedirectResponse("/", 303)


def _options(given: Mapping[str, str], number: int) -> Options:
    """Return what a form says of a file."""
    language, tracked = given.get(f"{number}/language"), given.get(f"{number}/tracked")
    return Options(
        symbol=given.get(f"{number}/symbol", "").strip() or None,
        language=language if language in LANGUAGES else None,
        replace=f"{number}/replace" in given,
        is_recognised=f"{number}/ocr" in given,
        tracked=tracked if tracked is not None and tracked in TRACKED else "refuse",
    )


def _wrong_day(given: Mapping[str, str], number: int) -> HexaplaError | None:
    """Return why what was filled in as the day of a file is none; None where it is one, or nothing."""
    try:
        typed_day(text) if (text := given.get(f"{number}/date", "").strip()) else None
    except UsageError as fault:
        return fault
    return None


def _state(desk: Desk, each: Added, given: Mapping[str, str], number: int) -> None:
    """State in `document.toml` what was filled in for a file that was taken: a day of the document, where it has none yet."""
    if each.target is None:
        return
    folder, values = each.target.parent, dict[Key, object]()
    day = load_document(folder / DOCUMENT).date
    for key in TO_FILL_IN:
        if text := given.get(f"{number}/{key}", "").strip():
            value = typed_day(text) if key == "date" else text
            is_whole = key == "date" and day in (None, value)
            values[(key,) if is_whole else (each.language, key)] = value
    if values:
        state(folder, values, desk.turn)


def _page(desk: Desk, asked: Asked, given: Mapping[str, str], taken: Sequence[Added] = ()) -> Response:
    """Show the files that wait; of those that were taken, where they are now."""
    said = said_to(asked)
    found = desk.dropped_files.understood(desk.sources, desk.turn)
    files = [_file(desk, number, each, said, given) for number, each in found.items()]
    may_take = any(each["outcome"] in TAKEN for each in files)
    places = [(each.file.name, each.symbol, place_of(each.target.parent.name)) for each in taken if each.target]
    symbols = sorted({each.symbol for each in found.values() if each.symbol})
    return rendered(
        asked, "files", news=desk.news.number, files=files, may_take=may_take, taken=places, symbols=symbols if len(symbols) > 1 else [],
    )  # fmt: skip


def _file(desk: Desk, number: int, each: Added, said: Words, given: Mapping[str, str]) -> dict[str, Any]:
    """Return a file as the page shows it."""
    page, options = each.page, desk.dropped_files.said(number)
    facts = page.facts if page else {}
    language = options.language or (page.language if page else None) or ""
    rest = [(said["facts"][key.replace(" ", "_")], *facts[key]) for key in KEYS[2:] if key in facts]
    changes = [change for change in each.changes if change.status != "renumbered"]
    tracked = options.tracked if options.tracked in TRACKED else _decided(each)
    is_new = each.outcome == "added" and each.target is not None and not each.target.parent.exists()
    return {
        "number": number, "name": each.file.name, "outcome": each.outcome, "fault": _day_fault(given, number, said) or _fault(each, said, is_asked="take" not in given),
        "said": said["outcomes"]["new" if is_new else each.outcome], "is_read": page is not None,
        "symbol": options.symbol or facts.get("symbol", ("", 0))[0], "taken_for": each.symbol, "symbol_line": facts.get("symbol", ("", 0))[1],
        "languages": [(code, name_of(code, said), code == language) for code in LANGUAGES],
        "language_line": facts.get("language", ("", 0))[1], "knows_language": bool(language), "facts": rest,
        "lacking": list(_lacking(each, said, given, number)), "findings": [in_language(found, said["language"]) for found in each.findings],
        "has_tracked": bool(page and (page.refusal or page.tracked)), "is_accepted": tracked == "accept", "is_rejected": tracked == "reject", "is_as_before": options.tracked not in TRACKED and bool(_decided(each)),
        "outline": list(lines_of(page.outline, said)) if page else [], "is_recognised": options.is_recognised,
        "is_scan": isinstance(each.fault, PicturesError) or options.is_recognised or bool(page and any(part.how == PICTURE for part in page.outline)), "scan": _scan(page.outline if page else (), said), "no_ocr": fault_in(_missing(), said["language"]),
        "is_second": each.outcome in ("differs", "replaced"), "replace": options.replace, "count": len(changes),
        "changes": [_change(change, said) for change in changes[:SHOWN]], "renumbered": len(each.changes) - len(changes),
        "more": max(0, len(changes) - SHOWN),
    }  # fmt: skip


def _day_fault(given: Mapping[str, str], number: int, said: Words) -> str:
    fault = _wrong_day(given, number)
    return fault_in(str(fault), said["language"]) if fault else ""


def _fault(each: Added, said: Words, *, is_asked: bool) -> str:
    """Return why a file is not taken, "" for what a field of its own asks, until somebody takes it in without an answer."""
    is_asked_for = isinstance(each.fault, PicturesError) or bool(each.page and each.page.refusal is each.fault)
    if each.outcome == "differs":
        return "" if is_asked else str(said["words"]["not_replaced"])
    return fault_in(str(each.fault), said["language"]) if each.fault and not (is_asked and is_asked_for) else ""


def _scan(outline: Sequence[PageOutline], said: Words) -> str:
    """Return which pages of a PDF are pictures that nobody has read: some, where its outline tells which."""
    numbers = [part.number for part in outline if part.how == PICTURE]
    if not numbers:
        return str(said["words"]["scan_all"])
    pages = said["outline"]["pages"].format(count=Number(len(numbers))).partition(" ")[2]
    return str(said["words"]["scan"].format(pages=f"{pages} {ranges(numbers)}"))


def _missing() -> str:
    """Return what has to be installed before pictures of pages can be read, "" where it is there."""
    try:
        tesseract.find()
    except ToolMissingError as fault:
        return str(fault)
    return ""


def _change(each: Change, said: Words) -> tuple[str, Sequence[Piece]]:
    """Return a paragraph that is not the same: where it stands, and its words, of one that moved as they are."""
    place = place_in(place_label(each.eid), said["language"])
    if each.status == "moved":
        return f"{place}, {said['words']['moved']}", [Piece(each.after or "")]
    return place, tuple(marked(each.before or "", each.after or ""))


def _decided(each: Added) -> str | None:
    """Return what became of tracked changes in the file of this language before, which goes for this one too."""
    return load_document(each.target.parent / DOCUMENT).expression(each.language).tracked if each.target else None


def _lacking(each: Added, said: Words, given: Mapping[str, str], number: int) -> Iterator[tuple[str, str, str, bool]]:
    """Yield what neither a file nor the `document.toml` of its document says, with what was filled in."""
    if each.page is None:
        return
    stated = load_document(each.target.parent / DOCUMENT) if each.target else None
    own = stated.expression(each.language) if stated else None
    known = {
        "title": own and own.title,
        "date": stated and stated.date,
        "session": (own and own.session) or (stated and stated.session),
    }
    for key in TO_FILL_IN:
        if key in each.page.lacks and not known[key]:
            yield key, said["facts"][key], given.get(f"{number}/{key}", ""), key == "date"
