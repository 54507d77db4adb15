"""What a PDF of so many paragraphs costs, warm: ours, or plain WeasyPrint of the same HTML, its own `pdf/a-3a` with tags.

`benchmarks.figures` runs it in a process each, since our mendings cannot be taken back: ``pdf.py ours|plain PARAGRAPHS``
prints the processor seconds, the pages, and the megabytes that the process took at most.
"""

import io
import json
import logging
import resource
import sys
import time
from typing import TYPE_CHECKING

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from hexapla.tools.pdfgate import page_count
from hexapla.writers import pdf
from hexapla.writers.pdf import expectations, rendering
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.page_markup import page
from samples import paper

if TYPE_CHECKING:
    from hexapla.present.presentation import Presentation


def edition(paragraphs: int) -> "Presentation":
    """Return an edition of so many paragraphs, a note to every second of them."""
    return paper.single("en", paper.long_lines("en", paragraphs, paragraphs // 2))


def ours(presentation: "Presentation") -> int:
    """Make our PDF and return its pages."""
    return page_count(pdf.write(presentation))


def plain(presentation: "Presentation") -> int:
    """Make a PDF of the same HTML and style sheet by WeasyPrint alone and return its pages."""
    families = expectations.needed_fonts(presentation)
    fetcher = Fetcher(rendering.resources(presentation) | rendering.font_files(families, ""))
    fonts = FontConfiguration()
    styles = f"{rendering.font_rules(families)}\n{rendering.styles(presentation, ())}"
    sheet = weasyprint.CSS(string=styles, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    source = weasyprint.HTML(string=page(presentation), base_url=BASE, url_fetcher=fetcher)
    document = source.render(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a", pdf_tags=True)
    document.write_pdf(io.BytesIO(), pdf_variant="pdf/a-3a", pdf_tags=True)
    return len(document.pages)


def main() -> None:
    """Warm up, measure once and print it."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    make = {"ours": ours, "plain": plain}[sys.argv[1]]
    make(edition(8))
    presentation = edition(int(sys.argv[2]))
    began = time.process_time()
    pages = make(presentation)
    seconds = time.process_time() - began
    print(json.dumps([seconds, pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))


if __name__ == "__main__":
    main()
