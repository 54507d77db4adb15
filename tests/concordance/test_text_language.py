"""A text in the other column's language is one look, whatever else is odd about it."""

import pytest

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Pair
from hexapla.concordance.text_language import language_of

TEXTS = {
    "en": "The members of the panel were told that the report had been sent to all of them.",
    "fr": "Les membres du groupe ont été informés que le rapport leur avait été envoyé à tous.",
    "es": "Se informó a los miembros del grupo de que el informe les había sido enviado a todos.",
    "ru": "Членам группы сообщили, что доклад был направлен всем.",
    "ar": "أُبلغ أعضاء الفريق بأن التقرير أرسل إليهم جميعا.",
    "zh": "小组成员获悉，报告已发送给他们所有人。",
}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("expected", TEXTS)
def test_a_language_is_told_by_its_script_and_its_small_words(code: str, expected: str) -> None:
    assert language_of(TEXTS[code], expected) == (None if code == expected else code)


@pytest.mark.parametrize(("first", "second"), [("en", "fr"), ("en", "es"), ("fr", "es"), ("en", "ru"), ("en", "zh")])
def test_a_text_of_the_other_column_is_one_look(first: str, second: str) -> None:
    copied = Pair("para_1", "paragraph", "para_1", (TEXTS[first] + " It cost 40.", TEXTS[first] + " It cost 50."))
    assert [item.kind for item in compare([copied], (first, second)).to_look_at] == ["language"]
    right = Pair("para_1", "paragraph", "para_1", (TEXTS[first], TEXTS[second]))
    assert "language" not in [item.kind for item in compare([right], (first, second)).to_look_at]


@pytest.mark.parametrize(
    "text",
    ["Amnesty International", "CAT/C/PER/CO/7", "Paz y Esperanza", "12,5 m", "« The members of the panel »", "Table 1"],
)
def test_names_titles_and_quotations_may_stand_in_both_columns(text: str) -> None:
    pair = Pair("para_1", "paragraph", "para_1", (text, text))
    assert compare([pair], ("en", "fr")).to_look_at == ()


def test_a_heading_left_behind_is_known_by_the_words_of_the_document() -> None:
    rows = [
        ("Their settlement was lasting.", "Leur règlement a été durable."),
        ("No dispute remained.", "Aucun différend ne subsistait."),
        ("Dispute settlement", "Dispute settlement"),
    ]
    pairs = [Pair(f"para_{n}", "paragraph", f"para_{n}", texts) for n, texts in enumerate(rows)]
    assert [(item.pair, item.kind) for item in compare(pairs, ("en", "fr")).to_look_at] == [("para_2", "language")]
