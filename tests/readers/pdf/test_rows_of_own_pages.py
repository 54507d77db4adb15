"""Rows of pages that we write: what stretches, what a note mark or a bracket leaves open, soft hyphens, what comes back at their feet."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from hexapla.akn.inlines import plain_text
from hexapla.identification import nearer_of
from hexapla.readers.pdf.bitext_notes import opposed_notes
from hexapla.readers.pdf.directions import _without_empty_blanks, in_reading_order
from hexapla.readers.pdf.drawn import Drawn, Look, _side_by_side
from hexapla.readers.pdf.furniture import without_furniture
from hexapla.readers.pdf.notes import _are_small
from hexapla.readers.pdf.pages import Glyph, Page, pages_of
from hexapla.readers.pdf.paragraphs import Measure, Paragraph, goes_on, paragraphs_of
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.soft_hyphens import with_soft_hyphens
from hexapla.readers.pdf.stretched import stretched_gap
from hexapla.readers.pdf.text_columns import areas_of
from hexapla.readers.pdf.turns import Box
from hexapla.readers.pdf.words import Vocabulary, characters_of
from samples.pages_alone import drawn, page_of

BODY = "The Committee recalls that the measures described in its report were adopted in due time"


def placed(text: str, gap: float = 3.0, left: float = 60.0, base: float = 700.0) -> tuple[Glyph, ...]:
    """Return characters five points wide, ordinary blanks not drawn but left free by so much."""
    found: list[Glyph] = []
    for sign in text:
        if sign == " ":
            left += gap
            continue
        found.append(Glyph(sign, left, left + 5, base, 10.0, frozenset()))
        left += 5
    return tuple(found)


def drawn_words(text: str, gap: float) -> Iterator[Glyph]:
    """Yield characters five points wide, the blanks among them drawn as ordinary ones in front of a gap."""
    left = 60.0
    for sign in text:
        yield Glyph(sign, left, left + (2.5 if sign == " " else 5), 700.0, 10.0, frozenset())
        left += gap if sign == " " else 5


def letters(text: str) -> tuple[Glyph, ...]:
    return row(text, left=0.0).pieces[0].glyphs


def row(text: str, base: float = 700.0, left: float = 60.0, mark: str = "") -> Row:
    letters = tuple(Glyph(sign, left + 5 * n, left + 5 * n + 5, base, 10.0, frozenset()) for n, sign in enumerate(text))
    right = left + 5 * len(text)
    raised = tuple(
        Glyph(sign, right + 3 * n, right + 3 * n + 3, base + 4, 6.0, frozenset({"sup"})) for n, sign in enumerate(mark)
    )
    return Row(1, (Piece(letters + raised),))


def test_a_no_break_blank_in_a_stretched_row_is_no_narrow_gap_of_it() -> None:
    assert stretched_gap(placed("keepers of the lamps (para.\u00a0115) told all", gap=11.0)) == pytest.approx(11.0)
    assert stretched_gap(placed("12 14 16", gap=11.0)) == 0.0


def test_a_row_of_one_sign_and_a_mark_has_the_size_of_its_sign() -> None:
    assert row("果", mark="15").size == 10.0


def font_with(codes: str, producer: str = "") -> bytes:
    """Return a page whose font says which characters its codes are, in a file that says which program made it."""
    with pikepdf.open(io.BytesIO(page_of([]))) as pdf:
        head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange"
        table = pdf.make_stream(f"{head}\n{len(codes) // 10} beginbfchar\n{codes}\nendbfchar\nendcmap end end".encode())
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Times-Roman"), ToUnicode=table
        )
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        text = b"BT /F1 10 Tf 60 700 Td (the wide lamp\xad) Tj 0 -12 Td (house stood) Tj ET"
        pdf.pages[0].Contents = pdf.make_stream(text)
        pdf.docinfo["/Producer"] = producer
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def test_a_soft_hyphen_of_the_file_is_told_from_the_hyphen_of_a_compound() -> None:
    data = font_with("<2d> <002D>\n<ad> <00AD>")
    (page,) = pages_of(data, "x.pdf")
    assert "lamp\u00adhouse" in "".join(each.text for each in page.glyphs if not each.text.isspace())


def test_a_file_with_one_kind_of_hyphen_stays_as_it_is() -> None:
    data = font_with("<ad> <00AD>")
    assert with_soft_hyphens(data) == data
    assert with_soft_hyphens(b"no file at all") == b"no file at all"


def test_in_a_file_of_ours_it_is_a_soft_one() -> None:
    (page,) = pages_of(font_with("<ad> <00AD>", "WeasyPrint 70.0"), "x.pdf")
    assert "lamp\u00adhouse" in "".join(each.text for each in page.glyphs if not each.text.isspace())


def test_words_that_a_soft_hyphen_divides_are_one_without_a_doubt() -> None:
    words = Vocabulary(frozenset({"light", "house"}), divides=False)
    rows = [row("the light\u00ad").pieces[0].glyphs, row("house stood", 688).pieces[0].glyphs]
    characters, reasons = characters_of(rows, words, "en")
    assert ("".join(each.text for each in characters), reasons) == ("the lighthouse stood", set())


@pytest.mark.parametrize(("hyphen", "word"), [("-", "the well-kept"), ("\u00ad", "the wellkept")])
def test_where_soft_hyphens_are_told_another_one_at_the_end_of_a_row_belongs_to_its_word(
    hyphen: str, word: str
) -> None:
    words = Vocabulary.of([[row("a light\u00ad"), row("house by the sea")]])
    text = [list(row(part).pieces[0].glyphs) for part in (f"the well{hyphen}", "kept")]
    assert "".join(each.text for each in characters_of(text, replace(words, divides=True), "en")[0]) == word


def test_an_elided_word_is_no_rest_of_the_word_before_it() -> None:
    assert Vocabulary(frozenset({"des"})).is_broken("convient de", "s des")
    assert not Vocabulary(frozenset({"des"})).is_broken("convient de", "s’en réjouir")


def begun(*texts: str, language: str = "en", mark: str = "") -> list[str]:
    """Return the paragraphs of rows below others that are as wide as the text."""
    filled = [row(BODY, 700 - 12 * n) for n in range(4)]
    own = [row(text, 652 - 12 * n, mark=mark if not n else "") for n, text in enumerate(texts)]
    measure = Measure.of([[*filled, *own]])
    return [" ".join(each.text for each in found.rows) for found in paragraphs_of(own, measure, language)]


def test_a_row_that_ends_within_brackets_ends_no_sentence() -> None:
    assert len(begun("Никому не отказано в хлебе (см.", "S/2019/997, пункт 496).", language="ru")) == 1
    assert len(begun("Никому не отказано в хлебе.", "Бюджет составляет больше.", language="ru")) == 2


def test_a_chinese_row_ends_before_a_sign_that_had_room_where_its_sentence_ends() -> None:
    assert len(begun("这值得欢迎。", "缔约国还应继续培训图书馆员。", language="zh", mark="9")) == 2


@pytest.mark.parametrize("foot", ["was held in the islands, and confirmed", "by the council."])
def test_rows_of_one_note_that_come_back_on_page_after_page_are_no_furniture(foot: str) -> None:
    pages = []
    for number in range(1, 7):
        texts = [(60, 760 - 14 * n, 10, f"{n}. {BODY}.") for n in range(1, 4)]
        below = [
            f"{number} The figures of the year {2000 + number} were made by letter, since no census",
            "was held in the islands, and confirmed",
            "by the council.",
        ]
        texts += [(433, 750, 6, str(number)), *((60, 90 - 10 * n, 8, words) for n, words in enumerate(below))]
        pages.append([*texts, (60, 40, 8, f"{number}/6")])
    reading = read_pdf(drawn(*pages, rules=[(60, 150, 102)]), "x.pdf", "en")
    found = [plain_text(each[0]) for each in reading.body.iter("{*}authorialNote")]
    assert len(found) == 6
    assert all(foot in each for each in found)


def mirrored(text: str) -> list[Glyph]:
    """Return what a mirror shows of a row, from its right edge on."""
    return [Glyph(sign, 60 + 5 * n, 65 + 5 * n, 700, 10.0, frozenset()) for n, sign in enumerate(reversed(text))]


def test_a_comma_behind_a_figure_that_ends_a_latin_title_stays_behind_it() -> None:
    shown = "Treaty Series, vol. 1465, .انظر"
    assert "".join(each.text for each in in_reading_order(mirrored(shown))).endswith("Treaty Series, vol. 1465,")


def test_a_blank_without_a_width_before_a_stop_that_the_file_draws_later_is_none() -> None:
    letters = [("ا", 60, 65), (" ", 65, 65), ("1", 72, 75), ("6", 69, 72), (".", 65, 68)]
    glyphs = [Glyph(sign, left, right, 700, 12.0, frozenset()) for sign, left, right in letters]
    assert [each.text for each in _without_empty_blanks(glyphs)] == ["ا", "1", "6", "."]


def test_an_address_at_the_foot_of_a_page_is_in_the_language_above_it() -> None:
    texts = [
        "1 See the report of the keepers.",
        "This edition is derived from the text.",
        "أعدت هذه الطبعة استنادا إلى النص",
        "https://docs.example.org/ar/A/75/1",
    ]
    rows = [row(text, base) for text, base in zip(texts, (120, 70, 58, 46), strict=True)]
    marked = Row(1, (Piece((Glyph("1", 57, 60, 124, 6.0, frozenset({"sup"})), *rows[0].pieces[0].glyphs[1:])),))
    told = [is_own for _, is_own, _ in opposed_notes([marked, *rows[1:]], 57, 540, "left")]
    assert told == [True, True, False, False]


def noted(texts: list[tuple[str, float, float, float]]) -> list[Row]:
    """Return rows of notes from their texts, left edges, baselines and sizes; what `*` begins is a mark."""
    found = []
    for text, left, base, size in texts:
        signs = [
            Glyph(sign, left + 5 * n, left + 5 * n + 5, base, size, frozenset())
            for n, sign in enumerate(text.lstrip("*"))
        ]
        first = replace(signs[0], marks=frozenset({"sup"})) if text[0] == "*" else signs[0]
        found.append(Row(1, (Piece((first, *signs[1:])),)))
    return found


def test_a_citation_from_margin_to_margin_is_in_the_language_whose_size_it_has() -> None:
    """Arabic notes are set larger than those beside them; one may hold Latin letters alone."""
    title = "J. Doe and P. Smith, The rivers of the north, 2nd ed. (Oslo, 2020), pp. 113 to 119 and 204, fo"
    rows = noted(
        [
            ("*1 See the report.", 57, 120, 9.0),
            ("انظر التقرير", 480, 109, 10.0),
            (f"*2 {title[:60]}", 57, 95, 9.0),
            (title, 70, 84, 10.0),
            ("otnote 7.", 495, 71, 10.0),
        ]
    )
    assert [is_own for _, is_own, _ in opposed_notes(rows, 57, 540, "left")] == [True, False, True, False, False]


def test_a_note_from_right_to_left_begins_at_the_right_though_the_file_draws_its_mark_first() -> None:
    (right,) = noted([("6 سحب", 500, 98, 10.0)])
    signs = right.pieces[0].glyphs
    mark = Glyph("6", 535, 539, 101, 8.0, frozenset({"sup"}))
    rows = [Row(1, (Piece((mark, *signs[2:])),)), *noted([("Withdrawn.", 57, 86, 9.0)])]
    assert [(is_own, [each.text for each in lacks]) for _, is_own, lacks in opposed_notes(rows, 57, 540, "left")] == [
        (False, []),
        (True, ["6"]),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ibid. Véase A/1, párrs. 3 a 9. Las cifras", "es"),
        ("Ibid. Voir A/1. Les chiffres relatifs", "fr"),
        ("Ibid. A/1", None),
    ],
)
def test_few_words_tell_of_a_row_which_of_two_languages_it_is_in(text: str, code: str | None) -> None:
    assert nearer_of(text, ("fr", "es")) == code


def test_notes_in_larger_letters_than_most_of_the_text_are_notes_beside_text_of_that_size() -> None:
    """A script set larger may have fewer rows on a page than the other one."""
    large, small = (
        [(row(BODY[:20], 700 - 20 * n), 12.0) for n in range(4)],
        [(row(BODY, 690 - 20 * n), 10.0) for n in range(6)],
    )
    rows = [
        replace(each, pieces=(Piece(tuple(replace(sign, size=size) for sign in each.pieces[0].glyphs)),))
        for each, size in (*large, *small)
    ]
    assert _are_small(rows, [rows[0]])
    assert not _are_small(rows[4:], [rows[0]])


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("сломанный мост и 42-", "метровый причал", "сломанный мост и 42-метровый причал"),
        ("elegidos –por dos años–", "para ello", "elegidos –por dos años– para ello"),
    ],
)
def test_hyphens_behind_figures_and_dashes_around_words_stay(above: str, below: str, text: str) -> None:
    words = Vocabulary(frozenset(), divides=True)
    rows = [row(above).pieces[0].glyphs, row(below, 688).pieces[0].glyphs]
    assert "".join(each.text for each in characters_of(rows, words, "ru")[0]) == text


def test_a_dash_that_begins_a_row_within_a_sentence_begins_no_item() -> None:
    assert len(begun("Every keeper, elected for two years", "– found that the water was brackish.")) == 1
    assert len(begun("The keepers found:", "– brackish water")) == 2
    assert len(begun("– brackish water", "– broken pipes")) == 2


@pytest.mark.parametrize(("page", "count"), [(2, 2), (3, 1)])
def test_a_paragraph_of_facing_pages_goes_on_behind_a_sentence(page: int, count: int) -> None:
    """Pages of one language are numbered two by two there, and end where a sentence of both ends."""
    above = [row(f"{n}. {BODY}", 700 - 12 * n) for n in range(1, 5)]
    last, first = (
        row("4. They count what they see.", 640),
        replace(row("By its resolution they asked for more.", 700), page=page),
    )
    pages = [[*above[:3], last], [first, *(replace(each, page=page) for each in above)]]
    measure = Measure.of(pages)
    ends, begins = Paragraph([last]), Paragraph([first])
    assert (1 if goes_on(ends, begins, measure, "en") else 2) == count
    assert bool(ends.reasons) == (count == 1)


def test_two_signs_that_a_font_draws_as_one_stand_side_by_side() -> None:
    box, look = Box(100, 0, 120, 10), Look(10.0, frozenset(), 0)
    signs = [Drawn("—", box, Box(100, 0, 100, 0), look)] * 2
    assert [(each.box.left, each.box.right) for each in _side_by_side(signs)] == [(100, 110), (110, 120)]


def test_a_stop_before_a_raised_mark_stays_behind_its_figure_from_right_to_left() -> None:
    letters = mirrored("12.211 الفقرة")
    marked = [
        replace(each, size=6.0, marks=frozenset({"sup"})) if n in (0, 1) else each
        for n, each in enumerate(reversed(letters))
    ]
    assert "".join(each.text for each in in_reading_order(list(reversed(marked)))).endswith(" 211.12")


def test_a_symbol_with_latin_words_in_brackets_is_one_passage_from_right_to_left() -> None:
    text = "".join(each.text for each in in_reading_order(mirrored("S/PV.9532 (Resumption 1) الوثيقة")))
    assert text.endswith(" S/PV.9532 (Resumption 1)")


def test_a_bold_paragraph_goes_on_over_a_page_in_small_letters() -> None:
    bold = [
        replace(row(text), page=page, pieces=tuple(replace_marks(row(text))))
        for page, text in ((1, "(i) they who,"), (2, "having left, rest"))
    ]
    measure = Measure.of([[row("x" * 60, base=700.0 - 12 * n) for n in range(12)]])
    assert goes_on(Paragraph([bold[0]]), Paragraph([bold[1]]), measure, "en")


def replace_marks(one: Row) -> list[Piece]:
    return [Piece(tuple(replace(each, marks=frozenset({"b"})) for each in piece.glyphs)) for piece in one.pieces]


def test_an_item_behind_the_letter_before_its_own_begins_a_page_where_no_stop_ends_that() -> None:
    above, below = row("d) other matters"), replace(row("e) records of the lamps"), page=2)
    measure = Measure.of([[row("x" * 60, base=700.0 - 12 * n) for n in range(12)]])
    assert not goes_on(Paragraph([above]), Paragraph([below]), measure, "ru")


def test_a_no_break_blank_behind_a_label_is_one_though_the_blanks_of_its_row_are_stretched() -> None:
    signs = list(drawn_words("posts of the crew and the pilots; (v)", gap=9.0))
    behind = signs[-1].right + 2.8
    glyphs = (*signs, *(replace(each, left=each.left + behind, right=each.right + behind) for each in letters("lamps")))
    (found,) = rows_of(Page(1, 600.0, 800.0, glyphs, ()))
    assert found.text.endswith("(v) lamps")


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [("the owners’boats", True), ("the owners’ boats", False), ("l’eau du puits, jusqu’ici", False)],
)
def test_letters_right_behind_the_apostrophe_of_a_plural_are_doubtful(text: str, is_doubtful: bool) -> None:
    _, reasons = characters_of([row(text).pieces[0].glyphs], Vocabulary(frozenset()), "en")
    assert bool(reasons) is is_doubtful


def stretched(base: float, *edges: tuple[float, float]) -> Row:
    """Return a row of pieces between edges, the narrow ones labels."""
    pieces = []
    for left, right in edges:
        text = "a)" if right - left <= 10 else ("words " * 40)[: round((right - left) / 5)].rstrip()
        step = (right - left) / len(text)
        signs = (Glyph(s, left + step * n, left + step * (n + 1), base, 10.0, frozenset()) for n, s in enumerate(text))
        pieces.append(Piece(tuple(signs)))
    return Row(1, tuple(pieces))


def test_labels_of_items_among_rows_that_go_over_the_room_behind_them_are_no_column() -> None:
    item, wide, short = (((128, 138), (156, right)) for right in (430, 468, 191))
    rest, inner, more = ((99, 127),), ((156, 164), (184, 468)), ((184, 426),)
    rows = [
        (535, wide), (523, rest), (505, item), (487, ((156, 164), (184, 220))), (469, inner), (457, more), (439, item), (421, wide),
        (409, rest), (391, ((99, 109), (128, 468))), *((base, ((99, 468),)) for base in (379, 367, 355, 343)), (331, ((99, 257),)),
        (312, item), (294, short), (276, inner), (264, more), (246, inner), (228, wide), (216, rest), (198, item), (180, short),
    ]  # fmt: skip
    assert len(areas_of([stretched(base, *edges) for base, edges in rows])) == 1


@pytest.mark.parametrize(("title", "kept"), [("Table {}", 4), ("表{}", 4), ("Harbours, {}", 0)])
def test_the_title_of_a_table_at_the_top_of_several_pages_is_no_running_head(title: str, kept: int) -> None:
    tops = [row(title.format(n), 790.0) for n in (1, 2, 3, 4)]
    pages = [Page(n, 600.0, 842.0, (), ()) for n in range(1, 5)]
    rows = [[replace(top, page=n), replace(row(BODY, 600.0), page=n)] for n, top in enumerate(tops, 1)]
    found = without_furniture(pages, rows)
    assert sum(len(each) > 1 for each in found.text) == kept


@pytest.mark.parametrize(("words", "is_doubtful"), [((), True), (("lanterns",), False), (("lan",), False)])
def test_a_hyphen_at_the_end_of_a_row_is_doubtful_where_no_word_around_it_is_known(
    words: tuple[str, ...], is_doubtful: bool
) -> None:
    rows = [row(text).pieces[0].glyphs for text in ("keepers of the lan-", "terns of the quay")]
    _, reasons = characters_of(rows, Vocabulary(frozenset({"of", "the", "keepers", *words}), divides=False), "en")
    assert bool(reasons) is is_doubtful
