"""Forms of statutes, guides and letters that are as they should be: no look; a slip in the same place is one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Level, Pair
from samples.compared import looks


def test_a_paragraph_of_the_same_provision_need_not_be_named_but_another_number_is_a_look() -> None:
    first = "The report submitted pursuant to subsection (1) must state the costs."
    assert looks("en-fr", (first, "Le rapport fait état des coûts.")) == []
    assert looks("en-fr", (first, "Le rapport visé au paragraphe (2) fait état des coûts.")) != []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-ru", "You see that they don't care whom they hurt.", "Вы видите, что им все равно, кому они вредят."),
        ("en-ar", "We are no longer so broad with each no-confidence motion.", "لم نعد بهذا الاتساع مع كل اقتراح لحجب الثقة."),
        ("en-ru", "The change stands if none of the sponsors object.", "Поправка принимается, если авторы согласны."),
    ],
)  # fmt: skip
def test_a_no_of_plain_speech_or_of_a_compound_asks_for_none(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) == []


def test_a_shall_not_that_is_lost_stays_a_look() -> None:
    first = "The clerk shall not open the sealed boxes."
    assert looks("en-ru", (first, "Секретарь открывает опечатанные ящики.")) != []


def test_the_first_word_of_a_sentence_is_no_misspelt_name() -> None:
    first = "Decides to include the item entitled “International Decade of Wells”."
    second = "Décide d’inscrire la question intitulée « Décennie internationale des puits »."
    assert looks("en-fr", (first, second)) == []
    assert looks("en-fr", ("The well at Korhogo is dry.", "Le puits de Korohgo est à sec.")) != []


@pytest.mark.parametrize(
    ("languages", "first", "second", "slipped"),
    [
        ("en-ru", "Ms. Flavia Castiglione spoke.", "Выступила г-жа Флавия Кастильоне.", "Выступила г-жа Флавия Каситльоне."),
        ("en-ar", "Mr. Michael Orwin spoke.", "وتكلم السيد مايكل أوروين.", "وتكلم السيد مايلك أوروين."),
    ],
)  # fmt: skip
def test_a_name_written_by_its_sounds_is_not_misspelt(languages: str, first: str, second: str, slipped: str) -> None:
    assert looks(languages, (first, second)) == []
    assert looks(languages, (first, slipped)) != []


def test_a_name_that_is_declined_elsewhere_is_not_misspelt() -> None:
    pairs = [
        (f"In {year} they saw Peppa there again.", f"В {year} году они снова видели Пеппу там.")
        for year in (2019, 2020, 2021)
    ]
    assert looks("en-ru", *pairs, ("The farm is called Peppa by all.", "Все называют ферму Пеппа.")) == []


def test_a_chinese_line_full_of_foreign_names_is_chinese() -> None:
    first = (
        "It runs on nine kinds of machine, among them powerpc, sparc, mips, mipsel, big-endian and little-endian ones."
    )
    second = "它可以在掌上设备和大型计算机等九种机器上运行，其中包括 powerpc, sparc, mips (big-endian) 和 mipsel, little-endian, alpha。"
    assert looks("en-zh", (first, second)) == []
    assert looks("en-zh", (first, "It runs on nine kinds of machine, among them sparc and mips.")) != []


def _unit(name: str, kind: str, first: str | None, second: str | None) -> Pair:
    status = "both" if first and second else "en-only" if first else "zh-only"
    return Pair(name, kind, name, (first, second), status)


def test_a_heading_that_one_language_has_as_a_line_is_not_missing() -> None:
    pairs = [
        _unit("al_1", "alinea", None, "牧民在水井问题上出错。"),
        _unit("dvs_1", "heading", "Herders get it wrong when it comes to wells", None),
        _unit("al_2", "alinea", "The wells are deep.", "水井很深。"),
    ]
    assert compare(pairs, ("en", "zh")).to_look_at == ()
    dropped = [pairs[1], pairs[2]]
    assert [item.kind for item in compare(dropped, ("en", "zh")).to_look_at] == ["heading"]


def test_headings_set_beside_each_other_one_too_late_are_one_cause() -> None:
    pairs = [
        _unit("dvs_1", "heading", "Complaints about the ferry rise 30% within a year", None),
        _unit("dvs_2", "heading", "The harbour asks for more of them", "有关渡轮的投诉一年内上升30%"),
        _unit("al_1", "alinea", None, "港口呼吁更多人提出投诉。"),
    ]
    assert compare(pairs, ("en", "zh")).to_look_at == ()


def test_the_number_of_a_heading_is_its_label() -> None:
    head = _unit("dvs_1", "heading", "Library services at Basra", "الباب 2 – خدمات المكتبة في البصرة")
    assert compare([head], ("en", "ar")).to_look_at == ()
    later = _unit("dvs_1", "heading", "Library services at Basra", "خدمات المكتبة في البصرة لعدد 200 قارئ")
    assert compare([later], ("en", "ar")).to_look_at != ()


def test_a_term_that_a_short_text_does_not_say_is_style() -> None:
    units = [
        (f"The Chief Keeper reports to the board on matter {n} each spring.", f"Le gardien-chef fait rapport au conseil sur la question {n} chaque printemps.")
        for n in range(11, 19)
    ]  # fmt: skip
    last = ("The Chief Keeper shall waive the condition to the extent needed for the accord with the villages.", "Il y renonce dans la mesure nécessaire.")  # fmt: skip
    pairs = [Pair(f"p{n}", "paragraph", f"p{n}", texts) for n, texts in enumerate([*units, last])]
    assert [
        item for item in compare(pairs, ("en", "fr")).items if item.level is Level.LOOK and item.kind == "term"
    ] == []


def test_a_firm_that_is_called_nearly_as_a_state_is_not_misspelt() -> None:
    first = "The firm Kirimati Ltd., sponsored by Kiribati, has applied."
    assert looks("en-ru", (first, "Заявку подала компания «Киримати лтд.», за которую поручилось Кирибати.")) == []
    assert looks("en-fr", (first, "La société Kirimati Ltd., parrainée par Kiribati, a fait une demande.")) == []
    assert looks("en-fr", ("It was sponsored by Kiribati.", "Elle était parrainée par Kirimati.")) != []


def test_a_withdrawal_not_before_a_term_is_none_without_a_no() -> None:
    first = "A Party may withdraw, but not before the expiry of five years."
    assert looks("en-ru", (first, "Сторона может выйти, но не ранее чем по истечении пяти лет.")) == []
    assert looks("en-zh", (first, "缔约方可退出，但须在五年期满之后。")) == []


def test_units_that_stand_elsewhere_together_are_one_item() -> None:
    pairs = [
        Pair(f"row_{n}", "cell", f"row_{n}", (f"Word {word}", f"Mot {word}"), "reordered")
        for n, word in enumerate("abc")
    ]
    assert len(compare(pairs, ("en", "fr")).to_look_at) == 1


def test_a_note_whose_paragraph_is_lacking_or_that_is_a_paragraph_is_said_once() -> None:
    note = "para_7__content__authorialNote_1"
    dropped = [
        _unit("para_7", "paragraph", "The council thanked the keepers for their care.", None),
        _unit(note, "note", "See file 12.", None),
    ]
    assert [item.kind for item in compare(dropped, ("en", "fr")).to_look_at] == ["sentence"]
    loose = [
        Pair("para_7", "paragraph", "para_7", ("The council thanked the keepers.", "Le conseil a remercié les gardiens."), "both", (1, 0)),
        _unit(note, "note", "See file 12.", None),
        _unit("al_9", "alinea", None, "1 Voir le dossier 12."),
    ]  # fmt: skip
    assert [item.kind for item in compare(loose, ("en", "fr")).to_look_at] == ["note"]
