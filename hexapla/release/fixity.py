"""Whether every file of a package is what was released: none missing, none more, none with other bytes.

This file needs nothing but Python 3.8 and lies in every package as `verify.py`: run `python3 verify.py` where the package
was unpacked, or `python3 verify.py PACKAGE.zip`. It prints a sentence for each difference and ends with 0 where there
is none, with 1 where there are some, and with 2 where that is no package.

Public packages list their files in `SHA256SUMS`, archive packages as bags do (RFC 8493), in SHA-512.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

SUMS = "SHA256SUMS"
RECORD = "manifest.json"
PROGRAM = "verify.py"
BAG, PAYLOAD, TAGS = "bagit.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt"
_CHUNK, MOST = 1 << 20, 1 << 26
"""What is read of a file at once, and how many bytes a list or a record may have: a real one has thousands."""

_ALGORITHMS = {64: "sha256", 128: "sha512"}
_ESCAPES = re.compile("%(0A|0D|25)", re.IGNORECASE)
"""What a bag writes for what its lists cannot hold (RFC 8493, 2.1.3)."""


class Difference(NamedTuple):
    """What is not as it was released: `kind` is `missing`, `extra`, `altered` or `form`, `file` its name."""

    kind: str
    file: str
    sentence: str


class NoPackageError(Exception):
    """There is no package in that place."""


class Package:
    """The files of a package, in an archive or unpacked; a link is a file that was never released.

    A bag in an archive lies in one folder there, `base`, which is no part of the names.
    """

    def __init__(self, path: str) -> None:
        """Open a package.

        Raises:
            NoPackageError: it is neither an archive nor a folder.
        """
        self.path, self.base = path, ""
        self._archive = None
        if os.path.isdir(path):
            self.names = sorted(_below(path))
        else:
            try:
                self._archive = zipfile.ZipFile(path)
            except (OSError, zipfile.BadZipFile) as error:
                is_there = os.path.exists(path)
                why = (
                    "is no package: it is no ZIP file, or is damaged" if is_there else "is not there: look at the name"
                )
                raise NoPackageError(f"{path} {why}.") from error
            names = sorted(each.filename for each in self._archive.infolist() if not each.is_dir())
            base = names[0].partition("/")[0] + "/" if names else ""
            if {base + BAG, base + PAYLOAD} & set(names) and all(name.startswith(base) for name in names):
                self.base = base
            self.names = [name[len(self.base) :] for name in names]

    def __enter__(self) -> Package:  # noqa: PYI034 - Self is younger than the oldest Python that this is for
        return self

    def __exit__(self, *_: object) -> None:
        if self._archive is not None:
            self._archive.close()

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file of the package to read it."""
        if self._archive is not None:
            with self._archive.open(self.base + name) as file:
                yield file
        else:
            with open(os.path.join(self.path, *name.split("/")), "rb") as file:
                yield file

    @property
    def is_bag(self) -> bool:
        """True of a bag, though its declaration be missing."""
        return BAG in self.names or PAYLOAD in self.names

    def digest(self, name: str, algorithm: str = "sha256") -> str:
        """Return the sum of a file; one that cannot be read whole has none."""
        digest = hashlib.new(algorithm)
        try:
            with self.opened(name) as file:
                for chunk in iter(lambda: file.read(_CHUNK), b""):
                    digest.update(chunk)
        except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, KeyError, ValueError):
            return "unreadable"
        return digest.hexdigest()


def sums(package: Package) -> dict[str, str]:
    """Return what a package says of its files: SHA-256 or SHA-512 by name; the list that names all others is left out.

    Raises:
        NoPackageError: it has no such list.
    """
    listed: dict[str, str] = {}
    for name in (PAYLOAD, TAGS) if package.is_bag else (SUMS,):
        listed.update(_list(package, name))
    return listed


def _list(package: Package, name: str) -> Iterator[tuple[str, str]]:
    """Yield the names and sums of a list."""
    if name not in package.names:
        raise NoPackageError(f"{package.path} is no package of Hexapla: it has no {name}.")
    try:
        with package.opened(name) as file:
            data = file.read(MOST + 1)
        lines = data.decode("utf-8").splitlines() if len(data) <= MOST else []
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
        raise NoPackageError(f"{name} of {package.path} is damaged.") from error
    pairs = [line.split("  ", 1) for line in lines]
    if not pairs or any(len(pair) != 2 or len(pair[0]) not in _ALGORITHMS for pair in pairs):
        raise NoPackageError(f"{name} of {package.path} is no list of sums.")
    for digest, file_name in pairs:
        yield (_ESCAPES.sub(_sign, file_name) if package.is_bag else file_name), digest


def _sign(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def differences(package: Package) -> tuple[int, list[Difference]]:
    """Return how many files a package has by its own list, and what differs from it.

    Raises:
        NoPackageError: it has no such list.
    """
    listed = sums(package)
    found = []
    for name in sorted({*listed, *package.names} - {TAGS if package.is_bag else SUMS}):
        if name not in package.names:
            found.append(Difference("missing", name, f"{name} is missing."))
        elif name not in listed:
            found.append(Difference("extra", name, f"{name} was not released with this package."))
        elif package.names.count(name) > 1:
            found.append(Difference("altered", name, f"{name} is in the archive more than once."))
        elif package.digest(name, _ALGORITHMS[len(listed[name])]) != listed[name]:
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
