"""What a PDF of so many paragraphs costs, warm: ours, or plain WeasyPrint of the same HTML, its own `pdf/a-3a` with tags.

`benchmarks.figures` runs it in a process each, since our mendings cannot be taken back: ``pdf.py ours|plain PARAGRAPHS
[single|side|facing]`` prints the processor seconds, the pages, and the megabytes that the process took at most.
`verified` is ours with all that the gate looks at; in the place of a number may stand the canonical XML of a built document,
beside its pictures, of two languages with a comma between.  `side` are two languages side by side, `facing` those on facing
pages: the HTML that plain WeasyPrint gets has their finished pages.
"""

import io
import json
import logging
import pickle
import resource
import subprocess
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
from hexapla.writers.pdf import expectations, facing, rendering
from hexapla.writers.pdf.facing import pages
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.page_markup import page
from hexapla.writers.pdf.pictures import for_paper
from samples import paper

if TYPE_CHECKING:
    from hexapla.present.presentation import Presentation


KINDS = {"single": "pdf", "side": "pdf", "facing": "facing"}
"""The kinds of pages that are measured, each with the format that the gate knows them by."""


def edition(paragraphs: int, kind: str) -> "Presentation":
    """Return an edition of so many paragraphs, a note to every second of them."""
    if kind == "single":
        return paper.single("en", paper.long_lines("en", paragraphs, paragraphs // 2))
    return paper.parallel(("en", "fr"), paragraphs, paragraphs // 2)


def built(files: list[Path]) -> "Presentation":
    """Return the edition of the canonical XML of some languages."""
    documents, media = {}, {}
    for file in files:
        document = documents[file.parent.name] = AknDocument.from_bytes(file.read_bytes())
        images = {str(image.get("src")) for image in document.root.iter(akn("img"))}
        media |= {source: (file.parent / source).read_bytes() for source in images}
    return present(documents, Edition(tuple(documents)), Office(), (), media=media, exceptions=())


def wanted(what: str, kind: str) -> "Presentation":
    """Return what is measured: a number of paragraphs, or files."""
    return edition(int(what), kind) if what.isdecimal() else built([Path(each) for each in what.split(",")])


def ours(presentation: "Presentation", kind: str) -> bytes:
    """Make our PDF."""
    return (facing if kind == "facing" else pdf).write(presentation)


def verified(presentation: "Presentation", kind: str) -> bytes:
    """Make our PDF and look at it as every build does."""
    data = ours(presentation, kind)
    verify(data, KINDS[kind], presentation, "")
    return data


def html_and_styles(presentation: "Presentation", kind: str) -> tuple[str, str]:
    """Return what plain WeasyPrint is given; the finished pages of facing languages are asked of our engine."""
    if kind != "facing":
        return page(presentation), rendering.styles(presentation, ())
    spreads, found = pages.spreads, [""]

    def seen(*given: object, is_set: bool) -> str:
        found[0] = spreads(*given, is_set=False)  # type: ignore[arg-type]
        return spreads(*given, is_set=is_set)  # type: ignore[arg-type]

    pages.spreads = seen  # type: ignore[assignment]
    facing.write(presentation)
    pages.spreads = spreads
    turned = facing.in_order(presentation)
    return found[0], rendering.styles(turned, facing.sheets_of(turned), in_rows=False)


def plain(presentation: "Presentation", html: str, style: str) -> bytes:
    """Make a PDF of the same HTML and style sheet by WeasyPrint alone."""
    families = expectations.needed_fonts(presentation)
    fetcher = Fetcher(rendering.resources(presentation) | rendering.font_files(families, ""))
    fonts = FontConfiguration()
    styles = f"{rendering.font_rules(families)}\n{style}"
    sheet = weasyprint.CSS(string=styles, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
    source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    document = source.render(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/a-3a", pdf_tags=True)
    written = io.BytesIO()
    document.write_pdf(written, pdf_variant="pdf/a-3a", pdf_tags=True)
    return written.getvalue()


def timed(how: str, what: str, kind: str) -> tuple[float, int]:
    """Return the processor seconds and the pages of a PDF; of plain WeasyPrint, what making the HTML costs too, where it is ours to make."""
    presentation = wanted(what, kind)
    given = for_paper(presentation)
    if how == "plain" and kind == "facing":  # in a process of its own, since our engine is mended
        command = [sys.executable, "-P", "-W", "ignore", __file__, "html", what, kind]
        html, style = pickle.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S301 - ours
    began = time.process_time()
    if how == "plain":
        html, style = (html, style) if kind == "facing" else html_and_styles(given, kind)
        data = plain(given, html, style)
    else:
        data = {"ours": ours, "verified": verified}[how](presentation, kind)
    return time.process_time() - began, page_count(data)


def main() -> None:
    """Warm up, measure once and print it."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    how, what, kind = (*sys.argv[1:], "single")[:3]
    if how == "html":
        sys.stdout.buffer.write(pickle.dumps(html_and_styles(for_paper(wanted(what, kind)), kind)))
        return
    timed(how, "8", kind)
    seconds, count = timed(how, what, kind)
    print(json.dumps([seconds, count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))


if __name__ == "__main__":
    main()
