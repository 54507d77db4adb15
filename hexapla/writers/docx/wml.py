"""The vocabulary of WordprocessingML: names, an element maker, legal text, and slots for the template."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from hexapla.akn.names import LINES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORDS_OF_WORD = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
"""A vocabulary that Word knows from 2010 on and LibreOffice does not take: what requires it is for Word alone."""
XML = "http://www.w3.org/XML/1998/namespace"
NSMAP = {"w": W, "r": R}

Elements: TypeAlias = "list[etree._Element]"  # noqa: SLF001 - the type has no public name

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "tabs"),
    *("suppressAutoHyphens", "bidi", "spacing", "ind", "jc", "outlineLvl", "rPr"),
)  # the order of the schema


def name(local: str) -> str:
    """Return the qualified name of an element or attribute: `name("p")` is `{…/main}p`."""
    return f"{{{W}}}{local}"


def make(local: str, *children: etree._Element, **attributes: object) -> etree._Element:
    """Return an element; attributes are of the same namespace."""
    qualified = {name(key): str(value) for key, value in attributes.items()}
    element = etree.Element(name(local), qualified, nsmap=NSMAP)
    element.extend(children)
    return element


def legal(text: str) -> str:
    """Return text with every character that XML forbids made U+FFFD; canonical XML holds none."""
    return _ILLEGAL.sub("\ufffd", text)


def plain(text: str | None) -> str:
    """Return one line of legal text, "" for None: the values of the template's slots."""
    return re.sub(r"[\t\n\r]", " ", legal(text or ""))


def paragraph(style: str, properties: Iterable[etree._Element], content: Iterable[etree._Element]) -> etree._Element:
    """Return a paragraph; its properties are put into the order that the schema demands."""
    settings = [make("pStyle", val=style), *properties]
    settings.sort(key=lambda setting: _PROPERTIES.index(etree.QName(setting).localname))
    return make("p", make("pPr", *settings), *content)


def begin_page(content: Iterable[etree._Element]) -> None:
    """Set the first paragraph of some content to begin a page, which a table does by that of its first cell."""
    first = next(each for element in content for each in element.iter(name("p")))
    if first.find(name("pPr")) is None:
        first.insert(0, make("pPr"))
    _put(first[0], make("pageBreakBefore"))


def keep_with_next(content: Iterable[etree._Element]) -> None:
    """Keep the paragraphs of some content on the page of what follows them."""
    for each in (element for element in content if element.tag == name("p")):
        settings = each.find(name("pPr"))
        if settings is not None and settings.find(name("keepNext")) is None:
            _put(settings, make("keepNext"))


def _put(settings: etree._Element, setting: etree._Element) -> None:
    """Add a property to those of a paragraph, where the schema demands it."""
    later = _PROPERTIES[_PROPERTIES.index(etree.QName(setting).localname) :]
    place = next((index for index, each in enumerate(settings) if etree.QName(each).localname in later), len(settings))
    settings.insert(place, setting)


def set_closer_lines(content: Iterable[etree._Element], count: int) -> None:
    """Set the lines of the paragraphs of some content closer, by so many tenths of a point; what holds a picture stays as it is."""
    for each in (paragraph for element in content for paragraph in element.iter(name("p"))):
        settings = each.find(name("pPr"))
        if settings is not None and each.find(f".//{name('drawing')}") is None:
            spacing = settings.find(name("spacing"))
            if spacing is None:
                spacing = make("spacing")
                _put(settings, spacing)
            spacing.attrib.update(make("spacing", line=LINES - 2 * count, lineRule="exact").attrib)


def replace_content(filled: etree._Element, content: Iterable[etree._Element]) -> None:
    """Put other content into a paragraph; its properties stay."""
    kept = list(content)
    for child in list(filled)[1:]:
        filled.remove(child)
    filled.extend(kept)


def run(properties: etree._Element, *content: etree._Element) -> etree._Element:
    """Return a run with a copy of the properties: an element has one parent only."""
    kept = etree.fromstring(etree.tostring(properties))
    return make("r", *([kept] if len(kept) else []), *content)


def text_parts(text: str) -> list[etree._Element]:
    """Return what a run holds for a text: `w:t` elements, a `w:tab` for each tabulator."""
    parts: list[etree._Element] = []
    for index, piece in enumerate(re.split("\t", re.sub(r"[\n\r]", " ", legal(text)))):
        if index:
            parts.append(make("tab"))
        if piece:
            element = make("t")
            element.set(f"{{{XML}}}space", "preserve")
            element.text = piece
            parts.append(element)
    return parts


def for_word(text: str) -> etree._Element:
    """Return what a run holds for a text that Word shows and LibreOffice does not."""
    alternative, choice = _alternative()
    choice.extend(text_parts(text))
    return alternative


def for_libreoffice(text: str) -> etree._Element:
    """Return what a run holds for a text that LibreOffice shows and Word does not, nor any reader that takes the choice."""
    alternative, _ = _alternative()
    etree.SubElement(alternative, f"{{{MC}}}Fallback").extend(text_parts(text))
    return alternative


def _alternative() -> tuple[etree._Element, etree._Element]:
    """Return an alternative and its choice, which is for Word alone."""
    alternative = etree.Element(f"{{{MC}}}AlternateContent", nsmap={"mc": MC, "wp14": WORDS_OF_WORD})
    return alternative, etree.SubElement(alternative, f"{{{MC}}}Choice", Requires="wp14")


def words_of_field(look: etree._Element, code: str, words: str) -> list[etree._Element]:
    """Return the runs of a field that shows words until it is brought up to date."""
    instruction = make("instrText")
    instruction.text = f" {code} "
    instruction.set(f"{{{XML}}}space", "preserve")
    parts = ([make("fldChar", fldCharType="begin")], [instruction], [make("fldChar", fldCharType="separate")])
    return [run(look, *each) for each in (*parts, text_parts(words), [make("fldChar", fldCharType="end")]) if each]


@dataclass(frozen=True)
class Slot:
    """A value of the template that is XML already, or text escaped for it.

    Braces are written as character references, since docxtpl rewrites `{_{` after it has rendered.
    """

    xml: str

    @classmethod
    def of(cls, elements: Iterable[etree._Element]) -> "Slot":
        """Hold elements."""
        return cls("".join(etree.tostring(element, encoding="unicode") for element in elements))

    @classmethod
    def words(cls, text: str) -> "Slot":
        """Hold text; a line feed becomes a forced line break (docxtpl makes it)."""
        return cls(html.escape(text))

    def __html__(self) -> str:
        """Give the XML to the template, which escapes nothing more."""
        return self.xml.replace("{", "&#123;").replace("}", "&#125;")
