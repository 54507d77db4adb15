"""What a package holds, beside what tests/cli/test_cli.py says of the command."""

import hashlib
import io
import json
import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from lxml import html

from hexapla.akn.document import AknDocument
from hexapla.cli import main
from hexapla.engine.request import Request
from hexapla.project.layout import Project
from hexapla.release.packages import release
from samples import project as small
from samples.repository import SCHEMAS
from samples.seed import Built
from samples.word_sources import MASTHEAD, PNG, TITLE, docx, p, picture


def test_a_package_shows_nobody_the_officers_remarks(built: Built, tmp_path: Path) -> None:
    project = built.copy(tmp_path)
    page = f"en-fr/{project.folder.name}.en-fr.html"
    assert main(["release", "-q", "-e", "en-fr", "--sources", str(project.sources), "--out", str(project.out)]) == 0
    package = zipfile.ZipFile(project.out / "releases" / f"{project.folder.name}-en-fr-1.zip")
    inside = package.read(page.rpartition("/")[2])
    outside = (project.folder / page).read_bytes()
    assert b"concordance.en-fr.html" in outside
    assert b"concordance.en-fr.html" not in inside
    sums = dict(line.split("  ")[::-1] for line in package.read("SHA256SUMS").decode().splitlines())
    assert {name: hashlib.sha256(package.read(name)).hexdigest() for name in sums} == sums


def test_a_package_opened_alone_shows_its_pictures(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    body = MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + p("1.\tSee:") + p(picture("i", "A dot"))
    (folder / "en.docx").write_bytes(docx(body, links={"i": ("image", "media/a.png")}, extra={"word/media/a.png": PNG}))
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    _, (path,) = release(project, Request(formats=("xml", "html", "epub"), workers=1), frozenset(), lambda *_: None)
    opened = tmp_path / "opened"
    with zipfile.ZipFile(path) as package:
        package.extractall(opened)
    shown = opened / "en" / "CAT-C-NLD-8.en.xml"
    (image,) = AknDocument.from_bytes(shown.read_bytes()).root.iter("{*}img")
    assert (shown.parent / image.get("src")).resolve().read_bytes() == PNG
    record = json.loads((opened / "manifest.json").read_text(encoding="utf-8"))
    schema = json.loads((SCHEMAS / "package.json").read_text(encoding="utf-8"))
    jsonschema.validate(record, schema)
    sums = dict(line.split("  ")[::-1] for line in (opened / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    files = {path.relative_to(opened).as_posix(): path.read_bytes() for path in opened.rglob("*") if path.is_file()}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}
    assert set(record["media"]) == {name for name in files if name.startswith("media/")}


def links_of(name: str, data: bytes) -> Iterator[tuple[str, str, set[str]]]:
    """Yield the part, the address and the ids of the part for every link of a page or a book."""
    pages = {name: data}
    if name.endswith(".epub"):
        book = zipfile.ZipFile(io.BytesIO(data))
        pages = {each: book.read(each) for each in book.namelist() if each.endswith((".xhtml", ".opf"))}
    for part, content in pages.items():
        root = html.document_fromstring(content)
        idents = {str(each) for each in root.xpath("//@id")}
        for address in root.xpath("//@href | //@src"):
            yield part, str(address), idents


@pytest.mark.parametrize("office", ["", 'base_url = "https://office.example/docs/"\n'])
def test_every_link_of_a_package_that_is_unzipped_alone_leads_somewhere(
    built: Built, tmp_path: Path, office: str
) -> None:
    project = built.copy(tmp_path)
    (project.sources / "office.toml").write_text(office, encoding="utf-8")
    opened = Project.open(project.sources, project.out)
    _, packages = release(opened, Request(formats=("html", "epub"), workers=1), frozenset(), lambda *_: None)
    assert len(packages) == 3
    far = set()
    for package in packages:
        place = tmp_path / package.stem
        zipfile.ZipFile(package).extractall(place)
        for file in [*place.rglob("*.html"), *place.rglob("*.epub")]:
            for part, address, idents in links_of(file.name, file.read_bytes()):
                if address.startswith("#"):
                    assert address == "#" or address[1:] in idents, (file.name, part, address)
                elif address.startswith(("https://", "http://")):
                    far.add(address)
                elif not address.startswith("data:"):
                    inside = zipfile.ZipFile(file).namelist() if file.suffix == ".epub" else []
                    target = posixpath.normpath(posixpath.join(posixpath.dirname(part), address.partition("#")[0]))
                    assert target in inside, (file.name, part, address)
    other = "https://office.example/docs/CAT-C-PER-FCO-7/fr/CAT-C-PER-FCO-7.fr.html"
    assert (other if office else "https://docs.un.org/fr/CAT/C/PER/FCO/7") in far
    beside = "https://office.example/docs/CAT-C-PER-FCO-7/en-fr/CAT-C-PER-FCO-7.en-fr.html"
    assert (beside in far) == bool(office)


def test_a_document_with_tracked_changes_is_released_by_choice(tmp_path: Path) -> None:
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    changed = '<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
    body = MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + p("1.\tThe words.", changed)
    (folder / "en.docx").write_bytes(docx(body))
    places = ["-q", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out"), "--even", "errors"]
    assert main(["release", *places]) == 3
    assert not list((tmp_path / "out").glob("releases/*.zip"))
    assert main(["release", *places, "--tracked", "accept"]) == 0
    assert list((tmp_path / "out").glob("releases/*.zip"))


@pytest.mark.parametrize("text", [
    "Le Comité a examiné le rapport de l’État partie et les réponses qui ont été données à la liste des points. " * 14,
    "Der Ausschuss prüfte den Bericht und die Antworten, die auf die Liste der Fragen gegeben wurden. " * 16,
], ids=["another of the six", "none of the six"])  # fmt: skip
def test_a_source_in_another_language_is_not_released(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text('symbol = "CAT/C/NLD/8"\ndate = 2020-05-04\n[en]\ntitle = "Report"\n')
    (folder / "en.txt").write_text(f"1. {text}\n2. {text}\n", encoding="utf-8")
    places = ["--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out"), "-e", "en"]
    assert main(["release", *places]) == 1
    assert "L-004" in capsys.readouterr().out
    assert not list((tmp_path / "out").glob("releases/*.zip"))


@pytest.mark.usefixtures("few_formats")
def test_a_document_outside_of_the_sources_is_released_and_archived(run, sources, out, tmp_path) -> None:
    small.other(sources)
    folder = small.document(tmp_path / "elsewhere")
    assert run("release", "-q", "--archive", folder)[0] == 0
    assert {path.name for path in (out / "releases").iterdir()} == {
        f"{small.NAME}-en-1.zip",
        f"{small.NAME}-archive-1.zip",
    }
    with zipfile.ZipFile(out / "releases" / f"{small.NAME}-archive-1.zip") as package:
        inside = {name for name in package.namelist() if "/sources/data/" in name}
        assert f"{small.NAME}-archive-1/data/representations/sources/data/{small.NAME}/en.txt" in inside
        assert str(tmp_path).encode() not in b"".join(package.read(name) for name in package.namelist())
