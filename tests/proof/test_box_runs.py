"""Words that a document has and its source has not in that place: boxes of a drawing in another order, or words of nobody."""

import pytest

from hexapla.proof.box_runs import is_of_boxes

BOXES = ["HarbourOffice3pilots", "NightWatch2boats", "NightSchool", "7"]


@pytest.mark.parametrize(
    ("wanted", "is_said"),
    [
        ("NightWatch2boatsHarbourOffice3pilots", True),
        ("Office3pilotsNightSchoolNightWatch", True),
        ("3pilotsNightWatchNightSchool", True),
        ("3pilots7NightSch", True),
        ("NightWatch2boatsOfNobodyHarbourOffice3pilots", False),
        ("NightSchoolHarbourPilot", False),
        ("NightSchoolNightNightWatch2boats", False),
    ],
)
def test_runs_of_boxes_in_any_order_are_said_and_other_words_among_them_are_not(wanted: str, *, is_said: bool) -> None:
    assert is_of_boxes(wanted, BOXES) == is_said


def test_a_short_box_cuts_no_other() -> None:
    assert is_of_boxes("17pilotsNightSchool", ["Office17pilots", "NightSchool", "7"])
