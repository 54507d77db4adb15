"""First pages in the orders and layouts in which programs give them: what is found is the same."""

import pytest

from hexapla.canonical.slots import agenda_item_of, day_of, session_of
from hexapla.readers.pandoc.reader import read_html
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


HEAD = "United Nations\nA/C.3/56/L.60\nGeneral Assembly\nDistr.: Limited\n28 November 2001\n\nOriginal: English\n\n"
ITEM = "Human rights questions"
TITLES = {
    "behind those who put a draft forward": ((
        f"{HEAD}Fifty-sixth session\nThird Committee\nAgenda item 119 (b)\n{ITEM}\n\nChile* and Peru: draft resolution\n\n"
        "The right to rest\n\nThe General Assembly,\n\n1. Decides to rest."),
        "The right to rest"),
    "of a draft without one: who put it forward": ((
        f"{HEAD}Chile* and Peru: draft resolution\n\nThe General Assembly,\n\n1. Decides."),
        "Chile* and Peru: draft resolution"),
    "above the name of a State": ((
        f"{HEAD}Human Rights Council Eleventh session Agenda item 6\nUNIVERSAL PERIODIC REVIEW\n"
        "Report of the Working Group on the Universal Periodic Review*\nSaint Vincent and the Grenadines\n"
        "* Issued without formal editing.\n1. The Working Group met."),
        "Report of the Working Group on the Universal Periodic Review*"),
    "below the name of a State": (
        f"{HEAD}Forty-eighth session\nSlovenia\nCompilation of information prepared by the Office\n1. The report was prepared.",
        "Compilation of information prepared by the Office"),
    "of a letter, whatever stands above it": ((
        f"{HEAD}Fifty-sixth session\nItem 31 of the preliminary list\nPrevention of conflict\nSecurity Council\nFifty-sixth year\n"
        "Letter dated 1 May 2001 from the Permanent Representative of Chile addressed to the Secretary-General\nI write."),
        "Letter dated 1 May 2001 from the Permanent Representative of Chile addressed to the Secretary-General"),
    "of a record that ends as a sentence": ((
        f"{HEAD}Fifty-sixth session\nSummary record of the 5th meeting, held at Headquarters, on Monday, 1 May 2001, at 3 p.m.\n"
        "Chair: Ms. Doe\n1. The meeting was called to order."),
        "Summary record of the 5th meeting, held at Headquarters, on Monday, 1 May 2001, at 3 p.m."),
    "of a decision, below who adopted it and its number": ((
        f"{HEAD}Fourteenth session\nAgenda item 6\n{ITEM}\nDecision adopted by the Human Rights Council*\n14/105\n"
        "Outcome of the review\nThe Human Rights Council,\n1. Adopts it."),
        "Outcome of the review"),
    "of a resolution whose masthead says nothing else": (
        "A/RES/41/128\n4 December 1986\n97th plenary meeting\n41/128. Declaration on rest\nThe General Assembly,\n1. Proclaims it.",
        "41/128. Declaration on rest"),
}  # fmt: skip


WRAPPED = """\
United Nations

General Assembly

Distr.: General
7 January 2026

Eightieth session
Agenda item 155

{title}

1. The budget of the Support Office that is described here is the one for the whole
of the period, and it was drawn up with regard to what the Support Office had
spent in the year before, as far as that was known when the report was written.
2. The Support Office has asked for fewer vehicles than it did in earlier years,
because most of those that were bought in the past can still be driven about.
"""


def test_a_broken_title_is_whole_where_the_text_has_its_words_in_a_row_or_its_block_no_room():
    by_words = "Expenses of the Support\nOffice"
    by_room = (
        "Budget for the period that is at hand and that is\nin the following twelve months, with what\nRemained of it"
    )
    assert found(WRAPPED.format(title=by_words))["title"] == " ".join(by_words.split("\n"))
    assert found(WRAPPED.format(title=by_room))["title"] == " ".join(by_room.split("\n"))


def test_the_name_below_a_title_is_no_part_of_it():
    title = "Report of the Working Group on the Universal Periodic Review\nCanada"
    assert found(WRAPPED.format(title=title))["title"] == title.partition("\n")[0]


DAYS = {
    "a letter of the month misread": ("Resolution 687 (1991)\nof 3 Apri] 1991\nThe Security Council,\n1. Affirms.", "1991-04-03"),
    "between columns that were broken": ((
        "UNITED NATIONS\nA\nGeneral Assembly Distr.\nGENERAL A/HRC/8/50 13 June 2008\nOriginal: ENGLISH\n"
        "HUMAN RIGHTS COUNCIL\nEighth session Agenda item 6\n1. It met."),
        "2008-06-13"),
    "of the meeting of which it is the record": ((
        "United Nations\nS/PV.9214\nSecurity Council\nSeventy-seventh year\n9214th meeting\n"
        "Thursday, 8 December 2022, 3 p.m.\nNew York\nPresident: Mrs. Doe\n1. It met."),
        "2022-12-08"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "text", "wanted"),
    [
        pytest.param(fact, *case, id=f"{fact} {what}")
        for fact, cases in (("title", TITLES), ("date", DAYS))
        for what, case in cases.items()
    ],
)
def test_a_fact_of_the_first_page_is_the_one(fact, text, wanted):
    assert found(text)[fact] == wanted


def test_a_symbol_in_the_note_of_a_title_is_not_the_documents():
    text = "Distr.: General\n5 May 2009\nOriginal: English\nHuman Rights Council\nTenth session\nReport\n* Issued as A/HRC/WG.6/1/L.1.\n1. It met."
    assert "symbol" not in found(text)


def test_a_masthead_in_one_paragraph_of_a_web_page_is_read_line_by_line():
    page = f"<div>{'<br>'.join((*LINES, *FRONT))}</div><p>1. The Committee met.</p>"
    reading = read_html(f"<html><body>{page}</body></html>".encode(), "en.html", "en")
    slots = {slot.key: slot.text for slot in reversed(reading.slots)}
    assert (slots["symbol"], slots["title"]) == ("A/HRC/52/44", "The right to development")


@pytest.mark.parametrize("text", [
    "Introduction\n1. The report of the Committee.\n2. It goes on.",
    "Resolution 242 (1967) was adopted.\n1. The report says so.",
    "Convention on the Rights of the Child\nArticle 1\nFor the purposes of the present Convention, a child is a person.",
])  # fmt: skip
def test_what_is_no_first_page_is_none(text):
    assert read_text(text.encode(), "en.txt", "en").slots == ()


@pytest.mark.parametrize("gap", ["\n", "            "])
def test_a_page_of_the_world_health_organization_is_read_whose_session_is_part_of_the_body(gap):
    lines = (f"SEVENTY-FIFTH WORLD HEALTH ASSEMBLY{gap}A75/12", f"Provisional agenda item 14.1{gap}5 May 2022")
    page = read_text("\n".join((*lines, "", "Mental health", "", TEXT)).encode(), "en.txt", "en")
    slots = {slot.key: slot.text for slot in page.slots}
    assert (slots["symbol"], slots["date"], slots["title"]) == ("A75/12", "5 May 2022", "Mental health")
    assert agenda_item_of(page)[0] == "14.1"
    assert session_of(page)[0] == "SEVENTY-FIFTH WORLD HEALTH ASSEMBLY"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Item 72 (b) of the preliminary list*"),
        ("fr", "Point 72 b) de la liste préliminaire*"),
        ("es", "Tema 72 b) de la lista preliminar*"),
        ("ru", "Пункт 72 b) первоначального перечня*"),
        ("ar", "البند 72 (ب) من القائمة الأولية*"),
        ("zh", "暂定项目表* 项目72(b)"),
    ],
)
def test_an_item_of_the_preliminary_list_is_an_agenda_item(language, line):
    text = f"A/75/163\n\n{line}\n\nCanada\n\n1. A."
    slot = agenda_item_of(read_text(text.encode(), f"{language}.txt", language))
    assert slot is not None
    assert slot[0] == "72 (b)"
