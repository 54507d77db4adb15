"""ZIP containers: written byte for byte the same each time, read with every size bounded."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from hexapla.domain.limits import current

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, UnicodeError, EOFError, LookupError, OSError, RuntimeError,
)  # fmt: skip
"""What the library raises for a container that it cannot read, in words of its own."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP member can carry: the only one that is nobody's clock."""

FILE_MODE = 0o100644
UNIX = 3

MOST_MEMBERS = 10_000
MOST_RATIO = 200
SMALL = 1024 * 1024
"""A member may unfold to this size whatever its ratio: short repetitive files press hard."""


def deterministic_zip(members: Mapping[str, bytes], first: str | None = None, stored: Collection[str] = ()) -> bytes:
    """Return a ZIP file of these members: sorted by name, dated 1980, mode 0644.

    `first` is the name of the member that comes before all others; `stored` are the names of members
    that are not compressed (an EPUB's `mimetype` is both).
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as container:
        for name in sorted(members, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = UNIX
            info.external_attr = FILE_MODE << 16
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            container.writestr(info, members[name])
    return buffer.getvalue()


def read_zip(
    data: bytes,
    *,
    most_bytes: int | None = None,
    most_members: int = MOST_MEMBERS,
    most_ratio: int = MOST_RATIO,
) -> dict[str, bytes]:
    """Return the members of a ZIP file, folders left out, after a look at what they would unfold to.

    Raises:
        ValueError: it is no ZIP file, or it has too many members, members too large or pressed too hard
            to be honest, the same name twice, an encrypted member, or a name that leads out of the archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = [info for info in container.infolist() if not info.is_dir()]
            _admit(entries, most_bytes or current().unpacked << 20, most_members, most_ratio)
            return {info.filename: _unfolded(container, info) for info in entries}
    except _DAMAGED as error:
        message = "it is damaged, or of another kind than its name says"
        raise ValueError(message) from error


def _unfolded(container: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a member; no more of it is unfolded than it said, and one that said too little is no whole file."""
    with container.open(info) as member:
        return member.read(max(info.file_size, 1))


def _admit(entries: list[zipfile.ZipInfo], most_bytes: int, most_members: int, most_ratio: int) -> None:
    """Raise ValueError for a container that must not be unfolded."""
    names = {info.filename for info in entries}
    total = sum(info.file_size for info in entries)
    complaint = None
    if len(entries) > most_members:
        complaint = f"it has {len(entries)} members, more than {most_members}"
    elif len(names) != len(entries):
        complaint = "it has two members of one name"
    elif total > most_bytes:
        complaint = f"it unfolds to {total} bytes, more than {most_bytes}"
    for info in entries:
        if complaint is None:
            complaint = _member_complaint(info, most_ratio)
    if complaint is not None:
        raise ValueError(complaint)


def _member_complaint(info: zipfile.ZipInfo, most_ratio: int) -> str | None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return f"its member {info.filename!r} leads out of the archive"
    if info.flag_bits & 1:
        return f"its member {info.filename!r} is encrypted"
    if info.file_size > SMALL and info.file_size > most_ratio * max(info.compress_size, 1):
        return f"its member {info.filename!r} is pressed {info.file_size // max(info.compress_size, 1)} to 1"
    return None
