"""The Word reader: what each part of a Word file becomes, what is refused, and what never leaves the file."""

import contextlib
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.names import COLUMNS, akn
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.archive import deterministic_zip
from hexapla.canonical import canonicalise, settle
from hexapla.catalogue import language
from hexapla.engine import building
from hexapla.engine.request import Request
from hexapla.errors import ExitCode, HexaplaError, SourceError
from hexapla.present.masthead import masthead_of
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import Project
from hexapla.readers.word import read_word
from hexapla.readers.word.numbering import formatted
from hexapla.readers.word.styles import plain_name
from samples.word_sources import (  # fmt: skip
    MASTHEAD,
    PNG,
    TITLE,
    call,
    cell,
    docx,
    listed,
    note,
    numbering,
    p,
    picture,
    r,
    row,
    styles,
    table,
)

EXPECTED = {  # counted in the files themselves: paragraphs, headings, notes, tables (charts are tables too)
    "A_80_590.docx": (79, 37, 4, 26),
    "A_80_604_Add.6.docx": (40, 25, 3, 8),
    "A_81_6_SECT._13.docx": (25, 27, 1, 8),
    "A_81_6_SECT._26.docx": (104, 107, 30, 35),
    "FCCC_PA_CMA_cma2021.docx": (365, 84, 84, 1),
}


def reading(body: str, tracked: str = "refuse", **more: object) -> Reading:
    return read_word(docx(body, **more), "en.docx", "en", tracked)  # type: ignore[arg-type]


def document(found: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, "en")[0]
    return AknDocument.from_bytes(document_bytes(made))


def blocks(body: str, **more: object) -> list[Block]:
    made = document(reading(MASTHEAD + TITLE + body, **more))
    assert schema_errors(made.root) == ()
    return list(made.blocks())


def shown(block: Block) -> tuple[str, str, str]:
    return block.kind, block.num or "", "".join(run.text for part in block.content for run in runs(part))


def codes(found: Reading) -> list[str]:
    return [each.code for each in found.findings]


def test_headings_of_new_york_geneva_and_the_climate_convention_nest_by_their_styles():
    found = blocks(
        p("\tI.\tIntroduction", style="HCh") + p("1.\tOne.") + p("\tA.\tLower", style="H1") + p("2.\tTwo.")
        + p("\t\tWithout number", style="H23") + p("3.\tThree.") + p("\tII.\tEnd", style="RegHChG") + p("4.\tFour.")
    )  # fmt: skip
    assert [(block.eid, block.level) for block in found if block.kind == "heading"] == [
        ("sec_I", 1), ("sec_I__dvs_A", 2), ("sec_I__dvs_A__dvs_1", 3), ("sec_II", 1),
    ]  # fmt: skip
    assert [block.eid for block in found if block.kind == "paragraph"] == ["para_1", "para_2", "para_3", "para_4"]


@pytest.mark.parametrize("name", ["_ H _Ch_G", "_ H_Ch", "Reg_H__Ch_G", "Anno _ H_CH_G", "_ H _Ch_G_6"])
def test_a_style_is_known_whatever_template_it_was_pasted_from(name):
    assert plain_name(name) == "hch"


def test_a_style_that_is_based_on_a_heading_is_one():
    derived = '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H1"/></w:style>'
    found = blocks(
        p("\tI.\tOne", style="HCh") + p("\tA.\tMine", style="Own") + p("1.\tText."), parts={"styles": styles(derived)}
    )
    assert [shown(block)[1:] for block in found[:2]] == [("I.", "One"), ("A.", "Mine")]


def test_automatic_numbers_are_counted_as_word_counts():
    lists = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
    body = "".join(
        p(text, properties=listed(1, level))
        for text, level in (
            ("One.", 0),
            ("Two:", 0),
            ("First;", 1),
            ("Second:", 1),
            ("deep;", 2),
            ("Three.", 0),
            ("Again:", 1),
        )
    )
    found = blocks(p("\tI.\tHead", style="HCh") + body, parts={"numbering": lists})
    assert [block.num for block in found] == ["I.", "1.", "2.", "(a)", "(b)", "(i)", "3.", "(a)"]


def test_a_list_that_begins_anew_prints_the_number_it_is_told():
    lists = numbering(("decimal", "%1."))
    lists += '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="40"/></w:lvlOverride></w:num>'
    body = p("One.", properties=listed(1)) + p("Forty.", properties=listed(9)) + p("More.", properties=listed(9))
    found = blocks(p("\tI.\tHead", style="HCh") + body, parts={"numbering": lists})
    assert [block.num for block in found[1:]] == ["1.", "40.", "41."]


def test_a_paragraph_whose_style_is_numbered_has_no_number_where_it_is_switched_off():
    numbered = (
        '<w:style w:type="paragraph" w:styleId="Par"><w:name w:val="__Single Txt"/><w:pPr>'
        + listed(1)
        + "</w:pPr></w:style>"
    )
    body = p("Counted.", style="Par") + p("2.\tTyped.", style="Par", properties=listed(0)) + p("Counted.", style="Par")
    parts = {"numbering": numbering(("decimal", "%1.")), "styles": styles(numbered)}
    found = blocks(p("\tI.\tHead", style="HCh") + body, parts=parts)
    assert [block.num for block in found[1:]] == ["1.", "2.", "2."]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [(28, "lowerLetter", "bb"), (14, "upperRoman", "XIV"), (3, "russianLower", "в"), (2, "arabicAbjad", "ب"),
     (21, "chineseCounting", "二十一"), (10, "chineseCounting", "十"), (7, "hindiNumbers", "٧"), (5, "unheard-of", "5")],
)  # fmt: skip
def test_number_forms_print_what_word_prints(count, form, text):
    assert formatted(count, form) == text


def test_bullets_of_symbol_fonts_become_bullets():
    lists = numbering(("bullet", "\uf0b7"))
    found = blocks(
        p("\tI.\tHead", style="HCh") + p("1.\tThese:") + p("One", properties=listed(1)), parts={"numbering": lists}
    )
    assert shown(found[-1]) == ("item", "•", "One")


def test_footnotes_stand_at_their_calls_with_their_marks():
    notes = note(1, "First text.") + note(2, "Second text.")
    found = document(reading(
        MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + p("1.\tWord", call(1), ", more", call(2), "."),
        parts={"footnotes": notes},
    ))  # fmt: skip
    marks = [(each.get("marker"), plain_text(each[0])) for each in found.root.iter("{*}authorialNote")]
    assert marks == [("1", "First text."), ("2", "Second text.")]
    assert shown(list(found.blocks())[1])[2] == "Word1, more2."


def test_a_mark_of_the_authors_own_is_the_notes_and_not_the_texts():
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    title = p("Committee against Torture") + p("\t\tReport of the Netherlands", reference, style="HCh")
    found = reading(MASTHEAD + title + p("1.\tText."), parts={"footnotes": note(1, "Reissued.", r("*"))})
    (mark,) = found.slot("title").content.iter("{*}authorialNote")
    assert (mark.get("marker"), plain_text(mark[0]), found.slot("title").text) == (
        "*",
        "Reissued.",
        "Report of the Netherlands",
    )


def test_notes_begin_anew_in_each_section_where_the_file_says_so():
    restart = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    notes = note(1, "One.") + note(2, "Two.")
    body = p("1.\tA", call(1)) + p(properties=f"<w:sectPr>{restart}</w:sectPr>") + p("2.\tB", call(2))
    found = document(reading(MASTHEAD + TITLE + body, parts={"footnotes": notes}, section=restart))
    assert [each.get("marker") for each in found.root.iter("{*}authorialNote")] == ["1", "1"]


def test_letters_in_a_table_call_the_notes_typed_below_it():
    raised = r("a", '<w:vertAlign w:val="superscript"/>')
    body = table(row("Kind", "Number", head=True), row(cell(p("Staff", raised)), "7")) + p(
        "\t", raised, "\tOn 1 May.", style="FootnoteText"
    )
    found = document(reading(MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + body + p("1.\tText.")))
    (mark,) = found.root.iter("{*}authorialNote")
    assert (mark.get("marker"), plain_text(mark[0])) == ("a", "On 1 May.")
    assert [block.kind for block in found.blocks()] == ["heading", "table", "paragraph"]


def test_a_mark_without_a_note_says_that_its_text_is_lost():
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>3</w:t></w:r>'
    found = document(reading(MASTHEAD + TITLE + p("1.\tWord", mark, ".")))
    (lost,) = found.root.iter("{*}authorialNote")
    assert (lost.get("marker"), lost.get("status")) == ("3", "incomplete")


def test_tables_keep_heads_spans_and_caption():
    body = (
        p("Table 1", style="H23") + p("Staff in post", style="H23")
        + table(
            row(cell("Kind", '<w:vMerge w:val="restart"/>'), cell("Variance", '<w:gridSpan w:val="2"/>'), head=True),
            row(cell("", "<w:vMerge/>"), "Amount", "Percentage", head=True),
            row("", "", ""),
            row("Military", "588.6", "(34.6)"),
        )
    )  # fmt: skip
    made = document(reading(MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + body))
    (found,) = made.root.iter("{*}table")
    rows = [[(c.tag.split("}")[1], c.get("rowspan"), c.get("colspan"), "".join(c.itertext()).strip()) for c in each]
            for each in found.iter("{*}tr")]  # fmt: skip
    assert rows == [
        [("th", "2", None, "Kind"), ("th", None, "2", "Variance")],
        [("th", None, None, "Amount"), ("th", None, None, "Percentage")],
        [("td", None, None, "Military"), ("td", None, None, "588.6"), ("td", None, None, "(34.6)")],
    ]
    assert [run.text for run in runs(found.find("{*}caption"))] == ["Table 1", "\n", "Staff in post"]


def cells_of(table: etree._Element) -> list[list[tuple[str, str | None, str]]]:
    rows = table.iter("{*}tr")
    return [
        [(str(c.tag).rpartition("}")[2], c.get("colspan"), "".join(c.itertext()).strip()) for c in row] for row in rows
    ]


def test_a_box_gives_up_what_it_holds_and_the_tables_in_it_stay_tables():
    inner = table(row("Region", "Persons", head=True), row("North", "12"))
    box = table(row("Summary"), row(p("In all, 12 persons.") + inner + p("Nothing else.")))
    made = document(reading(MASTHEAD + TITLE + box + p("1.\tText.")))
    assert [block.kind for block in made.blocks()] == ["heading", "alinea", "table", "alinea", "paragraph"]
    (found,) = made.root.iter("{*}table")
    assert cells_of(found)[1] == [("td", None, "North"), ("td", None, "12")]


def test_a_table_of_one_column_with_a_head_is_no_box():
    made = document(
        reading(MASTHEAD + TITLE + table(row("Deliverables", head=True), row("Two visits")) + p("1.\tText."))
    )
    assert [block.kind for block in made.blocks()] == ["table", "paragraph"]


def test_what_a_row_skips_is_an_empty_cell_and_a_column_of_nothing_is_none():
    skipping = row("7", "8").replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>')
    wide = row(cell("a", '<w:gridSpan w:val="2"/>'), "b", "c")
    made = document(
        reading(MASTHEAD + TITLE + table(row(cell("x"), cell("y", '<w:gridSpan w:val="2"/>'), "z"), skipping, wide))
    )
    (found,) = made.root.iter("{*}table")
    widths = [sum(int(span or 1) for _, span, _ in cells) for cells in cells_of(found)]
    assert len(set(widths)) == 1
    assert [text for _, _, text in cells_of(found)[1]][:3] == ["", "7", "8"]


def test_what_the_figures_of_a_table_are_is_its_caption():
    body = p("Staff", style="H23") + p("(Thousands of dollars)") + table(row("Kind", "Sum", head=True), row("a", "1"))
    made = document(reading(MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + body))
    assert [each.findtext("{*}caption") for each in made.root.iter("{*}table")] == ["(Thousands of dollars)"]
    assert [block.kind for block in made.blocks()] == ["heading", "heading", "table"]


def test_tables_that_share_a_caption_count_on_and_their_headings_begin_no_part_of_the_text():
    tables = [table(row("Kind", "Sum", head=True), row(kind, "1")) for kind in "abc"]
    caption = p("Table 3.1", style="H23") + p("Ships by owner", style="H23") + p("\t(1)\tHarbour", style="H4")
    others = p("\t(2)\tCity", style="H4") + tables[1] + p("\t(3)\tOthers", style="H4") + tables[2]
    made = document(reading(MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + caption + tables[0] + others))
    captions = ["".join(map(str, each.find("{*}caption").itertext())) for each in made.root.iter("{*}table")]
    assert [each.split("\t")[-1] for each in captions] == ["Harbour", "City", "Others"]
    assert [block.kind for block in made.blocks()] == ["heading", "table", "table", "table"]


def test_headings_that_count_without_a_caption_above_them_are_headings():
    tables = [table(row("Kind", "Sum", head=True), row(kind, "1")) for kind in "ab"]
    body = p("\t(1)\tHarbour", style="H4") + tables[0] + p("\t(2)\tCity", style="H4") + tables[1]
    made = document(reading(MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + body))
    assert [block.kind for block in made.blocks()][1:] == ["heading", "table", "heading", "table"]


def test_pictures_go_by_their_content_and_one_without_words_is_reported():
    links = {"i": ("image", "media/any.png")}
    found = reading(
        MASTHEAD + TITLE + p("1.\tSee:") + p(picture("i", "A bar chart")) + p(picture("i")),
        links=links, extra={"word/media/any.png": PNG},
    )  # fmt: skip
    (source,) = found.media
    assert source.startswith("../media/")
    assert source.endswith(".png")
    assert found.media[source] == PNG
    assert [each.get("alt") for each in found.body.iter("{*}img")] == ["A bar chart", ""]
    assert codes(found) == ["A-201"]


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/x.png", "file:///etc/passwd"])
def test_a_picture_outside_the_file_is_reported_and_never_fetched(target):
    found = reading(MASTHEAD + TITLE + p("1.\tSee:") + p(picture("i", how="link")), links={"i": ("image", target)})
    assert codes(found) == ["F-204"]
    assert not found.media


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{p('Boxed words.')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    both = f"<w:r><mc:AlternateContent>{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    found = reading(MASTHEAD + TITLE + p("1.\tText.", both))
    assert "".join(found.body.itertext()).count("Boxed words.") == 1


def field(code: str, result: str, more: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{more}{mark('separate')}{r(result)}{mark('end')}"
    )


def test_fields_show_their_results_and_links_lead_where_they_led():
    body = p(
        "1.\tSee paragraph ",
        field(" REF _Ref1 \\r ", "12", field(" PAGE ", "7")),
        " and ",
        field(' HYPERLINK "https://unfccc.int/x" ', "the portal"),
        ".",
    )
    found = document(reading(MASTHEAD + TITLE + body))
    (block,) = found.blocks()
    assert shown(block)[2] == "See paragraph 12 and the portal."
    assert [each.get("href") for each in found.root.find("{*}doc/{*}mainBody").iter("{*}ref")] == [
        "https://unfccc.int/x"
    ]


def test_a_field_that_never_ends_does_not_swallow_the_text_after_it():
    (block,) = blocks(p("1.\tOne ", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "two."))
    assert shown(block)[2] == "One two."


def test_cited_symbols_are_linked_in_no_language_and_scripts_are_not():
    links = {"a": ("hyperlink", "https://docs.un.org/en/A/80/615"), "b": ("hyperlink", "javascript:alert(1)")}
    body = p(
        "1.\t",
        f'<w:hyperlink r:id="a">{r("A/80/615")}</w:hyperlink>',
        " and ",
        f'<w:hyperlink r:id="b">{r("here")}</w:hyperlink>',
        ", CAT/C/PER/7",
    )
    found = document(reading(MASTHEAD + TITLE + body, links=links))
    body_of = found.root.find("{*}doc/{*}mainBody")
    assert [each.get("href") for each in body_of.iter("{*}ref")] == [
        "https://undocs.org/A/80/615",
        "https://undocs.org/CAT/C/PER/7",
    ]


def test_no_break_hyphens_emphasis_and_raised_letters_are_kept():
    body = p(
        "1.\tsous",
        "<w:r><w:noBreakHyphen/></w:r>",
        "préfectures 1",
        r("er", '<w:vertAlign w:val="superscript"/>'),
        " ",
        r("bis", "<w:i/>"),
    )
    (block,) = blocks(body)
    assert [(run.text, sorted(run.marks)) for run in runs(block.content[0])] == [
        ("sous\u2011préfectures 1", []), ("er", ["sup"]), (" ", []), ("bis", ["i"]),
    ]  # fmt: skip


CHANGED = p(
    "1.\tThe committee ", f'<w:ins w:author="Ann Author">{r("new ")}</w:ins>',
    '<w:del w:author="Ann Author"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>', "words.",
)  # fmt: skip


def test_tracked_changes_stop_the_file_until_somebody_chooses():
    with pytest.raises(SourceError, match="tracked changes") as caught:
        reading(MASTHEAD + TITLE + CHANGED)
    assert caught.value.exit_code is ExitCode.SOURCE
    assert "--tracked" in caught.value.advice


@pytest.mark.parametrize(
    ("choice", "text"), [("accept", "The committee new words."), ("reject", "The committee old words.")]
)
def test_tracked_changes_are_accepted_or_rejected_whole(choice, text):
    made = document(reading(MASTHEAD + TITLE + CHANGED, choice))
    assert [shown(block)[2] for block in made.blocks()] == [text]


def test_the_message_about_tracked_changes_counts_them_and_says_where_they_begin():
    moved = '<w:moveFromRangeStart w:id="1"/><w:moveFrom>{}</w:moveFrom>'.format(r("elsewhere"))
    with pytest.raises(SourceError) as caught:
        reading(MASTHEAD + TITLE + CHANGED + p("2.\tHere ", moved))
    assert "1 insertion, 1 deletion, 1 move, the first in paragraph 11 (“1.The committee new words.”)" in str(
        caught.value
    )


@pytest.mark.parametrize(("choice", "word"), [("accept", "accepted"), ("reject", "rejected")])
def test_the_canonical_file_says_what_became_of_tracked_changes(choice, word):
    found = reading(MASTHEAD + TITLE + CHANGED, choice)
    (said,) = [each for each in found.findings if each.code == "F-211"]
    assert (said.before, said.after) == ("1 insertion, 1 deletion", word)
    (source,) = document(found).root.iter("{urn:hexapla:1}source")
    assert source.get("tracked") == word


def test_moved_paragraphs_stand_where_they_were_moved_to_or_from():
    gone, come = '<w:rPr><w:moveFrom w:author="A"/></w:rPr>', '<w:rPr><w:moveTo w:author="A"/></w:rPr>'
    body = (
        '<w:moveFromRangeStart w:id="1" w:name="m"/>' + p(f"<w:moveFrom>{r('1.')}{r('	Moved.')}</w:moveFrom>", properties=gone)
        + '<w:moveFromRangeEnd w:id="1"/>' + p("2.\tStays.") + '<w:moveToRangeStart w:id="2" w:name="m"/>'
        + p(f"<w:moveTo>{r('1.')}{r('	Moved.')}</w:moveTo>", properties=come) + '<w:moveToRangeEnd w:id="2"/>' + p("3.\tLast.")
    )  # fmt: skip
    texts = {
        choice: [shown(block)[2] for block in document(reading(MASTHEAD + TITLE + body, choice)).blocks()]
        for choice in ("accept", "reject")
    }
    assert texts == {"accept": ["Stays.", "Moved.", "Last."], "reject": ["Moved.", "Stays.", "Last."]}


def test_changes_of_looks_alone_do_not_stop_a_file_and_are_undone_where_changes_are_rejected():
    old = '<w:pPrChange w:author="A"><w:pPr><w:pStyle w:val="SingleTxt"/></w:pPr></w:pPrChange>'
    slanted = r("word", '<w:i/><w:rPrChange w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>')
    body = p("\tI.\tHead", style="HCh") + p("Made a heading", style="HCh", properties=old) + p("2.\tA ", slanted)
    kept, undone = reading(MASTHEAD + TITLE + body), reading(MASTHEAD + TITLE + body, "reject")
    assert [block.kind for block in document(kept).blocks()] == ["heading", "heading", "paragraph"]
    assert [block.kind for block in document(undone).blocks()] == ["heading", "alinea", "paragraph"]
    looks = [
        {name for run in runs(list(document(each).blocks())[-1].content[0]) for name in run.marks}
        for each in (kept, undone)
    ]
    assert looks == [{"i"}, {"b"}]
    (said,) = [each for each in kept.findings if each.code == "F-211"]
    assert (said.before, said.after) == ("2 changes of looks", "taken as they look now")


def test_a_cell_that_was_deleted_is_gone_once_that_is_accepted():
    cells = cell("Old", "<w:cellDel w:id='1' w:author='A'/>"), cell("Kept")
    body = p("1.\tText.") + table(row(*cells), row("x", "y"))
    found = {choice: reading(MASTHEAD + TITLE + body, choice) for choice in ("accept", "reject")}
    assert ["Old" in "".join(each.body.itertext()) for each in found.values()] == [False, True]


@pytest.mark.parametrize("look", ['<w:rStyle w:val="Unseen"/>', "<w:vanish/>"])
def test_text_is_hidden_by_its_style_as_well_as_by_itself(look):
    unseen = (
        '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    found = reading(MASTHEAD + TITLE + p("1.\tSeen", r(" unseen", look), "."), parts={"styles": styles(unseen)})
    assert [shown(block)[2] for block in document(found).blocks()] == ["Seen."]
    assert codes(found) == ["F-203"]


def test_a_hidden_row_of_a_table_is_left_out():
    hidden = row("Unseen", "1").replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
    found = reading(MASTHEAD + TITLE + p("1.\tSee:") + table(row("A", "B"), hidden, row("C", "D")))
    assert "Unseen" not in "".join(found.body.itertext())
    assert codes(found) == ["F-203"]


@pytest.mark.parametrize(("choice", "count"), [("accept", 1), ("reject", 2)])
def test_a_paragraph_mark_that_was_deleted_joins_two_paragraphs(choice, count):
    first = p("1.\tOne ", properties="<w:rPr><w:del/></w:rPr>")
    made = document(reading(MASTHEAD + TITLE + first + p("two."), choice))
    assert len(list(made.blocks())) == count


def test_the_masthead_is_found_in_the_head_of_the_first_page():
    head = table(
        row("", "United Nations", "A/80/604/Add.6"),
        row("", "General Assembly", p("Distr.: General") + p("7 April 2026")),
    )
    foot = p("26-04865 (E) 150426")
    section = '<w:headerReference w:type="first" r:id="p1"/><w:footerReference w:type="first" r:id="p2"/><w:titlePg/>'
    found = reading(
        p("Eightieth session", style="Session") + p("Some report", style="TitleHCH") + p("1.\tText."),
        parts={"styles": styles('<w:style w:type="paragraph" w:styleId="Session"><w:name w:val="Session"/></w:style>'),
               "header1": head, "footer1": foot},
        properties={"JobNo": "2604865", "Symbol1": "A/80/604/Add.6"}, section=section,
    )  # fmt: skip
    assert [(slot.key, slot.text) for slot in found.slots] == [
        ("authority", "United Nations"), ("symbol", "A/80/604/Add.6"), ("instrument", "General Assembly"),
        ("distribution", "Distr.: General"), ("date", "7 April 2026"), ("session", "Eightieth session"),
        ("title", "Some report"), ("job_number", "26-04865 (E)"),
    ]  # fmt: skip
    assert codes(found) == []


def test_numbers_and_symbols_that_disagree_are_reported():
    found = reading(
        MASTHEAD + TITLE + p("1.\tText."), parts={"footer1": p("GE.20-12345 (E)")},
        properties={"JobNo": "2054321", "ODSRefJobNo": "2000001E", "Symbol1": "CAT/C/NLD/9"},
        section='<w:footerReference w:type="default" r:id="p1"/>',
    )  # fmt: skip
    assert sorted(codes(found)) == ["M-201", "M-202", "M-203"]
    assert found.slot("job_number").text == "GE.20-12345 (E)"


def test_a_masthead_typed_as_paragraphs_is_one_too():
    typed = "".join(p(text) for text in ("United Nations", "CAT/C/NLD/8", "Distr.: General", "4 May 2020"))
    found = reading(typed + p("\tI.\tHead", style="HCh") + p("1.\tText."))
    assert [slot.key for slot in found.slots] == ["authority", "symbol", "distribution", "date"]


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Staff by '
    "year</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>{}</c:barChart></c:plotArea></c:chart>"
    '<c:externalData r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></c:chartSpace>'
)
SERIES = (
    "<c:ser><c:tx><c:strRef><c:f>Zq7sheet</c:f><c:strCache><c:pt idx='0'><c:v>{}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    "<c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>2019</c:v></c:pt><c:pt idx='1'><c:v>2020</c:v></c:pt></c:strCache></c:strRef>"
    "</c:cat><c:val><c:numRef><c:numCache><c:pt idx='0'><c:v>{}</c:v></c:pt><c:pt idx='1'><c:v>{}</c:v></c:pt></c:numCache>"
    "</c:numRef></c:val></c:ser>"
)


def test_what_a_chart_says_stands_in_its_place_as_a_table():
    chart = CHART.format(SERIES.format("Women", "12", "0.30000000000000004") + SERIES.format("Men", "11", "9"))
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><c:chart r:id="ch"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    body = p("\tI.\tHead", style="HCh") + p("1.\tSee:") + p(drawing) + p("2.\tText.")
    found = reading(MASTHEAD + TITLE + body, links={"ch": ("chart", "charts/chart1.xml")},
                    extra={"word/charts/chart1.xml": chart.encode()})  # fmt: skip
    assert codes(found) == ["F-214"]
    made = document(found)
    assert schema_errors(made.root) == ()
    (shown_table,) = made.root.iter("{*}table")
    assert plain_text(shown_table.find("{*}caption")) == "Staff by year"
    cells = [["".join(cell.itertext()).strip() for cell in row] for row in shown_table.iter("{*}tr")]
    assert cells == [["", "Women", "Men"], ["2019", "12", "11"], ["2020", "0.3", "9"]]
    assert [block.kind for block in made.blocks()] == ["heading", "paragraph", "table", "paragraph"]
    assert "Zq7sheet" not in "".join(found.body.itertext())


def test_the_words_of_a_diagram_are_kept():
    data = '<dgm:dataModel xmlns:dgm="d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>First</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>Second</a:t></a:r></a:p></dgm:dataModel>'
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><x:relIds xmlns:x="d" r:dm="dm"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    found = reading(MASTHEAD + TITLE + p("1.\tSee:") + p(drawing), links={"dm": ("diagramData", "diagrams/data1.xml")},
                    extra={"word/diagrams/data1.xml": data.encode()})  # fmt: skip
    assert codes(found) == ["F-214"]
    assert [plain_text(each).strip() for each in found.body.iter("{*}td")] == ["First", "Second"]
    assert schema_errors(document(found).root) == ()


def test_what_hangs_from_what_in_a_diagram_is_a_list_in_a_list():
    boxes = {"d": "", "a": "Harbour master", "b": "Pilots", "c": "Quays", "e": "Cranes"}
    points = "".join(
        f'<dgm:pt modelId="{key}" type="{"doc" if key == "d" else "node"}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:pt>'
        for key, text in boxes.items()
    )
    joins = "".join(
        f'<dgm:cxn modelId="{place}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'
        for place, (above, below, order) in enumerate([("d", "a", 0), ("a", "c", 1), ("a", "b", 0), ("c", "e", 0)])
    )
    data = f'<dgm:dataModel xmlns:dgm="d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{points}{joins}</dgm:dataModel>'
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><x:relIds xmlns:x="d" r:dm="dm"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    found = reading(MASTHEAD + TITLE + p("1.\tSee:") + p(drawing), links={"dm": ("diagramData", "diagrams/data1.xml")},
                    extra={"word/diagrams/data1.xml": data.encode()})  # fmt: skip
    depths = [
        (sum(1 for _ in each.iterancestors("{*}item")), plain_text(each.find("{*}p")))
        for each in found.body.iter("{*}item")
    ]
    assert depths == [(0, "Harbour master"), (1, "Pilots"), (1, "Quays"), (2, "Cranes")]
    assert schema_errors(document(found).root) == ()


TOC = "".join(
    f'<w:style w:type="paragraph" w:styleId="T{level}"><w:name w:val="toc {level}"/></w:style>' for level in (1, 2)
)


@pytest.mark.parametrize("is_styled", [True, False])
@pytest.mark.parametrize(
    "contents",
    [table(*(row(f"Chapter {each}", str(each)) for each in range(1, 5))),
     "".join(p(f"Chapter {each}\t{each}", style=f"T{1 + each % 2}") for each in range(1, 5))],
)  # fmt: skip
def test_a_contents_list_is_kept_as_one_and_none_of_its_lines_is_a_heading(contents, is_styled):
    body = p("Contents", style="HCh" if is_styled else "") + contents
    body += p("\tI.\tHead", style="HCh" if is_styled else "") + p("1.\tText.")
    found = reading(MASTHEAD + TITLE + body, parts={"styles": styles(TOC)})
    assert codes(found) == ["F-206"]
    made = document(found)
    assert schema_errors(made.root) == ()
    (kept,) = made.root.iter("{*}hcontainer")
    assert kept.get("name") == "contents"
    entries = [plain_text(each) for each in kept]
    assert entries == ["Contents", *(f"Chapter {each}\t{each}" for each in range(1, 5))]
    assert [(block.kind, block.num) for block in made.blocks()] == [("heading", "I."), ("paragraph", "1.")]


ON_PAGE_TWO = {
    "the list goes on": (table(row("Chapter 3", "7"), row("Chapter 4", "9")), 4),
    "its pages go back": (table(row("Boats", "3"), row("Rafts", "4")), 2),
    "it has words": (table(row("Boats", "wooden"), row("Rafts", "9")), 2),
    "a paragraph stands between": (p("1.\tBoats:") + table(row("Boats", "7"), row("Rafts", "9")), 2),
}


@pytest.mark.parametrize("kind", ON_PAGE_TWO)
def test_a_contents_list_goes_on_behind_the_notes_of_page_one_where_its_pages_do(kind: str) -> None:
    behind, many = ON_PAGE_TWO[kind]
    first = p("Contents") + table(row("Chapter 1", "2"), row("Chapter 2", "5"))
    body = first + p("__________") + p("*\tA/81/50.") + p("") + behind + p("\tI.\tHead", style="HCh") + p("9.\tText.")
    made = document(reading(MASTHEAD + TITLE + body))
    (kept,) = (each for each in made.root.iter("{*}hcontainer") if each.get("name") == "contents")
    assert len(kept) - 1 == many
    assert len(list(made.main.iter("{*}table"))) == (many == 2)


PLANTED = {
    "comment": "Zq7comment", "author": "Zq7author", "deletion": "Zq7deletion", "hidden": "Zq7hidden", "workbook": "Zq7workbook",
    "property": "Zq7property", "code": "Zq7code", "placeholder": "Zq7placeholder",
}  # fmt: skip


def planted() -> bytes:
    body = p(
        "1.\tWord", '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        f'<w:del w:author="{PLANTED["author"]}"><w:r><w:delText>{PLANTED["deletion"]}</w:delText></w:r></w:del>',
        r(PLANTED["hidden"], "<w:vanish/>"), field(f' LINK Excel "{PLANTED["code"]}" ', "5"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(PLANTED['placeholder'])}</w:sdtContent></w:sdt>",
        '<w:r><w:object><v:shape><v:imagedata r:id="none"/></v:shape></w:object></w:r>', ".",
    )  # fmt: skip
    workbook = deterministic_zip({"xl/sheet.xml": PLANTED["workbook"].encode()})
    core = f'<cp:coreProperties xmlns:cp="x"><cp:creator>{PLANTED["author"]}</cp:creator></cp:coreProperties>'
    return docx(
        MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + body,
        parts={"comments": f'<w:comment w:id="1" w:author="{PLANTED["author"]}">{p(PLANTED["comment"])}</w:comment>'},
        links={"x": ("package", "embeddings/book.xlsx")}, properties={"Comment": PLANTED["property"]},
        extra={"word/embeddings/book.xlsx": workbook, "docProps/core.xml": core.encode()},
    )  # fmt: skip


def everything(folder: Path) -> bytes:
    """Return the bytes of every file below a folder, those inside ZIP containers unfolded."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        found.append(data)
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                found += [package.read(name) for name in package.namelist()]
    return b"\n".join(found)


def test_nothing_that_is_no_text_of_the_document_reaches_an_output(tmp_path):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    (folder / "en.docx").write_bytes(planted())
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    request = Request(formats=("xml", "html", "docx", "epub"), workers=1, tracked="accept")
    (report,) = building.build(project, request).documents
    assert report.faults == []
    assert len(report.outputs) == 4
    written = everything(tmp_path / "out")
    assert {what for what, mark in PLANTED.items() if mark.encode() in written} == set()


def test_a_build_without_a_choice_ends_with_the_exit_code_of_sources(tmp_path):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    (folder / "en.docx").write_bytes(planted())
    report = building.build(Project.open(tmp_path / "sources", tmp_path / "out"), Request(formats=("xml",), workers=1))
    assert report.exit_code() == ExitCode.SOURCE


def test_pictures_are_put_beside_the_canonical_file_and_into_the_editions(tmp_path):
    folder = tmp_path / "sources" / "CAT-C-NLD-8"
    folder.mkdir(parents=True)
    body = MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + p("1.\tSee:") + p(picture("i", "A dot"))
    (folder / "en.docx").write_bytes(docx(body, links={"i": ("image", "media/a.png")}, extra={"word/media/a.png": PNG}))
    project = Project.open(tmp_path / "sources", tmp_path / "out")
    (report,) = building.build(project, Request(formats=("xml", "html", "docx"), workers=1)).documents
    assert report.faults == []
    (medium,) = (tmp_path / "out" / "CAT-C-NLD-8" / "media").iterdir()
    assert medium.read_bytes() == PNG
    assert PNG in everything(tmp_path / "out" / "CAT-C-NLD-8" / "en")


DOCTYPE = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:styles xmlns:w="x">&e;</w:styles>'


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", deterministic_zip({"a": b"b"}),
     docx(p("x"), parts={"styles": DOCTYPE}), deterministic_zip({"word/document.xml": b"\0" * 300_000_000})],
    ids=["empty", "no zip", "password", "no document", "document type", "bomb"],
)  # fmt: skip
def test_what_is_no_honest_word_file_is_refused(data):
    with pytest.raises(SourceError) as caught:
        read_word(data, "en.docx", "en")
    assert caught.value.advice


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Co")), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "HCh", "H1", "H23", "H4", "Bullet1G", "TitleHCH"])), max_size=8))
def test_any_paragraphs_become_valid_xml_with_every_letter_in_it(rows):
    escaped = [(text.replace("&", "&amp;").replace("<", "&lt;"), style) for text, style in rows]
    found = reading(
        MASTHEAD + TITLE + p("\tI.\tHead", style="HCh") + "".join(p(r(text), style=style) for text, style in escaped)
    )
    made = document(found)
    assert schema_errors(made.root) == ()
    assert "F-003" not in codes(found)
    whole = "".join("".join(made.main.find(f"{{*}}{area}").itertext()) for area in ("preface", "mainBody"))
    letters = Counter(character for text, _ in rows for character in text if character.isalnum())
    assert letters - Counter(whole) == Counter()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_damage_to_a_word_file_is_read_or_refused(data):
    good = bytearray(docx(MASTHEAD + TITLE + p("1.\tText.")))
    for place in data.draw(st.lists(st.integers(0, len(good) - 1), max_size=6)):
        good[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(HexaplaError):
        assert read_word(bytes(good), "en.docx", "en").body is not None


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_document_is_read_whole_and_valid(corpus, name):
    data = (corpus / "docx" / name).read_bytes()
    found = read_word(data, name, "en")
    made = document(found)
    assert schema_errors(made.root) == ()
    assert "F-003" not in codes(found)
    kinds = Counter(block.kind for block in made.blocks())
    counted = kinds["paragraph"], kinds["heading"], len(list(made.main.iter("{*}authorialNote"))), kinds["table"]
    assert counted == EXPECTED[name]


GRID = '<w:tblGrid><w:gridCol w:w="6000"/><w:gridCol w:w="3600"/></w:tblGrid>'


def test_columns_that_are_alike_are_of_somebody_in_a_template_of_the_united_nations() -> None:
    grid = table(row("One", "Two"), row("3", "4")).replace("<w:tblGrid/>", GRID.replace("6000", "3600"))
    template = (
        '<w:style w:type="paragraph" w:styleId="In"><w:pPr><w:ind w:left="1267" w:right="1267"/></w:pPr></w:style>'
    )
    for more, wanted in (("", None), (template, "500 500")):
        found = reading(MASTHEAD + TITLE + p("1.\tText.") + grid, parts={"styles": styles(more)})
        assert [each.get(COLUMNS) for each in found.body.iter("{*}table")] == [wanted]


def test_columns_that_are_alike_are_of_somebody_where_no_words_may_move_them() -> None:
    fixed = '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>'
    grid = table(row("One", "Two"), row("3", "4")).replace("<w:tblGrid/>", GRID.replace("6000", "3600"))
    grid = grid.replace("<w:tblPr/>", fixed)
    found = reading(MASTHEAD + TITLE + p("1.\tText.") + grid)
    assert [each.get(COLUMNS) for each in found.body.iter("{*}table")] == ["500 500"]


def test_a_table_says_how_wide_its_grid_sets_its_columns() -> None:
    grid = table(row("One", "Two"), row("3", "4")).replace("<w:tblGrid/>", GRID)
    found = reading(MASTHEAD + TITLE + p("1.\tText.") + grid)
    assert [each.get(COLUMNS) for each in found.body.iter("{*}table")] == ["625 375"]


def test_a_heading_below_a_table_whose_caption_is_a_label_alone_is_a_heading():
    rows = table(row("Boats", "2023", head=True), row("Sail", "3"))
    body = p("1.\tSee below:") + p("Table 3") + rows + p("Ships", style="H1") + p("2.\tNo ship was seen.")
    found = read_word(docx(MASTHEAD + TITLE + body), "en.docx", "en").body
    assert [each.text for each in found.iter(akn("heading"))] == ["Ships"]
    assert found.find(f".//{akn('caption')}").text == "Table 3"


def test_the_unit_of_a_caption_is_one_though_a_line_follows_it():
    caption = "".join(
        p(text, style="H23") for text in ("Table 3.1", "Ships by owner", "(Number of ships)", "(1) Harbour")
    )
    made = document(
        reading(MASTHEAD + TITLE + p("1.\tText.") + caption + table(row("Kind", "Sum", head=True), row("a", "1")))
    )
    (unit,) = made.root.iterfind(".//{*}caption/{*}inline[@name='unit']")
    assert plain_text(unit) == "(Number of ships)"
    assert "(1) Harbour" in plain_text(unit.getparent())


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_frame_amid_a_caption_or_behind_it_stands_before_it(place):
    frame = p(
        "Note: ships of all kinds.", properties='<w:framePr w:wrap="around" w:vAnchor="page" w:x="1" w:y="9000"/>'
    )
    lines = [p("Table 3.1", style="H23"), p("Ships by owner", style="H23"), p("(Number of ships)")]
    lines.insert(place, frame)
    body = "".join(lines) + table(row("Kind", "Sum", head=True), row("a", "1"))
    made = document(reading(MASTHEAD + TITLE + p("1.\tText.") + body))
    (found,) = made.root.iter("{*}caption")
    assert "Ships by owner" in plain_text(found)
    assert [block.kind for block in made.blocks()][-2:] == ["alinea", "table"]


@pytest.mark.parametrize("number", ["3.II", "29D.III", "29A.XXVIII"])
def test_a_figure_of_a_section_whose_number_has_a_letter_has_its_caption(number):
    links = {"i": ("image", "media/any.png")}
    body = p(f"Figure {number}", style="H23") + p("Ships by owner", style="H23") + p(picture("i", "A bar chart"))
    made = document(reading(MASTHEAD + TITLE + p("1.\tSee:") + body, links=links, extra={"word/media/any.png": PNG}))
    (block,) = made.root.iter("{*}tblock")
    assert [plain_text(block.find(f"{{*}}{name}")) for name in ("num", "heading")] == [
        f"Figure {number}",
        "Ships by owner",
    ]


def test_a_note_of_the_first_page_needs_no_blank_behind_its_asterisk_and_is_no_line_of_the_masthead():
    lines = (
        p("Eightieth session", style="Session")
        + p("*A/80/50")
        + p("Item 137 of the preliminary list*", style="Session")
    )
    found = reading(MASTHEAD + lines + TITLE + p("1.\tText."), parts={"styles": styles(
        '<w:style w:type="paragraph" w:styleId="Session"><w:name w:val="Session"/></w:style>')})  # fmt: skip
    assert "*A/80/50" in [plain_text(each) for each in found.body.iter("{*}p")]
    assert "*A/80/50" not in [slot.text for slot in found.slots]


def test_a_line_of_the_masthead_that_no_rule_knows_is_printed_with_it():
    head = table(
        row("", "United Nations", "A/80/604"),
        row(
            "",
            p("General Assembly") + p("ADVANCE COPY FOR THE COUNCIL OF PORTS"),
            p("Distr.: General") + p("7 April 2026"),
        ),
    )
    made = document(reading(head + p("Some report", style="TitleHCH") + p("1.\tText.")))
    assert masthead_of(made, language("en")).limitation == "ADVANCE COPY FOR THE COUNCIL OF PORTS"


@pytest.mark.parametrize("unit", ["(Number of ships)", "(Percentage)"])
def test_what_a_figure_counts_is_no_heading_whatever_its_style(unit: str):
    links = {"i": ("image", "media/any.png")}
    body = "".join(p(text, style="H23") for text in ("Figure 3.II", "Ships by owner", unit))
    made = document(reading(MASTHEAD + TITLE + p("1.\tSee:") + body + p(picture("i", "A bar chart")), links=links,
                            extra={"word/media/any.png": PNG}))  # fmt: skip
    (block,) = made.root.iter("{*}tblock")
    assert plain_text(block.find("{*}heading")) == "Ships by owner"
    assert "heading" not in [each.kind for each in made.blocks()]
