"""What each command does: a request is made, the engine runs, the screen shows the report."""

import argparse

from hexapla.cli.screen import Screen
from hexapla.engine import building
from hexapla.engine.request import Request
from hexapla.errors import ExitCode
from hexapla.project.layout import Project


def build(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Build the editions."""
    project = Project.open(arguments.sources, arguments.out)
    request = Request(
        names=tuple(arguments.names), languages=arguments.languages, editions=arguments.editions,
        formats=arguments.formats, workers=arguments.workers, force=arguments.force, tracked=arguments.tracked,
        meaning=arguments.meaning,
    )  # fmt: skip
    with screen.progress() as watch:
        report = building.build(project, request, watch)
    code = report.exit_code(strict=arguments.strict)
    screen.report(report, project.out, code)
    return code


def check(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Look at the texts and write reports only."""
    project = Project.open(arguments.sources, arguments.out)
    with screen.progress() as watch:
        report = building.check(project, tuple(arguments.names), watch, tracked=arguments.tracked)
    code = report.exit_code(strict=arguments.strict)
    screen.report(report, project.out, code)
    return code


def add(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Take files into `sources/`."""
    from hexapla.officer.adding import Options
    from hexapla.officer.adding import add as take

    options = Options(arguments.symbol, arguments.language, arguments.replace, arguments.tracked)
    added = take(arguments.sources, arguments.files, options)
    code = ExitCode.USAGE if any(each.outcome == "differs" for each in added) else ExitCode.DONE
    screen.added(added, code)
    return code


def new(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Make the folder of a document."""
    from hexapla.officer.new_document import create

    files = create(arguments.sources, arguments.symbol, arguments.languages)
    for path in files:
        screen.note(f"Made {path}.")
    screen.result(ExitCode.DONE, (), files=[str(path) for path in files])
    return ExitCode.DONE


def accept(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Settle a finding or a concordance item."""
    from hexapla.officer.accepting import accept as settle

    project = Project.open(arguments.sources, arguments.out)
    path = settle(project, arguments.symbol, arguments.code, arguments.id, arguments.reason)
    screen.note(f"Settled {arguments.code} {arguments.id} in {path}.")
    screen.result(ExitCode.DONE, ())
    return ExitCode.DONE


def learn(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Propose terms for the glossary, and carry out what was decided about earlier ones."""
    from hexapla.officer.learning import learn as propose

    learnt = propose(Project.open(arguments.sources, arguments.out), arguments.names)
    screen.learnt(learnt)
    return ExitCode.DONE


def release(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Pack each language by itself."""
    from hexapla.release.packages import release as pack

    project = Project.open(arguments.sources, arguments.out)
    names = tuple(arguments.names)
    request = Request(names, arguments.languages, arguments.editions, tracked=arguments.tracked)
    with screen.progress() as watch:
        report, packages = pack(project, request, frozenset(arguments.even), watch)
    code = report.exit_code()
    screen.packages(packages)
    screen.report(report, project.out, code)
    return code


def diff(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say what changed between two versions."""
    from hexapla.cli.difference import show
    from hexapla.officer.comparison import difference, write_report

    project = Project.open(arguments.sources, arguments.out)
    found = difference(project, arguments.old, arguments.new)
    path = write_report(project, found)
    if not screen.quiet:
        show(found, screen.out)
        screen.note(f"Written to {path}.")
    screen.result(ExitCode.DONE, (), difference=found.as_json())
    return ExitCode.DONE


def doctor(arguments: argparse.Namespace, screen: Screen) -> ExitCode:
    """Say what this machine has and lacks."""
    from hexapla.tools.doctor import examine_machine

    del arguments
    parts = examine_machine()
    code = ExitCode.DONE if all(part.is_there or not part.is_needed for part in parts) else ExitCode.TOOL_MISSING
    screen.machine(parts, code)
    return code
