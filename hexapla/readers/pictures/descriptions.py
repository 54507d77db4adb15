"""Descriptions of pictures that a program wrote: it says so in a sentence of its own (`data/descriptions.toml`)."""

import re
from functools import cache

from hexapla.data_files import data_file


def without_program_note(description: str) -> str | None:
    """Return what a program wrote of a picture without the sentence that says so; None for what a person wrote."""
    found = _note().search(description)
    return description[: found.start()].strip() if found else None


@cache
def _note() -> re.Pattern[str]:
    sentences = "|".join(data_file("descriptions")["programs"])
    return re.compile(rf"(?<!\w)(?:{sentences})\s*$")
