"""Pages on their side: what stands there, for a picture that is larger there with its headings and notes, and where their heads and feet are."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from lxml import html
from PIL import Image

from hexapla.writers import pdf
from hexapla.writers.markup.elements import Fragment
from hexapla.writers.markup.table_layout import Room
from hexapla.writers.pdf.turned_pages import turn_pages_of_pictures
from samples.docx import edition
from samples.pdf_pages import Text, boxes, near, texts
from samples.tables import HUGE

ROOM = Room(365, 492, 672)
HEADING, NOTE = (
    "<h2 class='heading annex'>Annex</h2>",
    "<p class='alinea table-note of-picture'>Abbreviations: FS, Field Service.</p>",
)


def turned(width: int, height: int, *around: str, room: Room = ROOM) -> list[bool]:
    """Which blocks stand on a page on its side: those before the picture, the picture, those behind it."""
    data, drawn = io.BytesIO(), Image.new("1", (2 * width, 2 * height))
    drawn.save(data, "PNG", dpi=(144, 144))
    parts = [each or "<p class='alinea picture'><img src='a.png' alt='Offices'></p>" for each in around]
    body = Fragment(tuple(map(html.fragment_fromstring, parts)))
    turn_pages_of_pictures(body, {"a.png": data.getvalue()}, room)
    return ["landscape" in (each.get("class") or "") for each in body.elements]


def test_it_takes_its_headings_and_the_lines_below_it_along() -> None:
    text = "<p class='alinea'>Words.</p>"
    assert turned(660, 300, text, HEADING, "", NOTE, text) == [False, True, True, True, False]
    caption, unit = "<p class='alinea figure-caption'>Figure I</p>", "<p class='continuation'>(Number)</p>"
    assert turned(660, 300, unit, caption, unit, "") == [False, True, True, True]
    below = "<p class='alinea figure-caption caption-below'>Figure I</p>"
    assert turned(660, 300, below, "", below, NOTE, text) == [False, True, True, True, False]


@pytest.mark.parametrize(("width", "height"), [(480, 300), (660, 660), (530, 300)])
def test_one_that_would_be_no_larger_there_stays(width: int, height: int) -> None:
    assert turned(width, height, HEADING, "", NOTE) == [False] * 3


def test_no_page_is_turned_for_a_picture_beside_another_language() -> None:
    assert turned(660, 300, HEADING, "", room=Room(200, 492)) == [False, False]


def test_it_is_no_higher_than_what_the_page_has_left() -> None:
    data = io.BytesIO()
    Image.new("1", (1320, 840)).save(data, "PNG", dpi=(144, 144))
    body = Fragment(
        tuple(
            map(html.fragment_fromstring, (HEADING, "<p class='picture'><img src='a.png' style='width: 660.0pt'></p>"))
        )
    )
    turn_pages_of_pictures(body, {"a.png": data.getvalue()}, ROOM)
    assert body.elements[1][0].get("style") == "width: 660.0pt; max-height: 440pt"


def turned_heads(data: bytes, page: int) -> list[Text]:
    """Return the texts of a page that read downwards: of the size that they have along a line, nothing."""
    return [each for each in texts(data, page) if each.size == 0]


@pytest.mark.parametrize(("symbol", "folio", "foot"), [("CAT/C/XXX/FCO/9", "{}", 30.0), ("A/80/9", "{}/{}", 38.6)])
def test_its_head_and_its_foot_are_those_of_an_upright_page_turned_to_the_right(
    symbol: str, folio: str, foot: float
) -> None:
    row = HUGE[HUGE.rindex("<tr") : HUGE.rindex("</tr>") + 5]
    table = f'<table eId="tbl_1">{HUGE.replace(row, 20 * row)}</table>'
    data = pdf.write(replace(edition(f'<alinea eId="al_1"><content>{table}</content></alinea>'), symbol=symbol))
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    sides = [
        number for number in range(1, len(pages) + 1) if pages[number - 1].get_width() > pages[number - 1].get_height()
    ]
    assert {number % 2 for number in sides} == {0, 1}
    for number in sides:
        width, height = pages[number - 1].get_size()
        head, number_of_page = sorted(turned_heads(data, number), key=lambda each: -each.x)
        assert (head.words, number_of_page.words) == ("CAT/C/XXX/FCO/9", folio.format(number, len(pages)))
        assert (width - head.x, number_of_page.x) == (near(51.8), near(foot))
        rule = max(boxes(data, number), key=lambda each: each[3] - each[1])
        margin = 60 if symbol == "A/80/9" else 56.7
        assert (rule[1], rule[3]) == (near(margin - 1.5), near(height - margin + 1.5))
        if number % 2 == 0:
            assert (head.base, number_of_page.base) == (near(margin), near(margin))
        else:
            assert height - margin - 90 < min(head.base, number_of_page.base)
