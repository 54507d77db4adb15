"""A word put for its opposite, or for another of its row, is a look; what says the same otherwise is none."""

import pytest

from hexapla.data_files import data_file
from samples.compared import looks

PUT_FOR_EACH_OTHER = [
    ("en-fr", "Keep the vaccine below 8 degrees.", "Le vaccin est conservé au-dessous de 8 degrés.", "Le vaccin est conservé au-dessus de 8 degrés."),
    ("en-es", "The court rejected both pleas.", "El tribunal rechazó ambos alegatos.", "El tribunal aceptó ambos alegatos."),
    ("en-ru", "The harbour lies in the north of the island.", "Порт находится на севере острова.", "Порт находится на юге острова."),
    ("en-ar", "The rules were adopted by consensus.", "واعتمد النظام بتوافق الآراء.", "واعتمد النظام بالأغلبية."),
    ("en-zh", "The panel sits on Thursday.", "小组星期四开会。", "小组星期五开会。"),
    ("fr-es", "L’acheteur paie le fret.", "El comprador paga el flete.", "El vendedor paga el flete."),
    ("en-fr", "Every ship is listed, except those of Tonga.", "Tous les navires sont énumérés, sauf ceux des Tonga.", "Tous les navires sont énumérés, y compris ceux des Tonga."),
    ("en-es", "Members pay at least 40 francs.", "Los miembros pagan al menos 40 francos.", "Los miembros pagan como máximo 40 francos."),
    ("en-ru", "Exports of wool were taxed.", "Экспорт шерсти облагался налогом.", "Импорт шерсти облагался налогом."),
    ("en-fr", "His mother wrote to the consul.", "Sa mère a écrit au consul.", "Son père a écrit au consul."),
    ("en-fr", "Parties report in writing.", "Les Parties font rapport par écrit.", "Les Parties font rapport oralement."),
]  # fmt: skip
SAID_OTHERWISE = [
    ("en-fr", "The court did not accept the plea.", "Le tribunal a rejeté la demande."),
    ("en-es", "Members pay at least 40 francs.", "Los miembros pagan 40 francos como mínimo."),
    ("en-ru", "No member is younger than 30.", "Члены организации не моложе 30 лет."),
    ("en-zh", "Except for Tonga, all replied.", "除汤加外，其他国家都作了答复。"),
    ("en-fr", "The law permits no import of ivory.", "La loi interdit l’importation d’ivoire."),
]


@pytest.mark.parametrize(("codes", "first", "right", "wrong"), PUT_FOR_EACH_OTHER)
def test_a_word_put_for_another_of_its_row_is_one_look(codes: str, first: str, right: str, wrong: str) -> None:
    assert looks(codes, (first, right)) == []
    assert len(looks(codes, (first, wrong))) == 1


@pytest.mark.parametrize(("codes", "first", "second"), SAID_OTHERWISE)
def test_what_says_the_same_otherwise_is_no_look(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []


def test_a_word_whose_opposite_stands_in_the_sentence_too_is_no_look() -> None:
    both = (
        "Women and girls walk, men and boys ride.",
        "Les hommes et les garçons montent, les femmes et les filles marchent.",
    )
    assert looks("en-fr", both) == []


def test_every_row_has_two_words_at_least_each_in_more_than_one_language() -> None:
    rows = {name: row for name, row in data_file("concordance/opposites").items() if isinstance(row, dict)}
    assert set(data_file("concordance/opposites")["turned_by_no"]) <= set(rows)
    for row, words in rows.items():
        assert len(words) > 1, row
        assert all(len(set(word) - {"also"}) > 1 for word in words.values()), row
