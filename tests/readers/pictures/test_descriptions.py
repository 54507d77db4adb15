"""Descriptions that a program wrote of a picture are known by the sentence that says so, and lose it."""

import pytest

from hexapla.readers.pictures.descriptions import without_program_note


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("A diagram of a harbour\n\nAI-generated content may be incorrect.", "A diagram of a harbour"),
        ("A map\n\nDescription automatically generated with medium confidence", "A map"),
        ("Un port\n\nLe contenu généré par l’IA peut être incorrect.", "Un port"),
        ("Un puerto\n\nEl contenido generado por IA puede ser incorrecto.", "Un puerto"),
        ("港口\n\nAI 生成的内容可能不正确。", "港口"),
        ("AI-generated content may be incorrect.", ""),
        ("A harbour with two quays", None),
        ("AI-generated content may be incorrect, says the sign over the quay", None),
    ],
)
def test_the_sentence_of_a_program_is_left_out_and_nothing_else(written: str, kept: str | None) -> None:
    assert without_program_note(written) == kept
