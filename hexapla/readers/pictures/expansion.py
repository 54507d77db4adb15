"""How much a drawing draws: parts that are drawn by reference (`use`, patterns, masks) count each time they are."""

import re
from collections.abc import Iterator

import tinycss2
from lxml import etree
from tinycss2.ast import Node

from hexapla.akn.names import local
from hexapla.domain.limits import current
from hexapla.readers.pictures.stylesheets import addressed

DEEPEST = 100
"""Levels of groups within groups, references counted as levels."""

_NAME = re.compile(r"[\w-]+|[*]")
_DRAWN_BY = ("href", "{http://www.w3.org/1999/xlink}href")


def refuse_excess(root: etree._Element) -> None:
    """Raise ValueError for a drawing that draws too much, too deep, or itself."""
    parts: dict[str, etree._Element] = {}
    for element in root.iter(etree.Element):
        parts.setdefault(str(element.get("id")), element)
    _Count(parts, list(_rules(root))).weight(root, 0)


class _Count:
    """Counts what is drawn; a part that several draw is counted once and added each time."""

    def __init__(self, parts: dict[str, etree._Element], rules: list[tuple[set[str], set[str]]]) -> None:
        self.parts, self.rules = parts, rules
        self.known: dict[etree._Element, int] = {}
        self.open: set[etree._Element] = set()

    def weight(self, element: etree._Element, depth: int) -> int:
        """Return how many elements are drawn where one is."""
        if element in self.known:
            return self.known[element]
        if element in self.open:
            message = "it draws itself"
            raise ValueError(message)
        if depth > DEEPEST:
            message = f"it has more than {DEEPEST} levels"
            raise ValueError(message)
        self.open.add(element)
        inner = [*element.iterchildren(etree.Element), *self._references(element)]
        total = 1 + sum(self.weight(each, depth + 1) for each in inner)
        if total > current().drawn:  # a map of a country has some thousand
            message = f"it draws more than {current().drawn:,} elements"
            raise ValueError(message)
        self.open.remove(element)
        self.known[element] = total
        return total

    def _references(self, element: etree._Element) -> Iterator[etree._Element]:
        """Yield the parts that an element is drawn with: by its address, its attributes, its style, the style sheets."""
        if local(element) in ("a", "style"):  # a link draws nothing of where it leads
            return
        names = {str(element.get(key, ""))[1:] for key in _DRAWN_BY if str(element.get(key, "")).startswith("#")}
        for value in map(str, element.attrib.values()):
            if "(" in value and "#" in value:
                names |= addressed(value)
        own = {local(element), *str(element.get("class") or "").split(), str(element.get("id")), "*"}
        names |= {name for chosen, used in self.rules if chosen & own for name in used}
        yield from (self.parts[name] for name in sorted(names) if name in self.parts)


def _rules(root: etree._Element) -> Iterator[tuple[set[str], set[str]]]:
    """Yield for each rule of the style sheets the names that it chooses by, and the parts that it draws with."""
    for sheet in root.iter("{*}style"):
        yield from _chosen(tinycss2.parse_stylesheet("".join(map(str, sheet.itertext())), skip_comments=True))


def _chosen(rules: list[Node]) -> Iterator[tuple[set[str], set[str]]]:
    for rule in rules:
        if rule.type == "at-rule":
            yield from _chosen(tinycss2.parse_rule_list(rule.content or []))
        elif rule.type == "qualified-rule" and (used := addressed(tinycss2.serialize(rule.content))):
            yield set(_NAME.findall(tinycss2.serialize(rule.prelude))), used
