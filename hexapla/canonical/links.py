"""Links of a document to itself: the names that its source gave to places become the ids of the text."""

from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from hexapla.akn.blocks import CONTENTS, DIVISIONS, ITEMS
from hexapla.akn.names import BOOKMARKS, E, akn, local
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.typography.marks import OF_MARK
from hexapla.xml_tree import unwrap

_PLACES = frozenset(
    {
        *DIVISIONS,
        *ITEMS,
        "paragraph",
        "alinea",
        "hcontainer",
        "attachment",
        "table",
        "recital",
        "tblock",
        "authorialNote",
    }
)
"""Elements whose ids every edition prints, so that a link can lead there."""


def without_dead_links(main: etree._Element, language: str) -> Iterator[Finding]:
    """Make plain text of links that lead to no place of the text, and yield a finding for each place that is missing."""
    known = {name for element in main.iter() for name in _names(element) if _place(element) is not None}
    notes = {name for element in main.iter(akn("authorialNote")) for name in _names(element)}
    missing: dict[str, str] = {}
    for call in [each for each in main.iter(akn("noteRef")) if not each.get("href", "").startswith(OF_MARK)]:
        if _target(call) not in notes:
            missing.setdefault(_target(call), call.get("marker", ""))
            _raise(call)
    for link in [each for each in main.iter(akn("ref")) if each.get("href", "").startswith("#")]:
        name = _target(link)
        if name not in known:
            missing.setdefault(name, "".join(map(str, link.itertext())))
            unwrap(link)
    for name, words in missing.items():
        yield finding("R-003", before=name, words=words[:80], language=language)


def resolve_note_calls(main: etree._Element) -> None:
    """Let every call of a note that was called before lead to it; one whose note is nowhere is a raised mark."""
    notes: dict[str, str] = {}
    for element in list(main.iter(akn("authorialNote"), akn("noteRef"))):
        mark = element.get("marker", "")
        if local(element) == "authorialNote":
            notes[mark] = str(element.get("eId"))
        elif element.get("href", "").startswith(OF_MARK) and mark in notes:
            element.set("href", f"#{notes[mark]}")
        elif element.get("href", "").startswith(OF_MARK):
            _replace_by_text(element, mark)


def resolve_links(main: etree._Element) -> None:
    """Let every link of the text to itself lead to an id; the names that the source had for it are left out."""
    ids: dict[str, str] = {}
    for element in main.iter():
        names = _names(element)
        place = _place(element) if names else None
        if place is not None:
            is_note = place is element and local(element) == "authorialNote"  # its paragraph has the same name
            ids.update((name, str(place.get("eId"))) for name in names if is_note or name not in ids)
    notes = {str(note.get("eId")): note for note in main.iter(akn("authorialNote"))}
    for call in main.iter(akn("noteRef")):
        call.set("href", f"#{ids.get(_target(call), _target(call))}")
    for link in [each for each in main.iter(akn("ref")) if each.get("href", "").startswith("#")]:
        target = ids.get(_target(link), _target(link))
        note = notes.get(target)
        mark = str(note.get("marker")) if note is not None else None
        if mark is not None and "".join(map(str, link.itertext())).strip() == mark:
            _call_again(link, target, mark)
        else:
            link.set("href", f"#{target if note is None else _caller(note)}")
    for element in main.iter():
        element.attrib.pop(BOOKMARKS, "")


def _names(element: etree._Element) -> list[str]:
    return str(element.get(BOOKMARKS) or "").split()


def _target(link: etree._Element) -> str:
    return unquote(link.get("href", "")[1:])


def _place(element: etree._Element) -> etree._Element | None:
    """Return the nearest element whose id is printed; None in a contents list, which no edition prints."""
    chain = [element, *element.iterancestors()]
    if any(each.get("name") == CONTENTS for each in chain):
        return None
    for each in chain:
        if local(each) in _PLACES:
            inner = each.find(f"{akn('content')}/{akn('table')}") if local(each) == "alinea" else None
            return each if inner is None else inner
    return None


def _caller(note: etree._Element) -> str:
    """Return the id of the block that calls a note: words that are not its mark speak of the block."""
    holder = note.getparent()
    place = _place(holder) if holder is not None else None
    return str((note if place is None else place).get("eId"))


def _call_again(link: etree._Element, target: str, mark: str) -> None:
    """Make a call of a link that is the mark of the note that it leads to."""
    call = E.sup({"class": "footnote"}, E.noteRef({"href": f"#{target}", "marker": mark}))
    holder = link.getparent()
    if holder is not None and local(holder) == "sup" and len(holder) == 1 and not holder.text and not link.tail:
        link, holder = holder, holder.getparent()
    call.tail = link.tail
    if holder is not None:
        holder.replace(link, call)


def _raise(call: etree._Element) -> None:
    """Put a raised mark in the place of a call whose note is nowhere."""
    mark = E.sup(call.get("marker", ""))
    mark.tail = call.tail
    holder = call.getparent()
    if holder is not None:
        holder.replace(call, mark)


def _replace_by_text(element: etree._Element, text: str) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
        holder.text = (holder.text or "") + text
        holder.attrib.pop("class", "")
