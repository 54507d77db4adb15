"""What a voice must be told: stretches of text whose glyphs mislead, and what they say (`data/speech`).

`13 701,21` in three groups is read as two numbers, `1683e` as a number and a letter, `no` as the word.  Such a
stretch becomes one element that carries in `data-actual` the same text without what misleads, or in `data-say`
what an abbreviation stands for; the PDF writes the first as `/ActualText`, the second as `/E`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from string import ascii_letters

from lxml import etree

from hexapla import catalogue
from hexapla.akn.inlines import Run
from hexapla.data_files import data_file, data_names
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.writers.markup.inlines import InlineNode, inline_nodes, wrap_spans
from hexapla.xml_tree import append_text

LEAVES = frozenset({"sup", "number"})
"""Classes of spans that are part of a word; any other element interrupts it."""

OPAQUE = "\ufffc"
"""Stands for an element that no rule may reach across."""


@dataclass(frozen=True)
class Rule:
    """What misleads: how it is found, whether raised letters must be part of it, and what is to be said."""

    find: re.Pattern[str]
    say: str | None
    without: str
    raised: bool

    def attributes(self, found: re.Match[str]) -> dict[str, str]:
        """Return what the element of a match carries."""
        if self.say is not None:
            return {"data-say": found.expand(self.say)}
        return {"data-actual": found[0].translate(dict.fromkeys(map(ord, self.without)))}


@dataclass(frozen=True)
class Rules:
    """The rules of a language; `hint` finds quickly whether a text needs a look at all."""

    rules: tuple[Rule, ...]
    hint: re.Pattern[str]


@cache
def rules_of(language: str) -> Rules:
    """Return the rules of a language."""
    data = data_file(f"speech/{language}")["rule"]
    rules = tuple(
        Rule(re.compile(each["find"]), each.get("say"), each.get("without", ""), each.get("raised", False))
        for each in data
    )
    return Rules(rules, re.compile("|".join(f"(?:{each['find']})" for each in data)))


def mark_pronunciation(root: etree._Element, language: str) -> None:
    """Mark in `root` and below what a voice must be told, by the rules of each element's own language."""
    language = root.get("lang", language)
    if root.get("class") in LEAVES:
        return
    for inner in root.findall("*"):
        mark_pronunciation(inner, language)
    if language in data_names("speech"):
        _mark(root, rules_of(language))


def with_pronunciation(text: str, language: str) -> Fragment | str:
    """Return a line of the masthead with what a voice must be told, and with the raised letters of the first of a month."""
    made = element("span")
    for run in with_firsts_raised([Run(text)], language):
        if run.marks:
            child(made, "span", {"class": "sup"}).text = run.text
        else:
            append_text(made, run.text)
    mark_pronunciation(made, language)
    return Fragment((made,)) if len(made) else text


def with_firsts_raised(line: Iterable[Run], language: str) -> Iterator[Run]:
    """Yield the runs of a line with the letters raised that say the first of a month: `er` of `1er mars`."""
    first = str(catalogue.language(language).facts["first_of_month"])
    figure = first.rstrip(ascii_letters)
    raised = Run(first.removeprefix(figure), marks=frozenset({"sup"}))
    for run in line:
        is_dated = raised.text and run.note is None and not run.marks
        for index, part in enumerate(re.split(rf"(?<!\d){re.escape(first)}\b", run.text) if is_dated else [run.text]):
            yield from (replace(run, text=figure), replace(run, text=raised.text, marks=raised.marks)) if index else ()
            yield replace(run, text=part)


def _mark(parent: etree._Element, rules: Rules) -> None:
    text = "".join(map(_text, inline_nodes(parent)))
    if rules.hint.search(text) is None:
        return
    found = _matches(text, list(inline_nodes(parent)), rules.rules)
    spans = [(start, end, element("span", {"class": "said", **said})) for start, end, said in found]
    if spans:
        wrap_spans(parent, spans, _text)
        for _, _, holder in spans:
            _make_lone(holder)


def _text(node: InlineNode) -> str:
    if isinstance(node, str):
        return node
    return (node.text or "") if node.get("class") in LEAVES and not len(node) else OPAQUE


def _matches(text: str, row: list[InlineNode], rules: Iterable[Rule]) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Yield start, end and attributes of what is found, the first of what overlaps, no element cut in two."""
    bounds, place = [], 0
    for node in row:
        end = place + len(_text(node))
        if not isinstance(node, str):
            bounds.append((place, end, node.get("class") == "sup"))
        place = end
    found = [
        (*match.span(), rule.attributes(match))
        for rule in rules
        for match in rule.find.finditer(text)
        if all(end <= match.start() or match.end() <= start or match.start() <= start < end <= match.end()
               for start, end, _ in bounds)
        and (not rule.raised or any(sup and match.start() <= start and end == match.end() for start, end, sup in bounds))
    ]  # fmt: skip
    last = 0
    for start, end, attributes in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= last and start < end:
            yield start, end, attributes
            last = end


def _make_lone(holder: etree._Element) -> None:
    """Put in the place of a holder the one element inside it, with the holder's attributes, where there is nothing else in it."""
    if holder.text or len(holder) != 1 or holder[0].tail:
        return
    only, parent = holder[0], holder.getparent()
    only.attrib.update({name: value for name, value in holder.attrib.items() if name != "class"})
    only.set("class", f"{only.get('class', '')} said")
    only.tail = holder.tail
    if parent is not None:
        parent.replace(holder, only)
