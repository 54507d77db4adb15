"""Rows of labels as a text counts them: which label a line may have, so that a figure in a running text is none."""

from dataclasses import dataclass, field

from hexapla.akn.ids import label_number
from hexapla.domain.label_counts import counts_of
from hexapla.readers.structure.labels import Labelled, style_of

_COUNTED = frozenset({"paragraph", "number", "letter", "chapter", "point", "dotted"})


@dataclass
class LabelRows:
    """The rows that go on, the outermost first: how each is written, and where it has come to."""

    rows: list[tuple[str, set[int]]] = field(default_factory=list)

    def take(self, label: Labelled) -> None:
        """Note a label: its row goes on, or begins, and the rows in it have ended."""
        style, counts = _counted(label)
        if not counts:
            return
        place = self._place(style, counts)
        if place is None and 1 not in counts:
            place = max((index for index, row in enumerate(self.rows) if row[0] == style), default=None)
        del self.rows[len(self.rows) if place is None else place :]
        self.rows.append((style, counts))

    def is_outside(self, label: Labelled) -> bool:
        """Tell whether a label counts and neither begins a row nor goes on in one: a figure, an initial, a year."""
        style, counts = _counted(label)
        return bool(counts) and 1 not in counts and self._place(style, counts) is None

    def _place(self, style: str, counts: set[int]) -> int | None:
        following = {count - 1 for count in counts}
        places = (index for index, row in enumerate(self.rows) if row[0] == style and row[1] & following)
        return max(places, default=None)


def _counted(label: Labelled) -> tuple[str, set[int]]:
    if label.kind not in _COUNTED:
        return "", set()
    return style_of(label.label).replace("i", "a"), counts_of(label_number(label.label, ""))
