"""A Word file as a package: every size bounded, every part parsed through the one XML door."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.document import parse
from hexapla.archive import read_zip
from hexapla.errors import SourceError
from hexapla.readers.text.decoding import check_size
from hexapla.readers.word.names import STRICT

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the old binary kind begin, and new ones that a password protects."""


@dataclass(frozen=True)
class Relation:
    """Where a part leads: a kind (the last word of its address), a part of the package or an outside address."""

    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True)
class Package:
    """The parts of a Word file; `main` is the name of the one that holds the text."""

    name: str
    members: dict[str, bytes]
    main: str = ""
    _parsed: dict[str, etree._Element] = field(default_factory=dict)

    def root(self, part: str | None) -> etree._Element | None:
        """Return the root of a part, None where there is no such part.

        Raises:
            SourceError: the part is no well-formed XML, too large, or has a document type declaration.
        """
        if part is None or part not in self.members:
            return None
        if part not in self._parsed:
            self._parsed[part] = _root(self.members[part], f"{self.name}: {part}")
        return self._parsed[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """Return where a part leads, by relationship id."""
        folder, file = posixpath.split(part)
        root = self.root(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        return (
            {} if root is None else {str(each.get("Id")): _relation(each, folder) for each in root.iter(RELATIONSHIPS)}
        )

    def related(self, kind: str, part: str | None = None) -> Iterator[str]:
        """Yield the parts of a kind that a part (the main one) leads to."""
        for relation in self.relations(self.main if part is None else part).values():
            if relation.kind == kind and not relation.is_outside:
                yield relation.target

    def first(self, kind: str, part: str | None = None) -> etree._Element | None:
        """Return the root of the first part of a kind."""
        return self.root(next(self.related(kind, part), None))


def open_package(data: bytes, name: str) -> Package:
    """Open a Word file.

    Raises:
        SourceError: it is no Word file, damaged, protected by a password, or unfolds to more than a document can hold.
    """
    if data.startswith(OLE):
        message = f"{name} is protected by a password, or is a file of an older Word."
        raise SourceError(message, "Open it in Word, take the password off, and save it as .docx.")
    try:
        package = Package(name, read_zip(data))
    except ValueError as error:
        message = f"{name} cannot be opened as a Word file: {error}."
        raise SourceError(message, "Open it in Word and save it again as .docx.") from error
    main = next(package.related("officeDocument", ""), None)
    if main is None or main not in package.members:
        message = f"{name} is no Word file: it has no part that holds a text."
        raise SourceError(message, "Open it in Word and save it again as .docx.")
    return Package(name, package.members, main)


def _root(data: bytes, where: str) -> etree._Element:
    advice = "Open the file in Word and save it again as .docx."
    check_size(data, where)
    for strict, name in STRICT.items():
        data = data.replace(strict.encode(), name.encode())
    try:
        return parse(data)
    except ValueError as error:
        message = f"{where} cannot be read: {error}."
        raise SourceError(message, advice) from error


def _relation(element: etree._Element, folder: str) -> Relation:
    target = str(element.get("Target", ""))
    kind = str(element.get("Type", "")).rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relation(kind, target.strip().replace(" ", "%20"), is_outside=True)  # LibreOffice undoes the %20
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(kind, path, is_outside=False)
