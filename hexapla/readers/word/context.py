"""What a paragraph of a Word file is by what stands around it: a caption, the label of an annex, more of an item."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from hexapla.readers.structure.labels import split_label
from hexapla.readers.word.caption_words import TABLE_CAPTION
from hexapla.readers.word.characters import Characters
from hexapla.readers.word.names import val, w, whole
from hexapla.readers.word.own_file import OwnFile
from hexapla.readers.word.styles import HEADINGS, Styles
from hexapla.readers.word.tables import TextUnit, marks_of
from hexapla.readers.word.units import Table

_UNIT = re.compile(r"\([^()]{1,200}\)$")
_COUNT = re.compile(r"\((?P<count>\d{1,2})\)(?:[\t \u00a0]|$)")
"""What the headings of tables that share one caption begin with."""

_LONGEST_CAPTION = 6
"""Paragraphs that can stand between the first line of a caption and its table."""

_SET_IN = 567
"""Twentieths of a point by which a paragraph that goes on in an item is set in: a centimetre."""
_ANNEXES = ("annex", "appendix")
_NEAR = 6
"""Paragraphs above and below within which the list of an item goes on."""


def is_caption(
    each: TextUnit,
    own: OwnFile,
    captions: Sequence[TextUnit],
    row: Sequence[TextUnit | Table],
    index: int,
) -> bool:
    """Tell whether the paragraph at a place in a row is (part of) the caption of the table that follows.

    A table of ours that bears its own mark has none.
    """
    rest = row[index + 1 : index + 1 + _LONGEST_CAPTION]
    kinds = (*HEADINGS, "caption")
    table = next((one for one in rest if isinstance(one, Table)), None)
    if table is None or own.eid(marks_of(table)):
        return False
    if rest[0] is table and ((_UNIT.fullmatch(each.text) and not each.unit.label) or _counts_on(row, index)):
        return True
    if each.unit.kind not in kinds and not captions:
        return False
    between = [one for one in rest[: rest.index(table)] if isinstance(one, TextUnit)]
    if any(one.unit.kind not in kinds and not _UNIT.fullmatch(one.text) for one in between):
        return False
    is_called_one = bool(captions) or each.unit.kind == "caption"
    return is_called_one or (each.unit.kind in HEADINGS and bool(TABLE_CAPTION.match(each.text)))


def frames_apart(row: Iterable[TextUnit | Table]) -> list[TextUnit | Table]:
    """Return a row in which no frame, a note at the foot of a page, parts a caption or stands between it and its table."""
    made: list[TextUnit | Table] = []
    for each in row:
        is_framed = isinstance(each, TextUnit) and _is_framed(each)
        made.insert(_first_of_caption(made) if is_framed else len(made), each)
    return made


def _first_of_caption(row: Sequence[TextUnit | Table]) -> int:
    """Return the place of the label of the caption that a row ends with, its end where it ends with none."""
    for place in reversed(range(max(0, len(row) - _LONGEST_CAPTION), len(row))):
        each = row[place]
        if isinstance(each, Table) or (each.unit.kind not in HEADINGS and not _UNIT.fullmatch(each.text)):
            break
        if each.unit.kind in HEADINGS and TABLE_CAPTION.match(each.text):
            return place
    return len(row)


def _is_framed(each: TextUnit) -> bool:
    return each.unit.element.find(f"{w('pPr')}/{w('framePr')}") is not None


def _counts_on(row: Sequence[TextUnit | Table], index: int) -> bool:
    """Tell whether a heading counts on from that of the table above, as `(2)` does: several tables share one caption."""
    between = _texts_above(row, index)
    place = index - len(between) - 1
    heads = _texts_above(row, place)
    if place < 1 or not heads or any(one.unit.kind in HEADINGS for one in between):
        return False
    counts = [_count(one) for one in (heads[0], row[index])]
    is_captioned = any(TABLE_CAPTION.match(one.text) for one in heads if one.unit.kind in HEADINGS)
    return counts[1] == counts[0] + 1 > 1 and (is_captioned or _counts_on(row, place - 1))


def _texts_above(row: Sequence[TextUnit | Table], index: int) -> list[TextUnit]:
    """Return the paragraphs between a place and the table above it, the nearest first."""
    near = row[max(0, index - _LONGEST_CAPTION) : max(0, index)]
    return list(takewhile(lambda one: isinstance(one, TextUnit), reversed(near)))  # type: ignore[arg-type]


def _count(each: TextUnit | Table) -> int:
    """Return what the heading of one of several tables begins with, `(2)`; -1 for anything else."""
    if isinstance(each, Table) or each.unit.kind not in HEADINGS:
        return -1
    match = _COUNT.match(each.unit.label or each.text)
    return int(match["count"]) if match else -1


def opens_annex(
    each: TextUnit, own: OwnFile, language: str, below: Sequence[TextUnit | Table], *, is_title: bool
) -> bool:
    """Tell whether a paragraph without a style is the label of an annex, or its bold title right below.

    A label that is not bold is one where it stands alone in its paragraph, and no list of annexes goes on below it.
    """
    if each.unit.kind not in (None, "paragraph") or each.unit.label or own.is_ours or not each.text:
        return False
    if is_bold(each.content):
        return is_title or split_label(each.text, language).kind in _ANNEXES
    return _is_lone_label(each, language) and bool(below) and not _is_lone_label(below[0], language)


def _is_lone_label(each: TextUnit | Table, language: str) -> bool:
    if isinstance(each, Table):
        return False
    unit = split_label(each.text, language)
    return unit.kind in _ANNEXES and not unit.text


def continues_item(
    each: TextUnit, styles: Styles, above: Sequence[TextUnit | Table], below: Sequence[TextUnit | Table]
) -> bool:
    """Tell whether a paragraph is one more of the item above: it is set in, and the list goes on below it."""
    indent = each.unit.element.find(f"{w('pPr')}/{w('ind')}")
    left = whole(val(indent, "left") or val(indent, "start"))
    if each.unit.label or each.unit.kind in HEADINGS or left < _SET_IN or not above:
        return False
    lists = [_list_of(next(_labelled(row), None), styles) for row in (reversed(above[-_NEAR:]), below[:_NEAR])]
    return lists[0] is not None and lists[0] == lists[1]


def _list_of(each: TextUnit | None, styles: Styles) -> str | None:
    """Return the list that numbers a paragraph, None where none does."""
    place = styles.list_of(each.unit.element) if each is not None else None
    return place[0] if place else None


def _labelled(row: Iterable[TextUnit | Table]) -> Iterator[TextUnit]:
    """Yield the paragraphs of a row with automatic numbers, up to the next table."""
    for each in row:
        if isinstance(each, Table):
            return
        if each.unit.label:
            yield each


def is_bold(content: Characters) -> bool:
    """Tell whether all letters are bold."""
    return all("b" in character.marks for character in content if character.text.strip() and character.kind == "text")
