"""Releases: each language by itself in one archive, with its record and its checksums."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from hexapla.archive import deterministic_zip
from hexapla.engine import catalogue
from hexapla.engine.building import build
from hexapla.engine.manifest import NAME, Manifest
from hexapla.engine.pool import Pool
from hexapla.engine.progress import Watch
from hexapla.engine.report import Report
from hexapla.engine.request import Request
from hexapla.errors import HexaplaError, RefusedError
from hexapla.project.layout import Project
from hexapla.release import fixity
from hexapla.release.editions import Releasing
from hexapla.release.fixity import RECORD, SUMS
from hexapla.release.judges import Verdict, verdicts
from hexapla.release.publication import is_as_published
from hexapla.release.refusals import Terms, refusal, refused_by_judges, to_look_at
from hexapla.release.verification import FORMAT, PROGRAM
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import sha256
from hexapla.storage.records import json_bytes
from hexapla.storage.tree import Change


class Released(NamedTuple):
    """What a release did: the report of its build, the packages, and what judges say of the files that were to go out."""

    report: Report
    packages: tuple[Path, ...]
    verdicts: tuple[Verdict, ...]


def release(
    project: Project,
    request: Request,
    even: frozenset[str],
    watch: Watch,
    turn: Turn = Turn("release"),
    *,
    judges: str = "none",
    is_strict: bool = False,
) -> Released:
    """Build, then pack every edition that was asked for.

    `even` names what does not stop a release: `draft`, `restricted`, `incomplete` (without title or date), `errors`;
    `judges` says which of them are asked (`hexapla.release.judges`), `is_strict` that warnings and open items of a
    concordance stop it too.  An edition that is refused, or was not made whole, is a fault of its document in the
    report; the others are packed.
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
                packages += _release(Releasing(project, request, tree, pool, document), terms, found)
            except HexaplaError as fault:
                document.faults.append(fault)
        catalogue.write(tree, built, project.sources)  # of the records as they are now
    return Released(report, tuple(packages), tuple(found))


def _release(each: Releasing, terms: Terms, found: list[Verdict]) -> list[Path]:
    """Put the packages of a document in place, all that may go out or none; return them.

    An edition that may not is a fault of the document; what judges say is added to what they have `found`.
    """
    packages = dict(_unpublished(each, _packages(each, terms, found)))
    manifest = each.manifest
    released = packages.keys() & manifest.letters.keys()
    manifest.released |= {code: manifest.letters[code] for code in released}
    changes = [Change(f"releases/{name}", data) for name, data in packages.values()]
    each.tree.commit([*changes, Change(f"{each.folder}/{NAME}", manifest.as_bytes())])
    return [each.tree.root / change.name for change in changes]


def _unpublished(each: Releasing, packages: Mapping[str, tuple[str, bytes]]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the packages whose names are new, or stand for the same bytes; the others are a fault of the document."""
    for edition, (name, data) in packages.items():
        published = each.tree.read(f"releases/{name}")
        if published is None or is_as_published(data, published):
            yield edition, (name, published or data)
            continue
        message = f"releases/{name} is there already with other bytes, and what is published stays as it is."
        number = int(name.removesuffix(".zip").rpartition("-")[2]) + 1
        language = edition.rpartition("-")[2]
        advice = (
            f"Say in document.toml that this is another issue: [[{language}.issue]], number = {number} and its reason; "
            "a package that nobody has got can be deleted."
        )
        each.document.faults.append(RefusedError(message, advice))


def _packages(each: Releasing, terms: Terms, found: list[Verdict]) -> dict[str, tuple[str, bytes]]:
    """Return the packages of the editions that may go out, by edition: the name of each and its bytes."""
    made = {}
    for edition in each.editions():
        refused = refusal(each.manifest.summary, each.document, edition, terms)
        if refused is None:
            files = each.files(edition)
            pictures = each.pictures(files)
            inside = {name: name if pictures else name.rpartition("/")[2] for name in sorted(files)}
            kinds = {inside[name]: (str(each.manifest.outputs[name]["format"]), files[name]) for name in inside}
            judged = verdicts(kinds, terms.judges, each.pool.workers)
            found += judged
            refused = refused_by_judges(f"{each.document.symbol} ({edition})", judged, terms)
        if refused is not None:
            each.document.faults.append(refused)
            continue
        said = {"judges": [one.as_json() for one in judged], "concordance": to_look_at(each.manifest.summary, edition)}
        said |= each.versions(edition)
        package = _package(each.manifest, inside, files, pictures, {"sources": each.sources(edition), **said})
        made[edition] = (f"{each.manifest.folder}-{edition}-{each.issue(edition)}.zip", package)
    return made


def _package(
    manifest: Manifest,
    names: Mapping[str, str],
    outputs: Mapping[str, bytes],
    pictures: Mapping[str, bytes],
    said: Mapping[str, Any],
) -> bytes:
    """Return an archive of editions: the files, their record, a program and SHA-256 sums to verify them by.

    `names` are those of the outputs in the package, `said` is what the record says besides of what they were made of and
    of what was found in them.  Where there are pictures, files lie in folders as they do in `out/`, so that the canonical
    files find them.
    """
    files = {names[name]: outputs[name] for name in names} | dict(pictures)
    sums = {name: sha256(data) for name, data in files.items()}
    record: dict[str, Any] = {
        "format": FORMAT,
        "symbol": manifest.symbol,
        **said,
        "tools": manifest.tools,
        "fonts": manifest.fonts,
        "outputs": {
            inside: {
                **{fact: value for fact, value in manifest.outputs[name].items() if fact != "judged"},
                "sha256": sums[inside],
                "bytes": len(files[inside]),
            }
            for name, inside in names.items()
        },
    }
    if pictures:
        record["media"] = {name: sums[name] for name in pictures}
    files |= {RECORD: json_bytes(record), PROGRAM: Path(fixity.__file__).read_bytes()}
    sums |= {name: sha256(files[name]) for name in (RECORD, PROGRAM)}
    files[SUMS] = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode()
    return deterministic_zip(files)
