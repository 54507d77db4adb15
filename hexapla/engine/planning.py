"""What a document needs, its canonical files put in place: its outputs, and what of the last build is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hexapla.domain.edition import Edition
from hexapla.engine.differences import outdated_by, reasons_to_make
from hexapla.engine.documents import Document
from hexapla.engine.fingerprint import fingerprint, fingerprints
from hexapla.engine.jobs import Manuscript, office_of
from hexapla.engine.manifest import editions_of
from hexapla.engine.outputs import Output, is_current, outdated, place_media, placed, set_edited_aside
from hexapla.engine.reasons import CURRENT, Reason
from hexapla.engine.request import FLAGGED, Request, target_of
from hexapla.findings import Finding
from hexapla.job import Job
from hexapla.storage.reading import sha256


@dataclass(frozen=True)
class Plan:
    """What is to be done for a document, its canonical files in place.

    `manuscript` is what jobs are made of, `outputs` the editions and formats to make, `canonical` the canonical files;
    `left` are the outputs that nobody asked for, `media` the pictures, by SHA-256, `moved` what is said of files of others.
    """

    document: Document
    manuscript: Manuscript
    outputs: tuple[tuple[Edition, str], ...]
    canonical: tuple[Output, ...]
    left: tuple[Output, ...]
    media: Mapping[str, str]
    moved: tuple[Finding, ...]

    @property
    def set_aside(self) -> set[str]:
        """The outputs that somebody had changed."""
        return {str(each.before) for each in self.moved}


def planned(document: Document) -> Plan:
    """Decide what is to be made of a document and put its canonical files in place.

    Raises:
        HexaplaError: an edition is asked for that the document cannot have, or a file cannot be written.
    """
    examined, request = document.examined, document.request
    config, unreadable = document.work.config, document.work.unreadable
    wanted = request.wanted(document.work.languages, config.editions, unreadable)
    manuscript = Manuscript(
        examined.folder,
        examined.canonical,
        examined.media,
        config.align,
        office_of(document.project, config),
        config.editions,
        unreadable,
    )
    outputs = tuple((edition, name) for edition, name in wanted if name != "xml")
    targets = [target_of(examined.folder, str(edition), name) for edition, name in outputs]
    moved = tuple(set_edited_aside(document, targets))
    left = _left(document, manuscript) if request.is_limited or unreadable else ()
    codes = [code for code in examined.canonical if any(code in edition.languages for edition, _ in wanted)]
    canonical = tuple(_canonical(document, code, {str(each.before) for each in moved}) for code in codes)
    return Plan(document, manuscript, outputs, canonical, tuple(left), place_media(document), moved)


def _canonical(document: Document, code: str, moved: set[str]) -> Output:
    """Put the canonical file of a language in place."""
    examined, target = document.examined, target_of(document.examined.folder, code, "xml")
    is_valid = not any(each.code == "S-007" and each.language == code for each in examined.findings)
    data, verdict = examined.canonical[code], {"akn 3.0 strict": "pass" if is_valid else "fail"}
    digest, parts = sha256(data), {f"text {code}": sha256(data)}
    is_made = document.tree.digest(document.name(target)) != digest
    reasons = reasons_to_make(document, target, "xml", {**parts, **dict(fingerprints())}, moved) if is_made else CURRENT
    record = placed(document, target, data, {"format": "xml", "key": digest}, verdict)
    return Output(target, record, document.stored(target), is_made, parts=parts, reasons=reasons)


def _left(document: Document, manuscript: Manuscript) -> Iterator[Output]:
    """Yield the outputs of the last build for one that is limited; what may be out of date by now loses its key.

    Where nothing else limits it, those of the languages that cannot be read are left.
    Of what shows remarks of a concordance nobody knows that before it was compared, unless nothing at all has changed.
    """
    last, canonical = document.last, manuscript.languages
    known = Request(editions=tuple(map(str, editions_of(last, list(canonical))))).wanted(list(canonical))
    made = [with_pages(document, manuscript.job(edition, name), is_pdf_made=True) for edition, name in known]
    jobs = {job.target: job for job in made}
    is_as_it_was = (last.fingerprint, last.inputs) == (fingerprint(), document.inputs)
    for target, record in last.outputs.items():
        output, job = Output(target, record, document.stored(target)), jobs.get(target)
        is_unreadable = not set(record["edition"].split("-")).isdisjoint(document.work.unreadable)
        if not (document.request.is_limited or is_unreadable):
            continue
        if job is None or is_as_it_was:
            before = (Reason(**each) for each in last.outdated.get(target, ()))
            yield replace(output, outdated=tuple(before), parts=last.made_of) if is_as_it_was else outdated(output)
            continue
        is_open = job.format in FLAGGED and len(job.documents) > 1
        remarks = {
            name: last.made_of[name] for name in (f"remarks {job.edition} {job.format}",) if name in last.made_of
        }
        output = replace(output, parts={**job.parts, **remarks} if is_open else job.parts)
        key = sha256(canonical[job.edition]) if job.format == "xml" else job.key
        if is_open or record["key"] != key:
            reasons = outdated_by(document, target, job.format, output.parts)
            output = outdated(output, *([Reason("open")] if is_open else []), *reasons)
        yield output


def with_pages(document: Document, job: Job, *, is_pdf_made: bool) -> Job:
    """Have a book list the pages of the PDF that is made with it, or that stands there for the same text."""
    pdf = pdf_of(job)
    if job.format == "epub" and (is_pdf_made or is_current(document, pdf)):
        return replace(job, pages_of=pdf.target)
    return job


def pdf_of(job: Job) -> Job:
    """Return the job of making the PDF of the same edition."""
    return replace(job, format="pdf", target=target_of(job.folder, job.edition, "pdf"), pages_of="")
