"""A part made plain: one of each alternative, field results instead of codes, nothing that is not text of the document."""

import re

from lxml import etree

from hexapla.readers.word.form_controls import show_controls
from hexapla.readers.word.inner_runs import lift_out_of_runs, raise_marks, set_reading_aids_in_line
from hexapla.readers.word.names import MC, R, child_val, is_on, remove, unwrap, val, w
from hexapla.readers.word.styles import Styles

HREF = f"{{{R}}}href"
"""Attribute of a run inside a link field: the address it leads to."""

_UNWRAPPED = ("smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple")
_DROPPED = (
    "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
    "lastRenderedPageBreak", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "ffData",
)  # fmt: skip
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
_OF_FIELDS = (w("fldChar"), w("instrText"))
_VOLATILE = re.compile(r"\s*(?:DATE|TIME|(?:CREATE|SAVE|PRINT)DATE|AUTHOR|LASTSAVEDBY|FILENAME|USER\w+|EDITTIME)\b")
_LINK = re.compile(
    r'^\s*HYPERLINK(?:\s+(?:"(?P<address>[^"]+)"|(?P<plain>[^\s"\\]\S*)))?(?:.*?\\l\s*"?(?P<place>[^"\s]+)"?)?',
    re.IGNORECASE,
)
_CROSS_REFERENCE = re.compile(r'^\s*(?:PAGE|NOTE)?REF\s+"?(?P<place>[^\s"\\]+)"?.*\\h', re.IGNORECASE)
"""Fields that repeat words of another place and lead there."""


def clean(root: etree._Element, styles: Styles, *, is_converted: bool = False) -> int:
    """Make a part plain, in place; return how many runs of hidden text were left out.

    `is_converted` says that another program made the file just now: days and hours in its fields are ours, not the
    document's, and are left out.
    """
    hidden = _take_hidden_out(root, styles)
    for choice in list(root.iter(f"{{{MC}}}AlternateContent")):
        _choose(choice)
    show_controls(root)
    _take_isolates_out(root)
    _take_placeholders_out(root)
    for name in _DROPPED:
        for element in list(root.iter(w(name))):
            remove(element)
    link_simple_fields(root)
    set_reading_aids_in_line(root)
    for name in ("sdt", *_UNWRAPPED):
        for element in list(root.iter(w(name))):
            unwrap(element)
    lift_out_of_runs(root)
    _join_marks(root)
    raise_marks(root)
    _resolve_fields(root, is_converted=is_converted)
    return hidden


def _choose(element: etree._Element) -> None:
    """Keep the first choice of an alternative, else what stands there for older programs."""
    chosen = element.find(f"{{{MC}}}Choice")
    if chosen is None:
        chosen = element.find(f"{{{MC}}}Fallback")
    for child in list(element):
        if child is not chosen:
            element.remove(child)
    if chosen is not None:
        unwrap(chosen)
    unwrap(element)


def _take_isolates_out(root: etree._Element) -> None:
    """Take out what our own files say to LibreOffice of directions, which it writes into the text when it saves them."""
    for text in root.iter(w("t")):
        text.text = (text.text or "").translate(_ISOLATES)


def _join_marks(root: etree._Element) -> None:
    """Make one text of the letters of a mark behind the place of its call, which our own files write one by one."""
    for reference in list(root.iter(w("footnoteReference"), w("endnoteReference"))):
        first = reference.getnext()
        while (
            first is not None and first.tag == w("t") and (more := first.getnext()) is not None and more.tag == w("t")
        ):
            first.text = f"{first.text or ''}{more.text or ''}"
            remove(more)


def _take_placeholders_out(root: etree._Element) -> None:
    """Take out the "click here" words of empty form fields: nobody wrote them."""
    for control in list(root.iter(w("sdt"))):
        if is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            for run in list(control.iter(w("r"))):
                remove(run)


def _take_hidden_out(root: etree._Element, styles: Styles) -> int:
    """Take out hidden runs and rows of tables, and return how many of them had a text.

    Codes and marks of fields stay, hidden or not: what a field shows has looks of its own.
    """
    count = 0
    for row in [each for each in root.iter(w("tr")) if is_on(each.find(f"{w('trPr')}/{w('hidden')}"))]:
        count += _has_text(row)
        remove(row)
    for run in [each for each in root.iter(w("r")) if _is_hidden(each, styles)]:
        count += _has_text(run)
        for child in [each for each in run if each.tag not in _OF_FIELDS]:
            run.remove(child)
    return count


def _has_text(element: etree._Element) -> bool:
    return next(element.iter(w("t")), None) is not None


def _is_hidden(run: etree._Element, styles: Styles) -> bool:
    """Tell whether a run is hidden: it says so itself, else one of its styles does, not both."""
    own = run.find(f"{w('rPr')}/{w('vanish')}")
    if own is not None:
        return is_on(own)
    paragraph = next(run.iterancestors(w("p")), None)
    of_paragraph = (child_val(paragraph, "pPr", "pStyle") if paragraph is not None else None) or styles.standard
    return styles.hides(child_val(run, "rPr", "rStyle")) != styles.hides(of_paragraph)


def _resolve_fields(root: etree._Element, *, is_converted: bool) -> None:
    """Keep what fields show and drop how they are made; results of link fields know their address."""
    closed = _closed(root)
    stack: list[list[str | bool]] = []  # of each open field: its code, and whether its result has begun
    for run in list(root.iter(w("r"))):
        for child in list(run):
            if child.tag == w("fldChar"):
                _step(stack, val(child, "fldCharType"), is_closed=child in closed)
                run.remove(child)
            elif child.tag in (w("instrText"), w("delInstrText")):
                if stack and not stack[-1][1]:
                    stack[-1][0] = f"{stack[-1][0]}{child.text or ''}"
                run.remove(child)
            elif child.tag != w("rPr") and any(
                not has_result or (is_converted and is_volatile(str(code))) for code, has_result in stack
            ):
                run.remove(child)
        address = next((found for code, _ in reversed(stack) if (found := _address(str(code)))), None)
        if address:
            run.set(HREF, address)


def is_volatile(code: str) -> bool:
    """Tell whether a field shows what the day, the hour, the user or the file is when somebody opens it."""
    return _VOLATILE.match(code) is not None


def volatile_fields(root: etree._Element) -> int:
    """Count the volatile fields of a part."""
    return sum(1 for code in root.iter(w("instrText")) if is_volatile(code.text or ""))


def _closed(root: etree._Element) -> set[etree._Element]:
    """Return the beginnings of fields that end somewhere: one left open must not swallow the text after it."""
    found, waiting = set(), []
    for element in root.iter(w("fldChar")):
        kind = val(element, "fldCharType")
        if kind == "begin":
            waiting.append(element)
        elif kind == "end" and waiting:
            found.add(waiting.pop())
    return found


def _step(stack: list[list[str | bool]], kind: str | None, *, is_closed: bool) -> None:
    if kind == "begin":
        stack.append(["", not is_closed])
    elif kind == "separate" and stack:
        stack[-1][1] = True
    elif kind == "end" and stack:
        stack.pop()


def _address(code: str) -> str | None:
    """Return where a field leads: an address, or `#` and the name of a place in the file."""
    if match := _CROSS_REFERENCE.match(code):
        return f"#{match['place']}"
    match = _LINK.match(code)
    if match is None:
        return None
    place = f"#{match['place']}" if match["place"] else ""
    return f"{match['address'] or match['plain'] or ''}{place}" or None


def link_simple_fields(root: etree._Element) -> None:
    """Let the runs of fields that are one element know where these lead."""
    for element in root.iter(w("fldSimple")):
        address = _address(val(element, "instr") or "")
        for run in element.iter(w("r")) if address else ():
            run.set(HREF, str(address))


def section_of(paragraph: etree._Element) -> etree._Element | None:
    """Return the section that a paragraph ends."""
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}")


def style_of(paragraph: etree._Element) -> str | None:
    """Return the id of a paragraph's own style."""
    return child_val(paragraph, "pPr", "pStyle")
