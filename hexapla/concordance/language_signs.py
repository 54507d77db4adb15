"""By what a language is told: its script, the words that hold its sentences together; without the rest of its grammar."""

import re
from functools import cache

from hexapla.data_files import data_file


@cache
def script_of(code: str) -> re.Pattern[str] | None:
    """Return the letters of a language's script where no other of the six has it."""
    data = data_file(f"concordance/{code}")
    return re.compile(data["script"]) if "script" in data else None


@cache
def function_words(code: str) -> frozenset[str]:
    """Return the words that hold the sentences of a language together."""
    return frozenset(data_file(f"concordance/{code}")["words"]["function"])


def written_onto(code: str, kind: str) -> str:
    """Return a pattern for the particles that a language writes onto a name of a kind, nothing where it has none."""
    return str(data_file(f"concordance/{code}")["names"].get("particles", {}).get(kind, ""))
