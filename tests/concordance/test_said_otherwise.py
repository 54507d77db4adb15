"""What languages say in another form, or leave to the sentence before: no look; a slip in the same place is one."""

from pathlib import Path

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.result import Item, Level, Pair


def looks(first: str, second: str, codes: str) -> list[Item]:
    languages = (codes[:2], codes[3:])
    return list(compare([Pair("p1", "paragraph", "p1", (first, second))], languages).to_look_at)


TIMES = [
    ("en-ru", "The boat left at 1415.", "Судно вышло в 14 ч 15 мин.", "Судно вышло в 14 ч 25 мин."),
    ("en-fr", "The boat left at 0300.", "Le bateau est parti à 3 h 00.", "Le bateau est parti à 4 h 00."),
    ("en-es", "It ended at 2145Z.", "Terminó a las 21.45 horas.", "Terminó a las 20.45 horas."),
    ("en-ar", "They close at 9 p.m.", "تغلق أبوابها في الساعة التاسعة مساء.", "تغلق أبوابها في الساعة الثامنة مساء."),
    ("en-ar", "They met at 4 p.m.", "اجتمعوا في الساعة 4 مساء.", "اجتمعوا في الساعة 5 مساء."),
    ("en-ar", "It opens at 11 a.m.", "يفتتح في الساعة 00:11.", "يفتتح في الساعة 00:10."),
    ("en-zh", "The bell rang at 5.20 a.m.", "凌晨5时20分钟声响起。", "凌晨5时30分钟声响起。"),
]


@pytest.mark.parametrize(("codes", "english", "other", "slipped"), TIMES)
def test_a_time_of_day_is_one_in_every_way_of_writing_it(codes: str, english: str, other: str, slipped: str) -> None:
    assert looks(english, other, codes) == []
    assert looks(english, slipped, codes) != []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-fr", "It rained in May and June 2019.", "Il a plu en mai et en juin 2019."),
        ("en-zh", "They met on 8 and 9 March 2017.", "他们于2017年3月8和9日开会。"),
        ("en-ar", "It ends on 30 June 2019.", "تنتهي في 30 حزيران/يونيه عام 2019."),
        ("en-ru", "It was so in April 2016.", "Так было в течение апреля месяца 2016 года."),
        ("en-es", "It began on 4 May 2011.", "Comenzó el 4 mayo de 2011."),
    ],
)
def test_a_date_is_one_with_words_put_in_or_left_out(codes: str, first: str, second: str) -> None:
    assert looks(first, second, codes) == []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-ar", "Phase III has begun.", "بدأت المرحلة الثالثة."),
        ("en-es", "the fourth Summit of the region", "la IV Cumbre de la región"),
        ("en-zh", "After World War II it was rebuilt.", "第二次世界大战后重建。"),
        ("en-ar", "see Section IV on boats", "انظر الفرع رابعا عن القوارب"),
        ("en-zh", "Annexes C and D were read.", "宣读了附件C和D。"),
        ("en-fr", "see figure II", "voir fig. II"),
        ("en-fr", "listed in Schedule I", "inscrit au Tableau I"),
        ("en-fr", "Article 73 e of the Charter", "l’alinéa e de l’Article 73 de la Charte"),
        ("en-zh", "every ten minutes", "每十分钟"),
        ("en-ar", "two thirds of them left", "غادر ثلثيهم"),
        ("en-ar", "It reached 2 million pupils.", "بلغ مليوني تلميذ."),
        ("en-zh", "hundreds of thousands of homes", "数以十万计的房屋"),
        ("en-ru", "open 24 hours a day, 7 days a week", "работает 24 часа в сутки, 7 дней в неделю"),
    ],
)
def test_a_number_is_one_as_a_roman_one_an_ordinal_or_a_word(codes: str, first: str, second: str) -> None:
    assert looks(first, second, codes) == []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-fr", "Soldier Tigran Adamyan was hurt.", "Le soldat Tigran Adamian a été blessé."),
        ("en-es", "They met in Dushanbe.", "Se reunieron en Dushambé."),
        ("en-ar", "Replies came from Mozambique and Qatar.", "وردت ردود من موزامبيق وقطر."),
        ("en-ru", "the Sudan and South Sudan", "Судан и Южный Судан; власти Южного Судана"),
        ("en-ru", "It was held in Istanbul.", "Она прошла в Стамбуле."),
        ("en-es", "the African coast of old", "la costa de África de antaño"),
        ("en-es", "the members of LKBC and Benin", "los miembros de la Comisión del Lago Chad y Benin"),
    ],
)
def test_a_name_is_one_in_the_form_of_each_language(codes: str, first: str, second: str) -> None:
    assert looks(first, second, codes) == []


def test_a_name_with_a_wrong_letter_stays_a_look() -> None:
    assert looks("Mr. Adamyan thanked them.", "M. Adomyan les a remerciés.", "en-fr") != []
    assert looks("They met in Dushanbe.", "Se reunieron en Dushunbe.", "en-es") != []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-es", "Resolution 1888 was quoted.", "Se citó la resolución 1888 (2009)."),
        ("en-zh", "It was opened during the year.", "2014年期间开放。"),
        ("en-fr", "The women prisoners read.", "Les détenues lisent."),
    ],
)
def test_what_the_other_text_may_leave_unsaid_is_style(codes: str, first: str, second: str) -> None:
    assert looks(first, second, codes) == []


def test_an_acronym_stands_for_a_term_of_the_glossary_and_a_compound_for_its_parts(tmp_path: Path) -> None:
    data = b'[[term]]\nen = "Lake Basin Fund"\nfr = "Fonds du bassin du lac"\n'
    terms = load_glossary(tmp_path, ("en", "fr"), data)
    pairs = [Pair("p1", "paragraph", "p1", ("The LBF pays.", "Le Fonds du bassin du lac paie."))]
    assert [i for i in compare(pairs, ("en", "fr"), terms).to_look_at if i.kind == "term"] == []
    assert looks("the SOMALAC report", "le rapport de la SOMALAC-SA", "en-fr") == []
    styles = compare(pairs, ("en", "fr")).at(Level.LOOK)
    assert not [item for item in styles if item.kind == "term"]
