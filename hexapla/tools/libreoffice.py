"""LibreOffice, where a machine has it: files of other kinds become Word files, in a profile that dies with the call."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from lxml import etree

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools.libreoffice_fonts import configuration, faces
from hexapla.tools.process import fixed_environment, run

PROGRAMS = ("soffice", "libreoffice")
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
SECONDS = 120.0
SECONDS_EACH = 5.0
"""What each file of many adds to it."""

_END_OF_PDF = b"%%EOF"
_ADVICE = "Open the file in Word and save it as .docx, then add that."
_SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "BlockUntrustedRefererLinks": "true", "DisableMacrosExecution": "true", "DisableActiveContent": "true",
        "MacroSecurityLevel": "3", "DisablePythonRuntime": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "2", "Field": "false", "Chart": "false"},
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "1", "ooInetHTTPProxyName": "127.0.0.1", "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1", "ooInetHTTPSProxyPort": "9", "ooInetNoProxy": "",
    },
}  # fmt: skip
"""Its settings while it works for us: no macro, no link followed, no field computed anew, no way to the network."""

_REGISTRY = "http://openoffice.org/2001/registry"


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
    message = "Files of the old Word (.doc), RTF and ODT need LibreOffice, which is not on this machine."
    raise ToolMissingError(
        message, f"Install LibreOffice (Debian, Ubuntu: apt-get install libreoffice-writer). {_ADVICE}"
    )


def docx_of(data: bytes, ending: str = ".doc", *, timeout: float = SECONDS) -> bytes:
    """Return a file of another kind as a Word file; no macro runs, nothing is fetched, the user's settings stay.

    Raises:
        ToolMissingError: LibreOffice is not there.
        ToolFailedError: it failed or took too long.
    """
    return _converted(data, ending, "docx", ":Office Open XML Text", timeout)


def pdf_of(data: bytes, ending: str = ".docx", *, timeout: float = SECONDS) -> bytes:
    """Return a file as LibreOffice prints it.

    Raises:
        ToolMissingError: LibreOffice is not there.
        ToolFailedError: it failed or took too long.
    """
    return _converted(data, ending, "pdf", "", timeout)


def pdfs_of(files: Sequence[bytes], ending: str = ".docx") -> list[bytes | None]:
    """Return files as LibreOffice prints them, None for one that it cannot print: it costs no other its pages.

    All are given to it in one run.  It takes them one after the other: where it ends, those behind are given to it again, and
    at last each that it could not print, alone.

    Raises:
        ToolMissingError: LibreOffice is not there.
    """
    made: dict[int, bytes] = {}
    left = list(range(len(files)))
    while left:
        done = _printed([files[place] for place in left], ending, SECONDS + len(left) * SECONDS_EACH)
        made |= {left[number]: data for number, data in done.items()}
        left = left[max(done, default=-1) + 2 :]
    return [
        made.get(place) or (_printed([data], ending, SECONDS).get(0) if len(files) > 1 else None)
        for place, data in enumerate(files)
    ]


def _printed(files: Sequence[bytes], ending: str, timeout: float) -> dict[int, bytes]:
    """Return the files that were printed in one run, by their places: those too that were done when its time was over."""
    with tempfile.TemporaryDirectory(prefix="hexapla-") as name:
        with suppress(ToolFailedError):
            _run(Path(name), files, ending, "pdf", timeout)
        made = _made(Path(name), len(files), "pdf")
    return {place: data for place, data in made.items() if data.rstrip().endswith(_END_OF_PDF)}


def _converted(data: bytes, ending: str, kind: str, export: str, timeout: float) -> bytes:
    with tempfile.TemporaryDirectory(prefix="hexapla-") as name:
        _run(Path(name), [data], ending, f"{kind}{export}", timeout)
        made = _made(Path(name), 1, kind)
    if not made:
        message = "LibreOffice could not read the file."
        raise ToolFailedError(message, _ADVICE)
    return made[0]


def _run(folder: Path, files: Sequence[bytes], ending: str, filter_: str, timeout: float) -> None:
    """Let LibreOffice convert files in a folder, which gets a profile of its own."""
    program = find()
    sources = [folder / f"source{place}{ending}" for place in range(len(files))]
    for source, data in zip(sources, files, strict=True):
        source.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_bytes(_settings())
    options: tuple[str | Path, ...] = (
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}", "--convert-to", filter_, "--outdir", folder / "made", *sources,
    )  # fmt: skip
    fonts = folder / "fonts"
    fonts.mkdir()
    for name, data in faces().items():
        (fonts / name).write_bytes(data)
    (folder / "fonts.conf").write_bytes(configuration(fonts))
    environment = fixed_environment(
        HOME=str(folder), XDG_RUNTIME_DIR=str(folder), FONTCONFIG_FILE=str(folder / "fonts.conf")
    )
    run([program, *options], timeout=timeout, env=environment, folder=folder)


def _made(folder: Path, count: int, kind: str) -> dict[int, bytes]:
    """Return what was made of files, by their places; those that LibreOffice could not read are not among them."""
    outcomes = ((place, folder / "made" / f"source{place}.{kind}") for place in range(count))
    return {place: made.read_bytes() for place, made in outcomes if made.is_file()}


def _settings() -> bytes:
    """Return the part of a profile that holds our settings."""
    root = etree.Element(f"{{{_REGISTRY}}}items", nsmap={"oor": _REGISTRY})
    for path, values in _SETTINGS.items():
        for name, value in values.items():
            item = etree.SubElement(root, "item", {f"{{{_REGISTRY}}}path": path})
            prop = etree.SubElement(item, "prop", {f"{{{_REGISTRY}}}name": name, f"{{{_REGISTRY}}}op": "fuse"})
            etree.SubElement(prop, "value").text = value
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


@cache
def version() -> str:
    """Return the version of LibreOffice as it prints it.

    Raises:
        ToolMissingError, ToolFailedError: it is not there, or does not answer.
    """
    with tempfile.TemporaryDirectory(prefix="hexapla-") as name:
        profile = f"-env:UserInstallation={(Path(name) / 'profile').as_uri()}"
        said = run([find(), profile, "--version"], timeout=SECONDS, env=fixed_environment(HOME=name)).stdout
    return " ".join(said.decode("utf-8", "replace").split()[:2])
