"""What one text has alone: a look where a slip would have left it so, and none where a language says it otherwise."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks

FORMS = (
    ("en-es", "The side has not won since February's 3-1 victory.", "No ganan desde la victoria 3-1 de febrero.", "No ganan desde la victoria 3-2 de febrero."),
    ("en-ru", "The mill was built in 1893, the dam a decade later.", "Мельницу построили в 1893 г., а плотину на 10 лет позже.", "Мельницу построили в 1898 г., а плотину на 10 лет позже."),
    ("en-ar", "The gusts reached 70 mph.", "بلغت سرعة الهبات 70 ميلا في الساعة.", "بلغت سرعة الهبات 90 ميلا في الساعة."),
    ("en-zh", "It may reach 80 degrees.", "可能达到80华氏度。", "可能达到90华氏度。"),
    ("fr-es", "La digue a coûté 42 milliards de dollars.", "El dique costó 42,000 millones de dólares.", "El dique costó 43,000 millones de dólares."),
    ("en-fr", "Waves of six metres (20 feet) struck the quay.", "Des vagues de six mètres ont frappé le quai.", "Des vagues de neuf mètres ont frappé le quai."),
    ("en-es", "She is 100 per cent certain of the date.", "Está del todo segura de la fecha.", "Está segura en un 90 por ciento de la fecha."),
    ("en-es", "It is the best of any point I would reach this year.", "Es lo mejor a lo que llegaría este año.", "Es lo mejor a lo que llegaría en 3 años."),
    ("en-es", "The farmer, Thrice-winner, spoke.", "Habló el agricultor, ganador tres veces.", "Habló el agricultor, ganador el 3 de mayo."),
    ("en-ru", "There are only one or two wells.", "Здесь только один или два колодца.", "Здесь только три колодца."),
    ("en-ar", "The shells killed three of the herd.", "قتلت القذائف ثلاثا من القطيع.", "قتلت القذائف تسعا من القطيع."),
    ("en-zh", "He leads the club of the Four Corners.", "他领导四角俱乐部。", "他领导俱乐部9年。"),
)  # fmt: skip


@pytest.mark.parametrize(("languages", "first", "clean", "slipped"), FORMS)
def test_a_number_that_is_said_or_read_otherwise_is_no_look_and_a_slip_in_it_is(
    languages: str, first: str, clean: str, slipped: str
) -> None:
    assert looks(languages, (first, clean)) == []
    assert looks(languages, (first, slipped)) != []


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
