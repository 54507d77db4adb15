"""The words that drawings (SVG) hold as text: pages set them, so that they need faces as other words do."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from hexapla.typography import fonts
from hexapla.xml_tree import parse

_TEXT = b"text"
"""What a drawing with words has in it somewhere: the name of the element."""

_KEPT = 64
"""Drawings whose words are remembered: fonts, boxes and the gate ask for them."""


def drawn_words(media: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the words of the drawings among some pictures."""
    yield from (_words(data) for source, data in media.items() if source.lower().endswith(".svg"))


def with_printable_words(drawing: bytes) -> bytes:
    """Return a drawing with the replacement character for those of private use, as pages have it; the same one where it has none."""
    words = _words(drawing)
    if fonts.printable(words) == words:
        return drawing
    root = parse(drawing)
    for each in root.iter(etree.Element):
        each.text, each.tail = (fonts.printable(text) if text else text for text in (each.text, each.tail))
    return etree.tostring(root, encoding="utf-8")


@lru_cache(_KEPT)
def _words(drawing: bytes) -> str:
    if _TEXT not in drawing:
        return ""
    try:
        root = parse(drawing)
    except etree.XMLSyntaxError:
        return ""
    return "".join(str(said) for text in root.iter("{*}text") for said in text.itertext(etree.Element))
