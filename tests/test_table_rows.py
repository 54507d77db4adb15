"""Rows of a table that its source sets in smaller type, and rows that it sets level: on paper and in Word."""

from dataclasses import replace

import pypdfium2
import pytest

from hexapla.akn.grid import grid
from hexapla.akn.names import LEADING, RULE
from hexapla.akn.table_cells import inner_heads, kinds, row_kinds
from hexapla.writers import pdf, write
from samples import tables as samples
from samples.docx import WordFile, val, w
from samples.pdf_pages import find, texts

HEAD = samples.row("<i>What was planned</i>", "<i>What was done</i>")
TOPIC = samples.row("<b>Aim 4</b>: dry harbours", "Within the year")
WORDS = samples.row("A wall of stone that holds the sea", "It was built by those who live there")
CLAIMS = samples.row("A claim for the wall of stone", "It was settled by those who live there")
LONE = '<tr><td colspan="2"><p><i>What else weighed in</i></p></td><td><p/></td></tr>'
FIGURES = samples.row("<b>Wages</b>", "") + samples.row("(Millions of pesos)", "") + samples.row("Paid", "4 120")
BOATS = (
    samples.row("Boats", "Number", kind="th")
    + samples.row("<b>Of wood</b>", "")
    + samples.row("Sailing boats", "3")
    + samples.row("<b>All boats</b>", "<b>3</b>")
)


def of_three(row: str) -> str:
    return row.replace("<td><p>", "<td colspan='2'><p>", 1)


def ruled(row: str) -> str:
    return row.replace("<tr>", f"<tr xmlns:hx='{RULE[1:].partition('}')[0]}' hx:rule='thick'>", 1)


def test_italic_words_above_a_rule_are_heads_where_the_table_has_none() -> None:
    made = grid(samples.table(TOPIC + ruled(HEAD) + WORDS + ruled(HEAD) + WORDS))
    assert inner_heads(made) == {1, 3}
    assert {row: names for row, names in row_kinds(made).items() if "heads" in names.split()} == {
        1: "tied heads",
        3: "tied heads",
    }


def test_italic_words_without_a_rule_head_nothing_where_the_table_has_no_head() -> None:
    assert inner_heads(grid(samples.table(TOPIC + HEAD + WORDS))) == frozenset()


def test_heads_in_two_lines_are_heads_where_the_rule_is_below_the_second() -> None:
    assert inner_heads(grid(samples.table(TOPIC + HEAD + ruled(HEAD) + WORDS))) == {1, 2}


def test_heads_that_come_again_are_heads_whatever_note_they_call_and_stand_as_the_first_do() -> None:
    heads = samples.row("Boats", "Number<sup>a</sup>", kind="th")
    again = samples.row("<i>Boats</i>", "<i>Number</i><sup>a</sup>")
    figures = samples.row("Sailing boats", "3") + samples.row("Rowing boats", "12")
    made = grid(samples.table(heads + figures + again + figures))
    assert inner_heads(made) == {3}
    assert kinds(made)[made.rows[3][1]] == kinds(made)[made.rows[0][1]] == "figures"


def test_a_unit_in_a_row_and_italic_words_by_themselves_are_told() -> None:
    names = row_kinds(grid(samples.table(samples.row("Item", "Amount", kind="th") + FIGURES)))
    assert names[2] == "group tied unit"
    head = of_three(samples.row("Planned", "Done", kind="th"))
    assert row_kinds(grid(samples.table(head + of_three(WORDS) + LONE + of_three(WORDS))))[2] == "tied side-head"


def test_italic_words_beside_an_empty_cell_head_what_follows_in_a_table_of_words_alone() -> None:
    head, lone = samples.row("Planned", "Done", kind="th"), samples.row("<i>What else weighed in</i>", "")
    assert row_kinds(grid(samples.table(head + WORDS + lone + WORDS)))[2] == "tied side-head"
    titles = samples.row("<i>A history of the harbour from its first wall to its last</i>", "")
    assert 2 not in row_kinds(grid(samples.table(head + WORDS + titles + WORDS)))
    assert 2 not in row_kinds(grid(samples.table(head + WORDS + lone + lone + WORDS)))
    counted = samples.row("Walls", "3")
    assert "side-head" not in row_kinds(grid(samples.table(head + counted + lone + counted + counted)))[2]


@pytest.mark.parametrize("says", [True, False])
def test_rows_that_a_source_sets_level_stand_so_where_it_set_their_lines(says: bool) -> None:
    made = samples.table(BOATS)
    if says:
        made.set(LEADING, "10.5")
    names = row_kinds(grid(made))
    assert [names[row] for row in (2, 3)] == (["tied", "total"] if says else ["indented tied", "total indented"])


def test_such_rows_are_set_in_the_type_of_heads_on_pages_of_new_york_and_in_word() -> None:
    words = of_three(samples.row("Planned", "Done", kind="th")) + of_three(WORDS) + LONE + of_three(CLAIMS)
    tables = {
        "topic": TOPIC + ruled(HEAD) + WORDS,
        "words": words,
        "figures": samples.row("Item", "Amount", kind="th") + FIGURES,
    }
    edition = replace(samples.edition("en", **tables), symbol="A/80/9")
    made = pdf.write(edition)
    found = [each for page in range(1, len(pypdfium2.PdfDocument(made)) + 1) for each in texts(made, page)]
    sizes = {words: find(found, words).size for words in ("What was", "What else", "(Millions", "A claim", "Paid")}
    assert {words: round(size, 1) for words, size in sizes.items()} == {
        "What was": 7, "What else": 7, "(Millions": 7, "A claim": 10, "Paid": 8.5,
    }  # fmt: skip
    runs = {
        "".join(map(str, run.itertext())): val(run.find(f"{w('rPr')}/{w('sz')}"))
        for run in WordFile(write(edition, "docx")).body.iter(w("r"))
    }
    assert [runs[words] for words in ("What was planned", "What else weighed in", "(Millions of pesos)")] == ["14"] * 3
