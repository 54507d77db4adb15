"""Dates of charts: days that a file keeps as numbers, in the format that their axis shows them in.

An axis has a format of its own, or that of its numbers, which its file repeats beside it (ISO/IEC 29500-1, 21.2.2.121).
LibreOffice, as what we read, sees days only where the numbers themselves are said to be some.
"""

import re

from lxml import etree

from hexapla.akn.names import local

_DAY = re.compile(r"[dmy]", re.IGNORECASE)
_NO_PART = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|general', re.IGNORECASE)
"""Colours and languages, words, and the format of plain numbers: letters in them stand for no part of a day."""


def format_of_days(series: etree._Element) -> str:
    """Return the format in which the axis of a series shows its categories, where it is one of days; else ""."""
    plot = series.getparent()
    area = plot.getparent() if plot is not None else None
    if plot is None or area is None:
        return ""
    own = {each.get("val") for each in plot.iterfind("{*}axId")}
    for axis in (each for each in area if local(each) in ("catAx", "dateAx")):
        name, stated = axis.find("{*}axId"), axis.find("{*}numFmt")
        if name is None or stated is None or name.get("val") not in own:
            continue
        is_linked = stated.get("sourceLinked") in ("1", "true")
        kept = [each.text or "" for each in series.iterfind("{*}cat/{*}numRef/{*}numCache/{*}formatCode")]
        if not (is_linked and any(map(_says_days, kept))) and _says_days(code := stated.get("formatCode", "")):
            return code
    return ""


def state_days(root: etree._Element) -> None:
    """Let the categories of a chart say themselves that they are days."""
    for series in (each for each in root.iter() if local(each) == "ser"):
        code = format_of_days(series)
        for kept in series.iterfind("{*}cat/{*}numRef/{*}numCache/{*}formatCode") if code else ():
            kept.text = code


def _says_days(code: str) -> bool:
    return _DAY.search(_NO_PART.sub("", code)) is not None
