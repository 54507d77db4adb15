"""What people put into documents: kept in the XML, in Word files and web pages, and the same when these are read back."""

import dataclasses
from base64 import b64encode

import pytest
from lxml import etree

from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn, hx
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.canonical import canonicalise, settle
from hexapla.checks import check
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.findings import Finding, Severity
from hexapla.present import present
from hexapla.project.config import DocumentConfig
from hexapla.proof import prove
from hexapla.readers.akn import read_akn
from hexapla.readers.pandoc.reader import read_html, read_markdown
from hexapla.readers.text.reader import read_text
from hexapla.readers.word import read_word
from hexapla.verify import verify
from hexapla.writers import write
from samples.word_sources import MASTHEAD, PNG, TITLE, call, docx, listed, note, numbering, p, r, row, styles, table

FRONT = "United Nations\n\nCAT/C/NLD/8\n\nDistr.: General\n\n4 May 2020\n\nOriginal: English\n\n# Report\n\n"
PAGE = "<p>United Nations</p><p>CAT/C/NLD/8</p><p>Distr.: General</p><p>4 May 2020</p><h1>Report</h1>"
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
MATH = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>F=</m:t></m:r><m:f><m:num>'
    "<m:r><m:t>m</m:t></m:r></m:num><m:den><m:r><m:t>t</m:t></m:r></m:den></m:f></m:oMath>"
)
QUOTE = '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'


def field(code: str, result: str) -> str:
    return f"{MARK('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{MARK('separate')}{result}{MARK('end')}"


def bookmark(name: str, content: str = "") -> str:
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>{content}<w:bookmarkEnd w:id="7"/>'


def word(*body: str, **parts: str) -> bytes:
    return docx(MASTHEAD + TITLE + "".join(body), parts=parts)


LIST = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"))
SOURCES: dict[str, bytes] = {
    "link-to-bookmark.docx": word(
        p("\tI.\tPorts", bookmark("_Toc5"), style="HCh"),
        p("1.\t", bookmark("first", r("Ships wait.")), style="SingleTxt"),
        p("2.\tSee ", '<w:hyperlink w:anchor="first"><w:r><w:t>paragraph 1</w:t></w:r></w:hyperlink>', ", ",
          field("REF _Toc5 \\h", r("Ports")), ", ", field('HYPERLINK \\l "first"', r("again")), "."),
    ),
    "link-in-run.docx": word(
        p("1.\tSee ", '<w:r><w:t>the </w:t><w:hyperlink w:anchor="one"><w:r><w:t>harbour rules</w:t></w:r></w:hyperlink></w:r>'),
        p("2.\t", bookmark("one", r("Rules."))),
    ),
    "amendment.docx": word(
        p("1.\tReplace ", r("may", "<w:strike/>"), " by ", r("must", '<w:u w:val="single"/>'), "; take out ",
          r("at once", "<w:dstrike/>"), ", put in ", r("soon", '<w:u w:val="double"/>'), "."),
    ),
    "quotation.docx": docx(
        MASTHEAD + TITLE + p("1.\tThe treaty says:") + p("7.\tNo net stays out at night.", style="Quote")
        + p("8.\tThe keeper has the key.", style="Quote") + p("2.\tThat is the rule."),
        parts={"styles": styles(QUOTE)},
    ),
    "item-goes-on.docx": word(
        p("Doors.", properties=listed(1)), p("Front doors", properties=listed(1, 1)),
        p("They close at night.", properties='<w:ind w:left="1440"/>'), p("Back doors", properties=listed(1, 1)),
        p("Windows.", properties=listed(1)), numbering=LIST,
    ),
    "formula.docx": word(p("1.\tForce is ", MATH, ", as they say."), p("2.\tThat is all.")),
    "note-called-twice.docx": word(
        p("1.\tOne", bookmark("_N1", call(2)), " and two", field("NOTEREF _N1 \\f \\h", r("1", '<w:vertAlign w:val="superscript"/>')), "."),
        footnotes=note(2, "For both."),
    ),
    "reading-aid.docx": word(
        p("1.\tThe ", "<w:r><w:ruby><w:rt><w:r><w:t>quay</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>kade</w:t></w:r></w:rubyBase></w:ruby></w:r>", " is long."),
    ),
    "lists.html": f"""{PAGE}<p>1. Do this:</p><ol type="a" start="3"><li>Map the wells</li><li>Clean them</li></ol>
        <p>2. <del>Wait</del><ins>Go</ins>; then:</p><ol><li value="7">Seventh</li><li>Eighth</li></ol>
        <dl><dt>Well</dt><dd>A hole with water.</dd></dl>""".encode(),
    "table.html": f"""{PAGE}<p>1. A table.</p><table><tr><th rowspan="2">Town</th><th colspan="2">Years</th></tr>
        <tr><th>2018</th><th>2019</th></tr><tr><td>Delft</td><td>1</td><td>2</td></tr></table>""".encode(),
    "main.html": f"<div><p>Second session</p></div><main>{PAGE}<p>1. Text.</p></main><div><p>Small print.</p></div>".encode(),
    "figure.html": f"""{PAGE}<p>1. Look:</p><figure><svg width="4" height="4"><title>A small square</title><rect width="4" height="4"/></svg>
        <figcaption>Figure 1. A square</figcaption></figure>""".encode(),
    "page-links.html": f"""{PAGE}<p>1. One, see <a href="#b">the second part</a>.</p><h2 id="b">Second part</h2><p>2. Two.</p>""".encode(),
    "numbered.html": f"""{PAGE}<ol><li><p>Boats sail.</p></li></ol><p>Between.</p><ol start="2"><li><p>Boats come back:</p></li></ol>
        <ol><li>with fish</li><li>without</li></ol><ol start="3"><li><p>All is well.</p></li></ol>""".encode(),
    "marks.md": (FRONT + "1. ~~Gone~~ text.[^1]\n\n2. Word\n\nBoat\n:   A thing that floats.\n\n[^1]: Words.\n\n    More words.\n").encode(),
    "formula.md": (FRONT + "1. Let $\\frac{a}{b} \\geq c$, for $5 or $10 a head.\n\n2. So:\n\n$$x_1 = 2$$\n").encode(),
    "resolution.html": f"""{PAGE}<p>The General Assembly,</p><p><i>Recalling</i> that harbours age,</p><p><i>Noting</i> the report,</p>
        <p>1. <i>Invites</i> States to mend them;</p><p>2. <i>Decides</i> to meet again.</p><p>9th meeting</p>""".encode(),
    "resolution.docx": word(
        p("The Committee on Old Harbours,"), p(r("Recalling", "<w:i/>"), " that harbours age,"), p("Mindful of the sea,"),
        p("1.\tInvites States to mend them;"), p("2.\tDecides to meet again."),
    ),
    "recital-list.html": f"""{PAGE}<p>The General Assembly,</p><p>Recalling:</p><ol type="a"><li>The tide,</li><li>The moon:</li></ol><p>Noting the report,</p>
        <p>1. Invites States to mend them;</p><p>2. Decides to meet again.</p>""".encode(),
    "recital-list.docx": word(
        p("The General Assembly,"), p("Recalling:"), p("(a)\tThe tide,"), p("(b)\tThe moon,"), p("Noting the report,"),
        p("1.\tInvites States to mend them;"), p("2.\tDecides to meet again."),
    ),
    "resolution-below-heading.docx": word(
        p("61/295.\tOld harbours", style="HCh"), p("The General Assembly,"), p("Recalling:"), p("(a)\tThe tide,"),
        p("Noting the report,"), p("1.\tInvites States to mend them;"), p("2.\tDecides to meet again."),
        p("Annex", style="HCh"), p("The Committee on Old Harbours,"), p("Mindful of the sea,"), p("1.\tInvites all."),
    ),
    "provision.docx": word(
        p("Nets", style="HCh"), p("1.\tReplace paragraph 5 by:"), p("“5.\tNets dry."), p("Ropes too.”"), p("2.\tIn rule 9:"),
        p("(a)\tInsert the following text:"), p("“Lines dry.”"), p("(b)\tTake out the rest."), p("3.\tWe left."),
    ),
    "provision.html": f"""{PAGE}<p>1. Rules 7 and 8 shall read:</p><blockquote><p>7. Nets dry.</p><p>8. Ropes too.</p></blockquote>
        <p>2. We said:</p><blockquote><p>It is wet.</p></blockquote><p>3. We left.</p>""".encode(),
    "typed-notes.docx": word(
        p("1.\tThe quay** is long, and the pier", r("a", '<w:vertAlign w:val="superscript"/>'), " short, that pier", r("a", '<w:vertAlign w:val="superscript"/>'), "."), p("**\tBuilt in 1900."),
        p("a\tUnder repair."), p("2.\tThe pier", r("a", '<w:vertAlign w:val="superscript"/>'), " again."),
    ),
    "linked-notes.html": f"""{PAGE}<p>1. Nets dry<sup><a href="#fn1" id="r1">1</a></sup> and ropes too.<a href="#_ftn2">[2]</a></p>
        <p>2. See <a href="#p1">1</a>.</p><p id="fn1"><sup>1</sup> On land. <a href="#r1">↩</a></p><p id="_ftn2">[2] Slowly.</p>""".encode(),
    "figure-above.html": f"""{PAGE}<p>1. Look:</p><p>Figure 2. A <i>square</i></p><p><img src="data:image/png;base64,{b64encode(PNG).decode()}" alt="x"></p>
        <p>Source: the harbour.</p><p>Note: not to scale.</p><p>2. Go on.</p>""".encode(),
    "table-source.docx": word(p("1.\tA table."), table(row("Town", "Boats"), row("Delft", "3")), p("Source: the harbour."), p("2.\tGo on.")),
    "figure-below.html": f"""{PAGE}<p>1. Look:</p><p><img src="data:image/png;base64,{b64encode(PNG).decode()}" alt="x"></p><p>Figure 2. A <i>square</i></p>
        <p>Source: the harbour.</p><p>2. Go on.</p>""".encode(),
    "unit.html": f"""{PAGE}<p>1. A table.</p><p>Table 1. Boats</p><p>(Thousands of boats)</p><table><tr><th>Town</th><th>2019</th></tr>
        <tr><td>Delft</td><td>3</td></tr></table><p>2. Go on.</p>""".encode(),
    "unit.docx": word(
        p("1.\tA table."), p("Table 1. Boats"), p("(Thousands of boats)"), table(row("Town", "Boats"), row("Delft", "3")), p("2.\tGo on."),
    ),
    "columns.docx": word(
        p("1.\tCatches:"), p("Town\t2019\t2020"), p("Delft\t", r("4 100\t4", "<w:b/>"), " 350"), p("Gouda\t900\t1 020"), p("2.\tThat is all."),
    ),
    "row-heads.html": f"""{PAGE}<p>1. See:</p><table><tr><th>Town</th><th>Boats</th></tr><tr><th>Delft</th><td>4</td></tr>
        <tr><th>Gouda</th><td>7</td></tr></table><p>2. Go on.</p>""".encode(),
    "agenda.docx": word(
        p("1.\tWe adopted this agenda:"), p("1.\tOpening."), p("2.\tRules:"), p("(a)\tOld;"), p("(b)\tNew."), p("3.\tClosure."),
        p("2.\tRule 7 shall read:"), p("“7. Nets dry."), p("Ropes too.”"), p("3.\tWe left."),
    ),
    "agenda.html": f"""{PAGE}<p>1. We took up:</p><blockquote><ol><li>Opening.</li><li>Closing.</li></ol></blockquote><p>2. We left.</p>""".encode(),
    "note-again.md": (FRONT + "1. Nets dry.[^n] Ropes too.[^m]\n\n2. So it is.[^n]\n\n[^n]: On land.\n\n[^m]: On land.\n").encode(),
    "heads-within.html": f"""{PAGE}<p>1. See:</p><table><tr><th>No.</th><th>Town</th><th>Boats</th></tr><tr><td>1</td><th scope="row">Delft</th><td>4</td></tr>
        <tr><td></td><th scope="col">Ports</th><th scope="col">Nets</th></tr><tr><td>2</td><th>Gouda</th><td>7</td></tr></table><p>2. Go on.</p>""".encode(),
    "same-line.docx": word(p("1.\tReplace ", r("paragraph 3", "<w:i/>"), " by: “3. Nets ", r("dry", "<w:b/>"), ".”"), p("2.\tRule 4 shall read:", "<w:r><w:br/></w:r>", "“4. Ropes too.”"),
                           p("3.\tReplace it by: “nets”."), p("4.\tWe left.")),
    "caption-lines.docx": word(
        p("1.\tA table."), p("Table 1"), p(r("Boats by town", "<w:b/>")), p("(Thousands of boats)"), table(row("Town", "Boats"), row("Delft", "3")), p("Table 2 shows more."),
        table(row("Town", "Nets"), row("Delft", "4")), p("2.\tGo on."),
    ),
    "caption-lines.html": f"""{PAGE}<p>1. A table.</p><table><caption>Table 1<br>Boats by town<br>(Thousands of boats)</caption><tr><th>Town</th><th>Boats</th></tr>
        <tr><td>Delft</td><td>3</td></tr></table><p>2. Go on.</p>""".encode(),
    "bold-letters.docx": word(
        p("Ports", style="HCh"), p("1.\tShips wait."), p(r("Nets", "<w:b/>"), properties=listed(1)), p(r("Old nets", "<w:b/>"), properties=listed(1, 1)), p("2.\tThey dry."),
        p("Not a heading at all.", properties=listed(1)), p("3.\tGo on."), numbering=numbering(("upperRoman", "%1."), ("upperLetter", "%2.")),
    ),
    "lists-of-lists.html": f"""{PAGE}<p>1. Do:</p><ol type="I" start="3"><li>Map<ol type="i"><li>wells</li></ol></li><li>Clean</li></ol><p>2. Count down:</p>
        <ol reversed><li>Third</li><li>Second</li><li>First</li></ol><p>3. End.</p>""".encode(),
    "code.md": (FRONT + "1. Type:\n\n```\nif wet:\n    dry\n```\n\n2. Said:\n\n| The sea\n|    is wide\n\n3. H~2~O, un**dry**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: Nets\n").encode(),
    "contents.docx": word(
        p(r("Contents", "<w:b/>")), p('<w:hyperlink w:anchor="_Toc1"><w:r><w:t>I.</w:t><w:tab/><w:t>Ports</w:t><w:tab/><w:t>2</w:t></w:r></w:hyperlink>'),
        p("\tI.\t", bookmark("_Toc1", r("Ports")), style="HCh"), p("1.\tShips."),
    ),
    "numbered-formula.docx": word(p("1.\tSo:"), p("\t", MATH, "\t(1)"), p("2.\tThat is all.")),
    "spanning-heads.html": f"""{PAGE}<p>1. See:</p><table><tr><th colspan="2">Coast</th><th>Boats</th></tr><tr><th rowspan="2">East</th><th>Delft</th><td>4</td></tr>
        <tr><th>Gouda</th><td>7</td></tr><tr><th colspan="2">West</th><td>9</td></tr></table><p>2. Go on.</p>""".encode(),
    "letters-of-one-row.docx": word(
        *(p(r(each, "<w:b/>"), properties=listed(1, int(each != "Ports"))) + p(f"{place}.\tIt is dry.") for place, each in enumerate(("Ports", "Ayr", "Bergen", "Cork", "Derry"), 1)),
        numbering=numbering(("upperRoman", "%1."), ("upperLetter", "%2.")),
    ),
    "provision-goes-on.docx": word(
        p("1.\tAmend rule 9 to read: “1. Nets are ", r("dry", "<w:i/>"), "."), p("“2. Ropes too.”"), p("2.\tAfter rule 9, add the following: “10. Nobody swims.”"),
        p("3.\tWe recalled decision 4, which reads as follows:"), p("“The Board meets.”"), p("4.\tInsert a rule, which reads as follows:"), p("“11. Nobody sings.”"), p("5.\tWe left."),
    ),
    "scanned.md": (FRONT + "1. It met on 4\nMarch.\n\n2. It had before it:\n\n    (*a*) a map;\n\n    (*b*) a net.\n\n**3.** Nobody spoke.\n\n4\\. It rose.\n\n- 5. It came back.\n\n- 6. It left.\n").encode(),
    "figure-in-two-lines.html": f"""{PAGE}<p>1. See:</p><p><b>Figure 2</b></p><p><b>Boats by town</b></p><p><img alt="Bars" src="data:image/png;base64,{b64encode(PNG).decode()}"></p>
        <p>Source: the port.</p><p>2. Or:</p><figure><figcaption>Figure 3. Nets</figcaption><img alt="Nets" src="data:image/png;base64,{b64encode(PNG).decode()}"></figure>
        <ul><li>one</li><li><ul><li>two</li></ul></li></ul><p>3. Go on.</p>""".encode(),
    "wrapped.md": (FRONT + "1. The first.\nMore of it\n2. The second.\n3. The third.\n").encode(),
}  # fmt: skip


def read(name: str, data: bytes, language: str = "en") -> Reading:
    reader = {"docx": read_word, "html": read_html, "md": read_markdown, "xml": read_akn, "txt": read_text}[
        name.rpartition(".")[2]
    ]
    return dataclasses.replace(reader(data, name, language), source=data)


def made(name: str, data: bytes, path, language: str = "en") -> tuple[Reading, AknDocument, tuple[Finding, ...]]:
    reading = read(name, data, language)
    config = DocumentConfig(path=path / "document.toml")
    return reading, *canonicalise(reading, settle([reading], config).metadata, config, language)


def body(document: AknDocument) -> str:
    parts = (document.main.find(akn("preamble")), document.body)
    return "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in parts if each is not None)


def without_provenance(document: AknDocument) -> bytes:
    root = etree.fromstring(document_bytes(document))
    for block in list(root.iter(hx("provenance"))):
        block.getparent().remove(block)
    return etree.tostring(root)


@pytest.mark.parametrize("name", SOURCES)
def test_a_construct_is_valid_whole_and_no_error(name, tmp_path):
    reading, document, odd = made(name, SOURCES[name], tmp_path)
    assert schema_errors(etree.fromstring(document_bytes(document))) == ()
    assert [each.message for each in prove(document, reading) if each.code == "F-003"] == []
    found = [*reading.findings, *odd, *check({"en": document}, [reading], {})]
    assert [each.message for each in found if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("format_name", ["docx", "html", "epub"])
@pytest.mark.parametrize("name", SOURCES)
def test_a_construct_is_said_whole_in_every_format(name, format_name, tmp_path):
    reading, document, _ = made(name, SOURCES[name], tmp_path)
    presentation = present({"en": document}, Edition.parse("en"), Office(), media=dict(reading.media))
    verdict = verify(write(presentation, format_name), format_name, presentation, "en")
    assert [each.message for each in verdict.findings] == []


@pytest.mark.parametrize(
    "name",
    [
        "amendment.docx",
        "figure-above.html",
        "figure-below.html",
        "unit.html",
        "recital-list.html",
        "provision.docx",
        "formula.md",
        "resolution.docx",
    ],
)
def test_a_construct_is_said_whole_on_paper(name, tmp_path):
    reading, document, _ = made(name, SOURCES[name], tmp_path)
    presentation = present({"en": document}, Edition.parse("en"), Office(), media=dict(reading.media))
    verdict = verify(write(presentation, "pdf"), "pdf", presentation, "en")
    assert [each.message for each in verdict.findings] == []


@pytest.mark.parametrize("format_name", ["docx", "html"])
@pytest.mark.parametrize("name", SOURCES)
def test_a_construct_comes_back_from_our_files(name, format_name, tmp_path):
    reading, document, _ = made(name, SOURCES[name], tmp_path)
    presentation = present({"en": document}, Edition.parse("en"), Office(), media=dict(reading.media))
    again = made(f"en.{format_name}", write(presentation, format_name), tmp_path)[1]
    assert body(again) == body(document)


def test_links_lead_to_ids_of_the_text(tmp_path):
    document = made("en.docx", SOURCES["link-to-bookmark.docx"], tmp_path)[1]
    assert [each.get("href") for each in document.body.iter(akn("ref"))] == ["#para_1", "#sec_I", "#para_1"]
    page = made("en.html", SOURCES["page-links.html"], tmp_path)[1]
    assert [each.get("href") for each in page.body.iter(akn("ref"))] == ["#dvs_1"]


def test_a_link_to_nowhere_is_plain_text_and_said(tmp_path):
    link = '<w:hyperlink w:anchor="gone"><w:r><w:t>the annex</w:t></w:r></w:hyperlink>'
    _, document, odd = made("en.docx", word(p("1.\tSee ", link, ".")), tmp_path)
    assert next(document.body.iter(akn("ref")), None) is None
    assert [each.code for each in odd] == ["R-003"]


def test_underlined_words_are_insertions_where_others_are_struck_out(tmp_path):
    text = body(made("en.docx", SOURCES["amendment.docx"], tmp_path)[1])
    assert "<del>may</del> by <ins>must</ins>" in text
    assert '<del class="double">at once</del>' in text
    assert '<ins class="double">soon</ins>' in text
    alone = body(made("en.docx", word(p("1.\tA ", r("quay", '<w:u w:val="single"/>'))), tmp_path)[1])
    assert "<u>quay</u>" in alone


@pytest.mark.parametrize("name", ["resolution.html", "resolution.docx"])
def test_what_an_organ_says_before_it_acts_is_a_preamble(name, tmp_path):
    document = made(name, SOURCES[name], tmp_path)[1]
    preamble = document.main.find(akn("preamble"))
    assert [each.tag for each in preamble] == [akn("formula"), akn("recitals")]
    assert [each.get("eId") for each in preamble.iter(akn("recital"))] == [
        "preamble__recs_1__rec_1",
        "preamble__recs_1__rec_2",
    ]
    assert [block.kind for block in document.blocks()][:4] == ["alinea", "alinea", "alinea", "paragraph"]


@pytest.mark.parametrize("name", ["recital-list.html", "recital-list.docx"])
def test_a_recital_may_hold_a_list(name, tmp_path):
    document = made(name, SOURCES[name], tmp_path)[1]
    preamble = document.main.find(akn("preamble"))
    assert [each.findtext(akn("num")) for each in preamble.iter(akn("item"))] == ["(a)", "(b)"]
    assert len(list(preamble.iter(akn("recital")))) == 2
    assert [each.kind for each in document.blocks()][:6] == ["alinea", "alinea", "item", "item", "alinea", "paragraph"]


def test_a_preamble_below_a_heading_and_in_an_annex_is_set_apart(tmp_path):
    document = made("en.docx", SOURCES["resolution-below-heading.docx"], tmp_path)[1]
    found = [each for each in document.main.iter(akn("hcontainer")) if each.get("name") == "preamble"]
    assert [each.get("eId") for each in found] == ["dvs_61-295__preamble_1", "att_1__preamble_1"]
    assert [len(each) for each in found] == [3, 2]


@pytest.mark.parametrize("first", ["Resolution 1/CP.3", "61/295. Old harbours"])
def test_a_preamble_below_the_heading_of_a_text_is_set_apart(first):
    text = (
        f"CAT/C/NLD/8\n\n{first}\n\nThe General Assembly,\n\nNoting the letter,\n\n1. Decides to wait.\n\n2. Goes home."
    )
    found = read_text(text.encode(), "en.txt", "en").body.iter(akn("hcontainer"))
    assert [len(each) for each in found if each.get("name") == "preamble"] == [2]


@pytest.mark.parametrize(
    ("text", "recitals"),
    [
        ("The Security Council,\n\nNoting the letter,\n\nDecides to wait.\n\nAdopted at the 9th meeting.", 1),
        ("The Security Council,\n\nNoting the letter\n\nof the Mayor,\n\n1. Decides to wait.\n\n2. Goes home.", 2),
        ("The Parties to this Treaty,\n\nWishing to fish,\n\nHave agreed:\n\nArticle 1\n\nFish are free.", 1),
        ("The Keeper, tired,\n\nwrote a letter.\n\n1. Lamps are dear.\n\n2. Oil is cheap.", 0),
        ("The Security Council,\n\n1. Decides to wait.\n\n2. Goes home.", 0),
    ],
)
def test_a_preamble_is_taken_for_one_by_who_speaks_or_by_commas(text, recitals):
    reading = read_text(f"CAT/C/NLD/8\n\n{text}\n".encode(), "en.txt", "en")
    found = [] if reading.preamble is None else list(reading.preamble.iter(akn("recital")))
    assert len(found) == recitals


def notes(document: AknDocument) -> list[tuple[str, str]]:
    return [
        (each.get("marker"), "".join(map(str, each.itertext())).strip())
        for each in document.main.iter(akn("authorialNote"))
    ]


def test_notes_typed_as_paragraphs_stand_at_their_marks(tmp_path):
    document = made("en.docx", SOURCES["typed-notes.docx"], tmp_path)[1]
    assert notes(document) == [("**", "Built in 1900."), ("a", "Under repair.")]
    assert [each.get("marker") for each in document.body.iter(akn("noteRef"))] == ["a"]
    assert len(document.body) == 2


def test_a_star_calls_the_note_below_it_and_none_of_the_first_page():
    text = "CAT/C/NLD/8\n\n* Reissued.\n\n1. Nets dry when there is wind.* Ropes too.\n\n* In May.\n\n2. We left.\n"
    reading = read_text(text.encode(), "en.txt", "en")
    assert [
        (each.get("marker"), "".join(map(str, each.itertext()))) for each in reading.body.iter(akn("authorialNote"))
    ] == [("*", "In May.")]


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ("13", [("[1]", "Dry."), ("[3]", "Wet.")]),
        ("23", [("[2]", "Old."), ("[3]", "Wet.")]),
        ("3", []),  # of three notes two were left out: nothing says that this is one
    ],
)
def test_a_note_that_was_left_out_with_its_mark_costs_the_others_nothing(left: str, found: list[tuple[str, str]]):
    marks, texts = {n: f"[{n}]" if n in left else "" for n in "123"}, {"1": "Dry.", "2": "Old.", "3": "Wet."}
    lines = [f"1. Nets hang here{marks['1']}.", f"2. Ropes lie there{marks['2']}.", f"3. Sails go up{marks['3']}."]
    text = "CAT/C/NLD/8\n\n" + "\n".join([*lines, *(f"[{n}] {texts[n]}" for n in left)]) + "\n"
    reading = read_text(text.encode(), "en.txt", "en")
    read = [
        (each.get("marker"), "".join(map(str, each.itertext()))) for each in reading.body.iter(akn("authorialNote"))
    ]
    assert [(mark and mark.strip("[]"), words) for mark, words in read] == [(m.strip("[]"), w) for m, w in found]


def test_an_item_is_no_note_and_a_letter_calls_none_of_another_paragraph(tmp_path):
    raised = r("a", '<w:vertAlign w:val="superscript"/>')
    text = word(
        p("1.\tThe quay", raised, " is long:"), p("(a)\tBuilt in 1900;"), p("2.\tThe pier."), p("a\tUnder repair.")
    )
    assert notes(made("en.docx", text, tmp_path)[1]) == []


def test_a_note_typed_below_the_title_is_the_title_s(tmp_path):
    title = MASTHEAD + p("Report on old harbours*", style="TitleHCH") + p("*\tIssued late.") + p("1.\tHarbours age.")
    document = made("en.docx", docx(title), tmp_path)[1]
    assert notes(document) == [("*", "Issued late.")]
    page = PAGE.replace("Report<", "Report*<") + "<p>* Issued late.</p><p>1. Harbours age.</p>"
    assert notes(made("en.html", page.encode(), tmp_path)[1]) == [("*", "Issued late.")]


def test_notes_behind_links_are_notes_and_numbers_behind_links_are_none(tmp_path):
    document = made("en.html", SOURCES["linked-notes.html"], tmp_path)[1]
    assert notes(document) == [("1", "On land."), ("2", "Slowly.")]
    plain = f"""{PAGE}<p id="p1">1. Ships wait.</p><p>2. See <a href="#p1">1</a> and m<sup>2</sup>, 3<sup>a</sup>.</p><p>a net is wet.</p>"""
    assert notes(made("en.html", plain.encode(), tmp_path)[1]) == []


def test_a_figure_is_one_unit_with_its_caption_and_source(tmp_path):
    document = made("en.html", SOURCES["figure-above.html"], tmp_path)[1]
    (block,) = document.body.iter(akn("tblock"))
    assert [(each.tag.rpartition("}")[2], "".join(map(str, each.itertext()))) for each in block] == [
        ("num", "Figure 2."), ("heading", "A square"), ("p", ""), ("p", "Source: the harbour."), ("p", "Note: not to scale.")
    ]  # fmt: skip
    assert [each.get("class") for each in block.iter(akn("p"))] == [None, "source", "source"]
    table = made("en.docx", SOURCES["table-source.docx"], tmp_path)[1]
    content = next(table.body.iter(akn("table"))).getparent()
    assert [each.get("class") for each in content.findall(akn("p"))] == ["source"]


def test_a_caption_below_a_picture_is_printed_below_it(tmp_path):
    document = made("en.html", SOURCES["figure-below.html"], tmp_path)[1]
    (block,) = document.body.iter(akn("tblock"))
    assert block.get("class") == "figure caption-below"
    words = ["".join(map(str, each.itertext())).strip() for row in document.blocks() for each in row.content]
    assert words == ["Look:", "", "A square", "Source: the harbour.", "Go on."]


@pytest.mark.parametrize("name", ["unit.html", "unit.docx"])
def test_the_unit_of_a_table_is_the_table_s(name, tmp_path):
    document = made(name, SOURCES[name], tmp_path)[1]
    (caption,) = document.body.iter(akn("caption"))
    assert (caption.text, caption.findtext(akn("inline"))) == ("Table 1. Boats", "(Thousands of boats)")
    alone = [
        p("1.\tA table."),
        p("(Thousands of boats)"),
        table(row("Town", "Boats"), row("Delft", "3")),
        p("2.\tGo on."),
    ]
    (caption,) = made("en.docx", word(*alone), tmp_path)[1].body.iter(akn("caption"))
    assert (caption.get("class"), caption.text) == ("unit", "(Thousands of boats)")


@pytest.mark.parametrize("name", ["caption-lines.html", "caption-lines.docx"])
def test_label_title_and_unit_above_a_table_are_its_caption_and_a_sentence_is_none(name, tmp_path):
    document = made(name, SOURCES[name], tmp_path)[1]
    (caption,) = document.body.iter(akn("caption"))
    assert [each.strip() for each in map(str, caption.itertext())] == [
        "Table 1",
        "Boats by town",
        "(Thousands of boats)",
    ]
    assert caption[-1].get("name") == "unit"


@pytest.mark.parametrize("text", ["Table 1\n\nBoats by town\n\n(Thousands of boats)", "Table 1. Boats by town"])
def test_a_caption_of_a_text_is_the_table_s_and_comes_back(text, tmp_path):
    lines = f"CAT/C/NLD/8\n\n1. See below.\n\n{text}\n\n| Town | Boats |\n| Delft | 3 |\n\nSource: the harbour.\n\n2. Go on.\n"
    reading, document, _ = made("en.txt", lines.encode(), tmp_path)
    (caption,) = document.body.iter(akn("caption"))
    assert "\n\n".join(each.strip() for each in map(str, caption.itertext())) == text
    assert [each.code for each in check({"en": document}, [reading], {}) if each.code == "F-003"] == []
    page = write(present({"en": document}, Edition.parse("en"), Office()), "html")
    assert body(made("en.html", page, tmp_path)[1]) == body(document)


def test_heads_within_a_table_say_what_they_head_where_their_place_does_not(tmp_path):
    document = made("en.html", SOURCES["heads-within.html"], tmp_path)[1]
    heads = ["".join(map(str, each.itertext())).strip() for each in document.body.iter(akn("th"))]
    assert heads == ["No.", "Town", "Boats", "Delft", "Ports", "Nets", "Gouda"]
    assert [each.get(hx("scope")) for each in document.body.iter(akn("th"))] == [None] * 4 + ["col"] * 2 + [None]
    page = write(present({"en": document}, Edition.parse("en"), Office()), "html").decode()
    assert [page.count(f'<th scope="{scope}"') for scope in ("col", "row")] == [5, 2]


def test_an_automatic_label_without_a_style_is_a_heading_s_where_its_words_are_bold_and_stays_elsewhere(tmp_path):
    document = made("en.docx", SOURCES["bold-letters.docx"], tmp_path)[1]
    assert [(block.kind, block.num) for block in document.blocks() if block.num] == [
        ("paragraph", "1."), ("heading", "I."), ("heading", "A."), ("paragraph", "2."), ("alinea", "II."), ("paragraph", "3.")
    ]  # fmt: skip
    assert next(document.body.iter(akn("section"))).find(akn("division")).get("eId") == "sec_I__dvs_A"


def test_columns_that_tabulators_make_are_a_table_and_two_rows_are_none(tmp_path):
    reading, document, _ = made("en.docx", SOURCES["columns.docx"], tmp_path)
    rows = [
        [(each.tag.rpartition("}")[2], "".join(map(str, each.itertext())).strip()) for each in row]
        for row in document.body.iter(akn("tr"))
    ]
    assert rows == [
        [("th", "Town"), ("th", "2019"), ("th", "2020")],
        [("td", "Delft"), ("td", "4 100"), ("td", "4 350")],
        [("td", "Gouda"), ("td", "900"), ("td", "1 020")],
    ]
    assert [each.code for each in reading.findings if each.code == "S-107"] == ["S-107"]
    plain = word(p("1.\tCatches:"), p("Town\t2019\t2020"), p("Delft\t4\t5"), p("2.\tThat is all."))
    assert next(made("en.docx", plain, tmp_path)[1].body.iter(akn("table")), None) is None


@pytest.mark.parametrize("odd", ["HCh", "H1"])
def test_a_letter_in_a_row_is_a_letter_whatever_its_style_and_looks_like_one(odd, tmp_path):
    letters = [(f"{letter}.\tPart {letter}", odd if letter == "C" else "H1") for letter in "ABCDE"]
    text = [
        each
        for number, (words, style) in enumerate(letters, 1)
        for each in (p(words, style=style), p(f"{number}.\tShips wait."))
    ]
    document = made("en.docx", word(*text), tmp_path)[1]
    assert [each.get("eId") for each in document.body] == ["dvs_A", "dvs_B", "dvs_C", "dvs_D", "dvs_E"]
    column = present({"en": document}, Edition.parse("en"), Office()).first
    assert set(column.styles.values()) == {"h1"}


def test_a_provision_on_the_line_that_announces_it_is_quoted_and_words_are_not(tmp_path):
    document = made("en.docx", SOURCES["same-line.docx"], tmp_path)[1]
    assert [each.findtext(f".//{akn('num')}") for each in document.body.iter(akn("quotedStructure"))] == ["“3.", "“4."]
    assert "Replace <i>paragraph 3</i> by:</p>" in body(document)
    assert "Nets <b>dry</b>.”</p>" in body(document)
    assert [each.get("eId") for each in document.body] == ["para_1", "para_2", "para_3", "para_4"]
    text = "CAT/C/NLD/8\n\n1. Replace paragraph 3 by: “3. Nets dry. Ropes too.”\n\n2. We left.\n"
    reading, document, _ = made("en.txt", text.encode(), tmp_path)
    assert len(list(document.body.iter(akn("quotedStructure")))) == 1
    assert [each.code for each in check({"en": document}, [reading], {}) if each.code == "F-003"] == []


def test_numbered_lines_within_quotation_marks_are_quoted():
    assert quoted("1. They said:\n\n“1. Nets dry.\n\n2. Ropes too.”\n\n2. We left.") == [
        "“1. Nets dry.",
        "2. Ropes too.”",
    ]
    assert quoted("1. They said:\n\n“Nets dry.\n\n2. We left.\n\n3. We came.") == ["“Nets dry."]


def quoted(text: str) -> list[str]:
    reading = read_text(f"CAT/C/NLD/8\n\n{text}\n".encode(), "en.txt", "en")
    return [
        " ".join(" ".join(map(str, each.itertext())).split())
        for holder in reading.body.iter(akn("embeddedStructure"), akn("quotedStructure"))
        for each in holder
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "1. We adopted this agenda:\n\n1. Opening.\n\n(a) Prayer;\n\n2. Closure.\n\n2. We left.",
            ["1. Opening. (a) Prayer;", "2. Closure."],
        ),
        (
            "1. Rule 7 shall read:\n\n“7. Nets dry.\n\nRopes too.”\n\n2. We left.\n\nLater.",
            ["“7. Nets dry.", "Ropes too.”"],
        ),
        ("1. Those elected were:\n\n1. Mr. Reed;\n\n2. Ms. Stone.\n\n2. We left.", []),
        ("1. We said\n\n“nothing” at all.\n\n2. We left.", []),
    ],
)
def test_an_agenda_or_a_provision_that_a_paragraph_quotes_is_a_quotation(text, found):
    assert quoted(text) == found


AMENDMENTS = {
    "en": ("Replace paragraph 5 by the following:", "Insert a new rule:", "Article 7 shall read as follows:", "The article is amended to read:",
           "Add a sentence:", "Substitute these words:", "The agenda was:"),
    "fr": ("Remplacer le paragraphe 5 par ce qui suit :", "Insérer une nouvelle règle :", "L’article 7 se lit comme suit :",
           "L’article est modifié comme suit :", "Ajouter une phrase :", "Substituer les mots ci-après :", "L’ordre du jour était :"),
    "es": ("Sustitúyase el párrafo 5 por el siguiente:", "Insértese una nueva regla:", "El artículo 7 queda redactado así:",
           "El artículo se modifica como sigue:", "Añádase una frase:", "Reemplácense estas palabras:", "El programa era:"),
    "ru": ("Заменить пункт 5 следующим:", "Включить новое правило:", "Статья 7 читается следующим образом:",
           "Статью изменить следующим образом:", "Добавить предложение:", "Заменить эти слова:", "Принята повестка дня:"),
    "ar": ("يستعاض عن الفقرة 5 بما يلي:", "تدرج قاعدة جديدة:", "يصبح نص المادة 7 كما يلي:", "تعدل المادة كما يلي:",
           "تضاف جملة:", "يستعاض عن هذه الكلمات:", "كان جدول الأعمال:"),
    "zh": ("将第5段改为：", "插入一条新规则：", "第7条案文如下：", "该条修正如下：", "增加一句：", "替换以下文字：", "议程如下："),
}  # fmt: skip


def amended(language: str) -> list[str]:
    lines = [f"{number}. {each}\n\n“5. Aaa.”" for number, each in enumerate(AMENDMENTS[language], 1)]
    last = ["8. Bbb.", "9. Ccc."]
    reading = read_text("\n\n".join(["CAT/C/NLD/8", *lines, *last]).encode(), "t.txt", language)
    return [each.tag.rpartition("}")[2] for each in reading.body.iter(akn("quotedStructure"), akn("embeddedStructure"))]


@pytest.mark.parametrize("language", AMENDMENTS)
def test_amendments_are_the_same_in_every_language(language):
    assert amended(language) == ["quotedStructure"] * 6 + ["embeddedStructure"]


@pytest.mark.parametrize(("name", "changes"), [("provision.docx", 2), ("provision.html", 1)])
def test_the_text_that_a_provision_is_to_have_is_a_modification(name, changes, tmp_path):
    document = made(name, SOURCES[name], tmp_path)[1]
    assert len(list(document.body.iter(akn("mod")))) == changes
    assert [each.num for each in document.blocks() if each.kind == "paragraph"] == ["1.", "2.", "3."]
    assert len(list(document.body.iter(akn("embeddedStructure")))) == (name == "provision.html")


def test_code_keeps_its_indents_and_a_formula_stands_off_its_number(tmp_path):
    document = made("en.md", SOURCES["code.md"], tmp_path)[1]
    assert [each.tail for each in document.body.iter(akn("br"))] == [
        "\u00a0\u00a0\u00a0\u00a0dry",
        "\u00a0\u00a0\u00a0is wide",
    ]
    formula = made("en.docx", SOURCES["numbered-formula.docx"], tmp_path)[1]
    assert next(formula.body.iter(akn("subFlow"))).tail == "\t(1)"


def test_a_list_in_a_quotation_is_quoted(tmp_path):
    document = made("en.html", SOURCES["agenda.html"], tmp_path)[1]
    (quoted,) = document.body.iter(akn("embeddedStructure"))
    assert [each.findtext(akn("num")) for each in quoted] == ["1.", "2."]
    assert [each.get("eId") for each in document.body] == ["para_1", "para_2"]


def test_a_label_of_a_note_that_is_called_twice_is_one_note(tmp_path):
    document = made("en.md", SOURCES["note-again.md"], tmp_path)[1]
    assert notes(document) == [("1", "On land."), ("2", "On land.")]
    assert [each.get("marker") for each in document.body.iter(akn("noteRef"))] == ["1"]
    code = SOURCES["note-again.md"].replace(b"So it is", b"So `[^n]` it is")
    assert notes(made("en.md", code, tmp_path)[1]) == notes(document)


def test_a_link_to_a_heading_that_is_a_label_alone_leads_there(tmp_path):
    link = '<w:hyperlink w:anchor="a"><w:r><w:t>the annex</w:t></w:r></w:hyperlink>'
    document = made(
        "en.docx", word(p("1.\tSee ", link, "."), p(bookmark("a"), r("Annex", "<w:b/>")), p("Rules.")), tmp_path
    )[1]
    assert [each.get("href") for each in document.body.iter(akn("ref"))] == ["#att_1"]


def test_numbers_of_a_quotation_are_not_those_of_the_text(tmp_path):
    document = made("en.docx", SOURCES["quotation.docx"], tmp_path)[1]
    quoted = next(document.body.iter(akn("embeddedStructure")))
    assert [each.get("eId") for each in document.body if each.get("eId")] == ["para_1", "para_2"]
    assert [each.findtext(akn("num")) for each in quoted] == ["7.", "8."]


def test_items_count_as_the_page_says(tmp_path):
    nested = made("en.html", SOURCES["lists-of-lists.html"], tmp_path)[1]
    assert [block.num for block in nested.blocks()] == ["1.", "III.", "(i)", "IV.", "2.", "3.", "2.", "1.", "3."]
    document = made("en.html", SOURCES["lists.html"], tmp_path)[1]
    assert [block.num for block in document.blocks() if block.num] == ["1.", "(c)", "(d)", "2.", "7.", "8."]
    lists = made("en.html", SOURCES["numbered.html"], tmp_path)[1]
    assert [block.num for block in lists.blocks() if block.kind == "paragraph"] == ["1.", "2.", "3."]
    wrapped = made("en.md", SOURCES["wrapped.md"], tmp_path)[1]
    assert [block.num for block in wrapped.blocks() if block.kind == "paragraph"] == ["1.", "2.", "3."]


def test_a_note_called_twice_has_one_text(tmp_path):
    document = made("en.docx", SOURCES["note-called-twice.docx"], tmp_path)[1]
    (noted,) = document.body.iter(akn("authorialNote"))
    (again,) = document.body.iter(akn("noteRef"))
    assert again.get("href") == f"#{noted.get('eId')}"


def test_a_formula_is_mathml_and_said_in_one_line(tmp_path):
    document = made("en.docx", SOURCES["formula.docx"], tmp_path)[1]
    paragraph = next(document.blocks()).content[0]
    assert next(paragraph.iter("{http://www.w3.org/1998/Math/MathML}mfrac"), None) is not None
    presentation = present({"en": document}, Edition.parse("en"), Office())
    assert [
        each for each in made("en.docx", SOURCES["formula.docx"], tmp_path)[0].findings if each.code == "F-231"
    ] == []
    assert "F = m/t" in "".join(run.text for run in presentation.first.runs(paragraph))


FOREIGN = b"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act"><meta>
<identification source="#x"><FRBRExpression><FRBRdate date="2020-05-04" name="g"/><FRBRlanguage language="eng"/></FRBRExpression>
</identification></meta><preface><longTitle><p>CAT/C/NLD/8</p></longTitle></preface><preamble><recitals eId="q"><recital eId="q1">
<p>Whereas fish swim,</p></recital></recitals></preamble><body><section eId="s"><num>1.</num><heading>Nets</heading><paragraph eId="a">
<num>(1)</num><content><p>Nets dry:</p><blockList eId="b"><listIntroduction>on</listIntroduction><item eId="c"><num>(a)</num><p>land.</p>
</item></blockList></content></paragraph><paragraph eId="d"><num>(2)</num><content><p>See <ref href="#a">(1)</ref>.</p></content>
</paragraph></section></body></act></akomaNtoso>"""


def test_akn_of_another_profile_becomes_ours_with_every_word(tmp_path):
    reading, document, _ = made("en.xml", FOREIGN, tmp_path)
    assert schema_errors(etree.fromstring(document_bytes(document))) == ()
    assert [each.message for each in prove(document, reading) if each.code == "F-003"] == []
    texts = ["".join(map(str, content.itertext())) for block in document.blocks() for content in block.content]
    assert texts[0].strip() == "Whereas fish swim,"
    assert next(document.body.iter(akn("ref"))).get("href") == "#para_1"


def labels_of(name: str, path, *tags: str) -> list[str]:
    document = made(f"en.{name.rpartition('.')[2]}", SOURCES[name], path)[1]
    return [str(each.findtext(akn("num"))) for each in document.body.iter(*map(akn, tags))]


def test_a_cell_is_a_head_where_the_page_says_so_whatever_heads_span(tmp_path):
    document = made("en.html", SOURCES["spanning-heads.html"], tmp_path)[1]
    assert ["".join(each.itertext()).strip() for each in document.body.iter(akn("td"))] == ["4", "7", "9"]


def test_automatic_bold_letters_are_divisions_of_one_level(tmp_path):
    document = made("en.docx", SOURCES["letters-of-one-row.docx"], tmp_path)[1]
    (section,) = document.body.iter(akn("section"))
    assert [each.findtext(akn("num")) for each in section.findall(akn("division"))] == ["A.", "B.", "C.", "D."]


@pytest.mark.parametrize(
    ("labels", "chapters"),
    [
        ("I A B C D E F G H II I J K L III M", "I II III"),
        ("I A B C II A B III A IV A B V A", "I II III IV V"),
        ("I A II B III C D IV E V F", "I II III IV V"),
        ("I J", ""),
    ],
)
def test_the_row_that_a_letter_stands_in_tells_it_from_a_roman_number(labels, chapters):
    rows = "".join(f"{label}. Port {label}\n\n{place}. It is dry.\n\n" for place, label in enumerate(labels.split(), 1))
    found = read_text(f"CAT/C/NLD/8\n\n{rows}".encode(), "en.txt", "en").body
    assert [each.findtext(akn("num")) for each in found.iter(akn("section"))] == [
        f"{each}." for each in chapters.split()
    ]
    assert len(list(found.iter(akn("section"), akn("division")))) == len(labels.split())


def test_a_provision_that_begins_behind_a_colon_goes_on_below_and_what_is_recalled_is_no_amendment(tmp_path):
    document = made("en.docx", SOURCES["provision-goes-on.docx"], tmp_path)[1]
    amended = [each.findall(f".//{akn('num')}") for each in document.body.iter(akn("quotedStructure"))]
    assert [[num.text for num in each] for each in amended] == [["“1.", "“2."], ["“10."], ["“11."]]
    assert ["".join(each.itertext()) for each in document.body.iter(akn("embeddedStructure"))] == ["“The Board meets.”"]


def test_numbers_in_every_shape_that_goes_on_in_one_row_are_paragraphs(tmp_path):
    assert labels_of("scanned.md", tmp_path, "paragraph") == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert labels_of("scanned.md", tmp_path, "point", "indent") == ["(a)", "(b)"]


def test_label_title_and_caption_above_a_picture_are_the_figures_own(tmp_path):
    document = made("en.html", SOURCES["figure-in-two-lines.html"], tmp_path)[1]
    found = [
        (each.get("class"), each.findtext(akn("num")), each.findtext(akn("heading")))
        for each in document.body.iter(akn("tblock"))
    ]
    assert found == [("figure", "Figure 2", "Boats by town"), ("figure", "Figure 3.", "Nets")]
    assert ["".join("".join(each.itertext()).split()) for each in document.body.iter(akn("indent"))] == ["•one", "•two"]


def test_a_list_that_counts_down_is_one_list(tmp_path):
    document = made("en.html", SOURCES["lists-of-lists.html"], tmp_path)[1]
    assert [[each.text for each in one.findall(f"*/{akn('num')}")] for one in document.body.iter(akn("list"))][-1] == [
        "3.",
        "2.",
        "1.",
    ]
