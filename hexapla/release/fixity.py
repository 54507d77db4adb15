"""Whether every file of a package is what was released: none missing, none more, none with other bytes.

This file needs nothing but Python 3.8 and lies in every package as `verify.py`: run `python3 verify.py` where the package
was unpacked, or `python3 verify.py PACKAGE.zip`. It prints a sentence for each difference and ends with 0 where there
is none, with 1 where there are some, and with 2 where that is no package.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

SUMS = "SHA256SUMS"
RECORD = "manifest.json"
_CHUNK = 1 << 20
_DIGITS = 64


class Difference(NamedTuple):
    """What is not as it was released: `kind` is `missing`, `extra`, `altered` or `form`, `file` its name."""

    kind: str
    file: str
    sentence: str


class NoPackageError(Exception):
    """There is no package in that place."""


class Package:
    """The files of a package, in an archive or unpacked; a link is a file that was never released."""

    def __init__(self, path: str) -> None:
        """Open a package.

        Raises:
            NoPackageError: it is neither an archive nor a folder.
        """
        self.path = path
        self._archive = None
        if os.path.isdir(path):
            self.names = sorted(_below(path))
        else:
            try:
                self._archive = zipfile.ZipFile(path)
            except (OSError, zipfile.BadZipFile) as error:
                raise NoPackageError(f"{path} is no package that can be opened: {error}.") from error
            self.names = sorted(each.filename for each in self._archive.infolist() if not each.is_dir())

    def __enter__(self) -> Package:  # noqa: PYI034 - Self is younger than the oldest Python that this is for
        return self

    def __exit__(self, *_: object) -> None:
        if self._archive is not None:
            self._archive.close()

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file of the package to read it."""
        if self._archive is not None:
            with self._archive.open(name) as file:
                yield file
        else:
            with open(os.path.join(self.path, *name.split("/")), "rb") as file:
                yield file

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a file; one that cannot be read whole has none."""
        digest = hashlib.sha256()
        try:
            with self.opened(name) as file:
                for chunk in iter(lambda: file.read(_CHUNK), b""):
                    digest.update(chunk)
        except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
            return f"unreadable ({error})"
        return digest.hexdigest()


def sums(package: Package) -> dict[str, str]:
    """Return what a package says of its files: SHA-256 by name, its list of sums itself left out.

    Raises:
        NoPackageError: it has no such list.
    """
    if SUMS not in package.names:
        raise NoPackageError(f"{package.path} is no package of Hexapla: it has no {SUMS}.")
    try:
        with package.opened(SUMS) as file:
            lines = file.read().decode("utf-8").splitlines()
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise NoPackageError(f"{SUMS} of {package.path} cannot be read: {error}.") from error
    pairs = [line.split("  ", 1) for line in lines]
    if not pairs or any(len(pair) != 2 or len(pair[0]) != _DIGITS for pair in pairs):
        raise NoPackageError(f"{SUMS} of {package.path} is no list of sums.")
    return {name: digest for digest, name in pairs}


def differences(package: Package) -> tuple[int, list[Difference]]:
    """Return how many files a package has by its own list, and what differs from it.

    Raises:
        NoPackageError: it has no such list.
    """
    listed = sums(package)
    found = []
    for name in sorted({*listed, *package.names} - {SUMS}):
        if name not in package.names:
            found.append(Difference("missing", name, f"{name} is missing."))
        elif name not in listed:
            found.append(Difference("extra", name, f"{name} was not released with this package."))
        elif package.names.count(name) > 1:
            found.append(Difference("altered", name, f"{name} is in the archive more than once."))
        elif package.digest(name) != listed[name]:
            found.append(Difference("altered", name, f"{name} has other bytes than were released."))
    return len(listed), found


def _below(folder: str) -> Iterator[str]:
    """Yield every file below a folder by its name in the package."""
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        for name in [*files, *links]:
            yield os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")


def main(words: list[str]) -> int:
    """Verify the package that is named, or the one beside this file; say what differs, return the exit code."""
    path = words[0] if words else os.path.dirname(os.path.abspath(__file__))
    try:
        with Package(path) as package:
            count, found = differences(package)
    except NoPackageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for each in found:
        sys.stdout.write(f"{each.sentence}\n")
    sys.stdout.write(
        f"{path}: {len(found)} of {count} files differ.\n" if found else f"{path}: {count} files, intact.\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
