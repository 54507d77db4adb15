"""The organ files: names in six languages, and the symbols that belong to each."""

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from hexapla import catalogue
from hexapla.domain.language import Origin
from hexapla.domain.organ import Organ
from hexapla.domain.symbol import Symbol
from hexapla.domain.symbol_vocabulary import vocabulary

CODES = {"ar", "zh", "en", "fr", "ru", "es"}
TREATY_BODIES = ("ccpr", "cescr", "cerd", "cedaw", "cat", "spt", "crc", "cmw", "crpd", "ced")
WIDELY_SEEN = ("cat", "ccpr", "cerd")
ORGANS = {organ.key: organ for organ in catalogue.organs()}
each_organ = pytest.mark.parametrize("organ", [pytest.param(organ, id=key) for key, organ in ORGANS.items()])


def raw(key: str) -> dict[str, Any]:
    return tomllib.loads(files("hexapla").joinpath(f"data/organs/{key}.toml").read_text(encoding="utf-8"))


def owner(text: str) -> str | None:
    organ = catalogue.organ_of(Symbol.parse(text))
    return organ.key if organ else None


@each_organ
def test_a_file_is_named_after_its_key_and_has_nothing_unknown(organ: Organ) -> None:
    needed = {"key", "prefixes", "masthead_style", "masthead", "committee"}
    assert needed <= set(raw(organ.key)) <= needed | {"resolutions"}
    assert raw(organ.key)["key"] == organ.key


@each_organ
def test_the_masthead_has_a_name_in_every_language(organ: Organ) -> None:
    assert set(organ.masthead) == CODES
    assert set(organ.committee) in (CODES, set())
    for phrase in (*organ.masthead.values(), *organ.committee.values()):
        assert all(line and line == line.strip() for line in phrase.text.split("|"))


@each_organ
def test_the_style_is_one_that_mastheads_have(organ: Organ) -> None:
    assert organ.masthead_style in {"organ", "treaty"}


def test_no_prefix_has_two_owners_and_all_begin_with_a_known_body() -> None:
    prefixes = [prefix for organ in catalogue.organs() for prefix in organ.prefixes]
    assert len(prefixes) == len(set(prefixes))
    known = {*vocabulary().bodies, *vocabulary().close_sessions}
    assert {prefix.rstrip("(.#").partition("/")[0] for prefix in prefixes} <= known


@pytest.mark.parametrize("key", TREATY_BODIES)
def test_every_treaty_body_has_a_committee(key: str) -> None:
    assert set(ORGANS[key].committee) == CODES
    assert ORGANS[key].committee["en"].origin is Origin.SEEN


@pytest.mark.parametrize("key", TREATY_BODIES)
@pytest.mark.parametrize("code", ["es", "ru", "ar", "zh"])
def test_names_that_nobody_has_confirmed_say_so(key: str, code: str) -> None:
    expected = Origin.SEEN if key in WIDELY_SEEN else Origin.UNCONFIRMED
    assert ORGANS[key].committee[code].origin is expected
    assert ORGANS[key].masthead[code].origin is expected


@pytest.mark.parametrize("key", TREATY_BODIES)
def test_two_long_french_names_are_unconfirmed(key: str) -> None:
    expected = Origin.UNCONFIRMED if key in {"spt", "cmw"} else Origin.SEEN
    assert ORGANS[key].committee["fr"].origin is expected


def test_the_council_stands_for_the_covenant_until_somebody_denies_it() -> None:
    cescr = ORGANS["cescr"]
    assert cescr.masthead_style == "organ"
    assert cescr.masthead["en"].text == "Economic and Social Council"
    assert {phrase.origin for phrase in cescr.masthead.values()} == {Origin.UNCONFIRMED}


def test_lines_break_only_where_a_break_is_known() -> None:
    broken = {
        (organ.key, code)
        for organ in catalogue.organs()
        for code, phrase in organ.masthead.items()
        if "|" in phrase.text
    }
    assert broken == {("cat", "en"), ("cat", "fr"), ("cat", "zh")}
    assert ORGANS["cat"].masthead["en"].text.split("|")[0] == "Convention against Torture"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("CAT/C/PER/FCO/7", "cat"),
        ("CAT/OP/12/5*", "spt"),
        ("CAT/OPX/1", "cat"),
        ("E/C.12/GC/24", "cescr"),
        ("E/CN.4/2002/73/Add.2", "ecosoc"),
        ("E/ECE/TRANS/505/Rev.3", "ece"),
        ("ECE/TRANS/WP.29/2026/139", "ece"),
        ("A/HRC/43/12", "hrc"),
        ("A/RES/78/1", "ga"),
        ("S/RES/2235(2015)", "sc"),
        ("GC.19/Res.1", "unido"),
        ("IDB.49/5–PBC.37/5", "unido"),
        ("PBC.37/5", "unido"),
        ("PBC/12/OC/L.1", "pbc"),
        ("GC(65)/RES/9", "iaea"),
        ("INFCIRC/225/Rev.5", "iaea"),
        ("EC/72/SC/CRP.14", "excom"),
        ("A74/9", "who"),
        ("EB150/7", "who"),
        ("ECE/EX/12", "ece"),
        ("ICC-ASP/20/Res.5", "icc-asp"),
        ("E/ESCWA/EC.7/2021/4", "escwa"),
        ("T/1234", "tc"),
        ("ST/SGB/2018/1", "st"),
        ("FCCC/CP/2015/L.9/Rev.1", "fccc"),
        ("HRI/GEN/1/Rev.9 (Vol. I)", "hri"),
        ("TD/B(S-XXXI)/INF/1", "unctad"),
        ("CMW/C/GC/7–CERD/C/GC/38", "cmw"),
        ("GEGN/2/2019/1", None),
    ],
)
def test_the_longest_prefix_wins(text: str, key: str | None) -> None:
    symbol = Symbol(text, text.partition("/")[0]) if "OPX" in text else Symbol.parse(text)
    organ = catalogue.organ_of(symbol)
    assert (organ.key if organ else None) == key


def test_almost_every_symbol_of_the_corpus_has_an_organ(corpus: Path) -> None:
    texts = (corpus / "symbols.txt").read_text(encoding="utf-8").splitlines()
    known = 0
    for text in texts:
        try:
            known += owner(text) is not None
        except ValueError:
            continue
    assert known >= 0.995 * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "LC/SES.39/4", "CBD/COP/DEC/15/4", "ICCD/COP(14)/CST/7", "ISBA/26/C/13/Rev.1", "CCW/GGE.1/2021/3", "IPBES/9/14/Add.1",
        "JIU/REP/2021/5", "HSP/EB.2022/3", "EC/72/SC/CRP.14", "SPLOS/32/7", "BWC/MSP/2020/MX.2/WP.4", "CTOC/COP/2020/10",
        "NPT/CONF.2020/PC.III/WP.5", "IDB.49/5", "GC.19/Res.1", "WFP/EB.2/2021/4-A/1", "ICC-ASP/20/Res.5",
        "WHC/21/44.COM/18", "ILC.110/III(A)", "INFCIRC/225/Rev.5", "CAC/COSP/2021/4", "CTBT/PC-58/1", "A74/9",
    ],
)  # fmt: skip
def test_a_symbol_of_a_living_series_has_an_organ_and_no_unknown_part(text: str) -> None:
    assert owner(text)
    assert Symbol.parse(text).unclassified == ()
