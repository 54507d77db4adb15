"""What a paragraph is on a page, as the class that styles go by: a caption, lines of verse, a signature."""

import re
from functools import cache

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.data_files import data_file

_KINDS = ("alinea", "continuation")


def class_of(block: Block) -> str:
    """Return the class of a paragraph."""
    if block.is_caption:
        return f"alinea figure-caption{' caption-below' * block.is_caption_below}"
    told = " lines" * (block.kind == "alinea" and block.has_lines) + " signature" * is_signature(block)
    return block.kind + told


def is_signature(block: Block) -> bool:
    """Tell whether a paragraph says who signed, `(Signed) …`: the UN sets it at the far edge of the text, in every language."""
    if block.kind not in _KINDS or block.num:
        return False
    words = "".join(map(plain_text, block.content))
    return any(pattern.fullmatch(words.strip()) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.DOTALL) for rows in data_file("labels")["signed"].values() for each in rows)
