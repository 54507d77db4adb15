"""Tables whose rules run over all columns: programs that draw one rule where others draw one for each cell tell no columns by them."""

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import CONFIDENCE
from hexapla.readers.pdf.reader import read_pdf
from samples.pages_alone import drawn

Texts = list[tuple[float, float, float, str]]
LONG = "The harbour office notes that the vessels wait for pilots longer than was foreseen in the plan of the year"
POSTS = (("International", "1", "P-3", "Pilot"), ("National", "2", "NPO", "Keeper of lights"), ("National", "4", "NGS", "Clerk"),
         ("International", "1", "FS", "Master of quays"), ("National", "3", "NGS", "Bargeman"), ("National", "1", "NPO", "Surveyor"))  # fmt: skip


def rows(data: bytes) -> list[list[str]]:
    return [
        [plain_text(cell) for cell in row if plain_text(cell)]
        for row in read_pdf(data, "x.pdf", "en").body.iter("{*}tr")
    ]


def _posts(top: float) -> Texts:
    """Return rows of four columns: a figure and a grade stand nearer to each other than two sizes of type."""
    places = (60, 180, 193, 260)
    return [
        (left, top - 14 * number, 9, text)
        for number, row in enumerate(POSTS)
        for left, text in zip(places, row, strict=True)
    ]


def test_columns_that_no_rule_tells_are_told_by_words_that_begin_level_however_narrow_the_room_is() -> None:
    heads = [(60, 712, 9, "Type"), (172, 712, 9, "No."), (193, 712, 9, "Level"), (260, 712, 9, "Title")]
    page = [(60, 770, 10, f"1. {LONG}."), *heads, *_posts(692)]
    assert rows(drawn(page, rules=[(60, 530, 724), (60, 530, 706), (60, 530, 612)])) == [
        ["Type", "No.", "Level", "Title"],
        *map(list, POSTS),
    ]


def test_a_table_whose_head_stands_alone_at_the_end_of_a_page_has_the_columns_of_the_rows_below_it() -> None:
    text = [(60, 770 - 14 * number, 10, f"{LONG} {number}") for number in range(3)]
    heads = [(60, 112, 9, "Vessels"), (187, 112, 9, "Planned"), (228, 112, 9, "Spent"), (287, 112, 9, "Left")]
    heads += [(198, 122, 9, "2026"), (236, 122, 9, "2026"), (287, 122, 9, "2026")]
    figures = [("Pilots", "14 201.0", "13 860.4", "340.6"), ("Lights", "2 420.5", "2 417.1", "3.4"),
               ("Quays", "15 528.8", "16 504.8", "(976.0)"), ("Dredging", "9 981.1", "1 288.9", "8 692.2")]  # fmt: skip
    ends = (0, 218, 255, 305)
    body: Texts = []
    for number, row in enumerate(figures):
        base = 770 - 16 * number
        body.append((60, base, 9, row[0]))
        body += [(end - 4.5 * len(text), base, 9, text) for end, text in zip(ends[1:], row[1:], strict=True)]
    found = rows(drawn([*text, *heads], [*body, (60, 650, 10, f"2. {LONG}.")], rules=[(60, 310, 136), (60, 310, 104)]))
    assert [["Vessels", "2026 Planned", "2026 Spent", "2026 Left"], *map(list, figures)] == found


@pytest.mark.parametrize("leading", [1.2, 1.36, 1.5])
def test_lines_of_a_cell_are_one_however_far_apart_they_are_set_where_words_run_on(leading: float) -> None:
    titles = ("Programme of the harbour for the|vessels that wait at its mouth", "Lights and buoys", "Follow-up to the conference on the|pilots of the river and the dues|that are paid by them",
              "Report of the master of the|quays and of the lights", "Dues of the vessels that wait|for pilots and for tugs")  # fmt: skip
    page: Texts = [(60, 770, 10, f"1. {LONG}.")]
    base = 690.0
    for number, title in enumerate(titles, 101):
        page.append((60, base, 8.5, f"79/{number}"))
        for line in title.split("|"):
            page.append((150, base, 8.5, line))
            base -= leading * 8.5
        base -= 0.6 * 8.5
    found = rows(drawn(page, rules=[(60, 330, 704), (60, 330, base)]))
    assert found == [[f"79/{number}", title.replace("|", " ")] for number, title in enumerate(titles, 101)]


def test_a_row_alone_in_larger_type_is_doubtful_and_so_is_a_cell_whose_figures_may_be_two() -> None:
    heads = [(60, 712, 8, "Vessels"), (187, 712, 8, "2025"), (287, 712, 8, "2026")]
    page: Texts = [(60, 770, 10, f"1. {LONG}."), *heads]
    lines = [("Pilots", "14 201.0", "13 860.4"), ("Lights", "420.5 17.1", "3.4"), ("Quays at the river", "", ""), ("Tugs", "28.8", "76.0"), ("Buoys", "9.1", "2.2")]  # fmt: skip
    for number, row in enumerate(lines):
        size = 9.5 if not row[1] else 8
        page += [(left, 690 - 16 * number, size, text) for left, text in zip((60, 187, 287), row, strict=True) if text]
    reading = read_pdf(drawn(page, rules=[(60, 330, 724), (60, 330, 706), (60, 330, 616)]), "x.pdf", "en")
    sure = {plain_text(cell): cell.get(CONFIDENCE) for cell in reading.body.iter("{*}td") if plain_text(cell)}
    assert (sure["Quays at the river"], sure["420.5 17.1"], sure["14 201.0"], sure["Buoys"]) == (
        "0.70",
        "0.50",
        "1.00",
        "1.00",
    )


def test_titles_of_groups_and_one_row_between_rules_of_one_width_part_no_table() -> None:
    heads = [(60, 742, 9, "Type"), (180, 742, 9, "Number"), (260, 742, 9, "Title")]
    first = [(60, 700 - 14 * n, 9, kind) for n, kind in enumerate(("Pilots of the harbour", "Office of the master"))]
    first += [(60, 672, 9, "Post"), (180, 672, 9, "12"), (260, 672, 9, "Pilot")]
    last = [(60, 640, 9, "Net change"), (180, 640, 9, "12")]
    more = [(left, 610 - 14 * n, 9, text) for n, own in enumerate(POSTS) for left, text in ((60, own[0]), (180, own[1]), (260, own[3]))]  # fmt: skip
    rules = [(60, 530, height) for height in (754, 734, 660, 630, 530)]
    found = rows(drawn([*heads, *first, *last, *more], rules=rules))
    assert found[0] == ["Type", "Number", "Title"]
    assert [row[-1] for row in found].count("Clerk") == 1
    assert len(found) == 5 + len(POSTS)


def test_one_row_of_figures_below_heads_of_groups_has_a_cell_for_each() -> None:
    heads = [(322, 722, 7, "2024/25 variance"), (414, 722, 7, "2026/27 variance")]
    row = [(123, 706, 8.5, "Lamps of the quay"), (326, 706, 8.5, "\\($6 529.1\\)"), (376, 706, 8.5, "\\(6%\\)"), (423, 706, 8.5, "$762.4"), (470, 706, 8.5, "0.7%")]  # fmt: skip
    text = [(123, 680 - 14 * n, 10, LONG) for n in range(4)]
    found = rows(drawn([*heads, *row, *text], rules=[(303, 394, 717), (398, 489, 717), (123, 490, 702)]))
    assert found == [["2024/25 variance", "2026/27 variance"], ["Lamps of the quay", "($6 529.1)", "(6%)", "$762.4", "0.7%"]]  # fmt: skip


def test_heads_nearer_than_their_size_are_two_where_the_rows_below_them_leave_room() -> None:
    heads = [(60, 712, 7, "Section"), (180, 712, 7, "Type"), (240, 712, 7, "Number"), (270.7, 712, 7, "Level"), (302, 712, 7, "Title")]  # fmt: skip
    title = [(60, 692, 8.5, "Immediate office of the master of the harbour, its quays and lights")]
    posts = [
        (left, 674 - 14 * n, 8.5, text)
        for n, (kind, count, *more) in enumerate(POSTS)
        for left, text in zip((180, 255, 270.7, 302), (kind, f"\\({count}\\)", *more), strict=True)
    ]
    found = rows(drawn([*heads, *title, *posts], rules=[(60, 530, 724), (60, 530, 704), (60, 530, 594)]))
    assert found[0] == ["Section", "Type", "Number", "Level", "Title"]
    assert found[2:] == [[kind, f"({count})", *more] for kind, count, *more in POSTS]


def test_rows_below_a_head_that_rules_set_alone_tell_more_columns_than_narrow_heads_do() -> None:
    heads = [(440, 732, 7, "2025"), (472, 732, 7, "2025"), (504, 732, 7, "2026"), (537, 732, 7, "2027")]
    heads += [(60, 724, 7, "Kind"), (430, 724, 7, "planned"), (467, 724, 7, "actual"), (488, 724, 7, "planned"), (527, 724, 7, "planned")]  # fmt: skip
    said = ("Reports of the pilots", "Meetings of the council, its master and the keepers of lights of the harbour,|and those of the quays", "Letters")  # fmt: skip
    body: Texts = [(60, 704, 8.5, "A. Lights and buoys of the harbour")]
    for n, text in enumerate(said):
        base = 690 - 14 * n - 10 * (n > 1)
        *first, last = text.split("|")
        body += [(74, base, 8.5, *first)] if first else []
        base -= 10 * len(first)
        body += [(74, base, 8.5, last)]
        body += [(left, base, 8.5, str(n + place)) for place, left in enumerate((449, 480, 511, 545))]
    found = rows(drawn([*heads, *body], rules=[(59, 553, 742), (58, 554, 718)]))
    assert found[0] == ["Kind", "2025 planned", "2025 actual", "2026 planned", "2027 planned"]
    assert found[2:] == [
        [text.replace("|", " "), *(str(n + place) for place in range(4))] for n, text in enumerate(said)
    ]
