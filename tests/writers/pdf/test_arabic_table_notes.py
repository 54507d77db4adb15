"""Notes below Arabic tables: lines as far apart as the strokes of Naskh ask, the marks of the last clear of those above."""

from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf
from samples import facing, web
from samples import parallel as parallel_samples

LINES = ("المصدر: سجل الأبراج.", "المختصرات: م ف و، موظف فني وطني؛ م أ م، متطوعو الأمم المتحدة.")
NOTE = facing.note(1, "باستثناء سفينة المنارة.").replace('marker="1"', 'marker="(أ)"')


def test_lines_below_an_arabic_table_do_not_touch() -> None:
    rows = (
        f"<tr><th><p>الفئة</p></th><th><p>2027</p></th></tr><tr><td><p>المنارات{NOTE}</p></td><td><p>12</p></td></tr>"
    )
    below = "".join(f'<p class="source" eId="table_1__p_{n}">{line}</p>' for n, line in enumerate(LINES))
    body = f'<hcontainer eId="hc_1"><content><table eId="table_1">{rows}</table>{below}</content></hcontainer>'
    edition = parallel_samples.edition(web.column("ar", body))
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()
