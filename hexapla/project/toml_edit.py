"""TOML files that people write, with something of ours added: their comments and order are kept."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import AbstractTable, Array

from hexapla.project.toml_schema import first_line

_ABOUT = "# What the texts do not say. A value here wins over the masthead; an absent one prints nothing.\n\n"
HEAD = (first_line("document.toml") + _ABOUT).encode()
"""How a new `document.toml` begins."""

Key = tuple[str, ...]
"""Where a value stands: `("fr", "title")` is `title` below `[fr]`."""


_BEFORE_TABLES = re.compile(r"(?:#:.*\n)?(?:[ \t]*(?:#.*)?\n)*\n|(?:#:.*\n)?")
"""What stands above the comment of the first table, in a file that has tables alone; a schema is named first of all."""


def with_values(data: bytes | None, values: Mapping[Key, object]) -> bytes:
    """Return a file with these values in their places, and without those that are None; a table that is emptied goes too.

    What has its value already is not written anew, so that it stays as somebody wrote it; a comment stays with the line
    or with the table that it stands at.
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
        if path[-1] not in table:
            document = _with_line(document, table, path, value)
        elif (
            isinstance(rows := table[path[-1]], tomlkit.items.AoT)
            and isinstance(value, list)
            and rows == value[: len(rows)]
        ):
            rows.extend(value[len(rows) :])
        elif rows != value:
            table[path[-1]] = value
    return tomlkit.dumps(document).encode()


def _with_line(document: tomlkit.TOMLDocument, table: Any, path: Key, value: object) -> tomlkit.TOMLDocument:
    """Return a document with a value that a table has not: below its last one, above what is said of the next table."""
    line, last, text = tomlkit.dumps({path[-1]: value}), _last_line(table), tomlkit.dumps(document)
    if last is not None:
        before = last.trivia.trail
        last.trivia.trail += line.replace("\n", before)
        made = tomlkit.parse(tomlkit.dumps(document))
        if _has(made, path):
            return made
        last.trivia.trail = before  # the keys of this table are dotted: each line names it
    elif table is document and document and (head := _BEFORE_TABLES.match(text)):
        return tomlkit.parse(f"{text[: head.end()]}{line}\n{text[head.end() :]}")
    table[path[-1]] = value
    return document


def _has(table: Any, path: Key) -> bool:
    return path[0] in table and (len(path) == 1 or _has(table[path[0]], path[1:]))


def _last_line(table: Any) -> Any:
    """Return the last value of a table that has a line of its own; None where there is none."""
    if not isinstance(table, tomlkit.TOMLDocument | tomlkit.items.Table):
        return None
    own: list[Any] = [
        item for item in map(table.item, table) if not isinstance(item, AbstractTable | tomlkit.items.AoT)
    ]
    return own[-1] if own and own[-1].trivia.trail.endswith("\n") else None


def _take_out(table: Any, path: Key) -> None:
    """Take out a value that may be there, and each table around it that has no other and of which nothing is said."""
    name, *rest = path
    if rest and name in table:
        _take_out(table[name], tuple(rest))
    if name in table and (not rest or not table[name].as_string().strip()):
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
