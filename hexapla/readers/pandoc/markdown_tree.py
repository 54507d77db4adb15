"""Pandoc's tree of a Markdown text, its tables of HTML read as tables and its forced breaks as breaks."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import html

from hexapla.findings import Finding
from hexapla.readers.pandoc import html_input
from hexapla.readers.pandoc.formulas import without_sums
from hexapla.readers.pandoc.html_tags import BREAK, TABLE
from hexapla.readers.pandoc.markdown_code import outside_code
from hexapla.readers.pandoc.parsed import blocks_of
from hexapla.readers.pandoc.tree import Tree

MARKDOWN = (
    "markdown-raw_html-raw_attribute-raw_tex-smart-yaml_metadata_block-pandoc_title_block-implicit_figures-citations"
)
HTML = "html-raw_html-raw_tex-smart-tex_math_dollars"
_PLACE = "table-of-html"


def markdown_blocks(data: bytes, name: str, language: str) -> tuple[Sequence[Tree], list[Finding]]:
    """Return the blocks of a Markdown text and what is odd about it.

    Raises:
        ToolMissingError, ToolFailedError: pandoc is not there, or failed.
    """
    tables: list[str] = []

    def apart(match: re.Match[str]) -> str:
        division = html.fragment_fromstring(match[0], create_parent="div")
        tables.append(html.tostring(division, encoding="unicode"))
        return f"\n\n[]{{.{_PLACE}}}\n\n"

    text = outside_code(data.decode(), lambda part: TABLE.sub(apart, part))
    blocks, odd = blocks_of(text.encode(), MARKDOWN, name, language)
    made: Sequence[Tree] = ()
    if tables:
        made, more = blocks_of(html_input.prepared("".join(tables)).encode(), HTML, name, language)
        odd += more
    return _settled(without_sums(blocks), iter(made)), odd


def _settled(tree: Any, tables: Iterator[Tree]) -> Any:
    """Return a tree with each table in its place, and with the forced breaks that tags stood for."""
    if isinstance(tree, list):
        return [_settled(each, tables) for each in tree]
    if not isinstance(tree, dict):
        return tree
    content: Any = tree.get("c")
    if tree.get("t") == "Span" and content[0][1] == [BREAK]:
        return {"t": "LineBreak"}
    is_place = tree.get("t") == "Para" and len(content) == 1 and content[0]["t"] == "Span"
    if is_place and content[0]["c"][0][1] == [_PLACE]:
        return next(tables, tree)
    return {key: _settled(each, tables) for key, each in tree.items()}
