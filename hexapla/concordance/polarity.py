"""Negations that one sentence has and its counterpart lacks: a rule, and far from complete."""

import re
from collections.abc import Container, Iterator, Sequence

from hexapla.concordance.denials import doing, without, without_answered
from hexapla.concordance.grammar import Grammar, Polarity
from hexapla.concordance.lengths import has_as_many_sentences
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair, Unlike, in_one_text

Texts = tuple[str, str]
Sentence = tuple[int, Texts]
Grammars = tuple[Grammar, Grammar]


_CLEARLY = 0.15
"""By so much of a sentence an answer stands nearer to one of two words, where it is clear to which."""
_FIGURE_AHEAD = re.compile(r"\D{0,12}\d")
"""What says less than so much has its figure not far behind."""
_MOST = 10
_APART = 0.25
"""How far apart, in parts of a sentence, two words stand that may answer each other."""


def turned_round(
    sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars, reported: Container[str]
) -> list[Unlike]:
    """Return the aligned sentences of which one says no and the other has fewer words that could, ten at most.

    Those that have none at all stand first.  `sentences` come with the number of their pair; those of pairs that are
    `reported` as items are left out.
    """
    left = [(n, texts) for n, texts in sentences if pairs[n].id not in reported]
    found = sorted(_found(left, grammars), key=lambda entry: entry[0])
    return [Unlike(pairs[n].id, texts, rule) for _, n, texts, rule in found[:_MOST]]


def _found(sentences: Sequence[Sentence], grammars: Grammars) -> Iterator[tuple[int, int, Texts, str]]:
    """Yield how many words of the other text could deny, the number of the pair, its texts, the reason."""
    for n, texts in sentences:
        if not any(rules.polarity.denies.search(folded(text)) for text, rules in zip(texts, grammars, strict=True)):
            continue
        bare = without_answered((folded(texts[0]), folded(texts[1])), (grammars[0].code, grammars[1].code))
        for side in (0, 1):
            own, other = grammars[side], grammars[1 - side]
            denied = len(own.polarity.denies.findall(bare[side])) - len(other.polarity.denies.findall(bare[1 - side]))
            answers = len(other.polarity.may_deny.findall(bare[1 - side]))
            if denied > 0 and answers < len(own.polarity.may_deny.findall(bare[side])):
                yield answers, n, texts, f"the {own.name} sentence says no, the {other.name} one does not"


def lost_negations(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each aligned sentence of the first language that says no clearly where the other has no word that could.

    What is clear the data of a language say, and beside which others: of most it was measured that they say no where
    another does not.  What forbids is clear beside any.  A translation that says no of itself is mostly right.
    """
    own, other = grammars
    spare = {n for n, texts in sentences if _says_no_alone(texts, 1, grammars)}
    for n, texts in sentences:
        plain = (folded(texts[0]), folded(texts[1]))
        clear = list(_clear(own.polarity, other.code).finditer(plain[0]))
        unclear = [each.span() for each in own.polarity.unclear.finditer(plain[0])]
        if not clear or n in spare:
            continue
        if any(start < clear[0].end() and clear[0].start() < end for start, end in unclear):
            continue
        bare = without_answered(plain, (own.code, other.code))
        left = [match for match in clear if bare[0][slice(*match.span())] == match[0]]
        if not left or _may_deny(bare[1], other.polarity) or _says_yes(bare[0], own):
            continue
        if _is_answered_before(left[0].start(), plain, bare):
            continue
        whole = folded(pairs[n].texts[1] or "")
        if not has_as_many_sentences(pairs[n], grammars) and _may_deny(whole, other.polarity):
            continue  # the answer may stand in the next sentence
        rule = f"the {own.name} sentence says no, the {other.name} one has no word that could"
        yield no_in_one_text(pairs[n], 0, texts[0], left[0].span(), rule)


def lost_exceptions(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence that makes an exception (`unless`) where the other has no word that could."""
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            found = own.excepts.search(plain[side])
            if found is None or other.may_except.search(plain[1 - side]):
                continue
            whole = folded(pairs[n].texts[1 - side] or "")
            if not has_as_many_sentences(pairs[n], grammars) and other.may_except.search(whole):
                continue
            rule = f"the {grammars[side].name} sentence makes an exception, the {grammars[1 - side].name} one does not"
            yield no_in_one_text(pairs[n], side, texts[side], found.span(), rule)


def lost_lacks(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence that says `without` where the other says *with*, about as far into it."""
    codes = (grammars[0].code, grammars[1].code)
    if not any(len(rules.polarity.clear_beside) > 1 for rules in grammars):
        return  # two translations of a third text
    for n, texts in sentences:
        plain = (folded(texts[0]), folded(texts[1]))
        bare = without_answered(plain, codes)
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            lacking = [
                match
                for match in without(codes[side]).finditer(bare[side])
                if not doing(codes[side]).match(bare[side], match.end())
            ]
            have = [list(rules.accompanies.finditer(plain[k])) for k, rules in ((side, own), (1 - side, other))]
            if len(lacking) != 1 or len(have[1]) <= len(have[0]):
                continue
            rest = bare[side].replace(lacking[0][0], " ")
            if len(other.may_deny.findall(other.harmless.sub(" ", bare[1 - side]))) > len(own.denies.findall(rest)):
                continue
            place = lacking[0].start() / len(plain[side])
            near = [found for found in have[1] if abs(found.start() / len(plain[1 - side]) - place) <= _APART]
            if near:
                rule = f"the {grammars[side].name} sentence says without, the {grammars[1 - side].name} one with"
                yield no_in_one_text(pairs[n], side, texts[side], lacking[0].span(), rule)


def no_in_one_text(pair: Pair, side: int, sentence: str, span: tuple[int, int], rule: str) -> Item:
    """Return an item for words of a sentence that say no, which the other text lacks; `span` is their place in the sentence."""
    start = (pair.texts[side] or "").find(sentence)
    quoted, spans = in_one_text(side, sentence[slice(*span)], (start + span[0], start + span[1]))
    return Item(pair.id, pair.paragraph, "negation", quoted, Level.LOOK, rule, spans)


def _may_deny(text: str, polarity: Polarity) -> bool:
    return polarity.may_deny.search(polarity.harmless.sub(" ", text)) is not None


def _is_answered_before(start: int, plain: Texts, bare: Texts) -> bool:
    """Tell whether what was taken to answer a word (`invalidate`) stands nearer to the no at a place: it answers that one."""
    own, other = (
        [n / len(text) for n, (sign, left) in enumerate(zip(text, rest, strict=True)) if sign != left]
        for text, rest in zip(plain, bare, strict=True)
    )
    at, size = start / len(plain[0]), len(plain[1])
    left = [each for each in other if not _FIGURE_AHEAD.match(plain[1], round(each * size))]  # 不足30公斤
    return any(abs(each - at) + _CLEARLY < min((abs(each - place) for place in own), default=0.0) for each in left)


def _says_no_alone(texts: Texts, side: int, grammars: Grammars) -> bool:
    """Tell whether a sentence says no where its counterpart has no word that could: it may answer the next one's."""
    own, other = grammars[side].polarity, grammars[1 - side].polarity
    said = own.harmless.sub(" ", folded(texts[side]))
    return bool(own.denies.search(said)) and not other.may_deny.search(folded(texts[1 - side]))


def _says_yes(text: str, rules: Grammar) -> bool:
    """Tell whether a sentence denies twice, which another language says without: `without which it could not be done`."""
    rest, lacking = without(rules.code).subn(" ", text)
    denied = len(rules.polarity.denies.findall(rest)) + lacking
    return denied > 1 and denied % 2 == 0


def _clear(own: Polarity, beside: str) -> re.Pattern[str]:
    return own.clear if beside in own.clear_beside else own.forbids


def _permitted(polarity: Polarity, text: str) -> list[str]:
    return polarity.permits.findall(polarity.forbids.sub(" ", text))


def turned_verbs(sentences: Sequence[Sentence], pairs: Sequence[Pair], grammars: Grammars) -> Iterator[Item]:
    """Yield an item for each sentence that forbids (`may not`) where the other permits, and says no less often."""
    for n, texts in sentences:
        plain = (folded(texts[0]), folded(texts[1]))
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            forbidden, permitted = own.forbids.search(plain[side]), other.permits.search(plain[1 - side])
            if not forbidden or not permitted or other.nobody.search(plain[1 - side]):
                continue
            bare = without_answered(plain, (grammars[0].code, grammars[1].code))
            fewer = len(own.forbids.findall(plain[side])) - len(other.forbids.findall(plain[1 - side]))
            more = len(_permitted(other, plain[1 - side])) - len(_permitted(own, plain[side]))
            is_denied = len(other.denies.findall(bare[1 - side])) >= max(fewer, len(own.denies.findall(bare[side])))
            if fewer <= 0 or fewer != more or is_denied:
                continue
            found = (forbidden, permitted) if side == 0 else (permitted, forbidden)
            starts = [(pairs[n].texts[k] or "").find(texts[k]) + found[k].start() for k in (0, 1)]
            quoted = [each[0] for each in found]
            spans = [(start, start + len(each)) for start, each in zip(starts, quoted, strict=True)]
            rule = f"the {grammars[side].name} sentence forbids, the {grammars[1 - side].name} one permits"
            yield Item(
                pairs[n].id,
                pairs[n].paragraph,
                "negation",
                (quoted[0], quoted[1]),
                Level.LOOK,
                rule,
                (spans[0], spans[1]),
            )
