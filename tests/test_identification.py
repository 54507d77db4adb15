"""Languages told by script and small words; what is none of the six is none."""

import pytest

from hexapla.identification import is_in_none, language_of_text, word_count

OURS = {
    "en": "The Committee considered the report of the State party and the replies that it had given to the list of issues.",
    "fr": "Le Comité a examiné le rapport de l’État partie et les réponses qui ont été données à la liste des points.",
    "es": "El Comité examinó el informe del Estado parte y las respuestas que se habían dado a la lista de cuestiones.",
    "ru": "Комитет рассмотрел доклад государства-участника и ответы, данные на перечень вопросов.",
    "ar": "نظرت اللجنة في تقرير الدولة الطرف وفي الردود المقدمة على قائمة المسائل.",
    "zh": "委员会审议了缔约国的报告以及对问题清单的答复。",
}
OTHERS = {
    "pt": "O Comité examinou o relatório do Estado Parte e as respostas que foram dadas à lista de questões, não só em Genebra.",
    "it": "Il Comitato ha esaminato il rapporto dello Stato parte e le risposte che sono state date alla lista delle questioni.",
    "de": "Der Ausschuss prüfte den Bericht des Vertragsstaats und die Antworten, die auf die Liste der Fragen gegeben wurden.",
    "uk": "Комітет розглянув доповідь держави-учасниці та відповіді, які були надані на перелік питань.",
    "fa": "کمیته گزارش کشور عضو و پاسخ‌هایی را که به فهرست پرسش‌ها داده شده بود بررسی کرد.",
    "bg": "Комитетът разгледа доклада на държавата страна и отговорите, които бяха дадени на въпросите от списъка.",
    "ca": "El Comitè va examinar l’informe de l’Estat part i les respostes que s’havien donat a la llista de qüestions.",
    "fi": "Komitea tarkasteli sopimusvaltion raporttia ja vastauksia, jotka oli annettu kysymysten luetteloon.",
    "ko": "위원회는 당사국의 보고서와 질의목록에 대한 답변을 검토하였다.",
    "el": "Η Επιτροπή εξέτασε την έκθεση του κράτους μέρους και τις απαντήσεις στον κατάλογο θεμάτων.",
    "ja": "委員会は、締約国の報告および質問リストに対する回答を検討した。",
}


@pytest.mark.parametrize("code", OURS)
def test_each_of_the_six_is_told(code):
    assert language_of_text(OURS[code]) == code


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_that_only_looks_like_one_of_them_is_none(code):
    assert language_of_text(OTHERS[code]) is None


def test_a_text_without_words_tells_nothing():
    assert language_of_text("1. 2. 3. CAT/C/PER/7") is None


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_in_none_of_the_six_is_told_as_such(code):
    assert is_in_none(OTHERS[code])


@pytest.mark.parametrize(
    "text", [*OURS.values(), "Kim Il Song, Ahmad Al Said, Maria de la Cruz, Jan van der Berg, Pedro da Silva"]
)
def test_a_text_in_one_of_the_six_or_a_list_of_names_is_not_told_as_foreign(text):
    assert not is_in_none(text)


def test_words_are_counted_and_signs_of_chinese_are_words():
    assert (word_count("The right to development"), word_count("发展权 2030")) == (4, 4)


def test_languages_that_look_like_spanish_are_none_of_ours():
    portuguese = (
        "O direito de todos à liberdade e à segurança é a base da paz; a lei protege as pessoas e os povos do mundo."
    )
    galician = (
        "O dereito de todos á liberdade e á seguridade é a base da paz; a lei protexe as persoas e os pobos do mundo."
    )
    spanish = "El derecho de todos a la libertad y a la seguridad es la base de la paz; la ley protege a las personas y a los pueblos."
    assert [is_in_none(each * 9) for each in (portuguese, galician, spanish)] == [True, True, False]
