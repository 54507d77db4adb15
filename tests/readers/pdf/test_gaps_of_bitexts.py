"""What an edition says where one language has no text is no text of it; heads of narrow Chinese columns are no stretched row."""

from hexapla.readers.pdf.bitext_gaps import without_gaps
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.stretched import spread_of


def row(text: str, base: float = 700.0) -> Row:
    return Row(
        2, (Piece(tuple(Glyph(sign, 5.0 * n, 5.0 * n + 5, base, 10, frozenset()) for n, sign in enumerate(text))),)
    )


def test_the_place_of_a_missing_text_is_left_out_and_said_over_two_rows_too() -> None:
    rows = [row("The lamps are lit."), row("[No English text"), row("for paragraph 12]"), row("]No English text here]")]
    kept, said = without_gaps([rows, [row("[No text of the keeper]")]], "en")
    assert [[each.text for each in page] for page in kept] == [["The lamps are lit."], ["[No text of the keeper]"]]
    assert said == ((2, "[No English text"), (2, "for paragraph 12]"), (2, "]No English text here]"))


def test_heads_of_narrow_chinese_columns_are_no_stretched_row() -> None:
    def signs(*lefts: float) -> list[Glyph]:
        return [Glyph("字", left, left + 8, 300, 8, frozenset()) for left in lefts]

    assert spread_of(signs(60, 68, 200, 240)) == 0.0
    assert spread_of(signs(60, 72, 84, 96)) == 7.0
