"""Justified lines: as long as their column, whatever the face kerns, and no word alone on a line of spaced letters."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, TextBox
from weasyprint.layout import inline

from benchmarks.round_trip import canonical
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.readers.pandoc.reader import read_markdown
from hexapla.tools.pdfpictures import page_count
from hexapla.tools.pdfpositions import faults
from hexapla.writers import pdf, write
from hexapla.writers.pdf.weasyprint import engine, justification
from samples.paper import single
from samples.pdf_pages import Text, texts

KAF = "كان كبيرة مرة كبيرة كان"
COMMAS = "меры, описанные в докладе, были приняты своевременно, и просит, сообщить, что"
SUPPORT = (
    "In the light of the closure of the mission by the end of its mandate on 31 October 2026, 25 posts and positions (17 "
    "international staff and 8 volunteers) have been proposed for abolishment as from 1 November 2026. These positions had "
    "been dedicated to providing administrative and operational support on a cost-recovery basis in accordance with "
    "resolution 2767/24 of the Council."
)


def drawn(data: bytes) -> list[Text]:
    """Return the texts of all pages."""
    return [text for page in range(1, page_count(data) + 1) for text in texts(data, page)]


def test_passages_between_kerned_words_stand_over_nothing() -> None:
    text = f"للمادة 2 (b) {KAF} للمادة 4 (b) {KAF} {KAF}"
    made = pdf.write(single("ar", [("para", f"{n}.", f"{text[: 20 + 3 * n]} {text}") for n in range(1, 25)]))
    assert list(faults(made)) == []


@pytest.mark.parametrize(("language", "words"), [("ar", KAF), ("ru", COMMAS)])
def test_no_justified_line_is_longer_than_its_column(language: str, words: str) -> None:
    made = pdf.write(single(language, [("para", f"{n}.", f"{words[: 3 * n]}" + f" {words}" * 6) for n in range(1, 25)]))
    ends = [text.end for text in drawn(made) if text.words.count(" ") > 5 and text.x < 150]
    assert len(ends) > 30
    assert max(ends) < 482.0


def test_no_line_of_spaced_letters_ends_after_its_first_word() -> None:
    paragraphs = [("para", f"{n}.", f"{'x ' * n}{SUPPORT}") for n in range(1, 60)]
    made = pdf.write(replace(single("en", paragraphs), office=Office(station="new-york")))
    words = [text.words for text in drawn(made)]
    assert any("2026. These" in each for each in words)
    assert not {"2026.", "These", "and"} & set(words)


def test_no_line_of_spaced_letters_ends_before_what_is_held_together() -> None:
    held = '65. For the <span style="white-space: nowrap">2026/27</span> period, the increased requirements are attributable'
    style = "font: 13.33px serif; letter-spacing: 0.32pt; word-spacing: -0.66pt; text-align: justify"
    text = f"{held} primarily to: (a) additional costs related to the freight costs associated with the anticipated"
    justification.install()
    for width in range(400, 520):
        page = HTML(string=f'<p style="width: {width}px; {style}">{text}</p>').render().pages[0]
        line = next(box for box in page._page_box.descendants() if isinstance(box, LineBox))
        assert "2026/27" in "".join(box.text for box in line.descendants() if isinstance(box, TextBox))


def test_every_line_of_spaced_letters_before_and_behind_the_call_of_a_note_is_full() -> None:
    """A text behind a call that had room to the last letter was taken for one that cannot be split: the line above ended early."""
    style = "font: 13.33px serif; letter-spacing: 0.387px; word-spacing: -1.4px; text-align: justify"
    text = "withdrawal of the United Nations Guard Unit,<sup>1</sup> which provides static armed security for personnel, premises and assets"
    justification.install()
    for width in (tenths / 10 for tenths in range(4200, 5400, 2)):
        page = HTML(string=f'<p style="width: {width}px; {style}">{text}</p>').render().pages[0]
        *full, _ = (box for box in page._page_box.descendants() if isinstance(box, LineBox))
        for line in full:
            last = [box for box in line.descendants() if isinstance(box, TextBox)][-1]
            assert abs(last.position_x + last.width - line.position_x - width) < 1.5


def test_lines_of_a_long_arabic_heading_do_not_touch() -> None:
    headings = [(kind, "", f"{KAF} أُعِدَّ إِلَى {KAF} {KAF} {KAF}") for kind in ("chapter", "h1", "h23", "h4")]
    made = pdf.write(single("ar", [each for heading in headings for each in (heading, ("para", "1.", KAF))]))
    assert list(faults(made)) == []
    bases = sorted({round(text.base) for text in drawn(made) if "كبيرة" in text.words})
    assert min(after - before for before, after in pairwise(bases)) >= 14


SPACED = "font: 13.33px serif; letter-spacing: 0.4px; word-spacing: -0.75px; text-align: justify"


def broken(style: str, widths: range, text: str = SUPPORT.replace("cost-", "")) -> list[tuple[int, list[str]]]:
    """Return the lines of a text in paragraphs of these widths."""
    made = HTML(
        string="".join(f'<p lang="en" style="width: {width}px; {style}">{text}</p>' for width in widths)
    ).render()
    blocks = [
        box
        for page in made.pages
        for box in page._page_box.descendants()
        if isinstance(box, BlockBox) and box.element_tag == "p"
    ]
    lines: dict[int, list[str]] = {width: [] for width in widths}
    for box in blocks:
        lines[round(box.width)] += [
            "".join(text.text for text in line.descendants() if isinstance(text, TextBox)).strip()
            for line in box.children
            if isinstance(line, LineBox)
        ]
    return [*lines.items()]


def wide(texts: set[str], style: str) -> dict[str, float]:
    """Return how wide each text is on one line, without what is behind its last letter."""
    made = HTML(string="".join(f'<p style="white-space: nowrap; {style}">{text}</p>' for text in texts)).render()
    lines = [box for page in made.pages for box in page._page_box.descendants() if isinstance(box, LineBox)]
    return {text: line.children[0].width - 0.4 for text, line in zip(texts, lines, strict=True)}


def test_blanks_are_narrowed_only_where_they_would_be_stretched_three_times_as_much() -> None:
    """Of the two ways to fill a line the one is taken that changes its blanks less, by the measure of Word."""
    engine.load()
    rows = [(width, *pair) for width, lines in broken(SPACED, range(360, 520)) for pair in pairwise(lines)]
    ways = [(width, line, f"{line} {after.split()[0]}", line.rpartition(" ")[0]) for width, line, after in rows]
    texts = {text for way in ways for text in way[1:]}
    natural = wide(texts, SPACED.replace("-0.75px", "0"))
    narrow = {text: width - 0.75 * text.count(" ") for text, width in natural.items()}
    kept = [way for way in ways if natural[way[1]] > way[0] + 0.1]
    left = [way for way in ways if narrow[way[2]] < way[0] - 1 and natural[way[2]] > way[0] + 0.1]
    assert min(len(kept), len(left)) > 1
    for width, line, _, shorter in kept:
        narrowed, stretched = natural[line] - width, width - natural[shorter]
        assert 3 * narrowed / line.count(" ") < stretched / shorter.count(" ") + 0.1, line
    for width, line, longer, _ in left:
        narrowed, stretched = natural[longer] - width, width - natural[line]
        assert 3 * narrowed / longer.count(" ") > stretched / line.count(" ") - 0.1, longer


def test_lines_that_are_not_justified_take_in_what_has_room() -> None:
    engine.load()
    ragged = SPACED.replace("justify", "start")
    rows = [(width, *pair) for width, lines in broken(ragged, range(400, 440, 4)) for pair in pairwise(lines)]
    longer = {(width, f"{line} {after.split()[0]}") for width, line, after in rows}
    natural = wide({text for _, text in longer}, ragged.replace("-0.75px", "0"))
    assert all(natural[text] - 0.75 * text.count(" ") > width - 1 for width, text in longer)


def test_no_line_ends_after_its_first_words_where_all_the_rest_nearly_fits() -> None:
    text = (
        "est refusé (voir par. 379). Le budget s’élève à 13 380 100 dollars, soit 4,5 % de plus que l’année précédente."
    )
    made = pdf.write(single("fr", [("para", f"{n}.", f"{'i' * n} {'x ' * n}{text}") for n in range(1, 140)]))
    assert any("précédente." in each.words for each in drawn(made))
    assert min(each.end for each in drawn(made) if "379)." in each.words) > 200


def test_gaps_are_closed_once_however_often_the_engine_is_loaded() -> None:
    engine.load()
    before = inline.split_first_line, inline.split_inline_box, inline.text_align
    engine.load()
    assert (inline.split_first_line, inline.split_inline_box, inline.text_align) == before


def test_chinese_lines_are_stretched_evenly_from_the_first_sign_of_an_element_on() -> None:
    own = [
        f"委员会回顾报告{'水' * n}所述的措施均已及时采取见第178段附于CCPR/C/133/D/2919/2016/Add.{n}号文件"
        for n in range(9)
    ]
    sources = {"en": ["The Committee recalls its report."] * 9, "zh": own}
    read = [
        read_markdown(
            "\n\n".join(["A/80/1", *(f"{n}\\.\t{text}" for n, text in enumerate(each, 1))]).encode(), code, code
        )
        for code, each in sources.items()
    ]
    made = canonical(read, DocumentConfig(Path("document.toml")))
    data = write(present(made, Edition.parse("en-zh"), Office()), "pdf")
    gaps = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            words = page.get_textpage()
            signs = [(words.get_charbox(place), words.get_text_range(place, 1)) for place in range(words.count_chars())]
            signs = [each for each in signs if each[1].strip()]
            for (one, before), (two, after) in pairwise(signs):
                is_of_text = before in own[0] and after in own[0] and before > "一" < after
                if is_of_text and abs(one[1] - two[1]) < 6 and 0 < two[0] - one[0] < 60:
                    gaps.append((round(one[1] / 12), two[0] + two[2] - one[0] - one[2]))
    lines = [[gap for base, gap in gaps if base == each] for each in {base for base, _ in gaps}]
    stretched = [line for line in lines if len(line) > 4 and max(line) > 21]
    assert stretched
    assert max(map(max, stretched)) < 26  # a line that would need more is left as it is
    assert all(max(line) - min(line) < 5 for line in stretched)


def test_a_blank_behind_kerned_letters_of_another_direction_is_as_wide_as_another() -> None:
    """What the engine measured kerned and drew unkerned reached over the blank behind it."""
    words = "The Court cited في عام من القانون رقم لسنة من القانون من عام and rose."
    edition = replace(single("en", [("para", "1.", words)]), office=Office(station="new-york"))
    page = pypdfium2.PdfDocument(pdf.write(edition))[0].get_textpage()
    places = [(page.get_text_range(each, 1), page.get_charbox(each)) for each in range(page.count_chars())]
    ends = [box[2] for sign, box in places if "\u0620" <= sign <= "\u064a"]
    assert min(box[0] for sign, box in places if sign == "a" and box[0] > max(ends) - 4) - max(ends) > 1.8
