"""What stands inside runs of text, or around them, in Word files: links, reading aids, simple fields; set in line."""

import copy
import re

from lxml import etree

from hexapla.readers.text.line_ends import EAST_ASIAN
from hexapla.readers.word.names import child_val, unwrap, w, whole

_MARK = re.compile(r"\s*(?:[a-z]{1,2}|\d{1,3}|\*{1,3})\s*")
_RAISED = 4
"""Half points by which a mark is moved up or down."""


def set_reading_aids_in_line(root: etree._Element) -> None:
    """Set the reading of a word (ruby) in brackets behind the word."""
    for aid in list(root.iter(w("rt"))):
        base = aid.getnext()
        if base is not None and base.tag == w("rubyBase"):  # the file has the reading first, the page below it the word
            base.addnext(aid)
        texts = list(aid.iter(w("t")))
        if texts:
            said = "".join(text.text or "" for text in texts)
            before, after = ("（", "）") if EAST_ASIAN.search(said) else (" (", ")")
            texts[0].text = f"{before}{texts[0].text or ''}"
            texts[-1].text = f"{texts[-1].text or ''}{after}"
            for text in (texts[0], texts[-1]):
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for name in ("rubyPr", "rt", "rubyBase", "ruby"):
        for element in list(root.iter(w(name))):
            if name == "rubyPr":
                element.getparent().remove(element)  # type: ignore[union-attr]  # it stands in a ruby
            else:
                unwrap(element)


def lift_out_of_runs(root: etree._Element) -> None:
    """Put runs and links that stand inside a run behind it: the text of the run is cut there."""
    for run in list(root.iter(w("r"))):
        if not any(child.tag in (w("r"), w("hyperlink")) for child in run):
            continue
        parent = run.getparent()
        if parent is None:
            continue
        properties = run.find(w("rPr"))
        parts: list[etree._Element] = []
        for child in [each for each in run if each.tag != w("rPr")]:
            if child.tag in (w("r"), w("hyperlink")):
                parts.append(child)
            else:
                if not parts or parts[-1].tag != w("r") or parts[-1].get(_CUT) is None:
                    parts.append(etree.Element(w("r"), {_CUT: "1"}))
                parts[-1].append(child)
        place = parent.index(run)
        parent[place : place + 1] = parts
        for part in parts:
            part.attrib.pop(_CUT, "")
            for inner in part.iter(w("r")):
                if properties is not None and inner.find(w("rPr")) is None:
                    inner.insert(0, copy.deepcopy(properties))


_CUT = "cut"


def raise_marks(root: etree._Element) -> None:
    """Raise or lower the letters and figures that stand so by their position alone (`w:position`), in place."""
    for position in list(root.iter(w("position"))):
        properties = position.getparent()
        run = None if properties is None else properties.getparent()
        moved = whole(position.get(w("val")))
        if run is None or run.tag != w("r") or abs(moved) < _RAISED or child_val(properties, "vertAlign"):
            continue
        if _MARK.fullmatch("".join(text.text or "" for text in run.iter(w("t")))):
            place = "superscript" if moved > 0 else "subscript"
            etree.SubElement(properties, w("vertAlign"), {w("val"): place})  # type: ignore[arg-type]  # it has children
