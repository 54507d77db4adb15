"""What stands below a table on paper, as one block: source and abbreviations, then the notes marked by letters."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import cast

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import akn
from hexapla.domain.language import Language
from hexapla.present.presentation import Column, Note, Presentation
from hexapla.writers.markup.elements import Fragment, child, element
from hexapla.xml_tree import take_out

HEADINGS = ("h2", "h3", "h4", "h5", "h6")

LINES = frozenset({"alinea", "continuation"})
"""Kinds of blocks that may belong to the table above them."""

_RAISED = ("sup", "table-note-mark")


def with_lines_below(body: Fragment, language: Language) -> Fragment:
    """Return elements in which the lines that belong to the table or picture above them (`below_tables`) are its notes.

    So are notes by letters of the heading that a table stands under, below the last of those that go on in one another, and
    of the caption above a picture.
    """
    kept: list[etree._Element] = []
    above: etree._Element | None = None
    heading: etree._Element = element("div", {})
    caption: etree._Element | None = None
    for each, following in zip_longest(body.elements, body.elements[1:]):
        if is_table(each):
            if following is None or not _goes_on(following):
                _set_below(each, heading)
        elif each.tag in HEADINGS:
            heading = each
        if above is not None and not any(map(str.isalnum, "".join(map(str, each.itertext())))) and len(each) == 0:
            pass  # a full stop by itself says nothing of what is above it
        elif above is None or not _is_below(each, language):
            is_shown = is_table(each) or next(each.iter("img"), None) is not None
            above = each if is_shown or "caption-below" in each.get("class", "").split() else None
        else:
            each.set("class", line_class(each))
            if is_table(above):
                block_below(above).append(each)
                continue
        kept.append(each)
        kinds = each.get("class", "").split()
        if caption is not None and next(each.iter("img"), None) is not None:
            kept += _lettered(caption)
        caption = each if "figure-caption" in kinds else caption if "continuation" in kinds else None
    return Fragment(tuple(kept))


def move_table_notes(root: etree._Element) -> None:
    """Set the notes of every table in `root` below it, as paper has them; `root` itself may be one."""
    for holder in list(root.iter("div")):
        if is_table(holder):
            _notes_below(holder)


def _notes_below(holder: etree._Element) -> None:
    """Take the notes marked by a letter out of the cells of a table on paper to its end."""
    _set_below(holder, holder)
    for below in holder.findall("div[@class='table-notes']"):
        below[:] = sorted(below, key=lambda line: line.get("data-n") or _mark(line))


def _set_below(holder: etree._Element, caller: etree._Element) -> None:
    """Take the notes marked by a letter out of an element to the end of a table."""
    for note in _lettered(caller):
        block_below(holder).append(note)


def _lettered(caller: etree._Element) -> list[etree._Element]:
    """Take the notes marked by a letter out of an element, and return them as lines of their own."""
    notes = [
        each for each in caller.iter("span") if each.get("class") == "footnote" and is_table_mark(each.get("data-n"))
    ]
    for note in notes:
        take_out(note)
        note.tag = "p"
        note.set("class", "table-note")
        within = next((each for each in note.iter("span") if each.get("class") == "footnote-mark"), None)
        if within is None:
            note.insert(0, within := etree.Element("span"))
            within.text = note.get("data-n")
        within.set("class", "table-note-mark")
    return notes


def is_table_mark(mark: str | None) -> bool:
    """Tell whether a note mark is a letter, as those of tables are, be it in brackets."""
    letter = (mark or "").strip("()\u0640")
    return len(letter) == 1 and letter.isalpha()


def is_of_table(note: Note) -> bool:
    """Tell whether a note is marked by a letter and called in a table: it stands below that, in its own language."""
    is_within = any(next(each.iterancestors(akn("table")), None) is not None for each in note.content)
    return is_within and is_table_mark(note.marker)


def _goes_on(element: etree._Element) -> bool:
    """Tell whether an element is a table without a caption: behind another one it is what its author set on the next page."""
    return is_table(element) and next(element.iter("caption"), None) is None


def line_class(line: etree._Element) -> str:
    """Return the class of a line of the block below a table."""
    return "table-note lettered" if _mark(line) else "table-note"


def is_table(holder: etree._Element) -> bool:
    """Tell whether an element holds a table on paper."""
    return "table" in holder.get("class", "").split()


def block_below(holder: etree._Element) -> etree._Element:
    """Return what stands below a table, made where there is none yet."""
    below = holder.find("div[@class='table-notes']")
    return child(holder, "div", {"class": "table-notes"}) if below is None else below


def _is_below(line: etree._Element, language: Language) -> bool:
    """Tell whether a line belongs to the table above it: it says so, or begins with a raised letter."""
    if not LINES & set(line.get("class", "").split()):
        return False
    return _is_said_below("".join(map(str, line.itertext())), language) or bool(_mark(line))


def is_line_below(block: Block, column: Column) -> bool:
    """Tell the same of a block below a table."""
    words = "".join(run.text for content in block.content for run in column.runs(content))
    return block.kind in LINES and (is_lettered(block, column) or _is_said_below(words, column.language))


def rows_below(presentation: Presentation) -> dict[int, int]:
    """Return the rows of an edition that belong to the table above them in every language, each with the row of that table."""
    found: dict[int, int] = {}
    table: int | None = None
    for number, row in enumerate(presentation.rows):
        pairs = [(block, column) for block, column in zip(row.cells, presentation.columns, strict=True) if block]
        is_given = len(pairs) == len(row.cells)
        is_below = any(is_line_below(*each) for each in pairs) and all(block.kind in LINES for block, _ in pairs)
        if table is not None and is_below and is_given:
            found[number] = table
        else:
            table = number if is_given and all(block.kind == "table" for block, _ in pairs) else None
    return found


def set_below(lines: Sequence[etree._Element], holder: etree._Element) -> None:
    """Put elements into the block below a table, as lines of it."""
    for line in lines:
        line.set("class", line_class(line))
        block_below(holder).append(line)


def is_lettered(block: Block, column: Column) -> bool:
    """Tell whether a block begins with a raised letter, as notes below tables do."""
    runs = (run for content in block.content for run in column.runs(content))
    first = next((run for run in runs if run.text.strip()), None)
    return first is not None and "sup" in first.marks and is_table_mark(first.text.strip())


def _is_said_below(words: str, language: Language) -> bool:
    said = "|".join(map(re.escape, cast("Sequence[str]", language.facts["below_tables"])))
    return re.match(rf"(?:{said})e?s?[ \u00a0]?[:：]", words.strip()) is not None


def _mark(line: etree._Element) -> str:
    """Return the raised letter that a line begins with, "" where it has none."""
    first = line
    while len(first) and not (first.text or "").strip() and first.get("class") not in _RAISED:
        first = first[0]
    words = "".join(map(str, first.itertext())).strip() if first.get("class") in _RAISED else ""
    return words if is_table_mark(words) else ""
