"""The values of the template's masthead: one language, or those of a side-by-side edition under each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from hexapla.catalogue import language
from hexapla.domain.language import Language
from hexapla.present.presentation import Column, Masthead, Presentation
from hexapla.resources import emblem, style_bytes
from hexapla.tools.svgpixels import NO_PICTURE
from hexapla.typography.fonts import width
from hexapla.writers.docx import package
from hexapla.writers.docx.package import Members
from hexapla.writers.docx.pictures import drawing_of
from hexapla.writers.docx.wml import Slot, make, plain

_NAME = {"organ": (40, 420), "treaty": (34, 380), "long": (28, 320)}
"""Half-points of the large name, and its exact line in twentieths of a point."""

_NAME_BESIDE, _LINE_BESIDE = (26, 300), (16, 200)
"""The same where languages stand under each other, and for the distribution block."""

_LINE = (20, 240)
_COLUMNS, _NARROWEST, _WIDEST, _GAP = 418.15, 113.4, 270, 6
"""Points: the first row without the emblem's cell, how wide the cell of the authority may be, and what keeps it apart."""

_EMBLEM = {"cx": "714375", "cy": "590550"}
_PARTS = {"rIdEmblem": "media/emblem.png", "rIdEmblemSvg": "media/emblem.svg"}


@dataclass(frozen=True)
class Words:
    """Lines in one language, and how Word is told which."""

    lang: str
    rtl: str
    lines: tuple[Slot, ...]

    @property
    def line(self) -> Slot:
        """The first line."""
        return self.lines[0]


def context(presentation: Presentation) -> dict[str, object]:
    """Return the values of the masthead; the template decides nothing."""
    columns = presentation.columns
    masthead = presentation.first.masthead
    is_alone = not presentation.edition.is_parallel
    size, line = _NAME[masthead.name_style] if is_alone else _NAME_BESIDE
    block_size, block_line = _LINE if is_alone else _LINE_BESIDE
    names = [words for column in columns if (words := _words(column.language, _joined(column.masthead.name)))]
    return {
        "authority": Slot.words("\n".join(dict.fromkeys(plain(each.masthead.authority) for each in columns))),
        "authority_size": 28 if is_alone else 20,
        "authority_line": 300 if is_alone else 240,
        **_first_row(
            [(plain(each.masthead.authority), each.language.code) for each in columns], 14 if is_alone else 10, masthead
        ),
        "symbol_head": Slot.words(plain(masthead.symbol_head)),
        "symbol_tail": Slot.words(plain(masthead.symbol_tail)),
        "names": names or [_words(presentation.first.language, ("",))],
        "distribution": [_block(column, is_first=not index) for index, column in enumerate(columns)],
        "emblem": Slot.of([make("r", _emblem(presentation))]),
        "row_rule": "exact" if is_alone and masthead.name_style == masthead.style else "atLeast",
        "name_size": size,
        "name_line": line,
        "block_size": block_size,
        "block_line": block_line,
    }


def _first_row(names: Sequence[tuple[str, str]], points: int, masthead: Masthead) -> dict[str, object]:
    """Return the widths of the authority's cell, of the symbol's beside it, and of the column between them and the last.

    The row is as high as it always is where the names fit.  `names` are the authority's with their languages, in type of so many points.
    """
    symbol = 20 * width(plain(masthead.symbol_head)) + 10 * width(plain(masthead.symbol_tail))
    needed = max(points * width(name, language=code) for name, code in names) + _GAP
    authority = math.ceil(20 * min(max(needed, _NARROWEST), _WIDEST, _COLUMNS - symbol - _GAP))
    return {
        "authority_width": authority,
        "symbol_width": 8363 - authority,
        "middle_width": 5528 - authority,
        "first_row_rule": "exact" if 20 * needed <= authority else "atLeast",
    }


def add_emblem(members: Members, presentation: Presentation) -> None:
    """Add the emblem: the SVG for Word, a PNG for programs that show none."""
    own = presentation.office.emblem
    pictures = (NO_PICTURE if own else style_bytes("emblem.png"), emblem(own))
    package.add_relationships(members, "word/document.xml", _PARTS, "image", is_outside=False)
    package.add_pictures(members, dict(zip(_PARTS.values(), pictures, strict=True)))


def _emblem(presentation: Presentation) -> etree._Element:
    """Return the picture; our plain drawing says nothing and has no words."""
    words = presentation.first.language.label("emblem") if presentation.office.emblem else ""
    png, svg = _PARTS
    return drawing_of(png, _EMBLEM, words, "2", svg=svg)


def _block(column: Column, *, is_first: bool) -> Words:
    spoken = language(str(column.language.facts["masthead_language"]))
    lines = _distribution(column.masthead)
    found = _words(spoken, tuple(lines if is_first or not lines else ["", *lines]))
    return found or Words(spoken.word_tag, on_off(spoken), ())


def _words(spoken: Language, lines: tuple[str, ...]) -> Words | None:
    return Words(spoken.word_tag, on_off(spoken), tuple(map(Slot.words, lines))) if lines else None


def _joined(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a name as one, with forced breaks in it."""
    return ("\n".join(plain(words) for words in lines),) if lines else ()


def on_off(spoken: Language) -> str:
    """Return how a schema of on and off says that a language is written right to left."""
    return "on" if spoken.direction == "rtl" else "off"


def _distribution(masthead: Masthead) -> list[str]:
    """Return the lines of the distribution block; the language keeps its line where it is the original."""
    lines = [plain(words) for words in (masthead.distribution, masthead.date) if words]
    if masthead.language or masthead.original:
        lines.append(plain(masthead.language))
    if masthead.original:
        lines.append(plain(masthead.original))
    if masthead.limitation:
        lines += ["", plain(masthead.limitation)] if lines else [plain(masthead.limitation)]
    return lines
