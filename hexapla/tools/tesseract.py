"""Tesseract, where a machine has it: the words of the picture of a page, with their places and how sure it is of them."""

import os
import re
import shutil
from functools import cache
from pathlib import Path

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools.process import Completed, fixed_environment, run

SECONDS = 120.0
DOTS_AN_INCH = 300
"""What it asks for to read print (https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html)."""

_ORIENTATION = "osd"
"""The pack that tells which way up a page is."""

_PAGES, _PAGES_AS_THEY_LIE = "1", "3"
"""How it takes a page apart: with a look at which way up it is, and without."""


@cache
def find() -> Path:
    """Return the program.

    Raises:
        ToolMissingError: this machine has none.
    """
    found = shutil.which("tesseract")
    if found is None:
        message = "Pictures of pages are read by Tesseract, which is not on this machine."
        raise ToolMissingError(
            message, "Debian and Ubuntu: apt-get install tesseract-ocr; other systems: docs/machines.md"
        )
    return Path(found)


@cache
def packs() -> frozenset[str]:
    """Return the language packs that are installed: `eng`, `chi_sim`.

    Raises:
        ToolMissingError: Tesseract is not there.
    """
    said = _run("--list-langs")
    return frozenset((said.stdout or said.stderr).decode("utf-8", "replace").split("\n")[1:])


@cache
def version() -> str:
    """Return its name and version as it prints them: `tesseract 5.3.0`.

    Raises:
        ToolMissingError: Tesseract is not there.
    """
    said = _run("--version")
    first = (said.stdout or said.stderr).decode("utf-8", "replace").partition("\n")[0]
    return re.sub(r"[^\w. -]", "", first).strip() or "tesseract"


def check_pack(pack: str, language: str) -> None:
    """See that the pack of a language is there.

    Raises:
        ToolMissingError: Tesseract, or the pack, is not there.
    """
    if pack not in packs():
        message = f"Tesseract has no language pack for {language} on this machine ({pack})."
        name = f"tesseract-ocr-{pack.replace('_', '-')}"
        raise ToolMissingError(message, f"Debian and Ubuntu: apt-get install {name}; other systems: docs/machines.md")


def script_of(picture: bytes) -> str:
    """Return the script that it sees in a PNG of one page (`Latin`, `Cyrillic`), "" where it sees none, or lacks the pack for that.

    Raises:
        ToolMissingError: Tesseract is not there.
    """
    if _ORIENTATION not in packs():
        return ""
    said = _run("stdin", "stdout", "--psm", "0", "--dpi", str(DOTS_AN_INCH), picture=picture).stdout
    found = re.search(r"^Script: (\w+)", said.decode("utf-8", "replace"), re.MULTILINE)
    return found[1] if found else ""


def hocr_of(picture: bytes, pack: str) -> bytes:
    """Return what it reads in a PNG of one page, as hOCR (http://kba.github.io/hocr-spec/1.2/).

    `pack` is that of its language, or several (`rus+eng`).

    Raises:
        ToolMissingError: Tesseract is not there.
        ToolFailedError: it failed or took too long.
    """
    way = _PAGES if _ORIENTATION in packs() else _PAGES_AS_THEY_LIE
    options = ("stdin", "stdout", "-l", pack, "--psm", way, "--dpi", str(DOTS_AN_INCH), "hocr")
    done = _run(*options, picture=picture)
    if done.returncode or not done.stdout.strip():
        message = f"Tesseract could not read a page. It says: “{done.complaint}”"
        raise ToolFailedError(message, "Look whether the page can be seen in the PDF, then try again.")
    return done.stdout


def _run(*options: str, picture: bytes = b"") -> Completed:
    # one thread: several share no page, and what is read must not depend on how many there are
    own = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    environment = fixed_environment(OMP_THREAD_LIMIT="1", **own)
    return run([find(), *options], input=picture, timeout=SECONDS, env=environment)
