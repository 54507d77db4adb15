"""Groups of rows with and without a head: which of them go to one page."""

import pytest

from hexapla.akn.grid import grid
from hexapla.akn.row_groups import held_rows
from hexapla.akn.table_cells import row_kinds
from samples import tables as samples

HEAD = samples.row("Hoses", "Bursts", kind="th")
SUM = samples.row("<b>Mean</b>", "<b>40</b>")
GROUP = samples.row("<b>Rubber</b>", "")


def hoses(count: int) -> str:
    return "".join(samples.row(f"Hose {number}", str(number)) for number in range(1, count + 1))


def held(rows: str) -> list[int]:
    """Return the rows that stay with the next."""
    return [row for row, names in row_kinds(grid(samples.table(HEAD + rows))).items() if "tied" in names.split()]


def test_rows_that_a_sum_closes_are_a_group_without_a_head_too() -> None:
    assert sorted(held((hoses(5) + SUM) * 2)) == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11]


def test_rows_with_one_sum_alone_are_the_whole_table_and_no_group() -> None:
    assert held(hoses(5) + SUM) == [5]


def test_sums_above_their_rows_close_no_group() -> None:
    assert sorted(held(SUM + hoses(3) + SUM + hoses(3))) == [4]


@pytest.mark.parametrize(("last", "ends"), [(SUM, [9, 10]), ("", [9])])
def test_of_a_long_group_two_rows_stay_at_either_end_with_their_sum(last: str, ends: list[int]) -> None:
    assert sorted(held(GROUP + hoses(9) + last)) == [1, 2, *ends]


def test_a_group_with_a_head_that_is_a_text_is_held_below_it() -> None:
    assert held_rows({1: ["group"], 4: ["group"]}, 1, 6) == {1, 2, 4}
