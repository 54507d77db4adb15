"""Letters that mark notes of tables, in the order of their rows: `a`, `b`; Arabic ones with their brackets, `(أ)`, `(ب)`."""

import re

from hexapla.data_files import data_file

IN_BRACKETS = r"\([\u0621-\u064a]\u0640?\)"
"""An Arabic letter, which no mark has without its brackets."""

LETTERS = re.compile(f"[a-z]|{IN_BRACKETS}")
"""The letters that may mark a note."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"


def letter_before(mark: str) -> str:
    """Return the letter that stands before that of a mark in its row, as marks have it; "" for the first one, and for what is no letter."""
    letter = mark.strip("()\u0640")
    row = next(
        (each for each in (_LATIN, *data_file("labels")["letter_rows"]["rows"]) if letter and letter in each), ""
    )
    place = row.find(letter) - 1
    return mark.replace(letter, row[place]) if place >= 0 else ""


def follows(mark: str, last: str) -> bool:
    """Tell whether a letter begins a row of notes, or goes on behind another one; no other mark does either."""
    if not LETTERS.fullmatch(mark):
        return False
    above = letter_before(mark).replace("\u0640", "")
    return above in ("", last.replace("\u0640", ""))


def begins(mark: str) -> bool:
    """Tell whether a mark is the first letter of its row."""
    return follows(mark, "")
