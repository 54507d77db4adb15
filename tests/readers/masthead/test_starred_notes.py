"""Notes that asterisks of lines under the masthead call: at their calls in every language and kind of source, and read back."""

from pathlib import Path

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import Source
from hexapla.proof import prove
from hexapla.readers import read
from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdfwords import page_texts
from hexapla.writers import write
from hexapla.writers.pdf.expectations import expected
from samples.word_sources import docx, p

PAGES = {
    "en": ("United Nations", "General Assembly", "Eighty-second session", "Item 9 of the provisional agenda*", "Wells", "I. Depth"),
    "fr": ("Nations Unies", "Assemblée générale", "Quatre-vingt-deuxième session",
           "Point 9 de l’ordre du jour provisoire*", "Puits", "I. Profondeur"),
    "es": ("Naciones Unidas", "Asamblea General", "Octogésimo segundo período de sesiones",
           "Tema 9 del programa provisional*", "Pozos", "I. Hondura"),
    "ru": ("Организация Объединенных Наций", "Генеральная Ассамблея", "Восемьдесят вторая сессия",
           "Пункт 9 предварительной повестки дня*", "Колодцы", "I. Глубина"),
    "ar": ("الأمم المتحدة", "الجمعية العامة", "الدورة الثانية والثمانون", "البند 9 من جدول الأعمال المؤقت*", "الآبار", "أولا - العمق"),
    "zh": ("联合国", "大会", "第八十二届会议", "临时议程*项目9", "水井", "一、深度"),
}  # fmt: skip
NOTE = "* A/82/150."


def lines_of(language: str, *notes: str, marks: str = "*") -> list[str]:
    nations, organ, session, item, title, heading = PAGES[language]
    head = [nations, "A/82/61", organ, "Distr.: General", "3 April 2027", "Original: English", session]
    return [*head, item.replace("*", marks), title, *notes, heading, "1. AB.", "2. CD."]


def source(form: str, lines: list[str]) -> bytes:
    if form == "docx":
        return docx("".join(map(p, lines)))
    return "\n\n".join(line.replace("*", "\\*") if form == "md" else line for line in lines).encode()


def reading_of(data: bytes, folder: Path, form: str, language: str = "en") -> Reading:
    path = folder / f"{language}.{form}"
    path.write_bytes(data)
    return read(Source(path, path.name, language))


def canonical(reading: Reading, folder: Path) -> AknDocument:
    config = DocumentConfig(path=folder / "document.toml")
    document, _ = canonicalise(reading, settle([reading], config).metadata, config, reading.language)
    found = [*prove(document, reading), *check({reading.language: document}, [reading], {})]
    assert [each.code for each in found if each.code.startswith(("F-0", "N-0"))] == []
    return document


def notes_of(document: AknDocument) -> list[tuple[str, str | None, str]]:
    """Return of each note the name of the element in which it stands, its mark and its words."""
    notes = document.root.iter("{*}authorialNote")
    return [
        (
            next(str(each.tag).split("}")[1] for each in note.iterancestors("{*}session", "{*}p")),
            note.get("marker"),
            plain_text(note),
        )
        for note in notes
    ]


@pytest.mark.parametrize("form", ["txt", "md", "docx"])
@pytest.mark.parametrize("language", PAGES)
def test_the_note_of_the_agenda_is_a_note_in_every_language(language: str, form: str, tmp_path: Path) -> None:
    document = canonical(reading_of(source(form, lines_of(language, NOTE)), tmp_path, form, language), tmp_path)
    assert notes_of(document) == [("session", "*", "A/82/150.")]
    assert not any("A/82/150" in plain_text(each) for each in document.body.iter("{*}alinea"))


def test_one_that_stands_at_the_end_is_one_and_a_mark_without_a_note_stays(tmp_path: Path) -> None:
    found = canonical(reading_of(source("txt", [*lines_of("en"), NOTE]), tmp_path, "txt"), tmp_path)
    assert notes_of(found) == [("session", "*", "A/82/150.")]
    found = canonical(reading_of(source("txt", lines_of("en")), tmp_path, "txt"), tmp_path)
    assert [plain_text(each) for each in found.root.iter("{*}session")][1] == "Item 9 of the provisional agenda*"


def test_behind_a_note_of_the_masthead_itself_all_stay_lines_so_that_page_one_has_them_in_their_order(
    tmp_path: Path,
) -> None:
    lines = lines_of("en", "* Reissued in May.", "** A/82/150.", marks="**")
    found = canonical(reading_of(source("txt", lines), tmp_path, "txt"), tmp_path)
    assert notes_of(found) == []
    assert [plain_text(each) for each in found.body.iterfind("{*}alinea")] == ["* Reissued in May.", "** A/82/150."]


def test_both_languages_side_by_side_print_it_at_the_foot_and_every_edition_gives_it_back(tmp_path: Path) -> None:
    made = {
        each: canonical(reading_of(source("txt", lines_of(each, NOTE)), tmp_path, "txt", each), tmp_path)
        for each in ("en", "fr")
    }
    pair = present(made, Edition.parse("en-fr"), Office())
    data = write(pair, "pdf")
    verify_pdf(data, expected(pair))
    text = next(iter(page_texts(data))).text
    assert text.index("A/82/150.") > text.index("AB.")
    for form in ("docx", "html", "pdf"):
        printed = write(present({"en": made["en"]}, Edition.parse("en"), Office()), form)
        again = reading_of(printed, tmp_path, form)
        assert notes_of(canonical(again, tmp_path)) == [("session", "*", "A/82/150.")], form
