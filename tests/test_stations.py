"""Duty stations: which pages a document has."""

from dataclasses import replace

import pytest

from hexapla import catalogue
from hexapla.domain.office import Office
from hexapla.resources import style_folder
from hexapla.stations import station_of, stations
from samples.paper import parallel, single


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
        assert station.sheet is None or (style_folder() / station.sheet).is_file()
