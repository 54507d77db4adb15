"""Sentences end where a reader of the language sees them end."""

import pytest

from hexapla import catalogue
from hexapla.akn.document import parse
from hexapla.akn.inlines import runs
from hexapla.akn.names import AKN
from hexapla.present.sentences import cut, sentences

CASES = [
    ("en", ["It met in Geneva. ", "It then rose."]),
    ("en", ["See para. 15 and Act No. 30394. ", "The Board met at 3 p.m. ", "It adjourned."]),
    ("en", ["Mr. R. L. C. B. Smith came. ", "He left."]),
    ("en", ["The plan covers the U.S. ", "The rest follows."]),
    ("en", ["It has two aims: (i) to help; (ii) to heal. ", "Both matter."]),
    ("en", ["Two things follow. (a) The first. (b) The second."]),
    ("en", ["Since 2017 (see art. 4. It holds) nothing moved. ", "“Really?” ", "Yes."]),
    ("en", ["12. The Committee met."]),
    ("en", ["The rate was 3.5 per cent. ", "It fell."]),
    ("fr", ["M. Le Bihan est venu. ", "À ce jour, rien."]),
    ("fr", ["Voir l’art. 5 et le par. 3. ", "L’État partie répond\u00a0: «\u00a0Oui.\u00a0» ", "Puis il se tait."]),
    ("fr", ["Les É.-U. ont signé. ", "Des mines, des routes, etc. ", "Le reste suit."]),
    ("fr", ["Qui\u00a0? ", "Personne\u202f! ", "Fin."]),
    ("es", ["El Sr. Pérez y los EE. UU. firmaron. ", "¿Quién? ", "¡Nadie! ", "Véase el párr. 3."]),
    ("ru", ["В 2016 г. ", "Государство приняло закон. ", "См. п. 5 и т.д. ", "В городе тихо."]),
    ("ar", ["يولد جميع الناس أحرارا. ", "وقد وهبوا عقلا؟ ", "نعم."]),
    ("zh", ["人人生而自由。", "“他们赋有理性。”", "是吗？", "是3.5倍。"]),
]


@pytest.mark.parametrize(("code", "parts"), CASES)
def test_a_text_falls_into_its_sentences(code: str, parts: list[str]) -> None:
    text = "".join(parts)
    assert [text[slice(*span)] for span in sentences(text, catalogue.language(code))] == parts


@pytest.mark.parametrize("code", catalogue.CODES)
def test_sentences_leave_nothing_out_and_never_overlap(code: str) -> None:
    texts = ["", " ", ".", "A. B. C.", "a.b.c. D", "(A. B", "… Etc. \n X. Y\u00a0. Z", "。。。 A。B", "1. 2. 3."]
    for text in texts:
        spans = sentences(text, catalogue.language(code))
        assert "".join(text[slice(*span)] for span in spans) == text
        assert all(start < end for start, end in spans)


def test_a_no_break_space_ends_no_sentence() -> None:
    assert len(sentences("See No.\u00a0Four.\u00a0The rest.", catalogue.language("en"))) == 1


def test_runs_are_cut_at_sentences_and_a_note_stays_with_what_it_follows() -> None:
    xml = f'<p xmlns="{AKN}"> One <b>bold. Two</b> is<authorialNote marker="1" eId="n"/> here.<authorialNote marker="2" eId="m"/> Three.</p>'
    pieces = list(cut(runs(parse(xml.encode())), [(0, 10), (10, 23), (23, 29)]))
    assert [(place, run.text, "b" in run.marks) for place, run in pieces] == [
        (0, " One ", False), (0, "bold. ", True), (1, "Two", True), (1, " is", False), (1, "1", False),
        (1, " here.", False), (1, "2", False), (1, " ", False), (2, "Three.", False),
    ]  # fmt: skip
