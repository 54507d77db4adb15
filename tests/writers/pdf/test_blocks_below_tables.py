"""The block below a table at the end of a page: source and notes stay with each other and with the last rows."""

import pypdfium2
import pytest

from hexapla.writers import pdf
from samples import facing as samples
from samples import parallel as parallel_samples

BELOW = ("Source: the harbour.", "Abbreviations: K, keeper.", "Note: as at noon.")
AFTER = 5 * ["The keepers lit the lamps on the last night of the year, and put them out in the morning. " * 6]


@pytest.mark.parametrize("rows", range(32, 36))
def test_a_page_ends_neither_within_it_nor_before_it(rows: int) -> None:
    body = "".join(f"<tr><th><p>Lamps {n}.</p></th><td><p>{n} 204</p></td></tr>" for n in range(rows))
    table = f'<table eId="table_1"><tr><th><p>What</p></th><th><p>2027</p></th></tr>{body}</table>'
    lines = "".join(
        f'<alinea eId="alin_{n}"><content><p>{words}</p></content></alinea>'
        for n, words in enumerate((*BELOW, *AFTER), 1)
    )
    edition = parallel_samples.edition(
        samples.column("en", f'<hcontainer eId="hc_1"><content>{table}</content></hcontainer>{lines}')
    )
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.write(edition))]
    found = [
        next(number for number, page in enumerate(pages) if words in page) for words in (f"Lamps {rows - 1}.", *BELOW)
    ]
    assert len(set(found)) == 1
