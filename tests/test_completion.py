"""What shells complete: the scripts of docs/completion are the parser's, and bash offers what they say."""

import runpy
import subprocess
from pathlib import Path

import pytest

from samples import project as small

ROOT = Path(__file__).parent.parent


def test_the_scripts_are_what_their_maker_makes():
    made = runpy.run_path(str(ROOT / "docs" / "make_completions.py"))["scripts"]()
    for name, text in made.items():
        there = (ROOT / "docs" / "completion" / name).read_text(encoding="utf-8")
        assert there == text, "run: python -m docs.make_completions"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("hexapla stat", "status"),
        ("build.py stat", "status"),
        ("hexapla release --jud", "--judges"),
        ("hexapla release --judges f", "found"),
        ("hexapla build CAT", small.NAME),
        ("hexapla diff CAT", small.NAME),
    ],
)
def test_bash_completes_commands_options_and_documents(tmp_path, typed, offered):
    small.document(tmp_path / "sources")
    words = typed.split(" ")
    script = f"""
        source "{ROOT}/docs/completion/hexapla.bash"
        complete -p {words[0]} | grep -q _shtab_hexapla || exit 1
        COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; COMPREPLY=()
        _shtab_hexapla; echo "${{COMPREPLY[*]}}"
    """
    answer = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == [offered]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("python3 build.py stat", ["status"]),
        ("python3 ./build.py diff CAT", [small.NAME]),
        ("python3 build.py release --judges f", ["found"]),
        ("python3 other.py stat", []),
        ("python3 bui", []),
    ],
)
def test_bash_completes_what_every_page_teaches_and_leaves_other_programs_alone(tmp_path, typed, offered):
    small.document(tmp_path / "sources")
    words = typed.split(" ")
    script = f"""
        source "{ROOT}/docs/completion/hexapla.bash"
        complete -p python3 | grep -q _hexapla_of_python || exit 1
        COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; COMPREPLY=()
        _hexapla_of_python; echo "${{COMPREPLY[*]}}"
    """
    answer = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == offered
