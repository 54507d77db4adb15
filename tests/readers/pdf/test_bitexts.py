"""PDFs in two languages, side by side and on facing pages: each language is read as a text of its own."""

import re
from pathlib import Path

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.officer.adding import add
from hexapla.officer.candidates import Options
from hexapla.readers.pdf.directions import mirrored
from hexapla.readers.pdf.pages import Glyph, Page
from hexapla.readers.pdf.reader import read_pdf
from hexapla.writers import write
from samples.pages_alone import drawn, pages_alone
from samples.paper import WORDS, long_lines, parallel

TWO = {
    "en": "The Committee recalls that the measures described in the report were adopted by the State in due time",
    "fr": "Le Comité rappelle que les mesures décrites dans le rapport ont été adoptées par le pays en temps utile",
}


def folded(text: str) -> str:
    return re.sub(
        "[\\s\u2010]+", "", text
    )  # a word that the sample divides at the end of every row may keep its hyphen


def numbered(reading: Reading) -> set[tuple[str, str]]:
    return {
        (unit.findtext("{*}num") or "", folded(plain_text(unit.find(".//{*}p"))))
        for unit in reading.body.iter("{*}paragraph")
    }


def wanted(code: str, paragraphs: int) -> set[tuple[str, str]]:
    lines = long_lines(code, paragraphs)
    return {(number, folded(text)) for kind, number, text in lines if kind == "para"}


@pytest.mark.parametrize("other", ["fr", "ar", "zh", "ru"])
def test_columns_in_two_languages_come_apart_paragraph_by_paragraph(other: str) -> None:
    data = pages_alone(write(parallel(("en", other), 12), "pdf"))
    for code in ("en", other):
        assert numbered(read_pdf(data, "x.pdf", code)) == wanted(code, 12)


@pytest.mark.parametrize("other", ["fr", "es"])
def test_notes_that_go_over_both_columns_come_apart_with_their_marks(other: str) -> None:
    data = pages_alone(write(parallel(("en", other), 12, 4), "pdf"))
    for code in ("en", other):
        notes = {
            each.get("marker"): folded(plain_text(each[0]))
            for each in read_pdf(data, "x.pdf", code).body.iter("{*}authorialNote")
        }
        assert notes == {str(n): folded(f"{WORDS[code][:90]} {n}.") for n in range(1, 5)}


def columns(pages: int) -> list[list[tuple[float, float, float, str]]]:
    """Return pages with a paragraph in each column, English at the left, French at the right."""
    words = {code: text.encode("latin-1", "replace").decode("latin-1") for code, text in TWO.items()}
    made = []
    for page in range(1, pages + 1):
        rows = [(60.0 + 240 * (code == "fr"), 700.0, 9.0, f"{page}. {text[:44]}") for code, text in words.items()]
        rows += [(60.0 + 240 * (code == "fr"), 688.0, 9.0, text[44:]) for code, text in words.items()]
        made.append(rows)
    return made


def test_two_languages_are_said_with_the_one_that_was_read() -> None:
    reading = read_pdf(drawn(*columns(2)), "x.pdf", "fr")
    (said,) = [each for each in reading.findings if each.code == "F-244"]
    assert "English and French, side by side; the text in French was read" in said.message
    assert "Committee" not in plain_text(reading.body)


def test_a_pdf_in_one_language_in_two_columns_is_one_text() -> None:
    pages = [[(x, y, size, TWO["en"][:44]) for x, y, size, _ in page] for page in columns(2)]
    assert "F-244" not in {each.code for each in read_pdf(drawn(*pages), "x.pdf", "en").findings}


def test_pages_that_take_turns_come_apart() -> None:
    pages = [[(60.0, 700.0, 9.0, TWO[code])] for code in ("en", "fr") * 2]
    reading = read_pdf(drawn(*pages), "x.pdf", "en")
    assert "Comit" not in plain_text(reading.body)
    assert reading.handling["part"] == "pages 1 3"


def test_add_takes_both_languages_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "both.pdf"
    file.write_bytes(drawn(*columns(3)))
    (tmp_path / "sources").mkdir()
    added = add(tmp_path / "sources", [file], Options(symbol="CAT/C/XXX/FCO/9"))
    assert {(each.outcome, each.language) for each in added} == {("added", "en"), ("added", "fr")}


def test_add_takes_the_one_language_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "both.pdf"
    file.write_bytes(drawn(*columns(3)))
    (tmp_path / "sources").mkdir()
    added = add(tmp_path / "sources", [file], Options(symbol="CAT/C/XXX/FCO/9", language="en"))
    assert [each.language for each in added] == ["en"]


def test_arabic_words_that_are_drawn_from_left_to_right_are_read_from_their_first_letter_on() -> None:
    word = "تشير"
    row = [Glyph(each, 100 + 6 * place, 106 + 6 * place, 700, 12, frozenset()) for place, each in enumerate(word[::-1])]
    (page,) = mirrored([Page(1, 595, 842, tuple(row), ())])
    assert "".join(each.text for each in page.glyphs) == word


def test_a_title_of_the_column_at_the_right_beside_the_symbol_is_no_line_of_both_languages() -> None:
    left = [(60, 780, 10, "A/HRC/59/25"), (60, 762, 10, "Rights of the keepers")]
    left += [(60, 740 - 14 * row, 10, TWO["en"][:52]) for row in range(30)]
    right = [(320, 780, 10, "Droits des gardiens")]
    right += [(320, 762 - 14 * row, 10, TWO["fr"][:52]) for row in range(30)]
    data = drawn([*left, *right])
    for code, own in (("en", True), ("fr", False)):
        reading = read_pdf(data, "x.pdf", code)
        words = " ".join(plain_text(each) for each in reading.body.iter("{*}p", "{*}heading"))
        words += " ".join(slot.text for slot in reading.slots)
        assert ("Rights of the keepers" in words, "Droits des gardiens" in words) == (own, not own)


TABLES = {
    "en": (
        "Name of the islet",
        "What was seen of it",
        "Keeper of the lamp that burns",
        "He has not been found in the tower",
    ),
    "fr": ("Nom de la tour", "Ce qui en est vu", "Gardien de la lampe qui brille", "Il ne se trouve pas dans la tour"),
}


def test_a_table_over_both_columns_is_of_one_language_and_not_cut_at_the_gutter() -> None:
    text = [(60.0 + 240 * (code == "fr"), 660.0 - 12 * row, 9.0, TWO[code][:52]) for code in TWO for row in range(40)]
    tables, rules = [], []
    for top, code in ((780.0, "en"), (725.0, "fr")):
        cells = [
            (x, top - 10 - down, 9.0, text)
            for (x, down), text in zip(((60, 0), (360, 0), (60, 18), (360, 18)), TABLES[code], strict=True)
        ]
        tables += cells
        rules += [
            (left, right, height) for height in (top, top - 14, top - 34) for left, right in ((60, 355), (354, 540))
        ]
    data = drawn([*tables, *text], rules=rules)
    for code, cells in TABLES.items():
        (table,) = read_pdf(data, "x.pdf", code).body.iter("{*}table")
        assert tuple(plain_text(each) for each in table.iter("{*}th", "{*}td")) == cells
