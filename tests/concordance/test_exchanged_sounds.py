"""Names of which another script exchanges letters, and what else the same reading of letters shows."""

import pytest

from hexapla.concordance.exchanged_sounds import are_exchanged
from samples.compared import looks


@pytest.mark.parametrize(
    ("code", "name", "right", "wrong"),
    [
        ("ru", "Bambari", "Бамбари", "Бабмари"),
        ("ru", "Kismaayo", "Кисмайо", "Ксимайо"),
        ("ru", "Bosaso", "Босасо", "Басосо"),
        ("ar", "Kisangani", "كيسانغاني", "كيسناغاني"),
        ("ar", "Bukavu", "وبوكافو", "وبكوافو"),
    ],
)
def test_two_letters_of_a_name_that_are_exchanged_are_known_in_another_script(
    code: str, name: str, right: str, wrong: str
) -> None:
    assert not are_exchanged(name, right, code)
    assert are_exchanged(name, wrong, code)


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        ("en-ru", "The Bambari office is closed.", "Отделение в Бамбари закрыто.", "Отделение в Бабмари закрыто."),
        ("en-ru", "Irina PETROSYAN (Chair)", "Ирина ПЕТРОСЯН (Председатель)", "Ирина ПЕРТОСЯН (Председатель)"),
        ("en-zh", "Roads to Lubumbashi are open.", "通往卢本巴希的道路已经开放。", "通往卢巴本希的道路已经开放。"),
        ("en-fr", "Moussa DIARRASSO (Mali), nurse", "Moussa DIARRASSO (Mali), infirmier", "Moussa DIASSARRO (Mali), infirmier"),
        ("en-fr", "A plate of 30 square centimetres.", "Une plaque de 30 centimètres carrés.", "Une plaque de 30 mètres carrés."),
        ("en-ar", "A gap of 15 millimetres.", "فجوة عرضها 15 مليمتراً.", "فجوة عرضها 15 سنتيمتراً."),
        ("fr-es", "Numéro de passeport : OP0418826.", "Número de pasaporte: OP0418826.", "Número de pasaporte: OP0418862."),
        ("en-fr", "The boat reached Maiduguri.", "Le bateau a atteint Maiduguri.", "Le bateau a atteint Maidugrui."),
        ("en-es", "The clerk shall not refuse the request.", "El secretario no rechazará la solicitud.", "El secretario rechazará la solicitud."),
        ("en-fr", "Patients are examined without their consent.", "Les patients sont examinés sans leur accord.", "Les patients sont examinés avec leur accord."),
    ],
)  # fmt: skip
def test_a_slip_is_a_look_and_the_right_text_is_none(codes: str, first: str, right: str, wrong: str) -> None:
    assert looks(codes, (first, right)) == []
    assert looks(codes, (first, wrong)) != []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-ru", "Replies from three quarters of them came.", "Ответы поступили по трем четвертям из них."),
        ("en-fr", "It lies in West Africa.", "Il se trouve en Afrique de l’Ouest."),
        ("en-ar", "They come from West Africa.", "يأتون من غرب أفريقيا."),
        ("en-zh", "Mr. Olivier De Schutter spoke.", "奥利维耶·德舒特先生发了言。"),
        ("fr-es", "Le port de Djedda", "El puerto de Yeda"),
    ],
)
def test_what_usage_made_of_names_and_fractions_is_no_look(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []
