"""Passages that run from left to right in an Arabic Word file: Word is told by an element, LibreOffice by isolates, a reader gets neither."""

import io
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.readers.word.names import MC, w
from hexapla.writers import write
from samples.word_sources import MASTHEAD, TITLE, docx, p

ISOLATE, END = "\u2066", "\u2069"
TEXT = "بلغ الرصيد 512 300 دولار والهاتف +999 11 222 0333 [see also A/79/7 (Part I)]، والشركة Quay Works, Ltd. وحدها."


def read(data: bytes) -> AknDocument:
    found = read_word(data, "ar.docx", "ar")
    config = DocumentConfig(Path("document.toml"))
    return canonicalise(found, settle([found], config).metadata, config, "ar")[0]


def written(document: AknDocument) -> bytes:
    return write(present({"ar": document}, Edition.parse("ar"), Office()), "docx")


def body_of(data: bytes) -> etree._Element:
    with ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def as_libreoffice_saves(data: bytes) -> bytes:
    """Return a Word file with what stands for LibreOffice as text."""
    with ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    for alternative in list(body.iter(f"{{{MC}}}AlternateContent")):
        fallback = alternative.find(f"{{{MC}}}Fallback")
        alternative.getparent().replace(alternative, fallback[0])
    parts["word/document.xml"] = etree.tostring(body)
    kept = io.BytesIO()
    with ZipFile(kept, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return kept.getvalue()


def test_each_passage_stands_between_its_isolate_and_the_end_of_it_links_within_it_too() -> None:
    body = body_of(written(read(docx(MASTHEAD + TITLE + p(f"1.\t{TEXT}")))))
    (paragraph,) = (each for each in body.iter(w("p")) if "512" in "".join(each.itertext()))
    words = "".join(map(str, paragraph.itertext()))
    passages = [each.partition(END)[0] for each in words.split(ISOLATE)[1:]]
    assert passages == ["512 300", "+999 11 222 0333", "see also A/79/7 (Part I)", "Quay Works, Ltd."]
    assert words.count(ISOLATE) == words.count(END)


def test_isolates_are_no_choice_of_word_and_no_text_of_a_file_that_is_read_back() -> None:
    document = read(docx(MASTHEAD + TITLE + p(f"1.\t{TEXT}")))
    data = written(document)
    for sign in body_of(data).iter(w("t")):
        is_sign = bool({*(sign.text or "")} & {ISOLATE, END})
        assert is_sign is (sign.getparent().tag == f"{{{MC}}}Fallback")
    again, saved = read(data), read(as_libreoffice_saves(data))
    assert [ISOLATE in "".join(map(str, each.main.itertext())) for each in (again, saved)] == [False, False]
    texts = [" ".join("".join(map(str, each.main.itertext())).split()) for each in (document, again, saved)]
    assert texts[0] == texts[1] == texts[2]
