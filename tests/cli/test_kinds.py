"""Findings on a screen: a line a kind, its first places, and nothing said twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hexapla.cli.kinds import PLACES, by_kind, every
from hexapla.codes import finding
from hexapla.findings import Finding, Severity
from samples import project as small
from samples.project import BUILD

LABEL = finding("S-008", before="(c)", eid="para_1__list_1__point_c", language="en")


def label(number: int, letter: str = "c") -> Finding:
    return replace(finding("S-008", before=f"({letter})", eid=f"para_{number}", language="en"), words=f"Word {number}")


def texts(*found: Finding, known: tuple[Finding, ...] = ()) -> list[str]:
    return [line.text for line in by_kind(found, known)]


def test_one_finding_has_its_place_what_is_seen_and_what_to_do():
    assert texts(label(1))[:2] == [
        "warning S-008 en “Word 1” (para_1): The list label (c) does not follow the one before it.",
        "Correct the label in the source.",
    ]


def test_findings_that_say_the_same_are_one_line_with_their_first_places():
    head, places, remedy = texts(*map(label, range(5)))
    assert head == "warning S-008 × 5: The list label (c) does not follow the one before it."
    assert places == "en “Word 0” (para_0), en “Word 1” (para_1), en “Word 2” (para_2) and 2 more places"
    assert remedy == "Correct the label in the source."


def test_findings_of_a_kind_that_say_different_things_say_the_first_of_them():
    lines = texts(*(label(number, letter) for number, letter in enumerate("cdef")))
    assert lines[0] == "warning S-008 × 4:"
    assert [line.rpartition("label ")[2][:3] for line in lines[1:4]] == ["(c)", "(d)", "(e)"]
    assert lines[4] == "and 1 more place"


def test_what_was_said_before_is_folded_but_for_errors():
    gap = finding("S-001", number="4", before_number="3", after_number="5", eid="para_5", language="en")
    lines = texts(gap, label(1), label(2), known=(gap, label(1), label(2)))
    assert lines[0].startswith("error S-001")
    assert lines[2:] == ["As before: 2 warnings (S-008 × 2).", "Each one with -v, and in reports/findings.html."]


def test_a_kind_with_one_new_finding_is_said_whole():
    assert texts(label(1), label(2), known=(label(1),))[0].startswith("warning S-008 × 2")


@given(st.lists(st.sampled_from([label(1), label(2, "d"), LABEL, finding("M-007"), finding("S-009")]), max_size=30))
def test_every_kind_is_named_however_many_there_are_and_in_few_lines(found: list[Finding]):
    whole = "\n".join(texts(*found))
    assert all(each.code in whole for each in found if not each.is_routine)
    assert len(texts(*found)) <= (PLACES + 3) * len({each.code for each in found}) + 2
    assert sum(line.severity is not None for line in every(found)) == len(found)


def test_a_second_build_says_in_one_line_what_the_first_has_said(run, sources):
    small.document(sources, en=small.EN.replace("periodic report\n", "periodic report*\n"))
    first, second = run(*BUILD)[1], run(*BUILD)[1]
    assert "warning N-001 en" in first
    assert "As before: 1 warning (N-001)" in second
    assert "warning N-001 en" not in second
    assert "warning N-001 en" in run(*BUILD, "-v")[1]


def test_severities_are_in_the_order_of_their_weight():
    assert list(Severity) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
