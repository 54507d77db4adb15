"""Duty stations: which pages a document has."""

from hexapla import catalogue
from hexapla.resources import style_folder
from hexapla.stations import station_of, stations


def test_an_organ_chooses_and_the_office_overrules() -> None:
    assert station_of("ga") is stations()["new-york"]
    assert station_of("cat") is station_of(None) is stations()["geneva"]
    assert station_of("ga", "geneva") is stations()["geneva"]


def test_every_organ_of_a_station_is_known_and_every_sheet_is_there() -> None:
    known = {organ.key for organ in catalogue.organs()}
    for station in stations().values():
        assert set(station.organs) <= known
        assert station.sheet is None or (style_folder() / station.sheet).is_file()
