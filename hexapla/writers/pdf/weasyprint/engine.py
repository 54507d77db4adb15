"""Loading WeasyPrint: the version we mend and no other, no system fonts, our patches in place."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from hexapla.errors import TemplateError, ToolMissingError

VERSION = "70.0"
"""The one version whose private parts `footnotes` and `tags` know."""

NO_FONTS = Path(__file__).with_name("fonts.conf")
"""A fontconfig configuration that names no folder: fonts come from our packages or not at all."""
GAPS = (
    "footnotes",
    "tags",
    "streams",
    "shared_styles",
    "box_trees",
    "missing_font",
    "smoothing",
    "black_ink",
    "justification",
    "no_break_blanks",
    "full_lines",
    "long_words",
    "early_breaks",
    "note_calls",
    "cids",
    "clusters",
    "links",
    "page_references",
    "running_heads",
    "synthetic_bold",
    "page_beginnings",
    "column_heights",
    "row_notes",
    "kept_heads",
    "half_pages",
    "drawn_texts",
)
"""The modules that each close a gap of the engine, in the order in which they are installed."""


def load() -> ModuleType:
    """Return the `weasyprint` module with its gaps closed; a second call costs nothing.

    Raises:
        ToolMissingError: Pango, or another native library it needs, is not on this machine.
        TemplateError: another version of WeasyPrint is installed than the one we mend.
    """
    with _no_system_fonts():
        weasyprint = _imported()
    if weasyprint.__version__ != VERSION:
        raise TemplateError(
            f"WeasyPrint {weasyprint.__version__} is installed, but PDF pages are made with {VERSION} only.",
            "Run python3 build.py once more: it installs the locked version.",
        )
    for gap in GAPS:  # each imports WeasyPrint, which is loaded when a page is wanted
        import_module(f"{__package__}.{gap}").install()
    return weasyprint


def font_configuration() -> Any:
    """Return a configuration of fonts that holds no font of the system."""
    from weasyprint.text.fonts import FontConfiguration

    with _no_system_fonts():
        return FontConfiguration()


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    """Let fontconfig read our file; programs that this process starts later must find the system's fonts again."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(NO_FONTS)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def undrawn() -> Iterator[list[str]]:
    """Collect what the engine could not draw and only logs: a file that is no picture leaves a hole, a drawing half of itself."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if str(record.msg).startswith(("Failed to load", "Failed to render")):
                found.append(record.getMessage())

    collector = Collector(logging.ERROR)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        with warnings.catch_warnings():
            # It never closes the colour profile that it reads for PDF/A.
            warnings.simplefilter("ignore", ResourceWarning)
            yield found
    finally:
        logger.removeHandler(collector)


def _imported() -> ModuleType:
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*Expect ugly output.*")
            import weasyprint
    except OSError as error:
        raise ToolMissingError(
            f"PDF files cannot be made: a library that WeasyPrint needs is missing ({error}).",
            "Run python3 build.py, or python3 build.py doctor, which gives the command that installs Pango here.",
        ) from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    module: ModuleType = weasyprint
    return module
