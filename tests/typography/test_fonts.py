"""The fonts of pages: what a family draws, and that it draws nothing as something else."""

from collections import Counter
from unicodedata import category

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from hexapla.typography.fonts import Family, families, needed, width


def outlines(family: Family) -> dict[str, str]:
    """Return the outlines of the currency signs that a family draws, in each of its files."""
    found = {}
    for name, path in family.paths().items():
        with TTFont(path, lazy=True) as font:
            names, glyphs = font.getBestCmap(), font.getGlyphSet()
            for code in sorted(family.drawn & names.keys()):
                if category(chr(code)) == "Sc":
                    pen = DecomposingRecordingPen(glyphs)
                    glyphs[names[code]].draw(pen)
                    found[f"{name} {code:04X}"] = str(pen.value)
    return found


def test_no_family_draws_two_currency_signs_alike() -> None:
    for family in families():
        drawn = outlines(family)
        for file in family.paths():
            of_file = Counter(outline for name, outline in drawn.items() if name.startswith(file))
            assert [count for count in of_file.values() if count > 1] == [], file


def test_the_rouble_is_drawn_by_the_cyrillic_font_and_the_rupee_by_another() -> None:
    names = [family.name for family in needed(["₹ ₺ ₼ ₾ ₿"], ["ru"])]
    assert "Noto Serif" in names
    assert [family.name for family in needed(["₽"], ["ru"])] == ["PT Serif"]
    assert width("₹", language="ru") != width("₽", language="ru")
