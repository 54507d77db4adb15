"""What one text has alone: a look where a slip would have left it so, and none where a language says it otherwise."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks


def test_a_word_that_one_text_has_for_a_number_in_several_units_is_its_way() -> None:
    often = [
        ("They won the fourballs.", "فازوا في الأربع كرات."),
        ("The fourballs were lost.", "خسروا الأربع كرات."),
        ("They meet on Sunday.", "يجتمعون يوم الأحد."),
    ]
    assert looks("en-ar", *often) == []


def test_a_number_of_which_another_is_left_in_the_other_text_stays_a_look() -> None:
    assert looks("en-ru", ("Half of the barley went to brewers.", "Треть ячменя ушла пивоварам.")) != []


@pytest.mark.parametrize(
    ("first", "second"),
    [("The catalogue runs on Postgres here.", "Le catalogue tourne ici sur PostgreSQL."), ("the castle of Wuerttenberg", "le château de Württenberg")],
)  # fmt: skip
def test_a_name_with_capitals_behind_it_or_without_its_german_signs_is_not_misspelt(first: str, second: str) -> None:
    assert looks("en-fr", (first, second)) == []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-ar", "Research from Mozilla suggests that this is a factor.", "بحث من Mozilla يشير إلى أن هذا عامل حاسم."),
        ("en-ar", "The trustee, Mike Buchanan, agreed.", "ووافق أمين المجلس مايك بوكانان."),
        ("en-zh", "the drivers of Mercedes", "梅赛德斯的车手"),
    ],
)
def test_a_word_that_is_no_name_or_is_spelt_by_its_sounds_is_no_look(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) == []


def test_what_one_language_has_as_an_item_and_the_other_as_a_line_answers_it() -> None:
    first = "the taxes on fisheries imposed by the harbour (hereinafter “harbour tax”)"
    second = "les impôts sur la pêche perçus par le port (ci-après « impôt portuaire »)"
    pairs = [
        Pair("art_2__al_1", "alinea", "art_2", ("The taxes are:", "Les impôts sont :")),
        Pair("art_2__list_1__indent_1", "item", "art_2", (None, second)),
        Pair("art_2__al_2", "alinea", "art_2", (first, None)),
    ]
    assert not compare(pairs, ("en", "fr")).to_look_at
    apart = [*pairs[:2], Pair("art_3__al_2", "alinea", "art_3", (first, None))]
    assert {item.kind for item in compare(apart, ("en", "fr")).to_look_at} == {"list", "sentence"}


def test_handles_and_a_quotation_in_a_third_language_are_in_no_wrong_column() -> None:
    for text in ("@anna-b @cleo @dan + many others", "Il faut bien le faire."):
        assert looks("en-es", (text, text)) == []
