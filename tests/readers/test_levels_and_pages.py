"""Lists within lists of the same labels, notes called again, quotations that begin with a heading: as the source shows them."""

import pytest

from hexapla.akn.names import akn
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.proof import prove
from hexapla.writers import write
from readers.test_constructs import PAGE, body, made, notes, word
from samples.word_sources import cell, listed, numbering, p, row, table

ROWS = "<ol><li>one<ol><li>a</li><li>b</li></ol></li><li>two<ol><li>c</li></ol></li><li>three</li></ol>"
TWO = [p("one", properties=listed(1)), p("a", properties=listed(1, 1)), p("b", properties=listed(1, 1)), p("two", properties=listed(1)),
       p("c", properties=listed(1, 1)), p("three", properties=listed(1))]  # fmt: skip
SOURCES = {
    "figures.html": f"{PAGE}<p>1. See:</p>{ROWS}<p>2. Go.</p>".encode(),
    "bullets.html": f"{PAGE}<p>1. See:</p>{ROWS.replace('ol>', 'ul>')}<p>2. Go.</p>".encode(),
    "headed.html": f"{PAGE}<h2>Nets</h2><p>1. See:</p>{ROWS}<p>2. Go.</p>".encode(),
    "between.html": f"{PAGE}<p>1. See:</p>{ROWS.replace('<li>one<ol>', '<li>one</li><ol>').replace('b</li></ol></li>', 'b</li></ol>')}<p>2. Go.</p>".encode(),
    "bullets.docx": word(p("1.\tSee:"), *TWO, p("2.\tGo."), numbering=numbering(("bullet", "•"), ("bullet", "•"))),
    "headed.docx": word(p("Nets", style="HCh"), p("1.\tSee:"), *TWO, p("2.\tGo."), numbering=numbering(("bullet", "•"), ("bullet", "•"))),
}  # fmt: skip


def nested(element) -> list:
    """The words of the items of the lists in an element, each with those of the lists in it."""
    items = [each for row in element.findall(akn("list")) for each in row if each.tag in (akn("point"), akn("indent"))]
    return [("".join(next(each.iter(akn("p"))).itertext()), nested(each)) for each in items]


@pytest.mark.parametrize("name", SOURCES)
def test_lists_of_the_same_labels_stay_within_each_other(name, tmp_path):
    reading, document, odd = made(name, SOURCES[name], tmp_path)
    row = next(each for each in document.body.iter(akn("paragraph")))
    assert nested(row) == [("one", [("a", []), ("b", [])]), ("two", [("c", [])]), ("three", [])]
    assert odd == ()
    assert [each.message for each in prove(document, reading) if each.code == "F-003"] == []


def test_items_that_a_word_processor_numbers_a_level_deeper_are_items_of_the_paragraph(tmp_path):
    for above in ((), (p("Nets", style="HCh"),)):
        data = word(*above, *TWO, numbering=numbering(("decimal", "%1."), ("decimal", "%2.")))
        document = made("en.docx", data, tmp_path)[1]
        rows = list(document.body.iter(akn("paragraph")))
        assert [each.findtext(akn("num")) for each in rows] == ["1.", "2.", "3."]
        assert [nested(each) for each in rows] == [[("a", []), ("b", [])], [("c", [])], []]


CALL = '<a role="doc-noteref" href="#n{0}">{0}</a>'.format
NOTES = {
    "section": '<section role="doc-endnotes"><ol><li id="n1"><p>First.</p></li><li id="n2"><p>Second.</p></li></ol></section>',
    "asides": '<aside role="doc-footnote" id="n1"><p>First.</p></aside><div id="n2">Second.</div>',
}


@pytest.mark.parametrize("where", NOTES)
def test_a_note_that_is_called_again_is_one_note_wherever_it_stands(where, tmp_path):
    page = f"{PAGE}<p>1. One{CALL(1)} two{CALL(2)} again{CALL(1)}.</p>{NOTES[where]}<p>2. Go.</p>".encode()
    reading, document, _ = made("en.html", page, tmp_path)
    assert notes(document) == [("1", "First."), ("2", "Second.")]
    assert [each.get("marker") for each in document.body.iter(akn("noteRef"))] == ["1"]
    assert [each.code for each in (*prove(document, reading), *reading.findings)] == []


def test_words_that_pages_show_in_italics_keep_them(tmp_path):
    page = f"{PAGE}<p>1. See <cite>The Sea</cite>, a <dfn>net</dfn> of <var>n</var> knots.</p>".encode()
    document = made("en.html", page, tmp_path)[1]
    assert [each.text for each in document.body.iter(akn("i"))] == ["The Sea", "net", "n"]


@pytest.mark.parametrize("first", ["<h3>Article 5</h3>", "<p>Article 5</p>", "<p><b>Article 5</b></p>"])
def test_a_quotation_that_begins_with_a_heading_keeps_it_and_its_words(first, tmp_path):
    page = f"{PAGE}<h2>Nets</h2><p>1. It reads:</p><blockquote>{first}<p>1. Nets dry.</p></blockquote><p>2. Go.</p>"
    for text in (page, page.replace("<h2>Nets</h2>", "")):
        document = made("en.html", text.encode(), tmp_path)[1]
        (quotation,) = document.body.iter(akn("embeddedStructure"))
        assert ["".join(each.itertext()).strip() for each in quotation.iter(akn("p"))] == ["Article 5", "Nets dry."]
        assert next(document.body.iter(akn("article")), None) is None
        for form in ("docx", "html"):
            data = write(present({"en": document}, Edition.parse("en"), Office()), form)
            assert body(made(f"en.{form}", data, tmp_path)[1]) == body(document)


def test_automatic_labels_in_cells_stand_before_their_words_and_come_back(tmp_path):
    numbers = numbering(("decimal", "%1."))
    data = word(
        p("1.\tSee:"),
        table(row(cell(p("Delft", properties=listed(1))), "3"), row(cell(p("", properties=listed(1))), "4")),
        numbering=numbers,
    )
    page = f"{PAGE}<p>1. See:</p><ol><li>a</li></ol><table><tr><td><ol><li>Delft</li></ol></td><td>3</td></tr><tr><td><ol start='2'><li></li></ol></td><td>4</td></tr></table>".encode()
    for name, source in (("x.docx", data), ("x.html", page)):
        reading, document, _ = made(name, source, tmp_path)
        cells = ["".join(each.itertext()).strip() for each in document.body.iter(akn("td"))]
        assert cells == ["1.\u00a0Delft", "3", "2.", "4"]
        assert [each.code for each in prove(document, reading) if each.code in ("F-003", "F-216")] == []
        data = write(present({"en": document}, Edition.parse("en"), Office()), name[2:])
        assert body(made(f"en.{name[2:]}", data, tmp_path)[1]) == body(document)
