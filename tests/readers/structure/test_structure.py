"""From lines to a body: lists, quotations, treaties, notes, tables, numbers that begin anew."""

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.readers.structure.contents_list import contents_range
from samples.texts import made, numbers, outline, read_case, read_lines


@pytest.mark.parametrize("name", ["contents-tabs", "contents-glued"])
def test_a_contents_list_gives_no_headings_and_is_kept(name):
    document = read_case(name)
    kept = [element for element in document.main.iter(akn("hcontainer")) if element.get("name") == "contents"]
    assert len(kept) == 1
    headings = [text for _, text in outline(document)]
    assert len(headings) == len(set(headings))
    assert [eid for eid in numbers(document) if not eid.startswith("att")] == [
        f"para_{number}" for number in range(1, 5 if name == "contents-tabs" else 4)
    ]


def test_numbers_begin_anew_in_decisions_and_their_annexes():
    assert numbers(read_case("decisions")) == [
        "decision_1-CP-3__para_1", "decision_1-CP-3__para_2", "decision_1-CP-3__annex_1__para_1",
        "decision_2-CP-3__para_1", "decision_2-CP-3__annex_I__para_1", "decision_2-CP-3__annex_II__para_1",
        "decision_2-CP-3__annex_II__appendix_1__para_1", "resolution_1-CP-3__para_1",
    ]  # fmt: skip


def test_an_agenda_inside_a_paragraph_is_quoted_and_its_numbers_are_none_of_ours():
    document = read_case("agenda")
    assert numbers(document) == ["para_1", "para_2", "para_3", "para_4"]
    (quoted,) = document.main.iter(akn("embeddedStructure"))
    assert [element.findtext(akn("num")) for element in quoted] == ["1.", "2.", "3.", "4."]
    assert [element.findtext(akn("num")) for element in quoted.iter(akn("point"))] == ["(a)", "(b)"]
    assert [text for _, text in outline(document)][-2:] == ["Proceedings", "Conclusions"]


def test_a_quoted_paragraph_keeps_its_number_and_is_none_of_ours():
    document = read_case("quoted")
    assert numbers(document) == ["para_1", "para_2", "para_3", "para_4"]
    quoted = [
        each
        for holder in document.main.iter(akn("embeddedStructure"), akn("quotedStructure"))
        for each in holder.iter(akn("num"))
    ]
    assert [each.text for each in quoted] == ["2.", "24 bis.", "(n)", "12(e)", "12(f) bis."]


@pytest.mark.parametrize("name", ["lists", "lists-fr", "lists-es", "lists-ru", "lists-ar", "lists-zh"])
def test_equal_places_have_equal_ids_in_every_language(name):
    document = read_case(name)
    eids = {element.get("eId") for element in document.main.iter() if element.get("eId")}
    assert {"para_1", "para_1__list_1__point_a", "para_1__list_1__point_b"} <= eids


@pytest.mark.parametrize(("name", "wanted"), [
    ("treaty", {"part_I", "part_I__chp_I", "art_1", "art_1__para_1__list_1__point_a", "part_II__chp_I", "art_5"}),
    ("treaty-fr", {"part_I", "part_I__chp_I", "art_1", "art_1__para_1__list_1__point_a", "part_II", "art_3"}),
    ("treaty-zh", {"chp_I", "art_1", "art_12"}),
    ("treaty-ar", {"art_1", "art_2"}),
])  # fmt: skip
def test_treaties_have_parts_chapters_and_articles_with_the_ids_that_people_cite(name, wanted):
    document = read_case(name)
    assert wanted <= {element.get("eId") for element in document.main.iter() if element.get("eId")}


@pytest.mark.parametrize(("name", "marks"), [
    ("notes-numbers", ["1", "2", "3"]), ("notes-brackets", ["1", "2"]), ("notes-fr", ["1", "2"]), ("masthead-table", ["*"]),
])  # fmt: skip
def test_the_text_of_a_note_stands_at_its_mark(name, marks):
    document = read_case(name)
    notes = list(document.main.iter(akn("authorialNote")))
    assert [note.get("marker") for note in notes] == marks
    assert all(plain_text(note[0]) for note in notes)


def test_a_figure_that_no_line_explains_is_no_note_mark():
    document, _ = made(
        "1.\tIn 2011 the CO2 was 12 and the act is No. 7.\n2.\tSee resolution 12.1 Then nothing.\n", "en"
    )
    assert next(document.main.iter(akn("authorialNote")), None) is None


def test_a_flattened_table_has_its_rows_its_cells_and_its_evident_head():
    first, second, third = read_case("tables").main.iter(akn("table"))
    assert [[local(cell) for cell in row] for row in first][:2] == [["th", "th", "th"], ["td", "td", "td"]]
    assert [plain_text(cell[0]) for cell in first[2]] == ["2019", "12", ""]
    assert [local(cell) for cell in second[0]] == ["th", "th"]
    assert [local(cell) for cell in third[0]] == ["td", "td"]


def test_a_contents_list_has_the_marks_of_notes_as_plain_ones_before_its_pages():
    entries = ["Contents", "I. Quays1 2", "II. Boatsa 3", "III. Hire 12"]
    text = ["I. Quays¹", "1. They are let.", "II. Boatsᵃ", "2. They are old.", "III. Hire", "3. It is paid."]
    assert contents_range([*entries, "", *text], "en") == range(5)
    assert contents_range(["Contents", "I. Quays 2", "II. Boats 3", *text], "en") == range(3)


def test_a_word_alone_is_no_contents_list():
    assert not contents_range(["Contents", "of a box", "were taken."], "en")


def test_numbers_that_begin_anew_are_one_finding_and_not_one_a_number():
    rows = [f"{number}.\tOf the first." for number in range(1, 5)] + [f"{number}.\tOf it." for number in range(1, 4)]
    _, findings = read_lines("I.\tCommittee", *rows[:4], "II.\tSecretariat", *rows[4:])
    assert [each.code for each in findings if each.code in ("S-001", "S-002", "S-003")] == ["S-003"]


def test_numbers_that_begin_anew_again_and_again_are_one_finding_that_counts_them():
    rows = [row for rule in "ABCDEF" for row in (f"{rule}.\tRule", "1.\tIt is.", "2.\tIt was.")]
    _, findings = read_lines(*rows)
    (found,) = (each for each in findings if each.code == "S-003")
    assert "2, 2, 2, 2, 2 (5 times)" in found.message


def test_a_number_that_stands_twice_is_still_an_error():
    _, findings = read_lines("1.\tA.", "2.\tB.", "2.\tC.", "3.\tD.")
    assert [each.code for each in findings if each.code in ("S-001", "S-002", "S-003")] == ["S-002"]


def test_divided_numbers_are_no_gap():
    _, findings = read_lines("1.1\tA is.", "1.2\tB is.", "2.\tC is.", "3.1\tD is.", "3.2\tE is.", "4.\tF is.")
    assert [each.code for each in findings if each.code == "S-001"] == []


def test_each_asterisk_gets_the_next_text_with_its_mark():
    document, _ = read_lines("1.\tOne*.", "* First.", "2.\tTwo*.", "* Second.")
    notes = [plain_text(next(iter(note))) for note in document.main.iter(akn("authorialNote"))]
    assert notes == ["First.", "Second."]


def test_raised_figures_call_the_notes_below_and_a_note_that_nothing_calls_is_reported_and_kept():
    lines = ("1.\tIt met in 2020¹ on 5 m² of deck.²", "2.\tIt closed¹.", "¹ See one.", "² See two.", "³ See three.")
    document, findings = read_lines(*lines)
    notes = list(document.main.iter(akn("authorialNote")))
    assert [plain_text(note[0]) for note in notes if len(note)] == ["See one.", "See two."]
    assert [each.before for each in findings if each.code == "N-002"] == ["3"]
    words = [plain_text(p) for p in document.main.iter(akn("p"))]
    assert "It met in 2020 on 5 m² of deck." in words
    assert "³ See three." in words


def test_raised_figures_begin_anew_at_the_foot_of_each_page_and_their_notes_may_have_plain_ones():
    document, _ = read_lines("1.\tOne¹.", "¹ First.", "2.\tTwo¹.", "¹ Second.")
    assert [plain_text(note[0]) for note in document.main.iter(akn("authorialNote"))] == ["First.", "Second."]
    document, _ = read_lines("1.\tOne¹ and two².", "1 First.", "2 Second.")
    assert [plain_text(note[0]) for note in document.main.iter(akn("authorialNote"))] == ["First.", "Second."]


def test_powers_stay_in_their_words():
    words = "A plot of 5 m² and 3 km² holds 10³ plants at 4 W/m² where x² is σ²."
    document, findings = read_lines(f"1.\t{words}")
    assert words in [plain_text(p) for p in document.main.iter(akn("p"))]
    assert [each for each in findings if each.code[0] == "N"] == []


def test_a_raised_figure_that_goes_on_in_the_row_has_lost_its_note():
    document, _ = read_lines("1.\tIt lost¹ a note, and two².", "² See two.")
    notes = [(note.get("marker"), note.get("status")) for note in document.main.iter(akn("authorialNote"))]
    assert notes == [("1", "incomplete"), ("2", None)]


def test_a_figure_that_begins_a_line_of_the_text_is_no_note_of_raised_figures():
    document, findings = read_lines("1.\tOne¹ and two².", "5 Towns came.", "1 First.", "2 Second.")
    assert [plain_text(note[0]) for note in document.main.iter(akn("authorialNote"))] == ["First.", "Second."]
    assert "5 Towns came." in [plain_text(p) for p in document.main.iter(akn("p"))]
    assert [each for each in findings if each.code == "N-002"] == []


def test_marks_in_the_rows_of_a_table_call_notes():
    document, _ = read_lines(
        "| Port¹ | 2020 |", "|---|---|", "| East | 31* |", "| West | 0.3** |", "* About.", "¹ By rank."
    )
    called = {note.get("marker"): plain_text(note[0]) for note in document.main.iter(akn("authorialNote"))}
    assert called == {"*": "About.", "1": "By rank."}
    assert [plain_text(cell) for cell in document.main.iter(akn("td"))][-1] == "0.3**"


def test_a_mark_glued_to_a_year_is_told_from_the_year_by_the_row_of_notes():
    document, _ = read_lines("1.\tAs of 31 March 20221, and later2.", "1 See one.", "2 See two.")
    assert [note.get("marker") for note in document.main.iter(akn("authorialNote"))] == ["1", "2"]
    assert "As of 31 March 2022, and later." in [plain_text(p) for p in document.main.iter(akn("p"))]


def test_a_text_between_notes_that_nothing_calls_is_reported_and_kept():
    document, findings = read_lines("1.\tOne,1 three.3", "1 See one.", "2 See two.", "3 See three.")
    assert [each.before for each in findings if each.code == "N-002"] == ["2"]
    assert "2 See two." in [plain_text(p) for p in document.main.iter(akn("p"))]


def test_articles_through_which_paragraphs_are_numbered_are_headings():
    assert numbers(read_case("list-of-issues-fr")) == [f"para_{number}" for number in range(1, 6)]


def test_an_agenda_under_its_name_is_a_list_where_paragraphs_are_numbered_besides():
    agenda = ["Provisional agenda", "1.\tOpening.", "2.\tElections.", "3.\tClosure."]
    document, _ = read_lines(*agenda, "Annotations", "1.\tIt opens. It is short.", "2.\tIt elects. It is long.")
    assert numbers(document) == ["para_1", "para_2"]
    assert sum(1 for _ in document.main.iter(akn("point"))) == 3


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Who pays?"), ("fr", "Qui paie ?"), ("es", "¿Quién paga?"), ("zh", "谁付钱？")]
)
def test_a_heading_may_ask(language, title):
    first, second = ("一、", "二、") if language == "zh" else ("I.", "II.")
    lines = [f"{first} {title}", "1. Nobody does.", f"{second} {title}", "2. Everybody does."]
    document, _ = read_lines(*lines, language=language)
    assert [text for _, text in outline(document)][-2:] == [title, title]


def test_a_lettered_paragraph_that_asks_more_than_one_thing_is_no_heading():
    lines = ["I. Water", "1. The keepers ask:", "A. Who pays? Who has paid?", "2. Nobody does."]
    document, _ = read_lines(*lines)
    assert "Who pays? Who has paid?" not in [text for _, text in outline(document)]
