"""Pages in Arabic, in Chinese, and in two languages: signs of vowels, brackets, labels, dashes, turned words, the gutter, facing pages of few words."""

from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest
from lxml import etree

from hexapla.akn.names import AKN
from hexapla.readers.pdf.attached import _part_marks_before, _part_marks_of_heads, _settle_exchanged, _settle_letters
from hexapla.readers.pdf.bitext_gutters import gutter_of
from hexapla.readers.pdf.cell_gaps import may_be_two
from hexapla.readers.pdf.cell_leading import Entry, limit_of
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.directions import _with_signs_in_place, in_reading_order
from hexapla.readers.pdf.facing_pages import turns_of
from hexapla.readers.pdf.gutters import _words as gutter_words
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, goes_on, paragraphs_of
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.table_parts import TableRow, _is_cut
from hexapla.readers.pdf.tables import PageTable
from hexapla.readers.pdf.turned_rows import straightened
from hexapla.readers.pdf.words import Vocabulary, characters_of
from hexapla.word_counts import rejoined, unequal

DAMMA = "\u064f"


def glyph(sign: str, left: float, right: float, base: float = 700.0, size: float = 10.0) -> Glyph:
    return Glyph(sign, left, right, base, size, frozenset())


def letters(text: str, left: float = 60.0, base: float = 700.0, size: float = 10.0) -> tuple[Glyph, ...]:
    """Return characters half as wide as their size, one behind the other."""
    step = size / 2
    return tuple(glyph(sign, left + step * n, left + step * (n + 1), base, size) for n, sign in enumerate(text))


def page(glyphs: tuple[Glyph, ...], number: int = 1, *, is_mirrored: bool = False) -> Page:
    return Page(number, 600.0, 800.0, glyphs, (), is_mirrored=is_mirrored)


def texts(glyphs: list[Glyph] | tuple[Glyph, ...]) -> str:
    return "".join(each.text for each in glyphs)


def test_the_sign_of_a_vowel_goes_to_the_letter_it_stands_over_though_the_file_has_others_between() -> None:
    """A row that is stretched is drawn word by word; the sign of one may come before the letters of another one."""
    word, rest = [glyph("و", 60, 65), glyph("أ", 65, 68)], [glyph("ر", 69, 74), glyph("ف", 74, 78)]
    far = list(letters(" 2023 2024 2025 2026 2027 2028", 200))
    drawn = [*word, *far, glyph(DAMMA, 65.5, 67.5, 701.0), *rest]
    assert texts(_with_signs_in_place(drawn)).startswith(f"وأ{DAMMA}")


def test_of_two_letters_that_reach_over_each_other_the_nearer_one_has_the_sign() -> None:
    drawn = [glyph("ع", 60, 66), glyph("ث", 56, 60), glyph(DAMMA, 64.8, 67.4), glyph("ي", 65.4, 69)]
    assert texts(_with_signs_in_place(drawn)) == f"عثي{DAMMA}"


def test_a_sign_of_a_vowel_is_no_row_by_itself() -> None:
    own = (*letters("النهر", 60), glyph(DAMMA, 71, 74, 703.0))
    assert len(rows_of(page((glyph(DAMMA, 71, 74, 703.0), *letters("النهر", 60))))) == len(rows_of(page(own))) == 1


def test_the_sign_of_a_narrow_letter_stays_with_it_though_it_stands_over_the_next_one() -> None:
    drawn = [glyph("ي", 56, 60), glyph(DAMMA, 58, 62.4), glyph("س", 60, 67), glyph("م", 67, 72)]
    assert texts(_with_signs_in_place(drawn)) == f"ي{DAMMA}سم"


def test_words_whose_last_letters_stand_over_each_other_are_one_row() -> None:
    """Some faces stack letters, and a file begins a new piece between them."""
    right = [glyph(sign, 60 + 5 * n, 65 + 5 * n) for n, sign in enumerate(reversed("كتاب الأش"))]
    left = [glyph(sign, 21 + 5 * n, 26 + 5 * n) for n, sign in enumerate(reversed("خاص هناك"))]
    raised = glyph(DAMMA, 62, 64, 700.9)
    assert (
        len(rows_of(page((raised, *reversed(right), *reversed([replace(each, left=each.left + 5) for each in left])))))
        == 1
    )


@pytest.mark.parametrize(
    "text",
    [
        "(https://data.example.org/v2/",
        "https://www.example.org/a.html?",
        "J. Doe and P. Smith, Rivers (Oslo, 2020),",
        "2nd ed. (Oxford, 2021), pp. 113 to 119 and",
        "footnote 7.",
    ],
)
def test_a_row_in_latin_letters_of_an_arabic_page_comes_from_end_to_end(text: str) -> None:
    shown = text if text[0] != "(" else f"{text[1:]}("  # the bracket is one of the Arabic text: it stands at the right
    row = [glyph(sign, 60 + 5 * n, 65 + 5 * n) for n, sign in enumerate(reversed(shown))]
    assert texts(in_reading_order(row)) == text


def test_the_stop_of_an_arabic_sentence_behind_a_row_in_latin_letters_ends_it() -> None:
    row = [glyph(sign, 60 + 5 * n, 65 + 5 * n) for n, sign in enumerate(reversed(".Nations, Treaty Series, vol. 12"))]
    assert texts(in_reading_order(row)) == "Nations, Treaty Series, vol. 12."


def test_a_small_gap_in_a_stretched_row_is_no_blank() -> None:
    words = "رقم 45 تنص على أن لا"
    placed, left = [], 60.0
    for sign in words:
        left += 8.0 if sign == " " else 0.0
        placed.append(glyph(sign, left, left if sign == " " else left + 5))
        left += 0.0 if sign == " " else 8.0 if sign == "4" else 5.0
    (row,) = rows_of(page(tuple(placed), is_mirrored=True))
    assert "4 5" not in row.text
    assert "5 4" not in row.text


def test_words_far_apart_without_a_blank_of_the_file_have_one() -> None:
    words = (*letters("كان هو", 60), *letters("لم", 95), *letters("يكن", 111))
    (row,) = rows_of(page(words, is_mirrored=True))
    assert row.text.endswith("لم يكن")


def test_blanks_at_the_ends_of_arabic_rows_are_told_by_these_rows_not_by_a_latin_one() -> None:
    arabic = [Row(1, (Piece(letters(text)),)) for text in ("تقرير عن", "الأنهار في", "البلد كله", "هنا")]
    latin = [
        Row(1, (Piece((*letters("see"), replace(glyph("s", 75, 80), is_spaced=True))),)),
        Row(1, (Piece(letters("below")),)),
    ]
    assert not Vocabulary.of([[*arabic, *latin]]).draws_blanks


def test_a_mark_in_a_gap_of_words_from_right_to_left_stands_in_their_row() -> None:
    words, mark = (*letters("كتاب", 60), *letters("قلم", 90)), glyph("5", 81, 85, 703.0, 7.0)
    (row,) = rows_of(page((*words, mark), is_mirrored=True))
    assert "5" in row.text


def test_a_bracket_that_ends_a_latin_passage_closes_it_whichever_the_file_says() -> None:
    shown = [glyph(sign, 60 + 5 * n, 65 + 5 * n) for n, sign in enumerate(reversed("S/PV.9532 (Part 1( الوثيقة"))]
    assert texts(in_reading_order(shown)).endswith(" S/PV.9532 (Part 1)")


@pytest.mark.parametrize(("label", "joint"), [("，(a) 水", " "), ("，(a)水", "")])
def test_a_label_at_the_end_of_a_chinese_row_has_the_blank_that_others_have(label: str, joint: str) -> None:
    known = Vocabulary.of([[Row(1, (Piece(letters(f"包括{label}井")),))]])
    rows = [letters("码头安全，(b)"), letters("学校供餐。", base=688)]
    assert texts(tuple(characters_of(rows, known, "zh")[0])) == f"码头安全，(b){joint}学校供餐。"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("within", "above", "below", "text"),
    [
        ("los –pocos– que vieron", "la prima –", "pagada tarde", "la prima –pagada tarde"),
        ("the few – those who saw", "the bonus –", "paid late", "the bonus – paid late"),
    ],
)
def test_a_dash_at_the_end_of_a_row_opens_an_aside_as_others_of_the_document_do(
    within: str, above: str, below: str, text: str
) -> None:
    known = Vocabulary.of([[Row(1, (Piece(letters(within)),))]])
    assert texts(tuple(characters_of([letters(above), letters(below, base=688)], known, "es")[0])) == text  # type: ignore[arg-type]


def test_a_hyphen_that_stands_apart_at_the_end_of_a_row_has_its_blank() -> None:
    found, _ = characters_of([letters("لجنة -"), letters("وهي", base=688)], Vocabulary(frozenset({"وهي"})), "ar")
    assert texts(tuple(found)) == "لجنة - وهي"  # type: ignore[arg-type]


@pytest.mark.parametrize(("above", "below"), [("trente-sept-", "ième"), ("trente-", "sept-ième")])
def test_a_compound_of_three_parts_keeps_its_hyphen_at_the_end_of_a_row(above: str, below: str) -> None:
    found, _ = characters_of([letters(above), letters(below, base=688)], Vocabulary(frozenset()), "fr")
    assert texts(tuple(found)) == above + below  # type: ignore[arg-type]


def test_words_and_brackets_of_a_latin_row_beside_an_arabic_one_come_in_their_order() -> None:
    right = [*letters("meals;", 90), *reversed([glyph(")", 60, 64), glyph("i", 64, 67), glyph("(", 67, 71)])]
    assert texts(straightened(right)).replace(" ", "") == "(i)meals;"


def test_a_latin_row_that_runs_as_it_is_drawn_stays_as_it_is() -> None:
    row = letters("the points (2) and )3(")
    assert straightened(row) == row


def test_labels_at_the_edge_of_the_right_column_are_no_part_of_the_gutter() -> None:
    rows = [(*letters("x" * 45, 60, 700 - 12 * n), *letters("y" * 40, 330, 700 - 12 * n)) for n in range(40)]
    label = letters("II.", 300, 700)
    gutter = gutter_of(page((*(each for row in rows for each in row), *label)))
    assert gutter is not None
    assert 285 < gutter < 300


def facing(*pages: str) -> list[Page]:
    return [page(letters(text), number) for number, text in enumerate(pages, 1)]


EN = "The keepers of the harbour have said that it is the sea that gives and the sea that takes."
FR = "Les gardiens du port ont dit que c’est la mer qui donne et que c’est la mer qui prend."


def test_a_page_of_few_words_is_in_the_language_whose_turn_it_is() -> None:
    turns = turns_of(facing(EN, FR, EN, FR, "Annex II", "Annexe II", ""))
    assert turns is not None
    assert turns.pages_in("en") == (1, 3, 5)
    assert turns.pages_in("fr") == (2, 4, 6)


def test_pages_of_one_language_take_no_turns() -> None:
    assert turns_of(facing(EN, EN, EN)) is None
    assert turns_of(facing(EN, EN, FR, FR, EN, EN, FR, FR)) is None


def entries(*cells: tuple[str, int, float]) -> list[Entry]:
    return [Entry(letters(text, 60 + 120 * column, base), column, column, base, 10.0) for text, column, base in cells]


def test_lines_closer_than_any_two_figures_of_a_column_stand_in_one_cell_where_words_run_on() -> None:
    own = entries(
        ("港口", 0, 700), ("诊所二十四张床位和一个药房还有一间助", 1, 700), ("812.0", 2, 700), ("产士室", 1, 686),
        ("海湾", 0, 668), ("无", 1, 668), ("0", 2, 668), ("码头", 0, 650), ("学校屋顶", 1, 650), ("15.2", 2, 650),
    )  # fmt: skip
    assert 1.4 < limit_of(own) < 1.8


def test_lines_that_do_not_run_on_stand_in_rows_of_their_own_however_close() -> None:
    own = entries(
        ("Staff", 0, 700), ("812.0", 1, 700), ("(Thousands)", 0, 686), ("Travel", 0, 668), ("0", 1, 668), ("Total", 0, 650), ("15.2", 1, 650),
    )  # fmt: skip
    assert limit_of(own) <= 1.4


BODY = "The Committee recalls that the measures described in its report were adopted in due time"


def test_a_figure_that_begins_a_row_within_a_sentence_begins_no_paragraph() -> None:
    def begun(above: str) -> int:
        rows = [
            Row(1, (Piece(letters(text, base=700 - 12 * n)),))
            for n, text in enumerate((BODY, BODY, above, "5. The staff"))
        ]
        return len(paragraphs_of(rows[2:], Measure.of([rows]), "en"))

    full = "4. Health care and its costs are the matter of sections 4.1 and 4.2 of the report and of"
    assert begun(full) == 1
    assert begun("4. Health care is one.") == 2


def test_what_is_said_of_a_word_as_often_as_its_parts_stand_apart_is_all_of_it() -> None:
    lacking, more = Counter({"وأرفق": 2, "يسرق": 1}), Counter({"وأ": 2, "رفق": 2, "ي": 1, "سرق": 1})
    assert rejoined(more, lacking) == Counter({"وأرفق": 2, "يسرق": 1})
    assert not +more


def test_letters_that_both_say_as_often_are_not_joined_to_a_word_that_one_has_more() -> None:
    lacking, more = unequal(["т", "е", "же"], ["т", "е", "же", "те"])
    assert (dict(lacking), dict(more)) == ({}, {"те": 1})


def test_the_heading_of_a_contents_list_goes_on_from_nothing_above_it() -> None:
    title, heading = Row(1, (Piece(letters("A report on harbours, 2019-2024")),)), Row(2, (Piece(letters("Contents")),))
    measure = Measure.of([[title], [heading]])
    assert not goes_on(Paragraph([title]), Paragraph([heading]), measure, "en")
    assert len(paragraphs_of([title, Row(1, (Piece(letters("Contents", base=688)),))], measure, "en")) == 2


def test_parts_of_arabic_words_that_stand_in_another_order_are_the_words_of_the_text() -> None:
    lacking, odd = Counter({"معلق": 1, "يعد": 1}), Counter({"قمعل": 1, "ع": 1, "د": 1})
    _settle_letters(lacking, odd, Counter({"ي": 1, **odd}))
    assert not (+lacking)
    assert not (+odd)


def test_a_word_that_the_pages_have_with_another_letter_stays_a_difference() -> None:
    lacking, odd = Counter({"معلق": 1}), Counter({"مغلق": 1})
    _settle_letters(lacking, odd, odd)
    assert (+lacking, +odd) == (Counter({"معلق": 1}), Counter({"مغلق": 1}))


def test_a_figure_behind_the_mark_of_a_note_is_told_from_it() -> None:
    joined, lacking = Counter({"191987": 1}), Counter({"1987": 1})
    _part_marks_before(joined, lacking, {"19"})
    assert not (+joined)
    assert not (+lacking)


def test_single_quotes_of_arabic_are_as_the_page_shows_them() -> None:
    shown = [glyph(sign, 60 + 5 * n, 65 + 5 * n) for n, sign in enumerate("كتب ‘بيت’")]
    assert {each.text for each in in_reading_order(shown)} >= {"‘", "’"}
    assert texts(in_reading_order(shown)).index("’") < texts(in_reading_order(shown)).index("‘")


def test_the_first_page_of_facing_languages_is_read_where_its_words_tell_little() -> None:
    leaf = f"{EN} | {FR}"
    turns = turns_of(facing(leaf, "Annex II", FR, EN, FR, EN, FR))
    assert turns is not None
    assert set(turns.pages) >= {2, 3, 4, 5, 6, 7}


def test_an_address_that_a_row_breaks_behind_its_question_mark_is_whole() -> None:
    rows = [letters("at www.example.org/index.html?"), letters("year=2024 or", base=688)]
    found, _ = characters_of(rows, Vocabulary(frozenset()), "en")
    assert texts(tuple(found)) == "at www.example.org/index.html?year=2024 or"  # type: ignore[arg-type]


def test_a_short_word_that_the_pages_lack_is_not_made_of_letters_that_stand_around_them() -> None:
    lacking, odd = Counter({"من": 1}), Counter[str]()
    _settle_letters(lacking, odd, Counter({"م": 1, "ن": 1}))
    assert lacking == Counter({"من": 1})


def test_a_long_word_is_made_of_short_parts_that_stand_around_a_text_as_well() -> None:
    lacking = Counter({"ويعلق": 1})
    _settle_letters(lacking, Counter(), Counter({"وي": 1, "عل": 1, "ق": 1}))
    assert not (+lacking)


def test_an_arabic_head_that_comes_back_with_its_parts_exchanged_is_the_same_head() -> None:
    lacking, more = Counter({"المعلق": 3}), Counter({"لقالمع": 4, "نافذة": 1})
    _settle_exchanged(lacking, more)
    assert (+lacking, +more) == (Counter(), Counter({"المعلق": 1, "نافذة": 1}))


def test_a_head_that_comes_back_joined_with_the_mark_of_its_note_is_parted_from_it() -> None:
    head = '<th><p>Fee<sup><authorialNote marker="b"><p>A year.</p></authorialNote></sup></p></th>'
    more = Counter({"Feeb": 2, "Feeble": 1})
    main = etree.fromstring(f'<table xmlns="{AKN}"><tr>{head}</tr></table>')
    _part_marks_of_heads(more, SimpleNamespace(main=main))  # type: ignore[arg-type]
    assert +more == Counter({"Fee": 2, "b": 2, "Feeble": 1})


@pytest.mark.parametrize(
    ("drawn", "read"), [("第三条 灯塔", "第三条 灯塔"), ("第三条 灯 塔", "第三条 灯塔"), ("灯塔 第三条", "灯塔第三条")]
)
def test_a_blank_behind_the_label_of_an_article_parts_it_from_its_title(drawn: str, read: str) -> None:
    found, _ = characters_of([letters(drawn)], Vocabulary(frozenset()), "zh", is_heading=True)
    assert "".join(each.text for each in found) == read


def test_the_mark_of_a_note_within_a_row_parts_none_of_the_words_behind_it() -> None:
    """The file draws the end of a word behind a sign of a vowel as a piece by itself; the mark stands in a gap of the words before."""
    words = (*letters("كلمات النهر ", 60), *letters(" يذك", 126), glyph("\u0651", 90, 92), *letters("ر بأن", 146))
    (found,) = rows_of(page((*words, glyph("5", 121, 125, 704.0, 7.0)), is_mirrored=True))
    assert len(found.pieces) == 1
    assert "يذكر" in found.text


def test_figures_that_run_against_the_words_around_them_stand_in_one_column() -> None:
    """In a mirrored row the groups of a figure follow each other from its end: the last sign drawn is not its edge."""
    group, thousands = letters("380.0", 120)[::-1], glyph("3", 147, 152)
    figure = Piece((*group, glyph(" ", 145, 147), thousands))
    assert [piece.text for piece in gutter_words(Row(1, (figure,)))] == ["0.0833"]


def test_the_raised_letter_of_a_note_stands_behind_its_figure_on_whichever_side_the_page_has_it() -> None:
    mark = replace(glyph("a", 56, 59, 703.0, 6.0), marks=frozenset({"sup"}))
    figure = letters("992.0")[::-1]
    turned = [replace(each, left=60 + 5 * n, right=65 + 5 * n) for n, each in enumerate(figure)]
    beyond = replace(mark, left=86, right=89)
    assert {texts(in_reading_order([*turned, each])) for each in (mark, beyond)} == {"992.0a"}


@pytest.mark.parametrize(("is_bold", "is_cut"), [(True, False), (False, True)])
def test_a_bold_row_at_the_top_of_a_page_is_no_rest_of_the_cell_above_in_a_script_without_capital_letters(
    is_bold, is_cut
):
    upper = tuple(CellText((letters(text),), n) for n, text in enumerate(("维也纳", "12")))
    look = frozenset({"b"}) if is_bold else frozenset()
    title = tuple(replace(each, marks=look) for each in letters("设有棕榈馆的办事处"))
    lower = (CellText((title,), 0), CellText((), 1))
    part = PageTable(1, 700.0, 600.0, (50.0, 150.0, 250.0), (upper,), 0, 10.0)
    assert _is_cut([TableRow(upper, part, is_head=False)], lower) is is_cut


def test_groups_of_an_arabic_figure_are_no_two_cells() -> None:
    def turned(text: str, left: float) -> list[Glyph]:
        return [glyph(sign, left + 5 * n, left + 5 * n + 5) for n, sign in reversed(list(enumerate(reversed(text))))]

    groups = (*turned("512.6", 60), glyph(" ", 85, 87), *turned("38", 87))
    two = (*turned("51.6", 60), glyph(" ", 85, 87), *turned("386", 87))
    assert not may_be_two(CellText((groups,), 0), "512.6 38")
    assert may_be_two(CellText((two,), 0), "51.6 386")
