"""What the tests of Word files share: a machine without LibreOffice, whose drawings are the same everywhere."""

import pytest

from hexapla.errors import ToolMissingError
from hexapla.tools import libreoffice


@pytest.fixture(autouse=True)
def no_drawing_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no drawing be drawn."""

    def missing(*_: object) -> bytes:
        raise ToolMissingError("LibreOffice is missing.", "Install it.")

    monkeypatch.setattr(libreoffice, "pdf_of", missing)
    monkeypatch.setattr(libreoffice, "pdfs_of", missing)
