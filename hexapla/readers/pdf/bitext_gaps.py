"""Gaps of bitexts: what our editions in two languages say where a text is missing in one, `[No English text here]`, is no text."""

import re
from collections.abc import Sequence

from hexapla.catalogue import language as language_of
from hexapla.domain.language import folded
from hexapla.readers.pdf.pieces import Row

_LABELS = ("missing_text", "missing_paragraph", "no_note")
_NUMBER = "#"
_MOST = 3
"""Rows that say it, at most."""


def without_gaps(
    pages: Sequence[Sequence[Row]], language: str
) -> tuple[tuple[tuple[Row, ...], ...], tuple[tuple[int, str], ...]]:
    """Return the rows of pages without those that say that a text is missing, and what these say, by page."""
    labels = {_letters(language_of(language).label(key).replace("{number}", _NUMBER)) for key in _LABELS}
    gone: list[Row] = []
    for rows in pages:
        for place, row in enumerate(rows):
            said = ["".join(each.text for each in rows[place:end]) for end in range(place + 1, place + 1 + _MOST)]
            count = next((n for n, text in enumerate(said, 1) if _letters(text) in labels), 0)
            gone += rows[place : place + count] if row.text.strip()[:1] in "[]" else []
    known = {id(row) for row in gone}
    kept = tuple(tuple(row for row in rows if id(row) not in known) for rows in pages)
    return kept, tuple((row.page, row.text) for row in gone)


def _letters(text: str) -> str:
    """Return the letters of a text, and a sign for its number."""
    return re.sub(r"\d+", _NUMBER, "".join(filter(lambda sign: sign.isalnum() or sign == _NUMBER, folded(text))))
