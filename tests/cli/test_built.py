"""What `build --watch` says of each save: a line for what was made, what is new, and nothing of the rest."""

import argparse

import pytest

from hexapla.cli.screen import Screen
from hexapla.codes import finding
from hexapla.engine.report import DocumentReport, Report
from hexapla.errors import SourceError

OLD, NEW = finding("F-004", file="old.pdf"), finding("F-004", file="new.pdf")


def said(capsys: pytest.CaptureFixture[str], *documents: DocumentReport, quiet: bool = False) -> tuple[str, str]:
    screen = Screen(argparse.Namespace(quiet=quiet, verbose=0, json=False, json_lines=False, watch=True))
    screen.built(Report(list(documents)))
    found = capsys.readouterr()
    return found.out, found.err


def test_what_was_made_and_what_is_new_is_said_and_no_more(capsys) -> None:
    made = DocumentReport("a", "A/1", findings=[OLD, NEW], known=frozenset({OLD}), made=2)
    kept = DocumentReport("b", "B/1", findings=[OLD], kept=3)
    out, err = said(capsys, made, kept)
    assert "A/1  2 built" in out
    assert "new.pdf" in out
    assert "old.pdf" not in out
    assert "B/1" not in out
    assert err == ""


def test_a_fault_is_said_even_if_nothing_else_is(capsys) -> None:
    broken = DocumentReport("a", "A/1", findings=[NEW], made=1, faults=[SourceError("It is broken.", "Mend it.")])
    out, err = said(capsys, broken, quiet=True)
    assert out == ""
    assert "It is broken." in err
