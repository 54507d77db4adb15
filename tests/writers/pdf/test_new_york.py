"""Pages of New York: contents where the source has them, notes of the masthead at the foot, tables as its template sets them."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree
from pypdfium2 import PdfDocument

from hexapla.akn.grid import grid
from hexapla.akn.table_kinds import of_figures
from hexapla.present.presentation import Entry, Presentation
from hexapla.stations import stations
from hexapla.tools.pdfgate import verify_pdf
from hexapla.typography.fonts import width
from hexapla.writers import pdf
from hexapla.writers.markup.composer import Composer, Flavour
from hexapla.writers.markup.front_notes import front_notes
from hexapla.writers.markup.listed_headings import listed_headings
from hexapla.writers.markup.table_layout import Room, layout
from hexapla.writers.pdf.contents import with_contents
from samples import tables as samples
from samples.paper import long_lines, single
from samples.pdf_pages import elements, find, near, texts
from samples.spoken_text import fold, of_pdf

PARTS = [line for n in range(4) for line in (("chapter", "I.", f"Part {n}"), *long_lines("en", 3)[1:])]
NOTES = [("alinea", "", "* Reissued for technical reasons."), ("alinea", "", "** A/81/50.")]


def new_york(lines: list[tuple[str, str, str]]) -> Presentation:
    return replace(single("en", lines), symbol="A/80/9")


def with_list(edition: Presentation, following: str, *said: str) -> Presentation:
    headings = [block for block in edition.first.blocks if block.kind == "heading"]
    entries = tuple(Entry(each.eid, 1, "I.", f"Part {n}", "", "chapter") for n, each in enumerate(headings))
    column = replace(edition.first, contents=entries, source_contents=(following, "Contents", *said))
    return replace(edition, columns=(column,))


def elements_of(edition: Presentation) -> list[etree._Element]:
    return list(with_contents(Composer(edition.first, Flavour.PDF).body(), edition).elements)


def test_a_contents_list_of_the_source_is_printed_in_its_place_with_its_headings_alone() -> None:
    edition = new_york(PARTS)
    third = [block for block in edition.first.blocks if block.kind == "heading"][2]
    found = elements_of(with_list(edition, third.eid, "I.\tPart 1\t2", "Part 3"))
    (place,) = (index for index, each in enumerate(found) if each.get("class") == "contents")
    assert found[place + 1].get("id") == third.eid
    assert ["".join(map(str, each.itertext())) for each in found[place].iterfind(".//a")] == ["I. Part 1", "I. Part 3"]


def test_a_contents_list_without_a_heading_keeps_its_first_line() -> None:
    edition = with_list(new_york(PARTS), "", "Part 1", "Part 3")
    following, _, *said = edition.first.source_contents
    bare = replace(edition, columns=(replace(edition.first, source_contents=(following, *said)),))
    for each in (edition, bare):
        (made,) = (found for found in elements_of(each) if found.get("class") == "contents")
        assert ["".join(map(str, line.itertext())) for line in made.iter("a")] == ["I. Part 1", "I. Part 3"]


def test_of_headings_that_stand_twice_the_contents_list_has_those_of_the_higher_level() -> None:
    names = [
        ("Mandates", 1),
        ("Subprogramme 1", 2),
        ("Subprogramme 2", 2),
        ("Subprogramme 1", 1),
        ("Objective", 2),
        ("Subprogramme 2", 1),
    ]
    headings = [Entry(f"d{number}", level, None, name, "", "h1") for number, (name, level) in enumerate(names)]
    said = [entry.eid for entry in listed_headings(headings, ["Mandates\t2", "Subprogramme 1\t4", "Subprogramme 2\t9"])]
    assert said == ["d0", "d3", "d5"]
    names += [("Annex", 1), ("Subprogramme 1", 1)]
    with_annex = [Entry(f"d{number}", level, None, name, "", "h1") for number, (name, level) in enumerate(names)]
    told = ["Mandates", "Subprogramme 1", "Subprogramme 2", "Annex"]
    assert [entry.eid for entry in listed_headings(with_annex, told)] == ["d0", "d3", "d5", "d6"]
    below = [replace(entry, level=1 if number else 3) for number, entry in enumerate(headings[:4])]
    assert [entry.eid for entry in listed_headings(below, ["Mandates", "Subprogramme 1", "Subprogramme 2"])] == [
        "d0",
        "d1",
        "d2",
    ]


def test_of_headings_that_stand_twice_the_contents_list_has_the_one_between_its_neighbours() -> None:
    edition = with_list(new_york(PARTS), "", "Part 1", "Programme of work", "Part 3")
    names = ["Part 1", "Part 3", "Programme of work", "Part 3"]
    entries = tuple(replace(one, text=name) for one, name in zip(edition.first.contents, names, strict=True))
    (made,) = (each for each in elements_of(replace(edition, columns=(replace(edition.first, contents=entries),)))
               if each.get("class") == "contents")  # fmt: skip
    assert [each.get("href") for each in made.iter("a")] == [f"#{entries[place].eid}" for place in (0, 2, 3)]


def test_the_contents_list_has_the_points_marks_and_groups_of_the_source() -> None:
    edition = with_list(
        new_york(PARTS), "", "Page", "Part 0\t1", "Part. 1***\t2", "I.\tPart 2\t3", "Annexes", "Part 3\t5"
    )
    (made,) = (each for each in elements_of(edition) if each.get("class") == "contents")
    lines = ["".join(map(str, each.itertext())) for each in made.iterfind(".//div[@role='doc-toc-entry']")]
    assert lines == ["I. Part 0", "I. Part. 1***", "I. Part 2", "Annexes", "I. Part 3"]


def test_a_line_of_the_contents_list_that_leads_back_costs_the_others_neither_marks_nor_groups() -> None:
    edition = with_list(
        new_york(PARTS), "", "Part 0\t1", "Part 1**\t2", "Part 0\t2", "Part 2\t3", "Annexes", "Part 3\t5"
    )
    (made,) = (each for each in elements_of(edition) if each.get("class") == "contents")
    lines = ["".join(map(str, each.itertext())) for each in made.iterfind(".//div[@role='doc-toc-entry']")]
    assert lines == ["I. Part 0", "I. Part 1**", "I. Part 2", "Annexes", "I. Part 3"]


def test_an_annex_below_the_word_for_it_is_not_called_one_again_and_has_the_number_of_its_line() -> None:
    edition = with_list(
        new_york(PARTS), "", "I.\tPart 0\t1", "I.\tPart 1\t2", "Annex", "Part 2\t3", "Annexes", "II.\tPart 3\t4"
    )
    numbers = ["I.", "I.", "Annex", "Annex II"]
    entries = tuple(replace(one, num=num) for one, num in zip(edition.first.contents, numbers, strict=True))
    (made,) = (each for each in elements_of(replace(edition, columns=(replace(edition.first, contents=entries),)))
               if each.get("class") == "contents")  # fmt: skip
    lines = [
        ("".join(map(str, each.itertext())), (each.get("class") or "").split()[2:])
        for each in made.iterfind(".//div[@role='doc-toc-entry']")
    ]
    assert lines == [
        ("I. Part 0", []), ("I. Part 1", []),
        ("Annex", ["group"]), ("Part 2", ["grouped"]), ("Annexes", ["group"]), ("II. Part 3", ["grouped"]),
    ]  # fmt: skip


def test_a_contents_list_may_say_a_numbered_heading_behind_the_first_words_of_one_above_it() -> None:
    edition = with_list(
        new_york(PARTS), "", "Office 1. Boats\t1", "Office 1 (a). Sail\t2", "Quay (b). Steam\t4", "Rafts\t5"
    )
    names = [(None, "Office 1 Boats"), ("(a)", "Sail"), ("(b)", "Steam"), (None, "Rafts")]
    entries = tuple(
        replace(one, num=num, text=name) for one, (num, name) in zip(edition.first.contents, names, strict=True)
    )
    (made,) = (each for each in elements_of(replace(edition, columns=(replace(edition.first, contents=entries),)))
               if each.get("class") == "contents")  # fmt: skip
    assert ["".join(map(str, each.itertext())) for each in made.iter("a")] == [
        "Office 1. Boats",
        "Office 1\u00a0(a). Sail",
        "Rafts",
    ]


def test_a_line_that_has_the_number_of_a_heading_and_begins_its_words_is_that_heading() -> None:
    edition = with_list(new_york(PARTS), "", "I.\tPart 0\t1", "I.\tPart 1\t2", "3.\tHarbours\t4", "4.\tHarb\t5")
    named = zip(
        edition.first.contents,
        ["I.", "I.", "3.", "4."],
        ["Part 0", "Part 1", "Harbours and piers", "Harbour dues"],
        strict=True,
    )
    entries = tuple(replace(one, num=num, text=text) for one, num, text in named)
    (made,) = (each for each in elements_of(replace(edition, columns=(replace(edition.first, contents=entries),)))
               if each.get("class") == "contents")  # fmt: skip
    lines = ["".join(map(str, each.itertext())) for each in made.iterfind(".//div[@role='doc-toc-entry']")]
    assert lines == ["I. Part 0", "I. Part 1", "3. Harbours and piers"]


def test_a_list_that_says_other_things_than_headings_is_none() -> None:
    edition = with_list(new_york(PARTS), "", "Abbreviations", "Maps", "Part 1")
    assert not any(each.get("class") == "contents" for each in elements_of(edition))


def test_the_job_number_stands_across_from_the_number_of_every_later_page() -> None:
    issued = single("en", long_lines("en", 12), job_number="26-00123 (E)")
    data = pdf.write(replace(issued, symbol="A/80/9", status="issued"))
    left, right = (find(texts(data, page), "26-00123") for page in (2, 3))
    assert (left.words, right.words) == ("26-00123", "26-00123")
    assert left.x > 500
    assert right.x == near(60)
    assert (left.size, right.size) == (7, 7)
    assert not any(text.words.startswith("26-00123") for text in texts(pdf.write(new_york(long_lines("en", 12))), 2))


def test_notes_of_the_masthead_stand_at_the_foot_of_page_one() -> None:
    edition = new_york([*NOTES, *long_lines("en", 2)])
    assert len(front_notes(edition.first)) == len(NOTES)
    data = pdf.write(edition)
    found = texts(data, 1)
    note = next(text for text in found if "Reissued" in text.words)
    assert note.base > max(text.base for text in found if "Committee" in text.words)
    assert not verify_pdf(data, pdf.expected(edition)).findings


def test_tables_of_figures_have_the_type_of_the_template_and_tables_of_words_that_of_the_text() -> None:
    room = Room(365.6, 492, 672, stations()["new-york"].tables)
    assert layout(grid(samples.table(samples.NARROW)), room, "en").size == pytest.approx(8.5)
    words = samples.row("Request", "Action taken", kind="th") + samples.row("To report on it.", "It was reported.")
    assert layout(grid(samples.table(words)), room, "en").size == pytest.approx(10)
    assert layout(grid(samples.table(words)), Room(368, 482), "en").size == pytest.approx(9)
    years = samples.row("2023", "2024", "2025", "", "2026", "2027", kind="th")
    results = samples.row("To plan.", "–", "To report.", "", "It was reported.", "To go on.")
    parted = samples.table(years + results)  # a narrow column without words is room between two rules
    assert layout(grid(parted), room, "en").size == pytest.approx(10)


def test_figures_in_square_brackets_are_figures() -> None:
    rows = [samples.row("Reports", "3", "– [1]"), samples.row("Meetings of the Committee", "12", "5 [10]")]
    assert of_figures(grid(samples.table(samples.row("", "2025", "2026", kind="th") + "".join(rows))))


def test_symbols_and_their_titles_are_a_list_also_in_a_single_row_and_words_in_a_single_row_are_a_table() -> None:
    room = Room(365.6, 492, 672, stations()["new-york"].tables)
    listed = samples.row("66/3 A and B", "Shared premises")
    assert layout(grid(samples.table(listed)), room, "en").is_list
    assert layout(grid(samples.table(listed + samples.row("67/9", "Reporting"))), room, "en").is_list
    assert not layout(grid(samples.table(samples.row("Objective", "Fewer delays"))), room, "en").is_list


def test_a_list_of_names_fills_the_page_and_goes_on_over_the_next_and_is_read_in_its_order() -> None:
    note = '<sup class="footnote"><authorialNote marker="3" placement="bottom"><p>As orally revised.</p></authorialNote></sup>'
    titles = [
        f"Name {n} of a resolution that goes on over more than one line of its column, as it does" for n in range(90)
    ]
    rows = "".join(samples.row(f"{n}/1", f"{title}{note if n == 70 else ''}") for n, title in enumerate(titles))
    edition = replace(samples.edition("en", names=rows, figures=samples.NARROW), symbol="A/80/9")
    data = pdf.write(edition)
    assert not verify_pdf(data, pdf.expected(edition)).findings
    places = {
        found.words: (page, found.x, found.base)
        for page in range(1, len(PdfDocument(io.BytesIO(data))) + 1)
        for found in texts(data, page)
        if re.fullmatch(r"\d+/1", found.words)
    }
    assert list(places) == [f"{n}/1" for n in range(90)]
    assert list(places.values()) == sorted(places.values())  # down the left column of a page, then down the right one
    ends = {page: max(base for at, _, base in places.values() if at == page) for page, _, _ in places.values()}
    *full, _ = sorted(ends)
    assert len(full) > 0
    assert all(ends[page] > 640 for page in full)
    said = fold(of_pdf(data, ("en",))["en"].body)
    names = [fold(title) for title in titles]
    assert [said.count(name) for name in names] == [1] * 90
    assert [said.index(name) for name in names] == sorted(said.index(name) for name in names)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert sum(each.S == "/Table" for each in elements(file)) == 2


def test_a_date_in_a_narrow_head_divides_behind_its_hyphen_and_loses_nothing() -> None:
    head = samples.row("Category", *["Actual as at 31 December-2025"] * 7, kind="th")
    edition = replace(
        samples.edition("en", rates=head + samples.row("Military observers", *["1.5"] * 7)), symbol="A/80/9"
    )
    data = pdf.write(edition)
    assert not verify_pdf(data, pdf.expected(edition)).findings
    found = [text.words for text in texts(data, 1)]
    assert found.count("2025") == 7
    assert "\u200b" not in "".join(found)


def test_notes_below_tables_are_set_as_wide_as_the_text_and_stand_off_from_them() -> None:
    edition = replace(samples.edition("en", noted=samples.NOTED), symbol="A/80/9")
    found = texts(pdf.write(edition), 1)
    note, last = (next(text for text in found if text.words == words) for words in ("From June on.", "2020"))
    assert note.end - note.x == pytest.approx((width("From June on.") + 12 * 0.3 / 8.5) * 8.5, abs=1)
    assert note.base - last.base == pytest.approx(19.8, abs=0.5)


def test_one_row_of_figures_under_its_head_stays_with_the_paragraph_below_it() -> None:
    head, rows = samples.row("Variance", "Amount", kind="th"), samples.row("Air travel", "1 417.7")
    kinds = []
    for body in (rows, rows * 3):
        edition = samples.edition("en", figures=head + body)
        (holder,) = Composer(edition.first, Flavour.PDF).body().elements[-1].iter("div")
        kinds.append("tied" in holder.get("class", "").split())
    assert kinds == [True, False]


def test_paragraphs_of_a_cell_that_is_set_as_text_stand_apart_as_those_of_the_text_do() -> None:
    cell = "<td><p>Boats are counted in May.</p><p>Those of the southern ones are not.</p></td>"
    rows = samples.row("Berths", "Boats", kind="th") + f"<tr><td><p>All of them, whoever owns them.</p></td>{cell}</tr>"
    made = pdf.write(replace(samples.edition("en", table=rows), symbol="A/80/9"))
    with PdfDocument(made) as file:
        found = [each for page in range(len(file)) for each in texts(made, page + 1)]
    above, below = find(found, "Boats are"), find(found, "Those of the southern")
    assert below.base - above.base == near(18)
