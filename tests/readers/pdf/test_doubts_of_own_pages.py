"""What is not doubtful: figures with a drawn blank between them, items that the next one follows, strokes and dashes that rows end with."""

from dataclasses import replace

import pytest

from hexapla.readers.pdf.blocks import Block
from hexapla.readers.pdf.cell_gaps import may_be_two
from hexapla.readers.pdf.cells import CellText
from hexapla.readers.pdf.doubts import HYPHEN
from hexapla.readers.pdf.followed import followed
from hexapla.readers.pdf.joints import is_uneven, joint_of, may_go_on
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.words import Vocabulary, characters_of

WORDS = Vocabulary(frozenset({"lamp", "lamps"}))


def signs(text: str, left: float = 0.0, base: float = 700.0, blank: float = 2.5) -> tuple[Glyph, ...]:
    """Return the glyphs of a text of 10 points whose letters are 5 points wide, a blank of the file behind each word but the last."""
    found: list[Glyph] = []
    for place, sign in enumerate(text):
        width = blank if sign == " " else 5.0
        is_spaced = text[place + 1 : place + 2] == " "
        found.append(Glyph(sign, left, left + width, base, 10, frozenset(), is_spaced=is_spaced))
        left += width
    return tuple(found)


def block(text: str, base: float, width: float | None = None) -> Block:
    glyphs = signs(text, base=base)
    glyphs = (*glyphs[:-1], replace(glyphs[-1], right=width)) if width else glyphs
    return Block(Paragraph([Row(1, (Piece(glyphs),))]))


@pytest.mark.parametrize(("blank", "is_spaced", "are_two"), [(2.5, True, False), (2.5, False, True), (5.5, True, True)])
def test_figures_may_be_two_cells_unless_the_file_draws_a_blank_between_them(
    blank: float, is_spaced: bool, are_two: bool
) -> None:
    line = tuple(replace(each, is_spaced=each.is_spaced and is_spaced) for each in signs("77 (0)", blank=blank))
    assert may_be_two(CellText((line,), 1), "77 (0)") == are_two


def test_gaps_of_figures_that_run_the_other_way_are_measured_where_they_stand() -> None:
    turned = [replace(each, left=30 - each.right, right=30 - each.left) for each in signs("312.4")]
    assert not may_be_two(CellText((tuple(turned),), 1), "312.4")


def test_a_number_of_several_levels_before_words_is_no_cell_of_its_own() -> None:
    led, other = (signs(text, blank=8) for text in ("2.1.3 Lamps", "Lit Lamps"))
    assert not may_be_two(CellText((led,), 0), "2.1.3 Lamps")
    assert may_be_two(CellText((other,), 0), "Lit Lamps")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["(a) Ropes", "(b) Lamps; and", "(c) Boots", "5. The lamps are lit."], {0, 1}),
        (["(a) Ropes", "(c) Lamps"], set()),
        (["(a) Ropes and lamps of the", "(b) Boots."], set()),
        (["4. The lamps were lit without delay", "5. The ropes came."], {0}),
        (["(一) 灯", "(二) 绳索"], {0}),
    ],
    ids=["a list", "a letter is left out", "an open end", "bold words at the end", "Chinese"],
)
def test_what_the_next_number_follows_is_whole(texts: list[str], found: set[int]) -> None:
    language = "zh" if "灯" in texts[0] else "en"
    blocks = [*(block(text, 700 - 20 * place) for place, text in enumerate(texts)), block("End", 300, 400)]
    assert followed(blocks, [*texts, "End"], language) - {len(texts)} == found


def test_an_item_whose_row_is_full_may_go_on_elsewhere() -> None:
    blocks = [block("(a) Ropes", 700, 395), block("(b) Lamps", 680), block("End", 660, 400)]
    assert 0 not in followed(blocks, ["(a) Ropes", "(b) Lamps", "End"], "en")


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        ("in 2020–", "2023", ("", False)),
        ("manganese/", "iron", ("", False)),
        ("at https://", "lamps.example.org", ("", False)),
        ("at https://lamps.example.org/", "lists/index.html", ("", False)),
        ("at https://lamps.example.org/", "were lit", ("", True)),
        ("it (mine –the one on the quay–", "was sold", (" ", True)),
    ],
)
def test_a_stroke_or_a_dash_at_the_end_of_a_row_stands_at_both_words(before, after, joint) -> None:
    assert joint_of(before, after, None, WORDS, "en") == joint


def test_a_dash_that_closes_an_aside_has_its_blank_where_the_document_sets_dashes_so() -> None:
    spanish = replace(WORDS, joins_dashes=True)
    assert joint_of("(la mía –la del muelle–", "se vendió", None, spanish, "es") == (" ", False)


def test_a_small_word_is_no_rest_of_a_broken_one() -> None:
    assert not may_go_on("(thousands", "of dollars)", "", WORDS, "en")
    assert may_go_on("Keepe", "rs lit", "", WORDS, "en")


def test_a_word_alone_in_a_row_is_whole_where_its_column_is_wider() -> None:
    rows = [signs("Keepers"), signs("lit them", base=690)]
    assert HYPHEN in characters_of(rows, WORDS, "en", width=35)[1]
    assert HYPHEN not in characters_of(rows, WORDS, "en", width=60)[1]


@pytest.mark.parametrize(
    ("text", "language", "is_odd"),
    [
        ("可(一) 点灯、(二)搜查", "zh", True),
        ("可(一) 点灯、(二) 搜查", "zh", False),
        ("可㈠ 点灯、㈡搜查", "zh", True),
        ("灯 塔", "zh", True),
        ("(a) lamps and (b)ropes", "en", False),
    ],
)
def test_blanks_among_chinese_signs_are_doubtful(text: str, language: str, is_odd: bool) -> None:
    assert is_uneven(text, language) == is_odd
