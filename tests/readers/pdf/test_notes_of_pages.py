"""Notes at the foot of pages, and those that are typed: what stands before their marks, and what parts these from their words."""

import pytest
from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import MARKED, E
from hexapla.akn.reading import Reading
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.typed_notes import with_typed_notes
from samples.pages_alone import page_of
from samples.tagged_pages import Words, tagged

TOLD = "The terms of the pilots are told in the tables, and the harbour paid for all of them."
SAID = "The short names stand in every table of the lamps."
RAISED = "/Times-Roman 6 Tf 4 Ts ({}) Tj 0 Ts /Times-Roman 10 Tf"
PILOTS = "The pilots are counted in full years."


def read(data: bytes) -> Reading:
    return read_pdf(data, "x.pdf", "en")


def notes(reading: Reading) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Return the mark of each note, its paragraphs, and which of them has the mark."""
    return [
        (str(note.get("marker")), [(plain_text(p), p.get(MARKED)) for p in note.iter("{*}p")])
        for note in reading.body.iter("{*}authorialNote")
    ]


def texts(reading: Reading) -> list[str]:
    return [plain_text(each) for each in reading.body.iter("{*}p") if each.getparent().tag.endswith("content")]


def foot(*rows: tuple[str, float, float, str, str]) -> bytes:
    """Return a page of a paragraph that calls notes 3 and 4, a rule, and rows: font, edge, baseline, mark, words."""
    lines = [
        f"BT /Times-Roman 10 Tf 70 700 Td ({TOLD}) Tj {RAISED.format(3)} (All heard it.) Tj {RAISED.format(4)} ET",
        "70 140 100 0.5 re f",
    ]
    for font, left, base, mark, words in rows:
        raised = f"/Times-Roman 5 Tf 3 Ts ({mark}) Tj 0 Ts" if mark else ""
        lead, colon, rest = words.partition(":") if font == "Times-Italic" else ("", "", words)
        lines.append(
            f"BT {left} {base} Td {raised} /Times-Italic 8 Tf ({lead}) Tj /Times-Roman 8 Tf ({colon}{rest}) Tj ET"
        )
    return page_of(lines)


def test_a_paragraph_that_says_it_explains_begins_the_note_below_it() -> None:
    reading = read(
        foot(
            ("Times-Roman", 80, 128, "3", "By a letter of May."),
            ("Times-Italic", 80, 118, "", f"Note: {SAID}"),
            ("Times-Roman", 80, 108, "4", PILOTS),
        )
    )
    assert notes(reading) == [
        ("3", [("By a letter of May.", None)]),
        ("4", [(f"Note: {SAID}", None), (PILOTS, "true")]),
    ]
    assert len(texts(reading)) == 1


def test_what_explains_the_names_in_a_table_is_no_part_of_its_first_note() -> None:
    reading = read(
        foot(
            ("Times-Italic", 80, 128, "", f"Note: {SAID}"),
            ("Times-Roman", 80, 118, "a", PILOTS),
        )
    )
    assert [text for text in texts(reading) if SAID in text] == [f"Note: {SAID}"]


def test_paragraphs_of_one_note_of_the_structure_tree_are_one_note() -> None:
    foot_of_page = [
        Words(70, 92, SAID, 6, "Note", 8),
        Words(70, 80, f"* {PILOTS}", 6, "Note", 8),
    ]
    rows = [
        Words(70, 700, "The terms of the pilots* are told in the tables of the harbour and in the letters of", 1),
        Words(70, 688, "its council.", 1),
    ]
    found = notes(read(tagged([*rows, *foot_of_page], [Words(70, 760, "The session was closed.", 7)])))
    assert found == [("*", [(SAID, None), (PILOTS, "true")])]


@pytest.mark.parametrize("blank", ["\u202f\t", "\u202f", "\t", "\u00a0"])
def test_a_typed_mark_is_parted_from_its_words_by_any_blank(blank: str) -> None:
    def line(number: int, *content: str | etree._Element) -> Line:
        made = E.p(*content)
        return Line(number, plain_text(made), 0, None, None, made)

    called = line(1, "The pilots", E.sup("a"), " of the harbour.")
    found, _, _ = with_typed_notes([called, line(2, E.sup("a"), f"{blank}{PILOTS}")], "en")
    assert [each.number for each in found] == [1]
    assert [plain_text(each) for each in found[0].content.iter("{*}authorialNote")] == [PILOTS]
