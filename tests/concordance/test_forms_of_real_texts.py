"""What treaties, resolutions and metadata of indicators write in one way here and in another there: no look, and its slip is one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks, paragraphs

SAME = [
    ("en-fr", "There are several hundred wells.", "Il y a plusieurs centaines de puits."),
    ("en-es", "There are several hundred wells.", "Hay varios cientos de pozos."),
    ("en-ru", "There are several hundred wells.", "Имеется несколько сотен колодцев."),
    ("en-zh", "There are several hundred wells.", "有数百口井。"),
    ("en-ar", "for the new coronavirus disease 2019 (COVID-19)", "لمرض فيروس كورونا المستجد 2019 (كوفيد-19)"),
    ("en-fr", "Their effects are indistinguishable from rain.", "Leurs effets ne peuvent pas être distingués de la pluie."),
    ("en-ru", "They sell nonlife insurance to farmers.", "Они продают фермерам виды страхования, кроме страхования жизни."),
    ("en-ar", "so that the well is not closed", "لكيلا يغلق البئر"),
    ("en-zh", "We are not responsible for inaccuracies.", "对错误概不负责。"),
    ("en-zh", "subdivision (c)(1)(ii) of the clause", "条款第 (c)(1)(ii) 小节"),
    ("fr-es", "Le Directeur des Produits présente des Exemples.", "El Director de Productos presenta Ejemplos."),
    ("en-ru", "Tarn A. On Under-Five Growth in Hill Towns. Annals. 2014; 8(4): 2122.", "Tarn A. On Under-Five Growth in Hill Towns. Annals. 2014; 8(4): 2122."),
    ("en-ru", "the goals of Agenda 2030’s partners", "цели партнеров Повестки дня на 2030 год"),
    ("en-fr", "WHATEVER THE THEORY (CONTRACT, TORT, OR OTHERWISE) OF THE CLAIM", "QUELLE QUE SOIT LA THÉORIE (CONTRAT, TORT OU AUTRE) DE LA DEMANDE"),
    ("en-fr", "See http://tarma.example/wells-2015-2016/ for more.", "Voir http ://tarma.example/wells-2015-2016/ à ce sujet."),
    ("en-ru", "TARMASTAT (2013). Wide material flow accounts of the hills and valleys. Compilation guide 2013.", "TARMASTAT (2013). Wide material flow accounts of the hills and valleys. Compilation guide 2013."),
    ("en-fr", "SPLt,n,s, = SPt,n,s / Pt,n", "SPLt,n,s, = SPt,n,s / Pt,n"),
    ("en-fr", "for the purposes of this subparagraph a boat is a ship", "aux fins du présent alinéa, un bateau est un navire"),
    ("en-ru", "Such rules may not have any effect at all.", "Такие правила могут быть вовсе бесполезными."),
    ("en-zh", "The CoV disease 2019 (COVID-19) epidemic", "2019 冠状病毒疾病 (COVID-19) 的疫情"),
    ("en-ru", "Boats are counted by harbours, ports and towns of the sea. Sources of the nets include the IEA, USGS, FAO and ITU data.", "Лодки учитываются гаванями, портами и приморскими городами. Источники сведений о сетях включают данные Международного энергетического агентства, Геологической службы Соединенных Штатов, Продовольственной и сельскохозяйственной организации и Международного союза электросвязи."),
    ("en-zh", "wells-and-roads@tarma.example", "wells-and-roads@tarma.example"),
    ("en-fr", "Proclaims the period 2028–2037 the Decade of the Sea", "Proclame la période 2028-2037 Décennie de la mer"),
    ("en-fr", "The stock is ten thousand million (10,000,000,000) shares.", "Le capital est de dix (10) milliards de parts."),
    ("en-ru", "2000 - current", "2000 г. - настоящее время"),
    ("en-es", "between 3 p.m. and 6 a.m.", "entre las 3:00 p. m. y las 6:00 a. m."),
    ("en-fr", "DONE this 29th day of April 1993", "FAIT le 29 avril 1993"),
    ("en-zh", "the Republic of China and France", "中华民国和法兰西"),
    ("en-fr", "A room of 14 sq.m. or more", "Une salle de 14 m2 ou plus"),
    ("en-zh", "the inalienable rights of the people", "人民不可剥夺的权利"),
    ("en-zh", "the prison of the Gaza Strip and East Jerusalem", "加沙地带的监狱和东耶路撒冷"),
    ("en-ru", "Time series: Disaggregation: by sex", "Временные ряды: Дезагрегация: по полу"),
    ("en-ar", "Two trials (China, Canada) with the patients who came", "تجربتان (الصين، كندا) مع المرضى الذين جاؤوا"),
    ("en-fr", "See https://example.org/en/2015/10/25114 for more.", "Pour plus d’informations, voir https://example.org/fr/360021.html."),
    ("en-ru", "https://example.org/data/reports.aspx?source=2&series=BX", "https://example.org/data/reports.aspx?source=2&series=BX"),
    ("en-ru", "1.2, 1.4, 3.c, 4.5, 5.b, 7.a, 16.a", "1.2, 1.4, 3.c, 4.5, 5.b, 7.a, 16.a"),
    ("fr-es", "l’infection à SARS-COV-2", "la infección por SARS-CoV-2"),
    ("en-es", "the SOLIDARITY trial", "el ensayo SOLIDARIDAD"),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "first", "second"), SAME)
def test_what_only_looks_like_a_difference_asks_for_nothing(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []


def test_a_long_document_must_answer_a_term_more_often_before_a_place_without_the_answer_is_a_look() -> None:
    def document(length: int) -> list[Pair]:
        said = ("The harvesting permit is kept.", "Le permis de coupe est conservé.")
        lone = ("The harvesting permit has run out.", "Le bail a pris fin.")
        rest = [(f"Colour {n} {word} stays.", f"Teinte {n} {word} demeure.") for n, word in enumerate("ab" * length)]
        return paragraphs(*[said] * 3, lone, *rest)

    kinds = [[item.kind for item in compare(document(length), ("en", "fr")).to_look_at] for length in (2, 60)]
    assert kinds == [["term"], []]


def test_a_case_of_a_word_is_its_answer() -> None:
    said = [("They keep international peace.", "Они хранят дело международного мира.")] * 4
    pairs = [*said, ("It threatens international peace.", "Это угрожает международному миру.")]
    assert looks("en-ru", *pairs) == []


def test_a_name_that_the_other_text_takes_over_or_writes_in_its_first_letters_answers_the_term() -> None:
    said = [("The Hill Register is kept.", "Le Cahier Vert est conservé.")] * 3

    def kinds(answer: str) -> list[str]:
        lone = ("The Hill Register has run out.", answer)
        return [item.kind for item in compare(paragraphs(*said, lone), ("en", "fr")).to_look_at]

    assert "term" in kinds("Le bail a pris fin.")
    assert "term" not in kinds("Le CV a pris fin.")
    assert "term" not in kinds("Le Hill Register a pris fin.")


def lines(*texts: tuple[str | None, str | None]) -> list[Pair]:
    return [
        Pair(f"dvs_1__al_{n}", "alinea", "dvs_1", pair, "both" if all(pair) else "en-only")
        for n, pair in enumerate(texts, 1)
    ]


DONE = "DONE at Tarma on 4 May 2019.", "FAIT à Tarma le 4 mai 2019."
TEXTS = "The texts in both languages are equally true.", "Les textes dans les deux langues font également foi."


def test_a_line_that_the_other_language_has_as_two_is_not_missing() -> None:
    whole = f"{DONE[0]} {TEXTS[0]}"
    assert not compare(lines((None, DONE[1]), (whole, TEXTS[1])), ("en", "fr")).to_look_at
    assert not compare(lines((whole, None), (None, DONE[1]), (None, TEXTS[1])), ("en", "fr")).to_look_at
    in_words = "FAIT à Tarma le quatre mai deux mille dix-neuf."
    assert not compare(lines((None, in_words), (whole, TEXTS[1])), ("en", "fr")).to_look_at


def test_a_line_that_is_missing_is_not_taken_for_the_half_of_another() -> None:
    lacking = compare(lines((DONE[0], None), TEXTS), ("en", "fr")).to_look_at
    assert [item.rule for item in lacking] == ["a paragraph only in the English text"]
    other = compare(lines((f"{DONE[0]} {TEXTS[0]}", TEXTS[1]), (None, "FAIT à Tarma le 5 mai 2019.")), ("en", "fr"))
    assert other.to_look_at
