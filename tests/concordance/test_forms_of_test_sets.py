"""Forms of real sentences of the United Nations, of test sets that nobody had read, and what they must still find."""

import pytest

from samples.compared import looks

EQUAL = [
    ("en-es", "Fifthly, the panel should have a mandate.", "En quinto lugar, el grupo debe contar con un mandato."),
    ("en-es", "the WHO/UNICEF/UNFPA panel on diet", "el grupo FNUAP/UNICEF/OMS sobre la dieta"),
    ("en-es", "It heard the Crown Procurators’ Council.", "Oyó al Consejo de Procuradores del Rey."),
    ("en-es", "The PRESIDENT: I thank the speaker.", "El PRESIDENTE: Agradezco al orador."),
    ("en-es", "They met in Riyadh in order to begin.", "Se reunieron en Riyad para empezar."),
    ("en-es", "Letter dated 1 February 2005 from Chad", "Carta de fecha 1° de febrero de 2005 del Chad"),
    ("en-es", "the two-hundredth anniversary of the port", "el bicentenario del puerto"),
    ("en-es", "in view of the points I have just mentioned", "en vista de las cuestiones que acabo de mencionar"),
    ("en-es", "the speech of the Honourable Tan Dovari", "el discurso del Honorable Tan Dovari"),
    ("en-es", "We caution against expected delays.", "Advertimos de los retrasos previstos."),
    ("en-es", "The leaks had not been found until June.", "Pasó tiempo hasta que en junio se hallaron las fugas."),
    ("en-es", "Now, more than ever, we need wells.", "Ahora, más que nunca, necesitamos pozos."),
    ("en-es", "in North, Central or South America, or at sea", "en América del Norte, Central o del Sur, o en el mar"),
    ("en-es", "At Executive Board sessions it was read.", "Se leyó en la Junta Ejecutiva."),
    ("en-es", "for the marine environment of half an isle", "para el medio marino de media isla"),
    ("en-es", "the highest amount ever reported", "la mayor cantidad jamás comunicada"),
    ("en-es", "Not a single mason has been elected.", "Tras la guerra ninguna persona ha sido elegida."),
    ("en-es", "from April to August 2000", "entre abril y agosto del año 2000"),
    ("en-ru", "Nairobi, 26 August-4 September 2002", "Найроби, 26 августа — 4 сентября 2002 года"),
    ("en-ru", "on 1 June 2005 (afternoon only)", "1 июня 2005 года (только во второй половине дня)"),
    ("en-ru", "Movements from the latter began.", "Перемещение беженцев из этой страны началось."),
    ("en-ar", "no indicator for outcome 5.4", "لا يوجد مؤشر للنتيجة 5-4"),
    ("en-ar", "2.1 Definitions", "2-1 التعاريف"),
    ("en-ar", "within the meaning of rule 203.9 as it was", "بالمعنى المقصود في القاعدة 203/9 كما كانت"),
    ("en-ar", "the talks between Pristina and Beijing", "المحادثات بين بريستينا وبيجين"),
    ("en-ar", "The General Assembly is now considering it.", "وتنظر الجمعية حاليا في ذلك."),
    ("en-ar", "where the owner was not known", "حيثما يكون المالك مجهولا"),
    ("en-ar", "Wells do not outnumber springs as elsewhere.", "ولا يتجاوز عدد الآبار عدد الينابيع كغيرها."),
    ("en-ar", "open for signature until 20 September 2025", "مفتوح للتوقيع لغاية 20 أيلول/سبتمبر 2025"),
    ("en-ar", "(d) salt; (e) wool; (f) tea", "(د) الملح؛ (ﻫ) الصوف؛ (و) الشاي"),
    ("en-ar", "Not counting cooks, there are others.", "فبصرف النظر عن الطهاة، هناك آخرون."),
    ("en-ar", "the note by the Assistant Secretary-General", "مذكرة مساعد الأمين العام"),
    ("en-ar", "I just have a few thoughts to share.", "ولا أرغب إلا في تبادل بعض الأفكار."),
    ("en-zh", "the southern fund (SF) and the African Union (AU)", "南方基金(南金)和非洲联盟(非盟)"),
    ("en-zh", "In its resolution the General Conference agreed.", "大会在其决议中表示同意。"),
    ("en-zh", "the letter of 17 April 2015 from 14 masons", "2015年4月17日14名泥瓦匠的信"),
    ("en-zh", "Guam and the United States Virgin Islands", "关岛和美属维尔京群岛"),
    ("en-zh", "from 2 to 6 May and from 17 to 20 May 2015", "2015年5月2日至6日以及5月17日至20日"),
    ("en-zh", "a goal through 2030", "到二〇三○年的目标"),
    ("en-zh", "It shall not take effect until it is signed.", "在签署以前，应等待生效。"),
    ("en-zh", "It did not agree to the request.", "它不同意这一请求。"),
    ("en-zh", "It makes no exceptions for masons.", "它把泥瓦匠一律同等对待。"),
    ("en-zh", "third-country nationals", "第三国国民"),
    ("en-zh", "if they do not meet his demands", "如果不满足他的要求"),
    ("en-zh", "on the site, as had the summaries", "与汇总表一样刊发在网站上"),
    ("en-zh", "Guards dared to defend those in the camp.", "卫兵敢于保卫难民营里的人。"),
]

SLIPS = [
    ("en-es", "in the year 1990 it met on 1 May 2005", "en el año 1990 se reunió el 2° de mayo de 2005"),
    ("en-es", "The PRESIDENT spoke of UNDRIPAC.", "El PRESIDENTE habló de UNDRIPEC."),
    ("en-ar", "no indicator for outcome 5.4", "لا يوجد مؤشر للنتيجة 5-3"),
    ("en-ar", "(d) salt; (e) wool; (f) tea", "(د) الملح؛ (ﻫ) الصوف؛ (ز) الشاي"),
    ("en-zh", "the letter of 17 April 2015 from 14 masons", "2015年4月18日14名泥瓦匠的信"),
    ("en-zh", "from 2 to 6 May and from 17 to 20 May 2015", "2015年5月2日至6日以及6月17日至20日"),
    ("en-ru", "Nairobi, 26 August-4 September 2002", "Найроби, 26 августа — 5 сентября 2002 года"),
    ("en-zh", "It did not agree to the request.", "它同意这一请求。"),
    ("en-es", "Refugees were kept in the camp.", "Fueron mantenidos en el campamento."),
]


@pytest.mark.parametrize(("codes", "first", "second"), EQUAL)
def test_what_says_the_same_asks_for_no_look(codes: str, first: str, second: str) -> None:
    assert [(item.rule, item.texts) for item in looks(codes, (first, second))] == []


@pytest.mark.parametrize(("codes", "first", "second"), SLIPS)
def test_a_slip_beside_such_a_form_is_a_look(codes: str, first: str, second: str) -> None:
    assert looks(codes, (first, second)) != []
