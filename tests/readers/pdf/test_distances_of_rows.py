"""How far apart rows of one paragraph stand, where most paragraphs have one row, and what ends a table below it."""

from hexapla.readers.pdf.gutters import _is_gutter
from hexapla.readers.pdf.pages import Glyph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.row_distances import leading_of
from hexapla.readers.pdf.tables import _going_on


def piece(text: str, base: float, left: float = 60.0, size: float = 10.0) -> Piece:
    return Piece(
        tuple(Glyph(sign, left + 5 * n, left + 5 * n + 5, base, size, frozenset()) for n, sign in enumerate(text))
    )


def rows(*lines: tuple[float, str]) -> list[Row]:
    return [Row(1, (piece(text, base),)) for base, text in lines]


FULL = "x" * 60


def test_rows_below_those_that_fill_their_width_tell_the_distance_of_rows() -> None:
    short = [(700 - 18.0 * n, "Recalling its decision,") for n in range(12)]
    long = [(400, FULL), (388, "and on"), (370, FULL), (358, "and on")]
    assert leading_of([rows(*short)]) == {10: 18.0}
    assert leading_of([rows(*short, *long)]) == {10: 12.0}


def test_the_distance_above_labels_is_none_of_rows() -> None:
    labelled = [Row(1, (piece("(a)", 400 - 18 * n), piece("lamps", 400 - 18 * n, 100))) for n in range(8)]
    assert leading_of([rows((430, FULL)), labelled]) == {}


def test_an_item_in_larger_type_below_a_table_ends_it() -> None:
    edges = (55.0, 300.0, 400.0)
    item, cell = ([Row(1, (piece(text, 300, size=size),))] for text, size in (("(a) Lamps", 10.0), ("Lamps", 8.5)))
    assert list(_going_on(item, edges, 8.5, 315, 0.0)) == []
    assert list(_going_on(cell, edges, 8.5, 315, 0.0)) == cell


def test_an_edge_that_meets_no_gap_is_no_gutter() -> None:
    assert not _is_gutter([], 4, 0)
