"""Numbers below items, numbers that go on, titles of treaties and of resolutions, letters of tables that call no note."""

import pytest

from hexapla.akn.names import akn
from hexapla.readers.structure.labels import split_label
from readers.test_constructs import made, word
from readers.test_notes_and_numbers import RAISED
from samples.word_sources import cell, p, r, row, table

FRONT = "United Nations\n\nCAT/C/NLD/8\n\nDistr.: General\n\n4 May 2020\n\nOriginal: English\n\n"


def test_what_an_item_announces_is_counted_below_it_and_paragraphs_go_on(tmp_path):
    items = "(a) mend bridges;\n\n(b) collect:\n\n1. plans;\n\n2. logbooks.\n\n"
    text = f"{FRONT}Article 1\n\nOld bridges stay.\n\nArticle 2\n\nMembers:\n\n{items}Article 3\n\n1. They are new.\n\n2. They are wide.\n"
    _, document, _ = made("en.txt", text.encode(), tmp_path)
    points = [each.findtext("{*}num") for each in document.body.iter(akn("point"))]
    assert points == ["(a)", "(b)", "1.", "2."]
    assert [each.findtext("{*}num") for each in document.body.iter(akn("paragraph"))] == ["1.", "2."]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "TITLE II"), ("fr", "TITRE II"), ("es", "TÍTULO II"), ("ar", "الباب الثاني"), ("zh", "第二编")],
)
def test_a_title_of_a_treaty_stands_as_high_as_a_part(language: str, title: str) -> None:
    assert split_label(title, language).kind == "part"


def test_bold_lines_over_an_organ_name_its_resolution(tmp_path):
    text = (
        "CAT/C/NLD/8\n\n**Draft resolution II**\n\n**Bells**\n\n_The General Assembly_,\n\n_Recalling_ its rules,\n\n"
        "1. _Asks_ for bells.\n\n# Annex\n\n1. A bell.\n"
    )
    _, document, _ = made("en.md", text.encode(), tmp_path)
    named = next(document.body.iter(akn("division")))
    assert (named.findtext("{*}num"), named.findtext("{*}heading")) == ("Draft resolution II", "Bells")
    assert next(document.body.iter(akn("hcontainer"))).get("name") == "preamble"


def test_lists_of_markdown_number_paragraphs_from_any_number_on_and_typed_rows_may_lack_one(tmp_path):
    later = "CAT/C/NLD/8\n\n## Boats\n\n5. They sail.\n\n6. They rest.\n"
    _, document, _ = made("en.md", later.encode(), tmp_path)
    assert [each.findtext("{*}num") for each in document.body.iter(akn("paragraph"))] == ["5.", "6."]
    typed = "CAT/C/NLD/8\n\n# Annex I\n\n1. One.\n\n2. Two.\n\n# Annex II\n\n1\\. One.\n\n2\\. Two.\n\n4\\. Four.\n"
    _, document, _ = made("en.md", typed.encode(), tmp_path)
    numbers = [each.findtext("{*}num") for each in document.main.iter(akn("paragraph"))]
    assert numbers == ["1.", "2.", "1.", "2.", "4."]


def test_a_letter_that_goes_on_in_the_row_of_a_table_and_calls_no_note_has_lost_it(tmp_path):
    data = word(
        p("1.\tSee:"),
        table(row(cell(p("Delft", r("a", RAISED))), cell(p("3", r("b", RAISED)))), row("Gouda", cell(p("4", r("c", RAISED))))),
        p(r("a", RAISED), " Wet."),
        p(r("b", RAISED), " Dry."),
    )  # fmt: skip
    _, document, _ = made("en.docx", data, tmp_path)
    notes = [(each.get("marker"), each.get("status")) for each in document.body.iter(akn("authorialNote"))]
    assert notes == [("a", None), ("b", None), ("c", "incomplete")]
