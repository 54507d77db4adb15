"""The contents list of a Word file: paragraphs of its styles, or a table under its title; kept as what it is."""

import re
from collections.abc import Sequence

from hexapla.akn.blocks import CONTENTS
from hexapla.akn.names import E
from hexapla.readers.structure.labels import matches
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.characters import plain
from hexapla.readers.word.tables import Tables, TextUnit
from hexapla.readers.word.units import Row, Table

_PAGE = re.compile(r"\d$")
_MOSTLY = 0.6


def begins_contents(each: TextUnit, following: TextUnit | Table | None, tables: Tables, language: str) -> bool:
    """Tell whether a paragraph begins the contents list: an entry of it, or the title above entries."""
    if each.unit.kind == CONTENTS:
        return True
    if following is None or not matches(CONTENTS, each.text, language):
        return False
    if isinstance(following, TextUnit):
        return following.unit.kind == CONTENTS
    rows = [_entry(row, tables) for row in following.rows]
    return sum(1 for row in rows if _PAGE.search(row)) >= _MOSTLY * len(rows)


def contents_line(each: TextUnit, rest: Sequence[TextUnit | Table], tables: Tables, language: str) -> Line:
    """Return the contents list that begins with a paragraph as one line; what is part of it counts as used."""
    is_title = each.unit.kind != CONTENTS or matches(CONTENTS, each.text, language)
    entries = [] if is_title else [each.text]
    for one in rest:
        if isinstance(one, TextUnit) and one.unit.kind == CONTENTS:
            tables.used.add(one.unit.number)
            entries.append(one.text)
        elif isinstance(one, Table) and not entries:
            tables.used.update(unit.number for unit in one.paragraphs())
            tables.used.add(-one.number)
            entries += [entry for row in one.rows if (entry := _entry(row, tables))]
            break
        else:
            break
    heading = [E.heading(each.text)] if is_title else []
    block = E.hcontainer({"name": CONTENTS}, *heading, *(E.alinea(E.content(E.p(entry))) for entry in entries))
    return Line(each.unit.number, "", block=block)


def _entry(row: Row, tables: Tables) -> str:
    texts = (plain(tables.texts.content(one)).strip() for one in Table((row,), 0).paragraphs())
    return "\t".join(text for text in texts if text)
