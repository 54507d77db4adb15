"""The print edition: what a printer wants, on the pages that readers of the PDF know."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from hexapla.domain.office import Office
from hexapla.errors import ConfigurationError
from hexapla.present.presentation import Presentation
from hexapla.project.config import load_office
from hexapla.tools.pdfgate import page_count, verify_pdf
from hexapla.verify import verify
from hexapla.writers import pdf
from hexapla.writers.pdf import print_edition
from samples.block_kinds import every_kind
from samples.paper import long_lines, single
from samples.pdf_pages import boxes, elements, near, texts


@pytest.fixture(scope="module")
def edition() -> Presentation:
    """A report with an annex."""
    return every_kind()


@pytest.fixture(scope="module")
def printed(edition: Presentation) -> bytes:
    """The report as a printer gets it."""
    return print_edition.write(edition)


def test_all_text_all_notes_and_no_other_font_are_in_it(edition: Presentation, printed: bytes) -> None:
    verdict = verify(printed, "print", edition, "x.print.pdf")
    assert verdict.findings == ()
    assert verdict.facts["notes"] == "4 of 4"
    assert "pdf/a-3a" not in verdict.facts


def test_the_margin_is_wider_where_the_pages_are_bound_and_the_column_is_the_same(
    edition: Presentation,
) -> None:
    report = single("en", long_lines("en", 30, 8))
    bound, loose = print_edition.write(report), pdf.write(report)
    for page in (2, 3):
        there, here = texts(loose, page), texts(bound, page)
        assert [text.words for text in there] == [text.words for text in here]
        shift = 14.2 if page % 2 else -14.2
        assert {round(b.x - a.x, 1) for a, b in zip(there, here, strict=True)} == {shift}
    assert edition.page_size == "A4"


def test_the_finished_pages_of_the_pdf_are_taken_and_nothing_is_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    report = single("en", long_lines("en", 20))
    alone = print_edition.write(report)
    finished = replace(report, pdf=pdf.write(report))
    monkeypatch.setattr(print_edition, "write_pdf", None)
    data = print_edition.write(finished)
    assert [texts(data, page) for page in (1, 2)] == [texts(alone, page) for page in (1, 2)]
    with pikepdf.open(io.BytesIO(data)) as file:
        assert all("/Annots" not in page for page in file.pages)
        kinds = [str(kid.Type) for each in elements(file) for kid in kids_of(each) if "/Type" in kid]
        assert "/OBJR" not in kinds


def kids_of(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary)]


def test_the_print_edition_is_the_same_whether_its_pdf_was_there_or_not() -> None:
    report = single("en", long_lines("en", 20))
    assert print_edition.write(replace(report, pdf=pdf.write(report))) == print_edition.write(report)


def test_letter_paper_is_bound_too() -> None:
    report = replace(single("en", long_lines("en", 20)), office=Office(page_size="Letter"))
    data = print_edition.write(report)
    sheet = pypdfium2.PdfDocument(io.BytesIO(data))[1]
    assert (sheet.get_width(), sheet.get_height()) == (612, 792)
    line = next(text for text in texts(data, 2) if text.size == 10)
    assert line.end - line.x == pytest.approx(368.55, abs=1.5)


def test_an_annex_begins_on_a_right_hand_page_after_a_blank_one(printed: bytes) -> None:
    pages = range(1, page_count(printed) + 1)
    start = next(page for page in pages for text in texts(printed, page) if text.words == "Annex")
    assert start % 2 == 1
    before = [page for page in pages if page < start and not texts(printed, page)]
    assert before in ([], [start - 1])


@pytest.mark.parametrize(("signature", "wanted"), [(1, 3), (2, 4), (4, 4), (16, 16)])
def test_the_pages_fill_whole_sheets_and_those_added_are_blank(signature: int, wanted: int) -> None:
    report = replace(single("en", long_lines("en", 20)), office=Office(signature=signature))
    data = print_edition.write(report)
    assert page_count(data) == wanted
    assert all(texts(data, page) == [] for page in range(4, wanted + 1))
    assert verify_pdf(data, print_edition.expected(report), standards=()).findings == ()


def test_crop_marks_stand_outside_the_page_where_the_office_asks_for_them() -> None:
    report = replace(single("en", long_lines("en", 4)), office=Office(crop_marks=True))
    with pikepdf.open(io.BytesIO(print_edition.write(report))) as file:
        for page in file.pages:
            media, trim = ([float(each) for each in page[name]] for name in ("/MediaBox", "/TrimBox"))
            assert trim[2] - trim[0] == pytest.approx(595.3, abs=0.1)
            assert media[2] - media[0] == pytest.approx(595.3 + 2 * 14.2, abs=0.1)
    assert list(boxes(print_edition.write(report), 4))
    plain = replace(report, office=Office())
    assert list(boxes(print_edition.write(plain), 4)) == []


def test_black_is_one_ink_everywhere(printed: bytes) -> None:
    colours = {name for name, _ in colour_operators(printed)}
    assert colours <= {"g", "G"}
    assert {value for _, values in colour_operators(printed) for value in values} <= {0.0, 1.0}


def colour_operators(data: bytes) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield every operator that sets a colour on a page or in a drawing, with its values."""

    def inside(stream: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
        for each in pikepdf.parse_content_stream(stream):
            given, operator = each.operands, each.operator
            if str(operator) in ("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"):
                yield str(operator), tuple(float(each) for each in given)

    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            yield from inside(page)
        for each in file.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
                yield from inside(each)


def test_it_claims_no_standard_and_attaches_nothing(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file:
        assert len(file.attachments) == 0
        packet = file.Root.Metadata.read_bytes()
        assert b"pdfaid" not in packet
        assert b"pdfuaid" not in packet
        assert str(file.docinfo.Title).startswith("CAT/C/XXX/FCO/9")


def test_the_same_edition_is_the_same_file(edition: Presentation, printed: bytes) -> None:
    assert print_edition.write(edition) == printed


def test_the_first_page_of_an_arabic_edition_is_bound_at_its_right() -> None:
    data = print_edition.write(single("ar", long_lines("ar", 12)))
    ends = [max(text.end for text in texts(data, page) if text.size == 12 and text.base > 330) for page in (1, 2)]
    assert ends == [near(481.95 - 14.2), near(481.95 + 14.2)]


def test_an_office_states_its_sheets_and_a_wrong_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text("signature = 8\ncrop_marks = true\n", encoding="utf-8")
    office = load_office(path).pages
    assert (office.signature, office.crop_marks) == (8, True)
    path.write_text("signature = 3\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"3.*signature"):
        load_office(path)
