"""One document while it is built: what it needs, what is done, what is left for the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.codes import finding
from hexapla.domain.edition import Edition
from hexapla.engine.manifest import Manifest, journal_add
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import default_editions
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.job import Job
from hexapla.project.accepted import leftovers, settled
from hexapla.project.layout import Project, Work
from hexapla.storage.reading import sha256
from hexapla.storage.tree import Tree
from hexapla.typography.fonts import families

if TYPE_CHECKING:
    from hexapla.concordance.result import Concordance
    from hexapla.engine.examination import Examination


@dataclass
class Draft:
    """A document between the command line and its manifest.

    `folder` are its sources; `tree` is `out/`, and `out` the name of its folder there, its symbol as a file name.
    `verified` holds the findings of stage six by output, those of kept outputs included; `stored` those of the
    last build; `moved` the findings about outputs that somebody edited or that have no source any more.
    """

    folder: Path
    project: Project
    tree: Tree
    report: DocumentReport
    work: Work | None = None
    examined: "Examination | None" = None
    out: str | None = None
    manifest: Manifest = field(default_factory=Manifest)
    jobs: list[Job] = field(default_factory=list)
    verified: dict[str, list[Finding]] = field(default_factory=dict)
    stored: dict[str, list[Finding]] = field(default_factory=dict)
    moved: list[Finding] = field(default_factory=list)
    failed: list[Finding] = field(default_factory=list)
    concordances: Mapping[str, "Concordance"] = field(default_factory=dict)
    old: Manifest = field(default_factory=Manifest)

    def name(self, target: str) -> str:
        """Return the name in `out/` of what lies in the document's folder."""
        assert self.out is not None  # noqa: S101 - a draft has its folder once it is examined
        return f"{self.out}/{target}"

    @property
    def done(self) -> "Examination":
        """What the examination gave; a draft that has none is not asked."""
        assert self.examined is not None  # noqa: S101
        return self.examined

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
        assert self.out is not None  # noqa: S101
        digest = sha256(data)
        edition, _, name = target.partition("/")
        record = {
            "sha256": digest,
            "bytes": len(data),
            "edition": edition,
            "format": job.format if job else name.rpartition(".")[2],
            "key": job.key if job else digest,
            "checks": dict(checks or {}),
        }
        if self.tree.digest(self.name(target)) != digest:
            journal_add(self.tree, self.out, target, record)
            self.tree.put(self.name(target), data)
        self.manifest.outputs[target] = record

    def place_media(self) -> None:
        """Put the pictures of the sources beside the canonical files; those of the last build that are not wanted go."""
        for name, data in self.done.media.items():
            self.manifest.media[name] = sha256(data)
            if self.tree.digest(self.name(name)) != self.manifest.media[name]:
                self.tree.put(self.name(name), data)
        for name in sorted(set(self.old.media) - set(self.manifest.media)):
            self.tree.remove(self.name(name), self.old.media[name])

    def settled_findings(self) -> list[Finding]:
        """Return all findings of the document, the accepted ones settled, leftovers of accepting reported."""
        failed = sorted(self.failed, key=lambda each: each.file or "")  # not in the order in which processes end
        found = [*self.moved, *failed, *self.done.findings]
        found += [finding("F-004", file=name) for name in self.work.strays] if self.work else []
        found += [each for name in sorted(self.verified) for each in self.verified[name]]
        accepted = self.work.accepted if self.work else ()
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
        targets = {*self.old.outputs, *(job.target for job in self.jobs)}
        for target in sorted(targets):
            digest = self.tree.digest(self.name(target))
            if digest is None or digest == self.old.outputs.get(target, {}).get("sha256"):
                continue
            aside = self.tree.set_aside(self.name(target), self.name("edited"))
            shown = aside.partition("/")[2]
            self.moved.append(
                finding("F-005", before=target, after=shown, path=_typed(self.tree.root / aside), file=shown)
            )

    def remove_orphans(self) -> None:
        """Remove outputs of the last build that have no source or language any more, each with a warning."""
        wanted = {*self.manifest.outputs, *(job.target for job in self.jobs)}
        for target in sorted(set(self.old.outputs) - wanted):
            self.tree.remove(self.name(target), self.old.outputs[target]["sha256"])
            self.moved.append(finding("F-006", before=target, file=target))
            self.manifest.outputs.pop(target, None)

    def forget_pairs(self) -> None:
        """Forget the concordances of languages that no edition sets side by side any more."""
        from hexapla.engine.languages import pairs_in

        made = [Edition.parse(str(each["edition"])) for each in self.manifest.outputs.values()]
        known = {str(pair) for pair in pairs_in([*made, *default_editions(list(self.done.canonical))])}
        self.concordances = {pair: each for pair, each in self.concordances.items() if pair in known}

    def outputs(self) -> list[dict[str, Any]]:
        """Return the record of every output, with its path."""
        root = self.tree.root
        return [{"path": str(root / self.name(name)), **entry} for name, entry in sorted(self.manifest.outputs.items())]

    def fonts(self) -> dict[str, str]:
        """Return the SHA-256 of every font file that the PDFs of this document may embed."""
        used = {name for entry in self.manifest.outputs.values() for name in entry.get("checks", {}).get("fonts", ())}
        found = {}
        for family in families():
            if used & set(family.pdf_names):
                for name, path in family.paths().items():
                    found[name.removeprefix("fonts/")] = sha256(path.read_bytes())
        return found

    def summary(self) -> dict[str, Any]:
        """Return what the catalogue and the terminal show of the document."""
        from hexapla.engine.languages import summary_of

        return summary_of(self.done.facts, self.report.findings, self.concordances)


def _typed(path: Path) -> str:
    """Return a path as a person types it: from the working directory if it lies below it, in quotes if need be."""
    shown = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
    return f'"{shown}"' if " " in shown else shown
