"""Words that hardly ever go without an answer, words of cells that are exchanged, and what is said again."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Level, Pair
from hexapla.concordance.spelt_sounds import letters_wrong

EXCHANGED = [
    ("fr", ("daily", "none"), ("quotidiennes", "aucune")),
    ("es", ("monthly", "yes"), ("mensuales", "sí")),
    ("ru", ("weekly", "closed"), ("еженедельно", "закрыто")),
    ("ar", ("annual", "none"), ("سنوية", "لا توجد")),
    ("zh", ("men", "women"), ("男", "女")),
]


def items(first: str, second: str, codes: tuple[str, str], level: Level = Level.LOOK) -> list[Item]:
    concordance = compare([Pair("p1", "paragraph", "p1", (first, second))], codes)
    return [item for item in concordance.items if item.level is level]


def column(first: tuple[str, str], second: tuple[str, str], code: str) -> list[Item]:
    pairs = [
        Pair(f"t__row_{n}__col_2", "cell", "t", texts, within="t")
        for n, texts in enumerate(zip(first, second, strict=True), 2)
    ]
    return [item for item in compare(pairs, ("en", code)).to_look_at if item.kind == "cell"]


@pytest.mark.parametrize(("code", "first", "second"), EXCHANGED)
def test_two_words_of_a_column_that_are_exchanged_are_a_look(
    code: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert column(first, second, code) == []
    assert column(first, (second[1], second[0]), code) != []


@pytest.mark.parametrize(
    ("code", "whole", "changed"),
    [
        ("fr", "Les femmes ont participé.", "Les dames ont participé."),
        ("es", "Las mujeres participaron.", "Las damas participaron."),
        ("ru", "Женщины приняли участие.", "Дамы приняли участие."),
        ("ar", "وشاركت النساء.", "وشاركت السيدات."),
        ("zh", "妇女参加了会议。", "女士参加了会议。"),
    ],
)
def test_women_are_answered_by_women(code: str, whole: str, changed: str) -> None:
    assert items("Women took part.", whole, ("en", code)) == []
    (item,) = items("Women took part.", changed, ("en", code))
    assert (item.kind, item.texts) == ("term", ("Women", None))


HEARD = "The Minister heard them."


@pytest.mark.parametrize(
    ("code", "minister", "ministry"),
    [
        ("fr", "Le Ministre les a entendus.", "Le Ministère les a entendus."),
        ("es", "El Ministro los escuchó.", "El Ministerio los escuchó."),
        ("ru", "Министр заслушал их.", "Министерство заслушало их."),
        ("ar", "واستمع إليهم الوزير.", "واستمعت إليهم الوزارة."),
        ("zh", "部长听取了意见。", "该部听取了意见。"),
    ],
)
def test_a_ministry_put_for_its_minister_is_a_look(code: str, minister: str, ministry: str) -> None:
    assert items(HEARD, minister, ("en", code)) == []
    (item,) = items(HEARD, ministry, ("en", code))
    assert (item.kind, item.texts) == ("term", ("Minister", None))
    assert items("It is the Office of the Minister.", ministry, ("en", code)) == []


def test_torture_left_out_is_a_look_and_a_title_in_full_is_style() -> None:
    full = "La Convention contre la torture est en vigueur."
    assert items("The Convention is in force.", full, ("en", "fr")) == []
    style = items("The Convention is in force.", full, ("en", "fr"), Level.STYLE)
    assert [item.texts for item in style if item.kind == "term"] == [(None, "torture")]
    (item,) = items("Torture is banned by law.", "Les mauvais actes sont interdits par la loi.", ("en", "fr"))
    assert item.texts == ("Torture", None)


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-fr", "a 30-day period", "un délai de trente (30) jours"),
        ("en-ar", "a loan of (40) million euros", "قرض قدره 40 مليون يورو"),
        ("en-zh", "It paid $A45,000 for boats.", "它为船只支付了45,000澳元。"),
        ("en-es", "The prize in 2015 is given in May 2015.", "El premio se entrega en mayo de 2015."),
        ("fr-es", "l’appui d’ONU-Eau", "el apoyo de ONU-Agua"),
        ("en-es", "the Plan against Sexual Exploitation", "el Plan contra la Explotación Sexual"),
        ("en-fr", "Of 45 replies, 12 of these 45 replies are new.", "Sur 45 réponses, 12 sont nouvelles."),
        ("en-ru", "EULEX opened. EULEX grew.", "ЕВЛЕКС открылась. ЕВЛЕКС расширилась."),
        ("en-fr", "from 4.5 million to 3.8 million", "de 4,5 à 3,8 millions"),
        ("en-es", "a quarter of a century later", "veinticinco años después"),
    ],
)
def test_what_is_said_again_or_in_another_form_is_no_look(codes: str, first: str, second: str) -> None:
    assert items(first, second, (codes[:2], codes[3:])) == []


def test_an_ordinal_of_a_name_that_is_shortened_is_style() -> None:
    (item,) = items(
        "La Commission a examiné le point.", "La Quinta Comisión examinó el tema.", ("fr", "es"), Level.STYLE
    )
    assert item.kind == "ordinal"
    (item,) = items("La Troisième Commission a siégé.", "La Quinta Comisión sesionó.", ("fr", "es"))
    assert item.rule == "the value differs"


@pytest.mark.parametrize(
    ("name", "written", "wrong"),
    [
        ("Lindgren", "Линдгрен", 0),
        ("Bakatova", "Бакатова", 0),
        ("Bakatova", "Бакотова", 1),
        ("Benkaddem", "Бенкадем", 1),
    ],
)
def test_vowels_and_doubled_letters_are_compared_where_a_script_writes_them(
    name: str, written: str, wrong: int
) -> None:
    assert letters_wrong(name, written, "ru") == wrong


def test_a_person_with_a_vowel_wrong_is_a_look_in_russian() -> None:
    english = "The chair was Simone Bakatova."
    assert items(english, "Председателем была Симоне Бакатова.", ("en", "ru")) == []
    (item,) = items(english, "Председателем была Симоне Бакотова.", ("en", "ru"))
    assert item.kind == "name"
