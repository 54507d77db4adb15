"""Widths of columns: what they lack is shared out, whatever rounding makes of it."""

from types import SimpleNamespace

import pytest

from hexapla.writers.markup.table_measures import Measured


def test_a_column_that_lacks_less_than_nothing_by_rounding_has_the_width_of_its_longest_word() -> None:
    table = SimpleNamespace(
        least=lambda _: [30.000000000000008, 20.0], _columns=lambda *_: [30.000000000000004, 80.0], _apart=lambda _: [80.0, 80.0],
        _texts=lambda _: {}, pictures={}, is_of_figures=False, table=SimpleNamespace(shares=()),
    )  # fmt: skip
    assert Measured.widths(table, 10.0, 90.0) == pytest.approx([30.0, 60.0])
