"""One language of a document, whole: meta, masthead, body, attachments, ids, in canonical form."""

import copy
import re

from lxml import etree

from hexapla.akn.blocks import DIVISIONS, ITEMS
from hexapla.akn.canonical import canonicalise as in_canonical_form
from hexapla.akn.document import AknDocument
from hexapla.akn.heading_styles import settle_looks
from hexapla.akn.ids import assign
from hexapla.akn.names import E, akn, local
from hexapla.akn.reading import Reading
from hexapla.canonical.boxes import settle_boxes
from hexapla.canonical.closer_by_hand import settle_closer
from hexapla.canonical.contents_links import link_contents
from hexapla.canonical.cover import build_cover, build_preface
from hexapla.canonical.links import resolve_links, resolve_note_calls, without_dead_links
from hexapla.canonical.meta import build_meta
from hexapla.canonical.page_beginnings import settle_page_beginnings
from hexapla.canonical.turned_texts import settle_turned
from hexapla.classes import class_of
from hexapla.codes import finding
from hexapla.domain.metadata import Metadata
from hexapla.findings import Finding
from hexapla.project.config import DocumentConfig
from hexapla.timing import stage

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@stage("canonicalise")
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
    link_contents(main)
    dead = tuple(without_dead_links(main, reading.language))
    repeated = assign(main)
    resolve_note_calls(main)
    resolve_links(main)
    begun_anew = _begun_anew(main)
    odd = [entry for entry in repeated if entry[1].get("eId") not in begun_anew]
    whole = E.akomaNtoso(main)
    document = AknDocument(whole)
    settle_page_beginnings(document)
    settle_closer(document)
    settle_turned(document)
    settle_boxes(document)
    settle_looks(document.main, list(document.blocks()))
    return AknDocument(in_canonical_form(whole)), (*_repeats(odd, reading.language), *dead)


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
    """Return the ids of what stands in rows of labels that began anew: the check says once that they did.

    A row is that of the paragraphs in a part of the document, or of the headings or items in one parent.
    """
    found: set[str] = set()
    rows: dict[tuple[str, str], tuple[frozenset[int], bool]] = {}
    for element in main.iter(*(akn(name) for name in ("paragraph", *DIVISIONS, *ITEMS))):
        counts = _counts(element.findtext(akn("num")) or "")
        if not counts:
            continue
        name, eid = local(element), str(element.get("eId"))
        parent = element.getparent()
        outer = str(parent.get("eId")) if parent is not None else ""
        row = (name, eid.rpartition("para_")[0] if name == "paragraph" else outer)
        last, is_anew = rows.get(row, (frozenset({0}), False))
        is_next = bool(counts & {count + 1 for count in last})
        is_anew = (1 in counts and bool(last - {0})) or (is_anew and is_next)
        rows[row] = (counts, is_anew)
        if is_anew:
            found.add(eid)
    return found


def _counts(label: str) -> frozenset[int]:
    """Return what a label may count: `4.` four, `C.` three or a hundred."""
    inner = "".join(re.findall(r"\w", label))
    if inner.isdecimal():
        return frozenset({int(inner)})
    letters = inner.upper()
    single = {ord(letters) - ord("A") + 1} if len(letters) == 1 and letters.isascii() and letters.isalpha() else set()
    roman = _roman_value(letters)
    return frozenset(single | ({roman} if roman else set()))


def _roman_value(letters: str) -> int:
    """Return the value of a roman number, 0 for what is none."""
    values = [_ROMAN.get(letter, 0) for letter in letters]
    if not values or not all(values):
        return 0
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _repeats(repeated: list[tuple[str, etree._Element]], language: str) -> tuple[Finding, ...]:
    return tuple(
        finding("S-002", number=element.findtext(akn("num")) or first, eid=element.get("eId"), language=language)
        for first, element in repeated
    )
