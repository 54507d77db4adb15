"""What was done with a document, as PREMIS tells it: ingested, normalised with every repair, validated by what."""

import importlib.metadata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn, hx
from hexapla.data_files import data_file
from hexapla.version import __version__

PROGRAM = "Hexapla"


class Verdict(Protocol):
    """What an independent program says of a file that goes out: `passed`, `failed` or `not asked`."""

    judge: str
    version: str
    subject: str
    sha256: str
    outcome: str
    detail: str
    report: bytes | None


@dataclass(frozen=True)
class Event:
    """An event: what kind, by which agent, on which files, with what outcome."""

    type: str
    detail: str
    agent: str
    outcome: str
    objects: tuple[str, ...]
    notes: tuple[str, ...] = ()


def ingestion(sources: Iterable[str]) -> Event:
    """Return the event of taking sources in."""
    names = tuple(sources)
    return Event("ingestion", f"{len(names)} files received", PROGRAM, "success", names)


def normalisations(documents: Mapping[str, AknDocument], canonical: Mapping[str, str]) -> Iterator[Event]:
    """Yield the making of each canonical file, with every repair that it says; `canonical` are their names by language."""
    for code, document in documents.items():
        told = document.meta.find(f"{akn('proprietary')}/{hx('provenance')}")
        source = told.find(hx("source")) if told is not None else None
        made = {str(key): str(value) for key, value in source.attrib.items()} if source is not None else {}
        repairs = told.iterfind(hx("repair")) if told is not None else ()
        notes = tuple(_repair({str(key): str(value) for key, value in each.attrib.items()}) for each in repairs)
        detail = f"{made.get('name')} (SHA-256 {made.get('sha256')}) to Akoma Ntoso 3.0"
        yield Event(
            "normalization", detail, PROGRAM, f"{len(notes)} kinds of repairs and repairs", (canonical[code],), notes
        )


def _repair(facts: Mapping[str, str]) -> str:
    if "count" in facts:
        return f"{facts['code']}: {facts['count']} times"
    return f"{facts.get('code')}, line {facts.get('line')}: “{facts.get('before')}” became “{facts.get('after')}”"


def validations(outputs: Mapping[str, Mapping[str, Any]]) -> Iterator[Event]:
    """Yield what the build asked of each output and what the answer was, by names in the package."""
    agents = data_file("archive")["checks"]
    for name, record in sorted(outputs.items()):
        for check, answer in sorted(record["checks"].items()):
            if isinstance(answer, str):
                yield Event("validation", check, agents.get(check, PROGRAM), answer, (name,))


def judgements(verdicts: Iterable[Verdict], names: Mapping[str, str]) -> Iterator[Event]:
    """Yield what independent programs said; what was not asked is no event.  `names` are those in the package by file name."""
    for each in verdicts:
        name = names.get(each.subject.rpartition("/")[2])
        if name and each.outcome != "not asked":
            notes = (each.detail,) if each.detail else ()
            yield Event("validation", f"{each.judge} {each.version}", each.judge, each.outcome, (name,), notes)


def agents(events: Iterable[Event], verdicts: Iterable[Verdict]) -> dict[str, str]:
    """Return the programs that did something, with their versions."""
    known = {PROGRAM: __version__} | {each.judge: each.version for each in verdicts}
    return {
        name: known.get(name) or importlib.metadata.version(name) for name in sorted({each.agent for each in events})
    }
