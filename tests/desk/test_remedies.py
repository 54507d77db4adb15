"""What the desk asks for is done at the desk: no command, no option, no file of settings stands in its words."""

import re

import pytest

from desk.test_translations import WRITTEN_OUT, faults
from hexapla.codes import code_in, codes
from hexapla.translation import fault_in

TERMINAL = re.compile(
    r"build\.py|(?<![\w.])--?[a-z]|\w\.toml|templates/|\[limits|\bdoctor\b|\badd (?:the file|it) again|YYYY|python",
    re.IGNORECASE,
)
ABOUT_FILES = re.compile(
    r"^(a\.toml:1|X1\W*: |X1 has X1 for |The file styles/|A file of styles/|Un fichier de styles/)"
)
"""Faults of a file of settings or of the program, which are said with its name."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_finding_says_nothing_at_the_desk_that_is_done_in_a_terminal(language: str) -> None:
    said = {code.code: code_in(code.code, language) for code in codes()}
    assert [code for code, each in said.items() if TERMINAL.search(f"{each.message}\n{each.remedy}")] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fault_says_nothing_at_the_desk_that_is_done_in_a_terminal(language: str) -> None:
    whole = {text for each in faults() for text in WRITTEN_OUT.get(each, (each,))}
    said = {text: fault_in(text, language) for text in whole}
    assert len(said) > 100
    assert [each for each in said.values() if TERMINAL.search(each) and not ABOUT_FILES.match(each)] == []


def test_a_command_of_a_remedy_in_the_terminal_stands_as_it_is_typed() -> None:
    bare = re.compile(r"(?<!build\.py )\b(?:with|to|by): (?:add|accept|build|diff|release)\b|(?<!build\.py )\badd FILE")
    assert [each.code for each in codes() if bare.search(each.remedy)] == []
