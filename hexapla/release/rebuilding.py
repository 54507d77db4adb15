"""Whether the sources in an archive package still give the editions in it: they are built again, here, and compared."""

import contextlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hexapla.archive import read_zip
from hexapla.engine.building import build
from hexapla.engine.fingerprint import fingerprints
from hexapla.engine.pool import Pool
from hexapla.engine.progress import Watch
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request
from hexapla.errors import HexaplaError, SourceError, ToolMissingError
from hexapla.project.layout import Project
from hexapla.release.archives import CANONICAL, EDITIONS
from hexapla.release.editions import Releasing
from hexapla.release.fixity import Difference, Package
from hexapla.release.verification import ARCHIVE_RECORD, PAYLOAD_FOLDER, SOURCES, Rebuilt, Verified
from hexapla.storage.reading import MOST_BYTES
from hexapla.storage.records import Table, has_shape
from hexapla.storage.spool import temporary_folder
from hexapla.storage.tree import Tree

_ANY = re.compile(r".+")
_SHAPE = {
    "request": {"languages": [str], "editions": [str], "formats": [str], "tracked": re.compile("refuse|accept|reject")},
    "tools": Table((_ANY, str)), "fonts": Table((_ANY, str)), "fingerprint": Table((_ANY, str)),
}  # fmt: skip
SAME, DIFFERS, INCOMPARABLE = "same", "differs", "not comparable"


@dataclass(frozen=True)
class _Again:
    """What was built again: the editions by their names in the package, what they were made with, what went wrong."""

    files: Mapping[str, bytes]
    tools: Mapping[str, str]
    fonts: Mapping[str, str]
    faults: tuple[HexaplaError, ...]


def rebuilt(verified: Verified, request: Request, watch: Watch) -> Verified:
    """Build the document of an archive package again, with what is inside, and add how it compares.

    Bytes that differ are a difference only where all that decides them is of the recorded version here; `request` bounds the
    build.  A file that is told of already is not compared.
    """
    try:
        with Package(str(verified.path)) as package:
            return _compared(verified, package, request, watch)
    except HexaplaError as fault:  # what is in it is anybody's
        return replace(verified, rebuilt=Rebuilt(INCOMPARABLE, (fault.message,)))


def _compared(verified: Verified, package: Package, request: Request, watch: Watch) -> Verified:
    """Build what is in a package and compare.

    Raises:
        SourceError: something in it cannot be read, or written where it says.
    """
    if not any(name.startswith(f"{PAYLOAD_FOLDER}{SOURCES}/") for name in package.names):
        message = "There are no sources in it: only archive packages that are not redacted hold them."
        raise SourceError(message)
    record = json.loads(_read(package, f"{PAYLOAD_FOLDER}{ARCHIVE_RECORD}"))
    if not all(has_shape(record.get(name), shape) for name, shape in _SHAPE.items()):
        message = f"{ARCHIVE_RECORD} does not say what it was made of, and with what."
        raise SourceError(message)
    again = _built(package, record, request, watch)
    told = {each.file for each in verified.differences}
    places = {name: f"{PAYLOAD_FOLDER}{name}" for name in sorted(record["outputs"])}
    found = tuple(
        Difference("rebuilt", place, f"{place} {said}")
        for name, place in places.items()
        if place not in told and place in package.names
        and (said := _unlike(_read(package, place), again.files.get(name)))
    )  # fmt: skip
    if not found:
        return replace(verified, rebuilt=Rebuilt(SAME, ()))
    reasons = tuple(_reasons(record, again))
    if reasons:
        return replace(verified, rebuilt=Rebuilt(INCOMPARABLE, reasons))
    return replace(verified, differences=(*verified.differences, *found), rebuilt=Rebuilt(DIFFERS, ()))


def _built(package: Package, record: Mapping[str, Any], request: Request, watch: Watch) -> _Again:
    """Build what was asked for when the package was made, in a folder that goes when this returns."""
    asked = record["request"]
    request = replace(
        request, languages=tuple(asked["languages"]), editions=tuple(asked["editions"]), formats=tuple(asked["formats"]),
        tracked=asked["tracked"],
    )  # fmt: skip
    start = f"{PAYLOAD_FOLDER}{SOURCES}/"
    with temporary_folder() as folder, Pool(request.allowance) as pool:
        sources = Tree(Path(folder) / "sources", is_ours=True)
        for name in package.names:
            if name.startswith(start):
                sources.put(name.removeprefix(start), _read(package, name))
        project = Project.open(sources.root, Path(folder) / "out")
        document = build(project, request, watch).documents[0]
        each = Releasing(project, request, Tree(project.out, is_ours=True), pool, document)
        faults = (*document.faults, *_bugs(document))
        files = {} if document.bugs or not document.outputs else dict(_files(each))
        return _Again(files, each.manifest.tools, each.manifest.fonts, faults)


def _bugs(document: DocumentReport) -> Iterator[HexaplaError]:
    yield from (HexaplaError(bug.rstrip().splitlines()[-1]) for bug in document.bugs)


def _files(each: Releasing) -> Iterator[tuple[str, bytes]]:
    for edition in each.editions():
        for name, data in each.files(edition).items():
            is_canonical = each.manifest.outputs[name]["format"] == "xml"
            yield f"{CANONICAL if is_canonical else EDITIONS}/{name}", data


def _reasons(record: Mapping[str, Any], again: _Again) -> Iterator[str]:
    """Yield what is another version here than when the package was made, or is missing."""
    for kind, then, now in (("", record["tools"], again.tools), ("The font ", record["fonts"], again.fonts)):
        for name in sorted({*then, *now} if not kind else {*then} & {*now}):
            if then.get(name) != now.get(name):
                there, here = (each.get(name, "missing")[:12] for each in (then, now))
                yield f"{kind}{name} was {there} when it was made and is {here} here."
    for name, digest in fingerprints():
        if name != "libraries" and record["fingerprint"].get(name) != digest:
            yield f"Of Hexapla, {name} is not what it was, whatever its version says."
    yield from (fault.message for fault in again.faults if isinstance(fault, ToolMissingError))


def _unlike(then: bytes, now: bytes | None) -> str | None:
    """Return how a file that was built again differs from the one in the package, None where it does not."""
    if now is None:
        return "was not made when its document was built again."
    return None if then == now else f"has other bytes when it is built again, {_place(then, now)}."


def _place(then: bytes, now: bytes) -> str:
    """Return where two files begin to differ: in which member, from which line on, or from which byte on."""
    with contextlib.suppress(ValueError):
        one, other = read_zip(then), read_zip(now)
        name = min(name for name in {*one, *other} if one.get(name) != other.get(name))
        return f"in {name} {_place(one.get(name, b''), other.get(name, b''))}"
    with contextlib.suppress(UnicodeDecodeError):
        lines = zip(then.decode().split("\n"), now.decode().split("\n"), strict=False)
        number = next((number for number, (a, b) in enumerate(lines, 1) if a != b), None)
        return f"from line {number} on" if number else "at its end"
    byte = next(
        (place for place, (a, b) in enumerate(zip(then, now, strict=False)) if a != b), min(len(then), len(now))
    )
    return f"from byte {byte} on"


def _read(package: Package, name: str) -> bytes:
    try:
        with package.opened(name) as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        message = f"{name} cannot be read: {error}."
        raise SourceError(message) from error
    if len(data) > MOST_BYTES:
        message = f"{name} is longer than any file of ours."
        raise SourceError(message)
    return data
