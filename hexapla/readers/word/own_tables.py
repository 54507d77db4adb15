"""Tables of a Word file of ours: where paper has its way with letters and heads, as its source has them again."""

from copy import deepcopy

from lxml import etree

from hexapla.akn.names import TRACKING
from hexapla.readers.word.names import remove, val, w
from hexapla.readers.word.own_file import OwnFile

_LETTERS = (w("spacing"), w("w"))


def put_back(body: etree._Element, own: OwnFile) -> None:
    """Put the tables of a body of ours back as their source has them, in place; each says of its letters what the file does.

    The mark at the end of a paragraph in a cell says how its letters stand where paper has no room for that; a row that is
    repeated as a head, but looks like none by what it says itself, is a head by the look of its words alone.
    """
    for each in body.findall(w("tbl")) if own.boxes else ():
        _open(each, own)
    for mark in body.iterchildren(w("bookmarkStart")) if own.trackings else ():
        said = own.trackings.get(own.eid([val(mark, "name") or ""]) or "", "")
        table = next(mark.itersiblings(w("tbl")), None) if said else None
        if table is not None:
            table.set(TRACKING, said)
    for settings in body.iter(w("trPr")):
        look, head = settings.find(w("cnfStyle")), settings.find(w("tblHeader"))
        if head is not None and look is not None and val(look, "firstRow") != "1":
            settings.remove(head)
    for paragraph in (each for cell in body.iter(w("tc")) for each in cell.iterchildren(w("p"))):
        letters = paragraph.findall(f"{w('pPr')}/{w('rPr')}/*")
        for properties in paragraph.iterfind(f".//{w('r')}/{w('rPr')}") if letters else ():
            _set(properties, letters)


def _open(table: etree._Element, own: OwnFile) -> None:
    """Put what a box holds in its place: a table of one cell that begins with a block that our file says is in one."""
    cells = list(table.iterfind(f"{w('tr')}/{w('tc')}"))
    mark = next(table.iter(w("bookmarkStart")), None)
    if len(cells) == 1 and mark is not None and own.eid([val(mark, "name") or ""]) in own.boxes:
        for each in [each for each in cells[0] if each.tag != w("tcPr")]:
            table.addprevious(each)
        remove(table)


def _set(properties: etree._Element, letters: list[etree._Element]) -> None:
    """Let a run say of its letters what the mark of its paragraph says."""
    for tag in _LETTERS:
        for old in properties.findall(tag):
            properties.remove(old)
    properties.extend(deepcopy(each) for each in letters if each.tag in _LETTERS)
