"""Word files as they come from many hands: each is read to valid XML with every letter of it, or refused with a reason.

What a file says is taken from its parts here by other means than the reader's: the letters of `w:t`, in no order.
"""

import zipfile
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from hexapla.akn.canonical import document_bytes
from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.akn.schema import schema_errors
from hexapla.archive import deterministic_zip, read_zip
from hexapla.canonical import canonicalise, settle
from hexapla.errors import SourceError
from hexapla.project.config import DocumentConfig
from hexapla.readers.word import read_word
from samples.word_sources import (  # fmt: skip
    MASTHEAD,
    TITLE,
    R,
    W,
    call,
    cell,
    docx,
    listed,
    note,
    numbering,
    p,
    r,
    row,
    styles,
    table,
)

WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
HEAD = p("\tI.\tHead", style="HCh")


def field(code: str, result: str) -> str:
    return f"{MARK('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>{MARK('separate')}{result}{MARK('end')}"


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content: str) -> str:
    held = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>{held}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


RAISED = '<w:vertAlign w:val="superscript"/>'
LISTS = numbering(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")) + numbering(
    ("bullet", "\uf0b7"), number=2
)

BODIES: Mapping[str, str] = {
    "controls": sdt(p("1.\tA block in a control.")) + p("2.\tInline ", sdt(r("control ")), sdt(sdt(r("twice "))), "end.")
    + sdt(table(row("In", "control"))),
    "row in a control": table(sdt(row("Row", "in a control")), row("Row", "outside")),
    "cell in a control": table(f"<w:tr>{cell('One')}{sdt(cell('Two'))}{cell('Three')}</w:tr>"),
    "custom XML": '<w:customXml w:element="a">' + p("1.\tA block.") + "</w:customXml>"
    + p("2.\tIn ", '<w:customXml w:element="b">' + r("a run") + "</w:customXml>", " and ", f'<w:smartTag w:element="c">{r("a tag")}</w:smartTag>', "."),
    "fields": p("1.\tSee ", field("REF _Ref1 \\h", r("paragraph 7")), ", note ", field("NOTEREF _Ref2", r("3")), ", page ",
                field("PAGE", r("9")), ", ", f'<w:fldSimple w:instr=" REF a ">{r("simple")}</w:fldSimple>', ", ",
                field('HYPERLINK "https://a.b/c"', r("a link")), ", ", field("SEQ Table", r("4")), "."),
    "a field over paragraphs": p("1.\tBefore ", MARK("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + MARK("separate") + r("one"))
    + p("two") + p(r("three") + MARK("end"), " after."),
    "text boxes": p("1.\tText", box(p("Boxed words.") + table(row("In", "a box"))), " goes on.") + p("2.\t", box(p("Box ", box(p("inner box."))))),
    "nested tables": table(row("Outer", cell(p("before") + table(row("inner", "cell")) + p("after"))), row("x", "y")),
    "merged cells": table(
        row(cell("Wide", '<w:gridSpan w:val="3"/>'), head=True),
        row(cell("Deep", '<w:vMerge w:val="restart"/>'), "b", "c"), row(cell("", "<w:vMerge/>"), "e", "f"),
        row(cell("", "<w:vMerge/>"), cell("g", '<w:hMerge w:val="restart"/>'), cell("h", "<w:hMerge/>")),
    ),
    "letters in tables": table(row("Kind", "Number"), row(cell(p("Staff", r("a", RAISED))), cell(p("7", r("b", RAISED)))))
    + p(r("a", RAISED), "\tOn 1 May.") + p(r("b", RAISED), "\tOn 2 May."),
    "numbers": p("One.", properties=listed(1)) + p("One one.", properties=listed(1, 1)) + p("Deep.", properties=listed(1, 2))
    + p("Two.", properties=listed(1)) + p("Two one.", properties=listed(1, 1)) + p("Point.", properties=listed(2)),
    "signs": p("1.\tA", "<w:r><w:softHyphen/><w:t>b</w:t><w:cr/><w:t>c</w:t><w:tab/><w:t>d</w:t><w:br/><w:t>e</w:t></w:r>",
               '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "<w:r><w:noBreakHyphen/></w:r>", "f."),
    "Arabic": p("١-\t", r("تشكر الحكومة اللجنة", "<w:rtl/>"), properties="<w:bidi/>") + p('<w:dir w:val="rtl">' + r("نص") + "</w:dir>", '<w:bdo w:val="ltr">' + r("abc") + "</w:bdo>"),
    "Chinese": p("1.\t", r("委员会感谢缔约国政府提交报告。", '<w:rFonts w:hint="eastAsia"/>')) + p("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("hàn") + "</w:rt><w:rubyBase>" + r("漢") + "</w:rubyBase></w:ruby></w:r>"),
    "bookmarks": '<w:bookmarkStart w:id="1" w:name="a"/>' + p('<w:bookmarkStart w:id="2" w:name="b"/>', "1.\tMarked.", '<w:bookmarkEnd w:id="2"/>') + '<w:bookmarkEnd w:id="1"/>',
    "page breaks": p("1.\tOne", '<w:r><w:br w:type="page"/></w:r>', " page.") + p("<w:r><w:lastRenderedPageBreak/><w:t>2.</w:t></w:r>", "\tTwo."),
    "sections": p("1.\tOne.", properties="<w:sectPr><w:cols w:num='2'/></w:sectPr>") + p("2.\tTwo."),
    "mathematics": p("1.\tLet ", '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>', " be."),
    "an old object": p("1.\tSee ", '<w:r><w:object><v:shape alt="A sheet"/></w:object></w:r>', "here."),
    "alternate content of text": p("1.\t", f'<mc:AlternateContent><mc:Choice Requires="wps">{r("new words")}</mc:Choice><mc:Fallback>{r("old words")}</mc:Fallback></mc:AlternateContent>', "."),
    "an alternate paragraph": f'<mc:AlternateContent><mc:Choice Requires="wps">{p("1.	Chosen.")}</mc:Choice><mc:Fallback>{p("1.	Not.")}</mc:Fallback></mc:AlternateContent>',
    "only a fallback": p("1.\t", f'<mc:AlternateContent><mc:Fallback>{r("kept")}</mc:Fallback></mc:AlternateContent>', "."),
    "frames": p("Framed words.", properties='<w:framePr w:w="2000"/>') + p("1.\tText."),
    "looks": p("1.\t", r("small", "<w:smallCaps/>"), r("CAPS", "<w:caps/>"), r("struck", "<w:strike/>"), r("u", '<w:u w:val="single"/>'), r("white", '<w:color w:val="FFFFFF"/>')),
    "empty things": p() + table() + table("<w:tr/>") + table(row("")) + sdt("") + p("1.\tText."),
    "a run inside a link": p("1.\t", f'<w:hyperlink w:anchor="x">{r("a ")}<w:smartTag>{r("tagged")}</w:smartTag></w:hyperlink>', "."),
    "subdocuments": p("1.\tText.") + '<w:subDoc r:id="none"/>' + p("2.\tMore."),
    "no runs": "<w:p/>" + p("1.\tText.") + "<w:p><w:pPr/></w:p>",
}  # fmt: skip


def document(found: Reading) -> AknDocument:
    config = DocumentConfig(Path("document.toml"))
    made = canonicalise(found, settle([found], config).metadata, config, found.language)[0]
    assert schema_errors(made.root) == ()
    return AknDocument.from_bytes(document_bytes(made))


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


def said(data: bytes, parts: tuple[str, ...] = ("document", "footnotes", "endnotes")) -> Counter[str]:
    """The letters of a Word file, each alternative once, codes of fields and what is hidden apart."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name not in {f"word/{part}.xml" for part in parts}:
                continue
            root = etree.fromstring(package.read(name))
            for element in root.iter(f"{{{W}}}t", "{*}t"):
                above = {etree.QName(each).localname for each in element.iterancestors()}
                is_other = "Fallback" in above and any(
                    each.find("{*}Choice") is not None for each in element.iterancestors("{*}AlternateContent")
                )
                if not is_other and not above & {"rt", "del"}:
                    found += letters(element.text or "")
    return found


def lost(data: bytes, made: AknDocument) -> str:
    areas = [made.main.find(f"{{*}}{area}") for area in ("coverPage", "preface", "mainBody")]
    whole = "".join("".join(area.itertext()) for area in areas if area is not None)
    whole += "".join(plain_text(each) for each in made.root.iter("{*}attachments"))
    whole += 2 * "".join(each.get("marker") for each in made.root.iter("{*}authorialNote"))  # its call and its text
    return "".join((said(data) - letters(whole)).elements())


def whole_text(found: Reading) -> str:
    return "".join("".join(part.itertext()) for part in (found.body, *found.attachments))


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("is_styled", [True, False], ids=["styled", "plain"])
def test_no_letter_of_a_hard_file_is_lost(name, is_styled):
    parts = {"numbering": LISTS, "styles": styles()}
    data = docx(MASTHEAD + TITLE + (HEAD if is_styled else "") + BODIES[name] + p("9.\tThe end."), parts=parts)
    found = read_word(data, "en.docx", "en")
    made = document(found)
    assert lost(data, made) == ""
    assert whole_text(found).count("inner box.") == (name == "text boxes")
    assert "F-003" not in [each.code for each in found.findings]


def test_what_a_merged_cell_covers_is_no_text_of_the_document():
    rows = row(cell("Deep", '<w:vMerge w:val="restart"/>'), "b"), row(cell("Covered", "<w:vMerge/>"), "d")
    found = read_word(docx(MASTHEAD + TITLE + HEAD + table(*rows)), "en.docx", "en")
    assert "Covered" not in "".join(found.body.itertext())
    assert [each.code for each in found.findings] == ["F-203"]


NOTES: Mapping[str, str] = {
    "several paragraphs": "<w:footnote w:id='1'>" + p("First line of the note.") + p("Second line of it.") + "</w:footnote>",
    "a table": "<w:footnote w:id='1'>" + p("Before.") + table(row("Cell one", "Cell two")) + p("After.") + "</w:footnote>",
    "a text box": "<w:footnote w:id='1'>" + p("Before ", box(p("boxed")), " after.") + "</w:footnote>",
    "a control": "<w:footnote w:id='1'>" + sdt(p("In a control.")) + "</w:footnote>",
    "a field": "<w:footnote w:id='1'>" + p("See ", field("REF x", r("paragraph 4")), ".") + "</w:footnote>",
    "nothing": "<w:footnote w:id='1'>" + p() + "</w:footnote>",
    "separators": "<w:footnote w:id='0' w:type='separator'>" + p("<w:r><w:separator/></w:r>") + "</w:footnote>" + note(1, "Text."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (name, kind)
        for kind in ("footnote", "endnote")
        for name in NOTES
        if kind == "footnote" or "mc:" not in NOTES[name]
    ],
)
def test_no_letter_of_a_hard_note_is_lost(name, kind):
    text = NOTES[name].replace("footnote", kind)
    body = HEAD + p("1.\tWord", call(1).replace("footnoteReference", f"{kind}Reference"), ".") + p("2.\tEnd.")
    parts = {"styles": styles()} | ({"footnotes": text} if kind == "footnote" else {})
    extra = (
        {}
        if kind == "footnote"
        else {"word/endnotes.xml": f'<w:endnotes xmlns:w="{W}" xmlns:mc="m">{text}</w:endnotes>'.encode()}
    )
    links = {} if kind == "footnote" else {"en": ("endnotes", "endnotes.xml")}
    data = docx(MASTHEAD + TITLE + body, parts=parts, extra=extra, links=links)
    made = document(read_word(data, "en.docx", "en"))
    assert lost(data, made) == ""
    assert len(list(made.root.iter("{*}authorialNote"))) == 1


STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}
WHOLE = HEAD + p("1.\tWord", call(1), ".") + p("Two.", properties=listed(1)) + table(row("a", "b"))


def whole() -> bytes:
    return docx(
        MASTHEAD + TITLE + WHOLE, parts={"numbering": LISTS, "styles": styles(), "footnotes": note(1, "A note.")}
    )


def changed(data: bytes, change: Mapping[bytes, bytes]) -> bytes:
    members = read_zip(data)
    for old, new in change.items():
        members = {name: part.replace(old, new) for name, part in members.items()}
    return deterministic_zip(members)


def wide(data: bytes) -> bytes:
    """The same file, its text in two bytes a letter."""
    members = read_zip(data)
    text = '<?xml version="1.0" encoding="UTF-16"?>' + members["word/document.xml"].decode()
    return deterministic_zip(members | {"word/document.xml": text.encode("utf-16")})


def absolute(data: bytes) -> bytes:
    return changed(
        data,
        {
            b'Target="styles.xml"': b'Target="/word/styles.xml"',
            b'Target="word/document.xml"': b'Target="/word/document.xml"',
        },
    )


def elsewhere(data: bytes) -> bytes:
    """The same file as Google or others lay it out: another folder, other names."""
    members = {
        name.replace("word/", "x/y/").replace("document.xml", "main1.xml"): part
        for name, part in read_zip(data).items()
    }
    return deterministic_zip(
        {name: part.replace(b"word/document.xml", b"x/y/main1.xml") for name, part in members.items()}
    )


def prefixed(data: bytes) -> bytes:
    """The same file with other prefixes."""
    members = read_zip(data)
    part = members["word/document.xml"].replace(b"<w:", b"<ns0:").replace(b"</w:", b"</ns0:").replace(b" w:", b" ns0:")
    return deterministic_zip(members | {"word/document.xml": part.replace(b"xmlns:w=", b"xmlns:ns0=")})


@pytest.mark.parametrize(
    "variant", [lambda data: changed(data, STRICT), wide, absolute, elsewhere, prefixed],
    ids=["strict", "two bytes a letter", "absolute targets", "other folders", "other prefixes"],
)  # fmt: skip
def test_the_same_file_in_another_dress_is_the_same_document(variant):
    given = whole()
    plain, dressed = (document(read_word(data, "en.docx", "en")) for data in (given, variant(given)))
    areas = [
        ["".join(made.main.find(f"{{*}}{area}").itertext()) for area in ("preface", "mainBody")]
        for made in (plain, dressed)
    ]
    assert areas[0] == areas[1]
    assert [block.num for block in dressed.blocks()] == [block.num for block in plain.blocks()]


def test_an_embedded_document_is_named_since_its_text_is_not_here():
    body = WHOLE + '<w:altChunk r:id="chunk"/>'
    found = read_word(docx(MASTHEAD + TITLE + body, links={"chunk": ("aFChunk", "afchunk.html")}), "en.docx", "en")
    assert [(each.code, each.before) for each in found.findings if each.code == "F-215"] == [
        ("F-215", "word/afchunk.html")
    ]


DEEP = "<w:sdt><w:sdtContent>" * 400 + p("1.\tDeep.") + "</w:sdtContent></w:sdt>" * 400
REFUSED: Mapping[str, bytes] = {
    "cut off": whole()[:-40],
    "cut in the middle": whole()[: len(whole()) // 2],
    "a text": b"%PDF-1.7 no Word file",
    "a spreadsheet": deterministic_zip({
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": b"<workbook/>",
    }),
    "no text part": deterministic_zip({name: part for name, part in read_zip(whole()).items() if name != "word/document.xml"}),
    "broken XML": changed(whole(), {b"</w:body>": b"</w:bodi>"}),
    "an entity": changed(whole(), {b"<w:document": b'<!DOCTYPE d [<!ENTITY a "b">]><w:document'}),
    "a bomb": deterministic_zip({**read_zip(whole()), "word/media/a.png": b"\0" * 20_000_000}),
    "a way out": deterministic_zip({**read_zip(whole()), "../../etc/x": b"x"}),
    "a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_whole_is_refused_with_a_reason_and_advice(name):
    with pytest.raises(SourceError) as caught:
        read_word(REFUSED[name], "en.docx", "en")
    assert "en.docx" in str(caught.value)
    assert caught.value.advice


def test_what_is_nested_too_deep_to_be_honest_is_refused():
    with pytest.raises(SourceError) as caught:
        read_word(docx(MASTHEAD + TITLE + DEEP), "en.docx", "en")
    assert caught.value.advice
