"""Parts of a text whose letters its author set closer by hand: on paper each of their texts stands in an element that says so."""

from collections.abc import Iterator

from lxml import etree

from hexapla.akn.closer_letters import CloserLetters, closer_letters
from hexapla.writers.markup.by_hand import CLOSER
from hexapla.writers.markup.elements import Fragment, element
from hexapla.writers.markup.held_words import APART


def close_parts(body: Fragment) -> None:
    """Put the letters of parts that stand closer into elements of their own, in place; whole texts say it themselves."""
    for each in [each for root in body.elements for each in root.iter(etree.Element) if " " in each.get(CLOSER, "")]:
        closer = closer_letters(str(each.attrib.pop(CLOSER, "")))
        if closer is not None:
            _close(each, closer)


def _close(holder: etree._Element, closer: CloserLetters) -> None:
    texts = list(_texts(holder))
    begin, end = closer.among(sum(len(text) for _, _, text in texts))
    place = 0
    for node, is_tail, text in texts:
        first, last = max(0, begin - place), min(len(text), end - place)
        place += len(text)
        if first < last:
            _wrap(node, text, first, last, is_tail=is_tail, by=closer.by)


def _texts(holder: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    """Yield the texts of an element in their order: whose each is, whether it stands behind that; numbers and notes are none."""
    if holder.text:
        yield holder, False, holder.text
    for each in holder:
        if not APART & set(each.get("class", "").split()):
            yield from _texts(each)
        if each.tail:
            yield each, True, each.tail


def _wrap(node: etree._Element, text: str, first: int, last: int, *, is_tail: bool, by: int) -> None:
    made = element("span", {CLOSER: str(by)}, text[first:last])
    made.tail = text[last:] or None
    parent = node.getparent() if is_tail else None
    if parent is not None:
        node.tail = text[:first] or None
        parent.insert(parent.index(node) + 1, made)
    else:
        node.text = text[:first] or None
        node.insert(0, made)
