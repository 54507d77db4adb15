"""Words of which the font of a page lacks letters: one font draws the whole of each."""

import pytest
from lxml import etree

from hexapla.akn.names import XML_LANG, E
from hexapla.tools.pdfgate import verify_pdf
from hexapla.typography import fonts
from hexapla.writers import pdf
from hexapla.writers.pdf.whole_words import draw_words_whole
from samples.paper import single
from samples.pdf_pages import faces_of

WORDS = [
    ("en", "Ελλάς", "Noto-Serif"),
    ("en", "Əliyev", "Noto-Serif"),
    ("en", "Тѝто", "Noto-Serif"),
    ("ru", "Ḥasṣān", "TeX-Gyre-Termes"),
    ("zh", "Қазақстан", "PT-Serif"),
    ("zh", "Ҷумҳурӣ", "PT-Serif"),
    ("ar", "Đường", "TeX-Gyre-Termes"),
    ("zh", "party’s", "TeX-Gyre-Termes"),
    ("zh", "d’État", "TeX-Gyre-Termes"),
]


@pytest.mark.parametrize(("code", "word", "face"), WORDS)
def test_one_font_draws_all_letters_of_a_word(code: str, word: str, face: str) -> None:
    edition = single(code, [("para", "1.", f"({word})")])
    data = pdf.write(edition)
    assert faces_of(data, word) == dict.fromkeys(word, face)
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("en", "Қазақстан"),
        ("en", "déjà"),
        ("ru", "ҳуқуқ"),
        ("zh", "A级"),
        ("en", "party’s"),
        ("en", "Boatsᵃ"),
        ("en", "Ⴀა"),
    ],
)
def test_a_word_that_one_font_draws_or_that_none_has_whole_is_left_as_it_is(code: str, word: str) -> None:
    made = etree.fromstring(f"<p>Set {word} here.</p>")
    draw_words_whole(made, code)
    assert len(made) == 0


def test_a_word_is_drawn_by_the_fonts_of_its_own_language_beside_others() -> None:
    made = etree.fromstring('<p>Ḥasan <i lang="ru">и Ḥasan</i>, Ελλάς; <a href="#x">Ελλάς</a>Ə</p>')
    draw_words_whole(made, "en")
    assert [(each.text, each.getparent().tag) for each in made.iter("span")] == [
        ("Ḥasan", "i"),
        ("Ελλάς", "p"),
        ("Ελλάς", "a"),
    ]
    assert "".join(made.itertext()) == "Ḥasan и Ḥasan, Ελλάς; ΕλλάςƏ"


def test_quotes_of_a_passage_in_a_latin_language_on_a_chinese_page_are_those_of_its_font() -> None:
    edition = single("zh", [("para", "1.", "委员会回顾“和平”。")])
    passage = E.span({XML_LANG: "en"}, "The ‘reply’ of Ḥasan’s")
    edition.columns[0].blocks[0].content[0].append(passage)
    data = pdf.write(edition)
    assert faces_of(data, "‘“") == {"‘": "TeX-Gyre-Termes", "“": "Noto-Serif-SC"}
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


def test_families_that_have_a_whole_word_are_named_in_their_order() -> None:
    assert [family.name for family in fonts.whole("Ukraїна", "en")] == ["PT Serif", "Noto Serif"]
    assert fonts.whole("Україна", "en") == ()
