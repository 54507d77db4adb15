"""Fields that LibreOffice computes anew when it opens a file: what they showed becomes plain text before."""

import re

from lxml import etree

from hexapla.akn.document import parse
from hexapla.archive import deterministic_zip, read_zip

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FIELDS = (
    "date", "time", "creation-date", "creation-time", "modification-date", "modification-time", "print-date", "print-time",
    "author-name", "author-initials", "creator", "initial-creator", "printed-by", "file-name", "template-name",
    "editing-duration", "editing-cycles", "page-count", "word-count", "character-count", "variable-get", "expression",
    "user-field-get", "sequence", "chapter", "title", "subject", "description", "keywords", "user-defined", "script",
    "database-display", "dde-connection", "conditional-text", "text-input", "placeholder",
)  # fmt: skip
_PARTS = ("content.xml", "styles.xml")
_CODE = re.compile(
    rb"(\\fldinst)((?:[\s{}]|\\\*|\\[a-z]+-?[0-9]* ?)*)"
    rb"(DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|AUTHOR|LASTSAVEDBY|FILENAME|USERNAME|USERINITIALS|USERADDRESS|EDITTIME)\b"
)
_NOW = re.compile(rb"\\ch(?:date|time|dpl|dpa)\b ?")


def settled_odt(data: bytes) -> bytes:
    """Return an OpenDocument text whose computed fields are the words that they showed.

    Raises:
        ValueError: a part of it is no well-formed XML.
    """
    members = read_zip(data)
    for name in _PARTS:
        if name in members:
            root = parse(members[name])
            for field in list(root.iter(*(f"{_TEXT}{each}" for each in _FIELDS))):
                _dissolve(field)
            members[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return deterministic_zip(members, first="mimetype", stored=("mimetype",))


def _dissolve(field: etree._Element) -> None:
    field.tag = f"{_TEXT}span"
    for key in list(field.attrib):
        del field.attrib[key]


def settled_rtf(data: bytes) -> bytes:
    """Return an RTF file whose computed fields are of no kind, so that what they showed stays."""
    return _NOW.sub(b"", _CODE.sub(lambda match: match[1] + match[2] + b"QUOTED", data))
