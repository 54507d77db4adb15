"""Numbers, headings, lists and notes: what the structure of one language has odd."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.checks.labels import counts_of
from hexapla.codes import finding
from hexapla.findings import Finding

_FIGURES = re.compile(r"\d+")


def check_structure(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield what is odd in numbering, headings and notes."""
    blocks = list(document.blocks())
    if not any(block.kind in ("paragraph", "heading") for block in blocks):
        yield finding("S-009", language=language)
    yield from _numbers(blocks, language)
    yield from _lone_headings(document, language)
    yield from _unnumbered(blocks, language)
    yield from _labels(document, language)
    yield from _lost_notes(document, language)


def _numbers(blocks: Sequence[Block], language: str) -> Iterator[Finding]:
    numbered = [(int(m[0]), block) for block in blocks if block.kind == "paragraph" and (m := _FIGURES.search(block.num or ""))]
    for (before, _), (number, block) in pairwise(numbered):
        place = {"eid": block.eid, "language": language, "before_number": before}
        if number == 1 and before > 1:
            yield finding("S-003", number=number, **place)
        for missing in range(before + 1, min(number, before + 6)):
            yield finding("S-001", number=missing, after_number=number, **place)


def _lone_headings(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield headings that are alone at their level below a heading."""
    for section in document.main.iter(akn("section"), akn("division")):
        inner = [child for child in section if local(child) in ("section", "division")]
        if len(inner) == 1:
            heading = inner[0].find(akn("heading"))
            words = plain_text(heading) if heading is not None else inner[0].findtext(akn("num"))
            yield finding("S-004", before=words, eid=inner[0].get("eId"), language=language)


def _unnumbered(blocks: Sequence[Block], language: str) -> Iterator[Finding]:
    if not any(block.kind == "paragraph" for block in blocks):
        return
    last_numbered = max(index for index, block in enumerate(blocks) if block.kind == "paragraph")
    seen_number = False
    for block in blocks[:last_numbered]:
        seen_number = seen_number or block.kind == "paragraph"
        if seen_number and block.kind == "alinea" and block.content:
            yield finding("S-005", before=plain_text(block.content[0])[:120], eid=block.eid, language=language)


def _labels(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield list labels that do not follow their neighbour; a label that counts nothing is left alone."""
    for holder in document.main.iter(akn("list")):
        points = [(point.findtext(akn("num")) or "", point) for point in holder if local(point) == "point"]
        for (before, _), (label, point) in pairwise(points):
            counts, wanted = counts_of(label), {count + 1 for count in counts_of(before)}
            if counts and wanted and not counts & wanted:
                yield finding("S-008", before=label, eid=point.get("eId"), language=language)


def _lost_notes(document: AknDocument, language: str) -> Iterator[Finding]:
    for note in document.main.iter(akn("authorialNote")):
        if note.get("status") == "incomplete":
            yield finding("N-001", before=note.get("marker", ""), eid=note.get("eId"), language=language)
    called = {call.get("href", "").removeprefix("#") for call in document.root.iter(akn("noteRef"))}
    for note in document.meta.iter(akn("note")):
        if note.get("eId") not in called:
            yield finding("N-002", before=plain_text(note)[:120], eid=note.get("eId"), language=language)
