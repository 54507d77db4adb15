"""The contents list of a Word file: paragraphs of its styles, or a table under its title; kept as what it is."""

import re
from collections.abc import Sequence

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.names import E
from hexapla.domain.label_patterns import matches
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.characters import plain
from hexapla.readers.word.tables import Tables, TextUnit
from hexapla.readers.word.units import Row, Table

_PAGE = re.compile(r"\d$")
_NUMBER = re.compile(r"(?<=\t)\d+$")
_MOSTLY = 0.6
_FOOT = re.compile(r"\*{1,6}[\t \u00a0]|[_–—-]{5,}$|$")
"""What stands at the foot of page one where the list goes on behind it: notes behind their asterisks, and their rule."""


def begins_contents(each: TextUnit, following: TextUnit | Table | None, tables: Tables, language: str) -> bool:
    """Tell whether a paragraph begins the contents list: an entry of it, or the title above entries."""
    if each.unit.kind == CONTENTS:
        return True
    if following is None or not matches(CONTENTS, each.text, language):
        return False
    if isinstance(following, TextUnit):
        return following.unit.kind == CONTENTS
    rows = [_entry(row, tables) for row in following.rows]
    return _are_entries(rows)


def contents_line(each: TextUnit, rest: Sequence[TextUnit | Table], tables: Tables, language: str) -> Line:
    """Return the contents list that begins with a paragraph as one line; what is part of it counts as used."""
    is_title = each.unit.kind != CONTENTS or matches(CONTENTS, each.text, language)
    entries = [] if is_title else [each.text]
    for one in rest:
        if isinstance(one, TextUnit) and one.unit.kind == CONTENTS:
            tables.used.add(one.unit.number)
            entries.append(one.text)
        elif isinstance(one, Table) and not entries:
            entries += _taken(one, tables)
            entries += _behind_the_foot(rest[rest.index(one) + 1 :], entries, tables)
            break
        else:
            break
    heading = [E.heading(each.text)] if is_title else []
    block = E.hcontainer({"name": CONTENTS}, *heading, *(E.alinea(E.content(E.p(entry))) for entry in entries))
    return Line(each.unit.number, "", block=block)


def _behind_the_foot(rest: Sequence[TextUnit | Table], entries: Sequence[str], tables: Tables) -> list[str]:
    """Return the entries that stand on page two: a table behind the notes of page one whose pages follow those above."""
    table = next((each for each in rest if not (isinstance(each, TextUnit) and _FOOT.match(each.text.strip()))), None)
    if not isinstance(table, Table):
        return []
    rows = [_entry(row, tables) for row in table.rows]
    pages = [int(found[0]) for each in (*entries, *rows) if (found := _NUMBER.search(each))]
    return _taken(table, tables) if _are_entries(rows) and pages == sorted(pages) else []


def _taken(table: Table, tables: Tables) -> list[str]:
    """Return the entries of a table, which counts as used."""
    tables.used.update(unit.number for unit in table.paragraphs())
    tables.used.add(-table.number)
    return [entry for row in table.rows if (entry := _entry(row, tables))]


def _are_entries(rows: Sequence[str]) -> bool:
    return sum(1 for row in rows if _PAGE.search(row)) >= _MOSTLY * len(rows)


def _entry(row: Row, tables: Tables) -> str:
    texts = (plain(tables.texts.content(one)).strip() for one in Table((row,), 0).paragraphs())
    return "\t".join(text for text in texts if text)
