"""The style that a Word file shows of its headings: kept in the XML where it is not the one that anybody would guess."""

from pathlib import Path

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.heading_styles import heading_styles
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import LOOK, akn
from hexapla.akn.reading import Reading
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
from samples.word_sources import MASTHEAD, TITLE, docx, p, r, row, table
from samples.word_sources import styles as template_styles

TEXT = p("1.\tThe harbour is open.")
BOLD, LARGE, ITALIC = "<w:b/>", '<w:b/><w:sz w:val="24"/>', "<w:i/>"


def outlined(text: str, look: str, level: int) -> str:
    """Return a heading to which its author alone gave a level and a look."""
    return p(r(text, look), properties=f'<w:outlineLvl w:val="{level}"/>')


def document_of(body: str | bytes) -> AknDocument:
    """Return the canonical document of a Word file, or of the body of one."""
    data = body if isinstance(body, bytes) else docx(MASTHEAD + TITLE + body)
    return canonical(read_word(data, "en.docx", "en"))


def canonical(found: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    assert schema_errors(made.root) == ()
    return made


def looks(made: AknDocument) -> list[tuple[str, str]]:
    """Return what the headings say of their look."""
    return [(plain_text(each), str(each.get(LOOK))) for each in made.main.iter() if each.get(LOOK)]


def styles(made: AknDocument) -> list[str]:
    return list(heading_styles(list(made.blocks())).values())


def edition(made: AknDocument) -> Presentation:
    return present({"en": made}, Edition.parse("en"), Office())


CHAPTER = p("\tI.\tBoats", style="HCh")
SAID = {
    "an italic heading right below a chapter": (
        CHAPTER + p("Sails", style="H4") + TEXT, [("Sails", "h4")], ["chapter", "h4"],
    ),
    "a lettered heading as large as a chapter": (
        CHAPTER + p("A.\tSails", style="HCh") + TEXT, [("Sails", "chapter")], ["chapter", "chapter"],
    ),
    "what is below follows what is said": (
        CHAPTER + p("Sails", style="H1") + p("Ropes", style="H23") + TEXT, [("Sails", "h1")], ["chapter", "h1", "h23"],
    ),
    "type that its author set": (
        p("\tI.\tBoats", style="HCh") + p("A.\tRafts", style="H1") + TEXT + p("\tII.\tSails", style="HCh")
        + outlined("Ropes", ITALIC, 2) + p("2.\tA rope."), [("Ropes", "h4")], ["chapter", "h1", "chapter", "h4"],
    ),
    "nothing where it is usual": (
        CHAPTER + p("A.\tSails", style="H1") + p("Ropes", style="H23") + p("Knots", style="H4") + TEXT, [],
        ["chapter", "h1", "h23", "h4"],
    ),
    "nothing where only a level is told": (outlined("Boats", "", 0) + outlined("Sails", "", 2) + TEXT, [], None),
    "nothing of an annex": (TEXT + p("Annex", style="H1") + p("A list of boats", style="HCh") + p("1.\tA raft."), [], None),
}  # fmt: skip


@pytest.mark.parametrize("kind", SAID)
def test_a_heading_says_how_it_looks_where_its_place_tells_something_else(kind: str) -> None:
    body, said, wanted = SAID[kind]
    made = document_of(body)
    assert looks(made) == said
    assert wanted is None or styles(made) == wanted


def test_how_a_heading_looks_moves_none() -> None:
    """The same numbers and ids, whatever the look: levels are another matter."""
    made = document_of(CHAPTER + p("Sails", style="H4") + TEXT)
    plain = document_of(CHAPTER + p("Sails", style="H23") + TEXT)
    assert looks(plain) == []
    assert [each.get("eId") for each in made.main.iter()] == [each.get("eId") for each in plain.main.iter()]


def test_italic_type_that_is_the_look_is_none_of_the_words() -> None:
    made = document_of(SAID["type that its author set"][0])
    assert not [each for each in made.main.iter(akn("heading")) if each.find(akn("i")) is not None]


def test_files_of_ours_have_the_look_and_give_it_back() -> None:
    made = document_of(
        CHAPTER
        + p("Sails", style="H4")
        + TEXT
        + p("A.\tRopes", style="HCh")
        + p("Knots", style="H23")
        + p("2.\tA knot.")
    )
    said = [("Sails", "h4"), ("Ropes", "chapter")]
    assert looks(made) == said
    assert looks(document_of(write(edition(made), "docx"))) == said
    assert looks(canonical(read_html(write(edition(made), "html"), "en.html", "en"))) == said
    assert looks(AknDocument.from_bytes(write(edition(made), "xml"))) == said


DRESSED = '<w:style w:type="paragraph" w:styleId="Dressed"><w:name w:val="_ H _Ch_G"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
BY_HAND = '<w:b w:val="0"/><w:sz w:val="20"/>'
AS_TEXT = {
    "a sentence": ("The harbour is open at night.", BY_HAND, True),
    "words too many for a heading": ("The harbour " + "and the quay " * 30, BY_HAND, True),
    "an item": ("(a)\tOn roads and quays", BY_HAND, True),
    "a number in several parts": ("3.1.2.\tNets", BY_HAND, True),
    "a short line": ("Sails", BY_HAND, False),
    "a sentence that is bold": ("The harbour is open at night.", '<w:sz w:val="20"/>', False),
    "a sentence larger than text": ("The harbour is open at night.", '<w:b w:val="0"/>', False),
}


@pytest.mark.parametrize("kind", AS_TEXT)
def test_a_paragraph_in_the_style_of_a_heading_is_text_where_its_author_made_it_look_and_say_so(kind: str) -> None:
    words, look, is_text = AS_TEXT[kind]
    body = p("\tI.\tBoats", style="HCh") + p(r(words, look), style="Dressed") + p("1.\tThe harbour.")
    made = read_word(docx(MASTHEAD + TITLE + body, parts={"styles": template_styles(DRESSED)}), "en.docx", "en")
    headings = [plain_text(each) for each in made.body.iter(akn("heading"))]
    assert (len(headings) == 1) == is_text
    assert words.split("\t")[-1].split()[0] in "".join(map(str, made.body.itertext()))


def test_a_caption_in_the_style_of_a_heading_is_that_of_its_table_though_it_ends_as_a_sentence_and_is_plain() -> None:
    rows = table(row("Kind", "Sum", head=True), row("a", "1"))
    body = p("\tI.\tBoats", style="HCh") + p("1.\tSee:") + p(r("Table 3. Boats.", BY_HAND), style="Dressed") + rows
    made = canonical(
        read_word(docx(MASTHEAD + TITLE + body, parts={"styles": template_styles(DRESSED)}), "en.docx", "en")
    )
    (found,) = made.root.iter(akn("caption"))
    assert plain_text(found) == "Table 3. Boats."


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Table A4/1"), ("en", "Table A4.1"), ("fr", "Tableau A4/1"), ("es", "Cuadro A4/1"), ("ru", "Таблица А4/1")],
)
@pytest.mark.parametrize("style", ["", "H23"])
def test_a_table_of_an_annex_has_its_letter_and_figures_in_its_caption(language: str, label: str, style: str) -> None:
    """Whether the style of a heading says so or nothing does."""
    rows = table(row("Kind", "Sum", head=True), row("a", "1"))
    body = p("\tI.\tBoats", style="HCh") + p("1.\tSee below.") + p(label, style=style) + p("Nets", style=style) + rows
    made = canonical(read_word(docx(MASTHEAD + TITLE + body), f"{language}.docx", language))
    (found,) = made.root.iter(akn("caption"))
    assert plain_text(found).split() == [*label.split(), "Nets"]
