"""Rows of columns that tabulators part in a text: they become tables, by the same evidence as in a Word file."""

from collections.abc import Sequence
from dataclasses import replace

from hexapla.akn.reading import Repair
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.note_calls import Notes
from hexapla.readers.structure.tabbed_columns import with_tabbed_tables
from hexapla.typography.marks import marked


def with_tables(
    lines: Sequence[Line], notes: Notes, language: str
) -> tuple[list[Line], Notes, list[int], list[Repair]]:
    """Return the lines with their tables, the notes at their new places, the lines at which tables begin, and the repairs."""
    repairs: dict[int, list[Repair]] = {}
    given = []
    for index, line in enumerate(lines):
        if "\t" in line.text and index not in notes.texts:
            content, repairs[line.number] = marked("p", line.text, language, line.number, notes.calls.get(index, ()))
            given.append(replace(line, content=content))
        else:
            given.append(line)
    found, begun = with_tabbed_tables(given, language)
    plain = {line.number: line for line in lines}
    kept = [line if line.block is not None else plain[line.number] for line in found]
    places = {line.number: place for place, line in enumerate(kept)}
    log = [repair for number, made in repairs.items() if number not in places or number in begun for repair in made]
    moved = notes.moved({index: places[line.number] for index, line in enumerate(lines) if line.number in places})
    return kept, moved, begun, log
