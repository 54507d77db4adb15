"""Units that stand in one language only, and notes that one text calls and the other does not."""

from collections.abc import Iterator, Sequence

from hexapla.concordance.grammar import Grammar
from hexapla.concordance.result import Item, Level, Pair

_KINDS = {"item": "list", "heading": "heading", "note": "note", "cell": "cell", "row": "cell"}
_QUOTED = 80


def lone_units(pairs: Sequence[Pair], grammars: tuple[Grammar, Grammar]) -> Iterator[Item]:
    """Yield an item for each unit that one language lacks, that stands elsewhere, or whose notes differ.

    A note that one language lacks is said once, with its text, not with its mark again.
    """
    lacking = {
        pair.id.partition("__content__authorialNote")[0] for pair in pairs if pair.kind == "note" and not pair.is_whole
    }
    for pair in pairs:
        kind = _KINDS.get(pair.kind, "sentence")
        if pair.texts.count(None) == 1:
            side = 0 if pair.texts[1] is None else 1
            rule = f"{_ARTICLES.get(pair.kind, 'a paragraph')} only in the {grammars[side].name} text"
            yield Item(pair.id, pair.paragraph, kind, _quoted(pair), Level.LOOK, rule)
        elif pair.status == "reordered":
            rule = "stands at another place in the other language"
            yield Item(pair.id, pair.paragraph, kind, _quoted(pair), Level.LOOK, rule)
        if pair.notes[0] != pair.notes[1] and None not in pair.texts and pair.id not in lacking:
            texts = (_count(pair.notes[0]), _count(pair.notes[1]))
            yield Item(pair.id, pair.paragraph, "note", texts, Level.LOOK, "the number of note marks differs")


_ARTICLES = {"item": "a list item", "heading": "a heading", "note": "a note", "cell": "a cell", "row": "a table row"}


def _quoted(pair: Pair) -> tuple[str | None, str | None]:
    first, second = (text if text is None or len(text) <= _QUOTED else f"{text[:_QUOTED]}…" for text in pair.texts)
    return first, second


def _count(notes: int) -> str:
    return f"{notes} note mark" if notes == 1 else f"{notes} note marks"
