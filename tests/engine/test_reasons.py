"""Why an output is made: what is said is the difference between two records, and true."""

import json
import os
import re
import signal
from functools import partial
from pathlib import Path

import pytest

from hexapla.engine import production
from hexapla.engine.reasons import KINDS
from hexapla.errors import ToolMissingError
from hexapla.job import Job, Outcome
from hexapla.pipeline import produce
from samples import project as small
from samples.project import BUILD
from samples.repository import ROOT
from test_schemas import validate

NAME = small.NAME
HTML = f"{NAME}/en/{NAME}.en.html"
SIDE = f"{NAME}/en-fr/{NAME}.en-fr.html"


@pytest.fixture
def why(run):
    """Build, and return what became of each output, with its reasons."""

    def call(*words: str) -> dict[str, tuple[str, list[str]]]:
        _, said, _ = run(*(words or BUILD), "--json-lines")
        events = [json.loads(line) for line in said.splitlines()]
        for event in events:
            validate("event", event)
        decided = [each for each in events if each["event"] in ("made", "kept", "failed")]
        return {each["file"]: (each["event"], [reason["text"] for reason in each["why"]]) for each in decided}

    return call


def edit(folder: Path, name: str = "en.txt") -> None:
    path = folder / name
    path.write_text(
        path.read_text(encoding="utf-8").replace("eleven", "twelve").replace("onze", "douze"), encoding="utf-8"
    )


def test_the_first_build_is_the_first_and_the_next_finds_all_as_it_was(sources, why):
    small.document(sources)
    first = why()
    assert all(each == ("made", ["first build"]) for each in first.values())
    assert set(first) == {HTML, HTML.replace("html", "xml")}
    assert all(each == ("kept", ["as it was"]) for each in why().values())


def test_a_text_that_changed_is_named_where_it_is_in_and_nowhere_else(sources, why):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    why()
    edit(folder, "fr.txt")
    found = why()
    assert found[HTML] == ("kept", ["as it was"])
    assert found[HTML.replace("en", "fr", 1).replace(".en.", ".fr.")] == ("made", ["fr.txt changed"])
    assert found[HTML.replace("en", "fr", 1).replace(".en.html", ".fr.xml")] == ("made", ["fr.txt changed"])
    assert found[SIDE][0] == "made"
    assert found[SIDE][1][0] == "fr.txt changed"


def test_a_text_that_takes_from_another_what_it_lacks_names_the_other(sources, why):
    folder = small.document(sources, en=small.EN, fr=small.FR.split("[Date de réception : 2 avril 2020]\n")[1])
    why()
    path = folder / "en.txt"
    path.write_text(small.EN.replace("4 May 2020", "5 May 2020"), encoding="utf-8")
    assert why()[HTML.replace("en", "fr", 1).replace(".en.", ".fr.")] == ("made", ["en.txt changed"])


def test_several_files_that_changed_are_named_each(sources, why):
    folder = small.document(sources)
    why()
    edit(folder)
    (folder / "document.toml").write_text('symbol = "CAT/C/NLD/FCO/8"\njob_number = "GE.20-1"\n', encoding="utf-8")
    assert why()[HTML] == ("made", ["en.txt changed", "document.toml changed"])


def test_a_comment_in_document_toml_is_no_reason(sources, why):
    folder = small.document(sources)
    why()
    (folder / "document.toml").write_text('symbol = "CAT/C/NLD/FCO/8"  # as printed\n', encoding="utf-8")
    assert why()[HTML] == ("kept", ["as it was"])


def test_the_office_and_its_emblem_are_named(sources, why):
    small.document(sources)
    why()
    (sources / "office.toml").write_text('contact = "Room 1"\n', encoding="utf-8")
    assert why()[HTML] == ("made", ["office.toml changed"])


def test_what_the_officer_accepted_changes_the_remarks_of_side_by_side_editions_alone(sources, run, why):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    why()
    assert run("accept", NAME, "number", "para_2", "as published")[0] == 0
    found = why()
    assert found[HTML] == ("kept", ["as it was"])
    assert found[SIDE] == ("made", ["accepted.toml changed", "the concordance's remarks changed"])


def test_a_file_that_is_gone_and_one_that_somebody_edited_are_told_apart(sources, out, why):
    small.document(sources)
    why()
    (out / HTML).unlink()
    assert why()[HTML] == ("made", ["the file was not there"])
    (out / HTML).write_text("mine", encoding="utf-8")
    assert why()[HTML] == ("made", ["somebody had changed the file"])


def test_what_failed_is_tried_again_for_that_reason(sources, why, monkeypatch):
    folder = small.document(sources)
    why()
    edit(folder)
    with monkeypatch.context() as patch:
        patch.setattr(production, "run", lambda job: Outcome(job, fault=ToolMissingError("No pens.", "Buy some.")))
        assert why()[HTML] == ("failed", ["en.txt changed"])
    assert why()[HTML] == ("made", ["it could not be made last time"])
    assert why()[HTML] == ("kept", ["as it was"])


def test_a_book_whose_pdf_failed_is_made_again_with_it_for_that_reason(sources, why, monkeypatch):
    small.document(sources)
    words = ("build", "-j", "1", "-l", "en", "-f", "pdf,epub")
    honest, fault = production.run, ToolMissingError("No ink.", "Buy some.")
    with monkeypatch.context() as patch:
        patch.setattr(production, "run", lambda job: Outcome(job, fault=fault) if job.format == "pdf" else honest(job))
        assert why(*words)[HTML.replace("html", "epub")] == ("made", ["first build"])
    found = why(*words)
    assert found[HTML.replace("html", "pdf")] == ("made", ["it could not be made last time"])
    assert found[HTML.replace("html", "epub")] == ("made", ["its PDF could not be made last time"])


def test_of_what_a_build_that_was_cut_off_made_no_more_is_said_than_that(sources, out, why):
    folder = small.document(sources)
    why()
    target = HTML.partition("/")[2]
    record = json.loads((out / NAME / "manifest.json").read_bytes())["outputs"][target] | {"key": "0" * 64}
    line = json.dumps({"target": target, "record": record})
    (out / NAME / ".journal.jsonl").write_text(line + "\n", encoding="utf-8")
    edit(folder)
    assert why()[HTML] == ("made", [KINDS["interrupted"]])


def test_a_record_with_reasons_that_are_none_of_ours_is_not_believed(sources, out, why):
    small.document(sources)
    why()
    path = out / NAME / "manifest.json"
    record = json.loads(path.read_bytes())
    record["outdated"] = {HTML.partition("/")[2]: [{"kind": "whim", "of": ""}]}
    path.write_text(json.dumps(record), encoding="utf-8")
    assert why()[HTML] == ("made", ["first build"])


def test_force_is_the_reason_where_there_is_no_other(sources, why):
    folder = small.document(sources)
    why()
    assert why(*BUILD, "--force")[HTML] == ("made", ["--force"])
    edit(folder)
    assert why(*BUILD, "--force")[HTML] == ("made", ["en.txt changed"])


@pytest.mark.parametrize(
    ("part", "said"),
    [("program", "the program changed"), ("templates", "a template changed"), ("styles", "a style sheet changed"),
     ("libraries", "another version of lxml")],
)  # fmt: skip
def test_a_change_of_ours_is_named_by_its_part(sources, out, why, part, said):
    small.document(sources)
    why()
    path = out / NAME / "manifest.json"
    record = json.loads(path.read_bytes())
    record["made_of"][part], record["fingerprint"], record["tools"]["lxml"] = "0" * 16, "0" * 64, "1.0"
    record["outputs"][HTML.partition("/")[2]]["key"] = "0" * 64
    path.write_text(json.dumps(record), encoding="utf-8")
    assert why()[HTML] == ("made", [said])


def test_the_record_of_an_older_version_says_no_more_than_that(sources, out, why):
    small.document(sources)
    why()
    path = out / NAME / "manifest.json"
    record = json.loads(path.read_bytes())
    del record["made_of"], record["outdated"]
    record["fingerprint"] = "0" * 64
    record["outputs"][HTML.partition("/")[2]]["key"] = "0" * 64
    path.write_text(json.dumps(record), encoding="utf-8")
    assert why()[HTML] == ("made", ["made by another version"])


@pytest.mark.usefixtures("few_formats")
def test_a_limited_build_remembers_for_the_others_what_changed(sources, why):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    why("build", "-j", "1")
    edit(folder, "en.txt")
    why("build", "-j", "1", "-l", "fr")
    edit(folder, "fr.txt")
    found = why("build", "-j", "1")
    assert found[HTML] == ("made", ["en.txt changed"])
    assert found[SIDE][1][:3] == [KINDS["open"], "en.txt changed", "fr.txt changed"]


@pytest.mark.usefixtures("few_formats")
def test_a_limited_build_of_what_has_not_changed_leaves_nothing_to_do(sources, why):
    small.document(sources, en=small.EN, fr=small.FR)
    why("build", "-j", "1")
    why("build", "-j", "1", "-l", "fr", "--force")
    assert {outcome for outcome, _ in why("build", "-j", "1").values()} == {"kept"}


def test_verbose_says_it_for_every_output_also_where_nothing_was_done(sources, run):
    folder = small.document(sources)
    run(*BUILD)
    edit(folder)
    said = run(*BUILD, "-v")[1]
    assert f"made    en/{NAME}.en.html  en.txt changed" in said
    assert f"kept    en/{NAME}.en.html  as it was" in run(*BUILD, "-v")[1]
    assert "as it was" not in run(*BUILD)[1]


def test_the_events_of_the_contract_are_those_of_a_real_run(sources, run):
    shown = re.search(
        "^```json\n({.event.+?)^```", (ROOT / "docs/contract.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert shown
    folder = small.document(sources)
    run(*BUILD)
    edit(folder)
    said = run(*BUILD, "--json-lines")[1].splitlines()
    assert json.loads(said[-1])["event"] == "result"
    measured = ("seconds", "bytes")
    without = [[{k: v for k, v in json.loads(line).items() if k not in measured} for line in lines]
               for lines in (shown[1].splitlines(), said[:-1])]  # fmt: skip
    assert without[0] == without[1]


@pytest.mark.processes
def test_a_document_that_fails_and_a_task_done_again_are_events_too(sources, run, tmp_path, monkeypatch):
    small.document(sources)
    small.document(sources, "wrong", toml="colour = 1\n")
    monkeypatch.setattr(production, "run", partial(dies_once, tmp_path / "mark"))
    events = [json.loads(line) for line in run(*BUILD, "--json-lines")[1].splitlines()]
    for event in events:
        validate("event", event)
    again = next(each for each in events if each["event"] == "again")
    assert (again["document"], again["what"]) == (NAME, f"en/{NAME}.en.html")
    failed = next(each for each in events if each["event"] == "failed")
    assert failed["file"] == "wrong"
    assert "colour" in failed["fault"]


def dies_once(mark: Path, job: Job) -> Outcome:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return produce(job)
