"""Boxes of text that float below a picture and are anchored above it: what a Word file shows below stands below."""

from lxml import etree

from hexapla.readers.word.names import WP, w, whole

_POINT = 12_700
"""What a point is in the units of drawings (EMU)."""

_LEAST, _LINE, _SLACK = 40.0, 6.0, 24.0
"""Points: how far below its anchor a box floats that may be below a picture, how high an empty paragraph is at least, by how
much a box may overlap the picture that it stands below."""


def move_boxes_below(body: etree._Element) -> None:
    """Put each paragraph of a body that holds nothing but boxes of text behind the pictures which follow it and above which these float."""
    for paragraph in body.findall(w("p")):
        below = _below(paragraph)
        place = _last_picture(paragraph, below) if below >= _LEAST else None
        if place is not None:
            place.addnext(paragraph)


def _below(paragraph: etree._Element) -> float:
    """Return how far below a paragraph without words its highest box floats, in points; 0 where it holds anything else."""
    anchors = [
        each for each in paragraph.iter(f"{{{WP}}}anchor") if next(each.iter(w("txbxContent")), None) is not None
    ]
    if not anchors or _has_words(paragraph) or next(paragraph.iter(f"{{{WP}}}inline"), None) is not None:
        return 0.0
    places = [each.find(f"{{{WP}}}positionV") for each in anchors]
    offsets = [
        whole(place.findtext(f"{{{WP}}}posOffset")) / _POINT
        for place in places
        if place is not None and place.get("relativeFrom") == "paragraph"
    ]
    return min(offsets) if len(offsets) == len(anchors) else 0.0


def _last_picture(paragraph: etree._Element, below: float) -> etree._Element | None:
    """Return the last paragraph behind one whose picture ends before a place so far below it; no words stand between them."""
    found, reached = None, 0.0
    for each in paragraph.itersiblings():
        if each.tag != w("p") or _has_words(each):
            break
        heights = [whole(size.get("cy")) / _POINT for size in each.iterfind(f".//{{{WP}}}inline/{{{WP}}}extent")]
        reached += max(heights, default=_LINE)
        if heights and reached <= below + _SLACK:
            found = each
    return found


def _has_words(paragraph: etree._Element) -> bool:
    texts = (each for each in paragraph.iter(w("t")) if (each.text or "").strip())
    return any(next(each.iterancestors(w("txbxContent")), None) is None for each in texts)
