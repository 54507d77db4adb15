"""Editions of ours in two languages: what hides the room between their columns, and whose words stand over both; what else their pages showed."""

import io
from collections import Counter
from types import SimpleNamespace

import pikepdf
import pytest

from hexapla.akn.names import E
from hexapla.identification import language_of_text
from hexapla.readers.pdf.attached import _around, _part_marks_before
from hexapla.readers.pdf.bitext_gutters import below_masthead, gutter_of, upper_half
from hexapla.readers.pdf.bitext_lines import with_addresses
from hexapla.readers.pdf.bitext_tables import tables_over
from hexapla.readers.pdf.bitexts import _Columns
from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.columns import parted
from hexapla.readers.pdf.elements import Elements
from hexapla.readers.pdf.facing_pages import text_of
from hexapla.readers.pdf.followed import followed
from hexapla.readers.pdf.looks import Looks, is_quotation
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, goes_on, paragraphs_of
from hexapla.readers.pdf.pieces import Piece, Row, is_off
from hexapla.readers.pdf.soft_hyphens import SIGN, with_soft_hyphens
from hexapla.readers.pdf.table_parts import TableRow, _is_cut
from hexapla.readers.pdf.turns import Box
from hexapla.readers.pdf.words import Vocabulary
from hexapla.readers.structure.labels import split_label

SPANISH = (
    "Los guardianes de la torre piden que se les paguen las lámparas del puerto y que no se cierre la casa de la sal. "
)


def line(text: str, left: float, base: float, *, marks: str = "", page: int = 1) -> Row:
    letters = (Glyph(sign, left + 5 * n, left + 5 * n + 5, base, 10.0, frozenset(marks)) for n, sign in enumerate(text))
    return Row(page, (Piece(tuple(letters)),))


def glyphs_of(*rows: Row) -> tuple[Glyph, ...]:
    return tuple(glyph for row in rows for piece in row.pieces for glyph in piece.glyphs)


def test_the_end_of_a_row_is_no_part_of_the_word_that_the_next_begins_with() -> None:
    assert text_of(glyphs_of(line("who lives", 60, 700), line("in a tower", 60, 688))) == "who lives in a tower"


def test_much_spanish_is_told_from_catalan_though_most_of_its_small_words_are_of_both() -> None:
    shared = "la de la que la de la que un de la los las "  # `los` and `las` alone are none of Catalan
    assert language_of_text(shared) is None
    assert language_of_text(shared * 20) == "es"


def columns(*across: Row, number: int = 2) -> Page:
    rows = [line("words at the left", 60, 800 - 20 * n) for n in range(20)]
    rows += [line("слова справа", 320, 800 - 20 * n) for n in range(20)]
    return Page(number, 595, 842, glyphs_of(*rows, *across), ())


def test_notes_over_both_columns_do_not_hide_the_gutter_above_them() -> None:
    page = columns(
        *(line("a note that goes over both of the columns of a page, as it must", 60, 300 - 12 * n) for n in range(8))
    )
    assert gutter_of(page) is None
    assert gutter_of(upper_half(page)) is not None


def test_a_masthead_and_a_notice_over_both_columns_do_not_hide_the_gutter_of_a_first_page() -> None:
    over = "the name of an organ that goes over both of the columns of it"
    page = columns(*(line(over, 60, base) for base in (835, 825, 815, 60, 48)), number=1)
    assert gutter_of(page) is None
    assert gutter_of(below_masthead(page)) is not None


def test_the_line_of_english_is_that_of_no_other_masthead() -> None:
    columns_of = _Columns(300.0, "right", "ar", "en")
    assert columns_of._is_own_line("English") is False
    assert columns_of._is_own_line("Arabic") is True


def test_tables_over_both_columns_below_each_other_are_two_and_have_their_titles_and_notes() -> None:
    rows = [
        line("Таблица 1", 60, 712), line("Кто и где в этих башнях", 60, 700),
        line("Дорога и кто на ней", 60, 680), line("Северная и все на ней", 60, 660),
        line("a Без тех и этих", 60, 640),
        line("Table 2", 60, 612), line("Who and what was in the towers", 60, 600),
        line("Road and who is on it", 60, 580), line("The north and all of it", 60, 560),
        line("b Without these and those", 60, 540),
    ]  # fmt: skip
    rules = [Box(50, base, 500, base + 1) for base in (690, 670, 650, 590, 570, 550)]

    def is_russian(text: str) -> bool | None:
        return True if "а" in text else False if " the " in f" {text} " or "who" in text or "these" in text else None

    bands = tables_over(rules, rows, 300.0, is_russian)
    told = {row.text: next((own for low, high, own in bands if low <= row.base <= high), None) for row in rows}
    assert [told[row.text] for row in rows] == [True] * 5 + [False] * 5


def test_figures_that_run_the_other_way_are_parted_at_each_edge() -> None:
    def figure(text: str, right: float) -> list[Glyph]:
        return [Glyph(sign, right - 5 * n - 5, right - 5 * n, 700, 9, frozenset()) for n, sign in enumerate(text)]

    blanks = [Glyph(" ", left, left + 5, 700, 9, frozenset()) for left in (125, 160)]
    piece = Piece((*figure("1420,5", 125), blanks[0], *figure("1398,0", 160), blanks[1], *figure("1510,2", 195)))
    found = ["".join(glyph.text for glyph in part).strip() for part in parted(piece, [90, 125, 160, 200])]
    assert found == ["1420,5", "1398,0", "1510,2"]


def test_a_sign_over_an_arabic_letter_is_no_part_of_the_room_behind_it() -> None:
    letters = [Glyph("ا", 100, 105, 700, 8, frozenset()), Glyph("ً", 104, 107, 700, 8, frozenset())]
    piece = Piece((*letters, Glyph(" ", 105, 105, 700, 8, frozenset()), Glyph("ب", 108.5, 112, 700, 8, frozenset())))
    assert len(list(parted(piece, [90, 106, 120]))) == 2


def test_a_letter_set_high_beside_arabic_is_raised_though_it_is_hardly_smaller() -> None:
    assert is_off(Glyph("a", 470, 474, 244.9, 8.0, frozenset()), Glyph("ل", 464, 468, 241.9, 8.5, frozenset()))
    assert not is_off(Glyph("ل", 470, 474, 244.9, 8.5, frozenset()), Glyph("م", 464, 468, 241.9, 8.5, frozenset()))


def test_two_notes_called_before_one_figure_are_told_from_it_twice() -> None:
    joined, lacking = Counter({"52019": 1, "92019": 1}), Counter({"2019": 2})
    _part_marks_before(joined, lacking, {"5", "9"})
    assert not (+joined)
    assert not (+lacking)


def test_the_mark_of_a_lettered_note_stands_where_it_is_called_and_before_its_words() -> None:
    main = E.body(E.p("88.1", E.authorialNote({"marker": "b"}, E.p("Net."))))
    assert _around([], [SimpleNamespace(main=main)], ["en"], Counter())["b"] == 1


def test_a_font_with_soft_hyphens_alone_is_believed_where_another_of_the_file_has_both() -> None:
    document = pikepdf.new()
    head = b"begincmap 1 beginbfchar\n"
    codes = (b"<2d> <002D>\n<ad> <00AD>", b"<0103> <00AD>")
    for each in codes:
        table = document.make_stream(head + each + b"\nendbfchar endcmap")
        document.Root[f"/Font{len(each)}"] = document.make_indirect(pikepdf.Dictionary(ToUnicode=table))
    out = io.BytesIO()
    document.save(out)
    with pikepdf.open(io.BytesIO(with_soft_hyphens(out.getvalue()))) as found:
        tables = [found.Root[f"/Font{len(each)}"].ToUnicode.read_bytes() for each in codes]
    assert all(SIGN.encode("utf-16-be").hex().encode() in each for each in tables)


@pytest.mark.parametrize(("below", "is_one"), [("22", False), ("and two more", True)])
def test_a_row_with_a_figure_where_the_one_above_has_one_is_no_rest_of_it(below: str, is_one: bool) -> None:
    def cell(text: str, column: int) -> CellText:
        return CellText((glyphs_of(line(text, 60, 700)),), column)

    above = TableRow((cell("中路", 0), cell("138" if not is_one else "one ox", 1)), None, is_head=False)  # type: ignore[arg-type]
    assert _is_cut([above], (cell("寡妇路", 0), cell(below, 1))) is is_one


def measure() -> Measure:
    return Measure({10: 12.0}, ((60.0, 300.0), (60.0, 300.0)), 10.0)


def test_a_number_below_a_bold_heading_with_a_letter_begins_a_paragraph() -> None:
    rows = [
        line("A. Women in the service of the port, 2024", 60, 700, marks="b"),
        line("22. Women are many, the", 60, 688),
    ]
    assert len(paragraphs_of(rows, measure(), "en")) == 2


def test_a_bold_paragraph_that_hangs_goes_on_on_the_next_page_and_is_doubtful() -> None:
    above = Paragraph(
        [
            line("24. The law of the year 1987 on towers", 60, 72, marks="b"),
            line("was changed by the ordinance of May 2001.", 80, 60, marks="b"),
        ]
    )
    below = Paragraph([line("The figures were withdrawn on 30 June.", 80, 780, marks="b", page=2)])
    assert goes_on(above, below, measure(), "en")
    assert above.reasons


def test_a_label_at_the_place_of_labels_begins_a_paragraph_at_the_top_of_a_page() -> None:
    above = Paragraph(
        [
            line("(ii) In all of the other seasons of the", 60, 72),
            line("year, unless it is ordered otherwise, and", 80, 60),
        ]
    )
    assert not goes_on(
        above, Paragraph([line("3. The members met three times, and", 60, 780, page=2)]), measure(), "en"
    )


def test_bullets_follow_each_other_however_their_words_end() -> None:
    texts = ["• Salt in blocks", "• Dates", "• Cloth", "2. The ropes came in the month of May to the tower."]
    blocks = [Block(Paragraph([line(text, 60, 700 - 20 * n)])) for n, text in enumerate(texts)]
    assert {0, 1} <= followed(blocks, texts, "en")


@pytest.mark.parametrize(("opening", "is_one"), [("“", True), ("", False)])
def test_words_in_quotation_marks_that_stand_in_at_both_sides_are_a_quotation(opening: str, is_one: bool) -> None:
    above = Paragraph(
        [
            line("1. The members met three times in the tower of", 60, 700),
            line("the port, and each time they went home again.", 60, 688),
        ]
    )
    own = Paragraph(
        [line(f"{opening}The port keeps a light and a", 85, 664), line("bell, and a horn as well.”", 85, 652)]
    )
    assert is_quotation(own, [above]) is is_one


def test_a_gap_behind_words_that_stand_at_a_label_is_doubtful() -> None:
    first = Row(1, (line("10. words", 60, 700).pieces[0], line("of a row.", 160, 700).pieces[0]))
    assert list(Looks(Counter(), 10.0).oddities(Paragraph([first]), has_label=True))


def test_words_in_another_language_are_doubtful() -> None:
    made = Elements("en", Vocabulary.of([()]))
    assert made._is_foreign(SPANISH * 3)
    assert not made._is_foreign("The keepers of the tower ask that they be paid for the lamps of the port.")


def test_a_number_of_two_levels_before_a_year_is_a_label_in_chinese() -> None:
    assert split_label("3.3 2019年5月4日", "zh").label == "3.3"


def test_an_address_alone_is_in_the_language_of_the_row_above_it_though_it_begins_elsewhere() -> None:
    told = [
        (line("Read more at", 57, 700), True), (line("https://ships.example/en", 57, 690), True),
        (line("اقرأ المزيد", 128, 680), False), (line(".https://ships.example/ar", 306, 670), True),
        (line("Harbours", 57, 600), True),
    ]  # fmt: skip
    assert [is_own for _, is_own in with_addresses(told)] == [True, True, False, False, True]
