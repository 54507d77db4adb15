"""What `document.toml` states, changed from a form: comments and order are kept, what the loader refuses is not written."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hexapla.errors import UsageError
from hexapla.project.config import load_document
from hexapla.project.snapshot import read_if_there
from hexapla.project.toml_edit import HEAD, Key, with_values
from hexapla.project.toml_schema import missing_schemas
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.reading import sha256
from hexapla.storage.tree import Change

NAME = "document.toml"


def stated(folder: Path) -> tuple[dict[str, Any], str]:
    """Return what the `document.toml` of a folder states, and the SHA-256 of the file as it is now, "" where there is none.

    Raises:
        ConfigurationError: the file is wrong; who wants to change it mends it first.
    """
    data = read_if_there(folder / NAME)
    load_document(folder / NAME, data or b"")
    return tomllib.loads((data or b"").decode("utf-8-sig")), sha256(data) if data else ""


def state(folder: Path, values: Mapping[Key, object], turn: Turn, digest: str | None = None) -> None:
    """Put values into the `document.toml` of a folder, and take out those that are None.

    `digest` is that of the file that was looked at; None changes it whatever it is.

    Raises:
        ConfigurationError: the loader refuses what would stand there.
        UsageError: somebody has changed the file since it was looked at.
    """
    name = f"{folder.name}/{NAME}"
    with exclusive(folder.parent, turn, is_ours=False) as tree:
        there = tree.read(name)
        if digest is not None and digest != (sha256(there) if there else ""):
            message = f"{NAME} was changed since this page was shown; nothing was written."
            raise UsageError(message, "Load the page again, and write it once more.")
        changed = with_values(HEAD if there is None else there, values)
        load_document(folder / NAME, changed)
        if changed != there:
            schemas = missing_schemas(tree.read) if there is None else {}
            tree.commit([Change(each, data) for each, data in {name: changed, **schemas}.items()])
