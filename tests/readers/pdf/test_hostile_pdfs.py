"""PDFs that mean harm are refused in one sentence, in bounded time, and run nothing; what can be read of them is read."""

import time

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.errors import SourceError
from hexapla.readers.pdf.reader import read_pdf
from samples.hostile.pdfs import INPUTS

SECONDS = 20
REFUSED = {
    "a bomb packed twice": "draws more than 64 MB",
    "lines by the million": "draws more than 64 MB",
    "objects in a bomb": "packs more than 64 MB of objects",
    "a form that draws itself": "draws more than 64 MB",
    "forms that draw two each": "draws more than 64 MB",
    "a sheet of ten kilometres": "points long",
    "4,000 pages": "has 4,000 pages",
    "cut in the middle": "is no PDF that can be opened",
    "a password": "asks for a password",
}
READ = [name for each in INPUTS if (name := each.removeprefix("PDF: ")) not in REFUSED]


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_take_all_time_or_memory_is_refused_in_a_sentence(name: str) -> None:
    before = time.process_time()
    with pytest.raises(SourceError, match=REFUSED[name]) as fault:
        read_pdf(INPUTS[f"PDF: {name}"]["en.pdf"], "en.pdf", "en")
    assert fault.value.advice
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize("name", READ)
def test_what_a_pdf_would_run_is_not_run_and_its_words_are_read(name: str) -> None:
    before = time.process_time()
    reading = read_pdf(INPUTS[f"PDF: {name}"]["en.pdf"], "en.pdf", "en")
    assert time.process_time() - before < SECONDS
    assert "The Committee recalls that the measures were adopted in due time." in plain_text(reading.body)
    assert not any("hostname" in (each.before or "") for each in reading.findings)


def test_an_attached_file_is_unfolded_no_further_than_a_source_may_be_and_the_pages_are_read() -> None:
    reading = read_pdf(INPUTS["PDF: an attached file in a bomb"]["en.pdf"], "en.pdf", "en")
    (said,) = [each for each in reading.findings if each.code == "F-236"]
    assert "its attached files unfold to more than 64 MB" in said.message
