"""The command line as a user or a script sees it: exit codes, messages, files; nothing is asked of the inside."""

import json
import re
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.cli.parser import VERBS
from hexapla.codes import codes
from hexapla.findings import NOTHING
from samples import project as small
from samples.project import BUILD, result

SYMBOL, NAME = small.SYMBOL, small.NAME


def test_without_a_sources_folder_the_exit_code_is_2_and_the_advice_says_what_to_make(run, sources):
    sources.rmdir()
    code, said, complaint = run("build")
    assert (code, said) == (2, "")
    assert "There is no folder" in complaint
    assert "--sources" in complaint


def test_an_empty_sources_folder_is_exit_2(run):
    code, _, complaint = run("build")
    assert code == 2
    assert "no document" in complaint


def test_an_unknown_symbol_is_exit_2_and_names_the_nearest(run, sources):
    small.document(sources)
    code, _, complaint = run("build", "CAT/C/NLD/FCO/7")
    assert code == 2
    assert f"Did you mean {SYMBOL}?" in complaint


def test_of_several_near_symbols_the_one_with_two_figures_changed_about_is_named(run, sources):
    for number in (54, 52):
        small.other(sources, number)
        small.document(sources, f"CAT-C-NLD-FCO-{number}", f'symbol = "CAT/C/NLD/FCO/{number}"\n')
    assert "Did you mean CAT/C/NLD/FCO/52?" in run("build", "CAT/C/NLD/FCO/25")[2]


@pytest.mark.parametrize("name", [SYMBOL, NAME, NAME.lower(), f"{SYMBOL}*"])
def test_a_document_is_named_by_symbol_or_folder(run, sources, out, name):
    small.document(sources)
    small.other(sources)
    assert run("build", name, "-f", "xml")[0] == 0
    assert [path.name for path in out.glob("CAT*")] == [NAME]


def test_a_document_is_named_by_the_path_of_its_folder(run, sources, out):
    folder = small.document(sources)
    assert run("build", folder, "-f", "xml")[0] == 0
    assert (out / NAME / "en" / f"{NAME}.en.xml").is_file()


@pytest.mark.parametrize(
    ("words", "hint"),
    [(("build", "-l", "english"), "'english'"), (("build", "-f", "pfd"), "'pfd'"), (("build", "-j", "0"), "'0'"), (("biuld",), "biuld"),
     (("build", "--sideways"), "--sideways"), (("accept", SYMBOL, "S-001"), "CODE")],
)  # fmt: skip
def test_what_the_command_line_does_not_know_is_exit_2_and_named(run, sources, words, hint):
    small.document(sources)
    code, _, complaint = run(*words)
    assert code == 2
    assert hint in complaint


def test_an_edition_in_a_language_that_the_document_has_not_is_exit_2(run, sources):
    small.document(sources)
    code, _, complaint = run("build", "-e", "en-fr", "-f", "html")
    assert code == 2
    assert "needs fr" in complaint


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_every_verb_has_help(run, verb):
    code, said, _ = run(*([verb] if verb else []), "--help", place=False)
    assert code == 0
    assert "common options" in said
    assert verb in said


def test_the_version_is_the_packages(run):
    from hexapla import __version__

    assert run("--version", place=False)[1].strip() == f"hexapla {__version__}"


@pytest.mark.parametrize("verb_first", [True, False])
def test_common_options_stand_before_or_after_the_verb(sources, out, capsys, verb_first):
    small.document(sources)
    common = ["--sources", str(sources), "--out", str(out), "--json"]
    words = ["build", *common, "-f", "xml"] if verb_first else [*common, "build", "-f", "xml"]
    assert main(words) == 0
    assert result(capsys.readouterr().out)["documents"][0]["symbol"] == SYMBOL


def test_without_a_verb_it_builds_whatever_the_options(sources, out, capsys):
    small.document(sources)
    assert main(["-q", "--out", str(out), "-f", "xml", "--sources", str(sources)]) == 0
    assert (out / NAME / "en" / f"{NAME}.en.xml").is_file()
    assert capsys.readouterr().out == ""


def test_the_default_folders_lie_where_the_launcher_says(tmp_path):
    small.document(tmp_path / "sources")
    assert main(["-q", "-f", "xml"], tmp_path) == 0
    assert (tmp_path / "out" / NAME / "manifest.json").is_file()


def test_json_prints_one_object_and_nothing_else(run, sources):
    small.document(sources)
    code, said, complaint = run(*BUILD, "--json")
    content = result(said)
    assert content["exit"] == code == 0
    (document,) = content["documents"]
    assert (document["symbol"], document["folder"]) == (SYMBOL, NAME)
    assert {output["format"] for output in document["outputs"]} == {"html", "xml"}
    assert all(Path(output["path"]).is_file() for output in document["outputs"])
    assert complaint == ""


@pytest.mark.parametrize("words", [("build", "NOTHING/1"), ("accept", SYMBOL, "S-001", "para_1", "why")])
def test_json_is_one_object_for_a_fault_too(run, sources, words):
    small.document(sources)
    code, said, complaint = run(*words, "--json")
    content = result(said)
    assert content["exit"] == code == 2
    assert content["error"]["message"]
    assert content["error"]["message"] in complaint


def test_json_lines_prints_an_event_a_line_and_the_result_last(run, sources):
    small.document(sources)
    _, said, _ = run(*BUILD, "--json-lines")
    events = [json.loads(line) for line in said.splitlines()]
    assert {event["format"] for event in events} == {"hexapla-event/1"}
    names = [event["event"] for event in events if event["event"] != "progress"]
    assert names == ["started", "examined", "made", "made", "result"]
    assert events[-1]["event"] == "result"
    assert events[-1]["documents"][0]["symbol"] == SYMBOL
    assert len(events) > 2


def test_quiet_says_nothing_when_all_is_well(run, sources):
    small.document(sources)
    assert run(*BUILD, "-q") == (0, "", "")


def test_quiet_still_names_a_fault(run, sources):
    small.document(sources, toml='symbol = "no"\n')
    code, said, complaint = run(*BUILD, "-q")
    assert (code, said) == (4, "")
    assert "document.toml:1" in complaint


def test_the_table_of_languages_marks_what_disagrees(run, sources):
    small.document(sources, en=small.EN, fr=small.FR + "4.\tUn de plus.\n")
    _, said, _ = run(*BUILD)
    row = next(line for line in said.splitlines() if line.strip().startswith("fr "))
    assert "4 ≠" in row
    table = re.split(r"\n  (?:error|warning|\d+ )", said)[0]
    assert table.count(SYMBOL) == 1, "a symbol that all have stands above the table alone"


def test_a_symbol_that_one_language_has_otherwise_stands_in_the_table(run, sources):
    small.document(sources, en=small.EN, fr=small.FR.replace(SYMBOL, "CAT/C/NLD/FCO/9"))
    assert "CAT/C/NLD/FCO/9" in run(*BUILD)[1]


def test_verbose_lists_every_repair(run, sources):
    small.document(sources, en=small.EN.replace("Its reports", "Its   reports"))
    assert "en.txt:14" not in run(*BUILD)[1]
    assert "en.txt:14" in run(*BUILD, "-v", "--force")[1]


def test_the_last_line_says_what_to_open(run, sources, out):
    small.document(sources)
    assert run(*BUILD)[1].splitlines()[-1] == f"Open {out / 'index.html'}"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_source_that_is_not_utf_8_is_read_and_reported(run, sources, out, encoding):
    text = small.FR.replace("’", "'")
    small.document(sources, fr=text.encode(encoding))
    code, said, _ = run(*BUILD, "--json")
    assert code == 0
    (odd,) = (finding for finding in result(said)["documents"][0]["findings"] if finding["code"] == "F-001")
    assert (odd["file"], odd["language"]) == ("fr.txt", "fr")
    assert "Comité contre la torture" in (out / NAME / "fr" / f"{NAME}.fr.xml").read_text(encoding="utf-8")


def test_of_several_faults_the_smallest_exit_code_is_given(run, sources):
    small.document(sources, toml='symbol = "no"\n')
    folder = small.other(sources)
    (folder / "en.txt").rename(folder / "en.xml")
    assert run(*BUILD)[0] == 3


def test_doctor_names_what_is_here(run):
    code, said, _ = run("doctor", "--json")
    parts = {part["name"]: part for part in result(said)["machine"]}
    assert result(said)["exit"] == code
    assert {"Python", "pandoc", "Pango"} <= set(parts)
    assert code == (0 if all(part["is_there"] for part in parts.values() if part["is_needed"]) else 6)


def test_doctor_says_what_is_missing_and_how_to_get_it(run, monkeypatch):
    from hexapla.tools import doctor

    monkeypatch.setattr(doctor, "PANGO", ("libnothing.so",))
    code, said, _ = run("doctor")
    assert code == 6
    assert "missing  Pango" in said
    assert "apt-get install" in said


def test_repairs_that_ask_nothing_are_one_count_unless_all_is_wanted(run, sources):
    small.document(sources, en=small.EN.replace("\n", "  \n"))
    _, said, _ = run("build", "-f", "xml")
    assert "1 × normal repairs: nothing to do" in said
    assert "T-101" not in said
    _, said, _ = run("build", "-f", "xml", "-v")
    assert "T-101" in said


def test_a_warning_never_says_that_there_is_nothing_to_do():
    assert [each.code for each in codes() if each.severity != "info" and each.remedy.startswith(NOTHING)] == []
