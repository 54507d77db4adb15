"""The authorial notes of a document, in the order of their marks, with the block that calls each."""

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.present.presentation import Note

TITLE = "title"
"""What calls a note of the title or the masthead, which are no blocks."""


def notes_of(document: AknDocument) -> tuple[Note, ...]:
    """Return the notes; one whose text is lost has no content."""
    found = []
    for element in document.main.iter(akn("authorialNote")):
        content = tuple(part for part in element if local(part) == "p" and plain_text(part))
        found.append(Note(element.get("eId", ""), element.get("marker", ""), _call(element), content))
    return tuple(found)


def _call(note: etree._Element) -> str:
    for above in note.iterancestors():
        if local(above) in ("preface", "coverPage"):
            return TITLE
        eid = above.get("eId")
        if eid and local(above) not in ("content", "intro", "list", "wrapUp", "p"):
            return str(eid)
    return TITLE
