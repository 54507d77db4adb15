"""Styles of a Word file: what each is in a UN document, whatever template it came from."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from hexapla.data_files import data_file
from hexapla.readers.word.borders import style_rules
from hexapla.readers.word.names import child_val, is_on, val, w, whole

OUTLINE = ("chapter", "h1", "h23", "h23", "h4", "h56", "h56", "h56", "h56")
"""The kinds of headings that a file tells by its outline levels alone."""

HEADINGS = frozenset({"part", *OUTLINE})
BODY_LEVEL = 9
MARGIN = 1000
"""Twentieths of a point by which text stands off from an edge of the text area, at least, where a template wants it to."""

_DEEPEST_CHAIN = 20
_BULLET = re.compile(r"[Bb]ullet ?(\d)")


@dataclass(frozen=True)
class Style:
    """One style: its name, its ancestor, the list it numbers by, its outline level, its size of type in half points, its letters."""

    ident: str
    name: str
    aliases: tuple[str, ...]
    based_on: str | None
    number: str | None
    depth: str | None
    outline: int | None
    size: int | None = None
    is_hidden: bool | None = None
    bold_parts: frozenset[str] = frozenset()
    align: str | None = None
    spacing: str | None = None
    width: str | None = None
    lines: int | None = None
    rules: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_bold: bool | None = None


NOTE_MARKS = ("footnotereference", "endnotereference", "footnotecharacters", "endnotecharacters")
"""Styles of note marks, as `plain_name` has them; LibreOffice gives a mark without a note one of the last two."""


@dataclass
class Styles:
    """The styles of a file, by id; `margins` is how far its text stands off from both edges of the text area, in twentieths of a point.

    So it does in the templates of the United Nations; tables may then be wider than the text.
    """

    known: dict[str, Style] = field(default_factory=dict)
    standard: str | None = None
    margins: tuple[int, int] = (0, 0)

    @classmethod
    def read(cls, root: etree._Element | None) -> "Styles":
        """Read the styles part; a file without one has no styles."""
        found, margins = cls(), Counter[tuple[int, int]]()
        for element in root.iter(w("style")) if root is not None else ():
            style = _style(element)
            found.known[style.ident] = style
            indents = element.find(f"{w('pPr')}/{w('ind')}")
            sides = whole(val(indents, "left")), whole(val(indents, "right"))
            margins.update([sides] if min(sides) >= MARGIN else [])
            if val(element, "type") == "paragraph" and val(element, "default") in ("1", "true"):
                found.standard = style.ident
        found.margins = next((sides for sides, _ in margins.most_common(1)), found.margins)
        return found

    def chain(self, ident: str | None) -> list[Style]:
        """Return a style and those it is based on, nearest first."""
        found: list[Style] = []
        while ident in self.known and len(found) < _DEEPEST_CHAIN:
            found.append(self.known[ident])
            ident = found[-1].based_on
        return found

    def kind(self, ident: str | None) -> str | None:
        """Return what a style is, by its name, its aliases or its id, else by what it is based on."""
        return next((kind for style in self.chain(ident) if (kind := _kind(style))), None)

    def is_bold(self, ident: str | None, part: str) -> bool:
        """Tell whether the style of a table, or one that it is based on, sets a part of it (`firstCol`, `firstRow`) in bold type."""
        return any(part in style.bold_parts for style in self.chain(ident))

    def is_bold_type(self, ident: str | None) -> bool:
        """Tell whether a style sets its letters in bold type: it says so itself, else what it is based on does."""
        return next((style.is_bold for style in self.chain(ident) if style.is_bold is not None), False)

    def size(self, ident: str | None) -> int:
        """Return the size of type of a style, in half points; 0 where it and those it is based on don't say."""
        return next((style.size for style in self.chain(ident) if style.size), 0)

    def align(self, ident: str | None) -> str | None:
        """Return where a style sets the words of its paragraphs (`w:jc`), None where it and those it is based on don't say."""
        return next((style.align for style in self.chain(ident) if style.align is not None), None)

    def rules(self, ident: str | None, part: str = "") -> dict[str, str]:
        """Return the rules that the style of a table draws around and in it, or around a part of it (`firstRow`), by side."""
        found: dict[str, str] = {}
        for style in reversed(self.chain(ident)):
            found |= style.rules.get(part, {})
        return found

    def hides(self, ident: str | None) -> bool:
        """Tell whether a style hides its text: it says so itself, else what it is based on does."""
        return next((style.is_hidden for style in self.chain(ident) if style.is_hidden is not None), False)

    def list_of(self, paragraph: etree._Element) -> tuple[str, int | None, str | None] | None:
        """Return the list of a paragraph, its level there and the style that says so; None where it has none."""
        properties = paragraph.find(w("pPr"))
        ident = child_val(properties, "pStyle") or self.standard
        number = child_val(properties, "numPr", "numId")
        depth = child_val(properties, "numPr", "ilvl")
        source = None
        for style in self.chain(ident):
            if number is None and style.number is not None:
                number, source = style.number, style.ident
            depth = style.depth if depth is None else depth
        if number is None or number == "0":
            return None
        return number, None if depth is None else whole(depth), source

    def depth(self, paragraph: etree._Element) -> int:
        """Return how deep an item stands in its list, 1 the outermost: by its style's name, else by its list level."""
        place = self.list_of(paragraph)
        names = (style.name for style in self.chain(child_val(paragraph, "pPr", "pStyle")))
        named = next((int(found[1]) for name in names if (found := _BULLET.search(name))), 0)
        return named or (place[1] or 0) + 1 if place else named

    def outline(self, paragraph: etree._Element) -> int | None:
        """Return the outline level of a paragraph, 0 the outermost; None for what is no heading."""
        properties = paragraph.find(w("pPr"))
        own = child_val(properties, "outlineLvl")
        if own is None:
            levels = (style.outline for style in self.chain(child_val(properties, "pStyle")))
            level = next((each for each in levels if each is not None), BODY_LEVEL)
        else:
            level = whole(own, BODY_LEVEL)
        return level if 0 <= level < BODY_LEVEL else None

    def heading_like(self, outline: int, size: int) -> str | None:
        """Return the kind of heading whose style has an outline level and a size of type, in half points; None for no style.

        Programs that put documents together leave headings with the look of their style alone.
        """
        for ident in self.known:
            chain = self.chain(ident)
            own = next((each.outline for each in chain if each.outline is not None), None)
            kind = self.kind(ident)
            if kind in HEADINGS and (own, self.size(ident) or None) == (outline, size):
                return kind
        return None


def lines_of(element: etree._Element) -> int | None:
    """Return how far apart the lines of a paragraph, or of those of a style, are set, in twentieths of a point; None where nothing says so."""
    spacing = element.find(f"{w('pPr')}/{w('spacing')}")
    is_stated = spacing is not None and val(spacing, "lineRule") in ("exact", "atLeast")
    return whole(val(spacing, "line")) or None if spacing is not None and is_stated else None


def _style(element: etree._Element) -> Style:
    outline = child_val(element, "pPr", "outlineLvl")
    hidden, bold = (element.find(f"{w('rPr')}/{w(name)}") for name in ("vanish", "b"))
    return Style(
        ident=str(val(element, "styleId")),
        name=child_val(element, "name") or "",
        aliases=tuple((child_val(element, "aliases") or "").split(",")),
        based_on=child_val(element, "basedOn"),
        number=child_val(element, "pPr", "numPr", "numId"),
        depth=child_val(element, "pPr", "numPr", "ilvl"),
        outline=None if outline is None else whole(outline, BODY_LEVEL),
        size=whole(size) if (size := child_val(element, "rPr", "sz")) else None,
        is_hidden=None if hidden is None else is_on(hidden),
        bold_parts=frozenset(
            val(part, "type") or ""
            for part in element.iterfind(w("tblStylePr"))
            if is_on(part.find(f"{w('rPr')}/{w('b')}"))
        ),
        align=child_val(element, "pPr", "jc"),
        spacing=child_val(element, "rPr", "spacing"),
        width=child_val(element, "rPr", "w"),
        lines=lines_of(element),
        rules=style_rules(element),
        is_bold=None if bold is None else is_on(bold),
    )


@cache
def _table() -> tuple[tuple[re.Pattern[str], ...], Mapping[str, str]]:
    table = data_file("word_styles")
    kinds = {name: kind for kind, names in table["kinds"].items() for name in names}
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table["noise"]), kinds


def _kind(style: Style) -> str | None:
    """Return what a style is by itself; Geneva's alias beats the name Word gave it (`heading 1` is Table_G)."""
    _, kinds = _table()
    names = [*style.aliases, style.name, style.ident]
    return next((kinds[plain] for name in names if (plain := plain_name(name)) in kinds), None)


@cache
def plain_name(name: str) -> str:
    """Return a style's name as the data file writes it."""
    noise, _ = _table()
    plain = name.strip()
    for pattern in noise:
        plain = pattern.sub("", plain)
    return re.sub(r"[ _]+", "", plain).casefold()
