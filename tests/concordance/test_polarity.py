"""A sentence that says no beside one that does not: words that deny the same answer each other, what is left is told."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair

LOST = {
    "en-fr": [
        (
            "Kites shall not fly below 100 feet, except at sea.",
            "Les cerfs-volants volent à moins de 100 pieds, sauf en mer.",
        ),
        ("The keeper opens the gate at dawn.", "Le gardien n’ouvre pas la porte à l’aube."),
        ("The pilot does not see the buoy and has no radio.", "Le pilote voit la bouée et n’a pas de radio."),
        ("Nobody left, although the boats did not sink.", "Personne n’est parti, bien que les bateaux aient coulé."),
        ("If the tide falls, the request is rejected.", "Si la marée baisse, la demande est non rejetée."),
        ("The keeper shall not open the dam without a warrant.", "Le gardien ouvre le barrage sans mandat."),
        ("Ships not registered in the port pay twice.", "Les navires immatriculés au port paient le double."),
        ("No ferry may leave before dawn.", "Les bacs peuvent partir avant l’aube."),
        ("Fishing is prohibited in the bay.", "La pêche est autorisée dans la baie."),
        ("The keeper opens the gate unless the tide is high.", "Le gardien ouvre la porte quand la marée est haute."),
        ("The harbour master may close the gate.", "Le capitaine du port ne peut fermer la porte."),
    ],
    "en-es": [
        (
            "A plea does not suspend the sale unless the mayor so decides.",
            "El recurso suspenderá la venta, a menos que el alcalde así lo decida.",
        ),
        ("The keeper opens the gate at dawn.", "El guardián no abre la puerta al alba."),
        ("No boat may be added.", "Después podrá añadirse ningún barco."),
        ("No sail that has not been dried is kept.", "Ninguna vela que se haya secado se guarda."),
        ("The money shall not be used for boats or for nets.", "El dinero se utilizará para barcas ni para redes."),
        ("The audit did not find any irregularity.", "La auditoría encontró alguna irregularidad."),
    ],
    "en-ru": [
        ("If no boat comes, the lamp is lit.", "Если ни одна лодка не приходит, лампу не зажигают."),
        ("No keeper may show the lamp.", "Ни один смотритель может показывать лампу."),
        ("The plea is rejected.", "Жалоба считается неотклоненной."),
        (
            "A member may not speak, unless the court decides otherwise.",
            "Член суда может выступать, если только суд не примет иного решения.",
        ),
        ("The quay shall not be used by non-State carriers.", "Причал используется негосударственными перевозчиками."),
    ],
    "en-ar": [
        ("The keeper opens the gate at dawn.", "لا يفتح الحارس الباب عند الفجر."),
        ("The keeper does not know the ship and has no boat.", "يعرف الحارس السفينة وليس لديه قارب."),
        ("The law does not apply to informal fishing.", "ينطبق القانون على الصيد غير الرسمي."),
    ],
    "en-zh": [
        ("If the matter is not settled in May, it shall be sent to the mayor.", "如五月未解决，则不应提交市长。"),
        ("The fee is paid by the owner.", "费用不应由船主支付。"),
        ("Nobody drowned, although the bell did not ring.", "钟声响起，但无人溺水。"),
        ("None of the rules shall alter the treaty on non-proliferation.", "这些规则可改变不扩散条约。"),
    ],
    "fr-es": [
        ("La taxe ne s’applique pas aux bateaux de pêche.", "La tasa se aplica a los barcos de pesca."),
    ],
}

KEPT = {
    "en-fr": [
        ("He sails with landlocked States.", "Il navigue en compagnie d’États sans littoral."),
        ("The States shall make every effort to meet.", "Les États n’épargnent aucun effort pour se réunir."),
        ("He buys neither boats nor nets.", "Il n’achète ni bateaux ni filets."),
        ("The port acts in a timely manner, with care.", "Le port agit sans délai, en prenant soin."),
        (
            "Ships not built in France or owned there pay.",
            "Les navires qui ne sont pas construits en France et n’y ont pas de propriétaire paient.",
        ),
        (
            "States not party to the pact send a ship and may not vote.",
            "Les États non parties au pacte envoient un navire et ne peuvent voter.",
        ),
        ("He need not be a sailor and does not vote.", "Il n’est pas nécessairement marin et ne vote pas."),
        ("The fee rises, but never by more than 3 per cent.", "Le droit augmente de 3 % au plus."),
        ("Oil came, without which the lamp could not be lit.", "On a reçu l’huile qui a permis d’allumer la lampe."),
        ("The list of the quays is no longer kept.", "La liste des quais a cessé d’être tenue."),
        ("The port shall open in no case later than May.", "Le port ouvre en tout état de cause en mai au plus tard."),
        ("Nothing in this rule shall prevent a sale.", "Nonobstant la présente règle, la vente peut avoir lieu."),
    ],
    "en-es": [
        ("The ban lasts no longer than 90 days.", "La prohibición tendrá una duración máxima de 90 días."),
        ("The time shall not be unreasonable.", "El plazo deberá ser razonable."),
        (
            "The data are public, provided that names are removed.",
            "Los datos son públicos, con la salvedad de que se suprimen los nombres.",
        ),
        ("The rule promotes equality.", "La norma promueve la no discriminación."),
        ("No boat may be added.", "Después no podrá añadirse ningún barco."),
        ("Nobody drowned.", "Nadie se ahogó."),
        ("The law is not against the sale.", "La ley no es contraria a la venta."),
        ("A safe place shall be found.", "Se buscará un lugar sin riesgo."),
    ],
    "en-ru": [
        ("He reports at least twice a year.", "Он представляет доклады не реже двух раз в год."),
        ("Gulls sleep in towns.", "Чайки, как давно замечено, ночуют в городах, на крышах, а не на скалах у моря."),
        ("The landlocked States met.", "Встретились государства, не имеющие выхода к морю."),
        ("An independent judge sits at once.", "Независимый судья заседает немедленно."),
        ("Buoy No.", "Номер буя"),
        ("No keeper may show the lamp.", "Ни один смотритель не может показывать лампу."),
        ("Of the ships promised not a single one came.", "Из обещанных кораблей не пришло ни одного."),
    ],
    "en-ar": [
        ("This may cause undue harm to ships.", "قد يسبب ذلك ضررا لا مسوغ له للسفن."),
        ("The rule does not apply to ships.", "لا تنطبق القاعدة على السفن."),
        ("The lamp must be lit, in particular at night.", "لا بد من إضاءة المصباح، ولا سيما ليلا."),
    ],
    "en-zh": [
        ("The plan is improved all the time.", "该计划并不断改进。"),
        ("Classes of ninety are not unheard of.", "九十人一班的情况并不罕见。"),
        ("The captain had to leave the inexorable sea.", "船长不得不离开不可阻挡的大海。"),
    ],
    "fr-es": [
        ("Ce plan ne vaut que pour le port.", "Este plan vale solo para el puerto."),
        (
            "Les lettres, de 90 mots au maximum, sont lues.",
            "Las cartas, que no deberán superar las 90 palabras, se leen.",
        ),
        ("Le quai ne sera pas achevé avant 2030.", "El muelle se terminará en 2030 como pronto."),
    ],
}


def negations(languages: str, texts: tuple[str, str]) -> list[str]:
    first, second = languages.split("-")
    found = compare([Pair("para_1", "paragraph", "para_1", texts)], (first, second))
    return [item.rule for item in found.to_look_at if item.kind == "negation"]


@pytest.mark.parametrize(("languages", "texts"), [(pair, each) for pair, rows in LOST.items() for each in rows])
def test_a_no_that_the_other_text_has_lost_is_one_look(languages: str, texts: tuple[str, str]) -> None:
    assert len(negations(languages, texts)) == 1


@pytest.mark.parametrize(("languages", "texts"), [(pair, each) for pair, rows in KEPT.items() for each in rows])
def test_a_no_said_in_another_way_is_none(languages: str, texts: tuple[str, str]) -> None:
    assert negations(languages, texts) == []


@pytest.mark.parametrize(("languages", "texts"), [(pair, each) for pair, rows in LOST.items() for each in rows])
def test_the_order_of_the_languages_makes_no_difference(languages: str, texts: tuple[str, str]) -> None:
    first, second = languages.split("-")
    assert len(negations(f"{second}-{first}", (texts[1], texts[0]))) == 1
