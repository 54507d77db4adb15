"""What one text has alone, and is as it should be: read otherwise in the other, said by another word, or added by a translator."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.letters import folded
from hexapla.concordance.recognisers import facts_of
from hexapla.concordance.result import Item, Level, Pair

_KINDS = frozenset(("number", "ordinal", "date", "instrument", "reference"))
_SAID = frozenset(("number", "ordinal"))
_FIGURES = re.compile(r"\d+")
_GROUP = re.compile(r"(?<=\d)[ ,.](?=\d{3}(?!\d))")
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+")
_LABEL = 16
"""In so many letters at its head a heading has its label."""
_OWN, _HEAD = re.compile(r"para_(\d+-\d+)$"), re.compile(r"\W*\d+[.-]\d+(?= )")
"""The number of a paragraph in its id, and at the head of its text."""
_BRACKET = re.compile(r"(?:[^\W\d_]+ )?\(?[\da-z]{1,3}\)(?:,? \(?[\da-z]{1,3}\))*")
_ASIDE, _SHORT, _TELLING = 30, 0.75, 60
"""A text is short at less than this part of one with so many letters, which say something by their length."""
_NUMBERED = re.compile(r"(?<![\w/-])[^\W\d_a-z][\w/-]+ \d+(?:\.\d+)?(?![\w%]|[.,]\d| ?%)")
"""A word with a capital, figures behind it: `Top 10`."""
_OFTEN = 2
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")
_PERIOD = re.compile(r"(?<!\d)(?:1[89]|20)\d\d/\d\d(?!\d)")


def settled_alone(items: Sequence[Item], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield the items, those of what one text has alone as no looks where a slip would have left more behind.

    A slip in figures leaves figures that the other text has less often; one in words another number, in one unit.  Several
    units or a compound (`Three-times winner`) are a way of saying it, a word of the second text alone (`triple`) an addition.
    """
    texts = {pair.id: pair.texts for pair in pairs}
    heads = {pair.id for pair in pairs if pair.kind == "heading"}
    items = list(_settled_additions(list(_settled_names(items, pairs, grammars)), texts, grammars))
    said = [item for item in items if _is_lone(item) and item.kind in _SAID and not _figures(_word(item))]
    usual = Counter(key for item in said for key in {(_word(item).casefold(), _side(item))})
    met = {item.pair for item in items if None not in item.texts and item.kind in _SAID and _is_in_words(item)}
    left = Counter(item.pair for item in items if item.level is Level.LOOK and item.kind in _KINDS)
    for item in items:
        own, other = texts[item.pair] if _side(item) == 0 else texts[item.pair][::-1]
        if _is_lone(item) and _has_same_figures(item, own or "", other or ""):
            yield replace(item, level=Level.NORMALISED, rule="the same figures stand in the other text")
        elif (_is_lone(item) and item.pair in heads and _is_of_label(item, own or "", other or "")) or (
            _is_lone(item) and _is_own_number(item, own or "")
        ):
            rule = "the number of a heading, read as its label in one language"
            yield replace(item, level=Level.NORMALISED, rule=rule)
        elif _is_lone(item) and _is_of_own_provision(item):
            rule = "a paragraph of the same provision, named in one language alone"
            yield replace(item, level=Level.STYLE, rule=rule)
        elif item.kind == "term" and _is_left_out(item, texts[item.pair], grammars):
            yield replace(item, level=Level.STYLE, rule="a term that the other text, short here, need not say")
        elif _is_lone(item) and _is_whole(item, texts[item.pair], grammars):
            yield replace(item, level=Level.STYLE, rule="a hundred per cent, which the other text may call the whole")
        elif _is_lone(item) and _is_aside(item, texts[item.pair], grammars):
            yield replace(item, level=Level.STYLE, rule="a number in brackets, in one language alone")
        elif (
            item in said
            and left[item.pair] == 1
            and not _has_unit(item)
            and not _counts_otherwise(texts[item.pair], 1 - _side(item), grammars)
            and (
                usual[_word(item).casefold(), _side(item)] > 1
                or _is_of_compound(item, own or "")
                or (_side(item) == 1 and item.kind == "number" and item.pair not in met)
            )
        ):
            yield replace(item, level=Level.STYLE, rule="a number in words, said in one language alone")
        else:
            yield item


def _settled_names(items: Sequence[Item], pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield the items, the figures of names that a document has again and again as style."""
    texts = {pair.id: pair.texts for pair in pairs}
    names = [Counter(name for pair in pairs for name in _NUMBERED.findall(pair.texts[side] or "")) for side in (0, 1)]
    for item in items:
        if _is_lone(item) and _is_of_numbered_name(item, texts[item.pair], names[_side(item)], grammars):
            yield replace(item, level=Level.STYLE, rule="part of a name that the other text may shorten")
        else:
            yield item


def _settled_additions(
    items: Sequence[Item],
    texts: Mapping[str, tuple[str | None, str | None]],
    grammars: tuple[Grammar, Grammar],
) -> Iterator[Item]:
    """Yield the items, as style the years of a period that a translator adds and ordinals that one text counts on with."""
    left = Counter(item.pair for item in items if item.level is Level.LOOK and item.kind in _KINDS)
    slipped = {item.pair for item in items if item.level is Level.LOOK and item.kind in _KINDS and item.texts[0]}
    ordinals = {item: _ordinal(item, texts[item.pair], grammars) for item in items if item.kind == "ordinal"}
    series = {(item.pair, _side(item), value) for item, value in ordinals.items() if value}
    for item in items:
        own = texts[item.pair][_side(item)] or ""
        if _is_lone(item) and _is_added_year(item, own) and item.pair not in slipped:
            yield replace(item, level=Level.STYLE, rule="a year that the other text need not say")
        elif _is_lone(item) and left[item.pair] == 1 and _is_said_again(item, texts[item.pair], grammars):
            yield replace(item, level=Level.STYLE, rule="said once more than in the other text")
        elif _is_counted_on(item, ordinals.get(item, 0), series):
            rule = f"enumerated in the {grammars[_side(item)].name} text alone"
            yield replace(item, level=Level.STYLE, rule=rule)
        else:
            yield item


def _is_lone(item: Item) -> bool:
    return item.level is Level.LOOK and item.kind in _KINDS and item.texts.count(None) == 1


def _side(item: Item) -> int:
    return 0 if item.texts[1] is None else 1


def _word(item: Item) -> str:
    return next(filter(None, item.texts), "")


def _figures(text: str) -> list[str]:
    return [each.lstrip("0") or "0" for each in _FIGURES.findall(_GROUP.sub("", folded(text)))]


def _is_in_words(item: Item) -> bool:
    return any(text is not None and not _figures(text) for text in item.texts)


def _is_of_label(item: Item, text: str, other: str) -> bool:
    """Tell whether a number stands at the head of a heading, one word before it at most, and none at that of the other."""
    span = item.spans[_side(item)]
    if span is None:
        return False
    head = text[: span[0]]
    return len(_WORDS.findall(head)) <= 1 and len(head) <= _LABEL and not _FIGURES.search(other[:_LABEL])


def _is_own_number(item: Item, text: str) -> bool:
    """Tell whether the number that a unit has by its id stands at its head, and the figure belongs to it: `1.2 2019年`."""
    number, head = _OWN.search(item.pair), _HEAD.match(text)
    span = item.spans[_side(item)]
    if number is None or head is None or span is None or span[1] > head.end():
        return False
    return sorted(number[1].split("-")) == sorted(_FIGURES.findall(head[0]))


def _is_of_numbered_name(
    item: Item, texts: tuple[str | None, str | None], names: Counter[str], grammars: tuple[Grammar, Grammar]
) -> bool:
    """Tell whether figures without a unit stand behind a name, again and again (`Reef Watch 10`), which another text may shorten."""
    side, span = _side(item), item.spans[_side(item)]
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    if not any((fact.start, fact.end) == span and fact.kind == "number" and not fact.units for fact in found[side]):
        return False
    name = next((each for each in _NUMBERED.finditer(texts[side] or "") if span and each.end() == span[1]), None)
    is_word = name is not None and name[0].split()[0].casefold() in grammars[side].function_words
    return name is not None and not is_word and names[name[0]] >= _OFTEN


def _is_of_own_provision(item: Item) -> bool:
    """Tell whether a reference is to a paragraph by its bracket alone: `subsection (1)`, which another text need not say."""
    return item.kind == "reference" and _BRACKET.fullmatch(_word(item).strip()) is not None


def _is_left_out(item: Item, texts: tuple[str | None, str | None], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether nothing stands in the place of a term, and the text that lacks it is short: a pronoun, or nothing, says it."""
    if item.level is not Level.LOOK or item.texts.count(None) != 1:
        return False
    lengths = [len(text or "") / rules.length for text, rules in zip(texts, grammars, strict=True)]
    own, other = lengths[_side(item)], lengths[1 - _side(item)]
    return own >= _TELLING and other < _SHORT * own


def _is_said_again(item: Item, texts: tuple[str | None, str | None], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether a quantity with its unit stands in both texts, and in one of them again."""
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    side = _side(item)
    facts = [fact for fact in found[side] if item.spans[side] in ((fact.start, fact.end), fact.phrase)]
    if item.kind not in _SAID or not facts or not facts[0].units:
        return False
    times = [
        sum(
            each.kind == facts[0].kind and each.value == facts[0].value and bool(each.units) == bool(facts[0].units)
            for each in row
        )
        for row in found
    ]
    return times[side] > times[1 - side] > 0


def _is_whole(item: Item, texts: tuple[str | None, str | None], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether an item is of a hundred per cent, which says no more than *wholly*."""
    if item.kind != "number" or _figures(_word(item)) != ["100"]:
        return False
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    return any(fact.value == "100" and "percent" in fact.units for fact in found[_side(item)])


def _is_added_year(item: Item, text: str) -> bool:
    """Tell whether the second text alone says one of the two years of a period (`2014/15`), which a translator may add."""
    span = item.spans[1]
    if item.kind != "date" or item.texts[0] is not None or span is None:
        return False
    return any(start <= span[0] < end for start, end in (period.span() for period in _PERIOD.finditer(folded(text))))


def _ordinal(item: Item, texts: tuple[str | None, str | None], grammars: tuple[Grammar, Grammar]) -> int:
    """Return the value of an ordinal that one text says alone in words, behind a second: 0 of what is none."""
    if not _is_lone(item) or _figures(_word(item)):
        return 0
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    own, span = found[_side(item)], item.spans[_side(item)]
    has_second = any(fact.kind == "ordinal" and fact.value == "2" for fact in own)
    values = (int(fact.value) for fact in own if span in ((fact.start, fact.end), fact.phrase))
    return next(values, 0) if has_second else 0


def _is_counted_on(item: Item, value: int, series: Container[tuple[str, int, int]]) -> bool:
    """Tell whether an ordinal stands beside the next or the last one, both in one text alone: `the third …, the fourth …`."""
    return value > 0 and any((item.pair, _side(item), value + step) in series for step in (-1, 1))


def _is_aside(item: Item, texts: tuple[str | None, str | None], grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether brackets hold a number with its unit and nothing else, right behind another number: `six metres (18 feet)`.

    What a translation has so in brackets need not stand behind one.
    """
    side, span = _side(item), item.spans[_side(item)]
    text = texts[side] or ""
    if span is None or item.kind != "number":
        return False
    start, end = text.rfind("(", 0, span[0] + 1), text.find(")", span[1] - 1)
    held = text[start + 1 : end] if -1 < start < end else ""
    if len(_figures(held)) != 1 or len(held.split()) < 2 or "(" in held or len(held) > _ASIDE:
        return False
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    return side == 1 or any(fact.kind == "number" and 0 <= start - fact.end < _ASIDE for fact in found[0])


def _has_unit(item: Item) -> bool:
    """Tell whether what is quoted of a number is more than its word: `ten years`."""
    return " " in _word(item).strip()


def _counts_otherwise(texts: tuple[str | None, str | None], side: int, grammars: tuple[Grammar, Grammar]) -> bool:
    """Tell whether one of two texts says a number in words, in passing too, that the other does not have."""
    found, _ = facts_of(texts, (grammars[0].code, grammars[1].code))
    known = {fact.value for fact in found[1 - side]}
    return any(fact.form == "words" and fact.kind in _SAID and fact.value not in known for fact in found[side])


def _is_of_compound(item: Item, text: str) -> bool:
    """Tell whether a number in words belongs to a compound."""
    span = item.spans[_side(item)]
    if span is None:
        return False
    return "-" in (text[max(0, span[0] - 1) : span[0]], text[span[1] : span[1] + 1])


def _has_same_figures(item: Item, own: str, other: str) -> bool:
    """Tell whether the figures of an item stand in the other text as often as in its own: there they were read otherwise.

    Of a quantity with a unit the unit may still differ; a year has none.
    """
    said, word = _figures(_word(item)), folded(_word(item))
    if not said or (item.kind == "number" and _LETTER.search(word) and not _YEAR.match(word)):
        return False
    counts = [Counter(_figures(each)) for each in (own, other)]
    return all(0 < counts[0][each] <= counts[1][each] for each in said)
