"""Numbers, headings and lists: what the structure of one language has odd."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.ids import RESTARTING, label_number
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.catalogue import language as language_of
from hexapla.codes import finding
from hexapla.domain.label_counts import counts_of
from hexapla.findings import Finding

_NUMBER = re.compile(r"\W*(\d+)(?P<part>\.\d+)*\W*")
_MOST_RESTARTS = 3
_MOST_NAMED = 8
_MOST_MISSING = 5
_QUOTED = re.compile(r"\d+\.")


def check_structure(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield what is odd in numbering, headings and lists."""
    blocks = list(document.blocks())
    if not any(block.kind in ("paragraph", "heading") for block in blocks):
        yield finding("S-009", language=language)
    yield from _numbers(blocks, language)
    yield from _unnumbered(document, language)
    yield from _labels(document, language)
    yield from _label_styles(document, language)


def scope_of(element: etree._Element | None) -> str:
    """Return the id of the part of a document that an element shares its numbers with: an article, a decision, an annex."""
    for above in element.iterancestors() if element is not None else ():
        name = local(above)
        if name in ("article", "attachment", "hcontainer"):
            return str(above.get("eId"))
    return ""


def _numbers(blocks: Sequence[Block], language: str) -> Iterator[Finding]:
    """Yield gaps and restarts in the row of paragraphs, each part of the document by itself."""
    numbered = [
        (scope_of(block.element), int(match[1]), block)
        for block in blocks
        if block.kind == "paragraph" and (match := _NUMBER.fullmatch(block.num or ""))
    ]
    scopes: dict[str, list[tuple[str, int, Block]]] = {}
    last = ""
    for entry in numbered:
        if entry[0] not in scopes:
            scopes[entry[0]] = scopes.get(last, []) if entry[1] > 1 and _goes_on(last, entry[0]) else []
        scopes[entry[0]].append(entry)
        last = entry[0]
    for group in {id(rows): rows for rows in scopes.values()}.values():
        restarts: list[tuple[int, Block]] = []
        for (_, before, _), (_, number, block) in pairwise(_without_parts(group)):
            place = {"eid": block.eid, "language": language, "before_number": before}
            if number == 1 and before > 1:
                restarts.append((before, block))
            for missing in range(before + 1, min(number, before + _MOST_MISSING + 1)):
                yield finding("S-001", number=missing, after_number=number, **place)
        yield from _begun_again(restarts, language)


def _goes_on(last: str, scope: str) -> bool:
    """Tell whether numbers may go on from one part to the next: side by side, neither numbers anew by its nature."""
    (above, _, name), (beside, _, before) = scope.rpartition("__"), last.rpartition("__")
    return above == beside and not {name.partition("_")[0], before.partition("_")[0]} & {*RESTARTING, "art", "att"}


def _begun_again(restarts: Sequence[tuple[int, Block]], language: str) -> Iterator[Finding]:
    """Yield the places at which numbers start again, as one where they are many: rules, each with paragraphs of its own."""
    step = 1 if len(restarts) <= _MOST_RESTARTS else len(restarts)
    for start in range(0, len(restarts), step):
        part = restarts[start : start + step]
        said = ", ".join(str(before) for before, _ in part[:_MOST_NAMED]) + (" …" if len(part) > _MOST_NAMED else "")
        count = f"{said} ({len(part)} times)" if len(part) > 1 else said
        yield finding("S-003", number=1, before_number=count, eid=part[0][1].eid, language=language)


def _without_parts(rows: Iterable[tuple[str, int, Block]]) -> Iterator[tuple[str, int, Block]]:
    """Yield the rows of numbers, 4.1 and 4.2 once as the 4 that they divide; a 4.2 that does not go on counts nothing."""
    last = 0
    for row in rows:
        is_part = "." in (row[2].num or "").strip(" .\u00a0")
        if not is_part or row[1] == last + 1:
            yield row
            last = row[1]


def _unnumbered(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield paragraphs without a number between numbered ones under the same heading."""
    for parent in {id(each.getparent()): each.getparent() for each in document.main.iter(akn("paragraph"))}.values():
        children = [] if parent is None else list(parent)
        numbered = [index for index, child in enumerate(children) if local(child) == "paragraph"]
        for child in children[numbered[0] : numbered[-1]] if numbered else ():
            text = next(child.iter(akn("p")), None) if local(child) == "alinea" else None
            if text is not None and child.find(f".//{akn('table')}") is None:
                yield finding("S-005", before=plain_text(text)[:120], eid=child.get("eId"), language=language)


def _labels(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield list labels that do not follow their neighbour; those that count nothing, or are quoted, are left alone."""
    for holder in document.main.iter(akn("list")):
        points = [(point.findtext(akn("num")) or "", point) for point in holder if local(point) == "point"]
        for (before, _), (label, point) in pairwise(points):
            counts, wanted = _counts(label), {count + 1 for count in _counts(before)}
            is_quoted = _QUOTED.fullmatch(before) and _QUOTED.fullmatch(label) and counts_of(points[0][0]) != {1}
            if counts and wanted and not counts & wanted and not is_quoted:
                yield finding("S-008", before=label, eid=point.get("eId"), language=language)


def _counts(label: str) -> set[int]:
    """Return the places that a label can stand for, in the letters and figures of all six languages."""
    return counts_of(label) | counts_of(label_number(label, ""))


def _label_styles(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield lists whose letters stand in signs that the language does not use: (a) in French."""
    known = language_of(language).facts["list_labels"]
    shown = [str(label) for label in known] if isinstance(known, Sequence) else []
    usual = {_signs(label) for label in shown}
    for holder in document.main.iter(akn("list")):
        label = next((child.findtext(akn("num")) or "" for child in holder if local(child) == "point"), "")
        inner = "".join(re.findall(r"\w", label))
        if inner.isascii() and inner.isalpha() and inner.islower() and _signs(label) not in usual:
            yield finding("S-010", before=label, after=", ".join(shown), eid=holder.get("eId"), language=language)


def _signs(label: str) -> str:
    return re.sub(r"\w+", "a", label.strip())
