"""What fits where on paper: labels that are too wide for their slot, words that no line may end in."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from lxml import etree

from hexapla.typography import fonts
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.inlines import append, wrap_matches

SLOT = 42.55
"""Points between the margin and the end of a heading's label (docs/un-style.md, part 2)."""

SIZES = {"chapter": 14.0, "annex": 14.0, "h1": 12.0}
"""Size of the type of a heading, by its style; the others have ten points."""

ENTRY_SLOTS = {1: 40.0, 2: 26.0, 3: 26.0}
"""The same for a line of the contents list, by its level."""

NO_BREAK = "\u00a0"

_GROUPS = re.compile(r"(?<![\d/.,\-–])(\d{1,3}) (?=\d{3}(?!\d))")
"""A blank between the groups of a number."""

_OPENING = "([«“‘\"'"
_BEFORE_NAME = re.compile(r"(?<!\S)(\S+) (?=[(\[«“]?(?:\d|[^\W\d_a-zа-я]))")
"""A word before a figure or a capital."""

_BEFORE_FIGURE = re.compile(r"^ (?=\d)")
_BEHIND_WORD = re.compile(r"^ (?=[(\[«“]?(?:\d|[^\W\d_a-zа-я]))")

_WHOLE = re.compile(
    r"(?<![^\s(\[«“\"])(?=\S{0,120}?(?:\d|[A-Z]{2}))[\w.\-–()]{1,16}(?:/[\w.\-–()]{1,16}){1,6}(?![^\s,.;:!?)\]»”\"])"
)
"""A symbol or the number of a decision, such as 12/CMA.1: slashes inside, a figure or two capitals.

No-break blanks before it belong to it: by themselves between two elements, the engine would not draw them.
"""


def lay_out_heading(heading: etree._Element) -> None:
    """Give a heading's label a line of its own where its slot is too narrow, or where nothing follows it."""
    label = heading[0] if len(heading) and heading[0].get("class") == "num" else None
    styles = heading.get("class", "").split()
    if label is None or "annex" in styles:
        return
    size = next((SIZES[style] for style in styles if style in SIZES), 10.0)
    is_alone = not any("".join(map(str, part.itertext())).strip() for part in list(heading)[1:])
    if is_alone or fonts.width((label.text or "").strip(), bold=True) * size > SLOT:
        heading.set("class", f"{heading.get('class')} wide")


def is_wide_entry(label: str, level: int) -> bool:
    """Tell whether the label of a line of the contents list is wider than its slot."""
    return fonts.width(label.strip()) * 10 > ENTRY_SLOTS[min(level, max(ENTRY_SLOTS))]


def keep_whole(root: etree._Element) -> None:
    """Put what no line may end in into elements that do not break."""
    wrap_matches(root, _WHOLE, lambda text: element("span", {"class": "whole-word"}, text))


def hold_numbers(root: etree._Element, language: str) -> None:
    """Let no line end between a word such as `para.` and its number or name (`data/line_breaks.toml`), nor behind `n` and a raised `o`."""
    in_tables = {each for table in root.iter("table") for each in table.iter()}  # they are measured already
    languages: dict[etree._Element | None, str] = {}
    for each in root.iter(etree.Element):
        outer = languages.get(each.getparent(), language)
        languages[each] = each.get("lang") or outer
        if each in in_tables:
            continue
        if each.text:
            each.text = _held(each.text, _holding(languages[each]))
        if each.tail and each is not root:
            each.tail = _held(_joined(each, each.tail, _holding(outer)), _holding(outer))


def _joined(element_: etree._Element, tail: str, words: frozenset[str]) -> str:
    """Return what stands behind an element, held to it where it ends in a word that no line ends with."""
    if element_.get("class") == "sup":
        return _BEFORE_FIGURE.sub(NO_BREAK, tail)
    if tail.startswith(" ") and "".join(map(str, element_.itertext())).rpartition(" ")[2].lstrip(_OPENING) in words:
        return _BEHIND_WORD.sub(NO_BREAK, tail)
    return tail


def _held(text: str, words: frozenset[str]) -> str:
    text = _GROUPS.sub(rf"\1{NO_BREAK}", text)
    return _BEFORE_NAME.sub(lambda found: f"{found[1]}{NO_BREAK if found[1].lstrip(_OPENING) in words else ' '}", text)


@cache
def _holding(language: str) -> frozenset[str]:
    """Return the words of a language that no line ends with, as they stand within and at the beginning of a sentence."""
    rows = tomllib.loads((files("hexapla") / "data/line_breaks.toml").read_text(encoding="utf-8"))
    return frozenset(form for word in rows.get(language, ()) for form in (word, word[:1].upper() + word[1:]))


def unbroken(text: str, whole: str) -> etree._Element:
    """Return a text as an element in which a part of it, such as an address, does not break."""
    made = element("span")
    before, found, after = text.partition(whole)
    append(made, before)
    if found:
        append(made, element("span", {"class": "whole-word"}, found))
        append(made, after)
    return made
