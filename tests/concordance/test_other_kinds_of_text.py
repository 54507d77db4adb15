"""Forms that treaties, standards, licences, metadata and minutes bring: no look; a slip in the same place is one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Pair


def looks(first: str, second: str, codes: str) -> list[Item]:
    languages = (codes[:2], codes[3:])
    return list(compare([Pair("p1", "paragraph", "p1", (first, second))], languages).to_look_at)


REFERENCES = [
    ("en-fr", "sent under Article 14(2) b)", "envoyée en vertu de l’article 14(2) b)", "l’article 14(2) c)"),
    ("en-fr", "Articles 8(4), 17(1) a), c) and e)", "les articles 8(4), 17(1) a), c) et e)", "les articles 8(4), 17(1) a), c) et f)"),
    ("en-fr", "Section 3(a)(1)(A)(i)", "la section 3(a)(1)(A)(i)", "la section 3(a)(1)(A)(ii)"),
    ("en-es", "under Article 6(3) a)", "en virtud del artículo 6 3) a)", "en virtud del artículo 6 3) b)"),
    ("en-zh", "The fee in Section 5(b)(2) is waived.", "免除第五条b款第(2)项规定的费用。", "免除第五条b款第(4)项规定的费用。"),
    ("en-zh", "the terms of Section 4(c)", "第四条 c 款的条件", "第四条 d 款的条件"),
    ("en-ar", "Section 2(b)(1)-(2)", "القسم ٢(ب)(١)-(٢)", "القسم ٢(ب)(١)-(٣)"),
    ("en-fr", "Articles 3bis and 7", "les articles 3 bis et 7", "les articles 3 ter et 7"),
    ("en-fr", "Directive 2004/18/EC", "la directive 2004/18/CE", "la directive 2004/19/CE"),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "english", "other", "slipped"), REFERENCES)
def test_a_reference_is_one_in_every_form(codes: str, english: str, other: str, slipped: str) -> None:
    assert looks(english, other, codes) == []
    assert looks(english, slipped, codes) != []


FIGURES = [
    ("en-ru", "Indicator 3.9.2: deaths", "Показатель 3.9.2: смертность", "Показатель 3.9.3: смертность"),
    ("en-fr", "Version 4.0.12 is used.", "La version 4.0.12 est utilisée.", "La version 4.0.13 est utilisée."),
    ("en-ar", "See rule 7.2.3.", "انظر القاعدة 7-2-3.", "انظر القاعدة 7-2-4."),
    ("en-zh", "Target 8.10 was met.", "具体目标8.10已实现。", "具体目标8.11已实现。"),
    ("en-ru", "Target 8.10 was met.", "Задача 8.10 решена.", "Задача 8.11 решена."),
    ("en-ar", "In 2011 the figure was 6.4 per thousand.", "وفي عام 2011 كان الرقم 6,4 في الألف.", "وفي عام 2011 كان الرقم 6,5 في الألف."),
    ("en-es", "over Euro2.3 million", "más de 2,3 millones de euros", "más de 2,4 millones de euros"),
    ("en-fr", "some RMB600 million", "quelque 600 millions de yuan", "quelque 700 millions de yuan"),
    ("en-zh", "a pressure of 101.3 kPa", "101.3千帕的压力", "101.4千帕的压力"),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "english", "other", "slipped"), FIGURES)
def test_a_figure_is_one_in_every_form(codes: str, english: str, other: str, slipped: str) -> None:
    assert looks(english, other, codes) == []
    assert looks(english, slipped, codes) != []


DATES = [
    ("en-ar", "signed on 3 April 1998", "وقع في 3 أبريل/نيسان 1998", "وقع في 3 أبريل/نيسان 1999"),
    ("en-ar", "signed on 3 April 1998", "وقع في 3 نيسان (أبريل) 1998", "وقع في 4 نيسان (أبريل) 1998"),
    ("en-ar", "by 2 August 2021", "بحلول 2 أوت/غشت 2021", "بحلول 2 أوت/غشت 2022"),
    ("en-fr", "Last update 2024-02-15", "Dernière mise à jour : 15 février 2024", "Dernière mise à jour : 16 février 2024"),
    ("en-ru", "of 5 November 2021", "от 05.11.2021", "от 05.12.2021"),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "english", "other", "slipped"), DATES)
def test_a_date_is_one_in_every_form(codes: str, english: str, other: str, slipped: str) -> None:
    assert looks(english, other, codes) == []
    assert looks(english, slipped, codes) != []


@pytest.mark.parametrize(
    ("codes", "english", "other"),
    [
        ("en-fr", "Children who have not attained sixteen years travel free.", "Les enfants de moins de seize ans voyagent gratuitement."),
        ("en-fr", "If a claim is not brought in time, it is lost.", "La demande est présentée à temps, à peine de forclusion."),
        ("en-zh", "The repair of the bridge cannot wait.", "桥梁必须尽快修复。"),
        ("en-es", "These notes do not imply any judgement.", "Estas notas en modo alguno suponen un juicio."),
        ("en-ru", "The council did not decide on it that day.", "Совет отложил решение по нему."),
        ("en-fr", "Averages are taken of all services. Those without data are not shown, as a sample is drawn.", "On calcule les moyennes de tous les services. Ceux sans données ne sont pas montrés. Un échantillon est tiré."),
    ],
)  # fmt: skip
def test_a_no_said_otherwise_is_no_look(codes: str, english: str, other: str) -> None:
    assert looks(english, other, codes) == []


def test_a_no_left_out_is_still_a_look() -> None:
    assert looks("The dust does not stop at the border.", "La poussière s’arrête à la frontière.", "en-fr") != []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-ru", "United Nations, Treaty Series, vol. 2161, No. 37770.", "United Nations, Treaty Series, vol. 2161, No. 37770."),
        ("en-zh", "Smith, The History of Lakes (Harper, 1987), p. 12.", "Smith, The History of Lakes (Harper, 1987), p. 12."),
        ("en-fr", "Non-intervention", "Non-intervention"),
        ("en-ar", "Available at www.example.org/on/the/water/and/land.pdf", "متاح على www.example.org/on/the/water/and/land.pdf"),
    ],
)  # fmt: skip
def test_a_citation_and_a_word_of_both_languages_are_in_no_other_language(codes: str, first: str, second: str) -> None:
    assert looks(first, second, codes) == []


def test_a_sentence_left_in_english_is_a_look_beside_a_citation() -> None:
    text = "The lakes of the north were closed to all boats in that year, see vol. 4 of the report on water."
    assert [item.kind for item in looks(text, text, "en-ru")] == ["language"]


def test_the_term_of_the_source_in_brackets_is_style() -> None:
    assert looks("any use allowed as a fair one", "法律允许的合理使用(Fair Use and Fair Dealing in law)", "en-zh") == []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("fr-es", "la licence que Vous acceptez et que Vous signez", "la licencia que Usted acepta y que Usted firma"),
        ("en-es", "The Chief Engineer, Marta Lindqvist, spoke.", "La Ingeniera Jefa, Marta Lindqvist, habló."),
        ("en-es", "the Pasterze Glacier and the Aral Sea", "el Glaciar Pasterze y el mar de Aral"),
        ("en-es", "the rights called “Sui Generis Rights”", "los derechos llamados «Derechos “Sui Generis”»"),
        ("en-ru", "the sixth edition of the manual (BPM6)", "шестое издание руководства (РПБ6)"),
        ("en-fr", "classes of ISIC4 are used", "les classes de la CITI4 sont utilisées"),
        ("en-fr", "up 3 per cent in Q2", "en hausse de 3 % au T2"),
        ("en-zh", "a directive of the European Parliament and the Council", "欧洲议会与欧盟理事会的指令"),
    ],
)
def test_what_is_no_name_of_its_own_is_no_look(codes: str, first: str, second: str) -> None:
    assert looks(first, second, codes) == []


@pytest.mark.parametrize(
    ("codes", "english", "other"),
    [
        ("en-ru", "Liu Meizhen and Qian Zhongshu spoke.", "Выступили Лю Мэйчжэнь и Цянь Чжуншу."),
        (
            "en-ru",
            "Ms. Mary O’Rourke and Ms. Anna Åkesson spoke.",
            "Выступили г-жа Мэри О’Рурк и г-жа Анна Окессон.",
        ),
        ("en-ar", "Aigul Zhumagulova and Ilhom Rakhmatov spoke.", "وتكلم أيغول جوماغولوفا وإلهوم رحمتوف."),
        ("en-zh", "Gulnora Qosimova and Botir Ergashev spoke.", "古利诺拉·科西莫娃和博季尔·埃尔加舍夫发了言。"),
        ("en-zh", "the Minister of Water Resources of Peru, Botir Ergashev", "秘鲁水资源部部长博季尔·埃尔加舍夫"),
    ],
)
def test_a_name_of_another_script_is_spelt_in_more_than_one_way(codes: str, english: str, other: str) -> None:
    assert looks(english, other, codes) == []
