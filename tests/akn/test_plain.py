"""What acts leaves an XML source, its words stay, and the proof of fidelity knows of both."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.canonical import document_bytes
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.akn import read_akn
from samples.repository import ROOT

SOURCE = (ROOT / "tests" / "checks" / "F-232" / "en.xml").read_text(encoding="utf-8")
HTML = 'xmlns:x="http://www.w3.org/1999/xhtml"'
SVG = '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>a()</s:script><s:text>drawn words</s:text></s:svg>'
INCLUDE = (
    '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="x"><i:fallback>fallback words</i:fallback></i:include>'
)
INSTEAD = "Its reports are public."
ACTING = {
    # what stands in the place of a sentence, and the words of it that stay
    "a part of a word": (f"Rep<x:b {HTML}>or</x:b>ts.", "Reports."),
    "a drawing": (f"See {SVG} here.", "drawn words"),
    "a fallback": (f"See {INCLUDE} here.", "fallback words"),
    "a style": (f"See <x:style {HTML}>p {{color: red}}</x:style> here.", "See  here."),
    "paragraphs in one": (f"One <x:div {HTML}><x:p>two</x:p> <x:p>three</x:p></x:div> four.", "One two three four."),
    "a handler": ('See <b onclick="a()">here</b>.', "here"),
    "a reference that runs": ('See <ref href=" java&#10;script:a()">here</ref>.', "here"),
    "a base": ('See <b xml:base="https://a.example/">here</b>.', "here"),
    "a picture": ('See <img src="javascript:a()" alt="a picture of it"/>.', "[a picture of it]"),
}


def read(source: str) -> tuple[str, list[str]]:
    """Return the canonical XML of a source, and what the proof says of it."""
    reading = replace(read_akn(source.encode(), "en.xml", "en"), source=source.encode())
    config = DocumentConfig(Path("document.toml"))
    document, _ = canonicalise(reading, settle((reading,), config).metadata, config, "en")
    assert schema_errors(document.root) == ()
    return document_bytes(document).decode(), [each.code for each in prove(document, reading) if each.code == "F-003"]


@pytest.mark.parametrize("case", ACTING)
def test_what_acts_goes_and_its_words_stay_and_are_proved(case: str) -> None:
    put, kept = ACTING[case]
    text, lost = read(SOURCE.replace(INSTEAD, put))
    assert lost == []
    assert "".join(etree.fromstring(text.encode()).itertext()).count(kept) == 1
    for word in ("javascript", "onclick", "xml:base", "a()", "color: red", "xhtml", "2000/svg", "XInclude"):
        assert word not in text


@pytest.mark.parametrize("before", ["<p>Its reports", '<section eId="sec_II">'])
def test_words_that_act_where_no_text_may_stand_become_a_paragraph(before: str) -> None:
    text, lost = read(SOURCE.replace(before, f"<x:div {HTML}>loose words</x:div>{before}"))
    assert lost == []
    assert "loose words</p>" in text
