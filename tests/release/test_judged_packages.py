"""What judges say stands in the package and in the table; what they find keeps an edition back, and no other."""

import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from hexapla.release import judges
from hexapla.release.publication import is_as_published
from hexapla.tools.judges import Judge, Opinion
from samples import project as small
from samples.repository import SCHEMAS

pytestmark = pytest.mark.usefixtures("few_formats")


class _Critic(Judge):
    """A judge that finds every page in French wanting."""

    def version(self) -> str | None:
        return "3.1"


def _critic(_: tuple[str, ...], file: Path, __: Path) -> Opinion:
    is_french = b'lang="fr"' in file.read_bytes()[:400]
    return Opinion(["no colour"] * is_french, b"{}")


CRITIC = _Critic("Critic", ("html",), (), "", _critic, "")
ABSENT = Judge("Absent", ("html",), ("no-such-program",), "", _critic, "hire one")


@pytest.fixture
def judged(sources, monkeypatch, tmp_path):
    """A document in two languages, two judges, and a cache that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(judges, "JUDGES", (CRITIC, ABSENT))
    small.document(sources, en=small.EN, fr=small.FR)


def record(package: Path) -> dict:
    with zipfile.ZipFile(package) as container:
        return json.loads(container.read("manifest.json"))


@pytest.mark.usefixtures("judged")
def test_a_judge_that_finds_something_keeps_its_edition_back_alone_and_the_table_says_so(run, out):
    code, said, complaint = run("release")
    assert code == 1
    assert f"(fr) is not released: Critic finds in {small.NAME}.fr.html: no colour" in complaint + said
    made = {path.name for path in (out / "releases").iterdir()}
    assert (f"{small.NAME}-en-1.zip" in made, f"{small.NAME}-fr-1.zip" in made) == (True, False)
    content = record(out / "releases" / f"{small.NAME}-en-1.zip")
    jsonschema.validate(content, json.loads((SCHEMAS / "package.json").read_text(encoding="utf-8")))
    assert [(each["judge"], each["version"], each["outcome"]) for each in content["judges"]] == [
        ("Critic", "3.1", "passed"), ("Absent", "", "not asked"),
    ]  # fmt: skip
    (row,) = [line.split() for line in said.splitlines() if line.startswith(" Critic ")]
    assert row == ["Critic", "3.1", "2", "1"]
    assert "not asked has passed nothing" in said


@pytest.mark.usefixtures("judged")
def test_whoever_asks_for_all_judges_releases_nothing_that_one_of_them_did_not_see(run, out):
    code, _, complaint = run("release", "-q", "-l", "en", "--judges", "all")
    assert (code, "Absent was not asked" in complaint, "hire one" in complaint) == (6, True, True)
    assert not list(out.glob("releases/*"))


@pytest.mark.usefixtures("judged")
def test_what_judges_say_later_changes_no_published_package(run, out, monkeypatch):
    assert run("release", "-q", "-l", "en")[0] == 0
    package = out / "releases" / f"{small.NAME}-en-1.zip"
    before = package.read_bytes()
    monkeypatch.setattr(judges, "JUDGES", ())
    code, said, _ = run("release", "-l", "en", "--json")
    assert (code, package.read_bytes()) == (0, before)
    content = json.loads(said)
    schema = json.loads((SCHEMAS / "result.json").read_text(encoding="utf-8"))
    jsonschema.validate({**content, "documents": []}, schema)
    assert (content["packages"], content["judges"]) == ([package.name], [])


def test_a_package_of_other_files_or_none_at_all_is_not_as_published(run, sources, out):
    small.document(sources, en=small.EN)
    assert run("release", "-q")[0] == 0
    package = (out / "releases" / f"{small.NAME}-en-1.zip").read_bytes()
    assert is_as_published(package, package)
    assert not is_as_published(package, b"no zip")
    (sources / small.NAME / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    code, _, complaint = run("release", "-q")
    assert (code, "other bytes" in complaint) == (1, True)


def test_open_items_of_the_concordance_are_counted_and_refused_only_where_it_is_strict(run, sources, out):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    _, _, complaint = run("release", "-q", "-e", "en-fr", "--strict")
    assert "Open are: warnings, 1; items of the concordance, 1." in complaint
    assert not list(out.glob("releases/*"))
    run("release", "-q", "-e", "en-fr")
    assert record(out / "releases" / f"{small.NAME}-en-fr-1.zip")["concordance"]["en-fr"] > 0
