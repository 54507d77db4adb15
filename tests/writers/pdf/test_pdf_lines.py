"""Lines, labels and lists on paper: what no line may begin or end with, and what stands where, read from the PDF."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from hexapla import catalogue
from hexapla.present.masthead import bold_lines
from hexapla.present.presentation import Entry
from hexapla.writers import pdf
from hexapla.writers.markup.contents_list import MOST
from hexapla.writers.markup.elements import Fragment
from hexapla.writers.pdf.contents import with_contents
from hexapla.writers.pdf.line_breaks import keep_whole
from samples.paper import WORDS, line, long_lines, single
from samples.pdf_pages import Text, find, near, texts


def lines(data: bytes) -> Iterator[list[Text]]:
    """Yield the lines of body text of every page: the texts on one baseline, raised ones with the word before them."""
    for page in range(1, len(pypdfium2.PdfDocument(io.BytesIO(data))) + 1):
        line: list[Text] = []
        for text in texts(data, page):
            if line and abs(text.base - line[-1].base) > 4:
                yield line
                line = []
            line.append(text)
        yield line


def test_no_line_begins_with_the_call_of_a_note() -> None:
    """Pango would break between a comma and a figure, and before a figure after a Chinese character."""
    english = [("para", f"{n}.", f"{'x' * n} the submissions of the Parties on this matter,{{{n}|A note.}} and more")
               for n in range(1, 90)]  # fmt: skip
    chinese = [("para", f"{n}.", f"{'会' * n}回顾了所有的措施。{{{n}|注}}并请缔约国说明") for n in range(1, 60)]
    for language, text in (("en", english), ("zh", chinese)):
        first = [line[0] for line in lines(pdf.write(single(language, text))) if len(line) > 1]
        assert [each for each in first if each.size == 6.5 and each.x > 113] == []


def test_no_line_breaks_after_its_first_word_because_a_blank_hangs_over_its_end() -> None:
    """A text that ends in a blank before an element was taken for one that cannot be split."""
    text = "The mandate of the mission was established in {}resolution "
    paragraphs = [("para", f"{n}.", f"{text.format('x' * n + ' ')}{{{n}|Note.}}of it") for n in range(1, 60)]
    made = [line for line in lines(pdf.write(single("en", paragraphs)))]  # noqa: C416
    assert [line for line in made if line[-1].words == "The" and line[-1].end < 400] == []


def test_no_line_ends_inside_the_number_of_a_decision() -> None:
    paragraphs = [("para", f"{n}.", f"{'x' * n} {WORDS['en'][:40]} decisions 12/CMA.1, 13/CP.14 and (A/80/6 (Sect. 2))")
                  for n in range(1, 70)]  # fmt: skip
    text = "\n".join("".join(each.words for each in line) for line in lines(pdf.write(single("en", paragraphs))))
    assert text.count("12/CMA.1") == text.count("13/CP.14") == text.count("A/80/6") == 69


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("of decision 12/CMA.1, and", ["12/CMA.1"]),
        ("see https://www.un.org/a/b and and/or", []),
        ("(CAT/C/PER/CO/7)", ["(CAT/C/PER/CO/7)"]),
        ("2020/21; 3/4", ["2020/21", "3/4"]),
        ("и г-жа Ким, №№ 6 и 7; a-t-elle", ["г-жа", "№№"]),
    ],
)
def test_symbols_and_numbers_with_slashes_are_kept_whole(text: str, whole: list[str]) -> None:
    root = etree.fromstring(f"<p>{text}</p>")
    keep_whole(root)
    assert [each.text for each in root] == whole
    assert "".join(map(str, root.itertext())) == text


def test_a_label_too_wide_for_its_slot_has_a_line_of_its_own_on_the_text_column() -> None:
    made = [("chapter", "Decision 6/CMA.3", "Common time frames"), ("para", "1.", WORDS["en"]),
            ("chapter", "Article 1", ""), ("para", "2.", WORDS["en"]), ("chapter", "XIV.", "Short")]  # fmt: skip
    page = texts(pdf.write(single("en", made)), 1)
    label, title, alone, short = (find(page, words) for words in ("Decision", "Common", "Article", "XIV."))
    assert (label.x, title.x, alone.x) == (near(113.4), near(113.4), near(113.4))
    assert title.base - label.base > 15
    assert short.end == near(99.25)
    assert short.base == find(page, "Short").base


def test_the_contents_list_has_as_many_levels_as_two_pages_hold() -> None:
    edition = single("en", long_lines("en", 150))
    deepest = edition.station.contents_levels
    levels = [Entry(f"sec_{n}", 1 + n % deepest, "I.", f"Heading {n}", "", "chapter") for n in range(MOST + 3)]
    listed = with_contents(Fragment(()), replace(edition, columns=(replace(edition.first, contents=tuple(levels)),)))
    assert len(listed.elements[0].findall(".//a")) == sum(entry.level < deepest for entry in levels)
    few = with_contents(Fragment(()), replace(edition, columns=(replace(edition.first, contents=tuple(levels[:9])),)))
    assert len(few.elements[0].findall(".//a")) == 9


def test_dots_of_the_contents_list_never_stand_alone_and_wide_labels_touch_no_words() -> None:
    edition = single("en", [("chapter", f"Decision {n}/CMA.3", f"{'some words ' * 4}{'x' * n} heading last") for n in range(1, 45)]
                     + long_lines("en", 150))  # fmt: skip
    page = texts(pdf.write(edition), 2)
    bases = {round(text.base) for text in page if set(text.words) <= set(". 0123456789") and text.base < 800}
    for base in bases:
        assert any(re.search("[a-z]", text.words) for text in page if abs(text.base - base) <= 1)
    for label in (text for text in page if text.words.startswith("Decision")):
        after = [text for text in page if abs(text.base - label.base) < 1 and text.x > label.x]
        assert min(text.x for text in after) > label.end - 0.5


@pytest.mark.parametrize(
    ("language", "session", "bold"),
    [
        ("en", ("Forty-third session", "24 February", "Agenda item 6", "Universal periodic review"), (1, 0, 0, 1)),
        ("en", ("199th session", "Geneva", "Items 138 and 139 of the preliminary list", "A", "B"), (1, 0, 0, 1, 1)),
        ("fr", ("Quarante-troisième session", "Point 6 de l’ordre du jour", "Examen"), (1, 0, 1)),
        ("zh", ("第四十三届会议", "议程项目6", "普遍定期审议"), (1, 0, 1)),
        ("en", ("Seventy-second session",), (1,)),
        (
            "en",
            (
                "Working Party on Lamps",
                "Ninth session",
                "Geneva, 3–7 May 2027",
                "Item 2 of the provisional agenda",
                "Oil",
            ),
            (1, 1, 0, 0, 1),
        ),
        ("ar", ("لجنة المصابيح", "الدورة التاسعة", "جنيف، 3-7 أيار/مايو 2027"), (1, 1, 0)),
        ("zh", ("第八十二届会议", "暂定项目表项目97", "全面裁军"), (1, 0, 1)),
        ("en", ("Ninth session", "Agenda item 4", "Agenda 2030: fifteen years of it"), (1, 0, 1)),
        (
            "fr",
            (
                "Comité des canaux",
                "Groupe de travail des écluses",
                "Neuvième session",
                "Genève, 3 mai 2028",
                "Point 6 a) de l’ordre du jour provisoire",
                "Écluses",
            ),
            (0, 1, 1, 0, 0, 1),
        ),
        ("ru", ("Комитет по каналам", "Девятая сессия", "Пункт 6 повестки дня", "Шлюзы"), (1, 1, 0, 1)),
        ("zh", ("运河委员会", "第九届会议", "议程项目6", "船闸"), (1, 1, 0, 1)),
        ("ar", ("الاجتماع التاسع", "القاهرة"), (1, 0)),
    ],
)
def test_session_and_item_title_are_bold_and_what_is_between_is_not(
    language: str, session: tuple[str, ...], bold: tuple[int, ...]
) -> None:
    assert bold_lines(tuple(map(line, session)), catalogue.language(language)) == tuple(map(bool, bold))


def test_the_session_follows_the_committee_without_a_gap() -> None:
    page = texts(
        pdf.write(single("en", session=("Forty-third session", "24 February–20 March 2020", "Agenda item 6"))), 1
    )
    committee, session, dates = (
        find(page, words) for words in ("Committee against", "Forty-third", "24\u00a0February")
    )
    assert session.base == near(229.8)
    assert (session.base - committee.base, dates.base - session.base) == (near(12), near(12))
    assert session.font.endswith("-Bold")
    assert not dates.font.endswith("-Bold")


def test_pages_stay_full_whatever_room_the_notes_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A height that is no whole number of pixels was taken for too small by its rounding."""
    from hexapla.writers.pdf import rendering

    edition, original = single("en", long_lines("en", 40, 25)), rendering.styles
    odd = "@page { @footnote { margin-top: 11.3pt; padding-top: 4.7pt } }"
    monkeypatch.setattr(rendering, "styles", lambda *given, **named: f"{original(*given, **named)}\n{odd}")
    data = pdf.write(edition)
    assert len(pypdfium2.PdfDocument(io.BytesIO(data))) <= 7


def test_chinese_headings_are_drawn_heavier_than_the_text() -> None:
    """Text rendering mode 2 while a bold Chinese face is the font, 0 elsewhere."""
    data = pdf.write(single("zh", [("chapter", "一.", "委员会的任务"), ("para", "1.", WORDS["zh"])]))
    seen = set()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            mode, font = 0, ""
            for each in pikepdf.parse_content_stream(page):
                if str(each.operator) == "Tf":
                    font = str(page.Resources.Font[each.operands[0]].BaseFont)
                elif str(each.operator) == "Tr":
                    mode = int(each.operands[0])
                elif str(each.operator) in ("TJ", "Tj"):
                    seen.add((font.partition("+")[2], mode))
    assert ("Noto-Serif-SC-Bold", 2) in seen
    assert all((mode == 2) == (font == "Noto-Serif-SC-Bold") for font, mode in seen)


def test_a_blank_between_two_elements_is_drawn() -> None:
    """Else whoever takes the text from the file reads `No.` and the number after it as one word."""
    page = texts(pdf.write(single("en", [("para", "1.", "by decision No. 007-2017/DP of the Ombudsman")])), 1)
    before = page.index(find(page, "No."))
    assert [each.words for each in page[before : before + 3]] == ["No.", "", "007-2017/DP"]
    assert page[before].x < page[before + 1].x < page[before + 2].x


def test_a_word_in_an_element_breaks_only_where_it_is_alone_on_its_line() -> None:
    """`2022;` between other elements of a line was broken as a word that no line can hold."""
    made = [("para", "1.", "Items:")]
    made += [
        ("item", "(a)", f"{'x' * n} of the medium-term strategy of the fund for 2018–2022;{{{n}|A note.}}")
        for n in range(1, 80)
    ]
    made.append(("para", "2.", f"See https://example.org/{'a' * 150} there"))
    found = list(lines(pdf.write(single("en", made))))
    ends = [each.words for line in found for each in line if each.words in ("202", "20", "2") and each.size == 10]
    assert ends == []
    assert max(each.end for line in found for each in line if "aaaa" in each.words) < 483
