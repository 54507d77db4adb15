"""What treaties, resolutions and metadata of indicators write in one way here and in another there: no look, and its slip is one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks, paragraphs

FORMS = [
    ("en-fr", "Each pays fifty (50) per cent within sixty (60) days.", "Chacun verse cinquante (50) pour cent dans un délai de soixante (60) jours.", "Chacun verse cinquante (50) pour mille dans un délai de soixante (60) jours."),
    ("en-fr", "The shares have a value of SDR10,000 each.", "Les parts ont une valeur de DTS 10 000 chacune.", "Les parts ont une valeur de DTS 100 000 chacune."),
    ("en-fr", "See paragraph 1 (b) above.", "Voir le paragraphe 1, b, ci-dessus.", "Voir le paragraphe 1, c, ci-dessus."),
    ("en-ru", "See paragraph 1 (c) of Article 86.", "См. пункт 1с статьи 86.", "См. пункт 1b статьи 86."),
    ("en-ru", "Chapters XII and XIII apply.", "Применяются положения Глав XII и XIII.", "Применяются положения Глав XII и XIV."),
    ("en-ar", "Chapters IX and X apply.", "ينطبق الفصلان التاسع والعاشر.", "ينطبق الفصلان التاسع والثامن."),
    ("en-ar", "There is a fourth stage.", "وهناك مرحلة رابعة.", "وهناك مرحلة خامسة."),
    ("en-ru", "The trials of 2015-16 cost $648 million (in 2013 dollars).", "Испытания 2015-16 гг. стоили 648 миллионов долларов (по курсу 2013 года).", "Испытания 2015-16 гг. стоили 684 миллиона долларов (по курсу 2013 года)."),
    ("en-zh", "Many were struck by the COVID-19 pandemic of 2020.", "许多人在2020年遭受2019冠状病毒病疫情的打击。", "许多人在2021年遭受2019冠状病毒病疫情的打击。"),
    ("en-zh", "See Supplement No. 53A.", "见补编第53 A号。", "见补编第35 A号。"),
    ("en-fr", "Pupils of Grade 2 or 3 learn (a) to read and (b) to count.", "Les élèves de 2e et de 3e année apprennent i) à lire et ii) à compter.", "Les élèves de 2e et de 4e année apprennent i) à lire et ii) à compter."),
    ("en-fr", "Reserves reach five times the capital.", "Les réserves atteignent le quintuple du capital.", "Les réserves atteignent le quadruple du capital."),
    ("en-fr", "Data from 2010 onwards are used.", "Les données des années 2010 et suivantes sont utilisées.", "Les données des années 2011 et suivantes sont utilisées."),
    ("en-fr", "the Southern and Eastern Africa Consortium", "le Consortium d’Afrique australe et orientale", "le Consortium d’Afrique de l’Ouest"),
    ("en-fr", "Such surveys may not be comparable.", "Ces enquêtes peuvent ne pas être comparables.", "Ces enquêtes peuvent être comparables."),
    ("en-fr", "Shares shall not be pledged, and they shall be transferable only to the Bank.", "Les parts ne peuvent être ni données en gage ni cédées, sauf à la Banque.", "Les parts peuvent être données en gage, et cédées seulement à la Banque."),
    ("en-fr", "Signed on the 28th day of May of the year 2003.", "Signé le 28 e jour du mois de mai de l’an 2003.", "Signé le 27 e jour du mois de mai de l’an 2003."),
    ("en-ru", "Directive 96/9/EEC applies.", "Применяется Директива 96/9/ЕЕС.", "Применяется Директива 96/6/ЕЕС."),
    ("en-zh", "the rate of those in care (732 of 1,037, 71%)", "住院者的比率(732/1,037, 71%)", "住院者的比率(723/1,037, 71%)"),
    ("en-ar", "Third, few villages were visited.", "ثالثا، لم تشمل الزيارات سوى قرى قليلة.", "رابعا، لم تشمل الزيارات سوى قرى قليلة."),
    ("en-zh", "The wells were dug in the whole of February 2021.", "这些井是在 2021 年的整个二月挖的。", "这些井是在 2021 年的整个三月挖的。"),
    ("en-ru", "the 2019–20 coronavirus pandemic in Tarma", "пандемия коронавируса 2019–20 в Тарме", "пандемия коронавируса 2018–20 в Тарме"),
    ("en-ar", "the 2019–20 coronavirus pandemic in Tarma", "جائحة فيروس كورونا 2019-20 في تارما", "جائحة فيروس كورونا 2018-20 في تارما"),
    ("en-ru", "It fell by more than a fifth and more than two fifths respectively.", "Он упал более чем на одну пятую и на две пятых, соответственно.", "Он упал более чем на одну третью и на две пятых, соответственно."),
    ("en-es", "the May/June 2020 series", "la serie de mayo y junio de 2020", "la serie de mayo y julio de 2020"),
    ("en-zh", "Signed on June 9, 2025", "2025 年 06 月 09 日签署", "2025 年 07 月 09 日签署"),
    ("en-fr", "Boats, Occasional Series No.1", "Bateaux, Série occasionnelle No.1", "Bateaux, Série occasionnelle No.2"),
    ("en-ru", "Asks Tarma not to close the harbour;", "просит Тарму не закрывать гавань;", "просит Тарму закрывать гавань;"),
    ("en-zh", "Asks Tarma not to close the harbour;", "请塔尔马不要关闭港口；", "请塔尔马关闭港口；"),
    ("fr-es", "Prie Tarma de ne pas fermer le port ;", "Pide a Tarma que no cierre el puerto;", "Pide a Tarma que cierre el puerto;"),
    ("en-fr", "a boat that stands in subparagraph a above", "un bateau visé à l’alinéa a ci-dessus", "un bateau visé à l’alinéa b ci-dessus"),
    ("en-fr", "They row to Georgetown.", "Ils rament jusqu’à Georgetown.", "Ils rament jusqu’à Georgetwon."),
    ("en-fr", "These pensions are payable so long as they are not taxed.", "Ces pensions sont payables tant qu’elles sont exonérées.", "Ces pensions sont payables tant qu’elles sont imposées."),
    ("en-zh", "four lakes of the District of Columbia", "哥伦比亚特区的四个湖泊", "哥伦比亚特区的五个湖泊"),
    ("en-fr", "No member receives its share unless it has settled all claims.", "Aucun membre ne reçoit sa part avant d’avoir réglé toutes ses dettes.", "Aucun membre ne reçoit sa part et règle toutes ses dettes."),
]  # fmt: skip
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


@pytest.mark.parametrize(("codes", "first", "second", "slipped"), FORMS)
def test_a_form_of_its_own_is_no_difference_and_a_slip_in_it_is(
    codes: str, first: str, second: str, slipped: str
) -> None:
    assert looks(codes, (first, second)) == []
    assert looks(codes, (first, slipped)) != []


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
