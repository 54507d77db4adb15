"""Articles, rules and chapters, however their numbers came there: typed, automatic, on a line of their own."""

import pytest

from hexapla.akn.names import E, akn, local
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.readers.pandoc.reader import read_html
from hexapla.readers.structure.joined_lines import with_lone_labels
from hexapla.readers.structure.lines import Line
from hexapla.readers.word import read_word
from hexapla.writers import write
from readers.test_constructs import PAGE, body, made, word
from samples.word_sources import MASTHEAD, TITLE, docx, listed, p

BREAK = "<w:r><w:br/></w:r>"
LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'.format
NUMBERING = '<w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'.format


@pytest.mark.parametrize(
    ("language", "chapter", "article"),
    [
        ("en", "Chapter %1", "Article %2"),
        ("en", "PART %1", "ARTICLE %2."),
        ("en", "Chapter %1", "Rule %2"),
        ("fr", "Chapitre %1", "Article %2"),
        ("fr", "Chapitre %1", "Règle %2."),
        ("es", "Capítulo %1", "Artículo %2.º"),
        ("ru", "Глава %1", "Статья %2."),
        ("ar", "", "المادة %2"),
        ("zh", "第%1章", "第%2条"),
    ],
)
@pytest.mark.parametrize("style", ["HCh", ""])
def test_an_automatic_number_opens_an_article_or_a_chapter(language, chapter, article, style):
    forms = ("chineseCounting",) * 2 if language == "zh" else ("upperRoman", "decimal")
    levels = "".join(LEVEL(*each) for each in zip(range(2), forms, (chapter, article), strict=True))
    text = [p("Nets", style=style), p("Of nets", properties=listed(1)), p("Nets dry.", properties=listed(1, 1)), p("They do."),
            p("Of ropes", properties=listed(1, 1)), p("Ropes dry.")]  # fmt: skip
    text = text if chapter else text[:1] + text[2:]
    data = docx(MASTHEAD + TITLE + "".join(text), parts={"numbering": NUMBERING(levels)})
    found = list(read_word(data, "x.docx", language).body.iter(akn("article")))
    assert [[local(child) for child in each] for each in found] == [
        ["num", "alinea", "alinea"],
        ["num", "heading", "alinea"],
    ]
    assert not chapter or local(found[0].getparent()) in ("chapter", "part")


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Rule 4"),
        ("fr", "Règle 4"),
        ("es", "Regla 4"),
        ("ru", "Правило 4"),
        ("ar", "القاعدة 4"),
        ("zh", "规则 4"),
    ],
)
def test_a_rule_is_an_article_in_every_language(language, label):
    page = f"{PAGE}<h2>{label}</h2><p>1. Nets dry.</p><h2>{label[:-1]}5<br>Voting</h2><p>1. By hand.</p>"
    found = list(read_html(page.encode(), "x.html", language).body.iter(akn("article")))
    assert [each.findtext(akn("num")) for each in found] == [label, f"{label[:-1]}5"]
    assert [each.findtext(akn("heading")) for each in found] == [None, "Voting"]


def test_paragraphs_of_rules_begin_anew_without_a_finding_and_have_the_ids_of_articles(tmp_path):
    page = f"{PAGE}<h2>Rule 4</h2><p>1. Nets dry.</p><h2>Rule 5.1</h2><p>1. By hand.</p>"
    document = made("en.html", page.encode(), tmp_path)[1]
    assert [each.get("eId") for each in document.body.iter(akn("article"), akn("paragraph"))] == [
        "art_4", "art_4__para_1", "art_5-1", "art_5-1__para_1"
    ]  # fmt: skip


def test_a_label_on_a_line_of_its_own_is_a_label(tmp_path):
    text = word(
        p("Article 4", BREAK, "Sessions", style="HCh"),
        p("It meets."),
        p("Annex I", BREAK, "Boats", style="HCh"),
        p("1.\tGo."),
    )
    document = made("en.docx", text, tmp_path)[1]
    assert [each.findtext(akn("heading")) for each in document.main.iter(akn("article"), akn("attachment"))] == [
        "Sessions",
        "Boats",
    ]
    page = f"{PAGE}<h2>Article 5</h2><h3>Voting</h3><p>By hand.</p><h2>Nets<br>and ropes</h2><p>Dry.</p>"
    found = made("en.html", page.encode(), tmp_path)[1].body
    assert [local(each) for each in found] == ["article", "division"]
    assert found[0].findtext(akn("heading")) == "Voting"


@pytest.mark.parametrize("name", ["en.docx", "en.html"])
def test_a_list_right_below_a_heading_comes_back_as_it_was(name, tmp_path):
    page = f"{PAGE}<h2>Doors</h2><ul><li>one</li><li>two</li></ul><h2>Nets</h2><ol type=a><li>three</li></ol>"
    document = made("en.html", page.encode(), tmp_path)[1]
    data = write(present({"en": document}, Edition.parse("en"), Office()), name[3:])
    assert body(made(name, data, tmp_path)[1]) == body(document)


@pytest.mark.parametrize(
    ("line", "language", "label"),
    [
        ("المادة 3 واجبات الحارس", "ar", "المادة 3"),
        ("المادة 3 من الميثاق", "ar", ""),
        ("المادة 3 والمادة 5", "ar", ""),
        ("Article 3 Duties of the keeper", "en", "Article 3"),
        ("Article 3 of the Charter", "en", ""),
    ],
)
def test_the_number_of_an_article_is_the_label_of_the_heading_whose_title_follows_it(line, language, label):
    (found,) = with_lone_labels([Line(1, line, style="h1", content=E.p(line))], language)
    assert (found.label or "") == label
