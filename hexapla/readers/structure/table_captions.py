"""Captions of tables: the label, the title and the unit of measure that stand above a table are the table's."""

import re

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import BEFORE, BOOKMARKS, PAGE, E, akn, local
from hexapla.domain.label_patterns import patterns
from hexapla.readers.structure.content import append_content
from hexapla.readers.structure.labels import may_be_heading
from hexapla.xml_tree import append_text, take_out

_LONGEST = 400
_UNIT = re.compile(r"[(\[（][^()（）]{2,120}[)\]）]\*{0,3}")


def join_caption(alinea: etree._Element, table: etree._Element, language: str) -> None:
    """Put the lines above a table that name it into its caption, and mark the line that says in what its figures count."""
    caption = table.find(akn("caption"))
    if caption is None or is_unit(caption):
        holders = _above(alinea, language, has_unit=caption is not None)
        own = [] if caption is None else [caption]
        if holders:
            if any(holder[0][0].get(PAGE) for holder in holders):
                table.set(PAGE, BEFORE)
            table.insert(0, _joined([*(holder[0][0] for holder in holders), *own]))
            for each in (*holders, *own):
                take_out(each)
    for each in table.findall(akn("caption")):
        _mark_unit(each)


def _above(alinea: etree._Element, language: str, *, has_unit: bool) -> list[etree._Element]:
    """Return the paragraphs right above a table that name it: `Table 1`, its title, its unit."""
    above = alinea.getprevious()
    unit = [above] if not has_unit and above is not None and is_line(above) and is_unit(above) else []
    last = unit[0].getprevious() if unit else above
    if last is None or not is_line(last):
        return unit
    if (title := _title(last, language)) is not None:
        return [last, *unit] if not title or may_be_heading(title, _LONGEST) else unit
    first = last.getprevious()
    is_named = first is not None and is_line(first) and _title(first, language) == ""
    return [first, last, *unit] if first is not None and is_named and may_be_heading(plain_text(last)) else unit


def is_line(holder: etree._Element) -> bool:
    """Tell whether an element is an unnumbered paragraph of running text and nothing else."""
    rows = holder.findall(f"{akn('content')}/{akn('p')}")
    is_plain = local(holder) == "alinea" and len(holder) == len(rows) == 1 and len(holder[0]) == 1
    return is_plain and next(rows[0].iter(akn("embeddedStructure"), akn("img")), None) is None


def _title(holder: etree._Element, language: str) -> str | None:
    """Return the words behind the label of a table, None where a paragraph has no such label."""
    text = plain_text(holder)
    found = (pattern.match(text) for pattern in patterns("table", language) if len(text) <= _LONGEST)
    return next((text[match.end() :].strip() for match in found if match), None)


def _joined(lines: list[etree._Element]) -> etree._Element:
    caption = E.caption()
    names = " ".join(str(line.get(BOOKMARKS)) for line in lines if line.get(BOOKMARKS))
    if names:
        caption.set(BOOKMARKS, names)
    for index, line in enumerate(lines):
        if index:
            caption.append(E.br())
        append_content(caption, line)
    etree.strip_tags(caption, akn("b"))
    return caption


def _mark_unit(caption: etree._Element) -> None:
    """Mark a caption that is a unit of measure, or its last line where that is one, or one above `(1) Regular budget`."""
    if is_unit(caption):
        caption.set("class", "unit")
        return
    for line in caption.iterfind(akn("br")):
        below = line.getnext()
        text = (line.tail or "").strip()
        if below is not None and below.tag == line.tag and _UNIT.fullmatch(text):
            line.tail = None
            line.addnext(E.inline({"name": "unit"}, text))
            return
    last = next((each for each in reversed(caption) if local(each) == "br"), None)
    if last is None:
        return
    unit = E.inline({"name": "unit"})
    append_text(unit, last.tail)
    unit.extend(last.itersiblings())
    last.tail = None
    if is_unit(unit):
        caption.append(unit)
    else:
        append_content(caption, unit)


def is_unit(line: etree._Element) -> bool:
    """Tell whether a line says in what the figures below it count: in brackets, and nothing else."""
    return _UNIT.fullmatch(plain_text(line)) is not None
