"""Labels that authors wrote beside the bars and lines of a chart: what they say, and how LibreOffice is to read them."""

from copy import deepcopy
from decimal import Decimal

from lxml import etree

from hexapla.akn.names import local
from hexapla.readers.word.number_formats import as_shown
from hexapla.readers.word.symbol_font import write_symbols

DASH = "–"
"""What stands in the place of a figure that is nil or not there, whichever dash an author wrote (UN Editorial Manual, tables)."""

_PIES = frozenset({"pieChart", "pie3DChart", "ofPieChart", "doughnutChart"})

_ORDER = ("ln", "noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill", "effectLst", "effectDag", "highlight",
          "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym")  # fmt: skip
"""The order of what a look states (ISO/IEC 29500-1, 21.1.2.3.9)."""


def written_labels(series: etree._Element) -> dict[int, str]:
    """Return what the labels say that an author wrote, by the place of their point; fields that repeat a value are none."""
    found: dict[int, str] = {}
    for label in series.iterfind("{*}dLbls/{*}dLbl"):
        place, words = label.find("{*}idx"), label.find("{*}tx")
        if place is not None and words is not None and next(words.iter("{*}fld"), None) is None:
            said = " ".join("".join(_texts(words)).split())
            found[int(place.get("val", "0"))] = said if any(map(str.isalnum, said)) else said and DASH
    return {place: said for place, said in found.items() if said}


def shares(series: etree._Element, values: etree._Element | None) -> dict[int, str]:
    """Return the parts of the whole that the labels of a pie show in place of its values, by the place of their point."""
    chart, labels = series.getparent(), series.find("{*}dLbls")
    if chart is None or local(chart) not in _PIES or labels is None or values is None:
        return {}
    if not _is_on(labels, "showPercent") or _is_on(labels, "showVal"):
        return {}
    form = labels.find("{*}numFmt")
    code = form.get("formatCode", "") if form is not None and form.get("sourceLinked") not in ("1", "true") else ""
    found = {int(each.get("idx", "0")): _number(each.findtext("{*}v", "")) for each in values.iter("{*}pt")}
    whole = sum(found.values())
    return (
        {place: as_shown(f"{each / whole:f}", code if "%" in code else "0%") for place, each in found.items()}
        if whole
        else {}
    )


def _is_on(labels: etree._Element, name: str) -> bool:
    found = labels.find(f"{{*}}{name}")
    return found is not None and found.get("val") not in ("0", "false")


def _number(text: str) -> Decimal:
    try:
        return abs(Decimal(text.strip()))
    except ArithmeticError:
        return Decimal()


def show_as_word_does(root: etree._Element) -> None:
    """Let LibreOffice show the labels of a chart as Word does.

    It draws no private characters, and gives a label the look of its paragraph, not that of its words, where these have one.
    """
    write_symbols(root)
    for paragraph in root.iterfind(".//{*}dLbl/{*}tx//{*}p"):
        runs = [each for each in paragraph if local(each) in ("r", "fld")]
        own = runs[0].find("{*}rPr") if len(runs) == 1 else None
        if own is not None:
            for looks in [*paragraph.iterfind("{*}pPr/{*}defRPr"), *runs[0].iterfind("{*}pPr/{*}defRPr")]:
                _look_alike(looks, own)


def _look_alike(looks: etree._Element, own: etree._Element) -> None:
    """Give the look of a paragraph what that of its words states; a colour stands in the place of a colour."""
    looks.attrib.update(own.attrib)
    for each in own:
        for known in [known for known in looks if local(known) == local(each)]:
            looks.remove(known)
    looks[:] = sorted([*looks, *map(deepcopy, own)], key=_order)


def _order(fact: etree._Element) -> int:
    return _ORDER.index(local(fact)) if local(fact) in _ORDER else len(_ORDER)


def _texts(words: etree._Element) -> list[str]:
    return [str(each.text or "") for each in words.iter("{*}t")]
