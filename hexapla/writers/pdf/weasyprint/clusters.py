"""What a glyph says that is one of several for a text: an Arabic letter and its vowel sign, two letters that are tied.

WeasyPrint 70.0 gives the text of all of them to the one it draws first and nothing to the others, for the whole document: a
single "أُ" on a page, and every "أ" in it is silent, and every vowel sign says "أُ".  An empty entry is no entry besides
(PDF/A-3 6.2.11.7.2, PDF/UA-1 7.21.7).  Here a sign says itself, and a letter what is left.  No issue found upstream.

A letter drawn as two glyphs (Amiri draws a lam before a kaf so) leaves one that says nothing, and so do conjuncts of the scripts of
India.  Such an entry parts the word for whoever looks for it or copies it: these glyphs stand in a span that says their text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from unicodedata import bidirectional, category

from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

PLAIN = frozenset({"TeX Gyre Termes", "TeX Gyre Termes Latin", "PT Serif", "Noto Serif SC"})
"""Families that draw a glyph a letter; the others join letters and have signs, and to be told of every glyph costs time."""

SHADDA = "\u0651"
"""The sign that the shaper sets first at a letter, and Unicode orders last (class 33)."""

_SIGNS_FROM_RIGHT = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]+")
"""Signs above and below Hebrew and Arabic letters, which a glyph may say by itself."""

JOINER = "\u2060"
"""What a glyph says that says nothing: no letter, and no blank."""

_SHOWN = re.compile(r"<(?P<glyphs>[0-9a-f]*)>|(?P<kerning>-?[\d.]+(?:e-?\d+)?)")
"""What the engine shows: glyphs by their numbers, four digits each, and how much closer the next one stands."""


class _Told(NamedTuple):
    """A glyph that the engine has told of, with its text; one that has none is of the text before it, or of the one behind it."""

    glyph: int
    text: str
    is_of_last: bool


_told: list[_Told] = []
"""The glyphs that the engine has told of and not yet shown."""


class _Texts(dict[int, str]):
    """What the glyphs of a font say; the engine tells it of every glyph that it draws, those of a text right to left.

    What a glyph says where it is the only one of its text is known; what one of several says is guessed.
    """

    def __init__(self, widths: dict[int, int]) -> None:
        super().__init__()
        self._widths = widths
        self._known: dict[int, str] = {}
        self._guessed: dict[int, str] = {}
        self._text = ""
        self._glyphs: list[int] = []

    def __contains__(self, glyph: object) -> bool:
        """Tell the engine to tell of a glyph again: its text here may be its own, and that before was not."""
        return False

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, text)
        is_of_last = _is_from_right(self._text) or _SIGNS_FROM_RIGHT.fullmatch(self._text) is not None
        _told.append(_Told(glyph, text, not text and is_of_last))
        if text:
            self._settle()
            self._text, self._glyphs = text, [glyph]
        else:
            self._glyphs.append(glyph)

    def items(self) -> Any:
        """Return the glyphs with their texts; one without width is a sign above or below a letter."""
        self._settle()
        return {glyph: self._own(glyph) for glyph in self}.items()

    def _settle(self) -> None:
        """Take in the glyphs of one text."""
        text, glyphs = self._text, self._glyphs
        self._text, self._glyphs = "", []
        if len(glyphs) == 1:
            known = self._known.setdefault(glyphs[0], text)
            self._known[glyphs[0]] = min(known, text, key=len)
        elif _is_from_right(text):
            letters = _letters(text)
            if len(letters) != len(glyphs):  # the letter is drawn first, so it comes last
                letters = [_without_signs(text), *_parted(_signs(text), len(glyphs) - 1)]
            self._guessed.update(zip(glyphs, reversed(letters), strict=True))
        elif text and text == _signs(text):
            self._guessed.update(zip(glyphs, reversed(_parted(text, len(glyphs))), strict=True))
        elif glyphs and text:
            self._known.setdefault(glyphs[0], text)

    def _own(self, glyph: int) -> str:
        text = self._known.get(glyph) or self._guessed.get(glyph, "")
        return (_signs(text) if self._widths.get(glyph) == 0 else "") or text or JOINER


def _letters(text: str) -> list[str]:
    """Return the letters of a text, each with its signs."""
    found: list[str] = []
    for sign in text:
        if found and category(sign) == "Mn":
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _parted(signs: str, count: int) -> list[str]:
    """Return what each of so many glyphs says of some signs, in the order in which they are drawn: a shadda is the first."""
    if len(signs) == count:
        return sorted(signs, key=lambda sign: sign != SHADDA)
    return [signs] * count


def _without_signs(text: str) -> str:
    return "".join(letter for letter in text if category(letter) != "Mn")


def _signs(text: str) -> str:
    return "".join(letter for letter in text if category(letter) == "Mn")


def _spans(told: Sequence[_Told]) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last of glyphs that have one text and do not each say a part of it, and that text.

    Of these the engine tells the one at the left, or at the right where the text runs from left to right.
    """
    start = 0
    for place, each in enumerate(told):
        if not each.text and not each.is_of_last:
            continue  # the text comes
        end = place + 1
        while end < len(told) and told[end].is_of_last:
            end += 1
        if each.text and end - start > 1 and not _is_said(each.text, end - start):
            yield start, end - 1, each.text
        start = end


def _is_said(text: str, count: int) -> bool:
    """Tell whether so many glyphs each say a part of a text."""
    if _is_from_right(text):
        return len(_letters(text)) == count or bool(_signs(text))
    return text == _signs(text)


def _is_from_right(text: str) -> bool:
    return bidirectional(text[:1] or " ") in ("R", "AL")


def _in_spans(shown: str, told: Sequence[_Told]) -> Iterator[tuple[str, str]]:
    """Yield what the engine shows in parts, each with the text of a span, "" for those that are in none."""
    spans = {place: span for span in _spans(told) for place in range(span[0], span[1] + 1)}
    part, said, place = "", "", 0
    for found in _SHOWN.finditer(shown):
        if found["kerning"]:
            part += f"{found[0]} "  # another one may follow
        for glyph in re.findall("....", found["glyphs"] or ""):
            span = spans.get(place)
            if part and (span is None or span[0] == place) and (said or span):
                yield part, said
                part = ""
            part, said, place = f"{part}<{glyph}>", span[2] if span else "", place + 1
    yield part, said


def _show(stream: Any, shown: str, show: Any) -> None:
    """Show glyphs, those that say a text together in a span."""
    if all(each.text for each in _told):
        _told.clear()
        show(stream, shown)
        return
    glyphs = [int(each, 16) for found in _SHOWN.finditer(shown) for each in re.findall("....", found["glyphs"] or "")]
    told = _told[: len(glyphs)]
    is_known = [each.glyph for each in told] == glyphs
    del _told[: len(glyphs) if is_known else None]
    if not is_known or not any(_spans(told)):
        show(stream, shown)
    else:
        for part, text in _in_spans(shown, told):
            if text:
                stream.stream.append(
                    f"/Span << /ActualText <{(chr(0xFEFF) + text).encode('utf-16-be').hex()}> >> BDC".encode()
                )
            show(stream, part)
            if text:
                stream.stream.append(b"EMC")


def install() -> None:
    """Mend the texts of glyphs, once."""
    original = Font.__init__
    if getattr(original, "mended", False):
        return

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807 - a method in the place of another
        original(self, *arguments, **named)
        if self.family not in PLAIN:
            self.to_unicode = _Texts(self.widths)

    show = Stream.show_text

    def show_text(self: Any, text: str) -> None:
        _show(self, text, show)

    __init__.mended = True  # type: ignore[attr-defined]
    Font.__init__ = __init__
    Stream.show_text = show_text
