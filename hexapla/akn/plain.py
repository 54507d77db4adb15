"""What an XML source may not bring into a canonical document: addresses that run or open a file, elements that act."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from hexapla.akn.canonical import TEXT_HOLDERS
from hexapla.akn.names import AKN, E, akn, local
from hexapla.codes import finding
from hexapla.domain.addresses import is_admitted, leads_outside
from hexapla.findings import Finding
from hexapla.xml_tree import take_out

ACTING = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/2001/XInclude",
    "http://www.w3.org/1999/XSL/Transform",
)
"""Namespaces whose elements do something where a browser or another program opens the file."""

_SILENT = ("script", "style")
_MEDIUM = re.compile(r"\.\./media/[0-9a-f]{64}\.[a-z0-9]{1,5}")
_REFERENCES = ("a", "mref", "ref", "rref")
_ADDRESSES = ("href", "src", "base")
_HANDLER = re.compile(r"on[a-z]+", re.IGNORECASE)
"""How the attributes are called by which a page acts; Akoma Ntoso has none."""


def without_active_content(root: etree._Element, name: str, language: str) -> tuple[Finding, ...]:
    """Take out of a document what acts, and return a finding for each; words stay, those of scripts apart."""
    found: list[Finding] = []
    for element in reversed(list(root.iter(etree.Element))):  # from the end: a script in an element goes before it
        line: Any = element.sourceline
        place = {"file": name, "line": line or None, "language": language}
        if etree.QName(element).namespace in ACTING:
            _flatten(element, keeps_words=local(element) not in _SILENT)
            found.append(finding("F-232", before=local(element), **place))
            continue
        for key in [key for key in element.attrib if _HANDLER.fullmatch(etree.QName(key).localname)]:
            del element.attrib[key]
            found.append(finding("F-232", before=str(key), **place))
        for key, address in _addresses(element):
            del element.attrib[key]
            found.append(finding("F-231", before=address[:120], **place))
            if local(element) in _REFERENCES:  # one without an address is no reference
                element.tag = akn("span")
            if local(element) == "img":  # a picture without an address is its words
                element.tail = f"{_words(element)}{element.tail or ''}"
                take_out(element)
    return tuple(reversed(found))


def _addresses(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes of an element whose addresses may not stand in a document."""
    for key, value in list(element.attrib.items()):
        name, address = etree.QName(key).localname, str(value)
        is_picture = local(element) == "img" and name == "src"
        is_good = (
            _MEDIUM.fullmatch(address) or leads_outside(address)
            if is_picture
            else is_admitted(address) and name != "base"
        )
        if name in _ADDRESSES and not is_good:
            yield str(key), address


def _words(image: etree._Element) -> str:
    words = str(image.get("alt") or "")
    return f"[{words}]" if words else ""


def _flatten(element: etree._Element, *, keeps_words: bool) -> None:
    """Take an element away; its words stay, in a paragraph where no text may stand, and so does what stands behind it."""
    kept, parent = "".join(map(str, element.itertext())) if keeps_words else "", element.getparent()
    if (
        kept.strip()
        and parent is not None
        and etree.QName(parent).namespace == AKN
        and local(parent) not in TEXT_HOLDERS
    ):
        element.addprevious(E.p(kept))
        kept = ""
    element.tail = f"{kept}{element.tail or ''}"
    take_out(element)
