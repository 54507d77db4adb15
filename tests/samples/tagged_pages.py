"""Pages whose words stand in a structure tree, as Word writes them, and drawings of boxes among them."""

import io
from collections.abc import Sequence
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name


class Words(NamedTuple):
    """Words of one row: left edge, baseline, size, the element that they stand in (0 for none), its type."""

    left: float
    base: float
    words: str
    element: int = 0
    kind: str = "P"
    size: float = 10


def tagged(*pages: Sequence[Words], boxes: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """Return pages of words, an element of the structure tree for each number, and boxes drawn on the last page."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
        elements: dict[int, pikepdf.Object] = {}
        for number, words in enumerate(pages, 1):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            drawn = []
            for place, each in enumerate(words):
                text = f"BT /F1 {each.size} Tf {each.left} {each.base} Td ({each.words}) Tj ET"
                drawn.append(f"/{each.kind} <</MCID {place}>> BDC {text} EMC" if each.element else text)
                if each.element:
                    made = Dictionary(Type=Name.StructElem, S=Name(f"/{each.kind}"), K=pikepdf.Array())
                    element = elements.setdefault(each.element, pdf.make_indirect(made))
                    element.K.append(Dictionary(Type=Name.MCR, Pg=page.obj, MCID=place))
            if number == len(pages):
                drawn += [f"{left} {low} {right - left} {high - low} re S" for left, low, right, high in boxes]
            page.Contents = pdf.make_stream("\n".join(drawn).encode("latin-1"))
        tree = Dictionary(Type=Name.StructTreeRoot, K=pikepdf.Array(elements.values()))
        pdf.Root.StructTreeRoot = pdf.make_indirect(tree)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
