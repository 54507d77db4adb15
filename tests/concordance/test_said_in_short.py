"""What one text says in short or in another spelling, seen without understanding: titles, States in names, parts of States."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Level
from samples.compared import looks, paragraphs

IN_FULL = [
    ("en-fr", "It applies the Convention.", "Il applique la Convention contre la torture.", "Convention contre la"),
    ("en-es", "It applies the Convention.", "Aplica la Convención sobre los Derechos del Niño.", "Convención sobre"),
    ("en-ru", "It applies the Convention.", "Он применяет Конвенцию против пыток.", "Конвенцию против"),
    ("en-ar", "It applies the Convention.", "ويطبق اتفاقية مناهضة التعذيب.", "اتفاقية مناهضة"),
    ("en-zh", "It applies the Convention.", "它适用《儿童权利公约》。", "《儿童权利公约》"),
]


def styled(codes: str, *texts: tuple[str, str]) -> list[tuple[str, str | None, str | None]]:
    first, second = codes.split("-")
    concordance = compare(paragraphs(*texts), (first, second))
    assert concordance.failures == ()
    return [(item.kind, *item.texts) for item in concordance.at(Level.STYLE)]


@pytest.mark.parametrize(("codes", "short", "full", "title"), IN_FULL)
def test_a_title_in_full_beside_one_in_short_is_style(codes: str, short: str, full: str, title: str) -> None:
    assert ("instrument", "the Convention", title) in styled(codes, (short, full))
    assert looks(codes, (short, full)) == []


def test_two_titles_in_full_and_two_in_short_are_no_style() -> None:
    assert (
        styled(
            "en-fr", ("the Convention on the Law of the Sea", "la Convention des Nations Unies sur le droit de la mer")
        )
        == []
    )
    assert styled("en-fr", ("It applies the Convention.", "Il applique la Convention.")) == []


def test_a_state_that_a_name_loses_is_style_and_a_government_that_does_not_say_its_own_is_none() -> None:
    left_out = ("The Zambian National Guard came.", "La garde est venue.")
    assert ("name", "Zambian National Guard", None) in styled("en-fr", left_out)
    assert styled("en-fr", ("The Zambian National Guard came.", "La garde nationale zambienne est venue.")) == []
    assert not any(
        own == "Government of Chile" for _, own, _ in styled("en-fr", ("The Government of Chile came.", "Il vint."))
    )


def test_a_name_that_one_text_spells_in_two_ways_is_style() -> None:
    one = ("Coordinadora Nacional de Pesca", "la Coordinatrice nationale de la pêche")
    other = ("Coordinadora Nacional de Pesca", "la Coordonnatrice nationale de la pêche")
    assert styled("en-fr", one, other) == [("name", None, "Coordonnatrice")]
    assert styled("en-fr", one, one) == []


def test_northern_and_southern_are_two_names() -> None:
    both = (
        ("the Northern Office of the Fund", "le bureau Nord du Fonds"),
        ("the Southern Office of the Fund", "le bureau Sud du Fonds"),
    )
    assert not any(kind == "name" for kind, *_ in styled("en-fr", *both))


def test_an_explained_name_with_a_state_in_it_is_an_aside_and_a_state_alone_is_none() -> None:
    explained = ("the Fondo del Mar del Perú (Sea and Coast Fund of Peru)", "le « Fondo del Mar del Perú »")
    assert "bracket" in [kind for kind, *_ in styled("en-fr", explained)]
    assert styled("en-fr", ("the harbour (Lima, Peru)", "le port de Lima au Pérou")) == []


def test_departments_put_for_regions_are_a_look_where_they_are_named() -> None:
    assert [item.kind for item in looks("en-fr", ("in Puno Department", "dans la région de Puno"))] == ["term"]
    assert looks("en-fr", ("The Department of Health of the region", "Le service de santé de la région")) == []


def test_a_deputy_whose_ministry_is_named_is_style() -> None:
    texts = ("under the Office of the Deputy Minister for Fisheries", "auprès du Vice-Ministère de la pêche")
    assert styled("en-fr", texts) == [("term", "Deputy Minister", None)]


def test_what_is_said_in_one_text_alone_is_kept_before_how_figures_are_written() -> None:
    numbers = [
        (f"{word} boats left.", f"{n} bateaux sont partis.") for n, word in ((21, "Twenty-one"), (22, "Twenty-two"))
    ]
    figures = [("It took 16 hours.", "Cela a duré seize heures."), *numbers, ("It had eight keys.", "Il avait 8 clés.")]
    assert ("instrument", "the Convention", "Convention contre la") in styled("en-fr", *figures, IN_FULL[0][1:3])
