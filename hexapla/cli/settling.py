"""`accept`: what is open in a document, numbered to choose from; what was settled, and what was undone."""

import argparse
import re
import shlex
from collections.abc import Sequence

from rich.markup import escape

from hexapla.cli.kinds import counted
from hexapla.cli.screen import STYLES, Screen, shown_path
from hexapla.codes import explained
from hexapla.engine.request import Request
from hexapla.errors import ExitCode, UsageError
from hexapla.findings import Severity
from hexapla.officer.accepting import Open, accept, all_of, one, open_ones, undo
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn

_LONGEST = 160
_CODE = re.compile(r"[A-Za-z]\W*\d+")
_CHOICE = re.compile(r"\s*(\d+)\s*(?:-\s*(\d+)\s*)?")


def settle(project: Project, request: Request, arguments: argparse.Namespace, screen: Screen, turn: Turn) -> None:
    """Do what the words of the command line ask for.

    Raises:
        UsageError: they ask for nothing that can be done.
    """
    code, place, reason, name = arguments.code, arguments.id, arguments.reason, arguments.symbol
    if code and _CODE.fullmatch(code):
        code = explained(code).code
    if arguments.undo:
        path, count = undo(project, request, turn=turn)
        screen.note(f"Undone: {counted(count, 'entry', 'entries')} of {shown_path(path)}.")
    elif code is None:
        _from_a_list(project, request, arguments, screen, turn)
        return
    elif arguments.all is not None and place is None:
        path, count = accept(project, request, all_of(code, name), arguments.all, turn=turn)
        screen.note(f"Settled {code}: {counted(count, 'entry', 'entries')} in {shown_path(path)}.")
    elif None in (place, reason) or arguments.all is not None:
        message = "accept wants SYMBOL CODE ID REASON, or SYMBOL CODE --all REASON."
        raise UsageError(message, f"What is open in {name} is listed by: python3 build.py accept {name}")
    else:
        path, count = accept(project, request, one(code, place, name), reason, turn=turn)
        screen.note(f"Settled {code} {place}: {counted(count, 'entry', 'entries')} in {shown_path(path)}.")
        if count > 1:
            screen.note(
                f"These stood at one place, and are in bulk; to settle one, undo this and see: python3 build.py accept {name}"
            )
    screen.result(ExitCode.DONE, ())


def _from_a_list(project: Project, request: Request, arguments: argparse.Namespace, screen: Screen, turn: Turn) -> None:
    """List what is open; on a terminal ask what of it to settle, and why."""
    found = open_ones(project, request, turn)
    if not screen.quiet:
        for number, each in enumerate(found, 1):
            style = STYLES[each.severity]
            own = each.name_among(found)
            where = f"“{each.words}” ({own})" if each.words and each.words != own else own
            tongue = f" {each.language}" if each.language not in ("", each.id) else ""
            text = escape(f"{each.code}{tongue} {where}: {each.said[:_LONGEST]}")
            screen.out.print(f"{number:>4}  [{style}]{each.severity}[/{style}] {text}")
    if not found:
        screen.note(f"Nothing is open in {arguments.symbol}.")
    if found and screen.may_ask(arguments):
        chosen = _chosen(found, _answer("Which are right as they are? (1,3 or 2-5; Enter: none) "))
        reason = _answer("Why? ") if chosen else ""
        if chosen:
            path, count = accept(project, request, lambda _: chosen, reason, turn=turn)
            screen.note(f"Settled: {counted(count, 'entry', 'entries')} in {shown_path(path)}.")
    elif found:
        start = f"python3 build.py accept {arguments.symbol}"
        screen.note(
            f'To settle one: {start} {found[0].code} {shlex.quote(found[0].name_among(found))} "why it is right"'
        )
        if several := next((each.code for each in found if each.severity is not Severity.ERROR), None):
            screen.note(f'To settle all of a kind: {start} {several} --all "why they are right"')
    listed = [
        {"code": each.code, "id": each.name_among(found), "message": each.said, "severity": str(each.severity)}
        for each in found
    ]
    screen.result(ExitCode.DONE, (), open=listed)


def _chosen(found: Sequence[Open], answer: str) -> list[Open]:
    """Return what numbers name: `1,3` or `2-5`.

    Raises:
        UsageError: the answer names what is not in the list.
    """
    numbers: list[int] = []
    for part in filter(str.strip, answer.split(",")):
        match = _CHOICE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last <= len(found):
            message = f"{part.strip()!r} is no number of the list."
            raise UsageError(message, "Write numbers of the list: 1,3 or 2-5.")
        numbers += range(first, last + 1)
    return [found[number - 1] for number in dict.fromkeys(numbers)]


def _answer(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        return ""
