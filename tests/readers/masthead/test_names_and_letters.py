"""First pages set plain and bold, without styles: letters are titles, names of bodies are none; conferences are named in the masthead."""

import pytest

from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from samples.word_sources import docx, p, r, row, table

HEAD = {
    "en": ("United Nations", "Security Council", "Distr.: General", "1 June 2027"),
    "fr": ("Nations Unies", "Conseil de sécurité", "Distr. générale", "1er juin 2027"),
    "es": ("Naciones Unidas", "Consejo de Seguridad", "Distr. general", "1 de junio de 2027"),
    "ru": ("Организация Объединенных Наций", "Совет Безопасности", "Distr.: General", "1 June 2027"),
    "ar": ("الأمم المتحدة", "مجلس الأمن", "Distr.: General", "1 June 2027"),
    "zh": ("联合国", "安全理事会", "Distr.: General", "1 June 2027"),
}
BODY = p(r("I.\tLamps", "<w:b/>")) + p("1.\tThe lamps of forty streets were counted, and are listed below.")
KINDS = ("committee", "session", "title", "subtitle", "instrument")


def large(text: str) -> str:
    return p(r(text, '<w:b/><w:sz w:val="28"/>'))


def word(language: str, *lines: str, symbol: str = "S/2027/801") -> dict[str, str]:
    authority, organ, *facts = HEAD[language]
    head = table(row("", authority, symbol), row("", organ, "".join(map(p, facts))))
    reading = read_word(docx(head + "".join(lines) + BODY), f"{language}.docx", language)
    return {slot.key: slot.text for slot in reversed(reading.slots) if slot.key in KINDS}


def text(language: str, *lines: str) -> dict[str, str]:
    reading = read_text("\n\n".join((*lines, "1. ABC.")).encode(), f"{language}.txt", language)
    return {slot.key: slot.text for slot in reversed(reading.slots) if slot.key in KINDS}


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Note verbale dated 30 May 2027 from the Permanent Mission of Malta to the United Nations"),
        ("fr", "Lettre datée du 30 mai 2027, adressée au Secrétaire général par le Représentant permanent du Bénin"),
        ("es", "Cartas idénticas de fecha 30 de mayo de 2027 dirigidas al Secretario General por Cuba"),
        ("ru", "Письмо Постоянного представителя Армении от 30 мая 2027 года на имя Генерального секретаря"),
        ("ar", "رسالة مؤرخة 30 أيار/مايو 2027 موجهة إلى الأمين العام من الممثل الدائم للعراق"),
        ("zh", "2027年5月30日蒙古常驻联合国代表给安全理事会主席的信"),
    ],
)
def test_a_large_line_that_is_a_letters_is_the_title(language: str, title: str) -> None:
    found = word(language, large(title))
    assert (found["title"], found.get("committee")) == (title, None)


@pytest.mark.parametrize(
    ("language", "title", "below"),
    [
        ("en", "Lighthouses and the peace of coasts", "Report of the Secretary-General"),
        ("en", "Conference services: a review", "Report of the Secretary-General"),
        ("ru", "Положение на маяках", "Доклад Генерального секретаря"),
        ("zh", "关于灯塔的局势", "秘书长的报告"),
    ],
)
def test_a_large_line_that_names_no_body_is_the_title_over_who_reports(language: str, title: str, below: str) -> None:
    found = word(language, large(title), large(below))
    assert (found["title"], found["subtitle"], found.get("committee")) == (title, below, None)


def test_a_large_name_of_a_body_is_the_committees_over_a_session_or_a_title() -> None:
    name, title = "Preparatory Committee for the Conference on Lamps", "Forty streets"
    assert word("en", large(name), p("Second session"), large(title))["committee"] == name
    found = word("en", large(name), large(title))
    assert (found["committee"], found["title"]) == (name, title)


def test_a_large_name_of_a_body_over_the_text_alone_is_the_title() -> None:
    found = word("en", large("Conference of the lamplighters"))
    assert (found.get("committee"), found["title"]) == (None, "Conference of the lamplighters")


def test_the_name_of_an_item_is_no_committee_because_the_title_says_it_again() -> None:
    lines = (
        p("Seventh meeting"),
        p("Agenda item 11"),
        p("Moths"),
        p("Moths and their lamps"),
        p("Note by the Secretary"),
    )
    found = word("en", *lines)
    assert (found.get("committee"), found["title"]) == (None, "Moths and their lamps")


CONFERENCES = [
    ("en", "World Conference on Small Rivers"),
    ("en", "2027 United Nations Conference to Support Lighthouses"),
    ("fr", "Conférence mondiale sur les phares"),
    ("es", "Segunda Conferencia Mundial sobre los Faros"),
    ("ru", "Всемирная конференция по маякам"),
    ("ar", "المؤتمر العالمي للمنارات"),
    ("zh", "世界灯塔会议"),
]


@pytest.mark.parametrize(("language", "name"), CONFERENCES)
def test_a_conference_between_symbol_and_distribution_is_the_large_name(language: str, name: str) -> None:
    authority, _, *facts = HEAD[language]
    found = text(language, authority, "A/CONF.251/4", name, *facts, "ABC")
    assert (found["instrument"], found["title"]) == (name, "ABC")


@pytest.mark.parametrize(("language", "name"), CONFERENCES)
def test_a_conference_where_the_large_name_stands_in_a_table_is_that(language: str, name: str) -> None:
    authority, _, *facts = HEAD[language]
    head = table(row("", authority, "A/CONF.251/4"), row("", name, "".join(map(p, facts))))
    slots = read_word(docx(head + large("ABC") + BODY), f"{language}.docx", language).slots
    assert [slot.text for slot in slots if slot.key == "instrument"] == [name]


@pytest.mark.parametrize("line", ["Seventy-fifth World Health Assembly", "Second session"])
def test_a_session_between_symbol_and_distribution_stays_one(line: str) -> None:
    found = text("en", "United Nations", "A75/12", line, "Distr.: General", "1 June 2027", "ABC")
    assert (found["session"], found.get("instrument")) == (line, None)


def test_the_name_of_an_assembly_over_the_day_needs_no_distribution() -> None:
    lines = (
        "World Health Assembly",
        "27 March 2027",
        "Eightieth World Health Assembly",
        "Provisional agenda item 13.2",
    )
    found = text("en", "United Nations", "A80/17", *lines, "Snakes and lamps", "Report by the Director-General")
    assert (found["instrument"], found["session"], found["title"]) == (lines[0], lines[2], "Snakes and lamps")


def test_a_body_above_the_first_session_is_the_committee_below_the_name_of_another() -> None:
    name = "Comisión Económica para América Latina y el Caribe"
    lines = (p(name), p("42º período de sesiones"), p("Lima, 5 a 9 de octubre de 2027"), p("Puertos y faros"))
    assert word("es", *lines, symbol="LC/SES.42/7")["committee"] == name


def test_a_body_that_the_masthead_names_is_not_the_committee_again() -> None:
    assert "committee" not in word("en", p("Security Council"), p("Eighty-second year"), p("Forty streets"))
