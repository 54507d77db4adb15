"""The command `release`: which packages it makes, and what it refuses."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.engine import production
from hexapla.errors import ToolFailedError
from samples import project as small
from test_schemas import validate

SYMBOL, NAME = small.SYMBOL, small.NAME


def test_a_release_packs_each_edition_with_sums_that_hold(built, tmp_path, capsys):
    copy = built.copy(tmp_path)
    assert main(["release", "-q", "--sources", str(copy.sources), "--out", str(copy.out)]) == 0
    packages = sorted((copy.out / "releases").iterdir())
    assert [path.name for path in packages] == [f"CAT-C-PER-FCO-7-{edition}-1.zip" for edition in ("en", "en-fr", "fr")]
    for path in packages:
        with zipfile.ZipFile(path) as package:
            package.extractall(tmp_path / path.stem)
        names = {file.name for file in (tmp_path / path.stem).iterdir()}
        assert {"manifest.json", "SHA256SUMS"} <= names
        assert not {name for name in names if name.endswith((".txt", ".toml", ".csv")) or "findings" in name}
        _check_sums(tmp_path / path.stem)
    assert capsys.readouterr().out == ""


def _check_sums(folder: Path) -> None:
    import hashlib

    listed = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(listed) == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_releasing_twice_gives_the_same_bytes(built, tmp_path):
    copy = built.copy(tmp_path)
    words = ["release", "-q", "-l", "fr", "--sources", str(copy.sources), "--out", str(copy.out)]
    assert main(words) == 0
    (package,) = (copy.out / "releases").iterdir()
    first = package.read_bytes()
    shutil.rmtree(copy.out / "releases")
    assert main(words) == 0
    assert package.read_bytes() == first


CLOSED = [
    ('status = "draft"\n', small.EN, "draft", 2),
    ('distribution = "restricted"\n', small.EN, "restricted", 2),
    ("", small.EN.replace("Distr.: General", "Distr.: Restricted"), "restricted", 2),
    ('distribution = "provisional"\n', small.EN, "restricted", 2),
    ("", small.GAP, "errors", 1),
]


@pytest.mark.usefixtures("few_formats")
@pytest.mark.parametrize("case", CLOSED)
def test_a_release_refuses_what_is_not_for_everybody_unless_told(run, sources, out, case):
    toml, text, even, code = case
    small.document(sources, toml=f'symbol = "{SYMBOL}"\n{toml}', en=text)
    small.other(sources)
    refused, _, complaint = run("release", "-q")
    assert refused == code
    assert "not released" in complaint
    assert f"--even {even}" in complaint
    assert {path.name for path in (out / "releases").iterdir()} == {"CAT-C-NLD-FCO-9-en-1.zip"}
    run("release", "-q", "--even", even)
    assert {path.name for path in (out / "releases").iterdir()} == {
        "CAT-C-NLD-FCO-9-en-1.zip",
        f"{NAME}-en-1.zip",
    }


@pytest.mark.usefixtures("few_formats")
def test_a_reissue_has_its_number_in_the_name_of_its_package(run, sources, out):
    toml = f'symbol = "{SYMBOL}"\n[[en.issue]]\nnumber = 2\ndate = 2020-06-01\nkind = "technical"\nreason = "technical reasons"\n'
    small.document(sources, toml=toml)
    assert run("release", "-q")[0] == 0
    (package,) = (out / "releases").iterdir()
    assert package.name == f"{NAME}-en-2.zip"
    with zipfile.ZipFile(package) as container:
        record = json.loads(container.read("manifest.json"))
    validate("package", record)
    assert record["supersedes"] == {"package": f"{NAME}-en-1.zip", "reasons": ["technical reasons"]}


@pytest.mark.usefixtures("few_formats")
def test_a_corrigendum_says_in_its_package_what_it_corrects(run, sources, out):
    small.document(sources, toml=f'symbol = "{SYMBOL}"\ncorrects = "CAT/C/NLD/8"\n')
    assert run("release", "-q")[0] == 0
    with zipfile.ZipFile(out / "releases" / f"{NAME}-en-1.zip") as container:
        record = json.loads(container.read("manifest.json"))
    validate("package", record)
    assert (record["corrects"], "supersedes" in record) == ("CAT/C/NLD/8", False)


@pytest.mark.usefixtures("few_formats")
def test_what_is_wrong_in_one_language_holds_no_other_back(run, sources, out):
    small.document(sources, en=small.EN, fr=small.FR.replace("3.\tSes", "5.\tSes"))
    code, _, complaint = run("release", "-q")
    assert code == 1
    assert f"{SYMBOL} (fr) is not released: 2 of its findings are errors" in complaint
    assert f"{SYMBOL} (en-fr) is not released" in complaint
    assert [path.name for path in (out / "releases").iterdir()] == [f"{NAME}-en-1.zip"]


@pytest.mark.usefixtures("few_formats")
def test_a_format_that_fails_holds_its_own_edition_back(run, sources, out, monkeypatch):
    small.document(sources, en=small.EN, fr=small.FR)
    make = production.run

    def broken(job):
        if job.edition == "fr" and job.format == "html":
            raise ToolFailedError("The page fell apart.", "Glue it.")
        return make(job)

    monkeypatch.setattr(production, "run", broken)
    code, _, complaint = run("release", "-q")
    assert (code, "The page fell apart" in complaint) == (7, True)
    assert {path.name for path in (out / "releases").iterdir()} == {f"{NAME}-en-1.zip", f"{NAME}-en-fr-1.zip"}


@pytest.mark.usefixtures("few_formats")
def test_of_what_was_asked_for_and_is_not_there_it_is_said_that_there_is_nothing_and_why(run, sources):
    small.document(sources, en=small.EN, fr=small.FR, es=b"")
    code, _, said = run("release", "-l", "ru")
    assert (code, "Nothing to release for ru: No document has it." in said) == (3, True)
    assert "Nothing to release for es: es.txt holds no text" in run("release", "-l", "es")[2]
    (sources / NAME / "es.txt").unlink()
    code, _, said = run("release", "-l", "en,ru")
    assert (code, "Nothing to release for ru: No document has it." in said) == (0, True)
    small.document(sources, en=small.EN, fr=small.FR.replace("3.\tSes", "5.\tSes"))
    code, said, _ = run("release", "--json", "-l", "en,fr,ru")
    content = json.loads(said)
    validate("result", content)
    assert (code, content["nothing"]) == (1, [
        {"edition": "fr", "reason": f"{SYMBOL} (fr) is not released: 2 of its findings are errors."},
        {"edition": "ru", "reason": "No document has it."},
    ])  # fmt: skip
