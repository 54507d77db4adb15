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


PERMITS = {
    "en": (
        "The mayor signs the {}.",
        "A judge may withdraw the {}.",
        "Nobody sells a {}.",
        "Every {} costs two crowns.",
        "A {} lasts one winter.",
    ),
    "fr": (
        "Le maire signe le {}.",
        "Un juge peut retirer le {}.",
        "Personne ne vend de {}.",
        "Chaque {} coûte deux couronnes.",
        "Un {} dure un hiver.",
    ),
    "es": (
        "El alcalde firma el {}.",
        "Un juez puede retirar el {}.",
        "Nadie vende un {}.",
        "Cada {} cuesta dos coronas.",
        "Un {} dura un invierno.",
    ),
    "ru": (
        "Мэр подписывает {}.",
        "Судья может отозвать {}.",
        "Никто не продает {}.",
        "Каждый {} стоит две кроны.",
        "Каждый {} действует одну зиму.",
    ),
    "ar": (
        "يوقع العمدة {}.",
        "للقاضي أن يسحب {}.",
        "لا أحد يبيع {}.",
        "تكلف {} كرونتين.",
        "تدوم {} شتاء واحدا.",
    ),
    "zh": ("市长签署{}。", "法官可撤回{}。", "无人出售{}。", "每份{}收费两克朗。", "{}有效期为一个冬季。"),
}
TERMS = {
    "fr": ("permis de coupe", "bail de ferme"),
    "es": ("permiso de corta", "contrato rural"),
    "ru": ("лесорубочный билет", "арендный договор"),
    "ar": ("رخصة الحصاد", "عقد الإيجار"),
    "zh": ("采伐许可证", "租赁合同"),
}


def permits(code: str, terms: list[str]) -> list[str]:
    return [sentence.format(term) for sentence, term in zip(PERMITS[code], terms, strict=True)]


def departing(code: str, terms: list[str]) -> Concordance:
    texts = zip(permits("en", ["harvesting permit"] * 5), permits(code, terms), strict=True)
    return compare([Pair(f"p{n}", "paragraph", f"p{n}", both) for n, both in enumerate(texts)], ("en", code))


@pytest.mark.parametrize("code", TERMS)
def test_a_term_that_is_no_name_and_departs_in_one_place_is_a_look(code: str) -> None:
    usual, other = TERMS[code]
    assert departing(code, [usual] * 5).to_look_at == ()
    (item,) = departing(code, [usual] * 4 + [other]).to_look_at
    assert (item.kind, item.pair, item.texts) == ("term", "p4", ("harvesting permit", None))
    assert "4 times" in item.rule


RENAMED = {
    "fr": ("gilet de sauvetage", "canot de sauvetage", "gilet"),
    "es": ("chaleco salvavidas", "bote salvavidas", "chaleco"),
    "ru": ("спасательный жилет", "спасательный плот", "жилет"),
    "ar": ("سترة النجاة", "قارب النجاة", "سترة"),
    "zh": ("救生衣", "救生艇", "橙色救生衣"),
}


@pytest.mark.parametrize("code", RENAMED)
def test_a_term_whose_head_is_another_in_one_place_is_a_look_and_one_in_short_is_none(code: str) -> None:
    """The English has "harvesting permit" throughout; what it is called elsewhere does not matter here."""
    usual, other, short = RENAMED[code]
    assert departing(code, [usual] * 5).to_look_at == ()
    assert departing(code, [usual] * 4 + [short]).to_look_at == ()
    (item,) = departing(code, [usual] * 4 + [other]).to_look_at
    assert (item.kind, item.pair) == ("term", "p4")


@pytest.mark.parametrize("here", ["permis", "autre permis", "permis aux coupes"])
def test_a_term_of_which_a_word_stands_there_does_not_depart(here: str) -> None:
    assert departing("fr", ["permis de coupe"] * 4 + [here]).to_look_at == ()


def test_a_term_that_is_answered_in_several_ways_does_not_depart() -> None:
    ways = ["permis de coupe", "permis de coupe", "permis de coupe", "bail de ferme", "titre de location"]
    assert departing("fr", ways).to_look_at == ()


def test_a_term_that_one_word_answers_is_a_look_where_it_is_two_words() -> None:
    (item,) = departing("fr", ["laissez-coupe"] * 4 + ["bail"]).to_look_at
    assert item.texts == ("harvesting permit", None)


def test_a_name_that_is_said_in_short_departs_from_nothing() -> None:
    """The Register of Lost Boats, as "le registre": none of its words is put for another."""
    sentences = zip(PERMITS["en"], PERMITS["fr"], strict=True)
    rows = [
        (one.format("Register of Lost Boats"), other.format("registre des bateaux perdus")) for one, other in sentences
    ]
    others = [("Lost Boats were seen at {}.", "Des bateaux perdus ont été vus à {}.")]
    rows += [(english.format(place), french.format(place)) for english, french in others for place in ("Roa", "Lod")]
    assert document(rows).to_look_at == ()
    rows.append(("A baker reads the Register of Lost Boats.", "Un boulanger lit le registre."))
    assert document(rows).to_look_at == ()
    rows[-1] = ("A baker reads the Register of Lost Boats.", "Un boulanger lit le journal.")
    assert [item.kind for item in document(rows).to_look_at] == ["term"]
