"""Pages that the author of a Word file began by hand: kept in the XML, on paper and in our Word files, and nowhere else."""

from pathlib import Path

import pypdfium2
import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import PAGE, local
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
from samples.docx import WordFile, w
from samples.word_sources import MASTHEAD, PNG, TITLE, cell, docx, note, p, picture, row, table

BREAK = '<w:r><w:br w:type="page"/></w:r>'
BEFORE = "<w:pageBreakBefore/>"
NEXT = "<w:sectPr/>"
ON = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
HEAD = p("\tI.\tBoats", style="HCh")
BOATS = table(row("Boats", "2024", head=True), row("Sail", "3"))


def document_of(body: str, language: str = "en", **more: object) -> AknDocument:
    """Return the canonical document of a Word file whose text opens with a paragraph."""
    opened = MASTHEAD + TITLE + p("1.\tThe harbour is open.") + body
    found = read_word(docx(opened, **more), f"{language}.docx", language)  # type: ignore[arg-type]
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, language)[0]
    assert schema_errors(made.root) == ()
    return made


def beginnings(made: AknDocument) -> list[str]:
    """Return the first words of what begins a page."""
    return [f"{local(each)} {plain_text(each)[:7].strip()}" for each in made.main.iter() if each.get(PAGE) == "before"]


def pages_of(made: AknDocument) -> list[str]:
    """Return the text of each page of the PDF edition."""
    return [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(write(edition(made), "pdf"))]


def edition(made: AknDocument) -> Presentation:
    return present({"en": made}, Edition.parse("en"), Office())


KEPT = {
    "a break in a paragraph of its own": (p(BREAK) + HEAD, "heading Boats"),
    "a break before the words of a paragraph": (p(BREAK, "2.\tA boat."), "p A boat."),
    "a break behind the words of the paragraph above": (p("2.\tA boat.", BREAK) + p("3.\tA raft."), "p A raft."),
    "a paragraph that is set to begin a page": (p("2.\tA boat.", properties=BEFORE), "p A boat."),
    "an empty paragraph that is": (p(properties=BEFORE) + HEAD, "heading Boats"),
    "a section on a new page": (p("2.\tA raft.", properties=ON) + p("3.\tA boat."), "p A boat."),
    "several in a row": (p(BREAK, BREAK) + p(properties=NEXT) + HEAD, "heading Boats"),
    "a break before a table": (p(BREAK) + BOATS, "table Boats"),
    "one before its caption": (p(BREAK) + p("Table 1") + p("Boats that are here") + BOATS, "table Table 1"),
    "one before a figure": (
        p(BREAK) + p("Figure I: Boats") + p(picture("pic")) + p("Source: Harbour Office."), "heading Boats",
    ),
    "headings go along": (HEAD + p("\tA.\tSail", style="H1") + p("2.\tA boat.", properties=BEFORE), "heading Boats"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KEPT)
def test_a_page_begun_by_hand_is_kept_on_what_follows(kind: str) -> None:
    body, wanted = KEPT[kind]
    pictures = {"links": {"pic": ("image", "media/image1.png")}, "extra": {"word/media/image1.png": PNG}}
    assert beginnings(document_of(body, **pictures)) == [wanted]


IGNORED = {
    "amid the words of a paragraph": p("2.\tA boat", BREAK, " with sails."),
    "in a table": table(row("Boats", "2024", head=True), row(p(BREAK, "Sail"), cell("3"))),
    "in a note": p("2.\tA boat.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
    "switched off": p("2.\tA boat.", properties='<w:pageBreakBefore w:val="0"/>'),
    "a column": p('<w:r><w:br w:type="column"/></w:r>', "2.\tA boat."),
    "a section that goes on": p("2.\tA raft.", properties=ON) + p("3.\tA boat.", properties=ON) + p("4.\tA barge."),
    "with nothing behind it": p("2.\tA boat.", BREAK) + p(BREAK),
    "before an annex": p(BREAK) + p("Annex", style="HCh") + p("A list of boats", style="HCh") + p("1.\tA raft."),
    "below the name of an annex": p("Annex", style="HCh") + p(BREAK) + p("1.\tA raft."),
}


@pytest.mark.parametrize("place", IGNORED)
def test_no_page_is_begun_where_none_was_meant_or_one_begins_anyway(place: str) -> None:
    section = '<w:type w:val="continuous"/>'
    parts = {"footnotes": note(2, "Or a raft.").replace("<w:r>", BREAK + "<w:r>", 1)}
    assert beginnings(document_of(IGNORED[place], section=section, parts=parts)) == []


def test_the_first_words_and_those_behind_the_contents_list_have_places_of_their_own() -> None:
    contents = p("Contents") + table(row("I.", "Boats", "2"), row("II.", "Rafts", "3"))
    rest = HEAD + p("1.\tA boat.") + p(BREAK) + p("\tII.\tRafts", style="HCh") + p("2.\tA raft.")
    for front in ("", p("* A note on the front."), p("\tPart IV", style="HCh")):
        found = read_word(docx(MASTHEAD + TITLE + p(BREAK) + front + contents + p(BREAK) + rest), "en.docx", "en")
        config = DocumentConfig(Path("document.toml"))
        made = canonicalise(found, settle([found], config).metadata, config, "en")[0]
        assert beginnings(made) == ["heading Rafts"], front


LONG = p(BREAK) + HEAD + p("2.\tA boat.") + p(BREAK) + BOATS + p("3.\tA raft.", properties=BEFORE)


def test_pages_of_paper_begin_there_and_the_headings_with_them() -> None:
    made = document_of(LONG)
    pages = pages_of(made)
    firsts = ("harbour", "I. Boats", "2024", "A raft.")
    assert len(pages) == len(firsts)
    assert all(first in each for first, each in zip(firsts, pages, strict=True))
    assert "A boat." in pages[1]


def test_a_page_that_has_only_just_begun_where_the_one_before_ran_over_is_not_left_for_the_next() -> None:
    lines = [p(f"{number}.\tThe boat of berth {number}.") for number in range(2, 90)]
    second = pages_of(document_of("".join(lines)))[1]
    over = next(number for number in range(2, 90) if f"berth {number}." in second)
    raft = p("A raft.", properties=BEFORE)
    for many, page_of_raft in (
        (over - 2, 1),
        (over, 1),
        (over + 20, 2),
    ):  # all on page one; two lines over; half a page over
        pages = pages_of(document_of("".join(lines[:many]) + raft))
        assert ["A raft." in each for each in pages].index(True) == page_of_raft, many
    caption = p("Table 1", style="H1", properties=BEFORE) + p("Boats by berth", style="H1")
    parted = pages_of(document_of("".join(lines[: over + 20]) + caption + BOATS))
    assert ["Boats by berth" in each for each in parted].index(True) == 1, "tables begin pages lest they be parted"
    shortened = document_of("".join(lines[: over - 2]) + raft + p("A dock.", properties=BEFORE))
    assert len(pages_of(shortened)) == 3, "a short page that was begun by hand is its author's"
    chapter = document_of("".join(lines[:over]) + p(BREAK) + HEAD + p("99.\tA raft."))
    assert ["A raft." in each for each in pages_of(chapter)].index(True) == 2, "a chapter begins its page all the same"


def test_screens_and_languages_side_by_side_know_nothing_of_it() -> None:
    made = document_of(LONG)
    assert page(edition(made)).count("data-page-break") == 3
    both = present({"en": made, "fr": document_of(LONG, "fr")}, Edition.parse("en-fr"), Office())
    assert "data-page-break" not in page(both)
    assert b"data-page-break" not in write(both, "html")
    folder = Path(__file__).parents[1] / "styles/screen"
    assert not any("data-page-break" in each.read_text(encoding="utf-8") for each in folder.rglob("*.css"))
    bare = document_of(LONG.replace(BREAK, "").replace(BEFORE, ""))
    assert beginnings(bare) == []
    assert len(pages_of(bare)) == 1


def test_our_word_files_begin_pages_there_and_give_them_back_as_web_pages_do() -> None:
    made = document_of(LONG + p(BREAK) + p("Table 1", style="H1") + p("Boats that are here", style="H1") + BOATS)
    written = write(edition(made), "docx")
    begun = [
        each
        for each in WordFile(written).body.iter(w("p"))
        if each.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
    ]
    words = ["".join(each.itertext()) for each in begun]
    assert ["Boats" in words[0], words[1], "A raft." in words[2], len(words)] == [True, "Boats", True, 4]
    for found in (read_word(written, "en.docx", "en"), read_html(write(edition(made), "html"), "en.html", "en")):
        config = DocumentConfig(Path("document.toml"))
        back = canonicalise(found, settle([found], config).metadata, config, "en")[0]
        assert beginnings(back) == beginnings(made)
