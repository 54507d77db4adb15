"""The documents about the program say what the program does: findings, commands, options, paths."""

import argparse
import re
import runpy
from pathlib import Path

import pytest

from hexapla.cli import parser
from hexapla.codes import codes
from hexapla.errors import ExitCode

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("fr/*.md"))]
LAUNCHER = {"test", "--no-system", "--help", "--version"}
"""What build.py itself understands."""


# --- findings -------------------------------------------------------------------------------------------------


def test_the_page_of_findings_is_what_its_maker_makes():
    maker = runpy.run_path(str(DOCS / "make_checks.py"))
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == maker["page"](), "run: python -m docs.make_checks"


def test_the_page_of_constructs_is_what_its_maker_makes():
    maker = runpy.run_path(str(DOCS / "make_constructs.py"))
    assert (DOCS / "constructs.md").read_text(encoding="utf-8") == maker["page"](), (
        "run: python -m docs.make_constructs"
    )


def test_the_page_of_findings_has_every_code_once():
    page = (DOCS / "checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z]-\d{3}) ", page, re.MULTILINE) == sorted(
        (code.code for code in codes()), key=lambda code: ("SNMLTRAF".index(code[0]), code)
    )


def test_the_picture_of_the_rooms_is_what_its_maker_makes():
    maker = runpy.run_path(str(DOCS / "make_architecture.py"))
    made, drawn = maker["picture"](), (DOCS / "pictures" / "architecture.svg").read_bytes()
    assert made == drawn, "run: python -m docs.make_architecture"


# --- commands, options, paths ---------------------------------------------------------------------------------


def commands() -> dict[str, set[str]]:
    """Every verb of the program with its options."""
    root = parser.program()
    verbs = next(action for action in root._actions if isinstance(action, argparse._SubParsersAction))
    return {
        name: {o for action in verb._actions for o in action.option_strings} for name, verb in verbs.choices.items()
    }


def typed(page: Path) -> list[str]:
    """Every line of a page that somebody could type: what follows build.py or hexapla in code."""
    if not page.is_file():
        return []
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    blocks += re.findall(r"(?:^ {4}.*\n)+", text, re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", text)
    lines = [line for block in blocks for line in block.splitlines()] + spans
    return [
        match[1].strip()
        for line in lines
        if (match := re.search(r"(?:build\.py|^\s*hexapla)(?: (\S.*))?$", line)) and match[1]
    ]


def test_there_is_a_readme():
    assert PAGES[0].is_file(), "README.md is missing: what the program is, how to start it, what it gives"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_commands_and_options_that_exist(page):
    known = commands()
    every = {option for options in known.values() for option in options} | LAUNCHER
    for line in typed(page):
        said = re.split(r"\s{2,}|\s#", line)[0]
        first = said.split(" ")[0]
        if re.fullmatch("[a-z]+", first):
            assert first in {*known, *LAUNCHER}, f"{page.name}: there is no command {first!r} ({line})"
        options = {option.rstrip(",.;:)]") for option in re.findall(r"(?<![\w-])--?[a-z][\w-]*", said)}
        wanted = known.get(first, every) | LAUNCHER if first != "test" else options
        assert options <= wanted, f"{page.name}: {sorted(options - wanted)} in: {line}"


def test_the_contract_names_every_command():
    lines = typed(DOCS / "contract.md")
    assert set(commands()) <= {line.split(" ")[0] for line in lines}


def test_the_list_of_verbs_is_the_parsers():
    assert set(parser.VERBS) == set(commands())


def test_what_is_asked_before_a_commit_is_what_must_hold_before_a_change_lands():
    asked = re.findall(r"entry: (.+)", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    wanted = re.findall(r"^(\.venv/bin/.+?)(?: \.)?$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(wanted) == 3
    assert [command for command in wanted if not any(entry.startswith(command) for entry in asked)] == []
    assert all(entry.startswith(".venv/bin/") for entry in asked)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_paths_and_pages_that_a_page_names_are_there(page):
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", text):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
    for path in re.findall(r"`((?:hexapla|tests|templates|styles|docs|benchmarks)/[\w./-]+)`", text):
        assert (ROOT / path.rstrip("/")).exists(), f"{page.name} names {path}"


def test_the_contract_explains_every_exit_code():
    text = (DOCS / "contract.md").read_text(encoding="utf-8")
    for code in ExitCode:
        assert re.search(rf"(?<!\d){int(code)}(?!\d)", text), f"exit code {int(code)} is not explained"


def test_every_remedy_is_an_officers_and_names_commands_that_exist():
    known = commands()
    typed = re.compile(
        r"python3 build\.py(?: (\w+))?"
    )  # a command stands as it is typed in a terminal, and at the desk none
    for code in codes():
        words = typed.sub("", code.remedy)
        assert not re.search(r"[Pp]ython|\.py\b|hexapla/|traceback", words), f"{code.code}: {code.remedy}"
        for verb in filter(None, typed.findall(code.remedy)):
            assert verb in known, f"{code.code}: there is no command {verb!r}"
