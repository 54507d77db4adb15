"""PDFs that we write ourselves: their attached XML is taken, and their pages alone say every paragraph and note."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.own_pages import SHAPES, TEXTS, composed, editions, pages_alone
from benchmarks.pdf_reading import headings, notes, paragraphs, rows
from benchmarks.round_trip import canonical
from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_markdown
from hexapla.readers.pdf.reader import read_pdf
from hexapla.tools.pdfwords import page_texts
from hexapla.writers import write
from samples.pages_alone import drawn
from samples.paper import long_lines, single

BODY = "The Committee recalls that the measures described in its report were adopted in due time"


def said(reading: Reading) -> dict[str, list]:
    return {part.__name__: list(part(reading)) for part in (paragraphs, headings, notes)}


@pytest.mark.parametrize("code", ["ar", "zh", "en", "fr", "es", "ru"])
def test_an_edition_in_one_language_comes_back_whole(code: str) -> None:
    ((_, data, read),) = editions(f"short {code} pdf")
    assert "F-237" in [each.code for each in read_pdf(data, "x.pdf", code).findings]
    assert said(read_pdf(pages_alone(data), "x.pdf", code)) == said(read[code])


@pytest.mark.parametrize("pair", ["en-fr", "zh-en", "ru-zh"])
def test_facing_pages_come_apart_and_their_title_leaf_is_no_text(pair: str) -> None:
    ((_, data, read),) = editions(f"short {pair} facing")
    for code in read:
        assert "F-237" in [each.code for each in read_pdf(data, "x.pdf", code).findings]
        assert said(read_pdf(pages_alone(data), "x.pdf", code)) == said(read[code])


@pytest.mark.parametrize(
    "name", ["short en-fr pdf", "notes en-ar pdf", "notes ar-fr pdf", "notes ru-zh pdf", "tables zh-en pdf"]
)
def test_pages_side_by_side_come_apart(name: str) -> None:
    ((_, data, read),) = editions(name)
    for code in read:
        assert said(read_pdf(pages_alone(data), "x.pdf", code)) == said(read[code])


def test_arabic_words_beside_another_script_stand_apart() -> None:
    ((_, data, _),) = editions("short en-ar pdf")
    found = " ".join(text for _, text in paragraphs(read_pdf(pages_alone(data), "x.pdf", "ar")))
    assert "معقولة، في كل مدينة يزيد عدد سكانها" in found


@pytest.mark.parametrize(
    "text",
    [
        "وكان ذلك ليلاً، ثم نهاراً.",
        "وأصلحت الوكالة (Vuurtorendienst, VTD) 114 مصباحاً.",
        "ووُسّع نطاق برنامج ”النور للجميع“ ليشمل الجزر.",
        "ولم يتسنَّ عزوه، وأُجري ذلك.",
        "انظر الفقرة 190. United Nations, Treaty Series.",
    ],
)
def test_arabic_rows_say_signs_marks_and_latin_words_in_their_order(text: str) -> None:
    data = pages_alone(write(single("ar", [*long_lines("ar", 3), ("para", "4.", text)]), "pdf"))
    assert ("4.", text) in list(paragraphs(read_pdf(data, "x.pdf", "ar")))


def test_an_item_above_a_table_is_no_head_of_it() -> None:
    texts = [(60, 730, 10, f"1. {BODY}:"), (60, 712, 10, r"\(d\)"), (90, 712, 10, "To report.")]
    cells = [("Item", "2024"), ("Travel", "10.5"), ("Supplies", "3.0")]
    texts += [
        (x, 690 - 20 * row, 9, cell) for row, each in enumerate(cells) for x, cell in zip((62, 262), each, strict=True)
    ]
    rules = [(left, right, height) for height in (704, 684, 640) for left, right in ((60, 260), (260, 540))]
    reading = read_pdf(drawn(texts, rules=rules), "x.pdf", "en")
    assert [[plain_text(cell) for cell in row] for row in reading.body.iter("{*}tr")] == [list(each) for each in cells]


def test_rows_of_notes_that_come_back_at_the_foot_of_pages_are_no_furniture() -> None:
    pages = []
    for number in range(1, 7):
        texts = [(60, 760 - 14 * row, 10, f"{row}. {BODY}.") for row in range(1, 4)]
        foot = [(60, 90, 8, f"{number} The figures of the year {2000 + number} were made by letter, since no census"),
                (60, 80, 8, "was held in the islands."), (60, 40, 8, f"{number}/6")]  # fmt: skip
        pages.append([*texts, (433, 750, 6, str(number)), *foot])
    reading = read_pdf(drawn(*pages, rules=[(60, 150, 102)]), "x.pdf", "en")
    found = [plain_text(each[0]) for each in reading.body.iter("{*}authorialNote")]
    assert found == [
        f"The figures of the year {2000 + n} were made by letter, since no census was held in the islands."
        for n in range(1, 7)
    ]


def test_an_item_that_begins_page_after_page_alike_is_no_furniture() -> None:
    pages = [
        [(60, 780, 10, f"(a) To keep a register of the year {2000 + number};"),
         *((60, 760 - 14 * row, 10, f"{row}. {BODY} {number}.") for row in range(1, 4)), (60, 40, 8, f"{number}/6")]
        for number in range(1, 7)
    ]  # fmt: skip
    found = " ".join(text for _, text in paragraphs(read_pdf(drawn(*pages), "x.pdf", "en")))
    assert all(f"register of the year {2000 + number}" in found for number in range(2, 7))


@pytest.mark.parametrize("name", ["short zh-en pdf", "notes zh-en pdf"])
def test_chinese_side_by_side_comes_back_with_its_notes_and_without_blanks_in_stretched_rows(name: str) -> None:
    ((_, data, read),) = editions(name)
    for code in read:
        found, wanted = said(read_pdf(pages_alone(data), "x.pdf", code)), said(read[code])
        assert found["notes"] == wanted["notes"]
        if name == "short zh-en pdf":
            assert found == wanted


@pytest.mark.parametrize("pair", ["en-ar", "ar-fr"])
def test_arabic_side_by_side_comes_back_whole(pair: str) -> None:
    ((_, data, read),) = editions(f"short {pair} pdf")
    for code in read:
        assert said(read_pdf(pages_alone(data), "x.pdf", code)) == said(read[code])


def test_a_head_whose_words_stand_in_two_lines_is_one_row() -> None:
    ((_, data, read),) = editions("tables en-ar pdf")
    for code in read:
        assert list(rows(read_pdf(pages_alone(data), "x.pdf", code))) == list(rows(read[code]))


def test_our_own_xml_is_taken_beside_a_contents_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines say the numbers of headings once more."""
    text = composed(tomllib.loads(TEXTS.read_text(encoding="utf-8"))["en"], "en", SHAPES[1])
    made = canonical([read_markdown(text.encode(), "en.md", "en")], DocumentConfig(Path("document.toml")))
    shown = present(made, Edition.parse("en"), Office())
    monkeypatch.setattr(Presentation, "station", replace(shown.station, contents_from=1))
    data = write(shown, "pdf")
    assert "Contents" in "".join(each.text for each in page_texts(data))
    assert "F-237" in [each.code for each in read_pdf(data, "x.pdf", "en").findings]


ASKED = """A/80/1\n\nI\\.\tWater

1\\.\tThe sea gives and takes.

II\\.\tWho pays?

2\\.\tNobody has paid yet.
"""


def test_a_heading_that_asks_comes_back_as_one() -> None:
    read = read_markdown(ASKED.encode(), "en.md", "en")
    data = write(
        present(canonical([read], DocumentConfig(Path("document.toml"))), Edition.parse("en"), Office()), "pdf"
    )
    assert said(read_pdf(pages_alone(data), "x.pdf", "en")) == said(read)
    assert ("II.", "Who pays?", 0) in said(read)["headings"]


def test_our_own_xml_is_taken_where_a_table_says_its_head_on_each_page() -> None:
    rows = "\n".join(f"| Harbour {n} | {n}00 |" for n in range(1, 70))
    text = f"A/80/1\n\nI\\.\tWater\n\n1\\.\tThe sea gives and takes.\n\n| Port of call | Cost of work |\n|---|---|\n{rows}\n"
    read = read_markdown(text.encode(), "en.md", "en")
    data = write(
        present(canonical([read], DocumentConfig(Path("document.toml"))), Edition.parse("en"), Office()), "pdf"
    )
    assert "".join(each.text for each in page_texts(data)).count("Port of call") > 1
    assert "F-237" in [each.code for each in read_pdf(data, "x.pdf", "en").findings]
