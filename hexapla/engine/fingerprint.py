"""What our outputs depend on besides their sources: our code, templates, styles, and what they run on."""

import ctypes
import hashlib
import importlib.metadata
import sys
from functools import cache
from pathlib import Path

from hexapla.resources import own_files, style_folder, template_folder
from hexapla.version import __version__

LIBRARIES = (
    "babel", "cobalt", "docxtpl", "fontpkg-amiri", "fontpkg-pt-serif", "fonttools", "jinja2", "lxml", "page-validation", "pikepdf",
    "pydyf", "pylopdf-fonts-jp", "pylopdf-fonts-ko", "pylopdf-fonts-zh-cn", "pypandoc_binary", "pypdfium2", "python-barcode",
    "segno", "weasyprint", "ziafont", "ziamath",
)  # fmt: skip
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll", "pango-1.0-0")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "harfbuzz-0")


@cache
def tool_versions() -> dict[str, str]:
    """Return the versions of the libraries that decide the bytes of an output or judge it; an absent one is left out."""
    found = {"hexapla": __version__, "python": ".".join(map(str, sys.version_info[:3]))}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    for name, files, function in (
        ("pango", _PANGO, "pango_version_string"),
        ("harfbuzz", _HARFBUZZ, "hb_version_string"),
    ):
        version = _native_version(files, function)
        if version:
            found[name] = version
    return found


@cache
def fingerprint() -> str:
    """Return the hash of all that is ours and of the versions it runs on; no clock, no file time."""
    return hashlib.sha256(repr(fingerprints()).encode()).hexdigest()


@cache
def fingerprints() -> tuple[tuple[str, str], ...]:
    """Return the hash of our code, of the templates, of the styles, and of the versions that they run on."""
    folders = {"program": Path(__file__).parent.parent, "templates": template_folder(), "styles": style_folder()}
    versions = hashlib.sha256(repr(sorted(tool_versions().items())).encode()).hexdigest()
    return (*((name, _hash(folder)) for name, folder in folders.items()), ("libraries", versions))


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for name, path in own_files(folder).items():
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _native_version(files: tuple[str, ...], function: str) -> str | None:
    for file in files:
        try:
            library = ctypes.CDLL(file)
        except OSError:
            continue
        call = getattr(library, function)
        call.restype = ctypes.c_char_p
        return str(call().decode())
    return None
