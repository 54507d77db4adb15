"""The six stages, in their order; nobody else knows it.

Read, canonicalise and check see a document in all its languages; present, write and verify make one
edition in one format.  Each stage is a value in, a value out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.checks.places import with_words
from hexapla.codes import capped
from hexapla.concordance.mastheads import compare_mastheads
from hexapla.domain.edition import Edition
from hexapla.domain.limits import limited
from hexapla.domain.metadata import Metadata
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.job import Job, Judged, Outcome
from hexapla.present import present, with_remarks
from hexapla.present.presentation import PageStart, Presentation
from hexapla.project.config import OfficeConfig
from hexapla.project.layout import Work
from hexapla.proof import prove
from hexapla.readers import read
from hexapla.remembered import Remembered
from hexapla.verify import verify
from hexapla.writers import write


@dataclass(frozen=True)
class Examined:
    """A document after the first three stages: its canonical languages, what is known, what is odd.

    `unreadable` says of the languages whose sources cannot be read why.
    """

    metadata: Metadata
    readings: tuple[Reading, ...]
    documents: Mapping[str, AknDocument]
    findings: tuple[Finding, ...]
    unreadable: Mapping[str, HexaplaError] = field(default_factory=dict)

    def whole(self) -> "Examined":
        """Return the same where every language could be read.

        Raises:
            HexaplaError: why one could not.
        """
        for fault in self.unreadable.values():
            raise fault
        return self


def examine(work: Work, office: OfficeConfig) -> Examined:
    """Take a document through reading, canonical form and checks, in every language that can be read.

    Raises:
        SourceError: none can.
        ConfigurationError: no source gives the document's symbol.
    """
    with limited(work.config.limits):
        readings, unreadable = _readings(work)  # 1 Read
    settled = settle(readings, work.config, office)
    canonical = {  # 2 Canonicalise
        reading.language: _canonical(reading, settled.metadata, work.config, work.languages[0]) for reading in readings
    }
    documents = {language: document for language, (document, _) in canonical.items()}
    findings = (
        *settled.findings,
        *(found for reading in readings for found in reading.findings),
        *(found for _, odd in canonical.values() for found in odd),
        *check(documents, readings, office.confirmed, office.word_limit),  # 3 Check
        *compare_mastheads(documents, settled.metadata),
        *(found for reading in readings for found in _proved(documents[reading.language], reading)),
    )
    found = capped(with_words(findings, documents, readings), work.config.limits.findings)
    return Examined(settled.metadata, readings, documents, tuple(found), unreadable)


def _readings(work: Work) -> tuple[tuple[Reading, ...], dict[str, HexaplaError]]:
    """Read the sources of a document; return what could be read, and of the other languages why not."""
    readings, unreadable = [], {}
    for source in work.sources:
        try:
            readings.append(_read(source, work.config.limits))
        except HexaplaError as fault:
            fault.__cause__ = fault.__context__ = None  # a parser's log goes to no other process
            unreadable[source.language] = fault.with_traceback(None)
    if not readings:
        raise next(iter(unreadable.values()))
    return tuple(readings), unreadable


_read = Remembered(lambda source, _: read(source))
_canonical = Remembered(canonicalise)
_proved = Remembered(prove)


def produce(job: Job) -> Outcome:
    """Take canonical documents through presentation, writing and verification: one edition, one format.

    Raises:
        TemplateError, ToolMissingError, ToolFailedError: the format cannot be made here.
    """
    shared = replace(job, format="", target="", remarks=(), pages_of="", pdf=b"", before=Judged())
    presentation = with_remarks(_presented(shared), job.remarks)  # 4 Present
    if job.pdf:
        presentation = replace(presentation, pdf=job.pdf, pages=_pages(job.pdf) if job.pages_of else ())
    data = write(presentation, job.format)  # 5 Write
    judged = job.before
    if judged.digest != (digest := job.judged(data)):
        verdict = verify(data, job.format, presentation, job.target)  # 6 Verify
        judged = Judged(digest, verdict.findings, verdict.facts)
    return Outcome(replace(job, documents=(), media=(), pdf=b""), data, judged)


@lru_cache(maxsize=1)
def _presented(job: Job) -> Presentation:
    """Return the presentation of an edition, which all of its formats share."""
    documents = {language: AknDocument.from_bytes(data) for language, data in job.documents}
    shown = {image.get("src") for document in documents.values() for image in document.root.iter(akn("img"))}
    return present(
        documents, Edition.parse(job.edition), job.office, job.alternates,
        media={source: data for source, data in job.media if source in shown}, exceptions=job.exceptions,
    )  # fmt: skip


def _pages(pdf: bytes) -> tuple[PageStart, ...]:
    """Return how the pages of a PDF begin."""
    from hexapla.tools.pdftext import page_starts

    return tuple(PageStart(*each) for each in page_starts(pdf))
