"""Notes that lines under the masthead call: kept where they are called, printed with the others in every edition, read back."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.canonical.slots import with_item
from hexapla.checks import check
from hexapla.concordance.compare import compare
from hexapla.concordance.pairs import pairs_of
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig, load_document
from hexapla.project.layout import Source
from hexapla.proof import prove
from hexapla.readers import read
from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdfwords import page_texts
from hexapla.writers import write
from hexapla.writers.pdf.expectations import expected
from samples.pages_alone import pages_alone
from samples.word_sources import MASTHEAD, SPACES, call, cell, docx, note, p, r, row, table

ERRORS = ("F-003", "N-001", "N-002", "N-003", "N-004", "N-006", "S-007")
LINES = {
    "committee": "Committee against Torture",
    "session": "Eightieth session",
    "agenda": "Agenda item 96",
    "item": "Effects of nets on the sea",
    "title": "Report of the Netherlands",
    "subtitle": "Report of the Secretary-General",
    "author": "Note by the Secretariat",
    "received": "[Date received: 2 April 2020]",
}
STYLES = {"title": "HCh", "subtitle": "H1", "author": "H1"}
STARRED = '<w:r><w:footnoteReference w:id="{}" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'.format
ENDNOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteReference w:id="{}"/></w:r>'.format
CALLED = ("session", "agenda", "title", "subtitle")
TEXTS = {2: "Held in twelve rooms.", 3: "See A/80/150.", 4: "Received late.", 5: "Adopted in 2019.", 9: "Of hemp."}


def word(*called: str, make=call, masthead: str = MASTHEAD) -> bytes:
    """Return a Word file in which these lines call the notes 2, 3, … and its first paragraph calls the note 9."""
    numbers = {key: number for number, key in enumerate(called, 2)}
    lines = [
        p(
            "\t\t" * (key == "title") + words,
            *([make(numbers[key])] if key in numbers else []),
            style=STYLES.get(key, ""),
        )
        for key, words in LINES.items()
    ]
    body = masthead + "".join(lines) + p("1.\tNets", make(9), " dry.") + p("2.\tRopes dry too.")
    kept = [*range(2, 2 + len(called)), 9]
    return docx(body, parts={"footnotes": "".join(note(number, TEXTS[number]) for number in kept)})


def reading_of(data: bytes, folder: Path, name: str = "en.docx") -> Reading:
    (folder / name).write_bytes(data)
    return read(Source(folder / name, name, name[:2]))


def config_of(folder: Path, toml: str = "") -> DocumentConfig:
    (folder / "document.toml").write_text(f'symbol = "CAT/C/NLD/8"\n{toml}', encoding="utf-8")
    return load_document(folder / "document.toml")


def canonical(reading: Reading, config: DocumentConfig) -> AknDocument:
    """Return the document of a reading, which is proved and checked."""
    document, _ = canonicalise(reading, settle([reading], config).metadata, config, reading.language)
    found = [*reading.findings, *prove(document, reading), *check({reading.language: document}, [reading], {})]
    assert [each.message for each in found if each.code in ERRORS] == []
    return document


def calls(document: AknDocument) -> list[tuple[str, str, str]]:
    """Return the words of each line of the preface and the body that calls a note, the mark, and the note."""
    found = []
    for element in document.main.iter(akn("authorialNote")):
        line = next(each for each in element.iterancestors(akn("p")))
        found.append((plain_text(line), str(element.get("marker")), plain_text(element)))
    return found


FOUND = [
    (LINES["session"], "1", TEXTS[2]), (LINES["agenda"], "2", TEXTS[3]), (LINES["title"], "3", TEXTS[4]),
    (LINES["subtitle"], "4", TEXTS[5]), ("Nets dry.", "5", TEXTS[9]),
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_numbered_note_of_any_line_under_the_masthead_stands_at_its_call(line, tmp_path):
    document = canonical(reading_of(word(line), tmp_path), config_of(tmp_path))
    assert calls(document) == [(LINES[line], "1", TEXTS[2]), ("Nets dry.", "2", TEXTS[9])]


def test_notes_of_lines_and_of_the_text_are_one_series(tmp_path):
    assert calls(canonical(reading_of(word(*CALLED), tmp_path), config_of(tmp_path))) == FOUND


def test_an_endnote_of_a_line_under_the_masthead_stands_at_its_call(tmp_path):
    body = MASTHEAD + p("Eightieth session", ENDNOTE(2)) + p("Report of the Netherlands", style="HCh") + p("1.\tNets.")
    held = f'<w:endnotes {SPACES}><w:endnote w:id="2">{p("At the end.")}</w:endnote></w:endnotes>'
    data = docx(body, extra={"word/endnotes.xml": held.encode()}, links={"e": ("endnotes", "endnotes.xml")})
    found = canonical(reading_of(data, tmp_path), config_of(tmp_path))
    assert calls(found) == [("Eightieth session", "i", "At the end.")]


def test_the_lines_of_one_paragraph_each_keep_the_note_that_they_call(tmp_path):
    typed = "".join(map(p, ("United Nations", "CAT/C/NLD/8", "Distr.: General", "4 May 2020", "Original: English")))
    both = p("Seventieth session", call(2), " Agenda item 4", call(3))
    data = docx(typed + both + p("Report of the Netherlands", style="HCh") + p("1.\tNets."),
                parts={"footnotes": note(2, TEXTS[2]) + note(3, TEXTS[3])})  # fmt: skip
    found = canonical(reading_of(data, tmp_path), config_of(tmp_path))
    assert calls(found) == [("Seventieth session", "1", TEXTS[2]), ("Agenda item 4", "2", TEXTS[3])]


# the masthead itself


def dated(make) -> str:
    facts = p("Distr.: General") + p("4 May 2020", make(2)) + p("Original: English")
    return table(row("", "United Nations", "CAT/C/NLD/8"), row("", "Convention against Torture", cell(facts)))


def test_a_note_that_an_asterisk_calls_in_the_masthead_stands_before_the_text(tmp_path):
    held = f'<w:footnote w:id="2">{p(r("* Reissued."))}</w:footnote>' + note(9, TEXTS[9])
    body = dated(STARRED) + p("Report of the Netherlands", style="HCh") + p("1.\tNets", call(9), " dry.")
    document = canonical(reading_of(docx(body, parts={"footnotes": held}), tmp_path), config_of(tmp_path))
    assert plain_text(document.slot("docDate")) == "4 May 2020*"
    assert document.day.isoformat() == "2020-05-04"
    assert [plain_text(each) for each in document.body.iterfind(akn("alinea"))] == ["* Reissued."]


def test_a_numbered_note_of_the_masthead_is_told_with_what_to_do(tmp_path):
    body = dated(call) + p("Report of the Netherlands", style="HCh") + p("1.\tNets dry.")
    reading = reading_of(docx(body, parts={"footnotes": note(2, TEXTS[2])}), tmp_path)
    (found,) = (each for each in reading.findings if each.code == "N-006")
    assert "4 May 2020, calls note 1" in found.message


# what document.toml says


@pytest.mark.parametrize("form", [None, "docx", "html", "pdf"])
def test_a_title_that_document_toml_states_keeps_the_note_of_the_source(form, tmp_path):
    reading = reading_of(word("session", "title"), tmp_path)
    config = config_of(tmp_path, 'session = "Eightieth session"\n[en]\ntitle = "Report on nets"\n')
    document = canonical(reading, config)
    if form:
        printed = write(present({"en": document}, Edition.parse("en"), Office()), form)
        document = canonical(reading_of(printed, tmp_path, f"en.{form}"), config)
    assert calls(document) == [
        ("Eightieth session", "1", TEXTS[2]), ("Report on nets", "2", TEXTS[3]), ("Nets dry.", "3", TEXTS[9])
    ]  # fmt: skip


STATED = 'agenda_item = "97 (b)"\n[en]\nsession = "Eighty-first session"\ndate = 2020-04-09\n'


def test_a_session_an_item_and_a_day_that_document_toml_states_win_over_the_first_page_and_keep_its_notes(tmp_path):
    body = word("agenda", "title")
    reading, config = reading_of(body, tmp_path), config_of(tmp_path, STATED)
    document = canonical(reading, config)
    lines = [plain_text(each) for each in document.root.iter(akn("session"))]
    assert lines[:2] == ["Eighty-first session", "Agenda item 97 (b)"]
    assert calls(document)[0] == ("Agenda item 97 (b)", "1", TEXTS[2])
    told = {each.before: each.after for each in settle([reading], config).findings if each.code == "M-001"}
    assert told.items() >= {"Eightieth session": "Eighty-first session", "96": "97 (b)"}.items()
    same = config_of(tmp_path, 'agenda_item = "96"\n[en]\nsession = "Eightieth session"\n')
    assert not any(each.code == "M-001" for each in settle([reading], same).findings)


@pytest.mark.parametrize(
    ("line", "item", "printed"),
    [("Point 71 b) de l’ordre du jour", "72 (c)", "Point 72 c) de l’ordre du jour"),
     ("Agenda items 2 and 3*", "4", "Agenda items 4*"),
     ("Item 71 (b) of the provisional agenda", "71 (b)", "Item 71 (b) of the provisional agenda"),
     ("Agenda", "4", "Agenda")],
)  # fmt: skip
def test_a_stated_item_is_written_as_its_line_writes_items(line: str, item: str, printed: str) -> None:
    assert with_item(line, item) == printed


def test_a_title_that_document_toml_states_keeps_the_note_of_a_text(tmp_path):
    reading = reading_of(SOURCES["en.txt"].encode(), tmp_path, "en.txt")
    document = canonical(reading, config_of(tmp_path, '[en]\ntitle = "Report on nets"\n'))
    assert calls(document)[2] == ("Report on nets", "3", TEXTS[4])


def test_a_lost_note_of_a_line_gets_the_text_that_document_toml_states(tmp_path):
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>1</w:t></w:r>'
    data = docx(MASTHEAD + p("Eightieth session", mark) + p("Report of the Netherlands", style="HCh") + p("1.\tNets."))
    config = config_of(tmp_path, '[notes.session]\nmarker = "1"\nen = "Held in rooms."\n')
    assert calls(canonical(reading_of(data, tmp_path), config)) == [("Eightieth session", "1", "Held in rooms.")]


# other sources

HEAD = ("United Nations", "CAT/C/NLD/8", "Distr.: General", "4 May 2020", "Original: English", LINES["committee"])
NOTED = (LINES["session"], LINES["agenda"], LINES["title"], LINES["subtitle"], "1.\tNets")


def typed(mark: str, text: str, join: str = "\n", figures: str = "12345") -> str:
    """Return a document whose lines call the notes 1 to 5, each by `mark`, with `text` for each at its end."""
    lines = [words + mark.format(figure) for words, figure in zip(NOTED, figures, strict=True)]
    notes = [text.format(figure, words) for words, figure in zip(TEXTS.values(), figures, strict=True)]
    return join.join((*HEAD, *lines[:-1], f"{lines[-1]} dry.", *notes))


def page() -> str:
    """Return a page whose calls lead to the paragraphs that hold the notes."""
    lines = typed('<sup><a href="#n{0}">{0}</a></sup>', '<p id="n{0}"><sup>{0}</sup> {1}</p>').split("\n")
    said = "".join(line if line.startswith("<p") else f"<p>{line}</p>" for line in lines)
    return f"<html><body>{said}</body></html>".replace("1.\t", "1. ")


SOURCES = {
    "en.txt": typed("[{}]", "[{}] {}"),
    "raised/en.txt": typed("{}", "{} {}", figures="¹²³⁴⁵"),
    "en.md": typed("[^{}]", "[^{}]: {}", "\n\n"),
    "en.html": page(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_lines_of_texts_and_pages_call_numbered_notes(name, tmp_path):
    reading = reading_of(SOURCES[name].encode(), tmp_path, Path(name).name)
    config = config_of(tmp_path)
    assert settle([reading], config).metadata.session == "Eightieth session"
    assert calls(canonical(reading, config)) == FOUND


def test_a_line_that_ends_with_a_figure_calls_no_note(tmp_path):
    text = "\n".join((*HEAD, "Eightieth session", "Agenda item 96", LINES["title"], "1.\tNets¹ dry.", "¹ Of hemp."))
    found = canonical(reading_of(text.encode(), tmp_path, "en.txt"), config_of(tmp_path))
    assert calls(found) == [("Nets dry.", "1", "Of hemp.")]


# what is printed

FRENCH = (
    "Nations Unies\nCAT/C/NLD/8\nDistr. générale\n4 mai 2020\nOriginal : anglais\nComité contre la torture\n"
    "Quatre-vingtième session[1]\nPoint 96 de l’ordre du jour[2]\nRapport des Pays-Bas[3]\nRapport du Secrétaire général[4]\n"
    "1.\tLes filets[5] sèchent.\n[1] Tenue dans douze salles.\n[2] Voir A/80/150.\n[3] Reçu en retard.\n"
    "[4] Adopté en 2018.\n[5] De chanvre."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, AknDocument]:
    folder = tmp_path_factory.mktemp("front")
    config = config_of(folder)
    readings = [reading_of(SOURCES["en.txt"].encode(), folder, "en.txt"), reading_of(FRENCH.encode(), folder, "fr.txt")]
    metadata = settle(readings, config).metadata
    return {each.language: canonicalise(each, metadata, config, "en")[0] for each in readings}


def edition(made: dict[str, AknDocument], languages: str) -> Presentation:
    return present(made, Edition.parse(languages), Office())


@pytest.mark.parametrize("languages", ["en", "en-fr"])
def test_the_pdf_prints_each_mark_in_its_line_and_the_notes_at_the_foot_of_page_one(made, languages):
    presentation = edition(made, languages)
    data = write(presentation, "pdf")
    verify_pdf(data, expected(presentation))
    text = next(iter(page_texts(data))).text
    places = [text.index(words) for words in ("Eightieth session1", *TEXTS.values())]
    assert places == sorted(places)


def test_the_word_file_counts_the_notes_of_lines_and_text_itself(made):
    members = zipfile.ZipFile(BytesIO(write(edition(made, "en"), "docx")))
    body, notes = (members.read(f"word/{name}.xml").decode() for name in ("document", "footnotes"))
    assert body.count("<w:footnoteReference ") == len(FOUND)
    assert "customMarkFollows" not in body
    assert [text in notes for text in TEXTS.values()] == [True, False, True, True, True]  # A/80/150 is a link


def test_a_book_has_its_notes_in_the_order_of_their_marks(made):
    members = zipfile.ZipFile(BytesIO(write(edition(made, "en"), "epub")))
    chapter = next(members.read(name).decode() for name in members.namelist() if name.endswith("ch001.xhtml"))
    texts = [text for text in TEXTS.values() if "A/80" not in text]
    places = [chapter.index(text) for text in ("Eightieth session<sup>", *texts)]
    assert places == sorted(places)


def test_the_concordance_compares_notes_of_lines_as_it_does_others(made):
    found = compare(pairs_of(edition(made, "en-fr")), ("en", "fr"))
    assert [each.texts for each in found.items if each.pair.startswith("preface__p_5") and each.level == "look"] == [
        ("2019", "2018")
    ]


@pytest.mark.parametrize("name", ["docx", "html", "pdf", "xml"])
def test_an_edition_of_ours_with_notes_of_lines_is_read_back(made, name, tmp_path):
    data = document_bytes(made["en"]) if name == "xml" else write(edition(made, "en"), name)
    reading = reading_of(data, tmp_path, f"en.{name}")
    assert calls(canonical(reading, config_of(tmp_path))) == FOUND
    assert "F-236" not in [each.code for each in reading.findings]


def test_the_pages_of_a_pdf_alone_tell_which_lines_call_notes(made, tmp_path):
    reading = reading_of(pages_alone(write(edition(made, "en"), "pdf")), tmp_path, "en.pdf")
    assert calls(canonical(reading, config_of(tmp_path))) == FOUND
