"""Forms met in treaties of 1909 to 2002 that nobody had read: what is no look, and the slip beside it that is one."""

import pytest

from samples.compared import looks


@pytest.mark.parametrize(
    ("codes", "first", "right", "wrong", "kind"),
    [
        (
            "en-fr",
            "The debt of the keeper shall in no case exceed 800 francs.",
            "La dette du gardien est limitée, dans tous les cas, à 800 francs.",
            "La dette du gardien est limitée, dans tous les cas, à 900 francs.",
            "number",
        ),
        (
            "en-fr",
            "The keeper shall not be entitled to the lamp oil.",
            "Le gardien est déchu du bénéfice de l’huile.",
            "Le gardien a le bénéfice de l’huile.",
            "negation",
        ),
        (
            "en-fr",
            "They shall grant the safe conducts.",
            "Ils accordent les sauf-conduits.",
            "Ils accordent les laissez-passer, sauf aux pilotes.",
            "negation",
        ),
        (
            "en-fr",
            "The receipt shall be prima facie evidence of the delivery.",
            "Le reçu vaudra, sauf preuve contraire, attestation de la livraison.",
            "Le reçu ne vaudra pas attestation de la livraison.",
            "negation",
        ),
        (
            "en-fr",
            "The coin weighs sixty-five and a half grains.",
            "La pièce pèse soixante-cinq grains et demi.",
            "La pièce pèse soixante-quatre grains et demi.",
            "number",
        ),
        (
            "en-fr",
            "It rose by four and one-half percent.",
            "Elle a augmenté de quatre et demi pour cent.",
            "Elle a augmenté de cinq et demi pour cent.",
            "number",
        ),
        (
            "en-fr",
            "The lamps burned between 1100 and 1200 hours.",
            "Les lampes ont brûlé de 11 heures à 12 heures.",
            "Les lampes ont brûlé de 10 heures à 12 heures.",
            "number",
        ),
        (
            "en-es",
            "COSTS TO THE PARTIES AND OTHER MATTERS OF PART C",
            "COSTOS PARA LAS PARTES Y OTRAS CUESTIONES DE LA PARTE C",
            "COSTOS PARA LAS PARTES Y OTRAS CUESTIONES DE LA PARTE D",
            "reference",
        ),
        (
            "en-fr",
            "UN Women and UNICEF met.",
            "ONU-Femmes et l’UNICEF se sont réunis.",
            "ONU-Femmes et l’UNESCO se sont réunis.",
            "acronym",
        ),
    ],
)
def test_a_form_of_treaties_is_no_look_and_the_slip_beside_it_is_one(
    codes: str, first: str, right: str, wrong: str, kind: str
) -> None:
    assert looks(codes, (first, right)) == []
    assert kind in [item.kind for item in looks(codes, (first, wrong))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Fines imposed on the pilots are paid ashore.",
            "Les amendes prononcées contre les pilotes sont payées à terre.",
        ),
        (
            "They may work as long as the port has not itself manned the light.",
            "Ils pourront travailler tant que le port n’aura pas lui-même armé le phare.",
        ),
        ("The chaplain may minister to the crews.", "L’aumônier peut apporter ses secours aux équipages."),
        ("The pilots of Ceylon and Luxemburg met.", "Les pilotes de Ceylan et du Luxembourg se sont réunis."),
        ("The lamp, whether or not cleaned, is hung.", "La lampe, nettoyée ou telle quelle, est accrochée."),
        ("Water was scarce there in May.", "L’eau n’y suffisait pas en mai."),
        ("See letter (f) of the list.", "Voir la lettre f ) de la liste."),
        (
            "not later than six months before the end of the lease",
            "six mois au moins avant la fin du bail",
        ),
    ],
)
def test_what_french_treaties_say_in_their_way_is_no_look(first: str, second: str) -> None:
    assert looks("en-fr", (first, second)) == []
