"""The account of a source: each word is in the text, or a repair or a rule says where it went; what is left is a finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from hexapla.akn.reading import Reading
from hexapla.proof.alignment import differences, shifted
from hexapla.proof.box_runs import is_of_boxes
from hexapla.proof.canonical import CanonicalText, texts
from hexapla.proof.drawn_figures import count_drawn
from hexapla.proof.glued_marks import parted
from hexapla.proof.overruled import overruled_words, without_overruled
from hexapla.proof.source import SourceText
from hexapla.proof.stories import MARK, Story, Word, find, letters, taken_out, words

_MOSTLY = 0.8
"""The share of words that a drawing must keep beside it, where its numbers are rounded on the page."""

_LONG = 6
"""Words of a note that are not those of another place by chance."""

IN_CELL = "label in a cell"
_GREEK = range(0x370, 0x400)
_LABELS = ("label", "number", "mark")

Run: TypeAlias = Sequence[Word]
_Compared: TypeAlias = tuple[list[list[Run]], list[Run]]


class Fault(NamedTuple):
    """Words that nothing accounts for: what the source says, what the text says there, the place in the source."""

    before: str
    after: str
    place: int
    kind: str


@dataclass
class Account:
    """Sets a source against a document; `left` counts the words that each rule has left out."""

    source: SourceText
    canonical: CanonicalText
    reading: Reading
    left: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = dict(self.source.left)
        self._repairs = [
            (letters(words(each.before)), letters(words(each.after)))
            for each in self.reading.repairs
            if not each.is_markup and words(each.before) != words(each.after)
        ]

    def settle(self) -> None:
        """Set every story against the text, the body last but one: what it lacks may stand in a note."""
        notes, written = self._unequal_notes()
        front, body = self._without_front([word for word in self.source.body if not word.rule])
        kept = list(written)
        lost, added = self._set_against(body, front, written)
        if lost and written:  # a word of a note may have met its like in the text: such notes are taken out whole
            written = kept
            lost, added = self._set_against(self._without_notes(body, written), front, written)
        unstated = without_overruled(lost, self.canonical, self.reading)
        self._leave("overruled line", sum(map(len, lost)) - sum(map(len, unstated)))
        self._report(unstated, self._unknown(added), "body")
        self._settle_notes(notes, written)
        self._settle_heads()
        self._settle_formulas()
        self._count_pools()
        self.left[IN_CELL] = max(0, self.left.get(IN_CELL, 0) - self.canonical.labels_in_cells)

    # the front

    def _without_front(self, body: list[Word]) -> tuple[list[Story], list[Word]]:
        """Take the lines of masthead and preface out of the words of a source, which may count the notes itself that they call; return the lines that it has not."""
        absent, farthest = list[Story](), self.source.front
        heads = [list(head.texts) for head in self.source.heads]
        for line in sorted(self.canonical.front, key=lambda each: -len(each.words)):
            forms = (line, _without_rules(line))
            if taken_out(forms, heads):
                continue
            body = body if forms[0] == forms[1] else parted(body, line.words)
            row = texts(body[:farthest])
            said, place = next(((each, at) for each in forms if (at := find(each.texts, row)) is not None), (line, -1))
            if place < 0:
                absent.append(line)
            else:
                del body[place : place + len(said.words)]
                farthest -= len(said.words)
        return absent, body

    def _without_notes(self, body: list[Word], written: list[Story]) -> list[Word]:
        """Take the notes that a source types among its paragraphs out of its words, each with its mark, and out of `written`."""
        said = texts(self.canonical.body)
        for note in [each for each in written if len(each.words) >= _LONG and find(each.texts, said) is None]:
            row = texts(body)
            if (place := find(note.texts, row)) is not None:
                first = place - (place > 0 and body[place - 1].place == body[place].place)
                body = [*body[:first], *body[place + len(note.words) :]]
                written.remove(note)
        return body

    def _set_against(self, body: list[Word], front: list[Story], written: list[Story]) -> tuple[list[Run], list[Run]]:
        """Return the runs of words that the text lacks, in notes and masthead too, and those that it has besides."""
        said = self.canonical.body
        rows: list[Sequence[Word]] = [said]
        if self.source.counts_itself:  # the marks, which it has not, may have met figures
            rows += [
                [word for word in said if word.rule != MARK or not word.text.isdecimal()],
                [word for word in said if word.rule != MARK],
            ]
        lost, added = _fewest(self._compare(body, row) for row in rows)
        left = list(front)
        return [run for choices in lost for run in self._outside(choices, left, written)], added

    def _settle_heads(self) -> None:
        """Set the head of the first page against the lines of the masthead."""
        known = [word for line in self.canonical.front for word in line.texts]
        known += [word for each in self.reading.repairs if not each.after for word in words(each.before)]
        missing, overruled = letters(known), overruled_words(self.canonical, self.reading)
        for head in self.source.heads:
            lost = [
                word for word in head.words if not word.rule and word.text not in known and word.text not in missing
            ]
            lost = [word for word in lost if word.text not in overruled]
            self._report([lost] if lost else [], [], "head")

    def _settle_formulas(self) -> None:
        """Count the letters and figures of formulas, which have an order of their own; they may have become words."""
        wanted = Counter("".join(letters(each.texts) for each in self.source.formulas))
        known = Counter("".join(letters(each.texts) for each in self.canonical.formulas))
        lost = wanted - known
        if lost and not all(
            letters(each.texts) in letters(texts(self.canonical.body)) for each in self.source.formulas
        ):
            self.faults.append(Fault("".join(sorted(lost.elements())), "", 0, "formula"))

    # notes

    def _unequal_notes(self) -> tuple[list[Story], list[Story]]:
        """Return the notes of the source and of the text that have no equal."""
        written = list(self.canonical.notes)
        left = []
        for note in self.source.notes:
            plain = _without_rules(note)
            equal = next((each for each in written if each.texts in (plain.texts, plain.texts[1:])), None)
            if equal is not None:
                written.remove(equal)
            elif plain.words:
                left.append(plain)
        return left, written

    def _settle_notes(self, notes: Sequence[Story], written: Sequence[Story]) -> None:
        one = [word for note in notes for word in note.words]
        other = [word for note in written for word in note.words]
        lost, added = self._compare(one, other)
        runs = [run for run, *_ in lost]
        runs = [run for run in runs if not (len(run) == 1 and len(run[0].text) <= 3 and run[0].text.isdecimal())]
        self._report(runs, self._unknown(added), "note")

    # the comparison

    def _compare(self, one: Sequence[Word], other: Sequence[Word]) -> tuple[list[list[Run]], list[Run]]:
        """Return the runs of words that the other row lacks, and those that it has besides; repairs are settled.

        A run that is missing may be told in several ways, where the words before it are those at its end.
        """
        lost: list[list[Run]] = []
        added: list[Run] = []
        one = parted(one, other)
        for part in differences(texts(one), texts(other)):
            missing, more = one[part.first : part.last], other[part.start : part.end]
            bare = [word for word in more if word.rule not in _LABELS]
            if any(self._is_same(missing, each) for each in (more, bare)):
                continue
            lost += [[one[first:last] for first, last in shifted(part.first, part.last, texts(one))]] if missing else []
            added += [more] if more else []
        return lost, added

    def _is_same(self, missing: Sequence[Word], more: Sequence[Word]) -> bool:
        """Tell whether two runs of words are one but for blanks, the log of repairs, and letters of symbol fonts."""
        before, after = letters(texts(missing)), letters(texts(more))
        if before == after:
            return True
        for old, new in self._repairs:
            before = before.replace(old, new) if old else before
        return before == after or before == "".join(each for each in after if ord(each) not in _GREEK)

    def _outside(self, choices: Sequence[Run], front: list[Story], written: list[Story]) -> list[Run]:
        """Return what of a run of words stands neither in a note nor in the masthead: nothing, where one way to tell it fits."""
        told = [_apart(run, (*written, *front)) for run in choices]
        left, used = next((each for each in told if not each[0]), told[0])
        for story in used:
            (written if story in written else front).remove(story)
        return left

    def _unknown(self, added: Sequence[Run]) -> list[Run]:
        """Return the runs of words that come from nowhere in the source: no label, no box, no drawing says them."""
        pools = [*self.source.boxes, *self.source.pools]
        said = [letters(story.texts) for story in pools]
        said.append(letters(word.text for word in self.source.body if word.rule))
        drawn = {text for story in pools if story.kind == "drawing" for text in story.texts} | self.source.shown
        found = []
        for run in added:
            rest = [word for word in run if word.rule not in _LABELS or not self.source.counts_itself]
            forms = {letters(texts(rest)), letters(texts(run))}
            is_drawn = count_drawn(texts(rest), drawn) >= _MOSTLY * len(rest)
            is_said = any(any(each in story for story in said) or is_of_boxes(each, said) for each in forms)
            if not is_drawn and not is_said:
                found.append(run)
        return found

    # the report

    def _report(self, lost: Sequence[Run], added: Sequence[Run], kind: str) -> None:
        self.faults += [Fault(" ".join(texts(run)), "", run[0].place, kind) for run in lost]
        self.faults += [Fault("", " ".join(texts(run)), 0, kind) for run in added]

    def _leave(self, rule: str, count: int) -> None:
        if count:
            self.left[rule] = self.left.get(rule, 0) + count

    def _count_pools(self) -> None:
        """Count the words that rules have left out; a box must be in the text, in a note or in the masthead."""
        others = (text for story in (*self.canonical.front, *self.canonical.notes) for text in story.texts)
        whole = letters((*texts(self.canonical.body), *others))
        for word in self.source.body:
            self._leave(word.rule, 1 if word.rule else 0)
        for story in self.source.pools:
            is_there = letters(story.texts) in whole
            self._leave(story.kind, 0 if is_there else len(story.words))
        for box in self.source.boxes:
            plain = _without_rules(box)
            if letters(plain.texts) not in whole:
                lost = [word for word in plain.words if word.text not in whole]
                self._report([lost] if lost else [], [], "box")


def _fewest(compared: Iterable[_Compared]) -> _Compared:
    """Return the first comparison that says that nothing is lost nor besides, or that nothing is lost at first sight, else the one with the fewest words of both."""
    found: list[_Compared] = []
    for each in compared:
        found.append(each)
        if not any(each):
            return each
    lost = [sum(len(choices[0]) for choices in each[0]) for each in found]
    more = [sum(map(len, each[1])) for each in found]
    return found[min(range(len(found)), key=lambda place: (lost[place], more[place])) if lost[0] else 0]


def _apart(run: Run, pool: Sequence[Story]) -> tuple[list[Run], list[Story]]:
    """Return what of a run of words no story of a pool says, as runs, and the stories that it says whole.

    A note may have its mark before it.
    """
    left: list[list[Word]] = [[]]
    used: list[Story] = []
    row = texts(run)
    said: dict[tuple[str, ...], list[tuple[int, Story]]] = {}
    for place, story in enumerate(pool):
        said.setdefault(story.texts, []).append((place, story))
    lengths = {len(words) for words in said}
    position = 0
    while position < len(row):
        found = (
            (place, skipped, story)
            for skipped in (0, 1)
            for length in lengths
            for place, story in said.get(tuple(row[position + skipped : position + skipped + length]), ())
        )
        hits = sorted(found, key=lambda each: each[:2])
        hit = next(((story, skipped + len(story.words)) for _, skipped, story in hits if story not in used), None)
        if hit is None:
            left[-1].append(run[position])
            position += 1
        else:
            used.append(hit[0])
            position += hit[1]
            left.append([])
    return [each for each in left if each], used


def _without_rules(story: Story) -> Story:
    return story._replace(words=tuple(word for word in story.words if not word.rule))
