"""Notes that figures of tables call: what keeps a figure on one line does not keep its note there."""

import io

import pypdfium2

from hexapla.writers import pdf
from samples import facing as samples
from samples import parallel as parallel_samples


def test_a_note_that_a_figure_calls_has_lines() -> None:
    note = samples.note(1, "The keepers count the lamps that were lit on the last night of the year. " * 4)
    rows = "".join(f"<tr><th><p>Lamps {n}</p></th><td><p>{n} 204</p></td></tr>" for n in range(3))
    table = f'<table eId="table_1"><tr><th><p>What</p></th><th><p>2027{note}</p></th></tr>{rows}</table>'
    column = samples.column("en", f'<hcontainer eId="hc_1"><content>{table}</content></hcontainer>')
    page = pypdfium2.PdfDocument(io.BytesIO(pdf.write(parallel_samples.edition(column))))[0]
    words = page.get_textpage()
    places = [words.get_charbox(n)[2] for n in range(words.count_chars())]
    assert max(places) < page.get_width()
    assert "".join(words.get_text_range().split()).count("Thekeeperscount") == 4
