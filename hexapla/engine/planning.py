"""What a document needs, its canonical files put in place: its outputs, and what of the last build is left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hexapla.domain.edition import Edition
from hexapla.engine.documents import Document
from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.jobs import Manuscript, office_of
from hexapla.engine.manifest import editions_of
from hexapla.engine.outputs import Record, is_current, place_media, placed, set_edited_aside
from hexapla.engine.request import FLAGGED, Request, target_of
from hexapla.findings import Finding
from hexapla.job import Job
from hexapla.storage.reading import sha256


@dataclass(frozen=True)
class Plan:
    """What is to be done for a document, its canonical files in place.

    `manuscript` is what jobs are made of, `outputs` the editions and formats to make;
    `records` are the outputs that need no job, `media` the pictures, by SHA-256, `moved` what is said of files of others.
    """

    document: Document
    manuscript: Manuscript
    outputs: tuple[tuple[Edition, str], ...]
    records: Mapping[str, Record]
    media: Mapping[str, str]
    moved: tuple[Finding, ...]


def planned(document: Document) -> Plan:
    """Decide what is to be made of a document and put its canonical files in place.

    Raises:
        HexaplaError: an edition is asked for that the document cannot have, or a file cannot be written.
    """
    examined, request = document.examined, document.request
    wanted = request.wanted(document.work.languages)
    manuscript = Manuscript(
        examined.folder, examined.canonical, examined.media, document.work.config.align, office_of(document.project)
    )
    outputs = tuple((edition, name) for edition, name in wanted if name != "xml")
    targets = [target_of(examined.folder, str(edition), name) for edition, name in outputs]
    moved = tuple(set_edited_aside(document, targets))
    records = _left(document, manuscript) if request.is_limited else {}
    for code in dict.fromkeys(
        code for code in examined.canonical for edition, _ in wanted if code in edition.languages
    ):
        is_valid = not any(each.code == "S-007" and each.language == code for each in examined.findings)
        data, verdict = examined.canonical[code], {"akn 3.0 strict": "pass" if is_valid else "fail"}
        facts = {"format": "xml", "key": sha256(data)}
        target = target_of(examined.folder, code, "xml")
        records[target] = placed(document, target, data, facts, verdict)
    return Plan(document, manuscript, outputs, records, place_media(document), moved)


def _left(document: Document, manuscript: Manuscript) -> dict[str, Record]:
    """Return the record of the last build for one that is limited; what may be out of date by now loses its key.

    Of what shows remarks of a concordance nobody knows that before it was compared, unless nothing at all has changed.
    """
    last, canonical = document.last, manuscript.languages
    known = Request(editions=tuple(map(str, editions_of(last, list(canonical))))).wanted(list(canonical))
    jobs = [
        with_pages(document, manuscript.job(edition, name), is_pdf_made=True)
        for edition, name in known
        if name != "xml" and not (edition.is_parallel and name in FLAGGED)
    ]
    keys = {job.target: job.key for job in jobs}
    keys |= {target_of(manuscript.folder, code, "xml"): sha256(data) for code, data in canonical.items()}
    if (last.fingerprint, last.inputs) == (fingerprint(), document.inputs):
        keys = {target: record["key"] for target, record in last.outputs.items()}
    return {
        target: record if record.get("key") == keys.get(target) else {**record, "key": ""}
        for target, record in last.outputs.items()
    }


def with_pages(document: Document, job: Job, *, is_pdf_made: bool) -> Job:
    """Have a book list the pages of the PDF that is made with it, or that stands there for the same text."""
    pdf = pdf_of(job)
    if job.format == "epub" and (is_pdf_made or is_current(document, pdf)):
        return replace(job, pages_of=pdf.target)
    return job


def pdf_of(job: Job) -> Job:
    """Return the job of making the PDF of the same edition."""
    return replace(job, format="pdf", target=target_of(job.folder, job.edition, "pdf"), pages_of="")
