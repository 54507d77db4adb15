"""Side-by-side Word files: true numbers in every column, one footnote for all languages."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.names import AKN
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation, Row
from hexapla.writers.docx import write
from samples import docx as support
from samples import paper as samples
from samples import tables
from samples.docx import WordFile, assert_whole, text_of, val, w

Judge = Callable[[str], str]
Ask = Callable[[str, Path | bytes], list[str]]


def cells(written: WordFile) -> list[list[str]]:
    """Return the texts of the side-by-side table, row by row."""
    table = written.text_part[-1]
    return [
        [" ".join(text_of(one) for one in cell.iter(w("p"))) for cell in row.iterchildren(w("tc"))]
        for row in table.iterchildren(w("tr"))
    ]


def test_a_row_stands_for_each_unit_under_heads_that_are_repeated(
    presentations: dict[str, Presentation],
) -> None:
    presentation = presentations["en-fr"]
    written = WordFile(write(presentation))
    found = cells(written)
    assert found[0] == ["English", "Français"]
    assert len(found) == 2 + len(presentation.rows)
    heads = [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in written.text_part[-1].iter(w("tr"))]
    assert heads == [True] + [False] * (len(heads) - 1)
    assert not list(written.text_part[-1][3].iter(w("cantSplit")))


@pytest.mark.parametrize("column", [0, 1])
def test_every_column_says_its_canonical_text_in_order(presentations: dict[str, Presentation], column: int) -> None:
    presentation = presentations["en-fr"]
    counter = WordFile(write(presentation))
    bullets = {"Bullet1G": "•", "Bullet2G": "•"}
    texts = []
    for row in list(counter.text_part[-1].iter(w("tr")))[2:]:
        for one in row[column - 2].iter(w("p")):
            style = val(one.find(f"{w('pPr')}/{w('pStyle')}")) or ""
            texts.append(bullets.get(style, "") + text_of(one))
    assert texts == support.canonical_texts(presentation.columns[column])


def test_numbers_are_typed_and_equal_in_both_columns(presentations: dict[str, Presentation]) -> None:
    written = WordFile(write(presentations["en-fr"]))
    assert not list(written.body.iter(w("numId")))
    for number in ("1.", "48.", "65."):
        assert any(row[0].startswith(number) and row[1].startswith(number) for row in cells(written))


def test_every_cell_speaks_its_own_language(presentations: dict[str, Presentation]) -> None:
    rows = list(WordFile(write(presentations["en-fr"])).text_part[-1].iter(w("tr")))
    for place, tag in ((-2, "en-GB"), (-1, "fr-FR")):
        spoken = {val(run) for row in rows for run in row[place].iter(w("lang"))}
        assert spoken == {tag}


def test_headings_of_the_first_column_alone_are_in_the_outline(
    presentations: dict[str, Presentation],
) -> None:
    presentation = presentations["en-fr"]
    rows = list(WordFile(write(presentation)).text_part[-1].iter(w("tr")))
    first = [val(one) for row in rows for one in row[-2].iter(w("outlineLvl"))]
    assert first == [str(row.level - 1) for row in presentation.rows if row.kind == "heading"]
    assert not [one for row in rows for one in row[-1].iter(w("outlineLvl"))]
    others = {val(one) for row in rows for one in row[-1].iter(w("pStyle"))}
    assert not others & {"HChG", "H1G", "H23G", "H4G", "H56G"}


def test_one_footnote_holds_both_languages_and_the_second_column_repeats_its_number() -> None:
    written = WordFile(write(samples.parallel(notes=3)))
    assert len(list(written.body.iter(w("footnoteReference")))) == 3
    fields = [one.text for one in written.body.iter(w("instrText"))]
    assert fields == [f" NOTEREF _Note{number} \\f \\h " for number in (1, 2, 3)]
    names = {one.get(w("name")) for one in written.body.iter(w("bookmarkStart"))}
    assert {"_Note1", "_Note2", "_Note3"} <= names
    note = written.root("word/footnotes.xml")[2]
    assert [{val(run) for run in one.iter(w("lang"))} for one in note] == [{"en-GB"}, {"fr-FR"}]


def test_a_note_of_one_language_only_is_a_footnote_of_its_own() -> None:
    made = samples.parallel(paragraphs=2)
    lines = [("para", "1.", "Un{1|Note française}")]
    french = samples.column("fr", lines)
    english = samples.column("en", [("para", "1.", "One")])
    row = replace(made.rows[0], id="para_1", kind="paragraph", cells=(english.blocks[0], french.blocks[0]))
    written = WordFile(write(replace(made, columns=(english, french), rows=(row,))))
    assert written.notes() == {"1": "Note française"}
    assert not list(written.body.iter(w("instrText")))


def test_a_missing_paragraph_is_said_in_words_of_that_language() -> None:
    made = samples.parallel(paragraphs=3)
    rows = [
        replace(
            row,
            cells=(row.cells[0], None),
            gaps=(None, "[Pas de texte français au paragraphe 2]"),
            status="en-only",
        )
        if row.id == "para_2"
        else row
        for row in made.rows
    ]
    found = cells(WordFile(write(replace(made, rows=tuple(rows)))))
    assert next(row[1] for row in found if row[0].startswith("2.")) == "[Pas de texte français au paragraphe 2]"


def test_rows_and_cells_are_bookmarks_and_the_table_of_names_says_which() -> None:
    written = WordFile(write(samples.parallel(paragraphs=3)))
    names = {one.get(w("name")) for one in written.body.iter(w("bookmarkStart"))}
    assert {"para_2", "para_2_en", "para_2_fr"} <= names
    facts = {one.get("name"): one[0].text for one in written.root("docProps/custom.xml")}
    assert facts["hexapla:bookmark:para_2_fr"] == "para_2-fr"
    assert "hexapla:bookmark:para_2" not in facts


def test_arabic_stands_beside_other_languages_in_its_own_direction() -> None:
    written = WordFile(write(samples.parallel(("en", "ar", "fr"))))
    row = list(written.text_part[-1].iter(w("tr")))[3]
    directions = [{one.find(w("bidi")) is not None for one in cell.iter(w("pPr"))} for cell in row.iter(w("tc"))]
    assert directions == [{False}, {True}, {False}]


def test_every_id_of_a_side_by_side_file_is_defined() -> None:
    assert_whole(WordFile(write(samples.parallel(("en", "ar", "fr"), notes=5))))


def test_columns_share_the_page_in_proportion_to_their_texts(presentations: dict[str, Presentation]) -> None:
    grid = [
        int(one.get(w("w")) or 0) for one in WordFile(write(presentations["en-fr"])).text_part[-1].iter(w("gridCol"))
    ]
    assert sum(grid) == 9639
    assert all(one < other for one, other in pairwise(grid))
    assert grid[0] / 9639 > 0.46


def test_a_side_by_side_file_has_the_same_bytes_twice(presentations: dict[str, Presentation]) -> None:
    assert write(presentations["en-fr"]) == write(presentations["en-fr"])


def test_lines_below_a_table_are_small_and_hang_in_every_column_as_in_an_edition_of_one_language() -> None:
    documents = {code: tables.document(code, narrow=tables.NARROW) for code in ("en", "fr")}
    for code, made in documents.items():
        source = {"en": "Source: the harbour.", "fr": "Source : le port."}[code]
        for number, words in enumerate((source, "<sup>a</sup> Rowed.", "The boats lie low in the water."), 1):
            text = f'<alinea xmlns="{AKN}" eId="text_{number}"><content><p>{words}</p></content></alinea>'
            made.body.append(etree.fromstring(text))
    written = WordFile(write(present(documents, Edition.parse("en-fr"), Office())))
    alone = WordFile(write(present(documents, Edition.parse("en"), Office())))

    def looks(file: WordFile, words: str) -> list[tuple[str | None, ...]]:
        lines = [each for each in file.body.iter(w("p")) if text_of(each).startswith(words)]
        asked = (("pStyle", "val"), ("ind", "hanging"), ("spacing", "after"))
        of_lines = [[each.find(f"{w('pPr')}/{w(part)}").get(w(name)) for part, name in asked] for each in lines]
        return [(*said, val(next(each.iter(w("sz"))))) for said, each in zip(of_lines, lines, strict=True)]

    for words in ("Source", "a Rowed"):
        assert looks(written, words) == 2 * looks(alone, words)
        assert len(looks(alone, words)) == 1
    assert looks(written, "Source")[0][0] == "Normal"
    plain = next(each for each in written.body.iter(w("p")) if text_of(each).startswith("The boats"))
    assert val(plain.find(f"{w('pPr')}/{w('pStyle')}")) == "ColumnTxt"


@pytest.mark.parametrize("languages", [("en", "fr"), ("ar", "en"), ("en", "ar", "fr")])
def test_openxml_audit_finds_nothing_side_by_side(complaints: Ask, languages: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write(samples.parallel(languages, notes=5)))
    assert complaints("openxml-audit", tmp_path / "a.docx") == []


@pytest.mark.judge
@pytest.mark.parametrize("languages", [("en", "fr"), ("ar", "en")])
def test_the_open_xml_sdk_finds_nothing_side_by_side(
    complaints: Ask, languages: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(write(samples.parallel(languages, notes=5)))
    assert complaints("Open XML SDK", tmp_path / "a.docx") == []


def test_the_label_of_an_annex_stands_on_a_line_of_its_own_above_its_title_and_the_annex_begins_a_page() -> None:
    edition = samples.parallel(paragraphs=2)
    heading = etree.fromstring(f'<heading xmlns="{AKN}">Boats by yard</heading>')
    annex = Block("annex", "att_1", (heading,), "Annex", 1, element=heading)
    row = Row("att_1", "annex", 1, (annex, annex), "both")
    columns = tuple(
        replace(each, blocks=(*each.blocks, annex), styles={**each.styles, "att_1": "chapter"})
        for each in edition.columns
    )
    written = WordFile(write(replace(edition, columns=columns, rows=(*edition.rows, row))))
    last = list(written.text_part[-1].iterchildren(w("tr")))[-1]
    for cell in last.iterchildren(w("tc")):
        (one,) = cell.iter(w("p"))
        said = [each.text if each.tag == w("t") else "/" for each in one.iter(w("t"), w("br"))]
        assert "".join(map(str, said)) == "Annex/Boats by yard"
    assert last.find(f".//{w('pageBreakBefore')}") is not None
