"""Texts in two languages compared as numbered paragraphs: what an officer is asked to look at."""

from hexapla.concordance.compare import compare
from hexapla.concordance.result import Item, Pair


def paragraphs(*texts: tuple[str, str]) -> list[Pair]:
    """Return texts in two languages as paragraphs that are numbered from 1."""
    return [Pair(f"para_{number}", "paragraph", f"para_{number}", both) for number, both in enumerate(texts, 1)]


def looks(codes: str, *texts: tuple[str, str]) -> list[Item]:
    """Return what is to be looked at in paragraphs of two languages: `en-fr`; no rule may fail on them."""
    first, second = codes.split("-")
    concordance = compare(paragraphs(*texts), (first, second))
    assert concordance.failures == ()
    return list(concordance.to_look_at)
