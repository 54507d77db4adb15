"""Word files in one language: the UN's styles, true numbers, real footnotes, and not a character lost."""

import datetime
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx_support as support
import paper_samples as samples
import pypdfium2
import pytest
from docx_support import WordFile, text_of, val, w
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes
from lxml import etree
from openxml_audit import OpenXmlValidator

from hexapla.akn.blocks import blocks
from hexapla.akn.names import AKN
from hexapla.present.presentation import Note, Office, Presentation
from hexapla.resources import template_folder
from hexapla.writers.docx import write
from hexapla.writers.templates import environment

Judge = Callable[[str], str]


def edition(xml: str, notes: tuple[Note, ...] = (), **facts: object) -> Presentation:
    """Return an edition of hand-made AKN; `facts` are fields of the presentation."""
    body = etree.fromstring(f'<mainBody xmlns="{AKN}">{xml}</mainBody>')
    made = samples.single("en", [("chapter", "I.", "Introduction")])
    found = tuple(blocks(body))
    styles = {block.eid: "chapter" for block in found}
    column = replace(made.first, blocks=found, notes=notes, styles=styles)
    return replace(made, columns=(column,), **facts)  # type: ignore[arg-type]


def paragraph(number: str, text: str = "Text.") -> str:
    """Return a numbered paragraph as AKN."""
    eid = "para_" + re.sub(r"\W", "", number)
    return f'<paragraph eId="{eid}"><num>{number}</num><content><p>{text}</p></content></paragraph>'


# The text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_of_the_file_is_the_canonical_text_in_order(
    presentations: dict[str, Presentation], language: str
) -> None:
    presentation = presentations[language]
    written = WordFile(write(presentation)).texts()
    wanted = support.canonical_texts(presentation.first)
    assert written[-len(wanted) :] == wanted


def test_ampersands_and_angle_brackets_arrive_whole() -> None:
    hostile = "A & B <c> ]]> &amp; \"q\" 'a'"
    made = samples.single("en", [("para", "1.", hostile)], title=hostile, committee=hostile, authority=hostile)
    assert "1." + hostile in WordFile(write(made)).texts()
    assert all(hostile in text for text in ("".join(WordFile(write(made)).body.itertext()),))


@settings(deadline=None, max_examples=25)
@given(st.text(st.characters(exclude_characters="{}\t\r\n|", exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    made = samples.single("en", [("para", "1.", text + "{1|" + text + " end}")], committee=text or None)
    written = WordFile(write(made))
    legal = re.sub("[\ufffe\uffff]", "\ufffd", text)
    assert "1." + legal in written.texts()
    assert written.notes() == {"1": legal + " end"}


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for x in y %}", "{_{ a }_}", "{_% b %_}", "{# c #}", "{{r body}}"])
def test_what_looks_like_a_template_in_the_text_is_text(text: str) -> None:
    made = edition(paragraph("1.", text), (), symbol=text)
    written = WordFile(write(replace(made, columns=(replace(made.first, title=text),))))
    assert "1." + text in written.texts()
    assert text in written.root("word/header2.xml").xpath("string()")
    assert [one.text for one in written.root("docProps/core.xml") if one.text == text] == [text, text]


def test_characters_that_xml_forbids_become_replacement_characters() -> None:
    made = samples.single("en", committee="a\x0bb\ud800c\x0cd")
    assert "a\ufffdb\ufffdc\ufffdd" in WordFile(write(made)).texts()


def test_no_break_spaces_and_no_break_hyphens_are_kept() -> None:
    written = WordFile(write(edition(paragraph("1.", "13\u00a0701,21 sous\u2011préfectures\u00a0;"))))
    assert "1.13\u00a0701,21 sous\u2011préfectures\u00a0;" in written.texts()


# Numbers


@pytest.mark.parametrize(
    "numbers",
    [
        ["1.", "2.", "3."],
        ["48.", "49.", "3.", "4."],
        ["1.", "2.", "2.", "5.", "1."],
        ["11.", "12.", "12 bis.", "13."],
        ["1-", "2-"],
        ["0.", "01.", "40000."],
    ],
)
def test_paragraphs_print_their_canonical_numbers_whatever_the_sequence(numbers: list[str]) -> None:
    made = edition("".join(paragraph(number, "Words.") for number in numbers))
    written = WordFile(write(made)).texts()
    assert written[-len(numbers) :] == [number + "Words." for number in numbers]


def test_consecutive_numbers_are_one_automatic_list() -> None:
    written = WordFile(write(edition("".join(paragraph(f"{number}.") for number in range(1, 9)))))
    lists = [val(one) for one in written.body.iter(w("numId"))]
    assert lists == ["1"] * 8


def test_lettered_items_open_on_the_second_stop_and_roman_ones_hang() -> None:
    point = '<point eId="p"><num>(a)</num><list><intro><p>One</p></intro>{}</list></point>'
    inner = '<point eId="q"><num>(i)</num><content><p>Two</p></content></point>'
    xml = f'<paragraph eId="para_1"><num>1.</num><list eId="l">{point.format(inner)}</list></paragraph>'
    first, second = WordFile(write(edition(xml))).paragraphs()[-2:]
    runs = [child.tag.removeprefix(support.W) for run in first.iter(w("r")) for child in run if child.tag != w("rPr")]
    assert runs == ["tab", "t", "tab", "t"]
    assert text_of(first) == "(a)One"
    assert second.find(f"{w('pPr')}/{w('ind')}").attrib == {w("left"): "2835", w("hanging"): "567"}


def test_bullets_are_the_styles_own() -> None:
    written = WordFile(write(samples.single("en", [("para", "1.", "List"), ("item", "•", "First")])))
    last = written.paragraphs()[-1]
    assert val(last.find(f"{w('pPr')}/{w('pStyle')}")) == "Bullet1G"
    assert text_of(last) == "First"


# Notes


def test_notes_are_real_footnotes_with_tabs_around_the_mark() -> None:
    written = WordFile(write(samples.single("en", [("para", "1.", "One{1|First & <note>} two{2|Second}")])))
    assert [one.get(w("id")) for one in written.body.iter(w("footnoteReference"))] == ["1", "2"]
    assert written.notes() == {"1": "First & <note>", "2": "Second"}
    note = written.root("word/footnotes.xml")[2]
    assert val(note.find(f".//{w('pStyle')}")) == "FootnoteText"
    assert [child.tag for run in note.iter(w("r")) for child in run if child.tag != w("rPr")] == [
        *(w("tab"), w("footnoteRef"), w("tab"), w("t"))
    ]


def test_a_mark_that_is_not_the_running_number_is_printed_as_it_is() -> None:
    written = WordFile(write(samples.single("en", [("para", "1.", "a{1|x} b{7|y} c{2|z} d{*|s}")])))
    marks = [
        (one.get(w("customMarkFollows")), "".join(one.getparent().itertext()))  # type: ignore[union-attr]
        for one in written.body.iter(w("footnoteReference"))
    ]
    assert marks == [(None, ""), ("1", "7"), (None, ""), ("1", "*")]
    assert list(written.notes().values()) == ["x", "7y", "z", "*s"]


def test_a_lost_note_prints_its_mark_alone_on_the_baseline() -> None:
    written = WordFile(write(samples.single("en", title="A title{*}")))
    title = next(one for one in written.paragraphs() if text_of(one) == "A title*")
    mark = list(title.iter(w("r")))[-1]
    assert not list(written.body.iter(w("footnoteReference")))
    assert written.notes() == {}
    assert val(mark.find(f"{w('rPr')}/{w('vertAlign')}")) == "baseline"
    assert val(mark.find(f"{w('rPr')}/{w('sz')}")) == "20"
    assert val(mark.find(f"{w('rPr')}/{w('b')}")) == "0"


def test_the_title_note_has_its_own_mark_and_two_tabs_after_it() -> None:
    made = samples.single("en", [("para", "1.", "x")])
    note = Note("note_900", "*", "title", (etree.fromstring(f'<p xmlns="{AKN}">Issued late.</p>'),))
    written = WordFile(write(replace(made, columns=(replace(made.first, notes=(note,)),))))
    reference = next(written.body.iter(w("footnoteReference")))
    assert reference.get(w("customMarkFollows")) == "1"
    inside = [child.tag for run in written.root("word/footnotes.xml")[2].iter(w("r")) for child in run]
    assert [tag for tag in inside if tag != w("rPr")] == [w("tab"), w("t"), w("tab"), w("tab"), w("t")]


# Links, bookmarks, languages


def test_every_id_that_the_file_uses_is_defined(presentations: dict[str, Presentation]) -> None:
    for presentation in (*presentations.values(), samples.single("en", samples.long_lines("en", 20, 9))):
        assert_whole(WordFile(write(presentation)))


def assert_whole(written: WordFile) -> None:
    """Check styles, lists, bookmarks, notes, relationships: nothing undefined, nothing twice."""
    styles = {one.get(w("styleId")) for one in written.root("word/styles.xml").iter(w("style"))}
    numbers = {one.get(w("numId")) for one in written.root("word/numbering.xml").iter(w("num"))}
    notes = [one.get(w("id")) for one in written.root("word/footnotes.xml")]
    assert len(notes) == len(set(notes))
    for name in (name for name in written.parts if re.fullmatch(r"word/\w+\.xml", name)):
        root = written.root(name)
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            assert {val(one) for one in root.iter(w(tag))} <= styles
        assert {val(one) for one in root.iter(w("numId"))} <= numbers
        assert {one.get(w("id")) for one in root.iter(w("footnoteReference"))} <= set(notes)
        used = {value for one in root.iter() for key, value in one.attrib.items() if str(key).startswith(support.R)}
        assert used <= written.relations(name).keys()
    starts = [one.get(w("name")) or "" for one in written.body.iter(w("bookmarkStart"))]
    assert len({name.casefold() for name in starts}) == len(starts)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in starts)
    ids = [one.get(w("id")) for one in written.body.iter(w("bookmarkStart"))]
    assert sorted(ids) == sorted(str(one.get(w("id"))) for one in written.body.iter(w("bookmarkEnd")))
    assert {one.get(w("anchor")) for one in written.body.iter(w("hyperlink"))} <= {None, *starts}


def test_each_paragraph_is_a_bookmark_of_its_own_name(presentations: dict[str, Presentation]) -> None:
    names = [one.get(w("name")) for one in WordFile(write(presentations["en"])).body.iter(w("bookmarkStart"))]
    assert {"para_1", "para_48", "para_65", "sec_II"} <= set(names)


def test_long_bookmarks_are_shortened_by_a_table_in_the_custom_properties() -> None:
    eid = "para_41__" + "list_1__" * 6 + "indent_2"
    xml = f'<paragraph eId="{eid}"><content><p>See <ref href="#{eid}">here</ref></p></content></paragraph>'
    written = WordFile(write(edition(xml)))
    assert [one.get(w("anchor")) for one in written.body.iter(w("hyperlink"))] == ["b_1"]
    facts = {one.get("name"): one[0].text for one in written.root("docProps/custom.xml")}
    assert facts["hexapla:bookmark:b_1"] == eid


def test_links_lead_out_by_relationships_and_dangerous_ones_are_text() -> None:
    links = "".join(
        f'<ref href="{href}">{text}</ref> '
        for href, text in (
            ("https://undocs.org/CAT/C/PER/7", "good"),
            ("javascript:alert(1)", "bad"),
            ("#nowhere", "lost"),
        )
    )
    written = WordFile(write(edition(paragraph("1.", links))))
    found = list(written.body.iter(w("hyperlink")))
    assert [text_of(one) for one in found] == ["good"]
    target = written.relations("word/document.xml")[found[0].get(f"{support.R}id") or ""]
    assert target == "https://docs.un.org/en/CAT/C/PER/7"
    assert "1.good bad lost " in written.texts()


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_every_run_of_text_says_its_language(
    presentations: dict[str, Presentation], language: str, tag: str
) -> None:
    written = WordFile(write(presentations[language]))
    runs = [run for one in written.paragraphs() for run in one.iter(w("r")) if run.find(w("t")) is not None]
    assert len(runs) > 100
    assert {val(run.find(f"{w('rPr')}/{w('lang')}")) for run in runs} == {tag}
    defaults = written.root("word/styles.xml").find(w("docDefaults"))
    assert defaults is not None
    assert val(next(defaults.iter(w("lang")))) == tag


def test_arabic_paragraphs_and_runs_go_right_to_left() -> None:
    written = WordFile(write(samples.single("ar", [("para", "1-", "تذكر اللجنة CAT/C/PER/7")])))
    last = written.paragraphs()[-1]
    assert last.find(f"{w('pPr')}/{w('bidi')}") is not None
    assert all(run.find(f"{w('rPr')}/{w('rtl')}") is not None for run in last.iter(w("r")) if run.find(w("t")) is not None)
    assert val(written.body[-1].find(w("bidi"))) == "on"


def test_headings_have_outline_levels_and_the_styles_of_the_presentation(
    presentations: dict[str, Presentation],
) -> None:
    presentation = presentations["en"]
    styles = {"chapter": "HChG", "h1": "H1G", "h23": "H23G", "h4": "H4G", "h56": "H56G"}
    wanted = [
        (styles[presentation.first.styles[block.eid]], str(block.level - 1))
        for block in presentation.first.blocks
        if block.kind == "heading"
    ]
    found = [
        (val(one.find(w("pStyle"))), val(one.find(w("outlineLvl"))))
        for one in WordFile(write(presentation)).body.iter(w("pPr"))
        if one.find(w("outlineLvl")) is not None
    ]
    assert found == wanted


def test_emphasis_and_raised_letters_are_kept() -> None:
    written = WordFile(write(edition(paragraph("1.", "1683<sup>e</sup> <i>bis</i> <b>x</b> <u>y</u>"))))
    looks = {text_of(run): {str(one.tag) for one in run[0]} for run in written.paragraphs()[-1].iter(w("r"))}
    assert w("vertAlign") in looks["e"]
    assert w("i") in looks["bis"]
    assert w("b") in looks["x"]
    assert w("u") in looks["y"]


# Tables and pictures

TABLE = (
    '<alinea eId="al_1"><content><table eId="tbl_1"><caption>Table 1</caption>'
    '<tr><th rowspan="2"><p>Year</p></th><th colspan="2"><p>Reports</p></th></tr>'
    "<tr><th><p>Due</p></th><th><p>Sent</p></th></tr>"
    "<tr><td><p>2020</p></td><td><p>3</p></td><td><p>2</p></td></tr>"
    "<tr><td><p>2021</p></td><td><p>1</p></td></tr></table></content></alinea>"
)


def test_tables_have_repeated_heads_horizontal_rules_and_every_cell() -> None:
    written = WordFile(write(edition(TABLE)))
    found = written.text_part[-2]
    while found.tag != w("tbl"):
        found = found.getprevious()  # type: ignore[assignment]
    rows = list(found.iter(w("tr")))
    assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [True, True, False, False]
    assert [text_of(cell) for row in rows for cell in row.iter(w("tc"))] == [
        *("Year", "Reports", "", "Due", "Sent", "2020", "3", "2", "2021", "1", "")
    ]
    assert [val(one) for one in found.iter(w("vMerge"))] == ["restart", "continue"]
    assert {one.tag for borders in found.iter(w("tcBorders")) for one in borders} == {w("top"), w("bottom")}
    assert sum(int(one.get(w("w")) or 0) for one in found.iter(w("gridCol"))) == 7371


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)


def test_pictures_have_their_alternative_text_and_unknown_ones_are_said_in_words() -> None:
    xml = '<alinea eId="al_1"><content><figure eId="fig_1"><img src="{}" alt="A map &amp; key"/></figure></content></alinea>'
    known = WordFile(write(edition(xml.format("a.png"), (), media={"a.png": PNG})))
    described = [one.get("descr") for one in known.body.iter() if str(one.tag).endswith("}docPr")]
    assert described == ["A map & key"]
    assert known.parts["word/media/image1.png"] == PNG
    assert "[A map & key]" in WordFile(write(edition(xml.format("b.svg")))).texts()


def test_an_annex_begins_a_page_with_its_label_at_the_margin() -> None:
    column = samples.single("en").first
    heading = etree.fromstring(f'<heading xmlns="{AKN}">List</heading>')
    made = edition(paragraph("1."))
    block = replace(column.blocks[0], kind="annex", eid="att_1", content=(heading,), num="Annex I", level=1)
    written = WordFile(write(replace(made, columns=(replace(made.first, blocks=(block,)),))))
    label, title = written.paragraphs()[-2:]
    assert (text_of(label), text_of(title)) == ("Annex I", "List")
    assert label.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
    assert label.find(f"{w('pPr')}/{w('ind')}").attrib == {w("left"): "0", w("hanging"): "0"}


# The template: exact styles, geometry, no logic

STYLES = {
    "Normal": ("Normal", None, None, "line=240 atLeast", "", ""),
    "SingleTxtG": ("_ Single Txt_G", "Normal", None, "after=120", "left=1134 right=1134", ""),
    "HMG": ("_ H __M_G", "Normal", None, "before=240 after=240 line=360 exact", "left=1134 right=1134 hanging=1134", "b 34"),
    "HChG": ("_ H _Ch_G", "Normal", None, "before=360 after=240 line=300 exact", "left=1134 right=1134 hanging=1134", "b 28"),
    "H1G": ("_ H_1_G", "Normal", None, "before=360 after=240 line=270 exact", "left=1134 right=1134 hanging=1134", "b 24"),
    "H23G": ("_ H_2/3_G", "Normal", None, "before=240 after=120 line=240 exact", "left=1134 right=1134 hanging=1134", "b"),
    "H4G": ("_ H_4_G", "Normal", None, "before=240 after=120 line=240 exact", "left=1134 right=1134 hanging=1134", "i"),
    "H56G": ("_ H_5/6_G", "Normal", None, "before=240 after=120 line=240 exact", "left=1134 right=1134 hanging=1134", ""),
    "SSG": ("__S_S_G", "Normal", None, "before=240 after=240 line=300 exact", "left=1134 right=1134", "b 28"),
    "SMG": ("__S_M_G", "Normal", None, "before=240 after=240 line=420 exact", "left=1134 right=1134", "b 40"),
    "SLG": ("__S_L_G", "Normal", None, "before=240 after=240 line=580 exact", "left=1134 right=1134", "b 56"),
    "XLargeG": ("__XLarge_G", "Normal", None, "before=240 after=240 line=420 exact", "left=1134 right=1134", "b 40"),
    "Bullet1G": ("_Bullet 1_G", "Normal", None, "after=120", "left=1701 right=1134 hanging=170", ""),
    "Bullet2G": ("_Bullet 2_G", "Normal", None, "after=120", "left=2268 right=1134 hanging=170", ""),
    "FootnoteText": ("footnote text", "Normal", "5_G", "line=220 exact", "left=1134 right=1134 hanging=1134", "18"),
    "FootnoteReference": ("footnote reference", None, "4_G", "", "", "18 superscript"),
    "EndnoteText": ("endnote text", "FootnoteText", "2_G", "", "", ""),
    "EndnoteReference": ("endnote reference", "FootnoteReference", "1_G", "", "", ""),
    "Header": ("header", "Normal", "6_G", "line=240 auto", "", "b 18"),
    "Footer": ("footer", "Normal", "3_G", "line=240 auto", "", "16"),
    "PageNumber": ("page number", None, "7_G", "", "", "b 18"),
    "Heading1": ("heading 1", "SingleTxtG", "Table_G", "after=0", "right=0", ""),
    "Hyperlink": ("Hyperlink", "DefaultParagraphFont", None, "", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("ident", STYLES)
def test_the_styles_are_the_uns_own_to_the_letter(ident: str) -> None:
    root = etree.parse(template_folder() / "docx/word/styles.xml").getroot()
    style = next(one for one in root.iter(w("style")) if one.get(w("styleId")) == ident)
    assert _style(style) == STYLES[ident]


def _style(style: etree._Element) -> tuple[str | None, ...]:
    spacing, indents = style.find(f".//{w('spacing')}"), style.find(f".//{w('ind')}")
    given = {key: spacing.get(w(key)) for key in ("before", "after", "line") if spacing.get(w(key))} if spacing is not None else {}
    rule = spacing.get(w("lineRule"), "") if spacing is not None else ""
    space = " ".join([*(f"{key}={value}" for key, value in given.items()), *([rule] if rule else [])])
    sides = {key: indents.get(w(key)) for key in ("left", "right", "hanging") if indents.get(w(key))} if indents is not None else {}
    ind = " ".join(f"{key}={value}" for key, value in sides.items())
    run = style.find(w("rPr"))
    look = [tag for tag in ("b", "i") if run is not None and run.find(w(tag)) is not None]
    look += [found for tag in ("sz", "vertAlign") if run is not None and (found := val(run.find(w(tag))))]
    names = (val(style.find(w("name"))), val(style.find(w("basedOn"))), val(style.find(w("aliases"))))
    return (*names, space, ind, " ".join(look))


def test_headings_have_the_right_tab_of_their_numbers() -> None:
    root = etree.parse(template_folder() / "docx/word/styles.xml").getroot()
    tabs = {
        one.get(w("styleId")): [(val(tab), tab.get(w("pos"))) for tab in one.iter(w("tab"))] for one in root.iter(w("style"))
    }
    assert all(tabs[ident] == [("right", "851")] for ident in ("HMG", "HChG", "H1G", "H23G", "H4G", "H56G"))
    assert tabs["FootnoteText"] == [("right", "1021")]


def test_the_masthead_has_the_measured_geometry(presentations: dict[str, Presentation]) -> None:
    table = WordFile(write(presentations["en"])).body[0]
    assert table.find(f"{w('tblPr')}/{w('tblpPr')}").get(w("tblpX")) == "1134"
    assert table.find(f"{w('tblPr')}/{w('tblpPr')}").get(w("tblpY")) == "284"
    assert [one.get(w("w")) for one in table.iter(w("gridCol"))] == ["1276", "2268", "3260", "2835"]
    assert [(val(one), one.get(w("hRule"))) for one in table.iter(w("trHeight"))] == [("851", "exact"), ("2835", "exact")]
    assert [one[0].get(w("sz")) for one in table.iter(w("tcBorders"))] == ["4"] * 3 + ["12"] * 3
    words = [text_of(one) for one in table.iter(w("p")) if text_of(one)]
    assert words[:2] == ["United Nations", "CAT/C/PER/FCO/7"]
    assert words[3:] == ["Distr.: General", "3 December 2021", "English", "Original: Spanish", "English, French and Spanish only"]


def test_an_unknown_date_leaves_no_line_and_the_original_leaves_its_own() -> None:
    made = samples.single("en", date=None, language=None, limitation=None)
    cell = list(WordFile(write(made)).body[0].iter(w("tc")))[-1]
    assert [text_of(one) for one in cell.iter(w("p"))] == ["", "Distr.: General", "", "Original: Spanish"]


def test_pages_have_their_own_heads_and_feet_by_side() -> None:
    written = WordFile(write(samples.single("en", job_number="GE.21-17632 (E)")))
    section = written.body[-1]
    kinds = [(str(one.tag).removeprefix(support.W), one.get(w("type"))) for one in section[:6]]
    assert kinds == [(f"{part}Reference", side) for part in ("header", "footer") for side in ("even", "default", "first")]
    assert section.find(w("titlePg")) is not None
    assert written.root("word/settings.xml").find(w("evenAndOddHeaders")) is not None
    sides = {name: val(written.root(f"word/{name}.xml").find(f".//{w('jc')}")) for name in ("header1", "header2", "footer1", "footer2")}
    assert sides == {"header1": "left", "header2": "right", "footer1": "left", "footer2": "right"}
    assert written.root("word/header1.xml").xpath("string()") == samples.SYMBOL
    assert "GE.21-17632 (E)" in written.root("word/footer3.xml").xpath("string()")
    assert "PAGE" in written.root("word/footer1.xml").xpath("string()")


def test_the_qr_code_has_an_alternative_text_in_the_language_of_the_edition(
    presentations: dict[str, Presentation],
) -> None:
    for language in ("en", "fr"):
        first = presentations[language].first
        foot = WordFile(write(presentations[language])).root("word/footer3.xml")
        described = {one.get("descr") for one in foot.iter() if one.get("descr")}
        assert described == {first.language.label("qr_code").format(url=first.masthead.url)}


@pytest.mark.parametrize(("size", "paper"), [("A4", ("11907", "16840")), ("Letter", ("12240", "15840"))])
def test_the_paper_is_the_offices(size: str, paper: tuple[str, str]) -> None:
    made = replace(samples.single("en"), office=Office(page_size=size))
    page = WordFile(write(made)).body[-1].find(w("pgSz"))
    assert page is not None
    assert (page.get(w("w")), page.get(w("h"))) == paper


PERMITTED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.Name, nodes.Getattr, nodes.If, nodes.Test)


def test_the_template_says_where_and_never_what() -> None:
    for path in sorted((template_folder() / "docx").rglob("*.xml")):
        source = re.sub(r"\{([{%])[prt]c? ", r"{\1 ", path.read_text("utf-8"))
        tree = environment().parse(source)
        assert not [one for one in tree.find_all(nodes.Node) if not isinstance(one, PERMITTED)], path
        assert all(one.name == "defined" for one in tree.find_all(nodes.Test)), path
        assert not re.search(r"\{%\s*(tr|tc|vm|hm|colspan|cellbg)", path.read_text("utf-8")), path


# The package


def test_the_same_presentation_gives_the_same_bytes(presentations: dict[str, Presentation]) -> None:
    assert write(presentations["fr"]) == write(presentations["fr"])


def test_the_members_are_sorted_and_dated_by_no_clock(presentations: dict[str, Presentation]) -> None:
    with zipfile.ZipFile(BytesIO(write(presentations["en"]))) as package:
        entries = package.infolist()
    names = [one.filename for one in entries]
    assert names[0] == "[Content_Types].xml"
    assert all(one < other for one, other in pairwise(names[1:]))
    assert {one.date_time for one in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.external_attr >> 16 for one in entries} == {0o100644}


def test_the_file_names_no_person_and_dates_itself_by_the_edition() -> None:
    made = replace(samples.single("en"), day=datetime.date(2022, 3, 1), office=Office(publisher="OHCHR & co"))
    core = {etree.QName(one).localname: one.text for one in WordFile(write(made)).root("docProps/core.xml")}
    assert core["creator"] == "OHCHR & co"
    assert core["lastModifiedBy"] is None
    assert core["created"] == core["modified"] == "2022-03-01T00:00:00Z"
    assert (core["title"], core["subject"], core["language"]) == ("A title", samples.SYMBOL, "en-GB")


def test_the_custom_properties_identify_work_expression_and_standing(
    presentations: dict[str, Presentation],
) -> None:
    facts = {one.get("name"): one[0].text for one in WordFile(write(presentations["fr"])).root("docProps/custom.xml")}
    assert facts["Symbol"] == "CAT/C/PER/FCO/7"
    assert facts["Work IRI"] == "/akn/un/doc/paper/un-cat/2021-12-03/CAT-C-PER-FCO-7"
    assert (facts["Expression IRI"] or "").startswith(f"{facts['Work IRI']}/fra@")
    assert facts["Status"] == "derived"
    assert "Job number" not in facts


# The judges


def samples_for_judges() -> dict[str, Presentation]:
    """Return editions that use everything there is."""
    kitchen = (
        TABLE
        + paragraph("3.", '<ref href="https://undocs.org/A/RES/491 (V)">A/RES/491 (V)</ref> 1683<sup>e</sup>')
        + '<figure eId="fig_1"><img src="a.png" alt="A map"/></figure>'
        + paragraph("12 bis.")
        + '<alinea eId="al_2"><content><p>Free</p></content></alinea>'
    )
    return {
        "notes": samples.single("en", samples.long_lines("en", 14, 7), job_number="GE.21-17632 (E)"),
        "arabic": samples.single("ar"),
        "kitchen": edition(kitchen, (), media={"a.png": PNG}),
    }


@pytest.mark.parametrize("name", ["notes", "arabic", "kitchen"])
def test_openxml_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.docx"
    file.write_bytes(write(samples_for_judges()[name]))
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.judge
@pytest.mark.parametrize("name", ["notes", "arabic", "kitchen"])
def test_the_open_xml_sdk_finds_nothing(judge: Judge, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.docx"
    file.write_bytes(write(samples_for_judges()[name]))
    said = subprocess.run([judge("ooxml-validator"), file], capture_output=True, check=False).stdout
    assert json.loads(said)["errors"] == []


@pytest.mark.judge
def test_libreoffice_prints_the_masthead_the_heads_and_the_notes_on_their_pages(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(write(samples_for_judges()["notes"]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [judge("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "notes.docx"]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    with pypdfium2.PdfDocument(tmp_path / "notes.pdf") as paper:
        pages = [page.get_textpage().get_text_bounded() for page in paper]
    assert "United Nations" in pages[0]
    assert "GE.21-17632" in pages[0]
    assert samples.SYMBOL in pages[1]
    assert pages[1].rstrip().endswith("2")
    assert len(pages) == 3
