"""What a document shows to answer what: learnt from itself, said once, and the one place that departs."""

from pathlib import Path

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.result import Concordance, Level, Pair

SUBJECTS = ("roads", "wells", "schools", "bridges", "clinics", "ports")
SUJETS = ("les routes", "les puits", "les écoles", "les ponts", "les dispensaires", "les ports")


def document(rows: list[tuple[str, str]], glossary: Path | None = None) -> Concordance:
    pairs = [Pair(f"para_{n}", "paragraph", f"para_{n}", texts) for n, texts in enumerate(rows, 1)]
    terms = load_glossary(glossary, ("en", "fr"), glossary.read_bytes()) if glossary else ()
    return compare(pairs, ("en", "fr"), terms)


def town(n: int) -> tuple[str, str]:
    return f"The experts spoke of {SUBJECTS[n]} in Oldbridge.", f"Les experts ont parlé, à Vieux-Pont, {SUJETS[n]}."


def office(n: int) -> tuple[str, str]:
    return (
        f"Staff of the Rural Water Office looked after {SUBJECTS[n]} in those days.",
        f"Le personnel du Service hydraulique rural s’occupait alors {SUJETS[n]}.",
    )


def archive(n: int) -> tuple[str, str]:
    return (
        f"Staff of the Land Register Bureau looked after {SUBJECTS[n]} in those days.",
        f"Le personnel de la Conservation foncière s’occupait alors {SUJETS[n]}.",
    )


def test_a_name_that_is_always_answered_by_another_is_said_once_and_asks_for_no_look() -> None:
    found = document([town(n) for n in range(6)])
    assert found.to_look_at == ()
    assert ("Oldbridge", "Vieux-Pont", 6) in [(*pair.terms, pair.count) for pair in found.learnt]


@pytest.mark.parametrize("often", [1, 2])
def test_what_stands_less_than_three_times_silences_nothing(often: int) -> None:
    found = document([town(n) for n in range(often)])
    assert [item.texts for item in found.to_look_at] == [("Oldbridge", "Vieux-Pont")]


def test_no_state_is_ever_learnt_away() -> None:
    rows = [(f"Chile asked for {SUBJECTS[n]}.", f"Le Pérou a demandé {SUJETS[n]}.") for n in range(6)]
    rows.append(("Ghana was heard.", "Le Ghana a été entendu."))
    assert {item.texts for item in document(rows).to_look_at} == {("Chile", "Pérou")}


def test_the_one_place_that_departs_is_a_look() -> None:
    rows = [office(n) for n in range(5)] + [archive(n) for n in range(5)]
    assert document(rows).to_look_at == ()
    rows.append((office(5)[0], archive(5)[1]))
    (item,) = document(rows).to_look_at
    assert (item.kind, item.pair) == ("term", "para_11")
    assert item.texts[0] == "Rural Water Office"
    assert "5 times" in item.rule


def test_what_the_glossary_contradicts_is_not_learnt(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary.toml"
    glossary.write_text('[[term]]\nen = "Oldbridge"\nfr = "Ancienpont"\n', encoding="utf-8")
    found = document([town(n) for n in range(4)], glossary)
    assert not [pair for pair in found.learnt if "Oldbridge" in pair.terms[0]]
    assert "term" in [item.kind for item in found.to_look_at]


def test_what_the_glossary_has_asks_for_no_look_at_its_first_mention(tmp_path: Path) -> None:
    glossary = tmp_path / "glossary.toml"
    glossary.write_text('[[term]]\nen = "Oldbridge"\nfr = "Vieux-Pont"\n', encoding="utf-8")
    assert document([town(0)], glossary).to_look_at == ()


def test_one_sentence_in_two_translations_is_a_matter_of_style() -> None:
    english = "The delegation thanked the experts for their patience."
    rows = [
        (english, "La délégation a remercié les experts de leur patience."),
        (english, "La délégation a su gré aux experts de leur patience."),
    ]
    assert [item.kind for item in document(rows).at(Level.STYLE)] == ["sentence"]


def test_the_same_document_shows_the_same_pairs() -> None:
    rows = [office(n) for n in range(5)] + [town(n) for n in range(5)]
    assert document(rows).learnt == document(rows).learnt


TERMS = {
    "fr": ("Le permis de coupe est accordé par {}.", "Le bail de ferme est accordé par {}."),
    "es": ("El permiso de corta lo concede {}.", "El arriendo rural lo concede {}."),
    "ru": ("Лесорубочный билет выдает {}.", "Арендный договор выдает {}."),
    "ar": ("تمنح رخصة الحصاد من {}.", "يمنح عقد الإيجار من {}."),
    "zh": ("{}发放采伐许可证。", "{}发放租赁合同。"),
}
GIVERS = {
    "en": ("the mayor", "a judge", "two clerks", "the forester", "his widow"),
    "fr": ("le maire", "un juge", "deux commis", "le forestier", "sa veuve"),
    "es": ("el alcalde", "un juez", "dos empleados", "el guarda", "su viuda"),
    "ru": ("мэр", "судья", "писарь", "лесник", "вдова"),
    "ar": ("العمدة", "قاض", "كاتبين", "الحارس", "أرملته"),
    "zh": ("市长", "法官", "书记", "林务员", "寡妇"),
}


@pytest.mark.parametrize("code", TERMS)
def test_a_term_that_is_no_name_and_departs_in_one_place_is_a_look(code: str) -> None:
    english = [f"The harvesting permit is given by {giver}." for giver in GIVERS["en"]]
    usual, other = TERMS[code]
    always = [usual.format(giver) for giver in GIVERS[code]]
    languages = ("en", code)
    pairs = [Pair(f"p{n}", "paragraph", f"p{n}", texts) for n, texts in enumerate(zip(english, always, strict=True))]
    assert compare(pairs, languages).to_look_at == ()
    pairs[-1] = Pair("p4", "paragraph", "p4", (english[-1], other.format(GIVERS[code][-1])))
    (item,) = compare(pairs, languages).to_look_at
    assert (item.kind, item.pair, item.texts) == ("term", "p4", ("harvesting permit", None))
    assert "4 times" in item.rule


@pytest.mark.parametrize(
    "french", ["Il est accordé par sa veuve, ce permis.", "Les permis de coupe sont accordés par sa veuve."]
)
def test_a_term_of_which_a_word_stands_there_does_not_depart(french: str) -> None:
    rows = [
        (f"The harvesting permit is given by {giver}.", TERMS["fr"][0].format(donneur))
        for giver, donneur in zip(GIVERS["en"][:4], GIVERS["fr"][:4], strict=True)
    ]
    assert document([*rows, ("The harvesting permit is given by his widow.", french)]).to_look_at == ()
