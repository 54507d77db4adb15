"""An organ, a court, an agency or an office that is put for another, in six languages; short names and abbreviations are none."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Pair
from hexapla.data_files import data_file

ENGLISH = {
    "organ": "The matter was referred to the {} in the spring.",
    "fr": "La question a été renvoyée, au printemps, à l’organe suivant : {}.",
    "es": "La cuestión se remitió en la primavera al órgano siguiente: {}.",
    "ru": "Весной вопрос передан в {}.",
    "ar": "وأحيلت المسألة في الربيع إلى {}.",
    "zh": "此事在春季提交{}。",
}
EXCHANGED = [
    ("Security Council", "fr", "Conseil de sécurité", "Assemblée générale"),
    ("Committee against Torture", "es", "Comité contra la Tortura", "Comité de los Derechos del Niño"),
    ("International Court of Justice", "ru", "Международный Суд", "Международный уголовный суд"),
    ("General Assembly", "ar", "الجمعية العامة", "المجلس الاقتصادي والاجتماعي"),
    ("International Law Commission", "zh", "国际法委员会", "建设和平委员会"),
    ("Department of Operational Support", "fr", "Département de l’appui opérationnel", "Département de la gestion"),
    (
        "United Nations Office at Vienna",
        "es",
        "Oficina de las Naciones Unidas en Viena",
        "Oficina de las Naciones Unidas en Nairobi",
    ),
    (
        "World Health Organization",
        "ru",
        "Всемирную организацию здравоохранения",
        "Организацию Объединенных Наций по вопросам образования, науки и культуры",
    ),
    (
        "United Nations Interim Security Force for Abyei",
        "ru",
        "штаб Временных сил Организации Объединенных Наций по обеспечению безопасности в Абьее",
        "Временных сил Организации Объединенных Наций в Ливане",
    ),
]
EQUAL = [
    ("The Council thanked the General Assembly.", "Le Conseil a remercié l’Assemblée."),
    ("The Security Council thanked the Assembly.", "Le Conseil a remercié l’Assemblée générale."),
    ("UNDP and the World Bank paid for it.", "Le PNUD et la Banque mondiale l’ont payé."),
    (
        "The United Nations Development Programme and the Bank paid for it.",
        "Le PNUD et la Banque mondiale l’ont payé.",
    ),
    (
        "The Under-Secretary-General spoke to the Security Council.",
        "La Secrétaire générale adjointe a parlé au Conseil de sécurité.",
    ),
    (
        "The Court heard the Secretary-General, and the International Court of Justice its members.",
        "La Cour a entendu le Secrétaire général, et la Cour ses membres.",
    ),
]


def looks(first: str, second: str, code: str) -> list[Item]:
    return [
        item
        for item in compare([Pair("p1", "paragraph", "p1", (first, second))], ("en", code)).to_look_at
        if "institution" in item.rule
    ]


@pytest.mark.parametrize(("english", "code", "right", "wrong"), EXCHANGED)
def test_an_organ_that_is_put_for_another_is_a_look(english: str, code: str, right: str, wrong: str) -> None:
    first, other = ENGLISH["organ"].format(english), ENGLISH[code]
    assert looks(first, other.format(right), code) == []
    (item,) = looks(first, other.format(wrong), code)
    assert item.texts == (english, wrong)


@pytest.mark.parametrize(("first", "second"), EQUAL)
def test_short_names_and_abbreviations_are_no_other_organ(first: str, second: str) -> None:
    assert looks(first, second, "fr") == []


def test_an_organ_that_stands_elsewhere_in_the_sentence_too_is_a_look() -> None:
    (item,) = looks(
        "The Security Council and the General Assembly agreed.",
        "L’Assemblée générale et l’Assemblée générale sont convenues.",
        "fr",
    )
    assert item.texts == ("Security Council", "Assemblée générale")


def test_every_institution_is_named_in_six_languages_by_names_of_its_own() -> None:
    data = data_file("concordance/institutions")
    rows = [entry.split(" | ") for entry in (*data["names"], *data["others"])]
    assert {len(row) for row in rows} == {6}
    for column in zip(*rows, strict=True):
        names = [name for cell in column for name in cell.split("/") if not name.isupper()]
        assert len(set(names)) == len(names)
