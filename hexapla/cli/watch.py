"""`build --watch`: an engine that stays, and what it does for other commands of the same user."""

import argparse
import contextlib
import os
import socket
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

from hexapla.cli.screen import Screen
from hexapla.engine import building
from hexapla.engine.pool import Pool
from hexapla.engine.progress import Watch, both
from hexapla.engine.report import Report
from hexapla.engine.request import Request
from hexapla.errors import CollisionError, ExitCode, HexaplaError, UsageError
from hexapla.project.layout import Project
from hexapla.resident.address import address, listening
from hexapla.resident.changes import Changes, watched
from hexapla.resident.handing_over import SHOWN, Command, serve
from hexapla.resident.watching import build_what_changes
from hexapla.storage.lock import Turn
from hexapla.tools.process import start_again

Program = Callable[[Sequence[str], Path, Pool], int]
"""Runs the words of a command line, with processes that are warm, and returns the exit code."""


def watch(
    arguments: argparse.Namespace,
    request: Request,
    turn: Turn,
    screen: Screen,
    *,
    built: Callable[[Report | HexaplaError], None] = lambda _: None,
    happened: Watch = lambda _: None,
) -> ExitCode:
    """Build, and build what changes, until Ctrl-C; where Hexapla itself has changed, start again.

    `built` takes what a build has led to, `happened` every event of it.

    Raises:
        UsageError: a document lies outside of `sources/`, or an engine watches these folders already.
    """
    opened = partial(Project.open, arguments.sources, arguments.out, may_be_empty=arguments.verb == "serve")
    chosen = (project := opened()).chosen(request.names)
    _refuse_outside(chosen, project)
    wanted = {folder.name for folder in chosen} if request.names else None
    sharing: frozenset[str] = frozenset()

    def build(due: Changes, asked: Request, pool: Pool) -> None:
        nonlocal sharing
        try:
            project = opened()
            if names := _names(project, wanted, due | Changes(sharing)):
                with screen.progress() as progress:
                    report = building.build(project, replace(asked, names=names), both(progress, happened), turn, pool)
                sharing = _sharing_a_symbol(report)
                screen.built(report)
                built(report)
        except HexaplaError as fault:
            screen.fault(fault)
            built(fault)

    try:
        with listening(address(project.sources, project.out)) as listener, watched(project.sources) as changes:
            screen.note(f"Watching {project.sources}. Ctrl-C ends it.")
            build_what_changes(request, changes, listener, build, partial(_serve, arguments.program))
    except KeyboardInterrupt:
        return ExitCode.DONE
    screen.note("Hexapla itself has changed: it starts again.")
    start_again()
    return ExitCode.DONE


def _refuse_outside(chosen: Sequence[Path], project: Project) -> None:
    """Refuse folders that no change is noticed in.

    Raises:
        UsageError: a document lies outside of `sources/`.
    """
    for folder in chosen:
        if project.sources not in folder.parents:
            message = f"{folder} is not watched: it lies outside of {project.sources}."
            raise UsageError(message, "Name documents of sources/ alone with --watch.")


def _names(project: Project, wanted: Container[str] | None, due: Changes) -> tuple[str, ...]:
    """Return the documents that are wanted (None: all) and have changed, by their folders; one that is gone is none."""
    there = (folder.name for folder in project.folders())
    return tuple(
        name for name in there if (wanted is None or name in wanted) and (due.is_of_all or name in due.folders)
    )


def _sharing_a_symbol(report: Report) -> frozenset[str]:
    """Return the documents that nothing is built of as they have one symbol: what changes of one concerns the other."""
    return frozenset(
        each.folder for each in report.documents if any(isinstance(fault, CollisionError) for fault in each.faults)
    )


def _serve(program: Program, connection: socket.socket, pool: Pool) -> None:
    """Do the command of a connection as if it ran by itself; when its user interrupts it, it ends.

    Raises:
        KeyboardInterrupt: the user of the engine interrupted it.
    """
    is_ended = False

    def done(command: Command, out: int, err: int) -> int:
        nonlocal is_ended
        pool.signals = (connection,)
        try:
            with _terminal(command, out, err):
                code = program(command.words, Path(command.root), pool)
        finally:
            pool.signals = ()
        is_ended = code == ExitCode.INTERRUPTED and not wait([connection], 0)
        return code

    serve(connection, done)
    if is_ended:
        raise KeyboardInterrupt


@contextlib.contextmanager
def _terminal(command: Command, out: int, err: int) -> Iterator[None]:
    """Be where a command was typed: its folder, its terminal, what of its environment decides how something is shown."""
    folder, environment = Path.cwd(), {name: os.environ.pop(name, None) for name in SHOWN}
    os.environ.update({name: value for name, value in command.environment.items() if name in SHOWN})
    try:
        with (
            os.fdopen(out, "w", encoding=command.encoding, buffering=1, closefd=False) as output,
            os.fdopen(err, "w", encoding=command.encoding, buffering=1, closefd=False) as errors,
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
        ):
            os.chdir(command.folder)
            yield
    finally:
        os.chdir(folder)
        for name, value in environment.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
