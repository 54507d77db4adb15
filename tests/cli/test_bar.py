"""The bar of a terminal: it says what is done, and how long the rest will take."""

from io import StringIO

import pytest
from rich.console import Console

from hexapla.cli.bar import progress_bar, time_left
from hexapla.engine.progress import Event


def test_the_bar_shows_what_is_done_and_the_time_left_and_is_gone_in_the_end():
    now = [0.0]
    console = Console(file=StringIO(), force_terminal=True, width=120, color_system=None)
    with progress_bar(console, lambda: now[0]) as watch:
        watch(Event("started", {}))
        watch(Event("progress", {"what": "en/a.pdf", "done": 0, "of": 4, "seconds_left": None}))
        now[0] = 9.0
        watch(Event("progress", {"what": "en/a.html", "done": 3, "of": 4, "seconds_left": 3.2}))
    said = console.file.getvalue()
    shown = said[said.rindex("en/a.html") :]
    assert "3/4" in shown
    assert "0:00:09" in shown
    assert "about 3 s left" in shown
    assert said.endswith("\x1b[2K")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(None, ""), (0.0, "about 1 s left"), (59.6, "about 60 s left"), (89.0, "about 89 s left"), (91.0, "about 2 min left"), (3600.0, "about 60 min left")],
)  # fmt: skip
def test_the_time_left_is_as_exact_as_it_can_be_known(seconds, said):
    assert time_left(seconds) == said
