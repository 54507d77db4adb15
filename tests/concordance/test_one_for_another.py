"""A State, region, organ, unit, currency, period or name put for another is a look; what only looks so is none."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks

EXCHANGED = [
    ("en-fr", "a Kenyan engineer drew the map", "un ingénieur kényan a dressé la carte", "un ingénieur malien a dressé la carte"),
    ("en-fr", "the Government of Austria paid", "le Gouvernement autrichien a payé", "le Gouvernement australien a payé"),
    ("en-es", "a Peruvian judge was chosen", "se eligió a un juez peruano", "se eligió a un juez paraguayo"),
    ("fr-es", "deux médecins gabonais", "dos médicos gaboneses", "dos médicos cameruneses"),
    ("fr-es", "un Mauricien et un Togolais", "un mauriciano y un togolés", "un mauritano y un togolés"),
    ("en-ru", "a Finnish ship was seen", "был замечен финский корабль", "был замечен датский корабль"),
    ("en-zh", "a Swiss physician wrote it", "由一名瑞士医生撰写", "由一名瑞典医生撰写"),
    ("en-fr", "the lakes of East Africa", "les lacs d’Afrique de l’Est", "les lacs d’Afrique de l’Ouest"),
    ("en-ar", "the deserts of Central Asia", "صحاري آسيا الوسطى", "صحاري جنوب آسيا"),
    ("en-zh", "the rivers of South America", "南美洲的河流", "中美洲的河流"),
    ("en-es", "a loan of the World Bank", "un préstamo del Banco Mundial", "un préstamo del Fondo Monetario Internacional"),
    ("en-ru", "the World Customs Organization met", "заседала Всемирная таможенная организация", "заседала Всемирная торговая организация"),
    ("en-fr", "some 70 acres were sown", "quelque 70 acres ont été semées", "quelque 70 hectares ont été semés"),
    ("en-ar", "a wall of 9 feet", "جدار ارتفاعه 9 أقدام", "جدار ارتفاعه 9 أمتار"),
    ("fr-es", "il a reçu 8 quintaux", "recibió 8 quintales", "recibió 8 toneladas"),
    ("en-fr", "it cost 30 million Kenya shillings", "il a coûté 30 millions de shillings kényans", "il a coûté 30 millions de shillings ougandais"),
    ("en-es", "a fine of 5 million CFA francs", "una multa de 5 millones de francos CFA", "una multa de 5 millones de francos congoleños"),
    ("en-ru", "he was paid 600 rand", "ему заплатили 600 рандов", "ему заплатили 600 рублей"),
    ("en-ru", "the yield per hectare fell", "урожай с гектара упал", "урожай с акра упал"),
    ("en-es", "dust per cubic metre of air", "polvo por metro cúbico de aire", "polvo por metro cuadrado de aire"),
    ("en-fr", "their monthly wage", "leur salaire mensuel", "leur salaire annuel"),
    ("en-ru", "Double the number of wells", "удвоить число колодцев", "утроить число колодцев"),
    ("en-fr", "the road south of Vareno was cut", "la route au sud de Vareno a été coupée", "la route au sud de Varena a été coupée"),
    ("en-es", "the boats were taken to Tolan, and sold", "las barcas se llevaron a Tolan, y se vendieron", "las barcas se llevaron a Tolna, y se vendieron"),
    ("en-fr", "a fine of 4 million guaraníes", "une amende de 4 millions de guaranis", "une amende de 4 millions de pesos"),
    ("en-es", "half a million dollars was lent", "se prestó medio millón de dólares", "se prestó medio millón de pesos"),
    ("en-es", "a fee of 700 yen", "una tasa de 700 yenes", "una tasa de 700 wones"),
    ("en-ar", "stated in Danish kroner", "محررة بالكرونات الدانمركية", "محررة بالكرونات السويدية"),
    ("en-ar", "they weigh two kilograms", "وزنها كيلوغرامان", "وزنها طنان"),
    ("en-ar", "at 8 degrees Celsius", "عند 8 درجات مئوية", "عند 8 درجات فهرنهايت"),
    ("en-ar", "at 6 degrees Celsius", "عند 6 درجات مئوية", "عند 6 أمتار"),
    ("en-es", "they use 400 kilowatt-hours", "consumen 400 kilovatios-hora", "consumen 400 kilovatios"),
    ("en-ru", "a tank of 90 litres", "бак на 90 литров", "бак на 90 галлонов"),
    ("en-fr", "a field of 40 hectares", "un champ de 40 hectares", "un champ de 40 ares"),
    ("en-zh", "the list is revised twice a year", "名单每年修订两次", "名单每年修订四次"),
    ("en-zh", "in the second half of May", "在5月下半月", "在5月上半月"),
    ("en-ru", "with twice as many boats", "лодок стало вдвое больше", "лодок стало втрое больше"),
    ("en-ru", "the Pacific Community met", "заседало Тихоокеанское сообщество", "заседало Карибское сообщество"),
    ("en-es", "the market of Samarkand burned", "ardió el mercado de Samarcanda", "ardió el mercado de Samarcando"),
    ("en-fr", "the port of Valletta closed", "le port de La Valette a fermé", "le port de La Vallette a fermé"),
    ("en-ru", "the late Mr. Kamalutse planted it", "его посадил г-н Камалуце", "его посадил г-н Каламуце"),
    ("en-ar", "they came from Khotalvard", "جاءوا من خوتالفارد", "جاءوا من خوتالفراد"),
    ("en-fr", "the Constitutional Court ruled", "la Cour constitutionnelle a statué", "la Cour suprême a statué"),
    ("en-es", "paragraph 4 was drafted by Peru", "el párrafo 4 fue redactado por el Perú", "el párrafo 4 fue redactado por el Paraguay"),
    ("en-zh", "Captain Ri Song Hyok was heard", "听取了Ri Song Hyok船长的陈述", "听取了Ri Song Hyak船长的陈述"),
]  # fmt: skip


@pytest.mark.parametrize(("codes", "first", "second", "slipped"), EXCHANGED)
def test_one_put_for_another_is_a_look_and_the_right_one_is_none(
    codes: str, first: str, second: str, slipped: str
) -> None:
    assert looks(codes, (first, second)) == []
    assert looks(codes, (first, slipped)) != []


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-fr", "a map at a scale of 1:25,000", "une carte à l’échelle de 1/25 000"),
        ("fr-es", "une carte au 1/100 000", "un mapa a escala 1:100.000"),
        ("en-zh", "a map at a scale of 1:25,000", "比例尺为1:25 000的地图"),
        ("en-ar", "a map at a scale of 1:25,000", "خريطة بمقياس رسم قدره 1:25 000"),
        ("en-ru", "a map at a scale of 1:25,000", "карта в масштабе 1:25 000"),
        ("en-fr", "a gift of 300 pounds sterling", "un don de 300 livres sterling"),
        ("en-zh", "a gift of 300 pounds sterling", "捐款300英镑"),
        ("en-zh", "less than 1 part per million", "低于百万分之一"),
        ("en-zh", "recalling decision MC-7/3", "回顾第MC-7/3号决定"),
        ("en-zh", "in document UNEP/ABC/COP9/Doc.14.2", "载于UNEP/ABC/COP9/Doc.14.2号文件"),
        ("en-zh", "as proposed (A/80/6 (Sect. 4))", "如所提议(A/80/6(Sect. 4))"),
        ("en-fr", "a tri-border post", "un poste aux trois frontières"),
        ("en-es", "the aid of a third State", "la ayuda de un tercer Estado"),
        ("en-ar", "he was the 312th to be freed", "وهو المفرج عنه رقم 312"),
        ("en-ar", "the quarterly review", "الاستعراض ربع السنوي"),
        ("fr-es", "ils sont arrivés à Abuja", "llegaron a Abuya"),
    ],
)  # fmt: skip
def test_the_same_thing_written_otherwise_is_no_look(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []


def test_a_scale_that_differs_is_a_look() -> None:
    assert looks("en-fr", ("a map at a scale of 1:25,000", "une carte à l’échelle de 1/250 000")) != []


def test_a_word_behind_a_colon_is_no_misspelt_name() -> None:
    pairs = [
        Pair("p1", "paragraph", "p1", ("The Maire spoke.", "Le Maire a parlé.")),
        Pair("p2", "paragraph", "p2", ("The Maire left.", "Le Maire est parti.")),
        Pair("p3", "paragraph", "p3", ("Other: Married.", "Divers : Marié.")),
    ]
    assert compare(pairs, ("en", "fr")).to_look_at == ()
