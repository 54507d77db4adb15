"""Pairs of sentences in six languages: the clean one makes no look, its twin with a slip makes one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Pair

NAMES = [
    ("en-ru", "Marguerite Tshilombo met Pierre Kabongo.", "Маргерит Чиломбо встретила Пьера Кабонго.", "Маргерит Чибомло встретила Пьера Кабонго."),
    ("en-zh", "Thabo Kgosana met Grace Nakato.", "塔博·戈萨纳会见了格蕾丝·纳卡托。", "塔博·戈纳萨会见了格蕾丝·纳卡托。"),
    ("en-ar", "Marie Tshibangu met Joseph Kabila.", "التقت ماري تشيبانغو جوزيف كابيلا.", "التقت ماري تشينابغو جوزيف كابيلا."),
    ("en-ru", "Yusuf al-Hamid wrote the report.", "Доклад написал Юсуф аль-Хамид.", "Доклад написал Юсуф аль-Химад."),
    ("en-ar", "Yusuf al-Nabulsi wrote the report.", "كتب يوسف النابلسي التقرير.", "كتب يوسف النالبسي التقرير."),
    ("en-zh", "Henrik Sandqvist chaired it.", "亨里克·桑德奎斯特主持会议。", "亨里克·桑奎德斯特主持会议。"),
    ("en-zh", "Oleksandr Hryvenko chaired it.", "奥列克桑德·格里文科主持会议。", "奥列克桑德·格文里科主持会议。"),
    ("en-ru", "Aigerim Bekturova chaired it.", "Председательствовала Айгерим Бектурова.", "Председательствовала Айгерим Бекутрова."),
    ("en-es", "She flew to South Africa.", "Viajó a Sudáfrica.", "Viajó a Sudárfica."),
    ("en-es", "She flew to South Sudan.", "Viajó a Sudán del Sur.", "Viajó a Suádn del Sur."),
    ("en-fr", "She flew to Burkina Faso.", "Elle a pris l’avion pour le Burkina Faso.", "Elle a pris l’avion pour le Burkian Faso."),
    ("en-zh", "She flew to Armenia.", "她飞往亚美尼亚。", "她飞往亚尼美亚。"),
    ("en-ar", "She flew to Nouakchott.", "سافرت إلى نواكشوط.", "سافرت إلى نواشكوط."),
    ("en-zh", "She flew to Nouakchott.", "她飞往努瓦克肖特。", "她飞往努克瓦肖特。"),
    ("en-zh", "Hanna Wolde-Mariam lives in Ethiopia.", "汉娜·沃尔德-马里亚姆住在埃塞俄比亚。", "汉娜·沃尔德-马里亚姆住在厄立特里亚。"),
    ("en-es", "Nets were sent to the Niger.", "Se enviaron redes al Níger.", "Se enviaron redes a Nigeria."),
    ("en-ru", "Nets were sent to the Niger.", "Сети были направлены в Нигер.", "Сети были направлены в Нигерию."),
    ("en-ar", "The boats were built in Austria.", "بنيت القوارب في النمسا.", "بنيت القوارب في أستراليا."),
    ("fr-es", "Les barques viennent d’Autriche.", "Las barcas vienen de Austria.", "Las barcas vienen de Australia."),
    ("en-fr", "The pilots of South Sudan were heard.", "Les pilotes sud-soudanais ont été entendus.", "Les pilotes tchadiens ont été entendus en Zambie."),
    ("en-es", "Monsignor Luis Arrieta opened the chapel.", "Monseñor Luis Arrieta abrió la capilla.", "Monseñor Luis Arreita abrió la capilla."),
    ("en-es", "The Committee on the Rim of the Continental Slope met in Dunmore.", "El Comité del Borde del Talud Continental se reunió en Dunmore.", "El Comité del Borde del Talud Continental se reunió en Dunmroe."),
    ("en-zh", "The Board’s secretary is Ms. Halina Sobolewska.", "理事会秘书是哈利娜·索博列夫斯卡女士。", "理事会秘书是哈利娜·索列博夫斯卡女士。"),
    ("en-zh", "Jusufzade Karim keeps the lamp.", "尤素夫扎德·卡里姆看守灯塔。", "扎素夫尤德·卡里姆看守灯塔。"),
    ("en-fr", "the Organization of American States decided", "l’Organisation des États américains a décidé", "l’Organisation de l’unité africaine a décidé"),
    ("en-zh", "the Organization of American States decided", "美洲国家组织决定", "非洲统一组织决定"),
    ("en-es", "the Regional and Social Council", "el Consejo Regional y Social", "el Consejo Regional y Soical"),
]  # fmt: skip

QUANTITIES = [
    ("en-es", "On 2 June, two barges sank.", "El 2 de junio se hundieron dos barcazas.", "El 2 de junio se hundieron tres barcazas."),
    ("en-zh", "It meets from 8 to 12 March and, if need be, on 6 September 2027.", "会议于2027年3月8日至12日举行，必要时于9月6日举行。", "会议于2027年3月8日至12日举行，必要时于9月9日举行。"),
    ("en-es", "The cap rose from $10 million to $40 million.", "El límite pasó de 10 a 40 millones de dólares.", "El límite pasó de 20 a 40 millones de dólares."),
    ("en-fr", "Eight out of ten welders would leave.", "Quelque 80 % des soudeurs partiraient.", "Quelque 70 % des soudeurs partiraient."),
    ("fr-es", "Quelque 75 % des puits sont secs.", "Tres de cada cuatro pozos están secos.", "Dos de cada cuatro pozos están secos."),
    ("en-fr", "They met three times in as many months.", "Ils se sont réunis trois fois en trois mois.", "Ils se sont réunis trois fois en quatre mois."),
    ("en-fr", "The term is three and a half years.", "La peine est de trois ans et six mois.", "La peine est de trois ans et huit mois."),
    ("en-fr", "The lease runs for eighteen months.", "Le bail court un an et six mois.", "Le bail court un an et neuf mois."),
    ("en-fr", "Of the 27 lamps, 8 were lit; the rest stayed dark.", "Sur les 27 lampes, 8 étaient allumées ; les 19 autres étaient éteintes.", "Sur les 27 lampes, 9 étaient allumées ; les autres étaient éteintes."),
    ("fr-es", "Les 9 ports de l’une ou l’autre rive.", "Los 9 puertos de cualquiera de las dos orillas.", "Los 7 puertos de cualquiera de las dos orillas."),
    ("en-zh", "The radio is on the air around the clock, on 9 waves.", "该电台全天24小时在9个频率播音。", "该电台全天24小时在8个频率播音。"),
    ("en-zh", "The owner, Calypso S.A., paid for 9 boats.", "船东Calypso S.A.公司支付了9艘船的费用。", "船东Calypso S.A.公司支付了7艘船的费用。"),
    ("en-fr", "The oats ripen in eight weeks.", "L’avoine mûrit en huit semaines.", "L’avoine mûrit en huit jours."),
    ("en-ru", "the lamp has a term of four years", "лампа выдаётся на четырехлетний срок", "лампа выдаётся на четырехмесячный срок"),
    ("en-ar", "It must not exceed 70 decibels.", "يجب ألا يتجاوز 70 ديسيبل.", "يجب ألا يتجاوز 70 هرتز."),
    ("fr-es", "Le bruit atteint 80 décibels.", "El ruido llega a 80 decibelios.", "El ruido llega a 80 hercios."),
    ("en-ru", "The line carries 110 kV.", "Напряжение линии 110 кВ.", "Напряжение линии 110 Гц."),
    ("en-zh", "The pump gives 60 kilopascals.", "水泵压力为60千帕。", "水泵压力为60分贝。"),
    ("en-fr", "It sails at 12 knots.", "Il navigue à 12 nœuds.", "Il navigue à 12 milles marins."),
    ("en-es", "The lamp gives 40 lux.", "La lámpara da 40 lux.", "La lámpara da 40 voltios."),
    ("en-zh", "It cost 12 million kroner.", "费用为1 200万克朗。", "费用为1 200万卢布。"),
    ("en-zh", "It cost 3 million kwacha.", "费用为300万克瓦查。", "费用为300万兰特。"),
    ("en-ru", "It cost 3 million kwacha.", "Это стоило 3 млн квач.", "Это стоило 3 млн рублей."),
    ("en-zh", "The stone weighs 5 carats.", "宝石重5克拉。", "宝石重5公斤。"),
    ("en-fr", "in one 1/3rd octave band", "dans une bande d’un tiers d’octave", "dans une bande d’un quart d’octave"),
    ("en-fr", "at one-quarter the width of the quay", "au quart de la largeur du quai", "aux trois quarts de la largeur du quai"),
    ("en-fr", "She sold half of it.", "Elle en a vendu la moitié.", "Elle en a vendu le tiers."),
    ("en-es", "She sold half of it.", "Vendió la mitad.", "Vendió un tercio."),
    ("en-fr", "The pass was closed for 42 days.", "Le col a été fermé quarante-deux jours.", "Le col a été fermé cinquante-deux jours."),
    ("en-fr", "The ice held for 32 weeks.", "La glace a tenu trente-deux semaines.", "La glace a tenu vingt-deux semaines."),
    ("fr-es", "La crue a duré soixante-huit jours.", "La crecida duró 68 días.", "La crecida duró 58 días."),
    ("en-ar", "It may not rise by more than one tenth.", "لا يجوز أن يرتفع بأكثر من العُشر.", "لا يجوز أن يرتفع بأكثر من الخُمس."),
    ("en-ar", "in the ten years of the lease", "في السنوات العشر لعقد الإيجار", "في السنوات السبع لعقد الإيجار"),
    ("en-zh", "Most of the weavers are over sixty years old.", "织工大多年逾六旬。", "织工大多年逾八旬。"),
    ("en-zh", "as Assembly resolution 70/2 asks", "根据大会第70/2号决议", "根据大会第70/3号决议"),
    ("en-fr", "as Assembly resolution 70/2 asks", "comme le demande la résolution 70/2 de l’Assemblée", "comme le demande la résolution 70/3 de l’Assemblée"),
    ("en-ar", "Four contracts were signed for the port.", "ووقعت أربعة عقود للميناء.", "ووقعت خمسة عقود للميناء."),
    ("en-ar", "For four decades it rained.", "هطل المطر طوال أربعة عقود.", "هطل المطر طوال ثلاثة عقود."),
    ("en-ar", "They met on Monday, 4 May 2020.", "اجتمعوا يوم الاثنين 4 أيار/مايو 2020.", "اجتمعوا يوم الاثنين 5 أيار/مايو 2020."),
    ("en-ar", "It exercised its power in May 2020.", "مارس سلطته في أيار/مايو 2020.", "مارس سلطته في نيسان/أبريل 2020."),
    ("en-fr", "as laid down in Schedule C.", "conformément à l’Appendice C;", "conformément à l’Appendice D;"),
    ("en-fr", "Notwithstanding section 3 and paragraph 5 (a), it floats.", "Par dérogation aux sections 3 et 5 a), elle flotte.", "Par dérogation aux sections 3 et 6 a), elle flotte."),
]  # fmt: skip

NEGATIONS = [
    ("en-fr", "Boats are exempt from the fee unless they are new.", "Les bateaux sont exonérés, à moins qu’ils ne soient neufs.", "Les bateaux ne paient pas, pourvu qu’ils soient neufs."),
    ("en-es", "It cannot sail unless the tide is high.", "No puede zarpar a menos que la marea esté alta.", "No puede zarpar siempre que la marea esté alta."),
    ("en-ru", "It cannot sail unless the tide is high.", "Оно не может выйти, если прилив не высок.", "Оно не может выйти, если прилив высок."),
    ("en-ar", "It cannot sail unless the tide is high.", "لا يمكنها الإبحار ما لم يرتفع المد.", "لا يمكنها الإبحار متى ارتفع المد."),
    ("en-fr", "All boats are covered, except with regard to nets.", "Tous les bateaux sont couverts, sauf pour les filets.", "Tous les bateaux sont couverts, y compris pour les filets."),
    ("en-zh", "A keeper may not fish and shall not accept any gift.", "看守人不得捕鱼，也不得收受礼物。", "看守人可以捕鱼，也不得收受礼物。"),
    ("en-zh", "No study could show the whole coast.", "任何研究都不能展示整个海岸。", "任何研究都能展示整个海岸。"),
    ("en-fr", "The finding did not rule out a second survey.", "Ce constat n’exclut pas un second levé.", "Ce constat exclut un second levé."),
    ("en-fr", "In cases where the waiver would not prejudice the port, immunity is waived.", "L’immunité est levée si la renonciation ne porte pas préjudice au port.", "L’immunité est levée si la renonciation porte préjudice au port."),
    ("en-ar", "The nets may be removed only for repair.", "لا يجوز نزع الشباك إلا للإصلاح.", "يجوز نزع القوارب للإصلاح في خمسة أيام."),
    ("en-es", "While the treaty is a step towards non-proliferation, it cannot replace the ban.", "Pese a que el tratado es un paso hacia la no proliferación, no puede sustituir la prohibición.", "Pese a que el tratado es un paso hacia la no proliferación, puede sustituir la norma."),
]  # fmt: skip

DIVISIONS = [
    ("en-fr", "in subsection (1) of this Act", "au paragraphe (1) de cette loi", "au paragraphe (2) de cette loi"),
    ("en-fr", "listed in item 1 of the schedule", "énumérés à l’article 1 de l’annexe", "énumérés à l’article 3 de l’annexe"),
    ("en-fr", "under Article 14(2), boats float.", "en vertu de l’article 14.2, ils flottent.", "en vertu de l’article 14.3, ils flottent."),
    ("en-fr", "under article 14, par. 2, boats float.", "en vertu de l’article 14.2, ils flottent.", "en vertu de l’article 15.2, ils flottent."),
    ("en-fr", "under article 5, paragraph 6, boats float.", "en vertu du paragraphe 6 de l’article 5, ils flottent.", "en vertu du paragraphe 5 de l’article 6, ils flottent."),
    ("en-zh", "subject to paragraph 4(a) below", "受以下第4条(a)款限制", "受以下第6条(a)款限制"),
    ("en-ru", "Indicator 2.1.1b", "Показатель 2.1.1b", "Показатель 2.1.2b"),
    ("en-fr", "tariff item No. 9402.10.00 or 9402.20.00", "numéros tarifaires 9402.10.00 ou 9402.20.00", "numéros tarifaires 9402.10.00 ou 9403.20.00"),
    ("en-fr", "at a rate of three per cent per annum", "au taux de trois pour cent par an", "au taux de six pour cent par an"),
    ("en-ar", "Nine tenths of the boats came.", "جاء تسعة أعشار القوارب.", "جاء سبعة أعشار القوارب."),
    ("en-ar", "The cable carries 15 kilovolts.", "جهد الكبل 15 كيلوفولت.", "جهد الكبل 15 فولت."),
    ("en-zh", "The tank holds 60 gallons.", "水箱容量为60加仑。", "水箱容量为60桶。"),
    ("en-fr", "The Executive Director of the Fund for Boats spoke.", "La Directrice générale du Fonds pour les bateaux a parlé.", "La Secrétaire générale du Fonds pour les bateaux a parlé."),
    ("en-fr", "as set forth in the Preamble and by Marwick", "comme énoncé dans le Préambule et par Marwick", "comme énoncé dans le Préambule et par Mawrick"),
    ("en-zh", "The insolvent owners did not mention it.", "破产的船主未具体提及。", "破产的船主具体提及。"),
    ("en-fr", "The rule does not apply unless boats agree.", "La règle n’est pas applicable si les bateaux s’y refusent.", "La règle est applicable si les bateaux sont prêts."),
    ("en-fr", "No fee is payable for a boat.", "Le mouillage est gratuit pour un bateau.", "Le mouillage est payant pour un bateau."),
    ("en-fr", "They met in British Columbia.", "Ils se sont réunis en Colombie-Britannique.", "Ils se sont réunis en Colombie."),
]  # fmt: skip

CELLS = [
    ("en-fr", ("Fair", "Moderate"), ("Passable", "Médiocre")),
    ("en-ru", ("Fair", "Moderate"), ("Удовлетворительно", "Посредственно")),
    ("en-zh", ("Fair", "Poor"), ("一般", "较差")),
    ("en-es", ("Stable", "Worse"), ("Estable", "Deteriorado")),
    ("en-ar", ("Excellent", "Severe"), ("ممتاز", "شديد")),
]


def looks(codes: str, *texts: tuple[str, str], kind: str = "paragraph") -> list[Item]:
    if kind == "cell":
        ids = [f"table_1__row_{n}__col_2" for n in range(2, 2 + len(texts))]
    else:
        ids = [f"para_{n}" for n in range(1, 1 + len(texts))]
    within = "table_1" if kind == "cell" else ""
    pairs = [Pair(eid, kind, eid, both, within=within) for eid, both in zip(ids, texts, strict=True)]
    return list(compare(pairs, (codes[:2], codes[3:])).to_look_at)


@pytest.mark.parametrize(("codes", "first", "clean", "slipped"), [*NAMES, *QUANTITIES, *NEGATIONS, *DIVISIONS])
def test_a_clean_sentence_makes_no_look_and_its_slipped_twin_makes_one(
    codes: str, first: str, clean: str, slipped: str
) -> None:
    assert looks(codes, (first, clean)) == []
    assert looks(codes, (first, slipped)) != []


@pytest.mark.parametrize(("codes", "first", "second"), CELLS)
def test_words_of_an_assessment_that_changed_places_are_a_look(
    codes: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert looks(codes, *zip(first, second, strict=True), kind="cell") == []
    assert looks(codes, *zip(first, second[::-1], strict=True), kind="cell") != []


def test_a_sentence_that_one_language_has_in_the_next_unit_makes_no_look() -> None:
    head = "Where the parties have agreed on a way of naming the pilot,"
    tail = "any party may ask the harbour master named in article 6 to name the pilot without delay, and pay for it."
    first = ("Si les parties sont convenues d’un mode de désignation du pilote, l’une d’elles peut prier le capitaine "
        "du port visé à l’article 6 de désigner le pilote sans délai et d’en assumer les frais dans ce cas :")  # fmt: skip
    slipped = first.replace("article 6", "article 8")
    assert looks("en-fr", (head, first), (tail, "Tel est l’usage.")) != []
    pairs = [
        Pair(f"art_3__{eid}", "paragraph", f"art_3__{eid}", both)
        for eid, both in (("para_4", (head, first)), ("al_1", (tail, "Tel est l’usage du port.")))
    ]
    kinds = [item.kind for item in compare(pairs, ("en", "fr")).to_look_at]
    assert "reference" not in kinds
    changed = [pairs[0].__class__("art_3__para_4", "paragraph", "art_3__para_4", (head, slipped)), pairs[1]]
    assert "reference" in [item.kind for item in compare(changed, ("en", "fr")).to_look_at]
