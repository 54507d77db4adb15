"""The font families of the printed page (`data/fonts.toml`): their files, which characters they draw, and how wide."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from unicodedata import category

from hexapla.resources import font_file
from hexapla.typography.joined_letters import joined

STYLES = (("", ""), ("-Bold", "font-weight: bold; "), ("-Italic", "font-style: italic; "),
          ("-Bold-Italic", "font-weight: bold; font-style: italic; "))  # fmt: skip
"""What a PDF adds to the name of a family for each of its files, and what a style sheet says of it."""

BOX = "Box"
"""The family that draws a box for every character that no font has."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")

REPLACEMENT = "\ufffd"
"""What stands on the page for a character of private use: its meaning is known to one font alone (PDF/UA-1 7.21.7)."""

LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f\u1c80-\u1c8f\u1d00-\u1d2b\u1d6b-\u1fff\u2c60-\u2c7f\u2de0-\u2dff\ua640-\ua69f\ua720-\ua7ff"
"""Latin, Greek and Cyrillic letters with their marks: scripts whose letters stand one by one, in words between blanks."""

WORD = re.compile(f"(?<![{LETTERS}])[{LETTERS}]+(?:\u2019[{LETTERS}]+)*")
"""A word of such letters; an apostrophe between two of them belongs to it."""

NO_BREAK = "\u00a0"
"""The no-break blank, which pages set as wide as a blank, whatever the font says (`weasyprint/no_break_blanks.py`)."""


@dataclass(frozen=True)
class Family:
    """A family of fonts: regular, bold, italic and bold italic, as far as it has them.

    A family with `characters` is used for these only (a `unicode-range` of CSS), and helps nobody out.  `wrong` are those
    that its files draw as others, in the same notation: another family draws them, in texts of its languages too.
    """

    name: str
    files: tuple[str, ...]
    package: str | None = None
    leads: tuple[str, ...] = ()
    characters: str = ""
    wrong: str = ""

    @property
    def pdf_names(self) -> tuple[str, ...]:
        """What a PDF may call the fonts of the family."""
        return tuple(self.name.replace(" ", "-") + style for style, _ in STYLES)

    @property
    def coverage(self) -> frozenset[int]:
        """The code points that it may draw for languages that it does not lead."""
        return frozenset() if self.characters else self.drawn

    @property
    def drawn(self) -> frozenset[int]:
        """The code points that its regular file has, those that it draws as others left out."""
        return _code_points(self.path()) - {code for span in _spans(self.wrong) for code in span}

    def path(self, *, bold: bool = False, italic: bool = False) -> Path:
        """Return the file of a style; a family of one file has no other."""
        return font_file(self.files[bold + 2 * italic if len(self.files) == len(STYLES) else 0], self.package)

    def paths(self) -> dict[str, Path]:
        """Return its files by the name that the style sheet gives them."""
        return {f"fonts/{file}": font_file(file, self.package) for file in self.files}

    def style_sheet(self) -> str:
        """Return the rules that declare its files."""
        named = self.characters or (_ranges(self.drawn) if self.wrong else "")
        only = f"; unicode-range: {named}" if named else ""
        return "\n".join(
            f'@font-face {{ font-family: "{self.name}"; {style}src: url("fonts/{file}"){only}; }}'
            for file, (_, style) in zip(self.files, STYLES, strict=False)
        )


@cache
def families() -> tuple[Family, ...]:
    """Return the families, in the order in which a character is looked for."""
    rows = tomllib.loads((files("hexapla") / "data/fonts.toml").read_text(encoding="utf-8"))["family"]
    return tuple(
        Family(
            row["name"],
            tuple(row["files"]),
            row.get("package"),
            leads=tuple(row.get("leads", ())),
            characters=row.get("characters", ""),
            wrong=row.get("wrong", ""),
        )
        for row in rows
    )


@cache
def leading(language: str) -> tuple[Family, ...]:
    """Return the families that a language is set in."""
    return tuple(family for family in families() if language in family.leads) or families()[:1]


def needed(texts: Iterable[str], languages: Iterable[str]) -> tuple[Family, ...]:
    """Return the families that some texts need: those of their languages, those that draw whole words, and those that help out."""
    texts, languages = list(texts), list(languages)
    chosen = {family for language in languages for family in leading(language)}
    for word in {word for text in texts if not text.isascii() for word in WORD.findall(text)}:
        chosen.update(*(whole(word, language)[:1] for language in languages))
    have = frozenset[int]().union(*(family.coverage for family in chosen))
    for character in sorted({character for text in texts for character in set(text)}):
        helper = _helper(character) if ord(character) not in have and is_drawn(character) else None
        if helper is not None:
            chosen.add(helper)
            have |= helper.coverage
    return tuple(family for family in families() if family in chosen)


@lru_cache(1 << 14)
def whole(word: str, language: str) -> tuple[Family, ...]:
    """Return the families that have all letters of a word which a page in a language would draw with several; none where one draws it."""
    if word.isascii() or len({_drawing(letter, language) for letter in word}) == 1:
        return ()
    return tuple(family for family in families() if all(ord(letter) in family.coverage for letter in word))


@cache
def _drawing(character: str, language: str) -> Family | None:
    """Return the family in which a page in a language draws a character, as its style sheets name them."""
    own = sorted(leading(language), key=lambda family: not family.characters)
    return next((family for family in (*own, *families()) if _is_of(family, ord(character))), None)


def _is_of(family: Family, code: int) -> bool:
    is_meant = not family.characters or any(code in span for span in _spans(family.characters))
    return is_meant and code in family.drawn


def is_drawn(character: str) -> bool:
    """Tell whether a character leaves a mark on a page: no blank, no control character."""
    return category(character) not in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


def without_font(text: str) -> list[str]:
    """Return the characters of a text that no family draws, each once; those of private use have no meaning here."""
    if text.isascii():
        return []
    return [each for each in dict.fromkeys(text) if not each.isascii() and is_drawn(each) and _helper(each) is None]


def printable(text: str) -> str:
    """Return a text with `REPLACEMENT` for its characters of private use."""
    return _PRIVATE.sub(REPLACEMENT, text)


def width(text: str, *, bold: bool = False, italic: bool = False, language: str = "") -> float:
    """Return how wide a text is, in ems of its type, each character as the first family that has it draws it, Arabic letters joined."""
    return sum(_advance(character, language, bold=bold, italic=italic) for character in joined(text))


def advance(family: Family, character: str) -> float:
    """Return how wide the regular font of a family draws a character, in ems; nothing where it has none."""
    return _advances(family.path()).get(ord(character), 0.0)


@cache
def _spans(characters: str) -> tuple[range, ...]:
    """Return the code points that a `unicode-range` names (`U+20B4, U+20BE-20CF`), in its order."""
    named = (each.strip().removeprefix("U+").partition("-") for each in characters.split(",") if each.strip())
    return tuple(range(int(first, 16), int(last or first, 16) + 1) for first, _, last in named)


def _ranges(codes: Iterable[int]) -> str:
    """Return code points as a `unicode-range`, which the engine takes for what a font has."""
    runs = groupby(enumerate(sorted(codes)), key=lambda each: each[1] - each[0])
    spans = ([code for _, code in run] for _, run in runs)
    return ", ".join(f"U+{span[0]:X}-{span[-1]:X}" for span in spans)


@cache
def _helper(character: str) -> Family | None:
    if category(character) == "Co":
        return None
    return next((each for each in families() if ord(character) in each.coverage), None)


@cache
def _advance(character: str, language: str, *, bold: bool, italic: bool) -> float:
    character = " " if character == NO_BREAK else character
    own: Sequence[Family] = leading(language)
    family = next((each for each in own if ord(character) in each.drawn), None) or _helper(character)
    return 1.0 if family is None else _advances(family.path(bold=bold, italic=italic)).get(ord(character), 1.0)


@cache
def _code_points(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # heavy, and a build with nothing to do asks for no font

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _advances(file: Path) -> dict[int, float]:
    from fontTools.ttLib import TTFont  # as above

    with TTFont(file, lazy=True) as font:
        metrics, ems = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[name][0] / ems for code, name in font.getBestCmap().items()}
