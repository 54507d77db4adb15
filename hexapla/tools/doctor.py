"""What this machine has and lacks, and the command that mends it."""

import ctypes
import importlib.metadata
import shutil
import sys
from dataclasses import asdict, dataclass
from typing import Any

from hexapla.errors import HexaplaError
from hexapla.resources import style_folder, template_folder
from hexapla.tools.judges import JUDGES, Judge

PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")
OPTIONAL = (
    ("soffice", "reads .doc files, draws charts and diagrams of Word files; opens our DOCX in the tests"),
    (
        "tesseract",
        "reads pictures of pages (add --ocr), with a language pack each; Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-fra",
    ),
    ("ssh-keygen", "signs packages and checks their signatures; Debian and Ubuntu: apt-get install openssh-client"),
)


@dataclass(frozen=True)
class Part:
    """One thing that a build or a test needs: is it there, what is it for, how does one get it."""

    name: str
    is_there: bool
    is_needed: bool
    detail: str

    def as_json(self) -> dict[str, Any]:
        """Return the entry of `doctor --json`."""
        return asdict(self)


def examine_machine() -> tuple[Part, ...]:
    """Return everything worth knowing of this machine; needed things first."""
    return (
        _python(),
        _pandoc(),
        _pango(),
        *_packages(),
        _resources(),
        *(_program(*each) for each in OPTIONAL),
        *map(_judge, JUDGES),
    )


def _python() -> Part:
    return Part("Python", is_there=True, is_needed=True, detail=sys.version.split()[0])


def _pandoc() -> Part:
    from hexapla.tools import pandoc

    try:
        return Part("pandoc", is_there=True, is_needed=True, detail=pandoc.find().name)
    except HexaplaError as fault:
        return Part("pandoc", is_there=False, is_needed=True, detail=fault.advice)


def _pango() -> Part:
    for name in PANGO:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.pango_version_string.restype = ctypes.c_char_p
        return Part("Pango", is_there=True, is_needed=True, detail=library.pango_version_string().decode())
    advice = "without it there is no PDF; Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    return Part("Pango", is_there=False, is_needed=True, detail=f"{advice}; other systems: docs/machines.md")


def _packages() -> tuple[Part, ...]:
    found = []
    for name in ("weasyprint", "docxtpl", "lxml", "cobalt"):
        try:
            found.append(Part(name, is_there=True, is_needed=True, detail=importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            found.append(Part(name, is_there=False, is_needed=True, detail="run python3 build.py once more"))
    return tuple(found)


def _resources() -> Part:
    try:
        folders = (template_folder(), style_folder())
    except HexaplaError as fault:
        return Part("templates", is_there=False, is_needed=True, detail=fault.advice)
    return Part("templates", is_there=True, is_needed=True, detail=" and ".join(folder.name for folder in folders))


def _judge(judge: Judge) -> Part:
    version = judge.version()
    detail = f"{version}, judges {', '.join(judge.formats)} in release" if version else judge.advice
    return Part(judge.name, is_there=version is not None, is_needed=False, detail=detail)


def _program(name: str, purpose: str) -> Part:
    path = shutil.which(name)
    return Part(name, is_there=path is not None, is_needed=False, detail=purpose)
