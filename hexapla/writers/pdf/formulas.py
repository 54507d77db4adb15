"""Formulas as paper has them: drawn, since no page of paper sets MathML; their alternative text says them in one line."""

import warnings
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from hexapla.akn.formulas import DRAWN_SIZE, MATHML, drawing_of, plain_copy
from hexapla.present.presentation import Presentation

_KEPT = 512
"""Formulas whose drawing is remembered: the writer asks, and what verifies its file asks again."""


def drawings(presentation: Presentation) -> dict[str, bytes]:
    """Return the drawings of the formulas of an edition by their addresses; one that cannot be drawn has none."""
    found = {drawing_of(math): _drawn(etree.tostring(_shown(math))) for math in _formulas(presentation)}
    return {address: data for address, data in found.items() if data is not None}


def _formulas(presentation: Presentation) -> Iterator[etree._Element]:
    for column in presentation.columns:
        contents = [each for block in column.blocks for each in block.content]
        contents += [each for note in column.notes for each in note.content]
        yield from (math for each in contents for math in each.iter(f"{{{MATHML}}}math"))
        yield from (run.formula for line in column.masthead.front for run in line if run.formula is not None)


def _shown(math: etree._Element) -> etree._Element:
    """Return a copy of a formula with what is shown of it alone: the library warns of all else."""
    made = plain_copy(math)
    etree.strip_elements(made, "{*}annotation", "{*}annotation-xml", with_tail=False)
    etree.strip_tags(made, "{*}semantics")
    return made


@lru_cache(_KEPT)
def _drawn(mathml: bytes) -> bytes | None:
    with warnings.catch_warnings(action="ignore"):  # it opens its font in a way that Python 3.11 and 3.12 warn about
        from ziamath.config import config  # heavy, and few documents have formulas
        from ziamath.zmath import Math

    try:
        config.svg2 = False  # shapes alone: nothing refers to anything
        return str(Math(mathml.decode(), size=DRAWN_SIZE).svg()).encode()
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        return None  # a formula of a kind that it does not know
