"""What the languages write differently and is the same asks for no look; what is not the same does, however like it is."""

import unicodedata

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Level, Pair

EQUAL = [
    ("en-es", "Outsiders may join the pact.", "Los terceros al pacto pueden adherirse a él."),
    ("en-es", "not below one twelfth of the budget", "no inferior a una doceava parte del presupuesto"),
    ("en-ar", "not below one twelfth of the budget", "لا تقل عن جزء من اثني عشر جزءا من الميزانية"),
    ("en-zh", "not below one twelfth of the budget", "不低于预算的十二分之一"),
    ("en-fr", "a bolt of 1 1/2 inches", "un boulon de 1,5 pouce"),
    ("en-fr", "winds of 130 kilometres per hour", "des vents de 130 kilomètres par heure"),
    ("en-zh", "a 45 kW generator and 1,800 kilocalories", "45千瓦发电机和1 800千卡"),
    ("en-ru", "costs (in thousands of United States dollars)", "расходы (в тыс. долл. США)"),
    ("en-zh", "costs (in millions of dollars)", "费用(百万美元)"),
    ("en-ru", "in the night of 6 to 7 May 2024", "в ночь с 6 на 7 мая 2024 года"),
    ("en-es", "from 7.15 p.m. to 9 p.m.", "de las 19.15 a las 21.00 horas"),
    ("en-ar", "from 7.15 p.m. to 9 p.m.: closed", "من الساعة 19:15 إلى الساعة 21:00: مغلقة"),
    ("fr-es", "un puits sur dix en dix ans", "uno de cada diez pozos en un decenio"),
    ("en-ru", "one well in ten in a decade", "каждый десятый колодец за десятилетие"),
    ("en-ar", "Law 31.204 was amended", "عُدل القانون 31-204"),
    ("en-ru", "decree No. 1177 was issued", "издан указ № УП-1177"),
    ("en-es", "between 2.5% and .07%", "entre el 2,5 % y el 0,07 %"),
    ("en-fr", "valued at $400+ billion (in 2015 dollars)", "estimée à 400 milliards de dollars (dollars de 2015)"),
    ("en-zh", "It was decided by the USG alone.", "由副秘书长单独决定。"),
    ("en-fr", "two hours behind Greenwich Mean Time", "en retard de deux heures sur l’heure de Greenwich"),
    ("en-ru", "The Rapporteur was Eszter Farkas.", "Докладчиком была Эстер Фаркаш."),
    ("en-ru", "The Board of the Coral Reef Observatory met.", "Совет Обсерватории коралловых рифов провел заседание."),
    ("en-zh", "The third speaker left on the second day.", "第三名发言者第二天离开。"),
    ("en-fr", "within 45 days of the notice", "dans les 45 jours suivant l’avis"),
    ("en-fr", "the sum in United States dollars", "la somme en dollars des États-Unis"),
    ("en-fr", "Spain and the United States were heard", "L’Espagne et les États-Unis ont été entendus"),
    ("en-fr", "The United Kingdom spoke, then the United States", "Le Royaume-Uni a parlé, puis les États-Unis"),
    ("en-fr", "Experts of Cabo Verde", "Experts du Cap-Vert"),
    ("en-fr", "under paragraph 3 (c)", "en vertu du paragraphe 3c)"),
    ("en-fr", "paragraphs 4 (a), (b) and (e), and 6 (d)", "aux paragraphes 4a), b), e) et 6d)"),
    ("en-fr", "as stated in article 21 (4)", "comme le dit l’article 21-4"),
    ("en-fr", "rose by 8 per cent", "a augmenté de 8 pour 100"),
    ("en-fr", "rose by 8 per cent", "a augmenté de 8 p. 100"),
    ("en-fr", "25 per cent of the fund", "le quart du fonds"),
    ("en-fr", "a buoy at 14.7 E and 3.2 N", "une bouée à 14,7 E et 3,2 N"),
    ("en-fr", "a buoy at 14.7 W", "une bouée à 14,7 O"),
    ("en-fr", "Bolivia (Plurinational State of) joined", "Bolivie (État plurinational de) s’est jointe"),
    ("en-fr", "Micronesia (Federated States of)", "Micronésie (États fédérés de)"),
    ("en-fr", "on the fifteenth day of March 1961", "le 15 mars 1961"),
    ("en-fr", "done on 3 May one thousand nine hundred and sixty-two", "fait le trois mai mil neuf cent soixante-deux"),
    ("en-fr", "in the 1970s", "dans les années 70"),
    ("en-fr", "the seventies", "les années soixante-dix"),
    ("en-fr", "the biennium 2024/25", "l’exercice biennal 2024/2025"),
    ("en-fr", "adopted at Warsaw in June", "adoptée à Varsovie en juin"),
    ("en-fr", "offices in Damascus and Athens", "bureaux à Damas et à Athènes"),
    ("en-fr", "warehouses in Antwerp and The Hague", "entrepôts à Anvers et à La Haye"),
    ("en-fr", "their first name and nationality", "leur prénom et leur nationalité"),
    ("en-fr", "made in triplicate", "fait en trois exemplaires"),
    ("en-fr", "reports every six months", "un rapport par semestre"),
    ("en-fr", "a five-year plan", "un plan quinquennal"),
    ("en-fr", "levels of PM2.5 and PM10", "les niveaux de PM 2,5 et de PM 10"),
    ("en-fr", "as Part IV provides", "comme le prévoit le Titre IV"),
    ("en-fr", "Part V, Section II", "Section II, Titre V"),
    ("en-fr", "within a fortnight", "dans les quinze jours"),
    ("en-fr", "48 hours before the vote", "deux jours avant le vote"),
    ("en-fr", "CO2 emissions fell", "les émissions de dioxyde de carbone ont baissé"),
    ("en-fr", "paragraphs 1 and 2 do not apply", "les paragraphes précédents ne s’appliquent pas"),
    ("en-es", "over 12 months", "durante 12 meses"),
    ("en-es", "in the 1990s", "en los años noventa"),
    ("en-es", "on the second of March 1990", "el dos de marzo de 1990"),
    ("en-es", "meetings in London and Geneva", "reuniones en Londres y Ginebra"),
    ("en-es", "a third of the members", "un tercio de los miembros"),
    ("en-ru", "experts from the Niger", "эксперты из Нигера"),
    ("en-ru", "in the 1990s", "в 90-х годах"),
    ("en-ru", "5 per cent of US$ 3 million", "5 процентов от 3 млн долл. США"),
    ("en-ru", "for a period of 30 days", "в течение 30 дней"),
    ("en-zh", "persons aged 25–64 years", "25至64岁的人"),
    ("en-zh", "aged 18 to 30", "18至30岁"),
    ("en-zh", "(i) a plan and (ii) a budget", "(一)一项计划和(二)一项预算"),
    ("en-zh", "paid in United States dollars", "以美元支付"),
    ("en-zh", "in developing countries", "在发展中国家"),
    ("en-zh", "7 per cent over 10 years", "10年内增加百分之七"),
    ("en-ar", "for 2,000 pupils", "لكل 000 2 تلميذ"),
    ("en-ar", "3,456,789 people", "789 456 3 شخصا"),
    ("en-ar", "(i) a plan and (ii) a budget", "’1‘ خطة و ’2‘ ميزانية"),
    ("en-ar", "the banking sector", "القطاع المصرفي"),
    ("en-ar", "cut losses by half", "خفض الخسائر إلى النصف"),
    ("en-ar", "two copies", "نسختان"),
    ("fr-es", "dans les années 80", "en los años ochenta"),
    ("fr-es", "6 pour cent", "el 6%"),
    ("en-fr", "more than a third of the budget", "plus du tiers du budget"),
    ("en-fr", "one in four households", "un ménage sur quatre"),
    ("en-fr", "a course every other month", "un cours tous les deux mois"),
    ("en-fr", "the Yellow Line near the port", "la Ligne jaune près du port"),
    ("en-fr", "under section 12B of the Act", "en vertu de l’article 12B de la loi"),
    ("en-fr", "The Office has one D-2 and three D-1s.", "Le Bureau compte un D-2 et trois D-1."),
    ("en-es", "12 nautical miles off the coast", "a 12 millas marinas de la costa"),
    ("en-es", "offices in Addis Ababa", "oficinas en Addis Abeba"),
    ("en-es", "an Executive Board was set up", "se creó una Junta Ejecutiva"),
    ("en-ru", "in the 1970s and early 1980s", "в 70-х и начале 80-х годов"),
    ("en-ru", "the winter of 2003/04", "зима 2003/04 года"),
    ("en-ru", "a four-step method", "четырехступенчатый метод"),
    ("en-ru", "under article 9B", "в соответствии со статьей 9В"),
    ("en-ar", "$2,345.6 million", "345.6 2 مليون دولار"),
    ("en-ar", "in March and April 2017", "في آذار/مارس ونيسان/أبريل 2017"),
    ("en-ar", "in the 1970s", "في السبعينات"),
    ("en-ar", "in the first week of March", "في الأسبوع الأول من آذار/مارس"),
    ("en-ar", "see section C and annex B", "انظر الفرع جيم والمرفق باء"),
    ("en-ar", "the third quarter", "الربع الثالث"),
    ("en-ar", "a P-4 post", "وظيفة برتبة ف-4"),
    ("en-ar", "Viet Nam, Cabo Verde and Thailand", "فييت نام وكابو فيردي وتايلند"),
    ("en-zh", "over 300,000 people", "30多万人"),
    ("en-zh", "nine out of ten pupils", "九成学生"),
    ("en-zh", "see annex III, section B", "见附件三B节"),
    ("en-zh", "the season 2003/04", "2003/04年度"),
    ("en-zh", "one in three", "每3人中有1人"),
    ("en-es", "under the responsibility of third States", "bajo la responsabilidad de terceros Estados"),
    ("en-fr", "half a million doses", "500 000 doses"),
    ("en-fr", "at 2215 hours on 3 May", "le 3 mai à 22 h 15"),
    ("en-fr", "9.4 million under-fives", "9,4 millions d’enfants de moins de 5 ans"),
    ("en-fr", "211 per 100,000 live births", "211 pour 100 000 naissances vivantes"),
    ("en-fr", "in the mid-nineties", "au milieu des années 90"),
    ("en-es", "see figure IV and appendix C", "véanse la figura IV y el apéndice C"),
    ("en-ru", "within seventy-two hours", "в течение семидесяти двух часов"),
    ("en-ar", "under rule 7.6", "بموجب القاعدة 7-6"),
    ("en-zh", "105 members", "一百零五个成员"),
    ("en-zh", "decision 1/CMP.3", "第1/CMP.3号决定"),
]

DIFFERENT = [
    ("en-zh", "not below one twelfth of the budget", "不低于预算的十五分之一", "number"),
    ("en-fr", "a bolt of 1 1/2 inches", "un boulon de 2,5 pouces", "number"),
    ("en-es", "from 7.15 p.m. to 9 p.m.", "de las 19.45 a las 21.00 horas", "date"),
    ("en-zh", "a 45 kW generator", "54千瓦发电机", "number"),
    ("en-ar", "Law 31.204 was amended", "عُدل القانون 31-205", "instrument"),
    ("en-es", "the Beijing Platform was adopted", "se aprobó la Plataforma de Beiijng", "name"),
    ("en-es", "Levan Japaridze was heard", "se escuchó a Levan Japaridve", "name"),
    ("en-ru", "They heard Horacio Bustamante.", "Они заслушали Орасио Бусматанте.", "name"),
    ("en-ru", "They heard Farid Zaynullin.", "Они заслушали Фарида Зойнуллина.", "name"),
    (
        "en-ru",
        "A member in arrears may not vote, unless the Board agrees.",
        "Член, имеющий задолженность, может голосовать, если Совет не возражает.",
        "negation",
    ),
    ("en-fr", "within 45 days of the notice", "dans les 45 semaines suivant l’avis", "number"),
    ("en-fr", "elected for four years", "élu pour quatre mois", "number"),
    ("en-fr", "6 hours before", "6 jours avant", "number"),
    ("en-fr", "a 15-kilometre strip", "une bande de 15 mètres", "number"),
    ("en-fr", "7 per cent", "7 pour mille", "number"),
    ("en-fr", "12,300.00 soles", "12 300 pesos", "number"),
    ("en-fr", "US$ 8 million", "8 millions d’euros", "number"),
    ("en-fr", "a buoy at 14.7 E", "une bouée à 14,7 O", "number"),
    ("en-fr", "on the 40th day", "dans la 40e semaine", "ordinal"),
    ("en-fr", "from 2011 to 2014", "de 2011 à 2013", "date"),
    ("en-fr", "see A/HRC/44/12", "voir A/HRC/44/13", "symbol"),
    ("en-fr", "Mr. Harlow spoke", "M. Harlew a parlé", "name"),
    ("en-fr", "in Valparaíso", "à Valparxíso", "name"),
    ("en-fr", "Spain and the United States", "l’Espagne", "name"),
    ("en-fr", "Spain and the United Kingdom", "l’Espagne et les États-Unis", "name"),
    ("en-fr", "The members of the panel agreed on this.", "The members of the panel agreed on this.", "language"),
    ("en-fr", "a short course (half of it in Lomé", "un cours bref (la moitié à Lomé)", "bracket"),
    ("en-ru", "30 days", "30 недель", "number"),
    ("en-ar", "30 days", "30 ساعة", "number"),
    ("en-zh", "30 days", "30个月", "number"),
    ("en-es", "30 days", "30 meses", "number"),
    ("en-fr", "The Authority shall not share these data.", "L’Autorité communique ces données.", "negation"),
    ("en-ru", "It should not be sold without a licence.", "Он должен продаваться без лицензии.", "negation"),
    ("en-zh", "The fund should not be used for roads.", "该基金应用于道路建设。", "negation"),
    ("en-es", "as the Security Council decided", "como decidió el Comité de Seguridad", "term"),
    ("en-fr", "The Secretary-General reports yearly.", "Le Directeur général fait rapport chaque année.", "term"),
    ("en-ar", "as the Security Council decided", "كما قررت لجنة الأمن", "term"),
    ("en-fr", "one in four households", "un ménage sur cinq", "number"),
    ("en-fr", "under section 12B", "en vertu de l’article 12C", "reference"),
]


def found(languages: str, first: str, second: str, level: Level = Level.LOOK) -> list[Item]:
    codes = languages.split("-")
    pairs = [Pair("para_1", "paragraph", "para_1", (first, second))]
    concordance = compare(pairs, (codes[0], codes[1]))
    assert concordance.failures == ()
    return list(concordance.at(level))


@pytest.mark.parametrize(("languages", "first", "second"), EQUAL)
def test_what_is_equal_asks_for_no_look_in_either_order(languages: str, first: str, second: str) -> None:
    assert found(languages, first, second) == []
    assert found("-".join(reversed(languages.split("-"))), second, first) == []


@pytest.mark.parametrize(("languages", "first", "second", "kind"), DIFFERENT)
def test_what_differs_is_one_look(languages: str, first: str, second: str, kind: str) -> None:
    assert [item.kind for item in found(languages, first, second)] == [kind]


def test_letters_are_the_same_composed_and_decomposed() -> None:
    french = "Le Comité a visité Éghezée (État plurinational) avec 40 délégués."
    english = "The Committee visited Éghezée (Plurinational State) with 40 delegates."
    for form in ("NFC", "NFD"):
        assert found("en-fr", english, unicodedata.normalize(form, french)) == []
    decomposed = unicodedata.normalize("NFD", french.replace("40", "41"))
    (item,) = found("en-fr", english, decomposed)
    assert item.spans[1] is not None
    assert decomposed[slice(*item.spans[1])] == item.texts[1] == "41"


def test_a_small_aside_is_a_matter_of_style() -> None:
    english, french = "a workshop (see below) for all the staff", "un atelier pour tout le personnel"
    assert found("en-fr", english, french) == []
    assert [item.kind for item in found("en-fr", english, french, Level.STYLE)] == ["bracket"]
