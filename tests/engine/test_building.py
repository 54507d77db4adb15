"""Builds of small projects: what is made, what is left alone, and what stays where something fails."""

import shlex

import pytest
from lxml.html import document_fromstring

from hexapla.engine import building, production, request
from hexapla.errors import ToolMissingError
from hexapla.job import Outcome
from hexapla.writers.pdf.weasyprint import engine
from samples import project as small
from samples.project import BUILD, codes, files, result

SYMBOL, NAME = small.SYMBOL, small.NAME


def test_two_documents_with_one_symbol_are_exit_4_and_neither_is_written(run, sources, out):
    small.document(sources, "one")
    small.document(sources, "two")
    small.other(sources)
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "one and two both go into the folder" in complaint
    assert not (out / NAME).exists()
    assert (out / "CAT-C-NLD-FCO-9" / "manifest.json").is_file()


def test_a_second_document_with_the_symbol_of_one_that_was_renamed_writes_nothing_over_it(run, sources, out):
    folder = small.document(sources, "before")
    assert run(*BUILD)[0] == 0
    folder.rename(sources / NAME)
    run(*BUILD, NAME)
    good = files(out / NAME)
    small.document(sources, "second", en=small.EN.replace("eleven", "seventy"))
    for asked in ("second", NAME):
        code, _, complaint = run(*BUILD, asked)
        assert code == 4
        assert f"second and {NAME} both go into" in complaint or f"{NAME} and second both go into" in complaint
    assert files(out / NAME) == good


def test_a_document_that_takes_the_folder_that_is_called_like_it_is_refused_whatever_the_record_says(run, sources, out):
    folder = small.document(sources, "gone")
    assert run(*BUILD)[0] == 0
    folder.rename(sources / NAME)
    good = files(out / NAME)
    small.document(sources, "second", en=small.EN.replace("eleven", "seventy"))
    content = result(run(*BUILD, "second", "--json")[1])
    told = {each["folder"]: [fault["exit"] for fault in each["faults"]] for each in content["documents"]}
    assert (told, files(out / NAME) == good) == ({"second": [4], NAME: [4]}, True)


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
    before_all = result(said)
    assert before_all.pop("build"), "where the time went is said where it went anywhere"
    assert result(again) == before_all
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert "0 built, 2 unchanged" in run(*BUILD)[1]


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
    assert "add it: python3 build.py add " in odd["remedy"]
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
    gone = {f["file"]: f["message"] for f in result(said)["documents"][0]["findings"] if f["code"] == "F-006"}
    assert gone.keys() == {"fr", "en-fr"}
    assert gone["fr"] == "The source of French is not there any more; 2 files were removed."


@pytest.mark.usefixtures("few_formats")
def test_an_edition_that_is_stated_is_built_and_stays_and_one_that_was_asked_for_once_goes_and_says_how_to_stay(
    run, sources, out
):
    folder = small.document(sources, en=small.EN, fr=small.FR)
    run("build", "-j", "1", "-e", "fr-en")
    assert (out / NAME / "fr-en").is_dir()
    (found,) = (
        each
        for each in result(run("build", "-j", "1", "--json")[1])["documents"][0]["findings"]
        if each["code"] == "F-009"
    )
    assert not (out / NAME / "fr-en").is_dir()
    stated = found["remedy"].partition(": ")[2]
    (folder / "document.toml").write_text(f'symbol = "{SYMBOL}"\n{stated}\n', encoding="utf-8")
    for _ in range(2):
        content = result(run("build", "-j", "1", "--json")[1])
        assert (out / NAME / "fr-en" / f"{NAME}.fr-en.html").is_file()
        assert not {"F-006", "F-009"} & set(codes(content))
    assert f'href="../fr-en/{NAME}.fr-en.html"' in (out / NAME / "en" / f"{NAME}.en.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("few_formats")
def test_an_edition_that_is_stated_waits_for_its_languages(run, sources, out):
    small.document(sources, toml=f'symbol = "{SYMBOL}"\neditions = ["fr-en"]\n')
    assert run("build", "-j", "1")[0] == 0
    assert {path.name for path in (out / NAME).iterdir() if path.is_dir()} == {"en", "reports"}


@pytest.mark.parametrize("stated", ['["fr-fr"]', '["fr-xx"]', "[3]", '"fr-en"'])
def test_an_edition_that_cannot_be_is_named_with_its_line(run, sources, stated):
    small.document(sources, toml=f'symbol = "{SYMBOL}"\neditions = {stated}\n')
    code, _, complaint = run(*BUILD)
    assert (code, "document.toml:2" in complaint, "'editions'" in complaint) == (4, True, True)


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
    for module in ("documents", "planning"):
        monkeypatch.setattr(f"hexapla.engine.{module}.fingerprint", lambda: "0" * 64)
    monkeypatch.setattr("hexapla.engine.jobs.fingerprints", lambda: (("program", "0" * 64),))
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
        patch.setattr(production, "run", pressed)
        code, said, _ = run(*BUILD, "--json")
        assert result(said)["exit"] == code == 130
    code, said, _ = run(*BUILD, "--json")
    assert (code, codes(result(said)).count("F-005")) == (0, 0)


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


@pytest.mark.parametrize("file", ["catalogue.json", "index.html"])
def test_a_catalogue_that_somebody_changed_is_made_again(run, sources, out, file):
    small.document(sources)
    run(*BUILD)
    good = {name: (out / name).read_bytes() for name in ("catalogue.json", "index.html")}
    (out / file).write_bytes(good[file].replace(b"Netherlands", b"Nowhere"))
    assert (out / file).read_bytes() != good[file]
    run(*BUILD)
    assert {name: (out / name).read_bytes() for name in good} == good


def test_the_page_of_findings_leads_to_the_words_and_holds_the_command_that_settles(run, sources, out):
    small.document(sources, en=small.GAP)
    run(*BUILD)
    page = out / NAME / "reports" / "findings.html"
    for words in (BUILD, ("check",)):  # the web edition of the last build is there after a check too
        run(*words)
        root = document_fromstring(page.read_bytes())
        (place,) = {link.get("href") for link in root.xpath("//a[contains(@href, '#para_5')]")}
        file, _, anchor = place.partition("#")
        assert f'id="{anchor}"' in (page.parent / file).resolve().read_text(encoding="utf-8")
        commands = {code.text for code in root.xpath("//p[@class='settle']/code")}
        assert f"python3 build.py accept {SYMBOL} S-001 para_5 'why it is right'" in commands
    (settles,) = (each for each in commands if "S-001 para_5" in each)
    assert run(*shlex.split(settles)[2:])[0] == 0
    assert ".settle code { user-select: all; }" in page.read_text(encoding="utf-8"), "a click selects all of it"


@pytest.mark.usefixtures("few_formats")
def test_a_second_folder_of_one_symbol_takes_nothing_though_the_first_has_another_name_by_now(run, sources, out):
    small.document(sources, "first")
    run(*BUILD)
    (sources / "first").rename(sources / "renamed")
    before = (out / NAME / "en" / f"{NAME}.en.html").read_bytes()
    small.document(sources, "second", en=small.EN.replace("eleven", "ninety"))
    code, _, complaint = run(*BUILD, "second")
    assert (code, "both go into the folder" in complaint) == (4, True)
    assert (out / NAME / "en" / f"{NAME}.en.html").read_bytes() == before
