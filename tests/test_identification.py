"""Languages told by script and small words; what is none of the six is none."""

import pytest

from hexapla.identification import language_of_text

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
