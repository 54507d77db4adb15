"""The list of what could be released: every edition of every document is ready, published, or says why it is not."""

import json
from pathlib import Path

import pytest

from hexapla.release import listing
from samples import project as small
from samples.five import five
from samples.repository import SCHEMAS
from test_schemas import validate

STATES = {
    "CAT/C/NLD/1": dict.fromkeys(("en", "es", "fr", "ru", "en-es", "en-fr", "en-ru"), "ready"),
    "CAT/C/NLD/2": dict.fromkeys(("en", "es", "fr", "en-es", "en-fr"), "ready"),
    "CAT/C/NLD/3": dict.fromkeys(("en", "es", "fr", "ru", "en-es", "en-fr", "en-ru"), "held back"),
    "CAT/C/NLD/4": {"en": "ready", "fr": "held back", "ru": "ready", "en-fr": "held back", "en-ru": "ready"},
    "CAT/C/NLD/5": {"en": "ready", "es": "held back", "en-es": "held back"},
}


def listed(said: str) -> dict:
    content = json.loads(said)
    validate("result", content)
    validate("releases", content["releases"])
    return content["releases"]


def test_of_five_documents_in_four_languages_each_edition_is_ready_or_says_why_not(run, sources, out):
    five(sources)
    code, said, _ = run("release", "--list", "--json")
    content = listed(said)
    found: dict[str, dict[str, str]] = {}
    for each in content["editions"]:
        found.setdefault(each["symbol"], {})[each["edition"]] = each["state"]
        assert (each["state"] == "ready") == (not each["reason"])
    assert (code, found) == (0, STATES)
    assert {each["edition"]: len(each["documents"]) for each in content["ready"]} == {
        "en": 4, "es": 2, "fr": 2, "ru": 2, "en-es": 2, "en-fr": 2, "en-ru": 2,
    }  # fmt: skip
    assert content["ready"][2] == {"edition": "fr", "documents": ["CAT-C-NLD-1", "CAT-C-NLD-2"]}
    assert (content["nothing"], content["held_back"]) == ([], True)
    assert not list(out.glob("*/en/*"))
    assert not (out / "releases").exists()


def test_on_a_terminal_the_list_is_a_table_of_80_columns_with_its_reasons_below(run, sources):
    five(sources)
    _, said, _ = run("release", "--list")
    lines = said.splitlines()
    assert lines[0].split() == ["document", "en", "es", "fr", "ru", "en-es", "en-fr", "en-ru"]
    assert lines[4].split() == ["CAT/C/NLD/4", "ready", "no", "ready", "no", "ready"]
    assert max(map(len, lines)) <= 80
    assert "CAT/C/NLD/4 fr, en-fr\n  it is not released: 2 of its findings are errors.\n" in said
    _, said, _ = run("release", "--list", "CAT-C-NLD-3")
    assert "Nothing to release for fr." in said


def test_a_language_that_no_document_has_is_not_passed_over_in_silence(run, sources):
    small.document(sources)
    _, said, _ = run("release", "--list", "-l", "en,ar")
    assert "Nothing to release for ar." in said
    assert listed(run("release", "--list", "-e", "ar", "--json")[1])["nothing"] == ["ar"]


@pytest.mark.usefixtures("few_formats")
def test_what_is_published_is_no_more_to_be_released_and_of_other_sources_it_needs_another_number(run, sources):
    folder = small.document(sources)
    assert run("release", "-q")[0] == 0
    content = listed(run("release", "--list", "--json")[1])
    (entry,) = content["editions"]
    assert (entry["state"], entry["upgrade"], content["nothing"], content["held_back"]) == (
        "published",
        {},
        ["en"],
        False,
    )
    said = run("release", "--list")[1]
    assert said.splitlines()[1].split() == [small.SYMBOL, "released"]
    assert "en is released as it is." in said
    (folder / "en.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    (entry,) = listed(run("release", "--list", "--json")[1])["editions"]
    assert (entry["state"], "issue 2" in entry["advice"]) == ("changed", True)


@pytest.mark.usefixtures("few_formats")
def test_what_an_upgrade_alone_would_change_is_named_with_both_versions(run, sources, monkeypatch):
    small.document(sources)
    assert run("release", "-q")[0] == 0
    now = listing.tool_versions()
    monkeypatch.setattr(listing, "tool_versions", lambda: {**now, "lxml": "99.0"})
    (entry,) = listed(run("release", "--list", "--json")[1])["editions"]
    assert (entry["state"], entry["upgrade"]) == ("published", {"lxml": [now["lxml"], "99.0"]})
    assert f"lxml {now['lxml']} → 99.0" in run("release", "--list")[1]


def test_a_document_whose_settings_cannot_be_read_is_one_line_without_editions(run, sources):
    small.document(sources)
    folder = small.other(sources)
    (folder / "document.toml").write_text("colour = 1\n", encoding="utf-8")
    content = listed(run("release", "--list", "--json")[1])
    assert [(each["symbol"], each["edition"], each["state"]) for each in content["editions"]] == [
        (small.SYMBOL, "en", "ready"), ("CAT-C-NLD-FCO-9", "", "held back"),
    ]  # fmt: skip


def test_a_file_in_the_place_of_a_package_is_another_one(run, sources, out: Path):
    small.document(sources)
    (out / "releases").mkdir(parents=True)
    (out / "releases" / f"{small.NAME}-en-1.zip").write_bytes(b"no zip")
    (entry,) = listed(run("release", "--list", "--json")[1])["editions"]
    assert entry["state"] == "changed"


def test_the_page_on_automation_shows_what_is_said(run, sources):
    five(sources)
    page = (SCHEMAS.parent / "automation.md").read_text(encoding="utf-8")
    shown = page.partition("release --list\n```\n\n```\n")[2].partition("```")[0]
    said = run("release", "--list")[1]
    assert [line.rstrip() for line in said.splitlines()] == [line.rstrip() for line in shown.splitlines()]
    (nothing,) = [line for line in page.splitlines() if line.startswith("Nothing to release for ru: ")]
    assert nothing in run("release", "-l", "ru", "CAT-C-NLD-2", "--judges", "none")[2]
