"""The translation memory: what it holds, what it leaves out, and that other programs read it."""

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from translate.storage.tmx import tmxfile

from hexapla.akn.names import XML_LANG
from hexapla.domain.office import Office
from hexapla.present.presentation import Presentation
from hexapla.verify import verify
from hexapla.writers.exchange.tmx import write
from samples import parallel as samples

RULES = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #REQUIRED>
<!ELEMENT header (note | prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
 segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
 srclang CDATA #REQUIRED datatype CDATA #REQUIRED creationdate CDATA #IMPLIED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note | prop)*, tuv, tuv+)> <!ATTLIST tu tuid ID #REQUIRED creationdate CDATA #IMPLIED>
<!ELEMENT tuv (seg)> <!ATTLIST tuv xml:lang NMTOKEN #REQUIRED>
<!ELEMENT seg (#PCDATA)> <!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
"""
"""What TMX 1.4b demands of the elements that we write, stricter where we promise more."""

MAYOR = ("en-fr", "para_3", "name", "only in the English text", (4, 9), None)
WHOLE = ("en-fr", "para_1", "sentence", "a sentence may be missing", None, None)


def root(presentation: Presentation) -> Any:
    """Return the root of a memory."""
    return etree.fromstring(write(presentation))


def ids(presentation: Presentation) -> list[str | None]:
    """Return the ids of the units of a memory."""
    return [unit.get("tuid") for unit in root(presentation).iter("tu")]


def test_every_pair_of_sentences_is_a_unit() -> None:
    assert ids(samples.pair()) == ["para_1__s1", "para_1__s2", "para_2__s1", "para_3__s1", "para_3__s2"]
    unit = next(root(samples.pair()).iter("tu"))
    assert [(each.get(XML_LANG), each.findtext("seg")) for each in unit.iter("tuv")] == [
        ("en", "The mission came on 4 May 2019."), ("fr", "La mission est venue le 4 mai 2019."),
    ]  # fmt: skip
    assert [(each.get("type"), each.text) for each in unit.iter("prop")] == [
        ("x-document-symbol", "CAT/C/XXX/FCO/9"), ("x-unit", "para_1"),
    ]  # fmt: skip


def test_what_asks_for_a_look_is_left_out_unless_asked_for() -> None:
    assert ids(samples.pair([MAYOR])) == ["para_1__s1", "para_1__s2", "para_2__s1", "para_3__s2"]
    assert ids(samples.pair([WHOLE])) == ["para_2__s1", "para_3__s1", "para_3__s2"]
    whole = samples.pair([MAYOR], office=Office(memory="all"))
    assert ids(whole) == ids(samples.pair())
    marked = root(whole).xpath("//tu[prop[@type='x-concordance']]/@tuid")
    assert marked == ["para_3__s1"]


@pytest.mark.parametrize(("original", "srclang"), [(None, "*all*"), ("es", "*all*"), ("en", "en"), ("fr", "fr")])
def test_no_language_is_called_the_source_that_is_not(original: str | None, srclang: str) -> None:
    header = root(samples.pair(original=original)).find("header")
    assert header is not None
    assert header.get("srclang") == srclang
    assert header.get("segtype") == "sentence"
    assert header.get("creationdate") == "20211203T000000Z"


def test_sentences_without_a_counterpart_are_left_out() -> None:
    made = samples.edition(samples.column("en"), samples.column("fr", samples.TEXTS["fr"][:2]))
    assert ids(made) == ["para_1__s1", "para_1__s2", "para_2__s1"]


def test_a_memory_can_hold_three_languages() -> None:
    made = samples.edition(*(samples.column(code) for code in ("en", "fr", "ar")))
    assert {len(unit.findall("tuv")) for unit in root(made).iter("tu")} == {3}


def test_it_keeps_the_rules_of_the_format(presentations: Mapping[str, Presentation]) -> None:
    rules = etree.DTD(io.StringIO(RULES))
    for made in (presentations["en-fr"], samples.pair([MAYOR], office=Office(memory="all"))):
        assert rules.validate(root(made)), rules.error_log
        assert write(made).startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")


def test_another_program_reads_the_seed_back(presentations: Mapping[str, Presentation]) -> None:
    made = presentations["en-fr"]
    read = tmxfile(io.BytesIO(write(made)), "en", "fr")
    assert len(read.units) == 142
    pairs = {(unit.source, unit.target) for unit in read.units}
    for row in made.rows:
        for bead in row.beads:
            texts = zip(row.texts, bead.spans, strict=True)
            assert tuple((text or "")[slice(*(span or (0, 0)))].strip() for text, span in texts) in pairs


def test_the_same_edition_gives_the_same_bytes_and_a_lost_sentence_is_found() -> None:
    made = samples.pair([MAYOR])
    data = write(made)
    assert data == write(made)
    assert verify(data, "tmx", made, "x.tmx").findings == ()
    torn = data.replace("À Tarma".encode(), b"")
    assert [each.code for each in verify(torn, "tmx", made, "x.tmx").findings] == ["F-901"]
    more = replace(made, office=Office(memory="all"))
    assert {each.eid for each in verify(data, "tmx", more, "x.tmx").findings} == {"para_3"}
