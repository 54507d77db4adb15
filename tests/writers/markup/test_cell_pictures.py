"""Pictures in the cells of a table: they take the room that they need, and words in their place where they are not shown."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from hexapla.akn.grid import Grid, grid
from hexapla.akn.table_kinds import lists_pairs
from hexapla.writers.markup.cell_pictures import shown_in
from hexapla.writers.markup.table_layout import Room, layout
from samples import tables as samples

TEXT = "The harbour was dredged twice in that year, and each time its depth was taken by two pilots at low water."
ROOM = Room(360, 480, 660)


def png(points: int, high: int) -> bytes:
    """Return a picture so many points wide and high, made for paper at 144 pixels an inch."""
    data = io.BytesIO()
    Image.new("RGB", (2 * points, 2 * high)).save(data, "PNG", dpi=(144, 144))
    return data.getvalue()


def table(*rows: tuple[str, ...], **media: bytes) -> Grid:
    """Return a table with the pictures that its cells name by `=name`."""
    cells = [
        [f'<img src="{each[1:]}" alt="{each[1:]}"/>' if each.startswith("=") else each for each in row] for row in rows
    ]
    made = samples.table("".join(samples.row(*row) for row in cells))
    return replace(grid(made), pictures=shown_in(made, media))


def test_a_picture_beside_words_is_as_wide_as_its_source_shows_it() -> None:
    found = layout(table(("=chart", TEXT), chart=png(170, 100)), ROOM, "en")
    assert 170 <= found.shares[0] * 360 < 200
    assert not found.is_wide
    assert found.height > 100


def test_a_picture_leaves_words_beside_it_a_third_of_the_table_and_makes_no_type_smaller() -> None:
    found = layout(table((TEXT, "=chart"), chart=png(900, 100)), ROOM, "en")
    assert found.is_wide  # it needs more than the column
    assert not found.is_landscape
    assert not found.is_reduced
    assert found.shares[1] == pytest.approx(2 / 3, abs=0.01)


def test_pictures_beside_one_another_share_the_room_out() -> None:
    found = layout(table(("=one", "=two"), ("Before", "After"), one=png(200, 100), two=png(400, 100)), ROOM, "en")
    assert found.is_wide
    assert found.shares[0] == pytest.approx(1 / 3, abs=0.03)


def test_a_small_picture_moves_nothing_and_one_of_no_size_has_room() -> None:
    words = layout(table(("Pilot", TEXT)), ROOM, "en")
    assert layout(table(("Pilot", TEXT), ("=mark", ""), mark=png(8, 8)), ROOM, "en").shares == words.shares
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    assert layout(table(("=map", TEXT), map=drawing), ROOM, "en").shares[0] * 360 >= 100


def test_the_words_of_a_picture_that_is_not_shown_have_room() -> None:
    assert layout(table(("=Breakwater", TEXT)), ROOM, "en").shares[0] * 360 > 40


def test_pictures_above_their_captions_are_no_list_of_pairs() -> None:
    assert not lists_pairs(table(("=one", "=two"), ("The pier before", "The pier after")))
    assert lists_pairs(table(("79/1", "The pier before"), ("79/2", "The pier after")))
