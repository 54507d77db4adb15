"""Notes longer than a page go on over as many pages as they need, below some lines of the text."""

import re

import pypdfium2
import pytest

from hexapla.present.presentation import Presentation
from hexapla.tools.pdfgate import verify_pdf
from hexapla.writers import pdf
from hexapla.writers.markup.elements import element
from hexapla.writers.pdf.long_notes import cut
from samples.paper import parallel, single

TEXT = "Nobody else had asked for the quay, and so it was let to them for a year. "
SENTENCE = "The pilots of the harbour told the council what the boats had brought. "
LONGEST = [("para", "2.", f"Told{{2|{190 * SENTENCE}}}, and told again{{3|{60 * SENTENCE}}}. {12 * TEXT}")]
"""A paragraph that calls a note of three pages and one of another."""

AFTER = [("para", f"{number}.", 6 * TEXT) for number in range(3, 20)]


@pytest.mark.parametrize(
    "edition",
    [single("en", [("para", "1.", 5 * TEXT), *LONGEST, *AFTER]), parallel(paragraphs=2, last=(*LONGEST, *AFTER))],
    ids=["en", "en-fr"],
)
def test_they_are_whole_and_every_page_has_lines_of_the_text(edition: Presentation) -> None:
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert sum("pilots" in page for page in pages) > 3
    assert [number for number, page in enumerate(pages) if "quay" not in page and "Text" not in page] == []


@pytest.mark.parametrize(
    ("code", "words"), [("en", SENTENCE), ("ru", "Лоцманы порта рассказали совету, что привезли лодки. ")]
)
def test_nobody_sees_where_a_part_of_a_note_ends(code: str, words: str) -> None:
    note = "".join(f"{number} {words}" for number in range(80))
    edition = single(code, [("para", "1.", f"Told{{2|{note}}}."), *AFTER])
    data = pdf.write(edition)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    lines = [
        line for page in pages for line in page.splitlines() if set(re.findall(r"\w{4,}", line)) & set(words.split())
    ]
    assert len(lines) > 40
    assert [line for line in lines[:-1] if len(line) < 0.8 * max(map(len, lines))] == []


def test_parts_of_a_note_end_with_sentences_and_not_before_a_number_that_its_word_holds() -> None:
    words = "The surveyors of both banks walked west; they came to pillar No.\u00a0124 and drew it. " * 40
    note = element("span", {"class": "footnote"})
    note.append(element("span", {}, words))
    holder = element("p", {})
    holder.append(note)
    cut(holder)
    parts = ["".join(each.itertext()) for each in holder]
    assert len(parts) > 5
    assert all(part.startswith("The surveyors") for part in parts)
    assert "".join(parts) == words
