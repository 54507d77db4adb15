"""The AKN4UN class of a document, by the series its symbol belongs to (data/classes.toml)."""

import re
from dataclasses import dataclass
from functools import cache

from hexapla.data_files import data_file
from hexapla.domain.symbol import Symbol


@dataclass(frozen=True)
class DocumentClass:
    """Document type, prescribed subtype and suggested name."""

    type: str
    subtype: str
    name: str


@cache
def _table() -> tuple[tuple[re.Pattern[str], DocumentClass], ...]:
    rows = data_file("classes")["class"]
    return tuple(
        (re.compile(row["symbol"]), DocumentClass(**{key: value for key, value in row.items() if key != "symbol"}))
        for row in rows
    )


def class_of(symbol: Symbol) -> DocumentClass:
    """Return the class of a document; the last row of the table fits every symbol."""
    return next(kind for pattern, kind in _table() if pattern.search(symbol.identifier))
