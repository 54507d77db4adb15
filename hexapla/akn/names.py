"""The vocabulary of Akoma Ntoso 3.0 and of our own metadata namespace; nobody else names them."""

from collections.abc import Mapping

from lxml import etree
from lxml.builder import ElementMaker

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
HX = "urn:hexapla:1"
XML = "http://www.w3.org/XML/1998/namespace"
NSMAP: Mapping[str | None, str] = {None: AKN, "hx": HX}

E = ElementMaker(namespace=AKN, nsmap=dict(NSMAP))
H = ElementMaker(namespace=HX, nsmap=dict(NSMAP))

SUPPLIED = f"{{{HX}}}supplied"
"""Attribute of an element whose words no source gave: the value says who supplied them."""

XML_LANG = f"{{{XML}}}lang"


def akn(name: str) -> str:
    """Return the qualified name of an AKN element: `akn("p")` is `{…/akn/3.0}p`."""
    return f"{{{AKN}}}{name}"


def hx(name: str) -> str:
    """Return the qualified name of an element or attribute of our own namespace."""
    return f"{{{HX}}}{name}"


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
