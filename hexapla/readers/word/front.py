"""The front of a Word file: masthead in the page header or in the body, the block under it, the job number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.reading import Repair, Slot
from hexapla.codes import finding
from hexapla.domain.label_patterns import matches
from hexapla.domain.symbol import Symbol
from hexapla.findings import Finding
from hexapla.readers.masthead.recognition import UNKNOWN, read_masthead
from hexapla.readers.masthead.slots import key_of as line_key
from hexapla.readers.masthead.slots import pieces_of
from hexapla.readers.structure.lines import Line
from hexapla.readers.word.names import R, is_on, val, w
from hexapla.readers.word.package import Package

PAGE_FURNITURE = "F-103"
"""The repair that leaves out what a page adds to a text."""

_LONGEST_FOLIO = 7
"""Words of the longest number of a page: `第 1 页 ， 共 2 页`."""

CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_JOB = re.compile(r"(?<![\w-])(?P<job>(?:GE\.)?(?P<year>\d{2})-(?P<number>\d{5})(?:\s*\([A-Z]\))?)")
_FIGURES = re.compile(r"\d{7}")
_OPENING = Line(0, "United Nations")


def properties_of(package: Package) -> dict[str, str]:
    """Return the custom properties of a file by name."""
    root = package.first("custom-properties", "")
    found = {}
    for entry in root.iter(CUSTOM) if root is not None else ():
        text = "".join(str(part) for part in entry.itertext()).replace("_x000d_", " ")
        found[str(entry.get("name", ""))] = text.strip()
    return found


def first_page(package: Package, kind: str) -> Iterator[str]:
    """Yield the parts that print the head (or foot) of the first page, in their order."""
    root = package.root(package.main)
    section = next(root.iter(w("sectPr")), None) if root is not None else None
    if section is None:
        return
    wanted = "first" if is_on(section.find(w("titlePg"))) else "default"
    relations = package.relations(package.main)
    for reference in section.iter(w(f"{kind}Reference")):
        relation = relations.get(reference.get(f"{{{R}}}id", ""))
        if val(reference, "type") == wanted and relation is not None and not relation.is_outside:
            yield relation.target


def key_of(text: str, language: str) -> str | None:
    """Return which line of a masthead a text is, None where it is none that we know."""
    alone, _ = read_masthead((Line(1, text),), language)
    if alone:
        return alone[0].key
    slots, _ = read_masthead((_OPENING, Line(1, text)), language)
    return slots[1].key if len(slots) > 1 else None


@dataclass
class Front:
    """The lines of a masthead as they are recognised, those that are not, and the numbers of pages that stand among them."""

    language: str
    slots: list[Slot] = field(default_factory=list)
    unknown: list[Slot] = field(default_factory=list)
    furniture: list[Repair] = field(default_factory=list)

    def has(self, key: str) -> bool:
        """Tell whether a line of this kind was found."""
        return any(slot.key == key for slot in self.slots)

    @property
    def is_there(self) -> bool:
        """True once a symbol or the words for United Nations were found."""
        return self.has("symbol") or self.has("authority")

    def take(self, text: str, line: int, *, is_name: bool = False) -> None:
        """Take one line; `is_name` says that it stands where the large name stands."""
        text, folio = _without_folio(" ".join(text.split()), self.language, is_head=not line)
        if folio:
            self.furniture.append(Repair(PAGE_FURNITURE, line, 0, folio, ""))
        if not text:
            return
        key = key_of(text, self.language)
        pieces = pieces_of(text, self.language, {slot.key for slot in self.slots} - {"session"}, is_cell=True)
        if line_key(text, self.language) in (None, "symbol") and len(pieces) > 1:  # one cell that holds several lines
            self.slots += [Slot(each, words, line) for each, words in pieces]
            return
        is_conference = key == "session" and matches("conference_name", text, self.language)
        if (key is None or self.has(key) or is_conference) and is_name and not self.has("instrument"):
            key = "instrument"
        if key is None or (self.has(key) and key != "session"):
            self.unknown.append(Slot(UNKNOWN, text, line))
        else:
            self.slots.append(Slot(key, text, line))

    def settle_symbol(self, stated: str, name: str) -> Iterator[Finding]:
        """Compare the symbol of the masthead with the one that the file's properties state."""
        if not stated or not _parses(stated):
            return
        slot = next((each for each in self.slots if each.key == "symbol"), None)
        if slot is None:
            self.slots.append(Slot("symbol", stated, 0))
        elif Symbol.parse(slot.text).identifier != Symbol.parse(stated).identifier:
            yield finding("M-203", before=stated, after=slot.text, file=name, language=self.language)


def _without_folio(text: str, language: str, *, is_head: bool) -> tuple[str, str]:
    """Return a line without the number of a page, and that; beside other words, or in no page head, it is one where it is named (`Page 1 of 2`)."""
    words = text.split()
    if matches("folio", text, language) and (is_head or any(map(str.isalpha, text))):
        return "", text
    for count in range(min(_LONGEST_FOLIO, len(words) - 1), 0, -1):
        for folio, rest in ((words[-count:], words[:-count]), (words[:count], words[count:])):
            said = " ".join(folio)
            if any(map(str.isalpha, said)) and any(map(str.isdecimal, said)) and matches("folio", said, language):
                return " ".join(rest), said
    return text, ""


def _parses(text: str) -> bool:
    try:
        Symbol.parse(text)
    except ValueError:
        return False
    return True


def job_number(
    properties: dict[str, str], feet: Iterable[str], name: str, language: str
) -> tuple[str | None, list[Finding]]:
    """Return the job number, as the foot of the pages prints it else as the properties state it; and who disagrees."""
    place = {"file": name, "language": language}
    printed = [match for foot in feet for match in _JOB.finditer(foot)]
    stated = _FIGURES.search(properties.get("JobNo", ""))
    reference = _FIGURES.search(properties.get("ODSRefJobNo", ""))
    findings = []
    figures = dict.fromkeys(match["year"] + match["number"] for match in printed)
    findings += [finding("M-201", before=other, after=next(iter(figures)), **place) for other in list(figures)[1:]]
    if stated and figures and stated[0] not in figures:
        findings.append(finding("M-201", before=stated[0], after=next(iter(figures)), **place))
    if reference and stated and reference[0] != stated[0]:
        findings.append(finding("M-202", before=reference[0], after=stated[0], **place))
    if printed:
        longest = max(printed, key=lambda match: len(match["job"]))
        return " ".join(longest["job"].split()), findings
    if stated:
        return f"{stated[0][:2]}-{stated[0][2:]}", findings
    return None, findings


def is_masthead(texts: Sequence[str], language: str) -> bool:
    """Tell whether a table of the body is a masthead: it names the United Nations or a symbol, and little else."""
    keys = {key_of(" ".join(text.split()), language) for text in texts[:12] if text.strip()}
    return bool(keys & {"symbol", "authority"}) and len(texts) <= 40 and len(keys - {None}) > 1


def text_of(paragraph: etree._Element) -> str:
    """Return the plain text of a paragraph of a header or footer: tabulators and breaks are blanks."""
    pieces = (each.text or "" if each.tag == w("t") else " " for each in paragraph.iter(w("t"), w("tab"), w("br")))
    return "".join(pieces)


def stands_for_name(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph of a page head stands where the large name does: a row below the first, no last cell."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    if cell is None:
        return False
    row = cell.getparent()
    above = row.getprevious() if row is not None else None
    return above is not None and above.tag == w("tr") and cell.getnext() is not None
