"""The canonical XML is valid against the strict schema, and its references resolve."""

from collections.abc import Iterator

from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.codes import finding
from hexapla.findings import Finding

MOST = 5
"""Complaints of the schema that are worth showing; the first usually explains the rest."""


def check_validity(document: AknDocument, reading: Reading) -> Iterator[Finding]:
    """Yield what the strict schema has against the file as it will be written, and dangling references."""
    for error in schema_errors(parse(document_bytes(document)))[:MOST]:
        yield finding("S-007", reason=error.message, line=error.line, language=reading.language)
    ids = {element.get("eId") for element in document.root.iter() if element.get("eId")}
    for element in document.root.iter():
        for name in ("refersTo", "as", "source", "by", "href"):
            value = element.get(name, "")
            if value.startswith("#") and value[1:] not in ids:
                yield finding("S-007", reason=f"{name}={value} leads nowhere", language=reading.language)
