"""AKN XML as a source: taken as it is; what our profile does not know is kept and reported."""

import copy
import dataclasses
import hashlib
from collections.abc import Iterator
from typing import Any

from lxml import etree

from hexapla.akn.blocks import DIVISIONS, ITEMS, PRINTED
from hexapla.akn.canonical import TEXT_HOLDERS
from hexapla.akn.document import AknDocument, parse
from hexapla.akn.formulas import MATHML
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import AKN, HX, SUPPLIED, akn, local
from hexapla.akn.plain import without_active_content
from hexapla.akn.reading import Reading, Slot
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.errors import SourceError
from hexapla.findings import Finding
from hexapla.readers.foreign_akn import is_foreign, read_foreign
from hexapla.readers.text.decoding import check_size

_KNOWN = TEXT_HOLDERS | frozenset({
    *DIVISIONS, *ITEMS, "akomaNtoso", "paragraph", "alinea", "list", "hcontainer", "container", "wrapUp", "intro", "content",
    *PRINTED, "table", "tr", "img", "authorialNote", "coverPage", "preface",
    "mainBody", "body", "attachments", "attachment", "doc", "mref", "a", "ins", "del", "mod", "quotedText",
})  # fmt: skip
"""Elements outside `meta` that our writers print."""

_SLOTS = {
    "docAuthority": "authority", "docNumber": "symbol", "docCommittee": "committee", "docTitle": "title",
    "session": "session", "akn4un:instrument": "instrument", "akn4un:distribution": "distribution",
    "akn4un:languageOfExpression": "language", "akn4un:originalLanguage": "original",
    "akn4un:languageRestriction": "limitation", "akn4un:dateReceived": "received", "akn4un:subTitle": "subtitle",
}  # fmt: skip
_ADVICE = "Complete the file, or give the Word file or the text it was made of."


def read_akn(data: bytes, name: str, language: str) -> Reading:
    """Read an AKN 3.0 document.

    Raises:
        SourceError: the file is no well-formed XML, carries a document type declaration, is no AKN, or does not say
            what it is: its addresses, its symbol, its language.
    """
    document = _opened(data, name)
    taken_out = without_active_content(document.root, name, language)
    if is_foreign(document):
        found = read_foreign(document, data, name, language)
        return dataclasses.replace(found, findings=(*found.findings, *taken_out, *_unknown(found, name, language)))
    _check_identity(document, name, language)
    return Reading(
        language=language,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text="",
        body=document.body,
        slots=tuple(_slots(document)),
        findings=taken_out,
        canonical=document.root,
    )


def _opened(data: bytes, name: str) -> AknDocument:
    check_size(data, name)
    try:
        root = parse(data)
    except ValueError as error:
        message = f"{name} cannot be read as XML: {error}."
        raise SourceError(message, "Correct the file, or export it again.") from error
    if root.tag != f"{{{AKN}}}akomaNtoso" or not any(local(child) for child in root):
        message = f"{name} is no Akoma Ntoso 3.0 document."
        raise SourceError(message, "Its first element must be akomaNtoso, in the namespace of version 3.0.")
    return AknDocument(root)


def _check_identity(document: AknDocument, name: str, language: str) -> None:
    """Make sure that everything later stages ask a document for is there."""
    try:
        known = document.language
        _ = (document.symbol, document.work_iri, document.expression_iri, document.day, document.body)
    except (ValueError, StopIteration) as error:
        reason = str(error) or "it has no body of a kind that we print"
        message = f"{name} does not say enough about itself: {reason}."
        raise SourceError(message, _ADVICE) from error
    if known != language_of(language).alpha3:
        message = f"{name} stands for {language_of(language).english_name}, but says that its language is {known!r}."
        raise SourceError(message, "Name the file after its language.")


def _slots(document: AknDocument) -> Iterator[Slot]:
    """Yield the lines of the masthead that a source gave; what data or document.toml supplied is left out."""
    found = False
    for area in (document.main.find(akn("coverPage")), document.main.find(akn("preface"))):
        for element in area.iter() if area is not None else ():
            is_issued = local(element) == "docDate" and element.get("refersTo") == "#issued"
            key = "date" if is_issued else _SLOTS.get(element.get("name", ""), _SLOTS.get(local(element)))
            if key is None or _is_supplied(element):
                continue
            found = found or key == "symbol"
            line = element.getparent() if key == "original" else element
            text = plain_text(line if line is not None else element)
            yield Slot(key, text, line_of(element), copy.deepcopy(element) if key == "title" else None)
    if not found:
        yield Slot("symbol", document.symbol, 0)


def line_of(element: etree._Element) -> int:
    """Return the line of the file on which an element begins, 0 where nobody knows."""
    line: Any = element.sourceline
    return int(line or 0)


def _is_supplied(element: etree._Element) -> bool:
    parent = element.getparent()
    return element.get(SUPPLIED) is not None or (parent is not None and parent.get(SUPPLIED) is not None)


def _unknown(reading: Reading, name: str, language: str) -> Iterator[Finding]:
    """Yield a finding for every kind of element that no edition prints."""
    seen: dict[str, int] = {}
    for area in (reading.preamble, reading.body, *reading.attachments):
        for element in area.iter() if area is not None else ():
            kind = local(element)
            if (
                kind
                and not element.tag.startswith((f"{{{HX}}}", f"{{{MATHML}}}"))
                and (kind not in _KNOWN or f"{{{AKN}}}{kind}" != element.tag)
            ):
                seen.setdefault(kind, line_of(element))
    for kind, line in seen.items():
        yield finding("F-208", before=kind, file=name, line=line or None, language=language)
