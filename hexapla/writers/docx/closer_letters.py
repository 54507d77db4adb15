"""Letters of a paragraph that its author set closer by hand: all, or a part, of which runs begin and end anew at its ends."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from hexapla.akn.closer_letters import CloserLetters
from hexapla.writers.docx.wml import make, name

_BEFORE = ("rStyle", "b", "bCs", "i", "iCs", "strike", "dstrike")
"""What stands before the spacing of letters in the properties of a run (the order of the schema)."""


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
            if place < cut < after and len(run.findall(name("t"))) == 1:
                behind = _cut(run, cut - place)
                if cut == begin:
                    found.append(behind)
        if begin <= place < end and _length(run):
            found.append(run)
        place = after
    return found


def _cut(run: etree._Element, place: int) -> etree._Element:
    """Cut a run of one text behind so many letters; return what is cut off, which stands behind it."""
    behind = deepcopy(run)
    for part, words in ((run, slice(None, place)), (behind, slice(place, None))):
        text = part.find(name("t"))
        if text is not None:
            text.text = (text.text or "")[words]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(behind)
    return behind


def _length(run: etree._Element) -> int:
    return sum(len(text.text or "") for text in run.iterchildren(name("t")))
