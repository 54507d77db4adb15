"""The words of the desk in the language of who uses it: a data file a language, what one lacks is said in English."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from starlette.datastructures import Headers

from hexapla.data_files import data_file, data_names
from hexapla.project.config import PIVOT
from hexapla.project.keys import LANGUAGES

COOKIE = "hexapla-language"
"""Holds the language that somebody has chosen."""

Words = Mapping[str, Any]


def languages() -> list[str]:
    """Return the languages that the desk speaks, as the United Nations order them."""
    return [code for code in LANGUAGES if code in data_names("desk")]


@cache
def words(language: str) -> Words:
    """Return the words of the desk in a language."""
    english = data_file(f"desk/{PIVOT}")
    own = data_file(f"desk/{language}") if language in languages() else {}
    return {
        name: {**group, **own.get(name, {})} if isinstance(group, dict) else own.get(name, group)
        for name, group in english.items()
    }


def wanted(headers: Headers, chosen: str = "") -> Words:
    """Return the words in the language that was chosen, else in the first that the browser asks for and that we have."""
    asked = [part.partition(";")[0].strip()[:2].lower() for part in headers.get("accept-language", "").split(",")]
    return words(next((code for code in (chosen, *asked) if code in languages()), PIVOT))
