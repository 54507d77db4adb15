"""Notes of asterisks that the contents list calls stand at the foot of page one."""

from dataclasses import replace

import pytest

from hexapla.present.presentation import Presentation
from hexapla.writers import pdf
from hexapla.writers.markup.front_notes import front_notes
from samples.paper import single
from samples.pdf_pages import find, texts

OPENING = [("alinea", "", "* A/79/50."), ("heading", "", "Harbours of the north"), ("alinea", "", "A word before.")]
BEHIND = [("alinea", "", "** Submitted to the harbour board."), ("alinea", "", "*** Submitted to the pilots.")]
TEXT = [("heading", "", "Berths"), ("alinea", "", "** Boats may berth here.")]
LISTED = ("Contents", "Berths in 2031**\t3", "Pilots of the north*** . . . 12")


def edition(*listed: str) -> Presentation:
    """Return an edition whose contents list, of these lines, stands before the notes that it calls."""
    made = single("en", [*OPENING, *BEHIND, *TEXT])
    following = made.first.blocks[len(OPENING)].eid
    return replace(made, columns=(replace(made.first, source_contents=(following, *listed)),))


@pytest.mark.parametrize(("lines", "found"), [(3, ["*", "**", "***"]), (2, ["*", "**"]), (0, ["*"])])
def test_notes_behind_the_contents_list_that_its_lines_call_are_those_of_page_one(lines: int, found: list[str]) -> None:
    column = edition(*LISTED[:lines]).first
    said = ["".join(map(str, block.content[0].itertext())) for block in front_notes(column)]
    assert [each.split()[0] for each in said] == found


def test_they_stand_below_the_text_of_page_one_once() -> None:
    placed = texts(pdf.write(edition(*LISTED)), 1)
    assert find(placed, "Submitted to the harbour").base > find(placed, "** Boats may berth").base
