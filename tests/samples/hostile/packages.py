"""Files of word processors that mean harm: containers that lie, parts that lead in circles, values that are none."""

import io
import struct
import zipfile

from samples.project import EN
from samples.word_sources import MASTHEAD, PNG, TITLE, cell, docx, listed, p, r, row, table

FRONT = MASTHEAD + TITLE


def _word(body: str, **more: object) -> bytes:
    return docx(FRONT + body + p("The end."), **more)  # type: ignore[arg-type]


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return made.getvalue()


def _lying(data: bytes, name: bytes, said: int) -> bytes:
    """Return a container in which a member says another size than it has, in both of its heads."""
    changed = bytearray(data)
    for mark, offset, length in ((b"PK\x03\x04", 22, 26), (b"PK\x01\x02", 24, 28)):
        at = changed.find(mark)
        while at >= 0:
            size = struct.unpack_from("<H", changed, at + length)[0]
            start = at + (30 if mark[2] == 3 else 46)
            if bytes(changed[start : start + size]) == name:
                struct.pack_into("<I", changed, at + offset, said)
            at = changed.find(mark, at + 4)
    return bytes(changed)


WORD = _word(p("Text."))


def _bomb() -> bytes:
    return _packed({**_members(WORD), "word/media/a.bin": bytes(40_000_000)})


def _liar() -> bytes:
    full = _packed({**_members(WORD), "word/document.xml": _members(WORD)["word/document.xml"] + b" " * 100_000_000})
    return _lying(full, b"word/document.xml", 2_000)


_CIRCLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/><w:basedOn w:val="S{(n + 1) % 3}"/></w:style>'
    for n in range(3)
)
_ABSTRACT = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S0"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
_CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_FOOTNOTES = f'<w:footnote w:id="2"><w:p><w:r><w:t>Note</w:t></w:r>{_CALL}</w:p></w:footnote>'


def _notes(count: int) -> bytes:
    calls = "".join(
        f'<w:r><w:t>word </w:t></w:r><w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(2, count + 2)
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Note {n}.</w:t></w:r></w:p></w:footnote>' for n in range(2, count + 2)
    )
    return _word(f"<w:p>{calls}</w:p>", parts={"footnotes": notes})


def _wrapped(start: str, end: str, times: int, inner: str) -> str:
    return start * times + inner + end * times


_BOX = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>'
_BOX_END = "</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
_PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="x"/><a:graphic><a:graphicData><a:blip {}="{}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'


def _linked(target: str, kind: str = "hyperlink") -> bytes:
    return _word(f'<w:p><w:hyperlink r:id="z1">{r("link")}</w:hyperlink></w:p>', links={"z1": (kind, target)})


_WORDS = {
    "a bomb": _bomb(),
    "a part that says it is small": _liar(),
    "a part that says it is large": _lying(WORD, b"word/document.xml", 400_000_000),
    "a hundred thousand members": _packed({**_members(WORD), **{f"x/{n}": b"" for n in range(20_000)}}),
    "names that lead out": _packed({**_members(WORD), "../../evil.txt": b"x", "/etc/x": b"x", "C:\\x": b"x"}),
    "names that are none": _packed({**_members(WORD), ".": b"x", "a/./b": b"x", "\x01\ud7ff": b"x", " " * 300: b"x"}),
    "cut in the middle": WORD[: len(WORD) // 2],
    "no container": b"PK\x03\x04" + b"x" * 1_000,
    "an empty container": _packed({}),
    "no text": _packed({name: data for name, data in _members(WORD).items() if name != "word/document.xml"}),
    "a method that nobody knows": WORD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"),
    "an entity": _packed({**_members(WORD), "word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _members(WORD)["word/document.xml"]}),
    "an old password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_000,
    "tables of a hundred levels": _word(_wrapped("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 70, p("x"))),
    "insertions of two hundred levels": _word("<w:p>" + _wrapped("<w:smartTag>", "</w:smartTag>", 230, r("x")) + "</w:p>"),
    "boxes of twenty levels": _word("<w:p>" + _wrapped(_BOX, _BOX_END, 20, r("x")) + "</w:p>"),
    "controls of two hundred levels": _word(_wrapped("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 110, p("x"))),
    "a cell over a million columns": _word(table(row(f'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>{p("a")}</w:tc>'), row("b", "c"))),
    "spans that are no numbers": _word(table(row(cell("a", '<w:gridSpan w:val="x"/>'), cell("b", '<w:gridSpan w:val="-5"/><w:vMerge w:val="y"/>')), row("c"))),
    "a thousand cells": _word(table(*[row(*["x"] * 100) for _ in range(12)])),
    "styles in a circle": _word(p("Text.", style="S0"), parts={"styles": _CIRCLE}),
    "numbers in a circle": _word(p("Text.", properties=listed(1)), parts={"styles": (_CIRCLE.replace("<w:basedOn", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:basedOn')), "numbering": (_ABSTRACT.format(1, "decimal", "%1."))}),
    "numbers without measure": _word(p("Text.", properties=listed(2)) * 3, parts={"numbering": (_ABSTRACT.format("9" * 30, "lowerRoman", "%1%9%x%"))}),
    "letters without measure": _word(p("Text.", properties=listed(2)), parts={"numbering": (_ABSTRACT.format("2000000000", "upperLetter", "%1."))}),
    "values that are no numbers": _word(p("Text.", properties='<w:numPr><w:ilvl w:val="x"/><w:numId w:val="²"/></w:numPr><w:ind w:left="x" w:hanging="1e9"/><w:outlineLvl w:val="-3"/><w:tabs><w:tab w:pos="x"/></w:tabs>')),
    "levels without measure": _word(p("Text.", properties=listed(2, 99_999) + '<w:outlineLvl w:val="99999"/>')),
    "a note that calls itself": _word(f"<w:p>{r('Text')}{_CALL}</w:p>", parts={"footnotes": _FOOTNOTES}),
    "a thousand notes in a paragraph": _notes(1_000),
    "signs of no font": _word('<w:p><w:r><w:sym w:font="x" w:char="zzzz"/><w:sym w:char="FFFFFFFF"/><w:sym w:char="D800"/><w:sym/></w:r></w:p>'),
    "fields that never end": _word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> INCLUDETEXT "file:///etc/passwd" </w:instrText></w:r>' * 3_000 + "</w:p>"),
    "fields that only end": _word("<w:p>" + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 3_000 + r("x") + "</w:p>"),
    "another document within": _word('<w:altChunk r:id="z1"/>', links={"z1": ("aFChunk", "file:///etc/passwd")}),
    "a picture of elsewhere": _word(f"<w:p>{_PICTURE.format('r:link', 'z1')}</w:p>", links={"z1": ("image", "file:///etc/passwd")}),
    "a picture that is none": _word(f"<w:p>{_PICTURE.format('r:embed', 'none')}</w:p>"),
    "a link with a script": _linked("javascript:alert(1)"),
    "a link to a file": _linked("file:///etc/passwd"),
    "a link with data": _linked("data:text/html,<script>alert(1)</script>"),
    "a link that is no address": _linked("http://[::1"),
    "a megabyte of blanks": _word(p(" " * 200_000)),
    "five thousand runs": _word("<w:p>" + r("x ") * 5_000 + "</w:p>"),
    "characters that XML forbids": _word(p("a&#x1F;b")).replace(b"&#x1F;", b"&#x1F;"),
}  # fmt: skip

_NS = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
       'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')  # fmt: skip
_LINES = "".join(f"<text:p>{line}</text:p>" for line in EN.replace("\t", " ").splitlines())


def _odt(body: str, **more: bytes) -> bytes:
    content = f'<?xml version="1.0"?><office:document-content {_NS} office:version="1.3"><office:body><office:text>{_LINES}{body}</office:text></office:body></office:document-content>'
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    return _packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest,
            **more,
        }
    )


_OPEN = {
    "a bomb": _odt("", **{"Pictures/a.png": bytes(40_000_000)}),
    "an entity": _odt("").replace(b"content.xml", b"content.xml") and _packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
    "cells repeated a million times": _odt('<table:table><table:table-column table:number-columns-repeated="1000000"/><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'),
    "a billion blanks": _odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>'),
    "lists of a hundred levels": _odt("<text:list><text:list-item>" * 100 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 100),
    "links and scripts": _odt('<text:p><text:a xlink:href="javascript:alert(1)">x</text:a><text:a xlink:href="file:///etc/passwd">y</text:a><draw:frame><draw:image xlink:href="file:///etc/passwd"/></draw:frame><script:event-listener/></text:p>'),
    "sections of a file": _odt('<text:section text:name="x"><text:section-source xlink:href="file:///etc/passwd"/></text:section>'),
    "nothing": _packed({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "no XML": _packed({"content.xml": b"\0\1\2"}),
    "cut in the middle": _odt("")[:900],
}  # fmt: skip

_RICH = "{\\rtf1\\ansi " + EN.replace("\n", "\\par\n").replace("\t", "\\tab ") + "%s}"
_RTF = {
    "braces that never close": (_RICH % ("{" * 100_000)).encode(),
    "braces that only close": (_RICH % ("}" * 100_000)).encode(),
    "groups of five thousand levels": (_RICH % ("{\\b " * 5_000 + "x" + "}" * 5_000)).encode(),
    "a file that a field includes": (_RICH % '{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}{\\fldrslt x}}{\\field{\\*\\fldinst HYPERLINK "javascript:alert(1)"}{\\fldrslt y}}').encode(),
    "an object": (_RICH % ("{\\object\\objemb{\\*\\objdata " + "41" * 10_000 + "}}")).encode(),
    "binary data that lies": (_RICH % "\\bin2000000000 x").encode(),
    "surrogates": (_RICH % "\\u-10240?\\u99999?\\u-1?\\'zz\\uc999999 x").encode(),
    "cells without measure": (_RICH % ("\\trowd" + "\\cellx2147483647" * 2_000 + "x\\cell" * 10 + "\\row")).encode(),
    "controls without end": (_RICH % ("\\" + "a" * 100_000 + "9" * 10_000)).encode(),
    "the head alone": b"{\\rtf",
}  # fmt: skip

INPUTS = {
    **{f"docx: {name}": {"en.docx": data} for name, data in _WORDS.items()},
    **{f"odt: {name}": {"en.odt": data} for name, data in _OPEN.items()},
    **{f"rtf: {name}": {"en.rtf": data} for name, data in _RTF.items()},
    "doc: no container": {"en.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)},
    "docx: a picture of everything": {"en.docx": _word(f"<w:p>{_PICTURE.format('r:embed', 'z1')}</w:p>", links={"z1": ("image", "media/x.png")}, extra={"word/media/x.png": PNG[:-20]})},
}  # fmt: skip
