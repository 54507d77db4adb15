"""The record of a document as the Dag Hammarskjöld Library catalogues, in MARCXML; a field without a source is absent.

Rules: UNBIS Reference Manual for Bibliographic Description (191, 245, 269, 500, 650, 710, 791, 856).
"""

from collections.abc import Iterator

from pymarc import Field, Indicators, Record, Subfield, record_to_xml

from hexapla.catalogue import language
from hexapla.domain.symbol import Symbol
from hexapla.release.description import Description

LEADER = "     nam a22     u  4500"
"""A new record of printed text, one part, in Unicode, its level of encoding unknown."""

ADOPTED = frozenset({"RES", "DEC", "PRST"})
"""Natures of what organs adopt."""


def marcxml(description: Description) -> bytes:
    """Return the catalogue record of a document."""
    record = Record(force_utf8=True)
    record.leader = LEADER  # type: ignore[assignment]  # pymarc takes a text and makes a leader of it
    record.add_field(*_fields(description))  # type: ignore[no-untyped-call]
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(record_to_xml(record, namespace=True)) + b"\n"  # type: ignore[no-untyped-call]


def _fields(description: Description) -> Iterator[Field]:
    symbol = description.symbol
    yield _field("191", "  ", _symbol(symbol))
    if description.title:
        yield _field("245", "10", {"a": description.title})
    if description.day:
        yield _field("269", "  ", {"a": description.day.isoformat()})
    if description.standing:
        yield _field("500", "  ", {"a": description.standing})
    for subject in description.subjects:
        yield _field("650", "14", {"a": subject})  # of no thesaurus that we know
    if description.organ:
        yield _field("710", "2 ", {"a": f"UN. {description.organ}"})
    if description.state:
        yield _field("710", "1 ", {"a": description.state})
    if symbol.nature in ADOPTED:
        yield _field("791", "  ", _symbol(symbol))
    for code, address in description.addresses.items():
        yield _field("856", "40", {"u": address, "y": language(code).english_name})


def _symbol(symbol: Symbol) -> dict[str, str]:
    """Return a symbol with the series of its body and its session, as far as it has them."""
    series = "/".join((symbol.body, *symbol.subsidiaries))
    return {"a": symbol.identifier, "b": f"{series}/"} | ({"c": symbol.session} if symbol.session else {})


def _field(tag: str, indicators: str, subfields: dict[str, str]) -> Field:
    return Field(tag, Indicators(*indicators), [Subfield(code, value) for code, value in subfields.items()])
