"""Forms of real reports, resolutions and lists of sanctions: what is no look in them, and what is one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.grammar import grammar
from hexapla.concordance.ordinary_words import is_ordinary
from hexapla.concordance.result import Pair
from samples.compared import looks


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-es", "The plan was signed on 12 February 2015.", "El plan se firmó el 12 de febrero 2015."),
        ("en-ru", "She served for 2.5 years.", "Она проработала в течение двух с половиной лет."),
        ("en-ru", "The port grew in the last two decades.", "За последние два десятилетия порт вырос."),
        ("en-ar", "It is due in the coming 15 years.", "ومن المقرر أن يحل في السنوات الخمس عشرة المقبلة."),
        ("en-ar", "Under articles 66-4 and 66-5 he may.", "ويجوز له بموجب المادتين 66-4 و66-5."),
        ("en-ar", "They opened it within a month: eleven in two weeks.", "فتحوه في غضون شهر واحد: أحد عشر في أسبوعين."),
        ("en-ar", "Hours are forty-eight a week.", "الساعات ثمان وأربعون في الأسبوع."),
        ("en-ru", "The fee is 1,750 Namibian dollars.", "Плата составляет 1750 намибийских долларов."),
        ("en-ru", "Weights are in tonnes (t), meshes in millimetres (mm).", "Вес указан в тоннах (т), ячея в миллиметрах (мм)."),
        ("en-fr", "Net contribution (US dollars)", "Contribution nette (dollars É.-U.)"),
        ("en-zh", "The rate was 0.852 euros to the dollar.", "汇率为0.852欧元兑1美元。"),
        ("en-ru", "He went to the Turks and Caicos Islands and the British Virgin Islands.", "Он побывал на островах Теркс и Кайкос и Британских Виргинских островах."),
        ("en-ar", "He went to Saint Helena and the British Virgin Islands.", "وزار سانت هيلانة وجزر فرجن البريطانية."),
        ("en-zh", "It is due by the end of the 2031 calendar year.", "应在2031日历年结束前完成。"),
        ("en-ru", "On 14 May 2031 the bridge was opened.", "Четырнадцатого мая 2031 года мост был открыт."),
        ("en-ar", "The other 12 bridges stand.", "والجسور الاثنى عشر الأخرى قائمة."),
        ("en-ru", "Figure IV shows the bridge.", "На схеме IV показан мост."),
        ("en-ru", "The bridge was built in Punjab.", "Мост был построен в Пенджабе."),
        ("en-fr", "With such rare care, it grows.", "Cet ouvrage sans précédent ne cesse de croître."),
        ("en-es", "That is not acceptable and no reason could excuse it.", "Es inaceptable y no hay razón que pueda excusarlo."),
        ("en-es", "They sailed on Friday; on Saturday nobody sailed.", "Navegaron el viernes; el sábado nadie navegó."),
        ("fr-es", "Nul ne vote s’il n’a préalablement payé sa part.", "Nadie votará a menos que haya pagado previamente su parte."),
        ("en-fr", "A firm may, consistent with these rules, own ships with cranes.", "Une firme peut, sans porter atteinte à ces règles, posséder des navires munis de grues."),
        ("en-ar", "The island does not belong to the area.", "وتقع الجزيرة خارج المنطقة."),
        ("en-fr", "It is funded by the Agency.", "Par rapport à l’exercice 2014/15, c’est l’Agence qui le finance."),
        ("en-fr", "In the same paragraph I am asked to report.", "Au même paragraphe, il m’est demandé de faire rapport."),
    ],
)  # fmt: skip
def test_what_languages_say_otherwise_is_no_look(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) == []


def test_a_year_that_the_second_text_lacks_or_has_otherwise_stays_a_look() -> None:
    assert looks("en-fr", ("The act of 2004 is in force.", "La loi est en vigueur.")) != []
    assert looks("en-fr", ("The act of 2004 is in force.", "La loi de 2014 est en vigueur.")) != []


def test_ordinals_that_count_on_in_one_text_alone_are_style() -> None:
    first = "Four studies were made: one of the coast, one of the delta, one of the lake and one of the river."
    second = "Было проведено четыре исследования: одно о побережье, второе о дельте, третье об озере, четвертое о реке."
    assert looks("en-ru", (first, second)) == []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-ru", "The Ministers looked into Humanitarian Principles.", "Министры изучили «Гуманитарные принципы»."),
        ("en-ru", "a convention on Prior Informed Consent", "Конвенция о предварительном обоснованном согласии"),
        ("en-fr", "A. Relationship with traders", "A. Lien avec les commerçants"),
        ("en-fr", "the Liberation Tigers of the coast", "les Tigres de libération de la côte"),
        ("en-fr", "a raid in Rif Dimashq", "un raid dans le Rif-Damas"),
        ("en-ru", "an account at JPMorgan", "счет в банке «Джей-Пи Морган»"),
    ],
)
def test_words_of_everyday_and_names_of_usage_are_not_misspelt(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) == []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-fr", "the toothfish Dissostichus eleginoides", "la légine Dissostichus eleginiodes"),
        ("en-ru", "Name: 1: MARIAM 2: BINTI", "Имя: 1: MARIAM 2: BITNI"),
        ("en-fr", "Kowalczyk", "Kowalzcyk"),
    ],
)
def test_two_neighbouring_letters_that_are_exchanged_are_seen_wherever_a_word_stands(
    languages: str, first: str, second: str
) -> None:
    assert looks(languages, (first, second)) != []


def test_words_that_end_otherwise_in_each_language_have_no_letters_exchanged() -> None:
    assert looks("en-fr", ("the centers, the theaters and the litres", "les centres, les théatres et les liters")) == []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-es", "It was rejected by the Ministry of Health.", "Fue rechazado por el Ministerio de Educación."),
        ("en-ru", "The Minister for Foreign Affairs left.", "Министр внутренних дел уехал."),
        ("en-ar", "The Minister of Justice rejected it.", "رفض وزير الخارجية ذلك."),
        ("en-zh", "The Peacebuilding Fund paid for it.", "中央应急基金支付了费用。"),
        ("en-fr", "It is for the Fifth Committee to decide.", "Il appartient à la Sixième Commission de décider."),
    ],
)
def test_an_organ_that_is_put_for_another_of_its_kind_is_a_look(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) != []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-ru", "A group of experts met on the tools of UNODC.", "Проведено совещание группы экспертов по инструментам УНП ООН."),
        ("en-fr", "The Cabinet has the Attorney General.", "Le Conseil des ministres comprend le Ministre de la justice."),
        ("en-fr", "The Advisory Committee on Administrative and Budgetary Questions agreed.", "Le Comité consultatif a accepté."),
        ("en-ru", "UNICEF and UNFICYP agreed.", "ЮНИСЕФ и ВСООНК согласились."),
        ("en-es", "It is led by the national Security Council.", "Lo dirige el Consejo Nacional de Seguridad."),
        ("en-fr", "at the first meeting of the Parties in Central Asia", "à la première réunion des Parties en Asie centrale"),
    ],
)  # fmt: skip
def test_what_only_looks_like_another_organ_is_no_look(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) == []


@pytest.mark.parametrize(
    ("languages", "second", "right"),
    [
        ("en-fr", "L’aéronef doit avoir plus de 15 ans.", "L’aéronef ne doit pas avoir plus de 15 ans."),
        ("en-es", "La aeronave podrá superar los 15 años.", "La aeronave no podrá superar los 15 años."),
        ("en-ru", "Возраст самолета должен превышать 15 лет.", "Возраст самолета не должен превышать 15 лет."),
        ("en-ar", "ويجب أن يزيد عمر الطائرة على 15 عاما.", "ويجب ألا يزيد عمر الطائرة على 15 عاما."),
        ("en-zh", "机龄应超过15年。", "机龄不得超过15年。"),
    ],
)
def test_a_bound_that_is_turned_round_is_a_look(languages: str, second: str, right: str) -> None:
    first = "The aircraft shall not be more than 15 years old."
    assert looks(languages, (first, second)) != []
    assert looks(languages, (first, right)) == []


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        ("en-fr", "They shall not carry more than one rifle, and no duty shall be levied.", "Ils ne portent pas plus d’un fusil et aucun droit n’est perçu."),
        ("en-fr", "Against: None", "Contre : Néant"),
        ("en-ar", "It condemns measures not supported by law, all unilateral acts too.", "يدين التدابير التي لا سند لها في القانون، ومنها جميع الأعمال الأحادية."),
        ("en-ar", "ties between the Union and its subregional bodies, with vigour", "العلاقات بين الاتحاد ومنظماته دون الإقليمية بهمة"),
    ],
)  # fmt: skip
def test_negations_that_each_language_says_in_its_way_are_no_looks(languages: str, first: str, second: str) -> None:
    assert looks(languages, (first, second)) == []


def test_the_number_of_an_entry_of_a_list_of_sanctions_is_compared() -> None:
    assert looks("en-zh", ("QDi.442 is his brother.", "QDi.445是他的兄弟。")) != []
    assert looks("en-zh", ("QDi.442 is his brother.", "QDi.442是他的兄弟。")) == []


def test_the_currency_of_uzbekistan_is_known() -> None:
    assert looks("en-fr", ("She paid 18 million sum.", "Elle a payé 18 millions de roubles.")) != []
    assert looks("en-fr", ("She paid 18 million sum.", "Elle a payé 18 millions de sum.")) == []


def test_the_number_of_a_paragraph_that_one_reading_leaves_in_its_text_is_no_look() -> None:
    texts = ("On 12 June 2019 it decided.", "1.2 2019年6月12日，委员会作出决定。")
    assert not compare([Pair("para_1-2", "paragraph", "para_1-2", texts)], ("en", "zh")).to_look_at


@pytest.mark.parametrize("second", ["fr", "es", "ru", "ar", "zh"])
def test_definitions_that_quote_their_terms_answer_each_other_in_the_order_of_each_alphabet(second: str) -> None:
    english = [
        "“Anchorage” means any period of more than seven days;",
        "“Crew” means all persons, other than pilots;",
        "“Owner” means the person registered as the owner;",
        "“Wages” means pay in money, excluding overtime.",
    ]
    others = {
        "fr": ["Le terme « armateur » désigne la personne inscrite ;", "Le terme « équipage » désigne toutes les personnes, sauf les pilotes ;", "L’expression « mouillage » désigne toute période de plus de sept jours ;", "Le terme « salaire » désigne la paie en argent, à l’exception des heures supplémentaires."],
        "es": ["Por “fondeo” se entenderá todo período de más de siete días;", "Por “propietario” se entenderá la persona inscrita;", "Por “salario” se entenderá la paga en dinero, con exclusión de las horas extraordinarias;", "Por “tripulación” se entenderán todas las personas, salvo los prácticos."],
        "ru": ["«заработная плата» означает плату в деньгах, за исключением сверхурочных;", "«период стоянки» означает любой период более семи дней;", "«собственник» означает зарегистрированное лицо;", "«экипаж» означает всех лиц, кроме лоцманов."],
        "ar": ["يقصد بتعبير ”الأجور“ الأجر نقدا، باستثناء العمل الإضافي؛", "يقصد بتعبير ”الطاقم“ جميع الأشخاص، عدا المرشدين؛", "يقصد بتعبير ”فترة الرسو“ أي فترة تزيد على سبعة أيام؛", "يقصد بتعبير ”المالك“ الشخص المسجل."],
        "zh": ["“工资”系指以货币支付的报酬，不包括加班费；", "“船东”系指登记为所有人的人；", "“船员”系指所有人员，但引航员除外；", "“锚泊期”系指任何连续七天以上的期间。"],
    }  # fmt: skip
    pairs = [
        Pair(f"art_1__al_{n}", "alinea", "art_1", texts)
        for n, texts in enumerate(zip(english, others[second], strict=True), 1)
    ]
    assert not compare(pairs, ("en", second)).to_look_at


def test_a_term_that_a_word_points_back_to_departs_from_nothing() -> None:
    often = [
        (f"The harvesting permit of unit {n} is void.", f"Le permis de coupe de l’unité {n} est nul.")
        for n in range(2, 7)
    ]
    assert looks("en-fr", *often, ("They keep such harvesting permits with care.", "Ils les gardent avec soin.")) == []


def test_ordinary_words_are_no_names_and_last_names_are_none_of_them() -> None:
    assert is_ordinary("Consent", grammar("en"))
    assert is_ordinary("Scheme", grammar("fr"))
    assert not any(is_ordinary(name, grammar("en")) for name in ("Young", "Green", "Okello"))
