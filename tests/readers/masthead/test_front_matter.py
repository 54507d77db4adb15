"""What stands between masthead and text: committee, session, agenda item, title, job number."""

from pathlib import Path

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.canonical import settle
from hexapla.project.config import DocumentConfig
from hexapla.readers.text.reader import read_text
from samples.texts import numbers, read_case, read_lines


def test_a_masthead_in_capitals_gives_the_same_facts_as_a_new_one():
    document = read_case("masthead-capitals")
    assert document.symbol == "CAT/C/NLD/CO/4"
    assert document.facts.get("distribution") == "general"
    assert document.facts.get("originalLanguage") == "spa"
    assert document.day.isoformat() == "2008-12-12"


def test_lines_of_the_session_and_the_agenda_stand_between_committee_and_title():
    document = read_case("masthead-table")
    lines = [plain_text(each) for each in document.main.find(akn("preface"))]
    assert lines == [
        "Committee against Torture", "Sixty-ninth session", "Geneva, 20 April–15 May 2020", "Item 4 of the provisional agenda",
        "Consideration of reports", "Report of the Netherlands on the measures taken since its last report", "Addendum",
    ]  # fmt: skip


FRONT = (
    "United Nations\tA/78/555*", "General Assembly\tDistr.: General", "8 September 2023", "Original: English", "",
    "Seventy-eighth session", "Item 73 (b) of the provisional agenda**", "Promotion of reading", "\t\tRight to libraries",
)  # fmt: skip


@pytest.mark.parametrize(
    "title",
    [
        "Needs of the libraries for 2028-2031", "Reading, 2026–2027", "Libraries in 2028/29",
        "Libraries from 1995 to 2026", "Who reads at night?",
    ],
)  # fmt: skip
def test_a_title_that_ends_with_the_years_that_it_is_about_is_no_day_of_the_session_and_one_may_ask(title):
    place = "Geneva, 5–9 July 2027"
    document, _ = read_lines(*FRONT[:6], place, FRONT[6].rstrip("*"), "\t\t" + title, "1.\tFirst.")
    assert plain_text(next(document.main.iter(akn("docTitle")))) == title


def test_session_agenda_item_and_job_number_are_facts_of_the_masthead():
    document, _ = read_lines(*FRONT, "1.\tFirst.", "23-12345 (E)    221223", "\fA/78/555", "2.\tSecond.")
    assert document.facts.get("session") == "Seventy-eighth session"
    assert document.facts.get("agendaItem") == "73 (b)"
    assert document.facts.get("jobNumber") == "23-12345"
    assert numbers(document) == ["para_1", "para_2"]


def test_languages_that_write_the_agenda_item_differently_agree_and_others_do_not():
    english = "United Nations\nA/78/555\nDistr.: General\nSeventy-eighth session\nAgenda item 73 (b)\nA title\n1.\tA."
    french = "Nations Unies\nA/78/555\nDistr. générale\nPoint {} de l’ordre du jour\nUn titre\n1.\tA."

    def codes(item: str) -> list[str]:
        readings = [
            read_text(english.encode(), "en.txt", "en"),
            read_text(french.format(item).encode(), "fr.txt", "fr"),
        ]
        return [each.code for each in settle(readings, DocumentConfig(Path("document.toml"))).findings]

    assert "M-002" not in codes("73 b)")
    assert "M-002" in codes("74 b)")


def test_what_a_mark_of_the_masthead_calls_stays_a_paragraph_and_is_no_lost_note():
    document, findings = read_lines(*FRONT, "* Reissued for technical reasons.", "** A/78/150.", "I.\tA", "1.\tB.")
    assert [each.code for each in findings if each.code.startswith("N-")] == []
    assert "* Reissued for technical reasons." in [plain_text(p) for p in document.main.iter(akn("p"))]


@pytest.mark.parametrize(("name", "title"), [
    ("ga-resolution", "78/999. Orchards for sustainable development"),
    ("ga-resolution-zh", "76/997.图书馆与人权"),
    ("resolution-es", "2020/99. Bibliotecas para todos"),
    ("sc-resolution", "Resolution 2799 (2023)"),
    ("report-zh", "图书馆权"),
    ("report-ru", "Право на библиотеки"),
    ("budget", "Proposed programme budget for 2025"),
    ("corrigendum", "Right to libraries"),
])  # fmt: skip
def test_the_title_is_told_from_the_names_of_agenda_items_and_from_who_adopted_the_text(name, title):
    document = read_case(name)
    assert plain_text(next(document.main.iter(akn("docTitle")))) == title
