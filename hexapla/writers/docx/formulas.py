"""Formulas for Word: what the text holds as MathML, as Office Math; pandoc makes one of the other by their TeX."""

import io
import json
import zipfile
from collections.abc import Iterable

from lxml import etree

from hexapla.akn.document import parse
from hexapla.akn.formulas import tex_of
from hexapla.tools.pandoc import api_version, convert

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


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
            found[tex] = math
    return found
