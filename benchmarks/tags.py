"""The tag tree of a PDF, as a screen reader meets it: ``.venv/bin/python -m benchmarks.tags FILE.pdf [--of WORDS …]``.

Spans that say nothing but their text are written as text.  ``--of`` leaves of the groups what holds some of these words:
``--of "1. The Committee" --of "1. Le Comité"`` prints a row of a side-by-side edition.
"""

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from hexapla.tools.pdftext import texts_by_mark

GROUPS = ("Document", "Sect", "Div")
TOLD = ("Lang", "ID", "Alt", "ActualText", "E")
PLAIN = ("Span", "NonStruct")
LONGEST = 60


class Tree:
    """The structure tree of a file with the texts that its elements hold."""

    def __init__(self, pdf: pikepdf.Pdf, data: bytes) -> None:
        """Read the texts of all pages."""
        self.root = pdf.Root.StructTreeRoot.K
        self.texts, _ = texts_by_mark(data)
        self.pages = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def kids(self, element: Any) -> Iterator[Any]:
        """Yield the texts of an element, and the elements in it."""
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
            elif not isinstance(kid, pikepdf.Object):
                yield self.texts[self.pages[element.Pg.objgen]].get(kid, ("", 0.0))[0]

    def words(self, element: Any) -> str:
        """Return all text of an element."""
        return "".join(kid if isinstance(kid, str) else self.words(kid) for kid in self.kids(element))

    def lines(self, element: Any, wanted: Sequence[str] = (), depth: int = 0) -> Iterator[str]:
        """Yield the lines of an element, those of its text indented below it."""
        kind = str(element.S).removeprefix("/")
        told = [f"{name}={element.get(f'/{name}')}" for name in TOLD if f"/{name}" in element]
        attributes = element.get("/A", {})
        told += [str(attributes[name]).removeprefix("/") for name in ("/ListNumbering", "/Scope") if name in attributes]
        text = ""
        if kind not in PLAIN or told:
            yield "  " * depth + " ".join((kind, *told))
            depth += 1
        for kid in self.kids(element):
            if isinstance(kid, str):
                text += kid
            elif kind not in GROUPS or not wanted or any(each in self.words(kid) for each in wanted):
                yield from self.lines(kid, wanted, depth)
        if text:
            yield "  " * depth + repr(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def main() -> int:
    """Print the tree of a file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--of", action="append", default=[], metavar="WORDS")
    given = parser.parse_args()
    data = given.file.read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tree = Tree(pdf, data)
        (document,) = tree.root if isinstance(tree.root, pikepdf.Array) else (tree.root,)
        print("\n".join(tree.lines(document, given.of)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
