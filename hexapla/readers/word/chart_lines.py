"""Lines of charts whose width their file leaves out: Word draws them 2.25 points wide, LibreOffice as thin as it can.

The width is that of the usual chart style (ISO/IEC 29500-1, 21.2.2.227).
"""

from lxml import etree

WIDTH = 28_575
"""How wide such a line is, in English Metric Units: 12,700 a point."""


def state_widths(root: etree._Element) -> None:
    """Let the lines of a chart say how wide they are, and that they end round."""
    for kind in ("lineChart", "scatterChart"):
        for line in root.iterfind(f".//{{*}}{kind}/{{*}}ser/{{*}}spPr/{{*}}ln"):
            if line.get("w") is None and line.find("{*}noFill") is None:
                line.attrib.update({"w": str(WIDTH), "cap": "rnd"})
