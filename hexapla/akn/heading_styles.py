"""The style that each heading has on a UN page: the one that its source shows, else what its label or its place tells."""

import re
from collections.abc import Sequence

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import LOOK, akn, local

STYLES = ("chapter", "h1", "h23", "h4", "h56")
"""The styles of headings of the UN's templates, from the largest: `H_Ch`, `H_1`, `H_2/3`, `H_4`, `H_5/6`."""

UNNUMBERED = {"": "chapter", "chapter": "h23", "h1": "h23", "h23": "h4", "h4": "h56", "h56": "h56"}
"""Style of a heading without a label, by that of the heading above it (docs/un-style.md, part 2)."""

LABELLED = (
    (re.compile(r"[IVXLC]+\.?"), "chapter"),
    (re.compile(r"[A-ZА-ЯЁ]\.?"), "h1"),
    (re.compile(r"\d+(?:\.\d+)*\.?"), "h23"),
    (re.compile(r"\(?[ivx]+\)"), "h4"),
    (re.compile(r"\(?\w\)"), "h23"),
    (re.compile(r"[a-z]\."), "h56"),
)
"""Style of a labelled heading, by the form of its label; the first that fits."""


def heading_styles(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the style of every heading, one of STYLES, by eId."""
    return {block.eid: look_of(block) or guess for block, guess in _guessed(blocks)}


def settle_looks(main: etree._Element, blocks: Sequence[Block]) -> None:
    """Leave what headings say of their look only where nobody would guess it, in place; what is no heading has none."""
    looks = ((block, look_of(block), guess) for block, guess in _guessed(blocks))
    said = {
        block.holder: look for block, look, guess in looks if look not in ("", guess) and not _is_alone(block, look)
    }
    for each in main.iter():
        if each.attrib.pop(LOOK, "") and each in said:
            each.set(LOOK, said[each])


def _is_alone(block: Block, look: str) -> bool:
    """Tell whether a labelled heading looks otherwise than all in its row, two at least: a slip of its source."""
    unit = block.holder
    while unit is not None and unit.find(akn("num")) is None:
        unit = unit.getparent()
    if not block.num or unit is None:
        return False
    row = [each for each in (*unit.itersiblings(preceding=True), *unit.itersiblings()) if local(each) == local(unit)]
    labelled = [each for each in row if each.find(akn("num")) is not None]
    return len(labelled) > 1 and not any(each.get(LOOK) == look for row in labelled for each in row.iter())


def look_of(block: Block) -> str:
    """Return the style that the source of a heading shows, "" where it shows none."""
    said = block.holder.get(LOOK, "") if block.holder is not None else ""
    return said if said in STYLES else ""


def _guessed(blocks: Sequence[Block]) -> list[tuple[Block, str]]:
    """Return every heading with the style that its label tells, or the style of the heading that it stands under."""
    found: list[tuple[Block, str]] = []
    open_levels: list[tuple[int, str]] = []
    for block in (each for each in blocks if each.kind in ("heading", "annex")):
        while open_levels and open_levels[-1][0] >= block.level:
            open_levels.pop()
        style = "chapter"
        if block.kind == "heading":
            guess = _guess(block, open_levels[-1][1] if open_levels else "")
            found.append((block, guess))
            style = look_of(block) or guess
        open_levels.append((block.level, style))
    return found


def _guess(block: Block, above: str) -> str:
    is_letter = block.element is not None and local(block.element) == "division"  # C. among A. to D.: no roman hundred
    for pattern, style in LABELLED if block.num else ():
        if pattern.fullmatch(block.num.strip() if block.num else ""):
            return "h1" if style == "chapter" and is_letter and len(str(block.num).strip(". ")) == 1 else style
    if block.num:
        return "chapter" if block.level == 1 else "h1"
    return UNNUMBERED[above]
