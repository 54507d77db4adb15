"""Our own records read back as what they are, input: JSON of a known shape, or nothing at all."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from hexapla.storage.reading import read_plain

Shape = Any
"""A type (`str`, `int`, `bool`, `None`, `object` for any JSON), a pattern that a text fits whole, a list of one shape,
a mapping of names to shapes (each must be there, no other may), `Table` of a pattern for the keys and a shape, or a
tuple of shapes of which one fits."""

_LARGEST: Final = 2**53
"""No number of ours is as large, and no program reads a larger one as it stands."""

DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class Table(tuple[re.Pattern[str], Shape]):
    """The shape of an object whose keys fit a pattern and whose values have one shape."""

    __slots__ = ()


def record(data: bytes, shape: Shape) -> Any:
    """Return the content of a record, None where it is no JSON or not of this shape: such a record says nothing."""
    try:
        content = json.loads(data.decode("utf-8"), parse_constant=_refuse)
        json.dumps(content, ensure_ascii=False).encode()  # half a surrogate is no text, whatever JSON thinks
    except (ValueError, RecursionError):
        return None
    return content if has_shape(content, shape) else None


def load_record(path: Path, shape: Shape) -> Any:
    """Return the content of a record's file, None where there is none that can be believed."""
    try:
        return record(read_plain(path), shape)
    except OSError:
        return None


def has_shape(value: object, shape: Shape) -> bool:
    """Tell whether a JSON value has a shape."""
    if shape is None or isinstance(shape, type):
        return (
            shape is object or value is shape or (type(value) is shape and (shape is not int or abs(value) < _LARGEST))  # type: ignore[arg-type]
        )
    return _SHAPES[type(shape)](value, shape)


def _is_table(value: object, shape: Shape) -> bool:
    pattern, inner = shape
    return isinstance(value, dict) and all(pattern.fullmatch(k) and has_shape(v, inner) for k, v in value.items())


def _is_either(value: object, shape: Shape) -> bool:
    for each in shape:  # noqa: SIM110 - no generator: a build with nothing to do asks this more often than all else
        if has_shape(value, each):
            return True
    return False


def _is_list(value: object, shape: Shape) -> bool:
    return isinstance(value, list) and all(has_shape(each, shape[0]) for each in value)


def _is_object(value: object, shape: Shape) -> bool:
    is_whole = isinstance(value, dict) and value.keys() == shape.keys()
    return is_whole and all(map(has_shape, map(value.get, shape), shape.values()))  # type: ignore[attr-defined]


def _is_text(value: object, shape: Shape) -> bool:
    return isinstance(value, str) and shape.fullmatch(value) is not None


_SHAPES: Final = {Table: _is_table, tuple: _is_either, list: _is_list, dict: _is_object, re.Pattern: _is_text}


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Return JSON as we write it: sorted, indented, UTF-8, one newline at the end."""
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _refuse(constant: str) -> None:
    message = f"{constant} is no JSON"
    raise ValueError(message)
