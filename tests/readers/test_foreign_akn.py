"""AKN of other profiles: whatever dialect a file is in, every word of it is kept and what comes out is ours, and valid."""

import pytest
from lxml import etree

from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.akn.schema import schema_errors
from hexapla.checks.validity import check_validity
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.proof import prove
from hexapla.verify import verify
from hexapla.writers import write
from readers.test_constructs import made

META = """<meta><identification source="#x"><FRBRWork><FRBRnumber value="CAT/C/NLD/8"/></FRBRWork><FRBRExpression>
<FRBRdate date="2020-05-04" name="g"/><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>"""
LEOS_META = META.replace("</", "</akn:").replace("<m", "<akn:m").replace("<i", "<akn:i").replace("<F", "<akn:F")
LEOS = f"""<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:leos="urn:eu:europa:ec:leos">
<akn:bill name="regulation" xml:id="bill">{LEOS_META}
<akn:preface xml:id="pf"><akn:longTitle xml:id="lt"><akn:p xml:id="p0">
<akn:docStage xml:id="ds">Draft</akn:docStage> <akn:docType xml:id="dt">RULES</akn:docType> <akn:docPurpose xml:id="dp">on clean nets</akn:docPurpose>
</akn:p></akn:longTitle><akn:container name="eeaRelevance" xml:id="c1"><akn:p>(Text with harbour relevance)</akn:p>
</akn:container></akn:preface>
<akn:preamble xml:id="pre"><akn:formula name="actingEntity" xml:id="f1"><akn:p>THE HARBOUR BOARD,</akn:p></akn:formula>
<akn:citations xml:id="cits" leos:editable="true"><akn:citation xml:id="cit1"><akn:p>Having regard to the tide,</akn:p>
</akn:citation></akn:citations><akn:recitals xml:id="recs"><akn:intro xml:id="ri"><akn:p>Whereas:</akn:p></akn:intro>
<akn:recital xml:id="r1" leos:softuser="x"><akn:num xml:id="n1">(1)</akn:num><akn:p>Nets get dirty.</akn:p>
</akn:recital></akn:recitals><akn:formula name="enactingFormula" xml:id="f2"><akn:p>HAS ADOPTED THESE RULES:</akn:p>
</akn:formula></akn:preamble>
<akn:body xml:id="b"><akn:chapter xml:id="ch1"><akn:num>CHAPTER I</akn:num><akn:heading>NETS</akn:heading>
<akn:article xml:id="a1" leos:origin="ec"><akn:num leos:editable="false">Article 1</akn:num>
<akn:heading>Scope</akn:heading><akn:paragraph xml:id="a1p1"><akn:num>1.</akn:num><akn:list xml:id="l1">
<akn:subparagraph xml:id="sp"><akn:content><akn:p>Nets shall be:</akn:p></akn:content></akn:subparagraph>
<akn:point xml:id="pt1"><akn:num>(a)</akn:num><akn:content><akn:p>washed;</akn:p></akn:content></akn:point>
<akn:point xml:id="pt2"><akn:num>(b)</akn:num><akn:content>
<akn:p>dried<akn:authorialNote xml:id="fn1" marker="1" placement="bottom"><akn:p>In the sun.</akn:p>
</akn:authorialNote>.</akn:p></akn:content></akn:point></akn:list></akn:paragraph><akn:paragraph xml:id="a1p2">
<akn:num>2.</akn:num><akn:subparagraph xml:id="s1"><akn:content>
<akn:p>See <akn:ref xml:id="rf" href="#a1p1">paragraph 1</akn:ref>.</akn:p></akn:content></akn:subparagraph>
<akn:subparagraph xml:id="s2"><akn:content><akn:p>And go on.</akn:p></akn:content></akn:subparagraph></akn:paragraph>
</akn:article></akn:chapter></akn:body>
<akn:conclusions xml:id="con"><akn:block name="s" xml:id="cb">
<akn:location>Done at the quay</akn:location>, <akn:date date="9999-01-01">…</akn:date></akn:block>
<akn:block name="sig" xml:id="cb2"><akn:signature>
<akn:organization>For the Board</akn:organization> <akn:role>The President</akn:role></akn:signature></akn:block>
</akn:conclusions></akn:bill></akn:akomaNtoso>"""
INDIGO = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act" contains="originalVersion">{META}<preface>
<longTitle eId="lt"><p eId="lt__p_1">To keep nets clean.</p></longTitle></preface><preamble>
<p eId="pp">Since nets get dirty,</p></preamble><body><part eId="part_A"><num>A</num><heading>General</heading>
<section eId="sec_1"><num>1.</num><heading>Definitions</heading><content eId="sec_1__content">
<p eId="x">In this law:</p><blockContainer eId="bc" refersTo="#net" class="definition">
<p>“<def refersTo="#net" eId="d1">net</def>” means a <term refersTo="#n" eId="t1">net</term>;</p></blockContainer>
<blockList eId="bl"><listIntroduction>and:</listIntroduction><item eId="i1"><num>(a)</num><p>ropes;</p></item>
<item eId="i2"><num>(b)</num><blockList eId="bl2"><listIntroduction>lines:</listIntroduction><item eId="i21">
<num>(i)</num><p>long ones.</p></item></blockList></item></blockList><p>
<remark status="editorial">[section 1 amended by Law 2]</remark></p></content></section><section eId="sec_2">
<num>2.</num><crossHeading eId="ch">Washing</crossHeading><subsection eId="sec_2__subsec_1"><num>(1)</num><content>
<p>See <ref href="/akn/za/act/1996/constitution/eng@1996" eId="r1">the law</ref>; <a href="https://example.org/n">site</a>.</p>
</content></subsection></section><hcontainer eId="hc1" name="hcontainer"><content><p>Loose words.</p></content>
</hcontainer></part></body><attachments><attachment eId="att_1"><heading>Schedule 1</heading>
<subheading>Forms</subheading><doc name="schedule">{META}<preface><p>Made under section 2.</p></preface>
<mainBody><hcontainer eId="att_1__hc"><content><p>Form A.</p></content></hcontainer></mainBody></doc></attachment>
</attachments></act></akomaNtoso>"""
COLLECTION = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><documentCollection name="report">{META}<preface>
<p>Report of the Board</p></preface><collectionBody><component eId="c1"><doc name="part">{META}<preface><p>
<docTitle>Part one</docTitle></p></preface><preamble><p>The Board,</p></preamble><mainBody><paragraph eId="p1">
<num>1.</num><content><p>It met.</p></content></paragraph></mainBody><conclusions><p>End of part one.</p></conclusions>
</doc></component><component eId="c2"><statement name="resolution">{META}<coverPage><p>Cover of two</p></coverPage><preface>
<p>Part two <docNumber>2</docNumber></p></preface><preamble><formula name="f"><p>The Board speaks,</p></formula>
</preamble><mainBody><paragraph eId="p1b"><num>1.</num><content><p>It decides.</p></content></paragraph></mainBody>
<conclusions><p>End of part two.</p></conclusions></statement></component></collectionBody><attachments><attachment>
<doc name="annex">{META}<mainBody>
<p>Annexed words.</p></mainBody></doc></attachment></attachments></documentCollection></akomaNtoso>"""
DEBATE = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="record">{META}<preface><p>Morning</p></preface>
<debateBody><debateSection name="item" eId="s1"><num>1.</num><heading>Nets</heading><speech by="#a" eId="sp"><from>The Chair</from><p>Who is wet?</p>
</speech><narrative>Silence.</narrative><speech by="#b"><from>Ms. Reed</from><p>Nobody <remark type="x">(laughter)</remark>.</p></speech>
</debateSection></debateBody></debate></akomaNtoso>"""
JUDGMENT = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><judgment name="judgment">{META}<header><p>The Court of the Quay</p>
</header><judgmentBody><introduction><p>A net was lost.</p></introduction><motivation><paragraph eId="p1"><num>1.</num><content><p>It was wet.</p>
</content></paragraph></motivation><decision><p>It is found.</p></decision></judgmentBody><conclusions><p>Signed.</p></conclusions></judgment></akomaNtoso>"""
ITU = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="recommendation">{META}<preface><p><docTitle>On clean
nets</docTitle></p></preface><preamble><p>The Assembly of Nets,</p></preamble><mainBody><section eId="s1"><num>1</num><heading>Scope</heading>
<content eId="s1c"><p>Nets are:</p><ul eId="u1"><li eId="l1">washed in <b>salt</b> water;<ol><li>twice;</li><li value="5">or more;</li></ol> in the end;</li>
<li><p>dried.</p></li></ul><p>So it is.</p></content></section></mainBody></statement></akomaNtoso>"""
NOTES = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="report">
{META.replace("</meta>", '<notes source="#a"><note eId="m1"><p>Weighed wet.</p></note></notes></meta>')}<preface><p>
<docTitle>Nets</docTitle></p></preface><mainBody><paragraph eId="p1"><num>1.</num><content><p>Nets<authorialNote eId="n1"
marker="1" placement="bottom"><p>Of hemp.</p></authorialNote> are heavy<noteRef href="#m1" marker="2"/>.</p></content></paragraph>
<paragraph eId="p2"><num>2.</num><content><p>Nets<noteRef href="#n1" marker="1"/> dry<noteRef href="#m1" marker="2"/>
slowly<noteRef href="#gone" marker="7"/>.</p></content></paragraph></mainBody></doc></akomaNtoso>"""
DIALECTS = {
    "leos": LEOS,
    "indigo": INDIGO,
    "collection": COLLECTION,
    "debate": DEBATE,
    "judgment": JUDGMENT,
    "itu": ITU,
}


def document(name: str, path) -> AknDocument:
    return made("en.xml", DIALECTS[name].encode(), path)[1]


def texts(made_of: AknDocument) -> list[str]:
    return ["".join(map(str, each.itertext())).strip() for block in made_of.blocks() for each in block.content]


@pytest.mark.parametrize("name", DIALECTS)
def test_every_word_of_a_dialect_is_kept_and_the_result_is_valid(name, tmp_path):
    reading, found, odd = made("en.xml", DIALECTS[name].encode(), tmp_path)
    assert schema_errors(etree.fromstring(document_bytes(found))) == ()
    assert [each.message for each in prove(found, reading) if each.code == "F-003"] == []
    assert [each.before for each in (*reading.findings, *odd) if each.code in ("F-208", "R-003")] == []


@pytest.mark.parametrize("name", DIALECTS)
def test_what_a_dialect_says_is_printed(name, tmp_path):
    presentation = present({"en": document(name, tmp_path)}, Edition.parse("en"), Office())
    for format_name in ("html", "docx", "epub"):
        assert verify(write(presentation, format_name), format_name, presentation, "en").findings == ()


def test_recitals_and_formulas_of_a_bill_are_its_preamble(tmp_path):
    preamble = document("leos", tmp_path).main.find(akn("preamble"))
    assert [each.tag for each in preamble] == [akn("formula"), akn("citations"), akn("recitals"), akn("formula")]
    assert [each.get("eId") for each in preamble.iter(akn("recital"))] == ["preamble__recs_1__rec_1"]


def test_subparagraphs_without_a_number_are_running_text_and_links_lead_to_our_ids(tmp_path):
    found = document("leos", tmp_path)
    assert [(block.kind, block.num) for block in found.blocks()][7:12] == [
        ("paragraph", "1."), ("item", "(a)"), ("item", "(b)"), ("paragraph", "2."), ("continuation", None)
    ]  # fmt: skip
    assert [each.get("href") for each in found.body.iter(akn("ref"))] == ["#art_1__para_1"]


def test_a_schedule_has_its_name_and_what_stands_before_its_body(tmp_path):
    assert texts(document("indigo", tmp_path))[-4:] == ["Schedule 1", "Forms", "Made under section 2.", "Form A."]


def test_each_document_of_a_collection_keeps_its_front_its_preamble_and_its_end(tmp_path):
    assert texts(document("collection", tmp_path)) == [
        "Part one", "The Board,", "It met.", "End of part one.", "Cover of two", "Part two 2", "The Board speaks,", "It decides.",
        "End of part two.", "–", "Annexed words.",
    ]  # fmt: skip


def test_a_record_and_a_judgment_keep_the_order_of_their_parts(tmp_path):
    assert texts(document("debate", tmp_path)) == [
        "Nets",
        "The Chair",
        "Who is wet?",
        "Silence.",
        "Ms. Reed",
        "Nobody (laughter).",
    ]
    assert texts(document("judgment", tmp_path)) == ["A net was lost.", "It was wet.", "It is found.", "Signed."]


def test_lists_of_pages_are_printed_with_the_labels_of_pages(tmp_path):
    found = document("itu", tmp_path)
    items = [(block.num, block.level) for block in found.blocks() if block.kind == "item"]
    assert items == [("•", 1), ("1.", 2), ("5.", 2), ("•", 1)]


def test_the_front_keeps_its_order_and_a_date_in_the_metadata_is_not_the_one_at_the_end(tmp_path):
    front = "<preface><p><docNumber>RULES 4</docNumber></p><p><docTitle>Nets</docTitle></p><p>The Board at sea,</p></preface>"
    text = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="rules">{META}{front}<mainBody><p>Nets dry.</p></mainBody>
        <conclusions><p>4 May 2020</p></conclusions></doc></akomaNtoso>"""
    reading, document, _ = made("en.xml", text.encode(), tmp_path)
    assert [each.key for each in reading.slots] == ["symbol", "date", "line", "title", "subtitle"]
    assert texts(document) == ["Nets dry.", "4 May 2020"]
    assert [each.message for each in prove(document, reading) if each.code == "F-003"] == []


def test_headings_without_a_number_and_numbers_in_italics_are_printed(tmp_path):
    inner = '<hcontainer name="item"><num><i>a)</i></num><content><p>that nets are wet,</p></content></hcontainer>'
    text = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="rules">{META}<mainBody>
        <hcontainer name="considering"><heading><i>considering</i></heading>{inner}</hcontainer></mainBody></doc></akomaNtoso>"""
    document = made("en.xml", text.encode(), tmp_path)[1]
    assert [(each.num, "".join("".join(one.itertext()) for one in each.content)) for each in document.blocks()][:2] == [
        (None, "considering"),
        ("a)", "that nets are wet,"),
    ]


def test_a_note_that_is_called_twice_or_stands_among_the_metadata_is_called_and_a_call_of_none_is_its_mark(tmp_path):
    reading, found, odd = made("en.xml", NOTES.encode(), tmp_path)
    notes = {each.get("marker"): f"#{each.get('eId')}" for each in found.body.iter(akn("authorialNote"))}
    assert [(each.get("marker"), each.get("href")) for each in found.body.iter(akn("noteRef"))] == list(notes.items())
    assert " ".join(texts(found)[-1].split()) == "Nets dry slowly7."
    assert [(each.code, each.before) for each in odd] == [("R-003", "gone")]
    assert list(check_validity(found, reading)) == []
    assert [each.message for each in prove(found, reading) if each.code == "F-003"] == []


def test_lines_around_a_title_of_another_profile_keep_the_notes_that_they_call(tmp_path):
    note = '<authorialNote marker="{}"><p>{}</p></authorialNote>'.format
    preface = f"""<p><session>Eightieth session{note(1, "In twelve rooms.")}</session></p><p><docTitle>Clean nets</docTitle></p>
        <p>Note by the Board{note(2, "Adopted late.")}</p>"""
    body = "<paragraph><num>1.</num><content><p>Nets dry.</p></content></paragraph>"
    data = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="report">{META}<preface>{preface}</preface>
        <mainBody>{body}</mainBody></doc></akomaNtoso>"""
    reading, found, _ = made("en.xml", data.encode(), tmp_path)
    assert schema_errors(etree.fromstring(document_bytes(found))) == ()
    assert [each.message for each in prove(found, reading) if each.code == "F-003"] == []
    held = [each.getparent().tag.partition("}")[2] for each in found.main.iter(akn("authorialNote"))]
    assert held == ["session", "inline"]
