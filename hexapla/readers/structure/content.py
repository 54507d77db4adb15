"""The content of a styled line: its label cut off, an element of another name made of it."""

import copy
import re
from collections.abc import Sequence

from lxml import etree

from hexapla.akn.names import BOOKMARKS, BOX, CLOSER, CLOSER_LINES, CONFIDENCE, LOOK, PAGE, ROOM, TURNED, E, local
from hexapla.akn.reading import Slot
from hexapla.readers.structure.labels import BLANKS
from hexapla.readers.structure.lines import Line
from hexapla.typography.marks import lost_note
from hexapla.xml_tree import append_text, take_out

_END_MARK = re.compile(r"(?<=\S)\*{1,3}$")


def content_of(holder: str, content: etree._Element, cut: int) -> etree._Element:
    """Return an element of this name with the content of a line, its first characters cut off.

    A forced break counts as one character, a note or a picture as none.
    """
    made = E(holder)
    with_names_of(content, made)
    made.text = content.text
    made.extend(copy.deepcopy(child) for child in content)
    _cut(made, cut)
    return made


def words_of(holder: str, content: etree._Element, words: str, text: str) -> etree._Element:
    """Return an element of this name with the content of a line whose text ends with these words, its label cut off.

    Blanks may stand behind the words, before the mark of a note; a content whose text ends otherwise stays whole.
    """
    whole, told = text.rstrip(BLANKS), words.rstrip(BLANKS)
    return content_of(holder, content, len(whole) - len(told) if whole.endswith(told) else 0)


def shortened(element: etree._Element, count: int) -> int:
    """Leave of an element so many characters, counted as `content_of` does; return how many more it could hold."""
    text = element.text or ""
    element.text, count = text[:count] or None, count - len(text)
    for child in list(element):
        if count <= 0 and not _is_silent(child):
            element.remove(child)
            continue
        count = count - 1 if local(child) == "br" else count if _is_silent(child) else shortened(child, count)
        tail = child.tail or ""
        child.tail, count = tail[: max(count, 0)] or None, count - len(tail)
    return count


def with_names_of(content: etree._Element, element: etree._Element) -> etree._Element:
    """Give an element the names by which links lead to a content, how sure it is, whether it begins a page, how it looks and its letters stand; return it: a heading may be a label alone."""
    for kept in (BOOKMARKS, BOX, CLOSER, CLOSER_LINES, CONFIDENCE, LOOK, PAGE, ROOM, TURNED):
        if content.get(kept):
            element.set(kept, str(content.get(kept)))
    return element


def with_label(content: etree._Element, label: str | None) -> etree._Element:
    """Put the automatic label of a paragraph in a cell before its words, which it stands alone for where there are none; return it."""
    if label:
        content.text = f"{label}\u00a0{content.text or ''}" if len(content) or content.text else label
    return content


def append_content(element: etree._Element, more: etree._Element | None) -> None:
    """Add a copy of the content of an element at the end of another's."""
    if more is None:
        return
    append_text(element, more.text)
    element.extend(copy.deepcopy(child) for child in more)


def is_empty(element: etree._Element) -> bool:
    """Tell whether an element shows nothing: no text, no picture, no note."""
    objects = next(element.iter("{*}img", "{*}authorialNote", "{*}subFlow"), None)
    return objects is None and not "".join(str(text) for text in element.itertext()).strip()


def go_on(holder: etree._Element, element: etree._Element) -> None:
    """Add one more paragraph to a paragraph or an item: behind its list, where it has one."""
    last = holder[-1]
    if local(last) == "list":
        wrap = last.find("{*}wrapUp")
        if wrap is None:
            wrap = E.wrapUp()
            last.append(wrap)
        wrap.append(element)
    elif local(last) == "content":
        last.append(element)
    else:
        holder.append(E.content(element))


def quote(holder: etree._Element, label: str, paragraph: etree._Element) -> etree._Element:
    """Put a quoted paragraph into the quotation that a paragraph or an item ends with, else into a new one; return it."""
    last = next((each for each in reversed(list(holder.iter("{*}p"))) if not _is_inside_quotation(each)), None)
    quotation = last[-1] if last is not None and len(last) and local(last[-1]) == "embeddedStructure" else None
    if quotation is None:
        quotation = E.embeddedStructure()
        if last is not None and not len(last) and not last.text:  # a number whose text is a quotation
            last.append(quotation)
        else:
            go_on(holder, E.p(quotation))
    quoted = E.paragraph(E.num(label), E.content(paragraph)) if label else paragraph
    quotation.append(quoted)
    return quoted


def _is_inside_quotation(element: etree._Element) -> bool:
    return any(local(above) == "embeddedStructure" for above in element.iterancestors())


def open_list(holder: etree._Element) -> etree._Element:
    """Open a list in an element; the text that the element holds becomes the list's introduction."""
    new = E.list()
    content = holder.find("{*}content")
    if content is not None:
        new.append(E.intro(*content))
        holder.remove(content)
    holder.append(new)
    return new


def _cut(element: etree._Element, count: int) -> int:
    """Cut characters off the beginning of an element; return how many are still to be cut."""
    count, element.text = _shorter(element.text, count)
    for child in list(element):
        if not count:
            break
        if local(child) == "br":
            count, child.tail = _shorter(child.tail, count - 1)
            take_out(child)
        elif not _is_silent(child):
            count = _cut(child, count)
            count, child.tail = _shorter(child.tail, count)
            if not len(child) and not child.text:
                take_out(child)
        else:
            count, child.tail = _shorter(child.tail, count)
    return count


def _shorter(text: str | None, count: int) -> tuple[int, str | None]:
    text = text or ""
    return max(0, count - len(text)), text[count:] or None


def _is_silent(element: etree._Element) -> bool:
    """Tell whether an element counts no character: a note, a picture, a formula."""
    return local(element) in ("authorialNote", "img", "subFlow") or _is_note(element)


def _is_note(element: etree._Element) -> bool:
    return local(element) == "sup" and any(local(child) == "authorialNote" for child in element)


def with_content(slot: Slot, lines: Sequence[Line]) -> Slot:
    """Give a title its markup, from the line that it was: notes, emphasis, raised letters; a mark typed at its end has lost its note."""
    content = next(iter(titles_of((slot,), lines)), None)
    if content is None:
        return slot
    title = content_of("docTitle", content, 0)
    last = title
    while len(last) and not last[-1].tail:
        last = last[-1]
    text = (last[-1].tail if len(last) else last.text) or ""
    if (mark := _END_MARK.search(text)) and next(last.iterancestors("{*}authorialNote"), None) is None:
        if len(last):
            last[-1].tail = text[: mark.start()]
        else:
            last.text = text[: mark.start()]
        title.append(lost_note(mark[0]))
    return Slot(slot.key, slot.text, slot.line, title)


def titles_of(slots: Sequence[Slot], lines: Sequence[Line]) -> list[etree._Element]:
    """Return the contents of the lines that are titles."""
    places = {(slot.line, slot.text) for slot in slots if slot.key == "title"}
    return [line.content for line in lines if line.content is not None and (line.number, line.text) in places]


def insert_heading(holder: etree._Element, heading: etree._Element) -> None:
    """Put a heading behind the label and headings that a holder has, before everything else."""
    holder.insert(sum(1 for child in holder if local(child) in ("num", "heading", "subheading")), heading)


def has_block(holder: etree._Element) -> bool:
    """Tell whether an element holds a table, so that no text belongs to it."""
    return holder.find("{*}content/{*}table") is not None


def is_picture(element: etree._Element) -> bool:
    """Tell whether a paragraph shows a picture and no words."""
    has_picture = local(element) == "p" and next(element.iter("{*}img"), None) is not None
    return has_picture and not "".join(map(str, element.itertext())).strip()


def takes_list(holder: etree._Element) -> bool:
    """Tell whether a list may belong to an element: it is a paragraph or an item, and no table or picture stands in it."""
    if local(holder) not in ("paragraph", "alinea", "point", "indent") or has_block(holder):
        return False
    return local(holder) != "alinea" or not any(map(is_picture, holder.iterfind("{*}content/{*}p")))
