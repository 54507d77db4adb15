"""Facing pages: the same paragraphs on both pages of every spread, level, each language whole and in its order."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from hexapla.domain.office import Office
from hexapla.engine.request import Request
from hexapla.present.presentation import Presentation
from hexapla.tools.pdfspreads import verify_spreads
from hexapla.tools.pdftext import Structure, structure
from hexapla.verify import verify
from hexapla.writers.pdf import facing
from hexapla.writers.pdf.expectations import expected_facing
from hexapla.writers.pdf.facing import setting
from hexapla.writers.pdf.facing.packing import Extent, Piece, packed
from hexapla.writers.pdf.facing.slicing import BEYOND, START, letters, notes_in, sliced
from hexapla.writers.pdf.facing.tables import split_rows
from hexapla.writers.pdf.rendering import Typesetter
from samples import facing as samples
from samples import parallel as parallel_samples
from samples.pdf_pages import texts


@pytest.fixture(scope="module")
def edition() -> Presentation:
    """A document with everything that makes facing pages hard."""
    return samples.document(paragraphs=24)


@pytest.fixture(scope="module")
def book(edition: Presentation) -> bytes:
    """The document on facing pages."""
    return facing.write(edition)


@pytest.fixture(scope="module")
def seen(book: bytes) -> Structure:
    """What a reader of the file gets, in the order of its structure."""
    return structure(book)


def of_side(seen: Structure, parity: int) -> str:
    """Return all text of the left-hand pages (0) or of the right-hand ones (1), blanks left out."""
    pairs = zip(seen.chunks, seen.places, strict=True)
    return squeezed("".join(text for text, (page, _) in pairs if page > 0 and page % 2 != parity))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2060\x02-]+", "", text)


def test_both_pages_of_every_spread_hold_the_same_paragraphs_and_are_level(edition: Presentation, book: bytes) -> None:
    verdict = verify(book, "facing", edition, "x.facing.pdf")
    assert verdict.findings == ()
    assert verdict.facts["notes"] == "10 of 10"
    compared, _, total = str(verdict.facts["units"]).partition(" level")[0].partition(" of ")
    assert compared == total
    assert int(total) > 50


def test_the_seed_stands_on_spreads_that_are_alike(presentations: Mapping[str, Presentation]) -> None:
    edition = presentations["en-fr"]
    data = facing.write(edition)
    verdict = verify(data, "facing", edition, "x.facing.pdf")
    assert verdict.findings == ()
    assert verdict.facts["units"] == "98 of 98 level on their spread"
    assert verdict.facts["pages"] == 24
    assert facing.write(edition) == data


@pytest.mark.parametrize("pair", [("ar", "en"), ("en", "ar")])
def test_arabic_pages_face_those_of_another_language(pair: tuple[str, str]) -> None:
    edition = samples.plain(*pair, 8)
    data = facing.write(edition)
    assert verify(data, "facing", edition, "x.facing.pdf").findings == ()
    arabic = 1 + pair.index("ar")
    english = 3 - arabic
    # A paragraph's number stands at the right of an Arabic page and at the left of an English one.
    left = min(text.x for text in texts(data, 1 + english) if text.base > 330)
    right = max(text.end for text in texts(data, 1 + arabic) if text.base > 330)
    assert left < 180
    assert right > 420


def test_each_language_is_whole_and_in_its_order_on_its_own_pages(edition: Presentation, seen: Structure) -> None:
    for parity, column in enumerate(edition.columns):
        shown, place = of_side(seen, parity), 0
        for block in (block for block in column.blocks if block.kind not in ("table", "figure")):
            for part in block.content:
                words = squeezed("".join(run.text for run in column.runs(part)))
                at = shown.find(words, place)
                assert at >= 0, block.eid
                place = at + len(words)


def test_every_row_of_a_long_table_is_there_in_each_language(seen: Structure) -> None:
    for parity in (0, 1):
        shown, place = of_side(seen, parity), 0
        for row in range(1, 71):
            place = shown.find(f"{row}.0", place) + 1
            assert place > 0, row


def test_the_number_of_both_pages_of_a_spread_is_the_same_and_stands_outside(book: bytes) -> None:
    document = pypdfium2.PdfDocument(io.BytesIO(book))
    for spread in range(1, 4):
        left, right = (
            [text for text in texts(book, 2 * spread + page) if text.base > 790 and text.words.strip().isdigit()]
            for page in (2, 3)
        )
        assert [text.words.strip() for text in left] == [text.words.strip() for text in right] == [str(spread + 1)]
        assert left[0].x < 100
        assert right[0].end > 500
    with pikepdf.open(io.BytesIO(book)) as file:
        labels = file.Root.PageLabels.Nums
        assert [str(labels[2 * n + 1].get("/P", "")) for n in range(6)] == ["", "1", "1", "2", "2", "3"]
        assert file.Root.PageLayout == "/TwoPageRight"
    assert len(document) % 4 == 0


def test_running_heads_name_the_symbol_and_the_paragraphs_in_each_language(book: bytes) -> None:
    heads = [{text.words.strip() for text in texts(book, page) if text.base < 62} for page in (4, 5)]
    assert all("CAT/C/XXX/FCO/9" in head for head in heads)
    english, french = (next(text for text in head if text.startswith("par")) for head in heads)
    assert english.startswith("paras. ")
    assert french.startswith("par. ")
    assert english[7:].replace("–", "-") == french[5:].replace("–", "-")


def test_a_paragraph_that_one_language_lacks_is_said_in_its_words_on_every_page(seen: Structure) -> None:
    english, french = of_side(seen, 0), of_side(seen, 1)
    assert "[NoEnglishtextforparagraph904]" in english
    said = french.count("[Pasdetextefrançaispourleparagraphe903]".replace("-", ""))
    pages = {
        page for text, (page, _) in zip(seen.chunks, seen.places, strict=True) if "8000:" in text or "8029:" in text
    }
    assert said >= 1
    assert len(pages) >= 1


def test_a_paragraph_longer_than_a_page_is_cut_between_sentences(edition: Presentation, book: bytes) -> None:
    """On every page but the first, its text begins with the number that every sentence of it begins with."""
    starts = []
    for page in range(2, len(pypdfium2.PdfDocument(io.BytesIO(book))) + 1):
        lines = [text for text in texts(book, page) if 65 < text.base < 785 and text.size > 9.5]
        if lines and any(f"90{n:02}:" in lines[0].words for n in range(1, 18)):
            starts.append((page % 2, lines[0].words.split(":")[0]))
    left, right = ([words for parity, words in starts if parity == side] for side in (0, 1))
    assert left == right
    assert left
    assert edition.columns[0].blocks


def test_notes_stand_on_the_page_of_their_mark_with_its_number(seen: Structure) -> None:
    for eid, (text, pages) in seen.notes.items():
        assert pages & seen.calls[eid], eid
        number = eid.partition("_")[2].partition("-")[0]
        assert text.startswith(number) or number == "901"
    english = {eid.rpartition("-")[0] for eid in seen.notes if eid.endswith("-en")}
    french = {eid.rpartition("-")[0] for eid in seen.notes if eid.endswith("-fr")}
    assert english == french
    assert {page % 2 for eid, (_, pages) in seen.notes.items() if eid.endswith("-en") for page in pages} == {1}


def test_an_annex_begins_a_new_spread(book: bytes) -> None:
    page = next(n for n in range(2, 100) if any(text.words.strip() == "Annex" for text in texts(book, n)))
    assert page % 2 == 0
    top = min(text.base for text in texts(book, page) if text.base > 65)
    assert next(text for text in texts(book, page) if text.words.strip() == "Annex").base == top


def test_the_office_says_which_language_stands_on_the_left() -> None:
    edition = samples.plain(paragraphs=4, office=Office(verso="fr"))
    data = facing.write(edition)
    assert verify(data, "facing", edition, "x.facing.pdf").findings == ()
    assert any("Nations Unies" in text.words for text in texts(data, 2))
    assert any("United Nations" in text.words for text in texts(data, 3))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.Root.Lang == "fr"
    other = replace(edition, office=Office(verso="es"))
    assert any("United Nations" in text.words for text in texts(facing.write(other), 2))


def test_bookmarks_are_two_trees_one_a_language(book: bytes) -> None:
    with pikepdf.open(io.BytesIO(book)) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root] == ["English", "Français"]
        english, french = ([child.title for child in item.children] for item in outline.root)
        assert len(english) == len(french) > 3
        assert english != french


def test_every_page_says_its_language_and_the_title_leaf_what_the_edition_is(
    edition: Presentation, book: bytes
) -> None:
    with pikepdf.open(io.BytesIO(book)) as file:
        told = [str(each.Lang) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]
    assert told.count("fr") > 10
    assert told.count("en") > 10
    leaf = "".join(text.words for text in texts(book, 1))
    for column in edition.columns:
        assert squeezed(column.language.label("facing_pages")) in squeezed(leaf)


def test_a_spread_that_differs_is_found(edition: Presentation, book: bytes) -> None:
    promised = expected_facing(edition)
    left, right = promised.sides
    moved = tuple(
        replace(each, eid={"para_2": "para_3", "para_3": "para_2"}.get(each.eid, each.eid)) for each in right.passages
    )
    wrong = replace(promised, sides=(left, replace(right, passages=moved)))
    assert {each.code for each in verify_spreads(book, wrong).findings} == {"F-905"}


def test_pages_are_bound_and_fill_whole_sheets() -> None:
    data = facing.write(samples.plain(paragraphs=3, office=Office(signature=8)))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(file.pages) == 8
    left, right = (min(text.x for text in texts(data, page) if 200 < text.base < 600) for page in (2, 3))
    assert right - left == pytest.approx(28.4, abs=0.1)


def test_what_runs_over_is_set_again_with_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    original = setting.is_as_planned

    def doubting(pages: object, spreads: int) -> bool:
        asked.append(spreads)
        return len(asked) > 1 and original(pages, spreads)  # type: ignore[arg-type]

    monkeypatch.setattr(setting, "is_as_planned", doubting)
    edition = samples.plain(paragraphs=3)
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()
    assert len(asked) == 2


def test_each_text_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    original = Typesetter.lay_out

    def reading(self: Typesetter, html: str) -> object:
        seen.append(html)
        return original(self, html)

    monkeypatch.setattr(Typesetter, "lay_out", reading)
    edition = samples.plain(paragraphs=2)
    facing.write(edition)
    assert sum(">2.\u00a0<" in html or ">2. <" in html for html in seen) == 1


def test_where_no_room_is_enough_the_texts_are_laid_out_on_their_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "is_as_planned", lambda *_: False)
    edition = samples.plain(paragraphs=3)
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()


def test_only_two_languages_face_each_other() -> None:
    wanted = Request(editions=("en-fr", "en-fr-es"), formats=("facing",)).wanted(["en", "fr", "es"])
    assert [(str(edition), name) for edition, name in wanted] == [("en-fr", "facing")]


def pieces(*heights: tuple[float, float], price: float = 0.0) -> list[Piece]:
    return [Piece(n, 0, (Extent(0, a, 0), Extent(0, b, 0)), price=price) for n, (a, b) in enumerate(heights)]


def test_a_piece_goes_on_a_spread_only_if_it_fits_on_both_pages() -> None:
    assert packed(pieces((40, 40), (40, 40), (10, 30)), 100, 100, 0) == [(0, 2), (2, 3)]
    assert packed(pieces((40, 40), (40, 40), (20, 20)), 100, 100, 0) == [(0, 3)]


def test_rows_are_as_high_as_the_longer_of_their_languages() -> None:
    # Each language alone would fit on a page of 80.
    assert packed(pieces((60, 20), (20, 60)), 120, 120, 0) == [(0, 2)]
    assert packed(pieces((60, 20), (20, 60)), 119, 119, 0) == [(0, 1), (1, 2)]


def test_spreads_are_filled_alike_rather_than_one_after_the_other() -> None:
    found = packed(pieces(*[(20, 20)] * 9), 100, 100, 0)
    assert len(found) == 2
    assert max(end - begin for begin, end in found) == 5


def test_a_piece_that_no_page_holds_stands_by_itself() -> None:
    assert packed(pieces((40, 40), (300, 10), (40, 40)), 100, 100, 0) == [(0, 1), (1, 2), (2, 3)]


def test_the_notes_of_each_page_take_their_own_room() -> None:
    noted = [Piece(n, 0, (Extent(0, 30, 0, 10), Extent(0, 30, 0))) for n in range(3)]
    assert packed(noted, 140, 140, 20) == [(0, 3)]
    assert len(packed(noted, 139, 139, 20)) == 2


def test_slices_of_a_text_hold_all_of_it_once() -> None:
    source = etree.fromstring(
        '<p><span class="num">1. </span>One <b>two three</b> four<sup><a class="note-call">1</a></sup>'
        '<span class="footnote">A note.</span> five <i>six</i>.</p>'
    )
    whole = letters(source)
    assert whole == len("Onetwothreefourfivesix.")
    for cut in range(1, whole):
        first, second = sliced(source, START, (cut, 0)), sliced(source, (cut, 0), BEYOND)
        joined = squeezed("".join(map(str, first.itertext())) + "".join(map(str, second.itertext())))
        assert joined == squeezed("".join(map(str, source.itertext())))
        assert len(list(notes_in(first))) + len(list(notes_in(second))) == 1
        assert (len(list(notes_in(first))) == 1) == (cut >= len("Onetwothreefour"))


def test_the_caption_of_a_table_that_says_its_unit_stays_a_caption() -> None:
    table = (
        '<hcontainer eId="hc_1"><content><table eId="table_1"><caption>(Thousands of soles)</caption>'
        "<tr><th><p>Year</p></th><th><p>Sum</p></th></tr><tr><td><p>2020</p></td><td><p>17</p></td></tr>"
        "</table></content></hcontainer>"
    )
    made = (samples.column(code, samples.paragraph(1, samples.sentence(code, 1)) + table) for code in ("en", "fr"))
    edition = parallel_samples.edition(*made)
    assert verify(facing.write(edition), "facing", edition, "x").findings == ()


def test_a_row_of_a_table_that_no_page_holds_is_cut_into_several_with_all_its_words() -> None:
    row = etree.fromstring("<tr><td>One two three four five six</td><td><p>Seven</p><p>eight nine</p></td></tr>")
    table = etree.Element("table")
    table.append(row)
    split_rows((table, etree.Element("div", {"data-gap": "yes"})), ({1: 3}, {}))
    rows = list(table.iter("tr"))
    assert len(rows) == 3
    for cell, words in ((0, "Onetwothreefourfivesix"), (1, "Seveneightnine")):
        assert "".join(squeezed("".join(map(str, row[cell].itertext()))) for row in rows) == words
    assert [row.get("data-goes-on") for row in rows] == [None, "yes", "yes"]


def test_a_short_cell_of_a_row_that_is_cut_stands_whole_beside_the_beginning_of_the_others() -> None:
    table = etree.fromstring(
        '<table><colgroup><col style="width: 75.000%"/><col style="width: 25.000%"/></colgroup>'
        f"<tr><td>{'long words of a cell ' * 30}</td><td>Short one of three lines</td></tr></table>"
    )
    split_rows((table, etree.Element("div", {"data-gap": "yes"})), ({1: 4}, {}))
    first, *others = [row[1] for row in table.iter("tr")]
    assert "".join(map(str, first.itertext())).split() == ["Short", "one", "of", "three", "lines"]
    assert not any("".join(map(str, each.itertext())).strip() for each in others)
