"""A package is verified by its own files: whatever is missing, more, other or not what its record says is a sentence."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.archive import deterministic_zip
from hexapla.cli import main
from hexapla.errors import UsageError
from hexapla.release import fixity
from hexapla.release.fixity import NoPackageError, Package, differences
from hexapla.release.verification import verified
from hexapla.storage.reading import sha256
from samples import project as small
from samples.repository import SCHEMAS
from samples.seed import Built

STEM = "CAT-C-PER-FCO-7.fr"


@pytest.fixture(scope="module")
def package(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The French package of the seed."""
    copy = built.copy(tmp_path_factory.mktemp("released"))
    assert main(["release", "-q", "-l", "fr", "--sources", str(copy.sources), "--out", str(copy.out)]) == 0
    (path,) = (copy.out / "releases").iterdir()
    return path


def members(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as container:
        return {name: container.read(name) for name in container.namelist()}


def packed(files: dict[str, bytes], place: Path) -> Path:
    place.write_bytes(deterministic_zip(files))
    return place


def summed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same files with a list of sums that fits them: what one makes who can count."""
    lines = [f"{sha256(data)}  {name}\n" for name, data in sorted(files.items()) if name != fixity.SUMS]
    return {**files, fixity.SUMS: "".join(lines).encode()}


def test_a_package_is_intact_packed_and_unpacked(package: Path, tmp_path: Path, capsys) -> None:
    with zipfile.ZipFile(package) as container:
        container.extractall(tmp_path)
    assert main(["verify", str(package), str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("files, intact") == 2
    record = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert set(record["sources"]) == {"document.toml", "fr.txt"}


CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], object], str, str]] = {
    "missing": (lambda files: files.pop(f"{STEM}.pdf"), "missing", f"{STEM}.pdf is missing"),
    "extra": (lambda files: files.update(note=b"x"), "extra", "note was not released"),
    "altered": (lambda files: files.update({f"{STEM}.html": b"x"}), "altered", "has other bytes"),
    "record altered": (lambda files: files.update({"manifest.json": files["manifest.json"] + b"\n"}), "altered", "manifest.json"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_each_difference_is_a_sentence_of_its_own(package: Path, tmp_path: Path, change: str, capsys) -> None:
    files = members(package)
    act, kind, sentence = CHANGES[change]
    act(files)
    assert main(["verify", "--json", str(packed(files, tmp_path / "p.zip"))]) == 1
    content = json.loads(capsys.readouterr().out)
    schema = json.loads((SCHEMAS / "result.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    (found,) = content["verified"][0]["differences"]
    assert found["kind"] == kind
    assert sentence in found["sentence"]


def test_a_file_changed_with_its_sum_is_told_by_the_record(package: Path, tmp_path: Path) -> None:
    files = members(package) | {f"{STEM}.html": b"<p>Another text</p>"}
    (found,) = verified(packed(summed(files), tmp_path / "p.zip")).differences
    assert "say different things" in found.sentence


@pytest.mark.parametrize(
    ("ending", "data", "sentence"),
    [
        ("xml", b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><x/></akomaNtoso>", "not valid"),
        ("xml", b"<a", "Start Tag"), ("pdf", b"%PDF-1.7 nothing", "PDF/A-3A"), ("epub", deterministic_zip({"a": b"b"}), "is no EPUB"),
        ("docx", deterministic_zip({"a": b"b"}), "is no Word file"), ("docx", b"PK", "damaged"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_its_record_promises_is_told(
    package: Path, tmp_path: Path, ending: str, data: bytes, sentence: str
) -> None:
    files = members(package) | {f"{STEM}.{ending}": data}
    record = json.loads(files["manifest.json"])
    record["outputs"][f"{STEM}.{ending}"]["sha256"] = sha256(data)
    record["judges"] = []
    files["manifest.json"] = json.dumps(record).encode()
    (found,) = verified(packed(summed(files), tmp_path / "p.zip")).differences
    assert (found.kind, found.file) == ("form", f"{STEM}.{ending}")
    assert sentence in found.sentence


def test_a_verdict_on_other_bytes_than_the_file_has_is_told(package: Path, tmp_path: Path) -> None:
    files = members(package)
    record = json.loads(files["manifest.json"])
    name = f"{STEM}.html"
    verdict = {"judge": "Nu", "version": "1", "file": name, "sha256": "0" * 64, "outcome": "passed", "detail": ""}
    for other, sentence in ((verdict, name), (verdict | {"file": "gone.html"}, "gone.html")):
        again = {**files, "manifest.json": json.dumps(record | {"judges": [other]}).encode()}
        (found,) = verified(packed(summed(again), tmp_path / "p.zip")).differences
        assert found.sentence == f"The verdict of Nu on {sentence} is of other bytes than {sentence} has."
    right = verdict | {"sha256": record["outputs"][name]["sha256"]}
    again = {**files, "manifest.json": json.dumps(record | {"judges": [right]}).encode()}
    assert verified(packed(summed(again), tmp_path / "p.zip")).differences == ()


def test_a_list_that_no_package_has_so_long_is_not_read_to_its_end(package: Path, monkeypatch) -> None:
    monkeypatch.setattr(fixity, "MOST", 100)
    with pytest.raises(UsageError, match="is no list of sums"):
        verified(package)


@pytest.mark.parametrize("kind", ["nothing", "text", "folder", "zip", "other record", "no sums"])
def test_what_is_no_package_of_ours_is_exit_2(package: Path, tmp_path: Path, kind: str, capsys) -> None:
    place = tmp_path / "it"
    files = members(package)
    if kind == "text":
        place.write_text("no package", encoding="utf-8")
    elif kind == "folder":
        place.mkdir()
    elif kind == "zip":
        packed({"a": b"b"}, place)
    elif kind == "other record":
        packed(summed({**files, "manifest.json": b'{"format": "other"}'}), place)
    elif kind == "no sums":
        packed({**files, fixity.SUMS: b"nothing"}, place)
    assert main(["verify", str(place)]) == 2
    said = capsys.readouterr().err
    assert "no package" in said or "is not there: look at the name" in said or kind == "no sums"
    assert "Errno" not in said


def test_the_program_inside_verifies_alone(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package) as container:
        container.extractall(tmp_path)

    def said() -> tuple[int, str]:
        program = [sys.executable, "-I", "-S", str(tmp_path / "verify.py")]
        done = subprocess.run(program, capture_output=True, text=True, check=False, cwd="/")
        return done.returncode, done.stdout

    assert said()[0] == 0
    (tmp_path / f"{STEM}.xml").write_bytes(b"x")
    assert said()[0] == 1
    assert f"{STEM}.xml has other bytes" in said()[1]
    (tmp_path / "SHA256SUMS").unlink()
    assert said()[0] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_an_unpacked_package_is_not_followed(package: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(package) as container:
        container.extractall(tmp_path / "it")
    (tmp_path / "it" / "more").symlink_to(tmp_path)
    with Package(str(tmp_path / "it")) as opened:
        assert [each.file for each in differences(opened)[1]] == ["more"]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_byte_that_changes_in_an_archive_is_noticed(package: Path, tmp_path_factory, data) -> None:
    raw = bytearray(package.read_bytes())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    before, after = members(package), None
    try:
        with zipfile.ZipFile(io.BytesIO(bytes(raw))) as container:
            after = {name: container.read(name) for name in container.namelist()}
    except Exception:  # noqa: BLE001 - whatever the library makes of it, it is not what it was
        after = None
    changed = tmp_path_factory.mktemp("changed") / "p.zip"
    changed.write_bytes(raw)
    try:
        with Package(str(changed)) as opened:
            found = differences(opened)[1]
    except NoPackageError:
        return
    assert bool(found) == (after != before)


@pytest.mark.usefixtures("few_formats")
def test_what_is_published_never_gets_other_bytes(run, sources, out) -> None:
    small.document(sources, en=small.EN, fr=small.FR)
    assert run("release", "-q", "-l", "en,fr")[0] == 0
    before = {path.name: path.read_bytes() for path in (out / "releases").iterdir()}
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    code, _, complaint = run("release", "-q", "-l", "en,fr")
    assert code == 1
    assert f"{small.NAME}-fr-1.zip is there already with other bytes" in complaint
    assert "[[fr.issue]], number = 2" in complaint
    assert {path.name: path.read_bytes() for path in (out / "releases").iterdir()} == before
    toml = f'symbol = "{small.SYMBOL}"\n[[fr.issue]]\nnumber = 2\nreason = "technical reasons"\n'
    small.document(sources, toml=toml, en=small.EN, fr=small.FR.replace("onze", "douze"))
    assert run("release", "-q", "-l", "fr")[0] == 0
    assert f"{small.NAME}-fr-2.zip" in {path.name for path in (out / "releases").iterdir()}


@pytest.mark.usefixtures("few_formats")
def test_another_issue_of_one_language_leaves_what_is_published_of_the_others(run, sources, out) -> None:
    small.document(sources, en=small.EN, fr=small.FR)
    assert run("release", "-q")[0] == 0
    before = {path.name: path.read_bytes() for path in (out / "releases").iterdir()}
    text = small.EN.replace("eleven", "twelve")
    small.document(sources, en=text, fr=small.FR)
    code, _, complaint = run("release", "-q")
    assert (code, "[[fr.issue]]" in complaint, complaint.count("[[en.issue]]")) == (1, False, 2)
    toml = f'symbol = "{small.SYMBOL}"\n[[en.issue]]\nnumber = 2\ndate = 2021-12-06\nreason = "a figure"\n'
    small.document(sources, toml=toml, en=text, fr=small.FR)
    listed = json.loads(run("release", "--list", "--json")[1])["releases"]["editions"]
    assert {each["edition"]: each["state"] for each in listed} == {
        "en": "ready", "fr": "published", "en-fr": "ready",
    }  # fmt: skip
    run("release", "-q")
    after = {path.name: path.read_bytes() for path in (out / "releases").iterdir()}
    assert after.keys() - before.keys() == {f"{small.NAME}-{edition}-2.zip" for edition in ("en", "en-fr")}
    assert before.items() <= after.items()


@pytest.mark.usefixtures("few_formats")
def test_a_document_without_title_or_date_is_not_released(run, sources, out) -> None:
    text = small.EN.replace("4 May 2020\n", "").replace("[Date received: 2 April 2020]\n", "")
    small.document(sources, en=text)
    code, _, complaint = run("release", "-q")
    assert (code, "has no date; it is not released" in complaint) == (1, True)
    assert not list(out.glob("releases/*.zip"))
    run("release", "-q", "--even", "incomplete", "--even", "errors")
    assert list(out.glob("releases/*.zip"))
