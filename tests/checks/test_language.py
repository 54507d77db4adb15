"""Paragraphs in another language than their document's: one finding each, in all six languages; quotations and annexes apart."""

from pathlib import Path

import pytest

from hexapla.canonical import canonicalise, settle
from hexapla.checks.language import check_language
from hexapla.domain.symbol import Symbol
from hexapla.project.config import DocumentConfig
from hexapla.readers.text.reader import read_text

SENTENCES = {
    "en": "The Committee considered the report of the State party and the replies that it had given to the list of issues, "
          "and it thanked the delegation for the dialogue that was held with all of its members in Geneva.",
    "fr": "Le Comité a examiné le rapport de l’État partie et les réponses qui ont été données à la liste des points, et il "
          "remercie la délégation du dialogue qui a été mené avec tous ses membres dans la ville de Genève.",
    "es": "El Comité examinó el informe del Estado parte y las respuestas que se habían dado a la lista de cuestiones, y dio "
          "las gracias a la delegación por el diálogo que fue mantenido con todos sus miembros en la ciudad.",
    "ru": "Комитет рассмотрел доклад государства-участника и ответы, которые были даны на перечень вопросов, и выразил "
          "делегации благодарность за диалог, который состоялся со всеми его членами в городе Женеве в мае этого года, и за сведения.",
    "ar": "نظرت اللجنة في تقرير الدولة الطرف وفي الردود المقدمة على قائمة المسائل، وشكرت الوفد على الحوار الذي أجري مع جميع "
          "أعضائها في مدينة جنيف، وعلى المعلومات التي قدمها بعد ذلك عن التدابير التي اتخذتها الحكومة.",
    "zh": "委员会审议了缔约国的报告以及对问题清单的答复，并感谢代表团与委员会全体成员在日内瓦举行的对话，以及会后提供的关于政府所采取措施的补充资料。",
}  # fmt: skip
QUOTES = {"en": "“{}”", "fr": "« {} »", "es": "«{}»", "ru": "«{}»", "ar": "«{}»", "zh": "“{}”"}
LABELS = {"ar": "{} - ", "zh": "{}. "}
SUBMITTED = {
    "en": "* The annex is circulated in the language of submission only.",
    "fr": "* L’annexe est distribuée telle qu’elle a été reçue, dans la langue de l’original seulement.",
    "es": "* El anexo se distribuye como se recibió, en el idioma en que fue presentado únicamente.",
    "ru": "* Приложение распространяется на том языке, на котором оно было представлено, и в том виде, в каком получено.",
    "ar": "* يعمم المرفق باللغة التي قُدم بها فقط.",
    "zh": "* 附件不译，以提交语文分发，原文照发。",
}
ANNEX = {"en": "Annex", "fr": "Annexe", "es": "Anexo", "ru": "Приложение", "ar": "المرفق", "zh": "附件"}
PAIRS = [(own, other) for own in SENTENCES for other in SENTENCES if own != other]


def found(own: str, *paragraphs: str, below: str = "") -> list[str]:
    """Return the codes of what is found in a text of a language: three paragraphs of it, then others."""
    label = LABELS.get(own, "{}. ")
    rows = [*[SENTENCES[own]] * 3, *paragraphs]
    text = "\n".join(label.format(number) + row for number, row in enumerate(rows, 1)) + f"\n{below}"
    reading = read_text(text.encode(), f"{own}.txt", own)
    config = DocumentConfig(Path("document.toml"), symbol=Symbol.parse("A/1"))
    document, _ = canonicalise(reading, settle([reading], config).metadata, config, own)
    return [each.code for each in check_language({own: document}, reading, [reading])]


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_paragraph_in_another_language_is_one_finding(own: str, other: str) -> None:
    assert found(own, SENTENCES[other], SENTENCES[own]) == ["L-005"]


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_quotation_in_another_language_is_none(own: str, other: str) -> None:
    assert (
        found(own, f"{SENTENCES[own]} {QUOTES[own].format(SENTENCES[other])}", QUOTES[other].format(SENTENCES[other]))
        == []
    )


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_an_annex_in_the_language_of_submission_is_none(own: str, other: str) -> None:
    annex = f"{SUBMITTED[own]}\n{ANNEX[own]}\n{SENTENCES[other]}\n"
    assert found(own, below=annex) == []


@pytest.mark.parametrize("own", SENTENCES)
def test_paragraphs_of_one_language_in_a_row_are_one_finding_and_others_another(own: str) -> None:
    first, second = [other for other in SENTENCES if other != own][:2]
    texts = [SENTENCES[first], SENTENCES[first], SENTENCES[own], SENTENCES[second]]
    assert found(own, *texts) == ["L-005", "L-005"]
