"""The words of pages that no text needs to hold: running heads, folios and job numbers, wherever a page has them."""

from types import SimpleNamespace

import pytest
from lxml import etree

from hexapla.proof import page_words
from hexapla.proof.page_words import PageAccount, furniture_of
from hexapla.proof.stories import Word
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


def missing(pages: list[PageText], text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a text lacks of pages, whose running heads the reader says it has left out."""
    monkeypatch.setattr(page_words, "page_texts", lambda *_: iter(pages))
    reading = SimpleNamespace(
        recognised=b"", source=b"", handling={}, repairs=(), slots=(), body=etree.Element("body"), attachments=(),
        outline=[SimpleNamespace(furniture=page.edges, heads=(), others=()) for page in pages],
    )  # fmt: skip
    words = [Word(each) for each in text.split()]
    account = PageAccount(reading, SimpleNamespace(body=words, front=(), notes=(), supplied=False))  # type: ignore[arg-type]
    account.settle()
    return [fault.before or f"+{fault.after}" for fault in account.faults]


def test_running_heads_do_not_hide_what_makes_up_for_a_word_that_the_file_draws_in_two_parts(monkeypatch) -> None:
    pages = [PageText(f"Harbour rules\nShips {words}", ("Harbour rules",)) for words in ("", "", "Harbou r masters")]
    assert missing(pages, "Ships Ships Ships Harbour masters", monkeypatch) == []
    assert missing(pages, "Ships Ships Ships masters", monkeypatch) == ["Harbou r"]
