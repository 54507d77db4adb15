"""Captions of figures: above or below as in their source, on the page of their figure, with its source in small type."""

import io

import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from hexapla.akn.blocks import blocks
from hexapla.akn.names import AKN
from hexapla.catalogue import language
from hexapla.present.presentation import Presentation
from hexapla.writers import write
from hexapla.writers.markup.elements import Fragment
from hexapla.writers.markup.table_notes import with_lines_below
from samples.docx import WordFile, edition, paragraph, text_of, w

CAPTION, SOURCE = "<num>Figure I</num><heading>Boats</heading>", '<p class="source">Source: Harbour master.</p>'
PICTURE = '<p><img src="../media/a.png" alt="Boats"/></p>'
BESIDES = "The crews that row them are counted in the first week of each month, and again in the second. " * 3


def figure(kind: str) -> str:
    held = f'<tblock eId="tblock_1" class="{kind}">{CAPTION}{PICTURE}{SOURCE}</tblock>'
    return f'<alinea eId="al_1"><content>{held}</content></alinea>'


def large(high: int) -> bytes:
    """Return a picture 360 points wide and so many high."""
    held = io.BytesIO()
    Image.new("L", (480, round(high * 96 / 72)), 200).save(held, "PNG", dpi=(96, 96))
    return held.getvalue()


def document(kind: str, before: int = 1, high: int = 180) -> Presentation:
    """Return an edition in which so many paragraphs stand before a figure of so many points."""
    text = "".join(paragraph(f"{number}.", BESIDES) for number in range(1, before + 1))
    return edition(text + figure(kind) + paragraph(f"{before + 1}.", BESIDES), media={"../media/a.png": large(high)})


def test_blocks_of_a_figure_know_each_other() -> None:
    body = etree.fromstring(f'<mainBody xmlns="{AKN}">{figure("figure caption-below")}{paragraph("1.")}</mainBody>')
    picture, caption, source, other = blocks(body)
    assert [each.is_caption_below for each in (picture, caption, source)] == [False, True, False]
    kept = zip((picture, caption, source, other), (caption, source, other, None), strict=True)
    assert [each.is_of_same_figure(following) for each, following in kept] == [True, True, False, False]


@pytest.mark.parametrize(
    ("kind", "order"), [("figure", ["Boats", "", "Source"]), ("figure caption-below", ["", "Boats", "Source"])]
)
def test_in_word_what_belongs_to_a_figure_stays_on_its_page(kind: str, order: list[str]) -> None:
    found = WordFile(write(document(kind), "docx")).paragraphs()
    first = next(
        index for index, each in enumerate(found) if text_of(each).startswith("Text") or BESIDES[:9] in text_of(each)
    )
    shown = found[first + 1 : first + 4]
    assert [word in text_of(each) for word, each in zip(order, shown, strict=True)] == [True] * 3
    assert [each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in shown] == [True, True, False]
    sizes = [each.get(w("val")) for each in shown[-1].iter(w("sz"))]
    assert sizes
    assert int(sizes[0] or 0) < 20


def test_the_rule_at_the_end_stands_on_no_page_alone() -> None:
    last, rule = list(WordFile(write(document("figure"), "docx")).body.iterchildren(w("p")))[-2:]
    assert text_of(last)
    assert not text_of(rule).strip()
    assert last.find(f"{w('pPr')}/{w('keepNext')}") is not None


def test_the_source_below_a_caption_below_is_a_note_of_the_figure() -> None:
    picture, caption, source = (etree.fromstring(each) for each in (
        '<p class="alinea picture"><img/></p>', '<p class="alinea figure-caption caption-below">Boats</p>',
        '<p class="continuation">Source: Harbour master.</p>',
    ))  # fmt: skip
    made = with_lines_below(Fragment((picture, caption, source)), language("en"))
    assert [each.get("class") for each in made.elements][-1] == "table-note"


@pytest.mark.parametrize("high", range(180, 240, 8))
def test_on_paper_a_caption_below_stands_on_the_page_of_its_picture(high: int) -> None:
    with pypdfium2.PdfDocument(io.BytesIO(write(document("figure caption-below", 18, high), "pdf"))) as paper:
        pages = [
            (
                any(each.type == 3 for each in page.get_objects(max_depth=4) if _is_large(each)),
                page.get_textpage().get_text_range(),
            )
            for page in paper
        ]
    assert [has_picture for has_picture, text in pages if "Figure I" in text] == [True]


def _is_large(each: pypdfium2.PdfObject) -> bool:
    left, _, right, _ = each.get_bounds()
    return bool(right - left > 60)
