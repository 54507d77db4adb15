"""Which texts stand below a table on a page on its side: those that their source has there, as far as they follow one another."""

from hexapla.akn.document import AknDocument
from hexapla.akn.names import TURNED
from hexapla.akn.table_reach import LANDSCAPE, reach_of


def settle_turned(document: AknDocument) -> None:
    """Leave what is said of texts on pages on their side with the blocks that follow a table there, in place."""
    said = {element for element in document.root.iter() if element.attrib.pop(TURNED, "")}
    is_turned = False
    for block in document.blocks() if said else ():
        if block.kind == "table":
            is_turned = reach_of(block.content[0]).kind == LANDSCAPE
            continue
        is_turned &= block.kind not in ("annex", "figure") and bool({block.element, *block.content} & said)
        if is_turned and block.holder is not None:
            block.holder.set(TURNED, "true")
