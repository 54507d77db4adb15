"""Our own program as it lies in an archive package: what a release was made with, to be installed from source."""

import gzip
import io
import tarfile
from functools import cache
from pathlib import Path

from hexapla.resources import own_files, shipped_file, style_folder, template_folder
from hexapla.version import __version__

PROJECT = ("LICENSE", "README.md", "build.py", "pyproject.toml", "requirements.lock")
"""What builds and installs the program, beside its code, its templates and its styles."""


def software_name() -> str:
    """Return the name of the file, as source distributions are called."""
    return f"hexapla-{__version__}.tar.gz"


@cache
def software() -> bytes:
    """Return the source distribution: package, templates, styles, project file and lock, without tests; no clock in it.

    It is the same from a checkout and from an installed program.
    """
    folders = {"hexapla": Path(__file__).parent.parent, "templates": template_folder(), "styles": style_folder()}
    files = {name: shipped_file(name) for name in PROJECT}
    for name, folder in folders.items():
        files |= {f"{name}/{inside}": path for inside, path in own_files(folder).items()}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, path in sorted(files.items()):
            member, data = tarfile.TarInfo(f"hexapla-{__version__}/{name}"), path.read_bytes()
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(packed.getvalue(), mtime=0)
