"""What a person sees: progress, the table of languages, what is new, where the files are; or JSON alone."""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from hexapla.cli.bar import progress_bar, step_by_step
from hexapla.cli.census import table_of_census
from hexapla.cli.kinds import LEAST, Line, by_kind, every
from hexapla.engine.progress import Watch
from hexapla.engine.reasons import in_words
from hexapla.engine.report import DocumentReport, Report
from hexapla.errors import ExitCode, HexaplaError
from hexapla.findings import Severity
from hexapla.storage.reading import printable

if TYPE_CHECKING:
    from hexapla.officer.adding import Added
    from hexapla.officer.learning import Learnt

RESULT = "hexapla-result/1"
EVENT = "hexapla-event/1"
PIPE_WIDTH = 160
"""Columns of an output that is no terminal."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

_OUTCOMES = {
    "added": "taken", "replaced": "taken, in place of the version that was there", "same": "is there already, unchanged",
    "differs": "differs from the version that is there; it is taken with --replace",
    "skipped": "left alone: Word makes such a file while it holds a document open", "refused": "not taken",
    "recognised": "is there already; what was recognised in it now lies beside it",
}  # fmt: skip


class Screen:
    """The terminal, or the pipe that stands in for it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Take what the common options say about output."""
        self.quiet = arguments.quiet or arguments.json or arguments.json_lines
        self.verbose = bool(arguments.verbose)
        self.json, self.json_lines = arguments.json, arguments.json_lines
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a file may have any name, a terminal not any sign
        is_kept = not getattr(arguments, "watch", False)  # else what was shown would pile up
        self.out, self.err = (_console(stream, is_kept=is_kept) for stream in (sys.stdout, sys.stderr))

    def may_ask(self, arguments: argparse.Namespace) -> bool:
        """Tell whether somebody sits at the terminal who can be asked."""
        is_silent = self.quiet or arguments.no_input or bool(os.environ.get("CI"))
        return not is_silent and sys.stdin.isatty() and self.err.is_terminal

    def said(self) -> tuple[str, str]:
        """Return all that was shown so far, on both streams."""
        out, err = (each.export_text(clear=False, styles=each.is_terminal) for each in (self.out, self.err))
        return out, err

    @contextmanager
    def progress(self) -> Iterator[Watch]:
        """Show what is being done: a bar on a terminal, a line a step elsewhere, an event with --json-lines."""
        if self.json_lines:
            yield lambda event: self._event({"event": event.name, **event.facts})
        elif self.quiet:
            yield lambda _: None
        elif self.err.is_terminal:
            with progress_bar(self.err) as watch:
                yield watch
        else:
            yield step_by_step(self.err)

    def report(self, report: Report, out: Path, code: ExitCode, **more: object) -> None:
        """Show what a run did; the last lines say where the files are."""
        for bug in report.bugs:
            self.err.print(escape(bug), style="red")
        if report.bugs:
            self.err.print("This is a bug of Hexapla. Please report it with the lines above.")
        for fault in report.faults:
            self.fault(_ReportedError.of(fault))
        if not self.quiet:
            for document in report.documents:
                self._document(document, out)
            self._held_back(report)
            if any(each.made or each.kept for each in report.documents) and (out / "index.html").is_file():
                self.out.print(f"\nOpen [bold]{escape(shown_path(out / 'index.html'))}[/bold]")
        elif not (self.json or self.json_lines):
            for document in report.documents:
                for fault in document.faults:
                    self.fault(fault)
        build = {"build": report.build} if report.build else {}
        faults = {"faults": [fault.as_json() for fault in report.faults]} if report.faults else {}
        self.result(code, (document.as_json() for document in report.documents), **faults, **build, **more)

    def built(self, report: Report) -> None:
        """Show in few lines what a save has led to: what was made, what is wrong, what is new."""
        for bug in report.bugs:
            self.err.print(escape(bug), style="red")
        for document in report.documents:
            for fault in document.faults:
                self.fault(fault)
            if document.made and not self.quiet:
                self.out.print(f"[bold]{escape(document.symbol)}[/bold]  {document.made} built")
                for severity in (Severity.ERROR, Severity.WARNING):
                    for each in document.open_findings(severity):
                        if each not in document.known:
                            self._lines(every([each]))
        for fault in report.faults:
            self.fault(fault)

    def result(self, code: ExitCode, documents: Iterable[dict[str, Any]], **more: object) -> None:
        """Print the one JSON object, where it was asked for."""
        if self.json or self.json_lines:
            content = {"format": RESULT, "exit": int(code), "documents": list(documents), **more}
            if self.json_lines:
                self._event({"event": "result", **content})
            else:
                sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")

    def added(self, added: "Sequence[Added]", code: ExitCode) -> None:
        """Show what became of the files that were to be taken, and what new versions change."""
        from hexapla.cli.first_pages import said_of, taken_json  # late: `add` alone shows them

        is_alone = sum(1 for each in added if each.page) == 1
        for each in added if not self.quiet else ():
            what = f"{each.symbol} {each.language}: " if each.symbol else ""
            self.out.print(f"{escape(printable(each.file.name))}  {escape(what)}{_OUTCOMES[each.outcome]}")
            if each.page:
                for line in said_of(each.page, is_alone=is_alone):
                    bare = line.lstrip()
                    self._show(Text(bare, style="dim"), len(line) - len(bare))
            if each.fault:
                self.fault(_ReportedError.of(each.fault))
            self._changes(each)
            for found in each.findings:
                if self.verbose or not found.is_routine:
                    self._lines(every([found]))
            if each.outcome in ("added", "replaced", "recognised") and each.target:
                self.out.print(f"  [bold]{escape(shown_path(each.target))}[/bold]")
            if each.previous:
                self.out.print(f"  the old one is kept as {escape(shown_path(each.previous))}")
        documents = [
            {"symbol": each.symbol, "folder": each.target.parent.name if each.target else None, "outputs": [],
             "findings": [found.as_json() for found in each.findings]} for each in added if each.symbol
        ]  # fmt: skip
        self.result(code, documents, files=[taken_json(each) for each in added])

    def _changes(self, added: "Added") -> None:
        """Show what a new version changes."""
        from hexapla.cli.first_pages import changed  # late: `add` alone shows them

        for indent, text, style in changed(added):
            self._show(Text(text, style=style), indent)

    def learnt(self, learnt: "Learnt") -> None:
        """Show the pairs of terms that wait for a decision, and what became of the decided ones."""
        for each in learnt.proposals if not self.quiet else ():
            what = f"{each.sentences} sentences of {', '.join(each.origins)}"
            self.out.print(f"{escape(each.terms[0])}  =  {escape(each.terms[1])}  [dim]{escape(what)}[/dim]")
        for name in learnt.left_out:
            self.note(f"{name} is left out: it is restricted, or has nothing in two languages.")
        self.note(f"{len(learnt.proposals)} proposed, {learnt.taken} taken into the glossary, {learnt.struck} struck.")
        self.result(ExitCode.DONE, (), proposals=[asdict(each) for each in learnt.proposals])

    def packages(self, paths: Iterable[Path]) -> None:
        """Name the packages of a release."""
        if not self.quiet:
            for path in paths:
                self.out.print(f"Released [bold]{escape(shown_path(path))}[/bold]")

    def machine(self, parts: Sequence[Any], code: ExitCode) -> None:
        """Show what this machine has and lacks."""
        for part in parts if not self.quiet else ():
            mark = (
                "[green]there[/green]  " if part.is_there else ("[red]missing[/red]" if part.is_needed else "absent ")
            )
            self.out.print(f"{mark}  {escape(part.name)}: {escape(part.detail)}")
        self.result(code, (), machine=[part.as_json() for part in parts])

    def fault(self, fault: HexaplaError) -> None:
        """Show a fault: what is wrong, and what to do."""
        self.err.print(f"[bold red]error:[/bold red] {escape(fault.message)}")
        if fault.advice:
            self.err.print(f"       {escape(fault.advice)}")
        if (self.json or self.json_lines) and not isinstance(fault, _ReportedError):
            self.result(fault.exit_code, (), error={"message": fault.message, "advice": fault.advice})

    def waiting(self, text: str) -> None:
        """Say that we wait, and for whom."""
        if self.json_lines:
            self._event({"event": "waiting", "what": text})
        else:
            self.note(text)

    def note(self, text: str) -> None:
        """Say one sentence."""
        if not self.quiet:
            self.err.print(escape(text))

    def bug(self) -> None:
        """Show the traceback of a bug of ours."""
        traceback.print_exc()
        self.err.print("This is a bug of Hexapla. Please report it with the lines above.")
        self.result(ExitCode.BUG, (), error={"message": "A bug of Hexapla.", "advice": "Report the traceback."})

    def interrupted(self) -> None:
        """Say that a run was cut off, and that nothing is broken."""
        text = "Interrupted; what was finished is whole, and the next run goes on from there."
        self.note(text)
        self.result(ExitCode.INTERRUPTED, (), error={"message": text, "advice": ""})

    def _event(self, content: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps({**content, "format": EVENT}, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def _document(self, document: DocumentReport, out: Path) -> None:
        folder = out / (
            document.symbol and Path(document.outputs[0]["path"]).parent.parent.name if document.outputs else ""
        )
        counts = f"{document.made} built, {document.kept} unchanged" if document.outputs else "nothing built"
        place = f"  {escape(shown_path(folder))}" if document.outputs else ""
        self.out.print(f"\n[bold]{escape(document.symbol or document.folder)}[/bold]  {counts}{place}")
        for fault in document.faults:
            self.fault(_ReportedError.of(fault))
        if document.census:
            self.out.print(table_of_census(document.census))
        for each in document.decisions if self.verbose else ():
            self.out.print(
                f"  {each.outcome:6}  {escape(each.file.partition('/')[2])}  [dim]{escape(in_words(each.reasons))}[/dim]"
            )
        self._findings(document)

    def _held_back(self, report: Report) -> None:
        """Name what is not in `out/` as its sources are today."""
        names = [
            (document.symbol or document.folder) + (f" ({', '.join(document.held_back)})" if document.held_back else "")
            for document in report.documents
            if document.is_failed
        ]
        if names:
            self.out.print(f"\nHeld back: {escape(', '.join(names))}. What was built before stays.")

    def _findings(self, document: DocumentReport) -> None:
        """Show what is open by kind, or each by itself with -v; what a build with nothing to do finds is known."""
        found = [each for each in document.findings if each.is_open]
        known = document.known if document.made or not document.kept else document.findings
        self._lines(every(found) if self.verbose else by_kind(found, known))
        if accepted := len(document.findings) - len(found):
            self.out.print(f"  {accepted} accepted")

    def _lines(self, lines: Iterable[Line]) -> None:
        """Print lines; on a terminal those that are too long go on below their first word, in a pipe each stays one."""
        for line in lines:
            text = Text(line.text)
            if line.severity:
                text.stylize(STYLES[line.severity], 0, len(line.text.split(" ", 1)[0]))
            elif line.indent > LEAST:
                text.stylize("dim")
            self._show(text, line.indent)

    def _show(self, text: Text, indent: int) -> None:
        shown = Padding(text, (0, 0, 0, indent)) if self.out.is_terminal else Text(" " * indent) + text
        self.out.print(shown, soft_wrap=not self.out.is_terminal)


def _console(file: TextIO, *, is_kept: bool) -> Console:
    """Return a console that never cuts a line: a terminal has long ones go on below at a word, a pipe leaves them whole."""
    is_terminal = file.isatty()
    width = None if is_terminal else PIPE_WIDTH
    return Console(highlight=False, soft_wrap=not is_terminal, file=file, width=width, record=is_kept)


class _ReportedError(HexaplaError):
    """A fault that the result's JSON has already with its document."""

    @classmethod
    def of(cls, fault: HexaplaError) -> "_ReportedError":
        return cls(fault.message, fault.advice)


def shown_path(path: Path) -> str:
    """Return a path as a person reads it: from the working directory if it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
