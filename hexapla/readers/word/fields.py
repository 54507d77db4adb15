"""Fields that LibreOffice computes anew when it opens a file: what they showed becomes plain text before.

Counts that a file states, of blanks and of cells, are held to what a page can show.
"""

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
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_COUNTS = frozenset({f"{_TEXT}c"} | {f"{_TABLE}number-{each}" for each in (
    "columns-repeated", "rows-repeated", "columns-spanned", "rows-spanned")})  # fmt: skip
_MOST = 1000
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
            _bound(root)
            members[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return deterministic_zip(members, first="mimetype", stored=("mimetype",))


def _bound(root: etree._Element) -> None:
    """Let no blank, cell or row be repeated, and no cell span, more often than a page can show."""
    for element in root.iter(etree.Element):
        for key, value in element.attrib.items():
            if str(key) in _COUNTS and (not str(value).isdecimal() or len(str(value)) > len(str(_MOST))):
                element.set(str(key), str(_MOST) if str(value).isdecimal() else "1")


def _dissolve(field: etree._Element) -> None:
    field.tag = f"{_TEXT}span"
    for key in list(field.attrib):
        del field.attrib[key]


def settled_rtf(data: bytes) -> bytes:
    """Return an RTF file whose computed fields are of no kind, so that what they showed stays."""
    return _NOW.sub(b"", _CODE.sub(lambda match: match[1] + match[2] + b"QUOTED", data))
