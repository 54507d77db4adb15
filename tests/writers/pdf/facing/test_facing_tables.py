"""Tables on facing pages: the same columns and rows on both pages of a spread, heads where rows are, groups together."""

import pytest
from lxml import etree

from hexapla.present.presentation import Presentation
from hexapla.verify import verify
from hexapla.writers.pdf import facing
from hexapla.writers.pdf.facing.slicing import BEYOND, START, Break
from hexapla.writers.pdf.facing.tables import row_ends, rows_of
from hexapla.writers.pdf.facing.units import units_of
from samples import facing as samples
from samples import parallel as parallel_samples

HEADS = {"en": "Given", "ru": "Предоставленные", "fr": "Donné"}


def wide(code: str, rows: int, columns: int) -> str:
    """Return a table of many columns whose heads are short in one language and long in another."""
    head = "".join(f"<th><p>{HEADS[code] if n else 'A'} {n or ''}</p></th>" for n in range(columns))
    body = "".join(
        f"<tr>{''.join(f'<td><p>{row * 1000 + n} 118.4</p></td>' for n in range(columns))}</tr>"
        for row in range(1, rows + 1)
    )
    return f'<hcontainer eId="hc_1"><content><table eId="table_1"><tr>{head}</tr>{body}</table></content></hcontainer>'


def facing_tables(first: str, second: str) -> Presentation:
    """Return an edition of a paragraph and a table in two languages; each is given as `code:rows:columns`."""
    made = []
    for each in (first, second):
        code, rows, columns = each.split(":")
        text = samples.paragraph(1, samples.sentence(code, 1)) + wide(code, int(rows), int(columns))
        made.append(samples.column(code, text + samples.paragraph(2, samples.sentence(code, 2))))
    return parallel_samples.edition(*made)


def test_columns_that_one_language_shares_out_to_two_tables_are_shared_out_alike_in_the_other() -> None:
    edition = facing_tables("en:60:10", "ru:60:10")
    (unit,) = (each for each in units_of(edition) if each.kind == "table")
    tables = [list(each.iter("table")) for each in unit.elements]
    widths = [[len(list(table.iter("col"))) for table in own] for own in tables]
    assert len(tables[0]) > 1
    assert widths[0] == widths[1]
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()


@pytest.mark.parametrize(
    "pair",
    [
        ("en:60:9", "ru:60:10"),
        ("ru:40:12", "en:50:4"),
        ("en:2:3", "fr:140:3"),
        ("fr:140:3", "en:2:3"),
        ("en:0:3", "fr:3:3"),
    ],
)
def test_tables_of_other_columns_or_rows_stand_whole_on_their_spreads(pair: tuple[str, str]) -> None:
    edition = facing_tables(*pair)
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()


def two_tables() -> etree._Element:
    """Return what a table is whose columns are shared out to two, each of three rows."""
    head = "<thead><tr><th>H</th></tr></thead>"
    rows = ("".join(f"<tr><td>{n}{row}</td></tr>" for row in "abc") for n in (1, 2))
    first, second = (f"{head}<tbody>{each}</tbody>" for each in rows)
    return etree.fromstring(f"<div><table><caption>C</caption>{first}</table><table>{second}</table></div>")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (START, (2, 0), "CH1a1b"),
        ((2, 0), (3, 0), "H1c"),
        ((2, 0), (4, 0), "H1cH2a"),
        ((3, 0), BEYOND, "H2a2b2c"),
        ((4, 0), BEYOND, "H2b2c"),
    ],
)
def test_heads_stand_above_rows_alone_where_the_columns_of_a_table_are_shared_out(
    start: tuple[int, int], end: tuple[int, int], words: str
) -> None:
    assert "".join(map(str, rows_of(two_tables(), start, end).itertext())) == words


def test_a_table_is_cut_between_its_groups_rather_than_in_them_and_never_below_the_head_of_one() -> None:
    table = etree.fromstring(
        '<div><table><tr class="group tied"/><tr/><tr class="tied"/><tr class="total"/><tr class="group tied"/><tr/></table></div>'
    )
    gap = etree.Element("div", {"data-gap": "yes"})
    kinds = [kind for _, kind in row_ends((table, gap))]
    assert kinds == [Break.TIED_ROWS, Break.ROWS, Break.TIED_ROWS, Break.GROUPS, Break.TIED_ROWS]


def test_a_table_that_ends_sooner_in_one_language_has_its_rows_on_the_first_spreads() -> None:
    shorter, longer = (etree.fromstring(f"<div><table>{'<tr/>' * rows}</table></div>") for rows in (2, 8))
    ends = [(one[0], other[0]) for (one, other), _ in row_ends((shorter, longer))]
    assert ends == [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 6), (2, 7)]


def test_a_line_that_begins_with_a_raised_letter_is_as_high_as_its_words() -> None:
    text = '<alinea eId="al_1"><content><p>{}</p></content></alinea>'
    raised = samples.column("en", text.format("<sup>a</sup> " + samples.sentence("en", 7)))
    level = samples.column("fr", text.format(samples.sentence("fr", 7)))
    edition = parallel_samples.edition(raised, level)
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()
