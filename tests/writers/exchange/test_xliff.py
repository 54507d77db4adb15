"""The XLIFF edition: one unit a paragraph, one segment a bead, and nothing that its readers could trip over."""

from collections.abc import Mapping
from typing import Any

from lxml import etree
from translate.storage.xliff2 import Xliff2File

from hexapla.present.presentation import Presentation
from hexapla.verify import verify
from hexapla.writers.exchange.xliff import XLIFF, write
from samples import parallel as samples

RULES = f"""
<grammar ns="{XLIFF}" xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="xliff"><attribute name="version"><value>2.1</value></attribute>
 <attribute name="srcLang"><data type="language"/></attribute><attribute name="trgLang"><data type="language"/></attribute>
 <element name="file"><attribute name="id"><data type="NMTOKEN"/></attribute><attribute name="original"/>
  <ref name="direction"/><attribute name="xml:space"><value>preserve</value></attribute>
  <optional><ref name="notes"/></optional><oneOrMore><ref name="unit"/></oneOrMore></element></element></start>
<define name="direction"><attribute name="srcDir"><choice><value>ltr</value><value>rtl</value></choice></attribute>
 <attribute name="trgDir"><choice><value>ltr</value><value>rtl</value></choice></attribute></define>
<define name="notes"><element name="notes"><oneOrMore><element name="note"><attribute name="category"/>
 <optional><attribute name="priority"><data type="positiveInteger"><param name="maxInclusive">10</param></data></attribute>
 </optional><text/></element></oneOrMore></element></define>
<define name="unit"><element name="unit"><attribute name="id"><data type="NMTOKEN"/></attribute>
 <optional><attribute name="name"/></optional><optional><ref name="notes"/></optional>
 <oneOrMore><element name="segment"><attribute name="id"><data type="NMTOKEN"/></attribute><choice>
  <element name="source"><text/></element>
  <group><attribute name="state"><choice><value>translated</value><value>final</value></choice></attribute>
   <element name="source"><text/></element><element name="target"><text/></element></group>
 </choice></element></oneOrMore></element></define></grammar>
"""
"""What XLIFF 2.1 demands of the elements that we write: order, ids, states; a final segment has its target."""

MAYOR = ("en-fr", "para_3", "name", "only in the English text", (4, 9), None)


def root(presentation: Presentation) -> Any:
    """Return the root of an edition."""
    return etree.fromstring(write(presentation))


def test_a_paragraph_is_a_unit_and_a_bead_a_segment() -> None:
    unit = root(samples.pair()).find(f".//{{{XLIFF}}}unit")
    assert unit is not None
    assert (unit.get("id"), unit.get("name")) == ("para_1", "1.")
    assert [["".join(part.itertext()) for part in segment] for segment in unit] == [
        ["The mission came on 4 May 2019. ", "La mission est venue le 4 mai 2019. "],
        ["It stayed for three days. It left.", "Elle est restée trois jours, puis est repartie."],
    ]


def test_the_original_is_the_source_and_two_translations_say_so() -> None:
    assert root(samples.pair(original="fr")).get("srcLang") == "fr"
    both = root(samples.pair(original="es"))
    assert (both.get("srcLang"), both.get("trgLang")) == ("en", "fr")
    notes = both.xpath("//x:file/x:notes/x:note/text()", namespaces={"x": XLIFF})
    assert "Both versions are translations; original language: Spanish." in notes


def test_what_asks_for_a_look_is_a_note_and_not_final() -> None:
    made = root(samples.pair([MAYOR]))
    unit = made.xpath("//x:unit[@id='para_3']", namespaces={"x": XLIFF})[0]
    note = unit.find(f".//{{{XLIFF}}}note")
    assert (note.get("category"), note.text) == ("concordance", "name: only in the English text")
    assert [segment.get("state") for segment in unit.iter(f"{{{XLIFF}}}segment")] == ["translated", "final"]


def test_a_sentence_without_a_counterpart_has_no_target() -> None:
    made = samples.edition(samples.column("en"), samples.column("fr", samples.TEXTS["fr"][:2]))
    segments = root(made).xpath("//x:unit[@id='para_3']/x:segment", namespaces={"x": XLIFF})
    assert [(len(segment), segment.get("state")) for segment in segments] == [(1, None), (1, None)]


def test_directions_are_told() -> None:
    made = root(samples.edition(samples.column("ar"), samples.column("en")))
    assert [made[0].get(name) for name in ("srcDir", "trgDir")] == ["rtl", "ltr"]


def test_it_keeps_the_rules_of_the_format(presentations: Mapping[str, Presentation]) -> None:
    rules = etree.RelaxNG(etree.fromstring(RULES))
    for made in (presentations["en-fr"], samples.pair([MAYOR], original="es")):
        tree = root(made)
        assert rules.validate(tree), rules.error_log
        ids = tree.xpath("//x:unit/@id", namespaces={"x": XLIFF})
        assert len(ids) == len(set(ids))
        for unit in tree.iter(f"{{{XLIFF}}}unit"):
            own = [segment.get("id") for segment in unit.iter(f"{{{XLIFF}}}segment")]
            assert len(own) == len(set(own))


def test_another_program_reads_the_seed_back(presentations: Mapping[str, Presentation]) -> None:
    made = presentations["en-fr"]
    read = Xliff2File.parsestring(write(made))  # type: ignore[no-untyped-call]
    assert (read.getsourcelanguage(), read.gettargetlanguage()) == ("en", "fr")
    texts = {text for unit in read.units for text in (str(unit.source), str(unit.target))}
    beads = [(row, bead) for row in made.rows for bead in row.beads]
    assert len(read.units) == len(beads) == 142
    for row, bead in beads:
        for text, span in zip(row.texts, bead.spans, strict=True):
            assert (text or "")[slice(*(span or (0, 0)))] in texts


def test_the_sources_joined_are_the_text_of_the_document(presentations: Mapping[str, Presentation]) -> None:
    made = presentations["en-fr"]
    tree = root(made)
    for row in made.rows:
        for name, text in zip(("source", "target"), row.texts, strict=True):
            parts = tree.xpath(f"//x:unit[@id='{row.id}']/x:segment/x:{name}/text()", namespaces={"x": XLIFF})
            assert "".join(parts) == text


def test_the_same_edition_gives_the_same_bytes_and_a_lost_sentence_is_found() -> None:
    made = samples.pair([MAYOR])
    data = write(made)
    assert data == write(made)
    assert verify(data, "xlf", made, "x.xlf").findings == ()
    torn = data.replace(b"212 farmers", b"212")
    assert [(each.code, each.eid) for each in verify(torn, "xlf", made, "x.xlf").findings] == [("F-901", "para_2")]
