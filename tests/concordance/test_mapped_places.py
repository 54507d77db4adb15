"""Places that a map knows, written with a wrong letter or sign in Cyrillic, Arabic and Chinese."""

import pytest

from hexapla.concordance.gazetteer import mapped
from samples.compared import looks


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        ("en-ru", "The court sat in Windhoek.", "Суд заседал в Виндхуке.", "Суд заседал в Вендхуке."),
        ("en-ru", "Rice from Assam arrived.", "Рис из Ассама прибыл.", "Рис из Ассема прибыл."),
        ("en-ar", "Trucks left Mombasa at night.", "غادرت الشاحنات مومباسا ليلا.", "غادرت الشاحنات مومباتا ليلا."),
        ("en-ar", "They wrote from Windhoek.", "كتبوا من ويندهوك.", "كتبوا من ويندوك."),
        (
            "en-zh",
            "Patients from Novosibirsk were heard.",
            "听取了新西伯利亚病人的意见。",
            "听取了新西伯勒亚病人的意见。",
        ),
    ],
)
def test_a_place_with_a_wrong_letter_is_a_look_and_the_right_one_is_none(
    codes: str, first: str, right: str, wrong: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert len(looks(codes, (first, wrong))) == 1


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-ru", "Water from the Danube is clean.", "Вода из Дуная чиста."),
        ("en-ru", "Boats came from Central Asia.", "Лодки прибыли из Центральной Азии."),
        ("en-ru", "The office of Niamey is open.", "Отделение в Ниамее открыто."),
        ("en-ar", "The harbour of Jeddah is deep.", "ميناء جدة عميق."),
        ("en-zh", "Gardens in Sylhet have grown.", "锡尔赫特经过改造的茶园扩大了。"),
    ],
)
def test_a_form_of_a_name_and_a_spelling_that_is_open_are_no_looks(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []


def test_a_name_that_a_document_writes_so_twice_is_its_own_way() -> None:
    once = ("Rice from Assam arrived.", "Рис из Ассема прибыл.")
    again = ("Nothing is left in Assam.", "В Ассеме ничего не осталось.")
    (item,) = looks("en-ru", once)
    assert item.texts == ("Assam", "Ассема")
    assert looks("en-ru", once, again) == []


def test_a_word_that_stands_in_small_letters_too_is_no_place() -> None:
    assert looks("en-ru", ("Salt", "Соль"), ("Bread and salt were sold.", "Продавали хлеб и соль.")) == []


def test_the_longest_name_of_a_place_is_taken_and_all_its_spellings_are_known() -> None:
    (only,) = mapped("They met in Addis Ababa again.", "ru")
    assert only[0] == "addis ababa"
    assert "аддис-абеба" in only[2]


@pytest.mark.parametrize(
    ("codes", "first", "right", "second"),
    [
        ("en-ru", "They met in Bratisvala in May.", "Bratislava", "Они встретились в Братиславе в мае."),
        ("en-ar", "The ship reached Kisangami.", "Kisangani", "ووصلت السفينة إلى كيسانغاني."),
        ("en-zh", "The train left Antanaranivo.", "Antananarivo", "列车驶离塔那那利佛。"),
    ],
)
def test_a_place_that_the_text_in_latin_letters_misspells_is_a_look(
    codes: str, first: str, right: str, second: str
) -> None:
    wrong = first.rsplit(maxsplit=1)[-1].strip(".") if codes != "en-ru" else "Bratisvala"
    assert [item.kind for item in looks(codes, (first, second))] == ["name"]
    assert looks(codes, (first.replace(wrong, right), second)) == []
