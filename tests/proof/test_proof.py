"""The proof of fidelity catches what a reader drops, whatever the reader says; it takes nothing from the readers."""

import base64
import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.findings import Finding
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.proof.accounting import Account
from hexapla.proof.alignment import differences, shifted
from hexapla.proof.canonical import CanonicalText
from hexapla.proof.drawn_figures import count_drawn
from hexapla.proof.source import SourceText
from hexapla.proof.stories import MARK, Story, Word
from hexapla.readers.pandoc.reader import read_html, read_markdown
from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from samples.word_sources import MASTHEAD, PNG, TITLE, call, docx, note, p, r, row, styles, table

LINK_IN_RUN = '<w:r><w:t xml:space="preserve">See </w:t><w:hyperlink w:anchor="x"><w:r><w:t>the harbour rules</w:t></w:r></w:hyperlink></w:r>'
RUBY = "<w:r><w:ruby><w:rt><w:r><w:t>quay</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>kade</w:t></w:r></w:rubyBase></w:ruby></w:r>"
FRONT = "United Nations\n\nCAT/C/NLD/8\n\nDistr.: General\n\n4 May 2020\n\nOriginal: English\n\n"

DOT = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


def canonical(reading: Reading, path) -> AknDocument:
    config = DocumentConfig(path=path / "document.toml")
    return canonicalise(reading, settle([reading], config).metadata, config, reading.language)[0]


def read(data: bytes, name: str) -> Reading:
    reader = {"docx": read_word, "html": read_html, "md": read_markdown, "txt": read_text}[name.rpartition(".")[2]]
    return dataclasses.replace(reader(data, name, "en"), source=data)


def lost(document: AknDocument, reading: Reading) -> list[Finding]:
    return [each for each in prove(document, reading) if each.code == "F-003"]


def word(*body: str, **parts: str) -> bytes:
    return docx(MASTHEAD + TITLE + "".join(body), parts=parts)


SOURCES = {
    "link.docx": word(p("1.\tShips wait."), p(LINK_IN_RUN)),
    "ruby.docx": word(p("1.\tThe ", RUBY, " is long.")),
    "nested.docx": word(p("1.\tShips wait."), table(row("Outer", "<w:tc><w:tcPr/>" + table(row("Inner words")) + p() + "</w:tc>"))),
    "inner.docx": word(p("1.\tShips wait."), table(row("Outer", f"<w:tc><w:tcPr/>{table(row('May', 'none'), row('June', 'forty'))}{p()}</w:tc>", "Ice until April"))),
    "main.html": b"<p>United Nations</p><p>CAT/C/NLD/8</p><main><p>1. Boats sail.</p></main><footer><p>Nobody fishes here.</p></footer>",
    "caption.html": b"<p>CAT/C/NLD/8</p><figure><table><tr><td>1</td></tr></table><figcaption>Catches of 2019</figcaption></figure>",
    "notes.md": (FRONT + "1. A note.[^1]\n\n2. Another.\n\n[^1]: Its words.\n").encode(),
    "formulas.md": (FRONT + "1. So $x^2$.[^1]\n\n2. A matrix $\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$ here.\n\n[^1]: Or $y_1$.\n").encode(),
    "pictures.md": (FRONT + f"1. See ![a small dot]({DOT}) here.\n\n![Two dots][d]\n\n<img src='{DOT}' alt='three dots'>\n\n2. Ships wait.\n\n[d]: {DOT}\n").encode(),
    "no picture.md": (FRONT + "1. See ![a small dot](nowhere.png) here.\n\n2. Ships wait.\n").encode(),
    "lines.txt": (FRONT + "1.\tThe first paragraph.\n\n2.\tThe second one.\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_said_of_a_source_that_is_whole(name, tmp_path):
    reading = read(SOURCES[name], name)
    assert lost(canonical(reading, tmp_path), reading) == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_paragraph_that_a_reader_drops_is_found_with_its_words_and_place(name, tmp_path):
    reading = read(SOURCES[name], name)
    document = canonical(reading, tmp_path)
    texts = [each for each in document.body.iter(akn("p")) if "".join(map(str, each.itertext())).strip()]
    words = "".join(map(str, texts[-1].itertext())).split()
    texts[-1].getparent().remove(texts[-1])
    found = lost(document, reading)
    assert found
    assert words[0].strip(".,") in " ".join(str(each.before) for each in found)
    assert all(each.line for each in found if not name.endswith(".md"))


@pytest.mark.parametrize("name", SOURCES)
def test_a_word_that_no_source_gave_is_found(name, tmp_path):
    reading = read(SOURCES[name], name)
    document = canonical(reading, tmp_path)
    paragraph = next(each for each in document.body.iter(akn("p")) if each.text)
    paragraph.text = f"{paragraph.text} invention"
    assert any("invention" in str(each.after) for each in lost(document, reading))


def test_words_that_change_places_are_found(tmp_path):
    reading = read(SOURCES["lines.txt"], "lines.txt")
    document = canonical(reading, tmp_path)
    first, second = list(document.body.iter(akn("p")))[:2]
    first.text, second.text = second.text, first.text
    assert lost(document, reading)


def test_a_lost_note_is_found(tmp_path):
    data = word(p("1.\tShips wait", call(2), "."), footnotes=note(2, "For the tide of the new moon."))
    reading = read(data, "en.docx")
    document = canonical(reading, tmp_path)
    assert lost(document, reading) == []
    for text in document.body.iter(akn("authorialNote")):
        text[:] = [etree.SubElement(text, akn("p"))]
    assert "tide" in str(lost(document, reading)[0].before)


def test_what_a_rule_leaves_out_is_counted_and_never_shown(tmp_path):
    hidden = r(" Remark of the drafter.", "<w:vanish/>")
    reading = read(word(p("1.\tShips wait.", hidden)), "en.docx")
    (said,) = [each for each in prove(canonical(reading, tmp_path), reading) if each.code == "F-216"]
    assert "hidden words: 4" in said.message
    assert "drafter" not in said.message


def test_a_head_of_a_table_that_stands_amid_its_rows_again_is_counted(tmp_path):
    head, rows = row("Harbour", "Boats", head=True), [row("Alba", "12"), row("Bora", "14")]
    again = row("Harbour", "Boats")
    reading = read(word(p("1.\tShips wait.") + table(head, rows[0], again, rows[1])), "en.docx")
    (said,) = [each for each in prove(canonical(reading, tmp_path), reading) if each.code in ("F-003", "F-216")]
    assert "come back on the pages over which these go on: 2" in said.message


CAPTION = '<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
MARKED = {
    "marks.md": (FRONT + "1. **Old** *boats* ~~sink~~ swim, see [the rules](https://example.org/rules) and H~2~O.[^1]\n\n[^1]: Words.\n").encode(),
    "marks.html": b"""<p>CAT/C/NLD/8</p><p>1. <b>Old</b> <i>boats</i> <del>sink</del> swim, see <a href="https://example.org/rules">the
        rules</a> and H<sub>2</sub>O.</p><table><caption>Catches</caption><tr><td>1</td><td>2</td></tr></table>""",
    "marks.docx": word(
        p("1.\t", r("Old", "<w:b/>"), " ", r("boats", "<w:i/>"), " ", r("sink", "<w:strike/>"), " swim in H", r("2", '<w:vertAlign w:val="subscript"/>'),
          "O", call(2), "."), p("Table nine", properties='<w:pStyle w:val="Caption"/>'), table(row("5", "6"), row("7", "8")), footnotes=note(2, "Words."), styles=styles(CAPTION),
    ),
}  # fmt: skip


def marks(document: AknDocument, reading: Reading) -> str:
    return "; ".join(str(each.before) for each in prove(document, reading) if each.code == "F-219")


@pytest.mark.parametrize("name", MARKED)
def test_marks_that_are_kept_are_not_told(name, tmp_path):
    reading = read(MARKED[name], name)
    assert marks(canonical(reading, tmp_path), reading) == ""


@pytest.mark.parametrize("name", MARKED)
def test_every_kind_of_mark_that_a_reader_drops_is_told_with_its_count(name, tmp_path):
    reading = read(MARKED[name], name)
    document = canonical(reading, tmp_path)
    for element in list(document.body.iter(*map(akn, ("authorialNote", "caption", "b", "i", "del", "sub", "ref")))):
        element.tag = akn("span")
        element.attrib.pop("href", "")
    found = marks(document, reading)
    kinds = {"md": ("links: 2", "addresses: 4", "note calls: 1"), "html": ("links: 2", "addresses: 4", "captions: 1"),
             "docx": ("captions: 2", "note calls: 1")}[name.rpartition(".")[2]]  # fmt: skip
    for kind in ("bold: 1", "italic: 1", "struck out: 1", "lowered: 1", *kinds):
        assert kind in found


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("en.html", b"<p>CAT/C/NLD/8</p><p>1. See <a href='https://docs.un.org/en/A/RES/70/1'>A/RES/70/1</a>.</p>"),
        ("en.md", (FRONT + "1. Words\n\nBoat\n:   A thing that floats.\n\n2. H~2~O, un**dry**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Nets\n").encode()),
        ("en.docx", word(p("1.\tThe pier", r("a", '<w:vertAlign w:val="superscript"/>'), " is short."), p(r("a", '<w:vertAlign w:val="superscript"/>'), " New."))),
    ],
)  # fmt: skip
def test_addresses_of_documents_definitions_and_typed_notes_lose_no_mark_and_no_word(name, source, tmp_path):
    reading = read(source, name)
    found = list(prove(canonical(reading, tmp_path), reading))
    assert [(each.code, each.before) for each in found if each.code in ("F-003", "F-219")] == []


def test_what_libreoffice_made_is_said_to_be_what_was_compared(tmp_path):
    reading = read(SOURCES["nested.docx"], "en.docx")
    document = canonical(reading, tmp_path)
    assert not [each for each in prove(document, reading) if each.code == "F-224"]
    converted = dataclasses.replace(reading, handling={"through": "LibreOffice 0"})
    assert [each.after for each in prove(document, converted) if each.code == "F-224"] == ["LibreOffice 0"]


def test_differences_are_told_one_by_one_so_that_each_can_be_accepted(tmp_path):
    reading = read(SOURCES["lines.txt"], "lines.txt")
    document = canonical(reading, tmp_path)
    for paragraph in document.body.iter(akn("p")):
        paragraph.text = (paragraph.text or "").rpartition(" ")[0]
    assert len({each.line for each in lost(document, reading)}) == 2


ROWS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(ROWS, ROWS)
def test_what_is_no_difference_is_equal_in_both_rows(one, other):
    left, right = list(one), list(other)
    for part in reversed(differences(one, other)):
        del left[part.first : part.last]
        del right[part.start : part.end]
    assert left == right


@given(ROWS, st.integers(0, 40), st.integers(1, 5))
def test_a_stretch_that_is_shifted_leaves_the_same_rest(rows, first, length):
    first = min(first, len(rows))
    last = min(first + length, len(rows))
    rests = {tuple(rows[:begin] + rows[end:]) for begin, end in shifted(first, last, rows)}
    assert len(rests) == 1


def test_a_mark_that_is_lost_is_told_by_its_kind(tmp_path):
    reading = read(word(p("1.\tReplace ", r("may not", "<w:strike/>"), " by must.")), "en.docx")
    document = canonical(reading, tmp_path)
    assert [each for each in prove(document, reading) if each.code == "F-219"] == []
    for struck in document.body.iter(akn("del")):
        struck.tag = akn("span")
    (said,) = [each for each in prove(document, reading) if each.code == "F-219"]
    assert said.before == "struck out: 2"


def test_a_number_is_not_cut_where_its_first_figure_has_a_note_elsewhere(tmp_path):
    body = p("12.\tOne", call(2), ", two", call(3), ", rule 1", call(4), " and more", call(5)) + p("13.\tOf them.")
    notes = "".join(note(number, "A note.") for number in (2, 3, 4, 5))
    reading = read(docx(MASTHEAD + TITLE + body, parts={"footnotes": notes}), "en.docx")
    assert lost(canonical(reading, tmp_path), reading) == []


def test_paragraphs_that_say_the_same_lose_nothing_where_their_notes_have_the_numbers_of_other_paragraphs(tmp_path):
    said = "The panel went on to hear of ships, and what it heard is not whole. " * 2
    body = p("1.\tBoats", call(50), " sail.") + "".join(
        p(f"{number}.\t{said}", call(2 * number), " and further", call(2 * number + 1)) for number in range(2, 14)
    )
    notes = "".join(note(number, f"Note {number}.") for number in (50, *range(4, 28)))
    reading = read(docx(MASTHEAD + TITLE + body, parts={"footnotes": notes}), "en.docx")
    document = canonical(reading, tmp_path)
    assert lost(document, reading) == []
    dropped = next(each for each in document.body.iter(akn("p")) if "further" in "".join(map(str, each.itertext())))
    dropped.text = "The panel went on."
    assert "hear" in " ".join(each.message for each in lost(document, reading))


def test_the_mark_of_a_repeated_note_is_no_word_where_no_blank_parts_it_from_its_neighbours(tmp_path):
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{more}' for kind, more in (
        ("begin", "<w:r><w:instrText> NOTEREF _N \\f \\h </w:instrText></w:r>"), ("separate", r("1")), ("end", "")))  # fmt: skip
    called = f'<w:bookmarkStart w:id="7" w:name="_N"/>{call(2)}<w:bookmarkEnd w:id="7"/>'
    body = p("1.\t港口关闭", called, "。") + p("2.\t港口关闭", field, "并休会。")
    source = docx(MASTHEAD + TITLE + body, parts={"footnotes": note(2, "见附件。")})
    reading = dataclasses.replace(read_word(source, "zh.docx", "en"), source=source)
    assert lost(canonical(reading, tmp_path), reading) == []


def test_a_typed_note_is_no_loss_where_one_of_its_words_meets_its_like_in_the_text():
    def row(text: str) -> tuple[Word, ...]:
        return tuple(Word(each, place) for place, line in enumerate(text.split("/")) for each in line.split())

    reading = read((FRONT + "1.\tShips.\n").encode(), "lines.txt")
    note = "The way to count is planned and will be shown in 2028"
    source = SourceText(body=row(f"Ships in port a /a {note}/2 Boats"), pools=[Story("drawing", row("planned"))])
    text = CanonicalText(body=row("Ships in port a /planned/2 Boats"), notes=[Story("note", row(note))])
    told = Account(source, text, reading)
    told.settle()
    assert told.faults == []
    lacking = Account(source, dataclasses.replace(text, notes=[]), reading)
    lacking.settle()
    assert "count" in " ".join(each.before for each in lacking.faults)


def row_of(text: str) -> tuple[Word, ...]:
    """Return words, those before an asterisk as marks of notes."""
    return tuple(Word(each.rstrip("*"), 0, MARK if each.endswith("*") else "") for each in text.split())


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("1 USG b 1 P 5 a* 1 P 3 b Total 5", 0),
        ("1 USG b 1 P 5 c* 1 P 3 b Total 5", 1),
        ("Office of the Harbour 2 LL 1 USG b 1 P 5 a* 1 P 3 b Total 5", 0),
    ],
)
def test_words_of_a_box_are_known_with_the_marks_of_notes_in_them(said, faults):
    reading = read((FRONT + "1.\tShips.\n").encode(), "lines.txt")
    boxes = [Story("box", row_of(each)) for each in ("1 USG b 1 P 5 a 1 P 3 b Total 5", "Office of the Harbour 2 LL")]
    source = SourceText(body=row_of("Ships sail"), boxes=boxes, counts_itself=True)
    told = Account(source, CanonicalText(body=row_of(f"Ships {said} sail")), reading)
    told.settle()
    assert len([each for each in told.faults if each.after]) == faults


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Financial resources4 4 Thousands", "Financial resources 5* 4* 6* 4* Thousands"),
        ("North 1 234 South", "North 1* 1 234 South"),  # a mark before the figure that it is like
        (
            "Rates 12 Pilotsa Pilots 3",
            "Rates 12 4* Pilots a* Pilots 3",
        ),  # a typed letter, behind a call before its word
        ("Aleppo 1 101 Basraa 1 102", "Aleppo 1* 1 101 Basra a* 1 102"),  # both beside each other
    ],
)
def test_marks_that_a_file_counts_or_has_typed_behind_words_are_no_words(source, text):
    reading = read((FRONT + "1.\tShips.\n").encode(), "lines.txt")
    told = Account(SourceText(body=row_of(source), counts_itself=True), CanonicalText(body=row_of(text)), reading)
    told.settle()
    assert told.faults == []


SERIES = (
    "<c:ser xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:tx><c:strRef><c:strCache><c:pt idx='0'><c:v>{}</c:v>"
    "</c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt idx='0'><c:v>2019</c:v></c:pt><c:pt idx='1'>"
    "<c:v>2020</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>{}</c:formatCode>"
    "<c:pt idx='0'><c:v>{}</c:v></c:pt><c:pt idx='1'><c:v>{}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
)


def with_chart(*series):
    """Return a Word file with one chart of these series."""
    chart = (
        "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:chart><c:plotArea><c:barChart>"
        + "".join(SERIES.format(*each) for each in series)
        + "</c:barChart></c:plotArea></c:chart></c:chartSpace>"
    )
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/><a:graphic><a:graphicData><c:chart r:id="ch"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return docx(MASTHEAD + TITLE + p("1.\tSee:") + p(drawing), links={"ch": ("chart", "charts/chart1.xml")},
                extra={"word/charts/chart1.xml": chart.encode()})  # fmt: skip


def cells_of(document):
    return {" ".join("".join(cell.itertext()).split()) for cell in document.root.iter("{*}td")}


def test_figures_of_a_chart_are_known_as_the_chart_shows_them_and_no_others(tmp_path):
    source = with_chart(
        ("Boats", "#\\ ##0", "391889.6", "5839"),
        ("Nets", "#\\ ###\\ ###0", "967627", "1029333.2"),
        ("Ropes", "#\\ ###\\ ###0", "1531017", "2967628"),
        ("Share", "0%", "0.904", "0.33"),
        ("Until", "mmm\\ yyyy", "46023", "46054"),
    )
    reading = read(source, "en.docx")
    document = canonical(reading, tmp_path)
    assert {"391 890", "96 7627", "102 9333", "Jan 2026"} <= cells_of(document)
    assert lost(document, reading) == []
    for cell in document.root.iter("{*}td"):
        for each in cell.iter("{*}p"):
            each.text = "77 123 nets"
    assert lost(document, reading) != []


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('"US$" #,##0', "US$ 391,890"),
        ("[$CHF-807] #,##0", "CHF 391,890"),
        ('0.0" per cent"', "391889.6 per cent"),
        ('"EUR"0', "EUR391890"),
        ('#,##0.0,"k"', "391.9k"),
        ('0.00,," million boats"', "0.39 million boats"),
        ("0.0\\ \\k\\g", "391889.6 kg"),
    ],
)
def test_words_of_the_format_of_a_chart_are_those_of_its_source_and_no_others(code, shown, tmp_path):
    reading = read(with_chart(("Boats", code, "391889.6", "58391.2")), "en.docx")
    document = canonical(reading, tmp_path)
    assert shown in cells_of(document)
    assert lost(document, reading) == []
    for each in document.root.iterfind(".//{*}td/{*}p"):
        each.text = "of all boats in sight"
    assert lost(document, reading) != []


@pytest.mark.parametrize(
    ("shown", "is_known"), [("96 7627", True), ("9 676 27", True), ("96 7628", False), ("967 62", False)]
)
def test_a_figure_of_a_chart_may_be_parted_anywhere_and_is_that_figure(shown, is_known):
    row = ("boats", *shown.split(), "2024")
    assert count_drawn(row, {"boats", "967627", "2024"}) == (len(row) if is_known else 2)


def test_letters_of_a_symbol_font_are_signs_and_no_words(tmp_path):
    sign = '<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>abgD</w:t></w:r>'
    reading = read(word(p("1.\tThe factors ", sign, " are small.")), "en.docx")
    assert lost(canonical(reading, tmp_path), reading) == []


FRAMED = '<w:framePr w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1" w:y="9000"/>'


def with_words_moved_to_the_end(document: AknDocument, words: str) -> AknDocument:
    (moved,) = (each for each in document.body.iter(akn("p")) if words in "".join(map(str, each.itertext())))
    *_, last = document.body.iter(akn("p"))
    last.addnext(moved)
    return document


@pytest.mark.parametrize(("looks", "is_said"), [(FRAMED, False), ("", True)])
def test_a_frame_floats_so_its_words_may_stand_before_or_behind_others(looks, is_said, tmp_path):
    reading = read(
        word(p("1.\tShips wait."), p("A frame on the first page.", properties=looks), p("2.\tBoats sail by.")), "a.docx"
    )
    document = with_words_moved_to_the_end(canonical(reading, tmp_path), "A frame")
    assert bool(lost(document, reading)) is is_said


def test_the_words_of_a_frame_that_are_dropped_are_found(tmp_path):
    reading = read(word(p("1.\tShips wait."), p("A frame on the first page.", properties=FRAMED)), "a.docx")
    document = canonical(reading, tmp_path)
    (framed,) = (each for each in document.body.iter(akn("p")) if "frame" in "".join(map(str, each.itertext())))
    framed.getparent().remove(framed)
    (found,) = lost(document, reading)
    assert found.before == "frame first page"


def test_a_title_that_the_symbol_ends_with_is_no_word_that_is_missing(tmp_path):
    masthead = MASTHEAD.replace("CAT/C/NLD/8", "A/80/6 (Plan of work)")
    reading = read(docx(masthead + p("Plan of work", style="TitleHCH") + p("1.\tShips wait.")), "a.docx")
    assert lost(canonical(reading, tmp_path), reading) == []
