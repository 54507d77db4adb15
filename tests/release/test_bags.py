"""An archive package is verified: what is missing, more, other or of another form; built again; signed by whom."""

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.archive import deterministic_zip
from hexapla.cli import main
from hexapla.engine.building import build
from hexapla.engine.request import Request
from hexapla.errors import ToolMissingError
from hexapla.project.layout import Project
from hexapla.release import fixity, rebuilding
from hexapla.release.bag import bag
from hexapla.release.packages import Archiving, release
from hexapla.release.verification import Rebuilt, verified
from hexapla.tools import ssh_keygen
from samples import project as small
from samples.archives import AT, NAME, members, unpacked
from samples.repository import SCHEMAS
from samples.word_sources import MASTHEAD, PNG, TITLE, docx, p, picture

PDF = f"data/representations/editions/data/en/{small.NAME}.en.html"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive package of a small document in English."""
    folder = tmp_path_factory.mktemp("archived")
    small.document(folder / "sources")
    project = Project.open(folder / "sources", folder / "out")
    request = Request(formats=("xml", "html"), workers=1)
    _, packages, _ = release(project, request, frozenset(), lambda *_: None, archiving=Archiving(AT))
    return next(path for path in packages if path.stem == NAME)


def bagged(files: dict[str, bytes], place: Path) -> Path:
    """A bag of these files whose lists of sums fit them: what one makes who can count."""
    payload = {name.removeprefix("data/"): data for name, data in files.items() if name.startswith("data/")}
    place.write_bytes(bag(NAME, payload, {"External-Identifier": small.SYMBOL}))
    return place


def changed(package: Path, folder: Path, act: Callable[[Path], object]) -> Path:
    place = unpacked(package, folder)
    act(place)
    return place


def test_an_archive_is_intact_packed_and_unpacked_and_by_its_own_program(package, tmp_path, capsys):
    place = unpacked(package, tmp_path)
    assert main(["verify", str(package), str(place)]) == 0
    assert capsys.readouterr().out.count("files, intact") == 2
    said = subprocess.run(["python3", str(place / "verify.py")], capture_output=True, text=True, check=False)
    assert (said.returncode, "intact" in said.stdout) == (0, True)


CHANGES: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "missing": (lambda place: (place / PDF).unlink(), "missing", f"{PDF} is missing."),
    "extra": (lambda place: (place / "data" / "note.txt").write_text("x"), "extra", "data/note.txt was not released"),
    "altered": (lambda place: (place / PDF).write_text("x"), "altered", f"{PDF} has other bytes"),
    "tag file": (lambda place: (place / "bag-info.txt").write_text("x"), "altered", "bag-info.txt has other bytes"),
    "declaration": (lambda place: (place / "bagit.txt").unlink(), "missing", "bagit.txt is missing."),
    "list of sums": (
        lambda place: (place / "manifest-sha512.txt").write_text(
            (place / "manifest-sha512.txt").read_text().replace("0", "1", 1)
        ),
        "altered",
        "manifest-sha512.txt has other bytes",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_each_difference_of_an_archive_is_a_sentence_of_its_own(package, tmp_path, capsys, change):
    act, kind, sentence = CHANGES[change]
    place = changed(package, tmp_path, act)
    assert main(["verify", "--json", str(place)]) == 1
    content = json.loads(capsys.readouterr().out)
    jsonschema.validate(content, json.loads((SCHEMAS / "result.json").read_text(encoding="utf-8")))
    found = content["verified"][0]["differences"]
    assert (kind, True) in [(each["kind"], sentence in each["sentence"]) for each in found]
    assert {each["file"] for each in found} <= {sentence.split()[0], PDF, "manifest-sha512.txt", *_first_listed(place)}
    said = subprocess.run(["python3", fixity.__file__, str(place)], capture_output=True, text=True, check=False)
    assert (said.returncode, sentence in said.stdout) == (1, True)


def _first_listed(place: Path) -> set[str]:
    return {line.split("  ", 1)[1] for line in (place / "manifest-sha512.txt").read_text().splitlines()[:2]}


def test_the_page_for_archivists_shows_what_is_said_of_an_altered_a_missing_and_an_extra_file(
    package, tmp_path, capsys
):
    place = unpacked(package, tmp_path)
    (place / "data/documentation/README.html").write_text("x")
    (place / "data/metadata/descriptive/dc.xml").unlink()
    (place / "data/note.txt").write_text("x")
    assert main(["verify", str(place)]) == 1
    *shown, verdict = capsys.readouterr().out.splitlines()
    page = (SCHEMAS.parent / "archives.md").read_text(encoding="utf-8")
    assert "\n".join(shown) in page
    assert verdict.endswith("3 differences")


RECORDS = {
    "an edition": (PDF, b"<!DOCTYPE html><title>x</title>", "say different things"),
    "the list of all files": (
        "data/METS.xml",
        b"<mets:mets xmlns:mets='http://www.loc.gov/METS/'/>",
        "not valid against",
    ),
    "what was done": ("data/metadata/preservation/premis.xml", b"<premis>", "is no XML"),
    "the catalogue record": ("data/metadata/descriptive/marc.xml", b"<record/>", "not valid against MARC21slim.xsd"),
}


@pytest.mark.parametrize("what", RECORDS)
def test_a_file_changed_with_all_its_sums_is_told_by_the_records(package, tmp_path, what):
    name, data, said = RECORDS[what]
    found = verified(bagged({**members(package), name: data}, tmp_path / f"{NAME}.zip")).differences
    assert any(said in each.sentence for each in found), found


def test_a_record_that_is_gone_with_its_sum_is_missing(package, tmp_path):
    files = {name: data for name, data in members(package).items() if name != "data/METS.xml"}
    found = verified(bagged(files, tmp_path / f"{NAME}.zip")).differences
    assert ("missing", "data/METS.xml") in {(each.kind, each.file) for each in found}


def test_a_file_that_the_record_alone_names_is_told(package, tmp_path):
    files, name = members(package), "data/documentation/manifest.json"
    record = json.loads(files[name])
    record["sources"]["gone.txt"] = "0" * 64
    found = verified(bagged({**files, name: json.dumps(record).encode()}, tmp_path / f"{NAME}.zip")).differences
    assert any(each.file.endswith("sources/data/gone.txt") for each in found)


def test_a_source_changed_with_its_sums_is_told_by_the_record(package, tmp_path):
    found = verified(other_source(package, tmp_path / f"{NAME}.zip")).differences
    assert any("manifest.json and manifest-sha512.txt say different things" in each.sentence for each in found)


def test_a_bag_that_is_none_of_ours_is_no_package(package, tmp_path):
    files = {name: data for name, data in members(package).items() if not name.endswith("manifest.json")}
    assert main(["verify", str(bagged(files, tmp_path / f"{NAME}.zip"))]) == 2


def test_a_bag_of_another_version_is_told(package, tmp_path):
    place = unpacked(package, tmp_path)
    text = (place / "bagit.txt").read_bytes().replace(b"1.0", b"0.96")
    (place / "bagit.txt").write_bytes(text)
    files = {path.name: path for path in place.iterdir() if path.is_file()}
    tags = [f"{fixity.hashlib.sha512(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files.items()]
    (place / fixity.TAGS).write_text("".join(each for each in tags if fixity.TAGS not in each), encoding="utf-8")
    (found,) = verified(place).differences
    assert (found.kind, found.file) == ("form", "bagit.txt")


def test_names_that_a_list_of_sums_cannot_hold_are_read_as_they_were(tmp_path):
    place = tmp_path / "b.zip"
    place.write_bytes(bag("b", {"100%.txt": b"a", "two\nlines": b"b", "%0A": b"c"}, {}))
    with fixity.Package(str(place)) as opened:
        assert fixity.differences(opened)[1] == []


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="/\\:"), min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.binary(max_size=40), min_size=1, max_size=6), st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_changes_in_a_bag_is_named(tmp_path_factory, payload, data):
    with zipfile.ZipFile(io.BytesIO(bag("b", payload, {}))) as container:
        files = {name: container.read(name) for name in container.namelist()}
    name = data.draw(st.sampled_from(sorted(each for each in files if not each.endswith(fixity.TAGS))))
    if data.draw(st.booleans()):
        files[name] += b"x"
    else:
        del files[name]
    place = tmp_path_factory.mktemp("bag") / "b.zip"
    place.write_bytes(deterministic_zip(files))
    try:
        with fixity.Package(str(place)) as opened:
            found = fixity.differences(opened)[1]
    except fixity.NoPackageError:
        assert name in ("b/bagit.txt", f"b/{fixity.PAYLOAD}")
        return
    assert name.removeprefix("b/") in {each.file for each in found}


# --- built again ----------------------------------------------------------------------------------------------


def test_an_archive_that_is_built_again_gives_the_same_bytes(package, capsys):
    assert main(["verify", "--rebuild", "-q", "--json", str(package)]) == 0
    content = json.loads(capsys.readouterr().out)
    jsonschema.validate(content, json.loads((SCHEMAS / "result.json").read_text(encoding="utf-8")))
    assert content["verified"][0]["rebuilt"] == {"verdict": "same", "reasons": []}


def test_a_language_archived_alone_is_the_same_whatever_was_built_before(tmp_path):
    small.document(tmp_path / "sources", en=small.EN, fr=small.FR)
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    request = Request(formats=("xml", "html"), workers=1)
    build(project, request)
    french = replace(request, languages=("fr",))
    _, packages, _ = release(project, french, frozenset(), lambda *_: None, archiving=Archiving(AT))
    (package,) = (path for path in packages if "-archive-" in path.name)
    assert rebuilding.rebuilt(verified(package), Request(workers=1), lambda *_: None).rebuilt == Rebuilt("same", ())


def test_a_source_whose_name_leads_out_of_its_folder_is_never_written(package, tmp_path):
    name = "data/representations/sources/data/../../../../../../escaped.txt"
    place = bagged({**members(package), name: b"x"}, tmp_path / f"{NAME}.zip")
    found = rebuilding.rebuilt(verified(place), Request(workers=1), lambda *_: None).rebuilt
    assert found.verdict == "not comparable"
    assert not list(tmp_path.parent.rglob("escaped.txt"))


def test_a_source_that_cannot_be_read_is_a_reason_and_no_fault_of_ours(package, tmp_path, capsys):
    raw = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as container:
        info = container.getinfo(f"{NAME}/data/representations/sources/data/{small.NAME}/en.txt")
    raw[info.header_offset + 30 + len(info.filename) + 20] ^= 0xFF
    place = tmp_path / package.name
    place.write_bytes(raw)
    assert main(["verify", "--rebuild", str(place)]) == 1
    assert "en.txt cannot be read" in " ".join(capsys.readouterr().out.split())


def test_pictures_and_decisions_of_the_command_line_go_with_it(tmp_path):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    changed = '<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
    body = MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + p("1.\tSee:", changed) + p(picture("i", "A dot"))
    (folder / "en.docx").write_bytes(docx(body, links={"i": ("image", "media/a.png")}, extra={"word/media/a.png": PNG}))
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    request = Request(formats=("xml", "html"), workers=1, tracked="accept")
    _, packages, _ = release(project, request, frozenset({"errors"}), lambda *_: None, archiving=Archiving(AT))
    package = next(path for path in packages if "-archive-" in path.name)
    (shown,) = (data for name, data in members(package).items() if "/canonical/data/media/" in name)
    assert shown == PNG
    found = rebuilding.rebuilt(verified(package), Request(workers=1), lambda *_: None)
    assert (found.differences, found.rebuilt) == ((), Rebuilt("same", ()))


def other_source(package: Path, place: Path) -> Path:
    """The package with another source in it, whose sums all fit."""
    files = members(package)
    name = f"data/representations/sources/data/{small.NAME}/en.txt"
    return bagged({**files, name: files[name].replace(b"eleven", b"twelve")}, place)


def test_a_source_that_does_not_give_its_editions_is_told_with_file_and_place(package, tmp_path, capsys):
    assert main(["verify", "--rebuild", str(other_source(package, tmp_path / f"{NAME}.zip"))]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert f"{PDF} has other bytes when it is built again, from line" in said
    assert "built again, editions differ" in said


def test_what_was_made_with_other_tools_cannot_be_compared_here(package, tmp_path, capsys):
    place = other_source(package, tmp_path / f"{NAME}.zip")
    files = members(place)
    name = "data/documentation/manifest.json"
    record = json.loads(files[name])
    record["tools"]["weasyprint"] = "1.0"
    bagged({**files, name: json.dumps(record).encode()}, place)
    assert main(["verify", "--rebuild", "--json", str(place)]) == 1  # METS has another sum of the record
    (found,) = json.loads(capsys.readouterr().out)["verified"]
    assert found["rebuilt"]["verdict"] == "not comparable"
    assert any(each.startswith("weasyprint was 1.0 when it was made and is") for each in found["rebuilt"]["reasons"])
    assert "rebuilt" not in {each["kind"] for each in found["differences"]}


def test_other_bytes_by_other_tools_and_fonts_are_no_difference_of_the_package(package, monkeypatch, capsys):
    made = rebuilding._built

    def elsewhere(*words):
        again = made(*words)
        files = {name: data + b"\n" for name, data in again.files.items()}
        return replace(again, files=files, tools={**again.tools, "weasyprint": "99.0"}, fonts={"a.otf": "f" * 64})

    monkeypatch.setattr(rebuilding, "_built", elsewhere)
    assert main(["verify", "--rebuild", str(package)]) == 6
    said = " ".join(capsys.readouterr().out.split())
    assert "and is 99.0 here." in said
    assert "intact; not comparable here" in said


def test_a_package_without_sources_cannot_be_compared(package, capsys):
    public = package.with_name(f"{small.NAME}-en-1.zip")
    assert main(["verify", "--rebuild", str(public)]) == 6
    assert "There are no sources in it" in " ".join(capsys.readouterr().out.split())


def test_the_place_is_a_member_a_line_or_a_byte():
    place = rebuilding._place
    assert place(b"a\nb\n", b"a\nc\n") == "from line 2 on"
    assert place(b"a\n", b"a\nmore") == "from line 2 on"
    assert place(b"\xff\xfe\x00", b"\xff\xfe\x01") == "from byte 2 on"
    one, other = deterministic_zip({"a": b"x", "b": b"y\n"}), deterministic_zip({"a": b"x", "b": b"z\n"})
    assert place(one, other) == "in b from line 1 on"


# --- signed ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the keys of an office and of somebody else, and a file of those who may sign."""
    if not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not on this machine")
    folder = tmp_path_factory.mktemp("keys")
    for name in ("office", "other"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)], check=True
        )
    (folder / "allowed").write_text(f"archive@office.example {(folder / 'office.pub').read_text()}")
    return folder


def signed_package(folder: Path, key: Path, office: str = "") -> Path:
    small.document(folder / "sources")
    (folder / "sources" / "office.toml").write_text(office or f'signing_key = "{key.as_posix()}"\n')
    project = Project.open(folder / "sources", folder / "out")
    report, (package,), _ = release(project, Request(formats=("xml", "html"), workers=1), frozenset(), lambda *_: None)
    assert not report.documents[0].faults
    return package


def test_a_package_of_an_office_with_a_key_is_signed_and_its_signer_known(keys, tmp_path, capsys):
    package = signed_package(tmp_path, keys / "office")
    assert main(["verify", "--allowed-signers", str(keys / "allowed"), str(package)]) == 0
    assert "signed by archive@office.example" in " ".join(capsys.readouterr().out.split())
    before = package.with_name(f"{package.name}.sig").read_bytes()
    assert signed_package(tmp_path, keys / "office") == package
    assert package.with_name(f"{package.name}.sig").read_bytes() == before


def test_a_key_can_be_named_by_the_environment(keys, tmp_path, monkeypatch):
    monkeypatch.setenv("HEXAPLA_SIGNING_KEY", str(keys / "office"))
    package = signed_package(tmp_path, keys / "office", office='publisher = "Office"\n')
    assert package.with_name(f"{package.name}.sig").is_file()


def test_each_fault_of_a_signature_is_a_sentence(keys, tmp_path, capsys):
    package = signed_package(tmp_path, keys / "office")
    signature = package.with_name(f"{package.name}.sig")
    words = ["verify", "--allowed-signers", str(keys / "allowed"), str(package)]
    good = signature.read_bytes()

    def said() -> tuple[int, str]:
        return main(words), " ".join(capsys.readouterr().out.split())

    data = package.read_bytes()
    signature.unlink()
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", str(keys / "other"), "-n", ssh_keygen.NAMESPACE, str(package)],
        check=True,
    )
    code, text = said()
    assert (code, "was made by somebody who is not in allowed" in text) == (1, True)
    signature.unlink()
    code, text = said()
    assert (code, "the package is not signed" in text) == (1, True)
    signature.write_bytes(good)
    package.write_bytes(data + b"x")  # behind the archive, where no member has other bytes
    code, text = said()
    assert (code, "is no signature of this package" in text) == (1, True)
    assert main(["verify", "--allowed-signers", str(keys / "nobody"), str(package)]) == 2


def test_a_signature_that_nobody_vouches_for_is_said_to_be_one(keys, tmp_path, capsys):
    package = signed_package(tmp_path, keys / "office")
    places = ["--sources", str(tmp_path / "sources")]
    assert main(["verify", *places, str(package)]) == 0
    assert "signed by a key that nobody vouches for here" in " ".join(capsys.readouterr().out.split())
    shutil.copy(keys / "allowed", tmp_path / "sources" / "allowed_signers")
    assert main(["verify", *places, str(package)]) == 0
    assert "signed by archive@office.example" in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("few_formats")
def test_a_package_that_cannot_be_signed_is_not_released(run, sources, out):
    small.document(sources)
    (sources / "office.toml").write_text('signing_key = "nowhere"\n')
    code, _, complaint = run("release", "-q")
    assert (code, "Nothing was signed with the key nowhere" in complaint) == (7, True)
    assert not list(out.glob("releases/*"))


def test_without_ssh_keygen_signing_and_checking_say_what_to_install(keys, tmp_path, monkeypatch, capsys):
    package = signed_package(tmp_path, keys / "office")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissingError, match="ssh-keygen, which is not here"):
        ssh_keygen.signature(b"x", keys / "office")
    assert main(["verify", str(package)]) == 6
    assert "openssh-client" in capsys.readouterr().err
