"""Repairs: the log leads from the source to the repaired text, and nothing is left to repair."""

from hypothesis import given

from hexapla.akn.reading import applied
from hexapla.typography.repairs import repaired
from samples.any_text import language, texts


@given(texts, language)
def test_the_log_of_repairs_leads_from_the_source_to_the_repaired_text(text, code):
    after, log = repaired(text, code)
    assert applied(text, log) == after
    assert after.count("\n") == text.count("\n")


@given(texts, language)
def test_repairs_leave_nothing_to_repair(text, code):
    once, _ = repaired(text, code)
    twice, log = repaired(once, code)
    assert (twice, log) == (once, ())
