"""What stands in brackets: left out, left open, or said in passing."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Level, Pair


def told(codes: str, first: str, second: str, level: Level = Level.LOOK) -> list[str | None]:
    """Return what the items about brackets and numbers of two texts quote of the text that has it."""
    a, b = codes.split("-")
    concordance = compare([Pair("para_1", "paragraph", "para_1", (first, second))], (a, b))
    assert concordance.failures == ()
    return [next(filter(None, item.texts)) for item in concordance.at(level) if item.kind in ("bracket", "number")]


@pytest.mark.parametrize(
    ("codes", "first", "second", "mark"),
    [
        ("en-fr", "An opinion (concurring) of one judge.", "Une opinion (concordante d’un juge.", "("),
        ("en-fr", "An opinion (concurring) of one judge.", "Une opinion concordante) d’un juge.", ")"),
        ("en-es", "The plan (A/70/12) was read.", "Se dio lectura al plan (A/70/12.", "("),
        ("en-ru", "The wells (four) are dry.", "Колодцы (четыре сухие.", "("),
        ("en-ar", "The wells (four) are dry.", "والآبار (أربع جافة.", "("),
        ("en-zh", "The wells (four) are dry.", "水井（四口干涸。", "（"),
        ("en-zh", "The wells (four of them are dry.", "水井(四口)干涸。", "("),
    ],
)
def test_a_bracket_that_one_text_leaves_open_is_a_look(codes: str, first: str, second: str, mark: str) -> None:
    assert told(codes, first, second) == [mark]


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-es", "(a) boats; (b) nets; and (iv) ropes", "a) barcos; b) redes; y iv) cuerdas"),
        ("en-fr", "see rule 12 (c) (the new one).", "voir la règle 12 c) (la nouvelle)."),
        ("en-es", "as said (rule 12 (c), part 3 of the code).", "como se ha dicho (regla 12 c), parte 3 del código)."),
        ("en-fr", "a list (of boats or nets", "une liste (de bateaux ou de filets"),
    ],
)
def test_enumerators_and_brackets_open_in_both_texts_are_no_look(codes: str, first: str, second: str) -> None:
    assert told(codes, first, second) == []


@pytest.mark.parametrize(
    ("codes", "first", "second", "aside"),
    [
        ("en-fr", "An opinion (concurring) of one judge.", "Une opinion d’un juge.", "(concurring)"),
        (
            "en-ru",
            "Ms. Holm (Norway) (by video link): I agree.",
            "Г-жа Хольм (Норвегия): Я согласна.",
            "(by video link)",
        ),
        ("en-zh", "The eastern road (unpaved) and the bridge are closed.", "东部的道路和桥梁已关闭。", "(unpaved)"),
    ],
)
def test_an_aside_without_counterpart_is_style_and_no_look(codes: str, first: str, second: str, aside: str) -> None:
    assert told(codes, first, second) == []
    assert told(codes, first, second, Level.STYLE) == [aside]


def test_a_state_in_an_aside_without_counterpart_is_the_look_and_the_aside_is_not_said_again() -> None:
    first, second = (
        "the coast (Norway, Chile, Chad and Mali) was named",
        "la côte (Norvège, Chili et Tchad) a été citée",
    )
    concordance = compare([Pair("para_1", "paragraph", "para_1", (first, second))], ("en", "fr"))
    assert [item.texts for item in concordance.to_look_at] == [("Mali", None)]
    assert not [item for item in concordance.at(Level.STYLE) if item.kind == "bracket"]


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-fr", "a workshop (see below) for the staff", "un atelier pour le personnel"),
        ("en-fr", "human rights organizations (NGOs) met", "les ONG des droits de l’homme se sont réunies"),
        ("en-fr", "an association of fishers met", "une association (de pêcheurs) s’est réunie"),
        ("en-ru", "the features of the coast (including all capes)", "особенности берега, включая все мысы"),
        ("en-es", "goods (re)introduced in the market", "mercancías introducidas o reintroducidas en el mercado"),
        ("fr-es", "un avis (concordant) d’un juge", "una opinión de un juez"),
    ],
)
def test_what_may_be_said_without_brackets_is_no_look(codes: str, first: str, second: str) -> None:
    assert told(codes, first, second) == []


def test_a_number_in_brackets_that_a_translation_leaves_out_is_a_look_but_for_a_conversion() -> None:
    assert told("en-fr", "a section (30 soldiers) of the force", "une section de la force") == ["30"]
    converted = ("en-fr", "six metres (18 feet) of water", "six mètres d’eau")
    assert told(*converted) == []
    assert told(*converted, Level.STYLE) == ["18 feet"]
    assert told("en-fr", "a section of the force", "une section (30 soldats) de la force") == []
