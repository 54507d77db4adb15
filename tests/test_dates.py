"""Dates in full, written and read in six languages."""

from datetime import date

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from hexapla import catalogue
from hexapla.dates import format_day, masthead_day, parse_day

CODES = ("ar", "zh", "en", "fr", "ru", "es")
days = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("code", "day", "text"),
    [
        ("en", date(2021, 12, 3), "3 December 2021"),
        ("en", date(2022, 3, 1), "1 March 2022"),
        ("fr", date(2021, 12, 3), "3 décembre 2021"),
        ("fr", date(2022, 3, 1), "1er mars 2022"),
        ("es", date(2021, 12, 3), "3 de diciembre de 2021"),
        ("ru", date(2021, 9, 30), "30 сентября 2021 года"),
        ("ar", date(2021, 9, 30), "30 أيلول/سبتمبر 2021"),
        ("zh", date(2021, 9, 30), "2021年9月30日"),
        ("zh", date(2021, 11, 1), "2021年11月1日"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(code: str, day: date, text: str) -> None:
    assert format_day(day, catalogue.language(code)) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "3 December 2021"),
        ("fr", "3 décembre 2021"),
        ("es", "3 de diciembre de 2021"),
        ("ru", "3 December 2021"),
        ("ar", "3 December 2021"),
        ("zh", "3 December 2021"),
    ],
)
def test_three_mastheads_keep_the_english_date(code: str, text: str) -> None:
    assert masthead_day(date(2021, 12, 3), catalogue.language(code)) == text


@pytest.mark.parametrize("code", CODES)
@given(day=days)
def test_what_is_written_is_read_back(code: str, day: date) -> None:
    language = catalogue.language(code)
    assert parse_day(format_day(day, language), language) == day
    assert parse_day(f"\u00a0 {masthead_day(day, language)}\t\n", language) == day
    assert parse_day(format_day(day, language).replace(" ", "\u00a0"), language) == day


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("fr", "1er mars 2022", date(2022, 3, 1)),
        ("fr", "1 er mars 2022", date(2022, 3, 1)),
        ("fr", "1 mars 2022", date(2022, 3, 1)),
        ("fr", "3 DÉCEMBRE 2021", date(2021, 12, 3)),
        ("es", "1 de marzo de 2022", date(2022, 3, 1)),
        ("es", "1° de marzo de 2022", date(2022, 3, 1)),
        ("es", "3 de diciembre del 2021", date(2021, 12, 3)),
        ("ru", "30 сентября 2021 г.", date(2021, 9, 30)),
        ("ru", "13 September 2017", date(2017, 9, 13)),
        ("ar", "30 سبتمبر 2021", date(2021, 9, 30)),
        ("ar", "30 أيلول / سبتمبر 2021", date(2021, 9, 30)),
        ("ar", "٣٠ أيلول/سبتمبر ٢٠٢١", date(2021, 9, 30)),
        ("ar", "13 تموز/يوليو 2021", date(2021, 7, 13)),
        ("ar", "13 September 2017", date(2017, 9, 13)),
        ("zh", "2021 年 9 月 30 日", date(2021, 9, 30)),
        ("en", "December 3, 2021", date(2021, 12, 3)),
    ],
)
def test_the_spellings_met_in_documents_are_read(code: str, text: str, day: date) -> None:
    assert parse_day(text, catalogue.language(code)) == day


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", ""),
        ("en", "31 February 2021"),
        ("en", "0 March 2021"),
        ("en", "December 2021"),
        ("en", "on 3 December 2021"),
        ("en", "3 December 2021 and later"),
        ("en", "3 décembre 2021"),
        ("fr", "3 December 2021"),
        ("ar", "30 أيلول/أكتوبر 2021"),
        ("zh", "9月30日"),
        ("en", "3 December 0000"),
        ("en", "9" * 100_000),
    ],
)
def test_what_is_no_full_date_of_the_language_is_none(code: str, text: str) -> None:
    assert parse_day(text, catalogue.language(code)) is None


@pytest.mark.parametrize("code", CODES)
@given(text=st.text(max_size=40))
def test_no_text_upsets_the_reader(code: str, text: str) -> None:
    day = parse_day(text, catalogue.language(code))
    assert day is None or day.year > 0


@pytest.mark.parametrize("code", ["en", "fr", "ru", "es", "zh"])
def test_months_agree_with_the_common_locale_data(code: str) -> None:
    language = catalogue.language(code)
    expected = get_month_names("abbreviated" if code == "zh" else "wide", locale=code)
    assert [month.text for month in language.months] == [expected[number] for number in range(1, 13)]
