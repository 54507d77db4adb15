"""Gap 27: languages that stand side by side are read row by row, and those on facing pages page by page.

The rows and units are there for the eye alone.  Each language gets a branch of the structure tree for itself, in the order
of its text: whoever listens hears one language to its end, or goes to the other.  Items that follow each other become a
list, what was cut between two spreads is whole again; a note is put behind its call in each language, with the words of
that language.  Both standards allow it, since the order of the tree need not be that of the page (ISO 14289-1, 7.1;
ISO 32000-1, 14.7.2).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf

from hexapla.writers.pdf.weasyprint.continued_parts import resolve

_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))


class Columns:
    """What stands in the columns of one PDF: cells with their language, items with their level, labels with their numbering.

    `continued` are paragraphs that go on with the one before them in their language.
    """

    def __init__(self) -> None:
        self.cells: list[tuple[str, Any]] = []
        self.levels: dict[int, int] = {}
        self.labels: dict[int, str] = {}
        self.continued: set[int] = set()

    def add(self, element: Any, attributes: Mapping[str, str]) -> None:
        """Remember a structure element by what its HTML element is."""
        kinds = attributes.get("class", "").split()
        if "cell" in kinds and "lang" in attributes:
            self.cells.append((attributes["lang"], element))
        elif "item" in kinds and element["S"] == "/P":
            self.levels[element.number] = next(int(each[6:]) for each in kinds if each.startswith("level-"))
        elif "data-numbering" in attributes:
            self.labels[element.number] = attributes["data-numbering"]
        if "continued" in kinds and element["S"] in ("/P", "/BlockQuote"):
            self.continued.add(element.number)


def first_call(pdf: Any, calls: Sequence[Any], columns: Columns) -> Any:
    """Return the call of a note in the language that is read first, though another's may stand on an earlier page."""
    languages = {element.number: language for language, element in columns.cells}
    order = list(dict.fromkeys(language for language, _ in columns.cells))
    return min(calls, key=lambda call: order.index(_language_of(pdf, call, languages) or order[0]) if order else 0)


def separate(pdf: Any, document: Any, columns: Columns) -> dict[int, str]:
    """Give each language its branch; return the language of every branch by the number of its element."""
    branches: dict[str, Any] = {}
    for language, cell in columns.cells:
        if language not in branches:
            branches[language] = _added(pdf, document, "/Sect")
            branches[language]["Lang"] = pydyf.String(language)
        _hang(pdf, branches[language], cell["K"])
        cell["K"] = pydyf.Array()
    for branch in branches.values():
        _make_lists(pdf, branch, columns)
    if branches:
        _prune(pdf, document)
    return {branch.number: language for language, branch in branches.items()}


def divide_notes(
    pdf: Any, notes: Mapping[str, Sequence[Any]], calls: Mapping[str, Sequence[Any]], branches: Mapping[int, str]
) -> Iterator[tuple[str, Any]]:
    """Put the words of a note behind its call in their own language; yield the ID of each new note, and the note."""
    for eid, parts in reversed(list(notes.items())):
        known = {_language_of(pdf, parts[0], branches)}
        for call in calls.get(eid, ()):
            language = _language_of(pdf, call, branches)
            texts = [each for part in parts for each in part["K"] if _is_in(pdf, each, language)]
            if language in known or not texts:
                continue
            known.add(language)
            key = f"note-{eid}-{language}"
            note = _added(pdf, resolve(pdf, call["P"]), "/Note")
            note["ID"] = pydyf.String(key)
            for part in parts:
                part["K"] = pydyf.Array(each for each in part["K"] if each not in texts)
            _hang(pdf, note, texts)
            move_after(pdf, [note], call)
            yield key, note.reference
        for part in parts:
            siblings = resolve(pdf, part["P"])["K"]
            if not part["K"] and part.reference in siblings:
                siblings.remove(part.reference)


def move_after(pdf: Any, parts: Sequence[Any], call: Any) -> None:
    """Hang the parts of a note into the tree right behind its call, in its call's parent.

    One that a heading calls stands behind the heading, or its words would be heard in a list of headings.
    """
    heading = _heading_of(pdf, call)
    target = resolve(pdf, (heading or call)["P"])
    if heading:
        paragraph = _added(pdf, target, "/P")
        for element in parts:
            resolve(pdf, element["P"])["K"].remove(element.reference)
        _hang(pdf, paragraph, [element.reference for element in parts])
        call, parts = heading, [paragraph]
    for element in parts:
        siblings = resolve(pdf, element["P"])["K"]
        if element.reference in siblings:
            siblings.remove(element.reference)
    if call.reference not in target["K"]:
        target = resolve(pdf, target["P"])
    place = target["K"].index(call.reference) + 1 if call.reference in target["K"] else len(target["K"])
    for offset, element in enumerate(parts):
        element["P"] = target.reference
        target["K"].insert(place + offset, element.reference)


def _make_lists(pdf: Any, branch: Any, columns: Columns) -> None:
    """Make lists of items that follow each other; one of a deeper level is in the body of the item before it."""
    kids, branch["K"] = branch["K"], pydyf.Array()
    lists: list[tuple[int, Any, Any]] = []
    for reference in kids:
        element = resolve(pdf, reference)
        level = columns.levels.get(element.number, 0)
        if element.number in columns.continued and _goes_on(pdf, branch, lists, element):
            continue
        while lists and lists[-1][0] > level:
            lists.pop()
        if level == 0:
            branch["K"].append(reference)
            continue
        if lists and lists[-1][0] == level:
            holder = lists.pop()[1]
        else:
            holder = _added(pdf, lists[-1][2] if lists else branch, "/L")
        _hang(pdf, holder, [reference])
        lists.append((level, holder, _as_item(pdf, element)))


def _as_item(pdf: Any, element: Any) -> Any:
    """Make an item of a paragraph; return its body."""
    kids, element["K"], element["S"] = element["K"], pydyf.Array(), "/LI"
    body = _added(pdf, element, "/LBody")
    _hang(pdf, body, kids)
    return body


def _goes_on(pdf: Any, branch: Any, lists: Sequence[tuple[int, Any, Any]], element: Any) -> bool:
    """Hang what was cut off a text into the part before it, if that is there."""
    before = lists[-1][2] if lists else resolve(pdf, branch["K"][-1]) if branch["K"] else element
    if before["S"] not in (element["S"], "/LBody"):
        return False
    _hang(pdf, before, element["K"])
    return True


def _heading_of(pdf: Any, element: Any) -> Any:
    """Return the heading that an element stands in, None if in none."""
    while "P" in element:
        element = resolve(pdf, element["P"])
        if element.get("S") in _HEADINGS:
            return element
    return None


def _language_of(pdf: Any, element: Any, branches: Mapping[int, str]) -> str | None:
    while element.number not in branches:
        if "P" not in element:
            return None
        element = resolve(pdf, element["P"])
    return branches[element.number]


def _is_in(pdf: Any, reference: Any, language: str | None) -> bool:
    told = resolve(pdf, reference).get("Lang") if isinstance(reference, bytes) else None
    return told is not None and told.string == language


def _added(pdf: Any, parent: Any, kind: str) -> Any:
    element = pydyf.Dictionary({"Type": "/StructElem", "S": kind, "K": pydyf.Array(), "P": parent.reference})
    pdf.add_object(element)
    parent["K"].append(element.reference)
    return element


def _hang(pdf: Any, parent: Any, references: Sequence[Any]) -> None:
    for reference in references:
        resolve(pdf, reference)["P"] = parent.reference
    parent["K"].extend(references)


def _prune(pdf: Any, element: Any) -> None:
    """Take the groups out of the tree that nothing is left in."""
    for reference in [each for each in element["K"] if isinstance(each, bytes)]:
        child = resolve(pdf, reference)
        if child.get("S") in ("/Div", "/NonStruct"):
            _prune(pdf, child)
            if not child["K"]:
                element["K"].remove(reference)
