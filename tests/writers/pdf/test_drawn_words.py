"""Words of drawings: pages set them in faces that have their letters, joined where their script joins them."""

from dataclasses import replace

import pypdfium2
import pytest

from hexapla.akn.inlines import Run
from hexapla.present.presentation import Presentation
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf
from hexapla.writers.pdf.drawn_words import drawn_words, with_printable_words
from hexapla.writers.pdf.pictures import for_paper
from samples.paper import single

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">{}</svg>'


def with_drawing(inside: str) -> Presentation:
    """Return an edition with a drawing in its title."""
    edition = single("en", [("para", "1.", "Words.")])
    head = replace(edition.first.masthead, title=(Run("Title "), Run("A drawing", image="a.svg")))
    column = replace(edition.first, masthead=head)
    return replace(edition, columns=(column,), media={"a.svg": SVG.format(inside).encode()})


@pytest.mark.parametrize("words", ["مرفأ", "होटल", "漢字", "Ə ₾", "한국", "\U0001f9ff", "\ue123"])
def test_letters_of_a_drawing_that_the_text_has_not_cost_no_page(words: str) -> None:
    edition = with_drawing(f'<text x="20" y="50" font-family="Arial" font-size="30">Port {words}</text>')
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()


def _widths(inside: str) -> list[float]:
    """Return how wide the objects of text are that a drawing has on its page, those of the page itself left out."""
    page = pypdfium2.PdfDocument(pdf.write(with_drawing(inside)))[0]
    texts = (each for each in page.get_objects(max_depth=4) if type(each).__name__ == "PdfTextObj")
    return [right - left for left, _, right, _ in (each.get_bounds() for each in texts) if right - left]


def test_arabic_letters_of_a_drawing_are_joined_but_where_each_has_its_place() -> None:
    said = '<text x="{}" y="50" font-size="30">مرفأ</text>'
    joined, apart = (_widths(said.format(place)) for place in ("20", "20 70 120 170"))
    assert len(apart) > len(joined)


def test_the_words_of_drawings_are_those_that_they_set() -> None:
    drawing = SVG.format("<title>Name</title><text>One <tspan>two</tspan></text><desc>Said</desc>").encode()
    assert list(drawn_words({"a.svg": drawing, "b.png": b"<text>no</text>", "c.svg": b"no drawing <text"})) == [
        "One two",
        "",
    ]


def test_a_letter_of_private_use_is_replaced_in_a_drawing_and_others_keep_their_bytes() -> None:
    drawing = SVG.format("<text>One \ue000</text>").encode()
    assert "One \ufffd" in with_printable_words(drawing).decode()
    plain = SVG.format("<text>One é</text>").encode()
    assert for_paper(replace(single("en", []), media={"a.svg": plain})).media == {"a.svg": plain}


def test_words_in_the_middle_of_two_drawings_stand_over_each_other_nowhere() -> None:
    """The engine sets words by their middle in a form of their own, whose places are not those of the page."""
    centred = '<text x="150" y="50" text-anchor="middle">{}</text>'
    edition = with_drawing(centred.format("Port of the north"))
    head = replace(edition.first.masthead, title=(*edition.first.masthead.title, Run("Another", image="b.svg")))
    media = {**edition.media, "b.svg": SVG.format(centred.format("Harbour of the south")).encode()}
    edition = replace(edition, columns=(replace(edition.first, masthead=head),), media=media)
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()
    over = "".join(centred.format(words) for words in ("Port of the north", "Harbour of the south"))
    edition = with_drawing(over)
    assert {each.code for each in verify_pdf(pdf.write(edition), pdf.expected(edition)).findings} == {"F-906"}
