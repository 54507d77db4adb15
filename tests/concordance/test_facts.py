"""What the concordance finds in a text, language by language, by value."""

import pytest

from hexapla.catalogue import languages
from hexapla.concordance.facts import find_facts, folded
from hexapla.concordance.grammar import grammar
from hexapla.concordance.recognisers import RECOGNISERS


def values(text: str, code: str) -> list[tuple[str, str]]:
    """Return kind and value of the hard facts of a text."""
    found = find_facts(text, grammar(code), RECOGNISERS)
    return [(fact.kind, fact.value) for fact in found if not fact.soft and fact.kind != "ignored"]


def numbers(text: str, code: str) -> list[str]:
    return [value for kind, value in values(text, code) if kind == "number"]


def ordinals(text: str, code: str) -> list[str]:
    return [value for kind, value in values(text, code) if kind == "ordinal"]


def dates(text: str, code: str) -> list[str]:
    return [value for kind, value in values(text, code) if kind in ("date", "time")]


@pytest.mark.parametrize("code", [language.code for language in languages()])
def test_every_language_has_a_grammar(code: str) -> None:
    assert grammar(code).code == code
    assert set(grammar(code).rules) == {"below", "start", "decimals", "duration"}


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "1,310 victims and 67,851 pages", ["1310", "67851"]),
        ("fr", "1 310 victimes et 67\u202f851 pages", ["1310", "67851"]),
        ("en", "56,175.00 soles", ["56175"]),
        ("fr", "13\u00a0701,21 dollars", ["13701.21"]),
        ("en", "45 000 people", ["45000"]),
        ("en", "US$ 5 million", ["5000000"]),
        ("fr", "1,5 milliard de dollars", ["1500000000"]),
        ("en", "one hundred and twenty-three thousand", ["123000"]),
        ("fr", "soixante et onze", ["71"]),
        ("fr", "quatre-vingt-dix-neuf", ["99"]),
        ("fr", "quatre-vingts", ["80"]),
        ("fr", "deux cent mille", ["200000"]),
        ("fr", "mille neuf cent quatre-vingt-quatre", ["1984"]),
        ("en", "two and three", ["2", "3"]),
        ("en", "two thirds and three quarters", ["2/3", "3/4"]),
        ("fr", "les deux tiers", ["2/3"]),
        ("fr", "neuf autres régions", ["9"]),
        ("es", "treinta y cuatro mil doscientos", ["34200"]),
        ("es", "1 310 víctimas", ["1310"]),
        ("ru", "сто двадцать три", ["123"]),
        ("ru", "5 млн", ["5000000"]),
        ("zh", "二十三", ["23"]),
        ("zh", "一百五十", ["150"]),
        ("zh", "500万美元", ["5000000"]),
        ("ar", "١٥ طلبا", ["15"]),
        ("ar", "خمسة", ["5"]),
        ("ar", "مائة وخمسة وعشرون شخصا", ["125"]),
        ("ar", "ثلاثة عشر عضوا", ["13"]),
        ("ar", "لخمسة آلاف شخص", ["5000"]),
        ("ar", "ألف وتسعمائة وخمسة وأربعون", ["1945"]),
        ("ar", "45 في المائة", ["45"]),
        ("ru", "тысяча девятьсот сорок пять", ["1945"]),
        ("ru", "двадцати пяти", ["25"]),
        ("zh", "三万五千", ["35000"]),
        ("zh", "五分之二", ["2/5"]),
        ("es", "3 mil millones de dólares", ["3000000000"]),
        ("es", "dos quintas partes", ["2/5"]),
        ("en", "two and a half million", ["2500000"]),
        ("fr", "deux millions et demi", ["2500000"]),
        ("en", "nine-tenths and two decades", ["9/10", "20"]),
        ("fr", "50,1 pour cent", ["50.1"]),
        ("fr", "la cible 5.2", []),
        ("fr", "une valeur de 5.2", ["5.2"]),
    ],
)
def test_numbers_are_read_by_value(code: str, text: str, found: list[str]) -> None:
    assert numbers(text, code) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "its 1683rd and 1686th meetings", ["1683", "1686"]),
        ("fr", "ses 1683e et 1686e séances, la 1re", ["1683", "1686", "1"]),
        ("en", "the forty-third", ["43"]),
        ("fr", "la soixante-dix-septième", ["77"]),
        ("fr", "le vingt et unième", ["21"]),
        ("es", "septuagésimo séptimo período", ["77"]),
        ("es", "decimoctavo informe, décima quinta sesión, vigesimotercer período", ["18", "15", "23"]),
        ("es", "sesiones 1683ª y 1686ª", ["1683", "1686"]),
        ("ru", "сорок третьей сессии, 1683-м", ["43", "1683"]),
        ("zh", "第1683次会议，第七次报告，第二十三届", ["1683", "7", "23"]),
        ("ar", "التقرير الدوري السابع", ["7"]),
        ("ar", "الدورة الثالثة والسبعون", ["73"]),
        ("ar", "الدورة الخامسة عشرة", ["15"]),
        ("ru", "двадцать первой сессии", ["21"]),
        ("zh", "第七十五届会议", ["75"]),
        ("fr", "au XIXe siècle, la vie civile", ["19"]),
        ("es", "el siglo XIX", ["19"]),
    ],
)
def test_ordinals_are_read_in_figures_and_in_words(code: str, text: str, found: list[str]) -> None:
    assert ordinals(text, code) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "on 13 and 14 November 2018", ["2018-11-13", "2018-11-14"]),
        ("fr", "les 13 et 14 novembre 2018", ["2018-11-13", "2018-11-14"]),
        ("fr", "le 7 et le 31 mai 2021", ["2021-05-07", "2021-05-31"]),
        ("fr", "du 1er mars au 2 avril 2020", ["2020-03-01", "2020-04-02"]),
        ("en", "From 25 June to 21 July 2021", ["2021-06-25", "2021-07-21"]),
        ("en", "between January and December 2019", ["2019-01", "2019-12"]),
        ("en", "On May 7 and 31", ["????-05-07", "????-05-31"]),
        ("en", "On May 7, 2021", ["2021-05-07"]),
        ("en", "between 1995 and 2001, 2018–2021", ["1995", "2001", "2018", "2021"]),
        ("en", "the biennium 2018/19", ["2018", "2019"]),
        ("en", "in the 1990s", ["1990s"]),
        ("fr", "dans les années 1990", ["1990s"]),
        ("ru", "в 1990-х годах", ["1990s"]),
        ("en", "2 and 5 p.m.", ["14:00", "17:00"]),
        ("en", "3.15 p.m.", ["15:15"]),
        ("fr", "15 h 15", ["15:15"]),
        ("es", "13 y 14 de noviembre de 2018", ["2018-11-13", "2018-11-14"]),
        ("ru", "13 и 14 ноября 2018 года", ["2018-11-13", "2018-11-14"]),
        ("zh", "2018年11月13日和14日", ["2018-11-13", "2018-11-14"]),
        ("zh", "1948 年 12 月 10 日", ["1948-12-10"]),
        ("zh", "一九四八年十二月十日", ["1948-12-10"]),
        ("ar", "10 كانون الأول / ديسمبر 1948", ["1948-12-10"]),
        ("ar", "الساعة 15/10", ["10:15"]),
        ("fr", "15 h 5", ["15:05"]),
        ("zh", "2016年1月至2019年12月", ["2016-01", "2019-12"]),
        ("ar", "13 و14 تشرين الثاني/نوفمبر 2018", ["2018-11-13", "2018-11-14"]),
    ],
)
def test_dates_borrow_month_and_year(code: str, text: str, found: list[str]) -> None:
    assert dates(text, code) == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "paras. 15, 37 and 49", ["para:15", "para:37", "para:49"]),
        ("fr", "par. 15, 37 et 49", ["para:15", "para:37", "para:49"]),
        ("es", "párrs. 15, 37 y 49", ["para:15", "para:37", "para:49"]),
        ("ru", "пункты 15, 37 и 49", ["para:15", "para:37", "para:49"]),
        ("zh", "第15、37和49段", ["para:15", "para:37", "para:49"]),
        ("ar", "الفقرات 15 و37 و49", ["para:15", "para:37", "para:49"]),
        ("en", "article 14 (2) (b)", ["art:14", "para:2", "sub:b"]),
        ("fr", "l’article 14 (par. 2 b))", ["art:14", "para:2", "sub:b"]),
        ("fr", "l’alinéa c) du paragraphe 2 de l’article premier", ["sub:c", "para:2", "art:1"]),
        ("en", "article 9-A; chapter III; paragraph 7.2.3", ["art:9-A", "chap:3", "para:7.2.3"]),
        ("en", "the parties agreed; part of it; article by article", []),
        ("fr", "Article(s) du Pacte", []),
        (
            "en",
            "articles 2 (1) and (3) (a); 7; 14 (1), (2), (3) (b) and (e); 25 (b)",
            [
                "art:2",
                "para:1",
                "para:3",
                "sub:a",
                "art:7",
                "art:14",
                "para:1",
                "para:2",
                "para:3",
                "sub:b",
                "sub:e",
                "art:25",
                "sub:b",
            ],
        ),
        (
            "fr",
            "des articles 2 (par. 1 et 3 a)), 7 et 14 (par. 2 et 3 b) et e))",
            ["art:2", "para:1", "para:3", "sub:a", "art:7", "art:14", "para:2", "para:3", "sub:b", "sub:e"],
        ),
    ],
)
def test_references_are_read_with_their_parts(code: str, text: str, found: list[str]) -> None:
    assert [value for kind, value in values(text, code) if kind == "reference"] == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "Act No. 30394 and decision No. 007-2017/DP.", ["30394", "007-2017/DP"]),
        (
            "fr",
            "nos°0319-2015-JUS, 0001-2016-JUS et 0157-2017-JUS",
            ["0319-2015-JUS", "0001-2016-JUS", "0157-2017-JUS"],
        ),
        ("fr", "no 134‑2021-MINAM", ["134-2021-MINAM"]),
        ("fr", "nos 5, 10 et 16", ["5", "10", "16"]),
        ("es", "núm. 30394", ["30394"]),
        ("ru", "№ 30394", ["30394"]),
        ("zh", "第30394号法", ["30394"]),
        ("en", "resolution 61/295; resolution 51/45 S", ["61/295", "51/45S"]),
        ("en", "decision 2004/117 in 2004/05", ["2004/117"]),
        ("en", "a 24-hour service and a 10-year plan", []),
    ],
)
def test_numbered_instruments_keep_their_codes(code: str, text: str, found: list[str]) -> None:
    assert [value for kind, value in values(text, code) if kind == "instrument"] == found


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "against M.M.M.C. and E.Z.D.", ["MMMC", "EZD"]),
        ("fr", "de M. M. M. C. et E. Z. D.", ["MMMC", "EZD"]),
        ("en", "COVID-19 and NGOs", ["COVID-19", "NGO"]),
        ("fr", "les ONG et l’ONU", ["NGO", "UN"]),
        ("en", "BEARING IN MIND the Charter", []),
        ("en", "DETERMINED to put an end", []),
    ],
)
def test_acronyms_have_one_key_in_all_languages(code: str, text: str, found: list[str]) -> None:
    assert [value for kind, value in values(text, code) if kind == "acronym"] == found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "(a) one; (b) two"),
        ("fr", "a) un ; b) deux"),
        ("ru", "а) один; б) два"),
        ("ar", "(أ) واحد؛ (ب) اثنان"),
    ],
)
def test_markers_of_a_list_have_one_alphabet(code: str, text: str) -> None:
    assert [value for kind, value in values(text, code) if kind == "marker"] == ["a", "b"]


def test_symbols_are_found_before_anything_else_takes_their_figures() -> None:
    assert values("(CAT/C/PER/CO/7)", "fr") == [("symbol", "cat/c/per/co/7")]


def test_articles_that_look_like_numbers_are_never_hard_facts() -> None:
    assert values("une femme, un homme et un État neuf", "fr") == []
    assert values("one of both, no one and one another", "en") == []
    assert values("一般来说，统一", "zh") == []


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "within a fortnight, for decades, a quarter of them, neither"), ("fr", "une quinzaine, un plan quinquennal"),
     ("ru", "пятилетний план"), ("ar", "خلال سنتين"), ("en", "millions of people")],
)  # fmt: skip
def test_words_that_hold_a_number_are_never_hard_facts(code: str, text: str) -> None:
    assert values(text, code) == []


def test_third_parties_are_no_ordinals() -> None:
    assert values("the third party and any third person", "en") == []
    assert values("les droits des tiers", "fr") == []


def test_folding_keeps_every_place() -> None:
    text = "1\u00a0310 – l’État ٣ (２) 〔x〕"
    assert len(folded(text)) == len(text)


def test_facts_stand_where_they_are_said_to_stand() -> None:
    text = "Le 7 et le 31 mai 2021, 43 séances"
    facts = find_facts(text, grammar("fr"), RECOGNISERS)
    assert [text[fact.start : fact.end] for fact in facts] == ["7", "31", "43"]
    assert text[slice(*facts[0].phrase)] == "7 et le 31 mai 2021"
