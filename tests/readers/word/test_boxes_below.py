"""Boxes of text that are anchored above a picture and float below it stand below it."""

import pytest
from lxml import etree

from hexapla.readers.word.boxes_below import move_boxes_below
from hexapla.readers.word.names import w
from samples.word_sources import p

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
PICTURE = '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="6350000" cy="3810000"/></wp:inline></w:drawing></w:r></w:p>'
"""A picture of 500 by 300 points in its line."""


def box(points: int, from_: str = "paragraph", words: str = "") -> str:
    """Return a paragraph that holds a box of notes which floats so many points below it, and other words."""
    place = f'<wp:positionV relativeFrom="{from_}"><wp:posOffset>{12700 * points}</wp:posOffset></wp:positionV>'
    notes = "<w:txbxContent><w:p><w:r><w:t>Abbreviations: FS, Field Service.</w:t></w:r></w:p></w:txbxContent>"
    return f"<w:p><w:r><w:t>{words}</w:t></w:r><w:r><w:drawing><wp:anchor>{place}{notes}</wp:anchor></w:drawing></w:r></w:p>"


def order(*parts: str) -> list[str]:
    """Return what stands in a body after boxes were moved: `box`, `picture` or words."""
    body = etree.fromstring(f"<w:body {NAMES}>{''.join(parts)}</w:body>")
    move_boxes_below(body)
    kinds = {"anchor": "box", "inline": "picture"}
    found = []
    for each in body:
        drawn = [kinds[name] for element in each.iter() if (name := etree.QName(element).localname) in kinds]
        words = "".join(text.text or "" for text in each.iterfind(f"{w('r')}/{w('t')}"))
        found.append(" ".join(filter(None, [words, *drawn])))
    return found


def test_it_stands_below_the_picture_above_which_it_is_anchored() -> None:
    assert order(p("Chart"), box(320), "<w:p/>", PICTURE, p("Text.")) == ["Chart", "", "picture", "box", "Text."]


def test_it_stands_below_as_many_pictures_as_end_above_it() -> None:
    assert order(box(620), PICTURE, PICTURE, PICTURE) == ["picture", "picture", "box", "picture"]


@pytest.mark.parametrize(
    "parts",
    [
        (box(20), PICTURE),
        (box(320), p("Words."), PICTURE),
        (box(320, "page"), PICTURE),
        (box(320, words="Own"), PICTURE),
    ],
)
def test_one_that_floats_over_the_picture_or_whose_place_nothing_tells_stays(parts: tuple[str, ...]) -> None:
    assert order(*parts)[0] in ("box", "Own box")
