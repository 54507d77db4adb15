"""What glyphs say: an Arabic letter drawn as two glyphs is read as one letter, with its sign or without."""

import pypdfium2
import pytest

from hexapla.tools.pdftext import fold, structure
from hexapla.verify import verify
from hexapla.writers import pdf
from hexapla.writers.pdf.weasyprint.clusters import JOINER, _Texts
from samples.paper import single


@pytest.mark.parametrize("first", ["أُعدت الوثيقة", "بالكرامة لمّا كان", "عقلاً إلّا"])
def test_a_letter_with_a_sign_does_not_silence_it_elsewhere(first: str) -> None:
    words = f"{first}. أن يعامل الأعضاء بعضهم بعضًا، وأن تحقق الكرامة لكل إنسان أو ملكه."
    edition = single("ar", [("para", "1.", words), ("para", "2.", words)])
    data = pdf.write(edition)
    assert verify(data, "pdf", edition, "x.pdf").findings == ()
    shown = sorted(fold("".join(structure(data).chunks)))
    assert all(shown.count(letter) >= fold(words * 2).count(letter) for letter in set(fold(words)))


def told(*glyphs: tuple[int, str], widths: dict[int, int] | None = None) -> dict[int, str]:
    texts = _Texts(widths or {})
    for glyph, text in glyphs:
        texts[glyph] = text
    return dict(texts.items())


def test_a_sign_says_itself_and_its_letter_what_is_left() -> None:
    assert told((5, "أُ"), (7, ""), widths={5: 0, 7: 300}) == {5: "ُ", 7: "أ"}


def test_what_a_glyph_says_alone_counts_for_more_than_what_it_says_beside_another() -> None:
    assert told((5, "ل"), (7, ""), (7, "ل"), widths={5: 40, 7: 300}) == {5: JOINER, 7: "ل"}
    assert told((7, "ل"), (5, "ل"), (7, "")) == {7: "ل", 5: JOINER}


def test_two_letters_that_are_tied_are_told_apart_from_right_to_left() -> None:
    assert told((3, "لك"), (4, "")) == {3: "ك", 4: "ل"}


def test_no_glyph_says_nothing_at_all() -> None:
    assert told((1, ""), (2, "e\u0301")) == {1: JOINER, 2: "e\u0301"}


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "مملكة بالكم"), ("en", "see ক্ষত্রিয and क्षमता there")],
)
def test_a_word_is_found_though_a_letter_of_it_is_drawn_as_two_glyphs(language: str, words: str) -> None:
    """Whoever looks for a word in a viewer finds no sign within it that nobody wrote."""
    edition = single(language, [("para", "1.", words)])
    data = pdf.write(edition)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert JOINER not in text
    assert all(word in text for word in words.split())
    assert verify(data, "pdf", edition, "x.pdf").findings == ()
