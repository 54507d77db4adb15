"""Gap 8: a paragraph, or a table, that runs over a page is two of them in the structure tree.

WeasyPrint 70.0 makes a structure element for every page a box stands on.  A reader then hears an end of
paragraph where only the paper ends, and of two columns that both run over, half of the one, half
of the other, and so on again.  So it is with what goes on in the next column of a page.  The parts are joined to the
first (no issue found upstream).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

_TABLES = ("/Table", "/TBody", "/TR", "/TD", "/TH")
_JOINED = frozenset(
    ("/P", "/Div", "/L", "/LI", "/LBody", "/BlockQuote", "/Sect", *_TABLES, *(f"/H{n}" for n in range(1, 7)))
)


class Parts:
    """The structure elements made for each HTML element, page by page."""

    def __init__(self) -> None:
        self._seen: dict[int, dict[int, list[Any]]] = {}

    def add(self, html_element: Any, page: int, element: Any) -> None:
        """Remember a structure element; those in it come before one that holds them."""
        if element["S"] in _JOINED:
            self._seen.setdefault(id(html_element), {}).setdefault(page, []).append(element)

    def join(self, pdf: Any) -> None:
        """Hang the children of later parts under the first, outer elements before inner ones."""
        for pages in self._seen.values():
            found = [element for _, elements in sorted(pages.items()) for element in elements]
            for _, (whole, *later) in sorted(_by_depth(pdf, found).items()):
                for part in later:
                    if whole["S"] == part["S"]:
                        _join(pdf, whole, part)


def _by_depth(pdf: Any, elements: Sequence[Any]) -> dict[int, list[Any]]:
    """Return the structure elements of an HTML element by the number of others of it that each stands in."""
    found, references = defaultdict[int, list[Any]](list), {element.reference for element in elements}
    for element in elements:
        above, depth = element, 0
        while len(elements) > 1 and "P" in above:
            depth += above["P"] in references
            above = resolve(pdf, above["P"])
        found[depth].append(element)
    return found


def _join(pdf: Any, whole: Any, part: Any) -> None:
    for reference in part["K"]:
        resolve(pdf, reference)["P"] = whole.reference
    whole["K"].extend(part["K"])
    part["K"].clear()
    siblings = resolve(pdf, part["P"])["K"]
    if part.reference in siblings:
        siblings.remove(part.reference)


def resolve(pdf: Any, reference: bytes) -> Any:
    """Return the object of a reference such as `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]
