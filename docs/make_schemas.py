"""Write docs/schemas/*-toml.json from hexapla/project/keys.py: what editors know of the files that people write.

Run `.venv/bin/python -m docs.make_schemas` after a change to it; tests/test_docs.py fails when one of them is stale.
"""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hexapla.project.keys import ACCEPTED, DOCUMENT, office
from hexapla.project.toml_file import Key
from hexapla.stations import stations

FOLDER = Path(__file__).with_name("schemas")
_KINDS: dict[type, dict[str, str]] = {
    str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}, list: {"type": "array"},
    dict: {"type": "object"}, datetime.date: {"type": "string", "format": "date"},
    datetime.datetime: {"type": "string", "format": "date-time"},
}  # fmt: skip


def schemas() -> dict[str, str]:
    """Return the schemas as they should be, by the names of their files."""
    files = {
        "document": ("sources/SYMBOL/document.toml: what the texts of a document do not say", DOCUMENT),
        "office": ("sources/office.toml: the facts of an office", office(tuple(stations()))),
        "accepted": ("sources/SYMBOL/accepted.toml: what has been settled", ACCEPTED),
    }
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}  # the draft that editors of TOML know
    made = {f"{name}-toml.json": {**head, "title": title, **_table(keys)} for name, (title, keys) in files.items()}
    return {name: json.dumps(each, ensure_ascii=False, indent=2) + "\n" for name, each in made.items()}


def _table(keys: Mapping[str, Key]) -> dict[str, Any]:
    needed = [name for name, key in keys.items() if key.is_needed]
    own = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _key(key) for name, key in keys.items()},
    }
    return own | ({"required": needed} if needed else {})


def _key(key: Key) -> dict[str, Any]:
    kinds = key.kind if isinstance(key.kind, tuple) else (key.kind,)
    forms = [_form(kind, key) for kind in kinds]
    return {"description": key.says, **(forms[0] if len(forms) == 1 else {"anyOf": forms})}


def _form(kind: type, key: Key) -> dict[str, Any]:
    """Return what a value of one kind is, and what is in it."""
    known = {"enum": list(key.choices)} if key.choices else dict(_KINDS[kind])
    if key.inner is None or kind not in (list, dict):
        return known
    inner = _key(key.inner) if isinstance(key.inner, Key) else _table(key.inner)
    if kind is list:
        return known | {"items": inner}
    return known | {"additionalProperties": inner} if isinstance(key.inner, Key) else inner


if __name__ == "__main__":
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
