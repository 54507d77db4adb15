"""Layouts other than that of New York: files without blanks, mastheads of Geneva, framed words, lists that a contents list reaches."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.readers.pdf.pages import pages_of
from hexapla.readers.pdf.paragraphs import Measure, paragraphs_of
from hexapla.readers.pdf.pieces import Piece
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.structure.contents_list import contents_range
from samples.pages_alone import drawn, page_of
from samples.tagged_pages import Words, tagged

LONG = "The committee took note of the report and of the statement that was made on the budget"
ROWS = [
    Words(70, 700, LONG, 1),
    Words(70, 688, "and closed the debate on the item.", 1),
    Words(70, 668, "Its chair had asked for it in a letter that was sent to all of the members and", 2),
    Words(70, 656, "to the observers of the session.", 2),
    Words(70, 636, "A letter of the chair was sent to all of the members, and its words were those", 3),
]
HEAD = [(72, 790, 14, "United Nations"), (420, 790, 14, "A/HRC/59/25"), (72, 760, 18, "General Assembly")]


def by_gaps(*rows: Sequence[str], font: str = "Times-Roman", gap: int = 150) -> list[str]:
    """Return the operators that set words apart by gaps, in thousandths of the size, and draw no blank."""
    parts = [f" -{gap} ".join(f"({word})" for word in words) for words in rows]
    return [f"BT /{font} 10 Tf 70 {700 - 12 * place} Td [{each}] TJ ET" for place, each in enumerate(parts)]


def read(data: bytes) -> Reading:
    return read_pdf(data, "x.pdf", "en")


def texts(reading: Reading) -> list[str]:
    return [plain_text(each) for each in reading.body.iter("{*}p")]


def slots(reading: Reading) -> list[tuple[str, str]]:
    return [(slot.key, slot.text) for slot in reading.slots]


def test_narrow_gaps_part_the_words_of_a_file_that_draws_no_blanks() -> None:
    rows = [LONG.split(), ["and", "closed", "the", "debate", "of", "the", "day", "by", "a", "vote."]]
    assert texts(read(page_of(by_gaps(*rows)))) == [f"{LONG} and closed the debate of the day by a vote."]


def test_the_tail_of_an_italic_letter_hides_no_gap() -> None:
    plain = [f"BT /Times-Roman 10 Tf 70 {600 - 12 * place} Td ({LONG}) Tj ET" for place in range(3)]
    italic = by_gaps(
        ["It", "calls", "for", "cuts", "of", "fees", "for", "far", "harbours."], font="Times-Italic", gap=200
    )
    assert texts(read(page_of([*italic, *plain])))[0] == "It calls for cuts of fees for far harbours."


def test_a_paragraph_that_the_structure_tree_cuts_where_notes_stand_is_one() -> None:
    after = [Words(70, 760, "of the letter before, and no one spoke.", 4), Words(70, 730, "The session was closed.", 5)]
    found = texts(read(tagged(ROWS, after)))
    assert found[-2:] == [
        "A letter of the chair was sent to all of the members, and its words were those of the letter before, and no one spoke.",
        "The session was closed.",
    ]


def test_an_element_that_begins_a_page_after_a_full_stop_is_a_paragraph_by_itself() -> None:
    rows = [
        *ROWS[:-1],
        Words(70, 636, "A letter of the chair was sent to all of the members, and its words are known.", 3),
    ]
    assert texts(read(tagged(rows, [Words(70, 760, "iron and coal were spoken of, too.", 4)])))[-1].startswith("iron")


def test_notes_of_the_structure_tree_need_no_rule_above_them() -> None:
    foot = [Words(70, 80, "* Circulated as received in its language only.", 6, "Note", 8)]
    rows = [*ROWS[:-1], Words(70, 636, "The annex* was sent to all of the members, and its words were those", 3)]
    reading = read(tagged([*rows, *foot], [Words(70, 760, "of the letter before.", 3)]))
    (note,) = reading.body.iter("{*}authorialNote")
    assert plain_text(note) == "Circulated as received in its language only."
    assert any(text.endswith("and its words were those of the letter before.") for text in texts(reading))


def test_job_numbers_and_bar_codes_above_a_large_code_are_furniture() -> None:
    foot = [(57, 120, 10, "GE.14-24945 \\(E\\)"), (300, 120, 10, "050525 060525"), (57, 100, 12, "*1424945*")]
    reading = read(drawn([*HEAD, (72, 500, 10, f"1. {LONG}."), *foot]))
    assert ("job_number", "GE.14-24945") in slots(reading)
    assert texts(reading) == [f"{LONG}."]


def test_words_in_one_text_box_are_text_and_no_drawing() -> None:
    framed = [Words(80, 120, "This paper was drawn up by the office of the harbour alone.", 7, "Textbox")]
    reading = read(tagged([*ROWS[:-1], *framed], boxes=[(70, 90, 400, 150)]))
    assert "This paper was drawn up by the office of the harbour alone." in texts(reading)
    assert not reading.media


def test_the_name_of_the_organization_in_two_rows_is_one_line_of_the_masthead() -> None:
    head = [(72, 772, 14, "UNITED"), (72, 755, 14, "NATIONS"), (500, 755, 36, "A"), (150, 705, 18, "General Assembly"),
            (407, 705, 12, "Distr."), (407, 691, 12, "GENERAL"), (407, 663, 12, "A/HRC/8/38"), (407, 649, 12, "29 May 2008")]  # fmt: skip
    found = slots(read(drawn([*head, (72, 500, 12, f"1. {LONG}.")])))
    assert {("authority", "UNITED NATIONS"), ("distribution", "Distr. GENERAL"), ("symbol", "A/HRC/8/38")} <= {*found}


def test_the_original_and_the_languages_below_it_are_two_lines_of_the_masthead() -> None:
    head = [(x, base, size, words) for x, base, size, words in HEAD]
    right = [(420, 760, 10, "Distr.: General"), (420, 748, 10, "6 May 2025"), (420, 724, 10, "Original: English")]
    below = [(420, 712, 10, "English, French, Russian and"), (420, 700, 10, "Spanish only")]
    found = slots(read(drawn([*head, *right, *below, (72, 500, 10, f"1. {LONG}.")])))
    assert ("original", "Original: English") in found


def test_a_drawing_among_the_entries_of_a_contents_list_is_kept() -> None:
    entries = [Words(72, 740, "Contents", 1)]
    entries += [Words(72, 700 - 20 * n, f"{each} {'.' * 60} {n + 1}", n + 2, "TOCI") for n, each in enumerate(("Quays", "Pilots", "Fees"))]  # fmt: skip
    names = [Words(110, 520, "Office of the Director"), Words(280, 520, "Legal Unit"), Words(210, 440, "Library")]
    boxes = [(100, 480, 260, 560), (270, 480, 430, 560), (200, 410, 360, 470)]
    last = [Words(72, 380 - 20 * n, f"{each} {'.' * 60} {n + 4}", n + 6, "TOCI") for n, each in enumerate(("Dues", "Annex"))]  # fmt: skip
    reading = read(tagged([*entries, *names, *last], boxes=boxes))
    assert len(reading.media) == 1
    assert "Office of the Director" in texts(reading)


def test_a_heading_that_its_contents_list_has_with_a_roman_number_ends_the_list() -> None:
    entries = [("Summary", "iii"), ("Abbreviations", "v"), ("Introduction", "1"), ("Conclusion", "4")]
    lines = [
        "Contents",
        *(f"{each} {'.' * 60} {page}" for each, page in entries),
        "Abbreviations",
        f"{LONG}.",
        "Introduction",
    ]
    assert contents_range(lines, "en") == range(len(entries) + 1)


def test_the_wide_gaps_of_a_stretched_row_are_blanks() -> None:
    words = ["Strengthen", "rights", "training", "among", "the"]
    first = [(72, 700, 10, "12."), *((100 + 78 * n, 700, 10, word) for n, word in enumerate(words))]
    rows = [*first, (72, 688, 10, "pilots of the harbour, who have had none of it since the year before last year;")]
    data = drawn([(72, 740, 10, f"11. {LONG}."), *rows])
    (found,) = [each for each in read(data).body.iter("{*}p") if "Strengthen" in plain_text(each)]
    assert "\t" not in etree.tostring(found, encoding=str)
    assert plain_text(found).startswith("Strengthen rights training among the pilots")


def test_a_bold_line_that_reaches_over_its_column_is_no_part_of_the_paragraph_below_it() -> None:
    narrow = [(72, 700 - 12 * n, 10, "Everyone has the right to rest and leisure,") for n in range(6)]
    numbered = [
        (72, 628, 10, "8. Everyone has the right to a standard"),
        (72, 616, 10, "of living that is adequate for health."),
    ]
    page = drawn([*narrow, *numbered])
    rows = [row for page in pages_of(page, "x.pdf") for row in rows_of(page)]
    wide = replace(
        rows[0],
        pieces=(
            Piece(
                tuple(
                    replace(each, right=each.right + 200, base=640, marks=frozenset("b"))
                    for each in rows[0].pieces[0].glyphs
                )
            ),
        ),
    )
    ordered = [*rows[:6], wide, *rows[6:]]
    found = paragraphs_of(ordered, Measure.of([rows]), "en")
    assert [each.first.text[:2] for each in found][-2:] == ["Ev", "8."]
