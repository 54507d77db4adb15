"""The list of pages in a book is that of the PDF beside it, or there is none: a PDF of an older text is never read."""

import json
import zipfile
from pathlib import Path

from hexapla.cli import main
from samples.seed import Built

TARGET = "en/CAT-C-PER-FCO-7.en.epub"


def build(project: Built, *more: str) -> None:
    places = ["-q", "--sources", str(project.sources), "--out", str(project.out)]
    assert main(["build", "-l", "en", "-j", "1", *more, *places]) == 0


def has_pages(folder: Path) -> bool:
    with zipfile.ZipFile(folder / TARGET) as book:
        return any(b'epub:type="page-list"' in book.read(name) for name in book.namelist() if name.endswith(".xhtml"))


def test_a_book_built_alone_lists_the_pages_of_a_pdf_of_the_same_text(built: Built, tmp_path: Path) -> None:
    project = built.copy(tmp_path)
    assert has_pages(project.folder)
    build(project, "-f", "epub", "--force")
    assert has_pages(project.folder)


def test_a_book_built_alone_lists_no_pages_of_an_older_text_until_the_pdf_is_new(built: Built, tmp_path: Path) -> None:
    project = built.copy(tmp_path)
    source = project.sources / project.folder.name / "en.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("the Government of Peru", "Peru"), encoding="utf-8")
    build(project, "-f", "epub")
    assert not has_pages(project.folder)
    build(project, "-f", "pdf,epub")
    assert has_pages(project.folder)
    record = json.loads((project.folder / "manifest.json").read_text(encoding="utf-8"))
    assert record["outputs"][TARGET]["key"]
