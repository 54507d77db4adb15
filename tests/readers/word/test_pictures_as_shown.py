"""Pictures of Word files stand as Word shows them: as wide, cut and turned, and below the headings that they are anchored in."""

import io

import pytest
from PIL import Image

from hexapla.akn.names import local
from hexapla.akn.reading import Reading
from hexapla.readers.word import read_word
from hexapla.readers.word.body import BodyReader
from hexapla.typography.picture_size import size_in_points
from samples.word_sources import MASTHEAD, PNG, TITLE, docx, p, r

POINT = 12_700


def bitmap(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("L", (800, 400), 7).save(made, kind)
    return made.getvalue()


def drawing(holder: str = "inline", *, turned: int = 0, size: tuple[int, int] = (144, 72)) -> str:
    """A run with a picture that stands in the line or floats beside it."""
    extent = (
        f'<wp:extent cx="{size[0] * POINT}" cy="{size[1] * POINT}"/><wp:docPr id="1" name="x" descr="The harbour"/>'
    )
    shown = f'<a:graphic><a:graphicData><a:blip r:embed="i"/><a:xfrm rot="{turned}"/></a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:{holder}>{extent}{shown}</wp:{holder}></w:drawing></w:r>"


def read(words: str, data: bytes = PNG) -> Reading:
    links, extra = {"i": ("image", "media/any.png")}, {"word/media/any.png": data}
    return read_word(docx(MASTHEAD + TITLE + words, links=links, extra=extra), "en.docx", "en")


def places(found: Reading) -> list[tuple[str, str, bool]]:
    """Headings and texts: what they are, their words, whether a picture stands in them."""
    roots = (found.body, *found.attachments)
    kept = [
        each for root in roots for each in root.iter("{*}heading", "{*}p") if len(each) or (each.text or "").strip()
    ]
    return [(local(each), "".join(each.itertext()), next(each.iter("{*}img"), None) is not None) for each in kept]


def test_a_picture_that_floats_beside_a_heading_stands_below_it() -> None:
    found = read(p("Map", drawing("anchor"), style="H1") + p("1.\tThe harbour."))
    assert places(found) == [("heading", "Map", False), ("p", "", True), ("p", "The harbour.", False)]


def test_the_tabulators_of_a_heading_are_counted_though_a_picture_is_taken_out_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[tuple[str, int]] = []
    made = BodyReader._line
    monkeypatch.setattr(
        BodyReader, "_line", lambda self, each, style: counted.append((each.text, each.tabs)) or made(self, each, style)
    )
    for floating in ((), (drawing("anchor"),)):
        read(p("\t\tMap", *floating, style="H1") + p("1.\tThe harbour."))
    assert [each for each in counted if each[0] == "Map"] == [("Map", 2)] * 2


def test_a_picture_in_the_line_of_a_heading_stays_there_and_one_without_words_is_none() -> None:
    found = read(p("Map ", drawing(), style="H1") + p(drawing(), style="H1") + p("1.\tThe harbour."))
    assert places(found) == [("heading", "Map ", True), ("p", "", True), ("p", "The harbour.", False)]


def test_a_picture_below_the_title_of_an_annex_is_no_heading_of_it() -> None:
    bold = "<w:b/>"
    found = read(
        p("1.\tWords.") + p(r("Annex", bold)) + p(r("Organization charts", bold)) + p(drawing("anchor")) + p("Staff.")
    )
    assert [each for each in places(found) if each[2]] == [("p", "", True)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("turned", "expected"), [(0, (144.0, 72.0)), (5_400_000, (72.0, 144.0)), (60_000, (144.0, 72.0))]
)
def test_a_picture_is_as_wide_as_word_shows_it(kind: str, turned: int, expected: tuple[float, float]) -> None:
    found = read(p("1.\tSee:") + p(drawing(turned=turned)), bitmap(kind))
    (data,) = found.media.values()
    assert size_in_points(data) == pytest.approx(expected, abs=0.3)
    assert [each.code for each in found.findings if each.code == "F-251"] == ["F-251"] * (expected[0] < expected[1])


@pytest.mark.parametrize(
    ("size", "expected"),
    [((144, 144), (144, 144)), ((288, 72), (288, 72)), ((144, 71), (144, 72)), ((144, 4), (144, 72))],
)
def test_a_picture_that_word_stretches_is_stretched_but_not_by_how_word_rounds(
    size: tuple[int, int], expected: tuple[float, float]
) -> None:
    found = read(p("1.\tSee:") + p(drawing(size=size)), bitmap("PNG"))
    (data,) = found.media.values()
    assert size_in_points(data) == pytest.approx(expected, abs=0.3)
    is_stretched = expected[0] != 2 * expected[1]
    assert [each.code for each in found.findings if each.code == "F-251"] == ["F-251"] * is_stretched
