"""Word files in one language: true numbers, real footnotes, and not a character lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hexapla.akn.names import AKN, ALIGN
from hexapla.present.presentation import Note, Presentation
from hexapla.writers.docx import write
from samples import docx as support
from samples import paper as samples
from samples.docx import WordFile, attributes, converted, edition, need, paragraph, said, text_of, val, w

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
    assert said(WordFile(write(made)).body).count(hostile) == 4


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
    assert text in said(written.root("word/header2.xml"))
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


def test_numbers_with_a_dash_are_automatic_too() -> None:
    written = WordFile(write(samples.single("ar", [("para", "1-", "تذكر"), ("para", "2-", "تذكر")])))
    assert [val(one) for one in written.body.iter(w("numId"))] == ["4", "4"]


def test_a_note_in_a_heading_has_a_raised_number() -> None:
    written = WordFile(write(samples.single("en", [("chapter", "I.", "Head{1|Note}"), ("para", "1.", "x")])))
    call = next(next(written.body.iter(w("footnoteReference"))).iterancestors())
    assert call.find(f"{w('rPr')}/{w('vertAlign')}") is None


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
    assert attributes(need(second, "pPr", "ind")) == {w("left"): "2835", w("hanging"): "567"}


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
        (one.get(w("customMarkFollows")), said(next(one.iterancestors())))
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
    note = Note("note_90000", "*", "title", (etree.fromstring(f'<p xmlns="{AKN}">Issued late.</p>'),))
    written = WordFile(write(replace(made, columns=(replace(made.first, notes=(note,)),))))
    reference = next(written.body.iter(w("footnoteReference")))
    assert reference.get(w("customMarkFollows")) == "1"
    inside = [each.tag for each in written.root("word/footnotes.xml")[2].iter(w("t"), w("tab"))]
    assert inside[-4:] == [w("t"), w("tab"), w("tab"), w("t")]


def test_marks_of_notes_stand_once_in_word_and_in_libreoffice(tmp_path: Path, judge: Callable[[str], str]) -> None:
    data = write(
        samples.single("en", [("para", "1.", "Of{a|Ale} Or{1|Oar} On{**|Oak} By{*|Bay} Up{bis|Urn} In{b|Ink}")])
    )
    for part, title in (("document", ["*"]), ("footnotes", [])):
        runs = (
            run for run in WordFile(data).root(f"word/{part}.xml").iter(w("r")) if run.find(f".//{w('t')}") is not None
        )
        marks = [said(run) for run in runs if run.find(f"{w('rPr')}/{w('rStyle')}") is not None]
        assert marks == [*title, "a", "**", "*", "bis", "b"]
    with pypdfium2.PdfDocument(converted(data, tmp_path, judge)) as paper:
        words = "".join(paper[0].get_textpage().get_text_range().split())
    assert "Ofa" + "Or1" + "On**" + "By*" + "Upbis" + "Inb" in words
    assert "aAle" + "1Oar" + "**Oak" + "*Bay" + "bisUrn" + "bInk" in words


def test_a_mark_that_word_does_not_count_stands_first_and_ends_where_the_others_do() -> None:
    written = WordFile(write(samples.single("en", [("para", "1.", "a{1|x} b{b|y}")])))
    counted, typed = (note.find(f".//{w('pPr')}") for note in written.root("word/footnotes.xml")[2:])
    assert counted.find(w("ind")) is None
    assert [tab.get(w("val")) for tab in typed.iter(w("tab"))] == ["clear"]
    assert typed.find(w("ind")).get(w("hanging")) == "168"


def test_all_paragraphs_of_a_cell_stand_where_its_first_does() -> None:
    words = "<p>The harbour master counts the boats of every place.</p><p>So does his deputy.</p>"
    space = f'xmlns:hx="{ALIGN[1:].partition("}")[0]}"'
    rows = (
        "<th><p>Place</p></th><th><p>Action taken</p></th>",
        f'<td><p>North</p></td><td {space} hx:align="center">{words}</td>',
    )
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    body = f'<alinea eId="al_1"><content><table eId="tbl_1">{table}</table></content></alinea>'
    written = WordFile(write(edition(body)))
    cell = next(each for each in written.body.iter(w("tc")) if "deputy" in text_of(each))
    assert [val(need(each, "pPr", "jc")) for each in cell.iter(w("p"))] == ["center", "center"]
