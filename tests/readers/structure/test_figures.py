"""Figures: label, title and unit that stand in paragraphs of their own above a picture are its caption."""

import pytest
from lxml import etree

from hexapla.akn.names import E, akn
from hexapla.readers.structure.figures import join_figures


def body(*lines: str) -> etree._Element:
    """Return a body of unnumbered paragraphs, the last a picture."""
    picture = E.alinea(E.content(E.p(E.img(src="../media/ducks.png", alt="Ducks"))))
    return E.mainBody(*(E.alinea(E.content(E.p(line))) for line in lines), picture)


def shown(*lines: str) -> list[list[tuple[str, str | None, str]]]:
    """Return, of each paragraph, what it holds: names, classes and words."""
    main = body(*lines)
    join_figures(main, "en")
    found = []
    for content in main.iter(akn("content")):
        inside = content[0] if content[0].tag == akn("tblock") else content
        found.append([(each.tag.rpartition("}")[2], each.get("class"), "".join(each.itertext())) for each in inside])
    return found


def test_label_title_and_unit_in_three_paragraphs_are_one_caption():
    assert shown("Figure 3.II", "Ducks by pond", "(Thousands)") == [
        [
            ("num", None, "Figure 3.II"),
            ("heading", None, "Ducks by pond"),
            ("p", "unit", "(Thousands)"),
            ("p", None, ""),
        ]
    ]


def test_a_unit_below_a_caption_of_one_paragraph_is_its_unit():
    assert shown("Figure 3.II. Ducks by pond", "(Thousands)")[0][2] == ("p", "unit", "(Thousands)")
    assert ("num", None, "Figure 3B.II") in shown("Figure 3B.II", "Ducks by pond")[0]


@pytest.mark.parametrize(
    "lines", [("Ducks are counted.", "(Thousands)"), ("(Thousands)",), ("Figure 3.II", "Ducks by pond", "Thousands")]
)
def test_what_says_no_unit_below_a_caption_stays_text(lines):
    assert [len(each) for each in shown(*lines)][:-1] == [1] * len(lines)


@pytest.mark.parametrize("is_below", [False, True])
def test_a_title_in_the_next_line_of_the_label_s_paragraph_is_the_title(is_below):
    main = body("Figure 7")
    caption, picture = main
    line = caption[0][0]
    line.text = None
    line.extend((E.b("Figure 7"), E.br()))
    line[-1].tail = "Ducks by "
    line.append(E.i("pond"))
    main.extend([picture, caption] if is_below else [])
    join_figures(main, "en")
    (block,) = main.iter(akn("tblock"))
    assert [(each.tag, "".join(each.itertext())) for each in block] == [
        (akn("num"), "Figure 7"),
        (akn("heading"), "Ducks by pond"),
        (akn("p"), ""),
    ]
    assert not list(block.iter(akn("br")))
    assert "caption-below" in block.get("class") if is_below else block.get("class") == "figure"


@pytest.mark.parametrize("lines", [("Table 3. Ducks by pond",), ("Table 3", "Ducks by pond")])
def test_a_picture_may_be_called_a_table(lines: tuple[str, ...]) -> None:
    assert shown(*lines)[0][:2] == [
        ("num", None, lines[0].split(". ")[0] + "." * (len(lines) == 1)),
        ("heading", None, "Ducks by pond"),
    ]


def test_the_table_that_is_called_below_a_picture_is_the_next_one() -> None:
    main = body()
    main.append(E.alinea(E.content(E.p("Table 4. Ponds"))))
    join_figures(main, "en")
    assert main.find(f".//{akn('tblock')}") is None
