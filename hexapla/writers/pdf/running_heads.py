"""Which paragraphs a page holds, as its running head says it: `paras. 4–7`, in words of the language."""

import re
from collections.abc import Iterable, Mapping, Sequence

from hexapla.present.contents import number_shown, rising
from hexapla.present.presentation import Column, Row

_INSIDE = re.compile(r"^(?!att_\d+__para_).*__para_")
"""The id of a paragraph that is numbered inside something else, such as an article."""


def numbered(column: Column) -> dict[str, str]:
    """Return the number of every numbered block of a language, by eId."""
    return {block.eid: number_shown(block.num) for block in column.blocks if block.num}


def numbers_of(row: Row, numbers: Sequence[Mapping[str, str]]) -> tuple[str | None, ...]:
    """Return the number of the paragraph that a row belongs to, by language; a language that lacks it takes another's.

    `numbers` are those of `numbered`, a language each.  Where numbers begin anew in every article, a range of them says
    nothing: there is none.
    """
    known = next(cell for cell in row.cells if cell is not None)
    paragraph = known.paragraph or (known.eid if known.kind == "paragraph" else "")
    if _INSIDE.search(paragraph):
        return (None,) * len(numbers)
    found = [own.get(paragraph) for own in numbers]
    some = next(filter(None, found), None)
    return tuple(each or some for each in found)


def words_of(column: Column) -> dict[str, str]:
    """Return how a language says which paragraphs a page holds: `one`, and `many`, and the `comma` between such words."""
    names = {"one": "running_paragraph", "many": "running_paragraphs"}
    words = {key: column.language.label(name) for key, name in names.items()}
    return {**words, "comma": str(column.language.facts["comma"])}


def range_of(numbers: Iterable[str | None], words: Mapping[str, str]) -> str:
    """Return the range of the numbers on a page, in order, nothing where there are none."""
    runs = rising(dict.fromkeys(filter(None, numbers)))
    return words["comma"].join(
        words["one" if len(run) == 1 else "many"].format(number=run[0], first=run[0], last=run[-1]) for run in runs
    )
