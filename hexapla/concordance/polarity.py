"""Negations that one sentence has and its counterpart lacks: a rule, and far from complete."""

from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar, Polarity
from hexapla.concordance.letters import folded
from hexapla.concordance.result import Item, Level, Pair, Unlike

Texts = tuple[str, str]


_MOST = 10


def turned_round(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> list[Unlike]:
    """Return the aligned sentences of which one says no and the other has fewer words that could, ten at most.

    Those that have none at all stand first.  `sentences` come with the number of their pair.
    """
    found = sorted(_found(sentences, grammars), key=lambda entry: entry[0])
    return [Unlike(pairs[n].id, texts, rule) for _, n, texts, rule in found[:_MOST]]


def _found(
    sentences: Sequence[tuple[int, Texts]], grammars: tuple[Grammar, Grammar]
) -> Iterator[tuple[int, int, Texts, str]]:
    """Yield how many words of the other text could deny, the number of the pair, its texts, the reason."""
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            if own.denies.search(plain[side]) and not other.denies.search(plain[1 - side]):
                answers = len(other.may_deny.findall(plain[1 - side]))
                if answers < len(own.may_deny.findall(plain[side])):
                    name = grammars[1 - side].name
                    yield answers, n, texts, f"the {grammars[side].name} sentence says no, the {name} one does not"


def lost_negations(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[Item]:
    """Yield an item for each aligned sentence that says no once, clearly, where the other has no word that could.

    Only languages whose data say what is clear: of others it was measured that they say no where another does not.
    """
    spare = {(n, side) for n, texts in sentences for side in (0, 1) if _says_no_alone(texts, side, grammars)}
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            clear = list(own.clear.finditer(plain[side]))
            if len(clear) != 1 or len(own.denies.findall(plain[side])) != 1 or (n, 1 - side) in spare:
                continue
            if any(
                each.start() < clear[0].end() and clear[0].start() < each.end()
                for each in own.unclear.finditer(plain[side])
            ):
                continue
            if other.may_deny.search(_bare(plain[1 - side], other, len(own.without.findall(plain[side])))):
                continue
            start = (pairs[n].texts[side] or "").find(texts[side]) + clear[0].start()
            span, word = (start, start + len(clear[0][0])), texts[side][slice(*clear[0].span())]
            quoted, spans = ((word, None), (span, None)) if side == 0 else ((None, word), (None, span))
            rule = (
                f"the {grammars[side].name} sentence says no, the {grammars[1 - side].name} one has no word that could"
            )
            yield Item(pairs[n].id, pairs[n].paragraph, "negation", quoted, Level.LOOK, rule, spans)


def _says_no_alone(texts: Texts, side: int, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether a sentence says no where its counterpart has no word that could: it may answer the next one's."""
    own, other = grammars[side].polarity, grammars[1 - side].polarity
    return bool(own.denies.search(folded(texts[side]))) and not other.may_deny.search(folded(texts[1 - side]))


def turned_verbs(
    sentences: Sequence[tuple[int, Texts]], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]
) -> Iterator[Item]:
    """Yield an item for each sentence that forbids (`may not`) where the other permits, and says no less often."""
    for n, texts in sentences:
        plain = [folded(text) for text in texts]
        for side in (0, 1):
            own, other = grammars[side].polarity, grammars[1 - side].polarity
            forbidden, permitted = own.forbids.search(plain[side]), other.permits.search(plain[1 - side])
            if (
                not forbidden
                or not permitted
                or own.permits.search(plain[side])
                or other.forbids.search(plain[1 - side])
            ):
                continue
            is_denied = len(other.denies.findall(plain[1 - side])) >= len(own.denies.findall(plain[side]))
            if is_denied or other.nobody.search(plain[1 - side]):
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


def _bare(text: str, polarity: Polarity, without: int) -> str:
    """Return a text without what denies nothing, and without as many words for `without` as the other has."""
    text = polarity.harmless.sub(" ", text)
    return polarity.without.sub(" ", text, count=without) if without else text
