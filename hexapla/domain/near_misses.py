"""Parts of a symbol that nobody knows and that one slip of a key parts from a code: UYR is URY, HCR is HRC."""

from collections.abc import Collection

from hexapla.domain.symbol import Symbol
from hexapla.domain.symbol_vocabulary import Vocabulary, vocabulary

_SHORTEST = 3
_SECONDS = ("C", "OP", "CO", "SP")
_FIGURES = str.maketrans("01", "OI")
"""Figures that are typed, and read, for letters."""

_EVERYWHERE = frozenset({"HRC", "RES", "DEC", "CONF", "PRST"})


def near_miss(symbol: Symbol) -> tuple[str, str] | None:
    """Return the first part that is one letter from a code that may stand in its place, and the nearest such code."""
    words = vocabulary()
    for part in symbol.unclassified:
        code = part.partition(".")[0]
        if len(code) < _SHORTEST or not code.translate(_FIGURES).isalpha() or not code.isupper():
            continue
        likely = _possible(symbol, part, words)
        typed = code.translate(_FIGURES)
        ranked = sorted((each != typed, slip, each) for each in likely if (slip := _slip(code, each)))
        if ranked:
            return part, ranked[0][-1] + part[len(code) :]
    return None


def _possible(symbol: Symbol, part: str, words: Vocabulary) -> Collection[str]:
    """Return the codes that may stand where a part stands: bodies in front, States where a treaty body names one."""
    if symbol.text.startswith(part):
        second = symbol.identifier.split("/")[1].partition(".")[0]
        treaties = words.slash_joints if second in _SECONDS else ()
        return (*treaties, *(body for body, own in words.own_subsidiaries.items() if second in own))
    if symbol.body in words.slash_joints or {"WG.6", "C.12", "CORE"} & set(symbol.subsidiaries):
        return words.states if symbol.state is None and len(part) == len("PER") else words.plain_natures
    return words.own_subsidiaries.get(symbol.body, frozenset()) | _EVERYWHERE


def _slip(word: str, code: str) -> int:
    """Return how one letter parts a word from a code, 0 where more does.

    1: two neighbours were turned; 2: a letter is another; 3: one is too many or missing.
    """
    if len(word) != len(code):
        longer, shorter = sorted((word, code), key=len, reverse=True)
        cuts = {longer[:place] + longer[place + 1 :] for place in range(len(longer))}
        return 3 if len(code) >= _SHORTEST and shorter in cuts else 0
    places = [index for index, (one, other) in enumerate(zip(word, code, strict=True)) if one != other]
    if len(places) == 1:
        return 2
    is_turned = len(places) == 2 and places[1] == places[0] + 1
    return int(is_turned and word[places[0]] == code[places[1]] and word[places[1]] == code[places[0]])
