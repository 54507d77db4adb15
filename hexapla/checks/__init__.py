"""Stage three: all language versions of a document → findings."""

from collections.abc import Mapping, Sequence

from hexapla.akn.document import AknDocument
from hexapla.akn.reading import Reading
from hexapla.checks.characters import check_characters
from hexapla.checks.fidelity import check_fidelity
from hexapla.checks.language import check_language
from hexapla.checks.length import check_length
from hexapla.checks.masthead import check_masthead
from hexapla.checks.notes import check_notes
from hexapla.checks.references import check_references
from hexapla.checks.repairs import check_repairs
from hexapla.checks.structure import check_structure
from hexapla.checks.validity import check_validity
from hexapla.findings import Finding
from hexapla.remembered import Remembered
from hexapla.timing import stage

__all__ = ["check"]


@stage("check")
def check(
    documents: Mapping[str, AknDocument],
    readings: Sequence[Reading],
    confirmed: Mapping[str, Sequence[str]],
    word_limit: int | None = None,
) -> list[Finding]:
    """Return what is worth a look in the documents, language by language, in the order of the text.

    `confirmed` are the phrases of each language that the office has confirmed in `office.toml`, `word_limit` the
    words that it allows a document.
    """
    findings: list[Finding] = []
    for reading in readings:
        findings += check_language(documents, reading, readings)
        findings += _of_text(documents[reading.language], reading, confirmed.get(reading.language, ()), word_limit)
    return findings


def _check_text(
    document: AknDocument, reading: Reading, confirmed: Sequence[str], word_limit: int | None
) -> tuple[Finding, ...]:
    """Return what is worth a look in one text by itself."""
    return (
        *check_repairs(reading),
        *check_validity(document, reading),
        *check_fidelity(document, reading),
        *check_structure(document, reading.language),
        *check_notes(document, reading.language),
        *check_references(document, reading.language),
        *check_characters(document, reading),
        *check_length(document, reading.language, word_limit),
        *check_masthead(document, reading.language, confirmed),
    )


_of_text = Remembered(_check_text)
