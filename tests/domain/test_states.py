"""States by their three-letter codes: Babel's tables, and what we know better."""

import re
import tomllib
from importlib.resources import files

import pytest
from babel import Locale
from babel.core import get_global

from hexapla.domain.states import english_name, is_state_name, states

STATED = tomllib.loads((files("hexapla") / "data" / "states.toml").read_text(encoding="utf-8"))


def test_the_codes_are_those_that_iso_3166_1_assigns_and_no_others() -> None:
    assert len(states()) == 249
    assert {"PER": "PE", "PSE": "PS", "SSD": "SS", "VAT": "VA"}.items() <= states().items()
    assert not {"BUR", "FXX", "SUN", "YUG", "XKK", "AAA", "ASC", "ZZZ", "EUE", "UNO"} & set(states())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PER", "Peru"),
        ("per", "Peru"),
        ("RUS", "Russian Federation"),
        ("TUR", "Türkiye"),
        ("CIV", "Côte d’Ivoire"),
        ("COD", "Democratic Republic of the Congo"),
        ("KOR", "Republic of Korea"),
        ("PSE", "State of Palestine"),
        ("SUN", "SUN"),
        ("EU", "EU"),
    ],
)
def test_a_code_is_told_by_its_english_name_and_one_of_no_state_by_itself(code: str, name: str) -> None:
    assert english_name(code) == name


def test_every_name_of_ours_is_needed() -> None:
    territories = Locale("en").territories
    same = [code for code, name in STATED["names"].items() if territories[states()[code]] == name]
    assert same == []


def test_every_code_that_we_put_aside_is_one_that_babel_would_take_for_a_state() -> None:
    known = {code for code, successors in get_global("territory_aliases").items() if len(successors) == 1}
    for aside in STATED["not_assigned"].split("|"):
        assert any(re.fullmatch(aside, code) for code in known), aside


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Slovenia", "en", True),
        ("SLOVENIA*", "en", True),
        ("Republic of Korea", "en", True),
        ("Slovénie", "fr", True),
        ("Slovénie", "en", False),
        ("Report on Slovenia", "en", False),
    ],
)
def test_a_line_that_is_the_name_of_a_state_is_told(text: str, language: str, expected: bool) -> None:
    assert is_state_name(text, language) is expected
