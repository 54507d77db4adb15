"""Preambles of treaties, typed articles below styled headings, and heads of rows that bold type tells: in every language."""

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn, local
from hexapla.readers.text.reader import read_text
from readers.test_constructs import PAGE, made, word
from samples.word_sources import MASTHEAD, TITLE, cell, docx, p, r, row, styles, table

TREATIES = {
    "en": ("The Parties to this Treaty,", "Minding the sea,", "Have agreed as follows:", "Article 1", "Article 2"),
    "fr": ("Les Parties au présent Traité,", "Soucieuses de la mer,", "Sont convenues de ce qui suit :", "Article premier", "Article 2"),
    "es": ("Las Partes en el presente Tratado,", "Cuidando el mar,", "Han convenido en lo siguiente:", "Artículo 1", "Artículo 2"),
    "ru": ("Участники настоящего Договора,", "заботясь о море,", "согласились о нижеследующем:", "Статья 1", "Статья 2"),
    "ar": ("إن الأطراف في هذه المعاهدة،", "إذ تهتم بالبحر،", "قد اتفقت على ما يلي:", "المادة 1", "المادة 2"),
    "zh": ("本条约各缔约方，", "关心海洋，", "议定如下：", "第一条", "第二条"),
}  # fmt: skip


def lines_of(language: str) -> list[str]:
    who, why, agreed, first, second = TREATIES[language]
    return [who, why, why, agreed, first, "Nets dry.", second, "Ropes too."]


@pytest.mark.parametrize("name", ["x.html", "headed.html", "x.docx", "x.txt"])
@pytest.mark.parametrize("language", TREATIES)
def test_who_agrees_on_a_treaty_and_why_is_its_preamble(language, name, tmp_path):
    lines = lines_of(language)
    page = PAGE.replace("<h1>Report</h1>", "") + "".join(
        f"<h2>{line}</h2>" if name[0] == "h" and line in TREATIES[language][3:] else f"<p>{line}</p>" for line in lines
    )
    data = {"html": page.encode(), "docx": docx(MASTHEAD + "".join(map(p, lines))), "txt": "\n\n".join(("CAT/C/NLD/8", *lines)).encode()}  # fmt: skip
    document = made(name, data[name.rpartition(".")[2]], tmp_path, language)[1]
    preamble = document.main.find(akn("preamble"))
    assert [local(each) for each in preamble] == ["formula", "recitals", "formula"]
    assert ["".join(each.itertext()).strip() for each in preamble.iter(akn("p"))] == lines[:4]
    assert [local(each) for each in document.body] == ["article", "article"]


@pytest.mark.parametrize(
    "lines",
    [
        ["The keepers,", "They are tired.", "They say this:", "Article 1", "Nets dry."],
        ["The keepers,", "Being tired,", "Have agreed as follows:", "Article 5", "Nets dry."],
        ["The keepers,", "Being tired,", "Have agreed as follows:", "1. Nets dry.", "2. Ropes too."],
        ["The keepers met.", "Being tired,", "They said:", "Article 1", "Nets dry."],
        ["The keepers,", "Have agreed as follows:", "Article 1", "Nets dry."],
    ],
)
def test_words_before_articles_that_are_no_preamble_are_none(lines):
    found = read_text("\n\n".join(("CAT/C/NLD/8", *lines)).encode(), "x.txt", "en")
    assert found.preamble is None
    assert [each for each in found.body.iter(akn("hcontainer")) if each.get("name") == "preamble"] == []


def test_a_treaty_below_a_heading_has_its_preamble_set_apart(tmp_path):
    lines = lines_of("en")
    text = p("On nets", style="HCh") + "".join(map(p, lines))
    document = made("x.docx", docx(MASTHEAD + TITLE + text), tmp_path)[1]
    found = [each for each in document.body.iter(akn("hcontainer")) if each.get("name") == "preamble"]
    assert [len(each) for each in found] == [4]
    assert [each.get("eId") for each in document.body.iter(akn("article"))] == ["art_1", "art_2"]
    page = (
        PAGE
        + "<h2>Preamble</h2>"
        + "".join(f"<p>{each}</p>" for each in lines[:4])
        + "<h2>Article 1</h2><p>Nets dry.</p>"
    )
    assert made("x.html", page.encode(), tmp_path)[1].body.find(f".//{akn('hcontainer')}") is not None


BOLD = "<w:b/>"
NORTH, SOUTH = (row(cell(p(r(name, BOLD))), figure) for name, figure in (("North", "3"), ("South", "4")))
HEAD = row("Region", "Boats", head=True)


def heads_of_rows(name: str, data: bytes, path) -> list[str]:
    body = made(name, data, path)[1].body
    rows = [each for each in body.iter(akn("tr")) if each.find(akn("td")) is not None]
    assert next((each for each in body.iter(akn("b")) if "orth" in (each.text or "")), None) is None
    return ["".join(each[0].itertext()).strip() for each in rows if local(each[0]) == "th"]


def test_a_first_column_that_is_bold_in_every_row_holds_heads(tmp_path):
    assert heads_of_rows("x.docx", word(p("1.\tSee:"), table(HEAD, NORTH, SOUTH)), tmp_path) == ["North", "South"]
    whole = row(cell(p(r("Region", BOLD))), cell(p(r("Boats", BOLD))))
    assert heads_of_rows("x.docx", word(p("1.\tSee:"), table(whole, NORTH, SOUTH)), tmp_path) == ["North", "South"]
    page = f"{PAGE}<p>1. See:</p><table><tr><th>R</th><th>B</th></tr><tr><td><b>North</b></td><td>3</td></tr><tr><td><b>South</b></td><td>4</td></tr></table>"
    assert heads_of_rows("x.html", page.encode(), tmp_path) == ["North", "South"]


def test_a_bold_cell_here_and_there_is_no_head(tmp_path):
    plain = row("East", "5")
    bold = row(cell(p(r("Total", BOLD))), cell(p(r("7", BOLD))))
    for rows in ((HEAD, plain, SOUTH), (HEAD, SOUTH), (HEAD, SOUTH, bold)):
        assert heads_of_rows("x.docx", word(p("1.\tSee:"), table(*rows)), tmp_path) == []


@pytest.mark.parametrize(
    ("look", "heads"),
    [
        ('w:firstColumn="1" w:val="0080"', 2),
        ('w:val="04A0"', 2),
        ('w:firstColumn="0" w:val="04A0"', 0),
        ('w:val="0420"', 0),
    ],
)
def test_the_style_of_a_table_may_set_the_first_column_apart(look, heads, tmp_path):
    style = '<w:style w:type="table" w:styleId="L"><w:name w:val="List"/><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    grid = table(HEAD, row("North", "3"), row("South", "4"))
    for known, wanted in (("L", heads), ("M", 0)):
        set_so = grid.replace("<w:tblPr/>", f'<w:tblPr><w:tblStyle w:val="{known}"/><w:tblLook {look}/></w:tblPr>')
        data = docx(MASTHEAD + TITLE + p("1.\tSee:") + set_so, parts={"styles": styles(style)})
        assert len(heads_of_rows("x.docx", data, tmp_path)) == wanted


@pytest.mark.parametrize(
    ("look", "head", "is_head"),
    [
        ('w:firstRow="1" w:val="0020"', False, True),
        ('w:val="04A0"', False, True),
        ('w:firstRow="0" w:val="04A0"', False, False),
        ('w:val="0480"', False, False),
        ('w:val="04A0"', True, False),
    ],
)
def test_the_style_of_a_table_may_set_its_first_row_apart_as_a_head(look, head, is_head, tmp_path):
    style = '<w:style w:type="table" w:styleId="L"><w:name w:val="List"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    first = row(cell(p("Region")), cell(p("Boats")))
    grid = (
        table(row("Ports", "Fleet", head=True), first, row("South", "4")) if head else table(first, row("South", "4"))
    )
    for known, wanted in (("L", is_head), ("M", False)):
        set_so = grid.replace("<w:tblPr/>", f'<w:tblPr><w:tblStyle w:val="{known}"/><w:tblLook {look}/></w:tblPr>')
        data = docx(MASTHEAD + TITLE + p("1.\tSee:") + set_so, parts={"styles": styles(style)})
        heads = [plain_text(each) for each in made("x.docx", data, tmp_path)[1].main.iter(akn("th"))]
        assert ("Boats" in heads) == wanted


@pytest.mark.parametrize(
    ("language", "chapter", "article"),
    [
        ("en", "Chapter II The sea", "Article 3 Nets"),
        ("fr", "CHAPITRE II Mer", "Article 3 Filets"),
        ("zh", "第二章：海洋", "第三条：渔网"),
    ],
)
def test_a_heading_whose_number_nothing_parts_from_its_title_is_an_article(language, chapter, article, tmp_path):
    page = PAGE + f"<h1>{chapter}</h1><h1>{article}</h1><p>Nets dry.</p>"
    document = made("headed.html", page.encode(), tmp_path, language)[1]
    assert [each.get("eId") for each in document.main.iter(akn("chapter"), akn("article"))] == ["chp_II", "art_3"]


@pytest.mark.parametrize(("language", "label"), [("en", "Section 29A"), ("fr", "Section 29A"), ("es", "Sección 29B"), ("ru", "Раздел 29А")])  # fmt: skip
def test_a_section_of_a_budget_has_a_letter_behind_its_number(language, label, tmp_path):
    styled = styles('<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>')
    text = MASTHEAD + TITLE + p(label, style="Heading1") + p("Harbours", style="Heading1") + p("1.\tBoats sail.")
    found = made(f"{language}.docx", docx(text, parts={"styles": styled}), tmp_path, language)[1]
    (section,) = found.root.iter(akn("section"))
    assert section.findtext(akn("num")) == label
    assert section.findtext(akn("heading")) == "Harbours"
