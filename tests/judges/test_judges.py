"""Judges that are not ours over the editions that `python3 build.py` has just built into `out/`.

Where `out/` is not there, or is not what the code of today would build, the seed is built for these tests.
"""

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from page import PageError, SafetyLimits, ValidationProfile, validate_pdf_bytes

from hexapla.engine.fingerprint import fingerprint
from hexapla.engine.manifest import Manifest
from hexapla.storage.tree import Tree
from hexapla.writers import write
from judges.browser import opened
from samples import tables as table_samples
from samples.repository import ROOT, SEED
from samples.seed import Built

Judge = Callable[[str], str]
Ask = Callable[[str, Path | bytes], list[str]]
EDITIONS = ("en", "fr", "en-fr")


@pytest.fixture(scope="module")
def editions(request: pytest.FixtureRequest) -> Path:
    """The seed's folder in the project's own `out/`, if it is up to date; else one built now."""
    folder = ROOT / "out" / SEED.name
    if Manifest.load(Tree(folder.parent, is_ours=True), folder.name).fingerprint == fingerprint():
        return folder
    built: Built = request.getfixturevalue("built")
    return built.folder


def file(editions: Path, edition: str, suffix: str) -> Path:
    return editions / edition / f"{SEED.name}.{edition}.{suffix}"


def test_the_manifest_records_every_edition_with_its_checksum(editions: Path) -> None:
    outputs = Manifest.load(Tree(editions.parent, is_ours=True), editions.name).outputs
    wanted = {f"{e}/{SEED.name}.{e}.{s}" for e in EDITIONS for s in ("html", "pdf", "docx", "epub")}
    wanted |= {f"{e}/{SEED.name}.{e}.xml" for e in ("en", "fr")}
    assert wanted <= set(outputs)
    for name, record in outputs.items():
        assert hashlib.sha256((editions / name).read_bytes()).hexdigest() == record["sha256"], name


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("profile", ["PDF_A_3A", "PDF_UA_1"])
def test_page_validation_passes_every_pdf(editions: Path, edition: str, profile: str) -> None:
    data = file(editions, edition, "pdf").read_bytes()
    limits = SafetyLimits(max_reference_depth=100_000)
    report = validate_pdf_bytes(data, profile=ValidationProfile[profile], limits=limits)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_page_validation_still_sees_a_pdf_that_promises_too_much(editions: Path, tmp_path: Path) -> None:
    with pikepdf.open(file(editions, "en", "pdf")) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "unmarked.pdf")
    data = (tmp_path / "unmarked.pdf").read_bytes()
    try:
        report = validate_pdf_bytes(data, profile=ValidationProfile.PDF_UA_1)
    except PageError:
        return
    assert not report.is_compliant


@pytest.mark.parametrize("edition", EDITIONS)
def test_qpdf_finds_no_fault_in_any_pdf(editions: Path, edition: str, judge: Judge) -> None:
    command = [judge("qpdf"), "--check", str(file(editions, edition, "pdf"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("edition", EDITIONS)
def test_epubcheck_finds_nothing_in_any_epub(editions: Path, edition: str, complaints: Ask) -> None:
    assert complaints("EPUBCheck", file(editions, edition, "epub").read_bytes()) == []


def test_ace_finds_nothing_in_the_side_by_side_epub(editions: Path, complaints: Ask) -> None:
    data = file(editions, "en-fr", "epub").read_bytes()
    assert complaints("Ace", data) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_open_xml_sdk_finds_nothing_in_any_word_file(editions: Path, edition: str, complaints: Ask) -> None:
    assert complaints("Open XML SDK", file(editions, edition, "docx")) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["html en", "html fr", "html en-fr", "catalogue", "build", "findings", "concordance"])
def test_axe_finds_nothing_in_any_page(editions: Path, name: str, browser: object) -> None:
    pages = {f"html {edition}": file(editions, edition, "html") for edition in EDITIONS}
    pages["catalogue"] = editions.parent / "index.html"
    pages["build"] = editions.parent / "reports" / "build.html"
    pages["findings"] = editions / "reports" / "findings.html"
    pages["concordance"] = editions / "reports" / "concordance.en-fr.html"
    with opened(browser, pages[name]) as view:
        assert view.violations() == []
        assert [address for address in view.requests if not address.startswith(("file:", "data:"))] == []


def test_the_nu_validator_finds_no_error_in_any_page(editions: Path, complaints: Ask) -> None:
    pages = [file(editions, edition, "html") for edition in EDITIONS]
    pages += [
        editions.parent / "index.html",
        editions.parent / "reports" / "build.html",
        *sorted((editions / "reports").glob("*.html")),
    ]
    assert all(page.is_file() for page in pages)
    assert [each for page in pages for each in complaints("Nu", page)] == []


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Editions of the document with every kind of table, in English and side by side."""
    folder = tmp_path_factory.mktemp("tables")
    for name in ("en", "en-fr"):
        edition = table_samples.edition(*name.split("-"))
        for suffix in ("html", "pdf", "epub", "docx"):
            (folder / f"tables.{name}.{suffix}").write_bytes(write(edition, suffix))
    return folder


@pytest.mark.parametrize("name", ["en", "en-fr"])
@pytest.mark.parametrize("profile", ["PDF_A_3A", "PDF_UA_1"])
def test_page_validation_passes_every_kind_of_table(tables: Path, name: str, profile: str) -> None:
    data = (tables / f"tables.{name}.pdf").read_bytes()
    report = validate_pdf_bytes(data, profile=ValidationProfile[profile])
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("name", ["en", "en-fr"])
def test_the_judges_of_books_find_nothing_in_any_kind_of_table(tables: Path, name: str, complaints: Ask) -> None:
    data = (tables / f"tables.{name}.epub").read_bytes()
    assert complaints("EPUBCheck", data) == []
    assert complaints("Ace", data) == []


@pytest.mark.parametrize("name", ["en", "en-fr"])
def test_the_judges_of_word_files_find_nothing_in_any_kind_of_table(tables: Path, name: str, complaints: Ask) -> None:
    file = tables / f"tables.{name}.docx"
    assert complaints("Open XML SDK", file) == []
    assert complaints("openxml-audit", file) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["en", "en-fr"])
def test_the_judges_of_web_pages_find_nothing_in_any_kind_of_table(
    tables: Path, name: str, browser: object, complaints: Ask
) -> None:
    page = tables / f"tables.{name}.html"
    with opened(browser, page) as view:
        assert view.violations() == []
    assert complaints("Nu", page) == []
