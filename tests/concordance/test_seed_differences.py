"""What a reader of the seed's two texts would want an officer to know: nearly all that needs no understanding is reported."""

import tomllib
from pathlib import Path

from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.pairs import pairs_of
from hexapla.present.presentation import Presentation

ROOT = Path(__file__).parents[2]
DIFFERENCES = tomllib.loads((ROOT / "benchmarks" / "data" / "seed.toml").read_text(encoding="utf-8"))["difference"]
GLOSSARY = ROOT / "sources" / "glossary.toml"


def test_the_report_on_the_seed_has_what_a_reader_of_both_texts_found(presentations: dict[str, Presentation]) -> None:
    glossary = load_glossary(GLOSSARY, ("en", "fr"), GLOSSARY.read_bytes())
    found = compare(pairs_of(presentations["en-fr"]), ("en", "fr"), glossary).items
    reported = {
        (unit, item.kind, item.level.value)
        for item in found
        for unit in (item.pair, *(place.pair for place in item.places))
    }
    expected = {(each["unit"], each["kind"], each["said"]) for each in DIFFERENCES if each["said"] in ("look", "style")}
    assert expected <= reported
    looks = {(unit, kind) for unit, kind, level in reported if level == "look"}
    known = {(each["unit"], each["kind"]) for each in DIFFERENCES if each["said"] == "look"}
    names = {(unit, kind) for unit, kind in looks if kind == "name"}  # one item, with its places
    assert looks - known <= names
