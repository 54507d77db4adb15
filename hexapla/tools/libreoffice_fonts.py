"""The fonts that LibreOffice sets in: those of the machine, all of ours, and one of ours in the place of the Times of UN documents.

Ours are given the heights of Times New Roman: by their own, a line of bold letters is a quarter higher than in Word, and words
run over the edges of their boxes.
"""

import io
from functools import cache
from pathlib import Path

from lxml import etree

from hexapla.data_files import data_file
from hexapla.resources import font_file, style_folder

SYSTEM_FONTS = "/etc/fonts/fonts.conf"
FAMILY = "Termes as high as Times"

_ASCENT, _DESCENT, _GAP = 0.891, 0.216, 0.042
"""The heights of Times New Roman above and below the base line, and the white between lines, in parts of an em."""

_FAMILY_NAMES = (1, 16)
"""The entries of the name table that a family is found by (ISO/IEC 14496-22)."""


def faces() -> dict[str, bytes]:
    """Return our four faces with the heights of Times New Roman, by the names of their files."""
    return {f"{number}.otf": data for number, data in enumerate(_as_high_as_times())}


def configuration(folder: Path) -> bytes:
    """Return the configuration of fonts that finds those of the system, ours and of our packages, and those in a folder.

    A family that the machine has is taken; where it has none that draws a character, ours does.
    """
    root = etree.Element("fontconfig")
    etree.SubElement(root, "include", ignore_missing="yes").text = SYSTEM_FONTS
    families, stand_ins = data_file("fonts")["family"], data_file("fonts")["stand_ins"]
    ours = dict.fromkeys(font_file(file, row.get("package")).parent for row in families for file in row["files"])
    for place in (*ours, folder):
        etree.SubElement(root, "dir").text = str(place)
    for name, alike in stand_ins["metrics"].items():
        alias = etree.SubElement(root, "alias", binding="same")
        etree.SubElement(alias, "family").text = name
        preferred = etree.SubElement(alias, "prefer")
        for family in (*alike, FAMILY):
            etree.SubElement(preferred, "family").text = family
    for own, names in stand_ins["scripts"].items():
        for name in names:
            alias = etree.SubElement(root, "alias", binding="same")
            etree.SubElement(alias, "family").text = name
            etree.SubElement(etree.SubElement(alias, "accept"), "family").text = own
    last = etree.SubElement(
        etree.SubElement(root, "match", target="pattern"), "edit", name="family", mode="append_last"
    )
    for row in families:
        if "characters" not in row:  # in our order: the Japanese and Korean faces have many Chinese characters
            etree.SubElement(last, "string").text = row["name"]
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


@cache
def _as_high_as_times() -> tuple[bytes, ...]:
    """Return our four faces under a name of their own, with the heights of Times New Roman."""
    from fontTools.ttLib import TTFont  # heavy, and few documents have drawings

    made = []
    for path in sorted((style_folder() / "fonts").glob("texgyretermes-*.otf")):
        font = TTFont(path)
        em = font["head"].unitsPerEm
        ascent, descent, gap = (round(part * em) for part in (_ASCENT, _DESCENT, _GAP))
        head, more = font["hhea"], font["OS/2"]
        head.ascent, head.descent, head.lineGap = ascent, -descent, gap
        more.sTypoAscender, more.sTypoDescender, more.sTypoLineGap = ascent, -descent, gap
        more.usWinAscent, more.usWinDescent = ascent, descent
        for entry in [entry for entry in font["name"].names if entry.nameID in _FAMILY_NAMES]:
            entry.string = FAMILY
        data = io.BytesIO()
        font.save(data)
        made.append(data.getvalue())
    return tuple(made)
