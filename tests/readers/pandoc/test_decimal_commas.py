"""Numbers with a comma in formulas: it parts no list, so no blank stands behind it in any edition."""

import io
import zipfile

import pytest
from lxml import etree

from hexapla.akn.formulas import MATHML
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.writers import write
from readers.test_constructs import FRONT, made
from samples.word_sources import MASTHEAD, TITLE, docx, p

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def numbers(root: etree._Element) -> list[str]:
    """Return the numbers of the first formula."""
    return [each.text or "" for each in next(root.iter(f"{{{MATHML}}}math")).iter(f"{{{MATHML}}}mn")]


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        ("r = 1,2", ["1,2"]),
        ("r = 1{,}2", ["1,2"]),
        ("r = 1,500,000", ["1,500,000"]),
        ("r = \\frac{1,25^2}{3,5}", ["1,25", "2", "3,5"]),
        ("r = f(1, 2)", ["1", "2"]),
        ("r = 1,x", ["1"]),
    ],
)
def test_figures_on_both_sides_of_a_comma_are_one_number_where_no_blank_parts_them(tex, wanted, tmp_path):
    assert numbers(made("en.md", f"{FRONT}1. Let ${tex}$ be.\n".encode(), tmp_path)[1].body) == wanted


def test_every_edition_of_a_formula_of_a_word_file_has_the_number_in_one_piece(tmp_path):
    math = f'<m:oMath xmlns:m="{M}"><m:r><m:t>r=1,2 a+</m:t></m:r><m:sSup><m:e><m:r><m:t>3,5</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>'
    document = made("en.docx", docx(MASTHEAD + TITLE + p("1.\tLet ", math, " be.")), tmp_path)[1]
    edition = present({"en": document}, Edition.parse("en"), Office())
    assert numbers(document.body) == ["1,2", "3,5", "2"]
    assert b"<mn>1,2</mn>" in write(edition, "html")
    made_again = write(edition, "docx")
    with zipfile.ZipFile(io.BytesIO(made_again)) as package:
        runs = [each.text for each in etree.fromstring(package.read("word/document.xml")).iter(f"{{{M}}}t")]
    assert {"1,2", "3,5"} <= set(runs)
    assert numbers(made("en.docx", made_again, tmp_path)[1].body) == ["1,2", "3,5", "2"]
