"""Formulas for Word: what the text holds as MathML, as Office Math; pandoc makes one of the other by their TeX."""

import io
import json
import zipfile
from collections.abc import Iterable

from lxml import etree

from hexapla.akn.document import parse
from hexapla.akn.formulas import is_one_number, tex_of
from hexapla.tools.pandoc import api_version, convert

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH, _RUN, _TEXT, _BASE = (f"{_M}{name}" for name in ("oMath", "r", "t", "e"))
_SCRIPTED = frozenset(f"{_M}{name}" for name in ("sSup", "sSub", "sSubSup"))


def office_math(formulas: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """Return the Office Math of formulas by their TeX; one that does not say how it was written has none.

    Raises:
        ToolMissingError, ToolFailedError: pandoc is not there or failed.
    """
    wanted = list(filter(None, dict.fromkeys(map(tex_of, formulas))))
    if not wanted:
        return {}
    found = {}
    blocks = [{"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]} for tex in wanted]
    tree = {"pandoc-api-version": list(api_version()), "meta": {}, "blocks": blocks}
    made = convert(json.dumps(tree).encode(), "json", "docx", warnings=[])
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = parse(package.read("word/document.xml"))[0]
    for tex, paragraph in zip(wanted, body, strict=False):
        math = next(paragraph.iter(_MATH), None)
        if math is not None:
            found[tex] = _with_whole_numbers(math, tex)
    return found


def _with_whole_numbers(math: etree._Element, tex: str) -> etree._Element:
    """Make one run of figures and the comma between them: parted, they are drawn with a blank behind it."""
    for comma in [run for run in math.iter(_RUN) if _text(run) == ","]:
        before, after, holder = comma.getprevious(), comma.getnext(), comma.getparent()
        if after is not None and after.tag in _SCRIPTED:
            after = after.find(f"{_BASE}/{_RUN}")
        if before is None or after is None or holder is None or {before.tag, after.tag} != {_RUN}:
            continue
        if is_one_number(_text(before), _text(after), tex):
            after[-1].text = f"{_text(before)},{_text(after)}"
            holder.remove(before)
            holder.remove(comma)
    return math


def _text(run: etree._Element) -> str:
    return run.findtext(_TEXT) or ""
