"""The texts of a book, each in a folder of its own: side by side, and then each language alone.

Pairs can be compared, but a voice that reads them changes its language at every paragraph: whoever wants to hear one
language begins at its entry of the contents (EPUB 3.3, 4.1.1: the reading order is that of the spine).
"""

from dataclasses import replace

from hexapla.domain.edition import Edition
from hexapla.present.presentation import Presentation

TEXT = "text"
"""The folder of the text of an edition, side by side where it has several languages."""


def readings(presentation: Presentation) -> dict[str, Presentation]:
    """Return what a book holds, by the names of folders, in reading order."""
    found = {TEXT: presentation}
    for column in presentation.columns if presentation.edition.is_parallel else ():
        code = column.language.code
        found[code] = replace(
            presentation, edition=Edition((code,)), columns=(column,), rows=(), note_rows=(), pages=(), alternates=()
        )
    return found
