"""Names that are nearly one are a look, however rare; what languages do to names is none."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Level, Pair


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


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("the European Union and its Judiciary", "la Unión Europea y su Poder Judicial"),
        ("under the Application for Aviation", "en la Aplicación para la Aviación"),
        ("the Internal Mechanism", "el Mecanismo Interno"),
        ("the State of Kenya", "el Estado de Kenya"),
    ],
)
def test_words_that_languages_share_with_an_ending_of_their_own_are_no_look(english: str, spanish: str) -> None:
    assert looks(english, spanish, ("en", "es")) == []


def test_the_rest_of_a_name_tells_that_it_is_one() -> None:
    assert looks("It saw the Nordica of old.", "Elle a vu la Nordique d’antan.") == []
    (item,) = looks("Elena Nordica thanked them.", "Elena Nordico les remercie.")
    assert item.texts == ("Nordica", "Nordico")


@pytest.mark.parametrize(
    ("language", "right", "wrong", "word"),
    [
        ("fr", "Elle est allée au Guatemala.", "Elle est allée au Guatmeala.", "Guatmeala"),
        ("es", "Viajó a Guatemala.", "Viajó a Guatemela.", "Guatemela"),
        ("ru", "Она побывала в Гватемале.", "Она побывала в Гватмале.", "Гватмале"),
        ("ar", "وسافرت إلى غواتيمالا.", "وسافرت إلى غواتميالا.", "غواتميالا"),
        ("zh", "她去了危地马拉。", "她去了危地马啦。", "危地马啦"),
    ],
)
def test_a_state_that_is_nearly_named_is_a_look_in_every_language(
    language: str, right: str, wrong: str, word: str
) -> None:
    english = "She went to Guatemala."
    assert looks(english, right, ("en", language)) == []
    (item,) = looks(english, wrong, ("en", language))
    assert item.texts == ("Guatemala", word)


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ru", "Доклад представила Марта Линдгрен.", "Доклад представила Марта Линдгред."),
        ("ru", "Он встретился с Пабло Эчеверрией.", "Он встретился с Пабло Эчеверлией."),
        ("ar", "قدمت مارتا ليندغرين التقرير.", "قدمت مارتا ليندرغن التقرير."),
        ("zh", "报告由玛尔塔·林德格伦提交。", "报告由玛尔塔·林德格山提交。"),
    ],
)
def test_a_person_whom_another_script_writes_with_a_wrong_consonant_is_a_look(
    language: str, right: str, wrong: str
) -> None:
    english = "The report was presented by Marta Lindgren to Pablo Echeverria."
    assert looks(english, right, ("en", language)) == []
    (item,) = looks(english, wrong, ("en", language))
    assert "not quite" in item.rule


def test_a_name_with_an_accent_here_and_without_it_there_is_style() -> None:
    pairs = [
        Pair("para_1", "paragraph", "para_1", ("They met in Arequita.", "Ils se sont réunis à Árequita.")),
        Pair("para_2", "paragraph", "para_2", ("In Arequita it rained.", "À Arequita, il a plu.")),
        Pair("para_3", "paragraph", "para_3", ("Few left Arequita.", "Peu ont quitté Arequita.")),
    ]
    concordance = compare(pairs, ("en", "fr"))
    (item,) = [item for item in concordance.at(Level.STYLE) if item.kind == "name"]
    assert (item.pair, item.texts[1]) == ("para_1", "Árequita")
    assert concordance.to_look_at == ()


def test_a_sign_that_no_name_is_written_with_is_a_look() -> None:
    (item,) = looks("It was chaired by Tomas Etxeberri.", "会议由托马斯·埃切姓里主持。", ("en", "zh"))
    assert item.texts == ("Etxeberri", "埃切姓里")


def test_a_name_that_the_document_writes_otherwise_elsewhere_is_a_look() -> None:
    english = "A team went to Kassala."
    texts = ["وسافر فريق إلى كسلا.", "وسافر فريق إلى كسلا.", "وسافر فريق إلى كيسلا."]
    pairs = [Pair(f"para_{n}", "paragraph", f"para_{n}", (english, text)) for n, text in enumerate(texts)]
    (item,) = compare(pairs, ("en", "ar")).to_look_at
    assert (item.pair, item.texts) == ("para_2", ("Kassala", "كيسلا"))
    assert "elsewhere" in item.rule


def test_a_place_with_a_wrong_letter_is_a_look_in_russian() -> None:
    english = "She lived in Nairobi."
    assert looks(english, "Она жила в Найроби.", ("en", "ru")) == []
    (item,) = looks(english, "Она жила в Найроди.", ("en", "ru"))
    assert item.texts == ("Nairobi", "Найроди")
