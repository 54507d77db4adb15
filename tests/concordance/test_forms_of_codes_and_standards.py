"""Forms of regulations, standards and codes of conduct that are as they should be: no look; a slip in the same place is one."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks, paragraphs

FORMS = (
    ("en-fr", "Regulation (EC) No 45/2001 applies to the harbour.", "Le règlement (CE) no 45/2001 s'applique au port.", "Le règlement (CE) no 54/2001 s'applique au port."),
    ("en-es", "Regulation (EC) No 45/2001 applies to the harbour.", "El Reglamento (CE) n.o 45/2001 se aplica al puerto.", "El Reglamento (CE) n.o 54/2001 se aplica al puerto."),
    ("en-es", "It names the third country or countries.", "Nombra el tercer o los terceros países.", "Nombra el cuarto o los quintos países."),
    ("en-es", "Goods of a third country wait here.", "Las mercancías de un país tercero esperan aquí.", "Las mercancías del quinto país esperan aquí."),
    ("en-fr", "Framework Decision 2008/977/JHA is repealed.", "La décision-cadre 2008/977/JAI est abrogée.", "La décision-cadre 2008/979/JAI est abrogée."),
    ("en-ar", "There are 125k entries.", "هناك 125 ألف مدخل.", "هناك 152 ألف مدخل."),
    ("en-ru", "They sorted 62k shells.", "Они рассортировали 62 тысячи раковин.", "Они рассортировали 26 тысяч раковин."),
    ("en-ar", "Moorings are drawn in Appendix C.", "وترد المراسي في الملحق ج.", "وترد المراسي في الملحق د."),
    ("en-ar", "Moorings are told of in V14.", "وترد المراسي في الفصل 14.", "وترد المراسي في الفصل 15."),
    ("en-zh", "They are 2-letter codes.", "它们是双字母代码。", "它们是三字母代码。"),
    ("fr-es", "Il répond dans un délai raisonnable, ne dépassant pas un mois.", "Responde en un plazo razonable y a más tardar dentro de un mes.", "Responde en un plazo razonable y a más tardar dentro de un año."),
    ("en-ar", "It closed at 5.30pm.", "أغلق في الساعة 5:30 مساءً.", "أغلق في الساعة 6:30 مساءً."),
    ("en-ar", "It sailed at 7.55am.", "أبحر في الساعة 7.55 صباحًا.", "أبحر في الساعة 7.45 صباحًا."),
    ("en-ar", "It sank in the 89th minute on Saturday.", "غرق في الدقيقة 89 يوم السبت.", "غرق في الدقيقة 98 يوم السبت."),
    ("en-ar", "We are not aware of any reef.", "نحن لسنا على علم بأي شعاب.", "نحن على علم بكل الشعاب."),
    ("en-ar", "This is not a list of all reefs.", "هذه القائمة لاتحتوي على كل الشعاب.", "هذه القائمة تحتوي على كل الشعاب."),
    ("en-ar", "It does not correctly invalidate old charts.", "لا ينهي الخرائط القديمة بشكل صحيح.", "ينهي الخرائط القديمة بشكل صحيح."),
    ("en-ru", "Unsafe moorings such as buoys are not permitted.", "Буи и прочее для швартовки недопустимы.", "Буи и прочее для швартовки допустимы."),
    ("en-es", "It floats unless it is being towed.", "Flota a menos de que lo remolquen.", "Flota cuando lo remolcan."),
    ("en-ru", "The 18-year-old boat leaks.", "Восемнадцатилетняя лодка течет.", "Девятнадцатилетняя лодка течет."),
    ("en-ru", "The Airbus A350 flew over.", "Пролетел Аэробус А350.", "Пролетел Аэробус А359."),
)  # fmt: skip


@pytest.mark.parametrize(("languages", "first", "clean", "slipped"), FORMS)
def test_what_is_said_in_another_form_is_no_look_and_a_slip_in_it_is(
    languages: str, first: str, clean: str, slipped: str
) -> None:
    assert looks(languages, (first, clean)) == []
    assert looks(languages, (first, slipped)) != []


def test_a_name_that_is_copied_in_latin_letters_is_no_misspelt_word_beside_it() -> None:
    first = "It follows the Common Reef Code."
    assert looks("en-ar", (first, "وقمنا باتباع Common Reef Code.")) == []


def test_one_and_many_of_a_copied_word_are_no_misspelt_name_and_a_letter_wrong_is_one() -> None:
    first = "Contributors are asked for soundings."
    assert looks("en-zh", (first, "贡献者（Contributor）被要求提供测深数据。")) == []
    assert looks("en-zh", (first, "贡献者（Contribotors）被要求提供测深数据。")) != []


def test_a_word_that_the_other_text_has_elsewhere_is_another_word() -> None:
    pairs = (
        ("Labels are in Latin letters.", "标签用Latn字母。"),
        ("The code for them is “Latn” here.", "它们的代码在这里是“Latn”。"),
    )
    assert looks("en-zh", *pairs) == []


def test_a_sentence_is_missing_where_a_text_has_fewer_and_not_where_it_has_as_many() -> None:
    first = "Gulls nest early. They can follow every trawler from the harbour and come back to the cliff at dusk. Take Norway: there they sleep in towns."
    second = "Чайки гнездятся рано. Они могут следовать за каждым траулером из порта и возвращаться на утес в сумерки. Хорошим примером служит Норвегия, где множество этих птиц давно привыкло ночевать на крышах городских домов, а не на скалах."
    assert looks("en-ru", (first, second)) == []
    short = "Чайки гнездятся рано. В Норвегии они спят в городах."
    assert [item.kind for item in looks("en-ru", (first, short))] == ["sentence"]


def test_an_acronym_that_one_text_introduces_in_brackets_or_has_in_a_heading_is_no_look() -> None:
    said = [
        (f"The GULLS code is kept in {n}.", f"《GULLS守则》保存于{place}。")
        for n, place in zip(("Riga", "Oslo", "Turku", "Kiel"), "甲乙丙丁", strict=True)
    ]
    assert looks("en-zh", ("The birds' code is kept.", "海鸥守则（GULLS）得到保存。"), *said) == []
    heading = Pair("dvs_1", "heading", "dvs_1", ("Levels of the code", "GULLS守则的级别"))
    assert compare([heading, *paragraphs(*said)], ("en", "zh")).to_look_at == ()
    assert looks("en-zh", ("The birds' code is kept.", "港口的GULLS守则得到保存。"), *said) != []


def test_what_answers_a_term_stands_about_where_it_does() -> None:
    said = ("Il faut parfois partir", "On demande de quitter le port", "Chaque équipage doit sortir du bassin")
    pairs = [("Harbour wardens ask each crew to leave for good.", f"{each}, définitivement.") for each in said]
    assert looks("en-fr", *pairs, ("Harbour wardens keep a log of what was seen.", "Ils tiennent un registre.")) == []


def test_a_term_of_a_longer_name_is_answered_with_it_and_need_not_be_alone() -> None:
    named = [
        (f"The Harbour Safety Verification Code {verb} this.", f"رمز التحقق من سلامة المرفأ {word} ذلك.")
        for verb, word in (("asks", "يطلب"), ("says", "يقول"), ("notes", "يلاحظ"), ("bans", "يحظر"))
    ]
    assert (
        looks("en-ar", *named, ("Large ships need safety verification first.", "تحتاج السفن الكبيرة إلى فحص أولا."))
        == []
    )


def test_definitions_in_the_order_of_each_alphabet_answer_each_other_and_a_slip_in_one_is_a_look() -> None:
    def definitions(berth: str) -> list[Pair]:
        texts = (
            ("berth means the place described in Part I;", "bouée Engin décrit à la partie III."),
            ("buoy means a float described in Part III;", f"mouillage Lieu décrit à la {berth}."),
            ("crane means a hoist described in Part II;", "navire Bâtiment décrit à la partie IV."),
            ("vessel means a craft described in Part IV.", "palan Engin de levage décrit à la partie II."),
        )
        return [Pair(f"sect_1__al_{n}", "alinea", f"sect_1__al_{n}", both) for n, both in enumerate(texts, 1)]

    assert compare(definitions("partie I"), ("en", "fr")).to_look_at == ()
    assert compare(definitions("partie V"), ("en", "fr")).to_look_at != ()


def test_a_definition_that_one_alphabet_lacks_is_missing() -> None:
    words = (("anchor", "ancre"), ("buoy", "bouée"), ("crane", "grue"), ("vessel", "navire"), ("wharf", None))
    pairs = [
        Pair(f"sect_1__al_{n}", "alinea", f"sect_1__al_{n}", (f"{one} means what keeps it there.", other and f"{other} Ce qui le retient."))
        for n, (one, other) in enumerate(words, 1)
    ]  # fmt: skip
    assert [item.kind for item in compare(pairs, ("en", "fr")).to_look_at] == ["sentence"]


def test_a_person_called_as_a_place_is_written_by_sound() -> None:
    assert looks("en-ru", ("It was Ethan Stafford who swam.", "Плыл Этан Стэффорд.")) == []


def test_a_shared_name_within_a_word_of_the_other_text_is_no_lone_name() -> None:
    said = [(f"The Harbourpedia {one}.", f"Harbourpedia {other}.") for one, other in (("sleeps", "спит"), ("sings", "поет"), ("swims", "плывет"))]  # fmt: skip
    assert looks("en-ru", *said, ("A Harbourpedia-funded pier stands.", "Стоит пирс, оплаченный Harbourpedia.")) == []


def test_the_figure_of_a_name_that_is_said_again_may_be_left_out_and_another_figure_is_a_look() -> None:
    again = ("Reef Watch 10 begins.", "تبدأ Reef Watch 10.")
    assert looks("en-ar", again, ("It is for all Reef Watch 10 divers.", "وهو لجميع الغواصين.")) == []
    assert looks("en-ar", again, ("It is for all Reef Watch 10 divers.", "وهو لجميع غواصي Reef Watch 20.")) != []
    assert looks("en-ar", again, ("It is for all 10 divers.", "وهو لجميع الغواصين.")) != []


def test_one_long_sentence_says_what_several_say_and_a_short_one_does_not() -> None:
    first = "The pump is off. A diver sees that she can simply open the valve. She takes the gauge apart. The diver then finds a crack in the casing of the pump."
    second = "عندما تكون المضخة متوقفة قد تكتشف الغواصة أن بإمكانها ببساطة فتح الصمام وبعد ذلك بإمكانها تفكيك المقياس كله قطعة قطعة ثم تجد الغواصة بعد ذلك شرخا في غلاف المضخة من الداخل"
    assert looks("en-ar", (first, second)) == []
    assert [item.kind for item in looks("en-ar", (first, second[:60]))] == ["sentence"]


def test_what_says_less_than_so_much_answers_no_negation() -> None:
    first = "Cargo means what passes the lock; it does not include parcels of less than 30 kilograms."
    assert looks("en-zh", (first, "货物是指通过船闸的东西，不足30公斤的包裹不包括在内。")) == []
    assert looks("en-zh", (first, "货物是指通过船闸的东西，不足30公斤的包裹也包括在内。")) != []
