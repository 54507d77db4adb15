"""What AKN of another profile says of its words, and its formulas: kept as the elements they are where the schema takes them."""

import pytest
from lxml import etree

from hexapla.akn.canonical import document_bytes
from hexapla.akn.formulas import MATHML, tex_of
from hexapla.akn.names import akn, local
from hexapla.akn.schema import schema_errors
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.proof import prove
from hexapla.verify import verify
from hexapla.writers import write
from readers.test_constructs import made
from readers.test_foreign_akn import META

NAMED = """<references source="#x"><TLCPerson eId="jo" href="/ontology/person/jo" showAs="Jo"/><TLCConcept eId="net" href="/ontology/net" showAs="net"/>
<TLCRole eId="keeper" href="/ontology/keeper" showAs="keeper"/><TLCPerson eId="nobody" href="/ontology/nobody" showAs="nobody"/></references>"""


def source(text: str, attachments: str = "") -> bytes:
    """A foreign document of one paragraph."""
    return f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:m="{MATHML}"><statement name="x">
{META.replace("</meta>", NAMED + "</meta>")}<preface><p><docTitle>On <docType>nets</docType></docTitle></p></preface>
<mainBody><paragraph eId="p1"><num>1.</num><content><p>{text}</p></content></paragraph></mainBody>{attachments}</statement></akomaNtoso>""".encode()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ('<date date="2020-05-04">4 May</date>', {"date": "2020-05-04"}),
        ('<time time="10:00:00">ten</time>', {"time": "10:00:00"}),
        ('<person refersTo="#jo" as="#keeper">Jo</person>', {"as": "#keeper", "refersTo": "#jo"}),
        ('<person refersTo="#jo" as="#gone">Jo</person>', {"refersTo": "#jo"}),
        ('<term refersTo="#net" GUID="9">nets</term>', {"refersTo": "#net"}),
        ('<quantity refersTo="#net" normalized="3">three</quantity>', {"normalized": "3", "refersTo": "#net"}),
        ('<def refersTo="#gone">net</def>', {}),
        ("<signature>Jo</signature>", {}),
        ('<docDate date="2020-05-04">4 May</docDate>', {"date": "2020-05-04"}),
        ('<placeholder originalText="a">b</placeholder>', {"originalText": "a"}),
    ],
)
def test_what_words_are_about_is_kept_as_far_as_the_file_names_it(said, kept, tmp_path):
    reading, document, _ = made("en.xml", source(f"See <b>{said}</b>’s net."), tmp_path)
    element = document.body.find(f".//{akn('b')}")[0]
    assert local(element) == said[1:].partition(">")[0].partition(" ")[0]
    assert {key: value for key, value in element.attrib.items() if key != "eId"} == kept
    assert schema_errors(etree.fromstring(document_bytes(document))) == ()
    targets = {str(each.get("eId")) for each in document.main.iter()}
    assert {value[1:] for value in kept.values() if value.startswith("#")} <= targets
    assert "nobody" not in targets
    assert [each.code for each in (*prove(document, reading), *reading.findings)] == ["F-218"]
    words = "".join(element.itertext())
    for form in ("docx", "html"):
        presentation = present({"en": document}, Edition.parse("en"), Office())
        assert verify(write(presentation, form), form, presentation, "en").findings == ()
    assert words in "".join(run for block in document.blocks() for each in block.content for run in each.itertext())


@pytest.mark.parametrize(
    "said",
    [
        '<date date="2020-13-04">4 May</date>', "<date>4 May</date>", '<role refersTo="#gone">keeper</role>',
        "<location>Delft</location>", '<entity refersTo="#net">net</entity>', "<opponent>Jo</opponent>",
        '<rref from="~x" upTo="~y">rules</rref>',
    ],
)  # fmt: skip
def test_what_the_schema_does_not_take_is_plain_words(said, tmp_path):
    reading, document, _ = made("en.xml", source(f"See {said}."), tmp_path)
    assert [local(each) for each in document.body.find(f".//{akn('p')}")] == ["span"]
    assert schema_errors(etree.fromstring(document_bytes(document))) == ()
    assert [each.code for each in (*prove(document, reading), *reading.findings)] == ["F-218"]


def test_a_reference_over_a_range_leads_to_its_first_place(tmp_path):
    document = made("en.xml", source('See <rref from="#p1" upTo="#p1">rule 1</rref>.'), tmp_path)[1]
    assert [each.get("href") for each in document.body.iter(akn("ref"))] == ["#para_1"]


def test_formulas_are_written_in_tex_too_and_stand_in_the_text(tmp_path):
    text = "So <subFlow name='x'><foreign><m:math><m:mfrac><m:mi>a</m:mi><m:mn>2</m:mn></m:mfrac></m:math></foreign></subFlow>.</p>"
    block = "<foreign><m:math><m:mi>n</m:mi></m:math></foreign><p>End."
    reading, document, _ = made("en.xml", source(text + block), tmp_path)
    assert [tex_of(each) for each in document.body.iter(f"{{{MATHML}}}math")] == [r"\frac{a}{2}", "n"]
    assert [local(each) for each in next(document.body.iter(akn("content")))] == ["p", "p", "p"]
    assert [each.code for each in (*prove(document, reading), *reading.findings)] == ["F-218"]
    data = write(present({"en": document}, Edition.parse("en"), Office()), "docx")
    assert len(list(made("en.docx", data, tmp_path)[1].body.iter(f"{{{MATHML}}}math"))) == 2


def test_the_title_of_an_annex_stays_a_title(tmp_path):
    annex = f"<attachments><attachment><heading>Annex</heading><doc name='a'>{META}<preface><p><docTitle>On ropes</docTitle></p></preface><mainBody><p>So.</p></mainBody></doc></attachment></attachments>"
    document = made("en.xml", source("Nets.", annex), tmp_path)[1]
    assert [each.text for each in document.main.find(akn("attachments")).iter(akn("docTitle"))] == ["On ropes"]
    assert "".join(document.slot("docTitle").itertext()) == "On nets"
    assert schema_errors(etree.fromstring(document_bytes(document))) == ()
