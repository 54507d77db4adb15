"""The six stages, in their order; nobody else knows it.

Read, canonicalise and check see a document in all its languages; present, write and verify make one
edition in one format.  Each stage is a value in, a value out.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.checks.places import with_words
from hexapla.codes import capped
from hexapla.domain.edition import Edition
from hexapla.domain.limits import limited
from hexapla.domain.metadata import Metadata
from hexapla.errors import SourceError
from hexapla.findings import Finding
from hexapla.job import Job, Outcome
from hexapla.present import present
from hexapla.present.presentation import PageStart
from hexapla.project.config import OfficeConfig
from hexapla.project.layout import Work
from hexapla.proof import prove
from hexapla.readers import read
from hexapla.verify import verify
from hexapla.writers import write

_MEDIUM = re.compile(r"\.\./media/(?P<digest>[0-9a-f]{64})\.[a-z0-9]{1,5}")


@dataclass(frozen=True)
class Examined:
    """A document after the first three stages: its canonical languages, what is known, what is odd."""

    metadata: Metadata
    readings: tuple[Reading, ...]
    documents: Mapping[str, AknDocument]
    findings: tuple[Finding, ...]


def examine(work: Work, office: OfficeConfig) -> Examined:
    """Take a document through reading, canonical form and checks, in every language it has.

    Raises:
        SourceError: a source cannot be opened.
        ConfigurationError: no source gives the document's symbol.
    """
    with limited(work.config.limits):
        readings = tuple(read(source) for source in work.sources)  # 1 Read
    settled = settle(readings, work.config, office)
    canonical = {  # 2 Canonicalise
        reading.language: canonicalise(reading, settled.metadata, work.config, work.languages[0])
        for reading in readings
    }
    documents = {language: document for language, (document, _) in canonical.items()}
    findings = (
        *settled.findings,
        *(found for reading in readings for found in reading.findings),
        *(found for _, odd in canonical.values() for found in odd),
        *check(documents, readings, office.confirmed, office.word_limit),  # 3 Check
        *(found for reading in readings for found in prove(documents[reading.language], reading)),
    )
    found = capped(with_words(findings, documents, readings), work.config.limits.findings)
    return Examined(settled.metadata, readings, documents, tuple(found))


def produce(job: Job) -> Outcome:
    """Take canonical documents through presentation, writing and verification: one edition, one format.

    Raises:
        TemplateError, ToolMissingError, ToolFailedError: the format cannot be made here.
    """
    documents = {language: _canonical(Path(path), digest) for language, path, digest in job.documents}
    presentation = present(  # 4 Present
        documents, Edition.parse(job.edition), job.office, job.alternates,
        media=_media(job), exceptions=job.exceptions, remarks=job.remarks,
    )  # fmt: skip
    if job.pages_of:
        presentation = replace(presentation, pages=_pages(Path(job.documents[0][1]).parent.parent / job.pages_of))
    data = write(presentation, job.format)  # 5 Write
    verdict = verify(data, job.format, presentation, job.target)  # 6 Verify
    return Outcome(job, data, verdict.findings, verdict.facts)


def _pages(pdf: Path) -> tuple[PageStart, ...]:
    """Return how the pages of a PDF begin; nothing where there is none."""
    from hexapla.tools.pdftext import page_starts

    return tuple(PageStart(*each) for each in page_starts(pdf.read_bytes())) if pdf.is_file() else ()


def _media(job: Job) -> dict[str, bytes]:
    """Return the pictures that the canonical documents show; their names say what their bytes must be."""
    found = {}
    for _, path, digest in job.documents:
        for image in _canonical(Path(path), digest).root.iter(akn("img")):
            source = image.get("src", "")
            match = _MEDIUM.fullmatch(source)
            file = Path(path).parent / source
            if match is None or not file.is_file():
                continue
            data = file.read_bytes()
            if hashlib.sha256(data).hexdigest() == match["digest"]:
                found[source] = data
    return found


def _canonical(path: Path, digest: str) -> AknDocument:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        message = f"{path} changed while the build was running."
        raise SourceError(message, "Run the build again.")
    return AknDocument.from_bytes(data)
