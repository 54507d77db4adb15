"""A picture that is broader than the page stands on a page on its side where it is larger there, with its headings and notes."""

import io

import pytest
from lxml import html
from PIL import Image

from hexapla.writers.markup.elements import Fragment
from hexapla.writers.markup.table_layout import Room
from hexapla.writers.pdf.turned_pages import turn_pages_of_pictures

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
    assert body.elements[1][0].get("style") == "width: 660.0pt; max-height: 421pt"
