"""Every gap of WeasyPrint 70.0 that we close: each test fails where the mending is taken away."""

import base64
import io
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
import pydyf
import pypdfium2
import pytest
from lxml import etree, html
from lxml.builder import ElementMaker
from lxml.html import builder as B  # noqa: N812 - as its documentation has it
from pypdfium2 import raw

from hexapla.errors import TemplateError
from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdftext import structure
from hexapla.typography.fonts import families
from hexapla.writers import pdf
from hexapla.writers.pdf.fetcher import BASE, Fetcher
from hexapla.writers.pdf.weasyprint import engine
from hexapla.writers.pdf.weasyprint.cids import with_own_numbers
from samples.paper import long_lines, parallel, single
from samples.pdf_pages import elements, texts
from samples.pictures import png

WORDS = (
    "alpha",
    "beta",
    "gamma",
    "delta",
    "epsilon",
    "zeta",
    "iota",
    "kappa",
    "lambda",
    "omicron",
    "upsilon",
)


@pytest.fixture(scope="module")
def weasyprint() -> Any:
    """The engine with its gaps closed."""
    return engine.load()


def render(
    weasyprint: Any, body: list[etree._Element], css: str, pictures: Mapping[str, bytes] | None = None, **options: Any
) -> bytes:
    """Return a PDF of a body, tagged."""
    face = '@font-face { font-family: serif; src: url("fonts/texgyretermes-regular.otf") } html { font-family: serif }'
    page = B.HTML(B.HEAD(B.TITLE("Test"), B.STYLE(face + css)), B.BODY(*body), lang="en")
    source = html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>")
    fetcher = Fetcher({**families()[0].paths(), **(pictures or {})})
    with engine.undrawn():
        page_source = weasyprint.HTML(string=source, base_url=BASE, url_fetcher=fetcher)
        data: bytes = page_source.write_pdf(pdf_variant="pdf/ua-1", **options)
    fetcher.raise_failures()
    return data


def noted_paragraphs(seed: int, count: int) -> list[etree._Element]:
    """Return paragraphs of random length, about every second with a note called somewhere in it."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    paragraphs = []
    for number in range(count):
        paragraph = B.P(" ".join(chance.choices(WORDS, k=chance.randint(5, 60))))
        if chance.random() < 0.6:
            name = f"n{number}"
            call = B.A(f"[{number}]", href=f"#{name}", role="doc-noteref")
            note = B.SPAN(" ".join(chance.choices(WORDS, k=chance.randint(5, 30))), id=name, role="doc-footnote")
            note.set("class", "note")
            note.tail = " " + " ".join(chance.choices(WORDS, k=chance.randint(1, 40)))
            paragraph.extend([call, note])
        paragraphs.append(paragraph)
    return paragraphs


NOTE_CSS = """
@page { size: 300pt 380pt; margin: 20pt; @top-left { content: "Running head" } }
p { margin: 0 0 6pt; font: 10pt/12pt serif; orphans: 2; widows: 2 }
.note { float: footnote; footnote-policy: line; font: 9pt/11pt serif }
.note::footnote-call { content: none; line-height: 0 }
"""


@pytest.mark.parametrize("seed", range(3))
def test_notes_stay_on_the_page_of_their_call_and_none_is_lost(weasyprint: Any, seed: int) -> None:
    paragraphs = noted_paragraphs(seed, 120)
    seen = structure(render(weasyprint, paragraphs, NOTE_CSS))
    notes = {note.get("id", "") for paragraph in paragraphs for note in paragraph.iter("span")}
    assert seen.calls.keys() == notes
    pages_of = note_pages(render(weasyprint, paragraphs, NOTE_CSS))
    assert {name: pages_of.get(name) for name in notes} == {name: set(seen.calls[name]) for name in notes}


def note_pages(data: bytes) -> dict[str, set[int]]:
    """Return the pages on which the destinations of a file lie, by name."""
    found: dict[str, set[int]] = {}
    with pikepdf.open(io.BytesIO(data)) as file:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(file.pages)}
        names = list(file.Root.Names.Dests.Names)
        for name, place in zip(names[::2], names[1::2], strict=True):
            found.setdefault(str(name), set()).add(pages[place[0].objgen])
    return found


@pytest.fixture(scope="module")
def report() -> Iterator[pikepdf.Pdf]:
    """A report with notes on several pages."""
    with pikepdf.open(io.BytesIO(pdf.write(single("en", long_lines("en", 30, 12))))) as file:
        yield file


def id_tree(file: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Return the tree of ids of a file."""
    names = list(file.Root.StructTreeRoot.IDTree.Names)
    return dict(zip(map(str, names[::2]), names[1::2], strict=True))


def test_running_heads_and_page_numbers_are_artifacts_of_pagination() -> None:
    data = pdf.write(single("en", long_lines("en", 20)))
    page = pypdfium2.PdfDocument(io.BytesIO(data))[1]
    height = page.get_height()
    margins = [
        item for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]) if not 60 < height - item.get_matrix().f < 800
    ]
    assert len(margins) == 2
    assert {raw.FPDFPageObj_GetMarkedContentID(item.raw) for item in margins} == {-1}
    assert "CAT/C/XXX/FCO/9" not in "".join(structure(data).chunks).replace("CAT/C/XXX/FCO/9", "", 1)


def test_every_element_of_another_language_says_so() -> None:
    with pikepdf.open(io.BytesIO(pdf.write(parallel(paragraphs=3)))) as file:
        parts = [str(each.Lang) for each in elements(file) if "/Lang" in each and each.S in ("/Div", "/Sect")]
    assert parts == ["en", "fr", "en", "fr"]  # the blocks of the masthead, and the branches


def test_a_note_is_a_note_with_an_id_in_the_tree_right_after_its_call(report: pikepdf.Pdf) -> None:
    order = elements(report)
    notes = [each for each in order if each.S == "/Note"]
    assert len(notes) == 12
    tree = id_tree(report)
    assert {str(note.ID) for note in notes} == set(tree)
    for note in notes:
        before = order[: order.index(note)]
        assert next(each for each in reversed(before) if each.S in ("/Link", "/Note")).S == "/Link"
        assert tree[str(note.ID)].objgen == note.objgen


def test_words_struck_out_or_put_in_are_heard_as_that_from_their_first_line_to_their_last(weasyprint: Any) -> None:
    from hexapla.writers.pdf.weasyprint import tags

    heard = {"data-begins": "deletion begins", "data-ends": "deletion ends"}
    change = etree.Element("del", heard)
    change.text = "one two three"
    data = render(
        weasyprint, [B.P("Go ", change, " on.")], "p { width: 3em }", finisher=lambda _, file: tags.finish(file)
    )
    with pikepdf.open(io.BytesIO(data)) as file:
        said = [str(each.Alt) for each in elements(file) if "/Alt" in each and each.S == "/Span"]
    assert said[0].startswith("deletion begins one")
    assert said[-1].endswith("three deletion ends")
    assert len(said) > 1


def test_a_header_cell_has_a_scope_and_its_id_stands_in_the_tree(weasyprint: Any) -> None:
    from hexapla.writers.pdf.weasyprint import tags

    head = B.THEAD(B.TR(B.TH("Year", scope="col"), B.TH("Sum", scope="col")))
    body = B.TBODY(B.TR(B.TH("2020", scope="row"), B.TD("12")), B.TR(B.TH("2021", scope="row"), B.TD("14")))
    data = render(weasyprint, [B.TABLE(head, body)], "", finisher=lambda _, file: tags.finish(file))
    with pikepdf.open(io.BytesIO(data)) as file:
        headers = [each for each in elements(file) if each.S == "/TH"]
        assert [str(each.A.Scope) for each in headers] == ["/Column", "/Column", "/Row", "/Row"]
        assert {str(each.ID) for each in headers} == set(id_tree(file))


def test_one_file_says_that_it_is_pdf_a_and_pdf_ua_in_readable_words(report: pikepdf.Pdf) -> None:
    packet = report.Root.Metadata.read_raw_bytes()
    tree = etree.fromstring(packet[packet.index(b"<x:xmpmeta") : packet.rindex(b"<?xpacket")])
    values = {etree.QName(each).localname: each.text for each in tree.iter() if each.text and each.text.strip()}
    prefixed = {(each.prefix, etree.QName(each).localname): each.text for each in tree.iter()}
    assert prefixed["pdfaid", "part"] == "3"
    assert prefixed["pdfaid", "conformance"] == "A"
    assert prefixed["pdfuaid", "part"] == "1"
    assert values["CreateDate"] == "2021-12-03T00:00:00Z"
    assert "/Filter" not in report.Root.Metadata


def test_no_compressed_stream_ends_in_an_end_of_line(weasyprint: Any) -> None:
    assert weasyprint
    endings = set()
    for number in range(600):
        written = pydyf.Stream([str(number).encode() * 7], compress=True).data
        endings.add(written.removesuffix(b"\nendstream")[-1:])
    assert not endings & {b"\r", b"\n"}


def test_a_paragraph_that_runs_over_a_page_is_one_paragraph() -> None:
    lines = long_lines("en", 30, sentences=7)
    with pikepdf.open(io.BytesIO(pdf.write(single("en", lines)))) as file:
        paragraphs = [each for each in elements(file) if each.S == "/P" and each.P.S == "/Div"]
        spread = [each for each in paragraphs if len({kid.Pg.objgen for kid in each.K}) > 1]
    numbered = [line for line in lines if line[0] == "para"]
    assert spread
    assert len([each for each in paragraphs if len(each.K)]) < len(numbered) + 15


def test_two_columns_that_run_over_a_page_are_read_one_after_the_other() -> None:
    text = "".join(structure(pdf.write(parallel(paragraphs=20, sentences=7))).chunks)
    for number in (number for number in range(2, 20) if number % 7 != 3 and number % 9 != 4):
        english, french = text.index(f"{number}: The"), text.index(f"{number}: Le")
        assert english < text.index(f"{number + 1}: The") < french < text.index(f"{number + 1}: Le")
        assert "Comité" not in text[: text.index(f"{number + 1}: The")]


def test_text_without_any_face_is_an_error_and_no_crash(weasyprint: Any) -> None:
    with pytest.raises(TemplateError, match="No font"):
        weasyprint.HTML(string="text").write_pdf(font_config=engine.font_configuration())


def test_grey_levels_are_written_as_one_ink_and_colours_as_three(weasyprint: Any) -> None:
    data = render(weasyprint, [B.P("black"), B.P("grey", style="color: #808080"), B.P("red", style="color: red")], "")
    with pikepdf.open(io.BytesIO(data)) as file:
        commands = list(pikepdf.parse_content_stream(file.pages[0]))
        found = {
            (str(each.operator), tuple(float(value) for value in each.operands))
            for each in commands
            if str(each.operator) in ("g", "rg")
        }
    assert ("g", (0.0,)) in found
    assert ("rg", (1.0, 0.0, 0.0)) in found
    assert [len({*given}) for op, given in found if op == "rg"] == [2]
    assert len(found) == 3


def test_what_is_one_link_is_one_annotation(weasyprint: Any) -> None:
    link = B.A("see ", B.I("this"), " and ", B.SPAN("that"), href="https://example.org/")
    with pikepdf.open(io.BytesIO(render(weasyprint, [B.P(link)], "a::after { content: ' too' }"))) as file:
        assert len(file.pages[0].Annots) == 1


def test_a_line_with_few_blanks_is_left_short_and_chinese_fills_its_column(weasyprint: Any) -> None:

    css = "@page { size: 300pt; margin: 50pt } body { margin: 0; font: 10pt/12pt serif; text-align: justify }"
    long = "incomprehensibilities"
    (first, *_) = texts(render(weasyprint, [B.P(f"{long} and {long}{long}{long} end.")], css), 1)
    assert first.words == f"{long} and"
    assert first.end - first.x < 140
    chinese = [("para", "1.", "委员会回顾报告所述的措施均已及时采取。" * 9)]
    lines = [each for each in texts(pdf.write(single("zh", chinese)), 1) if each.size == 10.5 and each.end > 470]
    assert len(lines) >= 4
    assert all(each.end == pytest.approx(481.95, abs=1.5) for each in lines)


def test_a_line_ends_before_a_word_that_a_no_break_blank_ties_to_the_next_element(weasyprint: Any) -> None:

    css = (
        "@page { size: 500px 300px; margin: 0 } body { margin: 0; font: 10pt/12pt serif } p { margin: 0; width: 250px }"
    )
    words = "one two three four five six seven eight nine ten law\u00a0"
    for width in range(200, 330, 2):
        said = B.SPAN("n", B.SPAN("o"))
        said.tail = " 30394 and so on and on."
        paragraph = B.P(words, said, style=f"width: {width}px")
        first = texts(render(weasyprint, [paragraph], css), 1)[0]
        assert len(first.words.split()) > 4, (width, first.words)


def test_a_line_of_spaced_letters_does_not_end_after_the_first_word_behind_an_element(weasyprint: Any) -> None:
    css = "@page { size: 800px 200px; margin: 0 } body { margin: 0; font: 10pt/12pt serif; letter-spacing: .33pt; word-spacing: -.4pt; text-align: justify }"
    for width in range(560, 572):
        said = B.SPAN("para.")
        said.tail = "\u00a092) and reflect an increase of 7.6 per cent compared with the sums for 2027, owing mainly to the establishment of 26 positions."
        paragraph = B.P(
            "5. The Committee notes that the resources proposed under this heading for 2028 amount to $2714,201,112 (A/82/800, ",
            said,
        )
        paragraph.set("style", f"margin: 0; width: {width}px")
        lines = texts(render(weasyprint, [paragraph], css), 1)
        *whole, _ = {line.base: line for line in lines}.values()
        assert all(line.end > width * 0.45 for line in whole), width


def test_glyphs_of_a_chinese_face_are_found_by_their_own_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    from hexapla.tools.pdfglyphs import missing_glyphs
    from hexapla.writers.pdf.weasyprint import cids

    edition = single("zh", [("para", "1.", "委员会回顾。")])
    with pikepdf.open(io.BytesIO(pdf.write(edition))) as file:
        chinese = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and "Noto" in str(each.get("/FontName"))
        ]
        assert chinese
        assert all("/FontFile2" in each for each in chinese)
    assert missing_glyphs(pdf.write(edition)) == {}
    monkeypatch.setattr(cids, "with_own_numbers", without_outlines)
    bad = pdf.write(edition)
    assert set("委员会回顾") <= set(missing_glyphs(bad)["Noto-Serif-SC"])
    findings = verify_pdf(bad, pdf.expected(edition)).findings
    assert {each.code for each in findings} == {"F-902"}


def without_outlines(data: bytes, _: Any) -> bytes:
    """Return a font whose glyphs are all empty, as a viewer finds them by wrong numbers."""
    return with_own_numbers(data, ())


def test_a_character_that_the_engine_has_no_glyph_for_is_found_by_the_gate(weasyprint: Any) -> None:
    from hexapla.tools.pdfglyphs import missing_glyphs

    data = render(weasyprint, [B.P("Latin letters and \u4e2d, which the face has not.")], "")
    assert missing_glyphs(data) == {"serif": "\u4e2d"}


def test_the_references_of_pages_are_made_once_a_page(weasyprint: Any) -> None:
    assert weasyprint
    file = pydyf.PDF()
    file.add_page(pydyf.Dictionary({"Type": "/Page"}))
    one = file.page_references
    assert file.page_references is one
    file.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert len(file.page_references) == 2
    assert file.page_references[0] == one[0]


def test_a_page_is_compressed_when_it_is_drawn_and_its_boxes_go_when_it_is_tagged(weasyprint: Any) -> None:
    def look(document: Any, file: Any) -> None:
        assert len(document.pages) == 2
        assert not any(page._page_box.children for page in document.pages)
        pages = [each for each in file.objects if isinstance(each, weasyprint.pdf.Stream)]
        assert len(pages) == 2
        assert not any(page.stream for page in pages)

    body = [B.P("one"), B.P("two", style="break-before: page")]
    assert [each.words for each in texts(render(weasyprint, body, "", finisher=look), 2)] == ["two"]


def test_closing_the_gaps_twice_changes_nothing(weasyprint: Any) -> None:
    from weasyprint.layout import block
    from weasyprint.pdf import tags

    before = (block._linebox_layout, tags._build_box_tree, pydyf.Stream.data)
    assert engine.load() is weasyprint
    assert (block._linebox_layout, tags._build_box_tree, pydyf.Stream.data) == before


def test_another_version_of_the_engine_is_refused(weasyprint: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(TemplateError, match=r"71\.0"):
        engine.load()


def test_no_picture_is_to_be_smoothed_not_even_one_that_an_svg_holds(weasyprint: Any) -> None:
    data = render(
        weasyprint,
        [B.P(B.IMG(src="a.svg", alt="Drawn")), B.P(B.IMG(src="a.png", alt="A dot"))],
        "",
        pictures={"a.png": png(), "a.svg": svg_around(png())},
    )
    with pikepdf.open(io.BytesIO(data)) as file:
        images = [
            each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        assert images
        assert not any(each.get("/Interpolate", False) for each in images)


def svg_around(data: bytes) -> bytes:
    """Return a drawing that shows a picture and nothing else."""
    address = f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"
    made = ElementMaker(namespace=(name := "http://www.w3.org/2000/svg"), nsmap={None: name})
    return etree.tostring(made.svg(made.image(href=address, width="40", height="40"), width="40", height="40"))


def test_columns_end_with_what_stands_in_them(weasyprint: Any) -> None:
    rows = [B.TR(B.TD(*(B.DIV(f"Boat {number}") for number in range(lines)))) for lines in (1, 6, 1, 1, 5, 1)]
    data = render(
        weasyprint, [B.DIV(B.TABLE(*rows), style="columns: 2"), B.P("Below")], "table { border-collapse: collapse }"
    )
    bases = {
        kind: max(each.base for each in texts(data, 1) if each.words.startswith(kind)) for kind in ("Boat", "Below")
    }
    assert bases["Below"] - bases["Boat"] < 30  # a paragraph further down


class Kept(pydyf.Object):
    """Data of a picture that WeasyPrint keeps in a file until they are written."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.kept = data

    @property
    def data(self) -> bytes:
        return self.kept


@pytest.mark.parametrize("end", [b"\r", b"\n"])
def test_the_data_of_a_picture_that_end_in_a_line_end_have_a_length_that_nobody_can_mistake(
    weasyprint: Any, end: bytes
) -> None:
    assert weasyprint is not None
    for picture in (b"x" + end, Kept(b"x" + end)):
        stream = pydyf.Stream([picture], {"Filter": "/FlateDecode"})
        assert stream.data.endswith(b"x" + end + b"\0\nendstream")
        assert b"/Length 3" in stream.data
