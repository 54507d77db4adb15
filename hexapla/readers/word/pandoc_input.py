"""What pandoc is given to read: every paragraph with its number, marks of ours where notes, pictures and blanks stand.

Pandoc turns runs into emphasis, raised letters and links; which paragraph they came from, and where notes,
pictures, tabulators and blanks stood, it does not tell.  So every paragraph begins with its number, and all of
these stand in the text as characters of a private plane, which pandoc hands on as it hands on letters.
"""

import copy
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from hexapla.akn.names import local
from hexapla.archive import deterministic_zip
from hexapla.readers.word.cleaning import HREF, style_of
from hexapla.readers.word.names import M, R, W, is_on, is_on_attribute, remove, val, w
from hexapla.readers.word.styles import Styles
from hexapla.tools.pandoc import convert

BLANK, TAB, BREAK, OPEN, CLOSE, NOTE, PICTURE = (chr(0x10FF00 + offset) for offset in range(7))
PARAGRAPH = re.compile(f"{OPEN}(?P<number>[0-9]+){CLOSE}")
MARKED = re.compile(f"(?P<kind>[{NOTE}{PICTURE}])(?P<number>[0-9]+){CLOSE}")
_DOUBLE_LINES = ("double", "wavyDouble")
DOUBLE = "|double"
"""What the name of a character style ends with where the line through or under the letters is double."""

NAME = "name"
"""Attribute of a note reference: the bookmark around it, by which it may be called again."""

MARK = "mark"
"""Attribute of a note reference: the mark that an author gave it, in place of a number."""

_MARK = re.compile(r"\s*(?P<mark>\*{1,6}|[^\W\d_]{1,3}(?!\w)|\d{1,4}(?!\w)|\S)")
_OURS = re.compile(f"[{BLANK}-{PICTURE}]")

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURED = ("drawing", "pict", "object")


@dataclass
class PandocInput:
    """Paragraphs made ready for pandoc: `objects` are the notes and pictures that their marks stand for."""

    body: etree._Element = field(default_factory=lambda: etree.Element(w("body"), nsmap={"w": W, "r": R, "m": M}))
    links: dict[str, str] = field(default_factory=dict)
    objects: list[etree._Element] = field(default_factory=list)
    count: int = 0
    lost: int = 0
    _waiting: etree._Element | None = None
    _named: str = ""

    def add(self, paragraph: etree._Element, addresses: dict[str, str]) -> int:
        """Add a paragraph and return its number; `addresses` are those of its part's links, by relationship id."""
        number = self.count
        self.count += 1
        self._waiting = None
        flat = etree.SubElement(self.body, w("p"))
        style = style_of(paragraph)
        if style:
            etree.SubElement(etree.SubElement(flat, w("pPr")), w("pStyle")).set(w("val"), style)
        _write(etree.SubElement(flat, w("r")), f"{OPEN}{number}{CLOSE}")
        for child in paragraph:
            self._child(child, flat, addresses)
        return number

    def _child(self, child: etree._Element, into: etree._Element, addresses: dict[str, str]) -> None:
        if child.tag == w("hyperlink"):
            anchor = val(child, "anchor")
            address = addresses.get(child.get(f"{{{R}}}id", "")) or (f"#{anchor}" if anchor else None)
            for inner in child:
                self._child(inner, self._link(into, address), addresses)
        elif child.tag == w("bookmarkStart"):
            self._named = val(child, "name") or ""
        elif child.tag == w("bookmarkEnd"):
            self._named = ""
        elif child.tag == w("r"):
            into = self._link(into, child.get(HREF)) if into.tag == w("p") else into
            into.append(self._run(child))
        elif local(child) in ("oMath", "oMathPara"):
            into.append(copy.deepcopy(child))

    def _link(self, into: etree._Element, address: str | None) -> etree._Element:
        if address is None:
            return into
        ident = self.links.setdefault(address, f"rId{len(self.links) + 1}")
        return etree.SubElement(into, w("hyperlink"), {f"{{{R}}}id": ident})

    def _run(self, run: etree._Element) -> etree._Element:
        made = etree.Element(w("r"))
        for child in run:
            name = local(child)
            if name == "rPr":
                made.append(_with_double_lines(copy.deepcopy(child)))
            elif name == "sym" and val(child, "font") in _KNOWN_FONTS:
                made.append(copy.deepcopy(child))
            elif name == "sym" and _PRIVATE.fullmatch(code := val(child, "char") or ""):
                _write(made, chr(int(code, 16)))  # pandoc would leave it out without a word
            elif name in ("footnoteReference", "endnoteReference"):
                _write(made, self._object(child, NOTE))
                if self._named:
                    child.set(NAME, self._named)
                self._waiting = child if is_on_attribute(child, "customMarkFollows") else None
            elif name in _PICTURED:
                _write(made, self._object(child, PICTURE))
            else:
                _write(made, self._text(child, name))
        return made

    def _text(self, child: etree._Element, name: str) -> str:
        if name in ("t", "delText"):
            text = child.text or ""
            if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                text = text.strip(" \t\r\n")
            text, lost = _OURS.subn("\ufffd", text)
            self.lost += lost
            if self._waiting is not None and text.strip():
                text = self._take_mark(text)
            return re.sub(r"[ \r\n]", BLANK, text).replace("\t", TAB)
        if name == "br":
            return BREAK if val(child, "type") in (None, "textWrapping") else ""
        return _CHARACTERS.get(name, "")

    def _take_mark(self, text: str) -> str:
        """Take the mark of a note, which Word writes behind the place of its call, and return what follows it."""
        match = _MARK.match(text)
        if match and self._waiting is not None:
            self._waiting.set(MARK, match["mark"])
            text = text[match.end() :]
        self._waiting = None
        return text

    def _object(self, element: etree._Element, mark: str) -> str:
        self.objects.append(element)
        return f"{mark}{len(self.objects) - 1}{CLOSE}"


def _with_double_lines(properties: etree._Element) -> etree._Element:
    """Return the properties of a run; a double line, which pandoc takes for one, is told by the character style."""
    struck, underline = properties.find(w("dstrike")), properties.find(w("u"))
    is_struck = is_on(struck)
    if is_struck and struck is not None:
        struck.tag = w("strike")
    is_double = underline is not None and val(underline) in _DOUBLE_LINES
    if is_double and underline is not None:
        underline.set(w("val"), "single")
    if is_struck or is_double:
        style = properties.find(w("rStyle"))
        if style is None:
            style = etree.Element(w("rStyle"))
            properties.insert(0, style)
        style.set(w("val"), f"{val(style) or ''}{DOUBLE}")
    return properties


_PRIVATE = re.compile("(?i:E[0-9A-F]|F[0-8])[0-9A-Fa-f]{2}")
_KNOWN_FONTS = ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")  # whose signs pandoc knows
_CHARACTERS = {"tab": TAB, "ptab": TAB, "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def _write(run: etree._Element, text: str) -> None:
    if text:
        element = etree.SubElement(run, w("t"))
        element.text = text


Inline = dict[str, Any]


def read_by_pandoc(
    pandoc_input: PandocInput, styles: Styles, styles_part: etree._Element | None
) -> dict[int, list[Inline]]:
    """Return pandoc's reading of every paragraph, by its number; numbers stand at the beginning of each.

    Raises:
        ToolMissingError, ToolFailedError: pandoc is not there or failed.
    """
    tree = json.loads(convert(_file(pandoc_input, styles, styles_part), "docx+styles", "json"))
    found: dict[int, list[Inline]] = {}
    for inlines in _paragraphs(tree["blocks"]):
        match = PARAGRAPH.search(_words(inlines))
        if match:
            found[int(match["number"])] = inlines
    return found


def _paragraphs(blocks: Sequence[Any]) -> Iterator[list[Inline]]:
    """Yield the inlines of every paragraph in a tree of pandoc's, whatever it took the paragraph for."""
    for block in blocks:
        content = block.get("c")
        if block["t"] in ("Para", "Plain"):
            yield content
        elif block["t"] == "Header":
            yield content[2]
        elif block["t"] == "Div":
            yield from _paragraphs(content[1])
        elif block["t"] == "BlockQuote":
            yield from _paragraphs(content)
        elif block["t"] in ("BulletList", "OrderedList"):
            for item in content if block["t"] == "BulletList" else content[1]:
                yield from _paragraphs(item)
        elif block["t"] == "CodeBlock":
            yield [{"t": "Str", "c": content[1]}]


def _words(inlines: Sequence[Inline]) -> str:
    found = []
    for inline in inlines:
        content = inline.get("c")
        if isinstance(content, str):
            found.append(content)
        elif isinstance(content, list):
            found.append(_words([part for part in _flat(content) if isinstance(part, dict) and "t" in part]))
    return "".join(found)


def _flat(content: Sequence[Any]) -> Iterator[Any]:
    for part in content:
        if isinstance(part, list):
            yield from _flat(part)
        else:
            yield part


def _file(pandoc_input: PandocInput, styles: Styles, styles_part: etree._Element | None) -> bytes:
    """Return a Word file that holds the numbered paragraphs and nothing else of the source."""
    document = etree.Element(w("document"), nsmap={"w": W, "r": R, "m": M})
    document.append(pandoc_input.body)
    types = f"{_PACKAGE}/content-types"
    kinds = etree.Element(f"{{{types}}}Types", nsmap=_spaces(types))
    etree.SubElement(kinds, f"{{{types}}}Default", Extension="rels",
                     ContentType="application/vnd.openxmlformats-package.relationships+xml")  # fmt: skip
    for part, kind in (("document", "document.main"), ("styles", "styles")):
        entry = etree.SubElement(kinds, f"{{{types}}}Override", PartName=f"/word/{part}.xml")
        entry.set("ContentType", f"{_WORD}.{kind}+xml")
    links = [(ident, "hyperlink", address, True) for address, ident in pandoc_input.links.items()]
    return deterministic_zip(
        {
            "[Content_Types].xml": etree.tostring(kinds),
            "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml", False)]),
            "word/document.xml": etree.tostring(document),
            "word/_rels/document.xml.rels": _relations([("rIdS", "styles", "styles.xml", False), *links]),
            "word/styles.xml": etree.tostring(_plain_styles(styles, styles_part)),
        }
    )


def _spaces(name: str) -> Any:
    return {None: name}


def _relations(rows: Sequence[tuple[str, str, str, bool]]) -> bytes:
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap=_spaces(space))
    for ident, kind, target, is_outside in rows:
        entry = etree.SubElement(root, f"{{{space}}}Relationship", Id=ident, Target=target)
        entry.set("Type", f"{_OFFICE}/{kind}")
        if is_outside:
            entry.set("TargetMode", "External")
    return etree.tostring(root)


def _plain_styles(styles: Styles, part: etree._Element | None) -> etree._Element:
    """Return the styles pandoc may see: paragraph styles by name alone, character styles with their formatting.

    Names are prefixed, since pandoc has ideas of its own about some (Title, Author, Quote, headings).
    """
    root = etree.Element(w("styles"), nsmap={"w": W})
    for element in part.iter(w("style")) if part is not None else ():
        kind = val(element, "type")
        if kind not in ("paragraph", "character"):
            continue
        made = etree.SubElement(root, w("style"), {w("type"): kind, w("styleId"): str(val(element, "styleId"))})
        name = styles.known[str(val(element, "styleId"))].name
        etree.SubElement(made, w("name")).set(w("val"), f"word: {name}")
        if kind == "character":
            made.extend(copy.deepcopy(child) for child in element if child.tag in (w("basedOn"), w("rPr")))
            for hidden in list(made.iter(w("vanish"))):
                remove(hidden)
            root.append(_twin(made, name))
    plain = etree.Element(w("style"), {w("type"): "character", w("styleId"): ""})
    root.append(_twin(plain, ""))
    return root


def _twin(style: etree._Element, name: str) -> etree._Element:
    """Return a character style like another, for letters with a double line."""
    twin = copy.deepcopy(style)
    twin.set(w("styleId"), f"{val(style, 'styleId')}{DOUBLE}")
    title = twin.find(w("name"))
    if title is None:
        title = etree.SubElement(twin, w("name"))
    title.set(w("val"), f"word: {name}{DOUBLE}")
    return twin
