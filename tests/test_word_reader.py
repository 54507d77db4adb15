"""The Word reader: what each part of a Word file becomes, what is refused, and what never leaves the file."""

import contextlib
import io
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hexapla.akn.blocks import Block
from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.archive import deterministic_zip
from hexapla.canonical import canonicalise, settle
from hexapla.engine import building
from hexapla.engine.request import Request
from hexapla.errors import ExitCode, HexaplaError, SourceError
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import Project
from hexapla.readers.word import read_word
from hexapla.readers.word.numbering import formatted
from hexapla.readers.word.styles import plain_name
from word_sources import (
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
)  # fmt: skip

EXPECTED = {  # counted in the files themselves: paragraphs, headings, notes, tables
    "A_80_590.docx": (79, 35, 3, 24),
    "A_80_604_Add.6.docx": (40, 25, 3, 8),
    "A_81_6_SECT._13.docx": (25, 29, 1, 6),
    "A_81_6_SECT._26.docx": (104, 129, 30, 13),
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


def test_a_contents_list_is_left_out_and_that_is_said():
    rows = [row(f"Chapter {each}", str(each)) for each in range(1, 5)]
    found = reading(
        MASTHEAD + TITLE + p("Contents", style="HCh") + table(*rows) + p("\tI.\tHead", style="HCh") + p("1.\tText.")
    )
    assert codes(found) == ["F-206"]
    assert "Chapter 1" not in "".join(found.body.itertext())


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
def test_what_is_no_honest_word_file_is_refused_at_once(data):
    begun = time.perf_counter()
    with pytest.raises(SourceError) as caught:
        read_word(data, "en.docx", "en")
    assert caught.value.advice
    assert time.perf_counter() - begun < 1


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
def test_a_real_document_is_read_whole_valid_and_quickly(corpus, name):
    data = (corpus / "docx" / name).read_bytes()
    begun = time.perf_counter()
    found = read_word(data, name, "en")
    seconds = time.perf_counter() - begun
    made = document(found)
    assert schema_errors(made.root) == ()
    assert "F-003" not in codes(found)
    kinds = Counter(block.kind for block in made.blocks())
    counted = kinds["paragraph"], kinds["heading"], len(list(made.main.iter("{*}authorialNote"))), kinds["table"]
    assert counted == EXPECTED[name]
    assert seconds < 10
