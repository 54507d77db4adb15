"""The `meta` block: who, what, when and in which language, as FRBR and as our own facts."""

import copy
import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from hexapla.akn.names import E, H
from hexapla.akn.reading import COUNTED, Reading
from hexapla.akn.uri import WorkIri
from hexapla.catalogue import language
from hexapla.classes import DocumentClass
from hexapla.domain.metadata import Expression, Metadata

EDITOR = "unDgacm"
"""The organization that AKN4UN's examples name as the source of markup and translation."""

FIXED_REFERENCES = (
    ("TLCOrganization", "un", "/akn/ontology/organization/un/un", "United Nations"),
    ("TLCOrganization", EDITOR, "/akn/ontology/organization/un/un-dgacm",
     "Department for General Assembly and Conference Management"),
    ("TLCRole", "issuingBody", "/akn/ontology/role/un/issuingBody", "Issuing body"),
    ("TLCRole", "translator", "/akn/ontology/role/un/translator", "Translator"),
    ("TLCRole", "editor", "/akn/ontology/role/un/editor", "Markup editor"),
    ("TLCConcept", "symbol", "/akn/ontology/concept/un/symbol", "Document symbol"),
    ("TLCEvent", "issued", "/akn/ontology/event/un/issued", "Issued"),
)  # fmt: skip


def actor_of(metadata: Metadata) -> str:
    """Return the AKN actor: `un-cat`; for an unknown organ, its symbol's first component."""
    organ = metadata.organ
    return f"un-{organ.key if organ else metadata.symbol.body_key}"


def work_iri(metadata: Metadata, kind: DocumentClass) -> WorkIri:
    """Return the work's address."""
    return WorkIri(kind.type, kind.subtype, actor_of(metadata), metadata.date.day, metadata.symbol.folder)


def build_meta(reading: Reading, metadata: Metadata, kind: DocumentClass, master: str) -> etree._Element:
    """Return the `meta` element of one language."""
    expression = metadata.expressions[reading.language]
    work = work_iri(metadata, kind)
    return E.meta(
        E.identification(
            {"source": f"#{EDITOR}"},
            _work(metadata, work),
            _expression(metadata, expression, work, master),
            _manifestation(expression, work),
        ),
        E.publication(
            name="masthead",
            date=expression.date.day.isoformat(),
            showAs=f"Distr.: {metadata.distribution.capitalize()}" if metadata.distribution else "",
            number=str(metadata.symbol.identifier),
        ),
        *_subjects(metadata),
        _references(metadata, reading.references),
        E.proprietary({"source": f"#{EDITOR}"}, _facts(metadata, expression), _provenance(reading)),
    )


def _work(metadata: Metadata, work: WorkIri) -> etree._Element:
    title = next((each.title for each in metadata.expressions.values() if each.title), None)
    symbol = metadata.symbol
    aliases = [
        *([E.FRBRalias(name="title", value=title)] if title else ()),
        E.FRBRalias(name="symbol", value=symbol.identifier),
        E.FRBRalias(name="permalink", value=symbol.undocs_url),
    ]
    authors = [E.FRBRauthor({"href": f"#{actor_of(metadata)}", "as": "#issuingBody"})]
    if metadata.submitter:
        authors.append(E.FRBRauthor({"href": f"#{metadata.submitter.lower()}", "as": "#submitter"}))
    return E.FRBRWork(
        E.FRBRthis(value=f"{work}/!main"),
        E.FRBRuri(value=str(work)),
        *aliases,
        E.FRBRdate(date=metadata.date.day.isoformat(), name=metadata.date.name),
        *authors,
        E.FRBRcountry(value="un"),
        E.FRBRsubtype(value=work.subtype),
        E.FRBRnumber(value=symbol.folder, showAs=symbol.identifier),
        E.FRBRprescriptive(value="false"),
    )


def _expression(metadata: Metadata, expression: Expression, work: WorkIri, master: str) -> etree._Element:
    tongue = language(expression.language)
    iri = work.expression(tongue.alpha3, expression.date.day)
    parts = [E.FRBRthis(value=f"{iri}/!main"), E.FRBRuri(value=iri)]
    if expression.title:
        parts.append(E.FRBRalias(name="title", value=expression.title))
    parts.append(E.FRBRdate(date=expression.date.day.isoformat(), name=expression.date.name))
    is_translation = metadata.original is not None and metadata.original != expression.language
    role = "#translator" if is_translation else "#editor"
    parts.append(E.FRBRauthor({"href": f"#{EDITOR}", "as": role}))
    if master != expression.language:
        main = metadata.expressions.get(master)  # none while its source cannot be read
        address = work.expression(language(master).alpha3, main.date.day if main else metadata.date.day)
        named = f"{language(master).english_name} expression (source of the permanent identifiers)"
        parts.append(E.FRBRmasterExpression(href=address, showAs=named))
    parts.append(E.FRBRlanguage(language=tongue.alpha3))
    if is_translation and metadata.original:
        origin = language(metadata.original).alpha3
        known = metadata.expressions.get(metadata.original)
        day = known.date.day if known else metadata.date.day
        parts.append(E.FRBRtranslation(href=work.expression(origin, day), fromLanguage=origin, by=f"#{EDITOR}"))
    return E.FRBRExpression(*parts)


def _manifestation(expression: Expression, work: WorkIri) -> etree._Element:
    iri = work.expression(language(expression.language).alpha3, expression.date.day)
    return E.FRBRManifestation(
        E.FRBRthis(value=f"{iri}/!main.xml"),
        E.FRBRuri(value=f"{iri}/.xml"),
        E.FRBRdate(date=expression.date.day.isoformat(), name="markup"),
        E.FRBRauthor({"href": f"#{EDITOR}", "as": "#editor"}),
        E.FRBRformat(value="xml"),
    )


def _subjects(metadata: Metadata) -> Iterator[etree._Element]:
    """Yield what the document is about, where somebody says it: words of the office, of no thesaurus that we know."""
    if metadata.subjects:
        keywords = (E.keyword(value=each, showAs=each, dictionary=f"#{EDITOR}") for each in metadata.subjects)
        yield E.classification({"source": f"#{EDITOR}"}, *keywords)


def _references(metadata: Metadata, named: Iterable[etree._Element]) -> etree._Element:
    """Return what the document refers to: what ours do, then what its source has `named`."""
    organ = metadata.organ
    rows = list(FIXED_REFERENCES)
    actor = actor_of(metadata)
    name = organ.committee.get("en") if organ else None
    shown = name.text if name else metadata.symbol.body
    if all(row[1] != actor for row in rows):
        rows.append(("TLCOrganization", actor, f"/akn/ontology/organization/un/{actor}", shown))
    if metadata.submitter:
        rows += [
            ("TLCOrganization", metadata.submitter.lower(),
             f"/akn/ontology/organization/iso-3166-1/{metadata.submitter}", metadata.submitter),
            ("TLCRole", "submitter", "/akn/ontology/role/un/submitter", "Submitting State"),
        ]  # fmt: skip
    if metadata.distribution:
        rows.append(("TLCConcept", f"distribution{metadata.distribution.capitalize()}",
                     f"/akn/ontology/concept/un/distribution/{metadata.distribution}",
                     metadata.distribution.capitalize()))  # fmt: skip
    if metadata.languages:
        codes = _alpha3(metadata.languages)
        rows.append(("TLCConcept", "languagesRestricted",
                     f"/akn/ontology/concept/un/languages/{'-'.join(codes)}", " ".join(codes)))  # fmt: skip
    if metadata.received:
        rows.append(("TLCEvent", "received", "/akn/ontology/event/un/received", "Received"))
    rows.sort(key=lambda row: (_REFERENCE_ORDER.index(row[0]), row[1]))
    elements = [E(name, eId=eid, href=href, showAs=shown) for name, eid, href, shown in rows]
    known = {row[1] for row in rows}
    elements += [copy.deepcopy(each) for each in named if each.get("eId") not in known]
    return E.references({"source": f"#{EDITOR}"}, *elements)


_REFERENCE_ORDER = ("TLCOrganization", "TLCRole", "TLCConcept", "TLCEvent")


def _facts(metadata: Metadata, expression: Expression) -> etree._Element:
    symbol = metadata.symbol
    facts = {
        "symbol": str(symbol),
        "body": symbol.body,
        "subsidiaries": " ".join(symbol.subsidiaries),
        "sessionOrYear": symbol.session,
        "state": symbol.state,
        "nature": symbol.nature,
        "number": symbol.number,
        "modifiers": " ".join(symbol.modifiers),
        "status": metadata.status,
        "distribution": metadata.distribution,
        "originalLanguage": language(metadata.original).alpha3 if metadata.original else None,
        "language": language(expression.language).alpha3,
        "languagesIssued": " ".join(_alpha3(metadata.languages)),
        "dateReceived": _iso(metadata.received),
        "submitter": metadata.submitter,
        "jobNumber": expression.job_number,
        "session": metadata.session,
        "agendaItem": metadata.agenda_item,
        "corrects": metadata.corrects,
        "issue": str(expression.issue) if expression.issue > 1 else None,
    }
    return H.document({key: value for key, value in facts.items() if value})


def _provenance(reading: Reading) -> etree._Element:
    repairs = [
        H.repair(code=repair.code, line=str(repair.line), before=_visible(repair.before), after=_visible(repair.after))
        for repair in reading.repairs
        if repair.code not in COUNTED
    ]
    counts = Counter(repair.code for repair in reading.repairs if repair.code in COUNTED)
    repairs += [H.repair(code=code, count=str(count)) for code, count in sorted(counts.items())]
    return H.provenance(H.source({"name": reading.name, "sha256": reading.sha256, **reading.handling}), *repairs)


def _visible(text: str) -> str:
    """Return a text with its page breaks, which XML cannot hold, as their pictures."""
    return text.replace("\f", "\u240c")


def _alpha3(codes: Iterable[str]) -> list[str]:
    return sorted(language(code).alpha3 for code in codes)


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
