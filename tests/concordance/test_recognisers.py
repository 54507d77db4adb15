"""No rule of any language ever ends a build: recognisers over generated and real text, and what becomes of one that fails."""

import random
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.catalogue import languages
from hexapla.concordance import recognisers
from hexapla.concordance.compare import compare
from hexapla.concordance.facts import Fact, find_facts, find_in_both
from hexapla.concordance.grammar import Grammar, grammar
from hexapla.concordance.result import Pair
from samples.repository import ROOT

CODES = tuple(language.code for language in languages())
RECOGNISERS = recognisers.RECOGNISERS


def words_of(code: str) -> list[str]:
    """Every word and sign of a language's own data, which is what its rules look for."""
    data = tomllib.loads((ROOT / "hexapla" / "data" / "concordance" / f"{code}.toml").read_text(encoding="utf-8"))
    found: list[str] = []

    def take(value: object) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                found.append(key)
                take(each)
        elif isinstance(value, list):
            for each in value:
                take(each)
        elif isinstance(value, str):
            found.append(value)

    take(data)
    particles = ["و", "ب", "ل", "ال", "بال", "لل", "وال"] if code == "ar" else []
    return [*found, *(p + w for p in particles for w in found if w.isalpha())]


SCRAPS = [
    "1",
    "000",
    "12",
    "1,5",
    "2020",
    "١٥",
    "(",
    ")",
    "%",
    "-",
    "–",
    "/",
    ".",
    ",",
    "’1‘",
    "№ ",
    "US$ ",
    "\u0640",
    "\u0301",
]


def assert_holds(text: str, code: str) -> None:
    for fact in find_facts(text, grammar(code), RECOGNISERS):
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.phrase[0] <= fact.start
        assert fact.end <= fact.phrase[1] <= len(text)


@pytest.mark.parametrize("code", CODES)
def test_no_recogniser_fails_on_sentences_made_of_the_words_that_it_looks_for(code: str) -> None:
    words, choice = words_of(code), random.Random(17)  # noqa: S311
    for _ in range(400):
        glue = choice.choice([" ", "", "-"])
        text = glue.join(choice.choice(words if choice.random() < 0.7 else SCRAPS) for _ in range(choice.randint(1, 9)))
        assert_holds(text, code)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_no_recogniser_fails_on_any_text(code: str, text: str) -> None:
    assert_holds(text, code)


def test_no_recogniser_fails_on_the_corpus(corpus: Path) -> None:
    files = sorted((corpus / "turn2" / "sdg").glob("*.txt")) + sorted((corpus / "udhr").glob("*.txt"))
    assert files
    for path in files:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()][:60]
        for code in CODES:
            assert_holds("\n".join(lines), code)


def test_what_stands_between_two_facts_is_read_once() -> None:
    facts = find_facts("paras. 3 to 5, 12 May 2020, 40 days", grammar("en"), RECOGNISERS)
    assert all(first.end <= second.start for first, second in pairwise(facts))


def broken(text: str, rules: Grammar) -> list[Fact]:
    """Fail on French text alone."""
    if rules.code == "fr":
        raise LookupError(text)
    return []


def test_a_recogniser_that_fails_counts_in_neither_text() -> None:
    grammars = (grammar("en"), grammar("fr"))
    (first, second), failures = find_in_both(("12 days", "12 jours"), grammars, (broken, *RECOGNISERS))
    assert [fact.value for fact in first] == [fact.value for fact in second] == ["12"]
    assert [failure.rule for failure in failures] == ["broken"]
    assert "LookupError" in failures[0].trace


def test_a_rule_that_fails_is_said_and_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognisers, "RECOGNISERS", (broken, *RECOGNISERS))
    recognisers.facts_of.cache_clear()
    pairs = [Pair("para_1", "paragraph", "para_1", ("It met for 12 days.", "Il a siégé 13 jours."))]
    concordance = compare(pairs, ("en", "fr"))
    recognisers.facts_of.cache_clear()
    assert [item.texts for item in concordance.to_look_at] == [("12 days", "13 jours")]
    assert any(line.startswith("broken, where a rule of ours failed") for line in concordance.not_compared)
    assert [failure.rule for failure in concordance.failures] == ["broken"]


@pytest.mark.parametrize(("first", "second"), [*pairwise(CODES), ("en", "ar"), ("en", "ru"), ("fr", "es")])
def test_no_rule_fails_on_pairs_made_of_the_words_that_it_looks_for(first: str, second: str) -> None:
    choice = random.Random(17)  # noqa: S311
    kinds = ("paragraph", "item", "heading", "cell")

    def text(code: str) -> str:
        words = [*words_of(code), *SCRAPS, "Lima", "Marta Lindgren", "Перу", "(", ")"]
        return " ".join(choice.choice(words) for _ in range(choice.randint(0, 14)))

    pairs = [
        Pair(
            f"table_1__row_{n}__col_1", choice.choice(kinds), f"para_{n // 3}", (text(first), text(second)), within="t"
        )
        for n in range(60)
    ]
    assert compare(pairs, (first, second)).failures == ()
