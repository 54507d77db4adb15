"""What was done with a document, as PREMIS tells it: ingested, normalised with every repair, validated by what."""

import importlib.metadata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn, hx
from hexapla.data_files import data_file
from hexapla.release.judges import NOT_ASKED, Verdict
from hexapla.version import __version__

PROGRAM = "Hexapla"
SOURCE, OUTCOME = "source", "outcome"
"""Roles of files in events (PREMIS vocabulary eventRelatedObjectRole)."""


@dataclass(frozen=True)
class Event:
    """An event: what kind, by which agent, with what outcome; `objects` are the files that it was of, each with its role."""

    type: str
    detail: str
    agent: str
    outcome: str
    objects: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def ingestion(sources: Iterable[str]) -> Event:
    """Return the event of taking sources in, by their names in the package."""
    objects = tuple((name, SOURCE) for name in sources)
    return Event("ingestion", "files taken as they were received", PROGRAM, "success", objects)


def normalisation(document: AknDocument, sources: Iterable[str], canonical: str) -> Event:
    """Return the making of a canonical file, with every repair that it tells of, by the names of files in the package."""
    told = document.meta.find(f"{akn('proprietary')}/{hx('provenance')}")
    made = told.find(hx("source")) if told is not None else None
    name, digest = (str(made.get(key)) for key in ("name", "sha256")) if made is not None else ("", "")
    repairs = told.iterfind(hx("repair")) if told is not None else ()
    notes = tuple(_repair({str(key): str(value) for key, value in each.attrib.items()}) for each in repairs)
    objects = [(source, SOURCE) for source in sources if source.rpartition("/")[2] == name]
    detail = f"{name} (SHA-256 {digest}) made Akoma Ntoso 3.0; every repair is noted"
    return Event("normalization", detail, PROGRAM, "success", (*objects, (canonical, OUTCOME)), notes)


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
                yield Event("validation", check, agents.get(check, PROGRAM), answer, ((name, SOURCE),))


def judged(verdicts: Iterable[Verdict], outputs: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Verdict, str]]:
    """Yield the verdicts on these very bytes, each with the name of the file in the package; of what was not asked none."""
    names = {(name.rpartition("/")[2], record["sha256"]): name for name, record in outputs.items()}
    for each in verdicts:
        name = names.get((each.subject.rpartition("/")[2], each.sha256))
        if name and each.outcome != NOT_ASKED:
            yield each, name


def judgements(said: Iterable[tuple[Verdict, str]]) -> Iterator[Event]:
    """Yield what independent programs said of files."""
    for each, name in said:
        notes = (each.detail,) if each.detail else ()
        yield Event("validation", f"{each.judge} {each.version}", each.judge, each.outcome, ((name, SOURCE),), notes)


def agents(events: Iterable[Event], verdicts: Iterable[Verdict]) -> dict[str, str]:
    """Return the programs that did something, with their versions."""
    known = {PROGRAM: __version__} | {each.judge: each.version for each in verdicts if each.version}
    return {
        name: known.get(name) or importlib.metadata.version(name) for name in sorted({each.agent for each in events})
    }
