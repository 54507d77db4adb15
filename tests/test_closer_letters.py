"""Texts whose letters their author has set closer by hand: kept in the XML, on paper and in our Word files."""

from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from hexapla.akn.closer_letters import closer_letters
from hexapla.akn.document import AknDocument
from hexapla.akn.names import CLOSER, local
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.word import read_word
from hexapla.writers import write
from hexapla.writers.pdf.page_markup import page
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, r, row, styles, table

WIDE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:spacing w:val="4"/><w:w w:val="103"/></w:rPr></w:style>'
)
WORDS = "Boats that carry stones along the shore lie lower in the water than those that carry wool or feathers"


def letters(spacing: str = "", width: str = "") -> str:
    """Return the look of a run whose letters stand so."""
    wide = f'<w:w w:val="{width}"/>' if width else ""
    return (f'<w:spacing w:val="{spacing}"/>' if spacing else "") + wide


def canonical(source: bytes, name: str = "en.docx", language: str = "en") -> AknDocument:
    found = (read_html if name.endswith("html") else read_word)(source, name, language)
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, language)[0]
    assert schema_errors(made.root) == ()
    return made


def document_of(*paragraphs: str, sheet: str = WIDE, language: str = "en") -> AknDocument:
    body = MASTHEAD + TITLE + p("1.\tThe harbour is open.") + "".join(paragraphs)
    return canonical(docx(body, parts={"styles": styles(sheet)}), f"{language}.docx", language)


def edition(made: AknDocument, language: str = "en") -> Presentation:
    return present({language: made}, Edition.parse(language), Office(station="new-york"))


def said(made: AknDocument) -> list[str]:
    """Return what the document says of letters, and of which elements."""
    return [f"{local(each)} {each.get(CLOSER)}" for each in made.root.iter() if each.get(CLOSER)]


def test_a_heading_that_is_dressed_by_hand_has_the_letters_of_headings() -> None:
    larger = p("II.\tThe boats", "").replace(
        "<w:r>", '<w:r><w:rPr><w:b/><w:spacing w:val="-2"/><w:sz w:val="28"/></w:rPr>'
    )
    sized = WIDE.replace('<w:w w:val="103"/>', '<w:w w:val="103"/><w:sz w:val="20"/>')
    assert said(document_of(larger, p("2.\tThey lie low."), sheet=sized)) == []
    smaller = larger.replace("28", "18")
    assert said(document_of(smaller, p("2.\tThey lie low."), sheet=sized)) != []


@pytest.mark.parametrize(
    ("look", "wanted"),
    [
        (letters(), []),
        (letters("4", "103"), []),
        (letters("2"), ["p 2"]),
        (letters("2", "102"), ["p 3"]),
        (letters("0", "100"), ["p 7"]),
        (letters(width="102"), ["p 1"]),
        (letters("6"), []),
        (letters("-90"), ["p 9"]),
    ],
)
def test_letters_closer_than_their_style_has_them_are_kept(look: str, wanted: list[str]) -> None:
    assert said(document_of(p(r("2.\t"), r(WORDS, look)))) == wanted


def test_of_a_text_one_part_of_which_is_closer_it_is_kept_which_and_of_several_parts_the_mean() -> None:
    assert said(document_of(p(r(WORDS), r(f" {WORDS}", letters("0"))))) == ["p 4 102"]
    assert said(document_of(p(r(f"{WORDS}, " * 4), r("of course.", letters("2"))))) == ["p 2 10"]
    middle = p(r(WORDS), r(" of course,", letters("2")), r(f" {WORDS}"))
    assert said(document_of(middle)) == ["p 2 113 102"]
    several = p(r("Of course,", letters("0")), r(f" {WORDS}"), r(" of course.", letters("0")))
    assert said(document_of(several)) == ["p 1"]  # what is begun counts
    assert said(document_of(p(r("2.\t"), r(f"{WORDS}, " * 3, letters("2"))))) == ["p 2"]  # all but the number


@pytest.mark.parametrize("close", [" of the harbour and of its quays", " of it"])
def test_parts_of_texts_come_back_from_our_word_files_and_pages_and_paper_sets_them_alone(close: str) -> None:
    made = document_of(p(r(WORDS), r(close, letters("0")), r(f", {WORDS}")), p(r(WORDS), r(close, letters("1"))))
    kept = said(made)
    assert [each.count(" ") for each in kept] == [3, 2]
    for name in ("docx", "html"):
        assert said(canonical(write(edition(made), name), f"en.{name}")) == kept, name
    shown = etree.HTML(page(edition(made)))
    parts = ["".join(each.itertext()) for each in shown.iter("span") if each.get("data-closer")]
    assert parts == [close, close]


@pytest.mark.parametrize("said_so", ["2 0", "2 5 9", "0 4", "2 -1", "2 4 1 1"])
def test_parts_that_cannot_be_are_not_believed(said_so: str) -> None:
    assert closer_letters(said_so) is None


def boats(*looks: str, again: str = "") -> str:
    """Return a table whose cells below the head have these looks, many others another."""
    usual = letters("4", "103")
    rows = [row(p(r(f"{WORDS}.", look)), cell("3"), p(r("Sail", usual))) for look in looks]
    most = [row(*(p(r(WORDS, again or usual)) for _ in range(3))) for _ in range(2 * len(looks))]
    return table(row("Boats", "2024", "2025", head=True), *rows, *most)


def test_what_was_set_so_by_a_style_and_heads_of_tables_are_no_work_of_a_hand() -> None:
    head = table(
        row(p(r("Sail", letters("0"))), cell("3"), head=True), row("Boats that carry stones along the shore", "3")
    )
    style = '<w:style w:type="paragraph" w:styleId="Close"><w:name w:val="Close"/><w:rPr><w:spacing w:val="0"/></w:rPr></w:style>'
    assert said(document_of(head, p(r(WORDS), style="Close"), sheet=WIDE + style)) == []


def test_cells_closer_than_most_letters_of_their_table_are_kept() -> None:
    assert said(document_of(boats(letters("2"), letters("6")))) == ["p 2"]
    assert said(document_of(boats(letters("0", "100"), again=letters("0", "100")))) == []


def test_the_raised_mark_of_a_note_in_a_cell_is_no_work_of_a_hand() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    rows = [
        row(p(r(WORDS, letters("4", "103"))), p(r("24", letters("4", "103")), r("a", raised + letters("0", "100"))))
        for _ in "ab"
    ]
    assert said(document_of(table(row("Boats", "2024", head=True), *rows))) == []


def test_cells_of_paper_word_files_and_web_pages_follow() -> None:
    made = document_of(boats(letters("0", "100"), ""), p(r(WORDS)))
    assert said(made) == ["p 7"]
    for name in ("docx", "html"):
        assert said(canonical(write(edition(made), name), f"en.{name}")) == said(made), name
    close, plain = (text_of(document_of(boats(letters(look)))).splitlines() for look in ("-5", "4"))
    assert "Boats that carry stones along" in close
    assert "Boats that carry stones along" not in plain


def lines_of(made: AknDocument, language: str = "en") -> int:
    """Return how many lines the text of the PDF edition has."""
    return text_of(made, language).count("\n")


def text_of(made: AknDocument, language: str = "en") -> str:
    """Return the text of the PDF edition, line by line."""
    pages = pypdfium2.PdfDocument(write(edition(made, language), "pdf"))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def test_paper_follows_and_saves_the_line() -> None:
    text = f"{WORDS}. " * 6
    plain, close = (document_of(p(r("2.\t"), r(text, look))) for look in ("", letters("0", "100")))
    assert lines_of(close) == lines_of(plain) - 1
    assert lines_of(document_of(p(r(text, letters("0"))), language="ar"), "ar") == lines_of(
        document_of(p(r(text)), language="ar"), "ar"
    )


def test_our_word_files_and_web_pages_give_it_back() -> None:
    heading = p(r("\tI.\tBoats of stone", letters("-2")), style="HCh")
    made = document_of(heading, p(r("2.\t"), r(WORDS, letters("2"))), p(r("(a)\tA raft;", letters("1"))), p(r(WORDS)))
    assert said(made) == ["heading 2", "p 2", "p 3"]
    for name in ("docx", "html"):
        assert said(canonical(write(edition(made), name), f"en.{name}")) == said(made), name
