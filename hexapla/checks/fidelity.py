"""The fidelity proof: the words of the canonical XML are the words of the source, apart from logged repairs.

The proof starts again from the source as it was decoded and applies the log; it knows nothing of how the
reader took the text apart.  What data or document.toml supplied is left out.  Two things may stand elsewhere than
in the source, each line of them logged: the texts of notes, which stand at their marks, and the lines of the
masthead, which have an order of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import runs
from hexapla.akn.names import SUPPLIED, akn, local
from hexapla.akn.reading import Reading, Repair, applied
from hexapla.codes import finding
from hexapla.findings import Finding

STATED = "document.toml"
"""What `hx:supplied` says where document.toml overrules a line of the masthead."""

MOVED = "N-101"
"""The repair that takes the text of a note to its mark."""

JOINED = "S-101"
"""The repair that takes a line end out; the lines behind it keep the numbers that they had."""

CUT = "S-106"
"""The repair that moves the second part of a paragraph over the end of a page: one entry puts, another takes."""

RULED = "T-110"
"""The repair that drops a row of hyphens between rows of a table."""

_FRONT = ("coverPage", "preface")
_BODY = ("preamble", "mainBody", "attachments")
_LINES = ("p", "heading", "subheading", "num", "caption", "tr")
_BLANKS = " \t\u00a0\u3000"
_COLONS = (":", "：")
_RULE = re.compile(r"[|\s:+=-]+")
_LONGEST = 300
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_PLAIN, _RAISED = "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED, _LIFTED = str.maketrans(_RAISED, _PLAIN), str.maketrans(_PLAIN, _RAISED)
_MARK = re.compile(rf"[\[(]?(\d{{1,3}}|[{_RAISED}]{{1,3}}|\*{{1,3}}|†{{1,2}}|‡)[\])/]?[ \t\u00a0]*")

Difference = tuple[str, str]


@dataclass(frozen=True)
class _Line:
    """A line of the document: the label (or nothing) and the text behind it, the cells of a row parted by tabulators.

    `marks` are the offsets in the text at which note marks stand, which the source may have in brackets or raised.
    """

    label: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    is_row: bool = False

    def is_same(self, raw: str) -> bool:
        """Tell whether a source line is this label and this text, with nothing but blanks between them."""
        if self.is_row:
            bar = "|" if raw[:1] == raw[-1:] == "|" else "\t"
            raw = "\t".join(filter(None, map(_stripped, raw.split(bar)))) if bar in raw else ""
        if not raw.startswith(self.label):
            return False
        rest = raw[len(self.label) :].lstrip(_BLANKS) if self.label else raw
        return rest == self.text.lstrip(_BLANKS) or rest == self.text or (bool(self.marks) and self._is_marked(rest))

    def _is_marked(self, raw: str) -> bool:
        pattern, position = "", 0
        for start, end in self.marks:
            mark = re.escape(self.text[start:end])
            pattern += re.escape(self.text[position:start]) + rf"(?:[\[(]?{mark}[\])/]?|{mark.translate(_LIFTED)})"
            position = end
        return re.fullmatch(pattern + re.escape(self.text[position:]), raw) is not None


def check_fidelity(document: AknDocument, reading: Reading) -> Iterator[Finding]:
    """Yield an error where a character was lost, added or moved; sources that are no text prove nothing here."""
    if not reading.text:
        return
    place = {"file": reading.name, "language": reading.language}
    try:
        repaired = applied(reading.text, reading.repairs)
    except ValueError as error:
        yield _fault("", str(error), **place)
        return
    if not _is_whole(reading.repairs):
        yield _fault("", CUT, **place)
    numbered = list(_numbered(repaired, reading.repairs))
    kept, moved, differences = _without_moved(numbered, reading.repairs)
    front_length = len({slot.line for slot in reading.slots if slot.line})
    front, body = kept[:front_length], kept[front_length:]
    differences += _slot_differences(front, reading)
    differences += _front_differences([slot.text for slot in reading.slots if slot.line], document)
    differences += _note_differences(moved, document)
    differences += _body_difference(body, document)
    for before, after in differences:
        yield _fault(before, after, **place)


def _fault(before: str, after: str, **place: str) -> Finding:
    what = "missing or moved" if before else "in no place of the source"
    return finding("F-003", what=what, words=(before or after)[:_LONGEST], before=before, after=after, **place)


def _is_whole(repairs: Sequence[Repair]) -> bool:
    """Tell whether what was taken from below the end of a page is what was put above it."""
    rows = [repair for repair in repairs if repair.code == CUT]
    taken = Counter(repair.before.strip(_BLANKS) for repair in rows if repair.before)
    return taken == Counter(repair.after.strip(_BLANKS) for repair in rows if repair.after)


def _numbered(text: str, repairs: Sequence[Repair]) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold anything, with the numbers they had before lines were joined."""
    joined = {repair.line for repair in repairs if repair.code == JOINED and not repair.is_markup}
    number = 0
    for raw in text.split("\n"):
        number += 1
        first = number
        while number in joined:
            number += 1
        if line := raw.strip(_BLANKS):
            yield first, line


def _without_moved(
    numbered: Sequence[tuple[int, str]], repairs: Sequence[Repair]
) -> tuple[list[str], list[str], list[Difference]]:
    """Take the lines out that the log says were moved or dropped; what it says of them must be so."""
    logged = {repair.line: repair for repair in repairs if repair.is_markup and repair.code in (MOVED, RULED)}
    kept, moved = [], []
    differences: list[Difference] = []
    for number, line in numbered:
        repair = logged.pop(number, None)
        if repair is None:
            kept.append(line)
        elif repair.before != line or (repair.code == RULED and not _RULE.fullmatch(line)):
            differences.append((line, repair.before))
        elif repair.code == MOVED:
            moved.append(line)
    differences += [("", repair.before) for repair in logged.values()]
    return kept, moved, differences


def _slot_differences(front: Sequence[str], reading: Reading) -> list[Difference]:
    """Compare the lines of the masthead with the slots they fill: a row of a table fills several, bars between them."""
    by_line: dict[int, str] = {}
    for slot in reading.slots:
        if slot.line:
            by_line[slot.line] = by_line.get(slot.line, "") + slot.text
    found = []
    for raw, text in zip(front, (by_line[number] for number in sorted(by_line)), strict=False):
        bare = raw.replace("|", "") if raw.startswith("|") else raw
        if re.sub(r"\s+", "", bare) != re.sub(r"\s+", "", text):
            found.append((raw, text))
    return found


def _front_differences(wanted: Sequence[str], document: AknDocument) -> list[Difference]:
    """Compare the masthead, whose lines the canonical form may order anew and document.toml may overrule."""
    said = (line.label + line.text for line in _lines(document, _FRONT))
    found, texts = (
        Counter(_BRACKETED.sub(r"\1", text).translate(_LOWERED) for text in each) for each in (said, wanted)
    )
    lost, added = texts - found, found - texts
    overruled = sum(
        1 for area in document.main if local(area) in _FRONT for e in area.iter() if e.get(SUPPLIED) == STATED
    )
    if not added and lost.total() <= overruled:
        return []
    return [("\n".join(lost), "\n".join(added))]


def _note_differences(moved: Sequence[str], document: AknDocument) -> list[Difference]:
    """Compare the texts that were moved with the notes: each is one, its mark in front of it or lost."""
    notes: dict[str, list[str]] = {}
    for note in document.main.iter(akn("authorialNote")):
        text = " ".join(_text(part)[0] for part in note)
        if text and all(part.get(SUPPLIED) is None for part in note):
            notes.setdefault(text, []).append(note.get("marker", ""))
    found: list[Difference] = []
    for line in moved:
        match = _MARK.match(line)
        rest, mark = (line[match.end() :], match[1].translate(_LOWERED)) if match else ("", "")
        if mark and mark in notes.get(rest, ()):
            notes[rest].remove(mark)
        elif notes.get(line):
            notes[line].pop(0)
        else:
            found.append((line, ""))
    return found + [("", text) for text, marks in notes.items() for _ in marks]


def _body_difference(wanted: Sequence[str], document: AknDocument) -> list[Difference]:
    """Return the first line of the body that is not the source's."""
    raws: Iterator[str] = iter(wanted)
    for line in _lines(document, _BODY):
        raw = next(raws, None)
        if raw is not None and line.label and line.text and raw == line.label.strip(_BLANKS):
            raw, line = next(raws, None), _Line("", line.text, line.marks)  # noqa: PLW2901  the text stands below its label
        if raw is not None and line.text.endswith(_COLONS) and line.text in raw and not line.is_same(raw):
            end = raw.index(line.text) + len(line.text)  # the provision that it quotes stands behind it
            raw, raws = raw[:end], chain([_stripped(raw[end:])], raws)
        if raw is None or not line.is_same(raw):
            return [(raw or "", line.label + line.text)]
    rest = next(raws, None)
    return [] if rest is None else [(rest, "")]


def _lines(document: AknDocument, areas: tuple[str, ...]) -> Iterator[_Line]:
    """Yield the lines of a document; a label and the text behind it are one line of the source, or two."""
    label = ""
    for element in _printed(document, areas):
        name = local(element)
        text, marks = _text(element) if name != "tr" else ("", ())
        if label and name in ("num", "caption", "tr"):
            yield _Line(label, "")
            label = ""
        if name == "tr":
            yield _row(element)
        elif name == "caption":
            yield from _of_caption(text, marks)
        elif name == "num":
            label = text
        elif label or text:
            yield _Line(label, text, marks)
            label = ""
    if label:
        yield _Line(label, "")


def _printed(document: AknDocument, areas: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements that hold lines; what data supplied is none, notes and cells are part of theirs."""
    for area in document.main:
        if local(area) in areas:
            for element in area.iter(*(akn(name) for name in _LINES)):
                if not _is_supplied(element) and not _is_inside(element, ("authorialNote", "tr")):
                    yield element


def _text(element: etree._Element) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words of an element that are the source's, and where note marks stand in them."""
    text, marks = "", []
    for run in (each for each in runs(element) if not each.supplied):
        if run.note is not None or ("sup" in run.marks and run.text.isdecimal()):
            marks.append((len(text), len(text) + len(run.text)))
        text += run.text
    return text, tuple(marks)


def _of_caption(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[_Line]:
    """Yield the lines of a caption; the source has each by itself."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        yield _Line("", line, tuple((first - start, last - start) for first, last in marks if start <= first < end))
        start = end + 1


def _row(row: etree._Element) -> _Line:
    text, marks = "", []
    for cell in row:
        text += "\t" if text and any(_text(part)[0] for part in cell) else ""
        for part in cell:
            words, places = _text(part)
            marks += [(len(text) + start, len(text) + end) for start, end in places]
            text += words
    return _Line("", text, tuple(marks), is_row=True)


def _is_supplied(element: etree._Element) -> bool:
    return any(each.get(SUPPLIED) is not None for each in (element, *element.iterancestors(), *element))


def _is_inside(element: etree._Element, names: tuple[str, ...]) -> bool:
    return any(local(above) in names for above in element.iterancestors())


def _stripped(text: str) -> str:
    return text.strip(_BLANKS)
