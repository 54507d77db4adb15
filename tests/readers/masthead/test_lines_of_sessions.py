"""Lines of first pages that say which session, where and on which days, in six languages; and titles that only speak of such things."""

import pytest

from hexapla.canonical.slots import agenda_item_of, session_of
from hexapla.readers.masthead.slots import says_session
from hexapla.readers.text.reader import read_text

HEAD = {
    "en": ("United Nations", "Economic and Social Council", "Distr.: General", "3 April 2027", "Original: English"),
    "fr": ("Nations Unies", "Conseil économique et social", "Distr. générale", "3 avril 2027", "Original : anglais"),
    "es": ("Naciones Unidas", "Consejo Económico y Social", "Distr. general", "3 de abril de 2027", "Original: inglés"),
    "ru": ("Организация Объединенных Наций", "Экономический и Социальный Совет", "Distr.: General", "3 April 2027"),
    "ar": ("الأمم المتحدة", "المجلس الاقتصادي والاجتماعي", "Distr.: General", "3 April 2027", "Original: English"),
    "zh": ("联合国", "经济及社会理事会", "Distr.: General", "3 April 2027", "Original: English"),
}
FRONT = {
    "en": ("Ninth session", "Vienna, 4–6 May 2027", "Items 2 and 3 of the provisional agenda"),
    "fr": ("Neuvième session", "Vienne, 4-6 mai 2027", "Points 2 et 3 de l’ordre du jour provisoire"),
    "es": ("Noveno período de sesiones", "Viena, 4 a 6 de mayo de 2027", "Temas 2 y 3 del programa provisional"),
    "ru": ("Девятая сессия", "Вена, 4–6 мая 2027 года", "Пункты 2 и 3 предварительной повестки дня"),
    "ar": ("الدورة التاسعة", "فيينا، 4-6 أيار/مايو 2027", "البندان 2 و 3 من جدول الأعمال المؤقت"),
    "zh": ("第九届会议", "2027年5月4日至6日,维也纳", "临时议程项目2和3"),
}
REPORTS = {"en": "Note by the secretariat", "fr": "Note du secrétariat", "es": "Nota de la secretaría",
           "ru": "Записка секретариата", "ar": "مذكرة من الأمانة", "zh": "秘书处的说明"}  # fmt: skip
TITLES = [
    ("en", "Outcome of the eighth session of the Committee"), ("en", "Whom did the session of 2026 help?"),
    ("fr", "Résultats de la huitième session du Comité"), ("fr", "Rapport sur la huitième session"),
    ("fr", "Session après session : les puits oubliés"), ("es", "Resultados del octavo período de sesiones del Comité"),
    ("es", "¿A quién ayudó el período de sesiones de 2026?"), ("ru", "Чем была восьмая сессия Комитета?"),
    ("ru", "Сессия за сессией: колодцы в 2026 году"), ("ar", "دورة بعد دورة: الآبار المنسية"), ("zh", "第八届会议的成果"),
    ("es", "“Nadie bebía”: pozos, norias y acequias después de 2015"),
]  # fmt: skip


def read(language: str, *lines: str):
    text = "\n\n".join((*HEAD[language][:1], "E/CN.30/2027/4", *HEAD[language][1:], *lines, "1. ABC."))
    return read_text(text.encode(), f"{language}.txt", language)


@pytest.mark.parametrize(("language", "title"), TITLES)
def test_a_title_that_speaks_of_a_session_is_the_title_without_any_style(language: str, title: str) -> None:
    found = read(language, *FRONT[language], title, REPORTS[language])
    kept = [(slot.key, slot.text) for slot in found.slots if slot.key in ("committee", "session", "title", "subtitle")]
    assert kept == [*(("session", each) for each in FRONT[language]), ("title", title), ("subtitle", REPORTS[language])]
    session, items = session_of(found), agenda_item_of(found)
    assert session is not None
    assert (session[0], items and items[0]) == (FRONT[language][0], "2, 3")


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Second part of the seventieth session"), ("en", "2027 substantive session"), ("en", "Resumed tenth session"),
     ("fr", "Reprise de la dixième session"), ("fr", "Session de fond de 2027"), ("ru", "Сессия 2027 года"),
     ("es", "Continuación del décimo período de sesiones"), ("es", "Período de sesiones de 2027"), ("ar", "دورة عام 2027")],
)  # fmt: skip
def test_a_session_in_parts_or_of_a_year_is_one(language: str, line: str) -> None:
    assert says_session(line, language)


@pytest.mark.parametrize(
    ("language", "days"),
    [("en", "14 June–9 July 2027"), ("es", "14 de junio a 9 de julio de 2027"), ("zh", "2026年7月23日至2027年7月22日"),
     ("ar", "23 تموز/يوليه 2026 - 22 تموز/يوليه 2027"), ("ru", "23 июля 2026 года – 22 июля 2027 года")],
)  # fmt: skip
def test_days_below_a_session_are_no_committee(language: str, days: str) -> None:
    first, _, item = FRONT[language]
    found = read(language, first, days, item, "ABC", REPORTS[language])
    assert [slot.text for slot in found.slots if slot.key == "session"][:3] == [first, days, item]


def test_a_series_beside_the_session_is_no_title_and_a_state_below_one_is_of_it() -> None:
    found = read("en", "Ninth session", "Official Records", "Supplement No. 7", "Wells of the north", "Iceland")
    assert [(slot.key, slot.text) for slot in found.slots][-4:] == [
        ("line", "Official Records"), ("line", "Supplement No. 7"), ("title", "Wells of the north"), ("subtitle", "Iceland")
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["الاجتماع التاسع عشر", "الاجتماع الثالث والعشرون", "الاجتماع العاشر"])
def test_a_numbered_meeting_is_a_session_in_arabic(line):
    assert says_session(line, "ar")


def test_a_meeting_without_a_number_is_no_session_in_arabic():
    assert not says_session("الاجتماع المشترك للجيران", "ar")
