"""What our own Word files set otherwise than their source does comes back as the source has it."""

from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.canonical import to_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import CLOSER, LEADING, TRACKING, E, hx, local
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from hexapla.writers import write
from samples.docx import W, WordFile
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, r, row, styles, table

SPACED = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:rPr><w:spacing w:val="4"/><w:w w:val="103"/></w:rPr></w:style>'
)
ITALIC, BOLD, RAISED = "<w:i/>", "<w:b/>", '<w:i/><w:vertAlign w:val="superscript"/>'
CLOSE = '<w:spacing w:val="-2"/>'
LONG = "Boats that carry stones along the shore lie lower in the water than those that carry wool"


def document_of(*body: str, boxes: etree._Element | None = None) -> AknDocument:
    """Return the document of a Word file, or of one with the boxes of a drawing behind its text."""
    source = docx(MASTHEAD + TITLE + p("1.\tSee:") + "".join(body), parts={"styles": styles(SPACED)})
    reading, config = read_word(source, "en.docx", "en"), DocumentConfig(Path("document.toml"))
    if boxes is not None:
        reading.body.append(E.alinea(E.content(boxes)))
    return canonicalise(reading, settle([reading], config).metadata, config, "en")[0]


def our_file(document: AknDocument) -> bytes:
    return write(present({"en": document}, Edition.parse("en"), Office(station="new-york")), "docx")


def canonical(data: bytes) -> bytes:
    reading, config = read_word(data, "en.docx", "en"), DocumentConfig(Path("document.toml"))
    return xml(canonicalise(reading, settle([reading], config).metadata, config, "en")[0])


def xml(document: AknDocument) -> bytes:
    for block in list(document.root.iter(hx("provenance"))):
        block.getparent().remove(block)
    return to_bytes(document.root)


def staff(*heads: str) -> str:
    """Return a table of many columns, whose words have no room for letters that stand apart."""
    figures = (cell(p(r("19 888.1", CLOSE), properties='<w:jc w:val="right"/>')) for _ in range(9))
    return table(*heads, row("Uniformed", *("19 888.1",) * 9), row("Observers", *figures))


def test_letters_of_a_table_that_have_no_room_to_stand_apart_come_back_as_they_stood() -> None:
    heads = row("Category", *("Extraordinary approval",) * 9, head=True)
    document = document_of(staff(heads))
    (made,) = document.root.iter("{*}table")
    assert made.get(TRACKING) == "0.2 103"
    assert [each.get(CLOSER) for each in made.iter("{*}p") if each.get(CLOSER)] == ["6"] * 9
    data = our_file(document)
    settings = [each.getparent() for each in WordFile(data).body.iterfind(f".//{W}tbl//{W}rPr/{W}w")]
    assert {local(each.getparent()) for each in settings} == {"pPr"}  # no run is set apart
    assert canonical(data) == xml(document)


def test_letters_of_a_table_most_of_which_are_closer_in_some_way_come_back_as_they_stood() -> None:
    closer = (row("Buoys", p(r(f"{number} 000 000 000", f'<w:spacing w:val="{-number}"/>'))) for number in range(1, 8))
    document = document_of(table(row("Sort", "Number", head=True), row(LONG, "1"), *closer))
    (made,) = document.root.iter("{*}table")
    made.set(TRACKING, "0.2 103")
    assert canonical(our_file(document)) == xml(document)


@pytest.mark.parametrize(
    "heads",
    [
        [row(*(p(r(each, ITALIC)) for each in ("Ships", "2023", "2024")))],
        [row("", p(r("2023", ITALIC)), ""), row(*(p(r(each, ITALIC)) for each in ("Ships", "Plan", "Use")))],
        [row(*(p(r(each, BOLD)) for each in ("Ships", "Plan", "Use")))],
    ],
)
def test_rows_that_are_heads_by_their_look_alone_are_heads_on_paper_and_come_back_as_rows(heads: list[str]) -> None:
    document = document_of(table(*heads, row("Sailing", "3", "4"), row("Steam", "5", "6"), row("Rowing", "5", "6")))
    assert not list(document.root.iter("{*}th"))
    data = our_file(document)
    repeated = list(WordFile(data).body.iter(f"{W}tblHeader"))
    assert canonical(data) == xml(document)
    assert bool(repeated) == (len(heads) == 1 or "2023" not in heads[0])


def test_a_note_that_words_call_by_a_letter_in_italics_comes_back_so() -> None:
    document = document_of(p(r("Crews row."), r("a", RAISED)), p(r("a", RAISED), r("\tWith their cooks.")))
    note = next(document.root.iter("{*}authorialNote"))
    assert [local(each) for each in note.iterancestors()][:3] == ["sup", "i", "p"]
    assert canonical(our_file(document)) == xml(document)


def test_notes_of_tables_are_called_in_italics_and_come_back_without() -> None:
    head = row("Ships", p(r("2023", ITALIC), r("a", RAISED)), p(r("2024", ITALIC), r("a", RAISED)), head=True)
    total = row(*(p(r(each, BOLD), r("b", RAISED)) for each in ("Total of A/80/1", "3", "4")))
    notes = p(r("a", RAISED), r(" As planned.")) + p(r("b", RAISED), r(" As rowed."))
    document = document_of(
        table(head, row("Sailing", "3", "4"), total, row("Steam of A/80/2", "5", "6")), notes, p("2.\tSo.")
    )
    assert len(list(document.root.iter("{*}noteRef"))) == 3
    data = our_file(document)
    calls = [each.getparent() for each in WordFile(data).body.iter(f"{W}footnoteReference")]
    assert all(call.find(f"{W}rPr/{W}i") is not None for call in calls)
    assert len(calls) == 2
    assert canonical(data) == xml(document)


def test_the_boxes_of_a_drawing_come_back_as_one_list_each_under_the_one_it_stood_under() -> None:
    below = E.blockList(E.item(E.p("Second mate")), E.item(E.p("Cook"), E.blockList(E.item(E.p("Boy")))))
    boxes = E.blockList(E.item(E.p("Master"), E.blockList(E.item(E.p("First mate"), below))), E.item(E.p("Owner")))
    document = document_of(boxes=boxes)
    assert len(list(document.root.iter("{*}blockList"))) == 4
    assert canonical(our_file(document)) == xml(document)


def test_a_text_that_is_closer_but_for_its_number_and_its_point_is_closer_as_a_whole() -> None:
    document = document_of(p(r("2.\t"), r(LONG, '<w:spacing w:val="2"/>'), r(".")))
    assert [each.get(CLOSER) for each in document.root.iter("{*}p") if each.get(CLOSER)] == ["2"]
    assert canonical(our_file(document)) == xml(document)


def test_a_part_that_is_closer_is_cut_out_of_a_text_with_a_tabulator() -> None:
    document = document_of(p(r("*\t"), r(LONG, '<w:spacing w:val="2"/>'), r(f", and {LONG.lower()}.")))
    (said,) = (each.get(CLOSER) for each in document.root.iter("{*}p") if each.get(CLOSER))
    assert len(said.split()) == 3
    assert canonical(our_file(document)) == xml(document)


def test_the_letters_of_a_caption_are_not_those_of_its_picture() -> None:
    facts = {"class": "figure", CLOSER: "2"}
    document = document_of(boxes=E.tblock(facts, E.num("Figure I"), E.heading("Boats"), E.p("A boat.")))
    assert [local(each) for each in document.root.iter() if each.get(CLOSER)] == ["heading"]


def test_the_letters_in_a_box_are_none_of_the_paragraph_that_it_is_anchored_in() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r(LONG, CLOSE))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    document = document_of(p(r("2.\tThe box says:"), box))
    assert not [each for each in document.root.iter("{*}p") if each.get(CLOSER)]


def test_blanks_that_stand_alone_and_marks_of_notes_do_not_move_the_part_that_is_closer() -> None:
    parts = [
        r(LONG),
        r(" or ", CLOSE),
        r("hay", CLOSE),
        *(r(each) for each in (",", " ", "and", " ", f" {LONG.lower()}")),
    ]
    document = document_of(p(r("2.\t"), *parts, r("a", RAISED)), p(r("a", RAISED), r("\tAt low water.")))
    (said,) = (each.get(CLOSER) for each in document.root.iter("{*}p") if each.get(CLOSER))
    behind = len(f", and  {LONG}")
    assert said == f"6 {behind + len(' or hay')} {behind}"
    assert canonical(our_file(document)) == xml(document)


def test_the_room_between_rows_comes_back_of_a_table_most_of_whose_rows_stand_beside_rules() -> None:
    total = row(*(p(r(each, BOLD)) for each in ("Total", "3", "4")))
    document = document_of(table(row("Ships", "2023", "2024", head=True), row("Sailing", "3", "4"), total))
    (made,) = document.root.iter("{*}table")
    made.set(LEADING, "11.5 2")
    assert canonical(our_file(document)) == xml(document)
