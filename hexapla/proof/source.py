"""What a source says, whatever its format: the words of its stories, and what of it may be left out by rule."""

from dataclasses import dataclass, field

from hexapla.proof.stories import Story, Word


@dataclass
class SourceText:
    """The stories of a source.

    `body` must be in the text, in its order, but for words that a rule names; so must each of `notes` and `heads` (the
    masthead in the head of the first page).  `pools` are texts that may stand anywhere, or nowhere by the rule that is
    the kind of the story; `left` counts what is never text, by rule; `marks` are the texts
    that are bold, struck out and so on; `shown` are words of the figures of charts as these may show them: rounded, in groups, per cent, with the words of their formats; `front` tells among how many words at the beginning the lines of the masthead
    are looked for.
    """

    body: tuple[Word, ...] = ()
    notes: list[Story] = field(default_factory=list)
    heads: list[Story] = field(default_factory=list)
    boxes: list[Story] = field(default_factory=list)
    pools: list[Story] = field(default_factory=list)
    formulas: list[Story] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    counts_itself: bool = False
    front: int = 1500

    def leave(self, rule: str, count: int) -> None:
        """Count what a rule leaves out."""
        if count:
            self.left[rule] = self.left.get(rule, 0) + count

    def mark(self, kind: str, text: str) -> None:
        """Note that a text has a mark."""
        self.marks.setdefault(kind, []).append(text)
