"""Controls of forms in a Word file, made the words that they show: boxes to check, lists to choose from.

Content controls (`w:sdt`, ISO/IEC 29500-1, 17.5.2; check boxes: [MS-DOCX] 2.6.1) hold what they show, the fields of older
forms (`w:ffData`, 17.16.17) say it beside themselves.
"""

from collections.abc import Iterator

from lxml import etree

from hexapla.akn.names import HX
from hexapla.readers.word.names import child_val, is_on, val, w, whole

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"

UNCHOSEN = f"{{{HX}}}unchosen"
"""Attribute of a paragraph while a file is read: what lists to choose from offer in it, of which nothing is chosen, parted by semicolons."""

CHECKED, UNCHECKED = "\u2612", "\u2610"
_BOXES = frozenset("☐☑☒✓✔✗✘")
_OFF = ("0", "false", "off")


def show_controls(root: etree._Element) -> None:
    """Let the controls of a part say what they show, in place; paragraphs say which lists show nothing of what they offer."""
    for control in list(root.iter(w("sdt"))):
        box = control.find(f"{w('sdtPr')}/{{{W14}}}checkbox")
        if box is not None:
            _show_box(control, is_checked=_is_checked(box.find(f"{{{W14}}}checked")))
        elif is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            _tell_unchosen(control, list(_offered(control)))
    for data in list(root.iter(w("ffData"))):
        _show_field(data)


def _is_checked(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{{{W14}}}val", "1") not in _OFF


def _show_box(control: etree._Element, *, is_checked: bool) -> None:
    """Let a check box show a sign that every font of ours has, unless it shows such a one."""
    content = control.find(w("sdtContent"))
    texts = [] if content is None else [each for each in content.iter(w("t")) if each.text]
    if content is None or (texts and {*"".join(str(each.text) for each in texts).strip()} <= _BOXES):
        return
    runs = list(content.iter(w("r")))
    for each in (child for run in runs for child in list(run) if child.tag != w("rPr")):
        each.getparent().remove(each)  # type: ignore[union-attr]  # a child of a run
    run = runs[0] if runs else etree.SubElement(content, w("r"))
    etree.SubElement(run, w("t")).text = CHECKED if is_checked else UNCHECKED
    for placeholder in control.iterfind(f"{w('sdtPr')}/{w('showingPlcHdr')}"):
        placeholder.getparent().remove(placeholder)  # type: ignore[union-attr]


def _offered(control: etree._Element) -> Iterator[str]:
    """Yield what a list offers; an entry without a value is the request to choose one."""
    for entry in control.iterfind(f"{w('sdtPr')}/*/{w('listItem')}"):
        if val(entry, "value"):
            yield val(entry, "displayText") or val(entry, "value") or ""


def _show_field(data: etree._Element) -> None:
    """Put what a field of a form shows behind the field: its sign, or the entry that is chosen."""
    box, choices = data.find(w("checkBox")), data.find(w("ddList"))
    shown = ""
    if box is not None:
        state = box.find(w("checked"))
        shown = CHECKED if is_on(state if state is not None else box.find(w("default"))) else UNCHECKED
    elif choices is not None:
        entries = [val(each) or "" for each in choices.iterfind(w("listEntry"))]
        chosen = whole(child_val(choices, "result") or child_val(choices, "default"))
        shown = entries[chosen] if 0 <= chosen < len(entries) else ""
    end = _end(data) if shown else None
    if end is not None:
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = shown
        end.addnext(run)


def _end(data: etree._Element) -> etree._Element | None:
    """Return the run in which a field ends that begins with such data."""
    begin, depth = data.getparent(), 0
    paragraph = next(data.iterancestors(w("p")), None)
    marks = [] if paragraph is None else list(paragraph.iter(w("fldChar")))
    for mark in marks[marks.index(begin) :] if begin in marks else ():
        depth += {"begin": 1, "end": -1}.get(val(mark, "fldCharType") or "", 0)
        if not depth:
            return mark.getparent()
    return None


def _tell_unchosen(control: etree._Element, offered: list[str]) -> None:
    inner = next(control.iter(w("p")), None)
    paragraph = inner if inner is not None else next(control.iterancestors(w("p")), None)
    if paragraph is not None and offered:
        said = paragraph.get(UNCHOSEN)
        paragraph.set(UNCHOSEN, "; ".join(([said] if said else []) + offered))
