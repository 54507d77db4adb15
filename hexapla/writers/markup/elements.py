"""The small change of HTML: elements, their text, and how a template receives them."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from hexapla.xml_tree import append_text

NUMBER_GROUPS = re.compile("([0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?)")
"""A number whose groups are joined by no-break spaces: `13 701,21`."""

Attributes = Mapping[str, str | None]


@dataclass(frozen=True)
class Fragment:
    """Elements that a template may print as they are."""

    elements: tuple[etree._Element, ...]

    def __html__(self) -> str:
        """Return the markup, as an autoescaping template asks for it."""
        return "".join(
            etree.tostring(each, method="html", encoding="unicode", with_tail=False) for each in self.elements
        )

    def __bool__(self) -> bool:
        """Tell whether there is anything to print."""
        return bool(self.elements)


def element(name: str, attributes: Attributes | None = None, text: str | None = None) -> etree._Element:
    """Return a new HTML element; attributes that are None or empty are left out."""
    made = etree.Element(name, {key: value for key, value in (attributes or {}).items() if value})
    made.text = text
    return made


def child(parent: etree._Element, name: str, attributes: Attributes | None = None) -> etree._Element:
    """Add a new element at the end of another, and return it."""
    made = element(name, attributes)
    parent.append(made)
    return made


def append_prose(parent: etree._Element, text: str) -> None:
    """Add text at the end of an element, each number in groups marked as one word."""
    for index, part in enumerate(NUMBER_GROUPS.split(text)):
        if index % 2:
            child(parent, "span", {"class": "number"}).text = part
        elif part:
            append_text(parent, part)


def last_is(parent: etree._Element, name: str) -> bool:
    """Tell whether the last child of an element has this name."""
    return len(parent) > 0 and parent[-1].tag == name


def data_address(content: bytes, media_type: str) -> str:
    """Return bytes as a `data:` address: what lies inside a page, and the only pictures that pandoc takes in its sandbox."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
