"""What a document calls by one word throughout and by another in one place: bodies, instruments, names of other scripts."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import Term, load_glossary
from hexapla.concordance.result import Item, Level, Pair
from samples.repository import ROOT


def looks(languages: tuple[str, str], *rows: tuple[str, str], glossary: tuple[Term, ...] = ()) -> list[Item]:
    pairs = [Pair(f"para_{n}", "paragraph", f"para_{n}", texts) for n, texts in enumerate(rows, 1)]
    return list(compare(pairs, languages, glossary).to_look_at)


SESSIONS = [
    ("The Commission met in spring.", "La Commission s’est réunie au printemps."),
    ("The fishers wrote to the Commission.", "Les pêcheurs ont écrit à la Commission."),
]


def test_a_body_called_by_another_word_in_one_place_is_a_look() -> None:
    found = looks(("en", "fr"), *SESSIONS, ("The Commission will meet again.", "Le Comité se réunira de nouveau."))
    assert [(item.kind, item.texts) for item in found] == [("term", ("Commission", "Comité"))]


def test_a_body_that_a_pronoun_stands_for_is_none() -> None:
    assert looks(("en", "fr"), *SESSIONS, ("The Commission will meet again.", "Elle se réunira de nouveau.")) == []


def test_a_language_with_one_word_for_two_bodies_may_use_it() -> None:
    rows = [("The Commission met.", "اجتمعت اللجنة."), ("The Commission wrote.", "كتبت اللجنة.")]
    assert looks(("en", "ar"), *rows, ("The Committee met.", "اجتمعت اللجنة.")) == []


NAMED = [
    ("Boats left Belroche at dawn.", "渔船黎明离开贝尔罗什。"),
    ("Nets were sold in Belroche.", "在贝尔罗什出售渔网。"),
]


@pytest.mark.parametrize("written", ["贝罗尔什", "贝尔罗莎"])
def test_a_chinese_name_with_a_sign_wrong_is_a_look_where_the_document_has_the_right_one(written: str) -> None:
    found = looks(("en", "zh"), *NAMED, ("Prices rose in Belroche.", f"{written}价格上涨。"))
    assert [(item.kind, item.texts) for item in found] == [("name", ("Belroche", written))]
    assert "贝尔罗什" in found[0].rule


def test_a_chinese_name_written_alike_throughout_is_none() -> None:
    assert looks(("en", "zh"), *NAMED, ("Prices rose in Belroche.", "贝尔罗什价格上涨。")) == []


@pytest.mark.parametrize(
    ("name", "written"),
    [("Emma Thompson", "艾玛·汤普森"), ("Lewis Hamilton", "刘易斯·汉密尔顿"), ("Mike Pompeo", "迈克·蓬佩奥")],
)
def test_the_usual_signs_of_a_name_are_no_look(name: str, written: str) -> None:
    assert looks(("en", "zh"), (f"{name} spoke first.", f"{written}首先发言。")) == []


def test_particles_of_arabic_are_told_from_the_beginning_of_a_name() -> None:
    rows = [("We saw Collier there.", "رأينا كولير هناك."), ("We wrote to Collier too.", "كتبنا إلى كولير أيضا.")]
    assert looks(("en", "ar"), *rows, ("They and Collier came.", "جاؤوا هم وكولير.")) == []


def test_the_symbol_of_an_organ_that_nobody_knows_is_compared() -> None:
    found = looks(("en", "ru"), ("See FSF/2025/8/Add.1.", "См. FSF/2025/8/Add.2."))
    assert [item.texts for item in found] == [("FSF/2025/8/Add.1", "FSF/2025/8/Add.2")]
    assert looks(("en", "zh"), ("See FSF/2025/8 and Add.1.", "见FSF/2025/8和Add.1。")) == []


def test_the_number_of_an_indicator_is_one_number() -> None:
    assert looks(("en", "ru"), ("Indicator 10.6.1: votes", "Показатель 10.6.1: голоса")) == []
    assert looks(("en", "ru"), ("Indicator 10.6.1: votes", "Показатель 10.6.2: голоса")) != []


def test_the_order_of_two_languages_makes_no_difference() -> None:
    rows = [*SESSIONS, ("The Commission has 12 members in Lima.", "Le Comité compte 13 membres à Quito, au Pérou.")]
    turned = [(second, first) for first, second in rows]
    glossary = load_glossary(ROOT / "sources" / "glossary.toml", ("en", "fr"), None)
    other = load_glossary(ROOT / "sources" / "glossary.toml", ("fr", "en"), None)
    found, back = looks(("en", "fr"), *rows, glossary=glossary), looks(("fr", "en"), *turned, glossary=other)
    assert [(item.pair, item.texts, item.spans, item.rule) for item in found] == [
        (item.pair, item.texts[::-1], item.spans[::-1], item.rule) for item in back
    ]
    assert all(item.level is Level.LOOK for item in found)
    assert len(found) > 1
