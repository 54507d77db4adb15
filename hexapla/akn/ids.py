"""eIds, by the AKN naming convention: one module gives every id its form.

Numbered paragraphs, sections and articles are numbered through the document (`para_15`), so that an id
says what people cite; everything else is numbered inside its parent (`para_61__list_1__indent_2`).
Inside an attachment every id carries the attachment's (`att_1__para_3`).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hexapla.akn.names import local

ABBREVIATIONS = {
    "alinea": "al", "article": "art", "attachment": "att", "book": "book", "chapter": "chp", "clause": "cl",
    "component": "cmp", "division": "dvs", "documentRef": "dref", "paragraph": "para", "part": "part",
    "section": "sec", "subdivision": "subdvs", "subparagraph": "subpara", "wrapUp": "wrapup",
}  # fmt: skip
"""Element names that the naming convention abbreviates (OASIS AKN-NC 1.0, 5.4)."""

GLOBAL = frozenset({"article", "attachment", "book", "chapter", "paragraph", "part", "section"})
"""Elements numbered through their document or attachment, not inside their parent."""

COUNTED = frozenset({
    "alinea", "article", "attachment", "authorialNote", "block", "book", "chapter", "clause", "container", "division",
    "embeddedStructure", "figure", "hcontainer", "img", "indent", "level", "list", "p", "paragraph", "part", "point",
    "quotedStructure", "ref", "section", "subdivision", "subparagraph", "table", "title",
})  # fmt: skip
"""Elements that take a number: their label's, or their place among their like."""

UNIQUE = frozenset({"content", "intro", "wrapUp"})
"""Elements that stand once in their parent and take no number."""

AREAS = {"coverPage": "cover", "preface": "preface", "preamble": "preamble", "conclusions": "conclusions"}
"""Parts of a document before and after its body, and how their ids begin."""

_TEXT = frozenset({"p", "heading", "docTitle", "num", "block"})
_INLINE = frozenset({"ref", "authorialNote", "img"})


def number_part(label: str) -> str:
    """Return the number part of an eId: `15.` gives `15`, `(a)` gives `a`, `11.2 bis` gives `11-2bis`."""
    text = unicodedata.normalize("NFC", label).strip()
    text = re.sub(r"^(?:article|art\.?|part|chapter|partie|chapitre|annexe?)\s+", "", text, flags=re.IGNORECASE)
    text = text.strip("()[].:;-–— \u00a0\t")
    text = re.sub(r"[.,\-–/]+", "-", text)
    return re.sub(r"[^\w-]+", "", text)


def assign(main: etree._Element) -> list[tuple[str, etree._Element]]:
    """Give every element of a document that needs one its eId, in place.

    Returns the elements whose number another had before them, with the id that the first one has; each of
    these got a suffix (`para_12_2`), and the caller reports it.
    """
    state = _State()
    for area in main:
        if local(area) == "attachments":
            for attachment in area:
                _attachment(attachment, state)
        elif local(area) != "meta":
            _walk(area, AREAS.get(local(area), ""), state)
    return state.repeated


class _State:
    """What has been numbered so far."""

    def __init__(self) -> None:
        self.used: Counter[str] = Counter()
        self.repeated: list[tuple[str, etree._Element]] = []
        self.container = ""
        self.attachments = 0

    def unique(self, eid: str, element: etree._Element) -> str:
        self.used[eid] += 1
        if self.used[eid] == 1:
            return eid
        self.repeated.append((eid, element))
        candidate = f"{eid}_{self.used[eid]}"
        while self.used[candidate]:
            self.used[eid] += 1
            candidate = f"{eid}_{self.used[eid]}"
        self.used[candidate] += 1
        return candidate


def _attachment(attachment: etree._Element, state: _State) -> None:
    eid = state.unique(f"att_{state.attachments + 1}", attachment)
    state.attachments += 1
    attachment.set("eId", eid)
    state.container = f"{eid}__"
    for document in attachment:
        for area in document:
            if local(area) != "meta":
                name = AREAS.get(local(area))
                _walk(area, f"{eid}__{name}" if name else eid, state)
    state.container = ""


def _walk(parent: etree._Element, prefix: str, state: _State) -> None:
    counts: Counter[str] = Counter()
    for element in _children(parent):
        eid = _eid(element, prefix, counts, state)
        if eid is not None:
            element.set("eId", eid)
        elif "eId" in element.attrib:
            del element.attrib["eId"]
        if local(element) not in _INLINE or local(element) == "authorialNote":
            _walk(element, eid or prefix, state)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield what takes an id below an element: in running text, whatever stands in it but inside its notes."""
    if local(parent) not in _TEXT:
        yield from (child for child in parent if local(child))
        return
    waiting = list(parent)
    while waiting:
        element = waiting.pop(0)
        if local(element) in _INLINE:
            yield element
        else:
            waiting[:0] = list(element)


def _eid(element: etree._Element, prefix: str, counts: Counter[str], state: _State) -> str | None:
    name = local(element)
    short = ABBREVIATIONS.get(name, name)
    inside = f"{prefix}__" if prefix else ""
    if name in UNIQUE:
        return state.unique(f"{inside}{short}", element)
    if name not in COUNTED or (name == "p" and not _is_front(prefix)):
        return None
    start = state.container if name in GLOBAL else inside
    number = "" if name == "indent" else number_part(_label(element))
    if not number:
        counts[name] += 1
        number = str(counts[name])
        start = inside
    return state.unique(f"{start}{short}_{number}", element)


def _is_front(prefix: str) -> bool:
    """Tell whether an id lies in a masthead or preface, whose plain paragraphs are numbered too."""
    return any(part in ("cover", "preface") for part in prefix.split("__"))


def _label(element: etree._Element) -> str:
    return next((child.text or "" for child in element if local(child) == "num"), "")
