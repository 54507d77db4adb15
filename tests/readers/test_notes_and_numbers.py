"""Notes that nothing calls, numbers that stand twice: the words stay, and what is wrong with them is said."""

import re

import pytest
from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import E, akn
from hexapla.proof import prove
from hexapla.readers.structure.lines import Line
from hexapla.readers.structure.note_letters import follows
from hexapla.readers.structure.typed_notes import with_typed_notes
from readers.test_constructs import PAGE, made, notes, word
from samples.word_sources import MASTHEAD, PNG, TITLE, cell, docx, p, picture, r, row, styles, table

RAISED = '<w:vertAlign w:val="superscript"/>'
ROWS = "<tr><td>Oil<sup>a</sup></td><td>3</td></tr><tr><td>Wick</td><td>4<sup>c</sup></td></tr>"
GRID = table(row(cell(p("Oil", r("a", RAISED))), "3"), row("Wick", cell(p("4", r("c", RAISED)))))
SOURCES = {
    "raised.html": f"{PAGE}<p>1. See:</p><table>{ROWS}</table><p><sup>a</sup> Rape.</p><p><sup>b</sup> Cotton.</p><p><sup>c</sup> White.</p>".encode(),
    "glued.html": f"{PAGE}<p>1. See:</p><table>{ROWS}</table><p><sup>a</sup>Rape.</p><p><sup>b</sup>cotton.</p><p><sup>c</sup>White.</p>".encode(),
    "plain.html": f"{PAGE}<p>1. See:</p><table>{ROWS}</table><p>a Rape.</p><p>b Cotton.</p><p>c White.</p>".encode(),
    "raised.docx": word(p("1.\tSee:"), GRID, p(r("a", RAISED), "\tRape."), p(r("b", RAISED), "\tCotton."), p(r("c", RAISED), "\tWhite.")),
    "glued.docx": word(p("1.\tSee:"), GRID, p(r("a", RAISED), "Rape."), p(r("b", RAISED), "Cotton."), p(r("c", RAISED), "White.")),
    "plain.docx": word(p("1.\tSee:"), GRID, p("a\tRape."), p("b\tCotton."), p("c\tWhite.")),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_a_note_below_a_table_that_nothing_calls_is_said_and_its_words_stay(name, tmp_path):
    reading, document, _ = made(name, SOURCES[name], tmp_path)
    assert notes(document) == [("a", "Rape."), ("c", "White.")]
    assert [each.before for each in reading.findings if each.code == "N-002"] == ["b"]
    assert "otton." in "".join(document.body.itertext())
    assert [each.message for each in prove(document, reading) if each.code == "F-003"] == []


def test_a_paragraph_that_begins_with_a_letter_is_no_note(tmp_path):
    page = f"{PAGE}<p>1. It is 3<sup>a</sup> long.</p><p>a net is wet.</p><p>b A net too.</p>"
    reading, document, _ = made("en.html", page.encode(), tmp_path)
    assert notes(document) == []
    assert [each for each in reading.findings if each.code == "N-002"] == []


def test_a_letter_below_a_picture_is_called_in_the_picture(tmp_path):
    lines = p("1.\tThe posts:") + p(picture("i", "A tree of posts")) + p(r("a", RAISED), "\tNew.") + p(r("b", RAISED), "\tRedeployment.")  # fmt: skip
    source = docx(MASTHEAD + TITLE + lines, links={"i": ("image", "media/any.png")}, extra={"word/media/any.png": PNG})
    reading, document, _ = made("en.docx", source, tmp_path)
    assert "Redeployment." in "".join(document.body.itertext())
    assert [each for each in reading.findings if each.code == "N-002"] == []


def test_the_title_below_the_notes_of_a_masthead_that_a_tabulator_sets_in_is_the_title(tmp_path):
    named = "".join(f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/></w:style>'
                    for ident, name in (("Session", "Session"), ("AgendaItemNormal", "Agenda_Item_Normal")))  # fmt: skip
    front = p("Eightieth session", style="Session") + p("Item 9 of the preliminary list**", style="AgendaItemNormal")
    notes_typed = p("\t*\tReissued as a whole on 3 May; it replaces the text of 1 April.") + p("\t**\tA/80/50.")
    source = docx(MASTHEAD + front + notes_typed + p("\t\tFleet of the harbour", style="TitleHCH") + p("1.\tNets."),
                  parts={"styles": styles(named)})  # fmt: skip
    reading, document, _ = made("en.docx", source, tmp_path)
    assert [slot.text for slot in reading.slots if slot.key == "title"] == ["Fleet of the harbour"]
    assert "Reissued" in "".join(document.body.itertext())


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (["3.I.1\tNets.", "3.I.2\tRopes.", "3.II.1\tBuoys."], ["3.I.1", "3.I.2", "3.II.1"]),
        (["29B.IV.9\tNets.", "29B.IV.10\tRopes."], ["29B.IV.9", "29B.IV.10"]),
        (["X.14\tNets.", "X.15\tRopes."], ["X.14", "X.15"]),
    ],
)
def test_numbers_of_a_section_in_parts_are_whole_numbers(lines, numbers, tmp_path):
    _, document, odd = made("en.docx", word(*map(p, lines)), tmp_path)
    assert [each.text for each in document.body.iter(akn("num"))] == numbers
    assert [each.code for each in odd] == []


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["1.\tNets.", "2.\tThree kinds:", "(a)\tnets;", "(b)\tropes;", "3.\tAll are old.", "3.\tTwo are wet.", "4.\tEnd."]),
        ("ru", ["1.\tСети.", "2.\tВиды:", "а)\tсети;", "б)\tканаты;", "3.\tСтарые.", "3.\tМокрые.", "4.\tВсе."]),
        ("zh", ["1．渔网。", "2．两种：", "（a）网；", "（b）绳；", "3．都旧。", "3．都湿。", "4．完。"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["en.docx", "en.html"])
def test_a_number_that_stands_twice_behind_items_is_no_item(language, lines, name, tmp_path):
    page = PAGE + "".join(f"<p>{line}</p>" for line in lines)
    data = word(*map(p, lines)) if name == "en.docx" else page.encode()
    _, document, odd = made(name, data, tmp_path, language)
    assert len(list(document.body.iter(akn("paragraph")))) == 5
    assert [each.code for each in odd] == ["S-002"]


def test_a_number_below_a_colon_is_quoted_where_it_comes_again(tmp_path):
    lines = ["1.\tNets.", "2.\tAmend the rules:", "(a)\tPut in:", "3.\tNets dry.", "(b)\tTake out rule 4.", "3.\tAll are old.", "4.\tEnd."]  # fmt: skip
    document = made("en.docx", word(*map(p, lines)), tmp_path)[1]
    assert [each.findtext(akn("num")) for each in document.body.findall(akn("paragraph"))] == ["1.", "2.", "3.", "4."]


OUTLINED = '<w:outlineLvl w:val="1"/>'
BOLD = "<w:b/>"


def test_bold_words_to_which_their_author_alone_gave_a_level_stand_below_lettered_headings(tmp_path):
    lines = (p("\tI.\tPorts", style="HCh"), p("\tA.\tQuays", style="H1"), p("1.\tShips wait."),
             p(r("Pilots", BOLD), properties=OUTLINED), p("2.\tThey come."))  # fmt: skip
    document = made("en.docx", docx(MASTHEAD + TITLE + "".join(lines), parts={"styles": styles()}), tmp_path)[1]
    deep = {
        "".join(map(str, each.itertext())): len(list(each.iterancestors(akn("section"), akn("division"))))
        for each in document.body.iter(akn("heading"))
    }
    assert deep["Pilots"] == deep["Quays"] + 1


def test_a_heading_that_has_lost_its_style_stands_beside_those_that_look_like_it(tmp_path):
    outermost, as_quays = '<w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="24"/>'
    lines = (p("\tI.\tPorts", style="HCh"), p("\tQuays", style="H1"), p("1.\tShips wait."),
             p(r("Pilots", as_quays), properties=outermost), p("2.\tThey come."))  # fmt: skip
    of_look = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    sized = re.sub(r'(<w:style [^>]*"H1">.*?)</w:style>', rf"\1{of_look}", styles())
    document = made("en.docx", docx(MASTHEAD + TITLE + "".join(lines), parts={"styles": sized}), tmp_path)[1]
    deep = {
        "".join(map(str, each.itertext())): len(list(each.iterancestors(akn("section"), akn("division"))))
        for each in document.body.iter(akn("heading"))
    }
    assert deep["Pilots"] == deep["Quays"]


def test_a_link_over_the_last_point_of_a_note_is_no_way_back(tmp_path):
    note = '<sup>a</sup> See <a href="https://undocs.org/A/80/6">A/80/6</a><a href="https://undocs.org/A/80/7">.</a>'
    page = f"{PAGE}<p>1. See:</p><table>{ROWS}</table><p>{note}</p>"
    document = made("en.html", page.encode(), tmp_path)[1]
    assert notes(document)[0] == ("a", "See A/80/6.")


def lines_of(*paragraphs: tuple[str, str | None, tuple[str | etree._Element, ...]]) -> list[Line]:
    made = [(label, style, E.p(*content)) for label, style, content in paragraphs]
    return [
        Line(number, plain_text(each), 0, style, label or None, each)
        for number, (label, style, each) in enumerate(made, 1)
    ]


def test_a_letter_behind_a_heading_calls_the_note_below_the_table_of_its_part() -> None:
    lines = lines_of(
        ("", "h1", ("Pilots", E.sup("a"))),
        ("3.", "paragraph", ("The pilots are these.",)),
        ("", None, (E.sup("a"), " By contract.")),
        ("", "h1", ("Boats", E.sup("a"))),
        ("4.", "paragraph", ("The boats are these.",)),
        ("", None, (E.sup("a"), " By hire.")),
    )
    found, _, uncalled = with_typed_notes(lines, "en")
    notes_of = [[plain_text(note) for note in each.content.iter("{*}authorialNote")] for each in found]
    assert (notes_of, uncalled) == ([["By contract."], [], ["By hire."], []], [])


def test_arabic_letters_in_brackets_call_notes_as_latin_ones_do() -> None:
    lines = lines_of(
        ("", None, ("المرشدون", E.sup("(أ)"), " والقوارب", E.sup("(ب)"), " والأرصفة", E.sup("(ج)"))),
        ("", None, (E.sup("(أ)"), " بعقد.")),
        ("", None, (E.sup("(ب)"), " بإيجار.")),
    )
    found, _, uncalled = with_typed_notes(lines, "ar")
    calls = [(each.get("marker"), plain_text(each)) for each in found[0].content.iter("{*}authorialNote")]
    assert calls == [("(أ)", "بعقد."), ("(ب)", "بإيجار."), ("(ج)", "")]
    assert (len(found), uncalled) == (1, [])


def test_items_that_arabic_letters_label_are_no_notes() -> None:
    lines = lines_of(("", None, ("انظر (أ):",)), ("", None, ("(أ) بعقد.",)), ("", None, ("(ب) بإيجار.",)))
    assert len(with_typed_notes(lines, "ar")[0]) == 3


@pytest.mark.parametrize(
    ("mark", "last", "goes_on"),
    [("a", "", True), ("b", "a", True), ("c", "a", False), ("(أ)", "(د)", True), ("(ب)", "(أ)", True), ("(هـ)", "(د)", True),
     ("(و)", "(هـ)", True), ("(ج)", "(أ)", False), ("*", "", False), ("1", "", False)],
)  # fmt: skip
def test_letters_of_notes_go_on_as_their_rows_do(mark: str, last: str, goes_on: bool) -> None:
    assert follows(mark, last) is goes_on
