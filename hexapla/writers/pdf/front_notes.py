"""Notes that a source typed below its masthead, `* Reissued …`: at the foot of page one, where the UN prints them."""

import re
from itertools import takewhile

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import Fragment

STARS = re.compile(r"[ \t\u00a0]*(\*{1,6})[ \t\u00a0]*")


def front_notes(column: Column) -> tuple[Block, ...]:
    """Return the paragraphs before the text, some headings apart, that begin with asterisks; their marks stand in the masthead."""
    before = takewhile(lambda block: block.kind == "heading" or _is_note(block), column.blocks)
    return tuple(filter(_is_note, before))


def with_front_notes(body: Fragment, column: Column) -> Fragment:
    """Return elements with the notes of the masthead as notes, before all others: their place is page one."""
    ids = {block.eid for block in front_notes(column)}
    notes = [each for each in body.elements if each.get("id") in ids]
    for each in notes:
        found = STARS.match(each.text or "")
        if found is not None:
            for name, value in (("class", "footnote front"), ("role", "doc-footnote"), ("data-n", found[1])):
                each.set(name, value)
            each.text = (each.text or "")[found.end() :]
    return Fragment((*notes, *(each for each in body.elements if each not in notes)))


def _is_note(block: Block) -> bool:
    text = "".join(map(plain_text, block.content))
    return block.kind == "alinea" and not block.num and STARS.match(text) is not None
