"""EMF and WMF in Word files: every edition has what LibreOffice draws of them, as large as Word shows them; else their words."""

import struct
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from lxml import html

from hexapla.akn.inlines import Run
from hexapla.akn.reading import Reading
from hexapla.errors import ToolMissingError
from hexapla.readers.word import read_word
from hexapla.tools import libreoffice
from hexapla.typography.picture_size import size_in_points
from hexapla.writers.markup.composer import Composer
from hexapla.writers.markup.elements import element
from hexapla.xml_tree import parse
from samples.misprints import printed
from samples.paper import single
from samples.word_sources import MASTHEAD, TITLE, docx, p

POINT = 12_700
WMF = struct.pack("<IHhhhhHIH", 0x9AC6CDD7, 0, 0, 0, 800, 400, 144, 0, 0) + struct.pack(
    "<HHHIHIHIH", 1, 9, 0x0300, 12, 0, 3, 0, 3, 0
)
"""A metafile 400 points wide and 200 high that draws nothing."""

EXTENT = f'<wp:extent cx="{210 * POINT}" cy="{70 * POINT}"/><wp:docPr id="1" name="x" descr="The harbour"/>'


def drawn(files: Sequence[bytes], *_: object) -> list[bytes | None]:
    return [printed([(100, 700, "A chart")]) for _ in files]


def missing(*_: object) -> list[bytes | None]:
    raise ToolMissingError("No LibreOffice.", "Install it.")


def read(monkeypatch: pytest.MonkeyPatch, draw: Callable[..., Any], *, cut: str = "", shape: str = "") -> Reading:
    """Return what is read of a file that shows a metafile three points wide for each that it is high."""
    monkeypatch.setattr(libreoffice, "pdfs_of", draw)
    picture = f'<a:graphic><a:graphicData><a:blip r:embed="i"/>{cut}</a:graphicData></a:graphic>'
    run = shape or f"<w:drawing><wp:inline>{EXTENT}{picture}</wp:inline></w:drawing>"
    text = p("1.\tSee the chart.") + p(f"<w:r>{run}</w:r>")
    links = {"i": ("image", "media/any.wmf")}
    return read_word(docx(MASTHEAD + TITLE + text, links=links, extra={"word/media/any.wmf": WMF}), "en.docx", "en")


def test_a_metafile_is_a_drawing_as_wide_and_high_as_word_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, drawn)
    ((source, data),) = found.media.items()
    assert source.endswith(".svg")
    assert size_in_points(data) == (210, 70)
    assert parse(data).get("preserveAspectRatio") == "none"
    assert [float(each) for each in parse(data).get("viewBox", "").split()] == [36, 36, 400, 200]
    assert not {"A-202", "F-251"} & {each.code for each in found.findings}


def test_what_word_cuts_off_a_metafile_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch, drawn, cut='<a:srcRect l="25000" b="50000"/>')
    (data,) = found.media.values()
    assert [float(each) for each in parse(data).get("viewBox", "").split()] == [136, 36, 300, 100]
    assert "F-251" in {each.code for each in found.findings}


def test_a_shape_of_old_word_says_the_size_of_its_metafile(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = (
        '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:3in;height:36pt" alt="The harbour">'
        '<v:imagedata r:id="i"/></v:shape></w:pict>'
    )
    (data,) = read(monkeypatch, drawn, shape=shape).media.values()
    assert size_in_points(data) == (216, 36)


@pytest.mark.parametrize("draw", [missing, lambda files, *_: [None] * len(files)])
def test_one_that_nothing_draws_stays_and_is_told_and_web_pages_have_its_words(
    monkeypatch: pytest.MonkeyPatch, draw: Callable[..., Any]
) -> None:
    found = read(monkeypatch, draw)
    ((source, data),) = found.media.items()
    assert source.endswith(".wmf")
    assert "A-202" in {each.code for each in found.findings}
    holder = element("p")
    Composer(single("en").first, media={source: data}).inline(holder, [Run("The harbour", image=source)])
    assert html.tostring(holder, encoding="unicode") == '<p><span class="no-picture">The harbour</span></p>'
