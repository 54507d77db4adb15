"""`serve`: the desk in the browser, beside the engine that builds what is saved."""

import argparse
import os
import signal
import sys
import webbrowser
from pathlib import Path

from hexapla.cli.screen import Screen, shown_path
from hexapla.cli.watch import watch
from hexapla.desk.address import HOST, listener, origin, ports
from hexapla.desk.desk import Desk
from hexapla.desk.news import News
from hexapla.desk.server import start
from hexapla.desk.shortcuts import install
from hexapla.engine.request import Request
from hexapla.errors import ExitCode
from hexapla.project.layout import Project
from hexapla.resident.address import address, noted, noted_desk, refuse_another
from hexapla.storage.lock import Turn

_OPENED = "HEXAPLA_DESK"


def serve(arguments: argparse.Namespace, request: Request, turn: Turn, screen: Screen) -> ExitCode:
    """Serve the desk and open it, until Ctrl-C or its own button; or make the files that do so.

    Raises:
        UsageError: there is no folder of sources, an engine watches it already, or no port is free.
    """
    project, news = Project.open(arguments.sources, arguments.out, may_be_empty=True), News()
    if arguments.install:
        command = [sys.executable, *(word for word in sys.orig_argv[1:] if word != "--install")]
        place = f"http://{HOST}:{arguments.port or ports(project.sources)[0]}/"
        for path in install(command, Path.cwd(), place):
            screen.note(f"Made {shown_path(path)}.")
        return ExitCode.DONE
    engine = address(project.sources, project.out)
    refuse_another(engine, noted_desk(engine))
    with listener(project.sources, arguments.port) as listening, noted(engine, origin(listening)):
        place = start(Desk(project.sources, project.out, news, turn), listening)
        screen.note(f"The desk is at {place}/ on this machine alone.")
        if not arguments.no_browser and _OPENED not in os.environ:
            os.environ[_OPENED] = place  # where Hexapla itself changes it starts again, and the page is there
            webbrowser.open(f"{place}/")
        signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts programs beside a shell may ignore it
        return watch(arguments, request, turn, screen, built=news.built, happened=news.happened)
