"""The notes of a table on paper: marked by letters, and set directly below it."""

from lxml import etree

from hexapla.writers.markup.elements import child
from hexapla.xml_tree import take_out


def move_table_notes(root: etree._Element) -> None:
    """Set the notes of every table in `root` below it, as paper has them; `root` itself may be one."""
    for holder in list(root.iter("div")):
        if "table" in holder.get("class", "").split():
            _notes_below(holder)


def _notes_below(holder: etree._Element) -> None:
    """Take the notes marked by a letter out of the cells of a table on paper to its end."""
    notes = [
        each for each in holder.iter("span") if each.get("class") == "footnote" and is_table_mark(each.get("data-n"))
    ]
    if not notes:
        return
    below = child(holder, "div", {"class": "table-notes"})
    for note in notes:
        take_out(note)
        note.tag = "p"
        note.set("class", "table-note")
        mark = etree.Element("span", {"class": "table-note-mark"})
        mark.text = note.get("data-n")
        note.insert(0, mark)
        below.append(note)


def is_table_mark(mark: str | None) -> bool:
    """Tell whether a note mark is a letter, as those of tables are."""
    return bool(mark) and len(mark or "") == 1 and (mark or "").isalpha()
