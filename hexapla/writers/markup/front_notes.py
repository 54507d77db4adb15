"""Notes that a source typed below its masthead, `* Reissued …`: at the foot of page one, where the UN prints them."""

import re
from itertools import dropwhile, takewhile

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import plain_text
from hexapla.present.presentation import Column
from hexapla.writers.markup.elements import Fragment

STARS = re.compile(r"[ \t\u00a0]*(\*{1,6})[ \t\u00a0]*")
_CALL = re.compile(r"[^\s*](\*{1,6})(?=[\s.\u2026]*\d*\s*$)")
"""The asterisks that a line of a contents list ends with, before the number of its page."""


def front_notes(column: Column) -> tuple[Block, ...]:
    """Return the paragraphs before the text, some headings apart, that begin with asterisks; their marks stand in the masthead.

    Those right behind the contents list of the source, whose lines call them (`Programme plan for 2026**`), are some too.
    """
    before = tuple(takewhile(lambda block: block.kind == "heading" or _is_note(block), column.blocks))
    following, *listed = column.source_contents or ("",)
    behind = takewhile(_is_note, dropwhile(lambda block: block.eid != following, column.blocks))
    called = (block for block in behind if block not in before and _mark(block) in map(_called, listed))
    return (*filter(_is_note, before), *called)


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
    return block.kind == "alinea" and not block.num and bool(_mark(block))


def _mark(block: Block) -> str:
    """Return the asterisks that a paragraph begins with."""
    found = STARS.match("".join(map(plain_text, block.content)))
    return found[1] if found is not None else ""


def _called(line: str) -> str:
    """Return the mark that a line of a contents list calls, "" where it calls none."""
    found = _CALL.search(line)
    return found[1] if found is not None else ""
