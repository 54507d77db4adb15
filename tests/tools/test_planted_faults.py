"""The gate finds what is planted in finished PDFs: figures, symbols and words divided, headings alone, short last pages."""

from collections.abc import Sequence

import pytest

from hexapla.tools.pdfgate import Expected, Passage, verify_pdf
from hexapla.writers.pdf.weasyprint import engine

DIVIDED = (
    ("(46", " ", "211.1)"), ("1", " ", "234"), ("112", " ", "903.8"), ("(38", " ", "956.1)"), ("13 701", " ", "210"),
    ("12", " ", "500"), ("AUSSO", "", "M"), ("UN", "", "V"), ("NP", "", "O"), ("Percentag", "", "e"), ("Tota", "", "l"),
    ("202", "", "2"), ("2024/", "", "25"), ("P-", "", "3"), ("A/80/", "", "628"), ("2023–", "", "2024"),
    ("appor", "", "tionment"), ("Unencum", "", "bered"), ("мир", "", "ный"), ("A/C.5/", "", "80"),
)  # fmt: skip
STYLE = (
    "<style>@page { size: 300pt 200pt; margin: 20pt } .page { break-after: page } * { font: 10pt/12pt serif }</style>"
)


def drawn(body: str) -> bytes:
    """Return a tagged PDF of some HTML."""
    text = f'<html lang="en"><head><title>x</title>{STYLE}</head><body>{body}</body></html>'
    data: bytes = engine.load().HTML(string=text).write_pdf(pdf_tags=True)
    return data


def findings(body: str, passages: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return code and message of what the gate finds, the fonts of this machine apart."""
    expected = Expected(tuple(Passage(f"p{n}", "en", text) for n, text in enumerate(passages)), (), frozenset())
    found = verify_pdf(drawn(body), expected, standards=()).findings
    return [(each.code, each.message) for each in found if each.code != "F-902"]


def test_twenty_figures_symbols_and_words_that_are_divided_in_cells_are_found_each_on_its_page() -> None:
    cell = '<div class="page"><table><tr><td>{0}<br>{2}</td></tr></table><p>Text.</p><p>Text.</p><p>Text.</p></div>'
    found = findings("".join(cell.format(*each) for each in DIVIDED), ["".join(each) for each in DIVIDED])
    assert [code for code, _ in found] == ["T-130"] * len(DIVIDED)
    for number, ((before, _, after), (_, message)) in enumerate(zip(DIVIDED, found, strict=True), 1):
        assert str(number) in message
        assert before.split()[-1] in message
        assert after in message


def test_the_same_cells_undivided_are_silent() -> None:
    cell = '<div class="page"><table><tr><td>{}</td></tr></table><p>Text.</p><p>Text.</p><p>Text.</p></div>'
    whole = ["".join(each) for each in DIVIDED]
    assert findings("".join(map(cell.format, whole)), whole) == []


def test_twenty_headings_alone_at_the_end_of_their_page_are_found() -> None:
    page = '<div class="page"><p>Text.</p><h{1}>Heading {0}</h{1}></div>'
    body = "".join(page.format(number, 1 + number % 6) for number in range(1, 21))
    found = findings(f"{body}<p>Text.</p><p>Text.</p><p>Text.</p>")
    assert [code for code, _ in found] == ["T-131"] * 20
    assert all(f"Heading {number}" in message for number, (_, message) in enumerate(found, 1))


def test_headings_with_a_line_of_text_below_them_are_silent() -> None:
    page = '<div class="page"><p>Text.</p><h2>Heading</h2><p>Text.</p></div>'
    assert findings(f"{page * 20}<p>Text.</p><p>Text.</p><p>Text.</p>") == []


@pytest.mark.parametrize("number", range(20))
def test_a_last_page_of_one_line_or_two_is_found_however_it_is_set(number: int) -> None:
    lines = 1 + number % 2
    words = "<br>".join(f"Line {line}" for line in range(lines))
    last = (
        f"<p>{words}</p>", f"<ul><li>{words}</li></ul>", f"<blockquote>{words}</blockquote>",
        f"<table><tr><td>{words}</td><td>{words}</td></tr></table>", f"<p><b>{words}</b></p>",
    )[number // 2 % 5]  # fmt: skip
    before = '<div class="page"><p>Text.</p></div>' * (1 + number // 10)
    assert [code for code, _ in findings(f"{before}{last}")] == ["T-132"]


@pytest.mark.parametrize("lines", [3, 4])
def test_a_last_page_of_three_lines_and_a_file_of_one_page_are_silent(lines: int) -> None:
    words = "<br>".join(f"Line {line}" for line in range(lines))
    assert findings(f'<div class="page"><p>Text.</p></div><p>{words}</p>') == []
    assert findings("<p>Line</p>") == []
