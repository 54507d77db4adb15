"""TOML files that people write, with something of ours added: their comments and order are kept."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import Array


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
