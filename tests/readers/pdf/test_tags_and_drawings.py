"""The structure tree of a PDF is followed where it agrees with the page; what is drawn is a picture, its words told."""

import pytest
from lxml import etree

from hexapla.readers.pdf.reader import read_pdf
from samples.pages_alone import drawn
from samples.tagged_pages import Words, tagged

LONG = "The committee took note of the report and of the statement that was made on the budget"
SECOND = (
    "Its chair had asked for it in a letter that was sent to all of the members and to the observers of the session."
)
BOXES = [(100, 480, 260, 560), (270, 480, 430, 560), (200, 410, 360, 470)]
NAMES = [Words(110, 520, "Office of the Director"), Words(280, 520, "Legal Unit"), Words(210, 440, "Library")]


def texts(data: bytes) -> list[str]:
    """Return the paragraphs that are read from a PDF."""
    first, *rest = ["".join(p.itertext()) for p in read_pdf(data, "x.pdf", "en").body.iter("{*}p")]
    assert first == "The session was opened on Monday."
    return rest


def body(*, starts: bool = False) -> list[Words]:
    """Return rows of two paragraphs below a first one, closer to each other than rows of a paragraph usually are; or each row an element."""
    rows = [
        Words(70, 740, "1. The session was opened on Monday.", 8),
        Words(70, 700, LONG, 1),
        Words(70, 688, "and closed the debate on the item.", 1),
    ]
    rows += [Words(70, 676, "Its chair had asked for it in a letter that was sent to all of the members", 2)]
    rows += [Words(70, 664, "and to the observers of the session.", 2)]
    return [row._replace(element=place) if starts else row for place, row in enumerate(rows, 1)]


def test_two_elements_of_the_structure_tree_are_two_paragraphs_and_one_is_one_over_the_end_of_a_page() -> None:
    again = [
        Words(70, 760, "Among them were those of the working group.", 2),
        Words(70, 740, "A third one follows.", 3),
    ]
    assert texts(tagged(body(), again)) == [
        f"{LONG} and closed the debate on the item.",
        f"{SECOND} Among them were those of the working group.",
        "A third one follows.",
    ]


def test_a_structure_tree_that_has_each_row_as_a_paragraph_is_not_followed() -> None:
    assert texts(tagged(body(starts=True))) == texts(tagged([row._replace(element=0) for row in body()]))


@pytest.mark.parametrize("is_tagged", [True, False], ids=["with tags", "without"])
def test_boxes_with_words_are_a_picture_whose_alternative_text_are_the_words_and_a_list(*, is_tagged: bool) -> None:
    data = (
        tagged([*body(), *NAMES], boxes=BOXES)
        if is_tagged
        else tagged([each._replace(element=0) for each in (*body(), *NAMES)], boxes=BOXES)
    )
    reading = read_pdf(data, "x.pdf", "en")
    (image,) = reading.body.iter("{*}img")
    assert image.get("alt") == "Office of the Director; Legal Unit; Library"
    assert reading.media[image.get("src", "")].startswith(b"\x89PNG")
    assert ["".join(each.itertext()) for each in reading.body.iter("{*}item")] == [
        "Office of the Director",
        "Legal Unit",
        "Library",
    ]
    assert [each.code for each in reading.findings if each.code == "F-248"] == ["F-248"]


def test_a_table_with_rules_is_no_drawing() -> None:
    rows = [(70 + 120 * column, 700 - 14 * row, 10, f"cell {row} {column}") for row in range(4) for column in range(3)]
    reading = read_pdf(drawn(rows, rules=[(70, 400, 712), (70, 400, 697), (70, 400, 652)]), "x.pdf", "en")
    assert not list(reading.body.iter("{*}img"))
    assert len(list(reading.body.iter("{*}td", "{*}th"))) == len(rows)


def test_a_broken_structure_tree_costs_nothing_but_itself() -> None:
    data = tagged(body()).replace(b"/MCR", b"/XXX").replace(b"/MCID 0 ", b"/MCID -7 ")
    assert etree.tostring(read_pdf(data, "x.pdf", "en").body)
