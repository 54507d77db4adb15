"""Signatures behind letters and statements stand at the far edge of the text in every edition, in six languages."""

import zipfile
from io import BytesIO

import pytest

from hexapla.writers import write
from hexapla.writers.markup.paragraph_class import class_of
from samples.paper import long_lines, single
from samples.pdf_pages import texts

SIGNED = {"en": "(Signed) Ada Roe", "fr": "(Signé) Ada Roe", "es": "(Firmado) Ada Roe", "ru": "(Подпись) Ада Роу",
          "ar": "(توقيع) آدا رو", "zh": "阿达·罗（签名）"}  # fmt: skip


@pytest.mark.parametrize("language", SIGNED)
def test_who_signed_is_a_signature_and_who_is_said_to_have_is_not(language: str) -> None:
    said = [SIGNED[language], f"ABC {SIGNED[language]}" if language != "zh" else "签名"]
    blocks = single(language, [*long_lines(language, 1), *(("alinea", "", each) for each in said)]).first.blocks
    assert ["signature" in class_of(block) for block in blocks[-2:]] == [True, False]


def test_a_signature_ends_at_the_right_on_paper_and_in_word() -> None:
    edition = single("en", [*long_lines("en", 2), ("alinea", "", SIGNED["en"])])
    words = next(text for text in texts(write(edition, "pdf"), 1) if "Signed" in text.words)
    assert words.x > 300
    body = zipfile.ZipFile(BytesIO(write(edition, "docx"))).read("word/document.xml").decode()
    signed = body[: body.index("(Signed)")].rpartition("<w:p>")[2]
    assert '<w:jc w:val="right"/>' in signed
