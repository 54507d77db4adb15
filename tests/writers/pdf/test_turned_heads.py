"""Heads of tables whose words run up: a table that goes on over a page repeats them, as artifacts, and the file is made."""

import io

import pypdfium2

from hexapla.akn.names import HX
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf
from samples import parallel as parallel_samples
from samples import web as samples


def test_a_table_with_upright_heads_goes_on_over_a_page() -> None:
    head = f'<tr><th><p>Station</p></th><th xmlns:hx="{HX}" hx:runs="up"><p>Keepers of the lamps</p></th></tr>'
    rows = "".join(f"<tr><th><p>Station {n}</p></th><td><p>{n} 204</p></td></tr>" for n in range(90))
    body = f'<hcontainer eId="hc_1"><content><table eId="table_1">{head}{rows}</table></content></hcontainer>'
    edition = parallel_samples.edition(samples.column("en", body))
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(data))]
    assert sum("Keepers" in page for page in pages) > 1
