"""Questions asked of a tree of pandoc's: the names of its places, and which of its lists number the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hexapla.readers.pandoc.typed_labels import ANEW
from hexapla.readers.structure.labels import split_label
from hexapla.readers.structure.units import SCOPES
from hexapla.readers.word.characters import characters, plain
from hexapla.readers.word.numbering import formatted

Tree = Mapping[str, Any]

_NUMBERED = re.compile(r"(?P<number>\d{1,3})\.(?:\s|$)")
TEXTS = ("Para", "Plain")
_MOST_MISSING = 5
_FORMS = {"Decimal": "decimal", "LowerRoman": "lowerRoman", "UpperRoman": "upperRoman", "LowerAlpha": "lowerLetter",
          "UpperAlpha": "upperLetter"}  # fmt: skip
_SIGNS = {"Period": "{}.", "OneParen": "{})", "TwoParens": "({})"}
_FIGURES = ("Decimal", "DefaultStyle")


def names_of(attributes: Any) -> tuple[str, ...]:
    """Return the name of an element, by which links lead to it."""
    return tuple(filter(None, attributes[:1]))


def names_in(inlines: Any) -> Iterator[str]:
    """Yield the names of places within a running text."""
    for inline in inlines if isinstance(inlines, list) else ():
        if isinstance(inline, list):
            yield from names_in(inline)
        elif isinstance(inline, dict) and inline.get("t") != "Note":
            content = inline.get("c")
            if inline.get("t") in ("Span", "Link", "Image") and isinstance(content, list):
                yield from names_of(content[0])
            yield from names_in(content)


def numbering_lists(blocks: Sequence[Tree], language: str) -> set[int]:
    """Return the lists (by `id`) that number the paragraphs of the text: one list, or several that go on in one row.

    The row of a part of a text may begin with any number.  A few numbers may be missing in the row, and none is anew where the text has parted a list by its labels; below the
    heading of an article or an annex it begins anew, at once even where its first numbers are missing.
    Where paragraphs have numbers that are typed, lists do only that go on in one row with all of these.
    """
    top = list(_top(blocks))
    typed = {id(each): int(match["number"]) for each in top if (match := _typed_number(each))}
    is_typed = len(typed) > 1
    lists = [each for each in top if each["t"] == "OrderedList" and each["c"][0][1]["t"] in _FIGURES]
    known = {id(each) for each in lists}
    row: list[Tree] = []
    wanted, is_parted, may_begin, before = 1, False, False, None
    for each in top:
        may_begin = may_begin or _begins_part(each, language)
        start = each["c"][0][0] if id(each) in known else typed.get(id(each), 0) if is_typed else 0
        is_headed = before is not None and _begins_part(before, language)
        is_next = start == wanted or (may_begin and start == 1) or (is_headed and 1 < start <= 1 + _MOST_MISSING)
        if id(each) in known:
            is_alike = not row or each["c"][0][2] == row[0]["c"][0][2]
            is_near = is_parted or wanted < start <= wanted + _MOST_MISSING
            if is_alike and (is_next or (is_near if row else start > 1 and not is_typed)):
                row.append(each)
                wanted, may_begin = start + len(each["c"][1]), False
        elif start:
            if not is_next and not (row and wanted < start <= wanted + _MOST_MISSING):
                return set()
            wanted, may_begin = start + 1, False
        is_parted = each["t"] == "Div" and bool(row) and before is row[-1]
        before = each
    return {id(each) for each in row} if is_typed or len(row) > 1 or len(lists) == 1 else set()


def _begins_part(block: Tree, language: str) -> bool:
    """Tell whether a heading begins a part that numbers its paragraphs anew."""
    words = plain(characters(block["c"][2], [])) if block["t"] == "Header" else ""
    return split_label(words, language).kind in SCOPES


def _typed_number(block: Tree) -> re.Match[str] | None:
    """Return the number that is typed at the beginning of a paragraph."""
    return _NUMBERED.match(plain(characters(block["c"][:2]))) if block["t"] in TEXTS else None


def _top(blocks: Sequence[Tree]) -> Iterator[Tree]:
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][1] != [ANEW]:
            yield from _top(block["c"][1])
        else:
            yield block


def begins_with_words(blocks: Sequence[Tree]) -> bool:
    """Tell whether an item begins with a paragraph or a heading, which its label stands before; beside other blocks it stands alone."""
    first = next((each for each in _top(blocks)), None)
    return first is None or first["t"] in (*TEXTS, "Header")


def item_label(attributes: Any, number: int) -> str:
    """Return the label of an item of a list, as its page shows it; letters and small romans in brackets."""
    start, form, sign = attributes
    letters = form["t"] in ("LowerAlpha", "LowerRoman")
    shown = formatted(start + number, _FORMS.get(form["t"], "decimal"))
    return _SIGNS.get(sign["t"], "({})" if letters else "{}.").format(shown)
