"""Stage five: a presentation becomes a file, one module a format; each gives bytes and touches nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from hexapla.present.presentation import Presentation
from hexapla.timing import stage

__all__ = ["FORMATS", "Format", "write"]


@dataclass(frozen=True)
class Format:
    """One kind of output: the module that writes it, its file ending and media type, where it makes sense."""

    module: str
    suffix: str
    media_type: str
    is_single: bool = True
    is_parallel: bool = True


FORMATS: Mapping[str, Format] = {
    "html": Format("hexapla.writers.web.edition", ".html", "text/html"),
    "pdf": Format("hexapla.writers.pdf", ".pdf", "application/pdf"),
    "print": Format("hexapla.writers.pdf.print_edition", ".print.pdf", "application/pdf", is_parallel=False),
    "facing": Format("hexapla.writers.pdf.facing", ".facing.pdf", "application/pdf", is_single=False),
    "docx": Format(
        "hexapla.writers.docx", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "epub": Format("hexapla.writers.epub", ".epub", "application/epub+zip"),
    "tmx": Format("hexapla.writers.exchange.tmx", ".tmx", "application/x-tmx+xml", is_single=False),
    "xlf": Format("hexapla.writers.exchange.xliff", ".xlf", "application/xliff+xml", is_single=False),
    "xml": Format("hexapla.writers.exchange.xml", ".xml", "application/akn+xml", is_parallel=False),
    "ris": Format("hexapla.writers.exchange.ris", ".ris", "application/x-research-info-systems", is_parallel=False),
    "csl": Format(
        "hexapla.writers.exchange.csl", ".csl.json", "application/vnd.citationstyles.csl+json", is_parallel=False
    ),
}
"""The formats, in the order in which a person looks for them; the command line's choices are these."""


@stage("write")
def write(presentation: Presentation, name: str) -> bytes:
    """Return the bytes of an edition in one format.

    Raises:
        TemplateError: a template, style or font is missing or wrong.
        ToolMissingError, ToolFailedError: a program or library that the format needs.
    """
    module = import_module(FORMATS[name].module)  # imported here, so that a page of HTML never waits for WeasyPrint
    return bytes(module.write(presentation))
