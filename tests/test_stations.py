"""Duty stations: which pages a document has."""

from dataclasses import replace

import pytest

from hexapla import catalogue
from hexapla.domain.office import Office
from hexapla.resources import style_folder
from hexapla.stations import station_of, stations
from hexapla.writers import pdf
from samples.paper import long_lines, parallel, single
from samples.pdf_pages import texts


def test_an_organ_chooses_and_the_office_overrules() -> None:
    assert station_of("ga") is stations()["new-york"]
    assert station_of("cat") is station_of(None) is stations()["geneva"]
    assert station_of("ga", "geneva") is stations()["geneva"]


@pytest.mark.parametrize(("symbol", "office", "size"), [
    ("A/80/1", Office(), "Letter"), ("A/80/1", Office(page_size="A4"), "A4"), ("CAT/C/XXX/FCO/9", Office(), "A4"),
    ("CAT/C/XXX/FCO/9", Office(station="new-york"), "Letter"),
])  # fmt: skip
def test_the_paper_is_that_of_the_station_unless_the_office_says_another(
    symbol: str, office: Office, size: str
) -> None:
    assert replace(single("en"), symbol=symbol, office=office).page_size == size


def test_side_by_side_pages_are_those_of_the_first_station() -> None:
    assert replace(parallel(("en", "fr"), 2), symbol="A/80/1").page_size == "A4"


def test_every_organ_of_a_station_is_known_and_every_sheet_is_there() -> None:
    known = {organ.key for organ in catalogue.organs()}
    for station in stations().values():
        assert set(station.organs) <= known
        assert all((style_folder() / sheet).is_file() for sheet in (*station.sheets(""), *station.series.values()))


def test_a_series_has_the_style_sheets_of_its_station_and_its_own() -> None:
    station = station_of("ga")
    assert station.sheets("A/80/628") == ["print/new-york.css"]
    assert station.sheets("A/81/6 (Sect. 13)") == ["print/new-york.css", "print/budget-section.css"]


def test_a_section_of_the_budget_has_its_part_and_its_name_at_the_head_of_its_pages() -> None:
    front = [("chapter", "Part IV", "Development"), ("chapter", "Section 13", "Trade Centre")]
    lines = [*front, *(each for each in long_lines("en", 60) if each[0] == "para")]
    lines = [*front, ("chapter", "III.", " ".join(["Mechanism"] * 30)), *lines[2:]]  # a chapter is none, however long
    edition = replace(single("en", lines), symbol="A/81/6 (Sect. 13)")
    part, section, chapter, *rest = edition.first.blocks
    blocks = (replace(part, eid="part_IV"), section, replace(chapter, eid="sec_III"), *rest)
    column = replace(edition.first, blocks=blocks)
    data = pdf.write(replace(edition, columns=(column,)))
    heads = [" ".join(each.words for each in texts(data, page) if each.base < 60) for page in (2, 3)]
    assert ("Part IV" in heads[0], "Development" in heads[0]) == (True, True), heads
    assert ["Section 13" in heads[1], "Trade Centre" in heads[1], "Mechanism" in heads[1]] == [True, True, False]
