"""SVG with what it draws alone: no script, no word about its making, nothing that it would fetch."""

import base64
import re
from collections.abc import Callable

from lxml import etree

from hexapla.akn.document import parse
from hexapla.akn.names import local
from hexapla.readers.pictures.addresses import embedded
from hexapla.readers.pictures.expansion import refuse_excess
from hexapla.readers.pictures.stylesheets import plain_sheet, plain_value
from hexapla.xml_tree import take_out

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_SPACES = ("", f"{{{XLINK}", "{http://www.w3.org/XML/1998/namespace")
_DROPPED = frozenset({"script", "metadata", "foreignObject", "handler", "listener", "iframe", "audio", "video"})
_EMPTY = ("image", "feImage", "use")
"""What draws nothing without an address, and what an engine of pages asks for all the same."""

_PUBLIC = re.compile(rb"<!DOCTYPE\s+svg\b[^\[<>]*>")
"""The declaration of the standard itself, which older programs write; one with words of its own is refused."""

_NAMED = re.compile(r"(?:on\w+|data-.+)", re.IGNORECASE)

Inner = Callable[[bytes], "tuple[bytes, str] | None"]
"""Makes a picture inside a drawing plain: its bytes and the ending of its kind, None for one that is left out."""


def plain_drawing(data: bytes, inner: Inner) -> tuple[bytes, set[str]]:
    """Return an SVG with its shapes, its texts, its title and its description, and what was taken out.

    Raises:
        ValueError: it is no SVG, has a document type declaration, or draws too much, too deep or itself.
    """
    root = parse(_PUBLIC.sub(b"", data, count=1))
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        message = "no SVG"
        raise ValueError(message)
    removed: set[str] = set()
    for element in list(root.iter()):
        reason = _reason(element)
        if reason and element is not root:
            removed.add(reason)
            take_out(element)
            continue
        _attributes(element, inner, removed)
        if local(element) == "style":
            _style(element, removed)
    outside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    removed |= {"comment" for _ in outside}
    refuse_excess(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return etree.tostring(root, encoding="utf-8"), removed


def title_of(drawing: bytes) -> str:
    """Return the title of a drawing, "" where it has none."""
    title = next((each for each in parse(drawing) if local(each) == "title"), None)
    return " ".join("".join(map(str, title.itertext())).split()) if title is not None else ""


def _reason(element: etree._Element) -> str:
    """Return what an element is that draws nothing, "" for one that draws."""
    name = local(element)
    if not name:
        return "comment"
    if name in _DROPPED:
        return name
    if name in ("set", "animate") and (element.get("attributeName") or "").endswith("href"):
        return "address"
    return "" if element.tag in (name, f"{{{SVG}}}{name}") else "other data"


def _attributes(element: etree._Element, inner: Inner, removed: set[str]) -> None:
    for name, said in list(element.attrib.items()):
        key, value = str(name), str(said)
        space, _, short = key.rpartition("}")
        if space not in _SPACES or (not space and _NAMED.fullmatch(short)):
            removed.add("script" if short.lower().startswith("on") and not space else "other data")
            del element.attrib[key]
        elif short in ("href", "src"):
            _link(element, key, value, inner, removed)
        elif "(" in value or "\\" in value:
            plain, changed = plain_value(value)
            if changed:
                removed.add("address")
                element.set(key, plain)


def _link(element: etree._Element, key: str, value: str, inner: Inner, removed: set[str]) -> None:
    """Keep links inside the drawing and pictures it holds, these made plain too."""
    if value.startswith("#"):
        return
    held = embedded(value)
    picture = inner(held) if held is not None else None
    if picture is None:
        removed.add("address")
        del element.attrib[key]
        if local(element) in _EMPTY:
            take_out(element)
        return
    data, ending = picture
    kind = {"jpg": "jpeg", "svg": "svg+xml"}.get(ending, ending)
    plain = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    if held != data:
        removed.add("data of an inner picture")
    element.set(key, plain)


def _style(element: etree._Element, removed: set[str]) -> None:
    text = "".join(str(part) for part in element.itertext())
    plain, changed = plain_sheet(text)
    if element.get("type", "text/css") != "text/css":
        plain, changed = "", True
    if changed:
        removed.add("address")
    if plain != text:
        for child in list(element):
            element.remove(child)
        element.text = plain
