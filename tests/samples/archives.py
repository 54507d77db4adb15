"""Archive packages, opened: what lies in the one folder of their bag."""

import zipfile
from pathlib import Path

from samples import project as small

AT = "2026-11-27T09:30:00Z"
"""The time that packages of the tests note."""

NAME = f"{small.NAME}-archive-1"


def members(package: Path) -> dict[str, bytes]:
    """Return what an archive package holds, by name in its bag."""
    with zipfile.ZipFile(package) as container:
        names = container.namelist()
        assert {name.partition("/")[0] for name in names} == {package.stem}, "a bag is one folder (RFC 8493, 4)"
        return {name.partition("/")[2]: container.read(name) for name in names}


def unpacked(package: Path, folder: Path) -> Path:
    """Unpack an archive package into a folder and return its bag."""
    with zipfile.ZipFile(package) as container:
        container.extractall(folder)
    return folder / package.stem
