"""A source that cannot be read is refused in words of ours, in English and in French; no library is quoted."""

from pathlib import Path

import pytest

from hexapla.archive import deterministic_zip
from hexapla.errors import HexaplaError
from hexapla.project.layout import Source
from hexapla.readers import read
from hexapla.translation import fault_in
from samples.own_words import english_words, quoted
from samples.word_package import ROOT, TYPES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
AKN = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x">%s</doc></akomaNtoso>'


def word(document: bytes) -> bytes:
    return deterministic_zip({"[Content_Types].xml": TYPES, "_rels/.rels": ROOT, "word/document.xml": document})


WHOLE = word(f"<w:document {W}><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>".encode())
BROKEN = {
    "cut.docx": WHOLE[:-40], "half.docx": WHOLE[: len(WHOLE) // 2], "spoilt.docx": WHOLE[:200] + b"\xff" * 90 + WHOLE[290:],
    "nothing.docx": b"", "no-word.docx": b"PK\x03\x04 nothing", "open.docx": word(b"<w:document><w:body>"),
    "unknown-prefix.docx": word(b"<w:document><w:body/></w:document>"), "wrong-end.docx": word(f"<w:document {W}><w:body></w:p></w:document>".encode()),
    "entity.docx": word(f"<w:document {W}>&nbsp;</w:document>".encode()), "ampersand.docx": word(f"<w:document {W}>R & D</w:document>".encode()),
    "sign.docx": word(f"<w:document {W}>\x01</w:document>".encode()), "bytes.docx": word(f"<w:document {W}>".encode() + b"\xff</w:document>"),
    "twice.docx": word(f'<w:document {W} a="1" a="2"/>'.encode()), "two.docx": word(f"<w:document {W}/><w:document {W}/>".encode()),
    "empty.docx": word(b""), "type.docx": word(f"<!DOCTYPE x><w:document {W}/>".encode()), "cut.odt": WHOLE[:-40],
    "nothing.odt": b"", "nothing.rtf": b"", "nothing.pdf": b"", "cut.pdf": b"%PDF-1.7\n1 0 obj\n<<", "words.pdf": b"no PDF", "nothing.xml": b"",
    "open.xml": b"<akomaNtoso>", "other.xml": b"<x/>", "no-meta.xml": AKN % b"<x/>", "no-body.xml": AKN % b"<meta/>", "nothing.txt": b"",
    "binary.txt": b"\x00\x01\x02\x03" * 99, "nothing.html": b"", "nothing.md": b"",
}  # fmt: skip
LIBRARIES = (
    "errno",
    "zip file",
    "bad magic",
    "mismatch",
    "lineno",
    "xmlns:",
    "traceback",
    "codec",
    "isoformat",
    "expected",
    "premature",
    "error -3",
)


def refusal(name: str, data: bytes) -> HexaplaError | None:
    try:
        read(Source(Path("/somewhere/sources/CAT-C-PER-FCO-7") / name, name, "en", data=data))
    except HexaplaError as fault:
        return fault
    return None


@pytest.mark.parametrize("name", BROKEN)
def test_a_source_that_cannot_be_read_is_refused_in_words_of_ours(name: str) -> None:
    fault = refusal(name, BROKEN[name])
    assert fault is not None, "nothing is wrong with it"
    judge(fault)


def judge(fault: HexaplaError) -> None:
    assert fault.advice
    assert [each for each in LIBRARIES if each in str(fault).casefold()] == []
    french = fault_in(str(fault), "fr")
    assert english_words(french, *quoted(str(fault))) == set(), french
    assert "/somewhere" not in french
