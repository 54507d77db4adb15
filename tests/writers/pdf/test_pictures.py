"""Pictures on paper: colours that the standards allow, and none that costs the file."""

import io
import struct
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image

from hexapla.akn.blocks import Block, blocks
from hexapla.akn.inlines import Run, runs
from hexapla.akn.names import AKN, SUPPLIED, E
from hexapla.codes import in_language
from hexapla.domain.language import Origin
from hexapla.errors import ToolFailedError, ToolMissingError
from hexapla.tools import libreoffice, metafiles
from hexapla.tools.pdfgate import verify_pdf
from hexapla.typography.picture_size import is_large, of_width, size_in_points, width_in_points
from hexapla.verify import _left_out
from hexapla.writers import pdf
from hexapla.writers.pdf import pictures
from samples import tables as samples
from samples.misprints import printed
from samples.paper import single


def picture(mode: str, kind: str) -> bytes:
    made = io.BytesIO()
    Image.new(mode, (8, 8)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "source"), [("CMYK", "JPEG", "a.jpg"), ("RGB", "PNG", "a.png"), ("L", "GIF", "a.gif")]
)
def test_a_picture_passes_the_standards_in_any_colours(mode: str, kind: str, source: str) -> None:
    edition = single("en", [("para", "1.", "Words.")])
    head = replace(edition.first.masthead, title=(Run("Title "), Run("A square", image=source)))
    edition = replace(edition, columns=(replace(edition.first, masthead=head),), media={source: picture(mode, kind)})
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()


def test_a_picture_of_many_greys_keeps_them() -> None:
    made = io.BytesIO()
    Image.linear_gradient("L").convert("I").point(lambda grey: grey * 256).convert("I;16").save(made, "PNG")
    media = pictures.for_paper(replace(single("en", []), media={"a.png": made.getvalue()})).media
    with Image.open(io.BytesIO(bytes(media["a.png"]))) as drawn:
        assert [drawn.getpixel((0, row)) for row in (0, 64, 128, 255)] == [0, 64, 128, 255]


def test_other_pictures_keep_their_bytes() -> None:
    media = {"a.png": picture("RGB", "PNG"), "b.jpg": picture("RGB", "JPEG")}
    assert pictures.for_paper(replace(single("en", []), media=media)).media == media


@pytest.mark.parametrize("source", ["a.png", "a.jpg", "a.svg", "a.emf", "a.wmf", "a.tiff"])
def test_a_picture_that_cannot_be_drawn_is_named_and_does_not_cost_the_file(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> bytes:
        raise ToolMissingError("LibreOffice is missing.", "Install it.")

    monkeypatch.setattr(libreoffice, "pdf_of", missing)
    pictures._printable.cache_clear()
    edition = replace(single("en", [("para", "1.", "Words.")]), media={source: b"no picture"})
    assert list(pictures.not_shown(edition)) == [source]
    assert verify_pdf(pdf.write(edition), pdf.expected(edition)).findings == ()
    pictures._printable.cache_clear()


def test_a_picture_that_cannot_be_drawn_is_named_by_its_words_and_place() -> None:
    named = samples.edition("en", drawn=samples.row("Chart", f'<img src="{samples.MEDIUM}" alt="Boats by year"/>'))
    said = list(_left_out(replace(named, media={samples.MEDIUM: b"no picture"}), "x.pdf"))
    assert [(each.code, each.eid, each.language) for each in said] == [("A-210", "table_1", "en")]
    assert "Boats by year" in said[0].message


def test_a_picture_that_cannot_be_drawn_is_named_by_its_caption_or_its_place_and_never_by_its_file() -> None:
    figure = """<tblock xmlns="{}" eId="tblock_1" class="figure"><num>Figure 3.</num><heading>Boats by year</heading>
<p><img src="a9.emf" alt="Picture 12"/></p></tblock>"""
    (head, drawn) = blocks(etree.fromstring(f"<alinea>{figure.format(AKN)}</alinea>"))
    bare = Block("figure", "fig_1", (E.p(E.img(src="b7.emf", alt="")),))
    numbered = replace(bare, content=(E.p(E.img(src="c5.emf", alt="")),), paragraph="para_1")
    edition = single("en", [("para", "1.", "The harbour is deep.")])
    column = replace(edition.first, blocks=(bare, *edition.first.blocks, numbered, head, drawn))
    media = dict.fromkeys(("a9.emf", "b7.emf", "c5.emf", "d3.emf"), b"no picture")
    said = list(_left_out(replace(edition, columns=(column,), media=media), "x.pdf"))
    names = [each.message.removeprefix("The picture ").partition(" cannot")[0] for each in said]
    assert names == ["at the beginning", "of paragraph 1", "Figure 3. Boats by year"]
    french = [in_language(each, "fr").message.removeprefix("L’image ").partition(" ne peut")[0] for each in said]
    assert french == ["au début", "du paragraphe 1", "Figure 3. Boats by year"]
    below = replace(column, blocks=(*edition.first.blocks, bare))
    (found,) = _left_out(replace(edition, columns=(below,), media={"b7.emf": b"no picture"}), "x.pdf")
    assert "The picture below “1. The harbour is deep.” cannot" in found.message
    assert "L’image sous «\u00a01. The harbour is deep.\u00a0» ne peut" in in_language(found, "fr").message


def test_a_picture_made_for_paper_is_as_large_as_it_says() -> None:
    fine, coarse = io.BytesIO(), io.BytesIO()
    Image.new("L", (400, 10)).save(fine, "PNG", dpi=(200, 200))
    Image.new("L", (400, 10)).save(coarse, "PNG", dpi=(96, 96))
    assert width_in_points(fine.getvalue()) == pytest.approx(144, abs=0.1)
    assert width_in_points(coarse.getvalue()) is None
    assert width_in_points(picture("RGB", "JPEG")) is None


def test_a_picture_says_how_wide_its_source_shows_it_and_its_pixels_stay() -> None:
    data = io.BytesIO()
    Image.new("L", (400, 10), 7).save(data, "PNG", dpi=(96, 96))
    said = of_width(data.getvalue(), 96)
    assert width_in_points(said) == pytest.approx(96, abs=0.1)
    assert Image.open(io.BytesIO(said)).tobytes() == Image.open(data).tobytes()
    assert (said.count(b"pHYs"), of_width(said, 96)) == (1, said)
    assert of_width(data.getvalue(), 300) == data.getvalue()  # as coarse as a screen: it says nothing


def test_a_photograph_says_so_too_and_one_that_lies_on_its_side_says_it_of_its_height() -> None:
    upright, turned = io.BytesIO(), io.BytesIO()
    photograph, side = Image.new("L", (400, 200), 7), Image.Exif()
    side[0x0112] = 6
    photograph.save(upright, "JPEG", dpi=(72, 72))
    photograph.save(turned, "JPEG", dpi=(72, 72), exif=side)
    for data, size in ((upright, (144.0, 72.0)), (turned, (72.0, 144.0))):
        said = of_width(data.getvalue(), size[0])
        assert size_in_points(said) == pytest.approx(size, abs=0.1)
        assert Image.open(io.BytesIO(said)).tobytes() == Image.open(data).tobytes()
    assert of_width(upright.getvalue(), 400) == upright.getvalue()  # as coarse as a screen: it says nothing


def test_a_wide_picture_stands_between_the_lines_and_a_mark_in_one() -> None:
    wide, mark = io.BytesIO(), io.BytesIO()
    Image.new("L", (400, 10)).save(wide, "PNG")
    Image.new("L", (32, 32)).save(mark, "PNG")
    assert (is_large(wide.getvalue()), is_large(mark.getvalue()), is_large(of_width(wide.getvalue(), 60))) == (
        True,
        False,
        False,
    )


def test_a_photograph_that_says_nothing_is_as_large_as_on_a_screen_and_what_is_no_picture_is_not() -> None:
    wide, narrow = io.BytesIO(), io.BytesIO()
    Image.new("L", (300, 200)).save(wide, "JPEG", dpi=(72, 72))
    Image.new("L", (32, 32)).save(narrow, "JPEG")
    assert [is_large(data) for data in (wide.getvalue(), narrow.getvalue(), b"no picture")] == [True, False, False]


@pytest.mark.parametrize(("lacking", "printed_again"), [(0, False), (1, True)])
def test_the_text_of_a_box_is_printed_again_only_where_its_drawing_ends_before_it(
    lacking: int, *, printed_again: bool
) -> None:
    label, text = "Office of the head", "The office answers to the head of the mission. " * 8
    edition = single(
        "en", [("alinea", "", "Chart"), ("item", "", label), ("item", "", text), ("item", "", "Other words")]
    )
    chart = replace(edition.first.blocks[0], content=(E.p(E.img(src="a.svg", alt=f"{label}; {text}")),))
    column = replace(edition.first, blocks=(chart, *edition.first.blocks[1:]))
    letters = len("".join((label + text).split())) - lacking
    svg = b'<svg xmlns="http://www.w3.org/2000/svg">' + b'<use href="#g0"/>' * letters + b"</svg>"
    shown = pictures.for_paper(replace(edition, columns=(column,), media={"a.svg": svg})).first.blocks
    assert len(shown) == 2 + printed_again


def test_the_words_of_a_drawing_are_printed_again_where_a_box_holds_a_text() -> None:
    label, text = "Office of the head", "The office answers to the head of the mission. " * 8
    lines = [("alinea", "", "Chart"), ("item", "", label), ("item", "", text), ("item", "", "Other words")]
    edition = single("en", lines)
    chart = replace(edition.first.blocks[0], content=(E.p(E.img(src="a.svg", alt=f"{label}; {text}")),))
    column = replace(edition.first, blocks=(chart, *edition.first.blocks[1:]))
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    shown = pictures.for_paper(replace(edition, columns=(column,), media={"a.svg": svg})).first.blocks
    assert list(map(_words, shown[1:])) == [text.strip(), "Other words"]


def test_words_of_ours_in_the_list_of_a_chart_go_with_those_of_its_boxes() -> None:
    lines = [("alinea", "", "Chart"), *[("item", "", "")] * 3, ("item", "", "Other words")]
    edition = single("en", lines)
    chart, adviser, hub, head, other = edition.first.blocks
    of_ours = [E.span(words, {SUPPLIED: Origin.OURS}) for words in ("Beside it:", "Also: Harbour")]
    of_ours[0].tail = " Adviser"
    blocks = (
        replace(chart, content=(E.p(E.img(src="a.svg", alt="Head; Adviser; Harbour")),)),
        replace(head, content=(E.p("Head"),)),
        replace(adviser, content=(E.p(of_ours[0]),)),
        replace(hub, content=(E.p(of_ours[1]),)),
        other,
    )
    column = replace(edition.first, blocks=blocks)
    media = {"a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>'}
    shown = pictures.for_paper(replace(edition, columns=(column,), media=media)).first.blocks
    assert list(map(_words, shown[1:])) == ["Other words"]
    lost = pictures.for_paper(replace(edition, columns=(column,), media={})).first.blocks
    every = ["Head", "Beside it: Adviser", "Also: Harbour", "Other words"]
    assert list(map(_words, lost[1:])) == every
    described = replace(chart, content=(E.p(E.img(src="a.svg", alt="Who answers to whom")),))
    column = replace(edition.first, blocks=(described, *blocks[1:]))
    shown = pictures.for_paper(replace(edition, columns=(column,), media=media)).first.blocks
    assert list(map(_words, shown[1:])) == every


def _words(block: Block) -> str:
    return "".join(run.text for content in block.content for run in runs(content)).strip()


def test_a_metafile_is_drawn_where_the_text_document_around_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "pdf_of", lambda *_: printed([(100, 700, "A chart")]))
    head = struct.pack("<II4i4iI", 1, 108, 0, 0, 800, 400, 0, 0, 8000, 4000, 0x464D4520)
    made = metafiles.drawing_of(
        head + struct.pack("<IIIIHH6I", 0x10000, 108, 1, 0, 0, 0, 0, 0, 800, 400, 320, 160) + bytes(64)
    )
    assert made.startswith(b"<svg")
    with pytest.raises(ToolFailedError, match="damaged"):
        metafiles.drawing_of(b"no metafile")


@pytest.mark.parametrize(
    ("inner", "is_left_out"),
    [
        ('<text y="9">Lanes and ports</text>', False),
        ('<path d="M 0 0 L 4 4" stroke="red"/>', False),
        ('<text x="q">a b</text>', True),
    ],
)
def test_a_drawing_that_stops_the_engine_half_way_is_left_out_and_words_with_blanks_stop_nothing(
    inner: str, is_left_out: bool
) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">{inner}</svg>'.encode()
    edition = replace(single("en", [("para", "1.", "Words.")]), media={"a.svg": drawing})
    assert list(pictures.not_shown(edition)) == ["a.svg"] * is_left_out
