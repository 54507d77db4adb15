"""The proof of fidelity for sources that are no text: the structure says what the lines said, in their order."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from lxml import etree

from hexapla.akn.names import local
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.tree import Structure

_BEFORE, _AFTER = 20, 60


def prove(lines: Sequence[Line], structure: Structure, name: str, language: str) -> Iterator[Finding]:
    """Yield an error where a letter was lost, added or moved between the lines of a source and its structure."""
    before, after = _words(lines), _built_words(structure)
    if before != after:
        place = next(index for index, (old, new) in enumerate(zip_longest(before, after)) if old != new)
        around = slice(max(0, place - _BEFORE), place + _AFTER)
        yield finding("F-003", before=before[around], after=after[around], file=name, language=language)


def _words(lines: Sequence[Line]) -> str:
    """Return what lines say, blanks and notes apart, labels first."""
    return "".join(_text_of(line) for line in lines)


def _text_of(line: Line) -> str:
    whole = line.block if line.block is not None else line.content
    return _folded(line.label or "") + (_folded(line.text) if whole is None else _inside(whole))


def _built_words(structure: Structure) -> str:
    """Return what a structure says, in its order, annexes after the body: the proof that nothing was lost on the way."""
    return "".join(_inside(part) for part in (structure.body, *structure.attachments))


def _inside(element: etree._Element) -> str:
    if local(element) == "authorialNote":
        return ""
    inner = "".join(_inside(child) + _folded(child.tail or "") for child in element)
    return _folded(element.text or "") + inner


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text)
