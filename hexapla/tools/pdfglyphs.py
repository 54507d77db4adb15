"""Does every character of a PDF have its glyph?  Validators look at the widths of fonts, not at what they draw."""

import io
import re
import struct
from collections.abc import Callable, Iterator
from typing import Any

_SHOWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]{4,})>")
_CID = re.compile(rb"<([0-9A-Fa-f]{4})> (\d+)")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")


def missing_glyphs(data: bytes) -> dict[str, str]:
    """Return for each font of a PDF the characters that it shows no glyph for; fonts without a fault are left out."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return missing_glyphs_of(pdf)


def missing_glyphs_of(pdf: Any) -> dict[str, str]:
    """Return what `missing_glyphs` does, of a file that pikepdf has opened."""
    used, fonts = _codes(pdf)
    return {
        name: found
        for key, font in fonts.items()
        if "/DescendantFonts" in font  # as all of ours, which files of other programs may lack
        and (found := "".join(sorted(_lost(font, used[key]))))
        for name in [str(font.BaseFont).removeprefix("/").rpartition("+")[2]]
    }


def _codes(pdf: Any) -> tuple[dict[Any, set[int]], dict[Any, Any]]:
    """Return the codes that pages show in each font, and the fonts."""
    import pikepdf

    used: dict[Any, set[int]] = {}
    fonts: dict[Any, Any] = {}
    for page in pdf.pages:
        if not isinstance(page.get("/Contents"), pikepdf.Stream):  # pages of ours are one stream each
            continue
        named = {str(name).removeprefix("/"): font for name, font in page.Resources.get("/Font", {}).items()}
        shown: dict[Any, list[bytes]] = {}
        current: list[bytes] = []
        for name, text in _SHOWN.findall(page.Contents.read_bytes()):
            if name and (font := named.get(name.decode("latin-1"))) is not None:
                fonts[font.objgen] = font
                current = shown.setdefault(font.objgen, [])
            elif text:
                current.append(text[: len(text) // 4 * 4])
        for key, texts in shown.items():
            codes = bytes.fromhex(b"".join(texts).decode())
            used.setdefault(key, set()).update(struct.unpack(f">{len(codes) // 2}H", codes))
    return used, fonts


def _lost(font: Any, codes: set[int]) -> Iterator[str]:
    """Yield the characters whose codes lead to no outline; blanks need none."""
    draws = _outlines(font.DescendantFonts[0].FontDescriptor)
    ids = None if font.Encoding == "/Identity-H" else _ids(font.Encoding)
    for code, text in _characters(font).items():
        shown = "".join(each for each in text if each.isprintable() and not each.isspace())
        if code in codes and shown and not draws(code if ids is None else ids.get(code, 0)):
            yield shown


def _characters(font: Any) -> dict[int, str]:
    """Return what the codes of a font stand for, by its own table."""
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}


def _ids(encoding: Any) -> dict[int, int]:
    """Return the character ids that an encoding of a font's own leads to."""
    return {int(code, 16): int(number) for code, number in _CID.findall(encoding.read_bytes())}


def _outlines(descriptor: Any) -> Callable[[int], bool]:
    """Return what tells whether a font has an outline for a character id."""
    from fontTools.ttLib import TTFont

    file = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    if file is None:
        return lambda _: False
    font = TTFont(io.BytesIO(file.read_bytes()), lazy=True)
    if "glyf" in font:
        glyphs, order = font["glyf"], font.getGlyphOrder()
        return lambda cid: 0 < cid < len(order) and glyphs[order[cid]].numberOfContours != 0
    top = font["CFF "].cff.topDictIndex[0]
    index, names = top.CharStrings.charStringsIndex, {name: place for place, name in enumerate(top.charset)}
    place_of = (lambda cid: names.get(f"cid{cid:05d}", 0)) if hasattr(top, "ROS") else int

    def draws(cid: int) -> bool:
        place = place_of(cid)
        return 0 < place < len(index) and len(index[place].bytecode or b"") > _EMPTY

    return draws


_EMPTY = 4
"""A charstring without an outline is a width and an end, no longer than this."""
