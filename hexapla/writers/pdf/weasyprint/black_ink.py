"""Black as one ink: grey levels are written as such.

WeasyPrint 70.0 writes every colour of style sheets as red, green and blue.  A press that separates those prints a
small letter in four inks, one beside the other.  Colours whose three parts are equal become DeviceGray, which a press
prints with its black alone, and which PDF/A allows where a file has an output intent (ISO 19005-3, 6.2.4.3).
"""

from typing import Any

import pydyf


def install() -> None:
    """Mend the writing of colours, once."""
    original = pydyf.Stream.set_color_rgb
    if getattr(original, "mended", False):
        return

    def set_color_rgb(self: Any, r: float, g: float, b: float, stroke: bool = False) -> None:
        if r == g == b:
            self.stream.append(b"%s %s" % (f"{r:g}".encode(), b"G" if stroke else b"g"))
        else:
            original(self, r, g, b, stroke)

    set_color_rgb.mended = True  # type: ignore[attr-defined]
    pydyf.Stream.set_color_rgb = set_color_rgb
