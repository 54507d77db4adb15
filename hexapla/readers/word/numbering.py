"""Automatic numbers: what Word prints before a paragraph, counted as Word counts."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hexapla.readers.word.names import child_val, is_on, val, w, whole

DEEPEST = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CHINESE = "〇一二三四五六七八九"
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "▸",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "\uf0a8": "◆",
    "·": "•",
    "●": "•",
}
"""Characters of symbol fonts that lists begin with, and the same in Unicode."""


@dataclass(frozen=True)
class Level:
    """One level of a list: how its numbers look, where they begin, and what stands around them."""

    form: str
    text: str
    start: int = 1
    restart: int | None = None
    is_plain: bool = False
    style: str | None = None


@dataclass
class Numbering:
    """The lists of a file and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    own: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: etree._Element | None) -> "Numbering":
        """Read the numbering part; a file without one has no lists."""
        found = cls()
        if root is None:
            return found
        for each in root.iter(w("abstractNum")):
            found.levels[str(val(each, "abstractNumId"))] = {
                whole(val(level, "ilvl")): _level(level) for level in each.iter(w("lvl"))
            }
        for each in root.iter(w("num")):
            number = str(val(each, "numId"))
            found.abstract[number] = child_val(each, "abstractNumId") or ""
            for override in each.iter(w("lvlOverride")):
                depth = whole(val(override, "ilvl"))
                start, level = override.find(w("startOverride")), override.find(w("lvl"))
                if start is not None:
                    found.starts.setdefault(number, {})[depth] = whole(val(start), 1)
                if level is not None:
                    found.own.setdefault(number, {})[depth] = _level(level)
        return found

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level of a list that is tied to a style, 0 where none is."""
        levels = self.levels.get(self.abstract.get(number, ""), {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def label(self, number: str, depth: int) -> str:
        """Count one paragraph of a list and return its label, "" for a list that prints nothing."""
        abstract = self.abstract.get(number, "")
        level = self._level(number, depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * DEEPEST)
        self._count(number, depth, level, counts)
        if level.form == "bullet":
            return "".join(_BULLETS.get(character, character) for character in level.text.strip())
        if level.form == "none":
            return ""
        text = level.text
        for place in range(depth + 1):
            inner = self._level(number, place)
            if inner is None:
                continue
            count = counts[place] if counts[place] is not None else inner.start
            shown = str(count) if level.is_plain else formatted(int(count or 0), inner.form)
            text = text.replace(f"%{place + 1}", shown)
        return text.strip()

    def _level(self, number: str, depth: int) -> Level | None:
        own = self.own.get(number, {}).get(depth)
        return own or self.levels.get(self.abstract.get(number, ""), {}).get(depth)

    def _count(self, number: str, depth: int, level: Level, counts: list[int | None]) -> None:
        start = self.starts.get(number, {}).get(depth)
        if start is not None and (number, depth) not in self._begun:
            counts[depth] = start
        else:
            before = counts[depth]
            counts[depth] = level.start if before is None else before + 1
        self._begun.add((number, depth))
        for deeper in range(depth + 1, DEEPEST):
            inner = self._level(number, deeper)
            if inner is None or inner.restart is None or inner.restart > depth:
                counts[deeper] = None


def _level(element: etree._Element) -> Level:
    restart = child_val(element, "lvlRestart")
    return Level(
        form=child_val(element, "numFmt") or "decimal",
        text=child_val(element, "lvlText") or "",
        start=whole(child_val(element, "start"), 1),
        restart=None if restart is None else whole(restart),
        is_plain=is_on(element.find(w("isLgl"))),
        style=child_val(element, "pStyle"),
    )


_LARGEST = 32767
"""The largest number that Word counts to; letters are doubled and figures written without end above it."""


def formatted(count: int, form: str) -> str:
    """Return a count as a number form of Word prints it; forms that we do not know print figures."""
    return _FORMS.get(form, str)(count) if 0 <= count <= _LARGEST else str(count)


def _roman(count: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        while count >= value:
            found, count = found + letters, count - value
    return found


def _alphabet(letters: str) -> Callable[[int], str]:
    """Return a form that doubles its letters after the last: z, aa, bb."""

    def form(count: int) -> str:
        if count < 1:
            return ""
        times, place = divmod(count - 1, len(letters))
        return letters[place] * (times + 1)

    return form


def _chinese(count: int) -> str:
    if count < 10:
        return _CHINESE[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return (_CHINESE[tens] if tens > 1 else "") + "十" + (_CHINESE[ones] if ones else "")
    return "".join(_CHINESE[int(figure)] for figure in str(count))


def _wide(count: int) -> str:
    return "".join(unicodedata.lookup(f"FULLWIDTH DIGIT {unicodedata.name(figure)[6:]}") for figure in str(count))


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _alphabet(_LATIN),
    "upperLetter": _alphabet(_LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "russianLower": _alphabet(_RUSSIAN),
    "russianUpper": _alphabet(_RUSSIAN.upper()),
    "arabicAlpha": _alphabet(_ARABIC_ALPHA),
    "arabicAbjad": _alphabet(_ABJAD),
    "hindiNumbers": lambda count: "".join(chr(0x660 + int(figure)) for figure in str(count)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda count: "".join(_CHINESE[int(figure)] for figure in str(count)),
    "decimalFullWidth": _wide,
    "chicago": lambda count: "*†‡§"[(count - 1) % 4] * ((count - 1) // 4 + 1),
    "none": lambda _: "",
    "bullet": lambda _: "•",
}
"""How Word's number forms print a count."""
