"""Drawn pages become SVG with the outlines of their letters, or pixels where SVG has no means."""

import io

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from hexapla.readers.pictures import plain_picture
from hexapla.tools import svgpixels
from hexapla.tools.pdfdrawings import page_drawings
from samples.misprints import printed

SVG = "{http://www.w3.org/2000/svg}"
BOX = "0 0 1 RG 100 600 m 300 600 l 300 700 l 100 700 l h S"


def test_paths_and_letters_are_drawn_in_their_order_and_every_letter_once() -> None:
    (made,) = page_drawings(printed([(110, 650, "Claims Cell")], drawn=BOX))
    root = etree.fromstring(made)
    upright = root[-1]
    assert [each.tag for each in upright] == [f"{SVG}path", *[f"{SVG}use"] * len("ClaimsCell")]
    assert upright[0].get("stroke") == "#0000ff"
    assert len(root.findall(f"{SVG}defs/{SVG}path")) == len(set("ClaimsCell"))
    assert not list(root.iter(f"{SVG}text"))  # no font is asked for


def test_the_size_is_that_of_the_original_and_white_edges_are_cut() -> None:
    (made,) = page_drawings(printed([], drawn=BOX))
    root = etree.fromstring(made)
    across, down = (float(root.get(name).removesuffix("pt")) for name in ("width", "height"))
    assert (across, down) == (pytest.approx(209, abs=1.5), pytest.approx(109, abs=1.5))


def test_an_svg_of_ours_keeps_all_it_has_when_it_is_made_plain() -> None:
    (made,) = page_drawings(printed([(110, 650, "Claims Cell")], drawn=BOX))
    plain = plain_picture(made)
    assert plain is not None
    assert (plain.ending, plain.removed) == ("svg", ())


def test_a_page_with_a_shading_is_pixels() -> None:
    with pikepdf.open(io.BytesIO(printed([(110, 650, "Words")]))) as pdf:
        shading = pikepdf.Dictionary(
            ShadingType=2, ColorSpace=pikepdf.Name.DeviceGray, Coords=[0, 0, 500, 0],
            Function=pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1),
        )  # fmt: skip
        page = pdf.pages[0]
        page.Resources.Shading = pikepdf.Dictionary(S1=shading)
        page.contents_add(b"q 100 100 200 200 re W n /S1 sh Q")
        held = io.BytesIO()
        pdf.save(held)
    (made,) = page_drawings(held.getvalue())
    assert made.startswith(b"\x89PNG")


def test_the_pixels_of_an_svg_show_what_it_draws() -> None:
    (made,) = page_drawings(printed([], drawn=BOX))
    with Image.open(io.BytesIO(svgpixels.png_of(made, 209.0, 109.0))) as image:
        colours = image.convert("RGB").getcolors(4096) or []
    assert image.width == pytest.approx(209 * svgpixels.SCALE, abs=2)
    assert any(blue > red + 100 for _, (red, _, blue) in colours)
