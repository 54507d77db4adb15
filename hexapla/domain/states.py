"""States and territories by their three-letter codes: ISO 3166-1, as Babel and data/states.toml have it."""

import re
from collections.abc import Mapping
from functools import cache

from hexapla.data_files import data_file


@cache
def states() -> Mapping[str, str]:
    """Return the two-letter code of every State and territory of today by its three-letter code."""
    from babel.core import get_global  # slow to load, and most symbols name no State

    is_assigned = re.compile(rf"(?!(?:{data_file('states')['not_assigned']})$)[A-Z]{{3}}").fullmatch
    successors = get_global("territory_aliases").items()
    return {code: first for code, (first, *others) in successors if is_assigned(code) and not others}


def english_name(code: str) -> str:
    """Return the English short name of the State with a three-letter code; the code itself where there is none today."""
    from babel import Locale  # slow to load

    known = states().get(code.upper())
    return data_file("states")["names"].get(code.upper()) or Locale("en").territories[known] if known else code


def is_state_name(text: str, language: str) -> bool:
    """Tell whether a line is the name of a State in a language, note marks behind it apart."""
    return text.rstrip("* ").casefold() in _names(language)


@cache
def _names(language: str) -> frozenset[str]:
    from babel import Locale  # slow to load

    territories = Locale(language).territories
    names = (*(territories[code] for code in states().values()), *data_file("states")["names"].values())
    return frozenset(name.casefold() for name in names)
