"""Pandoc's tree of a file: what it warned of is a finding, what XML cannot hold is replaced and said."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.readers.pandoc.tree import Tree
from hexapla.readers.text.decoding import replaced
from hexapla.tools.pandoc import convert

_ILLEGAL = re.compile(r"(?P<before>(?<!\\)(?:\\\\)*)\\u(?P<code>00[01][0-9a-fA-F])|[\ufffe\uffff]")
"""A character that XML cannot hold, escaped as JSON escapes it, or as it is."""


def blocks_of(data: bytes, form: str, name: str, language: str) -> tuple[Sequence[Tree], list[Finding]]:
    """Return the blocks of a file and what is odd about it; a reference such as `&#1;` stands for a character.

    Raises:
        ToolMissingError, ToolFailedError: pandoc is not there, or failed.
    """
    place = {"file": name, "language": language}
    warnings: list[str] = []
    text = convert(data, form, "json", warnings=warnings).decode()
    found = [finding("F-207", before=warning.removeprefix("[WARNING] "), **place) for warning in warnings]
    counts = Counter(map(_character, _ILLEGAL.finditer(text)))
    found += [replaced(each, count, **place) for each, count in counts.items()]
    tree = json.loads(_ILLEGAL.sub(lambda match: f"{match['before'] or ''}\ufffd", text))
    blocks: Sequence[Tree] = tree["blocks"]
    return blocks, found


def _character(match: re.Match[str]) -> str:
    return chr(int(match["code"], 16)) if match["code"] else match[0]
