"""Forms met in treaties, resolutions and budgets that nobody had read: what is no look, and the slip beside it that is one."""

import pytest

from samples.compared import looks


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        ("en-fr", "SUBSECTION B. THE ANCHORAGE", "Sous-section B. L’ancrage", "Sous-section C. L’ancrage"),
        ("en-es", "SUBSECTION A. GENERAL RULES", "Subsección A. Reglas generales", "Subsección E. Reglas generales"),
        ("en-fr", "Section D. The mooring fees", "Section D. Éléments des droits", "Section F. Éléments des droits"),
    ],
)
def test_a_lettered_heading_is_read_in_capitals_and_before_letters_with_accents(
    codes: str, first: str, right: str, wrong: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert [item.kind for item in looks(codes, (first, wrong))] == ["reference"]


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        ("en-fr", "These pontoons are not subject to attachment.", "Ces pontons sont insaisissables."),
        ("en-es", "These pontoons are not subject to transfer.", "Estos pontones son inalienables."),
        (
            "en-es",
            "It urges pilots to refrain from mooring any vessels or from storing nets there.",
            "Insta a los prácticos a no amarrar ningún buque ni almacenar redes allí.",
        ),
        (
            "en-fr",
            "It lists other non proprietary data on the buoys.",
            "Il énumère d’autres données sur les bouées qui ne sont pas couvertes par un brevet.",
        ),
        (
            "fr-es",
            "Ces bouées ne doivent pas être posées là où elles gênent la pêche, ni dans les chenaux.",
            "Esas boyas no se colocarán donde estorben la pesca o en los canales.",
        ),
        (
            "fr-es",
            "Lorsque ni le port ni aucun pilote ne présente de demande, la redevance est due.",
            "Si el puerto o un práctico no presenta una solicitud, se devengará la tasa.",
        ),
        ("en-fr", "The court ordered the port not to proceed.", "La cour a ordonné au port de surseoir aux travaux."),
        ("en-ar", "Some sleep in shelters at night.", "وينام بعضهم في الملاجئ ليلا."),
        ("fr-es", "Le délai fixé ne doit pas être déraisonnable.", "El plazo fijado deberá ser razonable."),
        (
            "fr-es",
            "Aucune mesure n’est prise tant que la chambre chargée des différends entre les ports et les pilotes n’a pas statué.",
            "No se tomará ninguna medida hasta que la sala encargada de las controversias entre puertos y prácticos haya resuelto.",
        ),
        (
            "en-fr",
            "They receive no wage, no pension, and no leave while ashore.",
            "Ils ne perçoivent à terre ni salaire, ni pension, ni congé.",
        ),
    ],
)
def test_a_no_that_the_other_language_says_in_its_way_is_no_look(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        (
            "en-fr",
            "Some families were still without clean water.",
            "Des familles n’avaient toujours pas d’eau propre.",
            "Des familles avaient toujours de l’eau propre.",
        ),
        (
            "en-ar",
            "Some families were still without clean water.",
            "كانت بعض الأسر لا تزال تفتقر إلى المياه النظيفة.",
            "كانت بعض الأسر تحصل على المياه النظيفة.",
        ),
        (
            "en-es",
            "No port shall be closed if it cannot pay, and fees must not rise unless the regulator agrees.",
            "No se cerrará ningún puerto que no pueda pagar, y las tasas no deberán subir salvo autorización del regulador.",
            "No se cerrará ningún puerto que no pueda pagar, y las tasas deberán subir salvo autorización del regulador.",
        ),
        (
            "en-fr",
            "The Board recommended against the abolition of the post.",
            "La Commission s’est prononcée contre la suppression du poste.",
            "La Commission s’est prononcée pour la suppression du poste.",
        ),
        (
            "en-ru",
            "Two pilots voted against the draft.",
            "Два лоцмана проголосовали против проекта.",
            "Два лоцмана проголосовали за проект.",
        ),
        (
            "en-fr",
            "The port has no pilot and no tug; the lock was not closed at night.",
            "Le port n’a ni pilote ni remorqueur ; l’écluse n’a pas été fermée la nuit.",
            "Le port n’a ni pilote ni remorqueur ; l’écluse a été fermée la nuit.",
        ),
        (
            "en-zh",
            "No pilot came without a lamp; the lock was not closed.",
            "没有一名引航员不带灯前来；船闸没有关闭。",
            "没有一名引航员不带灯前来；船闸已经关闭。",
        ),
        (
            "en-zh",
            "The Board recommended against the abolition of the post.",
            "委员会建议不裁撤该员额。",
            "委员会建议裁撤该员额。",
        ),
    ],
)
def test_a_no_lost_from_several_and_what_is_decided_against_are_looks(
    codes: str, first: str, right: str, wrong: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert [item.kind for item in looks(codes, (first, wrong))] == ["negation"]


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong"),
    [
        (
            "en-fr",
            "Ports give to the Dredging Relief Trust Fund (DRTF).",
            "Les ports versent au Fonds d’affectation spéciale pour les chenaux (DRTF).",
            "Les ports versent au Fonds d’affectation spéciale pour les chenaux (DTRF).",
        ),
        (
            "en-es",
            "The National Pilots’ Board (JNP) met.",
            "La Junta Nacional de Prácticos (JNP) se reunió.",
            "La Junta Nacional de Prácticos (JPN) se reunió.",
        ),
        (
            "en-ar",
            "The Dredging Relief Trust Fund (DRTF) pays.",
            "ويدفع الصندوق الاستئماني (DRTF).",
            "ويدفع الصندوق الاستئماني (DTRF).",
        ),
        (
            "en-fr",
            "The share of WHO is a tenth.",
            "La part de l’OMS est d’un dixième.",
            "La part de l’OMC est d’un dixième.",
        ),
        (
            "en-ru",
            "The share of WHO is a tenth.",
            "Доля ВОЗ составляет одну десятую.",
            "Доля ВТО составляет одну десятую.",
        ),
        (
            "en-ru",
            "The United Nations has three shares and UNICEF two.",
            "На Организацию Объединенных Наций приходится три доли, на ЮНИСЕФ — две.",
            "На Организацию Объединенных Наций приходится три доли, на ЮНЕСКО — две.",
        ),
    ],
)
def test_an_acronym_with_a_slip_or_of_another_organization_is_a_look(
    codes: str, first: str, right: str, wrong: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert len(looks(codes, (first, wrong))) == 1


@pytest.mark.parametrize(
    ("codes", "first", "second"),
    [
        (
            "en-fr",
            "the Association of Quays of Arctic Ports (AQAP)",
            "l’Association des quais des ports arctiques (AQPA)",
        ),
        ("fr-es", "l’Agence internationale des écluses (AIE)", "el Organismo Internacional de Esclusas (OIE)"),
        ("en-es", "the lock agency of Europe (LAE)", "la agencia de esclusas de Europa (AEE)"),
    ],
)
def test_an_acronym_that_spells_its_own_words_is_its_languages(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) == []


BOARD = (
    ("The Commission shall report.", "La Comisión informará."),
    ("The Commission may decide.", "La Comisión podrá decidir."),
    ("The Commission sits in Oban.", "La Comisión se reúne en Oban."),
)


def test_another_body_of_that_kind_and_a_word_of_small_letters_are_no_departure() -> None:
    treaty = (
        ("The Treaty is open.", "El Tratado está abierto."),
        ("The Treaty is in force.", "El Tratado está en vigor."),
        ("The Treaty applies.", "El Tratado se aplica."),
    )
    one = ("On the advice of the Finance Commission, the fee is fixed.", "La tasa se fija según el Comité de Finanzas.")
    other = ("Convinced that a Treaty on rivers is of use,", "Convencidos de la utilidad de un tratado sobre los ríos,")
    assert looks("en-es", *BOARD, one) == []
    assert looks("en-es", *treaty, other) == []
    assert len(looks("en-es", *BOARD, ("The Commission shall decide.", "El Comité decidirá al respecto."))) == 1


def test_two_sentences_that_are_joined_are_no_look_and_one_that_is_lost_is() -> None:
    kept = (
        (
            "The pilot shall be heard. The master shall then reply.",
            "Se oirá al práctico. El capitán responderá después.",
        ),
        ("The fee is due in March. It is paid at the port.", "La tasa vence en marzo. Se paga en el puerto."),
        ("The buoys are lit at night. They are red and green.", "Las boyas se encienden de noche. Son rojas y verdes."),
        ("The lock opens at dawn. It closes at nightfall.", "La esclusa abre al alba. Cierra al anochecer."),
        (
            "The port keeps a register. Anyone may read it there.",
            "El puerto lleva un registro. Cualquiera puede leerlo.",
        ),
        ("The quay is of stone. It was built by the pilots.", "El muelle es de piedra. Lo construyeron los prácticos."),
    )
    first = "Members of the harbour boards shall hold office for a term of many years. They shall be eligible for re-election for a further term."
    joined = "Los miembros de las juntas desempeñarán su cargo muchos años y podrán ser reelegidos para otro mandato."
    lost = "Los miembros de las juntas de puertos desempeñarán su cargo durante un mandato de muchos años."
    assert looks("en-es", *kept * 6, (first, joined)) == []
    assert [item.kind for item in looks("en-es", *kept * 6, (first, lost))] == ["sentence"]


def test_what_a_name_in_another_script_means_is_said_there_without_the_name() -> None:
    first = "It was read in the Milli Tribune (Parliament) of the Republic last spring by the oldest deputy."
    second = "Весной его зачитал в парламенте Республики старейший депутат."
    assert looks("en-ru", (first, second)) == []


def test_days_of_another_month_are_one_look_that_quotes_the_months() -> None:
    (item,) = looks("en-fr", ("They met on 9 and 10 July 2025.", "Ils se sont réunis les 9 et 10 juin 2025."))
    assert (item.texts, item.rule) == (("9 and 10 July 2025", "9 et 10 juin 2025"), "the value differs")
