"""Amendments: in a text that strikes words out, the underlined words are those that take their place."""

from collections.abc import Iterable

from lxml import etree

from hexapla.akn.names import akn


def mark_insertions(parts: Iterable[etree._Element]) -> None:
    """Make insertions of the underlined words of a document that has struck words."""
    roots = list(parts)
    if any(next(root.iter(akn("del")), None) is not None for root in roots):
        for root in roots:
            for line in list(root.iter(akn("u"))):
                line.tag = akn("ins")
