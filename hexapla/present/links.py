"""Links as an edition prints them: cited symbols lead to docs.un.org in the reader's language."""

from dataclasses import replace

from lxml import etree

from hexapla.akn.inlines import Run, runs
from hexapla.domain.language import Language

CANONICAL = "https://undocs.org/"
"""How the canonical XML writes the address of a cited symbol, in no language."""


def localised(href: str | None, language: Language) -> str | None:
    """Return the address to print: docs.un.org in this language for a symbol, others unchanged."""
    if href is None or not href.startswith(CANONICAL):
        return href
    return f"https://docs.un.org/{language.code}/{href.removeprefix(CANONICAL)}"


def localised_runs(element: etree._Element, language: Language) -> tuple[Run, ...]:
    """Return the runs of an element with their links made for a language."""
    return tuple(replace(run, href=localised(run.href, language)) for run in runs(element))
