"""A picture that a source cuts, turns or mirrors comes out as it is seen there, and loses no pixel that is seen."""

import io

import pytest
from PIL import Image

from hexapla.readers.pictures import PlainPicture
from hexapla.readers.pictures.shown import Shown, as_shown

CORNERS = {(0, 0): 10, (2, 0): 20, (0, 1): 30, (2, 1): 40}
"""The greys of the corners of a picture of three pixels by two."""


def picture(kind: str = "PNG") -> PlainPicture:
    made, drawn = io.BytesIO(), Image.new("L", (3, 2), 99)
    for place, grey in CORNERS.items():
        drawn.putpixel(place, grey)
    drawn.save(made, kind)
    return PlainPicture(made.getvalue(), {"PNG": "png", "JPEG": "jpg"}[kind])


def corners(data: bytes) -> list[int]:
    """The greys of the corners: above left and right, below left and right."""
    with Image.open(io.BytesIO(data)) as image:
        right, below = image.width - 1, image.height - 1
        return [int(image.getpixel(place)) for place in ((0, 0), (right, 0), (0, below), (right, below))]


@pytest.mark.parametrize(
    ("shown", "seen"),
    [
        (Shown(turns=1), [30, 10, 40, 20]),
        (Shown(turns=2), [40, 30, 20, 10]),
        (Shown(turns=3), [20, 40, 10, 30]),
        (Shown(mirrored=(True, False)), [20, 10, 40, 30]),
        (Shown(mirrored=(False, True)), [30, 40, 10, 20]),
        (Shown(turns=1, mirrored=(True, False)), [40, 20, 30, 10]),
        (Shown(cut=(0, 0.5, 0, 0)), [30, 40, 30, 40]),
        (Shown(cut=(2 / 3, 0, 0, 0), turns=1), [40, 20, 40, 20]),
    ],
)
def test_what_is_seen_is_cut_then_mirrored_then_turned(shown: Shown, seen: list[int]) -> None:
    made = as_shown(picture(), shown)
    assert (corners(made.data), made.ending) == (seen, "png")


def test_a_picture_shown_whole_and_upright_keeps_its_bytes_and_so_does_what_cannot_be_turned() -> None:
    for whole in (picture(), picture("JPEG")):
        assert as_shown(whole, Shown(width=200.0)) is whole
    for other in (PlainPicture(b"<svg/>", "svg"), PlainPicture(b"no picture", "png")):
        assert as_shown(other, Shown(turns=1)) is other
    narrow = picture()
    assert as_shown(narrow, Shown(cut=(0.5, 0, 0.5, 0))) is narrow


def test_a_turned_photograph_becomes_a_png_of_the_same_pixels() -> None:
    photograph = picture("JPEG")
    made = as_shown(photograph, Shown(turns=2))
    assert (corners(made.data), made.ending) == (list(reversed(corners(photograph.data))), "png")
