"""A line of a contents list leads to the heading that it repeats; the same text gives the same links, whatever it is read from."""

from hexapla.akn.names import E, akn
from hexapla.canonical.contents_links import link_contents
from hexapla.canonical.links import resolve_links


def linked(*lines: str) -> list[str | None]:
    """Return where lines of a contents list lead."""
    entries = [E.alinea(E.content(E.p(line))) for line in lines]
    main = E.doc(
        E.hcontainer({"name": "contents"}, E.heading("Contents"), *entries),
        E.section({"eId": "sec_I"}, E.num("I."), E.heading("Ports"), E.division({"eId": "dvs_A"}, E.num("A."), E.heading("In 2003"))),
        E.section({"eId": "sec_II"}, E.num("II."), E.heading("Ships"), E.division({"eId": "dvs_B"}, E.num("A."), E.heading("Rules"))),
        E.section({"eId": "sec_III"}, E.num("III."), E.heading("Ships")),
    )  # fmt: skip
    link_contents(main)
    resolve_links(main)
    assert ["".join(map(str, each.itertext())) for each in main.iter(akn("p"))] == list(lines)
    return [None if (link := each.find(akn("ref"))) is None else link.get("href") for each in main.iter(akn("p"))]


def test_a_line_leads_to_the_heading_that_it_repeats_with_its_number_or_without_before_any_page():
    assert linked("I.\tPorts\t3", "ports ..... 4", "A. In 2003", "A.\tIn 2003\t2–5\t7") == [
        "#sec_I",
        "#sec_I",
        "#dvs_A",
        "#dvs_A",
    ]


def test_a_line_that_two_headings_or_none_repeat_stays_a_text():
    assert linked("Ships\t4", "Paragraphs\tPage", "Tides", "") == [None, None, None, None]
    assert linked("II. Ships\t4") == ["#sec_II"]
