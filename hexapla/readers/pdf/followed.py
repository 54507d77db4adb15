"""Followed paragraphs: those that the next number of their list stands behind end there, whatever their last words are."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from hexapla.domain.label_counts import counts_of
from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cell_doubts import is_open
from hexapla.readers.pdf.paragraphs import Paragraph, look
from hexapla.readers.structure.labels import Labelled, split_label, style_of

_ROOM = 2.0
"""How far before the edge of the text, in sizes, the last row of a paragraph ends, at least: a word had had room there."""

_JOINS_ITEMS = re.compile(r"[;؛；,،]\s+\w{1,4}$")
"""What ends the last item but one of a list: `; and`."""


def followed(blocks: Sequence[Block], texts: Sequence[str], language: str) -> set[int]:
    """Return the places of the numbered paragraphs whose last row leaves room, and behind which a number follows that is the next one, or begins a list.

    Two witnesses agree that such a paragraph is whole: no row stands behind it, and none could have been filled.
    """
    labels = [split_label(text.replace("\t", " "), language) for text in texts]
    edges = _edges(blocks)
    is_next = list(_counting_on(labels))
    return {
        place
        for place, block in enumerate(blocks[:-1])
        if isinstance(block.body, Paragraph)
        and labels[place].label
        and is_next[place + 1]
        and block.body.last.right < edges[block.body.last.page] - _ROOM * block.body.last.size
        and look(block.body.first) != {"i"}
        and _is_whole(texts[place].rstrip())
    }


def _is_whole(text: str) -> bool:
    return not is_open(text) or _JOINS_ITEMS.search(text) is not None


def _edges(blocks: Sequence[Block]) -> dict[int, float]:
    """Return by page where its widest paragraph ends."""
    found: dict[int, float] = {}
    for block in blocks:
        for row in block.body.rows if isinstance(block.body, Paragraph) else ():
            found[row.page] = max(row.right, found.get(row.page, row.right))
    return found


def _counting_on(labels: Sequence[Labelled]) -> Iterator[bool]:
    """Yield for each label whether it counts one more than the last of its kind, or counts from one; bullets count nothing, and follow each other."""
    last: dict[tuple[str, str], set[int]] = {}
    for each in labels:
        counts = _counts(each)
        key = each.kind, style_of(each.label)
        before = last.get(key, set())
        yield each.kind == "bullet" or 1 in counts or any(count - 1 in before for count in counts)
        if counts:
            last[key] = counts


def _counts(label: Labelled) -> set[int]:
    signs = "".join(re.findall(r"\w", unicodedata.normalize("NFKC", label.label)))
    values = {int(unicodedata.numeric(signs))} if len(signs) == 1 and signs.isnumeric() else set[int]()
    return counts_of(label.label) | values
