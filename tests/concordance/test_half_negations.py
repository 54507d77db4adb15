"""What is left of a lost no, and words of time and place put for their opposites."""

import pytest

from samples.compared import looks

HALVES = [
    ("en-fr", "The Act does permit such deals.", "La loi ne permet pas de telles opérations."),
    ("en-es", "The State does require a formal request.", "El Estado no exige una petición formal."),
    ("en-ru", "The bank did know the owners.", "Банк не знал владельцев."),
    ("en-ar", "The Act does limit the banks.", "لا يقيد القانون المصارف."),
    ("en-zh", "The Act does limit the banks.", "该法没有限制银行。"),
    (
        "en-fr",
        "only in wells but also, and above all, in springs",
        "non seulement dans les puits mais aussi dans les sources",
    ),
    ("en-fr", "not only in wells but also in springs", "seulement dans les puits mais aussi dans les sources"),
    ("en-es", "not only in wells but also in springs", "están solo en los pozos, sino también en los manantiales"),
    ("en-ru", "not only in wells but also in springs", "только в колодцах, но и в родниках"),
]

WHOLE = [
    ("en-fr", "The Act does permit such deals.", "La loi permet bien de telles opérations."),
    ("en-fr", "What the Act did in May was not read.", "Ce que la loi a fait en mai n’a pas été lu."),
    (
        "en-es",
        "It is not only a set of wells, but also a spring.",
        "No es solo un conjunto de pozos, sino también un manantial.",
    ),
    ("en-zh", "not only wells but also springs", "不仅有水井，而且有泉水"),
]

TURNED = [
    ("en-fr", "the wells described above", "les puits décrits ci-dessous"),
    ("en-es", "the wells described below", "los pozos mencionados arriba"),
    ("en-ru", "the wells described above", "колодцы, указанные ниже"),
    ("en-ar", "the wells described above", "الآبار الموصوفة أدناه"),
    ("en-zh", "the wells described above", "下述水井"),
    ("en-fr", "30 days after the date of the sale", "30 jours avant la date de la vente"),
    ("en-es", "30 days before its entry", "30 días después de su entrada"),
    ("en-ru", "30 days after its adoption", "за 30 дней до принятия"),
    ("en-ar", "30 days after its adoption", "قبل 30 يوما قبل اعتماده"),
    ("en-zh", "30 days after it is signed", "签署之前30天"),
    ("en-fr", "after consultation with the masons", "avant avis des maçons"),
]

ALIKE = [
    ("en-fr", "the wells described above", "les puits susmentionnés"),
    ("en-es", "the wells described below", "los pozos que figuran a continuación"),
    ("en-fr", "30 days after the date of the sale", "à l’issue d’un délai de 30 jours"),
    ("en-ru", "30 days after its adoption", "через 30 дней со дня принятия"),
    ("en-zh", "30 days after it is signed", "签署后30天"),
]


@pytest.mark.parametrize(("codes", "first", "second"), HALVES)
def test_half_of_a_lost_negation_is_a_look(codes: str, first: str, second: str) -> None:
    assert "negation" in [item.kind for item in looks(codes, (first, second))]


@pytest.mark.parametrize(("codes", "first", "second"), TURNED)
def test_a_time_or_place_put_for_its_opposite_is_a_look(codes: str, first: str, second: str) -> None:
    assert "term" in [item.kind for item in looks(codes, (first, second))]


@pytest.mark.parametrize(("codes", "first", "second"), [*WHOLE, *ALIKE])
def test_what_both_say_is_no_look(codes: str, first: str, second: str) -> None:
    assert [(item.rule, item.texts) for item in looks(codes, (first, second))] == []
