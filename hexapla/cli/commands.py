"""What each command does: a request is made, the engine runs, the screen shows the report."""

import argparse
import contextlib
import os
import webbrowser
from functools import partial
from pathlib import Path
from typing import Any

from rich.markup import escape

from hexapla.cli import receipt
from hexapla.cli.screen import Screen, shown_path
from hexapla.engine import building
from hexapla.engine.allowance import Allowance
from hexapla.engine.report import Report
from hexapla.engine.request import Request
from hexapla.errors import ExitCode, SourceError, UsageError
from hexapla.project.layout import Project
from hexapla.storage.lock import Turn
from hexapla.storage.tree import Tree


def build(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Build the editions."""
    project = Project.open(arguments.sources, arguments.out)
    request = _request(
        arguments, languages=arguments.languages, editions=arguments.editions, formats=arguments.formats,
        force=arguments.force, meaning=arguments.meaning, scheduler=arguments.scheduler,
    )  # fmt: skip
    if arguments.watch:
        from hexapla.cli.watch import watch as stay

        return stay(arguments, request, _turn(arguments, screen), screen)
    folders = [str(project.sources), str(project.out)]
    is_small = sum(1 for _ in project.folders()) <= receipt.MOST_DOCUMENTS
    before = _state(folders) if is_small and project.out.is_dir() else None
    with screen.progress() as watch:
        report = building.build(project, request, watch, _turn(arguments, screen), arguments.resident)
    code = report.exit_code(strict=arguments.strict)
    _report(report, project, code, screen)
    if before and report.is_as_before and not (arguments.json or arguments.json_lines) and before == _state(folders):
        _keep_receipt(arguments, receipt.content(folders, before, screen.said(), code))
    return code


def _state(folders: list[str]) -> str | None:
    """Return the hash of the files of some folders; None where they change while we look, or cannot be read."""
    try:
        return receipt.state(folders)
    except OSError:
        return None


def _keep_receipt(arguments: argparse.Namespace, content: bytes | None) -> None:
    """Keep what was said for the next time, and no more than the newest; a cache that cannot be written costs no more."""
    place = Path(receipt.place(arguments.words, arguments.root))
    if content is not None:
        with contextlib.suppress(SourceError, OSError):
            tree = Tree(place.parent, is_ours=True)
            tree.put(place.name, content)
            for name in receipt.outdated(str(place.parent)):
                tree.remove(name)


def check(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Look at the texts and write reports only."""
    project = Project.open(arguments.sources, arguments.out)
    request, turn = _request(arguments), _turn(arguments, screen)
    written: list[Any] = []
    more: dict[str, Any] = {}
    if arguments.word:
        from hexapla.officer.commenting import nodes

        more = {"more": partial(nodes, written=written)}
    with screen.progress() as watch:
        report = building.check(project, request, watch, turn, arguments.resident, **more)
    code = report.exit_code(strict=arguments.strict)
    written.sort(key=lambda each: each.path)
    _report(report, project, code, screen, **({"files": [str(each.path) for each in written]} if more else {}))
    if written:
        from hexapla.cli.commented import show

        show(written, screen)
    return code


def add(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Take files into `sources/`."""
    from hexapla.cli.first_pages import ask_for
    from hexapla.officer.adding import add as take
    from hexapla.officer.candidates import Options, read_files

    options = Options(
        arguments.symbol, arguments.language, arguments.replace, arguments.tracked, is_recognised=arguments.ocr
    )
    allowance = Allowance(arguments.time, arguments.memory)
    ask = ask_for if screen.may_ask(arguments) else None
    turn, read_as = _turn(arguments, screen), partial(read_files, watching=screen.progress)
    added = take(arguments.sources, arguments.files, options, allowance, turn, ask=ask, read_as=read_as)
    faults = [each.fault.exit_code for each in added if each.fault]
    differs = [ExitCode.USAGE for each in added if each.outcome == "differs"]
    code = min([*faults, *differs], default=ExitCode.DONE)
    screen.added(added, code)
    return code


def new(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Make the folder of a document."""
    from hexapla.officer.new_document import create

    files = create(arguments.sources, arguments.symbol, arguments.languages, _turn(arguments, screen))
    for path in files:
        screen.note(f"Made {shown_path(path)}.")
    screen.result(ExitCode.DONE, (), files=[str(path) for path in files])
    return ExitCode.DONE


def remove(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Take a document, or a language of one, out of `sources/`."""
    from hexapla.officer.removing import remove as take_out

    project, turn = Project.open(arguments.sources, arguments.out), _turn(arguments, screen)
    place = take_out(project, arguments.symbol, arguments.language or "", turn=turn, is_sure=arguments.released)
    screen.note(f"Taken out: it lies in {shown_path(place)} now. Move it back from there to have it again.")
    screen.result(ExitCode.DONE, (), files=[str(place)])
    return ExitCode.DONE


def accept(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Settle findings and concordance items, list what is open, or undo what was settled last."""
    from hexapla.cli.settling import settle

    project = Project.open(arguments.sources, arguments.out)
    settle(project, _request(arguments, names=(arguments.symbol,)), arguments, screen, _turn(arguments, screen))
    return ExitCode.DONE


def learn(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Propose terms for the glossary, and carry out what was decided about earlier ones."""
    from hexapla.officer.learning import learn as propose

    project = Project.open(arguments.sources, arguments.out)
    learnt = propose(project, arguments.names, Allowance(arguments.time, arguments.memory), _turn(arguments, screen))
    screen.learnt(learnt)
    return ExitCode.DONE


def release(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Pack each language by itself."""
    from hexapla.cli.released import list_of, show
    from hexapla.release.packages import Archiving
    from hexapla.release.packages import release as pack

    project = Project.open(arguments.sources, arguments.out)
    request = _request(arguments, languages=arguments.languages, editions=arguments.editions)
    if arguments.list:
        from hexapla.release.refusals import Terms

        terms = Terms(frozenset(arguments.even), is_strict=arguments.strict)
        list_of(project, request, terms, screen, _turn(arguments, screen))
        return ExitCode.DONE
    archiving = Archiving(arguments.at, arguments.redacted) if arguments.archive else None
    if archiving is None and (arguments.redacted or arguments.at):
        message = "--redacted and --at say how archive packages are made, and none was asked for."
        raise UsageError(message, "Say --archive too.")
    with screen.progress() as watch:
        released = pack(
            project, request, frozenset(arguments.even), watch, _turn(arguments, screen),
            judges=arguments.judges, is_strict=arguments.strict, archiving=archiving,
        )  # fmt: skip
    code = released.report.exit_code(strict=arguments.strict)
    screen.packages(released.packages)
    _report(released.report, project, code, screen, **released.as_json(request))
    show(released.verdicts, screen)
    for name, reason in released.nothing(request).items():
        screen.note(f"Nothing to release for {name}: {reason}")
    return code


def verify(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say whether packages are what was released."""
    from hexapla.cli.verified import show
    from hexapla.engine.pool import Pool
    from hexapla.release.signatures import ALLOWED, with_signature
    from hexapla.release.verification import exit_code, verify_package

    with Pool(Allowance(arguments.time, arguments.memory)) as pool:
        found = [verify_package(path, pool) for path in arguments.packages]
    default = arguments.sources / ALLOWED
    allowed = arguments.allowed_signers or (default if default.is_file() else None)
    is_needed = arguments.allowed_signers is not None
    found = [with_signature(each, allowed, is_needed=is_needed) for each in found]
    if arguments.rebuild:
        from hexapla.release.rebuilding import rebuilt

        with screen.progress() as watch:
            found = [rebuilt(each, _request(arguments), watch) for each in found]
    code = exit_code(found)
    if not (arguments.json or arguments.json_lines):
        show(found, screen.out, quiet=arguments.quiet)
    screen.result(code, (), verified=[each.as_json() for each in found])
    return code


def diff(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say what changed between two versions."""
    from hexapla.cli.difference import show
    from hexapla.engine.pool import Pool, Task
    from hexapla.officer.comparison import Compared, compared, write_report

    project = Project.open(arguments.sources, arguments.out)
    names = (arguments.old, arguments.new)
    with Pool(Allowance(arguments.time, arguments.memory)) as pool:
        task = Task(" and ".join(filter(None, names)), partial(compared, is_word=arguments.word), (project, *names))
        found: Compared = pool.result(task)
    files = write_report(project, found, _turn(arguments, screen))
    show(found, files, screen)
    screen.result(ExitCode.DONE, (), difference=found.difference.as_json(), files=[str(path) for path in files])
    return ExitCode.DONE


def status(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say how documents stand, a line each."""
    from hexapla.cli.standing import show
    from hexapla.officer.standing import standings

    found = list(standings(Project.open(arguments.sources, arguments.out), arguments.names))
    if not screen.quiet:
        show(found, screen.out)
    screen.result(ExitCode.DONE, (), standing=[each.as_json() for each in found])
    return ExitCode.DONE


def explain(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say what a code of a finding means, and what to do about it."""
    from hexapla.codes import explained

    kind = explained(arguments.code)
    if not screen.quiet:
        screen.out.print(f"[bold]{kind.code}[/bold]  {kind.severity}")
        for line in (kind.says, kind.asks, kind.rule):
            screen.out.print(escape(line)) if line else None
    screen.result(ExitCode.DONE, (), explained=kind.as_json())
    return ExitCode.DONE


def open_edition(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Open an edition of a document in the browser."""
    from hexapla.officer.opening import edition_page

    page = edition_page(Project.open(arguments.sources, arguments.out), arguments.symbol, arguments.edition)
    if not webbrowser.open(page.as_uri()):
        screen.note("There is no browser here that could show it.")
    screen.note(shown_path(page))
    screen.result(ExitCode.DONE, (), files=[])
    return ExitCode.DONE


def serve(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Serve the desk."""
    from hexapla.cli.serve import serve as stay

    return stay(arguments, _request(arguments), _turn(arguments, screen), screen)


def doctor(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say what this machine has and lacks."""
    from hexapla.tools.doctor import examine_machine

    del arguments
    parts = examine_machine()
    code = ExitCode.DONE if all(part.is_there or not part.is_needed for part in parts) else ExitCode.TOOL_MISSING
    screen.machine(parts, code)
    return code


def _report(report: Report, project: Project, code: ExitCode, screen: Screen, **more: object) -> None:
    """Show what a run did; where GitHub runs it, as annotations too."""
    screen.report(report, project.out, code, **more)
    if os.environ.get("GITHUB_ACTIONS") == "true" and not screen.quiet:
        from hexapla.cli.annotations import annotations

        for line in annotations(report, project.sources):
            screen.out.print(escape(line))


def _request(arguments: argparse.Namespace, **chosen: Any) -> Request:
    """Return what was asked for: what all such commands have, and what is chosen besides."""
    common = {
        "names": tuple(getattr(arguments, "names", ())), "workers": getattr(arguments, "workers", 0),
        "tracked": getattr(arguments, "tracked", "refuse"), "seconds": arguments.time, "megabytes": arguments.memory,
    }  # fmt: skip
    return Request(**{**common, **chosen})


def _turn(arguments: argparse.Namespace, screen: Screen) -> Turn:
    """Return how this command waits for others, and what it is called by those that wait for it."""
    return Turn(arguments.verb, arguments.wait, screen.waiting)
