"""Symbols: taken apart, printed again, refused with a reason."""

import pickle
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hexapla.domain.near_misses import near_miss
from hexapla.domain.symbol import Symbol
from hexapla.domain.symbol_vocabulary import vocabulary

# symbol: body | subsidiaries | session | state | nature | number | modifiers; a dash for none.
DECOMPOSITIONS = """
CAT/C/PER/FCO/7 : CAT | C | - | PER | FCO | 7 | -
CAT/C/PER/7 : CAT | C | - | PER | - | 7 | -
CAT/C/GTM/CO/5-6 : CAT | C | - | GTM | CO | 5-6 | -
CAT/C/AFG/QPR/3 : CAT | C | - | AFG | QPR | 3 | -
CAT/C/KGZ/Q/2 : CAT | C | - | KGZ | Q | 2 | -
CAT/C/AFG/CO/2/Add.1 : CAT | C | - | AFG | CO | 2 | Add.1
CAT/C/SR.1698 : CAT | C | - | - | SR | 1698 | -
CAT/C/GC/4 : CAT | C | - | - | GC | 4 | -
CAT/C/3/Rev.6 : CAT | C | - | - | - | 3 | Rev.6
CAT/C/54/2 : CAT | C | 54 | - | - | 2 | -
CAT/C/65/D/756/2016 : CAT | C | 65 | - | D | 756/2016 | -
CAT/C/CR/28/5 : CAT | C | 28 | - | CR | 5 | -
CAT/OP/BEN/1/Add.1 : CAT | OP | - | BEN | - | 1 | Add.1
CAT/OP/POL/ROSP/1 : CAT | OP | - | POL | ROSP | 1 | -
CAT/OP/12/5 : CAT | OP | 12 | - | - | 5 | -
CCPR/C/79/Add.56 : CCPR | C | - | - | - | 79 | Add.56
CCPR/CO/72/PRK : CCPR | - | 72 | PRK | CO | - | -
CCPR/C/21/Rev.1/Add.13 : CCPR | C | - | - | - | 21 | Rev.1, Add.13
CCPR/C/WG/134/DR/2841/2016 : CCPR | C, WG | 134 | - | DR | 2841/2016 | -
CCPR/C/NZL/2001/4 : CCPR | C | 2001 | NZL | - | 4 | -
CERD/C/SVK/11-12 : CERD | C | - | SVK | - | 11-12 | -
CERD/C/64/CO/8 : CERD | C | 64 | - | CO | 8 | -
CEDAW/C/MNG/CO/8-9/Add.1 : CEDAW | C | - | MNG | CO | 8-9 | Add.1
CEDAW/C/PHI/CO/6 : CEDAW | C | - | PHI | CO | 6 | -
CEDAW/C/OP.8/CAN/1 : CEDAW | C, OP.8 | - | CAN | - | 1 | -
CRC/C/OPAC/VEN/CO/1 : CRC | C, OPAC | - | VEN | CO | 1 | -
CRC/GC/2001/1 : CRC | - | 2001 | - | GC | 1 | -
CRC/C/87/D/115/2020/Corr.1 : CRC | C | 87 | - | D | 115/2020 | Corr.1
CRPD/C/ESP/IR/1 : CRPD | C | - | ESP | IR | 1 | -
CED/C/MEX/VR/1 : CED | C | - | MEX | VR | 1 | -
CED/C/COL/OAI/1 : CED | C | - | COL | OAI | 1 | -
CMW/C/MAR/CO/1 : CMW | C | - | MAR | CO | 1 | -
E/C.12/PRY/CO/4 : E | C.12 | - | PRY | CO | 4 | -
E/C.12/54/R.3 : E | C.12 | 54 | - | R | 3 | -
HRI/GEN/1/Rev.9 (Vol. I) : HRI | GEN | - | - | - | 1 | Rev.9 (Vol. I)
HRI/MC/2013/2 : HRI | MC | 2013 | - | - | 2 | -
A/HRC/43/12 : A | HRC | 43 | - | - | 12 | -
A/HRC/DEC/S-4/101 : A | HRC | S-4 | - | DEC | 101 | -
A/HRC/45/L.62 : A | HRC | 45 | - | L | 62 | -
A/HRC/WG.6/34/IRN/1 : A | HRC, WG.6 | 34 | IRN | - | 1 | -
A/HRC/42/NGO/134 : A | HRC | 42 | - | NGO | 134 | -
A/RES/78/1 : A | - | 78 | - | RES | 1 | -
A/RES/491(V) : A | - | V | - | RES | 491 | -
A/RES/2994 (XXVII) : A | - | XXVII | - | RES | 2994 | -
A/RES/ES-11/1 : A | - | ES-11 | - | RES | 1 | -
A/RES/45/222A-B : A | - | 45 | - | RES | 222A-B | -
A/ES-10/PV.41 : A | - | ES-10 | - | PV | 41 | -
A/C.3/75/L.50/Rev.1 : A | C.3 | 75 | - | L | 50 | Rev.1
A/58/49(VOL.II) : A | - | 58 | - | - | 49(VOL.II) | -
A/75/6 (Sect. 3)/Add.2 : A | - | 75 | - | - | 6 (Sect. 3) | Add.2
A/81/6 (Sect. 13)/Part A : A | - | 81 | - | - | 6 (Sect. 13) | Part A
A/CONF.189/PC.2/22 : A | CONF.189, PC.2 | - | - | - | 22 | -
A/INF/76/1 : A | - | 76 | - | INF | 1 | -
A/58/7/ADD.13 : A | - | 58 | - | - | 7 | ADD.13
S/RES/2235 (2015) : S | - | 2015 | - | RES | 2235 | -
S/PV.6231 : S | - | - | - | PV | 6231 | -
S/2011/590 : S | - | 2011 | - | - | 590 | -
S/1162 : S | - | - | - | - | 1162 | -
E/CN.4/1992/S-1/L.2 : E | CN.4 | 1992/S-1 | - | L | 2 | -
E/CN.4/RES/1(XV) : E | CN.4 | XV | - | RES | 1 | -
E/CN.4/RES/A(VI) : E | CN.4 | VI | - | RES | A | -
E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1 : E | CN.4, Sub.2, AC.2 | 1987 | - | WP | 4 | Add.1
E/ECE/TRANS/505/Rev.3/Add.170 : E | ECE, TRANS | - | - | - | 505 | Rev.3, Add.170
ECE/TRANS/WP.29/2026/139 : ECE | TRANS, WP.29 | 2026 | - | - | 139 | -
ECE/TRANS/WP.29/AC.3/62 : ECE | TRANS, WP.29, AC.3 | - | - | - | 62 | -
TD/B/EX(70)/R.1 : TD | B | EX(70) | - | R | 1 | -
TD/B(S-XXXI)/INF/1 : TD | B | S-XXXI | - | INF | 1 | -
TD/B/C.I/MEM.2/67 : TD | B, C.I, MEM.2 | - | - | - | 67 | -
UNEP/EA.4/Res.6 : UNEP | EA.4 | 4 | - | RES | 6 | -
FCCC/CP/2015/L.9/Rev.1 : FCCC | CP | 2015 | - | L | 9 | Rev.1
ST/AI/2000/3 : ST | AI | 2000 | - | - | 3 | -
ST/CS/SER.A/44/Rev.1 : ST | CS, SER.A | - | - | - | 44 | Rev.1
"""
ROWS = [tuple(row.split(" : ")) for row in DECOMPOSITIONS.strip().splitlines()]
REFUSED = [
    "",
    "*",
    "A",
    "A/",
    "/A/1",
    "A//1",
    " CAT/C/PER/7",
    "CAT/C/PER/7 ",
    "CAT/C/PER/7\n",
    "cat/c/per/7",
    "and/or",
    "And/Or",
    "km/h",
    "S/he",
    "N/A",
    "12/2020",
    "IN/DGIN/DAE",
    "PA/TC",
    "A/../../etc/passwd",
    "A/٣/٤",
    "https://undocs.org/A/78/1",
]
LIVING = """
ICCD/COP(15)/23/Add.1 : ICCD | COP | 15 | - | - | 23 | Add.1
LC/G.2681(SES.38/3) : LC | G | - | - | - | 2681(SES.38/3) | -
LC/TS.2022/220 : LC | TS.2022 | - | - | - | 220 | -
ESCAP/79/L.3 : ESCAP | - | 79 | - | L | 3 | -
E/ESCWA/C.1/2022/3(Part I) : E | ESCWA, C.1 | 2022 | - | - | 3(Part I) | -
EC/74/SC/CRP.1 : EC | SC | 74 | - | CRP | 1 | -
ECE/TRADE/C/CEFACT/2019/22/Rev.1 : ECE | TRADE, C, CEFACT | 2019 | - | - | 22 | Rev.1
ECE/TRANS/WP.29/GRVA/2024/12 : ECE | TRANS, WP.29, GRVA | 2024 | - | - | 12 | -
UNEP/OzL.Pro.35/2 : UNEP | OzL.Pro.35 | - | - | - | 2 | -
UNEP/CHW.16/INF/4 : UNEP | CHW.16 | - | - | INF | 4 | -
UNEP(DEPI)/MED IG.23/4 : UNEP(DEPI) | MED IG.23 | - | - | - | 4 | -
UNEP/PP/INC.4/3 : UNEP | PP, INC.4 | - | - | - | 3 | -
CBD/WG2020/3/L.2 : CBD | WG2020 | 3 | - | L | 2 | -
HSP/EB.2023/10 : HSP | EB.2023 | - | - | - | 10 | -
IDB.51/2 : IDB | - | 51 | - | - | 2 | -
PBC/17/OC/1 : PBC | OC | 17 | - | - | 1 | -
ISBA/28/C/4 : ISBA | C | 28 | - | - | 4 | -
CCW/GGE.1/2023/1 : CCW | GGE.1 | 2023 | - | - | 1 | -
CTBT-Art.XIV/2023/1 : CTBT-Art.XIV | - | 2023 | - | - | 1 | -
INCB/2022/1 : INCB | - | 2022 | - | - | 1 | -
IPBES/10/INF/3 : IPBES | - | 10 | - | INF | 3 | -
JIU/REP/2022/1 : JIU | REP | 2022 | - | - | 1 | -
CCPR/C/90/D/1255,1256,1259/2004 : CCPR | C | 90 | - | D | 1255,1256,1259/2004 | -
CAT/C/24/D/130&131/1999 : CAT | C | 24 | - | D | 130&131/1999 | -
CAT/C/SR. 229 : CAT | C | - | - | SR | 229 | -
A/HRC/RES/56/L.33 : A | HRC, RES | 56 | - | L | 33 | -
UN/SCETDG/62/INF.3 : UN | SCETDG | 62 | - | INF | 3 | -
"""
LIVING_ROWS = [tuple(row.split(" : ")) for row in LIVING.strip().splitlines()]


def components(symbol: Symbol) -> str:
    cells = (
        symbol.body,
        ", ".join(symbol.subsidiaries),
        symbol.session,
        symbol.state,
        symbol.nature,
        symbol.number,
        ", ".join(symbol.modifiers),
    )
    return " | ".join(cell or "-" for cell in cells)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_symbol_falls_into_its_components(text: str, expected: str) -> None:
    assert components(Symbol.parse(text)) == expected


@pytest.mark.parametrize(("text", "expected"), LIVING_ROWS, ids=[row[0] for row in LIVING_ROWS])
def test_the_series_that_live_today_are_known(text: str, expected: str) -> None:
    symbol = Symbol.parse(text)
    assert components(symbol) == expected
    assert symbol.unclassified == ()


@pytest.mark.parametrize(
    ("text", "unclassified"),
    [
        ("A/TEST/1", ("TEST",)),
        ("CAT/C/XXQ/7", ("XXQ",)),
        ("FOO/BAR/3/Add.1", ("FOO", "BAR")),
        ("A/78/Add.1/744", ("Add.1",)),
        ("A/HRC/44/L..1", ("L..1",)),
        ("SCCR/43/1", ("SCCR",)),
    ],
)
def test_a_part_that_nobody_knows_is_kept_and_named(text: str, unclassified: tuple[str, ...]) -> None:
    symbol = Symbol.parse(text)
    assert str(symbol) == text
    assert symbol.unclassified == unclassified


def test_around_a_part_that_nobody_knows_all_else_is_recognised() -> None:
    assert components(Symbol.parse("CEDAW/C/NEWISH/PER/CO/9/Corr.1")) == "CEDAW | C | - | PER | CO | 9 | Corr.1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAT/C/UYR/CO/4", ("UYR", "URY")),
        ("CTA/C/PER/7", ("CTA", "CAT")),
        ("A/HCR/43/12", ("HCR", "HRC")),
        ("A/RSE/78/1", ("RSE", "RES")),
        ("UNEP/PP/ICN.4/3", ("ICN.4", "INC.4")),
        ("A/HRCC/41/2", ("HRCC", "HRC")),
        ("FCC/CP/2019/13", ("FCC", "FCCC")),
        ("UNPE/EA.5/28", ("UNPE", "UNEP")),
        ("CAT/C/NLD/FC0/8", ("FC0", "FCO")),
        ("CCPR/C/N0R/FCO/8", ("N0R", "NOR")),
        ("A/RES/76/100", None),
        ("A/TEST/1", None),
        ("SCCR/43/1", None),
        ("CAT/C/PER/7", None),
    ],
)
def test_a_part_one_letter_from_a_code_is_a_near_miss(text: str, expected: tuple[str, str] | None) -> None:
    assert near_miss(Symbol.parse(text)) == expected


def test_a_stray_blank_is_no_part_of_the_name() -> None:
    symbol = Symbol.parse("CAT/C/SR. 229")
    assert str(symbol) == "CAT/C/SR. 229"
    assert (symbol.identifier, symbol.folder) == ("CAT/C/SR.229", "CAT-C-SR.229")
    assert Symbol.parse("A/75/6 (Sect. 3)").identifier == "A/75/6 (Sect. 3)"


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
@pytest.mark.parametrize("reissue", ["", "*", "**"])
def test_a_symbol_prints_as_it_was_written(text: str, reissue: str) -> None:
    symbol = Symbol.parse(text + reissue)
    assert str(symbol) == text + reissue
    assert symbol.reissue == reissue
    assert symbol.identifier == text
    assert symbol.head + symbol.tail == str(symbol)


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_that_is_no_symbol_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a symbol: .|too long") as caught:
        Symbol.parse(text)
    assert type(caught.value) is ValueError


def test_a_very_long_text_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="too long"):
        Symbol.parse("A/" + "1" * 1_000_000)


@given(st.text(max_size=60))
@example("A/" * 90)
@example("\x00")
def test_no_text_raises_anything_but_a_value_error(text: str) -> None:
    try:
        symbol = Symbol.parse(text)
    except ValueError:
        return
    assert str(symbol) == text


@given(st.lists(st.sampled_from(sorted({part for text, _ in ROWS for part in text.split("/")})), max_size=9))
def test_no_shuffled_symbol_raises_anything_but_a_value_error(parts: list[str]) -> None:
    text = "/".join(parts)
    try:
        symbol = Symbol.parse(text)
    except ValueError:
        return
    assert str(symbol) == text
    assert symbol.parent is None or str(symbol.parent) == symbol.text.rpartition("/")[0]
    assert not set(symbol.folder) & set('/\\:*?"<>| ')


def test_modifiers_stack_from_left_to_right() -> None:
    addendum = Symbol.parse("CCPR/C/21/Rev.1/Add.13")
    assert addendum.series == "CCPR/C/21"
    assert str(addendum.parent) == "CCPR/C/21/Rev.1"
    assert addendum.parent is not None
    assert str(addendum.parent.parent) == "CCPR/C/21"
    assert Symbol.parse("CCPR/C/21").parent is None


def test_the_parent_of_a_reissued_addendum_has_no_asterisk() -> None:
    assert str(Symbol.parse("CAT/C/AFG/CO/2/Add.1*").parent) == "CAT/C/AFG/CO/2"


@pytest.mark.parametrize("join", ["–", "-", "/", ", ", ",", " – "])
def test_a_joint_document_knows_its_parts(join: str) -> None:
    symbol = Symbol.parse(f"CEDAW/C/GC/31{join}CRC/C/GC/18/Rev.1*")
    assert [str(part) for part in symbol.parts] == ["CEDAW/C/GC/31", "CRC/C/GC/18/Rev.1"]
    assert (symbol.body, symbol.nature, symbol.number) == ("CEDAW", "GC", "31")
    assert str(symbol.parent) == f"CEDAW/C/GC/31{join}CRC/C/GC/18"
    assert Symbol.parse("CEDAW/C/GC/31–CRC/C/GC/18").folder == "CEDAW-C-GC-31-CRC-C-GC-18"


def test_a_single_document_has_no_parts() -> None:
    assert Symbol.parse("A/RES/78/1").parts == ()


@pytest.mark.parametrize(
    ("text", "folder", "address"),
    [
        ("CAT/C/PER/FCO/7", "CAT-C-PER-FCO-7", "CAT/C/PER/FCO/7"),
        ("A/75/6 (Sect. 3)/Add.2", "A-75-6_(Sect._3)-Add.2", "A/75/6%20(Sect.%203)/Add.2"),
        ("A/RES/78/1**", "A-RES-78-1", "A/RES/78/1"),
        ("S/RES/2235(2015)", "S-RES-2235(2015)", "S/RES/2235(2015)"),
    ],
)
def test_folder_and_addresses_follow_from_the_symbol(text: str, folder: str, address: str) -> None:
    symbol = Symbol.parse(text)
    assert symbol.folder == folder
    assert symbol.docs_url("fr") == f"https://docs.un.org/fr/{address}"
    assert symbol.undocs_url == f"https://undocs.org/{address}"
    assert symbol.path_part == address


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("S/2011/590", 2011),
        ("S/RES/2235 (2015)", 2015),
        ("E/CN.4/1992/S-1/L.2", 1992),
        ("HRI/CORE/PER/2010", 2010),
        ("CAT/C/PER/FCO/7", None),
        ("A/RES/78/1", None),
        ("CAT/C/65/D/756/2016", None),
        ("S/2011", None),
    ],
)
def test_the_year_is_the_one_of_the_session(text: str, year: int | None) -> None:
    assert Symbol.parse(text).year == year


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("CEDAW/C/PHI/CO/6", "PHL"),
        ("CAT/C/PER/7", "PER"),
        ("CAT/C/CHN-HKG/CO/5", "HKG"),
        ("CRC/C/OPSC/EU/1", None),
        ("A/RES/78/1", None),
    ],
)
def test_an_old_code_of_a_state_leads_to_the_present_one(text: str, country: str | None) -> None:
    assert Symbol.parse(text).country == country


def test_the_masthead_splits_at_the_first_slash() -> None:
    symbol = Symbol.parse("CAT/C/PER/FCO/7")
    assert (symbol.head, symbol.tail) == ("CAT", "/C/PER/FCO/7")


def test_a_symbol_travels_to_other_processes() -> None:
    symbol = Symbol.parse("CMW/C/GC/7–CERD/C/GC/38")
    assert pickle.loads(pickle.dumps(symbol)) == symbol  # noqa: S301 - our own bytes


def test_every_nature_of_the_rules_is_explained() -> None:
    words = vocabulary()
    assert words.numbered_natures | words.plain_natures | words.registered_natures == set(words.natures)


def test_every_old_code_leads_to_a_known_one() -> None:
    words = vocabulary()
    assert all(not code or words.is_state(code) for code in words.legacy_states.values())


def test_every_body_with_its_own_subsidiaries_is_a_body() -> None:
    words = vocabulary()
    assert set(words.own_subsidiaries) <= set(words.bodies)
    assert set(words.slash_joints) <= set(words.bodies)


def test_every_symbol_of_the_corpus_is_understood(corpus: Path) -> None:
    texts = (corpus / "symbols.txt").read_text(encoding="utf-8").splitlines()
    symbols = [Symbol.parse(text) for text in texts]
    assert [str(symbol) for symbol in symbols] == texts
    unclassified = [str(symbol) for symbol in symbols if symbol.unclassified]
    assert len(unclassified) <= 0.005 * len(texts), unclassified
