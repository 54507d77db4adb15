"""Texts above and below a table on a page on its side stand on that page where their Word file has them there."""

from pathlib import Path

import pypdfium2
import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.names import TURNED
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
from samples.docx import WordFile, w
from samples.word_sources import MASTHEAD, TITLE, docx, p

UPRIGHT = '<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:left="1134" w:right="1134"/>'
SIDE = '<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/><w:pgMar w:left="1134" w:right="1134"/>'
WIDTH = 14_500


def table(width: int = WIDTH) -> str:
    grid = "".join(f'<w:gridCol w:w="{width // 2}"/>' for _ in range(2))
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{p(each)}</w:tc>' for each in row)}</w:tr>" for row in ("ab", "cd", "ef"))
    return f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def section(properties: str) -> str:
    """Return the paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>"


def canonical(reading: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


LONG = "Boats that were hauled out of the water in the harbours of the north stay on land until the ice has gone. " * 4
BEHIND = "".join(p(f"{number}.\tUpright again. {LONG}") for number in range(4, 9))


def read(*held: str) -> AknDocument:
    """Return the document of a file with a section on its side, which holds a table and what stands below it."""
    body = MASTHEAD + TITLE + p(f"1.\tBefore it. {LONG}") + section(UPRIGHT) + "".join(held) + section(SIDE) + BEHIND
    return canonical(read_word(docx(body, section=UPRIGHT), "en.docx", "en"))


def edition(document: AknDocument) -> Presentation:
    return present({"en": document}, Edition.parse("en"), Office())


def said(document: AknDocument) -> list[str]:
    """Return the first words of the texts that are said to stand on a page on its side."""
    return ["".join(each.itertext())[:8].strip() for each in document.root.iter() if each.get(TURNED)]


TEXTS = p("2.\tBelow it.") + p("3.\tAs well.")


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        pytest.param((table(), TEXTS), ["Below it", "As well."], id="below a table"),
        pytest.param((TEXTS, table()), ["Below it", "As well."], id="above it"),
        pytest.param((TEXTS, table(), p("4.\tUnder it.")), ["Below it", "As well.", "Under it"], id="above and below it"),
        pytest.param((TEXTS, table(), p("4.\tUnder it."), table()), ["Below it", "As well.", "Under it"], id="between two"),
        pytest.param((p("Annex I", style="HCh"), TEXTS, table()), ["Annex I", "Below it", "As well."], id="below the head of an annex"),
        pytest.param((TEXTS, p("Annex I", style="HCh"), table()), ["Annex I"], id="before that"),
        pytest.param((TEXTS, table(9_000)), [], id="above one that stands on an upright page"),
        pytest.param((table(9_000), TEXTS), [], id="below one that stands on an upright page"),
        pytest.param((table(), p("Source: harbours."), TEXTS), ["Source:", "Below it", "As well."], id="below its source"),
        pytest.param((table(), section(SIDE), TEXTS), ["Below it", "As well."], id="in a section of its own"),
    ],
)  # fmt: skip
def test_texts_say_that_their_source_has_them_beside_a_table_on_its_side(
    held: tuple[str, ...], wanted: list[str]
) -> None:
    document = read(*held)
    assert said(document) == wanted
    assert schema_errors(document.root) == ()


def test_the_pdf_has_them_on_the_page_of_the_table_and_what_follows_on_an_upright_one() -> None:
    pages = pypdfium2.PdfDocument(write(edition(read(table(), TEXTS)), "pdf"))
    words = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    below = next(number for number, text in enumerate(words) if "Below it." in text)
    assert "As well." in words[below]
    assert pages[below].get_width() > pages[below].get_height()
    behind = next(number for number, text in enumerate(words) if "Upright again." in text)
    assert pages[behind].get_width() < pages[behind].get_height()
    assert behind == below + 1


def test_those_above_the_table_stand_on_its_page_and_what_is_before_them_on_an_upright_one() -> None:
    document = read(TEXTS, table())
    pages = pypdfium2.PdfDocument(write(edition(document), "pdf"))
    words = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    (above,) = (number for number, text in enumerate(words) if "Below it." in text)
    assert "As well. ab" in words[above]
    assert pages[above].get_width() > pages[above].get_height()
    assert pages[above - 1].get_width() < pages[above - 1].get_height()
    word = WordFile(write(edition(document), "docx"))
    ends = [each for each in word.body if each.find(f"{w('pPr')}/{w('sectPr')}") is not None]
    order = list(ends[0].getroottree().getroot().iter(w("p")))
    (first,) = (each for each in order if "".join(map(str, each.itertext())).endswith("Below it."))
    assert order.index(ends[0]) < order.index(first) < order.index(ends[1])
    assert ends[1].find(f".//{w('pgSz')}").get(w("orient")) == "landscape"


def test_word_files_and_web_pages_of_ours_give_it_back_and_word_has_them_in_the_same_section() -> None:
    document = read(table(), TEXTS)
    made = edition(document)
    word = write(made, "docx")
    ends = [each for each in WordFile(word).body if each.find(f"{w('pPr')}/{w('sectPr')}") is not None]
    assert "As well." in "".join(map(str, ends[1].itertext()))
    assert ends[1].find(f".//{w('pgSz')}").get(w("orient")) == "landscape"
    for found in (read_word(word, "en.docx", "en"), read_html(write(made, "html"), "en.html", "en")):
        assert said(canonical(found)) == said(document)
