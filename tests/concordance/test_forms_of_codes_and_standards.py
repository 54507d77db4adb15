"""Forms of regulations, standards and codes of conduct that are as they should be: no look; a slip in the same place is one."""

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from samples.compared import looks, paragraphs


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
