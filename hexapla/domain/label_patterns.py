"""The kinds of lines that data describes, by language: a session, an agenda item, a summary, the text of a note."""

import re
from functools import cache

from hexapla.data_files import data_file


@cache
def patterns(kind: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a kind: the language's own, then those for every language."""
    table = data_file("labels")[kind]
    return tuple(re.compile(pattern) for pattern in (*table.get(language, ()), *table.get("any", ())))


def matches(kind: str, text: str, language: str) -> bool:
    """Tell whether a line begins as those of a kind do."""
    return any(pattern.match(text) for pattern in patterns(kind, language))
