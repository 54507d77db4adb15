"""Whether a package is what was released: its files by their sums, its record, and what the record promises of them."""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hexapla.akn.schema import schema_errors
from hexapla.archive import read_zip
from hexapla.engine.pool import Pool, Task
from hexapla.errors import ExitCode, HexaplaError, UsageError
from hexapla.release.bag_form import form_of_bag
from hexapla.release.fixity import (
    MOST,
    PAYLOAD,
    PROGRAM,
    RECORD,
    SUMS,
    Difference,
    NoPackageError,
    Package,
    differences,
    sums,
)
from hexapla.tools.pdfgate import STANDARDS, failures
from hexapla.xml_tree import parse

FORMAT, ARCHIVE = "hexapla-package/1", "hexapla-archive/1"

ARCHIVE_RECORD = "documentation/manifest.json"
SOURCES = "representations/sources/data"
PAYLOAD_FOLDER = "data/"
"""Where the files of an archive package lie that its record and its METS name."""


@dataclass(frozen=True)
class Rebuilt:
    """How the editions in a package compare with what is built of its sources here: `same`, `differs` or `not comparable`.

    `reasons` say what does not let them be compared.
    """

    verdict: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Verified:
    """What verification says of a package: how many files its list names, and all that is not as it was released.

    `rebuilt` is None where it was not built again, `signature` says who signed it, "" where nobody did.
    """

    path: Path
    symbol: str
    files: int
    differences: tuple[Difference, ...]
    rebuilt: Rebuilt | None = None
    signature: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the entry of this package in `--json`."""
        return {
            "path": str(self.path), "symbol": self.symbol, "files": self.files,
            "differences": [each._asdict() for each in self.differences],
            "rebuilt": asdict(self.rebuilt) if self.rebuilt else None, "signature": self.signature or None,
        }  # fmt: skip


def exit_code(packages: Sequence[Verified]) -> ExitCode:
    """Return what is told to the shell: a difference weighs more than what cannot be compared here."""
    if any(each.differences for each in packages):
        return ExitCode.FINDINGS
    is_open = any(each.rebuilt and each.rebuilt.reasons for each in packages)
    return ExitCode.TOOL_MISSING if is_open else ExitCode.DONE


def verify_package(path: Path, pool: Pool) -> Verified:
    """Verify a package, packed or unpacked; what is in it is looked at in a process of the pool.

    Raises:
        UsageError: there is no package of ours.
    """
    try:
        return pool.result(Task(str(path), verified, (path,)))  # type: ignore[no-any-return]
    except HexaplaError as fault:
        if isinstance(fault, UsageError):
            raise
        return Verified(path, "", 0, (Difference("form", path.name, fault.message),))


def verified(path: Path) -> Verified:
    """Verify a package in this very process.

    Raises:
        UsageError: there is no package of ours.
    """
    try:
        with Package(str(path)) as package:
            count, found = differences(package)
            record = _record(package)
            wrong = {each.file for each in found}
            found += _unlike(package, record, wrong)
            found += _misjudged(record)
            found += _of_form(package, record, wrong)
            if package.is_bag:
                found += form_of_bag(package, wrong)
    except NoPackageError as error:
        raise UsageError(
            str(error), "Name a package of release, its zip or the folder that it was unpacked to."
        ) from error
    return Verified(path, str(record["symbol"]), count, tuple(found))


def _record(package: Package) -> Mapping[str, Any]:
    """Return the record of a package.

    Raises:
        NoPackageError: it has none, or one of another kind.
    """
    name, form = (f"{PAYLOAD_FOLDER}{ARCHIVE_RECORD}", ARCHIVE) if package.is_bag else (RECORD, FORMAT)
    try:
        with package.opened(name) as file:
            record = json.loads(file.read(MOST))
        is_whole = {*map(type, record["outputs"].values())} == {dict} == {type(record["sources"])}
        is_judged = {*map(type, record.get("judges", []))} <= {dict}
        if record["format"] == form and is_whole and is_judged and record["symbol"]:
            return record  # type: ignore[no-any-return]
    except (OSError, KeyError, TypeError, AttributeError, ValueError, RecursionError, zipfile.BadZipFile, zlib.error):
        pass
    raise NoPackageError(f"{package.path} is no package of Hexapla: {name} is no record of one.")


def _unlike(package: Package, record: Mapping[str, Any], wrong: set[str]) -> Iterator[Difference]:
    """Yield where the record and the list of sums say different things: neither can be believed then.

    A bag has sums of another kind, so there the files themselves are asked.
    """
    base, listed = PAYLOAD_FOLDER if package.is_bag else "", sums(package)
    recorded = {name: entry.get("sha256") for name, entry in record["outputs"].items()} | dict(record.get("media", {}))
    if package.is_bag and not record.get("redacted"):
        recorded |= {f"{SOURCES}/{name}": digest for name, digest in record["sources"].items()}
    names = recorded if package.is_bag else {*recorded, *listed} - {RECORD, SUMS, PROGRAM}
    for name in sorted(names):
        inside = base + name
        if inside in wrong:
            continue  # it is told of already
        if recorded.get(name) != (package.digest(inside) if package.is_bag else listed.get(name)):
            what = f"{ARCHIVE_RECORD} and {PAYLOAD}" if package.is_bag else f"{RECORD} and {SUMS}"
            yield Difference("altered", inside, f"{what} say different things of {inside}.")


def _misjudged(record: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield the verdicts that are of other bytes than those of the file that they name, or of none in the package."""
    for each in record.get("judges", []):
        name, outputs = str(each.get("file")), record["outputs"]
        if outputs.get(name, {}).get("sha256") != each.get("sha256"):
            sentence = f"The verdict of {each.get('judge')} on {name} is of other bytes than {name} has."
            yield Difference("altered", name, sentence)


def _of_form(package: Package, record: Mapping[str, Any], wrong: set[str]) -> Iterator[Difference]:
    """Yield what a file is not that the record promises, for those that have the bytes that were released."""
    for target, entry in sorted(record["outputs"].items()):
        look, name = _FORMS.get(entry.get("format")), PAYLOAD_FOLDER + target if package.is_bag else target
        if look is None or name in wrong or name not in package.names:
            continue
        with package.opened(name) as file:
            data = file.read()
        try:
            complaint = look(data, entry.get("checks", {}))
        except (ValueError, SyntaxError, HexaplaError) as error:
            complaint = str(error).splitlines()[0]
        if complaint:
            yield Difference("form", name, f"{name}: {complaint}")


def _xml(data: bytes, checks: Mapping[str, Any]) -> str | None:
    errors = schema_errors(parse(data)) if checks.get("akn 3.0 strict") == "pass" else []
    return f"not valid against the strict schema of Akoma Ntoso 3.0 ({errors[0].message})" if errors else None


def _pdf(data: bytes, checks: Mapping[str, Any]) -> str | None:
    for name, (profile, _) in STANDARDS.items():
        if checks.get(name) == "pass" and (found := failures(data, profile)):
            return f"does not conform to {name.upper()} ({found[0][1]})"
    return None


def _epub(data: bytes, _: Mapping[str, Any]) -> str | None:
    is_first = data[30:58] == b"mimetypeapplication/epub+zip"  # EPUB OCF 3.3, 4.3: the first member, uncompressed
    return None if read_zip(data).keys() >= {"META-INF/container.xml"} and is_first else "is no EPUB"


def _docx(data: bytes, _: Mapping[str, Any]) -> str | None:
    return None if read_zip(data).keys() >= {"[Content_Types].xml", "word/document.xml"} else "is no Word file"


_FORMS: Mapping[str, Callable[[bytes, Mapping[str, Any]], str | None]] = {
    "xml": _xml, "pdf": _pdf, "facing": _pdf, "epub": _epub, "docx": _docx,
}  # fmt: skip
