"""Lists that follow one another share their columns on paper."""

from lxml import html

from hexapla.writers.markup.elements import Fragment
from hexapla.writers.pdf.joined_lists import joined_lists

LIST = '<div class="table short listed" id="{0}"><div class="list"><table>{1}<tr><td>{0}</td></tr></table></div></div>'


def joined(*parts: str) -> list[tuple[str, int, str]]:
    """Return the words of each element, how many tables it holds, its classes."""
    body = joined_lists(Fragment(tuple(map(html.fragment_fromstring, parts))))
    return [(each.text_content(), len(list(each.iter("table"))), each.get("class") or "") for each in body.elements]


def test_a_list_right_below_another_shares_its_columns_and_keeps_its_place() -> None:
    first, second = LIST.format("60/1", ""), LIST.format("62/5", "")
    assert joined(first, second, "<p>Others</p>", second) == [
        ("60/162/5", 2, "table listed"), ("Others", 0, ""), ("62/5", 1, "table short listed"),
    ]  # fmt: skip
    body = joined_lists(Fragment((html.fragment_fromstring(first), html.fragment_fromstring(second))))
    assert [each.get("id") for each in body.elements[0].iter("table")] == [None, "62/5"]


def test_a_list_with_a_caption_and_other_tables_stand_by_themselves() -> None:
    first, named = LIST.format("60/1", ""), LIST.format("62/5", "<caption>Decisions</caption>")
    table = '<div class="table"><table><tr><td>7</td></tr></table></div>'
    assert [count for _, count, _ in joined(first, named, table, table)] == [1, 1, 1, 1]
