"""Gap 29: the label of an item is text of the item, and a list does not say how it counts.

Our labels are in the source, so no marker of the engine makes them `Lbl`.  They are taken out of the body of their item,
and the list tells how its first label counts (ISO 14289-1, 7.6; ISO 32000-1, 14.8.4.3.3 and table 347).
"""

from collections.abc import Mapping
from typing import Any

import pydyf

from hexapla.writers.pdf.weasyprint.continued_parts import resolve


def label_items(pdf: Any, labels: Mapping[int, str]) -> None:
    """Set the labels of items apart from their bodies; `labels` gives by the number of each element how it counts."""
    for number, numbering in labels.items():
        label = pdf.objects[number]
        parent = body = resolve(pdf, label["P"])
        while body["S"] in ("/NonStruct", "/Span"):
            body = resolve(pdf, body["P"])
        if body["S"] != "/LBody":
            continue
        item = resolve(pdf, body["P"])
        parent["K"].remove(label.reference)
        label.update({"S": "/Lbl", "P": item.reference})
        item["K"].insert(0, label.reference)
        counting = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})
        resolve(pdf, item["P"]).setdefault("A", counting)
