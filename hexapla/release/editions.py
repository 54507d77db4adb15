"""A document on its way out of the house: what was built of it, and the files of each edition as they go out."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from hexapla.domain.edition import Edition
from hexapla.domain.symbol import Symbol
from hexapla.engine.jobs import Manuscript, office_of
from hexapla.engine.manifest import Manifest, source_name
from hexapla.engine.pool import Pool
from hexapla.engine.production import task
from hexapla.engine.report import DocumentReport
from hexapla.engine.request import Request, target_of
from hexapla.engine.versions import issue_of, package_name, reasons
from hexapla.errors import SourceError
from hexapla.job import Job
from hexapla.project.layout import Project, Work, open_work
from hexapla.storage.reading import sha256
from hexapla.storage.tree import Tree

SETTINGS, STATED = "document.toml", ("office.toml", "emblem", "word_template")
"""What is stated of a document, and of all of them."""

LINKED = ("html", "xlf")
"""Formats that name what stands beside them: reports, which no package holds, and other editions, which are far."""


def sources_of(work: Work, inputs: Mapping[str, str], edition: str) -> dict[str, str]:
    """Return those of the inputs of a document that an edition is made of: texts, their pictures, what is stated of all."""
    languages = edition.split("-")
    texts = [source for source in work.sources if source.language in languages]
    names = {SETTINGS, *(f"../{name}" for name in STATED), *(text.name for text in texts)}
    names |= {name for text in texts for name in text.pictures}
    return {name.removeprefix("../"): inputs[name] for name in sorted(names & inputs.keys())}


def stated_for(work: Work, edition: str) -> str:
    """Return the hash of what `document.toml` states for an edition: of all languages, and of its own."""
    codes = edition.split("-")
    own = {code: stated for code, stated in work.config.expressions.items() if code in codes}
    stated = asdict(replace(work.config, path=Path(SETTINGS), expressions=own, lines={}))
    return sha256(json.dumps(stated, sort_keys=True, default=str).encode())


@dataclass(frozen=True)
class Releasing:
    """One document on its way out of the house: what was built of it, and what makes of it what goes out."""

    project: Project
    request: Request
    tree: Tree
    pool: Pool
    document: DocumentReport

    @property
    def folder(self) -> str:
        """Its folder in `out/`."""
        outputs = self.document.outputs
        return Path(outputs[0]["path"]).parent.parent.name if outputs else self.document.folder

    @cached_property
    def manifest(self) -> Manifest:
        """The record of its build."""
        return Manifest.load(self.tree, self.folder)

    @cached_property
    def work(self) -> Work:
        """Its sources."""
        sources, source = self.project.sources, self.manifest.source or self.document.folder
        folders = {source_name(each, sources): each for each in self.project.chosen(self.request.names)}
        return open_work(folders.get(source, sources / source))

    def output(self, name: str) -> bytes:
        """Return an output as the record has it."""
        data = self.tree.read(f"{self.folder}/{name}")
        if data is None or sha256(data) != self.manifest.outputs[name]["sha256"]:
            message = f"{self.folder}/{name} changed while it was released."
            raise SourceError(message, "Release the document again.")
        return data

    def record(self, name: str, data: bytes) -> dict[str, Any]:
        """Return what a package records of an output whose bytes go out."""
        facts = {fact: value for fact, value in self.manifest.outputs[name].items() if fact != "judged"}
        return facts | {"sha256": sha256(data), "bytes": len(data)}

    def editions(self) -> list[str]:
        """Return the editions that were asked for and made whole; of what could not be made its own fault tells."""
        records = self.manifest.outputs
        lacking = {
            str(edition)
            for edition, name in self.request.wanted(self.work.languages, self.work.config.editions)
            if not records.get(target_of(self.folder, str(edition), name), {}).get("key")
        }
        made = {str(record["edition"]) for record in records.values()}
        return sorted(each for each in made - lacking if self._is_wanted(each))

    def _is_wanted(self, edition: str) -> bool:
        if self.request.editions:
            return edition in self.request.editions
        return not self.request.languages or set(edition.split("-")) <= set(self.request.languages)

    def files(self, edition: str) -> dict[str, bytes]:
        """Return the outputs of an edition as they go out, by their names in the folder of the document."""
        names = [name for name, record in self.manifest.outputs.items() if record["edition"] == edition]
        return {name: self.output(name) for name in names} | self._standalone_files(edition)

    def pictures(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the pictures that the canonical files among the outputs show; every other format holds them itself."""
        canonical = [data for name, data in files.items() if self.manifest.outputs[name]["format"] == "xml"]
        return {
            name: data
            for name, data in self._media.items()
            if any(f"../{name}".encode() in text for text in canonical)
        }  # fmt: skip

    def sources(self, edition: str) -> dict[str, str]:
        """Return what an edition was made of, by SHA-256: the texts of its languages, and what was stated of all."""
        return sources_of(self.work, self.manifest.inputs, edition)

    def issue(self, editions: str) -> int:
        """Return the number of the latest issue among the languages of editions, joined by hyphens."""
        return issue_of(self.manifest.summary, editions)

    def versions(self, edition: str) -> dict[str, Any]:
        """Return which package that of an edition replaces, and why; which document it corrects; nothing where neither."""
        facts, number = self.manifest.summary, self.issue(edition)
        said: dict[str, Any] = {"corrects": facts["corrects"]} if facts["corrects"] else {}
        if number > 1:
            package = package_name(self.manifest.folder, edition, number - 1)
            said["supersedes"] = {"package": package, "reasons": reasons(facts, edition, number)}
        return said

    def accepted(self) -> dict[str, int]:
        """Return how many findings and items the officers of a document have settled, of them in bulk, and by how many persons."""
        entries = self.work.accepted
        persons = {each.by for each in entries if each.by}
        return {"entries": len(entries), "bulk": sum(each.bulk for each in entries), "persons": len(persons)}

    @cached_property
    def _media(self) -> dict[str, bytes]:
        return {name: self.tree.read(f"{self.folder}/{name}") or b"" for name in sorted(self.manifest.media)}

    def _standalone_files(self, edition: str) -> dict[str, bytes]:
        """Return the files of an edition that lead to what no package holds, made anew for a package that stands alone."""
        texts = dict.fromkeys(self.work.languages, b"")  # of those that are not in this edition the name alone counts
        canonical = {code: target_of(self.folder, code, "xml") for code in edition.split("-")}
        manuscript = Manuscript(
            self.folder,
            texts | {code: self.output(name) for code, name in canonical.items()},
            self._media,
            self.work.config.align,
            office_of(self.project, self.work.config),
            self.work.config.editions,
        )
        jobs = (manuscript.job(Edition.parse(edition), name) for name in LINKED)
        linked = [replace(job, alternates=tuple(self._public_alternates(job))) for job in jobs]
        changed = [job for job in linked if self.manifest.outputs.get(job.target, {}).get("key") not in (None, job.key)]
        made = {}
        for result in self.pool.results(map(task, changed)):
            fault, bug = (getattr(result.value or result, name) for name in ("fault", "bug"))
            if fault or bug:
                raise fault or RuntimeError(bug)
            made[result.value.job.target] = result.value.data
        return made

    def _public_alternates(self, job: Job) -> Iterator[tuple[str, str]]:
        """Yield where the other editions are for everybody: at the office, else the official languages."""
        base = (self.project.office.pages.base_url or "").rstrip("/")
        for code, href in job.alternates:
            if base:
                yield code, f"{base}/{self.manifest.folder}/{href.removeprefix('../')}"
            elif "-" not in code:
                with contextlib.suppress(ValueError):
                    yield code, Symbol.parse(self.manifest.symbol).docs_url(code)
