"""An expression of the office that could take for ever is refused before it is used; what offices write is not."""

from pathlib import Path

import pytest

from hexapla.concordance.expressions import MOST_WAYS, ways
from hexapla.concordance.glossary import load_glossary
from hexapla.errors import ConfigurationError
from samples.repository import ROOT


@pytest.mark.parametrize(
    "expression",
    [
        r"(a+)+$",
        r"(?:a|aa)*b",
        r"(.*)\1",
        r".*.*.*.*x",
        r"(?:a{1,30}){1,30}",
        r"((a?){40})*",
        r"(?:(?:x|xy)+)+",
        r"(?>(a|ab)+)+",
    ],
)
def test_what_could_take_for_ever_is_refused_with_the_name_of_the_file(expression: str) -> None:
    assert ways(expression) > MOST_WAYS
    data = f"[[term]]\nen = '/{expression}/'\nfr = 'x'\n".encode()
    with pytest.raises(ConfigurationError, match=r"glossary\.toml cannot be read: .* never ends"):
        load_glossary(Path("glossary.toml"), ("en", "fr"), data)


@pytest.mark.parametrize(
    "expression", [r"Ombudsm[ae]n", r"onz(e|aine)s?", r"\w+ \w+", r"(?:a|b)+", r"a{999999999}", r"(?<!x)y(?=z)"]
)
def test_what_ends_is_taken(expression: str) -> None:
    assert ways(expression) <= MOST_WAYS


def test_the_glossary_that_we_ship_is_taken() -> None:
    data = (ROOT / "sources" / "glossary.toml").read_bytes()
    for other in ("fr", "es", "ru"):
        assert load_glossary(Path("glossary.toml"), ("en", other), data)
