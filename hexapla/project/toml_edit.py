"""TOML files that people write, with something of ours added: their comments and order are kept."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import Array

from hexapla.project.toml_schema import first_line

_ABOUT = "# What the texts do not say. A value here wins over the masthead; an absent one prints nothing.\n\n"
HEAD = (first_line("document.toml") + _ABOUT).encode()
"""How a new `document.toml` begins."""

Key = tuple[str, ...]
"""Where a value stands: `("fr", "title")` is `title` below `[fr]`."""


def with_values(data: bytes | None, values: Mapping[Key, object]) -> bytes:
    """Return a file with these values in their places, and without those that are None; a table that is emptied goes too.

    What has its value already is not written anew, so that it stays as somebody wrote it.
    """
    document = editable(data)
    for path, value in values.items():
        if value is None:
            _take_out(document, path)
            continue
        table: Any = document
        for name in path[:-1]:
            if name not in table:
                table.add(name, tomlkit.table(is_super_table=name != path[-2]))
            table = table[name]
        if table.get(path[-1]) != value:
            table[path[-1]] = value
    return tomlkit.dumps(document).encode()


def _take_out(table: Any, path: Key) -> None:
    """Take out a value that may be there, and each table around it that has no other."""
    name, *rest = path
    if rest and name in table:
        _take_out(table[name], tuple(rest))
    if name in table and (not rest or not table[name]):
        del table[name]


def editable(data: bytes | None) -> tomlkit.TOMLDocument:
    """Return a file as a document that can be added to; None is an empty one."""
    text = (data or b"").decode("utf-8-sig")
    return tomlkit.parse(text if text.endswith("\n") or not text else f"{text}\n")  # else its last comment would go on


def with_rows(data: bytes | None, key: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a file with more tables of an array, in the way in which the file writes those that it has."""
    document = editable(data)
    if key not in document:
        document.add(key, tomlkit.aot())
    array: Any = document[key]
    for each in rows:
        row = tomlkit.inline_table() if isinstance(array, Array) else tomlkit.table()
        row.update(each)
        array.append(row)
    return tomlkit.dumps(document).encode()


def without_rows(data: bytes | None, key: str, is_gone: Callable[[Mapping[str, Any]], bool]) -> bytes:
    """Return a file without some tables of an array; of an array without any nothing stays."""
    document = editable(data)
    array: Any = document[key]
    for number in reversed([number for number, row in enumerate(array) if is_gone(row)]):
        del array[number]
    if not array:
        del document[key]
    return tomlkit.dumps(document).encode()
