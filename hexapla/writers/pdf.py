"""The PDF of an edition: a Geneva page that is PDF/A-3a and PDF/UA-1, its canonical XML attached."""

from typing import Any

from hexapla.present.presentation import Presentation
from hexapla.writers.press import moment, press
from hexapla.writers.promised import expected, needed_faces

__all__ = ["expected", "needed_faces", "write"]

STANDARDS = ("pdf/a-3a", "pdf/ua-1")
"""What the file says of itself, and the gate asks of it."""


def write(presentation: Presentation) -> bytes:
    """Return the edition as a PDF file.

    Raises:
        ToolMissingError: the native libraries of the engine are missing.
        TemplateError: a style, face, picture or glyph is wanting.
    """
    return press(presentation, STANDARDS, attachments=_attachments(presentation))


def _attachments(presentation: Presentation) -> list[dict[str, Any]]:
    day = moment(presentation)
    stem = presentation.file_stem.rpartition(".")[0] or presentation.file_stem
    return [
        {
            "string": column.xml,
            "name": f"{stem}.{column.language.code}.xml",
            "description": column.language.label("source_xml"),
            "relationship": "Source",
            "created": day,
            "modified": day,
        }
        for column in presentation.columns
        if column.xml
    ]
