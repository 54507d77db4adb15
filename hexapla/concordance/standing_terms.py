"""Words that translations hardly ever leave without an answer (`women`, `the Secretary-General`), and sentences that do."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.memory import Texts
from hexapla.concordance.result import Item, Level, Pair, in_one_text
from hexapla.data_files import data_file

Pattern = re.Pattern[str]


def unanswered_terms(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[Item]:
    """Yield an item for a sentence with such a word, where the other has nothing that could answer it.

    `sentences` are aligned ones, each with the number of its pair, which has the word more often than answers.
    """
    for n, texts in sentences:
        plain, whole = [folded(text) for text in texts], [folded(text or "") for text in pairs[n].texts]
        for side in (0, 1):
            for said, answers, mistaken in _terms(grammars[side].code, grammars[1 - side].code, side):
                found = said.search(plain[side])
                if found is None or answers.search(plain[1 - side]):
                    continue
                if len(said.findall(whole[side])) > len(answers.findall(whole[1 - side])):
                    start = (pairs[n].texts[side] or "").find(texts[side]) + found.start()
                    span, word = (start, start + len(found[0])), texts[side][slice(*found.span())]
                    quoted, spans = in_one_text(side, word, span)
                    level = Level.LOOK if mistaken.search(plain[1 - side]) else Level.STYLE
                    rule = f"nothing in the {grammars[1 - side].name} sentence answers this word"
                    yield Item(pairs[n].id, pairs[n].paragraph, "term", quoted, level, rule, spans)


@cache
def _terms(code: str, other: str, side: int) -> tuple[tuple[Pattern, Pattern, Pattern], ...]:
    """Return what one language says, what may answer it in another, and what without an answer asks for a look.

    Without such words all does in the first text, nothing in the second: a translator may say more (`беженцы`, for `they`).
    """
    return tuple(
        (
            re.compile(term["said"][code], re.IGNORECASE),
            re.compile(term["answers"][other], re.IGNORECASE),
            re.compile(term.get("mistaken", {}).get(other, "(?!)" if side else ""), re.IGNORECASE),
        )
        for term in data_file("concordance/standing_terms").values()
    )
