"""Last names that stand behind a title, or beside a first name that fits: a wrong letter, vowels too, is a look."""

import pytest

from samples.compared import looks

BEHIND_TITLES = [
    ("en-ru", "Mr. Modubig spoke.", "Г-н Модубиг выступил.", "Г-н Модубиз выступил.", "Modubig"),
    ("en-ru", "Ms. Ranuti spoke.", "Г-жа Ранути выступила.", "Г-жа Рануто выступила.", ""),
    ("en-ar", "Mr. Dovinak spoke.", "وتكلم السيد دوفيناك.", "وتكلم السيد دوفانك.", "Dovinak"),
    ("en-zh", "Mr. Domatir spoke.", "多马蒂尔先生发言。", "多马基尔先生发言。", "Domatir"),
    ("fr-ru", "M. Modubig a parlé.", "Г-н Модубиг выступил.", "Г-н Модубиз выступил.", "Modubig"),
]


@pytest.mark.parametrize(("codes", "first", "right", "wrong", "name"), BEHIND_TITLES)
def test_a_name_behind_a_title_is_looked_at_where_a_letter_is_wrong(
    codes: str, first: str, right: str, wrong: str, name: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert [item.texts[0] for item in looks(codes, (first, wrong))] == [name] * bool(name)  # its end is declined


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        ("en-ru", "It heard Alvio Bruni.", "Он заслушал Алвио Бруни.", "Он заслушал Алвио Брни."),
        ("en-ru", "It heard Soren Dovak.", "Он заслушал Сорена Довака.", "Он заслушал Сорена Девака."),
        ("en-ar", "It heard Samir Dovakin.", "واستمعت إلى سمير دوفاكين.", "واستمعت إلى سمير دوفيكان."),
    ],
)
def test_a_name_beside_a_first_name_that_fits_is_looked_at_where_a_vowel_is_wrong(
    codes: str, first: str, right: str, wrong: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert [item.kind for item in looks(codes, (first, wrong))] == ["name"]


def test_names_are_not_paired_where_one_text_has_another_number_of_titles() -> None:
    texts = ("Mr. Modubig and the chair spoke.", "Г-н Модубиз и г-н председатель выступили.")
    assert looks("en-ru", texts) == []


def test_a_name_that_english_spells_freely_is_not_measured_by_its_vowels() -> None:
    assert looks("en-ru", ("It heard Brett Turnham.", "Он заслушал Бретта Тернэма.")) == []


def test_a_spelling_that_the_document_has_more_than_once_is_its_usage() -> None:
    texts = ("It heard Soren Dovaki.", "Он заслушал Сорена Двоки.")
    assert len(looks("en-ru", texts)) == 1
    assert looks("en-ru", texts, texts) == []


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        ("en-ru", "The schools in Kivaldo closed.", "Школы в Кивалдо закрылись.", "Школы в Квалдо закрылись."),
        ("en-ar", "The schools in Kivaldor closed.", "أغلقت المدارس في كيفالدور.", "أغلقت المدارس في كيفولدار."),
    ],
)
def test_a_place_is_looked_at_where_its_vowels_are_wrong(codes: str, first: str, right: str, wrong: str) -> None:
    assert looks(codes, (first, right)) == []
    assert [item.kind for item in looks(codes, (first, wrong))] == ["name"]
