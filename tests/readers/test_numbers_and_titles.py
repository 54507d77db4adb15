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


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "M. Okeleye (Bénin) (parle en anglais) : Le phare est éteint."),
        ("fr", "M. de La Haye (Canada) : Non."),
        ("fr", "M. Anouilh remercie le pilote."),
        ("fr", "M. Jean Tardieu"),
        ("fr", "S. Exc. M. Oumar Sow"),
        ("es", "D. Rodrigo Bastidas (Chile): No."),
        ("es", "D.ª Inés Suárez"),
        ("es", "S. E. el Embajador"),
    ],
)
def test_a_courtesy_title_before_a_name_is_no_label(language: str, line: str) -> None:
    assert split_label(line, language).label == ""


@pytest.mark.parametrize(
    ("language", "line", "previous"),
    [
        ("fr", "M. Navires et ports", ""),
        ("fr", "M. Jean Tardieu", "L."),
        ("fr", "M.\tDupont (France)", ""),
        ("es", "D. Buques de pesca", "C."),
        ("es", "D. Buques de pesca", ""),
        ("en", "M. Okeleye (Benin)", ""),
    ],
)
def test_a_letter_before_the_words_of_a_heading_or_next_in_its_row_is_a_label(
    language: str, line: str, previous: str
) -> None:
    assert split_label(line, language, previous).kind == "letter"


@pytest.mark.parametrize(
    ("language", "line", "label"),
    [
        ("zh", "12.3. 2026年经费减少。", "12.3."),
        ("en", "12.3. 480 posts are proposed.", "12.3."),
        ("fr", "12.3. « Rien » est le mot.", "12.3."),
        ("ar", "5-1-3 المصابيح", "5-1-3"),
        ("en", "12.3. 2026", ""),
        ("en", "12.3 per cent of it", ""),
        ("ar", "5-7 سفن", ""),
    ],
)
def test_a_number_of_a_section_is_a_label_before_figures_too_but_no_date_and_no_range(
    language: str, line: str, label: str
) -> None:
    unit = split_label(line, language)
    assert unit.label == label if label else unit.kind != "prefixed"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Annex. Oars and sails"),
        ("ar", "المرفق - المجاذيف والأشرعة"),
        ("ar", "المرفق الثاني: المجاذيف"),
        ("zh", "附件. 桨和帆"),
        ("zh", "附件一：桨和帆"),
    ],
)
def test_an_annex_is_one_with_its_title_on_the_same_line_in_every_language(language: str, line: str) -> None:
    assert split_label(line, language).kind == "annex"


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "Article 7 - Nets and ropes", "article"),
        ("fr", "Article 7 - Des filets", "article"),
        ("ru", "Статья 7 - Сети", "article"),
        ("ar", "القسم ٧ - الشباك", "section"),
    ],
)
def test_a_hyphen_sets_a_number_off_from_its_title_as_a_dash_does(language: str, line: str, kind: str) -> None:
    assert kind in str(split_label(line, language).kind)


def test_a_version_in_chinese_is_no_number_of_a_paragraph() -> None:
    assert not split_label("1.2 版，2023 年 11 月 1 日生效", "zh").label
    assert split_label("1.2 船舶和渔网", "zh").label


def test_an_article_whose_first_paragraph_is_missing_has_paragraphs(tmp_path):
    text = f"{FRONT}## Article 1\n\n1. Oars are new.\n\n2. Oars are long.\n\n## Article 2\n\n2. Sails are red.\n\n3. Sails are wide.\n"
    _, document, _ = made("en.md", text.encode(), tmp_path)
    assert [each.findtext("{*}num") for each in document.body.iter(akn("paragraph"))] == ["1.", "2.", "2.", "3."]


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
