"""Two languages compared: what is reported, at which level, and what is not."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser

from hexapla.akn.document import AknDocument
from hexapla.cli import main
from hexapla.concordance.census import Census, census, disagreements
from hexapla.concordance.compare import compare
from hexapla.concordance.glossary import load_glossary
from hexapla.concordance.letters import folded
from hexapla.concordance.pairs import pairs_of
from hexapla.concordance.report import TEMPLATE, report_values
from hexapla.concordance.result import Concordance, Item, Level, Pair
from hexapla.errors import ConfigurationError
from hexapla.present.presentation import Presentation
from hexapla.writers.markup.templates import render
from judges.browser import opened
from samples import parallel as samples
from samples.repository import ROOT, SCHEMAS
from samples.seed import Built

SCHEMA = SCHEMAS / "concordance.json"

CLEAN = [
    (
        "By its resolution 2205 (XXI) of 17 December 1966, the Assembly established the body with 29 members.",
        "Par sa résolution 2205 (XXI) du 17 décembre 1966, l’Assemblée a créé l’organe, composé de 29 membres.",
    ),
    (
        "The forty-fifth session ran from 3 to 21 June 2019 (1st to 28th meetings).",
        "La quarante-cinquième session s’est tenue du 3 au 21 juin 2019 (1re à 28e séances).",
    ),
    ("The meeting rose at 5.55 p.m.", "La séance est levée à 17 h 55."),
    ("from 10 a.m. to 1 p.m.", "de 10 heures à 13 heures"),
    (
        "in accordance with article 14 (2) (b), the measures in paragraphs 8 to 10 above",
        "conformément à l’article 14 (par. 2 b)), les mesures visées aux paragraphes 8 à 10 ci-dessus",
    ),
    ("see A/HRC/38/12, paras. 4–7", "voir A/HRC/38/12, par. 4 à 7"),
    ("for the biennium 2018/19", "pour l’exercice biennal 2018-2019"),
    ("Mr. R. Dupont and Ms. J.K. Smith, for UNHCR", "M. R. Dupont et Mme J. K. Smith, au nom du HCR"),
    ("ILO Conventions Nos. 29, 105 and 182", "les conventions nos 29, 105 et 182 de l’OIT"),
    ("Article 1, paragraph 2, subparagraph (c)", "Alinéa c) du paragraphe 2 de l’article premier"),
    ("Part Two, chapter III", "Deuxième partie, chapitre III"),
    (
        "It met twice; both meetings were public.",
        "Il s’est réuni deux fois ; les deux séances étaient publiques.",
    ),
    (
        "one third of the members may ask; two thirds decide",
        "un tiers des membres peut demander ; les deux tiers décident",
    ),
    ("the 2030 Agenda and a 10-year plan", "le Programme 2030 et un plan décennal"),
    (
        "The articles are 2 (1) and (3) (a); 9 (3); 14 (1), (2), (3) (b) and (e); 25 (b) and 26 of the Covenant.",
        "Les articles sont 2 (par. 1 et 3 a)), 9 (par. 3), 14 (par. 1, 2 et 3 b) et e)), 25 (al. b)) et 26 du Pacte.",
    ),
    ("under rule 97 and section 5 of the Act", "en application de l’article 97 et de l’article 5 de la loi"),
    ("50.1 per cent of US$ 3.6 million", "50,1 pour cent de 3,6 millions de dollars EU"),
    ("a quarter of the votes, within a fortnight", "un quart des voix, dans un délai de quinze jours"),
    ("some fifty people for a decade", "une cinquantaine de personnes pendant dix ans"),
    ("target 5.2; Regulation 4.5 (b)", "la cible 5.2 ; article 4.5 b)"),
    ("Millions of people, neither of them here", "Des millions de personnes, aucune des deux n’étant ici"),
    (
        "Two plans: (a) one in 2020 and (b) one in 2021.",
        "Deux plans : le premier en 2020, le second en 2021.",
    ),
]


def pair(english: str | None, french: str | None, eid: str = "para_1", kind: str = "paragraph") -> Pair:
    status = "both" if english and french else ("en-only" if english else "fr-only")
    return Pair(eid, kind, eid.partition("__")[0], (english, french), status)


def items(english: str, french: str, level: Level = Level.LOOK) -> list[tuple[str, str | None, str | None]]:
    found = compare([pair(english, french)], ("en", "fr")).at(level)
    return [(item.kind, *item.texts) for item in found]


@pytest.fixture(scope="module")
def seed(presentations: dict[str, Presentation]) -> Concordance:
    return compare(pairs_of(presentations["en-fr"]), ("en", "fr"))


@pytest.mark.parametrize(("english", "french"), CLEAN)
def test_a_faithful_translation_asks_for_no_look(english: str, french: str) -> None:
    assert items(english, french) == []


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("1,310 victims", "1 301 victimes", ("number", "1,310", "1 301")),
        ("14 May 2020", "14 mai 2021", ("date", "14 May 2020", "14 mai 2021")),
        ("On May 7 and 31", "Le 7 et le 31 mai 2021", ("date", "May 7 and 31", "7 et le 31 mai 2021")),
        ("CAT/C/PER/CO/7", "CAT/C/PER/CO/6", ("symbol", "CAT/C/PER/CO/7", "CAT/C/PER/CO/6")),
        ("the third report", "le quatrième rapport", ("ordinal", "third", "quatrième")),
        ("article 38", "article 36", ("reference", "article 38", "article 36")),
        ("No. 26-2014", "no 26-2015", ("instrument", "No. 26-2014", "no 26-2015")),
        ("M.M.M.C.", "M. M. N. C.", ("acronym", "M.M.M.C.", "M. M. N. C.")),
        ("the 20 workshops of the three services", "les 20 ateliers", ("number", "three", None)),
        ("US$ 50", "50 euros", ("number", "US$ 50", "50 euros")),
    ],
)
def test_a_slip_is_one_item(english: str, french: str, found: tuple[str, str, str]) -> None:
    assert items(english, french) == [found]


@pytest.mark.parametrize(
    ("english", "french", "rule"),
    [
        ("Forty-three sessions were held.", "Les 43 séances tenues", "English writes a number at the start"),
        ("there were eight defenders", "il y avait 8 avocats", "English writes numbers below ten"),
        ("lasting 16 hours", "de seize heures", "French writes durations"),
        ("56,175.00 soles", "56 175 soles", "French drops ,00"),
        ("and 1 was closed", "et un était fermé", "French writes numbers below ten"),
    ],
)
def test_house_style_explains_words_and_figures(english: str, french: str, rule: str) -> None:
    result = compare([pair(english, french)], ("en", "fr"))
    assert not result.at(Level.LOOK)
    assert [item.rule.startswith(rule) for item in result.at(Level.STYLE)] == [True]


def test_equal_values_are_counted_as_normalised() -> None:
    assert items("1,310 victims", "1 310 victimes", Level.NORMALISED) == [("number", "1,310", "1 310")]


def test_a_fact_may_stand_in_another_item_of_the_paragraph() -> None:
    pairs = [
        pair("It held 11 workshops.", "Elle a organisé des ateliers.", "para_1__list_1__indent_1"),
        pair("They were public.", "Les 11 ateliers étaient publics.", "para_1__list_1__indent_2"),
    ]
    result = compare(pairs, ("en", "fr"))
    assert not result.at(Level.LOOK)
    assert [item.rule for item in result.at(Level.NORMALISED)] == ["stands elsewhere in the paragraph"]


def test_a_paragraph_that_answers_two_is_compared_sentence_by_sentence() -> None:
    english, french = samples.TEXTS["en"], samples.TEXTS["fr"]
    merged = samples.column("fr", [" ".join(french[:2]), french[2]])
    exceptions = [("fr", "para_1", ("para_1", "para_2")), ("fr", "para_2", ("para_3",))]
    found = pairs_of(samples.edition(samples.column("en"), merged, exceptions=exceptions))
    assert [(each.id, *each.texts) for each in found[:2]] == [
        ("para_1", english[0], french[0] + " "),
        ("para_2", english[1], french[1]),
    ]
    assert not compare(found, ("en", "fr")).to_look_at
    slip = replace(found[1], texts=(english[1], french[1].replace("212", "221")))
    (item,) = (concordance := compare([found[0], slip, found[2]], ("en", "fr"))).to_look_at
    start = len(french[0]) + 1
    ((row, spans),) = concordance.shown(item)
    assert (row, spans[1]) == ("para_2", (start + french[1].index("212"), start + french[1].index("212") + 3))


def test_countries_are_known_by_the_names_of_each_language() -> None:
    english = "Experts from Germany, Côte d’Ivoire and the Russian Federation met in Bern."
    french = "Des experts d’Allemagne, de Côte d’Ivoire et de la Fédération de Russie se sont réunis à Berne."
    assert items(english, french) == []
    assert items(english, french.replace("Allemagne", "Albanie")) == [("name", "Germany", "Albanie")]
    assert items(english, french.replace("d’Allemagne, ", "")) == [("name", "Germany", None)]
    assert (
        items("The Dutch Government and that of Peru", "Le Gouvernement des Pays-Bas et le Gouvernement péruvien") == []
    )


def test_the_state_that_a_document_is_about_may_go_by_other_names() -> None:
    pairs = [pair(f"In Peru, {n} met; Peru agreed.", f"Au Pérou, {n} personnes.", f"para_{n}") for n in range(20, 25)]
    pairs.append(pair("Peru has no such law.", "L’État partie n’a pas de loi de ce type.", "para_30"))
    assert not compare(pairs, ("en", "fr")).to_look_at


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("It visited Lagos, Abuja and Kano.", "Elle s’est rendue à Lagos et à Kano.", ("name", "Abuja", None)),
        ("Mr. Diallo spoke to them.", "M. Kouyaté leur a parlé.", ("name", "Diallo", "Kouyaté")),
    ],
)
def test_a_name_met_once_is_missed_where_it_is_missing(english: str, french: str, found: tuple[str, ...]) -> None:
    assert found in items(english, french)


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("He was seen in Vitebsk on Monday.", "Il a été vu lundi.", ("name", "Vitebsk", None)),
        ("He was seen on Monday.", "Il a été vu lundi à Vitebsk.", ("name", None, "Vitebsk")),
    ],
)
def test_a_name_that_a_pronoun_may_mean_is_style(english: str, french: str, found: tuple[str, ...]) -> None:
    assert not items(english, french)
    assert found in items(english, french, Level.STYLE)


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        ("the group Paz y , with others", "le groupe « Paz y Alegría », avec d’autres", (None, "Alegría")),
        (
            "the group Paz y Alegría, with others",
            "le groupe « Paz y Katmandou », avec d’autres",
            ("Alegría", "Katmandou"),
        ),
        ("the association Vida Digna y Libre", "l’association « Vida y Libre »", ("Digna", None)),
        ("it met in New York until May, a new seat", "il s’est réuni à New , un siège, jusqu’en mai", ("York", None)),
        ("it met in New until May", "il s’est réuni à New York, jusqu’en mai", (None, "York")),
    ],
)
def test_a_name_of_which_one_text_has_a_part_is_broken_off(
    english: str, french: str, found: tuple[str | None, str | None]
) -> None:
    assert ("name", *found) in items(english, french)


def test_a_name_in_capitals_is_missed_in_the_one_pair_that_lacks_it() -> None:
    named = ("The SIERRA programme went on.", "Le programme SIERRA s’est poursuivi.")
    between = [pair("It rained.", "Il a plu.", f"para_{n}") for n in range(2, 5)]
    pairs = [pair(*named, "para_1"), *between, pair("It grew.", "Le programme SIERRA a grandi.", "para_5")]
    whole = [pairs[0], pair(*named, "para_2")]
    assert not compare(whole, ("en", "fr")).to_look_at
    assert [item.texts for item in compare(pairs, ("en", "fr")).to_look_at] == [(None, "SIERRA")]
    listed = [*pairs[:-1], replace(pairs[-1], paragraph="para_1")]
    assert [item.texts for item in compare(listed, ("en", "fr")).to_look_at] == [(None, "SIERRA")]
    assert not compare([pairs[0], pairs[-1]], ("en", "fr")).to_look_at  # just before it, a pronoun may mean it


def test_an_acronym_that_a_text_explains_may_be_written_out_later() -> None:
    explained = ("the Mountain Fund (SIERRA) and SIERRA", "le Fonds pour la montagne (SIERRA) et le SIERRA")
    pairs = [pair(*explained, "para_1"), pair("the Mountain Fund grew", "le SIERRA a grandi", "para_2")]
    assert not compare(pairs, ("en", "fr")).to_look_at


def test_another_place_instead_of_the_state_that_a_document_is_about_is_reported() -> None:
    pairs = [pair(f"In Peru, {n} met; Peru agreed.", f"Au Pérou, {n} personnes.", f"para_{n}") for n in range(20, 25)]
    english = "The report of Kathmandu and that of the Peruvian people"
    pairs.append(pair(english, "Le rapport du Pérou et celui du peuple péruvien", "para_30"))
    (item,) = compare(pairs, ("en", "fr")).to_look_at
    assert (item.pair, item.texts, item.rule) == ("para_30", ("Kathmandu", "Pérou"), "the country differs")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("in Padre Verde Province, near New Town Road", "dans la province de Padre Verde, près de la rue New Town"),
        ("the association Paz y Alegría Regional Office", "le bureau régional de l’association Paz y Alegría"),
        ("New Zealand and New York", "la Nouvelle-Zélande et New York"),
        ("the Lima Declaration and the Lima Plan", "la Déclaration de Lima et le Plan de Lima"),
        ("the Committee on the Elimination of Discrimination", "le Comité pour l’élimination de la discrimination"),
        ("an appeal to the Supreme Court in Algiers", "un recours devant la Cour suprême à Alger"),
        ("the Office of the Prosecutor in The Hague, in Parliament", "le Bureau du Procureur à La Haye, au Parlement"),
        ("in Arabic and in March", "en arabe et au mois de mars"),
    ],
)
def test_institutions_and_names_in_two_forms_ask_for_no_look(english: str, french: str) -> None:
    assert items(english, french) == []


def test_each_language_has_its_own_acronyms() -> None:
    assert items("as ACABQ recommended", "comme le CCQAB l’a recommandé") == []
    assert items("the Office (OIOS) met", "le Bureau s’est réuni") == []
    assert items("for MINUSMA", "pour la MINUSNA") == [("acronym", "MINUSMA", "MINUSNA")]
    assert items("with UNICEF", "avec le HCR") == [("acronym", "UNICEF", "HCR")]


def test_a_sentence_without_a_counterpart_is_marked() -> None:
    english = ["The mayor spoke of a bridge over the river.", "A road was planned as well.", "Nobody objected to it."]
    french = ["Le maire a parlé d’un pont sur la rivière.", "Une route était aussi prévue.", "Nul ne s’y est opposé."]
    pairs = [pair(" ".join(english), " ".join(french), f"para_{n}") for n in range(8)]
    assert not compare(pairs, ("en", "fr")).to_look_at
    pairs.append(pair(" ".join(english), f"{french[0]} {french[2]}", "para_9"))
    (item,) = compare(pairs, ("en", "fr")).to_look_at
    assert (item.pair, item.kind) == ("para_9", "sentence")
    assert english[1] in (item.texts[0] or "")


def test_sentences_joined_in_translation_ask_for_no_look() -> None:
    english = "The mayor spoke of a bridge over the river. He also spoke at some length of a road that was planned."
    french = "Le maire a parlé d’un pont sur la rivière ainsi que, assez longuement, d’une route qui était prévue."
    assert items(english, french) == []


def test_a_name_said_twice_in_one_language_is_no_difference() -> None:
    assert items("see article 1 (a) or (b)", "voir article premier a) ou b) de l’article premier") == []


def test_a_unit_in_one_language_only_is_one_item_and_not_one_for_each_fact() -> None:
    result = compare([pair("On 3 May 2020, 14 States met.", None), pair("a", "b", "para_2")], ("en", "fr"))
    assert [(item.kind, item.rule) for item in result.items] == [("sentence", "a paragraph only in the English text")]
    assert result.pairs[0].status == "en-only"


def test_a_note_that_one_language_lacks_is_one_look_with_its_text() -> None:
    marked = replace(pair("text", "texte", "para_1"), notes=(1, 0))
    note = replace(pair("See annex.", "", "para_1__content__authorialNote_1"), kind="note", texts=("See annex.", None))
    (item,) = compare([marked, note], ("en", "fr")).to_look_at
    assert (item.kind, item.rule) == ("note", "a note only in the English text")


def test_note_marks_are_counted() -> None:
    noted = replace(pair("text", "texte"), notes=(1, 0))
    (item,) = compare([noted], ("en", "fr")).items
    assert (item.kind, item.texts, item.level) == ("note", ("1 note mark", "0 note marks"), Level.LOOK)


def test_a_spelling_that_differs_all_over_is_one_item_with_its_places() -> None:
    pairs = [pair(f"In Cuzco, {n} met", f"À Cusco, {n} personnes", f"para_{n}") for n in range(20, 25)]
    (item,) = compare(pairs, ("en", "fr")).at(Level.LOOK)
    assert (item.kind, item.texts) == ("name", ("Cuzco", "Cusco"))
    assert [item.pair, *(place.pair for place in item.places)] == [each.id for each in pairs]


def test_a_shared_name_that_one_text_lacks_is_reported() -> None:
    pairs = [pair("In Piura and Lima", "À Piura et Lima", f"para_{n}") for n in range(1, 5)]
    pairs.append(pair("In Piura and Lima", "À Lima", "para_5"))
    assert [(i.pair, i.kind, i.texts) for i in compare(pairs, ("en", "fr")).items] == [
        ("para_5", "name", ("Piura", None))
    ]


def test_items_are_sorted_by_level_and_those_to_look_at_by_what_they_could_cost(seed: Concordance) -> None:
    levels = [list(Level).index(item.level) for item in seed.items]
    assert levels == sorted(levels)
    kinds = [item.kind for item in seed.at(Level.LOOK)]
    assert kinds.index("date") < kinds.index("number") < kinds.index("name")
    order = [pair.id for pair in seed.pairs]
    places = [order.index(item.pair) for item in seed.at(Level.NORMALISED)]
    assert places == sorted(places)


def test_marks_stand_on_the_words_they_quote(seed: Concordance) -> None:
    texts = {pair.id: pair.texts for pair in seed.pairs}
    checked = 0
    for item in seed.items:
        for side in (0, 1):
            span = item.spans[side]
            if span is not None:
                checked += 1
                assert (texts[item.pair][side] or "")[slice(*span)] in (item.texts[side] or "")
    assert checked > 300


def test_the_seed_pairs_whole_and_its_json_fits_the_schema(seed: Concordance) -> None:
    assert {entry.status for entry in seed.pairs} == {"both"}
    assert len(seed.pairs) == 96
    data = json.loads(json.dumps(seed.as_json("CAT/C/PER/FCO/7")))
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert data["summary"]["to_look_at"] == len([i for i in data["items"] if i["level"] == "look"])


def test_the_seed_asks_for_the_looks_that_a_careful_reader_would_give(seed: Concordance) -> None:
    found = {(item.pair, item.kind, *(text and folded(text) for text in item.texts)) for item in seed.to_look_at}
    assert ("para_61__list_1__indent_5", "date", "May 7 and 31", "7 et le 31 mai 2021") in found
    assert ("para_41__list_1__indent_1", "number", "three", None) in found
    assert ("para_14", "name", "Cuzco", "Cusco") in found
    assert ("para_3", "date", None, "2017") in found
    assert len(found) <= 18


def test_accepted_items_leave_the_count_and_stay_in_the_list(seed: Concordance) -> None:
    settled = replace(seed, items=tuple(item.settled("as published") for item in seed.items))
    assert settled.summary["to_look_at"] == 0
    assert len(settled.items) == len(seed.items)


def test_the_table_for_spreadsheets_holds_no_formula() -> None:
    item = Item("para_1", "para_1", "number", ("=1+1", None), Level.LOOK, "rule")
    rows = list(csv.reader(io.StringIO(Concordance(("en", "fr"), (), (item,)).as_csv())))
    assert rows[0] == ["pair", "paragraph", "kind", "en", "fr", "level", "rule", "accepted", "places"]
    assert rows[1][3] == "'=1+1"


def test_the_census_counts_what_each_language_holds(documents: dict[str, AknDocument]) -> None:
    rows = tuple(census(document, code) for code, document in documents.items())
    assert [(row.paragraphs, row.headings, row.items, row.tables) for row in rows] == [(65, 8, 23, 0)] * 2
    assert "paragraphs" not in set(disagreements(rows))
    assert "words" not in set(disagreements(rows))


def test_the_report_says_what_was_not_compared_and_never_that_nothing_differs(seed: Concordance) -> None:
    rows = (
        Census("en", "A/1", None, None, 1, 0, 0, 0, 0, 9),
        Census("fr", "A/1", None, None, 2, 0, 0, 0, 0, 9),
    )
    for concordance in (seed, replace(seed, items=())):
        page = render(TEMPLATE, **report_values(concordance, "CAT/C/PER/FCO/7", "CAT-C-PER-FCO-7", rows))
        assert "Not compared" in page
        assert "meaning" in page
        assert "no differences" not in page.lower()
        assert page.count("differs</span></mark>") == 2
    page = render(TEMPLATE, **report_values(seed, "CAT/C/PER/FCO/7", "CAT-C-PER-FCO-7", rows))
    assert 'href="../en-fr/CAT-C-PER-FCO-7.en-fr.html#para_3"' in page
    assert "<mark>2017<" in page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_accessible(seed: Concordance, browser: Browser, tmp_path: Path, scheme: str) -> None:
    rows = (
        Census("en", "A/1", None, None, 1, 0, 0, 0, 0, 9),
        Census("fr", "A/1", None, None, 2, 0, 0, 0, 0, 9),
    )
    page = tmp_path / "report.html"
    page.write_text(render(TEMPLATE, **report_values(seed, "A/1", "A-1", rows)), encoding="utf-8")
    with opened(browser, page, scheme=scheme) as view:
        assert view.violations() == []


@pytest.mark.parametrize(("units", "rain", "most"), [(12, 1, 3), (12, 40, 7)])
def test_style_is_three_items_for_a_thousand_words_folded_and_the_rest_is_counted(
    units: int, rain: int, most: int
) -> None:
    """A text of less than a thousand words may have three."""
    english = "The mills of the valley were seen by a board of millers. " + "It rained on the fields. " * rain
    french = "Les moulins de la vallée ont été vus par des meuniers (CM{}). " + "Il a plu sur les champs. " * rain
    codes = [chr(65 + n // 26) + chr(65 + n % 26) for n in range(units)]
    pairs = [Pair(f"p{n}", "paragraph", f"p{n}", (english, french.format(code))) for n, code in enumerate(codes)]
    found = compare(pairs, ("en", "fr"))
    assert len(found.at(Level.STYLE)) == most
    assert most == max(3, 3 * sum(len(english.split()) for _ in pairs) // 1000)
    assert {item.texts[1] for item in found.items} >= {f"CM{code}" for code in codes}
    assert found.to_look_at == ()
    page = render(TEMPLATE, **report_values(found, "A/1", "A-1", ()))
    assert page.partition('id="style"')[2].partition(">Style</h2>")[2].strip().startswith("<details>")


def test_the_glossary_asks_for_terms_in_both_directions(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(
        '[[term]]\nen = "State party"\nfr = "État partie"\n[[term]]\nen = "/Ombuds\\\\w+/"\nfr = "/Défenseure? du peuple/"\n',
        encoding="utf-8",
    )
    terms = load_glossary(path, ("en", "fr"), path.read_bytes())
    result = compare(
        [
            pair("the State party", "le Pérou", "para_1"),
            pair("Peru", "l’État\u00a0partie", "para_2"),
            pair("the Ombudsman’s Office", "le Bureau du Défenseur du peuple", "para_3"),
        ],
        ("en", "fr"),
        terms,
    )
    assert [(i.pair, i.kind, i.texts) for i in result.items] == [
        ("para_1", "term", ("State party", None)),
        ("para_2", "term", (None, "État\u00a0partie")),
    ]
    assert not any("glossary" in line for line in result.not_compared)


def test_the_glossary_that_is_shipped_reads_in_every_pair_and_is_quiet_on_the_seed(
    presentations: dict[str, Presentation],
) -> None:
    path = ROOT / "sources" / "glossary.toml"
    assert all(len(load_glossary(path, ("en", other), path.read_bytes())) >= 10 for other in ("fr", "es", "ru"))
    terms = load_glossary(path, ("en", "fr"), path.read_bytes())
    found = compare(pairs_of(presentations["en-fr"]), ("en", "fr"), terms).to_look_at
    terms_of = {item.pair for item in found if item.kind == "term"}
    learnt, stated = {"para_19", "para_27", "para_28"}, {"para_3", "para_20", "para_60"}
    assert terms_of == learnt | stated
    text = pair("The concluding observations were sent.", "Les conclusions ont été envoyées.")
    assert [item.kind for item in compare([text], ("en", "fr"), terms).to_look_at] == ["term"]


def test_without_a_glossary_terminology_is_named_as_not_compared(tmp_path: Path) -> None:
    assert load_glossary(tmp_path / "none.toml", ("en", "fr"), None) == ()
    assert "terminology (no glossary was given)" in compare([], ("en", "fr")).not_compared


@pytest.mark.parametrize(
    "text", ["[[term]", 'term = "x"', '[[term]]\nen = "/(/"\nfr = "b"', "[[term]]\nen = 1\nfr = 2"]
)
def test_a_broken_glossary_is_an_error_with_advice(tmp_path: Path, text: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"glossary\.toml"):
        load_glossary(path, ("en", "fr"), path.read_bytes())


@pytest.mark.parametrize("other", ["es", "ru", "zh", "ar"])
def test_every_language_is_compared_with_english(other: str) -> None:
    english = "Act No. 30394 of 13 November 2018 (paras. 15 and 37) covers 1,310 persons."
    translated = {
        "es": "La Ley núm. 30394, de 13 de noviembre de 2018 (párrs. 15 y 37), abarca a 1.310 personas.",
        "ru": "Закон № 30394 от 13 ноября 2018 года (пункты 15 и 37) охватывает 1 310 человек.",
        "zh": "2018年11月13日第30394号法(第15和37段)涉及1 310人。",
        "ar": "القانون رقم 30394 المؤرخ 13 تشرين الثاني/نوفمبر 2018 (الفقرتان 15 و37) يشمل 1 310 أشخاص.",
    }
    assert not compare([pair(english, translated[other])], ("en", other)).to_look_at
    slip = compare([pair(english.replace("1,310", "1,301"), translated[other])], ("en", other)).to_look_at
    assert [item.kind for item in slip] == ["number"]


def test_a_pair_that_was_asked_for_is_compared_as_long_as_its_edition_stands(built: Built, tmp_path: Path) -> None:
    copy = built.copy(tmp_path)
    places = ("-q", "--sources", str(copy.sources), "--out", str(copy.out))
    report = copy.folder / "reports" / "concordance.fr-en.json"
    assert main(["build", "-e", "fr-en", "-f", "html", *places]) == 0
    assert report.is_file()
    report.unlink()
    main(["check", *places])
    assert json.loads(report.read_bytes())["languages"] == ["fr", "en"]
    assert main(["build", *places]) == 0
    assert not (copy.folder / "fr-en").exists()
    assert not list((copy.folder / "reports").glob("concordance.fr-en.*"))
    assert (copy.folder / "reports" / "concordance.en-fr.html").is_file()


def test_units_that_changed_places_in_one_language_are_a_look() -> None:
    rows = [
        ("The administration published regional statistics.", "L’administration a publié des statistiques régionales."),
        ("Secondary education remained obligatory there.", "L’éducation secondaire y demeurait obligatoire."),
        ("Independent commissions visited prisons.", "Des commissions indépendantes ont visité les prisons."),
    ]
    pairs = [pair(*texts, f"para_{n}") for n, texts in enumerate(rows)]
    assert not compare(pairs, ("en", "fr")).to_look_at
    exchanged = [pair(rows[0][0], rows[1][1], "para_0"), pair(rows[1][0], rows[0][1], "para_1"), pairs[2]]
    found = compare(exchanged, ("en", "fr")).to_look_at
    assert [(item.pair, item.kind, item.places[0].pair) for item in found] == [("para_0", "sentence", "para_1")]
    assert all("exchanged" in item.rule for item in found)


@pytest.mark.parametrize(
    ("first", "second", "languages"),
    [
        ("At 3 p.m. on Oct. 2, 1968", "1968年10月2日下午3时", ("en", "zh")),
        ("in the 1930s", "20世纪30年代", ("en", "zh")),
        ("at 3 p.m. six were hurt", "в 3 часа дня пострадали шестеро", ("en", "ru")),
        ("from October 2013 to February 2014", "между октябрем 2013 года и февралем 2014 года", ("en", "ru")),
        ("to third parties", "третьим сторонам", ("en", "ru")),
        ("to third parties", "a terceros", ("en", "es")),
        ("medicine for 483,918 people", "أدوية لـ 918 483 شخصا", ("en", "ar")),
        ("$18.4 million", "18,4 مليون دولار", ("en", "ar")),
        ("aged 15 to 64", "بين 15 و64 سنة", ("en", "ar")),
        ("under resolution 2021/14", "根据第2021/14号决议", ("en", "zh")),
        ("see WMO-No. 1317", "见WMO-No. 1317", ("en", "zh")),
        ("the U.S. economy", "la economía de los Estados Unidos", ("en", "es")),
        ("the UK Government", "le Gouvernement du Royaume-Uni", ("en", "fr")),
        ("with U-235", "с U235", ("en", "ru")),
        ("during the last two decades", "au cours des deux dernières décennies", ("en", "fr")),
        ("in section II above", "au chapitre II ci-dessus", ("en", "fr")),
        ("up to $400 and for the same", "de 400 dollars, puis de 400 dollars", ("en", "fr")),
        ("the IAEA agreed", "l’AIEA est convenue", ("en", "fr")),
        ("the two States agreed", "les États sont convenus", ("en", "fr")),
        ("a second health centre", "еще один медицинский центр", ("en", "ru")),
    ],
)
def test_languages_have_their_own_ways_to_say_one_thing(first: str, second: str, languages: tuple[str, str]) -> None:
    assert compare([pair(first, second)], languages).to_look_at == ()
