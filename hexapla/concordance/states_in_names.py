"""Bodies called by their State in one text alone: `the Peruvian National Police`, *la police nationale*."""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.countries import countries, is_meant, paragraphs, without_countries
from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded
from hexapla.concordance.peoples import peoples
from hexapla.concordance.result import Item, Level, Pair, in_one_text

_WORD = r"[A-ZÀ-Þ][\w-]*"
_AHEAD = re.compile(rf"(?<!\w){_WORD} (?:\w{{1,3}} )?{_WORD} (?:of|of the|del?|du|de la|d'|de l') ?$")
"""Two words of a name at least stand before the State: `Bar Association of`; `the Government of` is no name."""
_BEHIND = re.compile(rf" {_WORD} {_WORD}")
_REACH = 60

Span = tuple[int, int]


def states_left_out_of_names(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield a style item for each name with a State in it that the other text of the paragraph does not mean at all."""
    whole = paragraphs(pairs)
    for pair in pairs:
        for side in (0, 1) if pair.is_whole else ():
            text, other = folded(pair.texts[side] or ""), whole[pair.together][1 - side]
            found = next(_left_out(text, other, (grammars[side], grammars[1 - side])), None)
            if found is not None:
                texts, spans = in_one_text(side, (pair.texts[side] or "")[slice(*found)], found)
                rule = f"the {grammars[1 - side].name} text leaves the State out of this name"
                yield Item(pair.id, pair.paragraph, "name", texts, Level.STYLE, rule, spans)


def _left_out(text: str, other: str, grammars: tuple[Grammar, Grammar]) -> Iterator[Span]:
    own, rules = grammars
    known = frozenset(countries(other, rules.code)).union(*(isos for isos, _ in peoples(other, rules.code)))
    for iso, (start, end) in countries(text, own.code).items():
        before = _AHEAD.search(text, max(0, start - _REACH), start)
        if before and iso not in known and not is_meant(iso, bare_letters(text[start:end]), other, rules):
            yield before.start(), end
    for isos, (start, end) in peoples(without_countries(text, own.code), own.code):
        behind, word = _BEHIND.match(text, end), bare_letters(text[start:end])
        if behind and not isos & known and not any(is_meant(iso, word, other, rules) for iso in isos):
            yield start, behind.end()
