"""The AKN4UN class of a document, by the series its symbol belongs to (data/classes.toml)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from hexapla.domain.symbol import Symbol


@dataclass(frozen=True)
class DocumentClass:
    """Document type, prescribed subtype and suggested name."""

    type: str
    subtype: str
    name: str


@cache
def _table() -> tuple[tuple[re.Pattern[str], DocumentClass], ...]:
    text = (resources.files("hexapla") / "data" / "classes.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["class"]
    return tuple((re.compile(row.pop("symbol")), DocumentClass(**row)) for row in rows)


def class_of(symbol: Symbol) -> DocumentClass:
    """Return the class of a document; the last row of the table fits every symbol."""
    return next(kind for pattern, kind in _table() if pattern.search(symbol.identifier))
