"""HTML, Markdown and XML that mean harm."""

from functools import cache
from pathlib import Path

from hexapla.akn.canonical import document_bytes
from hexapla.canonical import canonicalise, settle
from hexapla.project.config import DocumentConfig
from hexapla.readers.text.reader import read_text
from samples.hostile import SECRET
from samples.hostile.drawings import SCRIPT, embedded
from samples.project import EN, SYMBOL

FRONT = "".join(f"<p>{line}</p>" for line in EN.partition("I.\t")[0].splitlines())
PLACE = "../secret.txt"


def page(body: str, head: str = "") -> bytes:
    """Return a web page with a masthead."""
    return f"<!doctype html><html><head><title>x</title>{head}</head><body>{FRONT}{body}</body></html>".encode()


def nested(tag: str, count: int, words: str = "deep") -> str:
    """Return elements within each other."""
    return f"<{tag}>" * count + words + f"</{tag}>" * count


def _lists(count: int) -> str:
    return "<ul><li>item" * count + "</li></ul>" * count


def _own(body: str, notes: str = "") -> bytes:
    """Return what looks like a page that we wrote ourselves."""
    return (
        '<!doctype html><html><head><meta name="dcterms.identifier" content="x">'
        f'<meta name="dcterms.language" content="en"></head><body><header class="masthead"><p class="symbol">{SYMBOL}</p>'
        f'<h1 class="title">Title</h1></header><article id="text">{body}</article>'
        f'<section class="notes"><ul>{notes}</ul></section></body></html>'
    ).encode()


def _saved(letters: str) -> bytes:
    """Return a page that a browser saved as one file, in letters of some name."""
    return (
        f"MIME-Version: 1.0\r\nContent-Type: text/html; charset={letters}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    ).encode() + page("<p>1. \u00e9 +2AA-</p>")


_NOTE = '<sup><a class="note-call" href="#n1">1</a></sup>'
_ADDRESSES = ("javascript:alert(1)", "JaVa\tScript:alert(1)", "&#106;avascript:alert(1)", "data:text/html,<script>1</script>",
              "file:///etc/passwd", "//example.org/x", "vbscript:x", "ms-msdt:/id", "\x01javascript:alert(1)", "blob:x",
              "http://[::1", "http://a:99999999/", "http://" + "a" * 5_000, "mailto:a@example.org?subject=%0d%0aBcc:x",
              "view-source:x", "jar:http://a!/b", "filesystem:x", "urn:x:y", "tel:1", "\\\\server\\share", "C:\\x")  # fmt: skip
_LINKS = "".join(f'<p>1. A <a href="{each}">link</a>.</p>' for each in _ADDRESSES)
_TABLE = "<table><tr><td>a</td><td>b</td></tr></table>"

_PAGES = {
    "no element": b'<!d7"',
    "a comment that looks like a page of ours": b'<!-- "masthead dcterms.identifier -->',
    "a cell over a million columns": page("<table><tr><td colspan=1000000>a</td></tr><tr><td rowspan=1000000>b</td></tr></table>"),
    "cells over a thousand columns in each of a thousand rows": page(
        "<table>" + "<tr>" + "<td colspan=1000>a</td>" * 8 + "</tr>" + "<tr><td rowspan=65000 colspan=900>b</td></tr>" * 60 + "</table>"
    ),
    "a table of two thousand cells": page("<table>" + ("<tr>" + "<td>a</td>" * 50 + "</tr>") * 50 + "</table>"),
    "tables within tables": page("<table><tr><td>" * 150 + "x" + "</td></tr></table>" * 150),
    "lists of a hundred and thirty levels": page(_lists(130)),
    "lists of two thousand levels": page(_lists(2_000)),
    "divisions of five thousand levels": page(nested("div", 5_000)),
    "quotations of five hundred levels": page(nested("blockquote", 500, "<p>deep</p>")),
    "bold of three thousand levels": page("<p>1. " + nested("b", 3_000) + "</p>"),
    "links within links": page("<p>1. " + nested('a href="https://example.org/"', 400).replace('</a href="https://example.org/">', "</a>") + "</p>"),
    "addresses of every scheme": page(_LINKS),
    "pictures of elsewhere": page(f'<p><img src="{PLACE}"><img src="file:///etc/passwd"><img src="http://127.0.0.1:9/x.png"></p>'),
    "a drawing with a script": page(f'<p>1. <img src="{embedded(SCRIPT)}" alt="x" onerror="alert(1)"></p>'),
    "scripts, frames and forms": page(
        '<script>alert(1)</script><iframe src="file:///etc/passwd"></iframe><object data="x"></object><form action="x"></form>'
        '<p onclick="alert(1)">1. Text <svg><script>alert(1)</script></svg><math><mtext><script>1</script></mtext></math></p>',
        '<base href="file:///"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><style>@import "x"</style>',
    ),
    "a style that calls": page('<p style="background:url(http://127.0.0.1:9/x)" class="x">1. Text</p><link rel=stylesheet href=x>'),
    "tags that never close": page("<b><i><u><p><table><tr><td>" * 300),
    "a hundred thousand angles": page("<" * 100_000),
    "a comment that never ends": page("<p>1. Text</p><!-- " + "x" * 100_000),
    "references to characters": page("<p>1. " + "&#0;&#xD800;&#x110000;&#99999999999;&nbsp;&bogus;&amp" * 500 + "</p>"),
    "a list that begins at a trillion": page(
        '<ol start="999999999999999999999"><li>a</li></ol><ol type="A" start="100000000"><li>b</li></ol>'
        '<ol type="i" start="100000000"><li>c</li></ol><ol start="-7"><li>d</li></ol>'
    ),
    "two thousand items": page("<ul>" + "<li>item</li>" * 2_000 + "</ul>"),
    "NUL and controls": page("<p>1. a\0b\x1b[2Jc</p>"),
    "a page of ours whose note calls itself": _own(
        f'<div class="paragraph"><span class="num">1.</span> <p class="text">Text{_NOTE}</p></div>',
        f'<li id="n1"><span class="note-text">Note{_NOTE}</span></li>',
    ),
    "a page of ours of controls": _own(
        f'<div class="paragraph" id="&#1;"><span class="num">&#2;</span><p class="text" \x01x="y">a&#3;b{_NOTE.replace("1", "&#4;")}&#12;</p></div>'
    ),
    "a saved page in letters that nobody knows": _saved("utf-6"),
    "a saved page in half letters": _saved("utf-7"),
    "a page of ours of a thousand levels": _own(nested('div class="paragraph"', 1_000).replace('</div class="paragraph">', "</div>")),
    "a page of ours with links of every scheme": _own(f'<div class="paragraph"><p class="text">{_LINKS}</p></div>'),
    "a page of ours with a heading of level 99": _own('<h99 class="heading chapter">x</h99><hx class="heading">y</hx>'),
    "a page of ours with spans that are no numbers": _own(
        '<div class="table"><table><tr><td colspan="x">a</td><td colspan="-1">b</td><td rowspan="²">c</td></tr></table></div>'
    ),
}  # fmt: skip

_TEXT = EN.replace("\n", "\n\n").replace("\t", " ")
_MARKDOWN = {
    "quotations of a thousand levels": ">" * 1_000 + " deep",
    "brackets that never close": "[" * 4_000 + "!" * 10 + "[" * 4_000,
    "stars": "*a **b " * 1_500 + "_" * 4_000,
    "backticks": "".join("`" * (number % 200 + 1) + " " for number in range(500)),
    "lists of a hundred levels": "".join("    " * level + "- item\n" for level in range(100)),
    "addresses of every scheme": "".join(f"1. [link]({each})\n\n![x]({each})\n\n" for each in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", PLACE)),
    "notes that call themselves": "1. Text[^1].\n\n[^1]: Note[^1] and [^2].\n\n[^2]: Note[^1].\n",
    "references that call each other": "[a][b]\n\n[b]: [a]\n[a]: <b>\n",
    "raw markup": "<script>alert(1)</script>\n\n```{=html}\n<script>alert(1)</script>\n```\n\n\\input{/etc/passwd}\n",
    "a table of pipes": "|a|b|\n|-|-|\n" + "|" * 10_000 + "\n",
    "metadata": "---\ntitle: x\nbibliography: ../secret.txt\ninclude-before: <script>1</script>\n---\n\n1. Text\n",
}  # fmt: skip


@cache
def _akn() -> str:
    """Return the canonical XML of the small document."""
    reading = read_text(EN.encode(), "en.txt", "en")
    config = DocumentConfig(Path("document.toml"))
    settled = settle((reading,), config)
    return document_bytes(canonicalise(reading, settled.metadata, config, "en")[0]).decode()


def _with(words: str) -> bytes:
    """Return the document with other content in its second paragraph."""
    return _akn().replace("The inspectorate visited", f"{words} The inspectorate visited").encode()


def _after(markup: str) -> bytes:
    return _akn().replace("</mainBody>", f"{markup}</mainBody>").encode()


_DOCTYPE = f'<!DOCTYPE a [<!ENTITY s SYSTEM "{PLACE}"><!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
_XML = {
    "addresses of every scheme": _with("".join(f'<a href="{each}">link</a> <ref href="{each}">ref</ref> ' for each in (
        "javascript:alert(1)", " javascript:alert(1)", "jAvascript&#9;:x", "file:///etc/passwd", "data:text/html,x", "//x/y", "../../secret.txt", "#nowhere"))),
    "pictures of elsewhere": _with(f'<img src="file:///etc/passwd" alt="x"/><img src="{PLACE}" alt=""/><img src="javascript:1" alt=""/><img src="data:image/svg+xml,&lt;svg onload=&quot;alert(1)&quot;/&gt;" alt=""/>'),
    "a picture of our folder that is none": _with(f'<img src="../media/{"0" * 64}.svg" alt="x"/><img src="../media/../../secret.txt" alt=""/>'),
    "an entity of a file": _akn().replace('<?xml version="1.0" encoding="UTF-8"?>', f'<?xml version="1.0"?>{_DOCTYPE}').encode(),
    "elements of two hundred levels": _with(nested("span", 200)),
    "elements of two thousand levels": _with(nested("span", 2_000)),
    "divisions of a hundred levels": _after("<division><heading>x</heading>" * 100 + "<content><p>x</p></content>" + "</division>" * 100),
    "lists of eighty levels": _after("<list><indent>" * 80 + "<content><p>x</p></content>" + "</indent></list>" * 80),
    "notes within notes": _with('<authorialNote marker="1"><p>a' * 60 + "</p></authorialNote>" * 60),
    "a cell over a million columns": _after('<division><content><table><tr><td colspan="1000000" rowspan="1000000"><p>a</p></td></tr></table></content></division>'),
    "spans that are no numbers": _after('<division><content><table><tr><td colspan="x"><p>a</p></td><td colspan="-1"/><td rowspan="²"/></tr></table></content></division>'),
    "scripts of other namespaces": _with('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "one id for all": _akn().replace('eId="para_2"', 'eId="para_1"').encode(),
    "ids that mean harm": _akn().replace('eId="para_2"', 'eId="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"').encode(),
    "an include": _with(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{PLACE}" parse="text"/>'),
    "instructions": _akn().replace("<akomaNtoso", '<?xml-stylesheet href="javascript:alert(1)"?><akomaNtoso').encode(),
    "a day of the year ten thousand": _akn().replace("2020-05-04", "9999-12-31").encode(),
    "a day that is none": _akn().replace('date="2020-05-04"', 'date="2020-02-31"').encode(),
    "no metadata": b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x"><mainBody/></doc></akomaNtoso>',
    "a body that is empty": (_akn().partition("<mainBody>")[0] + "<mainBody/>" + _akn().partition("</mainBody>")[2]).encode(),
    "an address that climbs": _akn().replace("CAT-C-NLD-FCO-8", "..").encode(),
    "a symbol that climbs": _akn().replace(SYMBOL, "../../../x").encode(),
    "a megabyte in an attribute": _akn().replace('eId="para_2"', f'eId="{"x" * 1_000_000}"').encode(),
    "a title of a megabyte": _akn().replace("Information received", "Information " * 10_000 + "received").encode(),
    "UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-akomaNtoso/+AD4-',
    "cut in the middle": _akn().encode()[: len(_akn()) // 2],
}  # fmt: skip

INPUTS = {
    **{f"html: {name}": {"en.html": data, PLACE: SECRET.encode()} for name, data in _PAGES.items()},
    **{
        f"md: {name}": {"en.md": f"{_TEXT}\n\n{text}\n".encode(), PLACE: SECRET.encode()}
        for name, text in _MARKDOWN.items()
    },
    **{f"xml: {name}": {"en.xml": data, PLACE: SECRET.encode()} for name, data in _XML.items()},
}
