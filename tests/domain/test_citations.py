"""Symbols found in running text, and what only looks like them."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.domain.citations import find_symbols
from hexapla.domain.symbol import Symbol


def cited(text: str) -> list[str]:
    return [str(symbol) for _, _, symbol in find_symbols(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the report of Peru (CAT/C/PER/7) and", ["CAT/C/PER/7"]),
        ("See A/RES/78/1.", ["A/RES/78/1"]),
        ("E/CN.4/2002/73/Add.2, para. 5; A/HRC/43/12:", ["E/CN.4/2002/73/Add.2", "A/HRC/43/12"]),
        ("S/RES/2235 (2015), adopted", ["S/RES/2235 (2015)"]),
        ("HRI/GEN/1/Rev.9 (Vol. I).", ["HRI/GEN/1/Rev.9 (Vol. I)"]),
        ("A/75/6 (Sect. 3)/Add.2", ["A/75/6 (Sect. 3)/Add.2"]),
        ("(A/HRC/43/12 (2020))", ["A/HRC/43/12"]),
        ("A/HRC/43/12*", ["A/HRC/43/12"]),
        ("“CAT/C/PER/CO/7”", ["CAT/C/PER/CO/7"]),
        ("CMW/C/GC/7–CERD/C/GC/38", ["CMW/C/GC/7–CERD/C/GC/38"]),
        ("le rapport CAT/C/PER/CO/7\u00a0; puis", ["CAT/C/PER/CO/7"]),
        ("S/RES/2235\u00a0(2015)", ["S/RES/2235 (2015)"]),
        ("CERD/C/SVK/11\u201112", ["CERD/C/SVK/11-12"]),
        ("见CAT/C/PER/CO/7号文件", ["CAT/C/PER/CO/7"]),
        ("الوثيقة CAT/C/PER/CO/7،", ["CAT/C/PER/CO/7"]),
        ("документ CAT/C/PER/CO/7 – далее", ["CAT/C/PER/CO/7"]),
    ],
)
def test_citations_are_found_without_what_surrounds_them(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "IN/DGIN/DAE",
        "PA/TC",
        "and/or",
        "he/she",
        "decision No. 009-2021/DP",
        "90 km/h",
        "12/03/2021",
        "https://undocs.org/A/RES/78/1",
        "undocs.org/A/RES/78/1",
        "https://example.org/?s=A/RES/78/1&t=pdf",
        "www.example.org A/C",
        "S/13,701.21",
        "S/20",
        "A/4 paper",
        "S/N",
        "A/RES/78/1and",
        "A/x",
        "mailto:A/RES/78/1@example.org",
        "n/a",
        "/A/RES/78/1",
        "1/2",
        "",
    ],
)
def test_what_only_looks_like_a_symbol_is_left_alone(text: str) -> None:
    assert cited(text) == []


def test_a_citation_says_where_it_stands() -> None:
    text = "report (CAT/C/PER/7), then S/RES/2235\u00a0(2015)."
    assert [text[start:end] for start, end, _ in find_symbols(text)] == [
        "CAT/C/PER/7",
        "S/RES/2235\u00a0(2015)",
    ]


@given(st.text(alphabet="ACESTR/()., 0123457.-–*Ld", max_size=80))
def test_whatever_is_found_is_a_symbol_of_that_length(text: str) -> None:
    last = 0
    for start, end, symbol in find_symbols(text):
        assert last <= start < end
        assert Symbol.parse(text[start:end]) == symbol
        last = end


@pytest.mark.parametrize("unit", ["A/", "A/RES/78/1 ", "A/RES/1 (", "A.", "x", "http://", "a@", "(A/1 ", "E/C.1-"])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_symbols(text)
        return time.process_time() - start

    small = min(seconds(20_000) for _ in range(3))
    assert seconds(160_000) < 8 * 4 * max(small, 0.005)


def test_nearly_every_long_symbol_of_the_corpus_is_found_in_a_sentence(corpus: Path) -> None:
    texts = [text for text in (corpus / "symbols.txt").read_text(encoding="utf-8").splitlines() if text.count("/") > 1]
    missed = [text for text in texts if cited(f"See the report ({text}), para. 3.") != [text]]
    assert len(missed) <= 0.005 * len(texts), missed
