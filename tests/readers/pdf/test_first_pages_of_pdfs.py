"""First pages of published PDFs: the distribution block, names in several rows, notes of the masthead, lines that say what they are."""

from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.text.reader import read_text
from samples.pages_alone import drawn

LONG = "The committee took note of the report and of the statement that was made on the budget"
TOP = [(72, 790, 14, "United Nations"), (420, 790, 14, "A/HRC/59/25"), (72, 760, 18, "General Assembly")]
RIGHT = [(420, 760, 10, "Distr.: General"), (420, 748, 10, "6 May 2025")]
BODY = [(72, 660, 12, "Human Rights Council"), (72, 646, 10, "Fifty-ninth session"), (72, 634, 10, "Agenda item 3*")]
TITLE = [(110, 600, 14, "The right to water**"), (110, 570, 12, "Note by the Secretariat***")]
TEXT = [(110, 540, 10, f"1. {LONG}.")]
FOOT = [
    (115, 100, 8, "* See A/HRC/59/1."),
    (115, 88, 8, "** Issued late."),
    (115, 76, 8, "*** The annex is as received."),
]
RULE = [(110, 170, 112)]


def read(data: bytes, language: str = "en") -> Reading:
    return read_pdf(data, "x.pdf", language)


def slots(reading: Reading) -> list[tuple[str, str]]:
    return [(slot.key, slot.text) for slot in reading.slots]


def texts(reading: Reading) -> list[str]:
    return [plain_text(each) for each in reading.body.iter("{*}p")]


def doubts(reading: Reading) -> str:
    return " ".join(str(each.before) for each in reading.findings if each.code == "F-235")


def test_the_languages_in_two_rows_are_one_line_of_the_masthead_and_stand_before_its_body() -> None:
    rows = ["Original: English", "English, French, Russian and", "Spanish only"]
    right = [*RIGHT, *((420, 730 - 12 * place, 10, row) for place, row in enumerate(rows))]
    found = slots(read(drawn([*TOP, *right, *BODY, *TEXT])))
    assert [text for key, text in found if key == "original"] == ["Original: English"]
    assert ("limitation", "English, French, Russian and Spanish only") in found
    assert [text for key, text in found if key == "session"] == ["Fifty-ninth session", "Agenda item 3*"]


def test_an_item_above_the_languages_is_no_part_of_their_line() -> None:
    right = [*RIGHT, (420, 730, 10, "Item 4"), (420, 718, 10, "English only")]
    assert ("limitation", "English only") in slots(read(drawn([*TOP, *right, *BODY, *TEXT])))


def test_a_name_set_large_in_several_rows_is_one_line_of_the_masthead() -> None:
    name = ["Third Conference of the States to the", "Convention on the Keeping of", "Lighthouses"]
    rows = [(72, 760 - 20 * place, 18, row) for place, row in enumerate(name)]
    top = [(420, 790, 14, "A/CONF.230/2025/8"), *rows]
    found = slots(read(drawn([*top, *RIGHT, (72, 660, 10, "New York, 3 to 7 March 2025"), *TITLE[:1], *TEXT])))
    assert " ".join(name) in [text for _, text in found]
    assert ("session", "New York, 3 to 7 March 2025") in found
    assert ("title", "The right to water**") in found


def test_two_bodies_set_large_are_two_lines_of_the_masthead() -> None:
    rows = [(72, 760, 18, "Conference of the Keepers"), (72, 740, 18, "Working Group on Lamps")]
    found = [text for _, text in slots(read(drawn([*TOP[:2], *rows, *RIGHT, *BODY, *TEXT])))]
    assert {"Conference of the Keepers", "Working Group on Lamps"} <= {*found}


def test_notes_of_the_first_page_that_its_lines_call_stand_before_the_text_and_that_of_the_title_in_it() -> None:
    reading = read(drawn([*TOP, *RIGHT, *BODY, *TITLE, *TEXT, *FOOT], [(110, 740, 10, f"2. {LONG}.")], rules=RULE))
    (title,) = [slot for slot in reading.slots if slot.key == "title"]
    assert title.content is not None
    assert [plain_text(each) for each in title.content.iter("{*}authorialNote")] == ["Issued late."]
    assert texts(reading) == ["* See A/HRC/59/1.", "*** The annex is as received.", f"{LONG}.", f"{LONG}."]


def test_a_note_of_the_foot_that_the_masthead_does_not_call_stays_behind_its_text() -> None:
    text = [(110, 540, 10, f"1. {LONG}"), (110, 528, 10, "of the tables*** of the year.")]
    reading = read(drawn([*TOP, *RIGHT, *BODY[:2], *text, (115, 100, 8, "*** Held elsewhere.")], rules=RULE))
    assert [plain_text(each) for each in reading.body.iter("{*}authorialNote")] == ["Held elsewhere."]


def test_a_note_of_the_masthead_ends_no_preamble() -> None:
    recitals = [f"Recalling the letter number {number} of the chair of its committee on the sea," for number in (1, 2)]
    lines = ["The Human Rights Council,", *recitals]
    rows = [(110, 560 - 24 * place, 10, row) for place, row in enumerate(lines)]
    decides = [(110, 480, 10, "1. Decides to remain seized of the matter.")]
    page = [*TOP, *RIGHT, *BODY, (110, 600, 14, "Draft resolution on nets"), *rows, *decides, FOOT[0]]
    reading = read(drawn(page, rules=RULE))
    assert reading.preamble is not None
    assert [plain_text(each) for each in reading.preamble.iter("{*}recital")] == recitals
    assert texts(reading)[0] == "* See A/HRC/59/1."


def test_the_parenthesis_below_a_report_says_where_a_body_met_and_is_no_title() -> None:
    name = (72, 640, 14, "Report of the Committee on Lamps at its ninth session")
    where = (72, 610, 12, "\\(United Nations Office, Geneva, 1 and 2 April 2025\\)")
    found = slots(
        read(drawn([*TOP, *RIGHT, name, where, (72, 560, 14, "I. Introduction"), (72, 530, 10, f"1. {LONG}.")]))
    )
    assert ("title", "Report of the Committee on Lamps at its ninth session") in found
    assert ("subtitle", "(United Nations Office, Geneva, 1 and 2 April 2025)") in found


def test_the_place_and_the_days_of_a_forum_are_a_line_of_its_session() -> None:
    lines = ["United Nations", "E/FFDF/2025/2", "Economic and Social Council", "Distr.: General", "14 May 2025", "Original: English",
             "Forum on lamps", "Geneva, Annecy, 28 and 29 April 2025", "Report of the forum on lamps", "1. The forum met."]  # fmt: skip
    found = [(slot.key, slot.text) for slot in read_text("\n".join(lines).encode(), "en.txt", "en").slots]
    assert ("session", "Geneva, Annecy, 28 and 29 April 2025") in found
    assert ("title", "Report of the forum on lamps") in found


def test_the_word_summary_and_the_meeting_that_adopted_a_text_are_not_doubtful() -> None:
    end = [(300, 400, 10, "34th meeting"), (300, 388, 10, "8 July 2025"), (110, 360, 10, "[Adopted without a vote.]")]
    reading = read(drawn([*TOP, *RIGHT, *BODY, *TITLE[:1], (72, 570, 12, "Summary"), *TEXT, *end]))
    assert not any(words in doubts(reading) for words in ("Summary", "34th meeting", "8 July 2025"))
    assert not [each for each in reading.body.iter("{*}heading") if plain_text(each) in ("34th meeting", "8 July 2025")]
