"""The workflows: as their services want them, nothing given away, every action one commit, nothing published replaced."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import build
from hexapla.cli import parser
from hexapla.version import __version__
from samples.repository import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PROGRAMS = Path(sys.executable).parent


def run(program: str, *words: object) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAMS / program), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_workflows_are_what_github_and_gitlab_read() -> None:
    assert {path.stem for path in WORKFLOWS} == {"audit", "release", "release-documents", "test"}
    for kind, files in (("github-workflows", WORKFLOWS), ("gitlab-ci", [GITLAB])):
        done = run("check-jsonschema", "--builtin-schema", f"vendor.{kind}", *files)
        assert done.returncode == 0, done.stdout + done.stderr


def test_how_to_cite_and_the_forms_of_issues_are_what_their_readers_want() -> None:
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert {path.stem for path in forms} == {"config", "fault", "finding"}
    kinds = {
        "citation-file-format": [ROOT / "CITATION.cff"], "github-issue-config": [forms[0]], "github-issue-forms": forms[1:],
    }  # fmt: skip
    for kind, files in kinds.items():
        done = run("check-jsonschema", "--builtin-schema", f"vendor.{kind}", *files)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_that_is_cited_is_the_programs() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_container_has_what_the_launcher_would_install_and_no_rights() -> None:
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    assert all(package in text for package in build.DEBIAN_PANGO)
    assert "--require-hashes" in text
    assert re.search(r"^USER 1000$", text, re.MULTILINE)
    assert "EXPOSE" not in text


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    done = run("zizmor", "--offline", "--no-progress", ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_would_find_credentials_that_stay(tmp_path: Path) -> None:
    (tmp_path / "w.yml").write_text(
        WORKFLOWS[0].read_text(encoding="utf-8").replace("persist-credentials: false", "fetch-depth: 1"),
        encoding="utf-8",
    )
    done = run("zizmor", "--offline", "--no-progress", tmp_path / "w.yml")
    assert (done.returncode != 0, "artipacked" in done.stdout) == (True, True)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_one_commit_and_says_which_version_that_is(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    outside = [each for each in used if not each.startswith("./")]
    assert [each for each in outside if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []
    assert used


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.stem)
def test_no_workflow_replaces_what_is_published_or_names_an_option_that_is_none(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "--clobber" not in text
    for line in re.findall(r'python3 "\$HEXAPLA" (.+)', text):
        said = re.sub(r"--(sources|out) \w+", "", re.split(r"[|>]", line)[0])
        words = [word.strip('"') for word in said.replace('"$EDITION"', "fr").split()]
        assert parser.parse(words, Path()).verb in ("release", "doctor")
