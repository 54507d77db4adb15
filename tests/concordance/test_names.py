"""Names that are nearly one are a look, however rare; what languages do to names is none."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Pair


def looks(english: str, french: str, languages: tuple[str, str] = ("en", "fr")) -> list[Item]:
    pairs = [Pair("para_1", "paragraph", "para_1", (english, french))]
    return [item for item in compare(pairs, languages).to_look_at if item.kind == "name"]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("He lives in Montevideo now.", "Il vit désormais à Montevidoe."),
        ("He lives in Montevideo now.", "Il vit désormais à Montevdeo."),
        ("He lives in Montevideo now.", "Il vit désormais à Montevideeo."),
        ("Ms. Whitfield took the chair.", "Mme Whitfeild prend la présidence."),
        ("Mr. Brandt thanked her.", "M. Brandi la remercie."),
        ("the region of Huancavelica", "la région de Huancavalica"),
    ],
)
def test_a_letter_or_two_make_a_look(english: str, french: str) -> None:
    (item,) = looks(english, french)
    assert "nearly one" in item.rule


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("in Kamchatka and Dubna", "au Kamtchatka et à Doubna"),
        ("Mr. Gorshkov spoke", "M. Gorchkov a parlé"),
        ("in Calabria and Umbria", "en Calabre et en Ombrie"),
        ("the Depositary and the Observer", "le Dépositaire et l’Observateur"),
        ("the Ministers of the Governments", "les Ministres des Gouvernements"),
        ("Statutes and Treaties of the League", "les Statuts et Traités de la Ligue"),
        ("experts from Geneva, Cairo and Prague", "des experts de Genève, du Caire et de Prague"),
        ("Mr. J. Whitfield", "M. J. Whitfield"),
    ],
)
def test_what_languages_do_to_names_is_no_look(english: str, french: str) -> None:
    assert looks(english, french) == []


def test_transliterations_make_no_noise() -> None:
    assert looks("Mr. Ivanov of Novgorod", "Г-н Иванов из Новгорода", ("en", "ru")) == []
    assert looks("Mr. Haddad of Tyre", "السيد حداد من صور", ("en", "ar")) == []


def test_two_names_that_have_nothing_in_common_are_one_look() -> None:
    (item,) = looks("It opened in Trondheim.", "Il a ouvert à Lisbonne.")
    assert item.rule == "the name differs"
    assert item.texts == ("Trondheim", "Lisbonne")
