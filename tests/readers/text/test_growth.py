"""Texts of a kind that once took the square of their length: twice as long, they take no more than some twice as long."""

import time
from collections.abc import Callable

import pytest

from hexapla.readers.text.reader import read_text
from samples.hostile import texts

MAKERS: dict[str, Callable[[int], bytes]] = {
    "wrapped lines in two columns": lambda count: texts.body(
        f"the words of the left column go on {' ' * 12}and those of the right one too\n" * count
    ),
    "wrapped lines of one paragraph": lambda count: texts.body(
        "the words of a line that goes on and on here\n" * count
    ),
    "notes of one paragraph": texts.notes,
    "numbered lines in two columns": texts.columns,
}


def seconds(data: bytes) -> float:
    """Return the processor time of a reading, the shorter of two."""
    found = []
    for _ in range(2):
        start = time.process_time()
        read_text(data, "en.txt", "en")
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.parametrize("name", MAKERS)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    make = MAKERS[name]
    read_text(make(2), "en.txt", "en")  # what is read once for all
    assert seconds(make(800)) < 3 * seconds(make(400)) + 0.1
