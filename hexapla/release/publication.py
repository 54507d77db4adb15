"""What is published stays as it is: whether a package says the same of the same files as the one of its name."""

import json
from typing import Any

from hexapla.archive import read_zip
from hexapla.release.fixity import RECORD, SUMS

FOUND = ("judges", "concordance", "accepted")
"""What a record says was found in the files, and settled, when they were released: another day may find more, in the same bytes."""


def is_as_published(package: bytes, published: bytes) -> bool:
    """Tell whether a package has the files of the published one, made of the same sources; then that one stands."""
    if package == published:
        return True
    try:
        return _content(package) == _content(published)
    except (ValueError, KeyError, AttributeError, RecursionError):
        return False  # it is none of ours


def _content(package: bytes) -> dict[str, Any]:
    """Return the files of a package, and its record without what was found in them."""
    files: dict[str, Any] = read_zip(package)
    record = json.loads(files[RECORD])
    del files[SUMS]
    return {**files, RECORD: {name: value for name, value in record.items() if name not in FOUND}}
