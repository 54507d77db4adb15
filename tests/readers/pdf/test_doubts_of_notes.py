"""Doubts of notes: signs in the words of one that some of them are another's, are lost, or stand in another order."""

import pytest

from hexapla.readers.pdf.doubts import FRAGMENT, ORDER
from hexapla.readers.pdf.note_doubts import oddities_of_note
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.pieces import Piece, Row


@pytest.mark.parametrize(
    ("text", "direction", "reasons"),
    [
        ("The keepers of both lamps agreed, see Registers of the Coast, vol. 7.", "ltr", set()),
        ("أنظر سجل المنارات، المجلد 7.", "rtl", set()),
        ("The lamp was lower by some", "ltr", {FRAGMENT}),
        ("See the view of 3 May:", "ltr", {FRAGMENT}),
        ("Withdrawn. منارة الساحل.", "ltr", {ORDER}),
        (",Keeper of the lamp.", "ltr", {ORDER}),
        ("See p. 12, footnote ,Keeper of the lamp.", "ltr", {ORDER}),
        ("7.", "ltr", {ORDER}),
        ("Ibid., p. 14. 同上，第14页。", "ltr", {ORDER}),
        ("见灯塔守护者登记册（Registers of the Coast）第7卷。", "ltr", set()),
        ("سجل Registers of the Coast.", "rtl", {ORDER}),
    ],
)
def test_a_note_is_doubtful_that_ends_open_or_runs_both_ways(text: str, direction: str, reasons: set[str]) -> None:
    glyphs = tuple(Glyph(sign, 5.0 * n, 5.0 * n + 5, 90, 8, frozenset()) for n, sign in enumerate(f"{text}"))
    mark = Glyph("4", -5, 0, 93, 5, frozenset({"sup"}))
    assert oddities_of_note(Paragraph([Row(1, (Piece((mark, *glyphs)),))]), direction) == reasons
