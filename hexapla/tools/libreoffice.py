"""LibreOffice, where a machine has it: files of other kinds become Word files, in a profile that dies with the call."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from lxml import etree

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.resources import style_folder
from hexapla.tools.process import fixed_environment, run

PROGRAMS = ("soffice", "libreoffice")
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
SECONDS = 120.0
SECONDS_EACH = 5.0
"""What each file of many adds to it."""

TRIES = 3
"""Runs for many files: after each that LibreOffice ends at, the others are given to it again."""

SYSTEM_FONTS = "/etc/fonts/fonts.conf"
STAND_INS = {
    "Times New Roman": (), "Times": (), "Calibri": ("Carlito",), "Cambria": ("Caladea",), "Arial": ("Liberation Sans", "Arimo"),
    "Helvetica": ("Liberation Sans", "Arimo"), "Arial Narrow": ("Liberation Sans Narrow",), "Segoe UI": (), "Aptos": (),
    "Tahoma": (), "Garamond": (), "Georgia": ("Gelasio",),
}  # fmt: skip
"""Families that a machine may lack, and those of their metrics: else ours, of the metrics of Times, which is narrower."""

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

    Raises:
        ToolMissingError: LibreOffice is not there.
    """
    made: dict[int, bytes] = {}
    left = list(range(len(files)))
    for _ in range(TRIES):
        if not left:
            break
        with suppress(ToolFailedError):
            done = _all_converted([files[each] for each in left], ending, "pdf", "", SECONDS + len(left) * SECONDS_EACH)
            made |= {left[place]: data for place, data in done.items()}
        unmade = [each for each in left if each not in made]
        left = unmade[1:]  # the first is the one that it failed at
    return [made.get(each) for each in range(len(files))]


def _converted(data: bytes, ending: str, kind: str, export: str, timeout: float) -> bytes:
    made = _all_converted([data], ending, kind, export, timeout)
    if not made:
        message = "LibreOffice could not read the file."
        raise ToolFailedError(message, _ADVICE)
    return made[0]


def _all_converted(files: Sequence[bytes], ending: str, kind: str, export: str, timeout: float) -> dict[int, bytes]:
    """Return files converted in one run, by their places; those that LibreOffice could not read are not among them."""
    program = find()
    with tempfile.TemporaryDirectory(prefix="hexapla-") as name:
        folder = Path(name)
        sources = [folder / f"source{place}{ending}" for place in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_bytes(_settings())
        options: tuple[str | Path, ...] = (
            "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={profile.as_uri()}", "--convert-to", f"{kind}{export}",
            "--outdir", folder / "made", *sources,
        )  # fmt: skip
        (folder / "fonts.conf").write_bytes(_fonts())
        environment = fixed_environment(
            HOME=str(folder), XDG_RUNTIME_DIR=str(folder), FONTCONFIG_FILE=str(folder / "fonts.conf")
        )
        run([program, *options], timeout=timeout, env=environment, folder=folder)
        outcomes = ((place, folder / "made" / f"{source.stem}.{kind}") for place, source in enumerate(sources))
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


def _fonts() -> bytes:
    """Return a configuration of fonts: those of the system, and ours for the Times that UN documents are set in."""
    root = etree.Element("fontconfig")
    etree.SubElement(root, "include", ignore_missing="yes").text = SYSTEM_FONTS
    etree.SubElement(root, "dir").text = str(style_folder() / "fonts")
    for name, alike in STAND_INS.items():
        alias = etree.SubElement(root, "alias", binding="same")
        etree.SubElement(alias, "family").text = name
        preferred = etree.SubElement(alias, "prefer")
        for family in (*alike, "TeX Gyre Termes"):
            etree.SubElement(preferred, "family").text = family
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
