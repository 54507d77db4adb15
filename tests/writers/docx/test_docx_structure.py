"""What a Word file knows of its own structure: bookmarks, links, languages, outline, tables, pictures."""

from dataclasses import replace

import pytest
from lxml import etree

from hexapla.akn.names import AKN
from hexapla.present.presentation import Presentation
from hexapla.writers.docx import write
from samples import docx as support
from samples import paper as samples
from samples.docx import PNG, TABLE, WordFile, assert_whole, attributes, edition, need, paragraph, text_of, val, w

# Links, bookmarks, languages


def test_every_id_that_the_file_uses_is_defined(presentations: dict[str, Presentation]) -> None:
    for presentation in (*presentations.values(), samples.single("en", samples.long_lines("en", 20, 9))):
        assert_whole(WordFile(write(presentation)))


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
def test_every_run_of_text_says_its_language(presentations: dict[str, Presentation], language: str, tag: str) -> None:
    written = WordFile(write(presentations[language]))
    runs = [run for one in written.paragraphs() for run in one.iter(w("r")) if run.find(w("t")) is not None]
    assert len(runs) > 100
    assert {val(run.find(f"{w('rPr')}/{w('lang')}")) for run in runs} == {tag}
    defaults = written.root("word/styles.xml").find(w("docDefaults"))
    assert defaults is not None
    assert val(next(defaults.iter(w("lang")))) == tag


def test_words_in_another_language_say_so() -> None:
    words = 'A <i xml:lang="spa">defensoría</i> and a <i xml:lang="fr">greffe</i>'
    last = WordFile(write(edition(paragraph("1.", words)))).paragraphs()[-1]
    spoken = {text_of(run): val(run.find(f"{w('rPr')}/{w('lang')}")) for run in last.iter(w("r"))}
    assert (spoken["defensoría"], spoken["greffe"]) == ("es-ES", "fr-FR")


def test_arabic_paragraphs_and_runs_go_right_to_left() -> None:
    written = WordFile(write(samples.single("ar", [("para", "1-", "تذكر اللجنة CAT/C/PER/7")])))
    last = written.paragraphs()[-1]
    assert last.find(f"{w('pPr')}/{w('bidi')}") is not None
    runs = [run for run in last.iter(w("r")) if run.find(w("t")) is not None]
    assert [text_of(run) for run in runs if run.find(f"{w('rPr')}/{w('rtl')}") is None] == ["CAT/C/PER/7"]
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


def test_tables_have_repeated_heads_horizontal_rules_and_every_cell() -> None:
    written = WordFile(write(edition(TABLE)))
    found = written.text_part[-2]
    while found.tag != w("tbl"):
        found = found.getprevious()  # type: ignore[assignment]
    rows = list(found.iter(w("tr")))
    assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [
        True,
        True,
        False,
        False,
    ]
    assert [text_of(cell) for row in rows for cell in row.iter(w("tc"))] == [
        *("Year", "Reports", "", "Due", "Sent", "2020", "3", "2", "2021", "1", "")
    ]
    assert [val(one) for one in found.iter(w("vMerge"))] == ["restart", "continue"]
    assert {one.tag for borders in found.iter(w("tcBorders")) for one in borders} == {w("top"), w("bottom")}
    assert sum(int(one.get(w("w")) or 0) for one in found.iter(w("gridCol"))) == 7371


def test_pictures_have_their_alternative_text_and_unknown_ones_are_said_in_words() -> None:
    xml = '<alinea eId="al_1"><content><figure eId="fig_1"><img src="{}" alt="A map &amp; key"/></figure></content></alinea>'
    known = WordFile(write(edition(xml.format("a.png"), (), media={"a.png": PNG})))
    described = [one.get("descr") for one in known.body.iter() if str(one.tag).endswith("}docPr")]
    assert described == ["", "A map & key"]  # the emblem says nothing
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
    assert attributes(need(label, "pPr", "ind")) == {w("left"): "0", w("hanging"): "0"}


def test_a_long_label_stands_beside_the_words_of_its_heading() -> None:
    xml = (
        '<article eId="art_{0}"><num>{1}</num><heading>Scope</heading><content eId="c"><p>Text</p></content></article>'
    )
    for label, is_long in (("Article premier", True), ("المادة 12", True), ("III.", False), ("第一条", False)):
        heading = WordFile(write(edition(xml.format(1, label)))).text_part[-2]
        assert (heading.find(f".//{w('ind')}") is not None) == is_long, label
        assert text_of(heading) == f"{label}Scope"
