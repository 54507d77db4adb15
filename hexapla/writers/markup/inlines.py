"""The inside of an element as a flat row of texts and elements, to be taken apart and put together anew."""

from collections.abc import Iterator

from lxml import etree

from hexapla.writers.markup.elements import append_text

Atom = str | etree._Element  # noqa: SLF001 - lxml has no other name for it


def atoms(parent: etree._Element) -> Iterator[Atom]:
    """Yield the texts and children of an element in reading order; tails are texts of their own."""
    if parent.text:
        yield parent.text
    for child in parent:
        yield child
        if child.tail:
            yield child.tail


def emptied(parent: etree._Element) -> list[Atom]:
    """Take everything out of an element and return it."""
    taken = list(atoms(parent))
    for child in list(parent):
        child.tail = None
        parent.remove(child)
    parent.text = None
    return taken


def append(parent: etree._Element, atom: Atom) -> None:
    """Add a text or an element at the end of another element."""
    if isinstance(atom, str):
        append_text(parent, atom)
    else:
        parent.append(atom)
