"""Letters of a paragraph that its author set closer by hand: all, or a part, of which runs begin and end anew at its ends."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from hexapla.akn.closer_letters import CloserLetters
from hexapla.writers.docx.wml import make, name

_BEFORE = ("rStyle", "b", "bCs", "i", "iCs", "strike", "dstrike")
"""What stands before the spacing of letters in the properties of a run (the order of the schema)."""


RAISED = "superscript"


def set_closer(content: Iterable[etree._Element], closer: CloserLetters) -> None:
    """Set letters of the runs of some content closer, in place."""
    runs = [run for element in content for run in element.iterfind(f".//{name('r')}")]
    if closer.first:
        begin, end = closer.among(sum(map(_length, runs)))
        runs = _between(runs, begin, end)
    for properties in (run.find(name("rPr")) for run in runs):
        if properties is not None and properties.find(name("spacing")) is None:
            before = [part for part in properties if etree.QName(part).localname in _BEFORE]
            properties.insert(len(before), make("spacing", val=-closer.by))


def _between(runs: Sequence[etree._Element], begin: int, end: int) -> list[etree._Element]:
    """Return the runs between two places among their letters; one that a place divides becomes two."""
    found, place = [], 0
    for run in runs:
        after = place + _length(run)
        for cut in (end, begin):  # the last first: what is cut off stands behind the run
            if place < cut < after:
                behind = _cut(run, cut - place)
                if cut == begin:
                    found.append(behind)
        if begin <= place < end and _length(run):
            found.append(run)
        place = after
    return found


def _cut(run: etree._Element, place: int) -> etree._Element:
    """Cut a run behind so many letters; return what is cut off, which stands behind it."""
    behind = deepcopy(run)
    before = 0
    for here, there in zip(list(run), list(behind), strict=True):
        words = here.text or ""
        if here.tag == name("t"):
            for part, kept in ((here, words[: max(0, place - before)]), (there, words[max(0, place - before) :])):
                part.text = kept
                part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            before += len(words)
        elif here.tag != name("rPr"):
            (run if before >= place else behind).remove(here if before >= place else there)
    run.addnext(behind)
    return behind


def _length(run: etree._Element) -> int:
    """Return how many letters a run has; marks of notes and other raised ones are none of the text."""
    raised = run.find(f"{name('rPr')}/{name('vertAlign')}")
    if run.find(name("footnoteReference")) is not None or (raised is not None and raised.get(name("val")) == RAISED):
        return 0
    return sum(len(text.text or "") for text in run.iterchildren(name("t")))
