"""What `add` says of first pages, and the one time that it asks for what they leave unsaid."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

from hexapla.cli.differences import are_alike, around_difference
from hexapla.cli.kinds import counted
from hexapla.cli.page_outline import WIDTH, compared, lines_of
from hexapla.officer.first_pages import KEYS, FirstPage
from hexapla.project.keys import LANGUAGES

if TYPE_CHECKING:
    from hexapla.officer.adding import Added
    from hexapla.officer.candidates import Answers

_LONGEST = 72
_HANGING, _CHANGES = "  ", ("red", "green")
"""How far the second line of what is changed stands in, and the styles of what is."""


def table_of(page: FirstPage) -> Iterator[str]:
    """Yield what was understood of one file, a line each, with its line in the file, and what it does not say."""
    for key in KEYS:
        text, line = page.facts.get(key, ("–", 0))
        yield f"  {key.ljust(12)} {text}" + (f"  (line {line})" if line else "")


def line_of(page: FirstPage) -> str:
    """Return what was understood of one file of several, in one line."""
    said = [text for key in ("date", "title", "session") if (text := page.facts.get(key, ("", 0))[0])]
    shown = [shorten(text, _LONGEST, placeholder=" …") for text in said]
    lacks = f"lacks {', '.join(page.lacks)}" if page.lacks else ""
    return "  " + "; ".join(part for part in (*shown, lacks) if part)


def said_of(page: FirstPage, *, is_alone: bool) -> Iterator[str]:
    """Yield what was understood of a file, its first page and, of a PDF, all its pages."""
    yield from table_of(page) if is_alone else [line_of(page)]
    yield from lines_of(page.outline)


def changed(added: "Added") -> Iterator[tuple[int, str, str]]:
    """Yield what a new version changes, in lines no wider than `WIDTH`: how far each stands in, its words, its style."""
    for indent, text, style in _changed(added):
        hanging = _HANGING if style in _CHANGES else ""
        for line in wrap(text, WIDTH - indent, subsequent_indent=hanging, break_on_hyphens=False):
            yield indent, line, style


def _changed(added: "Added") -> Iterator[tuple[int, str, str]]:
    told = [each for each in added.changes if each.status != "renumbered"]
    changes = [each for each in told if not are_alike(each.before, each.after) or each.status == "moved"]
    yield from ((2, line, "") for line in compared(added.kind_before, added.file.suffix.lower(), changes))
    if count := len(added.changes) - len(told):
        yield 2, f"{counted(count, 'paragraph has', 'paragraphs have')} another number and the same words.", ""
    if count := len(told) - len(changes):
        yield 2, f"{counted(count, 'place has', 'places have')} the same words, set otherwise.", ""
    for change in changes:
        yield 2, f"{change.eid} (moved)" if change.status == "moved" else change.eid, "bold"
        before, after = around_difference(change.before, change.after)
        if before is not None and change.status != "moved":
            yield 4, f"- {before}", "red"
        if after is not None:
            yield 4, f"+ {after}", "green"


def taken_json(each: "Added") -> dict[str, Any]:
    """Return what became of one file, as the result's JSON has it."""
    return {
        "file": str(each.file),
        "outcome": each.outcome,
        "language": each.language or None,
        "target": str(each.target) if each.target else None,
        "changes": [asdict(change) for change in each.changes],
        "error": {"message": each.fault.message, "advice": each.fault.advice} if each.fault else None,
        "understood": {
            key: {"text": text, "line": line or None}
            for key, (text, line) in (each.page.facts if each.page else {}).items()
        },
        "lacks": list(each.page.lacks) if each.page else [],
        **({"pages": [asdict(page) for page in each.page.outline]} if each.page and each.page.outline else {}),
    }


def ask_for(unsaid: Sequence[tuple[Path, FirstPage]]) -> "Answers":
    """Ask, once, for the symbol and the language of files that do not say them; Enter skips."""
    nameless = [path for path, page in unsaid if page.symbol is None]
    symbol = _answer(f"Symbol of {', '.join(path.name for path in nameless)}") if nameless else ""
    answers = {}
    for path, page in unsaid:
        language = _answer(f"Language of {path.name}, one of {' '.join(LANGUAGES)}") if page.language is None else ""
        said = {"symbol": symbol if path in nameless else "", "language": language if language in LANGUAGES else ""}
        answers[path] = {key: value for key, value in said.items() if value}
    return answers


def _answer(question: str) -> str:
    try:
        return input(f"{question} (Enter skips): ").strip()
    except EOFError:
        return ""
