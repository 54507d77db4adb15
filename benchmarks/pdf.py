"""What a PDF of so many paragraphs costs, warm: ours, or plain WeasyPrint of the same HTML, its own `pdf/a-3a` with tags.

`benchmarks.figures` runs it in a process each, since our mendings cannot be taken back: ``pdf.py ours|plain PARAGRAPHS``
prints the processor seconds, the pages, and the megabytes that the process took at most.  `verified` is ours with all that
the gate looks at; in the place of a number may stand the canonical XML of a built document, beside its pictures.
"""

import io
import json
import logging
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.tools.pdfgate import page_count
from hexapla.verify import verify
from hexapla.writers import pdf
from hexapla.writers.pdf import expectations, rendering
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.page_markup import page
from hexapla.writers.pdf.pictures import for_paper
from samples import paper

if TYPE_CHECKING:
    from hexapla.present.presentation import Presentation


def edition(paragraphs: int) -> "Presentation":
    """Return an edition of so many paragraphs, a note to every second of them."""
    return paper.single("en", paper.long_lines("en", paragraphs, paragraphs // 2))


def built(file: Path) -> "Presentation":
    """Return the edition of the canonical XML of one language."""
    document = AknDocument.from_bytes(file.read_bytes())
    images = {str(image.get("src")) for image in document.root.iter(akn("img"))}
    media = {source: (file.parent / source).read_bytes() for source in images}
    language = file.parent.name
    return present({language: document}, Edition((language,)), Office(), (), media=media, exceptions=())


def verified(presentation: "Presentation") -> int:
    """Make our PDF, look at it as every build does, and return its pages."""
    data = pdf.write(presentation)
    verify(data, "pdf", presentation, "")
    return page_count(data)


def ours(presentation: "Presentation") -> int:
    """Make our PDF and return its pages."""
    return page_count(pdf.write(presentation))


def plain(presentation: "Presentation") -> int:
    """Make a PDF of the same HTML and style sheet by WeasyPrint alone and return its pages."""
    presentation = for_paper(presentation)
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
    make = {"ours": ours, "plain": plain, "verified": verified}[sys.argv[1]]
    make(edition(8))
    presentation = edition(int(sys.argv[2])) if sys.argv[2].isdecimal() else built(Path(sys.argv[2]))
    began = time.process_time()
    pages = make(presentation)
    seconds = time.process_time() - began
    print(json.dumps([seconds, pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))


if __name__ == "__main__":
    main()
