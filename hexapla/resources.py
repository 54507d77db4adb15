"""Where our templates, styles and fonts lie: in a checkout beside the package, in a wheel inside it."""

import importlib.metadata
from functools import cache
from pathlib import Path

from hexapla.errors import TemplateError

_PACKAGE = Path(__file__).parent
_NOT_CODE = {"__pycache__", "_shipped"}
"""Folders of our code that hold none; what an installed program has of templates and styles is counted with them."""


@cache
def shipped_file(name: str) -> Path:
    """Return a file or folder of the checkout that an installed program has inside the package.

    Raises:
        TemplateError: it is missing.
    """
    for path in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if path.exists():
            return path
    message = f"{name} is missing from this installation."
    raise TemplateError(message, "Install Hexapla again, or check the project out anew.")


def template_folder() -> Path:
    """Return the folder of the templates (`html/`, `pdf/`, `docx/`, `epub/`, `reports/`)."""
    return shipped_file("templates")


def style_folder() -> Path:
    """Return the folder of the style sheets (`print/`, `screen/`, `epub/`, `languages/`)."""
    return shipped_file("styles")


def own_files(folder: Path) -> dict[str, Path]:
    """Return the files of a folder of ours by their names in it, sorted; what Python leaves there is none of them."""
    paths = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name.as_posix(): path for name, path in paths.items() if not _NOT_CODE & set(name.parts)}


def style_bytes(name: str) -> bytes:
    """Return a file of `styles/`, such as `emblem.svg`.

    Raises:
        TemplateError: it is missing or cannot be read.
    """
    try:
        return (style_folder() / name).read_bytes()
    except OSError as error:
        message = f"The file styles/{name} cannot be read: {error.strerror}."
        raise TemplateError(message, "Restore it, or install Hexapla again.") from error


@cache
def font_file(name: str, distribution: str | None) -> Path:
    """Return a font by the name of its file: of an installed distribution, or of `styles/fonts/` where none is named.

    Raises:
        TemplateError: the distribution is not installed, or there is no such file.
    """
    for path in _font_files(distribution):
        if path.name == name:
            return path
    place = f"the package {distribution}" if distribution else "styles/fonts/"
    message = f"The font {name} is missing from {place}."
    raise TemplateError(message, "Run python3 build.py once more, or install Hexapla again.")


@cache
def _font_files(distribution: str | None) -> tuple[Path, ...]:
    if distribution is None:
        return tuple((style_folder() / "fonts").rglob("*.?tf"))
    try:
        return tuple(Path(str(file.locate())) for file in importlib.metadata.files(distribution) or ())
    except importlib.metadata.PackageNotFoundError:
        return ()


def emblem(own: str | None) -> bytes:
    """Return the SVG of an office's emblem, or our plain drawing where it has none."""
    return own.encode() if own else style_bytes("emblem.svg")
