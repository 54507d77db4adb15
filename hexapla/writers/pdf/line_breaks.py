"""What fits where on paper: labels that are too wide for their slot, words that no line may end in."""

import re

from lxml import etree

from hexapla.typography import fonts
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.held_words import joined
from hexapla.writers.markup.inlines import append, wrap_matches

SLOT = 42.55
"""Points between the margin and the end of a heading's label (docs/un-style.md, part 2)."""

SIZES = {"chapter": 14.0, "annex": 14.0, "h1": 12.0}
"""Size of the type of a heading, by its style; the others have ten points."""

ENTRY_SLOTS = {1: 40.0, 2: 26.0, 3: 26.0}
"""The same for a line of the contents list, by its level."""

_WHOLE = re.compile(
    rf"{joined()}|№№|"
    r"(?<![\w.,/:–-])\d{1,4}(?:[.,:]\d{1,3})?[–-]\d{1,4}(?:[.,:]\d{1,3})?(?![\w–-])(?![/:]\w)(?:\u00a0[^\s.,;:)]{1,8})?|(?<![\w-])[^\W\d_]-\w{1,8}(?![\w-])|"
    r"(?<![\w-])[A-Za-zÀ-ÿА-я]{1,2}-[A-Za-zÀ-ÿА-я]{1,3}(?![\w-])|"
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
    wrap_matches(root, _WHOLE, lambda text: element("span", {"class": "whole-word"}, text))


def unbroken(text: str, whole: str) -> etree._Element:
    """Return a text as an element in which a part of it, such as an address, does not break."""
    made = element("span")
    before, found, after = text.partition(whole)
    append(made, before)
    if found:
        append(made, element("span", {"class": "whole-word"}, found))
        append(made, after)
    return made
