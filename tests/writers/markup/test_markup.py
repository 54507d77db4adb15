"""Blocks as HTML elements: structure, ids, notes, and what a speech engine makes of them."""

from typing import Any

import pytest
from lxml import etree

from hexapla.akn.blocks import blocks
from hexapla.akn.names import akn
from hexapla.present.presentation import Column
from hexapla.writers.markup.composer import Composer, Flavour, body
from hexapla.writers.markup.elements import Fragment
from samples import web as samples


def tree(column: Column, flavour: Flavour = Flavour.HTML) -> Any:
    """Return the elements of a column below one div."""
    root = etree.Element("div")
    root.extend(body(column, flavour).elements)
    return root


def shown(xml: str, flavour: Flavour = Flavour.HTML) -> str:
    """Return the markup of a body."""
    return body(samples.column("en", xml), flavour).__html__()


def paragraph(content: str) -> str:
    """Return the markup of one numbered paragraph, what stands before its text cut off."""
    xml = f'<paragraph eId="para_1"><num>1.</num><content><p>{content}</p></content></paragraph>'
    return shown(xml).partition("</a> ")[2].removesuffix("</p>")


def test_a_heading_holds_number_and_text_and_is_one_level_below_the_title() -> None:
    heading = tree(samples.column("en"))[0]
    assert (heading.tag, heading.get("class"), heading.get("id")) == ("h2", "heading chapter", "sec_I")
    assert [(part.get("class"), part.text) for part in heading] == [("num", "I."), ("text", "Introduction")]


def test_a_paragraph_number_is_its_permalink_on_the_web_and_plain_on_paper() -> None:
    number = tree(samples.column("en")).find("p[@id='para_1']/a")
    assert number is not None
    assert (number.text, number.get("href"), number.get("class")) == ("1.", "#para_1", "num")
    assert tree(samples.column("en"), Flavour.PDF).find("p[@id='para_1']/span[@class='num']") is not None


def test_items_stand_in_nested_lists() -> None:
    outer = tree(samples.column("en")).find("ul")
    assert outer is not None
    assert outer.get("class") == "items level-1"
    assert [item.get("id") for item in outer] == ["para_2__list_1__point_a", "para_2__list_1__point_b"]
    inner = outer[0].find("ul[@class='items level-2']")
    assert inner is not None
    assert ["".join(item.itertext()) for item in inner] == ["(i) One;", "(ii) Two;"]


def test_more_text_of_an_item_stays_in_the_item() -> None:
    item = tree(samples.column("en")).find("ul/li[@id='para_2__list_1__point_b']")
    assert item is not None
    assert item.findtext("p[@class='continuation']") == "And more of it."


def test_the_words_after_a_list_are_a_paragraph_of_their_own() -> None:
    assert "All in time." in [p.text for p in tree(samples.column("en")).findall("p[@class='continuation']")]


def test_every_id_is_given_once_whatever_the_document_repeats() -> None:
    xml = '<section eId="sec_I"><num>I.</num><heading>A</heading><content><p>one</p><p>two</p></content></section>'
    ids = [each.get("id") for each in tree(samples.column("en", xml)).iter() if each.get("id")]
    assert ids == ["sec_I"]


def test_an_ordinal_is_raised_by_style_and_read_as_one_word() -> None:
    assert paragraph("1683<sup>e</sup> séance") == '1683<span class="sup">e</span> séance'


def test_a_number_in_groups_is_one_word() -> None:
    assert paragraph("de 13\u00a0701,21 soles") == 'de <span class="number">13\u00a0701,21</span> soles'


@pytest.mark.parametrize("text", ["13 701", "page\u00a0700", "2021,\u00a0700", "1\u00a07"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert "number" not in paragraph(text)


def test_a_link_over_several_runs_is_one_link() -> None:
    link = paragraph('<ref href="https://undocs.org/CAT/C/7">CAT/<b>C</b>/7</ref>')
    assert link == '<a href="https://docs.un.org/en/CAT/C/7" rel="external">CAT/<b>C</b>/7</a>'


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.org", "a.html"])
def test_only_web_addresses_and_places_of_the_page_are_links(href: str) -> None:
    assert paragraph(f'<ref href="{href}">text</ref>') == "text"


def test_another_language_is_marked_and_the_own_one_is_not() -> None:
    assert paragraph('<span xml:lang="es">sí</span>') == '<span lang="es" dir="auto">sí</span>'
    assert paragraph('<span xml:lang="en">yes</span>') == "yes"


def test_hostile_text_arrives_whole() -> None:
    element = etree.SubElement(samples.body(""), akn("p"))
    element.text = samples.HOSTILE
    column = samples.column("en")
    parent = etree.Element("p")
    Composer(column).inline(parent, column.runs(element))
    again = etree.fromstring(Fragment((parent,)).__html__(), etree.HTMLParser())
    assert "".join(map(str, again.itertext())) == samples.HOSTILE
    assert again.find(".//script") is None


def test_a_note_is_called_by_a_raised_link_and_leads_back() -> None:
    column = samples.column("en")
    composer = Composer(column)
    root = etree.Element("div")
    root.extend(composer.body().elements)
    call = root.find(".//sup/a[@class='note-call']")
    assert call is not None
    assert (call.text, call.get("id"), call.get("href")) == ("1", "call-note_1", "#note_1")
    note = composer.notes().elements[0]
    assert (note.get("id"), note[0].get("href"), note[0].get("role")) == (
        "note_1",
        "#call-note_1",
        "doc-backlink",
    )


def test_a_star_stands_on_the_baseline() -> None:
    call = paragraph('text<sup><authorialNote eId="note_1" marker="*"><p>Note.</p></authorialNote></sup>')
    assert "<sup>" not in call
    assert 'class="note-call"' in call


def test_a_lost_note_is_a_mark_without_a_link_and_without_a_note() -> None:
    column = samples.column("en", '<p>Title<authorialNote eId="note_1" marker="*"/></p>')
    assert body(column).__html__().endswith('Title<span class="note-mark">*</span></p>')
    assert not Composer(column).notes()


def test_on_paper_the_note_stands_at_its_call() -> None:
    footnote = tree(samples.column("en"), Flavour.PDF).find(".//span[@class='footnote']")
    assert footnote is not None
    assert (footnote.get("id"), footnote.get("data-n")) == ("note_1", "1")
    assert "".join(footnote.itertext()) == "See\n  paragraph 2."


def test_side_by_side_on_paper_the_first_call_holds_the_note_in_every_language() -> None:
    columns = (samples.column("en"), samples.column("fr"))
    made = [Composer(each, Flavour.PDF, f"-{each.language.code}", columns).body().__html__() for each in columns]
    assert made[0].count('class="footnote"') == 1
    assert made[0].count('class="note-text"') == len(columns)
    assert 'class="footnote"' not in made[1]
    assert 'href="#note_1"' in made[1]


def test_a_table_has_a_head_only_where_it_has_one() -> None:
    table = tree(samples.column("en")).find("div[@id='table_1']/table")
    assert table is not None
    assert [part.tag for part in table] == ["caption", "thead", "tbody"]
    assert [cell.get("scope") for cell in table.iter("th")] == ["col", "col", "row"]
    assert [p.text for p in table.findall("tbody/tr[2]/td/p")] == ["One", "Two"]
    plain = "<table><tr><td><p>a</p></td></tr></table>"
    heads = "<table><tr><th><p>a</p></th></tr></table>"
    assert "thead" not in shown(plain) + shown(heads)


def test_quotes_that_follow_each_other_are_one_quotation() -> None:
    quoted = "<embeddedStructure><p>one</p><p>two</p></embeddedStructure>"
    xml = f'<paragraph eId="para_1"><num>1.</num><content><p>He said:</p>{quoted}</content></paragraph>'
    quotes = tree(samples.column("en", xml)).findall("blockquote")
    assert [[p.text for p in quote] for quote in quotes] == [["one", "two"]]


def test_a_picture_lies_in_the_page_and_its_text_stands_in_where_it_is_missing() -> None:
    column = samples.column("en", '<p><img src="media/0a.png" alt="A map"/></p>')
    assert 'src="data:image/png;base64,AAE="' in Composer(column, media={"media/0a.png": b"\0\1"}).body().__html__()
    assert '<span class="no-picture">A map</span>' in body(column).__html__()


def test_cells_leave_their_id_to_the_row_and_only_the_first_is_in_the_outline() -> None:
    column = samples.column("en")
    composer = Composer(column, suffix="-en")
    heading, paragraph_block = column.blocks[:2]
    assert composer.cell(heading).elements[0].tag == "h2"
    second = composer.cell(heading, in_outline=False).elements[0]
    assert (second.tag, second.get("class"), second.get("id")) == ("p", "heading chapter", None)
    assert 'href="#para_1-en"' in composer.cell(paragraph_block).__html__()


def test_links_within_the_page_stay_in_their_column() -> None:
    note = Composer(samples.column("fr"), suffix="-fr").notes().__html__()
    assert 'href="#para_2-fr"' in note


def test_the_text_of_the_elements_is_the_text_of_the_blocks() -> None:
    column = samples.column("en")
    expected = [
        (block.num or "") + "".join(r.text for c in block.content for r in column.runs(c)) for block in column.blocks
    ]
    assert len(expected) == len(list(blocks(samples.body(samples.BODY))))
    assert squeezed("".join(tree(column).itertext())) == squeezed("".join(expected))


def squeezed(text: str) -> str:
    """Return a text without ordinary blanks; those that do not break stay."""
    return "".join(text.replace("\n", " ").split(" "))
