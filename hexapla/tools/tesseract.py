"""Tesseract, where a machine has it: the words of the picture of a page, with their places and how sure it is of them."""

import io
import os
import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools.hocr import SeenWord, seen_words
from hexapla.tools.process import Completed, fixed_environment, run

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS = 120.0
DOTS_AN_INCH = 300
"""What it asks for to read print (https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html)."""

_ORIENTATION = "osd"
"""The pack that tells which way up a page is."""

_LINE = "7"
"""How it takes a picture: as one line. It reads single figures better so than as words."""

_AT_ONCE = 100
"""Pictures of lines that it is given at once."""


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


def script_of(picture: "Image") -> str:
    """Return the script that it sees in a picture of one page (`Latin`, `Cyrillic`), "" where it sees none, or lacks the pack for that.

    Raises:
        ToolMissingError: Tesseract is not there.
    """
    found = re.search(r"^Script: (\w+)", _orientation(picture), re.MULTILINE)
    return found[1] if found else ""


def quarters_of(picture: "Image") -> int:
    """Return by how many quarters, clockwise, a picture of one page has to be turned to stand upright: 0 where it cannot be seen.

    Raises:
        ToolMissingError: Tesseract is not there.
    """
    found = re.search(r"^Rotate: (\d+)", _orientation(picture), re.MULTILINE)
    return int(found[1]) // 90 % 4 if found else 0


def _orientation(picture: "Image") -> str:
    """Return what it says of script and orientation of a page, "" where it lacks the pack for that."""
    if _ORIENTATION not in packs():
        return ""
    options = ("stdin", "stdout", "--psm", "0", "--dpi", str(DOTS_AN_INCH))
    return _run(*options, picture=_tiff([picture])).stdout.decode("utf-8", "replace")


def _tiff(pictures: Sequence["Image"]) -> bytes:
    out = io.BytesIO()
    pictures[0].save(out, "TIFF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def words_of(pictures: Sequence["Image"], pack: str, *, signs: str = "") -> list[list[SeenWord]]:
    """Return what it reads in each of some pictures of one line.

    `pack` is that of their language, or several (`rus+eng`), `signs` are all that may stand there, "" for any.

    Raises:
        ToolMissingError: Tesseract is not there.
        ToolFailedError: it failed or took too long.
    """
    found: list[list[SeenWord]] = []
    for start in range(0, len(pictures), _AT_ONCE):
        some = pictures[start : start + _AT_ONCE]
        options = ["stdin", "stdout", "-l", pack, "--psm", _LINE, "--dpi", str(DOTS_AN_INCH)]
        options += ["-c", f"tessedit_char_whitelist={signs}"] if signs else []
        done = _run(*options, "hocr", picture=_tiff(some))
        if done.returncode or not done.stdout.strip():
            message = f"Tesseract could not read a page. It says: “{done.complaint}”"
            raise ToolFailedError(message, "Look whether the page can be seen in the PDF, then try again.")
        read = list(seen_words(done.stdout))
        found += [*read, *([] for _ in range(len(some) - len(read)))]
    return found


def _run(*options: str, picture: bytes = b"") -> Completed:
    # one thread: several share no page, and what is read must not depend on how many there are
    own = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    environment = fixed_environment(OMP_THREAD_LIMIT="1", **own)
    return run([find(), *options], input=picture, timeout=SECONDS, env=environment)
