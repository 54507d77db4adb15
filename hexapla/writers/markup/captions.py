"""The parts of a table's caption: its label, its title, which is bold, and its unit of measure, in smaller type."""

from dataclasses import dataclass

from lxml import etree

from hexapla.akn.inlines import Run, plain_text
from hexapla.akn.names import akn
from hexapla.akn.table_cells import UNIT
from hexapla.present.presentation import Column

LONGEST_LABEL = 20
"""Letters of a line of a caption that is its label: Table 13.1."""


@dataclass(frozen=True)
class Caption:
    """What a caption says, in its order; `kind` is `unit`, or `reference` to a document, where the whole stands in brackets, else "".

    The title begins with the break behind the label; `behind` is more of it, behind the unit.
    """

    label: list[Run]
    title: list[Run]
    unit: list[Run]
    behind: list[Run]
    kind: str


def caption_parts(column: Column, caption: etree._Element) -> Caption:
    """Return the parts of a caption."""
    words = list(column.runs(caption))
    kind = "reference" if any(run.href for run in words) else "unit"
    unit = caption.find(f"{akn('inline')}[@name='unit']")
    said = list(column.runs(unit)) if unit is not None else []
    places = (place for place in range(len(words) - len(said)) if said and words[place : place + len(said)] == said)
    size = next(places, len(words) - len(said))
    label = next((place for place, run in enumerate(words[:size]) if run.is_break), 0)
    label = label if len("".join(run.text for run in words[:label])) <= LONGEST_LABEL else 0
    return Caption(
        words[:label],
        words[label:size],
        said,
        words[size + len(said) :],
        kind if UNIT.fullmatch(plain_text(caption)) else "",
    )
