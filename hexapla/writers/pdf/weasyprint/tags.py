"""Gaps 2 to 5 and 15 to 17: what the structure tree and the pages of WeasyPrint 70.0 lack, though validators pass it.

2. Running heads and feet are real content: they become artifacts
   (PDF/UA-1 7.8; https://github.com/Kozea/WeasyPrint/issues/1836).
3. `lang` of an element never reaches the structure tree: a French column would be read as English
   (WCAG 3.1.2; no issue found).
4. A note is a span at the end of the page: it becomes a Note with an ID, right after its call
   (https://github.com/Kozea/WeasyPrint/issues/1545).
5. A header cell has no Scope and its ID stands in no IDTree (no issue found).
15. A table that runs over pages is several, its head real content on each: repetitions become artifacts (no issue
    found; `continued_parts.py` joins the rest).
16. A data cell names heads that are not its own where cells span rows: Scope says it, rightly (no issue found).
17. `del` and `ins` are no elements of the tree, and nobody hears that words are struck out or put in: spans whose
    alternative text says so (ISO 14289-1, 7.3; no issue found).

Each may go when its test in `tests/writers/pdf/weasyprint/test_pdf_gaps.py` passes without it.
"""

# ruff: noqa: SLF001 - closing a gap means reaching inside

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.document as document_module
from weasyprint import draw
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

from hexapla.writers.pdf.weasyprint.continued_parts import Parts, resolve
from hexapla.writers.pdf.weasyprint.language_branches import Columns, divide_notes, first_call, move_after, separate
from hexapla.writers.pdf.weasyprint.lists import label_items
from hexapla.writers.pdf.weasyprint.repeated_heads import repeated_heads

_ROLES = {"doc-toc": "/TOC", "doc-toc-entry": "/TOCI", "heading": "/H1"}
_SCOPES = {"col": "/Column", "row": "/Row", "colgroup": "/Column", "rowgroup": "/Row"}


def install() -> None:
    """Mend drawing and tagging, once."""
    if getattr(tags._build_box_tree, "mended", False):
        return
    _mend_margin_boxes()
    _mend_elements()


def _mend_margin_boxes() -> None:
    draw_page, marked = draw.draw_page, Stream.marked

    def draw_with_artifacts(page: Any, stream: Any) -> None:
        margin_boxes = (child for child in page.children if isinstance(child, boxes.MarginBox))
        repeated = (head for child in page.children for head in repeated_heads(child))
        stream.margin_ids = {
            id(box) for holder in (*margin_boxes, *repeated) for box in holder.descendants(placeholders=True)
        }
        draw_page(page, stream)

    @contextmanager
    def marked_or_artifact(self: Any, box: Any, tag: str) -> Iterator[None]:
        if self._tags is None or id(box) not in getattr(self, "margin_ids", ()):
            with marked(self, box, tag):
                yield
            return
        pydyf.Stream.begin_marked_content(self, "Artifact", pydyf.Dictionary({"Type": "/Pagination"}))
        try:
            yield
        finally:
            pydyf.Stream.end_marked_content(self)

    draw.draw_page = draw_with_artifacts
    document_module.draw_page = draw_with_artifacts
    Stream.marked = marked_or_artifact


def _leave_out(head: Any) -> None:
    """Leave a repeated head out of the tree; its cells get marks, since the engine will ask for them."""
    for cell in head.descendants():
        if isinstance(cell, boxes.TableCellBox):
            cell.mark = pydyf.Dictionary({"A": pydyf.Dictionary()})


def _mend_elements() -> None:
    build = tags._build_box_tree

    def build_and_mend(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        if isinstance(box, boxes.MarginBox):
            return
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if getattr(box, "is_repeated", False):
            _leave_out(box)
            return
        parts, page = tagged_elements(pdf).parts, rest[0]
        for element in build(box, parent, pdf, *rest):
            if box.element is not None and box.element_tag and "::" not in box.element_tag:
                _mend_element(element, box.element.attrib, box.element_tag, pdf)
                if "data-begins" in box.element.attrib:
                    words = "".join(each.text for each in box.descendants() if isinstance(each, boxes.TextBox))
                    tagged_elements(pdf).changes.setdefault(box.element, []).append((element, words))
                parts.add(box.element, page, element)
            if element["K"] or box.element_tag != "span::footnote-call":
                yield element
        if isinstance(box, boxes.PageBox):
            box.children = ()  # nobody asks for the boxes of this page any more

    build_and_mend.mended = True  # type: ignore[attr-defined]
    tags._build_box_tree = build_and_mend


def _mend_element(element: Any, attributes: Any, name: str, pdf: Any) -> None:
    language = attributes.get("lang")
    if language and name not in ("html", "body"):
        element["Lang"] = pydyf.String(language)
    for attribute, key in (("data-actual", "ActualText"), ("data-say", "E")):
        if attribute in attributes:
            element[key] = pydyf.String(attributes[attribute])
    if element["S"] == "/TH" and "A" in element:
        element["A"]["Scope"] = _SCOPES.get(attributes.get("scope"), "/Column")
        tagged_elements(pdf).headers.append(element)
    elif element["S"] == "/TD" and "A" in element:
        tagged_elements(pdf).cells.append(element)
    tagged_elements(pdf).columns.add(element, attributes)
    role = attributes.get("role")
    if role == "doc-footnote" and element["S"] in ("/Span", "/NonStruct", "/Div", "/P"):
        element["S"] = "/Note"
        eid = attributes.get("data-note") or attributes.get("id", "")
        tagged_elements(pdf).notes.setdefault(eid, []).append(element)
    elif role in _ROLES and element["S"] == "/Div":
        element["S"] = _ROLES[role]
    elif role == "doc-noteref" and element["S"] == "/Link":
        tagged_elements(pdf).calls.setdefault(attributes.get("href", "").removeprefix("#"), []).append(element)


class TaggedElements:
    """The structure elements of one PDF that are finished when all pages are there."""

    def __init__(self) -> None:
        self.notes: dict[str, list[Any]] = {}
        self.calls: dict[str, list[Any]] = {}
        self.headers: list[Any] = []
        self.cells: list[Any] = []
        self.changes: dict[Any, list[tuple[Any, str]]] = {}
        self.parts = Parts()
        self.columns = Columns()


def tagged_elements(pdf: Any) -> TaggedElements:
    """Return what was seen while the tree of this PDF was built."""
    if not hasattr(pdf, "hexapla"):
        pdf.hexapla = TaggedElements()
    found: TaggedElements = pdf.hexapla
    return found


def finish(pdf: Any) -> None:
    """Give notes their IDs and places, and all IDs their tree; called before the file is written."""
    seen = tagged_elements(pdf)
    seen.parts.join(pdf)
    _tell_changes(seen.changes)
    for cell in seen.cells:
        cell["A"].pop("Headers", None)  # Scope says it, and rightly
    for eid, parts in reversed(seen.notes.items()):
        if seen.calls.get(eid):
            move_after(pdf, parts, first_call(pdf, seen.calls[eid], seen.columns))
    branches = separate(pdf, resolve(pdf, _root(pdf)["K"][0]), seen.columns)
    label_items(pdf, seen.columns.labels)
    identified = list(divide_notes(pdf, seen.notes, seen.calls, branches))
    for eid, parts in seen.notes.items():
        for number, element in enumerate(each for each in parts if each["K"]):
            key = f"note-{eid}" if number == 0 else f"note-{eid}-{number + 1}"
            element["ID"] = pydyf.String(key)
            identified.append((key, element.reference))
    identified += [(element["ID"].string, element.reference) for element in seen.headers if "ID" in element]
    if identified:
        _root(pdf)["IDTree"] = _name_tree(sorted(identified))


def _tell_changes(changes: Mapping[Any, Sequence[tuple[Any, str]]]) -> None:
    """Let words that are struck out or put in be heard as that: their first line says where they begin, the last where they end."""
    for change, lines in changes.items():
        for place, (element, words) in enumerate(lines):
            begins = change.get("data-begins") if place == 0 else ""
            ends = change.get("data-ends") if place == len(lines) - 1 else ""
            element["S"] = "/Span"
            element["Alt"] = pydyf.String(" ".join(filter(None, (begins, words.strip(), ends))))


def _root(pdf: Any) -> Any:
    return resolve(pdf, pdf.catalog["StructTreeRoot"])


def _name_tree(pairs: list[tuple[str, Any]]) -> Any:
    names = pydyf.Array()
    for key, reference in pairs:
        names.extend((pydyf.String(key), reference))
    return pydyf.Dictionary({"Names": names})
