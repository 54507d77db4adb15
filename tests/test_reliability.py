"""Faults of the world: full disks, planted links, killed processes, other clocks and locales, hostile sources."""

import errno
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.engine import production
from hexapla.engine.building import build
from hexapla.engine.request import Request
from hexapla.job import Job, Outcome
from hexapla.present import present
from hexapla.project import snapshot
from hexapla.project.layout import Project
from hexapla.writers import write
from samples import project as small

ROOT = Path(__file__).parent.parent
NAME = small.NAME


@pytest.fixture
def project(tmp_path):
    small.document(tmp_path / "sources", en=small.EN, fr=small.FR)
    return Project.open(tmp_path / "sources", tmp_path / "out")


def digests(out: Path) -> dict[str, str]:
    """The SHA-256 of every file below out/ but its lock, and the report that holds times."""
    found = (
        path
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in (".hexapla.lock", ".hexapla.holder", "build.html")
    )
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def program(*words: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    """The program in a process of its own, as a user starts it."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-m", "hexapla", *map(str, words)]
    folder = Path(environment.get("PWD", ROOT))
    return subprocess.Popen(
        command,
        env=variables,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


# --- putting files in place -----------------------------------------------------------------------------------


def test_a_planted_link_in_the_place_of_an_output_is_replaced_and_not_followed(project, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"untouched")
    page = project.out / NAME / "en" / f"{NAME}.en.html"
    page.parent.mkdir(parents=True)
    page.symlink_to(victim)
    build(project, Request(formats=("html",), workers=1))
    assert victim.read_bytes() == b"untouched"
    assert not page.is_symlink()
    assert page.read_bytes().startswith(b"<!DOCTYPE")


@pytest.mark.parametrize("depth", ["edition", "document", "reports"])
def test_a_planted_link_in_the_place_of_a_folder_is_not_followed(project, tmp_path, depth):
    victim = tmp_path / "victim"
    victim.mkdir()
    folder = {
        "edition": project.out / NAME / "en",
        "document": project.out / NAME,
        "reports": project.out / NAME / "reports",
    }[depth]
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(victim, target_is_directory=True)
    build(project, Request(formats=("html",), workers=1))
    assert list(victim.rglob("*")) == []
    assert not folder.is_symlink()
    assert (project.out / NAME / "en" / f"{NAME}.en.html").is_file()


def test_a_link_in_the_place_of_the_manifest_is_not_believed(project, tmp_path):
    victim = tmp_path / "victim.json"
    victim.write_text("{}", encoding="utf-8")
    (project.out / NAME).mkdir(parents=True)
    (project.out / NAME / "manifest.json").symlink_to(victim)
    build(project, Request(formats=("html",), workers=1))
    assert victim.read_text(encoding="utf-8") == "{}"
    assert json.loads((project.out / NAME / "manifest.json").read_bytes())["symbol"] == small.SYMBOL


@pytest.mark.parametrize(
    "content",
    [b"", b"not json", b"[]", b'{"format": "hexapla-manifest/9"}', b'{"format": "hexapla-manifest/1"}'],
)
def test_a_damaged_manifest_means_building_anew(project, content):
    build(project, Request(formats=("html",), workers=1))
    before = digests(project.out)
    (project.out / NAME / "manifest.json").write_bytes(content)
    report = build(project, Request(formats=("html",), workers=1))
    assert report.documents[0].made == 3
    names = {name for name in before if name.endswith(".html") and "/en" in name}
    assert {name: digests(project.out)[name] for name in names} == {name: before[name] for name in names}


# --- processes ------------------------------------------------------------------------------------------------


@pytest.mark.processes
def test_a_worker_that_is_killed_takes_no_other_output_with_it(project, monkeypatch):
    monkeypatch.setattr(production, "run", _die_for_french_pages)
    (document,) = build(project, Request(formats=("html", "xml"), workers=2)).documents
    assert [fault.exit_code for fault in document.faults] == [7]
    assert document.faults[0].message == f"fr/{NAME}.fr.html: the process died."
    assert (project.out / NAME / "en" / f"{NAME}.en.html").is_file()
    assert (project.out / NAME / "en-fr" / f"{NAME}.en-fr.html").is_file()
    assert not (project.out / NAME / "fr" / f"{NAME}.fr.html").exists()


def _die_for_french_pages(job: Job) -> Outcome:
    from hexapla.pipeline import produce

    if job.edition == "fr":
        os.kill(os.getpid(), signal.SIGKILL)
    return produce(job)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", [1, 2])
def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_goes_on(tmp_path, moment):
    small.document(tmp_path / "sources", en=small.EN, fr=small.FR)
    words = [
        "build",
        "-j",
        "1",
        "-f",
        "html,docx,xml",
        "--sources",
        tmp_path / "sources",
        "--out",
        tmp_path / "out",
    ]
    process = program(*words)
    wanted = {1: 1, 2: 4}[moment]
    deadline = time.monotonic() + 60
    while (
        len(list((tmp_path / "out" / NAME).glob("*/CAT*.*"))) < wanted
        and process.poll() is None
        and time.monotonic() < deadline
    ):
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    left = digests(tmp_path / "out")
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    (document,) = build(project, Request(formats=("html", "docx", "xml"), workers=1)).documents
    assert not {"F-005", "F-006", "F-008"} & {each.code for each in document.findings}
    after = digests(tmp_path / "out")
    names = [
        name for name in left if name.startswith(NAME) and "/.hexapla/" not in name and "CAT" in name.rpartition("/")[2]
    ]
    assert names
    assert {name: left[name] for name in names} == {name: after[name] for name in names}, "every file was whole"
    assert document.made + document.kept == 6
    assert not list((tmp_path / "out").rglob(".hexapla")), "what was left is swept away"


def test_two_builds_in_one_folder_wait_for_each_other(tmp_path):
    small.document(tmp_path / "sources")
    words = ["build", "-q", "-f", "html", "--sources", tmp_path / "sources", "--out", tmp_path / "out"]
    processes = [program(*words), program(*words)]
    ends = [(process.communicate(), process.returncode) for process in processes]
    assert [code for _, code in ends] == [0, 0], ends
    manifest = json.loads((tmp_path / "out" / NAME / "manifest.json").read_bytes())
    for name, record in manifest["outputs"].items():
        assert hashlib.sha256((tmp_path / "out" / NAME / name).read_bytes()).hexdigest() == record["sha256"]
    assert not (tmp_path / "out" / NAME / "edited").exists()


# --- the same bytes everywhere --------------------------------------------------------------------------------


def test_another_folder_clock_locale_and_number_of_workers_give_the_same_bytes(built, tmp_path):
    folder = tmp_path / "an other folder" / "ünder"
    folder.mkdir(parents=True)
    shutil.copytree(built.sources, folder / "sources")
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "HOME": str(tmp_path),
               "SOURCE_DATE_EPOCH": "1", "PWD": str(folder), "COLUMNS": "40", "USER": "somebody", "TMPDIR": str(tmp_path)}  # fmt: skip
    process = program("build", "-q", "-j", "1", **strange)
    said, complaint = process.communicate()
    assert process.returncode == built.code, complaint.decode()
    assert said == b""
    first, second = digests(built.out), digests(folder / "out")
    assert {name for name in first if first[name] != second.get(name)} == set()
    assert set(first) == set(second)


@pytest.mark.parametrize("name", ["docx", "epub"])
def test_archives_hold_no_time_of_day(built, name):
    for path in built.folder.rglob(f"*.{name}"):
        with zipfile.ZipFile(path) as package:
            assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path.name


def test_no_output_names_a_folder_of_this_machine_or_its_user(built):
    for path in (path for path in built.out.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                data = b"".join(package.read(name) for name in package.namelist())
        assert str(built.out.parent).encode() not in data, path.name
        assert str(ROOT).encode() not in data, path.name
        assert str(Path.home()).encode() + b"/" not in data, path.name


# --- hostile sources ------------------------------------------------------------------------------------------

DOCTYPE = '<!DOCTYPE akomaNtoso [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
BOMB = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("declaration", [DOCTYPE, BOMB, '<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/x.dtd">'])
def test_a_document_type_declaration_is_refused_with_exit_3(tmp_path, capsys, declaration):
    folder = small.document(tmp_path / "sources")
    (folder / "en.txt").unlink()
    text = f'<?xml version="1.0"?>{declaration}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc>x</doc></akomaNtoso>'
    (folder / "en.xml").write_text(text, encoding="utf-8")
    small.other(tmp_path / "sources")
    words = [
        "build",
        "-j",
        "1",
        "-f",
        "html",
        "--sources",
        str(tmp_path / "sources"),
        "--out",
        str(tmp_path / "out"),
    ]
    assert main(words) == 3
    said = capsys.readouterr()
    assert "document type declaration" in said.out + said.err
    assert (tmp_path / "out" / "CAT-C-NLD-FCO-9" / "manifest.json").is_file()


@pytest.mark.parametrize("content", ["", "<a/>", "<a", "\x00\x01", '<akomaNtoso xmlns="urn:other"/>'])
def test_an_xml_source_that_is_no_akn_is_exit_3_and_named(tmp_path, capsys, content):
    folder = small.document(tmp_path / "sources", fr=small.FR)
    (folder / "en.xml").write_text(content, encoding="utf-8")
    assert (
        main(
            [
                "build",
                "-q",
                "-j",
                "1",
                "-f",
                "html",
                "--sources",
                str(tmp_path / "sources"),
                "--out",
                str(tmp_path / "out"),
            ]
        )
        == 3
    )
    assert "en.xml" in capsys.readouterr().err


def test_characters_that_xml_cannot_hold_are_replaced_and_reported_with_their_line(tmp_path):
    small.document(tmp_path / "sources", en=small.EN.replace("Its reports", "Its \x00reports \x1b[31m"))
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    (document,) = build(project, Request(formats=("html", "xml"), workers=1)).documents
    odd = [(each.file, each.line, each.before) for each in document.findings if each.code == "F-002"]
    assert odd == [("en.txt", 14, "U+0000"), ("en.txt", 14, "U+001B")]
    assert "Its \ufffdreports \ufffd[31m" in (tmp_path / "out" / NAME / "en" / f"{NAME}.en.xml").read_text(
        encoding="utf-8"
    )


def test_a_source_that_cannot_be_opened_is_exit_3_and_the_others_are_built(tmp_path, capsys, monkeypatch):
    small.document(tmp_path / "sources")
    small.other(tmp_path / "sources")
    honest = snapshot.read_plain

    def held(path):
        if path.parent.name == NAME and path.name == "en.txt":
            raise PermissionError(errno.EACCES, "held open")
        return honest(path)

    monkeypatch.setattr(snapshot, "read_plain", held)
    code = main(
        [
            "build",
            "-j",
            "1",
            "-f",
            "html",
            "--sources",
            str(tmp_path / "sources"),
            "--out",
            str(tmp_path / "out"),
        ]
    )
    said = capsys.readouterr()
    assert code == 3
    assert "en.txt" in said.out + said.err
    assert (tmp_path / "out" / "CAT-C-NLD-FCO-9" / "en").is_dir()


def test_a_file_of_this_machine_that_a_source_names_is_in_no_output(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the marker of a secret", encoding="utf-8")
    words = f"See ![x]({secret}) and <img src='file://{secret}'> and [bookmark: {secret}] {{{{ 7*7 }}}}."
    small.document(tmp_path / "sources", en=small.EN + f"4.\t{words}\n")
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    (document,) = build(project, Request(formats=("html", "docx", "epub"), workers=1)).documents
    assert document.faults == []
    for path in (path for path in project.out.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                data = b"".join(package.read(name) for name in package.namelist())
        assert b"the marker of a secret" not in data, path.name
        assert b"49." not in data, path.name


@pytest.mark.parametrize("name", ["html", "epub"])
def test_what_is_read_on_a_screen_fetches_nothing(documents, name):
    data = write(present(documents, Edition.parse("en-fr"), Office()), name)
    if name == "epub":
        folder = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(folder.read(each) for each in folder.namelist() if each.endswith((".xhtml", ".css", ".opf")))
    text = data.decode()
    for start in (
        'src="http',
        "src='http",
        "url(http",
        "@import",
        'rel="stylesheet" href="http',
        "javascript:",
        " onclick=",
    ):
        assert start not in text
