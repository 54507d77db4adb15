"""What `add` says of the pages of a PDF, and of what its reading had missed."""

from pathlib import Path

import pytest

from hexapla.akn.reading import PageOutline
from hexapla.cli import main
from hexapla.cli.page_outline import WIDTH, compared, lines_of
from hexapla.officer.changes import Change
from samples.pages_alone import drawn

BODY = "The Committee recalls that the measures described in its report were adopted in due time."
PAGES = [
    PageOutline(1, "", {"headings": 2, "paragraphs": 1}),
    *(PageOutline(number, "", {"paragraphs": 4}, (f"A/80/628 {number}/44",)) for number in range(2, 6)),
    PageOutline(6, "tesseract 5.3.0 eng", {"paragraphs": 3}, (), ("“It may be” (a heading by its look alone)",) * 2),
    PageOutline(7, "picture", {}),
]


def test_pages_alike_are_one_range_and_furniture_is_counted() -> None:
    assert [" ".join(line.split()) for line in lines_of(PAGES)] == [
        "page 1 2 headings, 1 paragraph",
        "pages 2–5 16 paragraphs",
        "page 6 3 paragraphs, recognised by tesseract 5.3.0 eng",
        "page 7 a picture whose words nobody has read",
        "left out A/80/628 2/44 … A/80/628 5/44 (4 times)",
        "doubted 6 2 places: “It may be” (a heading by its look alone)",
    ]


def test_a_contents_list_and_a_table_that_goes_on_are_told() -> None:
    pages = [
        PageOutline(2, "", {"contents": 1}),
        PageOutline(3, "", {"goes_on": 1}),
        PageOutline(4, "", {"goes_on": 1}),
    ]
    assert [" ".join(line.split()) for line in lines_of(pages)] == ["page 2 contents list", "pages 3–4 more of a table"]


def test_no_line_is_wider_than_a_terminal() -> None:
    long = PageOutline(
        1, "", {"paragraphs": 1}, tuple(f"A running head of section {'x' * n}" for n in range(40)), ("“" + "x" * 200,)
    )
    assert all(len(line) <= WIDTH for line in lines_of([long]))


@pytest.mark.parametrize(("before", "after"), [(".pdf", ".docx"), (".docx", ".pdf")])
def test_what_the_reading_of_a_pdf_missed_is_counted_from_both_sides(before: str, after: str) -> None:
    missed = [Change("para_1", None, "a"), Change("para_2", None, "b")]
    turned = [Change(each.eid, each.after, each.before) for each in missed]
    (said,) = compared(before, after, [*(missed if before == ".pdf" else turned), Change("para_3", "c", "d")])
    assert "missed 2 paragraphs" in said
    assert "0 too many and 1 otherwise" in said


def test_versions_of_one_kind_are_not_set_against_each_other() -> None:
    assert list(compared(".docx", ".docx", [Change("para_1", "a", "b")])) == []


def test_add_replace_shows_what_a_pdf_had_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources, texts = tmp_path / "sources", [f"{number}. {BODY}" for number in (1, 2, 3)]
    sources.mkdir()
    (tmp_path / "a.pdf").write_bytes(drawn([(60, 700 - 40 * row, 10, text) for row, text in enumerate(texts[:2])]))
    (tmp_path / "a.txt").write_text("\n\n".join(texts), encoding="utf-8")
    said = ["--symbol", "CAT/C/XXX/FCO/9", "-l", "en", "--sources", str(sources)]
    assert main(["add", str(tmp_path / "a.pdf"), *said]) == 0
    assert "page 1" in capsys.readouterr().out
    assert main(["add", "--replace", str(tmp_path / "a.txt"), *said]) == 0
    shown = capsys.readouterr().out
    assert "the reading of the PDF had missed 1 paragraph" in " ".join(shown.split())
    assert max(len(line) for line in shown.splitlines() if line.startswith("    ")) <= WIDTH
