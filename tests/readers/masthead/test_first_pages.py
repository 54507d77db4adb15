"""First pages in the orders and layouts in which programs give them: what is found is the same."""

import pytest

from hexapla.canonical.slots import day_of
from hexapla.readers.text.reader import read_text

TEXT = "The present report is submitted to the Council in accordance with its resolution 41/128.\n1. The Committee met."
LINES = ("United Nations", "A/HRC/52/44", "General Assembly", "Distr.: General", "3 March 2021", "Original: French")
FRONT = ("Human Rights Council", "Fifty-second session", "Agenda item 3", "The right to development")


def found(text: str, language: str = "en") -> dict[str, str]:
    reading = read_text(text.encode(), f"{language}.txt", language)
    day = day_of(reading)
    slots = {slot.key: slot.text for slot in reversed(reading.slots)}
    return {**slots, "date": day.isoformat() if day else ""}


LAYOUTS = {
    "line by line": "\n".join((*LINES, *FRONT, TEXT)),
    "two on a line": "\n".join((
        "United Nations A/HRC/52/44", "General Assembly Distr.: General", "3 March 2021", "Original: French", *FRONT, TEXT,
    )),
    "distribution first": "\n".join((LINES[3], LINES[4], LINES[5], LINES[0], LINES[1], LINES[2], *FRONT, TEXT)),
    "a stray line above": "\n".join(("Advance unedited version", *LINES, *FRONT, TEXT)),
    "a stray line between": "\n".join((LINES[0], "For participants only", *LINES[1:], *FRONT, TEXT)),
    "the body above": "\n".join((FRONT[0], *LINES, *FRONT[1:], TEXT)),
    "a row": f"|  | {LINES[0]} | {LINES[1]} |\n|  | {LINES[2]} | {' '.join(LINES[3:])} |\n" + "\n".join((*FRONT, TEXT)),
    "old capitals": "\n".join((
        "UNITED NATIONS", "A", LINES[2], "Distr.", "GENERAL", LINES[1], LINES[4], "Original: FRENCH", "HUMAN RIGHTS COUNCIL",
        *FRONT[1:], TEXT,
    )),
    "one line": " ".join((*LINES, *FRONT, "1. The Committee met in Geneva.")) + "\n2. It went on.",
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_first_page_says_the_same_in_every_layout(layout):
    page = found(LAYOUTS[layout])
    assert (page["symbol"], page["date"]) == ("A/HRC/52/44", "2021-03-03")
    assert "The right to development" in page["title"]


RESOLUTIONS = {
    "en": "Resolution 242 (1967)\nof 22 November 1967\n\nThe Security Council,\n\nNoting,\n\n1. Affirms.",
    "fr": "Résolution 242 (1967)\ndu 22 novembre 1967\n\nLe Conseil de sécurité,\n\nNotant,\n\n1. Affirme.",
    "es": "Resolución 242 (1967)\nde 22 de noviembre de 1967\n\nEl Consejo de Seguridad,\n\nTomando nota,\n\n1. Afirma.",
    "ru": "Резолюция 242 (1967)\nот 22 ноября 1967 года\n\nСовет Безопасности,\n\nотмечая,\n\n1. подтверждает.",
    "ar": "القرار 242 (1967)\nالمؤرخ 22 تشرين الثاني/نوفمبر 1967\n\nإن مجلس الأمن،\n\nإذ يلاحظ،\n\n1 - يؤكد.",
    "zh": "第242(1967)号决议\n1967年11月22日\n\n安全理事会，\n\n注意到，\n\n1. 申明。",
}


@pytest.mark.parametrize("code", RESOLUTIONS)
def test_the_number_of_a_resolution_and_its_organ_make_its_symbol(code):
    page = found(RESOLUTIONS[code], code)
    assert (page["made_symbol"], page["date"]) == ("S/RES/242 (1967)", "1967-11-22")


def test_a_resolution_of_the_assembly_gets_its_symbol_from_its_number():
    text = "Resolution adopted by the General Assembly on 25 September 2015\n70/1. Our world\nThe General Assembly,\n1. Adopts."
    assert found(text)["made_symbol"] == "A/RES/70/1"


@pytest.mark.parametrize("text", [
    "Introduction\n1. The report of the Committee.\n2. It goes on.",
    "Resolution 242 (1967) was adopted.\n1. The report says so.",
    "Convention on the Rights of the Child\nArticle 1\nFor the purposes of the present Convention, a child is a person.",
])  # fmt: skip
def test_what_is_no_first_page_is_none(text):
    assert read_text(text.encode(), "en.txt", "en").slots == ()
