"""The words of pages that no text needs to hold: running heads, folios and job numbers, wherever a page has them."""

from hexapla.proof.page_words import furniture_of
from hexapla.tools.pdfwords import PageText

UPRIGHT = [PageText(f"A/80/12\nWords.\n26-01234 {n}/6", ("A/80/12", f"26-01234 {n}/6")) for n in range(1, 6)]


def test_the_running_head_and_the_folio_of_a_sheet_that_is_turned_are_page_furniture() -> None:
    turned = PageText("6\nA/80/12\n/6 26-01234\nAnnex\nOrganization chart", ("A/80/", "Annex"))
    found = furniture_of([*UPRIGHT, turned])
    assert found["12"] == 6
    assert found["6"] == 5 + 2
    assert not {"annex", "organization", "chart"} & {word.lower() for word in found}


def test_figures_alone_on_an_upright_page_are_words_of_its_text() -> None:
    table = PageText("A/80/12\n6\n26\n26-01234 6/6", ("A/80/12", "26-01234 6/6"))
    assert furniture_of([*UPRIGHT, table])["26"] == 6
