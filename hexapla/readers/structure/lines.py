"""Lines: what every reader makes of its source before structure is found in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

CONTINUATION = "continuation"
"""The style of a line that is one more paragraph of the paragraph or item above it."""

PLAIN = "plain"
"""The style of a line that is a paragraph without a number, whatever it looks like."""


RANKS = {"part": 10, "chapter": 20, "h1": 30, "h23": 40, "h4": 60, "h56": 70}
"""How far in each kind of heading stands; levels 2 and 3 share a style, a letter in brackets is the third."""


@dataclass(frozen=True)
class Line:
    """One line of a text, or one paragraph of a Word file, after its repairs.

    `number` counts from 1 in the source (in a Word file, paragraphs); `text` is the plain text, its label
    included; `tabs` stood before it.  What only a styled source knows: `style` is `part`, `chapter`, `h1`, `h23`,
    `h4`, `h56` (headings), `paragraph`, `item`, `quote`, `continuation`, `plain`, `title` or
    None; `label` the automatic number, which is
    then not part of `text`; `content` an AKN `p` whose runs are `text` with emphasis, links and notes;
    `block` a table that stands here whole; `level` the rank of a heading (1 is the outermost) or the depth of an
    item, 0 where the source does not tell; `eid` the id that it had in the canonical XML, in a file of ours.
    """

    number: int
    text: str
    tabs: int = 0
    style: str | None = None
    label: str | None = None
    content: etree._Element | None = None
    block: etree._Element | None = None
    level: int = 0
    eid: str | None = None


def words_of_lines(lines: Iterable[Line]) -> dict[int, str]:
    """Return the words of the lines by their numbers: what a person finds a place by."""
    return {line.number: line.text for line in lines if line.text}


def shows_no_text(line: Line) -> bool:
    """Tell whether a line shows a picture, or the name of one that is not there, and no text."""
    return line.block is None and not line.text
