"""Units that stand in one language only, and notes that one text calls and the other does not."""

import re
from collections.abc import Iterator, Mapping, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.result import Item, Level, Pair

_KINDS = {"item": "list", "heading": "heading", "note": "note", "cell": "cell", "row": "cell"}
_QUOTED = 80
_NUMBERED = re.compile(r"\[?\^?\d{1,3}\]?[.:]? ")
"""How the text of a note begins that no mark calls."""
_FIGURES = re.compile(r"\d+")


def lone_units(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each unit that one language lacks, that stands elsewhere, or whose notes differ.

    A note that one language lacks is said once, with its text, not with its mark again, nor where its paragraph is lacking
    too; a paragraph that is the text of such a note is none.  Units that stand elsewhere together are one item.
    """
    lacking = {
        pair.id.partition("__content__authorialNote")[0] for pair in pairs if pair.kind == "note" and not pair.is_whole
    }
    lone = {pair.id: _side(pair) for pair in pairs if pair.texts.count(None) == 1}
    said = _said_with_another(pairs, lone)
    for before, pair in zip((None, *pairs), pairs, strict=False):
        kind = _KINDS.get(pair.kind, "sentence")
        if pair.id in said:
            continue
        if pair.id in lone:
            side = lone[pair.id]
            rule = f"{_ARTICLES.get(pair.kind, 'a paragraph')} only in the {grammars[side].name} text"
            yield Item(pair.id, pair.paragraph, kind, _quoted(pair), Level.LOOK, rule)
        elif pair.status == "reordered" and (before is None or before.status != "reordered"):
            rule = "stands at another place in the other language"
            yield Item(pair.id, pair.paragraph, kind, _quoted(pair), Level.LOOK, rule)
        if pair.notes[0] != pair.notes[1] and None not in pair.texts and pair.id not in lacking:
            texts = (_count(pair.notes[0]), _count(pair.notes[1]))
            yield Item(pair.id, pair.paragraph, "note", texts, Level.LOOK, "the number of note marks differs")


def _side(pair: Pair) -> int:
    return 0 if pair.texts[1] is None else 1


def _said_with_another(pairs: Sequence[Pair], lone: Mapping[str, int]) -> frozenset[str]:
    """Return the units that one language lacks for a cause that is said elsewhere: its paragraph, or its note, is lacking."""
    found: set[str] = set()
    notes = [pair for pair in pairs if pair.kind == "note" and pair.id in lone]
    for note in notes:
        caller = note.id.partition("__content__authorialNote")[0]
        if lone.get(caller) == lone[note.id]:
            found.add(note.id)
    figures = [(lone[note.id], sorted(_FIGURES.findall(_text(note)))) for note in notes]
    for pair in pairs:
        number = _NUMBERED.match(_text(pair)) if lone.get(pair.id) is not None and pair.kind == "alinea" else None
        if number and (1 - lone[pair.id], sorted(_FIGURES.findall(_text(pair)[number.end() :]))) in figures:
            found.add(pair.id)
    return frozenset(found)


def _text(pair: Pair) -> str:
    return next(filter(None, pair.texts), "")


_ARTICLES = {"item": "a list item", "heading": "a heading", "note": "a note", "cell": "a cell", "row": "a table row"}


def _quoted(pair: Pair) -> tuple[str | None, str | None]:
    first, second = (text if text is None or len(text) <= _QUOTED else f"{text[:_QUOTED]}…" for text in pair.texts)
    return first, second


def _count(notes: int) -> str:
    return f"{notes} note mark" if notes == 1 else f"{notes} note marks"
