"""Side by side and on facing pages, each language is a branch of the structure tree, and can be listened to alone."""

import ctypes
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pydyf
import pypdfium2
import pytest
from pypdfium2 import raw

from hexapla.present.presentation import Presentation
from hexapla.tools.pdfgate import verify_pdf
from hexapla.tools.pdftext import fold, page_starts, structure
from hexapla.writers import pdf
from hexapla.writers.pdf import facing
from hexapla.writers.pdf.weasyprint.language_branches import Columns, first_call
from samples import facing as facing_samples
from samples.paper import parallel, single
from samples.pdf_pages import elements


@pytest.fixture(scope="module")
def edition() -> Presentation:
    """Two languages with items and notes, of several pages."""
    return parallel(("en", "fr"), 25, 12)


@pytest.fixture(scope="module")
def data(edition: Presentation) -> bytes:
    """The pages of the edition."""
    return pdf.write(edition)


@pytest.fixture
def file(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The file, opened."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    found = found if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def below(element: Any) -> Iterator[Any]:
    for kid in kids(element):
        yield kid
        yield from below(kid)


def branches(file: pikepdf.Pdf) -> dict[str, Any]:
    (document,) = kids(file.Root.StructTreeRoot)
    return {str(kid.Lang): kid for kid in kids(document) if kid.S == "/Sect"}


def test_each_language_is_one_branch_and_no_word_of_the_other_is_in_it(file: pikepdf.Pdf) -> None:
    found = branches(file)
    assert list(found) == ["en", "fr"]
    for language, branch in found.items():
        assert {str(each.Lang) for each in below(branch) if "/Lang" in each} <= {language}
    (document,) = kids(file.Root.StructTreeRoot)
    assert [str(kid.S) for kid in kids(document)][-2:] == ["/Sect", "/Sect"]


def test_a_paragraph_of_a_row_stands_in_no_group_but_its_language(file: pikepdf.Pdf) -> None:
    for branch in branches(file).values():
        assert {str(kid.S) for kid in kids(branch)} <= {"/P", "/L", "/H1", "/H2", "/H3", "/Table", "/Figure"}


def test_headings_of_both_languages_are_headings_at_the_same_levels(file: pikepdf.Pdf) -> None:
    levels = [[str(each.S) for each in below(branch) if str(each.S)[1] == "H"] for branch in branches(file).values()]
    assert levels[0] == levels[1]
    assert levels[0][:2] == ["/H1", "/H2"]


def test_items_that_follow_each_other_are_a_list_with_labels(file: pikepdf.Pdf) -> None:
    for branch in branches(file).values():
        lists = [each for each in below(branch) if each.S == "/L"]
        assert lists
        assert all(kid.S == "/LI" for each in lists for kid in kids(each))
        assert all([str(kid.S) for kid in kids(item)] == ["/Lbl", "/LBody"] for each in lists for item in kids(each))
        assert max(len(kids(each)) for each in lists) > 1


def test_a_note_is_heard_behind_its_call_in_each_language_in_its_own_words(
    edition: Presentation, file: pikepdf.Pdf
) -> None:
    for branch, column in zip(branches(file).values(), edition.columns, strict=True):
        order = list(below(branch))
        notes = [number for number, each in enumerate(order) if each.S == "/Note"]
        assert len(notes) == len([note for note in column.notes if not note.is_lost])
        assert all(kids(order[number]) for number in notes)
        for number in notes:
            assert next(str(each.S) for each in reversed(order[:number]) if each.S in ("/Link", "/Note")) == "/Link"
    keys = [str(each.ID) for each in elements(file) if each.S == "/Note"]
    assert len(keys) == len(set(keys))


def test_every_element_knows_its_parent_and_no_group_is_empty(file: pikepdf.Pdf) -> None:
    (document,) = kids(file.Root.StructTreeRoot)
    for parent in (document, *below(document)):
        assert all(kid.P.objgen == parent.objgen for kid in kids(parent))
    for branch in branches(file).values():
        assert all("/K" in each and len(each.K) for each in below(branch) if each.S in ("/L", "/LI", "/LBody", "/Note"))


def test_the_words_of_one_language_come_to_an_end_before_the_other_begins(edition: Presentation, data: bytes) -> None:
    words = "".join(structure(data).chunks)
    english, french = (column.blocks[-1] for column in edition.columns)
    ends = [words.rfind("".join(map(str, block.content[0].itertext()))[:20]) for block in (english, french)]
    assert 0 < ends[0] < words.find("Le Comité")
    assert verify_pdf(data, pdf.expected(edition)).findings == ()


def test_the_pages_of_the_book_are_counted_in_both_languages_together(data: bytes) -> None:
    starts = page_starts(data)
    assert [name for name, _, _ in starts] == [str(number + 1) for number in range(structure(data).pages)]
    assert [count for _, _, count in starts] == sorted({count for _, _, count in starts})


def test_a_language_that_lacks_a_note_has_none_in_its_branch(edition: Presentation) -> None:
    first, second = edition.columns
    fewer = replace(edition, columns=(first, replace(second, notes=second.notes[:1])))
    data = pdf.write(fewer)
    assert [each.code for each in verify_pdf(data, pdf.expected(fewer)).findings if each.code != "F-901"] == []
    with pikepdf.open(io.BytesIO(data)) as file:
        english, french = ([each for each in below(branch) if each.S == "/Note"] for branch in branches(file).values())
    assert len(english) > len(french)


WRITERS = {"in rows": pdf.write, "on facing pages": facing.write}
PAIRS = (("en", "fr"), ("fr", "en"), ("en", "ar"), ("en", "zh"))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_in_every_pair_of_languages_the_branches_are_built_alike(
    pair: tuple[str, str], write: Callable[[Presentation], bytes]
) -> None:
    """One language to its end, then the other: the same headings, lists and paragraphs in both, each below its branch."""
    with pikepdf.open(io.BytesIO(write(parallel(pair, 14, 6)))) as file:
        found = branches(file)
        assert tuple(found) == pair
        kinds = [[str(kid.S) for kid in kids(branch) if kid.S != "/Div"] for branch in found.values()]
        assert kinds[0] == kinds[1]
        assert {"/H1", "/P", "/L"} <= {*kinds[0], *(str(each.S) for each in below(found[pair[0]]))}
        for language, branch in found.items():
            text = [each for kid in kids(branch) if kid.S != "/Div" for each in (kid, *below(kid))]  # no masthead
            assert {str(each.Lang) for each in text if "/Lang" in each} <= {language}
            items = [each for each in below(branch) if each.S == "/LI"]
            assert items
            assert all([str(kid.S) for kid in kids(item)] == ["/Lbl", "/LBody"] for item in items)
            assert {str(each.A.ListNumbering) for each in below(branch) if each.S == "/L"} == {"/Disc"}
            levels = [int(str(each.S)[2:]) for each in below(branch) if re.fullmatch(r"/H\d", str(each.S))]
            assert all(one - before <= 1 for before, one in zip([0, *levels], levels, strict=False))


@pytest.fixture(scope="module")
def hard() -> Presentation:
    """What no page holds: long paragraphs and tables, what one language alone has, an annex."""
    return facing_samples.document(paragraphs=12)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_what_is_cut_between_pages_is_whole_in_its_branch_and_in_its_order(
    hard: Presentation, write: Callable[[Presentation], bytes]
) -> None:
    data = write(hard)
    with pikepdf.open(io.BytesIO(data)) as file:
        kinds = [[str(kid.S) for kid in kids(branch) if kid.S in ("/P", "/L")] for branch in branches(file).values()]
    assert kinds[0] == kinds[1]
    paragraphs = [row for row in hard.rows if row.kind in ("paragraph", "continuation", "alinea")]
    assert kinds[0].count("/P") - len(paragraphs) in range(3)  # the committee and the day of receipt
    words, place = fold("".join(structure(data).chunks)), 0
    for column in hard.columns:
        for block in (block for block in column.blocks if block.kind not in ("table", "figure")):
            for part in block.content:
                text = fold("".join(run.text for run in column.runs(part)))
                at = words.find(text, place)
                assert at >= 0, block.eid
                place = at + len(text)


@pytest.mark.parametrize(("label", "numbering"), [
    ("•", "Disc"), ("(a)", "LowerAlpha"), ("a)", "LowerAlpha"), ("(i)", "LowerRoman"), ("(1)", "Decimal"), ("B.", "UpperAlpha"),
    ("أ", "None"),
])  # fmt: skip
def test_a_list_says_how_its_labels_count_and_they_are_no_part_of_its_words(label: str, numbering: str) -> None:
    lines = (
        ("chapter", "I.", "One"),
        ("para", "1.", "These:"),
        ("item", label, "The first"),
        ("item", label, "The second"),
    )
    with pikepdf.open(io.BytesIO(pdf.write(single("en", lines)))) as file:
        (made,) = [each for each in elements(file) if each.S == "/L"]
        assert made.A.ListNumbering == f"/{numbering}"
        assert [[str(kid.S) for kid in kids(item)] for item in kids(made)] == [["/Lbl", "/LBody"]] * 2


@pytest.mark.parametrize("languages", [("en",), ("en", "fr")], ids=["alone", "in rows"])
def test_the_notes_of_a_heading_stand_behind_it_in_their_order(languages: tuple[str, ...]) -> None:
    lines = (("chapter", "I.", "One{1|First.}{2|Second.}"), ("para", "1.", "Text.{3|Third.}"))
    made = single("en", lines) if len(languages) == 1 else parallel(languages, 1, last=lines)
    data = pdf.write(made)
    assert verify_pdf(data, pdf.expected(made)).findings == ()
    with pikepdf.open(io.BytesIO(data)) as file:
        headings = [each for each in elements(file) if re.fullmatch(r"/H\d", str(each.S))]
        assert not [each for heading in headings for each in below(heading) if each.S == "/Note"]
        (document,) = kids(file.Root.StructTreeRoot)
        for language in languages:
            root = branches(file)[language] if len(languages) > 1 else document
            heading = next(
                each for each in below(root) if each.S == "/H2" and any(kid.S == "/Link" for kid in below(each))
            )
            order = [each.objgen for each in kids(heading.P)]
            place = order.index(heading.objgen)
            behind = kids(heading.P)[place + 1 : place + 4]
            assert [[str(kid.S) for kid in kids(each)][:1] for each in behind[:2]] == [["/Note"], ["/Note"]]
            assert [str(kids(each)[0].ID).removeprefix("note-")[:6] for each in behind[:2]] == ["note_1", "note_2"]


def test_hyphens_that_divide_words_are_soft_unless_the_text_has_such_hyphens_itself() -> None:
    words = "the characteristics of institutionalization and misunderstanding " * 12
    said = "".join(structure(pdf.write(parallel(paragraphs=1, last=(("para", "99.", words),)))).chunks)
    assert "\u00ad" in said
    assert "\u2010" not in said
    said = "".join(
        structure(pdf.write(parallel(paragraphs=1, last=(("para", "99.", f"A long\u2010term plan. {words}"),)))).chunks
    )
    assert "long\u2010term" in said
    assert "\u00ad" not in said


@pytest.mark.parametrize("languages", [("ru", "zh"), ("en", "ru")])
def test_hyphens_that_divide_russian_words_are_drawn_in_the_face_of_these_words(languages: tuple[str, str]) -> None:
    """PT Serif has no U+2010: one of another face stood off, and higher."""
    faces = set()
    with pypdfium2.PdfDocument(pdf.write(parallel(languages, 6))) as document:
        for page in document:
            words = page.get_textpage()
            text = [words.get_text_range(place, 1) for place in range(words.count_chars())]
            for place in range(1, len(text)):
                if text[place] in "\ufffe\u00ad\u2010\u2011" and "а" <= text[place - 1] <= "я":
                    name = ctypes.create_string_buffer(100)
                    raw.FPDFText_GetFontInfo(words.raw, place, name, len(name), ctypes.c_int())
                    faces.add(name.value.decode().partition("+")[2])
    assert faces
    assert all(face.startswith("PT-Serif") for face in faces)


def test_a_note_belongs_to_its_call_in_the_first_language_though_another_calls_it_a_page_before() -> None:
    file = pydyf.PDF()
    cells, calls = [], []
    for language in ("en", "fr"):
        cell = pydyf.Dictionary({"S": "/Div"})
        file.add_object(cell)
        call = pydyf.Dictionary({"S": "/Link", "P": cell.reference})
        file.add_object(call)
        cells.append((language, cell))
        calls.append(call)
    columns = Columns()
    columns.cells += cells
    assert first_call(file, calls[::-1], columns) is calls[0]
    assert first_call(file, calls[::-1], Columns()) is calls[1]
