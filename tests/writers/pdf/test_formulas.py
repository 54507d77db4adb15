"""Formulas on paper are drawn as high as the letters around them, and said in one line to who does not see them."""

import io

import pikepdf
from lxml import etree

from hexapla.akn.formulas import MATHML, drawing_of
from hexapla.akn.inlines import Run
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.verify import verify
from hexapla.writers import pdf
from hexapla.writers.markup.emphasis import formula
from hexapla.writers.pdf import formulas
from readers.test_constructs import FRONT, made
from samples.pdf_pages import elements

MATH = etree.fromstring(f'<math xmlns="{MATHML}"><mi>x</mi></math>')
TEXT = (FRONT + "1. The index is $I = \\frac{a+b}{2}$ for each.[^1]\n\n2. Go on.\n\n[^1]: Or $x^2$.\n").encode()


def edition(path) -> Presentation:
    return present({"en": made("en.md", TEXT, path)[1]}, Edition.parse("en"), Office())


def test_a_formula_is_drawn_and_its_words_are_its_alternative_text(tmp_path):
    presentation = edition(tmp_path)
    data = pdf.write(presentation)
    with pikepdf.open(io.BytesIO(data)) as file:
        said = [str(each.Alt) for each in elements(file) if "/Alt" in each and each.S == "/Figure"]
    assert {"I = (a + b)/2", "x^2"} <= set(said)
    assert verify(data, "pdf", presentation, "en").findings == ()


def test_a_formula_that_cannot_be_drawn_is_one_line_of_text(tmp_path, monkeypatch):
    monkeypatch.setattr(formulas, "_drawn", lambda _: None)
    presentation = edition(tmp_path)
    assert formulas.drawings(presentation) == {}
    assert verify(pdf.write(presentation), "pdf", presentation, "en").findings == ()


def test_what_is_no_formula_for_the_library_costs_its_drawing_alone():
    assert formulas._drawn(b'<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi></mfrac></math>') is None


def test_a_drawing_stands_on_the_line_of_its_letters():
    made_of = formula(Run("x", formula=MATH), {drawing_of(MATH): b'<svg viewBox="-1 -15 70 27"/>'})
    assert made_of.get("style") == "width: 7.000em; height: 2.700em; vertical-align: -1.200em"
    assert formula(Run("x", formula=MATH), {}).tag == "span"
    assert formula(Run("x", formula=MATH)).tag == "math"
