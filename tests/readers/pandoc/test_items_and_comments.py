"""Markdown and HTML: what stands under a number stays there, what no page shows is counted, tables keep their columns."""

import dataclasses

import pytest
from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import akn
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.pandoc.reader import read_html, read_markdown

FRONT = {"md": "CAT/C/NLD/8\n\n", "html": "<p>CAT/C/NLD/8</p>"}

ITEMS = """1. The ferry sails.
2. > “Keep to the left.”
   >
   > — Old rule

3. - first
   - second

4. 1. inner

5. ```
   rope <!-- no comment --> knot
   ```

6.
   > A quotation on the next line.

   And a text.

7. ## Berths

8. End.
"""


def made(text: str, kind: str, language: str, path) -> tuple[etree._Element, dict[str, str]]:
    data = f"{FRONT[kind]}{text}".encode()
    name = f"{language}.{kind}"
    reading = dataclasses.replace({"md": read_markdown, "html": read_html}[kind](data, name, language), source=data)
    config = DocumentConfig(path=path / "document.toml")
    document = canonicalise(reading, settle([reading], config).metadata, config, language)[0]
    return document.body, {each.code: each.message for each in prove(document, reading)}


def test_a_quotation_a_list_or_code_stands_under_the_number_before_it(tmp_path):
    body, said = made(ITEMS, "md", "en", tmp_path)
    found = {
        str(each.findtext(akn("num"))): each for each in body.iter(akn("paragraph"), akn("division"), akn("point"))
    }
    assert [plain_text(each) for each in found["2."].iter(akn("embeddedStructure"))] == [
        "“Keep to the left.”— Old rule"
    ]
    assert len(list(found["3."].iter(akn("indent")))) == 2
    assert "rope <!-- no comment --> knot" in plain_text(found["5."])
    assert len(list(found["6."].iter(akn("embeddedStructure")))) == 1
    assert "And a text." in plain_text(found["6."])
    assert found["7."].findtext(akn("heading")) == "Berths"
    assert "F-003" not in said


COMMENTED = {
    "md": "<!-- draft\n\nnot read -->\n\n1. The ferry <!-- old --> sails.[^n]\n\n[//]: # (nobody reads this)\n\n2. `<!-- code -->` stays.\n\n[^n]: By <!-- the --> day.\n",
    "html": "<!-- draft --><p>1. The ferry <!-- old -->sails.</p><p>2. It <!-- slowly --> returns.<!-- so --></p>",
}


@pytest.mark.parametrize("kind", COMMENTED)
def test_comments_are_left_out_and_counted(kind, tmp_path):
    body, said = made(COMMENTED[kind], kind, "en", tmp_path)
    text = plain_text(body)
    assert not any(word in text for word in ("draft", "old", "nobody", "the", "slowly"))
    assert ("<!-- code -->" in text) == (kind == "md")
    assert "comments in the code of the file: 4" in said["F-216"]
    assert "F-003" not in said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("md", "1. Tasks:\n\n   - [x] the rope\n   - [ ] the sail\n\n2. - [X] the oar\n\n`[x]` stays.\n"),
        ("html", "<p>1. Tasks:</p><ul><li><input type=checkbox checked> the rope</li><li><input type=checkbox> the sail</li></ul>"),
    ],
)  # fmt: skip
def test_a_task_is_an_item_with_the_sign_of_its_box(kind, text, tmp_path):
    body, said = made(text, kind, "en", tmp_path)
    items = [plain_text(each.find(akn("content"))) for each in body.iter(akn("indent"))]
    assert items[:2] == ["☒ the rope", "☐ the sail"]
    assert "F-003" not in said


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        ("md", '1. See [the guide](https://a.example "The guide") and [b].\n\n[b]: https://b.example "Title"\n', 2),
        ("html", '<p>1. The <abbr title="World Trade">WT</abbr> <a href="https://a.example" title="Go">opens</a>.</p>', 2),
    ],
)  # fmt: skip
def test_titles_of_links_and_abbreviations_are_counted(kind, text, count, tmp_path):
    assert (
        f"titles that a page shows over its links and abbreviations: {count}"
        in made(text, kind, "en", tmp_path)[1]["F-216"]
    )


HEAD, FOOT = "<thead><tr><th>Port</th><th>2001</th><th>2002</th></tr></thead>", "<tfoot><tr><td>Sum</td><td>4</td><td>6</td></tr></tfoot>"  # fmt: skip
ROWS = "<tr><td>Bergen</td><td>1</td><td>2</td></tr><tr><td>Oslo</td><td>3</td><td>4</td></tr>"


@pytest.mark.parametrize("order", [f"{HEAD}{FOOT}<tbody>{ROWS}</tbody>", f"{FOOT}{HEAD}{ROWS}", f"{HEAD}{ROWS}{FOOT}"])
@pytest.mark.parametrize("columns", ["", '<colgroup span="3"></colgroup>', '<col><col span="2">'])
def test_columns_and_foot_of_a_table_keep_every_cell(order, columns, tmp_path):
    text = f'<p>1. See <a href="#t">the table</a>.</p><table id="t">{columns}{order}</table><p>2. End.</p>'
    body, said = made(text, "html", "en", tmp_path)
    rows = [[plain_text(cell) for cell in row] for row in body.iter(akn("tr"))]
    assert rows == [["Port", "2001", "2002"], ["Bergen", "1", "2"], ["Oslo", "3", "4"], ["Sum", "4", "6"]]
    assert "F-003" not in said
    assert next(body.iter(akn("ref"))).get("href") == f"#{next(body.iter(akn('table'))).get('eId')}"


def test_the_caption_of_a_figure_that_is_a_table_is_the_tables(tmp_path):
    text = f"<p>1. Rain.</p><figure><table>{ROWS}</table><figcaption>Table 5. Rain</figcaption></figure>"
    body, said = made(text, "html", "en", tmp_path)
    assert [plain_text(each) for each in body.iter(akn("caption"))] == ["Table 5. Rain"]
    assert not {"F-003", "F-219"} & said.keys()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("md", "1. 渡船由市政\n府于2001\n年购买，见“长\n桥”一节。\n"),
        ("html", "<p>1. 渡船由市政\n府于2001\n年购买，见“长\n桥”一节。</p>"),
    ],
)
def test_a_line_end_between_chinese_signs_is_no_blank(kind, text, tmp_path):
    assert "渡船由市政府于2001年购买，见“长桥”一节。" in plain_text(made(text, kind, "zh", tmp_path)[0])


MARKS = "1. For <del>may</del> read <ins>shall</ins>, <u>always</u>.\n\n2. Yearly<br>or `<u>never</u>`.\n"


def test_what_html_marks_within_the_lines_of_markdown_is_marked_and_what_looks_like_it_in_code_is_code(tmp_path):
    body, said = made(MARKS, "md", "en", tmp_path)
    struck = [plain_text(each) for each in body.iter(akn("del"), akn("inline")) if each.get("name") in (None, "strike")]
    assert "may" in struck
    assert [plain_text(each) for each in body.iter(akn("ins"), akn("u"))] == ["shall", "always"]
    assert len(list(body.iter(akn("br")))) == 1
    assert "<u>never</u>" in plain_text(body)
    assert "F-003" not in said


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("md", "1. Let $n$ be the number of berths at $5 or 6$ a night.\n"),
        ("html", "<p>1. Let <math><mi>n</mi></math> be the number of berths at $5 or 6$ a night.</p>"),
    ],
)
def test_one_letter_is_a_formula_and_two_sums_are_none(kind, text, tmp_path):
    body, said = made(text, kind, "en", tmp_path)
    assert [each.get("name") for each in body.iter(akn("subFlow"))] == ["math"]
    assert "$5 or 6$ a night" in plain_text(body)
    assert "F-003" not in said


def test_a_figure_that_the_source_calls_a_formula_is_one(tmp_path):
    body, _ = made("<p>1. Take <math><mn>7</mn></math> of <math><mrow><mi>n</mi><mo>-</mo><mn>1</mn></mrow></math>.</p>", "html", "en", tmp_path)  # fmt: skip
    assert len(list(body.iter(akn("subFlow")))) == 2


def test_a_note_of_a_page_that_is_called_twice_is_one_note(tmp_path):
    call = '<a role="doc-noteref" href="#n">1</a>'
    notes = '<section role="doc-endnotes"><ol><li id="n" role="doc-endnote"><p>By day.</p></li></ol></section>'
    body, said = made(f"<p>1. The ferry{call} sails.</p><p>2. It returns.{call}</p>{notes}", "html", "en", tmp_path)
    assert len(list(body.iter(akn("authorialNote")))) == 1
    assert len(list(body.iter(akn("noteRef")))) == 1
    assert "F-003" not in said


@pytest.mark.parametrize("tag", ["menu", "dir"])
def test_lists_by_another_name_are_lists(tag, tmp_path):
    body, _ = made(f"<p>1. Take:</p><{tag}><li>the rope</li><li>the sail</li></{tag}>", "html", "en", tmp_path)
    assert [plain_text(each.find(akn("content"))) for each in body.iter(akn("indent"))] == ["the rope", "the sail"]


def test_arabic_letters_with_one_bracket_are_items(tmp_path):
    text = "1. تقرر ما يلي:\n\nأ) الشباك؛\n\nب) الحبال؛\n\nهـ) القوارب.\n\n2. النهاية.\n"
    body, _ = made(text, "md", "ar", tmp_path)
    assert [each.findtext(akn("num")) for each in body.iter(akn("point"))] == ["أ)", "ب)", "هـ)"]
    assert [each.findtext(akn("num")) for each in body.iter(akn("paragraph"))] == ["1.", "2."]
