"""The words of style sheets: what properties there are, what each takes, and what is said of others (`data/css.toml`)."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from tinycss2.ast import Node

from hexapla.data_files import data_file

_LIKENESS = 0.8
"""How like a known word one is that may be meant for it, as difflib counts."""

_COLOUR = re.compile(r"(?:[0-9a-fA-F]{3,4}){1,2}")

_UNITS = {
    "<angle>": "deg grad rad turn",
    "<time>": "s ms",
    "other": "fr hz khz dpi dpcm dppx x",
    "<length>": "px cm mm q in pc pt em rem ex rex ch rch cap rcap ic ric lh rlh vw vh vi vb vmin vmax svw svh svi svb svmin "
    "svmax lvw lvh lvi lvb lvmin lvmax dvw dvh dvi dvb dvmin dvmax cqw cqh cqi cqb cqmin cqmax",
}
"""Units by what they measure (CSS Values and Units Module Level 4)."""


def no_property(name: str) -> str:
    """Return what is said of a property that nobody knows, or of one that is known to browsers, and not followed on pages."""
    known = data_file("css")["properties"]
    return f"“{name}” is not followed on printed pages." if name in known else unknown(name, "property", known)


def no_selector(words: str) -> str:
    """Return what is said of what stands before a brace and chooses no part of a page."""
    if not words:
        return "Nothing stands before the brace."
    return f"“{' '.join(words.split())}” chooses nothing: it is wrong before the brace."


def no_value(value: str, name: str, perhaps: str = "") -> str:
    """Return what is said of a value that a property does not take; `perhaps` is what may be meant."""
    return f"“{value}” is no value of “{name}”{perhaps}."


def unknown(word: str, kind: str, known: Iterable[str]) -> str:
    """Return what is said of a word that names nothing of a kind."""
    return f"“{word}” is no {kind} of style sheets{perhaps(word, known)}."


def perhaps(word: str, known: Iterable[str]) -> str:
    """Return what may be meant, as the end of a sentence."""
    near = get_close_matches(word.lower(), list(known), 1, _LIKENESS)
    return f"; “{near[0]}” may be meant" if near else ""


def not_taken(name: str, tokens: Sequence[Node]) -> tuple[str, Sequence[str]] | None:
    """Return what of a value no browser would know, and what might be meant; None where nothing is odd."""
    takes = str(data_file("css")["properties"][name]).split()
    for token, before in zip(tokens, [None, *tokens], strict=False):
        if _is_misspelt(token, before):
            return str(token.serialize()), ()
    if len(tokens) == 1:
        word, kind = str(getattr(tokens[0], "lower_value", "")), _kind(tokens[0])
        return None if not kind or kind in takes or _is_taken(word, takes) else (word, takes)
    words = () if _has_free_words(name) else (token.lower_value for token in tokens if token.type == "ident")
    odd = (word for word in words if not _is_taken(word, takes) and word not in _words() and perhaps(word, _words()))
    return next(((word, tuple(_words())) for word in odd), None)


def _is_misspelt(token: Node, before: Node | None) -> bool:
    """Tell whether a part of a value stands in that of no property: a unit that is none, or apart from its number."""
    if token.type == "dimension":
        return not _measures(token.lower_unit)
    if token.type == "hash":
        return not _COLOUR.fullmatch(token.value)
    if token.type == "ident":
        return before is not None and before.type == "number" and _measures(token.lower_value)
    return bool(token.type == "literal" and token.value in "!.")


def _measures(unit: str) -> bool:
    return any(unit in each.split() for each in _UNITS.values())


def _kind(token: Node) -> str:
    """Return what a value that is alone is: `<length>`, a word; "" of what is judged nowhere."""
    if token.type == "dimension":
        return next((kind for kind, units in _UNITS.items() if token.lower_unit in units.split()), "")
    if token.type == "number":
        return "<number>" if token.value else ""
    return {"ident": "<word>", "percentage": "<percentage>"}.get(token.type, "")


def _is_taken(word: str, takes: Sequence[str]) -> bool:
    everywhere = ("inherit", "initial", "unset", "revert", "revert-layer")
    is_colour = "<colour>" in takes and word in data_file("css")["colours"].split()
    return is_colour or word in takes or word in everywhere or word.startswith("-") or "<word>" in takes


@cache
def _words() -> frozenset[str]:
    """Return all words that stand in values of any property."""
    css = data_file("css")
    return frozenset(" ".join([css["colours"], css["beside_others"], *css["properties"].values()]).split())


@cache
def _has_free_words(name: str) -> bool:
    """Tell whether a property, or one that it sums up, takes words of whoever writes it, such as the names of fonts."""
    known = data_file("css")["properties"]
    return any("<word>" in takes for each, takes in known.items() if f"{each}-".startswith(f"{name}-"))
