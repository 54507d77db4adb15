"""Attributions: a dash and the name of who said what stands above, `— Proverb`, which is no item of a list."""

from collections.abc import Sequence

from hexapla.readers.structure.labels import Labelled, ends_sentence, may_be_heading, split_label
from hexapla.readers.structure.lines import Line

_DASHES = ("–", "—", "-")
_LISTED = ("bullet", "quotation")
_LONGEST = 120
_INTRODUCING = (":", ";", ",", "：", "；", "，", "،", "؛")


def attributions(lines: Sequence[Line], language: str) -> frozenset[int]:
    """Return the lines (by `id`) that are attributions, among those whose labels are typed."""
    labels = [Labelled("", line.label, line.text) if line.label else split_label(line.text, language) for line in lines]
    return frozenset(
        id(line) for index, line in enumerate(lines) if not (line.label or line.eid) and is_attribution(labels, index)
    )


def is_attribution(labels: Sequence[Labelled], index: int) -> bool:
    """Tell whether a line with a dash before it stands alone below a sentence that has ended, and is none itself."""
    if not index or not _has_dash(labels[index]) or not may_be_heading(labels[index].text, _LONGEST):
        return False
    above = labels[index - 1]
    is_alone = not any(map(_has_dash, (above, *labels[index + 1 : index + 2])))
    return is_alone and ends_sentence(above.text) and not above.text.rstrip().endswith(_INTRODUCING)


def _has_dash(label: Labelled) -> bool:
    return label.kind in _LISTED and label.label in _DASHES
