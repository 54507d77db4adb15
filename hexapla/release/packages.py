"""Releases: each language by itself in one archive, with its record and its checksums."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from hexapla.archive import deterministic_zip
from hexapla.engine import catalogue
from hexapla.engine.building import build
from hexapla.engine.manifest import NAME
from hexapla.engine.pool import Pool
from hexapla.engine.progress import Watch
from hexapla.engine.report import DocumentReport, Report
from hexapla.engine.request import Request
from hexapla.engine.versions import edition_of, package_name
from hexapla.errors import HexaplaError, RefusedError
from hexapla.project.layout import Project
from hexapla.release import fixity
from hexapla.release.editions import Releasing, stated_for
from hexapla.release.fixity import PROGRAM, RECORD, SUMS
from hexapla.release.judges import Verdict, verdicts
from hexapla.release.publication import is_as_published, record_of
from hexapla.release.refusals import Terms, refusal, refused_by_judges, to_look_at
from hexapla.release.signatures import ENDING, signed
from hexapla.release.verification import FORMAT
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import sha256
from hexapla.storage.records import json_bytes
from hexapla.storage.tree import Change
from hexapla.timing import now

_NAMED = re.compile(r"\(([a-z]{2}(?:-[a-z]{2})*)\)")
"""An edition as refusals name it behind the symbol."""


class Released(NamedTuple):
    """What a release did: the report of its build, the packages, and what judges say of the files that were to go out."""

    report: Report
    packages: tuple[Path, ...]
    verdicts: tuple[Verdict, ...]

    def nothing(self, request: Request) -> dict[str, str]:
        """Return the editions and languages that were asked for by name and of which no package is there, each with why."""
        editions = {edition_of(path.name) for path in self.packages}
        asked = (*request.editions, *request.languages)
        return {name: self._reason(name) for name in asked if name not in editions}

    def as_json(self, request: Request) -> dict[str, object]:
        """Return what is said of a release as data, the report of its build apart."""
        return {
            "packages": [path.name for path in self.packages],
            "judges": [each.as_json() for each in self.verdicts],
            "nothing": [{"edition": name, "reason": reason} for name, reason in self.nothing(request).items()],
        }

    def _reason(self, edition: str) -> str:
        """Return why there is no package of an edition: the faults that name it, or stopped all of a document."""
        faults = ((document, fault) for document in self.report.documents for fault in document.faults)
        found = [fault.message for document, fault in faults if _stops(document, fault, edition)]
        return " ".join(found) or "No document has it."


def _stops(document: DocumentReport, fault: HexaplaError, edition: str) -> bool:
    """Tell whether a fault stopped an edition: it names it, is of a language of it, or of the whole document."""
    if named := _NAMED.findall(fault.message):
        return edition in named
    codes = [code for code, each in document.unreadable.items() if each is fault]
    return not codes or codes[0] in edition.split("-")


@dataclass(frozen=True)
class Archiving:
    """That archive packages are made too: at what time (None: now), without sources and reasons or not."""

    at: str | None = None
    is_redacted: bool = False


def release(
    project: Project,
    request: Request,
    even: frozenset[str],
    watch: Watch,
    turn: Turn = Turn("release"),
    *,
    judges: str = "none",
    is_strict: bool = False,
    archiving: Archiving | None = None,
) -> Released:
    """Build, then pack every edition that was asked for.

    `even` names what does not stop a release: `draft`, `restricted`, `incomplete` (without title or date), `errors`;
    `judges` says which of them are asked (`hexapla.release.judges`), `is_strict` that warnings and open items of a
    concordance stop it too.  An edition that is refused, or was not made whole, is a fault of its document in the
    report; the others are packed.  A document of which an edition is refused is not archived.
    """
    terms = Terms(even, judges, is_strict)
    report = build(project, request, watch, turn)
    built = Report([replace(document, faults=list(document.faults)) for document in report.documents])
    packages: list[Path] = []
    found: list[Verdict] = []
    with exclusive(project.out, turn, is_ours=True) as tree, Pool(request.allowance) as pool:
        for document in report.documents:
            if not document.outputs or document.bugs:
                continue  # it was not built; an edition that was not is refused alone
            try:
                packages += _release(Releasing(project, request, tree, pool, document), terms, archiving, found)
            except HexaplaError as fault:
                document.faults.append(fault)
        catalogue.write(tree, built, project.sources)  # of the records as they are now
    return Released(report, tuple(packages), tuple(found))


def _release(each: Releasing, terms: Terms, archiving: Archiving | None, found: list[Verdict]) -> list[Path]:
    """Put the packages of a document in place, all that may go out or none; return them.

    An edition that may not is a fault of the document; what judges say is added to what they have `found`.
    """
    manifest = each.manifest
    going = {edition: (files, said) for edition, files, said in _going_out(each, terms, found)}
    made = {
        edition: (package_name(each.folder, edition, each.issue(edition)), _package(each, edition, files, said))
        for edition, (files, said) in going.items()
    }
    packages = dict(_unpublished(each, made))
    if archiving and not each.document.faults:
        editions = {edition: files for edition, (files, _) in going.items()}
        said = [one for _, verdicts_ in going.values() for one in verdicts_]
        archive = {f"archive-{'-'.join(each.work.languages)}": _archive(each, editions, archiving, said)}
        packages |= dict(_unpublished(each, archive))
    released = packages.keys() & manifest.letters.keys()
    manifest.released |= {code: manifest.letters[code] for code in released}
    changes = [Change(f"releases/{name}", data) for name, data in packages.values()]
    signatures = list(_signatures(each, changes))
    each.tree.commit([*changes, *signatures, Change(f"{each.folder}/{NAME}", manifest.as_bytes())])
    return [each.tree.root / change.name for change in changes]


def _signatures(each: Releasing, packages: Iterable[Change]) -> Iterator[Change]:
    """Yield the signatures of packages that have none yet, where the office signs."""
    for package in packages:
        name = f"{package.name}{ENDING}"
        if package.data and each.tree.digest(name) is None and (signature := signed(each.project, package.data)):
            yield Change(name, signature)


def _archive(
    each: Releasing, editions: Mapping[str, Mapping[str, bytes]], archiving: Archiving, said: Sequence[Verdict]
) -> tuple[str, bytes]:
    """Return the name of a document's archive package and its bytes; one that stands under that name keeps its time."""
    # Late: what describes and catalogues is loaded for archives alone.
    from hexapla.release.archives import Envelope, archive_name, archived, time_of

    name = f"{archive_name(each, is_redacted=archiving.is_redacted)}.zip"
    at = archiving.at or time_of(each.tree.read(f"releases/{name}")) or now()
    return name, archived(each, editions, Envelope(at, archiving.is_redacted, tuple(said)))


def _unpublished(each: Releasing, packages: Mapping[str, tuple[str, bytes]]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the packages whose names are new, or stand for the same bytes; the others are a fault of the document."""
    for edition, (name, data) in packages.items():
        published = each.tree.read(f"releases/{name}")
        if published is None or is_as_published(data, published):
            yield edition, (name, published or data)
            continue
        message = f"releases/{name} is there already with other bytes, and what is published stays as it is."
        number = int(name.removesuffix(".zip").rpartition("-")[2]) + 1
        language = _changed(each, edition.removeprefix("archive-"), published)
        advice = (
            f"Say in document.toml that this is another issue: [[{language}.issue]], number = {number}, its date and its "
            "reason; a package that nobody has got can be deleted."
        )
        each.document.faults.append(RefusedError(message, advice))


def _changed(each: Releasing, edition: str, published: bytes) -> str:
    """Return the language of an edition whose source is another than in the published package, else the first."""
    before, now = record_of(published).get("sources", {}), each.sources(edition)
    names = {source.language: source.name for source in each.work.sources}
    codes = edition.split("-")
    return next((code for code in codes if before.get(names[code]) != now.get(names[code])), codes[0])


def _going_out(
    each: Releasing, terms: Terms, found: list[Verdict]
) -> Iterator[tuple[str, dict[str, bytes], list[Verdict]]]:
    """Yield the editions that may go out with their files and what judges say; why another may not is a fault of the document."""
    for edition in each.editions():
        refused = refusal(each.manifest.summary, each.document, edition, terms)
        if refused is None:
            files = each.files(edition)
            outputs = each.manifest.outputs
            kinds = {
                name: (str(outputs[target]["format"]), files[target]) for target, name in _names(each, files).items()
            }
            judged = verdicts(kinds, terms.judges, each.pool.workers)
            found += judged
            refused = refused_by_judges(f"{each.document.symbol} ({edition})", judged, terms)
        if refused is None:
            yield edition, files, judged
        else:
            each.document.faults.append(refused)


def _names(each: Releasing, outputs: Mapping[str, bytes]) -> dict[str, str]:
    """Return what outputs are called in a package: in folders where there are pictures, so that canonical files find them."""
    in_folders = bool(each.pictures(outputs))
    return {name: name if in_folders else name.rpartition("/")[2] for name in sorted(outputs)}


def _package(each: Releasing, edition: str, outputs: Mapping[str, bytes], judged: Sequence[Verdict]) -> bytes:
    """Return the package of an edition: its files, their record, a program and SHA-256 sums to verify them by."""
    manifest, pictures, names = each.manifest, each.pictures(outputs), _names(each, outputs)
    files = {names[name]: outputs[name] for name in names} | pictures
    sums = {name: sha256(data) for name, data in files.items()}
    record: dict[str, Any] = {
        "format": FORMAT,
        "symbol": manifest.symbol,
        "sources": each.sources(edition),
        "stated": stated_for(each.work, edition),
        "judges": [one.as_json() for one in judged],
        "concordance": to_look_at(manifest.summary, edition),
        "accepted": each.accepted(),
        **each.versions(edition),
        "tools": manifest.tools,
        "fonts": manifest.fonts,
        "outputs": {inside: each.record(name, files[inside]) for name, inside in names.items()},
    }
    if pictures:
        record["media"] = {name: sums[name] for name in pictures}
    files |= {RECORD: json_bytes(record), PROGRAM: Path(fixity.__file__).read_bytes()}
    sums |= {name: sha256(files[name]) for name in (RECORD, PROGRAM)}
    files[SUMS] = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
    return deterministic_zip(files)
