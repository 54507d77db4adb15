"""Constructs that are typed in texts and in Markdown, in the six languages: what they are, whole, and without a false error."""

import dataclasses
from pathlib import Path

import pytest

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.findings import Finding
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.pandoc.reader import read_markdown
from hexapla.readers.text.reader import read_text

FRONT = "United Nations\n\nCAT/C/NLD/8\n\nDistr.: General\n\n4 May 2020\n\nOriginal: English\n\n"
LISTED = {
    "en": "1. It has:",
    "fr": "1. Elle a :",
    "es": "1. Tiene:",
    "ru": "1. В ней:",
    "ar": "1- فيها:",
    "zh": "1. 包括：",
}
WORDS = {
    "en": ("Nets;", "Ropes;", "Masts;", "Oars."), "fr": ("Filets ;", "Cordes ;", "Mâts ;", "Rames."),
    "es": ("Redes;", "Cuerdas;", "Palos;", "Remos."), "ru": ("Сети;", "Канаты;", "Мачты;", "Весла."),
    "ar": ("الشباك؛", "الحبال؛", "السواري؛", "المجاديف."), "zh": ("渔网；", "绳索；", "桅杆；", "船桨。"),
}  # fmt: skip
END = {language: "\n\n2- تمت.\n" if language == "ar" else "\n\n2. Ok.\n" for language in LISTED}
LABELS = [
    ("en", "(a) (b) (c) (d)"), ("en", "a) b) c) d)"), ("en", "(i) (ii) (iii) (iv)"), ("en", "1) 2) 3) 4)"),
    ("fr", "a) b) c) d)"), ("es", "a) b) c) d)"), ("ru", "а) б) в) г)"), ("ru", "(а) (б) (в) (г)"), ("ru", "а） б） в） г）"),
    ("ar", "(أ) (ب) (ج) (د)"), ("ar", "أ) ب) ج) د)"), ("ar", "(أ) (ب) (ت) (ث)"), ("ar", "(١) (٢) (٣) (٤)"),
    ("zh", "（a） （b） （c） （d）"), ("zh", "a） b） c） d）"), ("zh", "（一） （二） （三） （四）"), ("zh", "1） 2） 3） 4）"),
]  # fmt: skip


def made(text: str, kind: str, language: str, path: Path) -> tuple[AknDocument, list[Finding]]:
    data = (FRONT + text).encode()
    reader = {"md": read_markdown, "txt": read_text}[kind]
    reading: Reading = dataclasses.replace(reader(data, f"{language}.{kind}", language), source=data)
    config = DocumentConfig(path=path / "document.toml")
    document, odd = canonicalise(reading, settle([reading], config).metadata, config, language)
    found = [*reading.findings, *odd, *check({language: document}, [reading], {}), *prove(document, reading)]
    return document, found


def codes(found: list[Finding]) -> set[str]:
    """The codes of what is wrong in structure, notes and fidelity."""
    wrong = ("S-001", "S-002", "S-003", "S-008", "N-001", "N-002", "N-003", "F-003", "F-241")
    return {each.code for each in found} & {*wrong}


def labels(document: AknDocument) -> list[str]:
    return [str(point.findtext(akn("num"))) for point in document.main.iter(akn("point"))]


@pytest.mark.parametrize("kind", ["txt", "md"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize(("language", "row"), LABELS)
def test_labels_are_points_and_one_that_is_missing_is_said(language, row, gap, kind, tmp_path):
    items = [f"{label} {words}" for label, words in zip(row.split(), WORDS[language], strict=True)]
    document, found = made(gap.join([LISTED[language], *items]) + END[language], kind, language, tmp_path)
    assert (labels(document), codes(found)) == (row.split(), set())
    del items[2]
    document, found = made(gap.join([LISTED[language], *items]) + END[language], kind, language, tmp_path)
    assert (len(labels(document)), codes(found)) == (3, {"S-008"})


@pytest.mark.parametrize(("row", "said"), [("1. 2. 4.", {"S-001"}), ("1. 2. 2. 3.", {"S-002"}), ("1. 1. 1.", set())])
def test_numbers_of_markdown_are_those_that_are_typed_unless_they_are_to_be_counted(row, said, tmp_path):
    text = "# Boats\n\n" + "\n\n".join(f"{number} Boat number {place}." for place, number in enumerate(row.split()))
    document, found = made(text, "md", "en", tmp_path)
    typed = [str(each.findtext(akn("num"))) for each in document.main.iter(akn("paragraph"))]
    assert typed == (row.split() if said else ["1.", "2.", "3."])
    assert codes(found) == said


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_rows_that_tabulators_part_are_a_table(language, tmp_path):
    head, *names = WORDS[language]
    rows = [f"{head}\t2019\t2020", *(f"{name}\t1{place}\t2{place}" for place, name in enumerate(names)), "\t33\t66"]
    document, found = made("\n".join(["1. One.", "", *rows, "", "2. Two."]), "txt", language, tmp_path)
    table = next(document.main.iter(akn("table")))
    assert [len(row) for row in table] == [3] * 5
    assert [local(cell) for cell in table[0]] == ["th"] * 3
    assert codes(found) == set()
    assert "S-107" in {each.code for each in found}


def test_the_last_cells_of_a_row_may_be_empty_and_a_mark_in_it_calls_its_note(tmp_path):
    text = "1. One.\n\nPort\tNets\tOars\nEast¹\t3\nWest\t4\t5\nSouth\t6\t7\nNorth\t8\t9\n\n2. Two.\n\n¹ In May.\n"
    document, found = made(text, "txt", "en", tmp_path)
    assert [plain_text(cell) for cell in next(document.main.iter(akn("table")))[1]] == ["East", "3", ""]
    assert [plain_text(note) for note in document.main.iter(akn("authorialNote"))] == ["In May."]
    assert codes(found) == set()


TARGETS = {"en": ("1.1 Light.", "1.a Oil.", "1.b Wicks."), "ru": ("1.1 Свет.", "1.a Масло.", "1.б Фитили."),
           "zh": ("1.1 灯光。", "1.a 灯油。", "1.b 灯芯。"), "ar": ("1-أ الزيت.", "1-ب الفتائل.")}  # fmt: skip


@pytest.mark.parametrize("language", TARGETS)
def test_targets_keep_their_letters_in_their_numbers(language, tmp_path):
    document, found = made("\n\n".join(TARGETS[language]), "txt", language, tmp_path)
    numbers = [str(each.findtext(akn("num"))) for each in document.main.iter(akn("paragraph"))]
    assert numbers == [each.split()[0] for each in TARGETS[language]]
    assert codes(found) == set()


def test_notes_of_markdown_and_their_calls_are_missed_where_they_miss_each_other(tmp_path):
    text = "1. One[^a] and `[^code]` and \\[^no\\].\n\n2. Two[^lost].\n\n[^a]: First.\n[^left]: Left\n    over.\n"
    document, found = made(text, "md", "en", tmp_path)
    assert codes(found) == {"N-002", "N-003"}
    words = [plain_text(p) for p in document.main.iter(akn("p"))]
    assert "left Left over." in words
    assert not any("[^lost]" in each for each in words)


@pytest.mark.parametrize("title", ["**2026/31. Ferries**", "2026/31. Ferries", "# 2026/31. Ferries"])
def test_a_resolution_of_markdown_has_its_preamble_whatever_stands_behind_it(title, tmp_path):
    text = (
        f"{title}\n\n*The Economic and Social Council*,\n\n*Recalling* its rules,[^1]\n\n1\\. *Notes* them;\n\n"
        "2\\. *Ends*.\n\n# Annex\n\n1\\. Ferries sail.\n\n[^1]: Of 1900.\n"
    )
    document, found = made(text, "md", "en", tmp_path)
    preamble = next(each for each in document.main.iter(akn("hcontainer")) if each.get("name") == "preamble")
    assert [plain_text(each).rstrip("1") for each in preamble] == [
        "The Economic and Social Council,",
        "Recalling its rules,",
    ]
    assert codes(found) == set()


def test_marks_of_html_in_markdown_are_marks_and_other_tags_are_said(tmp_path):
    text = (
        "1. Say <ins>must <b>now</b></ins> for <del>may</del>, H<sub>2</sub>O, m<sup>2</sup>, `<ins>code</ins>`, <thing>.\n\n"
        "2. First<br>second <font color='red'>red</font>.\n\n| A | B |\n|---|---|\n| x<br>y | z |\n"
    )
    document, found = made(text, "md", "en", tmp_path)
    names = [local(each) for each in document.main.iter() if local(each) in ("ins", "del", "sub", "sup", "b", "br")]
    assert names == ["ins", "b", "ins", "del", "sub", "sup", "br", "br"]
    words = [plain_text(p) for p in document.main.iter(akn("p"))]
    assert any("<ins>code</ins>, <thing>." in each for each in words)
    assert codes(found) == {"F-241"}


def test_tables_of_html_in_markdown_are_tables(tmp_path):
    text = "1. One.\n\n<table>\n<tr><th colspan='2'>Ports</th></tr>\n<tr><td>East &amp; West</td><td>3</td></tr>\n</table>\n\n2. Two.\n"
    document, found = made(text, "md", "en", tmp_path)
    assert [plain_text(cell) for cell in document.main.iter(akn("th"), akn("td"))] == ["Ports", "East & West", "3"]
    assert codes(found) == set()


@pytest.mark.parametrize(
    "table",
    [
        "| Port | Nets |\n|---|---|\n| East | 3 |\n",
        "+------+------+\n| Port | Nets |\n+======+======+\n| East | 3    |\n+------+------+\n",
        "  Port    Nets\n-------  -----\n  East       3\n",
        "----------------\n Port    Nets\n------- --------\n East    3\n\n West    4\n----------------\n",
    ],
)
def test_a_caption_below_a_table_of_markdown_is_proved_above_it(table, tmp_path):
    document, found = made(f"1. One.\n\n{table}\nTable: Nets by port\n\n2. Two.\n", "md", "en", tmp_path)
    assert [plain_text(each) for each in document.main.iter(akn("caption"))] == ["Nets by port"]
    assert codes(found) == set()


def test_lists_right_below_their_words_and_set_in_below_other_labels_are_lists(tmp_path):
    text = "1. В ней:\nа) сети;\nб) канаты:\n\n    i) новые;\n\n    ii) старые;\n\nв) весла.\n\n2. Решено:\n- плыть;\n- ждать.\n"
    document, found = made(text, "md", "ru", tmp_path)
    assert labels(document) == ["а)", "б)", "i)", "ii)", "в)"]
    assert len(list(document.main.iter(akn("indent")))) == 2
    assert codes(found) == set()


def test_bullets_of_a_text_stand_as_deep_as_the_blanks_before_them_say(tmp_path):
    document, _ = made("1. To buy:\n\n- oil;\n- lamps:\n  - red;\n  - green;\n- wicks.\n", "txt", "en", tmp_path)
    outer = next(document.main.iter(akn("list")))
    assert len(outer.findall(akn("indent"))) == 3
    assert len(list(document.main.iter(akn("indent")))) == 5


def test_a_row_of_figures_alone_is_no_page_number(tmp_path):
    document, _ = made("1. One.\n\nEast    310    335\n\n100    200\n\n2. Two.\n", "txt", "en", tmp_path)
    assert "100 200" in [" ".join(plain_text(p).split()) for p in document.main.iter(akn("p"))]


def test_lists_below_articles_and_annexes_of_markdown_number_their_paragraphs_anew(tmp_path):
    text = "## Article 1\n\n1. One.\n\n2. Two.\n\n## Article 2\n\n1. Anew.\n\n2. On.\n\n# Annex\n\n1. Last.\n"
    document, found = made(text, "md", "en", tmp_path)
    numbers = [str(each.findtext(akn("num"))) for each in document.main.iter(akn("paragraph"))]
    assert numbers == ["1.", "2.", "1.", "2.", "1."]
    assert codes(found) == set()


def test_borders_between_the_rows_of_a_table_are_none_of_them(tmp_path):
    table = "+------+------+\n| Port | Nets |\n+======+======+\n| East | 3    |\n+------+------+\n"
    document, found = made(f"1. One.\n\n{table}\n2. Two.\n", "txt", "en", tmp_path)
    assert [plain_text(cell) for cell in document.main.iter(akn("th"), akn("td"))] == ["Port", "Nets", "East", "3"]
    assert codes(found) == set()
