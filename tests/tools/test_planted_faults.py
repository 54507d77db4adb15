"""The gate finds what is planted in finished PDFs, twenty faults of each kind, and says nothing of the same pages without them."""

from collections import Counter

import pytest

from hexapla.tools.pdfgate import Expected, Passage, verify_pdf
from samples.planted_pages import COUNT, TEXT, Planted, drawn, planted, sound

KINDS = sorted({each.kind for each in planted()})


def findings(planted: Planted) -> list[tuple[str, str]]:
    """Return code and message of what the gate finds, the fonts of this machine apart."""
    passages = tuple(Passage(f"p{number}", "en", text) for number, text in enumerate(planted.passages))
    found = verify_pdf(planted.pdf, Expected(passages, (), frozenset()), standards=()).findings
    return [(each.code, each.message) for each in found if each.code != "F-902"]


@pytest.mark.parametrize("kind", KINDS)
def test_twenty_faults_of_a_kind_are_found_and_nothing_else_is_said(kind: str) -> None:
    faults = [each for each in planted() if each.kind == kind]
    said = [{code for code, _ in findings(each)} for each in faults]
    assert said == [{each.code} for each in faults]
    assert len(said) == COUNT


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_pages_without_their_faults_are_silent(kind: str) -> None:
    assert Counter(str(found) for each in sound() if each.kind == kind for found in findings(each)) == Counter()


def test_a_finding_names_the_page_and_the_words() -> None:
    cells = "".join(
        f'<div class="page"><table><tr><td>(46<br>{each}11.1)</td></tr></table>{TEXT}</div>' for each in "23"
    )
    found = findings(Planted("", "", f"{cells}{TEXT * 3}", ("(46 211.1)", "(46 311.1)")))
    assert [("page 1" in said, "page 2" in said, "(46 / 2" in said) for _, said in found] == [
        (True, False, True), (False, True, False),
    ]  # fmt: skip


def test_a_file_of_one_page_may_have_one_line() -> None:
    assert findings(Planted("", "", "<p>Line</p>")) == []
    assert drawn("<p>Line</p>").startswith(b"%PDF")
