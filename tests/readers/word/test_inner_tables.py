"""Tables within cells of tables: their rows and columns are rows and columns of the table around them."""

from lxml import etree

from hexapla.akn.names import COLUMNS, RULE, akn
from hexapla.akn.reading import Reading
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, TITLE, docx, p

GRID = (2000, 4000, 2000)


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = GRID, properties: str = "") -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def words(*each: str) -> list[str]:
    return [cell(p(one)) for one in each]


HEAD = row(*words("Harbour", "Boats by month", "Remarks"), properties="<w:tblHeader/>")
LINES = '<w:tblBorders><w:insideH w:val="single" w:sz="4"/></w:tblBorders>'
INNER = table(
    row(*words("May", "12")), row(*words("June", "40")), row(*words("July", "7")), widths=(2500, 1500), properties=LINES
)
HELD = row(cell(p("North")), cell(p("As counted:") + INNER + p()), cell(p("Ice until April.")))
AFTER = row(*words("South", "None", "No count was made."))


def read(*rows: str) -> Reading:
    return read_word(docx(MASTHEAD + TITLE + p("1.\tSee the table below:") + table(*rows)), "en.docx", "en")


def cells(reading: Reading) -> list[list[tuple[str, int, int]]]:
    """Return the cells of each row: words, columns, rows."""
    found: etree._Element = next(reading.body.iter(akn("table")))
    return [
        [("".join(each.itertext()), int(each.get("colspan", "1")), int(each.get("rowspan", "1"))) for each in row]
        for row in found.iterfind(akn("tr"))
    ]


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.findings if each.code in ("F-253", "F-254")]


def test_rows_of_a_table_in_a_cell_are_rows_beside_which_the_other_cells_reach_down() -> None:
    found = read(HEAD, HELD, AFTER)
    assert cells(found) == [
        [("Harbour", 1, 1), ("Boats by month", 2, 1), ("Remarks", 1, 1)],
        [("North", 1, 4), ("As counted:", 2, 1), ("Ice until April.", 1, 4)],
        [("May", 1, 1), ("12", 1, 1)],
        [("June", 1, 1), ("40", 1, 1)],
        [("July", 1, 1), ("7", 1, 1)],
        [("South", 1, 1), ("None", 2, 1), ("No count was made.", 1, 1)],
    ]
    assert next(found.body.iter(akn("table"))).get(COLUMNS) == "250 312 188 250"
    assert codes(found) == ["F-253"]
    assert "row 2" in next(each.message for each in found.findings if each.code == "F-253")


def test_its_rules_stay() -> None:
    ruled = table(row(*words("May", "12")), row(*words("June", "40")), widths=(2500, 1500), properties=LINES)
    found = read(HEAD, row(cell(p("North")), cell(ruled), cell(p("Ice."))), AFTER)
    assert [each.get(RULE) for each in found.body.iter(akn("tr"))][1] == "none thin thin none"


def test_tables_side_by_side_share_their_rows_and_the_shorter_one_reaches_down() -> None:
    short = table(row(*words("Oars", "3")), widths=(1000, 1000))
    found = read(row(cell(p("North")), cell(INNER), cell(short)))
    assert cells(found) == [
        [("North", 1, 3), ("May", 1, 1), ("12", 1, 1), ("Oars", 1, 3), ("3", 1, 3)],
        [("June", 1, 1), ("40", 1, 1)],
        [("July", 1, 1), ("7", 1, 1)],
    ]


def test_a_table_within_a_table_within_a_table_is_there_too() -> None:
    deep = table(
        row(cell(p("May")), cell(table(row(*words("a", "b")), row(*words("c", "d")), widths=(500, 500)))),
        widths=(3000, 1000),
    )
    found = read(row(cell(p("North")), cell(deep), cell(p("Ice."))))
    assert [[each[0] for each in row] for row in cells(found)] == [["North", "May", "a", "b", "Ice."], ["c", "d"]]


def test_a_cell_that_is_one_of_several_rows_keeps_the_words_of_its_table_and_says_so() -> None:
    tall = row(cell(p("North")), cell(INNER, '<w:vMerge w:val="restart"/>'), cell(p("Ice.")))
    below = row(cell(p("South")), cell(p(), "<w:vMerge/>"), cell(p("None.")))
    found = read(HEAD, tall, below)
    assert cells(found)[1][1] == ("May12June40July7", 1, 2)
    assert codes(found) == ["F-254"]


def test_notes_and_numbers_that_word_counts_in_another_order_are_not_moved() -> None:
    listed = p("Fog", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    inner = table(row(cell(listed), cell(p("1"))), row(cell(listed), cell(p("2"))), widths=(2000, 2000))
    found = read(HEAD, row(cell(p("North")), cell(inner), cell(listed)))
    assert codes(found) == ["F-254"]


def test_a_frame_around_words_is_no_table_and_nothing_is_said() -> None:
    found = read(HEAD, row(cell(p("North")), cell(table(row(*words("May")), widths=(4000,))), cell(p("Ice."))))
    assert [[each[0] for each in row] for row in cells(found)][1] == ["North", "May", "Ice."]
    assert codes(found) == []


def test_tables_of_absurd_widths_keep_their_words() -> None:
    wide = table(row(cell(p("May"), '<w:gridSpan w:val="2000000000"/>'), cell(p("12"))), widths=(1, 1))
    narrow = table(*(row(*words(*map(str, range(30)))) for _ in range(2)), widths=(1,) * 30)
    found = read(
        row(cell(p("North")), cell(wide), cell(p("Ice."))), row(cell(p("South")), cell(narrow), cell(p("None.")))
    )
    said = [each[0] for row in cells(found) for each in row]
    assert all(any(word in each for each in said) for word in ("North", "May", "12", "Ice.", "South", "29", "None."))
