"""Notes: marks without text, texts without a mark, their order, and on which side of a stop they stand."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.names import akn, local
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.findings import Finding

_STOPS = (".", ",", ";", ":")
_HOLDERS = ("p", "heading", "subheading")


def check_notes(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield what is odd about the notes of a document."""
    yield from _lost(document, language)
    called = {call.get("href", "").removeprefix("#") for call in document.root.iter(akn("noteRef"))}
    for note in document.meta.iter(akn("note")):
        if note.get("eId") not in called:
            yield finding("N-002", before=plain_text(note)[:120], eid=note.get("eId"), language=language)
    yield from _order(document, language)
    yield from _sides(document, language)


def _lost(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield marks whose text was lost: each one of the masthead, and those of the text together, by mark."""
    lost: dict[str, list[etree._Element]] = {}
    for note in document.main.iter(akn("authorialNote")):
        if note.get("status") != "incomplete":
            continue
        if any(local(above) in ("preface", "coverPage") for above in note.iterancestors()):
            yield finding("N-001", before=note.get("marker", ""), eid=note.get("eId"), language=language)
        else:
            lost.setdefault(note.get("marker", ""), []).append(note)
    for mark, notes in lost.items():
        yield finding("N-003", before=mark, count=len(notes), eid=notes[0].get("eId"), language=language)


def _order(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield numbered notes that do not follow the one before them, and marks that two notes have."""
    notes = [note for note in document.main.iter(akn("authorialNote")) if note.get("marker", "").isdecimal()]
    again = Counter(note.get("marker") for note in notes)
    for before, note in pairwise(notes):
        first, number = int(before.get("marker", "0")), int(note.get("marker", "0"))
        if number != first + 1 and not (number == 1 and again["1"] > 1):
            yield finding("N-004", before=str(first), after=str(number), eid=note.get("eId"), language=language)


def _sides(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield numbered marks on the side of a stop on which the language does not put them."""
    goes_before = bool(language_of(language).facts["note_mark_before_punctuation"])
    for holder in document.main.iter(*(akn(name) for name in _HOLDERS)):
        if next(holder.iter(akn("authorialNote")), None) is None:
            continue
        row = list(runs(holder))
        for index, run in enumerate(row):
            if run.note is None or not run.text.isdecimal():
                continue
            before = row[index - 1].text if index else ""
            after = row[index + 1].text if index + 1 < len(row) else ""
            is_wrong = before.endswith(_STOPS) if goes_before else after.startswith(_STOPS)
            if is_wrong and not _is_abbreviation(before, language):
                shown = f"{before[-20:]}{run.text}{after[:5]}"
                yield finding("N-005", before=shown, number=run.text, eid=run.note, language=language)


def _is_abbreviation(text: str, language: str) -> bool:
    known: object = language_of(language).facts["abbreviations"]
    return isinstance(known, Collection) and re.split(r"[\s\u00a0]", text)[-1] in known
