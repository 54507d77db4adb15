"""Formulas of a source, which pandoc hands on as TeX, as MathML: all of a file at once."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree, html

from hexapla.akn.formulas import formula_element, in_namespace, with_whole_numbers
from hexapla.tools.pandoc import api_version, convert

_TELLING = re.compile(r"[\\^_={}+<>]|^[A-Za-z]$")
"""What tells a formula between dollar signs from two sums of money: a sign of formulas, or that it is one letter."""

_GROUPED = re.compile(r"([_^])\s*([A-Za-z0-9])")
"""A lone sign above or below another, which Word gives back in braces."""

_LAST_BLANK = re.compile(r"(?<!\\)(?:\\\s)+\s*$")
"""What Word's formulas of cases end with; half of it would cost the whole formula."""

_GAP = re.compile(r"(?<=\})\s+(?=[\w\\])")
_SIGNS = re.compile(r"(?<!\s)\s*([=+<>])\s*")

DISPLAY = "display:"
"""How the name of a formula begins that stands by itself."""


def without_sums(tree: Any) -> Any:
    """Return a tree of Markdown in which a text between dollar signs that is no formula is a text: `$5 or 6$`."""
    if isinstance(tree, list):
        return [without_sums(each) for each in tree]
    if not isinstance(tree, dict):
        return tree
    if tree.get("t") == "Math" and tree["c"][0]["t"] == "InlineMath" and not _TELLING.search(tree["c"][1]):
        return {"t": "Str", "c": f"${tree['c'][1]}$"}
    return {key: without_sums(each) for key, each in tree.items()}


def formulas(trees: Iterable[Any]) -> dict[str, etree._Element]:
    """Return the MathML of every formula in trees of pandoc's, by its TeX (`display:` before it where it stands alone).

    Raises:
        ToolMissingError, ToolFailedError: pandoc is not there or failed.
    """
    wanted = list(dict.fromkeys(name for tree in trees for name in _names(tree)))
    if not wanted:
        return {}
    blocks = [{"t": "Para", "c": [_node(name)]} for name in wanted]
    tree = {"pandoc-api-version": list(api_version()), "meta": {}, "blocks": blocks}
    made = convert(json.dumps(tree).encode(), "json", "html", ("--mathml",), warnings=[])
    paragraphs = html.fragment_fromstring(made.decode(), create_parent="div")
    found = {}
    for name, paragraph in zip(wanted, paragraphs, strict=True):
        math = paragraph.find(".//math")
        if math is not None:
            found[name] = formula_element(with_whole_numbers(in_namespace(math)))
    return found


def name_of(content: Any) -> str:
    """Return the name of a formula of pandoc's: its TeX, marked where it stands by itself."""
    return f"{DISPLAY if content[0]['t'] == 'DisplayMath' else ''}{content[1]}"


def _node(name: str) -> dict[str, Any]:
    kind = "DisplayMath" if name.startswith(DISPLAY) else "InlineMath"
    return {"t": "Math", "c": [{"t": kind}, _plain(name.removeprefix(DISPLAY))]}


def _plain(tex: str) -> str:
    """Return TeX as Word gives it back: each part in braces, blanks around signs."""
    return _GAP.sub("", _SIGNS.sub(r" \1 ", _GROUPED.sub(r"\1{\2}", _LAST_BLANK.sub("", tex)))).strip()


def _names(tree: Any) -> Iterator[str]:
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("t") == "Math":
                yield name_of(part["c"])
            waiting.extend(reversed([each for each in part.values() if isinstance(each, (dict, list))]))
        elif isinstance(part, list):
            waiting.extend(reversed(part))
