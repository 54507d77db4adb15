"""Recognised Chinese: words have no blanks between them and end where the next begins, signs tell the size of their row."""

import pytest
from PIL import Image, ImageDraw

from hexapla.readers.pdf.ink_lines import Dots, InkLine, lines_of
from hexapla.readers.pdf.recognised_glyphs import glyphs_of
from hexapla.readers.pdf.recognised_lines import ReadLine
from hexapla.readers.pdf.second_look import with_latin
from hexapla.readers.pdf.strips import apart, is_label_of
from hexapla.tools import tesseract
from hexapla.tools.hocr import SeenWord, Word, WordLine
from hexapla.tools.ink import Shape, shapes_of


def seen(text: str, left: float, right: float, sure: float = 0.9) -> SeenWord:
    return SeenWord(text, left, 0, right, 40, sure)


def test_a_word_ends_where_the_next_begins() -> None:
    words = [seen("灯塔", 100, 400), seen("看守", 180, 400), seen("人", 260, 300)]
    assert [(word.left, word.right) for word in apart(words)] == [(100, 180), (180, 260), (260, 300)]


def test_a_word_from_right_to_left_ends_where_the_next_begins() -> None:
    words = [seen("منارة", 300, 400), seen("قديمة", 200, 330)]
    assert [(word.left, word.right) for word in apart(words)] == [(330, 400), (200, 330)]


def line(*words: tuple[str, float, float]) -> str:
    own = tuple(Word(text, left, 0, right, 10, 0.9) for text, left, right in words)
    return "".join(glyph.text for glyph in glyphs_of(WordLine(own, 0, 10), is_from_right=False))


def test_no_blank_stands_beside_signs_of_chinese() -> None:
    assert (
        line(("第12条", 0, 40), ("(b)", 46, 60), ("项，", 66, 80), ("见A/80/1，", 86, 130), ("第3段", 139, 170))
        == "第12条(b)项，见A/80/1，第3段"
    )
    assert line(("灯;", 0, 12), ("“人人", 20, 50)) == "灯;“人人"


def test_latin_words_within_chinese_keep_their_blanks() -> None:
    assert line(("局(Light", 0, 60), ("House,", 64, 100), ("LH)修", 104, 140)) == "局(Light House, LH)修"


def test_a_sign_reaches_to_the_next_so_that_a_stretched_row_has_no_columns() -> None:
    own = (Word("截", 0, 0, 9, 10, 0.9), Word("至", 18, 0, 27, 10, 0.9))
    first, second = glyphs_of(WordLine(own, 0, 10), is_from_right=False)
    assert first.right == second.left


def picture_of_strokes() -> Image.Image:
    """Return a page with the sign 二, two strokes over each other, and signs of a usual height beside it."""
    picture = Image.new("L", (700, 200), 255)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 84, 90, 87), fill=0)
    pen.rectangle((56, 112, 94, 115), fill=0)
    for left in range(200, 600, 50):
        pen.rectangle((left, 80, left + 38, 117), outline=0, width=4)
    return picture


def test_strokes_of_one_sign_are_one_line() -> None:
    picture = picture_of_strokes()
    lines = lines_of(picture, shapes_of(picture), 42.0, Dots(0.35, 0.65), 1.2)
    assert [len(each.shapes) for each in sorted(lines, key=lambda each: each.box[0])] == [2, 8]


def test_a_sign_of_many_strokes_is_no_symbol_in_two_sizes() -> None:
    picture = Image.new("L", (400, 200), 255)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 80, 98, 117), fill=0)
    for top in (80, 90, 100):
        pen.rectangle((110, top, 148, top + 3), fill=0)
    pen.rectangle((112, 108, 146, 117), outline=0, width=3)
    (found,) = lines_of(picture, shapes_of(picture), 42.0, Dots(0.35, 0.65), 1.2)
    assert found.box == (60, 80, 149, 118)


def test_the_number_of_a_short_text_is_its_number() -> None:
    def row(left: int, right: int) -> InkLine:
        return InkLine((Shape(left, 100, right, 140, 400, 4, 4),), 140)

    assert is_label_of(row(50, 80), row(140, 300), 42.0)
    assert not is_label_of(row(140, 300), row(50, 80), 42.0)
    assert not is_label_of(row(50, 80), row(600, 800), 42.0)


def test_a_symbol_within_chinese_is_read_as_the_pack_for_latin_letters_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ink = InkLine((Shape(0, 0, 300, 40, 400, 4, 4),), 40)
    own = ReadLine(ink, (seen("自第ECN.4/2005号", 0, 300, 0.5),))
    monkeypatch.setattr(tesseract, "words_of", lambda *_: [[seen("E/CN.4/2005", 100, 280)]])
    (found,) = with_latin(Image.new("L", (400, 60), 255), [own], "eng", is_joined=False)
    assert [(word.text, word.sure) for word in found.words] == [("自第E/CN.4/2005号", 0.5)]
