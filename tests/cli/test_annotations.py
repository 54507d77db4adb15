"""Findings as annotations of GitHub: beside the lines of the sources, and only where GitHub runs the program."""

import pytest

from samples import project as small
from samples.project import BUILD


@pytest.fixture
def annotated(run, monkeypatch, sources):
    """Build where GitHub does, and return the annotations."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.chdir(sources.parent)
    return lambda *words: [line for line in run(*(words or BUILD))[1].splitlines() if line.startswith("::")]


def test_an_error_is_annotated_with_its_code_and_what_to_do(sources, annotated):
    small.document(sources, en=small.GAP)
    (first, *_) = (line for line in annotated() if "S-001" in line)
    assert first.startswith(
        "::error file=sources/CAT-C-NLD-FCO-8/en.txt,title=S-001 CAT/C/NLD/FCO/8::en para_5 Paragraph number "
    )
    assert "Compare with the published document" in first


def test_a_finding_of_a_line_names_file_and_line(sources, annotated):
    small.document(sources, toml=f'symbol = "{small.SYMBOL}"\n[en]\ntitle = "Another title"\n')
    found = [line for line in annotated() if "line=" in line]
    assert any(f"file=sources/{small.NAME}/document.toml,line=2" in line for line in found), found


def test_a_fault_is_an_annotation_and_signs_of_the_command_are_escaped(sources, annotated):
    small.document(sources, toml='symbol = "100%, no"\n')
    (line,) = annotated()
    assert line.startswith("::error title=")
    assert "100%25, no" in line


def test_normal_repairs_are_no_annotations(sources, annotated):
    small.document(sources, en=small.EN.replace("Its reports", "Its   reports"))
    assert not [line for line in annotated() if "T-1" in line]


def test_nothing_is_annotated_elsewhere(sources, run, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    small.document(sources, en=small.GAP)
    assert "::" not in run(*BUILD)[1]
