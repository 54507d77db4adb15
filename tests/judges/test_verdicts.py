"""The table of verdicts: judges end in time, one that breaks is a fault, what is found stands below the table."""

import time
from pathlib import Path

import pytest

from benchmarks.limits import Task, answers
from benchmarks.verdicts import COLUMNS, Line, table


def _idle(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def _broken() -> None:
    message = "no such book"
    raise ValueError(message)


def test_a_judge_that_is_too_slow_is_ended_and_the_others_go_on() -> None:
    tasks = [Task("slow", 0.5, _idle, (60,)), Task("quick", 30, _idle, (0,)), Task("broken", 30, _broken)]
    began = time.monotonic()
    found = {answer.task.key: (answer.value, answer.fault) for answer in answers(tasks, 2)}
    assert time.monotonic() - began < 20
    assert found["quick"] == ("done", None)
    assert found["slow"] == (None, "stopped after 0 s")
    assert found["broken"] == (None, "ValueError: no such book")


def test_the_table_says_what_each_judge_found_and_lists_it_below() -> None:
    line = Line("A-1", "en", {"PDF/A-3a": [], "axe": ["empty head", "empty head"], "Ace": None})
    made = table([line])
    assert len(made.splitlines()[0].split("|")) == len(COLUMNS) + 4
    assert "| A-1 | en | ok |" in made
    assert "- A-1 en, axe: empty head (2 times)" in made
    assert "Nothing was found." in table([Line("A-1", "en", {"axe": []})])


@pytest.mark.parametrize("says", ["3.\tIts reports are public.", "Its reports are public."])
def test_the_comparison_with_libreoffice_notices_lost_words(
    says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from benchmarks import judges

    folder = tmp_path / "X" / "en"
    folder.mkdir(parents=True)
    line = "<p>Its reports are public.</p>"
    (folder / "X.en.xml").write_text(
        f"<doc xmlns='x'><paragraph><num>3.</num>{line}</paragraph></doc>", encoding="utf-8"
    )

    def converted(_: Path, place: Path, kind: str) -> Path:
        made = place / kind.partition(":")[0]
        made.write_text("<x/>" if kind == "fodt" else says, encoding="utf-8")
        return made

    monkeypatch.setattr(judges, "_converted", converted)
    assert judges.libreoffice(folder / "X.en.docx", tmp_path) == ([] if says.startswith("3") else ["lost: 3."])
