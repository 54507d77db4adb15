"""A drawing that a source cuts, turns or mirrors stands as it does there, and as large."""

import io

import pytest
from PIL import Image

from hexapla.readers.pictures import PlainPicture
from hexapla.readers.pictures.shown import Shown, as_shown, of_paper
from hexapla.readers.pictures.shown_drawings import drawing_as_shown
from hexapla.tools.svgpixels import png_of
from hexapla.typography.picture_size import size_in_points
from hexapla.writers.pdf.pictures import _is_drawing

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="100" height="100" fill="red"/>
<rect x="100" width="100" height="50" fill="blue"/></svg>"""


def seen(shown: Shown, data: bytes = DRAWING) -> list[list[tuple[int, ...]]]:
    """The colours of the quarters of a drawing as it is shown: two above, two below."""
    made = drawing_as_shown(PlainPicture(data, "svg"), shown).data
    size = size_in_points(made)
    assert size is not None
    assert _is_drawing(made)
    with Image.open(io.BytesIO(png_of(made, *size))) as image:
        colours = image.convert("RGB")
        return [
            [colours.getpixel((colours.width * across // 4, colours.height * down // 4)) for across in (1, 3)]
            for down in (1, 3)
        ]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Shown(), [[RED, BLUE], [RED, WHITE]]),
        (Shown(turns=1), [[RED, RED], [WHITE, BLUE]]),
        (Shown(turns=2), [[WHITE, RED], [BLUE, RED]]),
        (Shown(mirrored=(True, False)), [[BLUE, RED], [WHITE, RED]]),
        (Shown(turns=1, mirrored=(True, False)), [[WHITE, BLUE], [RED, RED]]),
        (Shown(cut=(0.5, 0, 0, 0)), [[BLUE, BLUE], [WHITE, WHITE]]),
    ],
)
def test_a_drawing_is_cut_mirrored_and_turned(shown: Shown, expected: list[list[tuple[int, ...]]]) -> None:
    sides = (50.0, 100.0) if shown.turns == 1 else (100.0, 50.0)
    assert seen(Shown(shown.cut, shown.turns, shown.mirrored, *sides)) == expected


def test_a_drawing_is_as_large_as_its_source_has_it_and_one_without_measures_as_it_was() -> None:
    made = drawing_as_shown(PlainPicture(DRAWING, "svg"), Shown(width=150.0, height=60.0))
    assert size_in_points(made.data) == (150.0, 60.0)
    for other in (PlainPicture(b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"), PlainPicture(b"no", "png")):
        assert drawing_as_shown(other, Shown(width=150.0, height=60.0)) is other


def test_a_picture_that_is_turned_by_few_degrees_takes_the_room_that_it_needs() -> None:
    shown = Shown(width=100.0, height=50.0, tilt=30.0)
    assert shown.room == pytest.approx((111.6, 93.3), abs=0.1)
    assert size_in_points(drawing_as_shown(PlainPicture(DRAWING, "svg"), shown).data) == pytest.approx(
        shown.room, abs=0.1
    )
    with Image.open(io.BytesIO(as_shown(PlainPicture(bitmap((200, 100)), "png"), shown).data)) as image:
        assert image.size == pytest.approx((223, 187), abs=2)
        assert image.getpixel((0, 0))[3] == 0


def bitmap(size: tuple[int, int], kind: str = "PNG", *others: Image.Image) -> bytes:
    made = io.BytesIO()
    Image.new("L", size, 7).save(made, kind, save_all=bool(others), append_images=others)
    return made.getvalue()


def test_a_bitmap_that_is_larger_than_on_a_screen_has_pixels_for_paper_and_one_of_its_size_keeps_its_own() -> None:
    large = as_shown(PlainPicture(bitmap((60, 30)), "png"), Shown(width=180.0, height=90.0))
    with Image.open(io.BytesIO(large.data)) as image:
        assert image.width * 72 / 180 > 97
    plain = PlainPicture(bitmap((60, 30)), "png")
    assert as_shown(plain, Shown(width=45.0, height=22.5)) is plain


def test_a_gif_that_is_smaller_than_on_a_screen_is_a_png_that_moves_as_it_did() -> None:
    for others, frames in (((), 1), ((Image.new("L", (60, 30), 200),), 2)):
        gif = PlainPicture(bitmap((60, 30), "GIF", *others), "gif")
        assert of_paper(gif, Shown(width=45.0, height=22.5)) is gif
        made = of_paper(gif, Shown(width=20.0, height=10.0))
        with Image.open(io.BytesIO(made.data)) as image:
            assert (made.ending, image.format, getattr(image, "n_frames", 1)) == ("png", "PNG", frames)
