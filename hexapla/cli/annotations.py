"""Open findings as annotations of GitHub, which shows them beside the lines of the sources."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from hexapla.cli.screen import shown_path
from hexapla.engine.report import Report
from hexapla.findings import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def annotations(report: Report, sources: Path) -> Iterator[str]:
    """Yield a workflow command for each fault, and for each finding that asks something; files from here on."""
    for fault in report.faults:
        yield _command("error", f"{fault.message} {fault.advice}", title="Hexapla")
    for document in report.documents:
        folder = sources / document.folder
        sources_of = {path.stem: path for path in sorted(folder.iterdir())} if folder.is_dir() else {}
        for fault in document.faults:
            yield _command("error", f"{fault.message} {fault.advice}", title=document.folder)
        for each in document.findings:
            if each.is_open and not each.is_routine:
                path = folder / each.file if each.file else sources_of.get(each.language or "", folder)
                place = {"file": shown_path(path), "line": str(each.line or "")} if path.is_file() else {}
                said = f"{each.language or ''} {each.eid or ''} {each.message} {each.remedy}"
                title = f"{each.code} {document.symbol}"
                yield _command(_COMMANDS[each.severity], " ".join(said.split()), **place, title=title)


def _command(name: str, message: str, **properties: str) -> str:
    facts = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items() if value)
    return f"::{name} {facts}::{_escaped(message, _DATA)}"


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(sign, sign) for sign in text)
