"""Formulas: MathML inside the text, and the same said in one line."""

import copy
import hashlib
from typing import Any

from lxml import etree

from hexapla.akn.names import E, akn, local

MATHML = "http://www.w3.org/1998/Math/MathML"
TEX = "application/x-tex"
"""Encoding of the annotation by which a formula keeps how it was written."""

_BETWEEN = {"msup": "^", "msub": "_", "mfrac": "/", "mover": "^", "munder": "_", "msubsup": "_^", "munderover": "_^"}
"""Signs between the parts of a formula that stand above or below one another."""

DRAWN_SIZE = 10
"""Units of a drawing that are as high as the letters around it are large."""

_RELATIONS = "=+−-<>≤≥≈≠±×→⇒∈"
_SIMPLE = ("mi", "mn")
_SCRIPTED = ("msup", "msub", "msubsup")
"""What has a part above or below its first: `1,5²` is a number with one."""


def formula_element(math: etree._Element) -> etree._Element:
    """Return a formula as it stands in a running text."""
    return E.subFlow({"name": "math"}, E.foreign(math))


def formula_in(element: etree._Element) -> etree._Element | None:
    """Return the MathML of a `subFlow`, None where it holds no formula."""
    return element.find(f"{akn('foreign')}/{{{MATHML}}}math")


def in_namespace(math: etree._Element, namespace: str | None = MATHML) -> etree._Element:
    """Return a formula with its elements in a namespace; web pages have theirs in none."""
    made = etree.Element(f"{{{namespace}}}{local(math)}" if namespace else local(math), dict(_attributes(math)),
                         nsmap=_spaces(namespace))  # fmt: skip
    made.text = math.text
    for child in math:
        inner = in_namespace(child, namespace)
        inner.tail = child.tail
        made.append(inner)
    return made


def tex_of(math: etree._Element) -> str:
    """Return how a formula was written in TeX, "" where it does not say so."""
    return next((each.text or "" for each in math.iter() if local(each) == "annotation"), "")


def is_one_number(before: str, after: str, tex: str) -> bool:
    """Tell whether figures on both sides of a comma are one number: in what was written no blank parts them, `1,2` or `1{,}2`."""
    return before[-1:].isdecimal() and after[:1].isdecimal() and f"{before},{after}" in tex.replace("{,}", ",")


def with_whole_numbers(math: etree._Element) -> etree._Element:
    """Make one number of figures and the comma between them, which programs take for a separator with a blank behind it; return the formula."""
    tex = tex_of(math)
    for comma in [each for each in math.iter() if local(each) == "mo" and (each.text or "").strip() == ","]:
        before, after = comma.getprevious(), comma.getnext()
        while after is not None and len(after) and local(after) in _SCRIPTED:
            after = after[0]
        holder = comma.getparent()
        if before is None or after is None or holder is None or {local(before), local(after)} != {"mn"}:
            continue
        if is_one_number(before.text or "", after.text or "", tex):
            after.text = f"{before.text},{after.text}"
            holder.remove(before)
            holder.remove(comma)
    return math


def drawing_of(math: etree._Element) -> str:
    """Return the address of a formula's drawing, where an edition has one."""
    return f"formula-{hashlib.sha256(etree.tostring(plain_copy(math), method='c14n')).hexdigest()[:32]}.svg"


def said(math: etree._Element) -> str:
    """Return a formula in one line of text: `x = (a + b)/c + √(y)`."""
    return " ".join(_said(math).split())


def _spaces(namespace: str | None) -> Any:
    return {None: namespace} if namespace else None


def _attributes(math: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in math.attrib.items() if str(key) != "xmlns"]


def _said(element: etree._Element) -> str:
    name = local(element)
    children = [child for child in element if not local(child).startswith("annotation")]
    if not children:
        return _sign(name, (element.text or "").strip())
    if name == "msqrt":
        return f"√({''.join(map(_said, children))})"
    if name == "mroot" and len(children) == 2:
        return f"{_said(children[1])}√({_said(children[0])})"
    if name in _BETWEEN and len(children) == len(_BETWEEN[name]) + 1:
        parts = [_grouped(child) for child in children]
        joined = parts[0] + "".join(sign + part for sign, part in zip(_BETWEEN[name], parts[1:], strict=True))
        return f"{joined} " if name.startswith("munder") else joined
    joint = "; " if name == "mtable" else " " if name == "mtr" else ""
    return joint.join(map(_said, children))


def _sign(name: str, text: str) -> str:
    if name == "mspace":
        return " "
    return f" {text} " if name == "mo" and text and text in _RELATIONS else text


def _grouped(element: etree._Element) -> str:
    """Return a part of a formula, in brackets where it is more than one sign."""
    words = _said(element).strip()
    return words if local(element) in _SIMPLE or len(words) < 2 or words.isalnum() else f"({words})"


def plain_copy(math: etree._Element) -> etree._Element:
    """Return a copy of a formula that stands alone."""
    made = copy.deepcopy(math)
    made.tail = None
    return made
