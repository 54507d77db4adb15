"""One document while it is built: what it needs, what is done, what is left for the record."""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.codes import finding
from hexapla.domain.edition import Edition
from hexapla.engine import publish
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.jobs import jobs_for, target_of
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request
from hexapla.engine.store import Manifest, input_digests, journal_add, journal_records, stored_findings
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.job import Job
from hexapla.project.accepted import leftovers, load_accepted, settled
from hexapla.project.layout import Project, Work

if TYPE_CHECKING:
    from hexapla.concordance.result import Concordance
    from hexapla.pipeline import Examined

SHARED = ("office.toml", "glossary.toml")
"""Files of `sources/` that every document depends on."""


@dataclass
class Draft:
    """A document between the command line and its manifest.

    `verified` holds the findings of stage six by output, those of kept outputs included; `stored` those of the
    last build; `moved` the findings about outputs that somebody edited or that have no source any more.
    """

    folder: Path
    project: Project
    report: DocumentReport
    work: Work | None = None
    examined: "Examined | None" = None
    out: Path | None = None
    manifest: Manifest = field(default_factory=Manifest)
    jobs: list[Job] = field(default_factory=list)
    verified: dict[str, list[Finding]] = field(default_factory=dict)
    stored: dict[str, list[Finding]] = field(default_factory=dict)
    moved: list[Finding] = field(default_factory=list)
    failed: list[Finding] = field(default_factory=list)
    concordances: Mapping[str, "Concordance"] = field(default_factory=dict)
    old: Manifest = field(default_factory=Manifest)

    @property
    def folder_name(self) -> str:
        """The name of the document's folder in `out/`: its symbol as a file name."""
        return self.out.name if self.out is not None else self.folder.name

    def fault(self, job: Job, fault: HexaplaError) -> None:
        """Keep the fault of one output; the others go on, and the last good one stays."""
        if all(str(known) != str(fault) for known in self.report.faults):
            self.report.faults.append(fault)
        place = {"before": job.target, "reason": fault.message, "advice": fault.advice, "file": job.target}
        self.failed.append(finding("F-008", **place))
        self.keep_old(job)

    def keep_old(self, job: Job) -> None:
        """Keep the record of an output that could not be made anew; without its key it is tried again."""
        if job.target in self.old.outputs:
            self.manifest.outputs[job.target] = {**self.old.outputs[job.target], "key": ""}

    def place(self, target: str, data: bytes, job: Job | None, checks: Mapping[str, Any] | None = None) -> None:
        """Put an output in place and note it; one whose bytes are there already is not touched."""
        assert self.out is not None  # noqa: S101 - a draft has its folder once it is examined
        path = self.out / target
        digest = hashlib.sha256(data).hexdigest()
        edition, _, name = target.partition("/")
        record = {
            "sha256": digest,
            "bytes": len(data),
            "edition": edition,
            "format": job.format if job else name.rpartition(".")[2],
            "key": job.key if job else digest,
            "checks": dict(checks or {}),
        }
        if publish.digest(path) != digest:
            journal_add(self.out, target, record)
            publish.put(path, data)
        self.manifest.outputs[target] = record

    def place_media(self) -> None:
        """Put the pictures of the sources beside the canonical files; those of the last build that are not wanted go."""
        assert self.out is not None  # noqa: S101
        assert self.examined is not None  # noqa: S101
        for reading in self.examined.readings:
            for source, data in reading.media.items():
                name = source.removeprefix("../")
                self.manifest.media[name] = hashlib.sha256(data).hexdigest()
                if publish.digest(self.out / name) != self.manifest.media[name]:
                    publish.put(self.out / name, data)
        for name in sorted(set(self.old.media) - set(self.manifest.media)):
            publish.remove(self.out / name)

    def settled_findings(self) -> list[Finding]:
        """Return all findings of the document, the accepted ones settled, leftovers of accepting reported."""
        assert self.examined is not None  # noqa: S101
        found = [*self.moved, *self.failed, *self.examined.findings]
        found += [finding("F-004", file=name) for name in self.work.strays] if self.work else []
        found += [each for name in sorted(self.verified) for each in self.verified[name]]
        accepted = load_accepted(self.folder)
        done, used = settled([*found, *self._language_findings()], accepted)
        used += [entry for entry in accepted if self._settles_item(entry.code, entry.id, entry.hash)]
        return [*done, *leftovers(accepted, used)]

    def _language_findings(self) -> list[Finding]:
        from hexapla.engine.languages import language_findings

        return [each for concordance in self.concordances.values() for each in language_findings(concordance)]

    def _settles_item(self, kind: str, pair: str, digest: str) -> bool:
        from hexapla.engine.languages import is_settled_by

        return any(is_settled_by(each, kind, pair, digest) for each in self.concordances.values())

    def set_edited_aside(self) -> None:
        """Move every output that somebody changed into `edited/`; nothing that is not ours is overwritten."""
        assert self.out is not None  # noqa: S101
        targets = {*self.old.outputs, *(job.target for job in self.jobs)}
        for target in sorted(targets):
            path = self.out / target
            digest = publish.digest(path)
            if digest is None or digest == self.old.outputs.get(target, {}).get("sha256"):
                continue
            aside = publish.set_aside(path, self.out / "edited")
            shown = aside.relative_to(self.out).as_posix()
            self.moved.append(finding("F-005", before=target, after=shown, path=_typed(aside), file=shown))

    def remove_orphans(self) -> None:
        """Remove outputs of the last build that have no source or language any more."""
        assert self.out is not None  # noqa: S101
        wanted = {*self.manifest.outputs, *(job.target for job in self.jobs)}
        for target in sorted(set(self.old.outputs) - wanted):
            publish.remove(self.out / target)
            self.moved.append(finding("F-006", before=target, file=target))
            self.manifest.outputs.pop(target, None)

    def outputs(self) -> list[dict[str, Any]]:
        """Return the record of every output, with its path below the working directory's `out/`."""
        assert self.out is not None  # noqa: S101
        folder = self.out
        return [{"path": str(folder / name), **entry} for name, entry in sorted(self.manifest.outputs.items())]

    def fonts(self) -> dict[str, str]:
        """Return the SHA-256 of every font file that the PDFs of this document may embed."""
        from hexapla.writers.faces import FAMILIES

        used = {name for entry in self.manifest.outputs.values() for name in entry.get("checks", {}).get("fonts", ())}
        found = {}
        for family in FAMILIES:
            if used & set(family.names):
                for name, path in family.paths().items():
                    found[name.removeprefix("fonts/")] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def summary(self) -> dict[str, Any]:
        """Return what the catalogue and the terminal show of the document."""
        from hexapla.engine.languages import summary_of

        assert self.examined is not None  # noqa: S101
        return summary_of(self.examined, self.report.findings, self.concordances)


def unchanged(draft: Draft, request: Request) -> bool:
    """Tell whether the last build still holds, by content alone; if so, take its record over."""
    assert draft.work is not None  # noqa: S101
    out = draft.project.out / draft.folder.name
    manifest = Manifest.load(out)
    if not manifest.symbol or manifest.fingerprint != fingerprint() or manifest.inputs != _inputs(draft, request):
        return False
    targets = [target_of(manifest.folder, str(edition), name) for edition, name in request.wanted(draft.work.languages)]
    if any(not manifest.outputs.get(target, {}).get("key") for target in targets):
        return False
    outputs = {name: entry["sha256"] for name, entry in manifest.outputs.items()}
    records = {**outputs, **manifest.reports, **manifest.media}
    if any(publish.digest(out / name) != digest for name, digest in records.items()):
        return False
    if not request.is_limited and set(manifest.outputs) - set(targets):
        return False
    draft.out, draft.manifest = out, manifest
    report = draft.report
    report.symbol, report.outputs = manifest.symbol, draft.outputs()
    # What failed is no output that was asked for, or it would be tried again.
    report.findings = [each for each in stored_findings(out) if each.code != "F-008"]
    report.census, report.kept = list(manifest.summary.get("census", ())), len(targets)
    return True


def examined(draft: Draft) -> None:
    """Take a document through the first three stages; nothing is written.

    Raises:
        HexaplaError: a source or `document.toml` is at fault.
    """
    from hexapla.engine.languages import check_exceptions, concordances_of
    from hexapla.pipeline import examine

    assert draft.work is not None  # noqa: S101
    draft.examined = examine(draft.work, draft.project.office)
    symbol = draft.examined.metadata.symbol
    draft.out = draft.project.out / symbol.folder
    draft.old = _last_record(draft.out)
    draft.report.symbol = symbol.identifier
    check_exceptions(draft.examined, draft.work.config)
    accepted = load_accepted(draft.folder)
    draft.concordances = concordances_of(draft.examined, draft.project.sources, accepted, draft.work.config.align)
    draft.report.census = summary_census(draft)
    before = stored_findings(draft.out)
    draft.report.known = frozenset(dataclasses.replace(each, accepted=None) for each in before)
    for each in before:
        if each.file in draft.old.outputs and each.code not in ("F-006", "F-008"):
            draft.stored.setdefault(each.file, []).append(dataclasses.replace(each, accepted=None))


def planned(draft: Draft, request: Request) -> None:
    """Put the canonical files in place and decide which outputs have to be made.

    Raises:
        HexaplaError: an edition is asked for that the document cannot have, or a file cannot be written.
    """
    from hexapla.akn.canonical import document_bytes
    from hexapla.engine.languages import concordances_of, pairs_in

    assert draft.work is not None  # noqa: S101
    assert draft.examined is not None  # noqa: S101
    symbol = draft.examined.metadata.symbol
    wanted = request.wanted(draft.work.languages)
    asked = [pair for pair in pairs_in([edition for edition, _ in wanted]) if str(pair) not in draft.concordances]
    if asked:
        accepted, exceptions = load_accepted(draft.folder), draft.work.config.align
        draft.concordances = concordances_of(draft.examined, draft.project.sources, accepted, exceptions, asked)
    canonical = {code: document_bytes(document) for code, document in draft.examined.documents.items()}
    draft.jobs = _jobs(draft, wanted, canonical)
    draft.set_edited_aside()
    kept = {} if not request.is_limited else _kept(draft, canonical)
    draft.verified = {target: found for target, found in draft.stored.items() if target in kept}
    draft.manifest = Manifest(
        symbol=symbol.identifier, folder=symbol.folder, fingerprint=fingerprint(), inputs=_inputs(draft, request), outputs=kept
    )
    needed = {code for edition, _ in wanted for code in edition.languages}
    for code in (code for code in canonical if code in needed):
        is_valid = not any(each.code == "S-007" and each.language == code for each in draft.examined.findings)
        verdict = {"akn 3.0 strict": "pass" if is_valid else "fail"}
        draft.place(target_of(symbol.folder, code, "xml"), canonical[code], None, verdict)
    draft.place_media()
    draft.jobs = [job for job in draft.jobs if request.force or not _is_kept(draft, job)]


def _kept(draft: Draft, canonical: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return the record of the last build for a build that is limited; what is out of date by now loses its key."""
    folder = draft.folder_name
    known = {edition for edition in (Edition.parse(str(each["edition"])) for each in draft.old.outputs.values())
             if set(edition.languages) <= set(canonical)}  # fmt: skip
    wanted = Request(editions=tuple(sorted(map(str, known)))).wanted(list(canonical))
    keys = {job.target: job.key for job in _jobs(draft, wanted, canonical)}
    keys |= {target_of(folder, code, "xml"): hashlib.sha256(data).hexdigest() for code, data in canonical.items()}
    return {
        target: record if record.get("key") == keys.get(target) else {**record, "key": ""}
        for target, record in draft.old.outputs.items()
    }


def _last_record(out: Path) -> Manifest:
    """Return the record of the last build, with what a build that was cut off had put in place after it."""
    manifest = Manifest.load(out)
    for target, record in journal_records(out):
        if publish.digest(out / target) == record.get("sha256"):
            manifest.outputs[target] = record
    return manifest


def summary_census(draft: Draft) -> list[dict[str, Any]]:
    """Return the rows of the table of languages."""
    from hexapla.engine.languages import census_rows

    assert draft.examined is not None  # noqa: S101
    return census_rows(draft.examined)


def _jobs(draft: Draft, wanted: Sequence[tuple[Edition, str]], canonical: Mapping[str, bytes]) -> list[Job]:
    assert draft.out is not None  # noqa: S101
    assert draft.work is not None  # noqa: S101
    return jobs_for(
        draft.out, wanted, canonical, work=draft.work, project=draft.project, concordances=draft.concordances
    )


def _is_kept(draft: Draft, job: Job) -> bool:
    """Tell whether an output of the last build is still the one this job makes; if so, keep its record."""
    assert draft.out is not None  # noqa: S101
    record = draft.old.outputs.get(job.target)
    if record is None or record.get("key") != job.key or publish.digest(draft.out / job.target) != record["sha256"]:
        return False
    draft.manifest.outputs[job.target] = record
    draft.verified[job.target] = draft.stored.get(job.target, [])
    draft.report.kept += 1
    return True


def _inputs(draft: Draft, request: Request) -> dict[str, str]:
    found = input_digests(draft.folder, tuple(draft.project.sources / name for name in SHARED))
    return found if request.tracked == "refuse" else {**found, "--tracked": request.tracked}


def _typed(path: Path) -> str:
    """Return a path as a person types it: from the working directory if it lies below it, in quotes if need be."""
    shown = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
    return f'"{shown}"' if " " in shown else shown
