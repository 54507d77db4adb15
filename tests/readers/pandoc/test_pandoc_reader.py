"""HTML and Markdown, and ODT and RTF without LibreOffice: pandoc's tree becomes the same lines; nothing is fetched, opened or run."""

import base64
import shutil
from pathlib import Path

import pytest

from hexapla.akn.blocks import Block
from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import runs
from hexapla.akn.names import COLUMNS
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.errors import ToolMissingError
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import open_work
from hexapla.readers import read
from hexapla.readers.pandoc.reader import odt_by_pandoc, read_html, read_markdown, rtf_by_pandoc
from hexapla.readers.word.libreoffice import read_doc
from hexapla.tools import libreoffice
from hexapla.tools.pandoc import convert
from samples.word_sources import PNG


def test_pictures_beside_a_page_are_taken_along_and_none_from_elsewhere(tmp_path):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    (folder / "a b.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    page = '<p>CAT/C/NLD/8</p><p>1. <img src="a%20b.png" alt="near"><img src="../../secret.png" alt="out"></p>'
    (folder / "en.html").write_text(page, encoding="utf-8")
    work = open_work(folder)
    reading = read(work.sources[0])
    assert work.strays == ()
    assert len(reading.media) == 1
    assert [each.before for each in reading.findings if each.code == "F-204"] == ["../../secret.png"]


@pytest.mark.parametrize(
    "named",
    ["page_files/image001.png", "./page_files/image001.png", "page_files\\image001.png", "page%5Ffiles/image001.png"],
)
def test_pictures_in_a_folder_beside_a_page_are_taken_along(tmp_path, named):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "image001.png").write_bytes(PNG)
    (folder / "page_files" / "other.png").write_bytes(PNG)
    (folder / "en.html").write_text(f'<p>CAT/C/NLD/8</p><p>1. <img src="{named}" alt="near"></p>', encoding="utf-8")
    work = open_work(folder)
    reading = read(work.sources[0])
    assert len(reading.media) == 1
    assert not [each for each in reading.findings if each.code == "F-204"]
    assert "page_files/image001.png" in work.inputs
    assert "page_files/other.png" not in work.inputs


def test_no_picture_is_taken_through_a_link(tmp_path):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.png").write_bytes(PNG)
    (folder / "linked").symlink_to(outside)
    (folder / "en.md").write_text("CAT/C/NLD/8\n\n1. See ![near](linked/a.png).\n", encoding="utf-8")
    reading = read(open_work(folder).sources[0])
    assert not reading.media
    assert [each.before for each in reading.findings if each.code == "F-204"] == ["linked/a.png"]


FRONT = (
    "United Nations\n\nCAT/C/NLD/8\n\nDistr.: General\n\nCommittee against Torture\n\nReport of *the Netherlands*\n\n"
)
TEXT = """# I. Introduction

1. The Committee (CAT/C/NLD/7) said.[^1]

2. Two things:

    (a) First;

    (b) Second:

        (i) deep.

# II. More

3. Figures:

| Kind | Number |
|------|--------|
| A    | 1      |

: What there is

[^1]: The note.
"""


def document(found: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    made = AknDocument.from_bytes(document_bytes(made))
    assert schema_errors(made.root) == ()
    return made


def shown(block: Block) -> tuple[str, str, str]:
    return block.kind, block.num or "", "".join(run.text for part in block.content for run in runs(part)).strip()


EXPECTED = [
    ("heading", "I.", "Introduction"), ("paragraph", "1.", "The Committee (CAT/C/NLD/7) said.1"),
    ("paragraph", "2.", "Two things:"), ("item", "(a)", "First;"), ("item", "(b)", "Second:"), ("item", "(i)", "deep."),
    ("heading", "II.", "More"), ("paragraph", "3.", "Figures:"),
]  # fmt: skip


def test_markdown_becomes_headings_paragraphs_items_notes_and_tables():
    found = read_markdown((FRONT + TEXT).encode(), "en.md", "en")
    assert [slot.key for slot in found.slots] == ["authority", "symbol", "distribution", "committee", "title"]
    made = document(found)
    (table,) = made.root.iter("{*}table")
    assert [shown(block) for block in made.blocks()][:-1] == EXPECTED
    assert [len(list(table.iter(f"{{*}}{name}"))) for name in ("caption", "th", "td")] == [1, 2, 2]
    assert [note.get("marker") for note in made.root.iter("{*}authorialNote")] == ["1"]


@pytest.mark.parametrize(("form", "reader"), [("html", read_html), ("odt", odt_by_pandoc), ("rtf", rtf_by_pandoc)])
def test_the_same_text_in_other_formats_has_the_same_paragraphs(form, reader):
    data = convert((FRONT + TEXT).encode(), "markdown", form, ["--standalone"] if form == "rtf" else [])
    made = document(reader(data, f"en.{form}", "en"))
    paragraphs = [shown(block) for block in made.blocks() if block.kind == "paragraph"]
    assert [each[1:] for each in paragraphs] == [each[1:] for each in EXPECTED if each[0] == "paragraph"]
    assert len(list(made.root.iter("{*}table"))) == 1


def test_scripts_in_markdown_are_taken_out_and_said():
    reading = read_markdown((FRONT + "# I. Head\n\n1. See <script>alert(1)</script>.\n").encode(), "en.md", "en")
    assert shown(list(document(reading).blocks())[1])[2] == "See ."
    assert [each.before for each in reading.findings if each.code == "F-241"] == ["script (1)"]


def test_scripts_and_their_links_do_not_come_out_of_html():
    body = "<p>United Nations</p><p>CAT/C/NLD/8</p><h1>I. Head</h1><p onclick='x()'>1. See <a href='javascript:x()'>it</a>.</p>"
    found = read_html(
        f"<html><head><script>steal()</script></head><body>{body}</body></html>".encode(), "en.html", "en"
    )
    data = document_bytes(document(found))
    assert not any(word in data for word in (b"steal", b"onclick", b"javascript"))


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/x.png", "../../secret.png"]
)
def test_no_picture_is_taken_from_outside_the_file(address):
    found = read_html(
        f"<p>United Nations</p><p>CAT/C/NLD/8</p><p>1. See <img src='{address}' alt='a dot'></p>".encode(),
        "en.html",
        "en",
    )
    assert [each.code for each in found.findings if each.code.startswith("F")] == ["F-204"]
    assert not found.media
    assert "[a dot]" in "".join(found.body.itertext())


def test_a_picture_inside_the_file_is_taken():
    dot = base64.b64encode(PNG)
    found = read_markdown(
        b"United Nations\n\nCAT/C/NLD/8\n\n1. See ![a dot](data:image/png;base64," + dot + b")\n", "en.md", "en"
    )
    (source,) = found.media
    assert [each.get("src") for each in found.body.iter("{*}img")] == [source]


def test_a_file_of_the_old_word_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    libreoffice.find.cache_clear()
    with pytest.raises(ToolMissingError, match="LibreOffice") as caught:
        read_doc(b"\xd0\xcf\x11\xe0", "en.doc", "en")
    libreoffice.find.cache_clear()
    assert ".docx" in caught.value.advice


def test_a_file_of_the_old_word_is_read_through_libreoffice(judge, tmp_path, presentations):
    from hexapla.tools.process import run
    from hexapla.writers.docx import write

    program = judge("soffice")
    (tmp_path / "en.docx").write_bytes(write(presentations["en"]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run(
        [program, "--headless", profile, "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "en.docx"], timeout=120
    )
    found = read_doc((tmp_path / "en.doc").read_bytes(), "en.doc", "en")
    assert found.slot("symbol").text == "CAT/C/PER/FCO/7"
    assert len(list(found.body.iter("{*}paragraph"))) == 65
    assert len(list(found.body.iter("{*}indent"))) == 23


def test_widths_of_columns_of_a_web_page_are_kept_in_parts_of_the_table():
    rows = "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>"
    for columns in ("<col width='300'><col width='100'>", "<col style='width: 75%'><col width='25%'>"):
        found = read_html(f"<p>CAT/C/NLD/8</p><p>1. See:</p><table>{columns}{rows}</table>".encode(), "en.html", "en")
        assert [each.get(COLUMNS) for each in found.body.iter("{*}table")] == ["750 250"]


def test_lines_of_a_first_page_that_follow_each_other_are_lines_of_it_and_prose_goes_on():
    text = (
        "United Nations\nCAT/C/7\n\nReading Assembly of the United Nations Library\n\nDistr.: General\n5 May 2027\n\n"
        "Eighth session\nNairobi, 6–10 December 2027\nItem 5 of the provisional agenda\n\n# A title\n\nWords that\ngo on.\n"
    )
    reading = read_markdown(text.encode(), "en.md", "en")
    found = [(slot.key, slot.text) for slot in reading.slots]
    assert [text for key, text in found if key == "session"] == [
        "Eighth session", "Nairobi, 6–10 December 2027", "Item 5 of the provisional agenda",
    ]  # fmt: skip
    assert ("instrument", "Reading Assembly of the United Nations Library") in found
    assert "Words that go on." in ["".join(each.itertext()) for each in reading.body]


MASTHEAD = (
    "United Nations\n\nE/ESCAP/7/3\n\nEconomic and Social Council\n\nDistr.: General\n3 May 2028\nOriginal: English\n\n"
    "Second session\nSuva, 4–6 July 2028\nItem 3 of the provisional agenda\n\n"
)


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ("Note by the secretariat\n\n", ["subtitle"]),
        ("Boats of the lagoon\n\nNote by the secretariat\n\n", ["session", "subtitle"]),
        ("", []),
    ],
)
def test_a_heading_above_the_masthead_of_markdown_is_the_title_and_lines_without_blanks_between_them_are_lines(
    below: str, kinds: list[str]
) -> None:
    text = f"# Boats of the lagoon\n\n{MASTHEAD}{below}## I. Hulls\n\nMany are long,\nItem 3 of the list says.\n"
    reading = read_markdown(text.encode(), "en.md", "en")
    assert [slot.text for slot in reading.slots if slot.key == "title"] == ["Boats of the lagoon"]
    sessions = [slot.text for slot in reading.slots if slot.key == "session"]
    assert sessions[:3] == ["Second session", "Suva, 4–6 July 2028", "Item 3 of the provisional agenda"]
    assert [slot.key for slot in reading.slots if slot.text in below.split("\n\n")[:-1] and slot.line > 1] == kinds
    assert not [slot.text for slot in reading.slots if slot.key == "unknown"]
    assert "Many are long, Item 3 of the list says." in ["".join(each.itertext()) for each in reading.body.iter("{*}p")]
