"""The proof that nothing changed: it finds one planted letter in a package of a package, and no more than that."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.corpus_projects import Folder
from benchmarks.project_builds import SAID, TOO_LONG, Project, build, projects
from benchmarks.same_outputs import compare
from hexapla.archive import deterministic_zip

ROOT = Path(__file__).parent.parent
PACKAGE = "out/releases/A-RES-1-1-en-1.zip"


def kept(folder: Path, said: str = "exit 0\n", word: str = "agreed", version: str = "1", **more: bytes) -> Path:
    """Keep a project as a version of the code would leave it: an output, its record, and a package of both."""
    record = {
        "format": "hexapla-manifest/1", "fingerprint": f"code {version}", "tools": {"hexapla": version},
        "outputs": {"en/a.docx": {"bytes": 7, "key": f"job {version}"}}, "summary": {"title": "A title"},
    }  # fmt: skip
    document = deterministic_zip({"word/document.xml": f"<p>{word}</p>".encode(), "word/styles.xml": b"<styles/>"})
    inside = {"format": "hexapla-package/1", "tools": record["tools"], "outputs": record["outputs"]}
    packed = {
        "manifest.json": as_json(inside), "a.docx": document,
        "SHA256SUMS": f"{version * 64}  manifest.json\n{'a' * 64}  a.docx\n".encode(),
    }  # fmt: skip
    files = {
        SAID: said.encode(), "out/A/manifest.json": as_json(record), PACKAGE: deterministic_zip(packed), **more,
    }  # fmt: skip
    for name, data in files.items():
        (folder / "corpus/A" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "corpus/A" / name).write_bytes(data)
    return folder


def as_json(content: Mapping[str, object]) -> bytes:
    return json.dumps(content).encode()


def test_two_versions_of_the_code_that_give_the_same_outputs_are_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(kept(tmp_path / "old"), kept(tmp_path / "new", version="2")) == 0
    assert capsys.readouterr().out.startswith("1 projects, 8 files and members: 0 differences")


def test_a_letter_in_a_word_file_in_a_package_is_the_one_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(kept(tmp_path / "old"), kept(tmp_path / "new", version="2", word="argued")) == 1
    said = capsys.readouterr().out.splitlines()[0]
    assert said == f"corpus/A: {PACKAGE}!a.docx!word/document.xml: line 1: '<p>agreed</p>' became '<p>argued</p>'"


@pytest.mark.parametrize(
    "field", [b'"title": "A title"', b'"bytes": 7', b'"outputs": ', b'"format": "hexapla-manifest/1"']
)
def test_every_other_field_of_a_record_counts(tmp_path: Path, field: bytes) -> None:
    old, new = kept(tmp_path / "old"), kept(tmp_path / "new")
    record = new / "corpus/A/out/A/manifest.json"
    record.write_bytes(record.read_bytes().replace(field, field.replace(b"t", b"T").replace(b"7", b"8")))
    assert compare(old, new) >= 1


def test_how_members_are_packed_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (deterministic_zip({"a": b"1", "b": b"2"}, first=first) for first in ("a", "b"))
    old, new = kept(tmp_path / "old", **{"out/a.epub": one}), kept(tmp_path / "new", **{"out/a.epub": other})
    assert compare(old, new) == 1
    assert "out/a.epub!: its members are the same, the way they are packed is not" in capsys.readouterr().out


def test_a_file_that_is_no_more_and_a_document_that_is_no_more_are_differences(tmp_path: Path) -> None:
    assert compare(kept(tmp_path / "old", **{"out/a.pdf": b"%PDF"}), kept(tmp_path / "new")) == 1
    assert compare(kept(tmp_path / "old"), tmp_path / "empty") == 1
    assert compare(tmp_path / "empty", tmp_path / "empty") == 1


def test_what_one_version_alone_could_not_build_in_its_time_is_a_difference(tmp_path: Path) -> None:
    old, new = kept(tmp_path / "old", said=TOO_LONG), kept(tmp_path / "new")
    assert compare(old, new) == 1
    assert compare(old, kept(tmp_path / "slow", said=TOO_LONG, word="argued")) == 0


def test_what_is_said_of_a_document_that_does_not_build_is_kept_and_compared(tmp_path: Path) -> None:
    for name, line in (("old", b"symbols = 1"), ("new", b"symbol = 1"), ("same", b"symbols = 1")):
        folder = Folder("one", {"document.toml": line, "en.txt": b"1. One."})
        assert build(Project("one", (folder,)), ROOT, tmp_path / name).startswith("exit 4")
    assert "document.toml" in (tmp_path / "old/one" / SAID).read_text(encoding="utf-8")
    assert compare(tmp_path / "old", tmp_path / "new") >= 1
    assert compare(tmp_path / "old", tmp_path / "same") == 0


def test_a_case_is_a_project_a_file_named_after_its_language_or_files_to_be_added(tmp_path: Path) -> None:
    for name in (
        "1/sources/A/en.txt",
        "1/sources/A/document.toml",
        "2/fr.txt",
        "2/expected.md",
        "3/any.txt",
        "3/b.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"text")
    found = {each.name: each for each in projects(tmp_path, None)}
    assert list(found) == ["seeds", "cases/1", "cases/2", "cases/3/any.txt", "cases/3/b.txt"]
    assert [folder.files.keys() for folder in found["cases/1"].folders] == [{"document.toml", "en.txt"}]
    assert [folder.files.keys() for folder in found["cases/2"].folders] == [{"fr.txt"}]
    assert found["cases/3/b.txt"].file == tmp_path / "3/b.txt"
