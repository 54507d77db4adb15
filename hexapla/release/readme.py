"""The page of an archive package that says, in every language of the document, what lies where and what is hidden."""

from collections.abc import Iterable, Mapping
from typing import Any

from hexapla.catalogue import language
from hexapla.data_files import data_file
from hexapla.release.description import Description
from hexapla.writers.markup.templates import render

Hidden = Mapping[str, Mapping[str, int] | None]
"""How much of each kind every source hides; None for one that was not looked into."""


def readme(description: Description, hidden: Hidden, files: Iterable[str], *, is_redacted: bool) -> bytes:
    """Return the page; `files` are the names of all that is in the package."""
    names = tuple(files)
    sections = [_section(description, code, hidden, names, is_redacted=is_redacted) for code in description.languages]
    return render("archive/README.html", first=sections[0], sections=sections, rights=description.rights).encode()


def _section(
    description: Description, code: str, hidden: Hidden, files: tuple[str, ...], *, is_redacted: bool
) -> dict[str, Any]:
    """Return what the page says in a language."""
    words = data_file("archive")["readme"][code]
    return {
        "language": language(code),
        "words": words,
        "heading": words["title"].format(symbol=description.symbol.identifier),
        "title": description.titles.get(code),
        "mark": words["redacted" if is_redacted else "unpublished"],
        "hidden": [(name, _found(words, found)) for name, found in hidden.items()],
        "places": [
            (place, text)
            for place, text in words["places"].items()
            if any(name.startswith(place) for name in files)
        ],
    }  # fmt: skip


def _found(words: Mapping[str, Any], found: Mapping[str, int] | None) -> list[str]:
    if found is None:
        return [str(words["unknown"])]
    return [f"{words['hidden'][what]} ({count})" for what, count in found.items()]
