"""What changed between two versions of a language, paragraph by paragraph."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import runs
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig

SIMILAR = 0.5
"""Two paragraphs at the same place that share this much are one paragraph, changed."""


@dataclass(frozen=True)
class Change:
    """One paragraph that is new, gone or not the same: its eId, and its text in each version, None where it is not."""

    eid: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class _Passage:
    eid: str
    text: str


def changes(old: Reading, new: Reading, config: DocumentConfig) -> list[Change]:
    """Return what changed from one reading of a language to another, in the order of the text."""
    before, after = (_passages(_document(reading, config)) for reading in (old, new))
    matcher = difflib.SequenceMatcher(None, [each.text for each in before], [each.text for each in after], autojunk=False)
    found: list[Change] = []
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind != "equal":
            found += _paired(before[start:end], after[begin:stop])
    return found


def _paired(before: Sequence[_Passage], after: Sequence[_Passage]) -> Iterator[Change]:
    """Yield the changes of a stretch: paragraphs of one id, or at one place and alike, are one."""
    waiting = list(after)
    for old in before:
        new = next((each for each in waiting if each.eid == old.eid), None)
        if new is None and waiting and difflib.SequenceMatcher(None, old.text, waiting[0].text).ratio() > SIMILAR:
            new = waiting[0]
        if new is None:
            yield Change(old.eid, old.text, None)
            continue
        for each in waiting[: waiting.index(new)]:
            yield Change(each.eid, None, each.text)
        del waiting[: waiting.index(new) + 1]
        yield Change(new.eid, old.text, new.text)
    for each in waiting:
        yield Change(each.eid, None, each.text)


def _document(reading: Reading, config: DocumentConfig) -> AknDocument:
    metadata = settle([reading], config).metadata
    return canonicalise(reading, metadata, config, reading.language)[0]


def _passages(document: AknDocument) -> list[_Passage]:
    found = []
    for area in ("coverPage", "preface"):
        lines = document.main.iterfind(f"{{*}}{area}//{{*}}p")
        found += [_Passage(line.get("eId", area), "".join(run.text for run in runs(line)).strip()) for line in lines]
    for block in document.blocks():
        words = "".join(run.text for element in block.content for run in runs(element))
        text = f"{block.num} {words}" if block.num else words
        if text.strip():
            found.append(_Passage(block.eid, text.strip()))
    return found
