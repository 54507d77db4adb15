"""Chapters as pandoc writes them, finished: what its tree cannot say is said here."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from lxml import etree

from hexapla.domain.language import Language
from hexapla.errors import TemplateError
from hexapla.writers.epub.front import TITLE_ID
from hexapla.writers.markup.abbreviations import mark_spoken_forms
from hexapla.writers.markup.isolates import isolate_passages
from hexapla.xml_tree import parse

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

RENAMED = {"note": "aside", "quote": "blockquote", "figure": "figure"}
"""Divisions that are another element by their class; reading systems pop up `aside` notes alone."""

LINKS = ("href", "src", "action", "poster", "data", f"{{{'http://www.w3.org/1999/xlink'}}}href")
INNER_PICTURES = tuple(f"data:image/{kind};base64," for kind in ("png", "jpeg", "gif"))
"""How the addresses begin of pictures that a drawing holds itself, as the readers of sources write them."""

ACTIVE = ("script", "iframe", "object", "embed", "form")


def shared_out(made: Iterable[bytes]) -> list[list[bytes]]:
    """Return the chapters of each text of a book, which begins with its title."""
    shares: list[list[bytes]] = []
    for data in made:
        if TITLE_ID in ids({"": data}):
            shares.append([])
        shares[-1].append(data)
    return shares


def finish(made: Mapping[str, bytes], title: str, language: Language) -> dict[str, bytes]:
    """Return the chapters of a text finished, by their names; `title` is the document's, `language` the first of the text.

    Raises:
        TemplateError: a chapter holds a script, an event handler or a resource from elsewhere.
    """
    roots = {name: parse(data) for name, data in made.items()}
    for root in roots.values():
        _finish(root, title, language)
    files = {
        each.get("id"): PurePosixPath(name).name for name, root in roots.items() for each in root.iter(etree.Element)
    }
    for link in (link for root in roots.values() for link in root.iter(_html("a"))):
        # Pandoc knows neither that several texts have the same ids, nor those that are given in the end.
        address, _, anchor = link.get("href", "").partition("#")
        if ":" not in address and anchor in files:
            link.set("href", f"{files[anchor]}#{anchor}")
    return {name: serialise(root) for name, root in roots.items()}


def _finish(root: etree._Element, title: str, language: Language) -> None:
    root.set("lang", language.code)
    root.set("dir", language.direction)
    for step in STEPS:
        step(root)
    _set_title(root, title)
    for body in root.iter(_html("body")):
        mark_spoken_forms(body, language.code)
        isolate_passages(body, language.code)
    refuse_active(root, "A chapter of the e-book")


def serialise(root: etree._Element) -> bytes:
    """Return an XHTML file with its declaration and document type."""
    text = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return bytes(text) + b"\n"


def refuse_active(root: etree._Element, what: str) -> None:
    """Raise TemplateError for a script, an event handler, or an address that is neither https nor inside."""
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname.lower()
        handlers = [key for key in element.attrib if etree.QName(key).localname.lower().startswith("on")]
        addresses = [element.get(key, "") for key in LINKS]
        if name in ACTIVE or handlers or not all(_is_safe(address, name) for address in addresses):
            message = f"{what} has active or remote content in its <{name}> element."
            raise TemplateError(
                message, "Take scripts, event handlers and remote addresses out of templates and emblem."
            )


def _is_safe(address: str, name: str) -> bool:
    scheme, colon, _ = address.strip().partition(":")
    if not colon or not scheme.isalnum():
        return not address.strip().startswith("//")
    is_inner_picture = name == "image" and address.startswith(INNER_PICTURES)
    return is_inner_picture or (scheme == "https" and name == "a")


def _html(name: str) -> str:
    return f"{{{XHTML}}}{name}"


def _with_class(root: etree._Element, name: str) -> list[etree._Element]:
    """Return the divisions of a class, in document order."""
    return [each for each in root.iter(_html("div")) if name in _classes(each)]


def _classes(element: etree._Element) -> list[str]:
    return element.get("class", "").split()


def _raise_masthead(root: etree._Element) -> None:
    """Put the masthead above the title, which had to come first for pandoc to open the chapter."""
    for masthead in _with_class(root, "masthead"):
        section = masthead.getparent()
        if section is not None and section.get("id") == TITLE_ID:
            section.insert(0, masthead)


def _plain_sections(root: etree._Element) -> None:
    """Leave a section its id alone: pandoc gives it a copy of whatever its heading has."""
    for section in root.iter(_html("section")):
        for name in ("class", "lang", "dir", "data-anchor"):
            section.attrib.pop(name, "")


def _join_headings(root: etree._Element) -> None:
    """Make one pair of a heading and of the paragraphs under it that are its other languages."""
    for translations in _with_class(root, "translations"):
        heading = translations.getprevious()
        if heading is None:
            continue
        anchor = heading.attrib.pop("data-anchor", "")
        if anchor:
            heading.set("id", anchor)
        translations.set("class", "pair heading-pair")
        translations.insert(0, heading)


def _fold_items(root: etree._Element) -> None:
    """Give each list item the id and class of the division in it, and take the division away."""
    for item in root.iter(_html("li")):
        if len(item) and item[0].tag == _html("div") and "item" in _classes(item[0]):
            division = item[0]
            for name, value in division.attrib.items():
                item.set(name, value)
            for place, child in enumerate(list(division)):
                item.insert(place, child)
            item.remove(division)


def _rename(root: etree._Element) -> None:
    for name, tag in RENAMED.items():
        for division in _with_class(root, name):
            if not {"cell", "pair"} & set(_classes(division)):
                division.tag = _html(tag)


def _end_with_notes(root: etree._Element) -> None:
    """Move the notes out of the last section, to the end of the page they belong to."""
    body = root.find(_html("body"))
    for notes in _with_class(root, "notes"):
        if body is not None:
            body.append(notes)


def _scope(root: etree._Element) -> None:
    """Make heads of the cells whose class says so, and of no others: an empty corner heads nothing."""
    for cell in root.iter(_html("th"), _html("td")):
        kinds = _classes(cell)
        scope = next((kind.removeprefix("head-") for kind in kinds if kind.startswith("head-")), None)
        cell.tag = _html("th" if scope else "td")
        if scope:
            cell.set("scope", scope)
        kept = [kind for kind in kinds if not kind.startswith("head-")]
        if kinds:
            del cell.attrib["class"]
        if kept:
            cell.set("class", " ".join(kept))


def _mark_languages(root: etree._Element) -> None:
    """Say the language of each part twice: reading systems differ in which of the two they style at."""
    for element in root.iter(etree.Element):
        if element.get("lang"):
            element.set(XML_LANG, element.get("lang", ""))


STEPS = (
    _raise_masthead,
    _plain_sections,
    _join_headings,
    _fold_items,
    _rename,
    _end_with_notes,
    _scope,
    _mark_languages,
)


def _set_title(root: etree._Element, document_title: str) -> None:
    """Name a chapter after its heading, the first page after the document."""
    names = [_words(each) for each in root.iter(_html("h1")) if "document-title" not in _classes(each)]
    title = root.find(f"{_html('head')}/{_html('title')}")
    if title is not None:
        title.text = next(filter(None, names), document_title)


def _words(heading: etree._Element) -> str:
    """Return the text of a heading without its note calls."""
    words = heading.text or ""
    for child in heading:
        words += ("" if child.tag == _html("sup") else _words(child)) + (child.tail or "")
    return " ".join(words.split()) if heading.tag == _html("h1") else words


def pictures(chapters: Mapping[str, bytes]) -> bool:
    """Tell whether there is a picture that says something: one with an alternative text."""
    return any(image.get("alt") for data in chapters.values() for image in parse(data).iter(_html("img")))


def ids(chapters: Mapping[str, bytes]) -> dict[str, str]:
    """Return for each id the name of the chapter that holds it."""
    return {
        element.get("id", ""): name
        for name, data in chapters.items()
        for element in parse(data).iter(etree.Element)
        if element.get("id")
    }
