"""What is published stays as it is: whether a package says the same of the same files as the one of its name."""

import json
from collections.abc import Mapping
from typing import Any

from hexapla.archive import read_zip
from hexapla.release.editions import SETTINGS
from hexapla.release.fixity import PROGRAM, RECORD, SUMS

OF_EDITION = ("symbol", "stated", "corrects", "supersedes")
"""What a record says of an edition itself: all else is how its files were made, and what was found in them, on a day."""


def is_as_published(package: bytes, published: bytes) -> bool:
    """Tell whether a package has the files of the published one, and says the same of the edition; then that one stands."""
    if package == published:
        return True
    try:
        return _content(package) == _content(published)
    except (ValueError, KeyError, AttributeError, RecursionError):
        return False  # it is none of ours


def record_of(package: bytes) -> dict[str, Any]:
    """Return the record of a public package, nothing where there is none that can be read."""
    try:
        record = json.loads(read_zip(package)[RECORD])
        return record if isinstance(record, dict) else {}
    except (ValueError, KeyError, RecursionError):
        return {}


def is_made_of(record: Mapping[str, Any], sources: Mapping[str, str], stated: str) -> bool:
    """Tell whether a published package was made of these sources, whatever `document.toml` states of other languages."""
    before, now = dict(record.get("sources", {})), dict(sources)
    before.pop(SETTINGS, None)
    now.pop(SETTINGS, None)
    return before == now and record.get("stated") == stated


def _content(package: bytes) -> dict[str, Any]:
    """Return the files of a package, and what its record says of the edition."""
    files: dict[str, Any] = read_zip(package)
    record = json.loads(files[RECORD])
    for name in (SUMS, PROGRAM):
        del files[name]
    return {**files, RECORD: {name: record.get(name) for name in OF_EDITION}}
