"""The picture of a page before anything is read: it is levelled, and its ink comes apart into rules, lines, numbers and marks."""

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from hexapla.readers.pdf import raised_marks, second_look
from hexapla.readers.pdf.ink_lines import Dots, InkLine, lines_of, size_of, without_leaders
from hexapla.readers.pdf.measured_signs import with_dashes, with_figures, with_symbols
from hexapla.readers.pdf.page_emblems import pictures_of
from hexapla.readers.pdf.recognised_lines import Packs, ReadLine, Script
from hexapla.readers.pdf.strips import picture_of, placed, strips_of
from hexapla.tools.hocr import SeenWord
from hexapla.tools.ink import levelled, rules_of, shapes_of, uprights_of
from samples.pages_alone import drawn

TEXT = "The Committee recalls that the measures were adopted in due time, and"


def page(*texts: tuple[float, float, float, str], rules: tuple[tuple[float, float, float], ...] = ()) -> Image.Image:
    """Return a drawn page as a picture of 300 dots an inch."""
    data = drawn(list(texts), rules=rules)
    return pypdfium2.PdfDocument(data)[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L")


def lines_on(picture: Image.Image) -> list[InkLine]:
    shapes = shapes_of(picture)
    return lines_of(picture, shapes, size_of(shapes, 0.5), Dots(0.35, 0.35), 0.8)


@pytest.mark.parametrize("angle", [-1.2, 0.3])
def test_a_page_that_leans_is_levelled(angle: float) -> None:
    picture = page(*((60, 700 - 12 * row, 10, TEXT) for row in range(12)), rules=((60, 160, 500),))
    leaning = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    (rule,) = rules_of(levelled(leaning))
    assert rule.height <= 5
    assert abs(rule.width - 100 * 300 / 72) < 12
    bases = {line.base for line in lines_on(levelled(leaning)) if len(line.shapes) > 20}
    assert len(bases) == 12


def test_rules_are_seen_with_their_ends_also_where_noise_breaks_them() -> None:
    picture = Image.new("L", (1000, 600), 240)
    pen = ImageDraw.Draw(picture)
    pen.line((101, 300, 700, 300), fill=20, width=3)
    pen.line((850, 100, 850, 500), fill=20, width=3)
    for gap in range(120, 700, 90):
        pen.line((gap, 298, gap + 2, 302), fill=240, width=1)
    (rule,), (upright,) = rules_of(picture), uprights_of(picture)
    assert (rule.left, rule.right) == (101, 701)
    assert abs(upright.top - 100) <= 1
    assert abs(upright.bottom - 501) <= 1


def test_columns_and_numbers_in_the_margin_are_lines_by_themselves() -> None:
    picture = page((60, 700, 10, "12."), (85, 700, 10, TEXT), (60, 688, 10, "in part"), (420, 688, 10, "Original"))
    boxes = [round(line.box[0] * 72 / 300) for line in lines_on(picture)]
    assert boxes == [61, 85, 60, 420]


def test_an_emblem_is_a_picture_and_no_line() -> None:
    picture = page((60, 700, 10, TEXT))
    ImageDraw.Draw(picture).ellipse((1500, 900, 1640, 1040), outline=0, width=9)
    shapes = shapes_of(picture)
    ((left, top, right, bottom),) = pictures_of(shapes, size_of(shapes, 0.5))
    assert (left, top, right, bottom) == (1500, 900, 1641, 1041)


def test_points_that_lead_to_a_folio_are_no_text() -> None:
    (line,) = lines_on(page((60, 700, 10, "Introduction . . . . . . . . . ")))
    rest, box = without_leaders(line, 40)
    assert rest is not None
    assert box is not None
    assert rest.box[2] < box[0]
    assert without_leaders(rest, 40) == (rest, None)


def test_a_raised_figure_is_a_mark_and_a_quotation_mark_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def figures(pictures: list[Image.Image], *_: object, **__: object) -> list[list[SeenWord]]:
        return [[SeenWord("7", 0, 0, 1, 1, 0.9)] for _ in pictures]

    monkeypatch.setattr(raised_marks.tesseract, "words_of", figures)
    picture = page((60, 700, 10, "'adopted in due time'"), (151, 703.5, 6, "7"), (60, 660, 10, "adopted 100% in time."))
    parts = raised_marks.parted(picture, lines_on(picture), "eng", 40, is_alphabet=True)
    assert [[mark.text for mark in marks] for _, marks in parts] == [["7"], []]


def word(text: str, line: InkLine, sure: float = 0.9) -> SeenWord:
    return SeenWord(text, *map(float, line.box), sure)


def test_dashes_are_as_long_as_their_ink() -> None:
    (line,) = lines_on(page((60, 700, 10, "2019\\2612021-22")))
    read = ReadLine(line, (word("2019-2021-22", line),))
    assert [each.text for each in with_dashes(read, 40).words] == ["2019–2021-22"]


def test_a_stroke_as_high_as_a_figure_is_one_and_symbols_are_latin() -> None:
    (line,) = lines_on(page((60, 700, 10, "1")))
    assert [each.text for each in with_figures(ReadLine(line, (word("|", line),)), 40).words] == ["1"]
    cyrillic = ReadLine(line, (word("А/75/998,", line), word("СССР", line)))
    assert [each.text for each in with_symbols(cyrillic).words] == ["A/75/998,", "СССР"]


PACKS = Packs("fra", "", Script())


@pytest.fixture
def number_read(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[SeenWord]]:
    """Return what is read of a number by the signs that may stand in it."""
    said: dict[str, list[SeenWord]] = {}

    def words_of(pictures: list[Image.Image], _: str, *, signs: str) -> list[list[SeenWord]]:
        return [said.get(signs[:2], []) for _ in pictures]

    monkeypatch.setattr(second_look.tesseract, "words_of", words_of)
    return said


def test_a_number_that_reads_as_none_is_read_as_figures(number_read: dict[str, list[SeenWord]]) -> None:
    number_read["01"] = [SeenWord("5.", 0, 0, 1, 1, 0.6)]
    number_read["AB"] = [SeenWord("S.", 0, 0, 1, 1, 0.2)]
    (line,) = lines_on(page((60, 700, 10, "5.")))
    (read,) = second_look.with_labels(page(), [ReadLine(line, (word("$:", line, 0.4),))], PACKS, 40)
    assert [(each.text, each.sure) for each in read.words] == [("5.", 0.6)]


def test_a_number_that_was_read_without_a_doubt_stays(number_read: dict[str, list[SeenWord]]) -> None:
    number_read["01"] = [SeenWord("3.", 0, 0, 1, 1, 1.0)]
    (line,) = lines_on(page((60, 700, 10, "5.")))
    read = ReadLine(line, (word("5.", line, 0.95),))
    assert second_look.with_labels(page(), [read], PACKS, 40) == [read]


def test_a_number_is_read_beside_its_text_and_both_stay_in_their_places() -> None:
    picture = page((60, 700, 10, "12."), (100, 700, 10, TEXT))
    label, text = lines_on(picture)
    (strip,) = strips_of([label, text], 40, is_from_right=False)
    seen = picture_of(picture, strip)
    assert seen.width < text.box[2] - label.box[0]
    moved = strip[1].left
    words = [SeenWord("12.", 12, 12, 50, 40, 0.9), SeenWord("The", moved + 14, 12, moved + 60, 40, 0.9)]
    (_, (number,)), (_, (first,)) = placed(strip, words)
    assert number.left == pytest.approx(label.box[0])
    assert first.left == pytest.approx(text.box[0] + 2)


def test_the_large_letters_of_a_symbol_are_read_in_the_size_of_the_others() -> None:
    picture = page((400, 700, 20, "A"), (415, 700, 10, "/75/998"))
    (strip,) = strips_of(lines_on(picture), 40, is_from_right=False)
    assert [round(part.scale, 1) for part in strip] == [0.5, 1.0]
    assert picture_of(picture, strip).height < 80


def test_latin_words_in_doubt_are_taken_from_the_pack_that_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = lines_on(page((60, 700, 10, "CAT/C/7")))
    left, top, right, bottom = line.box
    latin = SeenWord("CAT/C/7", 12, 12, right - left + 12, bottom - top + 12, 0.95)
    monkeypatch.setattr(second_look.tesseract, "words_of", lambda pictures, _: [[latin] for _ in pictures])
    doubted = ReadLine(line, (word("CATC/7", line, 0.4),))
    (read,) = second_look.with_latin(page(), [doubted], "eng", is_joined=True)
    assert [each.text for each in read.words] == ["CAT/C/7"]
    sure = ReadLine(line, (word("CATC/7", line, 0.99),))
    assert second_look.with_latin(page(), [sure], "eng", is_joined=True) == [sure]
