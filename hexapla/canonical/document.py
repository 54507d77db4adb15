"""One language of a document, whole: meta, masthead, body, attachments, ids, in canonical form."""

import copy
import re

from lxml import etree

from hexapla.akn.canonical import canonicalise as in_canonical_form
from hexapla.akn.document import AknDocument
from hexapla.akn.ids import assign
from hexapla.akn.names import E, akn
from hexapla.akn.reading import Reading
from hexapla.canonical.cover import build_cover, build_preface
from hexapla.canonical.links import resolve_links, resolve_note_calls, without_dead_links
from hexapla.canonical.meta import build_meta
from hexapla.classes import class_of
from hexapla.codes import finding
from hexapla.domain.metadata import Metadata
from hexapla.findings import Finding
from hexapla.project.config import DocumentConfig

_NUMBER = re.compile(r"\W*(\d+)\W*")


def canonicalise(
    reading: Reading, metadata: Metadata, config: DocumentConfig, master: str
) -> tuple[AknDocument, tuple[Finding, ...]]:
    """Return the canonical document of a reading, and what its numbering has odd.

    `master` is the language whose ids the others follow (`FRBRmasterExpression`).
    """
    if reading.canonical is not None:
        return AknDocument(in_canonical_form(reading.canonical)), ()
    kind = class_of(metadata.symbol)
    main = E(kind.type, {"name": kind.name, "contains": "originalVersion"})
    main.append(build_meta(reading, metadata, kind, master))
    main.append(build_cover(reading, metadata))
    preface = build_preface(reading, metadata, config)
    if preface is not None:
        main.append(preface)
    main.extend(copy.deepcopy(part) for part in (reading.preamble, reading.body) if part is not None)
    if reading.attachments:
        main.append(_attachments(reading, main))
    dead = tuple(without_dead_links(main, reading.language))
    repeated = assign(main)
    resolve_note_calls(main)
    resolve_links(main)
    begun_anew = _begun_anew(main)
    odd = [entry for entry in repeated if entry[1].get("eId") not in begun_anew]
    return AknDocument(in_canonical_form(E.akomaNtoso(main))), (*_repeats(odd, reading.language), *dead)


def _attachments(reading: Reading, main: etree._Element) -> etree._Element:
    """Return the attachments, each document with the meta that the schema wants."""
    holder = E.attachments()
    for number, attachment in enumerate(reading.attachments, 1):
        each = copy.deepcopy(attachment)
        document = each.find(akn("doc"))
        if document is not None and document.find(akn("meta")) is None:
            document.insert(0, _attachment_meta(main, number))
        holder.append(each)
    return holder


def _attachment_meta(main: etree._Element, number: int) -> etree._Element:
    """Return an attachment's meta: the document's, addressed as a component, every id prefixed."""
    meta = copy.deepcopy(main[0])
    for element in meta.iter(akn("FRBRthis")):
        element.set("value", element.get("value", "").replace("!main", f"!annex_{number}"))
    prefix = f"att_{number}__"
    names = {eid: f"{prefix}{eid}" for element in meta.iter() if (eid := element.get("eId"))}
    for element in meta.iter():
        for key, value in element.attrib.items():
            if key == "eId":
                element.set(key, names[str(value)])
            elif str(value).startswith("#") and str(value)[1:] in names:
                element.set(key, f"#{names[str(value)[1:]]}")
    for proprietary in meta.findall(akn("proprietary")):
        meta.remove(proprietary)
    return meta


def _begun_anew(main: etree._Element) -> set[str]:
    """Return the ids of the paragraphs in rows that began anew with 1: the check says once that they did."""
    found: set[str] = set()
    rows: dict[str, tuple[int, bool]] = {}
    for paragraph in main.iter(akn("paragraph")):
        eid = str(paragraph.get("eId"))
        label = _NUMBER.fullmatch(paragraph.findtext(akn("num")) or "")
        scope = eid.rpartition("para_")[0]
        last, is_anew = rows.get(scope, (0, False))
        if label is None:
            continue
        number = int(label[1])
        is_anew = last > 1 if number == 1 else is_anew and number == last + 1
        rows[scope] = (number, is_anew)
        if is_anew:
            found.add(eid)
    return found


def _repeats(repeated: list[tuple[str, etree._Element]], language: str) -> tuple[Finding, ...]:
    return tuple(
        finding("S-002", number=element.findtext(akn("num")) or first, eid=element.get("eId"), language=language)
        for first, element in repeated
    )
