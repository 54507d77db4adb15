"""What keeps an edition from being released, by its findings."""

from dataclasses import replace

import pytest

from hexapla.codes import finding
from hexapla.engine.report import DocumentReport
from hexapla.release.refusals import Terms, refusal

FACTS = {"status": "derived", "distribution": "general", "titles": [{"language": "en"}], "date": "2021-12-03"}
OF_PAGES = [
    finding("F-235", page=1, count=1, before="“x”", language="en"),
    finding("F-242", pages="2", language="en"),
    finding("F-243", page=3, by="tesseract", count=0, before="–", language="en"),
]


@pytest.mark.parametrize("found", OF_PAGES, ids=lambda each: each.code)
def test_what_is_doubtful_on_the_pages_of_a_pdf_is_settled_before_a_release(found) -> None:
    document = DocumentReport("X", "CAT/C/XXX/FCO/9", findings=[found])
    fault = refusal(FACTS, document, "en", Terms())
    assert fault is not None
    assert found.code in fault.advice
    settled = DocumentReport("X", "CAT/C/XXX/FCO/9", findings=[replace(found, accepted="looked at")])
    assert refusal(FACTS, settled, "en", Terms()) is None
    assert refusal(FACTS, document, "en", Terms(even=frozenset({"errors"}))) is None
