"""Room that the author of a text left less of by hand: kept in the XML, on paper, and given back by our files."""

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.names import ROOM, local
from hexapla.canonical.closer_by_hand import settle_closer
from hexapla.writers import write
from samples.pdf_pages import find, texts
from samples.word_sources import p, r, row, table
from test_closer_letters import canonical, document_of, edition


def empty(line: int, rule: str = "exact") -> str:
    """Return an empty paragraph that makes room, in twentieths of a point."""
    return p(
        "",
        properties=f'<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:spacing w:line="{line}" w:lineRule="{rule}"/>',
    )


def said(made: AknDocument) -> list[str]:
    """Return what the document says of room, and of which elements."""
    return [f"{local(each)} {each.get(ROOM)}" for each in made.root.iter() if each.get(ROOM)]


def with_room(above: str, below: str = "") -> AknDocument:
    return document_of(above, p(r("\tI.\tBoats of stone"), style="HCh"), below, p("2.\tThey lie low."), p("3.\tEnd."))


@pytest.mark.parametrize(
    ("above", "wanted"),
    [
        (empty(120), []),
        (empty(100), ["heading 1"]),
        (empty(100) * 2, ["heading 2"]),
        (empty(100) + empty(120), ["heading 1"]),
        (empty(60) * 3, ["heading 6"]),
        (empty(20), []),
        (empty(140), []),
        (empty(100, "auto"), []),
        (empty(100) + p("1 bis.\tWords between."), ["p 1"]),
    ],
)
def test_what_empty_paragraphs_are_lower_than_a_template_has_them_is_kept(above: str, wanted: list[str]) -> None:
    assert said(with_room(above)) == wanted


def test_the_room_between_a_caption_and_its_table_is_that_of_the_table() -> None:
    cells = table(row("Boats", "2024", head=True), row("Sail", "3"))
    made = document_of(p("Table 1"), p(r("Boats of stone", "<w:b/>")), empty(100) * 2, cells, p("2.\tEnd."))
    assert said(made) == ["table 2"]


def test_paper_leaves_as_much_less_above_a_heading_and_above_the_text_below_it() -> None:
    usual, above, below = (
        [find(texts(write(edition(made), "pdf"), 1), words).base for words in ("Boats of stone", "They lie low.")]
        for made in (with_room(""), with_room(empty(100) * 2), with_room("", empty(100) * 2))
    )
    assert [round(abs(one - other)) for one, other in zip(usual, above, strict=True)] == [2, 2]
    assert [round(abs(one - other)) for one, other in zip(usual, below, strict=True)] == [0, 2]


def test_our_word_files_and_web_pages_give_it_back() -> None:
    cells = table(row("Boats", "2024", head=True), row("Sail", "3"))
    caption = p("Table 1") + p(r("Boats of stone", "<w:b/>"))
    made = document_of(
        empty(100), p("2.\tSee:"), empty(80) * 2, p(r("\tI.\tBoats"), style="HCh"), caption, empty(100), cells
    )
    assert said(made) == ["p 1", "heading 4", "table 1"]
    for name in ("docx", "html"):
        assert said(canonical(write(edition(made), name), f"en.{name}")) == said(made), name


BOATS, SAILS = (
    table(row("Boats", "2024", head=True), row("Sail", "3")),
    table(row("Sails", "Number", head=True), row("White", "7")),
)


@pytest.mark.parametrize(
    ("between", "wanted"),
    [
        ("", ["table none"]),
        ('<w:bookmarkStart w:id="7" w:name="_x"/><w:bookmarkEnd w:id="7"/>', ["table none"]),
        (p(""), []),
        (p("Sails"), []),
    ],
)
def test_a_table_right_below_another_one_says_so(between: str, wanted: list[str]) -> None:
    assert said(document_of(p("2.\tSee:"), BOATS, between, SAILS, p("3.\tEnd."))) == wanted


def test_that_there_is_no_room_is_not_believed_where_no_table_is_above() -> None:
    made = document_of(p("2.\tSee:"), BOATS, p("3.\tEnd."))
    next(each for each in made.root.iter() if local(each) == "table").set(ROOM, "none")
    settle_closer(made)
    assert said(made) == []


def test_paper_sets_such_a_table_right_below_and_our_files_give_it_back() -> None:
    touching, apart = (document_of(p("2.\tSee:"), BOATS, between, SAILS, p("3.\tEnd.")) for between in ("", p("")))
    near, far = (
        find(page, "Sails").base - find(page, "Sail").base
        for page in (texts(write(edition(made), "pdf"), 1) for made in (touching, apart))
    )
    assert far - near == pytest.approx(12, abs=0.1)
    for name in ("docx", "html"):
        assert said(canonical(write(edition(touching), name), f"en.{name}")) == ["table none"], name
