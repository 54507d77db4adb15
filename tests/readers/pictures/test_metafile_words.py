"""Words that a metafile draws are its alternative where nothing draws it; shapes, numbers of glyphs and damage are none."""

import struct

import pytest

from hexapla.readers.pictures.metafile_words import words_of_metafile
from hexapla.readers.word.media import image_element

HEAD = struct.pack(
    "<II4i4iIIIIHHIII2I2I", 1, 88, 0, 0, 9, 9, 0, 0, 900, 900, 0x464D4520, 0x10000, *(0,) * 7, 9, 9, 9, 9
)
END = struct.pack("<IIIII", 14, 20, 0, 16, 20)


def record(kind: int, content: bytes) -> bytes:
    content += b"\0" * (-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(content)) + content


def text(words: str, kind: int = 84, options: int = 0) -> bytes:
    """Return a record of an EMF that draws words behind its head of 76 bytes."""
    letters = words.encode("utf-16-le" if kind == 84 else "ascii")
    return record(
        kind, struct.pack("<4iIffiiIII4iI", *(0,) * 5, 1, 1, 0, 0, len(words), 76, options, *(0,) * 5) + letters
    )


def small(words: str, options: int = 0x300) -> bytes:
    place = b"" if options & 0x100 else b"\0" * 16
    letters = words.encode("ascii" if options & 0x200 else "utf-16-le")
    return record(108, struct.pack("<iiIIIff", 0, 0, len(words), options, 0, 1, 1) + place + letters)


def emf(*records: bytes) -> bytes:
    return HEAD + b"".join(records) + END


def wmf(*records: tuple[int, bytes]) -> bytes:
    made = b"".join(
        struct.pack("<IH", (6 + len(content) + len(content) % 2) // 2, kind) + content + b"\0" * (len(content) % 2)
        for kind, content in (*records, (0, b""))
    )
    return (
        struct.pack("<IHhhhhHIH", 0x9AC6CDD7, 0, 0, 0, 800, 400, 144, 0, 0)
        + struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0)
        + made
    )


def test_the_words_of_an_emf_come_in_the_order_in_which_it_draws_them() -> None:
    made = emf(text("Порт"), record(27, b"\0" * 8), text("of", kind=83), small("Bergen"), small("1 040", options=0))
    assert words_of_metafile(made, "emf") == "Порт of Bergen 1 040"


def test_the_words_of_a_wmf_are_those_that_every_code_writes_alike() -> None:
    long = struct.pack("<hhHH", 0, 0, 6, 0) + b"Boats\xe9"
    framed = struct.pack("<hhHH4h", 0, 0, 3, 2, *(0,) * 4) + b"two"
    made = wmf((0x0521, struct.pack("<H", 7) + b"Harbour\0" + b"\0" * 4), (0x0A32, long), (0x0A32, framed))
    assert words_of_metafile(made, "wmf") == "Harbour Boats\ufffd two"


@pytest.mark.parametrize(
    "made", [emf(text("ab", options=0x10)), emf(text("x" * 9)[:20] + b"\0" * 24), emf(), b"\x01\0"]
)
def test_glyphs_damage_and_drawings_without_words_have_none(made: bytes) -> None:
    assert words_of_metafile(made, "emf") == ""


def test_they_are_the_alternative_of_one_that_nothing_draws_and_whose_author_wrote_none() -> None:
    made = emf(text("Harbour"))
    image, _, codes = image_element(made, "")
    assert image is not None
    assert image.get("alt") == "Harbour"
    assert [code for code, _ in codes] == ["A-202"]
    said, *_ = image_element(made, "A map")
    assert said is not None
    assert said.get("alt") == "A map"
