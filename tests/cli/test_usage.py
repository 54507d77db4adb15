"""What is typed wrongly is told in a sentence, with what is near to it, on a terminal and as JSON; `--help` shows how it is done."""

import json
import shlex
from pathlib import Path

import jsonschema
import pytest

from hexapla.cli import main
from hexapla.cli.examples import EXAMPLES
from hexapla.cli.parser import VERBS, parse
from samples import project as small
from samples.repository import ROOT

WRONG = {
    "-f pdff": "Did you mean pdf?", "build --formt pdf": "Did you mean --formats?", "-l fre": "Did you mean 'fr'?", "-l klingon": "The languages are",
    "add x.docx --language français": "Did you mean 'fr'?", "new CAT/C/1 -l franch": "Did you mean 'fr'?", "chek": "Did you mean check?",
    "explain": "explain wants CODE.", "diff": "build.py status names the documents.", "accept": "build.py status names the documents.", "explain a b": "explain takes no 'b' there.", "status --bogus": "There is no option --bogus.",
    "build -j": "-j/--workers wants a value behind it.", "build -j 0": "'0' is no number above 0.", "release --even drat": "Did you mean draft?",
    "release --at monday": "Write it like 2026-11-27T09:30:00Z.", "release --judges some": "Write one of none, found, all.",
    "build --time soon": "'soon' is no number of seconds.", "explain S-02": "Did you mean S-002?", "explain s2": "Did you mean S-002?",
    "accept CAT/C/NLD/FCO/8 S-02 para_5 why": "Did you mean S-002?", "accept CAT/C/NLD/FCO/8 nmber --all why": "has no open finding or item nmber",
    "verify nothere.zip": "nothere.zip is not there", "open CAT/C/NLD/FC/8": "Did you mean CAT/C/NLD/FCO/8?", "add nothere.docx": "Look at the name",
}  # fmt: skip


def test_an_option_that_is_given_twice_names_both() -> None:
    chosen = parse(["build", "-f", "html", "-f", "epub,docx", "-l", "en", "-l", "fr", "-e", "en"], ROOT)
    assert chosen.formats == ("html", "epub", "docx")
    assert (chosen.languages, chosen.editions) == (("en", "fr"), ("en",))
    assert parse(["build"], ROOT).formats == ()


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_typed_wrongly_is_said_with_what_is_near(
    typed: str, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.document(sources, en=small.GAP, fr=small.FR)
    code = main(shlex.split(typed), sources.parent)
    said = capsys.readouterr()
    assert code in (2, 3)
    assert WRONG[typed] in said.err
    assert "usage:" not in said.err
    assert "Errno" not in said.err
    assert main([*shlex.split(typed), "--json"], sources.parent) == code
    result = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "docs" / "schemas" / "result.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(result)
    assert result["exit"] == code
    assert WRONG[typed] in result["error"]["message"] + result["error"]["advice"]


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_command_shows_how_it_is_typed(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main([verb, "--help"], Path())
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if len(line) > 80] == []
    for words, what in EXAMPLES[verb]:
        assert any(words in line and what in line for line in said.splitlines())
        assert parse(shlex.split(words), Path()).verb == verb
