"""The judge of our PDF pages looks at what other programs show: books on a telephone, Word files in LibreOffice."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.shared import Pt

from hexapla.archive import deterministic_zip, read_zip
from hexapla.tools.pdfpositions import Fault, faults
from hexapla.writers import write
from judges.browser import opened
from samples import tables
from samples.repository import SEED
from samples.seed import Built

Judge = Callable[[str], str]
EDITIONS = ("en", "fr", "en-fr")
NARROW = 360
"""Width of a telephone, in pixels of CSS."""


def shown(browser: Any, page: Path) -> tuple[list[Fault], int]:
    """Return the faults of a page as a telephone shows it, and how far it must be moved sideways, in pixels."""
    with opened(browser, page, width=NARROW) as view:
        view.page.emulate_media(media="screen")
        wider = view.page.evaluate("document.documentElement.scrollWidth") - NARROW
        data = view.page.pdf(width=f"{NARROW}px", height="740px", print_background=True)
    return list(faults(data)), wider


@pytest.fixture(scope="module", params=EDITIONS)
def chapters(request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The chapters of a book of the seed, unpacked."""
    folder = tmp_path_factory.mktemp("book")
    edition = request.param
    with zipfile.ZipFile(built.folder / edition / f"{SEED.name}.{edition}.epub") as book:
        book.extractall(folder)
    return sorted((folder / "EPUB/text").glob("*.xhtml"))


@pytest.mark.browser
def test_on_a_telephone_no_text_of_a_book_overlaps_or_is_cut_and_nothing_is_wider(
    chapters: list[Path], browser: Any
) -> None:
    assert chapters
    assert {page.name: shown(browser, page) for page in chapters} == {page.name: ([], 0) for page in chapters}


@pytest.mark.browser
@pytest.mark.parametrize("languages", [("en",), ("en", "fr")])
def test_on_a_telephone_no_text_of_tables_overlaps_or_is_cut_and_what_is_planted_there_is_seen(
    languages: tuple[str, ...], tmp_path: Path, browser: Any
) -> None:
    with zipfile.ZipFile(io.BytesIO(write(tables.edition(*languages), "epub"))) as book:
        book.extractall(tmp_path)
    pages = [page for page in (tmp_path / "EPUB/text").glob("*.xhtml") if "<table" in page.read_text(encoding="utf-8")]
    assert pages
    assert {page.name: shown(browser, page) for page in pages} == {page.name: ([], 0) for page in pages}
    close = "<style>td { line-height: 2px !important; padding: 0 !important; max-width: 40px }</style></head>"
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8").replace("</head>", close), encoding="utf-8")
    assert sum(len(shown(browser, page)[0]) for page in pages) >= 20


@pytest.mark.browser
def test_the_judge_sees_what_is_planted_in_a_book(tmp_path: Path, browser: Any) -> None:
    page = tmp_path / "planted.xhtml"
    spans = "".join(
        f'<span style="position: absolute; left: {40 + number % 3}px; top: {200 + 30 * (number // 2)}px">Planted {number}</span>'
        for number in range(40)
    )
    page.write_text(f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{spans}</body></html>', encoding="utf-8")
    found, _ = shown(browser, page)
    assert len(found) >= 20


def in_libreoffice(file: Path, judge: Judge, folder: Path) -> bytes:
    """Return the pages of a Word file as LibreOffice prints them."""
    command = [
        judge("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), str(file),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return (folder / f"{file.stem}.pdf").read_bytes()


@pytest.mark.parametrize("edition", EDITIONS)
def test_in_libreoffice_no_text_of_a_word_file_overlaps_or_is_cut_and_the_last_page_is_none_of_two_lines(
    built: Built, edition: str, judge: Judge, tmp_path: Path
) -> None:
    data = in_libreoffice(built.folder / edition / f"{SEED.name}.{edition}.docx", judge, tmp_path)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) >= len(EDITIONS)
    assert list(faults(data)) == []
    with pypdfium2.PdfDocument(data) as document:
        lines = document[len(document) - 1].get_textpage().get_text_range().splitlines()
    assert len([line for line in lines if line.strip()]) > 2


def test_the_judge_sees_what_is_planted_in_a_word_file(judge: Judge, tmp_path: Path) -> None:
    document = Document()
    for number in range(21):
        paragraph = document.add_paragraph(f"Planted words {number}")
        paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(2), Pt(0)
    document.save(str(tmp_path / "planted.docx"))
    assert len(list(faults(in_libreoffice(tmp_path / "planted.docx", judge, tmp_path)))) >= 20


FIGURE = re.compile(r"\(?\d{1,3}(?:\u00a0\d{3})+(?:\.\d)?\)?")


def lost_figures(file: bytes, pages: bytes) -> set[str]:
    """Return the figures of thousands of a Word file that no line of its pages shows whole."""
    words = read_zip(file)["word/document.xml"].decode()
    with pypdfium2.PdfDocument(pages) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_range().splitlines()]
    seen = "\n".join(lines).replace("\u00a0", " ")
    return {each for each in FIGURE.findall(words) if each.replace("\u00a0", " ") not in seen}


@pytest.mark.parametrize("languages", [("en",), ("en", "fr")])
def test_in_libreoffice_no_text_of_tables_overlaps_or_is_cut_no_figure_is_broken_and_what_is_planted_there_is_seen(
    languages: tuple[str, ...], judge: Judge, tmp_path: Path
) -> None:
    file = tmp_path / "tables.docx"
    heads = tables.row("Boats", *(f"{year} planned" for year in range(2020, 2026)), kind="th")
    ledger = heads + tables.row("Sailing boats", *(f"({number}\u00a0234\u00a0567.8)" for number in range(1, 7)))
    file.write_bytes(write(tables.edition(*languages, **tables.ALL, ledger=ledger), "docx"))
    pages = in_libreoffice(file, judge, tmp_path)
    assert FIGURE.search(read_zip(file.read_bytes())["word/document.xml"].decode())
    assert (list(faults(pages)), lost_figures(file.read_bytes(), pages)) == ([], set())
    members = read_zip(file.read_bytes())
    text = members["word/document.xml"].decode()
    close = re.sub(r'w:line="\d+" w:lineRule="\w+"', 'w:line="40" w:lineRule="exact"', text)
    width = re.compile(r'(?P<what><w:(?:tcW|gridCol|tblW) w:w=)"\d+"')
    narrow = width.sub(r'\g<what>"200"', text).replace("<w:noWrap/>", "")
    (tmp_path / "close.docx").write_bytes(deterministic_zip({**members, "word/document.xml": close.encode()}))
    (tmp_path / "narrow.docx").write_bytes(deterministic_zip({**members, "word/document.xml": narrow.encode()}))
    assert len(list(faults(in_libreoffice(tmp_path / "close.docx", judge, tmp_path)))) >= 20
    assert lost_figures(file.read_bytes(), in_libreoffice(tmp_path / "narrow.docx", judge, tmp_path))
