"""The command line as a user or a script sees it: exit codes, messages, files; nothing is asked of the inside."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hexapla.cli import main
from hexapla.cli.arguments import VERBS
from hexapla.engine import building, production, request
from hexapla.errors import ToolMissingError
from hexapla.job import Outcome
from hexapla.writers.pdf.weasyprint import engine
from samples import project as small

SYMBOL, NAME = small.SYMBOL, small.NAME


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "sources").mkdir()
    return tmp_path / "sources"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def run(sources, out, capsys):
    """Run the program on the project of this test; return exit code, standard output, standard error."""

    def call(*words, place=True):
        folders = ["--sources", str(sources), "--out", str(out)] if place else []
        capsys.readouterr()
        try:
            code = main([*map(str, words), *folders])
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def few_formats(monkeypatch):
    """Let a whole build make XML and HTML only, which takes no time."""
    monkeypatch.setattr(request, "SINGLE", ("html", "xml"))
    monkeypatch.setattr(request, "PARALLEL", ("html",))


BUILD = ("build", "-j", "1", "-f", "html,xml")


def result(text: str) -> dict:
    """The one JSON object on standard output, and nothing else there."""
    content = json.loads(text)
    assert content["format"] == "hexapla-result/1"
    return content


def codes(content: dict) -> list[str]:
    return [finding["code"] for finding in content["documents"][0]["findings"]]


def files(out: Path) -> dict[str, bytes]:
    """Every file below out/, lock files left out."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith(".hexapla"))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


# --- usage ----------------------------------------------------------------------------------------------------


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
    assert f"Did you mean {NAME}?" in complaint


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
     (("build", "--sideways"), "--sideways"), (("accept", SYMBOL), "CODE")],
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


# --- what is printed ------------------------------------------------------------------------------------------


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
    assert [event["event"] for event in events[:-1]] == ["progress"] * (len(events) - 1)
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
    assert SYMBOL in row


def test_verbose_lists_every_repair(run, sources):
    small.document(sources, en=small.EN.replace("Its reports", "Its   reports"))
    assert "en.txt:14" not in run(*BUILD)[1]
    assert "en.txt:14" in run(*BUILD, "-v", "--force")[1]


def test_the_last_line_says_what_to_open(run, sources, out):
    small.document(sources)
    assert run(*BUILD)[1].splitlines()[-1] == f"Open {out / 'index.html'}"


# --- sources and configuration --------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_source_that_is_not_utf_8_is_read_and_reported(run, sources, out, encoding):
    text = small.FR.replace("’", "'")
    small.document(sources, fr=text.encode(encoding))
    code, said, _ = run(*BUILD, "--json")
    assert code == 0
    (odd,) = (finding for finding in result(said)["documents"][0]["findings"] if finding["code"] == "F-001")
    assert (odd["file"], odd["language"]) == ("fr.txt", "fr")
    assert "Comité contre la torture" in (out / NAME / "fr" / f"{NAME}.fr.xml").read_text(encoding="utf-8")


def test_a_misspelt_key_is_named_with_its_line_and_the_nearest_and_stops_nobody_else(run, sources, out):
    folder = small.document(sources)
    small.other(sources)
    assert run(*BUILD)[0] == 0
    before = files(out / NAME)
    (folder / "document.toml").write_text(f'symbol = "{SYMBOL}"\ndistribtion = "general"\n', encoding="utf-8")
    (sources / "CAT-C-NLD-FCO-9" / "en.txt").write_text(
        small.EN.replace(SYMBOL, "CAT/C/NLD/FCO/9").replace("eleven", "twelve"), encoding="utf-8"
    )
    code, said, complaint = run(*BUILD)
    assert code == 4
    assert "document.toml:2" in complaint
    assert "'distribtion'" in complaint
    assert "Did you mean 'distribution'?" in complaint
    assert files(out / NAME) == before
    assert b"twelve" in (out / "CAT-C-NLD-FCO-9" / "en" / "CAT-C-NLD-FCO-9.en.html").read_bytes()
    assert "CAT/C/NLD/FCO/9" in said


def test_two_sources_for_one_language_are_exit_4_and_both_named(run, sources):
    folder = small.document(sources)
    (folder / "en.xml").write_text("<a/>", encoding="utf-8")
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "en.txt" in complaint
    assert "en.xml" in complaint


def test_a_source_named_in_document_toml_is_the_one(run, sources, out):
    folder = small.document(sources, toml=f'symbol = "{SYMBOL}"\n[en]\nsource = "final.txt"\n')
    (folder / "final.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    assert run(*BUILD)[0] == 0
    assert b"twelve" in (out / NAME / "en" / f"{NAME}.en.html").read_bytes()


def test_two_documents_with_one_symbol_are_exit_4_and_neither_is_written(run, sources, out):
    small.document(sources, "one")
    small.document(sources, "two")
    small.other(sources)
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "one and two both go into the folder" in complaint
    assert not (out / NAME).exists()
    assert (out / "CAT-C-NLD-FCO-9" / "manifest.json").is_file()


def test_no_symbol_anywhere_is_exit_4_and_says_where_to_write_it(run, sources):
    small.document(sources, toml="", en="1.\tA text without a masthead.\n")
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "Write symbol" in complaint


def test_a_folder_without_a_source_is_exit_4(run, sources):
    (sources / NAME).mkdir()
    assert run(*BUILD)[0] == 4


def test_of_several_faults_the_smallest_exit_code_is_given(run, sources):
    small.document(sources, toml='symbol = "no"\n')
    folder = small.other(sources)
    (folder / "en.txt").rename(folder / "en.xml")
    assert run(*BUILD)[0] == 3


# --- findings and accepting -----------------------------------------------------------------------------------


def test_an_error_in_a_text_is_exit_1_and_everything_is_written(run, sources, out):
    small.document(sources, en=small.GAP)
    code, said, _ = run(*BUILD)
    assert code == 1
    assert "S-001" in said
    assert (out / NAME / "en" / f"{NAME}.en.html").is_file()


def test_a_build_with_nothing_to_do_rebuilds_nothing_and_repeats_the_exit_code(run, sources, out):
    small.document(sources, en=small.GAP)
    first, said, _ = run(*BUILD, "--json")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and ".lock" not in path.name}
    second, again, _ = run(*BUILD, "--json")
    assert (first, second) == (1, 1)
    assert result(again) == result(said)
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert "0 built, 2 unchanged" in run(*BUILD)[1]


def test_what_is_accepted_counts_no_more_and_stays_visible(run, sources, out):
    small.document(sources, en=small.GAP)
    assert run(*BUILD)[0] == 1
    assert run("accept", SYMBOL, "S-001", "para_5", "The published document has this gap.")[0] == 0
    code, said, _ = run(*BUILD, "--json")
    assert code == 0
    settled = [
        finding["accepted"] for finding in result(said)["documents"][0]["findings"] if finding["code"] == "S-001"
    ]
    assert settled == ["The published document has this gap."] * 2
    assert "The published document has this gap." in (out / NAME / "reports" / "findings.html").read_text(
        encoding="utf-8"
    )


def test_strict_counts_warnings_until_they_are_accepted(run, sources):
    small.document(sources, en=small.EN.replace("periodic report\n", "periodic report*\n"))
    code, said, _ = run(*BUILD, "--strict", "--json")
    open_ones = [f for f in result(said)["documents"][0]["findings"] if f["severity"] == "warning"]
    assert (code, [f["code"] for f in open_ones]) == (1, ["N-001"])
    assert run("accept", SYMBOL, "N-001", open_ones[0]["eid"], "lost")[0] == 0
    assert run(*BUILD, "--strict")[0] == 0


def test_an_acceptance_goes_stale_with_the_text_it_was_made_for(run, sources):
    folder = small.document(sources, en=small.GAP)
    run("accept", SYMBOL, "S-001", "para_5", "right")
    (folder / "en.txt").write_text(small.EN, encoding="utf-8")
    code, said, _ = run(*BUILD, "--json")
    assert code == 0
    assert codes(result(said)).count("F-007") == 2


def test_accepting_what_is_not_there_is_exit_2_and_names_the_nearest(run, sources):
    small.document(sources, en=small.GAP)
    code, _, complaint = run("accept", SYMBOL, "S-001", "para_4", "right")
    assert code == 2
    assert "Did you mean S-001 para_5?" in complaint


def test_accepting_wants_a_reason(run, sources):
    small.document(sources, en=small.GAP)
    assert run("accept", SYMBOL, "S-001", "para_5", " ")[0] == 2


def test_a_concordance_item_is_accepted_like_a_finding(run, sources, out):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    code, said, _ = run(*BUILD, "--json")
    assert (code, codes(result(said)).count("L-001")) == (0, 1)
    items = json.loads((out / NAME / "reports" / "concordance.en-fr.json").read_bytes())["items"]
    look = [item for item in items if item["level"] == "look"]
    assert {item["kind"] for item in look} == {"number"}
    for pair in {item["pair"] for item in look}:
        assert run("accept", SYMBOL, "number", pair, "The French was corrected.")[0] == 0
    assert "L-001" not in codes(result(run(*BUILD, "--json")[1]))


def test_accepting_and_checking_write_no_edition(run, sources, out):
    small.document(sources, en=small.GAP, fr=small.FR)
    assert run("check")[0] == 1
    assert run("accept", SYMBOL, "S-001", "para_5", "right")[0] == 0
    folders = {path.relative_to(out / NAME).parts[0] for path in (out / NAME).rglob("*") if path.is_file()}
    assert folders == {"reports"}
    assert {path.name for path in (out / NAME / "reports").iterdir()} == {
        "findings.json", "findings.html", "concordance.en-fr.json", "concordance.en-fr.html", "concordance.en-fr.csv",
    }  # fmt: skip


def test_checking_between_two_builds_makes_nobody_an_editor(run, sources):
    folder = small.document(sources)
    run(*BUILD)
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    assert run("check")[0] == 0
    assert "F-005" not in codes(result(run(*BUILD, "--json")[1]))


# --- outputs over time ----------------------------------------------------------------------------------------


def test_an_output_that_somebody_edited_is_moved_aside_and_made_again(run, sources, out):
    small.document(sources)
    run(*BUILD)
    page = out / NAME / "en" / f"{NAME}.en.html"
    before = page.read_bytes()
    page.write_bytes(before + b"<!-- mine -->")
    code, said, _ = run(*BUILD, "--json")
    assert code == 0
    assert page.read_bytes() == before
    assert (out / NAME / "edited" / page.name).read_bytes() == before + b"<!-- mine -->"
    (odd,) = (finding for finding in result(said)["documents"][0]["findings"] if finding["code"] == "F-005")
    assert "build.py add" in odd["remedy"]
    assert page.name in odd["remedy"]


def test_an_edited_file_never_takes_the_place_of_another(run, sources, out):
    small.document(sources)
    page = out / NAME / "en" / f"{NAME}.en.html"
    for words in (b"one", b"two", b"three"):
        run(*BUILD)
        page.write_bytes(words)
    run(*BUILD)
    assert {path.read_bytes() for path in (out / NAME / "edited").iterdir()} == {b"one", b"two", b"three"}


def test_a_file_that_stands_where_an_output_goes_is_never_overwritten(run, sources, out):
    small.document(sources)
    page = out / NAME / "en" / f"{NAME}.en.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"somebody's")
    run(*BUILD)
    assert (out / NAME / "edited" / page.name).read_bytes() == b"somebody's"


@pytest.mark.usefixtures("few_formats")
def test_a_language_that_is_gone_takes_its_outputs_with_it(run, sources, out):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    run("build", "-j", "1")
    assert {path.name for path in (out / NAME).iterdir()} >= {"en", "fr", "en-fr"}
    (folder / "fr.txt").unlink()
    code, said, _ = run("build", "-j", "1", "--json")
    assert code == 0
    assert {path.name for path in (out / NAME).iterdir() if path.is_dir()} == {"en", "reports"}
    gone = [f["file"] for f in result(said)["documents"][0]["findings"] if f["code"] == "F-006"]
    assert len(gone) == 3


@pytest.mark.usefixtures("few_formats")
def test_a_limited_build_leaves_the_rest_as_it_was(run, sources, out):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    run("build", "-j", "1")
    before = files(out / NAME)
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    assert run("build", "-j", "1", "-l", "fr")[0] == 0
    after = files(out / NAME)
    kept = [name for name in before if name.endswith(".html") and not name.startswith("reports/")]
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert "F-006" not in after["reports/findings.json"].decode()
    run("build", "-j", "1")
    assert b"twelve" in (out / NAME / "en" / f"{NAME}.en.html").read_bytes()


@pytest.mark.usefixtures("few_formats")
def test_only_what_depends_on_a_change_is_made_again(run, sources):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    assert "3 built, 0 unchanged" in run("build", "-j", "1")[1]
    text = (folder / "en.txt").read_bytes()
    (folder / "en.txt").unlink()
    (folder / "en.txt").write_bytes(text)
    assert "0 built" in run("build", "-j", "1")[1], "the time of a file says nothing"
    (folder / "fr.txt").write_text(small.FR.replace("onze", "douze"), encoding="utf-8")
    assert "2 built, 1 unchanged" in run("build", "-j", "1")[1]
    (sources / "office.toml").write_text('contact = "Room 1"\n', encoding="utf-8")
    assert "3 built, 0 unchanged" in run("build", "-j", "1")[1]
    assert "3 built, 0 unchanged" in run("build", "-j", "1", "--force")[1]


def test_a_change_of_our_own_code_or_templates_means_building_anew(run, sources, monkeypatch):
    small.document(sources)
    run(*BUILD)
    for module in ("planning", "jobs"):
        monkeypatch.setattr(f"hexapla.engine.{module}.fingerprint", lambda: "0" * 64)
    assert "0 unchanged" in run(*BUILD)[1]


def test_a_limited_build_of_a_changed_text_is_not_taken_for_the_whole(run, sources, out):
    folder = small.document(sources)
    run("build", "-j", "1", "-f", "html,docx")
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    run("build", "-j", "1", "-f", "html")
    before = (out / NAME / "en" / f"{NAME}.en.docx").read_bytes()
    run("build", "-j", "1", "-f", "html,docx")
    assert (out / NAME / "en" / f"{NAME}.en.docx").read_bytes() != before


def test_an_edition_in_the_other_order_has_its_own_folder(run, sources, out):
    small.document(sources, en=small.EN, fr=small.FR)
    assert run("build", "-e", "fr-en", "-f", "html", "-j", "1")[0] == 0
    page = (out / NAME / "fr-en" / f"{NAME}.fr-en.html").read_text(encoding="utf-8")
    assert page.index('id="para_2-fr"') < page.index('id="para_2-en"')


# --- faults of programs, bugs, interruptions ------------------------------------------------------------------


def test_without_pango_everything_but_pdf_is_built_and_the_exit_code_is_6(run, sources, out, monkeypatch):
    def missing():
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(engine, "_imported", lambda: _as_tool_fault(missing))
    small.document(sources)
    code, _, complaint = run("build", "-j", "1")
    assert code == 6
    assert "Pango" in complaint
    endings = {path.suffix for path in (out / NAME / "en").iterdir()}
    assert endings == {".html", ".xml", ".docx", ".epub", ".ris", ".json"}
    assert run("build", "-j", "1", "-f", "html")[0] == 0


def _as_tool_fault(function):
    try:
        return function()
    except OSError as error:
        raise ToolMissingError("Pango is not on this machine.", "Install it.") from error


def test_an_output_that_fails_keeps_its_last_good_file(run, sources, out, monkeypatch):
    folder = small.document(sources)
    run(*BUILD)
    page = out / NAME / "en" / f"{NAME}.en.html"
    before = page.read_bytes()
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(production, "run", lambda job: Outcome(job, fault=ToolMissingError("No pens.", "Buy some.")))
        code, said, _ = run(*BUILD, "--json")
        assert code == 6
        assert "F-008" in codes(result(said))
        assert page.read_bytes() == before
        assert run(*BUILD)[0] == 6, "a fault is not forgotten by the next run"
    code, said, _ = run(*BUILD, "--json")
    assert (code, {"F-005", "F-008"} & set(codes(result(said)))) == (0, set())
    assert b"twelve" in page.read_bytes()
    assert not (out / NAME / "edited").exists()


def test_a_bug_is_exit_70_with_its_traceback(run, sources, monkeypatch):
    small.document(sources)

    def wrong(*_):
        raise RuntimeError("this is wrong")

    monkeypatch.setattr(building, "build", wrong)
    code, _, complaint = run("build")
    assert code == 70
    assert "Traceback" in complaint
    assert "this is wrong" in complaint


def test_a_bug_in_one_output_is_exit_70_and_the_others_are_whole(run, sources, out, monkeypatch):
    small.document(sources, en=small.EN, fr=small.FR)
    honest = production.run
    monkeypatch.setattr(
        production, "run", lambda job: Outcome(job, bug="Traceback: oh no") if job.edition == "fr" else honest(job)
    )
    code, _, complaint = run(*BUILD)
    assert code == 70
    assert "oh no" in complaint
    assert (out / NAME / "en" / f"{NAME}.en.html").is_file()
    assert not (out / NAME / "fr" / f"{NAME}.fr.html").exists()


def test_an_interruption_is_exit_130_and_the_next_run_goes_on(run, sources, monkeypatch):
    small.document(sources)

    def pressed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(building, "outcomes", pressed)
        code, said, _ = run(*BUILD, "--json")
        assert result(said)["exit"] == code == 130
    code, said, _ = run(*BUILD, "--json")
    assert (code, codes(result(said)).count("F-005")) == (0, 0)


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


# --- release --------------------------------------------------------------------------------------------------


def test_a_release_packs_each_edition_with_sums_that_hold(built, tmp_path, capsys):
    copy = built.copy(tmp_path)
    assert main(["release", "-q", "--sources", str(copy.sources), "--out", str(copy.out)]) == 0
    packages = sorted((copy.out / "releases").iterdir())
    assert [path.name for path in packages] == [f"CAT-C-PER-FCO-7-{edition}-1.zip" for edition in ("en", "en-fr", "fr")]
    for path in packages:
        with zipfile.ZipFile(path) as package:
            package.extractall(tmp_path / path.stem)
        names = {file.name for file in (tmp_path / path.stem).iterdir()}
        assert {"manifest.json", "SHA256SUMS"} <= names
        assert not {name for name in names if name.endswith((".txt", ".toml", ".csv")) or "findings" in name}
        _check_sums(tmp_path / path.stem)
    assert capsys.readouterr().out == ""


def _check_sums(folder: Path) -> None:
    import hashlib

    listed = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(listed) == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_releasing_twice_gives_the_same_bytes(built, tmp_path):
    copy = built.copy(tmp_path)
    words = ["release", "-q", "-l", "fr", "--sources", str(copy.sources), "--out", str(copy.out)]
    assert main(words) == 0
    (package,) = (copy.out / "releases").iterdir()
    first = package.read_bytes()
    shutil.rmtree(copy.out / "releases")
    assert main(words) == 0
    assert package.read_bytes() == first


CLOSED = [
    ('status = "draft"\n', small.EN, "draft", 2),
    ('distribution = "restricted"\n', small.EN, "restricted", 2),
    ("", small.EN.replace("Distr.: General", "Distr.: Restricted"), "restricted", 2),
    ('distribution = "provisional"\n', small.EN, "restricted", 2),
    ("", small.GAP, "errors", 1),
]


@pytest.mark.usefixtures("few_formats")
@pytest.mark.parametrize("case", CLOSED)
def test_a_release_refuses_what_is_not_for_everybody_unless_told(run, sources, out, case):
    toml, text, even, code = case
    small.document(sources, toml=f'symbol = "{SYMBOL}"\n{toml}', en=text)
    small.other(sources)
    refused, _, complaint = run("release", "-q")
    assert refused == code
    assert "not released" in complaint
    assert f"--even {even}" in complaint
    assert {path.name for path in (out / "releases").iterdir()} == {"CAT-C-NLD-FCO-9-en-1.zip"}
    run("release", "-q", "--even", even)
    assert {path.name for path in (out / "releases").iterdir()} == {
        "CAT-C-NLD-FCO-9-en-1.zip",
        f"{NAME}-en-1.zip",
    }


@pytest.mark.usefixtures("few_formats")
def test_a_reissue_has_its_number_in_the_name_of_its_package(run, sources, out):
    toml = f'symbol = "{SYMBOL}"\n[[en.issue]]\nnumber = 2\ndate = 2020-06-01\nreason = "technical reasons"\n'
    small.document(sources, toml=toml)
    assert run("release", "-q")[0] == 0
    assert [path.name for path in (out / "releases").iterdir()] == [f"{NAME}-en-2.zip"]


# --- the seed -------------------------------------------------------------------------------------------------


def test_the_seed_builds_with_exit_0(built):
    assert built.code == 0


def test_the_seed_gives_every_file_of_the_contract(built):
    names = set(files(built.folder))
    for edition, kinds in (("en", request.SINGLE), ("fr", request.SINGLE), ("en-fr", request.PARALLEL)):
        for kind in kinds:
            assert any(name.startswith(f"{edition}/CAT-C-PER-FCO-7.{edition}.") and kind in name for name in names), (
                kind
            )
    assert {
        "manifest.json",
        "reports/findings.json",
        "reports/findings.html",
        "reports/concordance.en-fr.json",
    } <= names
    assert (built.out / "index.html").is_file()
    assert (built.out / "catalogue.json").is_file()
    assert not list(built.out.rglob(".hexapla-*")), "temporary files stay nowhere"
