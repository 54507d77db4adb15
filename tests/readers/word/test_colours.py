"""Cells of a table that tell something by their colour alone are told; colours that only set rows apart are not."""

import pytest

from hexapla.findings import Finding
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, TITLE, docx, p, r

GREEN, AMBER, RED, GREY = "00B050", "FFC000", "FF0000", "D9D9D9"


def cell(words: str, fill: str = "", colour: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look = f'<w:color w:val="{colour}"/>' if colour else ""
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{p(r(words, look)) if words else p()}</w:tc>"


def row(*cells: str, head: bool = False) -> str:
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def told(*rows: str, heads: bool = True) -> list[Finding]:
    head = row(*(cell(each, GREY) for each in ("Harbour", "State", "Boats")), head=heads)
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{head}{''.join(rows)}</w:tbl>"
    found = read_word(docx(MASTHEAD + TITLE + p("1.\tSee the table below:") + table), "en.docx", "en")
    return [each for each in found.findings if each.code == "A-211"]


LIGHTS = [
    row(cell(name), cell("", fill), cell("3")) for name, fill in (("North", GREEN), ("South", AMBER), ("West", RED))
]


def test_empty_cells_that_are_shaded_are_told_by_the_words_of_their_rows() -> None:
    (found,) = told(*LIGHTS)
    assert found.before == "North; South; West"
    assert found.severity == "warning"
    assert "3 rows" in found.message


def test_most_of_a_colour_and_one_of_another_are_told_too() -> None:
    (found,) = told(
        *(
            row(cell(name), cell("", RED if name == "East" else GREEN), cell("3"))
            for name in ("North", "South", "West", "East")
        )
    )
    assert "4 rows" in found.message


@pytest.mark.parametrize("words", ["Yes", "\u25cf"])
def test_the_same_words_in_several_colours_are_told(words: str) -> None:
    assert told(*(row(cell(name), cell(words, fill), cell("3")) for name, fill in (("North", GREEN), ("South", RED))))


def test_a_sign_in_several_colours_is_told() -> None:
    assert told(
        *(row(cell(name), cell("\u25cf", "", colour), cell("3")) for name, colour in (("North", GREEN), ("South", RED)))
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(cell(name), cell(state, fill), cell("3")) for name, state, fill in (("North", "Open", GREEN), ("South", "Shut", RED))], id="words that say what the colour says"),
        pytest.param([row(*(cell(each, fill) for each in (name, "", "3"))) for name, fill in (("North", GREY), ("South", ""), ("West", GREY), ("East", ""))], id="rows shaded by turns"),
        pytest.param([row(cell(name), cell("", GREY), cell("3")) for name in ("North", "South", "West", "East")], id="a column shaded as a whole"),
        pytest.param([row(*(cell(each, fill) for each in (name, "0", "0"))) for name, fill in (("North", ""), ("South", ""), ("All", GREY))], id="a sum"),
        pytest.param([row(cell(name), cell("", "FFFFFF"), cell("3")) for name in ("North", "South")], id="white"),
        pytest.param([row(cell(""), cell("Open"), cell("3")), row(cell("South"), cell("Open"), cell("", GREY))], id="one cell"),
    ],
)  # fmt: skip
def test_colours_that_tell_nothing_are_not_told(rows: list[str]) -> None:
    assert told(*rows) == []
    assert told(*rows, heads=False) == []
