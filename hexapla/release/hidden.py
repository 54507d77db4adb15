"""What the sources of a document hide: comments, changes that were tracked, hidden words, names of persons."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from hexapla.archive import read_zip
from hexapla.readers.kinds import kind_of
from hexapla.xml_tree import parse

COMMENTS, CHANGES, WORDS, NAMES = "comments", "tracked changes", "hidden words", "names of persons"
FILES = "files within it"
_OF_ELEMENTS = {
    "comment": COMMENTS, "annotation": COMMENTS, "ins": CHANGES, "del": CHANGES, "moveFrom": CHANGES, "moveTo": CHANGES,
    "changed-region": CHANGES, "vanish": WORDS, "hidden-text": WORDS,
}  # fmt: skip
"""Elements of Word and OpenDocument files by what they hide."""

_PERSONS = ("creator", "lastModifiedBy", "initial-creator")
_OF_WORDS = {
    ".rtf": {COMMENTS: rb"\\annotation\b", CHANGES: rb"\\(?:revised|deleted)\b", WORDS: rb"\\v\b(?!0)", NAMES: rb"\\(?:author|operator)\b"},
    ".html": {COMMENTS: rb"<!--", NAMES: rb"""<meta\s[^>]*name\s*=\s*["']?author"""},
    ".txt": {},
}  # fmt: skip
_NO_REMARKS = ("/Link", "/Widget", "/Popup")
"""Annotations of a PDF that are no remarks."""

_AS_PAGES = (".htm", ".md", ".xml", ".mht")


def hidden_in(name: str, data: bytes) -> dict[str, int] | None:
    """Return how many of each kind of hidden things a source has; None for one that cannot be looked into."""
    kind = kind_of(data, PurePath(name).suffix.lower())
    if kind in (".docx", ".odt"):
        try:
            return dict(_of_package(data))
        except (ValueError, etree.XMLSyntaxError):
            return None
    if kind == ".pdf":
        return _of_pages(data)
    patterns = _OF_WORDS.get(".html" if kind in _AS_PAGES else kind)
    if patterns is None:
        return None
    found = {what: len(re.findall(pattern, data, re.IGNORECASE)) for what, pattern in patterns.items()}
    return {what: count for what, count in found.items() if count}


def _of_package(data: bytes) -> Counter[str]:
    """Count what the parts of a Word or OpenDocument file hide; of persons, how many different names."""
    found, persons = Counter[str](), set[str]()
    for name, part in read_zip(data).items():
        if name.endswith(".xml"):
            root = parse(part)
            found.update(_OF_ELEMENTS[tag] for tag in map(_local, root.iter("{*}*")) if tag in _OF_ELEMENTS)
            persons |= {person.strip() for person in _persons(root)}
    if persons - {""}:
        found[NAMES] = len(persons - {""})
    return found


def _of_pages(data: bytes) -> dict[str, int] | None:
    """Count what a PDF hides: remarks on its pages, files within it, the name of its author."""
    import pikepdf  # heavy, and nothing but PDFs needs it

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            marks = [str(each.get("/Subtype")) for page in pdf.pages for each in page.get("/Annots", ())]
            found = {
                COMMENTS: sum(1 for mark in marks if mark not in _NO_REMARKS),
                FILES: len(pdf.attachments),
                NAMES: int("/Author" in pdf.docinfo),
            }
    except (pikepdf.PdfError, TypeError, AttributeError):
        return None
    return {what: count for what, count in found.items() if count}


def _persons(root: etree._Element) -> Iterator[str]:
    for element in root.iter("{*}*"):
        if _local(element) in _PERSONS:
            yield element.text or ""
        yield from (str(value) for key, value in element.attrib.items() if str(key).endswith("}author"))


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
