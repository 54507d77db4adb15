"""Containers that a profile names items are items on the page; one with a heading is a division."""

from hexapla.akn.blocks import blocks
from hexapla.akn.names import E


def test_a_container_that_is_named_item_is_one_unless_it_has_a_heading():
    item = E.hcontainer({"name": "item", "eId": "a"}, E.num("a)"), E.content(E.p("that bells ring;")))
    headed = E.hcontainer({"name": "item", "eId": "b"}, E.num("1"), E.heading("Bells"), E.content(E.p("They ring.")))
    found = [(each.kind, each.num) for each in blocks(E.mainBody(item, headed))]
    assert found == [("item", "a)"), ("heading", "1"), ("alinea", None)]
