"""A part made plain: one of each alternative, field results instead of codes, nothing that is not text of the document."""

import re

from lxml import etree

from hexapla.readers.word.names import MC, R, child_val, is_on, remove, unwrap, val, w

HREF = f"{{{R}}}href"
"""Attribute of a run inside a link field: the address it leads to."""

_UNWRAPPED = ("smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple")
_DROPPED = (
    "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
    "lastRenderedPageBreak", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "ffData", "rt",
)  # fmt: skip
_LINK = re.compile(r'^\s*HYPERLINK\s+(?:"(?P<address>[^"]+)"|(?P<plain>[^\s"\\]\S*))', re.IGNORECASE)


def clean(root: etree._Element) -> int:
    """Make a part plain, in place; return how many runs of hidden text were left out."""
    for choice in list(root.iter(f"{{{MC}}}AlternateContent")):
        _choose(choice)
    _take_placeholders_out(root)
    for name in _DROPPED:
        for element in list(root.iter(w(name))):
            remove(element)
    for name in ("sdt", *_UNWRAPPED, "ruby", "rubyBase"):
        for element in list(root.iter(w(name))):
            unwrap(element)
    _resolve_fields(root)
    hidden = [run for run in root.iter(w("r")) if _is_hidden(run)]
    for run in hidden:
        remove(run)
    return sum(1 for run in hidden if run.find(w("t")) is not None)


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


def _take_placeholders_out(root: etree._Element) -> None:
    """Take out the "click here" words of empty form fields: nobody wrote them."""
    for control in list(root.iter(w("sdt"))):
        if is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            for run in list(control.iter(w("r"))):
                remove(run)


def _is_hidden(run: etree._Element) -> bool:
    return is_on(run.find(f"{w('rPr')}/{w('vanish')}"))


def _resolve_fields(root: etree._Element) -> None:
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
            elif child.tag != w("rPr") and any(not has_result for _, has_result in stack):
                run.remove(child)
        address = next((found for code, _ in reversed(stack) if (found := _address(str(code)))), None)
        if address:
            run.set(HREF, address)


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
    match = _LINK.match(code)
    return (match["address"] or match["plain"]) if match else None


def section_of(paragraph: etree._Element) -> etree._Element | None:
    """Return the section that a paragraph ends."""
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}")


def style_of(paragraph: etree._Element) -> str | None:
    """Return the id of a paragraph's own style."""
    return child_val(paragraph, "pPr", "pStyle")
