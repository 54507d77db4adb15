"""What a glyph says that is one of several for a text: an Arabic letter and its vowel sign, two letters that are tied.

WeasyPrint 70.0 gives the text of all of them to the one it draws first and nothing to the others, for the whole document: a
single "أُ" on a page, and every "أ" in it is silent, and every vowel sign says "أُ".  An empty entry is no entry besides
(PDF/A-3 6.2.11.7.2, PDF/UA-1 7.21.7).  Here a sign says itself, and a letter what is left.  No issue found upstream.
"""

from typing import Any
from unicodedata import bidirectional, category

from weasyprint.pdf.fonts import Font

PLAIN = frozenset({"TeX Gyre Termes", "TeX Gyre Termes Latin", "PT Serif", "Noto Serif SC"})
"""Families that draw a glyph a letter; the others join letters and have signs, and to be told of every glyph costs time."""

SHADDA = "\u0651"
"""The sign that the shaper sets first at a letter, and Unicode orders last (class 33)."""

JOINER = "\u2060"
"""What a glyph says that says nothing: no letter, and no blank."""


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
        elif text and bidirectional(text[0]) in ("R", "AL"):
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


def install() -> None:
    """Mend the texts of glyphs, once."""
    original = Font.__init__
    if getattr(original, "mended", False):
        return

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807 - a method in the place of another
        original(self, *arguments, **named)
        if self.family not in PLAIN:
            self.to_unicode = _Texts(self.widths)

    __init__.mended = True  # type: ignore[attr-defined]
    Font.__init__ = __init__
