"""What fits where on paper: labels that are too wide for their slot, words that no line may end in."""

import re
from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from hexapla.typography import fonts
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.held_words import joined
from hexapla.writers.markup.inlines import InlineNode, append, inline_nodes, wrap_spans
from hexapla.writers.markup.pronunciation import LEAVES

SLOT = 42.55
"""Points between the margin and the end of a heading's label (docs/un-style.md, part 2)."""

SIZES = {"chapter": 14.0, "annex": 14.0, "h1": 12.0}
"""Size of the type of a heading, by its style; the others have ten points."""

ENTRY_SLOTS = {1: 40.0, 2: 26.0, 3: 26.0}
"""The same for a line of the contents list, by its level."""

_WITHIN = LEAVES | {"said", "whole-word"}
"""Classes of elements that may stand within such a word: a dash that is said, raised letters."""

_WHOLE = re.compile(
    rf"{joined()}|№№|"
    r"(?<![\w.,/:–-])\d{1,4}(?:[.,:]\d{1,3})?[–-]\d{1,4}(?:[.,:]\d{1,3})?(?![\w–-])(?![/:]\w)(?:\u00a0[^\s.,;:)]{1,8})?|(?<![\w-])[^\W\d_]-\w{1,8}(?![\w-])|"
    r"(?<![\w-])[A-Za-zÀ-ÿА-я]{1,2}-[A-Za-zÀ-ÿА-я]{1,3}(?![\w/-])|"
    r"(?<![^\s(\[«“\"])(?=\S{0,120}?(?:\d|[A-Z]{2}))[\w.\-–()]{1,16}(?:/[\w.\-–()]{1,16}){1,6}(?![^\s,.;:!?)\]»”\"])"
)
"""A symbol or the number of a decision, such as 12/CMA.1: slashes inside, a figure or two capitals; a figure in Chinese words; signs of numbers; abbreviations with a hyphen (`г-жа`); ranges (`8–25`, `14:30–16:45`) with what they hold, and a letter with a hyphen (`e-mail`).

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
    for parent in [each for each in root.iter(etree.Element) if each.tag != "a"]:
        spans = [(start, end, element("span", {"class": "whole-word"})) for start, end in _wholes(parent)]
        if spans:
            wrap_spans(parent, spans, _text)


def _wholes(parent: etree._Element) -> Iterator[tuple[int, int]]:
    """Yield where such words begin and end in an element, those that would cut an element within it in two left out."""
    row = list(inline_nodes(parent))
    texts = list(map(_text, row))
    ends = accumulate(map(len, texts))
    inner = [
        (end - len(text), end) for node, text, end in zip(row, texts, ends, strict=True) if not isinstance(node, str)
    ]
    for found in _WHOLE.finditer("".join(texts)):
        start, end = found.span()
        touched = [each for each in inner if each[0] < end and start < each[1]]
        if all(start <= first and last <= end for first, last in touched) and found.span() not in touched:
            yield start, end


def _text(node: InlineNode) -> str:
    """Return what a text or an element within a word is read as, of other elements the end of a line."""
    if isinstance(node, str):
        return node
    is_within = node.get("class") in _WITHIN and not len(node)
    return (node.text or "") if is_within else "\n"


def unbroken(text: str, whole: str) -> etree._Element:
    """Return a text as an element in which a part of it, such as an address, does not break."""
    made = element("span")
    before, found, after = text.partition(whole)
    append(made, before)
    if found:
        append(made, element("span", {"class": "whole-word"}, found))
        append(made, after)
    return made
