"""Reading order: the body of a canonical document as a flat row of blocks.

A block is a *view* on one place of the tree, never a copy: writers walk the row and ask the
block's elements for their runs, so the tree stays the only document there is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from hexapla.akn.inlines import QUOTATIONS
from hexapla.akn.names import BOX, CLOSER, CLOSER_LINES, PAGE, ROOM, TURNED, akn, local

DIVISIONS = (
    "part", "chapter", "section", "article", "division", "subdivision", "title", "book", "subsection",
    "subchapter", "subpart", "subtitle", "rule", "tome",
)  # fmt: skip
"""Hierarchical elements that carry a heading and hold others."""

DRAWING = "drawing"
"""The class of a list that stands for a drawing: the words in its boxes."""

CONTENTS = "contents"
"""Name of the `hcontainer` that keeps a source's contents list; editions print their own, so it gives no blocks."""

CAPTION_BELOW = "figure caption-below"
"""Class of a figure whose caption stands below it in the source: AKN has it above, editions print it there."""

ITEMS = ("point", "indent", "subparagraph", "level", "clause", "item", "recital", "citation", "subclause")
"""Hierarchical elements that stand in a list."""


_RECITALS = ("recital", "citation")
"""Parts of a preamble: with a number they are items, without one paragraphs."""

_HOLDERS = ("container", "blockContainer", "blockList", "recitals", "citations", "preamble")
"""Elements that only hold others."""

_TEXTS = ("p", "block", "listIntroduction", "listWrapUp", "crossHeading", "longTitle")
"""Elements with a running text that is a paragraph of its own."""

PRINTED = frozenset({"formula", "tblock", *_HOLDERS, *_TEXTS, *QUOTATIONS, "subFlow", "foreign", "noteRef"})
"""Elements besides the common ones that give blocks and runs."""


@dataclass(frozen=True)
class Block:
    """One stretch of the page: a heading, a numbered paragraph, an item, a table.

    `kind` is `heading`, `paragraph`, `continuation` (more text of the same paragraph or item),
    `alinea` (an unnumbered paragraph), `item`, `quote`, `table`, `figure` or `annex` (the heading of an
    attachment).  `eid` is the canonical id of the element; a continuation has its paragraph's with
    a suffix.  `level` is the depth of a heading (1 is the outermost) or of an item in its list.
    `num` is the label as the source printed it.  `content` are the elements whose runs are the text
    (a heading, a p); for a table, the `table` element.  `paragraph` is the eId of the numbered
    paragraph that the block belongs to.
    """

    kind: str
    eid: str
    content: tuple[etree._Element, ...]
    num: str | None = None
    level: int = 0
    paragraph: str | None = None
    element: etree._Element | None = None

    @property
    def has_lines(self) -> bool:
        """Tell whether its text is broken into lines, as code, verse and addresses are."""
        return any(each.find(akn("br")) is not None for each in self.content)

    @property
    def holder(self) -> etree._Element | None:
        """The element that says whether the block begins a page, how it looks and its letters stand: its first text, else what it is of."""
        return next(iter(self.content), self.element)

    def _by_hand(self, name: str) -> str:
        return self.holder.get(name, "") if self.holder is not None else ""

    @property
    def is_annex(self) -> bool:
        """Tell whether it is the heading of an annex or of what is enclosed with one: its label stands on a line of its own."""
        name = self.element.get("name") if self.element is not None else None
        return self.kind == "annex" or (self.kind == "heading" and name in ("annex", "appendix"))

    @property
    def begins_page(self) -> bool:
        """Tell whether the author has the block begin a page by hand."""
        return bool(self._by_hand(PAGE))

    @property
    def closer(self) -> str:
        """By how many twentieths of a point the author has set its letters closer by hand; "" for not at all."""
        return self._by_hand(CLOSER)

    @property
    def closer_lines(self) -> str:
        """By how many tenths of a point the author has set its lines closer by hand; "" for not at all."""
        return self._by_hand(CLOSER_LINES)

    @property
    def room(self) -> str:
        """By how many points the author has left less room above it by hand; "" for not at all."""
        return self._by_hand(ROOM)

    @property
    def turned(self) -> str:
        """Whether its source has it below a table on a page on its side: `true`, "" where not."""
        return self._by_hand(TURNED)

    @property
    def box(self) -> str:
        """Whether it is the `first`, the `last`, an `inner` block of a frame, or `alone` in it; "" in none."""
        return self._by_hand(BOX)

    @property
    def is_caption(self) -> bool:
        """Tell whether it is the caption of a figure: its label, its title, or both."""
        is_of_figure = self.kind == "alinea" and self.element is not None and local(self.element) == "tblock"
        return is_of_figure and (self.num is not None or any(local(each) == "heading" for each in self.content))

    @property
    def is_caption_below(self) -> bool:
        """Tell whether it is a caption that stands below its figure."""
        return self.is_caption and self.element is not None and self.element.get("class") == CAPTION_BELOW

    def is_of_same_figure(self, following: "Block | None") -> bool:
        """Tell whether the block behind it shows, names or explains the same figure."""
        is_of_figure = self.element is not None and local(self.element) == "tblock"
        return is_of_figure and following is not None and following.element is self.element


def blocks(body: etree._Element) -> Iterator[Block]:
    """Yield the blocks below `body` (a `mainBody`, or any hierarchical element) in reading order."""
    for child in body:
        yield from _element(child, Block("", "", ()), 0)


def _element(element: etree._Element, place: Block, depth: int) -> Iterator[Block]:
    name = local(element)
    if name == "hcontainer" and element.get("name") == CONTENTS:
        return
    kind = _kind_of_holder(element)
    if name in DIVISIONS or (name == "hcontainer" and not kind and _is_headed(element)):
        yield from _division(element, place, depth + 1)
    elif kind:
        paragraph = element.get("eId") if kind == "paragraph" else place.paragraph
        level = place.level + 1 if kind == "item" else 0
        yield from _holder(element, kind, replace(place, paragraph=paragraph, level=level))
    elif name in ("list", "hcontainer", *_HOLDERS, "wrapUp", "intro", "content"):
        for child in element:
            yield from _element(child, place, depth)
    elif name == "tblock":
        yield from _unit(element, place, depth)
    elif name in (*_TEXTS, *QUOTATIONS):
        yield from _bare_text(element, place)
    elif name in ("table", "figure"):
        eid = element.get("eId") or place.eid
        yield Block(name, eid, (element,), None, place.level, place.paragraph, element)


def _kind_of_holder(element: etree._Element) -> str:
    """Return the kind of block that an element with a text of its own gives, "" for any other element."""
    name = local(element)
    is_plain = name in ("alinea", "formula") or (name in _RECITALS and element.find(akn("num")) is None)
    is_named = element.get("name") == "item" and element.find(akn("heading")) is None  # items of the ITU's profile
    is_item = name in ITEMS or (name == "hcontainer" and is_named)
    return "paragraph" if name == "paragraph" else "alinea" if is_plain else "item" if is_item else ""


def _is_headed(element: etree._Element) -> bool:
    return any(local(each) in ("num", "heading") for each in element)


def _unit(element: etree._Element, place: Block, depth: int) -> Iterator[Block]:
    """Yield a figure: its caption, which bears its id, what it shows, its source."""
    eid, heading = element.get("eId") or place.eid, element.find(akn("heading"))
    label = element.findtext(akn("num"))
    is_first = heading is None and label is None
    content = (heading,) if heading is not None else ()
    caption = [] if is_first else [Block("alinea", eid, content, label, place.level, place.paragraph, element)]
    is_below = element.get("class") == CAPTION_BELOW
    if not is_below:
        yield from caption
    lines = [child for child in element if local(child) not in ("num", "heading", "subheading")]
    pictures = sum(child.get("class") != "source" for child in lines)
    for number, child in enumerate(lines, 1):
        if is_below and number == pictures + 1:
            yield from caption
        if local(child) not in _TEXTS:
            yield from _element(child, replace(place, eid=eid), depth)
            continue
        kind, name = ("alinea", eid) if is_first else ("continuation", f"{eid}__p_{number}")
        yield Block(kind, name, (child,), None, place.level, place.paragraph, element)
        is_first = False
    if is_below and len(lines) == pictures:
        yield from caption


def _bare_text(element: etree._Element, place: Block) -> Iterator[Block]:
    """Yield a running text that stands in no paragraph, and what it quotes."""
    if local(element) not in QUOTATIONS and not _is_quotation_alone(element):
        eid = element.get("eId") or place.eid
        yield Block("alinea", eid, (element,), None, place.level, place.paragraph, element)
    yield from _quotations(element, place)


def _division(element: etree._Element, place: Block, depth: int) -> Iterator[Block]:
    heading = element.find(akn("heading"))
    label = element.findtext(akn("num"))
    if heading is not None or label is not None:
        content = (heading,) if heading is not None else ()
        yield Block("heading", element.get("eId", ""), content, label, depth, None, element)
    yield from subheading_of(element)
    for child in element:
        if local(child) not in ("num", "heading", "subheading"):
            yield from _element(child, replace(place, eid=element.get("eId", "")), depth)


def subheading_of(element: etree._Element) -> Iterator[Block]:
    """Yield the line below a heading, `(Agenda item 3)`, which is an unnumbered paragraph on the page."""
    line = element.find(akn("subheading"))
    if line is not None:
        yield Block("alinea", f"{element.get('eId', '')}__subheading", (line,), None, 0, None, line)


def _holder(element: etree._Element, kind: str, place: Block) -> Iterator[Block]:
    """Yield an element that has its own text and perhaps a list: first text, items, closing text."""
    eid = element.get("eId", "")
    label = element.findtext(akn("num"))
    first = True
    texts = 0
    for part in _text_parts(element):
        name = local(part)
        if name in (*_TEXTS, "heading"):
            if not first and _is_quotation_alone(part):
                yield from _quotations(part, replace(place, eid=eid))
                continue
            texts += 1
            block_kind, block_eid = (kind, eid) if first else ("continuation", f"{eid}__p_{texts}")
            content = () if _is_quotation_alone(part) else (part,)
            if content or label:
                yield Block(
                    block_kind, block_eid, content, label if first else None, place.level, place.paragraph, element
                )
            yield from _quotations(part, replace(place, eid=eid))
        else:
            if first and label is not None:
                yield Block(kind, eid, (), label, place.level, place.paragraph, element)
            yield from _element(part, replace(place, eid=eid), 0)
        first = False
    if first:
        yield Block(kind, eid, (), label, place.level, place.paragraph, element)


def _is_quotation_alone(element: etree._Element) -> bool:
    """Tell whether a running text is a quotation and nothing besides."""
    words = [element.text, *(child.tail for child in element)]
    parts = [local(child) in QUOTATIONS or (local(child) == "mod" and _is_quotation_alone(child)) for child in element]
    return bool(parts) and all(parts) and not any(map(_said, words))


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


def _quotations(element: etree._Element, place: Block) -> Iterator[Block]:
    """Yield the blocks of texts that a running text quotes: whatever they are there, they are quotations here."""
    for quoted in element.iter(*(akn(name) for name in QUOTATIONS)):
        if any(local(above) in QUOTATIONS and element in above.iterancestors() for above in quoted.iterancestors()):
            continue
        eid = str(quoted.get("eId") or place.eid)
        texts = 0
        for child in quoted:
            if local(child) in ("p", "block"):
                texts += 1
                yield Block("quote", f"{eid}__p_{texts}", (child,), None, place.level, place.paragraph, child)
                continue
            for block in _element(child, replace(place, eid=eid), 0):
                kind = block.kind if block.kind in ("table", "figure") else "quote"
                yield replace(block, kind=kind, level=place.level, paragraph=place.paragraph)


def _text_parts(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = local(child)
        if name in ("content", "intro", "wrapUp", "list", "blockContainer", "blockList"):
            yield from _text_parts(child)
        elif name and name != "num":
            yield child
