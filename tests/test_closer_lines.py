"""Lines that their author has set closer by hand: kept in the XML, on paper and in our Word files."""

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.names import CLOSER_LINES, local
from hexapla.writers import write
from samples.docx import WordFile, w
from samples.pdf_pages import find, texts
from samples.word_sources import p
from test_closer_letters import WORDS, canonical, document_of, edition

TWELVE = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr></w:style>'
)
TEXT = f"2.\t{WORDS}, {WORDS}."


def of_lines(line: str, rule: str = "exact", sheet: str = TWELVE) -> AknDocument:
    return document_of(
        p(TEXT, properties=f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>'), p("3.\tEnd."), sheet=sheet
    )


def said(made: AknDocument) -> list[str]:
    """Return what the document says of lines, and of which elements."""
    return [f"{local(each)} {each.get(CLOSER_LINES)}" for each in made.root.iter() if each.get(CLOSER_LINES)]


@pytest.mark.parametrize(
    ("line", "rule", "wanted"),
    [
        ("236", "exact", ["p 2"]),
        ("226", "atLeast", ["p 7"]),
        ("240", "exact", []),
        ("260", "exact", []),
        ("236", "auto", []),
        ("210", "exact", []),
    ],
)
def test_lines_closer_than_twelve_points_are_kept_if_they_are_those_of_the_text(
    line: str, rule: str, wanted: list[str]
) -> None:
    assert said(of_lines(line, rule)) == wanted


def test_lines_of_a_style_that_says_nothing_of_twelve_points_are_no_work_of_a_hand() -> None:
    assert said(of_lines("236", sheet="")) == []


def test_paper_follows_with_each_line_of_a_text() -> None:
    close, usual = (find(texts(write(edition(of_lines(line)), "pdf"), 1), "3.").base for line in ("220", "240"))
    assert round(usual - close, 1) in (2, 3)


def test_our_word_files_and_web_pages_give_it_back() -> None:
    made = of_lines("232")
    assert said(made) == ["p 4"]
    for name in ("docx", "html"):
        assert said(canonical(write(edition(made), name), f"en.{name}")) == ["p 4"], name
    lines = [each.get(w("line")) for each in WordFile(write(edition(made), "docx")).body.iter(w("spacing"))]
    assert "232" in lines
