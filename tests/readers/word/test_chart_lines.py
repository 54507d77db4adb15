"""Lines of charts are as wide as Word draws them where their file leaves that out."""

import pytest
from lxml import etree

from hexapla.readers.word.chart_lines import state_widths
from samples.shapes import A, C


@pytest.mark.parametrize(
    ("kind", "line", "wide"),
    [
        ("lineChart", A.ln(A.solidFill(A.srgbClr(val="808080"))), "28575"),
        ("scatterChart", A.ln(), "28575"),
        ("lineChart", A.ln(w="9525"), "9525"),
        ("scatterChart", A.ln(A.noFill()), None),  # points without a line
        ("barChart", A.ln(), None),
    ],
)
def test_a_line_without_a_width_is_as_wide_as_in_word(kind: str, line: etree._Element, wide: str | None) -> None:
    state_widths(C.chartSpace(C.chart(C.plotArea(C(kind, C.ser(C.spPr(line)))))))
    assert line.get("w") == wide
