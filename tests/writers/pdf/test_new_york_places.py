"""Where things stand on pages of New York: tabs, lines below the masthead, contents lists, notes, the names of a part and its section."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest

from hexapla.present.presentation import Presentation
from hexapla.writers import pdf
from samples.paper import WORDS, Line, long_lines, single
from samples.pdf_pages import Text, boxes, find, near, texts

COLUMN = 123.3
PAGE_END = 552.0
ITEM = "Financing of the activities that arise from a resolution of the Council on a mission in a country far away"
FRONT = [("chapter", "Part X", "Activities that are financed jointly"), ("chapter", "Section 31", "Joint activities")]
HEADS: list[Line] = [
    ("chapter", "I.", "Overview"),
    ("h1", "A.", "Mandate " * 20 + "ends"),
    ("chapter", "II.", "Resources"),
]


def lines_of(edition: Presentation, page: int = 1) -> list[Text]:
    return texts(pdf.write(edition), page)


@cache
def report(symbol: str = "A/80/9") -> tuple[Text, ...]:
    """Return the first page of a report with lines below its masthead, a subtitle, items and a note."""
    said = ("para", "3.", f"So it was said.{{1|{WORDS['en']}}}")
    lines = [*long_lines("en", 2), said, ("item", "(a)", "To report"), ("item", "(b)", "To reply")]
    front = {"session": ("Agenda item 155", ITEM), "subtitle": ("Report of the Secretary-General",)}
    return tuple(lines_of(replace(single("en", lines, **front), symbol=symbol)))


@pytest.mark.parametrize(("symbol", "tab"), [("A/80/9", 23.75), ("CAT/C/XXX/FCO/9", 28.35)])
def test_text_stands_one_tab_of_the_template_behind_its_number(symbol: str, tab: float) -> None:
    found = report(symbol)
    number = next(each for each in found if each.words == "1.")
    behind = min(each.x for each in found if each.base == number.base and each is not number)
    assert behind - number.x == pytest.approx(tab, abs=0.3)
    label, words = (next(each for each in found if each.words.startswith(words)) for words in ("(a)", "To report"))
    assert words.x - label.x == pytest.approx(tab, abs=0.3)


def test_the_title_of_an_item_goes_on_below_before_the_end_of_the_page_and_a_subtitle_stands_right_below_its_title() -> (
    None
):
    found = list(report())
    item, subtitle = find(found, "Financing"), find(found, "Report of the")
    assert item.end < PAGE_END - 200
    assert any(each.x == near(item.x) and each.base == near(item.base + 12) for each in found)
    assert subtitle.base - find(found, "A title").base == pytest.approx(25.8, abs=1.6)  # the mark of its note is higher


def test_lines_of_notes_stand_ten_and_a_half_points_apart() -> None:
    found = [each for each in report() if each.size == pytest.approx(8.5, abs=0.1) and each.x == near(COLUMN)]
    assert found[1].base - found[0].base == pytest.approx(10.5, abs=0.1)


def test_the_pages_of_a_contents_list_stand_in_a_column_of_their_own_on_the_line_where_the_dots_end() -> None:
    edition = replace(single("en", [*HEADS, *long_lines("en", 60)[1:]]), symbol="A/80/9")
    said = (edition.first.blocks[0].eid, "Contents", *(f"{number} {name}" for _, number, name in HEADS))
    column = replace(edition.first, source_contents=said)
    found = lines_of(replace(edition, columns=(column,)))
    pages = [each for each in found if each.words.isdigit() and each.x > PAGE_END - 20]
    assert len(pages) == len(HEADS)
    assert all(each.end == near(PAGE_END + 2) for each in pages), [each.end for each in pages]
    for page in pages:
        others = [each.end for each in found if each.base == near(page.base) and each is not page]
        assert others
        assert max(others) < PAGE_END - 25
    dots = [each for each in found if each.words == "." and each.base == near(pages[0].base)]
    apart = {round(here.x - there.x, 1) for here, there in pairwise(dots)}
    assert (apart, {each.size for each in dots}) == ({5.2}, {8.5})
    first, below = find(found, "Mandate"), find(found, "A.")
    assert pages[1].base > first.base + 10
    assert all(each.x == near(first.x) for each in found if each.words.startswith("Mandate"))
    assert first.x - below.x == near(21.6)


def test_the_name_of_a_part_stands_right_below_its_number_smaller_than_that_of_the_section() -> None:
    edition = replace(single("en", [*FRONT, *long_lines("en", 40)[1:]]), symbol="A/81/6 (Sect. 31)")
    part, section, *rest = edition.first.blocks
    blocks = (replace(part, eid="part_X"), replace(section, eid="sec_31"), *rest)
    styles = {**edition.first.styles, "part_X": "chapter", "sec_31": "chapter"}
    data = pdf.write(replace(edition, columns=(replace(edition.first, blocks=blocks, styles=styles),)))
    found = texts(data, 1)
    label, name, section_label, section_name = (
        find(found, words) for words in ("Part X", "Activities that", "Section 31", "Joint activities")
    )
    assert [each.x for each in (label, name, section_label, section_name)] == [near(COLUMN)] * 4
    assert name.base - label.base == pytest.approx(13.5, abs=0.2)
    assert section_name.base - section_label.base == pytest.approx(15, abs=0.2)
    assert (name.size, section_name.size) == (near(12), near(14))
    head = pypdfium2.PdfDocument(data)[1].get_textpage()
    (place, _) = head.search("Activities").get_next() or (0, 0)
    assert head.get_charbox(place)[0] == near(COLUMN)


def test_the_title_of_an_annex_stands_below_its_word_as_a_heading_below_another() -> None:
    edition = replace(single("en", [*long_lines("en", 2), ("chapter", "Annex", "Charts")]), symbol="A/80/9")
    *before, annex = edition.first.blocks
    blocks = (*before, replace(annex, kind="annex"))
    data = pdf.write(replace(edition, columns=(replace(edition.first, blocks=blocks),)))
    found = texts(data, 2)
    word, title = find(found, "Annex"), find(found, "Charts")
    assert (word.x, title.x) == (near(60), near(COLUMN))
    assert title.base - word.base == pytest.approx(21, abs=0.2)


def test_letters_that_join_are_not_set_apart_and_the_rule_above_notes_stands_where_their_lines_begin() -> None:
    title, lines = "تقرير الأمين العام", [*long_lines("ar", 2, notes=1)]
    geneva = single("ar", lines, subtitle=(title,))
    widths, rules = [], []
    for edition in (geneva, replace(geneva, symbol="A/80/9")):
        data = pdf.write(edition)
        subtitle = find(texts(data, 1), title)
        widths.append(subtitle.end - subtitle.x)
        rules.append([left for left, top, right, _ in boxes(data, 1) if top > 500 and 70 < right - left < 75])
    assert widths[1] == pytest.approx(widths[0], abs=0.1)
    assert [min(each) > 400 for each in rules] == [True, True]
