"""Pictures of sources: their pixels stay, what they say of their makers goes."""

import base64
import io
import re
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageSequence

from hexapla.readers.pictures import plain_picture
from samples import pictures as samples

WORD = samples.WORD.encode()


def holds(data: bytes, word: bytes = WORD) -> bool:
    """Whether a word stands in a file: as it is, in two bytes a letter, in base64 or in a pressed stretch."""
    found = [data, data.replace(b"\0", b"")]
    found += [base64.b64decode(part[: len(part) // 4 * 4]) for part in re.findall(rb"[A-Za-z0-9+/]{40,}", data)]
    for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data)):
        try:
            found.append(zlib.decompressobj().decompress(data[start:]))
        except zlib.error:
            continue
    return any(word in each for each in found)


@pytest.mark.parametrize("kind", samples.ALL)
def test_a_picture_tells_nothing_but_what_it_shows(kind):
    data = samples.ALL[kind]()
    assert holds(data)
    plain = plain_picture(data)
    assert plain is not None
    assert not holds(plain.data)
    assert plain.removed
    assert WORD.decode() not in " ".join(plain.removed)


@pytest.mark.parametrize("kind", samples.ALL)
def test_what_is_plain_stays_as_it_is(kind):
    once = plain_picture(samples.ALL[kind]())
    twice = plain_picture(once.data)
    assert (twice.data, twice.ending, twice.removed) == (once.data, once.ending, ())


@pytest.mark.parametrize(
    "data",
    [samples.jpeg(), samples.jpeg(progressive=True, quality=30), samples.jpeg(subsampling=2), samples.jpeg(has_jfif=False),
     samples.png(), samples.png("P"), samples.png("RGBA"), samples.png("1"), samples.gif(), samples.tiff(), samples.tiff("1"),
     samples.tiff("L")],
)  # fmt: skip
def test_no_pixel_changes(data):
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(plain_picture(data).data))
    for old, new in zip(ImageSequence.Iterator(before), ImageSequence.Iterator(after), strict=True):
        assert ImageChops.difference(old.convert("RGBA"), new.convert("RGBA")).getbbox(alpha_only=False) is None


def test_the_compressed_data_of_a_photograph_are_copied():
    data = samples.jpeg()
    scan = data[data.index(b"\xff\xda") : data.rindex(b"\xff\xd9")]
    assert scan in plain_picture(data).data


def test_a_turned_photograph_stays_turned_and_keeps_its_size_on_paper():
    turned = Image.open(io.BytesIO(plain_picture(samples.jpeg(orientation=6)).data))
    assert dict(turned.getexif()) == {0x0112: 6}
    assert turned.info["dpi"] == (150, 150)
    alone = Image.open(io.BytesIO(plain_picture(samples.jpeg(has_jfif=False)).data))
    assert dict(alone.getexif()) == {}
    assert alone.info["dpi"] == (300, 300)


def test_colour_profiles_stay():
    data = io.BytesIO()
    samples.pixels().save(data, "JPEG", icc_profile=b"profile" * 20000)
    assert Image.open(io.BytesIO(plain_picture(data.getvalue()).data)).info["icc_profile"] == b"profile" * 20000


def test_a_drawing_keeps_its_shapes_its_words_and_its_own_links():
    plain = plain_picture(samples.svg()).data
    for kept in (b"Kept words", b"url(#g)", b'href="#g"', b"<rect", b"data:image/jpeg;base64,"):
        assert kept in plain
    for gone in (b"script", b"http://Z", b"onload", b"foreignObject", b"metadata", b"<!--"):
        assert gone not in plain


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\nxxxxxxxxxxxxxxxx", b"\xff\xd8\xff", b"GIF89a",
     b"BM", b"II*\0", b"<svg", b"<html xmlns='http://www.w3.org/2000/svg'/>", b"\x01\0\0\0" + bytes(100),
     b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"],
)  # fmt: skip
def test_what_is_no_picture_is_not_taken(data):
    assert plain_picture(data) is None


def test_a_png_that_is_cut_off_is_not_taken():
    whole = samples.ALL["png"]()
    assert plain_picture(whole) is not None
    assert plain_picture(whole[: len(whole) // 2]) is None


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(samples.ALL)), st.data())
def test_any_damage_leaves_a_picture_or_none(kind, data):
    whole = bytearray(samples.ALL[kind]())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=5)):
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    plain_picture(bytes(whole[:cut]))
