"""Terms learnt from documents and memories: proposed with their evidence, taken or struck by the officer."""

import json
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from hexapla.cli import main
from hexapla.errors import ConfigurationError, SourceError
from hexapla.officer.learning import GLOSSARY, PROPOSALS, learn
from hexapla.project.layout import Project
from samples.project import SUBJECTS, SUJETS, document, memory

EN, FR = "They spoke of {} in {}.", "Ils ont parlé {0}, à {1}."


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


def said(project: Project, name: str, english: str, french: str) -> None:
    """Put a document into the project, its paragraphs numbered."""
    texts = ("\n".join(f"{n}.\t{line}" for n, line in enumerate(text.split("|"), 1)) for text in (english, french))
    en, fr = texts
    document(project.sources, name, f'symbol = "{name.replace("-", "/")}"\n', en=en, fr=fr)


def spoken(town: str, sentence: str, subjects: Sequence[str]) -> str:
    return "|".join(sentence.format(each, town) for each in subjects)


def report(project: Project, name: str) -> dict[str, Any]:
    """Check the project; return what the report on a document says."""
    assert main(["-q", "--sources", str(project.sources), "--out", str(project.out), "check", name]) in (0, 1)
    path = project.out / name / "reports" / "concordance.en-fr.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def decide(project: Project, decisions: dict[str, str]) -> None:
    """Write decisions beside the proposals, by their English terms."""
    path = project.sources / PROPOSALS
    proposals = tomlkit.parse(path.read_text(encoding="utf-8"))
    for row in proposals["pair"]:
        row["decision"] = decisions.get(row["en"], row["decision"])
    path.write_text(tomlkit.dumps(proposals), encoding="utf-8")


def looks(content: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(item["pair"], item["kind"], item["en"]) for item in content["items"] if item["level"] == "look"]


def test_an_officer_learns_from_documents_and_a_memory_and_nothing_changes_unasked(
    project: Project, tmp_path: Path
) -> None:
    """Restricted documents are left out; a report changes when a term is taken; what is struck stays away."""
    said(project, "A-99-2", *(spoken("Longmoor", EN, SUBJECTS), spoken("Grande-Lande", FR, SUJETS)))
    said(project, "A-99-3", *(spoken("Greenford", EN, SUBJECTS), spoken("Gué-Vert", FR, SUJETS)))
    (project.sources / "A-99-3" / "document.toml").write_text(
        'symbol = "A/99/3"\ndistribution = "restricted"\n', encoding="utf-8"
    )
    said(
        project, "A-99-4",
        "They met in Oldbridge.|They left Oldbridge for Rome.|They saw Longmoor.",
        "Ils se sont réunis à Vieux-Pont.|Ils ont quitté Pont-Neuf pour Rome.|Ils ont vu la Lande.",
    )  # fmt: skip
    before = report(project, "A-99-4")
    names = ["A/99/2", "A/99/3", memory(tmp_path / "office.tmx")]
    learnt = learn(project, names)
    assert {(each.terms, each.origins) for each in learnt.proposals} == {
        (("Longmoor", "Grande-Lande"), ("A/99/2",)), (("Oldbridge", "Vieux-Pont"), ("office.tmx",))
    }  # fmt: skip
    assert learnt.left_out == ("A/99/3",)
    assert report(project, "A-99-4") == before
    decide(project, {"Oldbridge": "take", "Longmoor": "strike"})
    assert report(project, "A-99-4") == before
    assert learn(project, names).proposals == ()
    after = report(project, "A-99-4")
    assert ("para_2", "term", "Oldbridge") in looks(after)
    assert not [pair for pair, *_ in looks(after) if pair == "para_1"]
    assert learn(project, names[:1]).proposals == learn(project, names[2:]).proposals == ()
