"""The fidelity proof: the words of the canonical XML are the words of the source, apart from logged repairs.

The proof starts again from the source as it was decoded and applies the log; it knows nothing of how the
reader took the text apart.  What data or document.toml supplied is left out.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import runs
from hexapla.akn.names import SUPPLIED, akn, local
from hexapla.akn.reading import Reading, applied
from hexapla.codes import finding
from hexapla.findings import Finding

STATED = "document.toml"
"""What `hx:supplied` says where document.toml overrules a line of the masthead."""

_FRONT = ("coverPage", "preface")
_BODY = ("mainBody", "attachments")
_LINES = ("p", "heading", "num")
_BLANKS = " \t\u00a0"

Line = tuple[str, str]
"""A line of the document: the label (or nothing) and the text that stood behind it."""


def check_fidelity(document: AknDocument, reading: Reading) -> Iterator[Finding]:
    """Yield an error where a character was lost, added or moved; sources that are no text prove nothing here."""
    if not reading.text:
        return
    place = {"file": reading.name, "language": reading.language}
    try:
        repaired = applied(reading.text, reading.repairs)
    except ValueError as error:
        yield finding("F-003", after=str(error), **place)
        return
    wanted = [line for raw in repaired.split("\n") if (line := raw.strip(_BLANKS))]
    front, body = wanted[: len(reading.slots)], wanted[len(reading.slots) :]
    for before, after in (*_front_differences(front, document), *_body_difference(body, document)):
        yield finding("F-003", before=before, after=after, **place)


def _front_differences(wanted: list[str], document: AknDocument) -> list[tuple[str, str]]:
    """Compare the masthead, whose lines the canonical form may order anew and document.toml may overrule."""
    found = Counter(label + text for label, text in _lines(document, _FRONT))
    lost, added = Counter(wanted) - found, found - Counter(wanted)
    overruled = sum(1 for area in document.main if local(area) in _FRONT for e in area.iter() if e.get(SUPPLIED) == STATED)
    if not added and lost.total() <= overruled:
        return []
    return [("\n".join(lost), "\n".join(added))]


def _body_difference(wanted: list[str], document: AknDocument) -> list[tuple[str, str]]:
    """Return the first line of the body that is not the source's."""
    for raw, line in zip_longest(wanted, _lines(document, _BODY)):
        if raw is None or line is None or not _is_same(raw, *line):
            return [(raw or "", "".join(line) if line else "")]
    return []


def _is_same(raw: str, label: str, text: str) -> bool:
    """Tell whether a source line is this label and this text, with nothing but blanks between them."""
    if not raw.startswith(label) or not raw.endswith(text) or len(raw) < len(label) + len(text):
        return False
    return not raw[len(label) : len(raw) - len(text)].strip(_BLANKS)


def _lines(document: AknDocument, areas: tuple[str, ...]) -> Iterator[Line]:
    """Yield the lines of a document; a label and the text behind it are one line of the source."""
    label = ""
    for area in document.main:
        if local(area) not in areas:
            continue
        for element in area.iter(*(akn(name) for name in _LINES)):
            if _is_supplied(element) or _is_in_note(element):
                continue
            text = "".join(run.text for run in runs(element))
            if local(element) == "num":
                label = text
            elif label or text:
                yield label, text
                label = ""
    if label:
        yield label, ""


def _is_supplied(element: etree._Element) -> bool:
    return any(each.get(SUPPLIED) is not None for each in (element, *element.iterancestors(), *element))


def _is_in_note(element: etree._Element) -> bool:
    return any(local(above) == "authorialNote" for above in element.iterancestors())
