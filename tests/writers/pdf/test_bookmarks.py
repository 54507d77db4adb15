"""Bookmarks and headings of side-by-side pages: those of every language."""

import io

import pikepdf

from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdftext import structure
from hexapla.writers import pdf
from samples.paper import parallel


def test_side_by_side_each_language_has_its_headings_and_its_tree_of_bookmarks() -> None:
    edition = parallel(("en", "fr"), 10)
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        trees = {tree.title: [child.title for child in tree.children] for tree in outline.root}
    assert list(trees) == ["English", "Français"]
    assert all(trees.values())
    headings = [kind for kind in structure(data).kinds if kind == "H2"]
    assert len(headings) >= 2
