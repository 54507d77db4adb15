"""What the concordance asks to look at reaches the memory, the XLIFF and the viewer, and leaves them when settled."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from hexapla.cli import main
from samples.repository import SEED

SYMBOL = "CAT/C/PER/FCO/7"
XLIFF = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


@pytest.fixture
def places(tmp_path: Path) -> list[str]:
    """The seed in a project of its own."""
    shutil.copytree(SEED, tmp_path / "sources" / SEED.name)
    return ["-q", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out")]


def built(places: list[str], *more: str) -> Path:
    """Build and return the folder of the document."""
    assert main([*places, "build", *(more or ("-e", "en-fr", "-f", "tmx,xlf,html"))]) == 0
    return Path(places[-1]) / "CAT-C-PER-FCO-7"


def units(folder: Path) -> set[str | None]:
    """Return the ids of the units of the memory."""
    return {each.get("tuid") for each in etree.parse(folder / "en-fr" / "CAT-C-PER-FCO-7.en-fr.tmx").iter("tu")}


def looks(folder: Path, pair: str = "en-fr") -> list[str]:
    """Return the pairs that have something to look at."""
    report = json.loads((folder / "reports" / f"concordance.{pair}.json").read_text(encoding="utf-8"))
    items = [each for each in report["items"] if each["level"] == "look" and each["accepted"] is None]
    return [place for each in items for place in (each["pair"], *(other["pair"] for other in each["places"]))]


def test_every_open_item_is_in_the_viewer_and_the_xliff_and_out_of_the_memory(places: list[str]) -> None:
    folder = built(places)
    asked = looks(folder)
    page = html.parse(folder / "en-fr" / "CAT-C-PER-FCO-7.en-fr.html")
    links = page.xpath("//ul[@class='flags']/li/a/@href")
    assert sorted(str(link).partition("#")[2] for link in links) == sorted(asked)
    xliff: Any = etree.parse(folder / "en-fr" / "CAT-C-PER-FCO-7.en-fr.xlf")
    assert set(xliff.xpath("//x:note[@category='concordance']/../../@id", namespaces=XLIFF)) == set(asked)
    kept = units(folder)
    for pair in asked:
        segments = xliff.xpath(f"//x:unit[@id='{pair}']/x:segment", namespaces=XLIFF)
        assert len([each for each in kept if str(each).startswith(f"{pair}__s")]) < len(segments)


def test_what_is_settled_comes_back_into_the_memory(places: list[str]) -> None:
    folder = built(places)
    before = units(folder)
    assert main([*places, "accept", SYMBOL, "date", "para_61__list_1__indent_5", "as published"]) == 0
    built(places)
    added = units(folder) - before
    assert added
    assert {str(each).rpartition("__s")[0] for each in added} == {"para_61__list_1__indent_5"}


def test_the_office_can_ask_for_all_pairs(places: list[str]) -> None:
    before = units(built(places))
    (Path(places[2]) / "office.toml").write_text('memory = "all"\n', encoding="utf-8")
    assert len(units(built(places))) == 142 > len(before)


def test_a_pair_in_the_other_order_has_a_report_and_remarks_of_its_own(places: list[str]) -> None:
    folder = built(places, "-e", "en-fr,fr-en", "-f", "tmx,html")
    assert set(looks(folder)) == set(looks(folder, "fr-en"))
    page = html.parse(folder / "fr-en" / "CAT-C-PER-FCO-7.fr-en.html")
    assert {str(link).partition("#")[0] for link in page.xpath("//ul[@class='flags']//a/@href")} == {
        "../reports/concordance.fr-en.html"
    }


def test_an_exception_is_followed_from_document_toml_to_the_memory(places: list[str]) -> None:
    toml = Path(places[2]) / SEED.name / "document.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '\n[align]\n"fr:para_6" = "para_5"\n', encoding="utf-8")
    folder = built(places)
    assert not {each for each in units(folder) if str(each).startswith("para_6__")}
    toml.write_text(toml.read_text(encoding="utf-8").replace('"para_5"', '"para_500"'), encoding="utf-8")
    assert main([*places, "build"]) == 4


def test_a_paragraph_in_the_other_language_is_said_once(places: list[str], tmp_path: Path) -> None:
    """The concordance asks for the look; the finding that reading makes of it is not said beside it."""
    source = tmp_path / "sources" / SEED.name / "fr.txt"
    english = next(line for line in (SEED / "en.txt").read_text(encoding="utf-8").split("\n") if line.startswith("21."))
    lines = source.read_text(encoding="utf-8").split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith(english.partition(".")[0] + "."))
    lines[place] = english
    source.write_text("\n".join(lines), encoding="utf-8")
    assert main([*places, "check"]) == 0
    reports = Path(places[-1]) / "CAT-C-PER-FCO-7" / "reports"
    report = json.loads((reports / "concordance.en-fr.json").read_text(encoding="utf-8"))
    found = json.loads((reports / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert [item["kind"] for item in report["items"] if item["kind"] == "language"] == ["language"]
    assert "L-005" not in [each["code"] for each in found]
