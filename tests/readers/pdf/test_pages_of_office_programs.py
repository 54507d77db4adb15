"""Pages as office programs, browsers and servers leave them: notes below no rule, words on pictures, lines before the head of a file."""

import io
import logging

import pikepdf
import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.readers.kinds import kind_of
from hexapla.readers.pdf.gutters import refined_edges
from hexapla.readers.pdf.pages import Glyph, pages_of
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.reader import read_pdf
from samples.pages_alone import drawn

FIRST = "The council of the island asked that its lamps be lit before the night falls."
SECOND = "The keeper of the northern tower gave the council an answer within the week."


def read(data: bytes) -> Reading:
    return read_pdf(data, "en.pdf", "en")


def texts(reading: Reading) -> list[str]:
    return [plain_text(each) for each in reading.body.iter("{*}p") if each.getparent().tag.endswith("content")]


def notes(reading: Reading) -> list[tuple[str, str]]:
    return [(each.get("marker"), "".join(each.itertext())) for each in reading.body.iter("{*}authorialNote")]


def body(number: int, base: float, words: str, mark: str) -> list[tuple[float, float, float, str]]:
    """Return a numbered row with a raised mark behind its last word."""
    (seen,) = pages_of(drawn([(142, base, 10, words)]), "x.pdf")
    return [(114, base, 10, f"{number}."), (142, base, 10, words), (seen.glyphs[-1].right, base + 4, 6, mark)]


def page(*notes_below: tuple[float, float, float, str]) -> list[tuple[float, float, float, str]]:
    return [*body(1, 700, FIRST, "1"), *body(2, 676, SECOND, "2"), *notes_below]


def test_notes_below_no_rule_are_told_by_their_marks_and_their_type() -> None:
    below = [
        (57, 124, 6, "1"), (142, 120, 8, "A letter of May, kept in the hall."),
        (57, 114, 6, "2"), (142, 110, 8, "The same, with a seal on its third page, which the"), (114, 100, 8, "council broke."),
    ]  # fmt: skip
    reading = read(drawn(page(*below)))
    assert notes(reading) == [
        ("1", "A letter of May, kept in the hall."),
        ("2", "The same, with a seal on its third page, which the council broke."),
    ]
    assert len(texts(reading)) == 2
    assert not list(reading.body.iter("{*}table"))


def test_a_note_below_no_rule_goes_on_on_the_next_page() -> None:
    one = page((57, 124, 6, "1"), (142, 120, 8, "A letter of May, kept in the hall."), (57, 114, 6, "2"), (142, 110, 8, "The same, with a seal"))  # fmt: skip
    two = [*body(3, 700, FIRST, "3"), (142, 130, 8, "on its third page."), (57, 124, 6, "3"), (142, 120, 8, "Ibid.")]
    assert notes(read(drawn(one, two))) == [
        ("1", "A letter of May, kept in the hall."),
        ("2", "The same, with a seal on its third page."),
        ("3", "Ibid."),
    ]


def test_small_rows_that_nothing_calls_are_no_notes() -> None:
    below = [(114, 120, 8, "7"), (142, 120, 8, "lamps of the harbour are new.")]
    assert notes(read(drawn(page(*below)))) == []


def with_ground(data: bytes) -> bytes:
    """Return the first page of a PDF over a picture as large as it is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        picture = pikepdf.Stream(pdf, b"\xf0" * 100)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = 10, 10, 8
        picture.ColorSpace = pikepdf.Name.DeviceGray
        first = pdf.pages[0]
        first.Resources.XObject = pikepdf.Dictionary(Ground=pdf.make_indirect(picture))
        first.contents_add(b"q 595 0 0 842 0 0 cm /Ground Do Q", prepend=True)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def test_words_on_a_picture_as_large_as_the_page_are_text() -> None:
    many = [*body(1, 700, FIRST, "1"), *body(2, 676, SECOND, "2"), *body(3, 652, FIRST, "3"), *body(4, 628, SECOND, "4")]  # fmt: skip
    reading = read(with_ground(drawn(many)))
    assert [text.rstrip("1234") for text in texts(reading)] == [FIRST, SECOND, FIRST, SECOND]
    assert not reading.media


def test_a_pdf_with_lines_of_a_server_before_its_head_is_one() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: application/pdf\r\n\r\n" + drawn(page())
    assert kind_of(data, ".pdf") == ".pdf"
    assert kind_of(b"MIME-Version: 1.0\r\n\r\n<html>", ".pdf") == ".mht"
    assert len(texts(read(data))) == 2


def test_what_is_mended_of_a_damaged_file_in_passing_is_not_printed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("pikepdf"), "level", logging.NOTSET)
    whole = drawn(page())
    read(whole[: whole.rindex(b"xref\n")] + b"xref\n0 1\njunk\nstartxref\n1\n%%EOF")
    assert capfd.readouterr() == ("", "")


def test_words_that_stand_over_each_other_make_no_gutter() -> None:
    def piece(left: float, right: float, word: str) -> Piece:
        step = (right - left) / len(word)
        return Piece(tuple(Glyph(sign, left + step * n, left + step * (n + 1), 700, 10, frozenset()) for n, sign in enumerate(word)))  # fmt: skip

    rows = [Row(1, (piece(60, 130, "lanterns"), piece(124, 200, "beacons"))) for _ in range(4)]
    assert refined_edges([50.0, 210.0], rows) == [50.0, 210.0]


COLUMNS = (60, 220, 340, 460)


def columns(base: float, *cells: str) -> list[tuple[float, float, float, str]]:
    return [(left, base, 10, cell) for left, cell in zip(COLUMNS, cells, strict=True)]


def test_the_first_row_of_a_table_that_a_page_repeats_stands_once_and_is_told() -> None:
    head = ("Tower", "Harbour", "Lamps", "Keepers")
    one = [each for n in range(6) for each in columns(690 - 14 * n, *((f"Tower {'ABCDEF'[n]}", "North", "12", "3") if n else head))]  # fmt: skip
    two = [each for n in range(6) for each in columns(770 - 14 * n, *((f"Tower {'GHIJKL'[n]}", "South", "14", "2") if n else head))]  # fmt: skip
    reading = read(drawn([(60, 800, 8, "A/80/9"), *one], [(60, 800, 8, "A/80/9"), *two]))
    (table,) = reading.body.iter("{*}table")
    rows = [[plain_text(cell) for cell in row] for row in table]
    assert rows.count(list(head)) == 1
    assert len(rows) == 11
    assert [each.code for each in reading.findings if each.code == "F-250"] == ["F-250"]


def test_a_first_row_of_figures_that_comes_again_is_no_head() -> None:
    row = ("1 tower", "North", "12", "3")
    one = [each for n in range(6) for each in columns(690 - 14 * n, *((f"Tower {'ABCDEF'[n]}", "North", "12", "3") if n else row))]  # fmt: skip
    two = [each for n in range(6) for each in columns(770 - 14 * n, *((f"Tower {'GHIJKL'[n]}", "South", "14", "2") if n else row))]  # fmt: skip
    reading = read(drawn([(60, 800, 8, "A/80/9"), *one], [(60, 800, 8, "A/80/9"), *two]))
    found = [[plain_text(cell) for cell in each] for table in reading.body.iter("{*}table") for each in table]
    assert found.count(list(row)) == 2
    assert "F-250" not in {each.code for each in reading.findings}
