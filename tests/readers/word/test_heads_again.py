"""Heads that an author typed again amid a table, where a page began, are left out: every edition repeats heads itself."""

import pytest

from hexapla.akn.heads_again import WordRow, heads_again
from hexapla.akn.reading import Reading
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, TITLE, docx, p, row

HEAD, TITLED = ("Harbour", "Boats", ""), ("Northern coast", "", "")
ROWS = [("Alba", "12", "–"), ("Bora", "14", "2"), ("Cora", "9", "1")]
BORDERS = '<w:tblBorders><w:bottom w:val="single" w:sz="12"/></w:tblBorders>'
RULED = (
    "<w:tcBorders>" + "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom")) + "</w:tcBorders>"
)


def read(*rows: tuple[str, ...], heads: int = 1, ruled: int = 0) -> Reading:
    made = [row(*each, head=place < heads) for place, each in enumerate(rows)]
    if ruled:
        made[ruled] = made[ruled].replace("<w:tcPr></w:tcPr>", f"<w:tcPr>{RULED}</w:tcPr>")
    table = f"<w:tbl><w:tblPr>{BORDERS}</w:tblPr><w:tblGrid/>{''.join(made)}</w:tbl>"
    return read_word(docx(MASTHEAD + TITLE + p("1.\tSee:") + table + p("2.\tSeen.")), "en.docx", "en")


def firsts(found: Reading) -> list[str]:
    return ["".join(map(str, each[0].itertext())).strip() for each in found.body.iter("{*}tr")]


def test_a_head_said_again_amid_the_rows_is_left_out_with_its_rules() -> None:
    found = read(HEAD, ROWS[0], ROWS[1], HEAD, ROWS[2], ruled=3)
    assert firsts(found) == ["Harbour", "Alba", "Bora", "Cora"]
    _, *rows, _ = found.body.iter("{*}tr")
    assert not any("rule" in str(name) for each in rows for name in each.attrib)


@pytest.mark.parametrize(
    ("rows", "heads", "wanted"),
    [
        pytest.param([HEAD, *ROWS[:2], HEAD, ROWS[2]], 1, {3}, id="one row"),
        pytest.param([HEAD, ("", "2025", "2026"), *ROWS, HEAD, ("", "2025", "2026"), ROWS[0]], 2, {5, 6}, id="two rows"),
        pytest.param([HEAD, ("", "2025", "2026"), *ROWS, HEAD, ROWS[0]], 2, set(), id="half of it"),
        pytest.param([HEAD, ROWS[0], TITLED, HEAD, ROWS[1]], 1, set(), id="below a title of rows"),
        pytest.param([HEAD, *ROWS, HEAD], 1, set(), id="as the last row"),
        pytest.param([TITLED, *ROWS, TITLED, ROWS[0]], 1, set(), id="a single word"),
        pytest.param([HEAD, *ROWS, HEAD, ROWS[0]], 0, set(), id="of a table without a head"),
    ],
)  # fmt: skip
def test_a_head_said_again_stands_whole_between_two_rows(
    rows: list[tuple[str, ...]], heads: int, wanted: set[int]
) -> None:
    assert heads_again([WordRow(place < heads, cells) for place, cells in enumerate(rows)]) == wanted
    assert len(firsts(read(*rows, heads=heads))) == len(rows) - len(wanted)
