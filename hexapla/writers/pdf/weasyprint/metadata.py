"""Gap 6: one file that is PDF/A and PDF/UA-1, and says so uncompressed.

WeasyPrint 70.0 writes one variant a file (https://github.com/Kozea/WeasyPrint/issues/2783), so we
write the XMP packet ourselves, with what an archive wants to know of the document beside it.  It is
left uncompressed, so that a tool that knows nothing of PDF filters can read it.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pydyf
from lxml import etree
from lxml.builder import ElementMaker

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_MEDIA = "http://ns.adobe.com/xap/1.0/mm/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_META = ElementMaker(namespace="adobe:ns:meta/", nsmap={"x": "adobe:ns:meta/"})
_R = ElementMaker(namespace=_RDF, nsmap={"rdf": _RDF})


def _maker(prefix: str, namespace: str) -> ElementMaker:
    return ElementMaker(namespace=namespace, nsmap={prefix: namespace})


_dc, _xmp, _pdf = _maker("dc", _DC), _maker("xmp", _XMP), _maker("pdf", _PDF)
_media = _maker("xmpMM", _MEDIA)
_pdfa, _pdfua = _maker("pdfaid", _PDFA), _maker("pdfuaid", _PDFUA)
_extension, _schema = _maker("pdfaExtension", _EXTENSION), _maker("pdfaSchema", _SCHEMA)
_property = _maker("pdfaProperty", _PROPERTY)


@dataclass(frozen=True)
class Facts:
    """What the metadata says of an edition; texts that are None are left out.

    `standards` are those that the file claims to follow, of `pdf/a-3a`, `pdf/a-2a` and `pdf/ua-1`.
    """

    title: str
    languages: tuple[str, ...]
    identifiers: tuple[str, ...]
    day: str
    publisher: str | None = None
    rights: str | None = None
    standing: str | None = None
    creator: str | None = None
    subjects: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()


def write(pdf: Any, facts: Facts, producer: str) -> None:
    """Put our packet in the place of WeasyPrint's; called before the file is written."""
    stream = pydyf.Stream(
        [_packet(_META.xmpmeta(_rdf(facts, producer)))], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False
    )
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


def for_print(packet: bytes) -> bytes:
    """Return a packet of ours that claims no standard and has what a printer asks of one: which file it is, untrapped."""
    root = etree.fromstring(packet, etree.XMLParser(resolve_entities=False))
    for each in [*root.iter(f"{{{_PDFA}}}*", f"{{{_PDFUA}}}*", f"{{{_EXTENSION}}}*")]:
        each.getparent().remove(each)
    description = next(root.iter(f"{{{_RDF}}}Description"))
    identifier, day = (root.findtext(f".//{name}", "") for name in (f"{{{_DC}}}identifier", f"{{{_XMP}}}ModifyDate"))
    description.extend(
        [
            _xmp.MetadataDate(day),
            _media.DocumentID(f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identifier)}"),
            _media.RenditionClass("default"),
            _media.VersionID("1"),
            _pdf.Trapped("False"),
        ]
    )
    return _packet(root)


def _packet(root: Any) -> bytes:
    content = etree.tostring(root, encoding="utf-8")
    return b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' + content + b'\n<?xpacket end="w"?>'


def _rdf(facts: Facts, producer: str) -> Any:
    description = _R.Description({f"{{{_RDF}}}about": ""})
    description.extend(
        [
            *(each for part in _parts(facts.standards) for each in (_pdfa.part(part), _pdfa.conformance("A"))),
            *((_pdfua.part("1"),) if "pdf/ua-1" in facts.standards else ()),
            _dc.title(_alternative(facts.title, facts.languages[0])),
            _dc.language(_R.Bag(*(_R.li(code) for code in facts.languages))),
            _dc.identifier("; ".join(facts.identifiers)),
            _dc.date(_R.Seq(_R.li(facts.day[:10]))),
            _dc.format("application/pdf"),
            _dc.type(_R.Bag(_R.li("Text"))),  # DCMI Type Vocabulary
            _xmp.CreateDate(facts.day),
            _xmp.ModifyDate(facts.day),
            _xmp.CreatorTool("Hexapla"),
            _pdf.Producer(producer),
        ]
    )
    if facts.creator:
        description.append(_dc.creator(_R.Seq(_R.li(facts.creator))))
    if facts.subjects:
        description.append(_dc.subject(_R.Bag(*map(_R.li, facts.subjects))))
    if facts.relations:
        description.append(_dc.relation(_R.Bag(*map(_R.li, facts.relations))))
    if facts.publisher:
        description.append(_dc.publisher(_R.Bag(_R.li(facts.publisher))))
    if facts.rights:
        description.append(_dc.rights(_alternative(facts.rights, facts.languages[0])))
    if facts.standing:
        description.append(_dc.description(_alternative(facts.standing, facts.languages[0])))
    if facts.standards:
        description.append(_schemas())
    return _R.RDF(description)


def _parts(standards: Iterable[str]) -> list[str]:
    """Return the part of ISO 19005 that a file follows: `3` of `pdf/a-3a`."""
    return [each.removeprefix("pdf/a-")[0] for each in standards if each.startswith("pdf/a-")]


def _alternative(text: str, language: str) -> Any:
    return _R.Alt(_R.li({_LANG: "x-default"}, text), _R.li({_LANG: language}, text))


def _schemas() -> Any:
    """PDF/A wants every foreign property declared: the one that says PDF/UA."""
    parse = {f"{{{_RDF}}}parseType": "Resource"}
    part = _R.li(
        parse,
        _property.name("part"),
        _property.valueType("Integer"),
        _property.category("internal"),
        _property.description("Part of ISO 14289 that this file follows"),
    )
    schema = _R.li(
        parse,
        _schema.schema("PDF/UA identification"),
        _schema.namespaceURI(_PDFUA),
        _schema.prefix("pdfuaid"),
        _schema.property(_R.Seq(part)),
    )
    return _extension.schemas(_R.Bag(schema))
