"""The canonical XML as an edition: the file is the document."""

from hexapla.present.presentation import Presentation


def write(presentation: Presentation) -> bytes:
    """Return the canonical bytes of the first language."""
    return presentation.first.xml
