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

__all__ = ["check"]


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
        document = documents[reading.language]
        findings += check_language(documents, reading, readings)
        findings += check_repairs(reading)
        findings += check_validity(document, reading)
        findings += check_fidelity(document, reading)
        findings += check_structure(document, reading.language)
        findings += check_notes(document, reading.language)
        findings += check_references(document, reading.language)
        findings += check_characters(document, reading)
        findings += check_length(document, reading.language, word_limit)
        findings += check_masthead(document, reading.language, confirmed.get(reading.language, ()))
    return findings
