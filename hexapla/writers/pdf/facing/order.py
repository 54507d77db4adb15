"""Which of the two languages stands on the left-hand pages: the office says it, else the order of the edition."""

from dataclasses import replace

from hexapla.domain.edition import Edition
from hexapla.present.presentation import Bead, Presentation, Row


def in_order(presentation: Presentation) -> Presentation:
    """Return the edition with the language of the verso first."""
    verso = presentation.office.verso
    codes = presentation.edition.languages
    if verso is None or verso not in codes or verso == codes[0]:
        return presentation
    return replace(
        presentation,
        edition=Edition(codes[::-1]),
        columns=presentation.columns[::-1],
        rows=tuple(map(_turned, presentation.rows)),
    )


def _turned(row: Row) -> Row:
    beads = tuple(Bead(bead.spans[::-1]) for bead in row.beads)
    return replace(row, cells=row.cells[::-1], gaps=row.gaps[::-1], texts=row.texts[::-1], beads=beads, flags=())
