"""What is said in another form asks for nothing, and a slip in the same place is a look."""

import pytest

from samples.compared import looks
from samples.forms import OF_CODES_AND_STANDARDS, OF_NUMBERS, OF_REAL_TEXTS, OF_STATUTES_AND_GUIDES

FORMS = (*OF_CODES_AND_STANDARDS, *OF_STATUTES_AND_GUIDES, *OF_NUMBERS, *OF_REAL_TEXTS)


@pytest.mark.parametrize(("languages", "first", "clean", "slipped"), FORMS)
def test_what_is_said_in_another_form_is_no_look_and_a_slip_in_it_is(
    languages: str, first: str, clean: str, slipped: str
) -> None:
    assert looks(languages, (first, clean)) == []
    assert looks(languages, (first, slipped)) != []
