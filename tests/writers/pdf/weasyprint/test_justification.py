"""Justified lines: as long as their column, whatever the face kerns, and no word alone on a line of spaced letters."""

from dataclasses import replace
from itertools import pairwise

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from hexapla.domain.office import Office
from hexapla.tools.pdfpictures import page_count
from hexapla.tools.pdfpositions import faults
from hexapla.writers import pdf
from hexapla.writers.pdf.weasyprint import justification
from samples.paper import single
from samples.pdf_pages import Text, texts

KAF = "كان كبيرة مرة كبيرة كان"
COMMAS = "меры, описанные в докладе, были приняты своевременно, и просит, сообщить, что"
SUPPORT = (
    "In the light of the closure of the mission by the end of its mandate on 31 October 2026, 25 posts and positions (17 "
    "international staff and 8 volunteers) have been proposed for abolishment as from 1 November 2026. These positions had "
    "been dedicated to providing administrative and operational support on a cost-recovery basis in accordance with "
    "resolution 2767/24 of the Council."
)


def drawn(data: bytes) -> list[Text]:
    """Return the texts of all pages."""
    return [text for page in range(1, page_count(data) + 1) for text in texts(data, page)]


def test_passages_between_kerned_words_stand_over_nothing() -> None:
    text = f"للمادة 2 (b) {KAF} للمادة 4 (b) {KAF} {KAF}"
    made = pdf.write(single("ar", [("para", f"{n}.", f"{text[: 20 + 3 * n]} {text}") for n in range(1, 25)]))
    assert list(faults(made)) == []


@pytest.mark.parametrize(("language", "words"), [("ar", KAF), ("ru", COMMAS)])
def test_no_justified_line_is_longer_than_its_column(language: str, words: str) -> None:
    made = pdf.write(single(language, [("para", f"{n}.", f"{words[: 3 * n]}" + f" {words}" * 6) for n in range(1, 25)]))
    ends = [text.end for text in drawn(made) if text.words.count(" ") > 5 and text.x < 150]
    assert len(ends) > 30
    assert max(ends) < 482.0


def test_no_line_of_spaced_letters_ends_after_its_first_word() -> None:
    paragraphs = [("para", f"{n}.", f"{'x ' * n}{SUPPORT}") for n in range(1, 60)]
    made = pdf.write(replace(single("en", paragraphs), office=Office(station="new-york")))
    words = [text.words for text in drawn(made)]
    assert any("2026. These" in each for each in words)
    assert not {"2026.", "These", "and"} & set(words)


def test_no_line_of_spaced_letters_ends_before_what_is_held_together() -> None:
    held = '65. For the <span style="white-space: nowrap">2026/27</span> period, the increased requirements are attributable'
    style = "font: 13.33px serif; letter-spacing: 0.32pt; word-spacing: -0.66pt; text-align: justify"
    text = f"{held} primarily to: (a) additional costs related to the freight costs associated with the anticipated"
    justification.install()
    for width in range(400, 520):
        page = HTML(string=f'<p style="width: {width}px; {style}">{text}</p>').render().pages[0]
        line = next(box for box in page._page_box.descendants() if isinstance(box, LineBox))
        assert "2026/27" in "".join(box.text for box in line.descendants() if isinstance(box, TextBox))


def test_every_line_of_spaced_letters_before_and_behind_the_call_of_a_note_is_full() -> None:
    """A text behind a call that had room to the last letter was taken for one that cannot be split: the line above ended early."""
    style = "font: 13.33px serif; letter-spacing: 0.387px; word-spacing: -1.4px; text-align: justify"
    text = "withdrawal of the United Nations Guard Unit,<sup>1</sup> which provides static armed security for personnel, premises and assets"
    justification.install()
    for width in (tenths / 10 for tenths in range(4200, 5400, 2)):
        page = HTML(string=f'<p style="width: {width}px; {style}">{text}</p>').render().pages[0]
        *full, _ = (box for box in page._page_box.descendants() if isinstance(box, LineBox))
        for line in full:
            last = [box for box in line.descendants() if isinstance(box, TextBox)][-1]
            assert abs(last.position_x + last.width - line.position_x - width) < 1.5


def test_lines_of_a_long_arabic_heading_do_not_touch() -> None:
    headings = [(kind, "", f"{KAF} أُعِدَّ إِلَى {KAF} {KAF} {KAF}") for kind in ("chapter", "h1", "h23", "h4")]
    made = pdf.write(single("ar", [each for heading in headings for each in (heading, ("para", "1.", KAF))]))
    assert list(faults(made)) == []
    bases = sorted({round(text.base) for text in drawn(made) if "كبيرة" in text.words})
    assert min(after - before for before, after in pairwise(bases)) >= 14
