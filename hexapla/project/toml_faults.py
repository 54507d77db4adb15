"""What is wrong in a file that is no TOML: the line where it begins, what stands there, and what to write instead."""

import datetime
import json
import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from hexapla.dates import parse_any_day
from hexapla.storage.reading import printable

_FARTHEST = 200
"""So many lines before a fault are looked at for where it begins."""

_LONGEST = 72
_STATEMENT = re.compile(r"\s*(?P<key>\w[\w.-]*|\"[^\"]+\"|'[^']+')\s*(?:[=:]+\s*|\s)(?P<value>.*)")
_BEGINNING = re.compile(r"\s*(?:$|#|\[|[\w.-]+\s*=)")
_HEAD = re.compile(r"\s*(\[{1,2})\s*([^\[\]=]*?)\s*\]{0,2}\s*")
_AS_TYPED = str.maketrans("“”„«»‟‘’＝\u00a0\u202f\u2009", '""""""\'\'=   ', "\ufeff\u200b\u200e\u200f\u2060\u00ad")
_SPACES = str.maketrans("\t\u00a0\u202f\u2009", "    ")
_NUMBERED = re.compile(r"(\d{1,4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,4})")
_TWO = re.compile(r"[\"'\]\d]\s+[\w.-]+\s*=")
_LONG = ('"""', "'''")
_LINE = 'A line is a key and its value: title = "…". A text stands in straight quotes, one of several lines between """ and """.'
_TRUE, _FALSE = ("true", "yes", "on", "oui", "vrai"), ("false", "no", "off", "non", "faux")


class Fault(NamedTuple):
    """A line, counted from 1, what stands in it, and what to do."""

    line: int
    words: str
    advice: str


def fault_in(text: str, error: tomllib.TOMLDecodeError) -> Fault:
    """Return what is wrong in a text that the parser has refused for this reason."""
    lines = text.replace("\r\n", "\n").split("\n")
    place = re.search(r"line (\d+)", str(error))
    last = min(int(place[1]), len(lines)) if place else len(lines)
    first = next((at + 1 for at in range(last - 1, max(last - _FARTHEST, 0) - 1, -1) if _is_toml(lines[:at])), last)
    words = lines[first - 1]
    advice = _written_twice(lines, first) if _is_toml([words]) else _advice(lines, first, last, str(error))
    return Fault(first, _shown(words), advice)


def _advice(lines: list[str], first: int, last: int, said: str) -> str:
    """Return what to write instead of a line that cannot be read, or how such a line is written."""
    line = lines[first - 1]
    if (sign := re.search("[\x00-\x08\x0b-\x1f\x7f]", line)) is not None:
        return f"Take out the sign U+{ord(sign[0]):04X}, which cannot be seen."
    statement = _STATEMENT.fullmatch(line)
    key, value = (statement["key"], statement["value"].strip()) if statement else ("", "")
    is_list = value[:1] in ("[", "{")
    goes_on = is_list and not all(map(_BEGINNING.match, lines[first : first + 1]))
    is_twice = said.startswith("Duplicate")
    is_two = said.startswith("Expected newline") and _TWO.search(line) is not None
    for instead, how in _instead(line) if not (goes_on or is_twice or is_two) else ():
        if _is_toml([*lines[: first - 1], instead]):
            return f"Write {_shown(instead)}, {how}." if how else f"Write this line: {_shown(instead)}"
    end = {"[": "]", "{": "}"}.get(value[:1])
    known = (
        (is_twice, "A key of this line is written twice: take one of them out."),
        (value[:3] in _LONG, f"The text that begins here has no end: write {value[:3]} behind it."),
        (is_list and (first < last or said.startswith("Unclosed")), f"The list that begins here has no end: write {end} behind its last value."),
        (is_two, "Write each key in a line of its own."),
        (key == "date" or re.match(r"\d+[-./]\d", value), "A date is written 2021-12-03: year, month and day, without quotes."),
        (key and not value, "Write a value behind =, or take the line out."),
    )  # fmt: skip
    return next((advice for is_so, advice in known if is_so), _LINE)


def _instead(line: str) -> Iterator[tuple[str, str]]:
    """Yield what may have been meant by a line, what is likeliest first, each with how it is to be written."""
    plain = line.translate(_AS_TYPED).strip()
    plain = re.sub(r'" *(.*?) *"', r'"\1"', plain) if "«" in line else plain
    if plain != line.strip():
        yield plain, "with straight quotes and no hidden signs"
    if (head := _HEAD.fullmatch(plain)) is not None:
        for name in (head[2], json.dumps(head[2], ensure_ascii=False)):
            yield f"{head[1]}{name}{']' * len(head[1])}", ""
    statement = _STATEMENT.fullmatch(plain)
    if statement and (value := statement["value"].strip()):
        for said, how in ((value, ""), *_values(statement["key"], value)):
            yield f"{statement['key']} = {said}", how


def _values(key: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield what may have been meant by the value of a key: a day, a switch, a number, a list, a text."""
    bare = (
        value.partition(" #")[0].strip(" \"',;")
        if value[:1] not in "\"'"
        else re.split(r"\s+#\s", value)[0].strip(" \"',;")
    )
    if (day := _day(bare)) is not None:
        yield str(day), "without quotes"
    if bare.casefold() in (*_TRUE, *_FALSE):
        yield str(bare.casefold() in _TRUE).lower(), ""
    if re.fullmatch(r"\d{1,3}(?:[ ,.']\d{3})+", bare):
        yield re.sub(r"[^0-9]", "", bare), ""
    if value[0] == "[":
        parts = re.findall(r"\"([^\"]*)\"|'([^']*)'", value) or [(part, "") for part in value.strip("[]").split(",")]
        words = [f'"{each}"' for part in parts if (each := "".join(part).strip())]
        yield f"[{', '.join(words)}]", ""
    elif bare and value[0] != "{" and value[:3] not in _LONG and key != "date" and not _NUMBERED.fullmatch(bare):
        if re.search(r'["\\]', bare) and "'" not in bare:
            yield f"'{bare}'", "between single quotes"
        yield json.dumps(bare, ensure_ascii=False), "" if value[0] == '"' else "in quotes"


def _day(words: str) -> datetime.date | None:
    """Return the day that words name in one way only: `14 June 2022`, `14.6.2022`, `2022/6/14`; not `5/6/2022`."""
    numbers = _NUMBERED.fullmatch(words)
    if numbers is None:
        return parse_any_day(words)
    is_iso = len(numbers[1]) == len("2022")
    orders = ((1, 2, 3),) if is_iso else ((3, 2, 1), (3, 1, 2))
    days = {day for order in orders if (day := _of_numbers(*(int(numbers[place]) for place in order)))}
    return days.pop() if len(days) == 1 else None


def _of_numbers(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _written_twice(lines: list[str], first: int) -> str:
    """Return what to do about a line that is right by itself, and cannot stand behind those before it."""
    line = lines[first - 1].strip()
    if line.startswith("["):
        before = [number for number, each in enumerate(lines[: first - 1], 1) if each.strip() == line]
        where = f" stands in line {before[-1]} too" if before else " belongs to what is written already"
        return f"The head {line}{where}: put what stands below both together."
    key = line.partition("=")[0].strip()
    before = [number for number, each in enumerate(lines[: first - 1], 1) if each.partition("=")[0].strip() == key]
    return (
        f"The key {key} stands in line {before[-1]} too: take one of them out."
        if before
        else "Take it out: what it says stands above."
    )


def _is_toml(lines: list[str]) -> bool:
    try:
        tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError):
        return False
    return True


def _shown(line: str) -> str:
    """Return a line as a message has it: whole where it is short, else its beginning and its end."""
    words = printable(line.translate(_SPACES).strip())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 20]} … {words[-17:]}"
