"""The block below a table at the end of a page: source and notes stay with each other and with the last rows."""

import pypdfium2
import pytest

from hexapla.tools.pdfgate import verify_pdf
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


@pytest.mark.parametrize("count", range(12, 18))
def test_a_table_with_as_many_notes_as_a_page_holds_leaves_no_masthead_alone(count: int) -> None:
    columns = []
    for code in ("en", "fr"):
        rows = "".join(
            f"<tr><th><p>Lamp {n}{samples.note(n, 'Lit.')}</p></th><td><p>{n}</p></td></tr>" for n in range(1, count)
        )
        table = f'<table eId="table_1"><tr><th><p>What</p></th><th><p>2027</p></th></tr>{rows}</table>'
        heading = '<section eId="sec_I"><num>I.</num><heading>Lamps</heading>'
        columns.append(
            samples.column(code, f'{heading}<hcontainer eId="hc_1"><content>{table}</content></hcontainer></section>')
        )
    edition = parallel_samples.edition(*columns)
    data = pdf.write(edition)
    assert [each for each in verify_pdf(data, pdf.expected(edition)).findings if each.code.startswith("F-")] == []
    assert columns[0].title in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
