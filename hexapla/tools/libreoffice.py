"""LibreOffice, where a machine has it: old Word files become new ones, in a profile that dies with the call."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools.process import fixed_environment, run

PROGRAMS = ("soffice", "libreoffice")
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
SECONDS = 120.0
_ADVICE = "Open the file in Word and save it as .docx, then add that."


@cache
def find() -> Path:
    """Return LibreOffice's program.

    Raises:
        ToolMissingError: this machine has none.
    """
    for name in (*PROGRAMS, *PLACES):
        found = shutil.which(name)
        if found:
            return Path(found)
    message = "Files of the old Word (.doc) need LibreOffice, which is not on this machine."
    raise ToolMissingError(
        message, f"Install LibreOffice (Debian, Ubuntu: apt-get install libreoffice-writer). {_ADVICE}"
    )


def docx_of(data: bytes, *, timeout: float = SECONDS) -> bytes:
    """Return an old Word file as a new one; no macro runs, nothing is fetched, the user's own settings are not touched.

    Raises:
        ToolMissingError: LibreOffice is not there.
        ToolFailedError: it failed or took too long.
    """
    program = find()
    with tempfile.TemporaryDirectory(prefix="hexapla-") as name:
        folder = Path(name)
        source, profile = folder / "source.doc", folder / "profile"
        source.write_bytes(data)
        options = (
            "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:Office Open XML Text",
            "--outdir", folder / "made", source,
        )  # fmt: skip
        environment = fixed_environment(HOME=str(folder), XDG_RUNTIME_DIR=str(folder))
        done = run([program, *options], timeout=timeout, env=environment, folder=folder)
        made = folder / "made" / "source.docx"
        if not made.is_file():
            message = f"LibreOffice could not read the file: {done.complaint or 'no message'}"
            raise ToolFailedError(message, _ADVICE)
        return made.read_bytes()
