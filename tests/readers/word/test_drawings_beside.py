"""A drawing that Word keeps beside a bitmap of it is the picture, where it is safe and can be drawn; else the bitmap is."""

import pytest

from hexapla.readers.word import read_word
from hexapla.typography.picture_size import size_in_points
from hexapla.xml_tree import parse
from samples.word_sources import MASTHEAD, PNG, TITLE, docx, p

EXTENT = '<wp:extent cx="2667000" cy="889000"/><wp:docPr id="1" name="a" descr="The harbour"/>'
ASVG = 'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
SAFE = '<metadata>made by hand</metadata><path d="M0 0h90v30z"/><text x="3" y="9">Harbour</text>'


def taken(inside: str, *, facts: str = 'viewBox="0 0 90 30"', frame: str = "", cut: str = "") -> tuple[str, bytes]:
    """Return the ending and the bytes of the picture of a file whose PNG has such an SVG beside it."""
    beside = f'<a:extLst><a:ext uri="x"><asvg:svgBlip {ASVG} r:embed="s"/></a:ext></a:extLst>'
    shape = f"<a:xfrm {frame}/>" if frame else ""
    held = f'<a:graphic><a:graphicData><a:blip r:embed="i">{beside}</a:blip>{cut}{shape}</a:graphicData></a:graphic>'
    text = p("1.\tSee.") + p(f"<w:r><w:drawing><wp:inline>{EXTENT}{held}</wp:inline></w:drawing></w:r>")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {facts}>{inside}</svg>'
    links = {"i": ("image", "media/a.png"), "s": ("image", "media/a.svg")}
    extra = {"word/media/a.png": PNG, "word/media/a.svg": svg.encode()}
    ((source, data),) = read_word(
        docx(MASTHEAD + TITLE + text, links=links, extra=extra), "en.docx", "en"
    ).media.items()
    return source.rpartition(".")[2], data


def test_a_safe_drawing_stands_in_the_place_of_its_bitmap_as_large_as_word_shows_it() -> None:
    ending, data = taken(SAFE)
    assert ending == "svg"
    assert size_in_points(data) == (210, 70)
    assert b"Harbour" in data
    assert b"made by hand" not in data


def test_what_word_cuts_off_is_cut_off_the_drawing() -> None:
    ending, data = taken(SAFE, cut='<a:srcRect l="50000"/>')
    assert ending == "svg"
    assert parse(data).get("viewBox") == "45.00 0.00 45.00 30.00"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>" + SAFE,
        SAFE + '<image xlink:href="https://example.org/a.png" width="9" height="9"/>',
        SAFE + '<image xlink:href="b.png" width="9" height="9"/>',
        "<style>@import url(https://example.org/a.css);</style>" + SAFE,
        '<path d="M0 0h9v9z" onclick="go()"/>',
        '<foreignObject width="9" height="9"/>' + SAFE,
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><path filter="url(#f)" d="M0 0h9v9z"/>',
        '<switch><g systemLanguage="en"/></switch>',
        '<path d="M0 0h9v9z"><animate attributeName="x" to="9"/></path>',
    ],
)
def test_a_drawing_that_is_not_safe_or_not_drawn_everywhere_gives_way_to_its_bitmap(inside: str) -> None:
    assert taken(inside)[0] == "png"


def test_a_drawing_without_measures_or_one_that_is_turned_gives_way_to_its_bitmap() -> None:
    assert taken(SAFE, facts="")[0] == "png"
    assert taken(SAFE, frame='rot="5400000"')[0] == "png"
    assert taken(SAFE, frame='flipH="1"')[0] == "png"
