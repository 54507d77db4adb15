"""Notes that one page may not hold: cut into parts that follow one another, over pages if need be.

The engine never breaks a note; one that is longer than what is left under its call goes to the next page, and one that
is longer than a page runs off the paper.  Parts of one text say so (`data-flows`): their lines are filled
(`weasyprint/flowing_notes.py`).
"""

import re
from collections.abc import Iterator

from lxml import etree

from hexapla.writers.markup.elements import element
from hexapla.writers.markup.inlines import InlineNode, append, emptied

LONG = 2400
"""A note of more characters than this, a third of a page, is cut."""

PART = 360
"""About how long a part is: four lines."""

_BLANK = r"[^\S\u00a0\u202f]+"
_SENTENCES = re.compile(
    rf".{{1,720}}?(?:[.!?؟](?:{_BLANK}|$)|[。！？]\s*|$)|.{{1,720}}(?:[;:؛]{_BLANK}|[；：])|.{{1,720}}(?:{_BLANK}|[、，])|.{{1,720}}",
    re.DOTALL,
)
"""A sentence, or of one that is longer than two parts what ends with a semicolon, else at a blank; a no-break blank ends none (`No. 124`)."""


def cut(root: etree._Element, longer_than: int = LONG) -> None:
    """Cut every note below `root` that has more characters than this."""
    for note in list(root.iter("span")):
        if note.get("class") == "footnote" and len("".join(map(str, note.itertext()))) > longer_than:
            _cut(note)


def _cut(note: etree._Element) -> None:
    """Keep the first part where it is, and put the others behind it."""
    tail, parent = note.tail, note.getparent()
    if parent is None:
        return
    parts = [(part, number > 0) for text in note for number, part in enumerate(_parts(text))]
    note.tail = None
    for text in list(note):
        note.remove(text)
    made = note
    for number, (part, goes_on) in enumerate(parts):
        if number:
            made = element("span", {"class": "footnote part", "role": "doc-footnote", "data-note": note.get("id")})
            parent.insert(parent.index(note) + number, made)
            made.attrib.update({name: value for name in ("lang", "dir") if (value := part.get(name))})
        if goes_on:
            made.set("data-flows", "")
        made.append(part)
    made.tail = tail


def _parts(text: etree._Element) -> Iterator[etree._Element]:
    """Yield pieces of a text of a note, of about the same length, each with its attributes."""
    look = {str(name): str(value) for name, value in text.attrib.items()}
    made, length = element("span", look), 0
    for piece in _sentences(emptied(text)):
        append(made, piece)
        length += len(piece) if isinstance(piece, str) else len("".join(map(str, piece.itertext())))
        if length >= PART:
            yield made
            made, length = element("span", look), 0
    if length:
        yield made


def _sentences(row: list[InlineNode]) -> Iterator[InlineNode]:
    for node in row:
        yield from _SENTENCES.findall(node) if isinstance(node, str) else (node,)
