"""A document's folder as it was read, once: what is hashed is the very bytes that were read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hexapla.errors import ConfigurationError
from hexapla.storage.reading import NotPlainError, placed, printable, read_plain, sha256

UNSEEN = (".", "~$")
"""How the names begin of files that are nobody's text: hidden ones, and those that Word makes while it is open."""


@dataclass(frozen=True)
class Snapshot:
    """The files of a folder by name; `refused` are those that are not read, with the reason."""

    files: Mapping[str, bytes] = field(repr=False)
    refused: Mapping[str, str]

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file, "refused" for what was not read."""
        return {**{name: sha256(data) for name, data in self.files.items()}, **dict.fromkeys(self.refused, "refused")}


def snapshot(folder: Path) -> Snapshot:
    """Read the files of a folder; folders in it are not looked at.

    Raises:
        ConfigurationError: the folder is a link, or cannot be opened, or its name cannot be written down.
    """
    shown = placed(folder)
    if printable(str(folder)) != str(folder):
        message = f"The folder {shown} has a name that is no UTF-8, or holds signs that cannot be shown."
        raise ConfigurationError(message, "Give it another name: the symbol with - for / is a good one.")
    if folder.is_symlink():
        message = f"{shown} is a link, and Hexapla follows none."
        raise ConfigurationError(message, "Put the folder itself in its place.")
    files, refused = {}, {}
    try:
        for path in sorted(folder.iterdir()):
            if path.name.startswith(UNSEEN) or (path.is_dir() and not path.is_symlink()):
                continue
            name = printable(path.name)
            try:
                if name != path.name:
                    refused[name] = "its name is no UTF-8, or holds signs that cannot be shown"
                else:
                    files[name] = read_plain(path)
            except NotPlainError as error:
                refused[name] = str(error.strerror)
            except OSError as error:
                refused[name] = f"it cannot be opened ({error.strerror or error})"
    except OSError as error:
        message = f"The folder {shown} cannot be opened: {error.strerror or error}."
        raise ConfigurationError(message, "Look at its permissions.") from error
    return Snapshot(files, refused)


def read_if_there(path: Path) -> bytes | None:
    """Return a file that may be absent, None where it is.

    Raises:
        ConfigurationError: it is there and cannot be read, or is a link.
    """
    try:
        return read_plain(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"{placed(path)} cannot be read: {error.strerror or error}."
        raise ConfigurationError(message, "Put the file itself there, and look at its permissions.") from error
