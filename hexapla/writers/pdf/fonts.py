"""The faces of the printed page: which files they are, and which characters they have."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import category, name

from hexapla.errors import TemplateError
from hexapla.resources import font_file


@dataclass(frozen=True)
class Family:
    """A family of faces; `sheet` is the style sheet that declares it.

    `files` are regular, bold, italic and bold italic; `names` are what WeasyPrint
    calls them in a PDF, in the same order.  `package` is the locked package that brings the files; those of
    no package lie in `styles/fonts/`.  A family that `is_partial` is used for some of its characters
    only, and helps nobody out.
    """

    sheet: str
    files: tuple[str, ...]
    names: tuple[str, ...]
    package: str | None = None
    is_partial: bool = False

    def paths(self) -> dict[str, Path]:
        """Return the files by the name that the style sheet gives them."""
        return {f"fonts/{file}": font_file(file, self.package) for file in self.files}


FAMILIES = (
    Family(
        "faces-latin.css",
        tuple(f"texgyretermes-{style}.otf" for style in ("regular", "bold", "italic", "bolditalic")),
        ("TeX-Gyre-Termes", "TeX-Gyre-Termes-Bold", "TeX-Gyre-Termes-Italic", "TeX-Gyre-Termes-Bold-Italic"),
    ),
    Family(
        "faces-cyrillic.css",
        tuple(f"PT_Serif-Web-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")),
        ("PT-Serif", "PT-Serif-Bold", "PT-Serif-Italic", "PT-Serif-Bold-Italic"),
        package="fontpkg-pt-serif",
    ),
    Family(
        "faces-arabic.css",
        tuple(f"Amiri-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")),
        ("Amiri", "Amiri-Bold", "Amiri-Italic", "Amiri-Bold-Italic"),
        package="fontpkg-amiri",
    ),
    Family(
        "faces-chinese.css",
        tuple(f"Noto{kind}SC-Regular.otf" for kind in ("Serif", "Sans", "Serif", "Sans")),
        ("Noto-Serif-SC", "Noto-Serif-SC-Bold", "Noto-Serif-SC-Italic", "Noto-Serif-SC-Bold-Italic"),
        package="pylopdf-fonts-zh-cn",
    ),
    Family(
        "faces-latin-zh.css",
        tuple(f"texgyretermes-{style}.otf" for style in ("regular", "bold", "italic", "bolditalic")),
        tuple(f"TeX-Gyre-Termes-Latin{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic")),
        is_partial=True,
    ),
)
"""The families we have, in the order in which a missing glyph is looked for."""

LEADING = {
    "ru": ("faces-cyrillic.css",),
    "ar": ("faces-arabic.css",),
    "zh": ("faces-latin-zh.css", "faces-chinese.css"),
}
"""The sheets a language is set in, where it is not the first."""


@cache
def characters(file: Path) -> frozenset[int]:
    """Return the code points that a font file has glyphs for."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def width(text: str, *, bold: bool = False) -> float:
    """Return how wide a text is, in ems of its type; each character as the first family that has it draws it."""
    return sum(_advance(character, bold=bold) for character in text)


@cache
def _advance(character: str, *, bold: bool) -> float:
    family = next((each for each in FAMILIES if ord(character) in _coverage(each)), None)
    return 1.0 if family is None else _advances(font_file(family.files[bold], family.package))[ord(character)]


@cache
def _advances(file: Path) -> dict[int, float]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        metrics, ems = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[name][0] / ems for code, name in font.getBestCmap().items()}


def needed(texts: Iterable[tuple[str, str]], languages: Iterable[str]) -> tuple[Family, ...]:
    """Return the families that a document needs: those of its languages, and those that help out.

    `texts` are pairs of a place (an eId) and its text.

    Raises:
        TemplateError: no face has a character; the message names it and its place.
    """
    leading = {sheet for language in languages for sheet in LEADING.get(language, (FAMILIES[0].sheet,))}
    chosen = [family for family in FAMILIES if family.sheet in leading]
    have = frozenset[int]().union(*(_coverage(family) for family in chosen))
    for place, text in texts:
        for character in sorted(set(text)):
            if ord(character) in have or category(character)[0] in "CZ":
                continue
            helper = next((each for each in FAMILIES if ord(character) in _coverage(each)), None)
            if helper is None:
                raise _no_glyph(character, place)
            chosen.append(helper)
            have |= _coverage(helper)
    return tuple(family for family in FAMILIES if family in chosen)


def _coverage(family: Family) -> frozenset[int]:
    return frozenset() if family.is_partial else characters(font_file(family.files[0], family.package))


def _no_glyph(character: str, place: str) -> TemplateError:
    called = name(character, "a character without a name")
    return TemplateError(
        f"No face has the character U+{ord(character):04X} ({called}), which stands in {place}.",
        "Correct the text, or add a face that has the character to hexapla/writers/pdf/fonts.py.",
    )
