"""The words of an HTML file, from every text node of its body."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from hexapla.proof.marks import CALL, begins, is_outside
from hexapla.proof.source import SourceText
from hexapla.proof.stories import BLANK, WORD, Piece, Story, words_of

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_MARKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic", "del": "struck out", "s": "struck out",
    "strike": "struck out", "u": "underlined", "ins": "underlined", "sup": "raised", "sub": "lowered", "a": "links",
    "caption": "captions", "figcaption": "captions",
}  # fmt: skip
_NO_TEXT = {"script": "script", "style": "style sheet", "template": "template", "head": "head of the page",
            "title": "head of the page", "noscript": "script"}  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def page_text(data: bytes) -> SourceText:
    """Return what an HTML file says."""
    found = SourceText(counts_itself=True)
    root = html.document_fromstring(_decoded(data))
    body = root.find("body")
    own = root.find(".//article[@id='text']")
    if own is not None and root.find(".//meta[@name='dcterms.identifier']") is not None:
        _own_page(root, own, found)
    elif body is not None:
        found.body = tuple(words_of(_pieces(body, found)))
    return found


def _own_page(root: etree._Element, article: etree._Element, found: SourceText) -> None:
    """Take a page that we wrote: its masthead, its text, its notes; everything around them is ours."""
    supplied = {
        " ".join(str(each.get("content")).split()) for each in root.iterfind(".//meta[@name='hexapla.supplied']")
    }
    found.body = tuple(words_of(_pieces(article, found)))
    for part in root.iterfind(".//section[@class='notes']//li"):
        texts = [
            piece
            for each in part.iter("span")
            if "note-text" in str(each.get("class"))
            for piece in _pieces(each, found)
        ]
        found.notes.append(Story("note", tuple(words_of(texts))))
    masthead = root.find(".//header[@class='masthead']")
    for line in masthead.iter("p", "li", "h1") if masthead is not None else ():
        text = " ".join("".join(map(str, line.itertext())).split())
        found.pools.append(Story("ours" if text in supplied else "masthead", tuple(words_of(_pieces(line, found)))))


def _pieces(element: etree._Element, found: SourceText, rule: str = "") -> Iterator[Piece]:
    name: object = element.tag
    if not isinstance(name, str):
        found.leave("comment in code", int(name is etree.Comment and WORD.search(element.text or "") is not None))
        return
    found.leave("title", int(WORD.search(str(element.get("title", ""))) is not None and name not in _NO_TEXT))
    if name in _NO_TEXT:
        found.leave(_NO_TEXT[name], 1)
        return
    if name == "math":
        text = " ".join(
            str(each.text or "") for each in element.iter("*") if not str(each.tag).startswith("annotation")
        )
        found.formulas.append(Story("formula", tuple(words_of([Piece(text)]))))
        yield Piece(BLANK)
        return
    if said := _alternative(element):
        found.pools.append(Story("alternative text", tuple(words_of([Piece(said)]))))
    line: Any = element.sourceline
    place = int(line or 0)
    found.leave("label in a cell", int(name == "li" and _is_in_cell(element)))
    is_call = element.get("role") in ("doc-noteref", "doc-backlink")
    if name in _MARKS and (name != "a" or (element.get("href") and not is_call)):
        found.mark(_MARKS[name], "".join(map(str, element.itertext())))
    if name == "a" and is_outside(address := str(element.get("href"))):
        found.mark("addresses", address)
    if element.get("role") == "doc-noteref":
        found.mark("note calls", CALL)
    is_tab = "mso-tab-count" in str(element.get("style"))  # a tab as Word saves it in pages
    around = [] if name in _INLINE and not is_tab else [Piece(BLANK)]
    yield from around
    yield Piece(element.text or "", place, rule)
    for child in _as_shown(element) if name in ("table", "figure", "svg") else element:
        yield from _pieces(child, found, rule)
        yield Piece(child.tail or "", place, rule)
    is_mark = name == "sup" or (name == "a" and str(element.get("href")).startswith("#"))
    if is_mark and begins(element):  # the mark of a note, which no blank parts from its words
        yield Piece(BLANK)
    yield from around


def _is_in_cell(element: etree._Element) -> bool:
    return any(above.tag in ("td", "th") for above in element.iterancestors())


def _alternative(element: etree._Element) -> str:
    """Return the words that stand for a picture: those of a drawing are within it."""
    return (
        " ".join(map(str, element.itertext()))
        if element.tag == "svg"
        else str(element.get("alt") or "")
        if element.tag == "img"
        else ""
    )


def _as_shown(table: etree._Element) -> list[etree._Element]:
    """Return the parts of a table, or of a figure that holds one: the caption above, the foot below, wherever they are written."""
    if table.tag == "svg":
        return []
    above = "caption" if table.tag == "table" else "figcaption" if table.find("table") is not None else ""
    return sorted(table, key=lambda part: (part.tag == "tfoot") - (part.tag == above))


def _decoded(data: bytes) -> str:
    """Return the text in the encoding that the file states, else in the first of two that fit."""
    stated = _CHARSET.search(data[:4096])
    for encoding in (*([stated[1].decode("ascii")] if stated else ()), "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")
