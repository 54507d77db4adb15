"""Marks of notes in tables that their author did not raise: `12 a`, `340b`, a letter in italics behind a word.

They are marks only where the paragraphs right below their table begin with the same letters, in their order.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile
from string import ascii_lowercase
from typing import TypeVar

from hexapla.readers.word.characters import Characters, plain
from hexapla.readers.word.paragraph_text import trimmed

Below = TypeVar("Below")

_NOTE = re.compile(r"(?P<letter>[a-z])(?:\t[\t \u00a0]*|[ \u00a0]+)(?=[^\Wa-z_]|[“\"«(])")
"""What a note begins with whose letter is not raised: a word in capitals or a figure stands behind it."""

_CALL = re.compile(r"(?:[ \u00a0]|(?<=[\d)%]))(?P<letter>[a-z])$")
_LETTER = re.compile(r"(?P<letter>[a-z])$")
_FEWEST = 2


def letter_of_note(text: str) -> str:
    """Return the letter, not raised, that a paragraph below a table begins with as a note does; "" where it begins otherwise."""
    match = _NOTE.match(text)
    return match["letter"] if match else ""


def in_order(notes: Iterable[tuple[str, Below]]) -> Iterator[tuple[str, Below]]:
    """Yield notes with their letters as long as these go on as the alphabet does, from `a`."""
    pairs = takewhile(lambda pair: pair[0][0] == pair[1], zip(notes, ascii_lowercase, strict=False))
    yield from (note for note, _ in pairs)


def plain_call(content: Characters) -> str:
    """Return the letter at the end of a cell that may call a note, not raised, "" where there is none."""
    if len(content) < _FEWEST or any(each.kind != "text" for each in content[-2:]) or "sup" in content[-1].marks:
        return ""
    is_apart = "i" in content[-1].marks and "i" not in content[-2].marks and content[-2].text.isalnum()
    match = (_LETTER if is_apart else _CALL).search(plain(content))
    return match["letter"] if match else ""


def with_raised_call(content: Characters, letters: Collection[str]) -> Characters:
    """Return the characters of a cell with the letter at its end raised that calls one of the notes with these letters."""
    if plain_call(content) not in letters:
        return content
    words, _ = trimmed(content[:-1])
    return [*words, content[-1]._replace(marks=frozenset({"sup"}))]
