"""The masthead of every organ in every language: what we write is read back, in the new style, the old one and in columns."""

import datetime

import pytest

from hexapla.canonical.slots import distribution_of, original_of
from hexapla.catalogue import language, languages, organs
from hexapla.dates import masthead_day
from hexapla.readers.text.reader import read_text

CODES = [each.code for each in languages()]
DAY = datetime.date(2021, 12, 3)
SYMBOL = "CAT/C/PER/FCO/7"


def lines(code: str, name: str) -> list[tuple[str, str]]:
    """The lines of a masthead as data has them, with their slots."""
    tongue = language(code)
    block = language(str(tongue.facts["masthead_language"]))
    return [
        ("authority", tongue.phrase("united_nations").text),
        ("symbol", SYMBOL),
        ("instrument", name.replace("|", " ")),
        ("distribution", block.phrase("distribution_general").text),
        ("date", masthead_day(DAY, tongue)),
        ("original", block.phrase("original_line").text.format(language=block.names["es"].text)),
    ]


def read(text: str, code: str) -> dict[str, str]:
    return {slot.key: slot.text for slot in read_text(text.encode(), f"{code}.txt", code).slots}


def names(code: str) -> list[str]:
    return sorted({organ.masthead[code].text for organ in organs() if code in organ.masthead})


@pytest.mark.parametrize("code", CODES)
def test_every_masthead_that_we_write_is_read_back(code):
    for name in names(code):
        wanted = lines(code, name)
        assert read("\n\n".join(text for _, text in wanted) + "\n\n1.\tA.", code) == dict(wanted), name


@pytest.mark.parametrize("code", CODES)
def test_capitals_of_the_old_style_are_read_as_the_same_lines(code):
    for name in names(code):
        wanted = [(key, text if key in ("symbol", "date") else text.upper()) for key, text in lines(code, name)]
        found = read("\n".join(text for _, text in wanted) + "\n1.\tA.", code)
        assert found == dict(wanted), name


@pytest.mark.parametrize("code", CODES)
def test_a_masthead_in_columns_holds_the_same_lines(code):
    for name in names(code):
        rows = dict(lines(code, name))
        texts = [
            (rows["authority"], rows["symbol"]), (rows["instrument"], rows["distribution"]), ("", rows["date"]),
            ("", rows["original"]),
        ]  # fmt: skip
        wide = "\n".join(f"{left:<100}   {right}".rstrip() for left, right in texts)
        assert read(f"{wide}\n\n1.\tA.", code) == rows, name


@pytest.mark.parametrize("code", CODES)
def test_a_name_broken_over_lines_in_its_column_is_whole(code):
    for name in (each for each in names(code) if "|" in each):
        rows = dict(lines(code, name))
        parts = name.split("|")
        right = [rows["distribution"], rows["date"], rows["original"], *[""] * len(parts)]
        wide = [f"{rows['authority']:<90}{rows['symbol']}"]
        wide += [
            f"{left:<90}{cell}".rstrip()
            for left, cell in zip([*parts, "", ""][: max(3, len(parts))], right, strict=False)
        ]
        assert read("\n".join(wide) + "\n\n1.\tA.", code) == rows, name


@pytest.mark.parametrize("code", CODES)
def test_a_masthead_as_one_flattened_row_is_read(code):
    for name in names(code):
        rows = dict(lines(code, name))
        text = (
            f"|  | {rows['authority']} | {SYMBOL} |\n|  | {rows['instrument']} | "
            f"{rows['distribution']} {rows['date']} {rows['original']} |\n1.\tA."
        )
        assert read(text, code) == rows, name


@pytest.mark.parametrize(
    ("language", "distribution", "original", "code"),
    [
        ("ar", "التوزيع: عام", "الأصل: بالفرنسية", "fr"),
        ("ru", "Распр.: общего характера", "Оригинал: французский", "fr"),
        ("zh", "分发：一般", "原文：法文", "fr"),
    ],
)
def test_lines_of_a_masthead_in_the_words_of_a_language_are_known_and_the_title_below_them(
    language, distribution, original, code
):
    heads = {"ar": ("الأمم المتحدة", "الجمعية العامة", "العربية", "مجلس حقوق الإنسان", "أسعار الملح"),
             "ru": ("Организация Объединенных Наций", "Генеральная Ассамблея", "Русский", "Совет по правам человека", "Цены на соль"),
             "zh": ("联合国", "大会", "中文", "人权理事会", "二十年来盐和鱼的价格")}  # fmt: skip
    authority, instrument, own, committee, title = heads[language]
    text = [authority, "A/HRC/60/4", instrument, distribution, own, original, committee, title, "1.\t."]
    reading = read_text("\n\n".join(text).encode(), "x.txt", language)
    assert distribution_of(reading)[0] == "general"
    assert original_of(reading)[0] == code
    assert reading.slot("title").text == title
