"""What no line ends with: words before their number, groups of a number, symbols."""

import pytest
from lxml import html

from hexapla.typography import fonts
from hexapla.writers.markup.held_words import NO_BREAK, hold
from hexapla.writers.markup.table_words import CODE, Look, undivided
from hexapla.writers.pdf.line_breaks import keep_whole


def held(text: str, language: str) -> str:
    root = html.fragment_fromstring(f"<div>{text}</div>")
    hold(root, language)
    return "".join(map(str, root.itertext())).replace(NO_BREAK, "~")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "see para. 7 and paras. 8 and 9, No. 5, US$ 3 and Mr. Smith", "see para.~7 and paras.~8 and 9, No.~5, US$~3 and Mr.~Smith"),
        ("en", "he said no. the end; a para. of words", "he said no. the end; a para. of words"),
        ("fr", "voir par. 7, art. 3 et M. Dupont", "voir par.~7, art.~3 et M.~Dupont"),
        ("fr", 'n<span class="sup">o</span> 12', "no~12"),
        ("en", 'Decree <span class="said">No.</span> 5 or <span>no</span> Man', "Decree No.~5 or no Man"),
        ("en", 'in <i lang="fr">n<span class="sup">o</span> 5, al. 6</i> and al. 7', "in no~5, al.~6 and al. 7"),
        ("en", "see para. <b>7</b>, <i>No.</i> <b>5</b>, p. xii, paras. (a) and (b), St. John", "see para.~7, No.~5, p.~xii, paras.~(a) and (b), St.~John"),
        ("en", "Mr. van der Berg", "Mr.~van der Berg"),
        ("en", '<span class="num">art.</span> 5', "art. 5"),
        ("fr", "l’art. 3 et n°<br/> 5", "l’art.~3 et n° 5"),
        ("es", "véase el párr. 4, núm. 3, Sr. López", "véase el párr.~4, núm.~3, Sr.~López"),
        ("ru", "см. п. 4, № 5, ст. 6, г-н Иванов", "см. п.~4, №~5, ст.~6, г-н~Иванов"),
        ("ar", "رقم 5 والفقرة 3", "رقم~5 والفقرة~3"),
        ("zh", "第 5 段", "第 5 段"),
        ("en", "by 30 June 2025, 24–28 May and (1 July), 45 March 6 Mayors", "by 30~June 2025, 24–28~May and (1~July), 45 March 6 Mayors"),
        ("fr", "le 1er juin, les 2 juillets", "le 1er~juin, les 2 juillets"),
        ("es", "el 3 de mayo de 2020, 3 de cada 4", "el 3~de mayo de 2020, 3 de cada 4"),
        ("ru", "3 мая и 4 дня", "3~мая и 4 дня"),
        ("ar", "3 حزيران/يونيه 2020", "3~حزيران/يونيه 2020"),
        ("en", "20 % of 5 °C, 12.5 km or 3 mice", "20~% of 5~°C, 12.5~km or 3 mice"),
        ("en", "I. Of E. O. Wilson v. Quaxania, part A. of it", "I. Of E.~O.~Wilson v.~Quaxania, part A. of it"),
        ("ru", "в 2027 г. и т. е. XXI в.", "в 2027~г. и т.~е. XXI в."),
        ("zh", "见Mr. Smith和p. 14的US$ 1,000", "见Mr.~Smith和p.~14的US$~1,000"),
        ("ar", "±2,5 سم و 3 طن", "±2,5~سم و 3~طن"),
        ("ru", "61 480,2 т, 5 млн человек", "61~480,2~т, 5~млн человек"),
        ("en", "call +999 31 555 0199 or (212) 555-0144, NY 10017, in 2027 50 came, -45 300", "call +999~31~555~0199 or (212)~555-0144, NY~10017, in 2027 50 came, -45~300"),
        ("en", 'by <span lang="la">30 June</span>', "by 30 June"),
        ("en", "6 × 12.7 by 2 × 3 × 4, k = 2.5 × 10−4 m/s, h ≤ 0.2 m ± 3 %", "6~×~12.7 by 2~×~3~×~4, k = 2.5~×~10−4~m/s, h ≤~0.2~m ±~3~%"),
        ("en", "art. 21 (2) (c) and 7 (a) for 12 (3), in 2027 (a) and 45 (to)", "art.~21~(2)~(c) and 7~(a) for 12 (3), in 2027 (a) and 45 (to)"),
        ("ru", "48°17′47,9″ с. ш., 22°18′ в. д.", "48°17′47,9″~с.~ш., 22°18′~в.~д."),
        ("en", "at 40° S or 3° Estimated (1 P-3, 2 NGS)", "at 40°~S or 3° Estimated (1~P-3, 2 NGS)"),
        ("en", "13 701 people, 1 234 567.8 dollars, in 2024 100 people", "13~701 people, 1~234~567.8 dollars, in 2024 100 people"),
    ],
)  # fmt: skip
def test_a_word_stays_with_its_number_or_name(language: str, text: str, wanted: str) -> None:
    assert held(text, language) == wanted


def test_words_of_a_cell_are_measured_as_they_are_held_and_not_with_those_of_the_next() -> None:
    assert held("<table><tr><td>para. 7, No.</td><td>5</td></tr></table>", "en") == "para.~7, No.5"
    look = Look(bold=False, italic=False, raised=False)
    parts = ["".join(text for text, _ in part) for part in undivided([("see para. 7", look)], "en")]
    assert [part for part in parts if part] == ["see", f"para.{NO_BREAK}7"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("见第 5 段和第12条", ["第 5 段", "第12条"]), ("图3和表 4-5", ["图3", "表 4-5"]), ("第一段", [])],
)
def test_figures_of_chinese_stay_with_the_words_around_them(text: str, whole: list[str]) -> None:
    root = html.fragment_fromstring(f"<p>{text}</p>")
    keep_whole(root)
    assert [each.text for each in root.iter("span")] == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("see A/80/628 here", ["A/80/628"]),
        ("12/CMA.1 and office/section", ["12/CMA.1"]),
        ("Component/office/unit", []),
        (
            "pp. 8–25 and 11-13, 2,5–3,5\u00a0t (e-mail), 2026-27-A, high-level",
            ["8–25", "11-13", "2,5–3,5\u00a0t", "e-mail"],
        ),
        ("at 9:15–10:45, 08:30-09:00, 7:05-8:10:30", ["9:15–10:45", "08:30-09:00"]),
    ],
)
def test_symbols_are_whole_and_words_joined_by_slashes_are_not(text: str, whole: list[str]) -> None:
    root = html.fragment_fromstring(f"<p>{text}</p>")
    keep_whole(root)
    assert [each.text for each in root.iter("span")] == whole


def test_a_no_break_blank_is_measured_as_wide_as_a_blank() -> None:
    assert fonts.width("\u00a0") == fonts.width(" ")
    assert fonts.advance(fonts.families()[0], "\u00a0") > fonts.advance(fonts.families()[0], " ")


def test_grades_that_a_dash_joins_break_behind_it_and_ranges_of_figures_do_not() -> None:
    assert CODE.findall("P-5–P-4 D-2–D-1 2024–2025 FS-3") == ["P-5–", "P-4", "D-2–", "D-1", "2024–2025", "FS-3"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("E/2019/34-E/ESCAP/75/36", ["E/2019/34-", "E/ESCAP/75/36"]),
        ("SEA/15 and Add.1, Rev.2", ["SEA/15", "Add.1", "Rev.2"]),
        ("2026/27年度核定员额和A/80/5号文件", ["2026/27", "A/80/5"]),
        ("AB-CD/14 PQ-RST/27 1.9 l/km", ["AB-CD/14", "PQ-RST/27", "l/km"]),
        ("(1\u00a0July–31\u00a0December) 12–14\u00a0May", ["12–14"]),
    ],
)
def test_symbols_and_days_that_a_hyphen_or_a_dash_joins_break_behind_it_and_short_words_stay_with_their_numbers(
    words: str, codes: list[str]
) -> None:
    assert CODE.findall(words) == codes
    root = html.fragment_fromstring("<p>as amended by Corr.1 and Add.12. </p>")
    keep_whole(root)
    assert [each.text for each in root.iter("span")] == ["Corr.1", "Add.12"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("see PQ-RST/27 and 1.9\u00a0l/km of diesel/petrol", ["PQ-RST/27", "1.9\u00a0l/km"]),
        ('pp. 77<span class="said">–</span>90, 10<span class="sup">−4</span>\u00a0m/s', ["77–90", "10−4\u00a0m/s"]),
        ('<span class="said">A/80/6</span>, A/80/7<a class="note-call">1</a>', ["A/80/6", "A/80/7"]),
    ],
)
def test_what_a_voice_is_told_and_raised_letters_stand_within_whole_words(text: str, whole: list[str]) -> None:
    root = html.fragment_fromstring(f"<p>{text}</p>")
    keep_whole(root)
    assert [
        "".join(map(str, each.itertext())) for each in root.iter("span") if each.get("class") == "whole-word"
    ] == whole


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "AB-CD/14"), ("en", "21 (2) (c)"), ("en", "6 × 12.7"), ("en", "1.9 l/km"), ("ru", "22°18′33″ в. д.")],
)
def test_cells_have_room_for_what_their_lines_hold_together(language: str, words: str) -> None:
    look = Look(bold=False, italic=False, raised=False)
    parts = ["".join(text for text, _ in part) for part in undivided([(words, look)], language)]
    assert [part.replace(NO_BREAK, " ") for part in parts if part] == [words]
