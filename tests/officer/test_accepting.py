"""Settling findings and items: what is settled counts no more, until its text changes."""

import json
import tomllib

import pytest

from hexapla.cli import settling
from hexapla.cli.screen import Screen
from hexapla.codes import asks_nothing
from hexapla.project.accepted import text_hash
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


def test_what_is_proposed_instead_is_open_itself(run, sources):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    for code, place in ((each["code"], each["id"]) for each in result(run("accept", SYMBOL, "--json")[1])["open"]):
        run("accept", SYMBOL, code, place, "right")
    assert "Did you mean" not in run("accept", SYMBOL, "number", "para_44", "x")[2]


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


TWO_GAPS = small.EN.replace("2.\tThe", "3.\tThe").replace("3.\tIts", "6.\tIts")
LIST = """1.\tThe Government thanks the Committee:
(a)\tFor one;
(c)\tFor two;
(f)\tFor three.
"""
LABELS = small.EN.replace("1.\tThe Government thanks the Committee for its recommendations.\n", LIST)
"""A text with two labels that do not follow those before them: warnings of one kind."""


def entries(sources):
    return tomllib.loads((sources / NAME / "accepted.toml").read_text(encoding="utf-8")).get("accepted", [])


def test_without_a_code_what_is_open_is_listed_with_what_to_type(run, sources):
    small.document(sources, en=small.GAP)
    code, said, told = run("accept", SYMBOL)
    assert code == 0
    assert "   1  error S-001" in said
    assert "para_5" in said
    assert f"accept {SYMBOL} S-001 para_5@" in told, "two gaps stand there"
    assert f"accept {SYMBOL} M-007 --all " in told


def test_notes_that_ask_for_nothing_are_not_listed_to_be_settled(run, sources):
    small.document(sources, en=small.GAP.replace("The Government", "The  Government "), fr=small.FR)
    codes = {each["code"] for each in result(run("accept", SYMBOL, "--json")[1])["open"]}
    assert "S-001" in codes
    assert not [code for code in codes if asks_nothing(code)]
    assert asks_nothing("F-216")
    assert not asks_nothing("number")


def test_an_accepted_toml_that_cannot_be_read_is_told_with_its_line(run, sources):
    small.document(sources, en=small.GAP)
    (sources / small.NAME / "accepted.toml").write_text("[[accepted]\n", encoding="utf-8")
    for words in (("--undo",), ("S-001", "para_5", "as published"), ()):
        code, _, told = run("accept", SYMBOL, *words)
        assert code == 4
        assert "accepted.toml:1 cannot be read: “[[accepted]”" in told
        assert "Write this line: [[accepted]]" in told


def test_what_is_open_is_data_too(run, sources):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    listed = result(run("accept", SYMBOL, "--json")[1])["open"]
    assert {(each["code"], each["severity"]) for each in listed} >= {("number", "warning"), ("M-007", "info")}
    assert "L-001" not in {each["code"] for each in listed}, "it counts what is listed itself"
    assert all(each["message"] for each in listed)


def test_all_of_a_kind_are_settled_for_one_reason_and_said_to_be_in_bulk(run, sources):
    small.document(sources, en=LABELS)
    assert codes(result(run(*BUILD, "--json")[1])).count("S-008") == 2
    code, _, told = run("accept", SYMBOL, "S-008", "--all", "as published")
    assert (code, "2 entries" in told) == (0, True)
    assert [(each["code"], each["reason"], each["bulk"]) for each in entries(sources)] == [
        ("S-008", "as published", True)
    ] * 2
    assert run(*BUILD, "--strict")[0] == 0


def test_an_entry_says_who_has_settled_it_and_when(run, sources, monkeypatch):
    monkeypatch.setenv("LOGNAME", "an.officer")
    small.document(sources, en=small.EN.replace("3.\tIts", "4.\tIts"))
    run("accept", SYMBOL, "S-001", "para_4", "right")
    assert {each["by"] for each in entries(sources)} == {"an.officer"}
    assert all(each["at"].tzinfo for each in entries(sources))
    assert not any("bulk" in each for each in entries(sources))


def test_of_several_at_one_place_all_are_in_bulk_and_one_is_named_by_its_hash(run, sources):
    small.document(
        sources,
        en=small.EN.replace("periodic report\n", "periodic report*\n"),
        fr=small.FR.replace("périodique\n", "périodique*\n"),
    )
    assert "2 entries" in run("accept", SYMBOL, "N-001", "--all", "lost in print")[2]
    assert [(each["code"], each["bulk"]) for each in entries(sources)] == [("N-001", True)] * 2
    assert len({each["id"] for each in entries(sources)}) == 1
    (place,) = {each["id"] for each in entries(sources)}
    assert "2 entries" in run("accept", SYMBOL, "--undo")[2]
    assert "are in bulk" in run("accept", SYMBOL, "N-001", place, "lost in print")[2]
    assert [each["bulk"] for each in entries(sources)] == [True] * 2
    run("accept", SYMBOL, "--undo")
    told = run("accept", SYMBOL)[2]
    one = told.partition("N-001 ")[2].partition(" ")[0]
    assert one.startswith(f"{place}@")
    assert "1 entry" in run("accept", SYMBOL, "N-001", one, "lost in print")[2]
    assert not any("bulk" in each for each in entries(sources))


def test_what_counts_items_is_not_settled_instead_of_them(run, sources):
    """A document is not ready while an item is open, whatever an entry says of the finding that counts it."""
    folder = small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    run(*BUILD)
    place = "reports/concordance.en-fr.html"
    assert run("accept", SYMBOL, "L-001", place, "looked at")[0] == 2
    entry = f'[[accepted]]\ncode = "L-001"\nid = "{place}"\nreason = "looked at"\nhash = "{text_hash(COUNTED)}"\n'
    (folder / "accepted.toml").write_text(entry, encoding="utf-8")
    found = codes(result(run(*BUILD, "--json")[1]))
    assert (found.count("L-001"), found.count("F-007")) == (1, 1)
    (standing,) = result(run("status", "--json")[1])["standing"]
    assert (standing["state"], standing["warnings"]) == ("to look at", 2), (
        "the item, and the entry that settles nothing"
    )


COUNTED = "\nThe concordance of en-fr has 1 item to look at.\n\n"
"""What an entry of an earlier version was made for."""


def test_errors_are_never_settled_in_bulk(run, sources):
    small.document(sources, en=TWO_GAPS)
    code, _, complaint = run("accept", SYMBOL, "S-001", "--all", "as published")
    assert (code, "one by one" in complaint) == (2, True)
    assert not (sources / NAME / "accepted.toml").exists()


def test_undo_takes_out_what_was_settled_last_and_nothing_that_a_person_wrote(run, sources):
    small.document(sources, en=LABELS)
    own = '# Mine.\n[[accepted]]\ncode = "S-009"\nid = "-"\nreason = "by hand"\nhash = "0"\n'
    (sources / NAME / "accepted.toml").write_text(own, encoding="utf-8")
    run("accept", SYMBOL, "S-008", "--all", "as published")
    assert len(entries(sources)) == 3
    code, _, told = run("accept", SYMBOL, "--undo")
    assert (code, "2 entries" in told) == (0, True)
    assert (sources / NAME / "accepted.toml").read_text(encoding="utf-8") == own
    assert run("accept", SYMBOL, "--undo")[0] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [(("S-001", "para_5"), "REASON"), (("S-00", "--all", "right"), "Did you mean"), (("S-001", "para_5", "a", "--all", "b"), "REASON")],
)  # fmt: skip
def test_words_that_do_not_say_enough_are_exit_2_and_told_what_is_missing(run, sources, words, said):
    small.document(sources, en=LABELS.replace("3.\tIts", "5.\tIts"))
    code, _, complaint = run("accept", SYMBOL, *words)
    assert code == 2
    assert said in complaint


@pytest.mark.parametrize(("answer", "settled"), [("1-2", 2), ("2", 1), ("", 0)])
def test_on_a_terminal_the_list_asks_which_and_why(run, sources, monkeypatch, answer, settled):
    small.document(sources, en=LABELS)
    answers = iter([answer, "as published"])
    monkeypatch.setattr(Screen, "may_ask", lambda *_: True)
    monkeypatch.setattr(settling, "_answer", lambda _: next(answers))
    assert run("accept", SYMBOL)[0] == 0
    assert (len(entries(sources)) if settled else 0) == settled


@pytest.mark.parametrize("answer", ["0", "9", "2-1", "one"])
def test_a_number_that_is_not_in_the_list_is_exit_2(run, sources, monkeypatch, answer):
    small.document(sources, en=LABELS)
    monkeypatch.setattr(Screen, "may_ask", lambda *_: True)
    monkeypatch.setattr(settling, "_answer", lambda _: answer)
    assert run("accept", SYMBOL)[0] == 2
