"""Symbols cited in running text, and where they stand."""

import re
from collections.abc import Iterator
from functools import cache

from hexapla.domain.near_misses import near_miss
from hexapla.domain.symbol import Symbol
from hexapla.domain.symbol_vocabulary import vocabulary

# Editors forbid a break by these two; a symbol is the same with or without.
_PLAIN = {0x2011: "-", 0xA0: " "}
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]{0,20}://|www\.)\S+|\S{1,64}@[A-Za-z0-9.\-]+")
_LATIN = "A-Za-z0-9_À-ÖØ-öø-ÿ"
_PAREN = r"(?: ?\([A-Za-z0-9][A-Za-z0-9.,\- ]{0,39}\))?"
_STOPS = ".-–"
_CODE = re.compile(r"[A-Z][A-Z0-9.]{1,11}")
_FEWEST_FIGURES = 3


@cache
def _candidate() -> re.Pattern[str]:
    bodies = "|".join(sorted(map(re.escape, vocabulary().bodies), key=len, reverse=True))
    element = rf"[A-Za-z0-9.\-–]{{1,40}}{_PAREN}"
    return re.compile(rf"(?<![{_LATIN}/.:@=&?#%\\\-])(?:{bodies}){_PAREN}(?:/{element}){{1,14}}(?![{_LATIN}/@\\])")


def find_symbols(text: str) -> list[tuple[int, int, Symbol]]:
    """Return the start, end and symbol of every citation in a text, in order; in linear time."""
    plain = text.translate(_PLAIN)
    found = []
    for start, end in _outside_addresses(plain):
        for match in _candidate().finditer(plain, start, end):
            cited = _longest_symbol(match[0])
            if cited and not _is_amount(plain, match.start() + len(cited.text)):
                found.append((match.start(), match.start() + len(cited.text), cited))
    return found


def _outside_addresses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for address in _ADDRESS.finditer(text):
        yield start, address.start()
        start = address.end()
    yield start, len(text)


def _longest_symbol(text: str) -> Symbol | None:
    """Read the text, then without its closing stops, then without the parenthesis at its end."""
    for shorter in _shortened(text):
        try:
            symbol = Symbol.parse(shorter)
        except ValueError:
            continue
        if _is_likely(symbol):
            return symbol
    return None


def _shortened(text: str) -> Iterator[str]:
    trimmed = text.rstrip(_STOPS)
    yield trimmed
    if trimmed.endswith(")"):
        yield trimmed[: trimmed.rindex("(")].rstrip().rstrip(_STOPS)


def _is_likely(symbol: Symbol) -> bool:
    """Refuse what only has the shape: A/4 (paper), S/20 (an amount), A/1/2/3; a part nobody knows must look like a code."""
    sessions = [figure for figure in (symbol.session or "").split("/") if figure.isdigit()]
    if len(sessions) > 1 or (symbol.number is None and symbol.state is None):
        return False
    if not all(_CODE.fullmatch(part) for part in symbol.unclassified) or near_miss(symbol):
        return False
    is_bare = not (symbol.subsidiaries or symbol.session or symbol.nature or symbol.modifiers)
    return not is_bare or len(symbol.number or "") >= _FEWEST_FIGURES


def _is_amount(text: str, end: int) -> bool:
    """Tell whether figures go on behind a comma or a point, as in an amount of money."""
    return bool(re.compile(r"[.,][0-9]{1,3}(?![0-9])").match(text, end))
