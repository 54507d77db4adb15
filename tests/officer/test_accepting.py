"""Settling findings and items: what is settled counts no more, until its text changes."""

import json

from samples import project as small
from samples.project import BUILD, codes, result

SYMBOL, NAME = small.SYMBOL, small.NAME


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
