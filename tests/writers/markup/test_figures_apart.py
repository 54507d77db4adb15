"""Figures of columns that nearly fill them stand apart: the gap between two numbers is wider than the one within."""

from dataclasses import replace

from lxml import etree

from hexapla.akn.grid import Grid, grid
from hexapla.akn.names import AKN
from hexapla.akn.table_kinds import lists_pairs
from hexapla.stations import stations
from hexapla.typography import fonts
from hexapla.writers.markup.table_layout import Layout, Room, in_parts, layout

FIGURE = "1 152 967.5"
TYPE = stations()["new-york"].tables


def made(rows: str) -> Grid:
    return grid(etree.fromstring(f'<table xmlns="{AKN}">{rows}</table>'))


def table(columns: int) -> Grid:
    head = "".join(f"<th><p>{2020 + each}</p></th>" for each in range(columns))
    body = "".join(f"<td><p>{FIGURE}</p></td>" for _ in range(columns))
    return made(
        f"<tr><th><p>Post</p></th>{head}</tr><tr><td><p>Staff</p></td>{body}</tr><tr><td><p>Sum</p></td>{body}</tr>"
    )


def gap(found: Layout, room: float) -> float:
    """What a column of figures leaves free, in ems."""
    return found.shares[2] * room / found.size - fonts.width(FIGURE)


def test_figures_in_smaller_type_stand_apart() -> None:
    rooms = range(400, 620, 20)
    found = [layout(table(11), Room(366, room, type=TYPE)) for room in rooms]
    smaller = [gap(each, room) for each, room in zip(found, rooms, strict=True) if each.size < found[-1].size]
    assert len(smaller) > 1
    assert max(smaller) > 2 * fonts.width(" ")
    assert min(
        gap(each, room) for each, room in zip(found, rooms, strict=True) if each.size == found[-1].size
    ) > fonts.width(" ")


def test_a_table_that_has_no_room_for_that_is_set_as_it_has() -> None:
    found = layout(table(11), Room(366, 440, type=TYPE))
    assert found.fits
    assert found.size == TYPE.sizes[-1]


def test_a_row_of_many_figures_is_shared_out_before_they_nearly_meet() -> None:
    parts = in_parts(table(14), Room(366, 480, 520, type=TYPE))
    assert [each.width for each, _ in parts] == [8, 8]
    wide = layout(table(14), Room(366, 480, 760, type=TYPE))
    assert wide.fits
    assert gap(wide, 760) > 3 * fonts.width(" ")


def test_columns_of_words_stand_apart_though_their_source_has_no_room_for_it() -> None:
    words = "".join(
        f"<td><p>{each} of the harbour and of its lights, as they were</p></td>"
        for each in ("State", "Responsibilities")
    )
    found = made(f"<tr>{words}</tr>" * 3)
    found = replace(found, shares=(900, 100))
    assert not layout(found, Room(366, 480)).is_tight


def test_a_table_of_sentences_is_no_list_of_pairs() -> None:
    sentences = ("Report of the pilots.", "The boats are let.", "Nothing is left.")
    names = ("Report of the pilots", "Boats and their hire", "The quay")
    rows = [
        "".join(f"<tr><td><p>{each[:6]}</p></td><td><p>{each}</p></td></tr>" for each in lot)
        for lot in (sentences, names)
    ]
    assert [lists_pairs(made(each)) for each in rows] == [False, True]
