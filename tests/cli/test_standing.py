"""`status`, `open`, `explain`, and words that are nearly what was meant."""

import pytest

from hexapla.cli import commands
from samples import project as small
from samples.project import BUILD, result
from test_schemas import validate

SYMBOL, NAME = small.SYMBOL, small.NAME


def states(run, *names: str) -> dict[str, str]:
    code, said, _ = run("status", *names, "--json")
    assert code == 0
    validate("result", result(said))
    return {each["folder"]: each["state"] for each in result(said)["standing"]}


def test_a_document_is_not_built_then_ready_then_changed(run, sources):
    folder = small.document(sources)
    assert states(run) == {NAME: "not built"}
    run(*BUILD)
    assert states(run) == {NAME: "ready"}
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    assert states(run) == {NAME: "changed"}


def test_errors_come_before_warnings_and_a_document_that_cannot_be_read_is_at_fault(run, sources):
    small.document(sources, en=small.GAP.replace("periodic report\n", "periodic report*\n"))
    run(*BUILD)
    assert states(run, SYMBOL) == {NAME: "errors"}
    small.document(sources, toml="symbol = ")
    assert states(run) == {NAME: "at fault"}
    assert "document.toml:1" in run("status")[1]


def test_a_line_a_document_fits_eighty_columns_and_says_when_it_was_released(run, sources, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    small.document(sources)
    run("release", "-l", "en")
    _, said, _ = run("status")
    (row,) = (line for line in said.splitlines() if SYMBOL in line)
    assert "ready" in row
    assert "1 package, " in row
    assert max(map(len, said.splitlines())) <= 80


def test_packages_of_another_document_whose_symbol_begins_alike_are_not_its_own(run, sources, out):
    small.document(sources)
    (out / "releases").mkdir(parents=True)
    own = [f"{NAME}-en-1.zip", f"{NAME}-en-fr-2.zip", f"{NAME}-archive-1.zip", f"{NAME}-archive-en_fr-2.zip"]
    for name in (*own, f"{NAME}-ADD.1-en-1.zip", f"{NAME}-1.zip"):
        (out / "releases" / name).touch()
    (standing,) = result(run("status", "--json")[1])["standing"]
    assert sorted(each["package"] for each in standing["released"]) == sorted(own)


def test_status_builds_and_writes_nothing(run, sources, out):
    small.document(sources)
    run("status")
    assert not out.exists()


def test_a_code_is_explained_and_one_that_is_nearly_one_is_named(run):
    code, said, _ = run("explain", "n-001")
    assert code == 0
    assert said.startswith("N-001  warning")
    assert "The note mark … has no note text" in said
    code, said, complaint = run("explain", "N-01")
    assert (code, "Did you mean N-" in complaint) == (2, True)
    found = result(run("explain", "S-002", "--json")[1])
    validate("result", found)
    assert ("{" in found["explained"]["message"], "…" in found["explained"]["message"]) == (False, True)


def test_the_page_of_an_edition_is_opened(run, sources, out, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(commands.webbrowser, "open", lambda address: opened.append(address) or True)
    small.document(sources, en=small.EN, fr=small.FR)
    assert run("open", SYMBOL)[0] == 2
    run(*BUILD)
    assert run("open", SYMBOL)[0] == 0
    assert run("open", SYMBOL, "en-fr")[0] == 0
    place = out / NAME
    assert opened == [(place / name / f"{NAME}.{name}.html").resolve().as_uri() for name in ("en", "en-fr")]
    code, _, complaint = run("open", SYMBOL, "ru")
    assert (code, "There is: en, en-fr, fr." in complaint) == (2, True)


def test_a_symbol_without_a_command_builds_it(run, sources, out):
    small.document(sources)
    assert run(SYMBOL, "-f", "xml")[0] == 0
    assert (out / NAME / "en" / f"{NAME}.en.xml").exists()


@pytest.mark.parametrize(
    ("words", "near"),
    [(("biuld",), "build"), (("-q", "relase"), "release"), (("build", "--forse"), "--force"), (("acept", SYMBOL), "accept")],
)  # fmt: skip
def test_what_is_nearly_a_command_or_an_option_is_answered_with_the_nearest(run, sources, words, near):
    small.document(sources)
    code, _, complaint = run(*words)
    assert (code, f"Did you mean {near}?" in complaint) == (2, True)


def test_an_option_of_another_command_is_not_offered(run, sources):
    small.document(sources)
    code, _, complaint = run("open", SYMBOL, "--edition", "en")
    assert (code, "--editions" in complaint) == (2, False)


def test_nothing_is_offered_to_open_where_nothing_was_built(run, sources):
    small.document(sources)
    run(*BUILD)
    assert "Open " in run(*BUILD)[1]
    assert "Open " not in run("check")[1]


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ('date = "2022-06-14"', "Write date = 2022-06-14, without quotes."),
        ("title = 12", 'Write title = "12", in quotes.'),
        ('title_confirmed = "true"', "Write title_confirmed = true, without quotes."),
        ("title = It is so", 'Write title = "It is so", in quotes.'),
        ('title = "It is', 'Write this line: title = "It is"'),
        ("title = “It”", "straight quotes"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_toml_file_is_told_with_how_to_write_it(run, sources, line, advice):
    small.document(sources, toml=f'symbol = "{SYMBOL}"\n[en]\n{line}\n')
    code, _, complaint = run(*BUILD)
    assert code == 4
    assert "document.toml:3" in complaint
    assert advice in complaint
