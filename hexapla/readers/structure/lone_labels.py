"""Numbers that stand in a paragraph of their own, as pages set them: each belongs to the paragraph that follows it."""

from collections.abc import Sequence
from dataclasses import replace

from hexapla.readers.structure.labels import split_label
from hexapla.readers.structure.lines import Line

_NUMBERS = ("paragraph", "prefixed")


def with_lone_labels(lines: Sequence[Line], language: str) -> list[Line]:
    """Return lines in which a number that stands alone is the label of the line below it."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and _is_lone(before, language) and _is_unlabelled(line, language):
            found[-1] = replace(line, label=before.text.strip(), style=before.style)
        else:
            found.append(line)
    return found


def _is_lone(line: Line, language: str) -> bool:
    if line.label or line.eid or line.block is not None or line.content is None or len(line.content):
        return False
    unit = split_label(line.text, language)
    return unit.kind in _NUMBERS and not unit.text


def _is_unlabelled(line: Line, language: str) -> bool:
    is_text = line.block is None and not line.label and not line.eid and line.style in (None, "paragraph")
    return is_text and split_label(line.text, language).kind in ("text", "plain")
