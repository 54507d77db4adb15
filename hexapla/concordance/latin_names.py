"""Names in Latin letters within a text of another script, a letter or two from a name of the other text: `Kwang Chul`.

Such names are copied, not spelt anew: any difference is a slip.
"""

import re
from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import bare_letters, folded, letters_apart
from hexapla.concordance.misspelt_places import NEARLY
from hexapla.concordance.result import Item, Level, Pair

_WORD = re.compile(r"(?<![A-Za-z\d/._@-])[A-ZÀ-Þ][a-zß-ÿ]{3,}(?![A-Za-z\d/@_])")
_LONG = 7
"""From this length on, two letters may differ."""


def misspelt_latin_names(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each such name where one of the two languages alone is written in Latin letters."""
    if (grammars[0].place is None) == (
        grammars[1].place is None
    ):  # of languages in Latin letters alone the data say it
        return
    seen = [{word for pair in pairs for word in _WORD.findall(folded(pair.texts[side] or ""))} for side in (0, 1)]
    for pair in pairs:
        if None in pair.texts:
            continue
        words = [list(_WORD.finditer(folded(text or ""))) for text in pair.texts]
        known = [{match[0] for match in found} for found in words]
        left = [[match for match in words[side] if match[0] not in known[1 - side]] for side in (0, 1)]
        for one in left[0]:
            if one[0] in seen[1]:
                continue  # a word of its own: Latin, Latn
            left[1] = [each for each in left[1] if each[0] not in seen[0]]
            other = next((each for each in left[1] if _is_near(one[0], each[0])), None)
            if other is not None:
                spans = (one.span(), other.span())
                quoted = [(text or "")[slice(*span)] for text, span in zip(pair.texts, spans, strict=True)]
                yield Item(pair.id, pair.paragraph, "name", (quoted[0], quoted[1]), Level.LOOK, NEARLY, spans)


def _is_near(first: str, second: str) -> bool:
    one, other = bare_letters(first), bare_letters(second)
    allowed = 2 if min(len(one), len(other)) >= _LONG else 1
    return one.removesuffix("s") != other.removesuffix("s") and letters_apart(one, other) <= allowed
