"""HTML made ready for pandoc: what it would leave out, or count anew, is put into a form that it keeps."""

import base64
from collections.abc import Iterator

from lxml import etree, html

from hexapla.xml_tree import take_out

_PLAIN = ("main", "details", "summary", "dialog", "hgroup", "search", "fieldset", "legend", "form", "label", "button",
          "select", "optgroup", "option", "datalist", "output", "textarea", "noframes", "object", "iframe", "video", "audio",
          "canvas", "address", "center")  # fmt: skip
"""Elements that pandoc takes alone, or drops, with their text: they become blocks."""

CAPTION_ABOVE = "caption-above"
"""Class of a figure whose caption is the first thing in it: pandoc keeps no place of a caption."""

_WIDEST = 1000
"""Columns or rows that a cell may cover."""

_TABLE_AND_CAPTION = 2
_NOTES = ("aside", "div", "p", "li", "section")
_ORDER = {"caption": 0, "col": 1, "colgroup": 1, "thead": 2, "tfoot": 4}
_INLINE = ("label", "button", "output")
_LISTS = ("menu", "dir")
"""Lists by another name."""

_ITALIC = ("cite", "dfn", "var")
"""Elements that pages show in italics, which pandoc takes for plain words."""


def prepared(text: str) -> str:
    """Return an HTML file as pandoc is to read it; its words stay as they are."""
    try:
        root = html.document_fromstring(text)
    except etree.ParserError:  # no element is in it: nothing, a document type, a comment
        return ""
    for element in list(root.iter("*")):
        _as_plain(element)
    _mark_captions(root)
    _gather_notes(root)
    for inner in [each for each in root.iter("ol", "ul") if each.getparent().tag in ("ol", "ul")]:  # type: ignore[union-attr]
        _into_item(inner)
    for name, change in (("input", _as_sign), ("svg", _as_image), ("rt", _bracket)):
        for element in list(root.iter(name)):
            change(element)
    for numbered in list(root.iter("ol")):
        _count_down(numbered)
        _cut_where_counted_anew(numbered)
    for table in root.iter("table"):
        _relative_widths(table)
        _head_rows(table)
        _bound_spans(table)
        _keep_heads(table)
    return str(html.tostring(root, encoding="unicode"))


def _as_plain(element: etree._Element) -> None:
    """Put an element that pandoc takes alone, drops or does not know into one that it keeps."""
    if element.get("role") == "main":
        del element.attrib["role"]
    if element.tag in _PLAIN:
        element.tag = "span" if element.tag in _INLINE else "div"
    elif element.tag in _LISTS:
        element.tag = "ul" if element.find("li") is not None else "div"
    elif element.tag in _ITALIC:
        element.tag = "em"
    if element.tag == "p" and element.get("id"):
        _keep_name(element)


def _relative_widths(table: etree._Element) -> None:
    """State widths of columns in parts of the table, where all of them are in points of a screen: pandoc drops those."""
    columns = list(table.iter("col"))
    widths = [str(column.get("width", "")).removesuffix("px") for column in columns]
    if widths and all(width.isascii() and width.isdecimal() and int(width) for width in widths):
        whole = sum(map(int, widths))
        for column, width in zip(columns, widths, strict=True):
            column.set("width", f"{100 * int(width) / whole:.2f}%")


def _mark_captions(root: etree._Element) -> None:
    """Mark the figures whose captions come first; that of a figure that is one table is the table's."""
    for caption in list(root.iter("figcaption")):
        figure = caption.getparent()
        table = figure.find("table") if figure is not None else None
        if figure is None:
            continue
        if table is not None and len(figure) == _TABLE_AND_CAPTION and table.find("caption") is None:
            caption.tag = "caption"
            table.insert(0, caption)
            figure.tag = "div"
        elif caption.getprevious() is None:
            figure.set("class", CAPTION_ABOVE)


def _gather_notes(root: etree._Element) -> None:
    """Put the notes that stand here and there in a page to its end, where pandoc looks for them."""
    called = {str(call.get("href")) for call in root.iter("a") if call.get("role") == "doc-noteref"}
    notes = [
        each
        for each in root.iter("*")
        if f"#{each.get('id')}" in called and each.tag in _NOTES and not _is_gathered(each)
    ]
    if notes and (body := root.find("body")) is not None:
        section = etree.SubElement(body, "section", {"role": "doc-endnotes"})
        rows = etree.SubElement(section, "ol")
        for note in notes:
            take_out(note)
            note.tag = "li"
            rows.append(note)


def _is_gathered(note: etree._Element) -> bool:
    return any(above.get("role") == "doc-endnotes" for above in note.iterancestors())


def _into_item(inner: etree._Element) -> None:
    """Put a list that stands between the items of another into the item before it."""
    before = inner.getprevious()
    if before is None or before.tag != "li":
        before = etree.Element("li")
        inner.addprevious(before)
    before.append(inner)


def _as_sign(box: etree._Element) -> None:
    """Put a sign in the place of a box that is ticked, or is not: pandoc takes the item of a list apart that begins with one."""
    if str(box.get("type", "")).lower() == "checkbox":
        box.tag, box.text = "span", "☐" if box.get("checked") is None else "☒"


def _keep_name(paragraph: etree._Element) -> None:
    """Put the name of a paragraph, which pandoc drops, on an element in front of its words."""
    place = etree.Element("span", {"id": str(paragraph.attrib.pop("id"))})
    place.tail, paragraph.text = paragraph.text, None
    paragraph.insert(0, place)


def _keep_heads(table: etree._Element) -> None:
    """Give each head a scope, if an empty one: what pandoc leaves of a head in the body of a table."""
    for cell in table.iter("td", "th"):
        scope = str(cell.attrib.pop("scope", "")).lower()
        if cell.tag == "th":
            cell.set("scope", scope)


def _bound_spans(table: etree._Element) -> None:
    """Let no cell cover more columns or rows than tables are read with: pandoc lays out each that a cell says.

    What says how wide columns are stays where it names each of them: pandoc takes the columns that the table has from it, but
    not how many one covers; head and foot stand where they are shown.
    """
    stated = list(table.iter("col", "colgroup"))
    count = sum(each.tag == "col" for each in stated)
    if any(each.get("span") for each in stated) or not any(_covered(row) == count for row in table.iter("tr")):
        for width in stated:
            take_out(width)
    table[:] = sorted(table, key=lambda part: _ORDER.get(str(part.tag), 3))
    for cell in table.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            said = str(cell.get(name, "1")).strip()
            if said.isdecimal() and len(said) >= len(str(_WIDEST)):
                cell.set(name, str(_WIDEST))


def _covered(row: etree._Element) -> int:
    """Return how many columns the cells of a row cover."""
    spans = (str(cell.get("colspan", "1")).strip() for cell in row if cell.tag in ("td", "th"))
    return sum(int(span) if span.isascii() and span.isdecimal() and len(span) < 4 else 1 for span in spans)


def _as_image(drawing: etree._Element) -> None:
    """Put a picture in the place of a drawing in the page; its title says what it shows."""
    parent = drawing.getparent()
    if parent is None or any(above.tag == "svg" for above in drawing.iterancestors()):
        return
    title = next((each for each in drawing if each.tag == "title"), None)
    words = "".join(map(str, title.itertext())).strip() if title is not None else drawing.get("aria-label", "")
    tail, drawing.tail = drawing.tail, None
    drawing.set("xmlns", "http://www.w3.org/2000/svg")
    data = base64.b64encode(etree.tostring(drawing)).decode("ascii")
    image = etree.Element("img", {"alt": str(words), "src": f"data:image/svg+xml;base64,{data}"})
    image.tail = tail
    parent.replace(drawing, image)


def _count_down(numbered: etree._Element) -> None:
    """Give the items of a list that counts down the numbers that its page shows."""
    if numbered.get("reversed") is None:
        return
    del numbered.attrib["reversed"]
    items = [each for each in numbered if each.tag == "li"]
    stated = str(numbered.get("start", ""))
    number = int(stated) if stated.isdecimal() and len(stated) < len(str(_WIDEST)) * 2 else len(items)
    for place, item in enumerate(items):
        item.set("value", str(item.get("value", number - place)))


def _cut_where_counted_anew(numbered: etree._Element) -> None:
    """Begin a new list where an item says its number."""
    for item in [each for each in numbered if each.tag == "li" and str(each.get("value", "")).lstrip("-").isdecimal()]:
        number = str(item.get("value"))
        place = numbered.index(item)
        parent = numbered.getparent()
        if not place or parent is None:
            numbered.set("start", number)
            continue
        rest = etree.Element(
            "ol", {**{str(key): str(value) for key, value in numbered.attrib.items()}, "start": number}
        )
        rest.extend(list(numbered)[place:])
        rest.tail, numbered.tail = numbered.tail, None
        numbered.addnext(rest)
        numbered = rest


def _head_rows(table: etree._Element) -> None:
    """Put the rows at the top that are heads alone into a head of their own, as deep as their cells reach."""
    rows = list(_rows(table))
    if not rows or table.find("thead") is not None:
        return
    count = next((index for index, row in enumerate(rows) if any(cell.tag != "th" for cell in row)), len(rows))
    if not 0 < count < len(rows):
        return
    deepest = max(index + _span(cell) for index, row in enumerate(rows[:count]) for cell in row)
    head = etree.Element("thead")
    head.extend(rows[: min(max(deepest, count), len(rows) - 1)])
    first = next((index for index, child in enumerate(table) if child.tag in ("tbody", "tr", "tfoot")), len(table))
    table.insert(first, head)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: etree._Element) -> int:
    said = str(cell.get("rowspan", "1"))
    return int(said) if said.isdecimal() and len(said) < 4 else 1


def _bracket(aid: etree._Element) -> None:
    """Set a reading aid (ruby) in brackets behind its word, where the page does not do so itself."""
    if aid.getparent() is not None and aid.getparent().find("rp") is None:  # type: ignore[union-attr]
        aid.text = f" ({aid.text or ''}"
        if len(aid):
            aid[-1].tail = f"{aid[-1].tail or ''})"
        else:
            aid.text += ")"
