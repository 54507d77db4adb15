"""References of a text to itself: `paragraph 15 above` needs a paragraph 15."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hexapla.akn.blocks import Block
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.checks.structure import scope_of
from hexapla.codes import finding
from hexapla.data_files import data_file
from hexapla.findings import Finding

_ROW = re.compile(r"(?P<first>\d{1,4})(?:\s?[–-]\s?(?P<last>\d{1,4}))?")
_BRACKETS = re.compile("[(][^()]*[)]|[\u200e\u200f]")
_WIDEST_ROW = 400
_NUMBER = re.compile(r"\W*(\d+)\W*")


def check_references(document: AknDocument, language: str) -> Iterator[Finding]:
    """Yield references to numbered paragraphs that the same part of the document does not have."""
    blocks = list(document.blocks())
    yield from _articles(document, blocks, language)
    known: dict[str, set[int]] = {}
    for block in blocks:
        if block.kind in ("paragraph", "item") and (match := _NUMBER.fullmatch(block.num or "")):
            known.setdefault(scope_of(block.element), set()).add(int(match[1]))
    for block in blocks:
        scope = scope_of(block.element)
        for element in block.content if known.get(scope) and not _is_quoted(block) else ():
            for pattern in _patterns(language):
                for match in pattern.finditer(_BRACKETS.sub("", plain_text(element))):
                    missing = [number for number in _numbers(match["numbers"]) if number not in known[scope]]
                    if missing:
                        yield finding("R-001", before=match[0], number=missing[0], eid=block.eid, language=language)


def _articles(document: AknDocument, blocks: Sequence[Block], language: str) -> Iterator[Finding]:
    """Yield references to articles of the text itself, `article 12 of the present Convention`, that it does not have."""
    found = (re.search(r"\d+", article.get("eId", "")) for article in document.main.iter(akn("article")))
    known = {int(match[0]) for match in found if match}
    for block in blocks if len(known) > 1 else ():
        for element in block.content:
            for pattern in _patterns(language, "article_reference"):
                for match in pattern.finditer(_BRACKETS.sub("", plain_text(element))):
                    missing = [number for number in _numbers(match["numbers"]) if number not in known]
                    if missing:
                        yield finding("R-002", before=match[0], number=missing[0], eid=block.eid, language=language)


def _is_quoted(block: Block) -> bool:
    """Tell whether a block is of another text, quoted under its own numbers."""
    chain = [] if block.element is None else [block.element, *block.element.iterancestors(akn("point"))]
    return any((each.findtext(akn("num")) or "")[:1].isdecimal() for each in chain if local(each) == "point")


@cache
def _patterns(language: str, kind: str = "reference") -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in data_file("labels")[kind].get(language, ()))


def _numbers(text: str) -> Iterator[int]:
    """Yield every number of `3, 5 and 7–9`."""
    for match in _ROW.finditer(text):
        first = int(match["first"])
        last = int(match["last"] or first)
        yield from range(first, min(last, first + _WIDEST_ROW) + 1)
