"""The measure of honesty: what counts as neither right nor wrong cannot hide a reading that is wrong."""

import io
from types import SimpleNamespace

import pikepdf
import pytest
from lxml import etree

from benchmarks.pdf_doubts import Honesty, doubted, marked, plain
from benchmarks.pdf_variants import without_tags
from hexapla.akn.names import CONFIDENCE, E

WORD = "The vessels of the harbour wait for pilots longer than was foreseen in the plan of last year, it is said."
PRINTED = WORD.replace("longer", "much longer")
PAGE = f"A/80/12 {PRINTED} 26-01234 3/24"


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        (PRINTED, "published"),
        (PRINTED.replace("pilots", "pilot s"), "wrong"),
        (PRINTED.replace("foreseen", "foresen"), "wrong"),
        (f"{PRINTED} 26-01234", "wrong"),
        (PRINTED[:-12], "wrong"),
        (WORD.replace("pilots", "pilot s"), "wrong"),
    ],
    ids=["as printed", "a blank in it", "a letter lost", "too much", "cut", "a blank alone"],
)
def test_only_what_the_page_says_and_the_word_file_does_not_is_published_otherwise(read: str, kind: str) -> None:
    honesty = Honesty()
    honesty.count(read, [WORD], plain(PAGE), is_right=False, is_doubtful=False)
    assert (len(honesty.published), honesty.wrong) == ((1, 0) if kind == "published" else (0, 1))


def test_two_paragraphs_as_one_are_wrong_though_the_page_has_them_below_each_other() -> None:
    honesty = Honesty()
    honesty.count(f"{PRINTED} {PRINTED}", [WORD], plain(PAGE * 2), is_right=False, is_doubtful=True)
    assert (honesty.wrong, honesty.wrong_told, honesty.published) == (1, 1, [])


def test_a_blank_behind_a_dash_at_the_end_of_a_row_counts_apart_and_no_other() -> None:
    honesty = Honesty()
    for read in ("D-2–D-1", "2024 – 2034", "UN V"):
        honesty.count(read, ["D-2– D-1", "2024–2034", "UNV"], "", is_right=False, is_doubtful=False)
    assert (honesty.blanks, honesty.untold) == (["D-2–D-1"], ["2024 – 2034", "UN V"])


def test_what_is_marked_is_told_in_numbers_and_parts_of_a_hundred() -> None:
    counts = Honesty(wrong_told=3, wrong=4, right_told=1, right=8).counts
    assert marked(counts + counts) == "6 of 8 wrong ones (75.0 %), 2 of 16 right ones (12.5 %)"
    assert marked(Honesty().counts) == "0 of 0 wrong ones (0.0 %), 0 of 0 right ones (0.0 %)"


def test_a_file_without_its_tags_has_its_pages_all_the_same() -> None:
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.StructTreeRoot = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        document.save(made)
    with pikepdf.open(io.BytesIO(without_tags(made.getvalue()))) as document:
        assert len(document.pages) == 1
        assert not {"/StructTreeRoot", "/MarkInfo"} & set(document.Root.keys())


def test_a_note_that_the_word_file_has_typed_as_a_paragraph_with_its_mark_is_right() -> None:
    def reading(*body: etree._Element) -> SimpleNamespace:
        return SimpleNamespace(body=E.mainBody(*body), attachments=())

    note = E.authorialNote(E.p("Of last year.", {CONFIDENCE: "1.00"}), {"marker": "a"})
    cell = E.table(E.tr(E.td(E.p("Ships", note))))
    typed = E.table(E.tr(E.td(E.p("Ships", E.sup("a")))), E.tr(E.td(E.p(E.sup("a"), " Of last year."))))
    found = doubted(reading(typed), reading(cell), "")["notes"]  # type: ignore[arg-type]
    assert (found.right, found.wrong) == (1, 0)
