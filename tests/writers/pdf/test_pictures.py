"""Pictures on paper: colours that the standards allow, and none that costs the file."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from hexapla.akn.inlines import Run
from hexapla.errors import ToolMissingError
from hexapla.tools import libreoffice
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf
from hexapla.writers.pdf import pictures
from samples.paper import single


def picture(mode: str, kind: str) -> bytes:
    made = io.BytesIO()
    Image.new(mode, (8, 8)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "source"), [("CMYK", "JPEG", "a.jpg"), ("RGB", "PNG", "a.png"), ("L", "GIF", "a.gif")]
)
def test_a_picture_passes_the_standards_in_any_colours(mode: str, kind: str, source: str) -> None:
    edition = single("en", [("para", "1.", "Words.")])
    head = replace(edition.first.masthead, title=(Run("Title "), Run("A square", image=source)))
    edition = replace(edition, columns=(replace(edition.first, masthead=head),), media={source: picture(mode, kind)})
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()


def test_other_pictures_keep_their_bytes() -> None:
    media = {"a.png": picture("RGB", "PNG"), "b.jpg": picture("RGB", "JPEG")}
    assert pictures.for_paper(replace(single("en", []), media=media)).media == media


@pytest.mark.parametrize("source", ["a.png", "a.jpg", "a.svg", "a.emf", "a.wmf", "a.tiff"])
def test_a_picture_that_cannot_be_drawn_is_named_and_does_not_cost_the_file(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> bytes:
        raise ToolMissingError("LibreOffice is missing.", "Install it.")

    monkeypatch.setattr(libreoffice, "png_of", missing)
    pictures._printable.cache_clear()
    edition = replace(single("en", [("para", "1.", "Words.")]), media={source: b"no picture"})
    assert list(pictures.not_shown(edition)) == [source]
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()
    pictures._printable.cache_clear()
