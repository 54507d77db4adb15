"""The cover: what the masthead says, drawn in SVG, so that an edition is known by its style on a shelf."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from hexapla.akn.inlines import words_of
from hexapla.present.presentation import Column, Presentation

SVG = "http://www.w3.org/2000/svg"
NAMESPACES: dict[Any, str] = {None: SVG}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

WIDTH, HEIGHT, MARGIN = 1200, 1600, 110
INK, PAPER, QUIET = "#111111", "#ffffff", "#444444"
SERIF = "'TeX Gyre Termes', 'Times New Roman', 'Liberation Serif', 'PT Serif', Amiri, 'Noto Serif', serif"

WIDE = 0x2E80
"""Characters from here on are as wide as high (the blocks of Chinese begin here)."""

WIDE_EM, CAPITAL_EM, BROAD_EM, THIN_EM, OTHER_EM, BOLD = 1.02, 0.74, 0.86, 0.33, 0.5, 1.06
THIN, BROAD = frozenset("ijlftr.,;:'’!|()[]-/ I"), frozenset("mwMW@%—шщюжмфыШЩЮЖМФ")
LINE = 1.25
LONGEST = 40
"""A word may be this long before it is cut at its slashes: an address."""

DEEPEST = HEIGHT - 330
"""Below this the foot of the cover begins."""


@dataclass(frozen=True)
class LineStyle:
    """How lines are set: size in units of the drawing, weight, colour, most lines there may be."""

    size: int
    weight: str = "normal"
    colour: str = INK
    most: int = 12


TITLES = (LineStyle(74, "bold", most=7), LineStyle(58, "bold", QUIET, most=7))
"""The title in the first language, and in the others."""


def cover(presentation: Presentation) -> bytes:
    """Return the cover as an SVG drawing with a title and a description of its own."""
    first = presentation.first
    size = {"width": str(WIDTH), "height": str(HEIGHT)}
    root = etree.Element(f"{{{SVG}}}svg", {"viewBox": f"0 0 {WIDTH} {HEIGHT}", **size}, nsmap=NAMESPACES)
    root.set(XML_LANG, first.language.code)
    root.append(_element("title", {}, cover_words(presentation)))
    root.append(_element("rect", {**size, "fill": PAPER}))
    root.extend(_head(presentation))
    root.extend(_titles(presentation))
    root.extend(_foot(presentation))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def cover_words(presentation: Presentation) -> str:
    """Return what the cover says, for those who cannot see it."""
    first = presentation.first
    said = (first.masthead.authority, presentation.symbol, first.title, first.masthead.date)
    return ". ".join(dict.fromkeys(words for words in said if words))


def _head(presentation: Presentation) -> Iterator[etree._Element]:
    """Yield authority and symbol over the thick rule, and the committee under it."""
    first = presentation.first
    symbol_size = min(64, int((WIDTH - 2 * MARGIN) * 0.62 / max(_em(presentation.symbol) * BOLD, 1)))
    yield from _block(first, [first.masthead.authority], LineStyle(44), 190)
    yield _line(first, presentation.symbol, LineStyle(symbol_size, "bold"), 190, at_end=True)
    yield _rule(222, 3)
    committees = [each for each in presentation.columns if each.masthead.committee]
    top = 300.0
    for column in committees:
        lines = _wrapped([words_of(column.masthead.committee)], LineStyle(40, colour=QUIET, most=2))
        yield from _lines(column, lines, LineStyle(40, colour=QUIET), top)
        top += len(lines) * 40 * LINE
    yield _rule(top - 8 if committees else 240, 10)


def _titles(presentation: Presentation) -> Iterator[etree._Element]:
    """Yield the titles, smaller where they would not fit."""
    for scale in (1.0, 0.85, 0.72, 0.6, 0.5):
        placed = list(_placed_titles(presentation, scale))
        if not placed or placed[-1][3] + len(placed[-1][1]) * placed[-1][2].size * LINE <= DEEPEST:
            break
    for column, lines, style, top in placed:
        yield from _lines(column, lines, style, top)


def _placed_titles(presentation: Presentation, scale: float) -> Iterator[tuple[Column, list[str], LineStyle, float]]:
    top = 560.0
    for place, column in enumerate(presentation.columns):
        base = TITLES[min(place, 1)]
        style = LineStyle(int(base.size * scale), base.weight, base.colour, int(base.most / scale))
        lines = _wrapped([column.title], style)
        yield column, lines, style, top
        top += (len(lines) + 0.8) * style.size * LINE


def _foot(presentation: Presentation) -> Iterator[etree._Element]:
    """Yield date and languages, and under the last rule what this edition is."""
    first = presentation.first
    languages = " | ".join(each.masthead.language or each.language.native_name for each in presentation.columns)
    yield _rule(HEIGHT - 290, 3)
    if first.masthead.date:
        yield _line(first, first.masthead.date, LineStyle(42), HEIGHT - 225)
    yield _line(first, languages, LineStyle(42), HEIGHT - 225, at_end=True)
    if first.standing:
        style = LineStyle(26, colour=QUIET, most=4)
        yield from _lines(first, _wrapped([first.standing], style), style, HEIGHT - 165)


def _block(column: Column, texts: Iterable[str], style: LineStyle, top: float) -> Iterator[etree._Element]:
    yield from _lines(column, _wrapped(texts, style), style, top)


def _lines(column: Column, lines: Iterable[str], style: LineStyle, top: float) -> Iterator[etree._Element]:
    for number, line in enumerate(lines):
        yield _line(column, line, style, top + number * style.size * LINE)


def _line(column: Column, words: str, style: LineStyle, base: float, *, at_end: bool = False) -> etree._Element:
    """Return one line of text, at the edge where its language begins or at the other one."""
    from_right = (column.language.direction == "rtl") != at_end
    attributes = {
        "x": str(WIDTH - MARGIN if from_right else MARGIN),
        "y": f"{base:.0f}",
        "fill": style.colour,
        "font-family": SERIF,
        "font-size": str(style.size),
        "font-weight": style.weight,
        "direction": column.language.direction,
        # In a text that runs from right to left, `start` is its right edge.
        "text-anchor": "end" if at_end else "start",
        XML_LANG: column.language.code,
    }
    return _element("text", attributes, words)


def _rule(top: float, thickness: int) -> etree._Element:
    place = {"x": str(MARGIN), "y": f"{top:.0f}"}
    return _element("rect", {**place, "width": str(WIDTH - 2 * MARGIN), "height": str(thickness), "fill": INK})


def _element(name: str, attributes: Mapping[str, str], words: str | None = None) -> etree._Element:
    made = etree.Element(f"{{{SVG}}}{name}", dict(attributes))
    made.text = words
    return made


def _wrapped(texts: Iterable[str], style: LineStyle) -> list[str]:
    """Return texts broken into lines that fit by a cautious estimate; the last one allowed ends in an ellipsis."""
    room = (WIDTH - 2 * MARGIN) / style.size / (BOLD if style.weight == "bold" else 1)
    lines = [line for words in texts for line in _broken(words, room)]
    if len(lines) <= style.most:
        return lines
    return [*lines[: style.most - 1], f"{lines[style.most - 1].rstrip(' .,;')}…"]


def _broken(words: str, room: float) -> Iterator[str]:
    line = ""
    for word in _words(words):
        if line.strip() and _em(line + word) > room:
            yield line.strip()
            line = ""
        line += word
    if line.strip():
        yield line.strip()


def _words(text: str) -> Iterator[str]:
    """Yield pieces that a line may end after: words with their blank, long addresses cut, wide characters."""
    piece = ""
    for character in text:
        piece += character
        is_too_long = character == "/" and len(piece) > LONGEST
        if character == " " or is_too_long or ord(character) >= WIDE:
            yield piece
            piece = ""
    if piece:
        yield piece


def _em(text: str) -> float:
    """Return the width of a text in ems, estimated: no font is at hand here."""
    return sum(_width(character) for character in text)


def _width(character: str) -> float:
    if ord(character) >= WIDE:
        return WIDE_EM
    if character in THIN:
        return THIN_EM
    if character in BROAD:
        return BROAD_EM
    return CAPITAL_EM if character.isupper() else OTHER_EM
