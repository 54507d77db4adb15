"""Terms learnt from documents and memories: proposed with their evidence, taken or struck by the officer."""

import os
import tomllib
from pathlib import Path

import pytest

from hexapla.errors import ConfigurationError, SourceError
from hexapla.officer.learning import GLOSSARY, PROPOSALS, learn
from hexapla.project.layout import Project
from samples.project import memory


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "sources" / "A-99-1"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text('symbol = "A/99/1"\n', encoding="utf-8")
    return Project.open(tmp_path / "sources", tmp_path / "out")


def test_a_memory_proposes_pairs_with_their_evidence(project: Project, tmp_path: Path) -> None:
    learnt = learn(project, [memory(tmp_path / "office.tmx")])
    (proposal,) = [each for each in learnt.proposals if each.terms[0] == "Oldbridge"]
    assert (proposal.terms[1], proposal.sentences, proposal.origins) == ("Vieux-Pont", 5, ("office.tmx",))
    rows = tomllib.loads((project.sources / PROPOSALS).read_text(encoding="utf-8"))["pair"]
    assert {"en": "Oldbridge", "fr": "Vieux-Pont", "sentences": 5, "from": ["office.tmx"], "decision": ""} in rows
    assert not (project.sources / GLOSSARY).exists()


def test_a_restricted_memory_is_left_out(project: Project, tmp_path: Path) -> None:
    learnt = learn(project, [memory(tmp_path / "secret.tmx", prop="RESTRICTED")])
    assert learnt.proposals == ()
    assert learnt.left_out == ("secret.tmx",)


@pytest.mark.parametrize(("decision", "taken", "struck"), [("take", 1, 0), ("strike", 0, 1)])
def test_what_is_decided_is_carried_out_once(
    project: Project, tmp_path: Path, decision: str, taken: int, struck: int
) -> None:
    name = memory(tmp_path / "office.tmx")
    learn(project, [name])
    path = project.sources / PROPOSALS
    lines = path.read_text(encoding="utf-8").split("[[pair]]")
    lines = [
        each.replace('decision = ""', f'decision = "{decision}"') if "Oldbridge" in each else each for each in lines
    ]
    path.write_text("[[pair]]".join(lines), encoding="utf-8")
    learnt = learn(project, [name])
    assert (learnt.taken, learnt.struck) == (taken, struck)
    assert "Oldbridge" not in [each.terms[0] for each in learnt.proposals]
    glossary = project.sources / GLOSSARY
    assert glossary.exists() is bool(taken)
    if taken:
        assert tomllib.loads(glossary.read_text(encoding="utf-8"))["term"] == [{"en": "Oldbridge", "fr": "Vieux-Pont"}]
    assert "Oldbridge" not in [each.terms[0] for each in learn(project, [name]).proposals]


def test_a_decision_that_is_none_is_refused(project: Project, tmp_path: Path) -> None:
    (project.sources / PROPOSALS).write_text('[[pair]]\nen = "a"\nfr = "b"\ndecision = "maybe"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="maybe"):
        learn(project, [memory(tmp_path / "office.tmx")])


def test_a_file_that_is_no_memory_is_refused(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "office.tmx"
    path.write_text("no memory", encoding="utf-8")
    with pytest.raises(SourceError, match=r"office\.tmx"):
        learn(project, [str(path)])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_a_pipe_is_refused_and_not_waited_for(project: Project, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tmx")
    with pytest.raises(SourceError, match="no plain file"):
        learn(project, [str(tmp_path / "pipe.tmx")])
