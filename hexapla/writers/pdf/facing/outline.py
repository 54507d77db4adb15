"""What a viewer shows beside the pages: bookmarks in two trees, the printed page numbers, how spreads lie open."""

from typing import Any

from hexapla.present.presentation import Presentation
from hexapla.writers.pdf import bookmarks


def write(pdf: Any, presentation: Presentation, spreads: int) -> None:
    """Give the file its bookmarks, page labels and page layout; called before it is written."""
    import pydyf

    bookmarks.write(pdf, presentation.columns, (1, 2))
    labels = pydyf.Array([0, pydyf.Dictionary({})])
    for number in range(2 * spreads):
        labels.extend((number + 1, pydyf.Dictionary({"P": pydyf.String(str(number // 2 + 1))})))
    if len(pdf.pages["Kids"]) // 3 > 2 * spreads + 1:
        labels.extend((2 * spreads + 1, pydyf.Dictionary({})))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})
    # A book bound at its right would need /Direction /R2L besides, and then PDFium (Chrome) turns every Latin word around.
    if presentation.first.language.direction == "ltr":
        pdf.catalog["PageLayout"] = "/TwoPageRight"
