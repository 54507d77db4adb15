"""What was read wrong and nothing marked: words behind hyphens and numbers, text taken into tables, sentences that announce a table within a cell."""

import pytest

from hexapla.akn.inlines import plain_text
from hexapla.readers.pdf.doubts import HYPHEN, ROWS
from hexapla.readers.pdf.looks import Looks
from hexapla.readers.pdf.pages import Glyph, pages_of
from hexapla.readers.pdf.paragraphs import Paragraph
from hexapla.readers.pdf.pieces import Piece, Row
from hexapla.readers.pdf.reader import read_pdf
from hexapla.readers.pdf.rows import rows_of
from hexapla.readers.pdf.words import Vocabulary, characters_of
from readers.pdf.test_doubts_of_cells import cell, doubtful, table
from samples.pages_alone import drawn

Texts = list[tuple[float, float, float, str]]
SAID = "The keeper notes that the vessels wait for their pilots longer than was told"


def glyphs(text: str) -> tuple[Glyph, ...]:
    return tuple(Glyph(sign, 5 * n, 5 * n + 5, 700, 10, frozenset()) for n, sign in enumerate(text))


def joined(known: set[str], *rows: str, prefixes: frozenset[str] = frozenset()) -> tuple[str, set[str]]:
    content, reasons = characters_of([glyphs(row) for row in rows], Vocabulary(frozenset(known), prefixes), "en")
    return "".join(each.text for each in content), reasons


def rows(data: bytes) -> list[list[str]]:
    return [[plain_text(each) for each in row] for row in read_pdf(data, "x.pdf", "en").body.iter("{*}tr")]


def test_a_word_divided_behind_a_part_that_the_document_writes_with_a_hyphen_is_doubtful() -> None:
    known = {"interharbour"}
    assert joined(known, "the inter-", "harbour dues") == ("the interharbour dues", set())
    assert joined(known, "the inter-", "harbour dues", prefixes=frozenset({"inter"}))[1] == {HYPHEN}


def test_a_hyphen_stays_behind_a_part_that_the_document_writes_with_one() -> None:
    own = frozenset({"self"})
    assert joined({"the"}, "the self-", "reliance dues", prefixes=own) == ("the self-reliance dues", {HYPHEN})
    assert joined({"the"}, "the self-", "reliance dues") == ("the selfreliance dues", {HYPHEN})


def test_the_parts_before_hyphens_are_those_of_the_rows() -> None:
    row = Row(1, (Piece(glyphs("the self-reliance of the harbour")),))
    assert Vocabulary.of([[row]]).is_prefixed("and self")
    assert not Vocabulary.of([[row]]).is_prefixed("harbour")


def test_the_second_part_of_a_compound_that_begins_a_row_with_its_hyphen_follows_without_a_blank() -> None:
    assert joined(set(), "Harbour", "-owned vessels") == ("Harbour-owned vessels", set())
    assert joined(set(), "Harbour", "- owned vessels")[0] == "Harbour - owned vessels"


def test_words_behind_a_number_and_its_point_stand_apart_however_near() -> None:
    (seen,) = pages_of(drawn([(60, 700, 10, "III.")]), "x.pdf")
    (page,) = pages_of(drawn([(60, 700, 10, "III."), (seen.glyphs[-1].right + 1.35, 700, 10, "Net")]), "x.pdf")
    assert rows_of(page)[0].text == "III. Net"


@pytest.mark.parametrize("size", [10, 8.5])
def test_a_numbered_paragraph_in_larger_type_ends_a_table_that_is_wider_than_the_text(size: float) -> None:
    heads = [(60, 742, 7, "Kind"), (430, 742, 7, "2025"), (490, 742, 7, "2026")]
    body = [(left, 722 - 14 * n, 8.5, text) for n, kind in enumerate(("Lamps", "Buoys", "Oil"))
            for left, text in ((60, kind), (430, f"{n} 120.5"), (490, f"{n} 210.5"))]  # fmt: skip
    text = [(60, 674, size, "9."), (90, 674, size, SAID), (60, 662, size, "by the council of the harbour.")]
    text += [(60, 630 - 24 * n, 10, f"{SAID} by the harbour.") for n in range(4)]
    rules = [(left, right, height) for height in (754, 734) for left, right in ((60, 420), (420, 480), (480, 540))]
    found = rows(drawn([*heads, *body, *text], rules=rules))
    assert any("9." in each for row in found for each in row) == (size != 10)


def test_a_numbered_paragraph_that_ends_with_a_comma_may_be_cut() -> None:
    def oddities(text: str) -> list[str]:
        own = Paragraph([Row(1, (Piece(glyphs(text)),))])
        return list(Looks.of([own]).oddities(own, has_label=True))

    assert oddities("7. The lamps of the harbour,")
    assert not oddities("(a) The lamps of the harbour,")


def test_the_last_cell_of_a_row_that_announces_what_stands_below_is_doubtful() -> None:
    sound = [(cell(each, 0, 3 * n + 1), cell("4", 1, 3 * n + 2), cell("5", 2, 3 * n + 3)) for n, each in enumerate(("Lights", "Pilots"))]  # fmt: skip
    said = (cell("Oil", 0, 7), cell("6", 1, 8), cell("The rates of the harbour are told in the table below:", 2, 9))
    more = (cell("Buoys", 0, 10), cell("8", 1, 11), cell("9", 2, 12))
    assert (2, 2) in doubtful(table(*sound, said, more), ROWS)
    short = (cell("Oil", 0, 7), cell("6", 1, 8), cell("Of these:", 2, 9))
    assert doubtful(table(*sound, short, more), ROWS) == []
