"""Inputs that mean harm, of every kind that a folder of sources can hold: each is one file, or a few, and a name."""

from collections.abc import Iterator, Mapping
from functools import cache

SECRET = "Zq9secret"
"""The word of a file outside of the sources: it must stand in no output."""

Files = Mapping[str, bytes]
"""The files of one input by their names in the document's folder; `../` names one of the project's."""


@cache
def inputs() -> Mapping[str, Files]:
    """Return every input by its name, which begins with the kind of file it is."""
    from samples.hostile import drawings, markup, packages, pdfs, pictures, settings, texts

    rooms = (texts, markup, packages, drawings, pdfs, pictures, settings)
    found: dict[str, Files] = {}
    for name, files in (each for room in rooms for each in _named(room.INPUTS)):
        assert name not in found, name
        found[name] = files
    return found


def _named(made: Mapping[str, Files]) -> Iterator[tuple[str, Files]]:
    yield from made.items()
