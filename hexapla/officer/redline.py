"""Two versions of a text as a Word file with tracked changes: the edition of the new one, and in it what the old one had."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.officer.revisions import Revision, Unit, revisions, units_of
from hexapla.officer.untracked import with_untracked
from hexapla.officer.word_comments import AUTHOR
from hexapla.officer.word_text import Span, WordText
from hexapla.present import EARLIEST_DAY
from hexapla.readers.word.names import remove, val, w
from hexapla.readers.word.package import open_package
from hexapla.writers.docx.package import serialised, zipped
from hexapla.writers.docx.registers import LISTS
from hexapla.writers.docx.wml import make, text_parts

_NUMBER = re.compile(r"(\d{1,9})(\D{0,2})")

_INS, _DEL, _TO, _FROM = "ins", "del", "moveTo", "moveFrom"


class Redline(NamedTuple):
    """A Word file with tracked changes, and how many changes it does not show."""

    data: bytes
    left_out: int


def redline(edition: bytes, old: AknDocument, new: AknDocument) -> Redline:
    """Return the Word edition of the new version with its differences from the old one as tracked changes.

    What all changes rejected leave is the old text, what all changes accepted leave the edition as it was.  Numbers of
    paragraphs are counted by Word, so that they are those of the text that is left; the pictures are those of the new version, and notes that were taken out have no call: comments say so.
    """
    package = open_package(edition, "the edition")
    before, changes = units_of(old), revisions(units_of(old), units_of(new))
    moment = f"{max(EARLIEST_DAY, new.day).isoformat()}T00:00:00Z"
    main = package.root(package.main)
    assert main is not None  # noqa: S101 - it is an edition of ours
    text = _Marking(main, [each for each in changes if not _is_note(each)], moment)
    text.mark()
    text.put_back([each for each in before if each.kind != "note"])
    parts, left_out = {package.main: main}, text.left_out
    part = next(package.related("footnotes"), "")
    if (root := package.root(part)) is not None:
        notes = _Marking(root, [each for each in changes if _is_note(each)], moment, text.numbers)
        notes.mark()
        notes.mark_calls(main)
        parts[part], left_out = root, left_out + notes.left_out
    data = zipped({**package.members, **{name: serialised(root) for name, root in parts.items()}})
    return Redline(with_untracked(data, changes, old, new), left_out)


def _is_note(change: Revision) -> bool:
    return (change.new or change.old or Unit("", "", None, "")).kind == "note"


@dataclass
class _Marking:
    """A part of the edition, and the revisions of what stands in it; `left_out` counts those that have no place there.

    `moment` is what is noted of each: the day of the new version, so that the same texts make the same file.
    """

    root: etree._Element
    changes: Sequence[Revision]
    moment: str
    numbers: Iterator[int] = field(default_factory=count)
    left_out: int = 0

    def __post_init__(self) -> None:
        there = [each.new for each in self.changes if each.new is not None]
        exact, loose = (WordText(self.root, kept) for kept in (bool, lambda sign: not sign.isspace()))
        places = zip(there, *(each.spans([unit.text for unit in there]) for each in (exact, loose)), strict=True)
        self.places: dict[Unit, tuple[WordText, Span]] = {}
        for unit, here, near in places:  # tables and lines with tabs are found without their blanks
            if here or near:
                self.places[unit] = (exact, here) if here else (loose, near)

    def mark(self) -> None:
        """Mark what was changed, put in, or moved here."""
        for change in self.changes:
            if change.new is None or change.status in ("same", "renumbered"):
                continue
            if change.new not in self.places:
                self.left_out += 1
            elif change.is_moved:
                self._mark_whole(change.new, _TO)
            elif change.old is None:
                self._mark_whole(change.new, _INS)
            else:
                self._mark_words(change)

    def put_back(self, before: Sequence[Unit]) -> None:
        """Put what was taken out, and what was moved, where it stood in the old version."""
        of = {each.old: each for each in self.changes if each.old is not None}
        anchor = looks = None
        counted, number = self._first_counted()
        for unit in before:
            change = of[unit]
            if change.new is not None and not change.is_moved:
                if change.new in self.places:
                    anchor, looks = self._last(change.new), self._paragraphs(change.new)[-1]
                    if unit.num and _is_counted(looks):
                        counted, number = looks, unit.num
            elif anchor is None or looks is None or (change.is_moved and change.new not in self.places):
                self.left_out += 1
            else:
                is_next = unit.kind == "paragraph" and counted is not None and _follows(unit.num, number)
                number = unit.num or number if is_next else number
                model = counted if is_next and counted is not None else looks
                paragraph = self._taken_out(unit, model, _FROM if change.new else _DEL, is_counted=is_next)
                anchor.addnext(paragraph)
                anchor = self._ranged([paragraph], _FROM, change.new) if change.new else paragraph

    def _first_counted(self) -> tuple[etree._Element | None, str]:
        """Return the first paragraph whose number Word counts, and what stands before number one of its list, where it is that."""
        first = next((each for each in self.root.iter(w("p")) if _is_counted(each)), None)
        lists = {str(number): f"0{ending}" for ending, number in LISTS.items()}
        before = lists.get(val(next(first.iter(w("numId"))), "val") or "", "") if first is not None else ""
        return (first, before) if before else (None, "")

    def mark_calls(self, main: etree._Element) -> None:
        """Mark the calls of notes that were put in."""
        for change in self.changes:
            if change.new is not None and change.new in self.places and change.old is None:
                number = val(next(self._paragraphs(change.new)[0].iterancestors(w("footnote"))), "id")
                for call in [each for each in main.iter(w("footnoteReference")) if val(each, "id") == number]:
                    self._wrap(next(call.iterancestors(w("r"))), _INS)

    def _mark_words(self, change: Revision) -> None:
        assert change.new is not None  # noqa: S101 - it was changed, not taken out
        text, (start, end) = self.places[change.new]
        place, steps = start, []
        for piece in change.pieces:
            steps.append((place, piece))
            place += 0 if piece.is_removed else len(text.plain(piece.text))
        for here, piece in reversed(steps):  # the last first: what is cut moves what stands behind it
            if piece.is_added and text.plain(piece.text):
                for run in text.runs((here, here + len(text.plain(piece.text)))):
                    self._wrap(run, _INS)
            elif piece.is_removed:
                beside = text.first_run(here) if here < end else text.last_run(end - 1)
                holder = beside.getparent()
                target = holder if holder is not None and holder.tag == w(_INS) else beside
                gone = self._tracked(_DEL, _run(piece.text, beside, is_gone=True))
                (target.addprevious if here < end else target.addnext)(gone)

    def _mark_whole(self, unit: Unit, kind: str) -> None:
        """Mark all paragraphs of a unit, their ends too; and the rows of a table."""
        paragraphs = self._paragraphs(unit)
        for paragraph in paragraphs:
            for run in [each for each in paragraph.iter(w("r")) if next(each.iterancestors(w("p"))) is paragraph]:
                self._wrap(run, kind)
            _of(_of(paragraph, "pPr", 0), "rPr", None).insert(0, self._tracked(kind))
        for row in dict.fromkeys(row for each in paragraphs for row in each.iterancestors(w("tr"))):
            _of(row, "trPr", 0).append(self._tracked(_INS))
        if kind == _TO and paragraphs:
            self._ranged(paragraphs, kind, unit)

    def _taken_out(self, unit: Unit, beside: etree._Element, kind: str, *, is_counted: bool) -> etree._Element:
        """Return a paragraph that stands no longer here, in the looks of the one beside it.

        One that `is_counted` has its number of Word, so that what stands behind it has its old number where it is put back.
        """
        looks = deepcopy(_of(beside, "pPr", 0))
        gone = ("sectPr", "rPr") if is_counted else ("numPr", "sectPr", "rPr")
        for each in [child for child in looks if child.tag in tuple(map(w, gone))]:
            remove(each)
        looks.append(make("rPr", self._tracked(kind)))
        words = f"{unit.num}\t{unit.text}" if unit.num and not is_counted else unit.text
        return make("p", looks, self._tracked(kind, _run(words, None, is_gone=kind == _DEL)))

    def _ranged(self, paragraphs: Sequence[etree._Element], kind: str, unit: Unit) -> etree._Element:
        """Name a move in both of its places, and return what stands last of it."""
        number = next(self.numbers)
        start = make(
            f"{kind}RangeStart", id=number, author=AUTHOR, date=self.moment, name=f"move {unit.kind} {unit.eid}"
        )
        end = make(f"{kind}RangeEnd", id=number)
        paragraphs[0].addprevious(start)
        paragraphs[-1].addnext(end)
        return end

    def _paragraphs(self, unit: Unit) -> list[etree._Element]:
        text, (start, end) = self.places[unit]
        return list(dict.fromkeys(text.paragraph(place) for place in range(start, end)))

    def _last(self, unit: Unit) -> etree._Element:
        """Return what a paragraph can be put behind: the last of a unit, or the table that it stands in."""
        last = self._paragraphs(unit)[-1]
        return next((each for each in last.iterancestors(w("tbl")) if unit.kind == "table"), last)

    def _wrap(self, run: etree._Element, kind: str) -> None:
        holder = self._tracked(kind)
        run.addprevious(holder)
        holder.append(run)

    def _tracked(self, kind: str, *content: etree._Element) -> etree._Element:
        return make(kind, *content, id=next(self.numbers), author=AUTHOR, date=self.moment)


def _is_counted(paragraph: etree._Element) -> bool:
    """Tell whether Word counts the number of a paragraph."""
    return paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None


def _follows(number: str | None, before: str) -> bool:
    """Tell whether a number is the next one behind another, written as it is."""
    own, other = (_NUMBER.fullmatch(each) for each in (number or "", before))
    return bool(own and other and own[2] == other[2] and int(own[1]) == int(other[1]) + 1)


def _run(words: str, beside: etree._Element | None, *, is_gone: bool) -> etree._Element:
    """Return a run in the looks of the one beside it."""
    looks = beside.find(w("rPr")) if beside is not None else None
    parts = text_parts(words)
    for part in parts if is_gone else ():
        if part.tag == w("t"):
            part.tag = w("delText")
    return make("r", *([deepcopy(looks)] if looks is not None else []), *parts)


def _of(holder: etree._Element, name: str, place: int | None) -> etree._Element:
    """Return the properties of an element, made where it has none; those of a paragraph's end come after all but two."""
    found = holder.find(w(name))
    if found is None:
        found = make(name)
        late = [child for child in holder if child.tag in (w("sectPr"), w("pPrChange"))]
        holder.insert(place if place is not None else len(holder) - len(late), found)
    return found
