"""A picture that cannot be read leaves a frame as large as it was, with its words."""

from lxml import etree

from hexapla.readers.pictures.frames import frame_of
from hexapla.readers.pictures.shown import Shown
from hexapla.readers.word.media import image_element
from hexapla.typography.picture_size import size_in_points


def lines(frame: bytes) -> list[str]:
    return [str(each.text) for each in etree.fromstring(frame).iter("{*}text")]


def test_a_damaged_picture_with_words_leaves_a_frame_and_one_without_leaves_nothing() -> None:
    image, frame, codes = image_element(
        b"\x89PNG\r\n\x1a\nno", "A map of the harbour", Shown(width=200.0, height=100.0)
    )
    assert image is not None
    assert (image.get("alt"), lines(frame), codes) == (
        "A map of the harbour",
        ["A map of the harbour"],
        [("F-210", "A map of the harbour")],
    )
    assert size_in_points(frame) == (200.0, 100.0)
    assert image_element(b"no picture", "") == (None, b"", [("F-210", None)])


def test_words_of_a_frame_go_on_in_lines_as_far_as_they_have_room() -> None:
    said = lines(frame_of("The moorings of the northern harbour and of the southern one " * 9, 180.0, 72.0))
    assert len(said) == 5
    assert all(len(line) < 50 for line in said)
    assert size_in_points(frame_of("A map", 0.0, 2.0)) == (180.0, 24.0)
